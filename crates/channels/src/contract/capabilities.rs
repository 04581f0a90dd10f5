//! What a network can do, as a table.

use kernel::Millis;
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use super::words::{Surface, Visibility};
use crate::links::{Link, links};

/// How a network counts the length of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// Unicode scalar values.
    Characters,
    /// What a reader sees as one character.
    Graphemes,
    /// Bytes of UTF-8.
    Bytes,
    /// UTF-16 code units.
    Utf16,
    /// What a reader sees as one character; but a web address counts so much whatever its length, and a name without its
    /// server.
    Shortened(u16),
}

impl Counting {
    /// The length of a text, counted so.
    pub fn length(self, text: &str) -> usize {
        match self {
            Self::Characters => text.chars().count(),
            Self::Graphemes => text.graphemes(true).count(),
            Self::Bytes => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
            Self::Shortened(address) => shortened(text, usize::from(address)),
        }
    }
}

fn shortened(text: &str, address: usize) -> usize {
    let count = |part: &str| part.graphemes(true).count();
    let (mut length, mut plain, mut at) = (0, String::with_capacity(text.len()), 0);
    for link in links(text) {
        plain.push_str(&text[at..link.range().start]);
        at = link.range().end;
        match link {
            Link::Name { user, .. } => plain.extend(["@", user]),
            // It breaks what stands before it from what stands behind.
            Link::Address { .. } => length += count(&std::mem::take(&mut plain)) + address,
        }
    }
    plain.push_str(&text[at..]);
    length + count(&plain)
}

/// What a network can do. The desk offers only that; docs and composer read the same table.
#[derive(Clone, Debug, Serialize)]
pub struct Capabilities {
    /// `sandbox`, `x`, `email` …
    pub id: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// Where messages may stand.
    pub surfaces: &'static [Surface],
    /// The longest public reply, if we may reply in public.
    pub public_limit: Option<usize>,
    /// The longest private message, if we may write privately.
    pub private_limit: Option<usize>,
    /// How both are counted.
    pub counting: Counting,
    /// How long after the person's last message we may still write privately.
    pub private_window: Option<Millis>,
    /// Whether public words to the brand open that window too, or only private ones.
    pub window_from_public: bool,
    /// How long after the person's last private message a person of ours may still write with [`Tag::HumanAgent`].
    pub tag_window: Option<Millis>,
    /// Whether we may write privately to somebody who has only written in public.
    pub private_first: bool,
    /// Whether a comment can be answered privately although its author never wrote privately.
    pub private_replies: Option<PrivateReplies>,
    /// Whether we can like what people say in public.
    pub likes: bool,
    /// Whether we can hide what people say in public.
    pub hides: bool,
    /// Whether we can show what people said to our own followers.
    pub reposts: bool,
    /// Whether messages have a subject.
    pub subject: bool,
    /// Whether a public answer can carry a link that opens a private message to us.
    pub dm_link: bool,
    /// Whether our words can be changed after the send.
    pub edit: bool,
    /// Whether our words can be taken back.
    pub delete: bool,
    /// Whether a send may carry pictures.
    pub media: bool,
    /// Whether the same effect key twice has one effect.
    pub idempotent_send: bool,
    /// Whether the network tells us our own words.
    pub echoes: bool,
    /// Whether our words can be looked up by effect key after a lost answer.
    pub look_up: bool,
    /// Whether the network calls us ([`Network::verify`](super::Network::verify)).
    pub hooks: bool,
    /// Whether we can listen to it without being called ([`Network::listen`](super::Network::listen)).
    pub listens: bool,
    /// How often its history is read; `None` where it has none.
    pub history_every: Option<Millis>,
}

/// How comments may be answered privately.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct PrivateReplies {
    /// How often each.
    pub per_comment: u32,
    /// How long after the comment.
    pub within: Millis,
}

/// Why a private message may leave after the usual window.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// A person of ours, not a machine, answers what was asked. Never with promotion.
    HumanAgent,
}

impl Tag {
    /// Its name, for people and on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::HumanAgent => "human_agent",
        }
    }

    /// The tag with this name.
    pub fn of(name: &str) -> Option<Self> {
        [Self::HumanAgent].into_iter().find(|tag| tag.name() == name)
    }
}

impl Capabilities {
    /// A network that can do nothing: what a table of a network begins with.
    pub const NONE: Self = Self {
        id: "",
        name: "",
        surfaces: &[],
        public_limit: None,
        private_limit: None,
        counting: Counting::Characters,
        private_window: None,
        window_from_public: false,
        tag_window: None,
        private_first: false,
        private_replies: None,
        likes: false,
        hides: false,
        reposts: false,
        subject: false,
        dm_link: false,
        edit: false,
        delete: false,
        media: false,
        idempotent_send: false,
        echoes: false,
        look_up: false,
        hooks: false,
        listens: false,
        history_every: None,
    };

    /// The length of `text` as this network counts it.
    pub fn length(&self, text: &str) -> usize {
        self.counting.length(text)
    }

    /// Where an answer of ours stands.
    pub fn answers_on(&self, visibility: Visibility) -> Surface {
        let among = |wanted: &[Surface]| wanted.iter().copied().find(|one| self.surfaces.contains(one));
        match visibility {
            Visibility::Public => among(&[Surface::Reply, Surface::Comment]).unwrap_or(Surface::Reply),
            Visibility::Private => {
                among(&[Surface::Dm, Surface::Email, Surface::Chat]).unwrap_or(Surface::Dm)
            }
        }
    }

    /// The longest text that may be sent with this visibility; `None` if none may.
    pub const fn limit(&self, visibility: Visibility) -> Option<usize> {
        match visibility {
            Visibility::Public => self.public_limit,
            Visibility::Private => self.private_limit,
        }
    }
}
