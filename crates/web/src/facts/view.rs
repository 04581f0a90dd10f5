//! A message's facts, as they are shown.

use askama::Template;

use crate::ui::{t, tell};

/// How a fact stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It is known, and routing may look at it.
    Known,
    /// It stayed unknown; what is shown is the best guess.
    Unsure,
    /// Nothing is even likely.
    Unknown,
    /// Somebody said so: who, if it is remembered.
    Said(Option<String>),
}

/// One thing that moved a fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason {
    /// The words; empty for something outside them.
    pub words: String,
    /// What was seen there, or in the thread: `complaint`, `we asked`.
    pub cue: String,
    /// Whether it speaks for the value.
    pub speaks_for: bool,
}

/// What another reader says about the same fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opinion {
    /// Who: `llama-3.2`.
    pub source: String,
    /// What, as people read it.
    pub word: String,
    /// How sure it says it is, 0 to 100.
    pub percent: u8,
    /// Whether it says the same as the fact.
    pub agrees: bool,
}

/// One fact of a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Its name in ownership files: `needs_action`.
    pub name: &'static str,
    /// Its name for people: `Needs action`.
    pub label: &'static str,
    /// The value or the guess in ownership files; empty if there is neither.
    pub value: String,
    /// The same as people read it on a chip: `needs action`.
    pub word: String,
    /// How it stands.
    pub standing: Standing,
    /// How likely it is, 0 to 100.
    pub percent: u8,
    /// Who says so, in words.
    pub source: String,
    /// What moved it, strongest first.
    pub reasons: Vec<Reason>,
    /// What others say.
    pub opinions: Vec<Opinion>,
    /// Whether a person can set it.
    pub settable: bool,
}

impl Fact {
    pub(crate) fn class(&self) -> &'static str {
        match self.standing {
            Standing::Known => "sure",
            Standing::Unsure | Standing::Unknown => "unsure",
            Standing::Said(_) => "set",
        }
    }

    /// How it stands, behind its name and value.
    pub(crate) fn stands(&self) -> String {
        let (percent, source) = (self.percent.into(), (&self.source).into());
        match &self.standing {
            Standing::Known => tell("facts-stands-known", &[("percent", percent), ("source", source)]),
            Standing::Unsure => tell("facts-stands-unsure", &[("percent", percent), ("source", source)]),
            Standing::Unknown => t("facts-stands-unknown").into(),
            Standing::Said(Some(who)) => tell("facts-stands-set-by", &[("who", who.into())]),
            Standing::Said(None) => t("facts-stands-set").into(),
        }
    }

    /// The chip in one sentence, for those who hear it or point at it.
    pub(crate) fn told(&self) -> String {
        let Self { label, word, percent, source, .. } = self;
        match &self.standing {
            Standing::Known => tell(
                "facts-told-known",
                &[
                    ("fact", (*label).into()),
                    ("value", word.into()),
                    ("percent", percent.into()),
                    ("source", source.into()),
                ],
            ),
            Standing::Unsure => tell(
                "facts-told-unsure",
                &[
                    ("fact", (*label).into()),
                    ("value", word.into()),
                    ("percent", percent.into()),
                    ("source", source.into()),
                ],
            ),
            Standing::Unknown => tell("facts-told-unknown", &[("fact", (*label).into())]),
            Standing::Said(Some(who)) => tell(
                "facts-told-set-by",
                &[("fact", (*label).into()), ("value", word.into()), ("who", who.into())],
            ),
            Standing::Said(None) => {
                tell("facts-told-set", &[("fact", (*label).into()), ("value", word.into())])
            }
        }
    }
}

/// What was read in one message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    /// The message's id.
    pub message_id: String,
    /// The facts worth showing, in the order in which people ask.
    pub facts: Vec<Fact>,
    /// The text in pieces: those that moved a fact know which.
    pub pieces: Vec<Piece>,
    /// Whether it is the person's newest message in the case: its facts are open, and the key asks for them.
    pub newest: bool,
    /// Whether the reader may set facts right.
    pub settable: bool,
}

impl Reading {
    pub(crate) fn unsure(&self) -> usize {
        self.facts.iter().filter(|fact| fact.class() == "unsure").count()
    }
}

/// A piece of a message's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// The words, as they were written.
    pub words: String,
    /// Which facts they moved: `+intent -needs_action`; empty for none.
    pub moved: String,
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#toasts" hx-swap="innerHTML"><div class="toast" data-toast="8">{{ words }}</div></hx-partial>"##,
    ext = "html"
)]
struct Toast<'a> {
    words: &'a str,
}

/// What a correction did, at the foot of the page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn toast(words: &str) -> Result<String, askama::Error> {
    Toast { words }.render()
}
