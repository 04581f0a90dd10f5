//! The facts of the triage pages.

use askama::Template;
use kernel::Instant;

use super::{Chart, Matrix};
use crate::assets;
use crate::facts::Menu;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, Network, t};

/// A share before and after a lesson, 0 to 1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Share {
    /// With what was in force before.
    pub before: f32,
    /// With the lesson.
    pub after: f32,
}

impl Share {
    /// Two decimals, as people compare them.
    pub(crate) fn was(&self) -> String {
        format!("{:.2}", self.before)
    }
    /// Two decimals, as people compare them.
    pub(crate) fn is(&self) -> String {
        format!("{:.2}", self.after)
    }
    /// Better, worse or the same, in the decimals that are shown.
    pub(crate) fn way(&self) -> &'static str {
        let hundredths = |value: f32| (value * 100.0).round();
        match hundredths(self.after).total_cmp(&hundredths(self.before)) {
            std::cmp::Ordering::Greater => "better",
            std::cmp::Ordering::Less => "worse",
            std::cmp::Ordering::Equal => "same",
        }
    }
    /// The same for people.
    pub(crate) fn told(&self) -> &'static str {
        match self.way() {
            "better" => t("triage-better"),
            "worse" => t("triage-worse"),
            _ => t("triage-same"),
        }
    }
    /// The same as a sign.
    pub(crate) fn sign(&self) -> &'static str {
        match self.way() {
            "better" => "↑",
            "worse" => "↓",
            _ => "=",
        }
    }
}

/// What a lesson did for one fact.
#[derive(Clone, PartialEq, Debug)]
pub struct Effect {
    /// The fact for people.
    pub fact: String,
    /// How many signals were learnt from.
    pub signals: usize,
    /// How many messages it is measured on.
    pub held_out: usize,
    /// The share read right.
    pub accuracy: Share,
    /// The mean share over the values.
    pub macro_recall: Share,
    /// The mean F1 over the values.
    pub f1: Share,
}

impl Effect {
    /// Its measures, in the order of the table.
    pub(crate) fn shares(&self) -> [Share; 3] {
        [self.accuracy, self.macro_recall, self.f1]
    }
}

/// A lesson.
#[derive(Clone, PartialEq, Debug)]
pub struct Lesson {
    /// Its id.
    pub id: String,
    /// Its number.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// What it was, as a sentence: `Learnt from 1,204 signals, 37 of them new`.
    pub words: String,
    /// What became of it, where that is not plain: `It read the held-out messages worse, so it never came into force`.
    pub outcome: Option<&'static str>,
    /// Whether messages are read with it now.
    pub in_force: bool,
    /// Whether it can be brought back.
    pub restorable: bool,
    /// What it did.
    pub effects: Vec<Effect>,
}

/// One thing that is taken for another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Correction {
    /// The fact for people.
    pub fact: &'static str,
    /// What was said; `None` for no idea.
    pub said: Option<String>,
    /// What was meant.
    pub meant: String,
    /// How often.
    pub count: usize,
    /// Out of how many corrections of the fact.
    pub of: usize,
}

/// A wrong way that cases went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Detour {
    /// From which queue.
    pub from: String,
    /// To which.
    pub to: String,
    /// How often.
    pub count: usize,
    /// How long in all: `3 h 20 m`.
    pub lost: String,
}

/// What wrong routes cost.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misroutes {
    /// How many cases.
    pub moved: usize,
    /// How long they stood in the wrong queue.
    pub lost: String,
    /// What that cost, in the currency of the ownership file.
    pub cost: Option<String>,
    /// By pair of queues.
    pub detours: Vec<Detour>,
}

/// How triage does.
#[derive(Clone, PartialEq, Debug)]
pub struct Overview {
    /// What was learnt, in two sentences; `None` before anything was.
    pub headline: Option<(String, String)>,
    /// Why there is no such line although there were lessons.
    pub standstill: Option<&'static str>,
    /// The lesson in force.
    pub lesson: Option<Lesson>,
    /// Signals that no lesson has seen yet.
    pub waiting: usize,
    /// The share of messages that were unsure, by week.
    pub unsure: Chart,
    /// Corrections and confirmations by week.
    pub signals: Chart,
    /// What is taken for what.
    pub matrix: Matrix,
    /// The commonest corrections.
    pub corrections: Vec<Correction>,
    /// What wrong routes cost.
    pub misroutes: Misroutes,
}

/// A message that would teach much.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToLabel {
    /// The message.
    pub message_id: String,
    /// Its case.
    pub case_id: String,
    /// Its words.
    pub text: String,
    /// Where.
    pub network: Network,
    /// When.
    pub at: Instant,
    /// The fact in ownership files.
    pub fact: String,
    /// The fact for people.
    pub label: &'static str,
    /// The guess in ownership files.
    pub guess: String,
    /// The guess for people.
    pub word: String,
    /// How sure, 0 to 100.
    pub percent: u8,
}

/// Which pane is open.
#[derive(Clone, PartialEq, Debug)]
pub enum Pane {
    /// How it does.
    Overview(Box<Overview>),
    /// What to label next.
    Label,
    /// What was learnt, newest first; and how many older ones there are.
    Lessons(Vec<Lesson>, usize),
}

/// The triage pages.
#[derive(Template)]
#[template(path = "triage/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The open pane.
    pub pane: Pane,
    /// What would teach most.
    pub to_label: Vec<ToLabel>,
    /// What can be said about a message.
    pub menu: Menu,
    /// What was just done.
    pub done: Option<&'static str>,
}

impl View {
    pub(crate) const fn open(&self) -> &'static str {
        match self.pane {
            Pane::Overview(_) => "overview",
            Pane::Label => "label",
            Pane::Lessons(..) => "lessons",
        }
    }
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
