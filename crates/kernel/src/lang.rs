//! The language of a text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A two-letter ISO 639-1 code in lower case, such as `de`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lang([u8; 2]);

impl Lang {
    /// English.
    pub const EN: Self = Self(*b"en");

    /// The code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }

    /// Whether the script runs from right to left.
    pub fn is_right_to_left(self) -> bool {
        matches!(&self.0, b"ar" | b"he" | b"fa" | b"ur" | b"ps" | b"yi" | b"dv" | b"ug" | b"sd")
    }
}

impl FromStr for Lang {
    type Err = String;
    /// Accepts `en`, `EN`, `en-GB`, `en_GB`.
    fn from_str(text: &str) -> Result<Self, String> {
        let head = text.split(['-', '_']).next().unwrap_or_default();
        match *head.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Ok(Self([a.to_ascii_lowercase(), b.to_ascii_lowercase()]))
            }
            _ => Err("a language is two letters, such as `de`".into()),
        }
    }
}
impl TryFrom<String> for Lang {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}
impl From<Lang> for String {
    fn from(lang: Lang) -> Self {
        lang.code().to_owned()
    }
}
impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
