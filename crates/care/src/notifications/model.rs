//! What people are told, and who is.

use db::FromRow;
use kernel::{CaseId, Instant, NotificationId, UserId};
use serde_json::Value;

use crate::words::words;

words! {
    /// What somebody is told.
    pub enum Kind {
        /// A case that others own concerns them, too.
        Informed = "informed",
        /// A case was handed to their team.
        HandedOver = "handed_over",
        /// A case was escalated.
        Escalated = "escalated",
        /// Nobody acknowledged a case in time.
        Returned = "returned",
        /// A case has moved too often and was not moved again.
        MoveHeld = "move_held",
        /// Somebody asks their team about a case.
        ConsultAsked = "consult_asked",
        /// What they asked was answered.
        ConsultAnswered = "consult_answered",
        /// What was asked was not answered in time.
        ConsultOverdue = "consult_overdue",
        /// Words wait for their agreement.
        ApprovalAsked = "approval_asked",
        /// Their words were agreed to.
        ApprovalGiven = "approval_given",
        /// Their words came back with a reason.
        ApprovalReturned = "approval_returned",
        /// Nobody agreed in time.
        ApprovalEscalated = "approval_escalated",
        /// A promise is about to break.
        ClockWarned = "clock_warned",
        /// A promise is broken.
        ClockBreached = "clock_breached",
        /// Their shift is about to end, and cases wait for a hand-over.
        ShiftEnd = "shift_end",
        /// Nobody followed them to where they offered to go on.
        PivotLost = "pivot_lost",
        /// The customer chose a time for a call.
        CallBooked = "call_booked",
        /// It is time for a call.
        CallDue = "call_due",
        /// A promise of theirs is due soon.
        PromiseDue = "promise_due",
        /// A promise of theirs is broken.
        PromiseBroken = "promise_broken",
        /// A colleague named them in a note.
        Mentioned = "mentioned",
        /// An article of theirs should be looked through.
        ReviewDue = "review_due",
        /// A network turned an account of the brand away.
        AccountStopped = "account_stopped",
        /// An account can't be read, or listened to.
        AccountBehind = "account_behind",
    }
}

words! {
    /// The kinds of those who are told.
    pub enum Audience {
        /// One person.
        User = "user",
        /// Everybody of a team.
        Team = "team",
        /// The leads of a team, or all leads.
        Leads = "leads",
        /// Everybody with a role of the ownership model.
        Role = "role",
    }
}

/// Who is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum To<'a> {
    /// One person.
    User(UserId),
    /// Everybody of a team.
    Team(&'a str),
    /// The leads of a team; a lead without a team is a lead of each.
    TeamLeads(&'a str),
    /// Every lead.
    Leads,
    /// Everybody who holds this role of the ownership model; where nobody does, the leads of all teams.
    Role(&'a str),
}

impl<'a> To<'a> {
    /// As columns: the audience, its name, the person.
    pub(super) fn columns(self) -> (Audience, Option<&'a str>, Option<UserId>) {
        match self {
            Self::User(user) => (Audience::User, None, Some(user)),
            Self::Team(team) => (Audience::Team, Some(team), None),
            Self::TeamLeads(team) => (Audience::Leads, Some(team), None),
            Self::Leads => (Audience::Leads, None, None),
            Self::Role(role) => (Audience::Role, Some(role), None),
        }
    }
}

/// Something that the caller was told.
#[derive(Clone, Debug, FromRow)]
pub struct Notification {
    /// Its id.
    pub id: NotificationId,
    /// Why the caller is among those who are told.
    pub audience: Audience,
    /// Of which team or role.
    pub name: Option<String>,
    /// What.
    pub kind: Kind,
    /// About which case.
    pub case_id: Option<CaseId>,
    /// Details, never a customer's words.
    pub data: Value,
    /// When.
    pub at: Instant,
    /// When the caller saw it.
    pub seen_at: Option<Instant>,
}
