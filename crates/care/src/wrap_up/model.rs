//! What a brand wants to know when a contact ends.

use std::collections::BTreeMap;

use db::{FromRow, Json};
use kernel::{Instant, UserId, said};
use serde::{Deserialize, Serialize};

use super::fields::Field;
use super::outline::{self, Leaf, Node};
use crate::complaints;
use crate::{Error, Result};

/// What a team wants to know.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct TeamRules {
    /// Whether its cases are resolved with a disposition only.
    #[serde(default)]
    pub required: bool,
    /// What else it asks.
    #[serde(default)]
    pub fields: Vec<Field>,
}

/// What a brand wants to know when a contact ends.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Settings {
    /// The dispositions.
    pub tree: Vec<Node>,
    /// What each team wants; one that is not named needs nothing.
    #[serde(default)]
    pub teams: BTreeMap<String, TeamRules>,
    /// How complaints are dealt with.
    #[serde(default)]
    pub complaints: complaints::Policy,
}

impl Default for Settings {
    fn default() -> Self {
        Self { tree: usual_tree(), teams: BTreeMap::new(), complaints: complaints::Policy::default() }
    }
}

/// What most brands are written to about.
fn usual_tree() -> Vec<Node> {
    let branch = |key: &str, name: &str, leaves: &[(&str, &str)]| {
        Node::new(key, name, leaves.iter().map(|(key, name)| Node::new(key, name, Vec::new())).collect())
    };
    vec![
        branch(
            "fault",
            "Something does not work",
            &[
                ("outage", "An outage on our side"),
                ("product", "A fault of the product"),
                ("setup", "Put right together"),
                ("not_reproduced", "Not found again"),
            ],
        ),
        branch(
            "billing",
            "Money",
            &[
                ("explained", "A bill explained"),
                ("corrected", "A bill corrected"),
                ("refund", "Money given back"),
                ("payment", "A payment arranged"),
            ],
        ),
        branch(
            "order",
            "Orders and appointments",
            &[
                ("delivery", "Delivery traced"),
                ("appointment", "Appointment arranged"),
                ("changed", "Order changed"),
                ("returned", "Taken back"),
            ],
        ),
        branch(
            "contract",
            "Contract and account",
            &[
                ("moving", "Moved house"),
                ("cancellation", "Cancelled"),
                ("kept", "Wanted to leave and stays"),
                ("access", "Access to the account"),
            ],
        ),
        branch(
            "information",
            "A question answered",
            &[("answered", "Answered"), ("referred", "Shown where it stands")],
        ),
        branch(
            "opinion",
            "Opinion",
            &[("praise", "Praise"), ("criticism", "Criticism taken up"), ("idea", "An idea passed on")],
        ),
        branch(
            "nothing",
            "Nothing to do",
            &[
                ("not_for_us", "Not for us"),
                ("no_answer", "They fell silent"),
                ("double", "Dealt with elsewhere"),
            ],
        ),
    ]
}

impl Settings {
    /// What can be chosen.
    pub fn leaves(&self) -> Vec<Leaf> {
        outline::leaves(&self.tree)
    }

    /// What a team wants to know.
    pub fn of_team(&self, team: Option<&str>) -> TeamRules {
        team.and_then(|team| self.teams.get(team)).cloned().unwrap_or_default()
    }

    /// What a disposition is called: `Money › A bill corrected`.
    pub fn name(&self, disposition: &str) -> String {
        outline::names(&self.tree, disposition)
    }

    /// What can be chosen, in one group for each node at the top: its name, then paths with the names below it.
    pub fn groups(&self) -> Vec<(String, Vec<(String, String)>)> {
        let mut groups: Vec<(String, Vec<(String, String)>)> = Vec::new();
        for Leaf { path, names } in self.leaves() {
            let (top, below) =
                names.split_first().map_or((String::new(), &names[..]), |(top, below)| (top.clone(), below));
            let word = if below.is_empty() { top.clone() } else { below.join(" › ") };
            match groups.last_mut().filter(|(name, _)| *name == top) {
                Some((_, choices)) => choices.push((path, word)),
                None => groups.push((top, vec![(path, word)])),
            }
        }
        groups
    }

