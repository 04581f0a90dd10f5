//! Which variant fits, and what it says. Pure.

use std::cmp::Reverse;
use std::ops::Range;

use channels::{Capabilities, Visibility};

use super::model::{Length, Variant};
use super::template::{Values, Variable, fill_any};
use crate::cases::Mode;
use crate::checks::gaps;

/// Where the words would stand, and what is known there.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What variables stand for.
    pub values: Values,
    /// The network, if there is one.
    pub network: Option<&'static Capabilities>,
    /// Who would see them.
    pub mode: Mode,
    /// The person's language, if it is known.
    pub lang: Option<String>,
}

/// Words that are ready but for their gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The words.
    pub text: String,
    /// Their language.
    pub lang: String,
    /// Which variant they are.
    pub length: Length,
    /// What has to be filled in, in bytes of `text`.
    pub gaps: Vec<Range<usize>>,
    /// How long they are as the network counts.
    pub counted: usize,
    /// How long they may be.
    pub limit: Option<usize>,
}

impl Rendered {
    /// Whether the network has room for them.
    pub fn fits(&self) -> bool {
        self.limit.is_none_or(|limit| self.counted <= limit)
    }
}

impl Scene {
    /// The words of some variants here: in the person's language if there are any, else in that of the first; the
    /// longest for which the network has room, the shortest where it has room for none. `None` if there is no variant.
    pub fn render(&self, variants: &[Variant]) -> Option<Rendered> {
        let wanted = self.lang.as_deref().filter(|lang| variants.iter().any(|one| one.lang == *lang));
        let lang = wanted.or(variants.first().map(|one| one.lang.as_str()))?;
        let all: Vec<Rendered> =
            variants.iter().filter(|one| one.lang == lang).map(|one| self.filled(one)).collect();
        let fitting = all.iter().filter(|one| one.fits()).max_by_key(|one| (one.counted, one.length));
        fitting.or(all.iter().min_by_key(|one| (one.counted, Reverse(one.length)))).cloned()
    }

    /// The words of one variant, whatever room there is.
    pub fn filled(&self, variant: &Variant) -> Rendered {
        let mut values = self.values.clone();
        values.insert(Variable::Language, variant.lang.clone());
        let text = fill_any(&variant.text, &values);
        let visibility = match self.mode {
            Mode::Public => Some(Visibility::Public),
            Mode::Private => Some(Visibility::Private),
            Mode::Note => None,
        };
        let counted = self.network.map_or_else(|| text.chars().count(), |network| network.length(&text));
        let limit = self.network.zip(visibility).and_then(|(network, visibility)| network.limit(visibility));
        Rendered {
            gaps: gaps(&text),
            lang: variant.lang.clone(),
            length: variant.length,
            counted,
            limit,
            text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scene(mode: Mode, lang: &str) -> Scene {
        let network = channels::by_id("sandbox").map(|network| network.capabilities());
        Scene { values: Values::new(), network, mode, lang: Some(lang.to_owned()) }
    }

    fn variant(lang: &str, length: Length, text: &str) -> Variant {
        Variant { lang: lang.to_owned(), length, text: text.to_owned() }
    }

    #[test]
    fn the_longest_that_fits_is_taken_in_the_persons_language_and_the_first_for_strangers() {
        let long = "word ".repeat(80);
        let variants = [
            variant("en", Length::Short, "short"),
            variant("en", Length::Long, &long),
            variant("de", Length::Short, "kurz"),
        ];
        let text = |mode, lang| scene(mode, lang).render(&variants).map(|one| one.text).unwrap_or_default();
        assert_eq!(text(Mode::Public, "en"), "short");
        assert_eq!(text(Mode::Private, "en"), long.trim());
        assert_eq!(text(Mode::Note, "en"), long.trim());
        assert_eq!(text(Mode::Private, "de"), "kurz");
        assert_eq!(text(Mode::Public, "fr"), "short");
        assert_eq!(scene(Mode::Public, "en").render(&[]), None);
    }

    #[test]
    fn where_nothing_fits_the_shortest_says_that_it_does_not() {
        let variants =
            [variant("en", Length::Long, &"é".repeat(400)), variant("en", Length::Short, &"é".repeat(281))];
        let rendered = scene(Mode::Public, "en").render(&variants).unwrap();
        assert_eq!((rendered.counted, rendered.limit, rendered.fits()), (281, Some(280), false));
    }
}
