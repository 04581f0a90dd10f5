//! Who is accountable: rules and what follows from them, and the ways on which ownership moves.

use std::sync::Arc;

use kernel::Millis;
use serde::{Deserialize, Serialize, Serializer};

use super::Model;
use crate::condition::Condition;
use crate::fact::{FactName, Facts, Value};
use crate::finding::At;
use crate::formula::Formula;
use crate::input::{Input, Modes};
use crate::name::{CalendarName, ModeName, PartyName, QueueName, RoleName, RuleId, SlaName};
use crate::words::{Action, Autoreply, Layer, Level, Response, Select, SlaClock};

/// One rule.
#[derive(Clone, Debug, Serialize)]
pub struct Rule {
    /// Its name.
    pub id: RuleId,
    #[serde(skip)]
    pub(crate) at: At,
    /// Which rules come before it.
    pub layer: Layer,
    /// The mode in which alone it is active.
    pub mode: Option<ModeName>,
    /// When it matches.
    pub when: Condition,
    /// What follows.
    pub then: Then,
    /// Channels that the author leaves to this rule on purpose; only `default` has them.
    pub covers: Vec<Arc<str>>,
}

/// What follows from a rule.
#[derive(Clone, Debug, Serialize)]
pub struct Then {
    /// Where it goes, or what is done with it.
    pub target: Target,
    /// The promise.
    pub sla: Option<SlaName>,
    /// How urgent it is.
    pub priority: Option<PriorityRule>,
    /// How an agent is chosen, if not as the queue says.
    pub select: Option<Select>,
    /// What the agent must be able to do.
    pub skills: Vec<Arc<str>>,
    /// Who must agree before anything is published.
    pub approval: Option<ApprovalRule>,
    /// The role that alone may publish.
    pub publish: Option<RoleName>,
    /// Whether a machine may answer.
    pub autoreply: Option<Autoreply>,
    /// What kind of answer is expected.
    pub response: Option<Response>,
    /// Whom to ask.
    pub consult: Vec<PartyName>,
    /// Whom to tell.
    pub inform: Vec<PartyName>,
    /// The prepared answer to offer.
    #[serde(rename = "macro")]
    pub macro_name: Option<Arc<str>>,
    /// The author's reason.
    pub reason: Option<Arc<str>>,
}

/// Where an item goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// To this queue.
    Queue(QueueName),
    /// To the queue of the person's open case (`@open_case_queue`).
    OpenCase,
    /// To no queue: something is done with it.
    Action(Action),
}

/// How urgent a rule makes an item.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PriorityRule {
    /// A word.
    Level(Level),
    /// A formula over facts.
    Formula(Formula),
}

/// An approval, and when it is needed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ApprovalRule {
    /// Needed unless this is known not to hold; always if absent.
    pub when: Option<Condition>,
    /// Who and how many.
    #[serde(flatten)]
    pub approval: Approval,
}

/// Who must agree before something is published: `need` different people, never the author. Time running out
/// never approves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// The roles that may agree; anybody who may publish there if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<RoleName>,
    /// How many of them.
    pub need: u32,
    /// After how long it is escalated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout: Option<Millis>,
    /// Who may agree as well, once it is escalated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deputy: Vec<RoleName>,
}

/// A part of the world that follows another file.
#[derive(Clone, Debug, Serialize)]
pub struct Scope {
    /// What it is called in a decision's scope path.
    pub id: Arc<str>,
    #[serde(skip)]
    pub(crate) at: At,
    /// When it applies.
    pub when: Condition,
    /// The file that it follows.
    #[serde(serialize_with = "hash_only")]
    pub model: Arc<Model>,
}

/// A used model is told by its hash, which stands for all that it means.
fn hash_only<S: Serializer>(model: &Model, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&model.hash)
}

/// Items that wait too long are offered to another queue's agents too; the owner changes when one accepts.
#[derive(Clone, Debug, Serialize)]
pub struct Overflow {
    #[serde(skip)]
    pub(crate) at: At,
    /// From here.
    pub queue: QueueName,
    /// While this holds.
    pub when: Condition,
    /// To there.
    pub to: QueueName,
    /// Only items for which this holds.
    pub only: Condition,
}

/// Ownership moves when a calendar closes (or opens).
#[derive(Clone, Debug, Serialize)]
pub struct FollowTheSun {
    #[serde(skip)]
    pub(crate) at: At,
    /// From here.
    pub queue: QueueName,
    /// By this calendar.
    pub calendar: CalendarName,
    /// `true`: while it is open; `false`: while it is closed.
    pub while_open: bool,
    /// To there.
    pub to: QueueName,
    /// The only surfaces on which the receiving team may then publish; no restriction if absent.
    pub publish_only: Option<Vec<Arc<str>>>,
    /// What the receiving team may say in public, such as `holding_macro_only`.
    pub public_reply: Option<Arc<str>>,
    /// Ownership comes back when the calendar turns again.
    #[serde(rename = "return")]
    pub returns: bool,
}

/// Ownership moves because a fact changed.
#[derive(Clone, Debug, Serialize)]
pub struct Handoff {
    #[serde(skip)]
    pub(crate) at: At,
    /// From here.
    pub from: QueueName,
    /// To there.
    pub to: QueueName,
    /// Each fact with the values whose arrival is the reason; one is enough.
    pub on: Vec<(FactName, Vec<Value>)>,
    /// Only if this holds then.
    #[serde(skip_serializing_if = "Condition::is_empty")]
    pub when: Condition,
    /// What is handed over.
    pub carry: Vec<Arc<str>>,
    /// How soon the receiver must acknowledge; else it goes back and is escalated.
    pub ack_within: Option<Millis>,
    /// The customer is told.
    pub customer_told: bool,
}

/// Ownership moves because time ran out.
#[derive(Clone, Debug, Serialize)]
pub struct Escalation {
    #[serde(skip)]
    pub(crate) at: At,
    /// From here.
    pub from: QueueName,
    /// After this long; nothing if it only asks `when`.
    pub after: Millis,
    /// Whether that time runs always or only while the queue's calendar is open.
    pub clock: SlaClock,
    /// If this holds then.
    pub when: Condition,
    /// To there.
    pub to: QueueName,
    /// What stays as it was.
    pub keep: Vec<Arc<str>>,
}

/// An example that the author wrote into the file: for these facts, this must come out.
#[derive(Clone, Debug)]
pub struct GoldenTest {
    pub(crate) at: At,
    /// What it shows.
    pub name: Arc<str>,
    /// The facts and modes.
    pub input: Input,
    /// What must come out: key (as in a line of [`crate::Line`]) and value.
    pub expect: Vec<(&'static str, Arc<str>)>,
}

impl Handoff {
    /// Whether the change from one set of facts to the next is a reason to hand over.
    pub fn is_due(&self, before: &Facts, after: &Facts) -> bool {
        self.when.holds(after, &Modes::none())
            && self.on.iter().any(|(fact, values)| {
                let holds = |facts: &Facts| facts.value(*fact).is_some_and(|value| values.contains(value));
                holds(after) && !holds(before)
            })
    }
}
