//! Calls, and how they stand.

use db::{FromRow, Json};
use kernel::{CallId, CaseId, Instant, MessageId, Millis, PersonId, Secret, UserId};

use crate::words::words;

words! {
    /// How a call stands.
    pub enum State {
        /// The person is asked when.
        Offered = "offered",
        /// There is a time.
        Booked = "booked",
        /// It is that time.
        Due = "due",
        /// They speak.
        Talking = "talking",
        /// The call is over; what it came to is being written down.
        WrapUp = "wrap_up",
        /// It is over.
        Done = "done",
        /// Nobody answered; it is tried again, or a message is written.
        Missed = "missed",
        /// It is not offered any more.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// Whether it is still to be made or to be written down.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::Withdrawn)
    }
    /// Whether it takes all of its agent.
    pub const fn is_busy(self) -> bool {
        matches!(self, Self::Talking | Self::WrapUp)
    }
}

words! {
    /// What a call came to. A team's own tree of dispositions takes the place of this list.
    pub enum Disposition {
        /// Something did not work.
        Fault = "fault",
        /// Money.
        Billing = "billing",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// Who chose the time.
    pub enum Booker {
        /// Our agent, as the person had said.
        Agent = "agent",
        /// The person, by the link.
        Customer = "customer",
    }
}

/// A telephone call of a case.
#[derive(Clone, Debug, FromRow)]
pub struct Call {
    /// Its id.
    pub id: CallId,
    /// The case.
    pub case_id: CaseId,
    /// Whose.
    pub person_id: PersonId,
    /// The queue in which the case stood when it was offered: whose opening hours and people it has.
    pub queue: String,
    /// How it stands.
    pub state: State,
    /// Who makes it.
    pub agent: Option<UserId>,
    /// The times that were offered.
    pub slots: Json<Vec<Instant>>,
    /// When it is to be made.
    pub slot_at: Option<Instant>,
    /// Until when the person may choose by the link.
    pub link_until: Option<Instant>,
    /// Who chose the time.
    pub booked_by: Option<Booker>,
    /// How often nobody answered.
    pub attempts: i64,
    /// When it was offered.
    pub offered_at: Instant,
    /// When its time was chosen.
    pub booked_at: Option<Instant>,
    /// When its agent was told that it is time.
    pub rung_at: Option<Instant>,
    /// When it began.
    pub started_at: Option<Instant>,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// When it was written down.
    pub wrapped_at: Option<Instant>,
    /// What it came to.
    pub disposition: Option<Disposition>,
    /// What was noted.
    pub notes: Option<String>,
    /// Its line in the timeline.
    pub message_id: Option<MessageId>,
}

impl Call {
    /// How long they spoke, as far as it is over.
    pub fn length(&self) -> Option<Millis> {
        Some(self.ended_at?.since(self.started_at?))
    }
}

/// A call that was offered.
#[derive(Debug)]
pub struct Offered {
    /// The call.
    pub call: CallId,
    /// What the person's link ends in; it is stored nowhere.
    pub token: Secret<String>,
}

/// A call in a list of a day.
#[derive(Clone, Debug, FromRow)]
pub struct Row {
    /// The call.
    pub id: CallId,
    /// Its case.
    pub case_id: CaseId,
    /// Whose.
    pub person: String,
    /// In which queue the case stood.
    pub queue: String,
    /// How it stands.
    pub state: State,
    /// Who makes it.
    pub agent: Option<UserId>,
    /// Their name.
    pub agent_name: Option<String>,
    /// When it is to be made.
    pub slot_at: Option<Instant>,
    /// When it was offered.
    pub offered_at: Instant,
    /// When it began.
    pub started_at: Option<Instant>,
    /// When it ended.
    pub ended_at: Option<Instant>,
}

/// What the person sees behind their link: the brand and times, and nothing about anybody.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The times among which they choose.
    pub slots: Vec<Instant>,
    /// The time that is chosen already.
    pub chosen: Option<Instant>,
    /// Whether the time to choose is over, or the call was made.
    pub over: bool,
    /// The zone in which times are said.
    pub zone: jiff::tz::TimeZone,
    /// The person's language, as far as it is known: a tag such as `de`.
    pub lang: Option<String>,
}