    /// The disposition of this path.
    ///
    /// # Errors
    /// [`Error::Invalid`] if it can't be chosen.
    pub fn check(&self, disposition: &str) -> Result<()> {
        if self.leaves().iter().any(|leaf| leaf.path == disposition) {
            return Ok(());
        }
        Err(Error::invalid(said!(
            "there is no disposition `{disposition}` that can be chosen; GET /api/v1/wrap-up lists them",
            disposition
        )))
    }

    /// The disposition that fits what a case is about: the first of whose path a key is the topic, or names it.
    pub fn fitting(&self, topic: Option<&str>, intent: Option<&str>) -> Option<String> {
        let leaves = self.leaves();
        let wanted = |word: &str| {
            let holds = |leaf: &&Leaf| leaf.path.split('/').any(|key| key == word);
            leaves.iter().find(holds).map(|leaf| leaf.path.clone())
        };
        // Words of triage for what the usual tree calls otherwise.
        let other = match (topic, intent) {
            (_, Some("praise" | "thanks")) => Some("praise"),
            (_, Some("opinion")) => Some("criticism"),
            (_, Some("spam" | "hate" | "scam_impersonation")) => Some("not_for_us"),
            (Some("speed" | "wifi" | "router" | "tv" | "app" | "phone" | "email" | "coverage"), _) => {
                Some("fault")
            }
            (Some("engineer"), _) => Some("appointment"),
            (_, Some("query" | "complaint")) => None,
            _ => None,
        };
        let asked = || (intent == Some("query")).then_some("information");
        topic.and_then(&wanted).or_else(|| other.and_then(&wanted)).or_else(|| asked().and_then(&wanted))
    }
}

/// What somebody says when a contact ends.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Wrapped {
    /// What it was about and how it ended: a path of the tree.
    pub disposition: Option<String>,
    /// The tags that the case carries from now on; `None` leaves them as they are.
    pub tags: Option<Vec<String>>,
    /// What the team asks for, by key.
    pub fields: BTreeMap<String, String>,
    /// What is written in the register, if it is a complaint.
    pub complaint: Option<complaints::New>,
}

/// How a case was wrapped up.
#[derive(Clone, Debug, FromRow)]
pub struct WrapUp {
    /// How often the case had come back by then.
    pub round: i64,
    /// What it was about and how it ended: a path of the tree.
    pub disposition: String,
    /// For which team.
    pub team: Option<String>,
    /// What the team asked for, by key.
    pub fields: Json<BTreeMap<String, String>>,
    /// By whom.
    pub by_user: Option<UserId>,
    /// Their name.
    pub by_name: Option<String>,
    /// When.
    pub at: Instant,
}

/// A version of the settings.
#[derive(Clone, Debug, FromRow)]
pub struct Version {
    /// Its number, from 1.
    pub version: i64,
    /// When it came into force.
    pub at: Instant,
    /// Who wrote it.
    pub by_name: Option<String>,
}

/// What is asked when a case is wrapped up, and what is offered.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What the brand wants to know.
    pub settings: Settings,
    /// For which team.
    pub team: Option<String>,
    /// What that team wants.
    pub rules: TeamRules,
    /// How the case was wrapped up since it was opened last.
    pub current: Option<WrapUp>,
    /// And each time before.
    pub earlier: Vec<WrapUp>,
    /// The disposition that fits, as far as we see.
    pub suggested: Option<String>,
    /// The case's tags.
    pub tags: Vec<String>,
    /// Its entry in the register.
    pub complaint: Option<complaints::Complaint>,
    /// Why it may be one, if it is in no register.
    pub offer: Option<complaints::Offer>,
}

impl Sheet {
    /// Whether the case can't be resolved as it is.
    pub fn is_due(&self) -> bool {
        self.rules.required && self.current.is_none()
    }
}
