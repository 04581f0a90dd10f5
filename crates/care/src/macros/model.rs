//! Macros, as people write them.

use db::{FromRow, Json};
use kernel::{Instant, MacroId, UserId, said};
use serde::{Deserialize, Serialize};

use super::template::Template;
use crate::cases::Mode;
use crate::words::words;
use crate::{Error, Result, tags};

words! {
    /// Where a macro may stand.
    #[derive(Default)]
    pub enum Place {
        /// In public.
        Public = "public",
        /// In private.
        Private = "private",
        /// Wherever words stand.
        #[default]
        Both = "both",
    }
}

impl Place {
    /// Whether a macro may stand in words of this mode; in a note every macro may.
    pub const fn takes(self, mode: Mode) -> bool {
        matches!((self, mode), (Self::Both, _) | (_, Mode::Note))
            || matches!((self, mode), (Self::Public, Mode::Public) | (Self::Private, Mode::Private))
    }
}

words! {
    /// How long a variant is.
    #[derive(Default, PartialOrd, Ord)]
    pub enum Length {
        /// For networks with little room.
        Short = "short",
        /// For all others.
        #[default]
        Long = "long",
    }
}

/// The words of a macro in one language and of one length.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// The language, such as `de`.
    pub lang: String,
    /// For how much room.
    #[serde(default)]
    pub length: Length,
    /// The words, with variables and conditions.
    pub text: String,
}

/// What a macro is: all that a version keeps.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// What it is called.
    pub name: String,
    /// The team to which it is offered; `None`: to everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Where it may stand.
    #[serde(default)]
    pub place: Place,
    /// What is put on a case with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Its words. The language of the first is the brand's: who speaks none of the others gets that one.
    pub variants: Vec<Variant>,
}

/// The longest name, the longest text, in characters; how many variants and tags.
const NAME: usize = 80;
const TEXT: usize = 10_000;
const VARIANTS: usize = 40;
const TAGS: usize = 10;

impl Content {
    /// As it is kept: without spaces around and without empty variants.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what to change, for a broken text with its place.
    pub fn checked(&self) -> Result<Self> {
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() || name.chars().count() > NAME {
            return Err(Error::invalid(said!("a macro's name has 1 to {name} characters", name = NAME)));
        }
        let mut tags = self.tags.iter().map(|tag| tags::folded(tag)).collect::<Result<Vec<_>>>()?;
        tags.sort();
        tags.dedup();
        if tags.len() > TAGS {
            return Err(Error::invalid(said!("a macro puts {tags} tags on a case at most", tags = TAGS)));
        }
        let mut variants: Vec<Variant> = Vec::new();
        for one in self.variants.iter().filter(|one| !one.text.trim().is_empty()) {
            let Variant { length, .. } = *one;
            let lang = language(&one.lang)?;
            if variants.iter().any(|other| other.lang == lang && other.length == length) {
                return Err(Error::invalid(said!(
                    "there are two {length} variants in `{lang}`; keep one",
                    length,
                    lang
                )));
            }
            if one.text.chars().count() > TEXT {
                return Err(Error::invalid(said!(
                    "the {length} variant in `{lang}` is longer than {text} characters",
                    length,
                    lang,
                    text = TEXT
                )));
            }
            let text = one.text.replace("\r\n", "\n").trim().to_owned();
            if let Err(wrong) = Template::parse(&text) {
                return Err(Error::invalid(said!(
                    "the {length} variant in `{lang}`, {wrong}",
                    length,
                    lang,
                    wrong = wrong.told()
                )));
            }
            variants.push(Variant { lang, length, text });
        }
        if variants.is_empty() || variants.len() > VARIANTS {
            return Err(Error::invalid(said!(
                "a macro has 1 to {variants} variants; write the words",
                variants = VARIANTS
            )));
        }
        let team = self.team.as_deref().map(str::trim).filter(|team| !team.is_empty()).map(str::to_owned);
        Ok(Self { name, team, place: self.place, tags, variants })
    }

    /// Its languages, each once.
    pub fn langs(&self) -> Vec<&str> {
        let mut langs: Vec<&str> = Vec::new();
        for one in &self.variants {
            if !langs.contains(&one.lang.as_str()) {
                langs.push(&one.lang);
            }
        }
        langs
    }
}

/// A language as it is compared: `DE` and `de-AT` are `de`.
///
/// # Errors
/// [`Error::Invalid`] if it is none.
pub fn language(lang: &str) -> Result<String> {
    let primary = lang.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    if !(2..=3).contains(&primary.len()) || !primary.chars().all(|c| c.is_ascii_lowercase()) {
        return Err(Error::invalid("write the language as two letters, such as en or de"));
    }
    Ok(primary)
}

/// A macro.
#[derive(Clone, Debug, FromRow)]
pub struct Macro {
    /// Its id.
    pub id: MacroId,
    /// The number of the version in force, from 1.
    pub version: i64,
    /// What it is.
    pub content: Json<Content>,
    /// How often it was used.
    pub uses: i64,
    /// When it was used last.
    pub used_at: Option<Instant>,
    /// Who changed it last.
    pub changed_by: Option<UserId>,
    /// When.
    pub changed_at: Instant,
    /// When it was put away.
    pub archived_at: Option<Instant>,
}

/// A version of a macro.
#[derive(Clone, Debug, FromRow)]
pub struct Version {
    /// Its number, from 1.
    pub version: i64,
    /// What it was.
    pub content: Json<Content>,
    /// Who wrote it.
    pub by_user: Option<UserId>,
    /// When.
    pub at: Instant,
}
