//! The facts.

use askama::Template;
use kernel::Instant;

use crate::ui::{self, Audience, Face, Moment, Network};

/// How sure a suggestion is, in a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sure {
    /// 90 % and more.
    Almost,
    /// 70 % and more.
    Very,
    /// Less.
    Likely,
}

impl Sure {
    /// Of a share in percent.
    pub const fn of(percent: u8) -> Self {
        match percent {
            90.. => Self::Almost,
            70.. => Self::Very,
            _ => Self::Likely,
        }
    }
    /// The word that people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Almost => ui::t("identity-almost-certain"),
            Self::Very => ui::t("identity-very-likely"),
            Self::Likely => ui::t("identity-likely"),
        }
    }
}

/// One of two who may be one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Side {
    /// Their id.
    pub id: String,
    /// Their face.
    pub face: Face,
    /// Their name.
    pub name: String,
    /// Where they write from: the network and the handle.
    pub handles: Vec<(Network, String)>,
    /// What they wrote last: who could see it, the words, when, in which case.
    pub words: Option<(Audience, String, Instant, String)>,
}

/// That two persons may be one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Maybe {
    /// The suggestion's id.
    pub id: String,
    /// How sure it is, 0 to 99.
    pub percent: u8,
    /// Why, in sentences, the strongest first.
    pub signs: Vec<String>,
    /// Who is looked at.
    pub one: Side,
    /// Who they may be.
    pub other: Side,
    /// Whether somebody can decide.
    pub open: bool,
    /// Whether somebody said that they are not the same.
    pub rejected: bool,
}

impl Maybe {
    pub(crate) const fn sides(&self) -> [&Side; 2] {
        [&self.one, &self.other]
    }
    pub(crate) fn title(&self) -> String {
        ui::tell("identity-maybe", &[("name", self.other.name.as_str().into())])
    }
    pub(crate) const fn sure(&self) -> Sure {
        Sure::of(self.percent)
    }
}

/// Another open case of the person that may be about the same issue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Joinable {
    /// Its id.
    pub case_id: String,
    /// What was said last in it.
    pub subject: String,
    /// When it began.
    pub at: Instant,
}

/// A case that is part of this one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Joined {
    /// The join's id.
    pub id: String,
    /// Since when.
    pub at: Instant,
}

/// A join of persons.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonJoin {
    /// Its id.
    pub id: String,
    /// Who stayed.
    pub kept: String,
    /// Who was joined with them.
    pub joined: String,
    /// Why, in sentences.
    pub signs: Vec<String>,
    /// Since when.
    pub at: Instant,
    /// Who said so; none if a verified identifier was enough.
    pub by: Option<String>,
    /// Until when, and who said so.
    pub undone: Option<(Instant, Option<String>)>,
}

impl PersonJoin {
    pub(crate) fn told(&self) -> String {
        let names = [("joined", self.joined.as_str().into()), ("kept", self.kept.as_str().into())];
        ui::tell("identity-linked", &names)
    }
    pub(crate) fn undone_when(&self, now: impl Moment) -> Option<String> {
        let (at, _) = self.undone.as_ref()?;
        Some(ui::tell("identity-undone", &[("when", ui::ago(*at, now.moment()).into())]))
    }
}

/// All of it, beside a case.
#[derive(Clone, Template, PartialEq, Eq, Debug)]
#[template(path = "people/who/strip.html")]
pub struct Who {
    /// Who they may be.
    pub maybe: Vec<Maybe>,
    /// Open cases that may be about the same.
    pub joinable: Vec<Joinable>,
    /// Cases that are part of this one.
    pub joined: Vec<Joined>,
    /// The case.
    pub case_id: String,
    /// Where a decision comes back to.
    pub back: String,
    /// For the forms.
    pub csrf: String,
    /// Whether the reader may decide.
    pub may: bool,
    /// The moment for which it is drawn.
    pub now: Instant,
}

impl askama::filters::HtmlSafe for Who {}

impl Default for Who {
    fn default() -> Self {
        Self {
            maybe: Vec::new(),
            joinable: Vec::new(),
            joined: Vec::new(),
            case_id: String::new(),
            back: "/desk".into(),
            csrf: String::new(),
            may: false,
            now: Instant::from_seconds(0),
        }
    }
}
