//! By when: what is promised to customers, and between teams.

use kernel::Millis;
use serde::{Deserialize, Serialize};

use crate::condition::{Condition, Seen, Truth};
use crate::decide::Priority;
use crate::fact::Facts;
use crate::finding::At;
use crate::input::Modes;
use crate::name::{CalendarName, SlaName, TeamName};
use crate::words::{Level, SlaClock};

/// A promise to the customer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sla {
    /// Its name.
    pub id: SlaName,
    #[serde(skip)]
    pub(crate) at: At,
    /// Whether the time runs always or only while the calendar is open.
    pub clock: SlaClock,
    /// The calendar of the business clock, if not that of the queue's team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarName>,
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
    /// Other lengths for some items: the first that matches counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<SlaTarget>,
}

/// Other lengths of a promise: `[[sla.NAME.target]]`. What it does not name stays as the promise has it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SlaTarget {
    #[serde(skip)]
    pub(crate) at: At,
    /// For items of which this is known to hold.
    pub when: Condition,
    /// Of these teams; of all if empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<TeamName>,
    /// Of these priorities; of all if empty. No priority is `normal`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub priorities: Vec<Level>,
    /// To the first answer.
    pub first_response: Option<Millis>,
    /// To each further answer.
    pub next_response: Option<Millis>,
    /// To the end of the case.
    pub resolution: Option<Millis>,
    /// The share of the time after which the desk warns, 0 to 1.
    pub warn_at: Option<f64>,
}

/// What is promised for one item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    /// Which time is counted.
    pub clock: SlaClock,
    /// The calendar of the business clock: the promise's own, else that of the queue's team. Where neither is known
    /// all time counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarName>,
    /// To the first answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_response: Option<Millis>,
    /// To each further answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_response: Option<Millis>,
    /// To the end of the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution: Option<Millis>,
    /// The share of the time after which the desk warns, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warn_at: Option<f64>,
}

impl Sla {
    /// What it promises for an item with these facts, that a team answers for, of this priority. The calendar is
    /// the promise's own; a decision adds that of the team.
    pub fn targets(&self, facts: &Facts, team: Option<&str>, priority: Option<Priority>) -> Promise {
        self.promise(Seen { facts, modes: &Modes::none() }, team, priority)
    }

    pub(crate) fn promise(&self, seen: Seen<'_>, team: Option<&str>, priority: Option<Priority>) -> Promise {
        let level = priority.map_or(Level::Normal, Priority::level);
        let exception = self.exceptions.iter().find(|target| {
            (target.teams.is_empty() || target.teams.iter().any(|known| Some(known.as_str()) == team))
                && (target.priorities.is_empty() || target.priorities.contains(&level))
                && target.when.truth(seen) == Truth::Yes
        });
        Promise {
            clock: self.clock,
            calendar: self.calendar.clone(),
            first_response: exception.and_then(|e| e.first_response).or(self.first_response),
            next_response: exception.and_then(|e| e.next_response).or(self.next_response),
            resolution: exception.and_then(|e| e.resolution).or(self.resolution),
            warn_at: exception.and_then(|e| e.warn_at).or(self.warn_at),
        }
    }
}

/// Promises between teams: `[ola]`.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct Ola {
    pub(crate) ack_within: Option<Millis>,
    pub(crate) answer_within: Option<Millis>,
    pub(crate) clock: Option<SlaClock>,
}

impl Ola {
    /// How soon a hand-off made by hand, or by a rule that says nothing else, must be acknowledged: 15 minutes if
    /// the file says nothing.
    pub fn ack_within(&self) -> Millis {
        self.ack_within.unwrap_or(Millis::minutes(15))
    }
    /// How soon a team that is consulted must answer: an hour if the file says nothing.
    pub fn answer_within(&self) -> Millis {
        self.answer_within.unwrap_or(Millis::hours(1))
    }
    /// Whether that time runs always or only while the receiving team's calendar is open: `calendar` if the file
    /// says nothing.
    pub fn clock(&self) -> SlaClock {
        self.clock.unwrap_or(SlaClock::Calendar)
    }
    pub(crate) fn is_silent(&self) -> bool {
        *self == Self::default()
    }
}
