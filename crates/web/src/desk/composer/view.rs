//! The composer's facts.

use askama::Template;
use kernel::Instant;

use crate::checks::{Concern, Piece};
use crate::desk::case::{File, Message, Sending};
use crate::facts::Standing;
use crate::ui::{self, Audience, Clock, Network, t};

/// One way to write.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mode {
    /// The longest text; `None` if the network sets no limit.
    pub limit: Option<usize>,
    /// Why it can't be used now, in plain words.
    pub unavailable: Option<String>,
    /// Who must agree before words leave this way, and why: `The social lead agrees first: 12k people follow them`.
    pub approval: Option<String>,
}

/// A payment that the agent may promise with the words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Goodwill {
    /// The most that needs no exception, in words: `60.00`; `None` without a limit.
    pub limit: Option<String>,
    /// What was written so far.
    pub amount: String,
    /// Why it may be more, so far.
    pub exception: String,
}

/// The customer went on while the agent wrote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stale {
    /// Who wrote.
    pub who: String,
    /// What.
    pub text: String,
    /// When.
    pub at: Instant,
}

/// Who holds the reply.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Lock {
    /// Nobody else.
    #[default]
    Free,
    /// A colleague writes it.
    Held {
        /// Their name.
        name: String,
        /// Since when.
        since: Instant,
    },
    /// A colleague took it over from the reader.
    Lost {
        /// Their name.
        name: String,
    },
}

/// When a case is to come back if nobody answers, as it was chosen so far.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Back {
    /// `1h`, `4h`, `tomorrow`, `at`, or nothing.
    pub choice: String,
    /// The moment of `at`, as the field for it was filled in.
    pub at: String,
}

impl Back {
    pub(crate) fn is(&self, choice: &str) -> bool {
        self.choice == choice
    }
}

/// The form at the foot of a conversation.
#[derive(Clone, Debug)]
pub struct Composer {
    /// The case.
    pub case_id: String,
    /// The mode that is chosen.
    pub mode: Audience,
    /// The brand's handle on this network, without `@`.
    pub brand: String,
    /// The network on which the answer leaves.
    pub network: Network,
    /// How many may see a public answer.
    pub may_see: Option<u64>,
    /// The person's name, for the private mode.
    pub person: String,
    /// The public mode.
    pub public: Mode,
    /// The private mode.
    pub private: Mode,
    /// Why words would wait, if the account works at present for nobody.
    pub halted: Option<String>,
    /// A payment that may go with the words; `None` where the reader may promise none.
    pub goodwill: Option<Goodwill>,
    /// When the case is to come back if nobody answers.
    pub back: Back,
    /// How the network counts: `characters`, `graphemes`, `bytes` or `utf16`.
    pub counting: String,
    /// Until when a private message may be written.
    pub window: Option<Clock>,
    /// How it may be written until then.
    pub way: String,
    /// The tag without which it may not be written now; whether the writer has chosen it.
    pub tag: Option<(&'static str, bool)>,
    /// What stands below a private answer.
    pub signature: Option<String>,
    /// The draft.
    pub text: String,
    /// When the draft was kept last.
    pub saved: Option<Instant>,
    /// The last message that the agent has seen; a send built on an older one is refused.
    pub seen: String,
    /// Whether the agent's words would reach more readers than the one who asked (mode public on a large thread).
    pub concerns: Vec<Concern>,
    /// The words with the places marked that were noticed; none if there is no such place.
    pub pieces: Vec<Piece>,
    /// What the agent has accepted so far, as codes.
    pub despite: Vec<String>,
    /// Why the last send was refused.
    pub stale: Option<Stale>,
    /// Who else writes.
    pub lock: Lock,
    /// What is attached.
    pub files: Vec<File>,
    /// What the public and the private mode take along, in words.
    pub carries: (String, String),
    /// Why a file could not be attached.
    pub trouble: Option<String>,
    /// For the form.
    pub csrf: String,
    /// The moment for which it is drawn.
    pub now: Instant,
}

impl Composer {
    pub(crate) fn is(&self, mode: Audience) -> bool {
        self.mode == mode
    }
    /// The words of the button and its icon, in each of the three modes.
    pub(crate) fn buttons(&self) -> [(Audience, &'static str, &'static str); 3] {
        let or = |mode: &Mode, icon, word| match mode.approval {
            Some(_) => ("badge-check", t("desk-ask-approval")),
            None => (icon, word),
        };
        let (public, private) = (
            or(&self.public, "globe", t("desk-reply-publicly")),
            or(&self.private, "lock", t("desk-send-privately")),
        );
        [
            (Audience::Public, public.0, public.1),
            (Audience::Private, private.0, private.1),
            (Audience::Note, "sticky-note", t("desk-keep-note")),
        ]
    }
    /// What goes along, as the form says it.
    pub(crate) fn file_ids(&self) -> String {
        self.files.iter().map(|file| file.id.as_str()).collect::<Vec<_>>().join(" ")
    }
    /// What each mode takes along.
    pub(crate) fn takes(&self) -> [(Audience, &str); 3] {
        [
            (Audience::Public, &self.carries.0),
            (Audience::Private, &self.carries.1),
            (Audience::Note, t("media-note-takes")),
        ]
    }
    /// The codes that sending all the same accepts.
    pub(crate) fn despite(&self) -> String {
        let codes = self.concerns.iter().filter_map(|concern| concern.despite.as_deref());
        codes.collect::<Vec<_>>().join(" ")
    }
    /// Whether the agent has accepted all that was noticed.
    pub(crate) fn accepted(&self) -> bool {
        let mut codes = self.concerns.iter().filter_map(|concern| concern.despite.as_ref());
        codes.all(|code| self.despite.contains(code))
    }
    pub(crate) fn may_send(&self) -> bool {
        self.concerns.iter().all(|concern| concern.despite.is_some())
    }
}

#[derive(Template)]
#[template(path = "desk/composer/sent.html")]
struct Sent<'a> {
    composer: &'a Composer,
    m: &'a Message,
    now: Instant,
    csrf: &'a str,
}

