//! Cases, conversations, messages.

use db::FromRow;
use kernel::{
    AccountId, CaseId, ConversationId, DeliveryId, IdentityId, Instant, MessageId, PersonId, UserId,
};
use serde_json::Value;

use crate::words::words;

words! {
    /// Where a case stands.
    pub enum State {
        /// The person waits for us.
        Open = "open",
        /// We wait for the person.
        Waiting = "waiting",
        /// It sleeps until a time, or until the person writes.
        Snoozed = "snoozed",
        /// It is dealt with.
        Resolved = "resolved",
    }
}

words! {
    /// Who speaks.
    pub enum Direction {
        /// The person.
        Inbound = "inbound",
        /// The brand.
        Outbound = "outbound",
        /// A colleague; no customer ever sees it.
        Note = "note",
    }
}

words! {
    /// Who will see the words in a composer.
    pub enum Mode {
        /// Everybody.
        Public = "public",
        /// The person.
        Private = "private",
        /// Colleagues.
        Note = "note",
    }
}

impl Mode {
    /// Who may see it outside; `None` if nobody outside does.
    pub const fn visibility(self) -> Option<channels::Visibility> {
        match self {
            Self::Public => Some(channels::Visibility::Public),
            Self::Private => Some(channels::Visibility::Private),
            Self::Note => None,
        }
    }
}

words! {
    /// How far words of the brand have come.
    pub enum SendState {
        /// Written; can still be undone.
        Queued = "queued",
        /// The request has left.
        Sending = "sending",
        /// The network has them.
        Sent = "sent",
        /// The network refused them.
        Failed = "failed",
        /// Nobody knows yet.
        Unknown = "unknown",
        /// Undone.
        Cancelled = "cancelled",
    }
}

words! {
    /// Who may see a message, as a column.
    pub enum Seen {
        /// Anybody.
        Public = "public",
        /// The person and the brand.
        Private = "private",
        /// The brand.
        Internal = "internal",
    }
}

impl From<channels::Visibility> for Seen {
    fn from(visibility: channels::Visibility) -> Self {
        match visibility {
            channels::Visibility::Public => Self::Public,
            channels::Visibility::Private => Self::Private,
        }
    }
}

/// The word of a surface, as a column.
pub fn surface_name(surface: channels::Surface) -> &'static str {
    use channels::Surface as S;
    match surface {
        S::Mention => "mention",
        S::Reply => "reply",
        S::Comment => "comment",
        S::PagePost => "page_post",
        S::Review => "review",
        S::Dm => "dm",
        S::Email => "email",
        S::Chat => "chat",
        S::Call => "call",
    }
}

/// One issue of one person.
#[derive(Clone, Debug, FromRow)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// Whose.
    pub person_id: PersonId,
    /// Where it stands.
    pub state: State,
    /// Where the first message came from.
    pub origin_channel: String,
    /// Whether the first message was public.
    pub origin_visibility: Seen,
    /// What it is about, if known.
    pub topic: Option<String>,
    /// The first message's time.
    pub opened_at: Instant,
    /// When the brand answered first.
    pub answered_at: Option<Instant>,
    /// When it was resolved last.
    pub resolved_at: Option<Instant>,
    /// Until when it sleeps.
    pub snoozed_until: Option<Instant>,
    /// How often it came back.
    pub reopened: i64,
    /// The sequence number of its newest message.
    pub last_seq: i64,
    /// The newest message's time.
    pub last_at: Instant,
    /// The person's newest message's time.
    pub last_inbound_at: Instant,
    /// The first line of the newest message, for lists.
    pub last_text: String,
    /// Who wrote the newest message.
    pub last_direction: Direction,
    /// Whether the newest message is public.
    pub last_visibility: Seen,
    /// The person's tone, from their newest message.
    pub sentiment: Option<String>,
    /// Whether a fact that routing needed is unsure.
    pub needs_triage: bool,
    /// The case in which its messages stand, if it turned out to be about the same.
    pub joined_to: Option<CaseId>,
}

/// Messages with one person in one thread.
#[derive(Clone, Debug, FromRow)]
pub struct Conversation {
    /// Its id.
    pub id: ConversationId,
    /// Through which account of the brand.
    pub account_id: AccountId,
    /// The network.
    pub channel: String,
    /// Who may see it.
    pub visibility: Seen,
    /// The network's thread.
    pub thread: String,
    /// With which address.
    pub identity_id: IdentityId,
    /// The case that its newest message belongs to.
    pub case_id: CaseId,
    /// The subject, on networks that have one.
    pub subject: Option<String>,
    /// Its first message's time.
    pub opened_at: Instant,
}

/// One utterance.
#[derive(Clone, Debug, FromRow)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// Its place in the case, in the order of arrival, from 1.
    pub seq: i64,
    /// The case.
    pub case_id: CaseId,
    /// The conversation.
    pub conversation_id: ConversationId,
    /// The person that it is from or to.
    pub person_id: PersonId,
    /// Through which account of the brand.
    pub account_id: AccountId,
    /// The delivery that brought it.
    pub delivery_id: Option<DeliveryId>,
    /// The network.
    pub channel: String,
    /// Who speaks.
    pub direction: Direction,
    /// Who may see it.
    pub visibility: Seen,
    /// Where it stands.
    pub surface: String,
    /// The network's thread.
    pub thread: String,
    /// The network's id.
    pub provider_id: Option<String>,
    /// The network's id of the message that it answers.
    pub parent: Option<String>,
    /// The subject.
    pub subject: Option<String>,
    /// The words.
    pub text: String,
    /// Who wrote it, if one of us did.
    pub author_id: Option<UserId>,
    /// When it was said: the network's time, corrected where that can't be.
    pub at: Instant,
    /// When it was said, as the network claims.
    pub provider_at: Instant,
    /// When it reached us.
    pub received_at: Instant,
    /// What triage read in it.
    pub facts: Option<Value>,
    /// Pictures and files.
    pub attachments: Option<Value>,
    /// When it was changed last.
    pub edited_at: Option<Instant>,
    /// When it was taken back.
    pub deleted_at: Option<Instant>,
    /// Whether a machine wrote it: then it stops no clock, answers nobody, and no machine answers it.
    pub automatic: bool,
    /// What it repeats of earlier messages.
    pub quoted: Option<String>,
}
