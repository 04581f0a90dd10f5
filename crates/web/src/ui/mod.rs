//! Small parts that every page uses: icons, faces, times, clocks, chips, numbers.
//!
//! In: plain values. Out: HTML that is safe to place in a page as it stands; whatever a customer wrote is escaped
//! here or by the template. Functions take values or references alike, because a template holds either.

mod clock;
pub mod diff;
mod face;
mod presence;
mod sheet;
mod words;

use std::fmt;

pub use clock::{Clock, ClockState, Shut};
pub use face::{Face, Mark};
pub use presence::Presence;
pub use sheet::{Cell, Column, Export, Head, Sheet, Tabular};
pub use words::{Moment, Number, absolute, ages, ago, count, day, iso, number, percent, plural, zone};

pub use crate::l10n::{fill, say, span, t, tell};

/// The code of the language in which the page is drawn, for `lang`.
pub fn language() -> &'static str {
    crate::l10n::language().code()
}

use askama::filters::HtmlSafe;
use kernel::Instant;

/// Who will see words: the one thing that the desk is unmistakable about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Audience {
    /// Anybody on the network.
    Public,
    /// The person and the brand.
    Private,
    /// Colleagues only.
    Note,
}

impl Audience {
    /// The word used in class names and form values.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
            Self::Note => "note",
        }
    }
    /// The icon that always stands beside its colour.
    pub const fn icon(self) -> Icon {
        Icon(match self {
            Self::Public => "globe",
            Self::Private => "lock",
            Self::Note => "sticky-note",
        })
    }
    /// The word people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Public => t("shell-public"),
            Self::Private => t("shell-private"),
            Self::Note => t("keys-note"),
        }
    }
}

/// Who may read an article: a badge with a shape and a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Readers {
    /// Colleagues alone.
    pub internal: bool,
}

/// The badge of an article that only colleagues may read, or that customers may.
pub fn readers(internal: impl std::borrow::Borrow<bool>) -> Readers {
    Readers { internal: *internal.borrow() }
}

impl fmt::Display for Readers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, sign, word) = match self.internal {
            true => ("internal", "lock", t("knowledge-internal")),
            false => ("public", "globe", t("knowledge-public")),
        };
        write!(f, r#"<span class="readers {kind}">{}{word}</span>"#, icon(sign))
    }
}
impl HtmlSafe for Readers {}

/// An icon of the sprite, drawn in the text's colour and hidden from screen readers: a word stands beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Icon(&'static str);

/// The icon with this Lucide name.
pub const fn icon(name: &'static str) -> Icon {
    Icon(name)
}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sprite = crate::assets::url("icons.svg");
        write!(f, r#"<svg class="icon" aria-hidden="true"><use href="{sprite}#{}"/></svg>"#, self.0)
    }
}
impl HtmlSafe for Icon {}

/// A moment as people say it (`3m`), absolute on hover, kept fresh by the page's script.
#[derive(Clone, Copy, Debug)]
pub struct When(Instant, Instant);

/// `at`, seen from `now`.
pub fn when(at: impl Moment, now: impl Moment) -> When {
    When(at.moment(), now.moment())
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (at, now) = (self.0, self.1);
        write!(f, r#"<time datetime="{}" title="{}" data-ago>{}</time>"#, iso(at), absolute(at), ago(at, now))
    }
}
impl HtmlSafe for When {}

/// A moment in words, put right by the page's script where only the browser knows the zone.
#[derive(Clone, Copy, Debug)]
pub struct Exactly(Instant);

/// `at`, to the minute.
pub fn exactly(at: impl Moment) -> Exactly {
    Exactly(at.moment())
}

impl fmt::Display for Exactly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, r#"<time datetime="{}" data-exactly>{}</time>"#, iso(self.0), absolute(self.0))
    }
}
impl HtmlSafe for Exactly {}

/// A chip: a word, and a shape or icon that means the same without colour.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chip {
    /// What it says.
    pub word: String,
    /// Its kind, a class name: `dept-support`, `dept-marketing`, `dept-other`, `tone-bad`, `tone-good`, `plain`.
    pub kind: &'static str,
    /// What hovering tells.
    pub title: String,
}

/// A network as a badge: its icon or first letter, its name on hover.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Network {
    /// The channel's id, such as `sandbox`.
    pub id: String,
    /// What people call it.
    pub name: String,
}

impl Network {
    /// A network.
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self { id: id.into(), name: name.into() }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.id.as_str() {
            "sandbox" => icon("flask-conical").fmt(f),
            "sandbox_page" => icon("thumbs-up").fmt(f),
            "sandbox_mail" | "email" => icon("mail").fmt(f),
            "chat" => icon("message-circle").fmt(f),
            _ => {
                f.write_str(r#"<span class="letter" aria-hidden="true">"#)?;
                askama::filters::Escaper::write_escaped_str(
                    &askama::filters::Html,
                    &mut *f,
                    self.name.get(..1).unwrap_or("?"),
                )?;
                f.write_str("</span>")
            }
        }
    }
}
impl HtmlSafe for Network {}
