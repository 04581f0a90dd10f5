//! The facts of what goes on elsewhere.

use askama::Template;
use kernel::Instant;

use crate::checks::Concern;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::{assets, ui};

/// An invitation to go on elsewhere, as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// Its id.
    pub id: String,
    /// How it stands: `offered`, `joined`, `silent` or `refused`.
    pub state: &'static str,
    /// What it is, as a sentence.
    pub words: String,
    /// Until when they have to follow, while it waits.
    pub until: Option<Instant>,
    /// What was noticed: they answered in public.
    pub hint: Option<String>,
    /// What became of a line that did not arrive.
    pub failed: Option<String>,
    /// Whether the reader may say that they do not want to.
    pub may_refuse: bool,
}

/// A time that can be chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slot {
    /// What the form sends: microseconds.
    pub value: String,
    /// As people read it, in the zone of the queue.
    pub word: String,
}

/// The call of a case that is still to be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Booking {
    /// Its id.
    pub id: String,
    /// How it stands: `offered`, `booked`, `due`, `talking`, `wrap_up` or `missed`.
    pub state: &'static str,
    /// What it is, as a sentence.
    pub words: String,
    /// When it is to be made.
    pub at: Option<Instant>,
    /// The time that the person named in their newest words.
    pub named: Option<Slot>,
    /// Times that are free.
    pub free: Vec<Slot>,
}

/// Something that was promised.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Promise {
    /// Its id.
    pub id: String,
    /// What.
    pub text: String,
    /// Whether everybody could read it.
    pub public: bool,
    /// How it stands: `open`, `kept`, `broken` or `withdrawn`.
    pub state: &'static str,
    /// Until when.
    pub due: Option<Instant>,
    /// Who made it.
    pub by: String,
}

impl Promise {
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.state, "open" | "broken")
    }
    pub(crate) fn icon(&self) -> ui::Icon {
        ui::icon(match self.state {
            "kept" => "circle-check",
            "broken" => "triangle-alert",
            "withdrawn" => "ban",
            _ => "hourglass",
        })
    }
    pub(crate) fn word(&self) -> &'static str {
        match self.state {
            "kept" => ui::t("promises-kept"),
            "broken" => ui::t("promises-broken"),
            "withdrawn" => ui::t("promises-withdrawn"),
            _ => ui::t("promises-open"),
        }
    }
}

/// A promise that stands in our words and is not tracked yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noticed {
    /// The sentence.
    pub text: String,
    /// Until when, as the form sends it: microseconds.
    pub due: String,
    /// Until when.
    pub at: Instant,
    /// In which message.
    pub message_id: String,
    /// Whether everybody can read it.
    pub public: bool,
}

/// What goes on elsewhere.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Elsewhere {
    /// The newest invitation.
    pub offer: Option<Offer>,
    /// The call that is still to be made.
    pub call: Option<Booking>,
    /// What was promised, what is open first.
    pub promises: Vec<Promise>,
    /// A promise that stands in our words and is not tracked yet.
    pub noticed: Option<Noticed>,
    /// What was tried already.
    pub tried: Vec<String>,
    /// Whether a closing public line is missing.
    pub closing: bool,
    /// Whether the reader may act.
    pub may: bool,
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#elsewhere-{{ case_id }}" hx-swap="outerMorph">{% include "desk/elsewhere/strip.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Strip<'a> {
    case_id: &'a str,
    elsewhere: &'a Elsewhere,
    csrf: &'a str,
    now: Instant,
}

/// The strip of a case, for live updates.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn strip(
    case_id: &str,
    elsewhere: &Elsewhere,
    csrf: &str,
    now: Instant,
) -> Result<String, askama::Error> {
    Strip { case_id, elsewhere, csrf, now }.render()
}

/// One of the two lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// What was written, or what is suggested.
    pub text: String,
    /// The longest text.
    pub limit: Option<usize>,
    /// Why it can't be written, in plain words.
    pub unavailable: Option<String>,
    /// Who must agree first, and why.
    pub approval: Option<String>,
}

/// *Take it private*.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Invitation {
    /// Where to: `private`, `email` or `call`.
    pub way: String,
    /// What everybody reads; `None` where nothing of the case is public.
    pub public: Option<Line>,
    /// What only the person reads.
    pub private: Line,
    /// Whether a link hangs below the public line that opens a private message to us; `None` where there is none.
    pub dm_link: Option<bool>,
    /// The brand's handle.
    pub brand: String,
    /// How the network counts.
    pub counting: String,
    /// Times for a call.
    pub slots: Vec<Slot>,
}

/// What is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ask {
    /// To go on elsewhere.
    Invite(Box<Invitation>),
    /// To say the last word in public.
    Close {
        /// The words.
        line: Line,
        /// The brand's handle.
        brand: String,
        /// How the network counts.
        counting: String,
    },
}

/// A question about a case, as a page and as a dialog.
#[derive(Template)]
#[template(path = "desk/elsewhere/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The question.
    pub form: Form,
}

/// The question itself.
#[derive(Template, Clone, Debug)]
#[template(path = "desk/elsewhere/form.html")]
pub struct Form {
    /// The case.
    pub case_id: String,
    /// Whose.
    pub person: String,
    /// What is asked.
    pub ask: Ask,
    /// The newest message that the reader has seen.
    pub seen: String,
    /// What to think about before it leaves.
    pub concerns: Vec<Concern>,
    /// For the form.
    pub csrf: String,
}

impl Form {
    pub(crate) fn may_send(&self) -> bool {
        self.concerns.iter().all(|concern| concern.despite.is_some())
    }
    /// The codes of what the reader may overrule.
    pub(crate) fn despite(&self) -> String {
        let codes = self.concerns.iter().filter_map(|concern| concern.despite.as_deref());
        codes.collect::<Vec<_>>().join(" ")
    }
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#ask-body" hx-swap="innerHTML">{{ form|safe }}</hx-partial>"##,
    ext = "html"
)]
struct Refused {
    form: String,
}

/// The question again, with the reason why nothing was sent.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn refused(form: &Form) -> Result<String, askama::Error> {
    Refused { form: form.render()? }.render()
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#ask-body" hx-swap="innerHTML"><div data-pops>{{ form|safe }}</div></hx-partial>"##,
    ext = "html"
)]
struct Pops {
    form: String,
}

/// The question, asked by the desk itself: its dialog opens.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn pops(form: &Form) -> Result<String, askama::Error> {
    Pops { form: form.render()? }.render()
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#toasts" hx-swap="innerHTML"><div class="toast" data-toast="10">{{ ui::icon("git-branch") }}<undo-count data-until="{{ ui::iso(*until) }}">{{ words }}</undo-count><form hx-delete="/desk/pivots/{{ id }}" hx-swap="none"><button class="link">{{ ui::icon("undo-2") }}{{ ui::t("pivots-undo-both") }}</button></form></div></hx-partial>"##,
    ext = "html"
)]
struct Toast<'a> {
    id: &'a str,
    until: &'a Instant,
    words: &'a str,
}

/// That both lines leave soon, with the one button that takes both back.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn toast(id: &str, until: Instant, words: &str) -> Result<String, askama::Error> {
    Toast { id, until: &until, words }.render()
}
