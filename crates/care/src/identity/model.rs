//! Suggestions, and what was made one.

use db::{FromRow, Json};
use kernel::{
    CaseId, CaseJoinId, ConversationId, IdentityId, Instant, PersonId, PersonJoinId, SuggestionId, UserId,
    WorkItemId,
};
use serde::{Deserialize, Serialize};

use crate::cases::State as CaseState;
use crate::clocks::Former;
use crate::words::words;

words! {
    /// What speaks for two persons being one.
    pub enum Sign {
        /// The network has shown both to have one address or number.
        Verified = "verified",
        /// Both named one order.
        Order = "order",
        /// Both named one account.
        Account = "account",
        /// Both gave one e-mail address.
        Email = "email",
        /// Both gave one telephone number.
        Phone = "phone",
        /// They have one handle on two networks.
        Handle = "handle",
        /// They show one name.
        Name = "name",
        /// They said much the same about one thing within days.
        Text = "text",
    }
}

words! {
    /// How a suggestion stands.
    pub enum State {
        /// Nobody has decided.
        Open = "open",
        /// They are one person.
        Confirmed = "confirmed",
        /// They are not, and nobody suggests it again.
        Rejected = "rejected",
        /// What spoke for it is gone.
        Withdrawn = "withdrawn",
    }
}

/// One reason to take two persons for one.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// What it is.
    pub sign: Sign,
    /// How much it says, 0 to 1: the share of the doubt that it takes away.
    pub weight: f64,
    /// As much of it as may be shown, such as `…2231`; a handle or a name in full.
    pub shown: String,
}

/// That two persons may be one, and why.
#[derive(Clone, Debug, FromRow)]
pub struct Suggestion {
    /// Its id.
    pub id: SuggestionId,
    /// The person with the lower id.
    pub one: PersonId,
    /// The other.
    pub other: PersonId,
    /// How sure it is, 0 to 1.
    pub score: f64,
    /// Why, the strongest first.
    pub evidence: Json<Vec<Evidence>>,
    /// How it stands.
    pub state: State,
    /// When it was found.
    pub found_at: Instant,
    /// Until when nobody wants to see it.
    pub put_off_until: Option<Instant>,
    /// When somebody decided.
    pub decided_at: Option<Instant>,
    /// Who.
    pub decided_by: Option<UserId>,
}

/// That two persons are taken for one, from when to when.
#[derive(Clone, Debug, FromRow)]
pub struct PersonJoin {
    /// Its id.
    pub id: PersonJoinId,
    /// Who they are now.
    pub kept: PersonId,
    /// Who was joined with them.
    pub joined: PersonId,
    /// What suggested it.
    pub suggestion_id: Option<SuggestionId>,
    /// How sure it was, 0 to 1.
    pub score: f64,
    /// Why.
    pub evidence: Json<Vec<Evidence>>,
    /// Since when.
    pub at: Instant,
    /// Who said so; none if a verified identifier was enough.
    pub by_user: Option<UserId>,
    /// Until when.
    pub undone_at: Option<Instant>,
    /// Who said that they are two after all.
    pub undone_by: Option<UserId>,
}

/// That two cases are taken for one, from when to when.
#[derive(Clone, Debug, FromRow)]
pub struct CaseJoin {
    /// Its id.
    pub id: CaseJoinId,
    /// The later case, whose messages went.
    pub from_case: CaseId,
    /// The earlier case, in which they stand.
    pub into_case: CaseId,
    /// Since when.
    pub at: Instant,
    /// Who said so.
    pub by_user: Option<UserId>,
    /// Until when.
    pub undone_at: Option<Instant>,
    /// Who said that they are two after all.
    pub undone_by: Option<UserId>,
    pub(super) work_item: Option<WorkItemId>,
    pub(super) before: Json<Before>,
}

/// How both cases stood before they became one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Before {
    pub from: Stood,
    pub into: Stood,
    /// How the join left the earlier one.
    pub left: Stood,
    /// What had been measured of the later one.
    pub clocks: Vec<Former>,
    /// The conversations that went.
    pub conversations: Vec<ConversationId>,
    /// Whose words go back, should they part: those who wrote only in the later one.
    pub identities: Vec<IdentityId>,
}

/// What a join changes about a case, beside its messages.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct Stood {
    pub state: CaseState,
    pub snoozed_until: Option<Instant>,
    pub topic: Option<String>,
    pub sentiment: Option<String>,
    pub needs_triage: bool,
}

/// What was said last by a person, for those who compare two.
#[derive(Clone, Debug, FromRow)]
pub struct LastWords {
    /// Whose words.
    pub person_id: PersonId,
    /// In which case.
    pub case_id: CaseId,
    /// What it is about, if known.
    pub topic: Option<String>,
    /// The network.
    pub channel: String,
    /// Who could see them.
    pub visibility: crate::cases::Seen,
    /// The words.
    pub text: String,
    /// When.
    pub at: Instant,
}

/// How many people wrote twice about one thing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, FromRow, Serialize)]
pub struct Duplicates {
    /// How many cases have taken in another.
    pub cases: i64,
    /// How many they have taken in.
    pub joined: i64,
}
