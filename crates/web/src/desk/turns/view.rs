//! The strip above the one case, and what stands there when there is none.

use care::assignment::Skip;
use kernel::Instant;

use crate::ui;

/// How somebody's round goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Turn {
    /// Since when; `None` before it begins.
    pub since: Option<Instant>,
    /// How many cases they have handled.
    pub handled: u64,
    /// How long one was before them on average, in words.
    pub average: Option<String>,
    /// Whether the open case waits for them.
    pub is_pending: bool,
    /// The case that they have before them, if another one is open.
    pub elsewhere: Option<String>,
    /// What comes by itself, the next first.
    pub ahead: Vec<Coming>,
    /// How many cases that nobody holds wait in their queues.
    pub waiting: u64,
    /// Whether they hold as much as they can.
    pub is_full: bool,
    /// For the forms.
    pub csrf: String,
    /// The moment for which it is drawn.
    pub now: Instant,
}

/// Something that comes by itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coming {
    /// The case.
    pub case_id: String,
    /// What happens, as a sentence.
    pub words: String,
    /// When.
    pub at: Instant,
}

impl Turn {
    /// *3 handled*.
    pub(crate) fn handled_words(&self) -> String {
        ui::tell("turns-handled", &[("n", self.handled.into())])
    }
    /// *12 wait in your queues*.
    pub(crate) fn waiting_words(&self) -> String {
        ui::tell("turns-waiting", &[("n", self.waiting.into())])
    }
    /// Why a case may be passed on: the word for the form, and for people.
    #[expect(clippy::unused_self, reason = "templates call what they print on something")]
    pub(crate) fn reasons(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        Skip::ALL.iter().map(|reason| {
            let words = match reason {
                Skip::Language => ui::t("turns-skip-language"),
                Skip::Knowledge => ui::t("turns-skip-knowledge"),
                Skip::NotYet => ui::t("turns-skip-not-yet"),
                Skip::Personal => ui::t("turns-skip-personal"),
                Skip::Other => ui::t("turns-skip-other"),
            };
            (reason.name(), words)
        })
    }
}
