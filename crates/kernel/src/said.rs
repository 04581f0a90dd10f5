//! Sentences that the product says to people, in English and able to be said in another language.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Millis;

/// A sentence: its English text, and what a translator needs, which is the text with its gaps and what fills them.
///
/// Made by [`said!`](macro@crate::said), or from a text without gaps. It prints as English: what programs, the command line
/// and the log get. A page looks its [`key`](Said::key) up in the reader's language.
#[derive(Clone, PartialEq, Eq)]
pub struct Said {
    english: Cow<'static, str>,
    gapped: Option<Box<Gapped>>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Gapped {
    said: Cow<'static, str>,
    with: Vec<(Cow<'static, str>, Gap)>,
}

/// What fills a gap of a sentence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// As it stands: a name, or what somebody typed.
    Text(String),
    /// It chooses the plural.
    Number(i64),
    /// A length of time.
    Span(Millis),
    /// A word or a sentence of the product, in the reader's language as well.
    Said(#[serde(with = "whole")] Said),
}

/// The longest key, in characters: it ends at the word that reaches it.
const KEY: usize = 60;

impl Said {
    /// A sentence and what fills its gaps. Use [`said!`](macro@crate::said), which cannot forget one.
    pub fn new(said: &'static str, english: String, with: Vec<(&'static str, Gap)>) -> Self {
        let with: Vec<_> = with.into_iter().map(|(name, gap)| (name.into(), gap)).collect();
        let gapped = (!with.is_empty()).then(|| Box::new(Gapped { said: said.into(), with }));
        Self { english: english.into(), gapped }
    }

    /// In English.
    pub fn as_str(&self) -> &str {
        &self.english
    }

    /// The name under which another language has the sentence: its words before the gaps are filled, in lower case,
    /// with hyphens.
    pub fn key(&self) -> String {
        let said = self.gapped.as_ref().map_or(&self.english, |gapped| &gapped.said);
        key(said)
    }

    /// What fills the gaps, by name.
    pub fn gaps(&self) -> impl Iterator<Item = (&str, &Gap)> {
        self.gapped.iter().flat_map(|gapped| &gapped.with).map(|(name, gap)| (&**name, gap))
    }

    /// As text that [`of_kept`](Self::of_kept) reads again: the sentence itself, unless it has gaps.
    pub fn kept(&self) -> String {
        match serde_json::to_string(&Kept::from(self.clone())) {
            Ok(whole) if self.gapped.is_some() => whole,
            _ => self.english.clone().into_owned(),
        }
    }

    /// A sentence that was kept. Any text is one.
    pub fn of_kept(text: &str) -> Self {
        let kept = text.starts_with('{').then(|| serde_json::from_str::<Kept>(text).ok()).flatten();
        kept.map_or_else(|| text.to_owned().into(), Self::from)
    }
}

/// The name of an English sentence in other languages.
pub fn key(english: &str) -> String {
    let mut key = String::new();
    for word in english.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if key.len() >= KEY {
            break;
        }
        if !key.is_empty() {
            key.push('-');
        }
        key.extend(word.chars().map(|c| c.to_ascii_lowercase()));
    }
    key
}

/// Programs get English.
impl Serialize for Said {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.english)
    }
}

/// A sentence with all that another language needs.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Kept {
    Plain(String),
    Gapped {
        english: String,
        #[serde(flatten)]
        gapped: Gapped,
    },
}

impl From<Said> for Kept {
    fn from(Said { english, gapped }: Said) -> Self {
        let english = english.into_owned();
        match gapped {
            None => Self::Plain(english),
            Some(gapped) => Self::Gapped { english, gapped: *gapped },
        }
    }
}
impl From<Kept> for Said {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Plain(english) => english.into(),
            Kept::Gapped { english, gapped } => {
                Self { english: english.into(), gapped: Some(Box::new(gapped)) }
            }
        }
    }
}

mod whole {
    use super::{Kept, Said};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(said: &Said, serializer: S) -> Result<S::Ok, S::Error> {
        Kept::from(said.clone()).serialize(serializer)
    }
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Said, D::Error> {
        Kept::deserialize(deserializer).map(Said::from)
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.english)
    }
}
impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.english, f)
    }
}
/// A sentence reads as its English text.
impl std::ops::Deref for Said {
    type Target = str;
    fn deref(&self) -> &str {
        &self.english
    }
}
impl PartialEq<str> for Said {
    fn eq(&self, english: &str) -> bool {
        self.english == english
    }
}
impl PartialEq<&str> for Said {
    fn eq(&self, english: &&str) -> bool {
        self.english == *english
    }
}
impl From<&'static str> for Said {
    fn from(english: &'static str) -> Self {
        Self { english: english.into(), gapped: None }
    }
}
/// What somebody else said, such as a network.
impl From<String> for Said {
    fn from(english: String) -> Self {
        Self { english: english.into(), gapped: None }
    }
}

impl From<&str> for Gap {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Gap {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<Millis> for Gap {
    fn from(span: Millis) -> Self {
        Self::Span(span)
    }
}
impl From<Said> for Gap {
    fn from(said: Said) -> Self {
        Self::Said(said)
    }
}
impl From<crate::Role> for Gap {
    fn from(role: crate::Role) -> Self {
        Self::Said(role.name().into())
    }
}
impl<T: Clone + Into<Gap>> From<&T> for Gap {
    fn from(gap: &T) -> Self {
        gap.clone().into()
    }
}
macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl From<$number> for Gap {
            fn from(number: $number) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        })*
    };
}
numbers!(u8, u16, u32, u64, usize, i32, i64);

/// A sentence with named gaps: `said!("there is no queue `{queue}`", queue)`. Each gap is given by its name, as
/// `queue` or `queue = expression`; whatever becomes a [`Gap`] and prints itself can fill it.
#[macro_export]
macro_rules! said {
    ($text:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::said!(@named $text; $($name = ($crate::said!(@value $name $($value)?)),)*)
    };
    (@value $name:ident) => { $name };
    (@value $name:ident $value:expr) => { $value };
    (@named $text:literal; ) => { $crate::Said::from($text) };
    (@named $text:literal; $($name:ident = ($value:expr),)+) => {{
        $(let $name = &$value;)+
        let english = ::std::format!($text, $($name = $name),+);
        $crate::Said::new($text, english, ::std::vec![$((::std::stringify!($name), $crate::Gap::from(::std::clone::Clone::clone($name)))),+])
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_english_to_whoever_prints_it_and_has_a_name_for_others() {
        let queue = "billing";
        let said = said!("there is no queue `{queue}`; {most} are possible", queue, most = 3_u32);
        assert_eq!(said.to_string(), "there is no queue `billing`; 3 are possible");
        assert_eq!(said.key(), "there-is-no-queue-queue-most-are-possible");
        let gaps: Vec<_> = said.gaps().collect();
        assert_eq!(gaps, [("queue", &Gap::Text("billing".into())), ("most", &Gap::Number(3))]);
        assert_eq!(said!("log in first").key(), "log-in-first");
    }

    #[test]
    fn what_is_kept_comes_back_whole_and_any_text_is_a_sentence() {
        let inner = said!("for {within}", within = Millis::hours(2));
        for said in
            [said!("it is closed {inner}", inner), said!("it is closed"), "{ not ours".to_owned().into()]
        {
            assert_eq!(Said::of_kept(&said.kept()), said);
        }
    }
}
