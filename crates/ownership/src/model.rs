//! The model: a file with all that it extends and uses, resolved. Only [`crate::load`] makes one, so whoever
//! holds a [`Model`] knows that every name in it leads somewhere and that every item finds an owner.

use std::sync::Arc;

use kernel::Millis;
use serde::{Deserialize, Serialize};

use crate::condition::Condition;
use crate::fact::{FactName, Value};
use crate::finding::At;
use crate::formula::Formula;
use crate::input::Input;
use crate::name::{
    CalendarName, DepartmentName, ModeName, ModelId, PartyName, QueueName, RoleName, RuleId, SlaName, TeamName,
};
use crate::words::{Action, Autoreply, Layer, Level, Response, Select, SlaClock};

/// A whole ownership model.
#[derive(Clone, Debug, Serialize)]
pub struct Model {
    pub(crate) id: ModelId,
    pub(crate) version: Option<u32>,
    #[serde(skip)]
    pub(crate) hash: Arc<str>,
    #[serde(skip)]
    pub(crate) at: At,
    pub(crate) defaults: Defaults,
    pub(crate) calendars: Vec<Calendar>,
    pub(crate) slas: Vec<Sla>,
    pub(crate) departments: Vec<Department>,
    pub(crate) teams: Vec<Team>,
    pub(crate) queues: Vec<Queue>,
    /// In the order of precedence; empty if `scopes` is not.
    pub(crate) rules: Vec<Rule>,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) overflows: Vec<Overflow>,
    pub(crate) follow_the_sun: Vec<FollowTheSun>,
    pub(crate) handoffs: Vec<Handoff>,
    pub(crate) escalations: Vec<Escalation>,
    #[serde(skip)]
    pub(crate) tests: Vec<GoldenTest>,
}

/// What holds where nothing else is said.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Defaults {
    /// The set of quality standards (tone, scorecard, goodwill limits) that every team works by.
    pub standards: Option<Arc<str>>,
    /// A decision that looked at a fact less sure than this (0 to 1) asks a human to check the triage.
    pub triage_below_confidence: f32,
}

/// Opening hours.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calendar {
    /// Its name.
    pub id: CalendarName,
    #[serde(skip)]
    pub(crate) at: At,
    /// The time zone's IANA name.
    pub tz: Arc<str>,
    /// When it is open, in local time.
    pub open: Vec<OpenHours>,
    /// The set of public holidays, such as `GB-ENG`.
    pub holidays: Option<Arc<str>>,
}

/// The same hours on several days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OpenHours {
    /// Monday is 0, Sunday 6; the last day is included.
    pub days: (u8, u8),
    /// Minutes since midnight, 0 to 1440; the end is not included.
    pub minutes: (u16, u16),
}

impl Calendar {
    /// Whether it is open on a weekday (Monday is 0) at a minute of the day, public holidays aside.
    pub fn is_open(&self, weekday: u8, minute: u16) -> bool {
        self.open.iter().any(|hours| {
            (hours.days.0..=hours.days.1).contains(&weekday) && (hours.minutes.0..hours.minutes.1).contains(&minute)
        })
    }
    /// Minutes of an ordinary week in which it is closed.
    pub fn closed_minutes_a_week(&self) -> usize {
        (0..7).flat_map(|day| (0..1440).map(move |m| (day, m))).filter(|(d, m)| !self.is_open(*d, *m)).count()
    }
}

/// A promise to the customer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sla {
    /// Its name.
    pub id: SlaName,
    #[serde(skip)]
    pub(crate) at: At,
    /// Whether the time runs always or only while the queue's calendar is open.
    pub clock: SlaClock,
    /// To the first answer.
    pub first_response: Option<Millis>,
    /// To each further answer.
    pub next_response: Option<Millis>,
    /// To the end of the case.
    pub resolution: Option<Millis>,
    /// The share of items in which the promise is to be kept, 0 to 1.
    pub attainment: Option<f64>,
    /// The share of the time after which the desk warns, 0 to 1.
    pub warn_at: Option<f64>,
}

/// Who pays and hires.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Department {
    /// Its name in the file.
    pub id: DepartmentName,
    #[serde(skip)]
    pub(crate) at: At,
    /// Its name on the desk, if another.
    pub name: Option<Arc<str>>,
    /// The role that leads it.
    pub lead: Option<RoleName>,
}

/// A team of agents.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Team {
    /// Its name in the file.
    pub id: TeamName,
    #[serde(skip)]
    pub(crate) at: At,
    /// Its name on the desk, if another.
    pub name: Option<Arc<str>>,
    /// The solid line.
    pub department: DepartmentName,
    /// The dotted lines.
    pub dotted_to: Vec<DepartmentName>,
    /// The team that it is a part of.
    pub parent: Option<TeamName>,
    /// The department that pays for its people, if another.
    pub headcount_from: Option<DepartmentName>,
    /// When it works.
    pub calendar: CalendarName,
    /// The networks on which it works.
    pub channels: Vec<Arc<str>>,
    /// The surfaces on which it may publish; on all others it may not.
    pub may_publish: Vec<Arc<str>>,
    /// What its agents can do.
    pub skills: Vec<Arc<str>>,
    /// Units of work that one agent holds at a time.
    pub capacity_units: Option<u32>,
    /// The cost of an hour.
    pub hourly_cost: Option<f64>,
    /// What an agent needs to join.
    pub admission: Option<Admission>,
    /// What its agents may decide alone.
    pub authority: Option<Authority>,
    /// The departments that see its scorecard.
    pub scorecard_visible_to: Vec<DepartmentName>,
}

