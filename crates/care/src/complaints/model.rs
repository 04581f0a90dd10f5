//! An entry of the register, and what a brand wants of it.

use std::fmt;
use std::str::FromStr;

use db::FromRow;
use kernel::{CaseId, ComplaintId, Instant, Millis, PersonId, UserId, said};
use serde::{Deserialize, Serialize};

use crate::words::words;
use crate::wrap_up::outline::{self, Node};
use crate::{Error, Result};

/// From this severity on a message is offered for the register, whatever it is about.
const GRAVE: u8 = 3;

words! {
    /// How far a complaint has come.
    #[derive(PartialOrd, Ord)]
    pub enum State {
        /// It is in the register.
        Received = "received",
        /// The person knows that we deal with it.
        Acknowledged = "acknowledged",
        /// The person has our answer.
        Answered = "answered",
        /// Nothing is to be done any more.
        Closed = "closed",
    }
}

/// The name of an entry: `C-2026-0007`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Number {
    /// The year in which it was received.
    pub year: i64,
    /// Its number in that year, from 1.
    pub number: i64,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "C-{}-{:04}", self.year, self.number)
    }
}

impl FromStr for Number {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        let parts = text.trim().strip_prefix("C-").and_then(|rest| rest.split_once('-'));
        let read = parts
            .and_then(|(year, number)| Some(Self { year: year.parse().ok()?, number: number.parse().ok()? }));
        read.ok_or_else(|| {
            Error::invalid(said!("`{text}` names no complaint; write it such as C-2026-0007", text))
        })
    }
}

/// An entry of the register.
#[derive(Clone, PartialEq, Debug, FromRow)]
pub struct Complaint {
    /// Its id.
    pub id: ComplaintId,
    /// The year in which it was received.
    pub year: i64,
    /// Its number in that year, from 1.
    pub number: i64,
    /// The case.
    pub case_id: CaseId,
    /// Who complains.
    pub person_id: PersonId,
    /// Their name.
    pub person: String,
    /// On which network.
    pub channel: String,
    /// When.
    pub received_at: Instant,
    /// How far it has come.
    pub state: State,
    /// What kind it is: a key of the policy.
    pub category: String,
    /// How bad it is, from 0 to 4.
    pub severity: i64,
    /// What it came from: a path of the policy; empty as long as nobody knows.
    pub cause: String,
    /// What was done about it.
    pub remedy: String,
    /// What was paid or given, in minor units of the currency.
    pub redress: i64,
    /// Three letters, such as `EUR`.
    pub currency: String,
    /// Who answers for it.
    pub owner: Option<UserId>,
    /// Their name.
    pub owner_name: Option<String>,
    /// By when it is acknowledged.
    pub acknowledge_by: Instant,
    /// By when it is answered.
    pub answer_by: Instant,
    /// When it was acknowledged.
    pub acknowledged_at: Option<Instant>,
    /// When it was answered.
    pub answered_at: Option<Instant>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// How often it came back.
    pub reopened: i64,
    /// The body outside that has it; empty if none has.
    pub external: String,
    /// Its reference there.
    pub external_ref: String,
    /// Since when.
    pub external_at: Option<Instant>,
    /// When it was written into the register.
    pub created_at: Instant,
    /// When it was changed last.
    pub changed_at: Instant,
}

impl Complaint {
    /// What it is called.
    pub const fn name(&self) -> Number {
        Number { year: self.year, number: self.number }
    }

    /// What was paid or given.
    pub fn money(&self) -> Money {
        Money { minor: self.redress, currency: self.currency.clone() }
    }

    /// What is due next, and by when; `None` if nothing is.
    pub fn due(&self) -> Option<(State, Instant)> {
        match (self.state, self.acknowledged_at, self.answered_at) {
            (State::Closed, ..) => None,
            (_, None, None) => Some((State::Acknowledged, self.acknowledge_by)),
            (_, _, None) => Some((State::Answered, self.answer_by)),
            _ => None,
        }
    }

    /// Whether a deadline has passed without what was due.
    pub fn is_late(&self, now: Instant) -> bool {
        self.due().is_some_and(|(_, by)| by < now)
    }
}

/// An amount in a currency.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Money {
    /// In minor units: cents, pence; whole units of a currency that has none.
    pub minor: i64,
    /// Three letters.
    pub currency: String,
}

