//! The facts of engagement's pages.

use askama::Template;
use care::engagement::Kind;
use care::rights::State;
use kernel::Instant;

use crate::assets;
use crate::checks::Concern;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, Face, Icon, Network};

/// A list of cards, as a choice above them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What the address asks: `praise`; empty for all.
    pub key: &'static str,
    /// Its name.
    pub name: String,
    /// How many wait.
    pub n: Option<u64>,
    /// Whether it is the one that is shown.
    pub on: bool,
}

/// Words of ours in the same case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// Who wrote them, and whether everybody sees them.
    pub told: String,
    /// The words.
    pub text: String,
    /// When.
    pub at: Instant,
    /// Whether everybody sees them.
    pub public: bool,
}

/// Words of the person after it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reply {
    /// The message's id.
    pub id: String,
    /// The words.
    pub text: String,
    /// When.
    pub at: Instant,
    /// Whether everybody sees them.
    pub public: bool,
}

/// Whether we may show it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rights {
    /// Its id.
    pub id: String,
    /// How far it has come.
    pub state: State,
    /// In words.
    pub words: String,
    /// What else is to be known: for what and how long, or when it lapses.
    pub about: String,
    /// Whether it may be shown now.
    pub usable: bool,
    /// Whether somebody wants to show it and somebody else has to agree.
    pub wanted: Option<String>,
    /// Whether the person's own words of agreement are linked.
    pub evidence: bool,
}

impl Rights {
    /// The shape that says the same as the words.
    pub fn icon(&self) -> Icon {
        ui::icon(match self.state {
            State::Asked => "hourglass",
            State::Granted => "badge-check",
            State::Declined | State::Lapsed => "circle-x",
            State::Withdrawn => "undo-2",
        })
    }
}

/// How it goes on with another team.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passed {
    /// `waiting`, `with`, `back`.
    pub key: &'static str,
    /// In words.
    pub words: String,
    /// Until when that team says that it has it.
    pub due: Option<Instant>,
}

/// Where an answer to a deed left a card: a form that is open with what was typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Given {
    /// `thanks`, `rights`, `gift`, `lead`; empty if none is open.
    pub open: &'static str,
    /// What was typed.
    pub text: String,
    /// What was noticed.
    pub concerns: Vec<Concern>,
    /// What nobody may send.
    pub stopped: bool,
    /// Why it did not work.
    pub wrong: Option<String>,
    /// What has just been done.
    pub done: Option<String>,
}

impl Given {
    /// What the writer accepts when they send it again.
    pub fn despite(&self) -> String {
        let codes: Vec<_> = self.concerns.iter().filter_map(|one| one.despite.clone()).collect();
        codes.join(" ")
    }
}

