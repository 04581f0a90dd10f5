//! People, what they can do, and whether they are here.

use db::FromRow;
use kernel::{Instant, ShiftId, UserId};

use crate::access::User;
use crate::words::words;

words! {
    /// What somebody says of themselves.
    pub enum State {
        /// Gives them work.
        Ready = "ready",
        /// Here, and wants nothing more for now.
        Busy = "busy",
        /// Away for a while.
        Break = "break",
        /// Not at work.
        Off = "off",
    }
}

impl State {
    /// Whether who says this is at work.
    pub const fn is_here(self) -> bool {
        matches!(self, Self::Ready | Self::Busy)
    }
}

/// What somebody said last of whether they are here.
#[derive(Clone, PartialEq, Eq, Debug, FromRow)]
pub struct Presence {
    /// Who.
    pub user_id: UserId,
    /// What they said.
    pub state: State,
    /// Why, in their words or the product's.
    pub reason: Option<String>,
    /// Since when.
    pub since: Instant,
    /// The last sign of life, to a quarter of a minute.
    pub beat_at: Instant,
    /// When they were given something last, or became ready.
    pub idle_since: Instant,
    /// Since when they take work.
    pub ready_since: Instant,
}

impl Presence {
    /// Whether they are here: they say so, and gave a sign of life within the grace.
    pub fn is_here(&self, now: Instant) -> bool {
        self.state.is_here() && self.beat_at > now - super::GRACE
    }
    /// Whether they say that they are here, but have given no sign of life.
    pub fn is_away(&self, now: Instant) -> bool {
        self.state.is_here() && !self.is_here(now)
    }
}

/// Something somebody can do.
#[derive(Clone, PartialEq, Eq, Debug, FromRow)]
pub struct Skill {
    /// The skill.
    pub skill: String,
    /// How well, 1 to 5.
    pub level: i64,
}

/// Something somebody has proved.
#[derive(Clone, PartialEq, Eq, Debug, FromRow)]
pub struct Certificate {
    /// The certificate.
    pub certificate: String,
    /// Since when.
    pub granted_at: Instant,
    /// Until when; `None` for good.
    pub expires_at: Option<Instant>,
}

impl Certificate {
    /// Whether it counts.
    pub fn holds(&self, now: Instant) -> bool {
        self.expires_at.is_none_or(|at| at > now)
    }
}

/// From when to when somebody works.
#[derive(Clone, Copy, PartialEq, Eq, Debug, FromRow)]
pub struct Shift {
    /// Its id.
    pub id: ShiftId,
    /// Who.
    pub user_id: UserId,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
}

/// Somebody's tie to a team, a role or the like, by name.
#[derive(Clone, PartialEq, Eq, Debug, FromRow)]
pub struct Tie {
    /// Who.
    pub user_id: UserId,
    /// To what.
    pub name: String,
}

/// All that is said of somebody.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Who they are.
    pub user: User,
    /// Their teams, the one they belong to first.
    pub teams: Vec<String>,
    /// What they can do.
    pub skills: Vec<Skill>,
    /// What they have proved, also what has ended.
    pub certificates: Vec<Certificate>,
    /// The roles of the ownership model that they have.
    pub roles: Vec<String>,
    /// How many units of work they hold at a time, if it is not as their team says.
    pub units: Option<i64>,
}

/// What somebody holds. Only what waits for us takes capacity: what waits for the customer costs no attention.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, FromRow)]
pub struct Load {
    /// Units in use.
    pub used: i64,
    /// Items that take everything, such as a call.
    pub whole: i64,
    /// Items that wait for us.
    pub ours: i64,
    /// Items that wait for the customer.
    pub theirs: i64,
    /// Items that sleep.
    pub asleep: i64,
}

/// A colleague as the team sees them.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Their teams, the one they belong to first.
    pub teams: Vec<String>,
    /// What they said last; `None` if they never said anything.
    pub presence: Option<Presence>,
    /// Whether they say that they are here, but have given no sign of life for a minute.
    pub away: bool,
    /// The shift that runs, or the next one.
    pub shift: Option<Shift>,
    /// Units that they hold at a time.
    pub capacity: u32,
    /// What they hold.
    pub load: Load,
}
