//! The closed vocabularies of a model file.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident $word:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {$($(#[$vdoc])* #[serde(rename = $word)] $variant,)*}

        impl $name {
            /// The word in files and JSON.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
        impl Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)*];
            fn word(self) -> &'static str {
                Self::word(self)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    )*};
}

impl Select {
    /// The method of this name, as in files.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|select| select.word() == word)
    }
}

/// A closed vocabulary, for the reader of files.
pub(crate) trait Word: Copy + 'static {
    const ALL: &'static [Self];
    fn word(self) -> &'static str;
}

words! {
    /// The layers of rules, strongest first. Inside a layer the order of the file decides.
    Layer {
        /// The safety of people, the press, the law. A file that extends another cannot change these.
        Guard "guard",
        /// Active only while a mode is on.
        Mode "mode",
        /// An open case keeps its owner.
        Continuity "continuity",
        /// Spam and abuse.
        Filter "filter",
        /// Everything else.
        Rules "rules",
        /// The last rule, which always matches.
        Default "default",
    }
    /// What kind of answer is expected.
    Response {
        /// An answer; the item counts in the response rate.
        Expected "expected",
        /// A public answer, or none.
        PublicOrIgnore "public_or_ignore",
        /// Read it, do not chase it.
        MonitorOnly "monitor_only",
        /// No answer.
        DoNotReply "do_not_reply",
        /// No answer until somebody entitled releases it.
        Hold "hold",
    }
    /// What is done with an item that goes to no queue.
    Action {
        /// It waits until somebody resumes it.
        Pause "pause",
    }
    /// Whether a machine may answer.
    Autoreply {
        /// It must not.
        Never "never",
        /// It may acknowledge receipt.
        Acknowledge "acknowledge",
        /// It may answer.
        Allowed "allowed",
    }
    /// How an agent is chosen.
    Select {
        /// The largest share of free capacity.
        CapacityWeighted "capacity_weighted",
        /// Available for longest.
        LongestIdle "longest_idle",
        /// The fewest open items.
        LeastLoaded "least_loaded",
        /// Agents help themselves.
        Manual "manual",
        /// The agent who had the case before.
        Sticky "sticky",
        /// The agent who had the case before, else by capacity.
        StickyThenCapacity "sticky_then_capacity",
        /// By skills, then by capacity.
        SkillsThenCapacity "skills_then_capacity",
    }
    /// Which time an SLA counts.
    SlaClock {
        /// All of it.
        Calendar "calendar",
        /// Opening hours.
        Business "business",
    }
    /// How urgent an item is, in words.
    Level {
        /// Can wait.
        Low "low",
        /// As most.
        Normal "normal",
        /// Before others.
        High "high",
        /// Before all others.
        Urgent "urgent",
    }
}
