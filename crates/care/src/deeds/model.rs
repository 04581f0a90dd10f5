//! Deeds, their reasons, and how they stand.

use db::FromRow;
use kernel::{CaseId, DeedId, Instant, MessageId, UserId};

use crate::cases::SendState;
use crate::words::words;

/// What is done to a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deed {
    /// We like it.
    Like,
    /// We take the like back.
    Unlike,
    /// Only its author and their friends see it.
    Hide,
    /// Everybody sees it again.
    Unhide,
    /// We take back our own words.
    TakeDown,
    /// We show it to those who follow us.
    Repost {
        /// The words that name its author.
        credit: String,
    },
    /// We show it no more.
    Unrepost,
}

impl Deed {
    /// What kind it is.
    pub const fn kind(&self) -> DeedKind {
        match self {
            Self::Like => DeedKind::Like,
            Self::Unlike => DeedKind::Unlike,
            Self::Hide => DeedKind::Hide,
            Self::Unhide => DeedKind::Unhide,
            Self::TakeDown => DeedKind::TakeDown,
            Self::Repost { .. } => DeedKind::Repost,
            Self::Unrepost => DeedKind::Unrepost,
        }
    }
}

words! {
    /// A kind of deed.
    pub enum DeedKind {
        /// We like it.
        Like = "like",
        /// We take the like back.
        Unlike = "unlike",
        /// We hide it.
        Hide = "hide",
        /// We show it again.
        Unhide = "unhide",
        /// We take back our own words.
        TakeDown = "take_down",
        /// We show it to those who follow us.
        Repost = "repost",
        /// We show it no more.
        Unrepost = "unrepost",
    }
}

impl DeedKind {
    /// The deed that takes this one back.
    pub const fn undone_by(self) -> Option<Self> {
        match self {
            Self::Like => Some(Self::Unlike),
            Self::Hide => Some(Self::Unhide),
            Self::Unhide => Some(Self::Hide),
            Self::Unlike => Some(Self::Like),
            Self::Repost => Some(Self::Unrepost),
            Self::TakeDown | Self::Unrepost => None,
        }
    }

    /// Whether it takes something away from others, so that a reason is asked for.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Hide | Self::TakeDown)
    }
}

words! {
    /// Why something is hidden or taken down.
    pub enum Reason {
        /// It shows somebody's personal data to everybody.
        PersonalData = "personal_data",
        /// It attacks people for what they are.
        Hate = "hate",
        /// It threatens or harasses somebody.
        Harassment = "harassment",
        /// It advertises what has nothing to do with us.
        Spam = "spam",
        /// Somebody pretends to be us, or wants people's money or passwords.
        Scam = "scam",
        /// The law forbids it.
        Illegal = "illegal",
        /// Our own words were wrong, or stood in the wrong place.
        OurMistake = "our_mistake",
    }
}

words! {
    /// What happens with personal data that somebody shows in public.
    pub enum Policy {
        /// Nothing.
        Off = "off",
        /// The agent is offered to hide it.
        Offer = "offer",
        /// It is hidden at once.
        Hide = "hide",
    }
}

/// A deed as it stands.
#[derive(Clone, Debug, FromRow)]
pub struct Done {
    /// Its id.
    pub id: DeedId,
    /// The case.
    pub case_id: CaseId,
    /// The message.
    pub message_id: MessageId,
    /// What.
    pub deed: DeedKind,
    /// Why.
    pub reason: Option<Reason>,
    /// By whom; nobody: the product, by the brand's policy.
    pub by_user: Option<UserId>,
    /// When.
    pub at: Instant,
    /// How far it has come.
    pub state: SendState,
    /// Why it failed, is late or unknown.
    pub error: Option<String>,
}

impl Done {
    /// Whether it has its effect, or may have: it failed in no way that we know of.
    pub const fn counts(&self) -> bool {
        !matches!(self.state, SendState::Failed | SendState::Cancelled)
    }
}

/// How a message stands by what was done to it, oldest first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Standing {
    /// We like it.
    pub liked: bool,
    /// We hide it.
    pub hidden: bool,
    /// We have taken it down.
    pub down: bool,
    /// We have shown it to our followers.
    pub reposted: bool,
}

impl Standing {
    /// Of one message's deeds, oldest first.
    pub fn of<'a>(deeds: impl IntoIterator<Item = &'a Done>) -> Self {
        let mut standing = Self::default();
        for done in deeds.into_iter().filter(|done| done.counts()) {
            match done.deed {
                DeedKind::Like => standing.liked = true,
                DeedKind::Unlike => standing.liked = false,
                DeedKind::Hide => standing.hidden = true,
                DeedKind::Unhide => standing.hidden = false,
                DeedKind::TakeDown => standing.down = true,
                DeedKind::Repost => standing.reposted = true,
                DeedKind::Unrepost => standing.reposted = false,
            }
        }
        standing
    }

    /// Whether a deed would change nothing.
    pub(super) const fn has(self, kind: DeedKind) -> bool {
        match kind {
            DeedKind::Like => self.liked,
            DeedKind::Unlike => !self.liked,
            DeedKind::Hide => self.hidden,
            DeedKind::Unhide => !self.hidden,
            DeedKind::TakeDown => self.down,
            DeedKind::Repost => self.reposted,
            DeedKind::Unrepost => !self.reposted,
        }
    }
}
