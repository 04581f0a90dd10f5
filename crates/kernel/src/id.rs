//! Ids: UUIDv7 inside, `case_01920f…` outside.
//!
//! The type of an id is a phantom, so a message's id can't be handed to a function that wants a case's; the
//! prefix makes the same mistake visible to people. Ids sort by the moment they were minted.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// The kind of thing that an id names.
pub trait Kind: 'static {
    /// What is written before the underscore.
    const PREFIX: &'static str;
}

/// An id of one kind.
pub struct Id<K>(Uuid, PhantomData<fn() -> K>);

/// Why a text is not the id that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// The prefix names another kind, or none.
    #[error("`{got}` is not an id of the form {want}_…")]
    Prefix {
        /// The prefix that was expected.
        want: &'static str,
        /// The text that was given.
        got: String,
    },
    /// What stands behind the prefix is not a UUID in 32 hexadecimal digits.
    #[error("`{0}` does not end in 32 hexadecimal digits")]
    Digits(String),
}

impl<K> Id<K> {
    /// Wraps a UUID, as read from the database.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The UUID, as written to the database.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> std::hash::Hash for Id<K> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", K::PREFIX, self.0.simple())
    }
}
impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl<K: Kind> FromStr for Id<K> {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        let wrong = || IdError::Prefix { want: K::PREFIX, got: text.chars().take(60).collect() };
        let (prefix, digits) = text.rsplit_once('_').ok_or_else(wrong)?;
        if prefix != K::PREFIX {
            return Err(wrong());
        }
        if digits.len() != 32 {
            return Err(IdError::Digits(text.chars().take(60).collect()));
        }
        let uuid = Uuid::try_parse(digits).map_err(|_| IdError::Digits(text.chars().take(60).collect()))?;
        Ok(Self::from_uuid(uuid))
    }
}
impl<K: Kind> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, K: Kind> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal in $module:ident;)*) => {$(
        /// The kind behind one sort of id.
        pub mod $module {
            /// Uninhabited: it only names a kind.
            pub enum Kind {}
            impl super::Kind for Kind {
                const PREFIX: &'static str = $prefix;
            }
        }
        $(#[$doc])*
        pub type $name = Id<$module::Kind>;
    )*};
}

ids! {
    /// A brand with its own people, cases and rules. No row is read without one.
    TenantId = "ten" in tenant;
    /// Somebody who works for the brand.
    UserId = "usr" in user;
    /// A log-in on one device.
    SessionId = "ses" in session;
    /// A key of the JSON API.
    TokenId = "tok" in token;
    /// The brand's own account on a network.
    AccountId = "acc" in account;
    /// A running process of the product.
    NodeId = "nod" in node;
    /// A raw body that a network delivered.
    DeliveryId = "dlv" in delivery;
    /// A human who writes to the brand.
    PersonId = "per" in person;
    /// An address of a person on a channel.
    IdentityId = "idn" in identity;
    /// The evidence that joins an identity to a person.
    LinkId = "lnk" in link;
    /// Messages with one person on one channel identity.
    ConversationId = "cnv" in conversation;
    /// One issue of one person, possibly over many conversations.
    CaseId = "case" in case;
    /// The routable unit of a case.
    WorkItemId = "wrk" in work_item;
    /// One utterance on one surface.
    MessageId = "msg" in message;
    /// Something that we did to a message in public.
    DeedId = "ded" in deed;
    /// Whether we may show what somebody made.
    RightsId = "rgt" in rights;
    /// Something that we give to somebody.
    RewardId = "rwd" in reward;
    /// Somebody who may become a customer.
    LeadId = "led" in lead;
    /// Words of the brand on their way to a network.
    SendId = "snd" in send;
    /// Words of the brand that nobody has sent yet.
    DraftId = "drf" in draft;
    /// A route and its reasons.
    DecisionId = "dec" in decision;
    /// Two versions of the ownership model, compared over what was decided in the past.
    ComparisonId = "cmp" in comparison;
    /// A mode, from when to when it was on.
    SwitchId = "swi" in switch;
    /// A promise with its start and its stop.
    ClockId = "clk" in clock;
    /// An entry of the audit trail.
    EventId = "evt" in event;
    /// A piece of work for later.
    JobId = "job" in job;
    /// What somebody's correction or confirmation says about one fact of one message.
    SignalId = "sig" in signal;
    /// What a brand's people taught its triage, and whether it did any good.
    LessonId = "les" in lesson;
    /// Words that wait for somebody's agreement.
    ApprovalId = "apr" in approval;
    /// From when to when somebody works.
    ShiftId = "shf" in shift;
    /// Who was given a piece of work, and why not the others.
    SelectionId = "sel" in selection;
    /// A change of owner.
    HandoffId = "hof" in handoff;
    /// Something that somebody of the brand is told.
    NotificationId = "ntf" in notification;
    /// A browser that is told while no page of ours is open.
    PushId = "psh" in push;
    /// A question to another team about a case.
    ConsultId = "con" in consult;
    /// An offer to go on in private, by e-mail or by telephone.
    PivotId = "piv" in pivot;
    /// A browser that chats with us on the brand's site.
    VisitorId = "vst" in visitor;
    /// Something that a visitor attached.
    FileId = "fil" in file;
    /// A picture or file that hangs on a message, or is about to.
    MediaId = "med" in media;
    /// A telephone call of a case.
    CallId = "call" in call;
    /// Something that the brand promised in a case.
    PromiseId = "prm" in promise;
    /// That two persons may be one, and why.
    SuggestionId = "sug" in suggestion;
    /// That two persons are taken for one, from when to when.
    PersonJoinId = "pjn" in person_join;
    /// That two cases are taken for one, from when to when.
    CaseJoinId = "cjn" in case_join;
    /// A saved view of cases.
    ViewId = "view" in view;
    /// An order for many cases at once.
    BulkId = "blk" in bulk;
    /// Something that was noticed before words left.
    FindingId = "fnd" in finding;
    /// An entry of the register of complaints.
    ComplaintId = "cpl" in complaint;
    /// Words that are ready to be sent.
    MacroId = "mac" in macros;
    /// Something that the brand knows, written down.
    ArticleId = "art" in article;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_its_own_text() {
        let id = CaseId::from_uuid(Uuid::from_u128(0x0192_0f00_1234_7abc_8def_0123_4567_89ab));
        assert_eq!(id.to_string(), "case_01920f0012347abc8def0123456789ab");
        assert_eq!(id.to_string().parse::<CaseId>(), Ok(id));
        assert_eq!(serde_json::from_str::<CaseId>(&serde_json::to_string(&id).unwrap()).unwrap(), id);
    }

    #[test]
    fn an_id_of_another_kind_is_refused_by_name() {
        let person = PersonId::from_uuid(Uuid::from_u128(7)).to_string();
        assert!(matches!(person.parse::<CaseId>(), Err(IdError::Prefix { want: "case", .. })));
        assert!(matches!("case_12".parse::<CaseId>(), Err(IdError::Digits(_))));
        assert!("".parse::<CaseId>().is_err());
    }
}
