//! What a brand tells the reader about itself.

use serde::{Deserialize, Serialize};

/// A brand's own words. Matching ignores case, accents, a leading `@` or `#`, and spaces between the words of
/// a name in a handle (`North Wave` is also `@northwave`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Taxonomy {
    /// Names and handles of the brand.
    pub brand_names: Vec<String>,
    /// Names and handles of those who sell the same.
    pub competitors: Vec<String>,
    /// Topics with their words; on a tie the earlier topic wins.
    pub topics: Vec<Topic>,
    /// Where customers write phone numbers without a country code: ISO 3166 codes, such as `GB`, likeliest
    /// first.
    pub regions: Vec<String>,
}

/// One topic of a brand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The name that rules and reports use, such as `outage`.
    pub name: String,
    /// Words and phrases, in any language; a trailing `*` on a word stands for any ending.
    pub words: Vec<String>,
}

impl Topic {
    /// A topic of these words.
    pub fn new<'a>(name: &str, words: impl IntoIterator<Item = &'a str>) -> Self {
        Self { name: name.to_owned(), words: words.into_iter().map(str::to_owned).collect() }
    }
}