/// What an agent needs to join a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Admission {
    /// The certificates, all of them.
    pub certificate: Vec<Arc<str>>,
    /// The agent must want it.
    pub opt_in: bool,
}

/// What an agent may decide alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Authority {
    /// The largest goodwill payment.
    pub goodwill_limit: Option<f64>,
    /// May leave the script.
    pub off_script: bool,
    /// May apologise in public.
    pub public_apology: bool,
}

/// A place in which items wait for an agent of one team.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Queue {
    /// Its name in the file.
    pub id: QueueName,
    #[serde(skip)]
    pub(crate) at: At,
    /// Its name on the desk, if another.
    pub name: Option<Arc<str>>,
    /// Whose it is. Only a built-in queue that no file declares has no team.
    pub team: Option<TeamName>,
    /// How an agent is chosen.
    pub select: Option<Select>,
    /// What a person who writes while it is closed is told.
    pub closed_message: Option<Arc<str>>,
}

/// Queues that rules may name without declaring them, with the names that the desk shows.
pub const BUILTIN_QUEUES: [(&str, &str); 4] = [
    ("safety_desk", "Safety desk"),
    ("corp_comms", "Corporate communications"),
    ("war_room", "War room"),
    ("moderation", "Moderation"),
];

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
    pub model: Arc<Model>,
}

/// Items that wait too long are offered to another queue's agents as well; the owner changes when one accepts.
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
    /// After this long.
    pub after: Millis,
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

/// A queue with those who stand behind it.
#[derive(Clone, Copy, Debug)]
pub struct Owner<'a> {
    /// The queue.
    pub queue: &'a Queue,
    /// Its team; a built-in queue that no file declares has none.
    pub team: Option<&'a Team>,
    /// The team's department.
    pub department: Option<&'a Department>,
    /// The team's opening hours.
    pub calendar: Option<&'a Calendar>,
}

macro_rules! lookups {
    ($($(#[$doc:meta])* $list:ident, $one:ident: $type:ident;)*) => {$(
        $(#[$doc])*
        pub fn $list(&self) -> Vec<&$type> {
            let mut all: Vec<&$type> = self.$list.iter().collect();
            for scope in &self.scopes {
                for item in scope.model.$list() {
                    if !all.iter().any(|known| known.id == item.id) {
                        all.push(item);
                    }
                }
            }
            all
        }
        /// The one of this name.
        pub fn $one(&self, name: &str) -> Option<&$type> {
            let own = self.$list.iter().find(|item| item.id == *name);
            own.or_else(|| self.scopes.iter().find_map(|scope| scope.model.$one(name)))
        }
    )*};
}

impl Model {
    /// Its `id`.
    pub fn id(&self) -> &ModelId {
        &self.id
    }
    /// Its version, if the file has one.
    pub fn version(&self) -> Option<u32> {
        self.version
    }
    /// `b3:` and the BLAKE3 hash of what the model means, in hexadecimal. Comments and layout do not change it.
    pub fn hash(&self) -> &str {
        &self.hash
    }
    /// What holds where nothing else is said.
    pub fn defaults(&self) -> &Defaults {
        &self.defaults
    }

    lookups! {
        /// Calendars, those of used files included (the first of each name).
        calendars, calendar: Calendar;
        /// Promises, those of used files included (the first of each name).
        slas, sla: Sla;
        /// Departments, those of used files included (the first of each name).
        departments, department: Department;
        /// Teams, those of used files included (the first of each name).
        teams, team: Team;
        /// Queues, those of used files and the built-in ones that are needed included (the first of each name).
        queues, queue: Queue;
    }

    /// A queue with its team, department and opening hours.
    pub fn owner_of(&self, queue: &str) -> Option<Owner<'_>> {
        let queue = self.queue(queue)?;
        let team = queue.team.as_ref().and_then(|team| self.team(team.as_str()));
        let department = team.and_then(|team| self.department(team.department.as_str()));
        let calendar = team.and_then(|team| self.calendar(team.calendar.as_str()));
        Some(Owner { queue, team, department, calendar })
    }

    /// The rules in the order of precedence; none if the model only composes others.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }
    /// The other files that it composes, in the order of precedence.
    pub fn scopes(&self) -> &[Scope] {
        &self.scopes
    }
    /// Where long waits overflow to.
    pub fn overflows(&self) -> &[Overflow] {
        &self.overflows
    }
    /// Where ownership goes when a calendar closes.
    pub fn follow_the_sun(&self) -> &[FollowTheSun] {
        &self.follow_the_sun
    }
    /// Which change of facts moves ownership.
    pub fn handoffs(&self) -> &[Handoff] {
        &self.handoffs
    }
    /// When ownership moves because time ran out.
    pub fn escalations(&self) -> &[Escalation] {
        &self.escalations
    }
    /// The examples that the author wrote into the file.
    pub fn tests(&self) -> &[GoldenTest] {
        &self.tests
    }

    /// This model and all that its scopes use, without repetition by reference.
    pub(crate) fn parts(&self) -> Vec<&Self> {
        let mut parts = vec![self];
        for scope in &self.scopes {
            for part in scope.model.parts() {
                if !parts.iter().any(|known| known.hash == part.hash) {
                    parts.push(part);
                }
            }
        }
        parts
    }
}

impl Queue {
    /// What the desk shows.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(self.id.as_str())
    }
}
impl Team {
    /// What the desk shows.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(self.id.as_str())
    }
}
impl Department {
    /// What the desk shows.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(self.id.as_str())
    }
}