impl Money {
    /// How many digits of minor units stand behind the point, as ISO 4217 has it.
    fn digits(currency: &str) -> u32 {
        match currency {
            "JPY" | "KRW" | "VND" | "CLP" | "ISK" | "UGX" | "XAF" | "XOF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            _ => 2,
        }
    }

    /// The amount without its currency: `12.50`.
    pub fn plain(&self) -> String {
        let digits = Self::digits(&self.currency);
        let unit = 10_i64.pow(digits);
        let (whole, part) = (self.minor / unit, self.minor % unit);
        if digits == 0 {
            whole.to_string()
        } else {
            format!("{whole}.{part:0width$}", width = digits as usize)
        }
    }

    /// Reads an amount as people type it: `12`, `12.5`, `12,50`; nothing typed is nothing paid.
    ///
    /// # Errors
    /// [`Error::Invalid`] if it is no amount of the currency, or below nothing.
    pub fn read(typed: &str, currency: &str) -> Result<Self> {
        let wrong = || Error::invalid(said!("write an amount in {currency}, such as 25 or 12.50", currency));
        let digits = Self::digits(currency) as usize;
        let typed = typed.trim().replace(',', ".");
        let (whole, part) = typed.split_once('.').unwrap_or((&typed, ""));
        let plain = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        if !plain(whole)
            || !plain(part)
            || part.len() > digits
            || whole.len() > 12
            || (whole.is_empty() && !part.is_empty())
        {
            return Err(wrong());
        }
        let minor = format!("0{whole}{part:0<digits$}").parse().map_err(|_| wrong())?;
        Ok(Self { minor, currency: currency.to_owned() })
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.plain(), self.currency)
    }
}

/// How a brand deals with complaints.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Policy {
    /// The kinds of complaints.
    pub categories: Vec<Node>,
    /// What complaints come from.
    pub causes: Vec<Node>,
    /// Within how many days the person hears that we deal with it.
    pub acknowledge_days: u16,
    /// Within how many days they have our answer.
    pub answer_days: u16,
    /// In which currency redress is paid: three letters.
    pub currency: String,
    /// Bodies outside to which a complaint can go.
    pub bodies: Vec<String>,
}

impl Default for Policy {
    fn default() -> Self {
        let leaves = |some: &[(&str, &str)]| -> Vec<Node> {
            some.iter().map(|(key, name)| Node::new(key, name, Vec::new())).collect()
        };
        let branch = |key: &str, name: &str, below: &[(&str, &str)]| Node::new(key, name, leaves(below));
        Self {
            categories: leaves(&[
                ("product", "Product or service"),
                ("money", "Bill or payment"),
                ("delivery", "Delivery or appointment"),
                ("conduct", "How somebody was treated"),
                ("privacy", "Personal data"),
                ("contract", "Contract or sale"),
                ("other", "Something else"),
            ]),
            causes: vec![
                branch(
                    "product",
                    "Product",
                    &[
                        ("design", "Made that way"),
                        ("defect", "A single one was faulty"),
                        ("capacity", "Too little of it"),
                    ],
                ),
                branch(
                    "process",
                    "Process",
                    &[
                        ("unclear", "Nobody knew who does it"),
                        ("slow", "Too slow"),
                        ("handover", "Lost between teams"),
                    ],
                ),
                branch(
                    "system",
                    "System",
                    &[("outage", "It was down"), ("data", "Wrong data"), ("change", "After a change")],
                ),
                branch(
                    "people",
                    "People",
                    &[("mistake", "A mistake"), ("training", "Not known how"), ("manner", "The tone")],
                ),
                branch(
                    "words",
                    "What we say",
                    &[("promise", "Promised too much"), ("missing", "Not said, or not clearly")],
                ),
                branch(
                    "outside",
                    "Outside",
                    &[
                        ("supplier", "A supplier"),
                        ("force", "Weather and the like"),
                        ("customer", "A misunderstanding"),
                    ],
                ),
            ],
            acknowledge_days: 3,
            answer_days: 28,
            currency: "EUR".into(),
            bodies: vec!["Ombudsman".into(), "Regulator".into(), "Court".into()],
        }
    }
}

