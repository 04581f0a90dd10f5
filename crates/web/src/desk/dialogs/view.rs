//! The dialogs' facts.

use askama::Template;

use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{Face, Presence, t};
use crate::{assets, ui};

/// The keys of the first choices.
const DIGITS: [&str; 10] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];
/// The keys of the choices of a second question.
const LETTERS: [&str; 8] = ["a", "s", "d", "f", "g", "h", "j", "k"];

/// One of several answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What it says.
    pub word: String,
    /// What stands beside it: `Support, 24 open`.
    pub beside: String,
    /// The key that picks it.
    pub key: Option<&'static str>,
}

impl Choice {
    /// A choice without a key.
    pub fn new(value: impl Into<String>, word: impl Into<String>, beside: impl Into<String>) -> Self {
        Self { value: value.into(), word: word.into(), beside: beside.into(), key: None }
    }
}

/// Gives the first choices their keys: digits for the first question, letters for the second.
pub fn keyed(choices: impl IntoIterator<Item = Choice>, second: bool) -> Vec<Choice> {
    let keys: &[&'static str] = if second { &LETTERS } else { &DIGITS };
    let mut keys = keys.iter().copied();
    choices.into_iter().map(|choice| Choice { key: keys.next(), ..choice }).collect()
}

/// A colleague to whom a case can be given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Colleague {
    /// The form's value, and who.
    pub face: Face,
    /// Whether they are here.
    pub presence: Presence,
    /// Units in use.
    pub used: u64,
    /// Units in all.
    pub capacity: u64,
    /// Their teams.
    pub teams: String,
    /// The key that picks them.
    pub key: Option<&'static str>,
}

/// What goes with a hand-over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Brief {
    /// To which queues.
    pub queues: Vec<Choice>,
    /// For what reasons.
    pub reasons: Vec<Choice>,
    /// What the customer was promised, as far as it was found.
    pub promised: String,
    /// The draft for the next owner.
    pub note: String,
    /// How long they have to acknowledge it, in words.
    pub within: Option<String>,
}

/// What is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asked {
    /// Whose is it, and why; the rule that sent it here, if one did.
    WrongOwner {
        /// The right queue.
        queues: Vec<Choice>,
        /// Why.
        reasons: Vec<Choice>,
        /// The rule on whose account it is counted.
        rule: Option<String>,
    },
    /// To which department, with which brief.
    HandOver(Brief),
    /// To whom.
    Assign(Vec<Colleague>),
    /// Which team, what, by when.
    Consult {
        /// The teams.
        teams: Vec<Choice>,
        /// The time that they have, in minutes.
        within: Vec<Choice>,
    },
    /// Why no answer is the right one.
    NoReply {
        /// The reasons.
        reasons: Vec<Choice>,
        /// How many other open cases say nearly the same.
        alike: usize,
    },
}

/// A question about a case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dialog {
    /// The case.
    pub case_id: String,
    /// Whose it is.
    pub person: String,
    /// In which queue it stands.
    pub queue: String,
    /// What is asked.
    pub asked: Asked,
    /// For the form.
    pub csrf: String,
}

impl Dialog {
    /// What it is called.
    pub fn title(&self) -> &'static str {
        match self.asked {
            Asked::WrongOwner { .. } => t("desk-wrong-owner"),
            Asked::HandOver(_) => t("desk-hand-over"),
            Asked::Assign(_) => t("keys-assign"),
            Asked::Consult { .. } => t("keys-consult"),
            Asked::NoReply { .. } => t("networks-do-not-reply"),
        }
    }
    pub(crate) const fn to(&self) -> &'static str {
        match self.asked {
            Asked::WrongOwner { .. } => "wrong-owner",
            Asked::HandOver(_) => "handover",
            Asked::Assign(_) => "assignment",
            Asked::Consult { .. } => "consults",
            Asked::NoReply { .. } => "no-reply",
        }
    }
    pub(crate) fn button(&self) -> &'static str {
        match self.asked {
            Asked::WrongOwner { .. } => t("desk-send-on"),
            Asked::HandOver(_) => t("desk-hand-over"),
            Asked::Assign(_) => t("desk-give"),
            Asked::Consult { .. } => t("desk-ask"),
            Asked::NoReply { .. } => t("desk-close-without"),
        }
    }
}

/// A question as a page.
#[derive(Template)]
#[template(path = "desk/dialogs/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The question.
    pub dialog: Dialog,
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