#[derive(Template)]
#[template(
    source = r##"{% include "desk/composer/composer.html" %}<hx-partial hx-target="#toasts" hx-swap="innerHTML"><div class="toast" data-toast="6">{{ ui::icon("hourglass") }}{{ ui::t("desk-waits-agreement") }}</div></hx-partial>"##,
    ext = "html"
)]
struct Waits<'a> {
    composer: &'a Composer,
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#ways-{{ composer.case_id }}" hx-swap="outerMorph">{% include "desk/composer/modes.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Ways<'a> {
    composer: &'a Composer,
}

/// Who may be written to now, and why not; takes the place of what was, and leaves alone what is being written.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn ways(composer: &Composer) -> Result<String, askama::Error> {
    Ways { composer }.render()
}

#[derive(Template)]
#[template(path = "desk/composer/concerns.html")]
struct Concerns<'a> {
    composer: &'a Composer,
}

#[derive(Template)]
#[template(path = "desk/composer/enclosed.html")]
struct Enclosed<'a> {
    composer: &'a Composer,
}

/// What is attached; takes the place of what was.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn enclosed(composer: &Composer) -> Result<String, askama::Error> {
    Enclosed { composer }.render()
}

/// What is noticed while somebody writes; takes the place of what was noticed before.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn concerns(composer: &Composer) -> Result<String, askama::Error> {
    Concerns { composer }.render()
}

#[derive(Template)]
#[template(path = "desk/composer/undone.html")]
struct Undone<'a> {
    composer: &'a Composer,
    message_id: &'a str,
}

#[derive(Template)]
#[template(path = "desk/composer/composer.html")]
struct Refused<'a> {
    composer: &'a Composer,
}

/// The composer after a refused send, with the reason; takes the place of the form.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn refused(composer: &Composer) -> Result<String, askama::Error> {
    Refused { composer }.render()
}

/// After a send: an empty composer, the message at the end of the timeline, and the bar to take it back.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn sent(composer: &Composer, m: &Message) -> Result<String, askama::Error> {
    Sent { composer, m, now: composer.now, csrf: &composer.csrf }.render()
}

/// After words that wait for agreement: an empty composer, and a word about it.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn waits(composer: &Composer) -> Result<String, askama::Error> {
    Waits { composer }.render()
}

/// After words were taken back: they stand in the composer again and are gone from the timeline.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn undone(composer: &Composer, message_id: &str) -> Result<String, askama::Error> {
    Undone { composer, message_id }.render()
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#seen-{{ case_id }}" hx-swap="outerHTML"><input type="hidden" name="seen" id="seen-{{ case_id }}" value="{{ seen }}"></hx-partial>"##,
    ext = "html"
)]
struct Read<'a> {
    case_id: &'a str,
    seen: i64,
}

/// The newest message that stands on the reader's screen: what is sent from now on knows of it.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn seen(case_id: &str, seen: i64) -> Result<String, askama::Error> {
    Read { case_id, seen }.render()
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#lock-{{ case_id }}" hx-swap="outerMorph">{% include "desk/composer/lock.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Holds<'a> {
    case_id: &'a str,
    lock: &'a Lock,
    now: Instant,
}

/// Who holds the reply of a case, for live updates.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn lock(case_id: &str, lock: &Lock, now: Instant) -> Result<String, askama::Error> {
    Holds { case_id, lock, now }.render()
}