impl Policy {
    /// This policy in the place of an earlier one: what its lists lack of before is archived.
    pub(crate) fn after(self, before: &Self) -> Result<Self> {
        let currency = self.currency.trim().to_uppercase();
        if currency.len() != 3 || !currency.chars().all(|c| c.is_ascii_uppercase()) {
            return Err(Error::invalid("write the currency with three letters, such as EUR"));
        }
        if self.acknowledge_days == 0 || self.answer_days < self.acknowledge_days || self.answer_days > 730 {
            return Err(Error::invalid(
                "a complaint is acknowledged within a day or more, and answered after that, within two years",
            ));
        }
        let causes = outline::keeping(&before.causes, self.causes);
        let categories = outline::keeping(&before.categories, self.categories);
        if outline::leaves(&causes).is_empty() || outline::leaves(&categories).is_empty() {
            return Err(Error::invalid("keep at least one category and one cause that can be chosen"));
        }
        let mut bodies: Vec<String> = self.bodies.iter().map(|body| body.trim().to_owned()).collect();
        bodies.retain(|body| !body.is_empty());
        Ok(Self { currency, causes, categories, bodies, ..self })
    }

    pub(super) fn acknowledge_by(&self, received: Instant) -> Instant {
        received + Millis::days(self.acknowledge_days.into())
    }
    pub(super) fn answer_by(&self, received: Instant) -> Instant {
        received + Millis::days(self.answer_days.into())
    }

    /// Whether what was read in a case sounds like a complaint.
    pub fn offer(&self, read: &ReadIn) -> Option<Offer> {
        let complains = read.intent.as_deref() == Some("complaint");
        let grave = read.severity.is_some_and(|severity| severity >= GRAVE);
        let severity = read.severity.unwrap_or(1);
        (complains || grave).then_some(Offer { complains, severity, sure: complains && grave })
    }
}

/// What was read in a case.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadIn {
    /// The intent of the person's newest words.
    pub intent: Option<String>,
    /// The greatest severity of any.
    pub severity: Option<u8>,
}

/// Why a case may be a complaint.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Offer {
    /// Somebody complains.
    pub complains: bool,
    /// How bad it is, from 0 to 4.
    pub severity: u8,
    /// Whether both speak for it, so that it is ticked beforehand.
    pub sure: bool,
}

/// What is written when a case is put into the register.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct New {
    /// What kind it is: a key of the policy.
    pub category: String,
    /// How bad it is, from 0 to 4.
    pub severity: u8,
    /// What it came from, if somebody knows: a path of the policy.
    pub cause: Option<String>,
    /// What was done about it, if something was.
    pub remedy: Option<String>,
}

/// What is changed in an entry; what is `None` stays.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Change {
    /// What kind it is.
    pub category: Option<String>,
    /// How bad it is, from 0 to 4.
    pub severity: Option<u8>,
    /// What it came from; empty: nobody knows.
    pub cause: Option<String>,
    /// What was done about it.
    pub remedy: Option<String>,
    /// What was paid or given.
    pub redress: Option<Money>,
    /// Who answers for it.
    pub owner: Option<Option<UserId>>,
    /// The body outside that has it; empty: none.
    pub external: Option<String>,
    /// Its reference there.
    pub external_ref: Option<String>,
    /// When the entry was changed last, as whoever changes it saw it.
    pub seen: Option<Instant>,
}

words! {
    /// What is done with an entry as a whole.
    pub enum Step {
        /// The person knows that we deal with it.
        Acknowledge = "acknowledge",
        /// The person has our answer.
        Answer = "answer",
        /// Nothing is to be done any more.
        Close = "close",
        /// It is not over after all.
        Reopen = "reopen",
    }
}

/// Which entries are wanted; what is empty does not matter.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Which {
    /// In this state; `open` means any but closed.
    pub state: String,
    /// Of this kind.
    pub category: String,
    /// From this cause, or one below it; `unknown` means that nobody knows.
    pub cause: String,
    /// From this network.
    pub channel: String,
    /// In the hands of this colleague.
    pub owner: Option<UserId>,
    /// Received in this year.
    pub year: Option<i64>,
    /// Only those with a deadline that has passed.
    pub late: bool,
    /// Only those that a body outside has.
    pub external: bool,
}