/// A message that is worth a word back.
#[derive(Clone, Debug)]
pub struct Card {
    /// The message's id.
    pub id: String,
    /// Its case.
    pub case_id: String,
    /// The newest message of the case.
    pub seen: i64,
    /// Why it is here.
    pub kind: Kind,
    /// The author.
    pub face: Face,
    /// Their name.
    pub name: String,
    /// Their handle.
    pub handle: String,
    /// Where.
    pub network: Network,
    /// How many follow them.
    pub reach: Option<u64>,
    /// When it was said.
    pub at: Instant,
    /// The words.
    pub text: String,
    /// Their language.
    pub lang: String,
    /// How many pictures and files hang on it.
    pub pictures: usize,
    /// What was done: an icon and words.
    pub stands: Vec<(&'static str, String)>,
    /// What we answered.
    pub answers: Vec<Answer>,
    /// What they said after it.
    pub replies: Vec<Reply>,
    /// What their words may be taken for: `grant`, `accept`; empty if nothing waits for them.
    pub awaits: &'static str,
    /// The gift that they said where to send to, and that has not left.
    pub to_send: Option<String>,
    /// Whether a gift was offered that has not left.
    pub may_recall: bool,
    /// Whether we like it; `None` where the network knows no likes.
    pub liked: Option<bool>,
    /// Whether it can be shown on this network.
    pub can_show: bool,
    /// A line of thanks that fits.
    pub thanks: String,
    /// How to ask whether we may show it.
    pub ask: String,
    /// Whether we may.
    pub rights: Option<Rights>,
    /// The words beside it when it is shown.
    pub credit: String,
    /// A gift that fits, and why.
    pub gift: Option<(String, String)>,
    /// The gifts that there are.
    pub gifts: Vec<String>,
    /// How it goes on with another team.
    pub passed: Option<Passed>,
    /// In whose hands and queue it is.
    pub place: String,
    /// Whether care has it already.
    pub in_care: bool,
    /// The lead's id and stage.
    pub lead: Option<(String, &'static str)>,
    /// What stands against offering anything.
    pub against: Vec<String>,
    /// Who set it aside.
    pub done: Option<String>,
    /// Whether the reader may do anything.
    pub may_act: bool,
    /// What the last deed left.
    pub given: Given,
}

impl Card {
    /// Its kind as a word.
    pub fn kind_word(&self) -> &'static str {
        match self.kind {
            Kind::Praise => ui::t("engage-kind-praise"),
            Kind::Question => ui::t("engage-kind-question"),
            Kind::Content => ui::t("engage-kind-content"),
        }
    }
    /// Its kind as a shape.
    pub fn kind_icon(&self) -> Icon {
        ui::icon(match self.kind {
            Kind::Praise => "thumbs-up",
            Kind::Question => "message-circle-question",
            Kind::Content => "sparkles",
        })
    }
    /// Whether a form stands open.
    pub fn opens(&self, form: &str) -> bool {
        self.given.open == form
    }
    /// What stands in a form: what was typed, else what is suggested.
    pub fn filled<'a>(&'a self, form: &str, suggested: &'a str) -> &'a str {
        if self.opens(form) { &self.given.text } else { suggested }
    }
    /// Whether the question for rights can be asked now.
    pub fn may_ask(&self) -> bool {
        self.can_show
            && self
                .rights
                .as_ref()
                .is_none_or(|rights| !matches!(rights.state, State::Asked | State::Granted))
    }
    /// Whether it may be shown now.
    pub fn usable(&self) -> bool {
        self.rights.as_ref().is_some_and(|rights| rights.usable)
    }
    /// Who wants to show it, where somebody else has to agree.
    pub fn wanted(&self) -> Option<&str> {
        self.rights.as_ref()?.wanted.as_deref()
    }
    /// The gift that stands chosen.
    pub fn suggests(&self, gift: &str) -> bool {
        self.gift.as_ref().is_some_and(|(name, _)| name == gift)
    }
}

/// The page of cards.
#[derive(Template)]
#[template(path = "engage/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The lists that there are.
    pub choices: Vec<Choice>,
    /// The cards, the newest first.
    pub cards: Vec<Card>,
    /// The address of the next page.
    pub more: Option<String>,
    /// What is left of the month's budget, and of how much.
    pub budget: (String, String),
}

impl View {
    fn csrf(&self) -> &str {
        &self.frame.csrf
    }
    fn now(&self) -> Instant {
        self.frame.now
    }
}

/// One card by itself, as a deed answers.
#[derive(Template)]
#[template(path = "engage/one.html")]
struct One<'a> {
    card: &'a Card,
    csrf: &'a str,
    now: Instant,
}

impl One<'_> {
    fn csrf(&self) -> &str {
        self.csrf
    }
    fn now(&self) -> Instant {
        self.now
    }
}

/// The settings of engagement.
#[derive(Template)]
#[template(path = "engage/settings.html")]
pub struct SettingsPage {
    /// What stands around it.
    pub frame: Frame,
    /// The settings as they stand in the form.
    pub kept: care::engagement::Settings,
    /// The word of agreement that holds if none is entered.
    pub code: String,
    /// The queues, id and name, and whether one is chosen.
    pub queues: Vec<(String, String, bool)>,
    /// Whether a secret is kept.
    pub has_secret: bool,
    /// How the last trial went: whether it worked, why not, when.
    pub tried: Option<(bool, String, Instant)>,
    /// Whether it has just been kept.
    pub done: bool,
    /// Why it was not.
    pub wrong: Option<String>,
}

impl SettingsPage {
    pub(crate) const fn open(&self) -> &'static str {
        "engagement"
    }
    fn gifts(&self) -> String {
        let line = |gift: &care::engagement::Gift| format!("{} = {}", gift.name, gift.amount);
        self.kept.gifts.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}

/// One card.
///
/// # Errors
/// As [`render`].
pub fn render_card(card: &Card, csrf: &str, now: Instant) -> Result<String, askama::Error> {
    One { card, csrf, now }.render()
}

/// The settings.
///
/// # Errors
/// As [`render`].
pub fn render_settings(page: &SettingsPage) -> Result<String, askama::Error> {
    page.render()
}
