//! One message, inbound, outbound or note.

use askama::Template;
use kernel::{Instant, Lang};

use crate::facts::{Reading, Standing};
use crate::mails::Laid;
use crate::ui::{self, Audience, Face, Network};

/// Whose words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// The customer's, or a bystander's.
    Inbound,
    /// The brand's.
    Outbound,
    /// A colleague's, for colleagues.
    Note,
}

/// What became of the brand's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sending {
    /// They wait, and can be taken back until then.
    Queued {
        /// The send, for `DELETE /desk/sends/{id}`.
        send_id: String,
        /// When they leave.
        until: Instant,
    },
    /// They wait for their turn, or for a network that did not take them yet, and can be taken back.
    Waits {
        /// The send, for `DELETE /desk/sends/{id}`.
        send_id: String,
        /// When they leave at the earliest.
        until: Instant,
        /// In plain words.
        reason: String,
    },
    /// They are on their way.
    Sending,
    /// The network has them.
    Sent,
    /// The network refused them.
    Failed {
        /// The send, for `POST /desk/sends/{id}/retry`.
        send_id: String,
        /// In plain words.
        reason: String,
        /// Whether trying again can help.
        retry: bool,
    },
    /// The answer was lost; the product is finding out.
    Unknown,
}

/// What a message said before it was changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// When it was changed.
    pub at: Instant,
    /// What it said before.
    pub earlier: String,
}

/// How far a file has come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Coming {
    /// It is here.
    Here,
    /// It is being fetched; why it is not here yet, if it was tried.
    Wanted(Option<String>),
    /// It will not come by itself: why, and whether somebody may have it tried again.
    Not {
        /// In plain words.
        reason: String,
        /// Whether trying again can help.
        again: bool,
    },
}

/// A picture or file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// Its id, for `/media/{id}`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is: `PDF`.
    pub kind: String,
    /// How large it is: `1.2 MB`; nothing where nobody knows.
    pub size: String,
    /// Its width and height in pixels, if it is a picture that may be shown.
    pub picture: Option<(i64, i64)>,
    /// What it shows, if somebody said so.
    pub alt: Option<String>,
    /// How far it has come.
    pub coming: Coming,
    /// What has to be known about it: that it was said to be something else.
    pub warning: Option<String>,
}

impl File {
    pub(crate) fn is_here(&self) -> bool {
        self.coming == Coming::Here
    }
    pub(crate) fn is_coming(&self) -> bool {
        matches!(self.coming, Coming::Wanted(_))
    }
    /// Why it is not here, or not yet.
    pub(crate) fn why(&self) -> Option<&str> {
        match &self.coming {
            Coming::Here => None,
            Coming::Wanted(why) => why.as_deref(),
            Coming::Not { reason, .. } => Some(reason),
        }
    }
    pub(crate) fn may_again(&self) -> bool {
        matches!(self.coming, Coming::Not { again: true, .. })
    }
}

/// A message in the timeline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// Its id.
    pub id: String,
    /// The author's face.
    pub face: Face,
    /// The author's name; for the brand's words the colleague who wrote them.
    pub name: String,
    /// `@handle`, where there is one.
    pub handle: Option<String>,
    /// Whose words.
    pub direction: Direction,
    /// Who can see it.
    pub audience: Audience,
    /// Where it stands.
    pub network: Network,
    /// When, by the network's clock.
    pub at: Instant,
    /// The text.
    pub text: String,
    /// The language, if it is known.
    pub lang: Option<Lang>,
    /// How deep in the thread: 0 is the post itself. Drawn up to 4.
    pub depth: u8,
    /// Changes, latest first.
    pub edits: Vec<Edit>,
    /// When the author took it back: words that were taken back are forgotten, and not shown.
    pub deleted: Option<Instant>,
    /// What became of the brand's words.
    pub sending: Option<Sending>,
    /// What was done to it in public, and what can be.
    pub deeds: Box<Deeds>,
    /// Whether the author is the person of this case; others in a thread are bystanders.
    pub bystander: bool,
    /// Whom it answers, where that is not the one right above.
    pub answers: Option<String>,
    /// Whether it was said on the telephone.
    pub call: bool,
    /// Pictures and files.
    pub files: Vec<File>,
    /// What it repeats of earlier messages.
    pub quoted: Option<String>,
    /// How its author laid it out.
    pub laid: Option<Laid>,
    /// What was read in the person's words.
    pub reading: Option<Box<Reading>>,
}

/// A deed that the reader can do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doable {
    /// What the form sends: `like`, `hide` …
    pub deed: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// What it is called.
    pub word: String,
    /// The reasons of which one is asked for, by what the form sends; none is asked for if there are none.
    pub reasons: Vec<(&'static str, String)>,
    /// Whether it is so now: a button that is pressed.
    pub pressed: bool,
    /// Whether there is a cause to do it, such as personal data in public.
    pub urged: Option<String>,
    /// The key of the newest message's button.
    pub key: Option<&'static str>,
}

/// What was done to a message in public, and what can be.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Deeds {
    /// How many reacted.
    pub likes: u64,
    /// How it stands: `Hidden by Sam: personal data`, in the order in which it came to be.
    pub stands: Vec<(&'static str, String)>,
    /// What can be done.
    pub can: Vec<Doable>,
}

impl Message {
    pub(crate) fn class(&self) -> String {
        match (self.direction, self.audience) {
            (Direction::Note, _) | (_, Audience::Note) => "note".to_owned(),
            (Direction::Inbound, audience) => format!("in {}", audience.key()),
            (Direction::Outbound, audience) => format!("out {}", audience.key()),
        }
    }
    pub(crate) fn level(&self) -> u8 {
        self.depth.min(4)
    }
    pub(crate) fn is_ours(&self) -> bool {
        self.direction == Direction::Outbound
    }
    pub(crate) fn language(&self) -> &str {
        self.lang.as_ref().map_or("", Lang::code)
    }
    /// A brand's handle often stands first and is Latin: where the language is known, it says which way the words run.
    pub(crate) fn runs(&self) -> &'static str {
        if matches!(self.language(), "ar" | "fa" | "he" | "ur") { "rtl" } else { "auto" }
    }
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#{{ m.id }}" hx-swap="outerMorph">{% include "desk/case/message.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Changed<'a> {
    m: &'a Message,
    now: Instant,
    csrf: &'a str,
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#timeline-{{ case_id }}" hx-swap="beforeend">{% include "desk/case/message.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Arrived<'a> {
    case_id: &'a str,
    m: &'a Message,
    now: Instant,
    csrf: &'a str,
}

/// A message that changed (edited, taken back, sent, failed), for the readers who have it on their screen.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn message(m: &Message, now: Instant, csrf: &str) -> Result<String, askama::Error> {
    Changed { m, now, csrf }.render()
}

/// A new message at the end of a case's timeline.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn arrived(case_id: &str, m: &Message, now: Instant, csrf: &str) -> Result<String, askama::Error> {
    Arrived { case_id, m, now, csrf }.render()
}
