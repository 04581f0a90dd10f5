//! Whether two messages are nearly the same, without keeping either.
//!
//! A [`Likeness`] is 64 bits of which near-copies share almost all (a simhash over pairs of words). Handles,
//! links, numbers, emoji, case and punctuation do not count, for that is what copies differ in.

use crate::features::hash_words;
use crate::text::{Kind, Text};

/// The outline of a message's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Likeness(u64);

impl Likeness {
    /// Fewer words than this are alike by chance: `thank you so much`.
    pub const WORDS: usize = 6;

    /// How many of the 64 bits may differ between near-copies: one word in ten changed stays below, two
    /// messages about the same thing in other words do not.
    pub const BITS: u32 = 10;

    /// The outline of a text; `None` where it is too short to be told from others.
    pub fn of(text: &str) -> Option<Self> {
        let text = Text::of(&text[..text.floor_char_boundary(crate::Input::READ_BYTES)]);
        let words: Vec<&str> = text
            .tokens
            .iter()
            .filter(|token| matches!(token.kind, Kind::Word | Kind::Tag))
            .map(|token| text.folded(token))
            .collect();
        if words.len() < Self::WORDS {
            return None;
        }
        let mut votes = [0_i32; 64];
        let mut vote = |part: &[&str]| {
            let hash = hash_words(part);
            for (bit, votes) in votes.iter_mut().enumerate() {
                *votes += if hash >> bit & 1 == 1 { 1 } else { -1 };
            }
        };
        words.windows(2).for_each(&mut vote);
        words.windows(1).for_each(&mut vote);
        Some(Self(votes.iter().enumerate().fold(0, |bits, (bit, votes)| bits | u64::from(*votes > 0) << bit)))
    }

    /// Whether both say nearly the same.
    pub fn resembles(self, other: Self) -> bool {
        (self.0 ^ other.0).count_ones() <= Self::BITS
    }

    /// The bits, for a column.
    pub fn to_bits(self) -> i64 {
        self.0.cast_signed()
    }

    /// From a column.
    pub fn from_bits(bits: i64) -> Self {
        Self(bits.cast_unsigned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(a: &str, b: &str) -> bool {
        Likeness::of(a).unwrap().resembles(Likeness::of(b).unwrap())
    }

    #[test]
    fn copies_with_another_handle_link_or_case_are_alike_and_other_words_are_not() {
        let first =
            "@northwave your outage in Leeds cost my shop a day of trade, shame on you https://t.co/1";
        assert!(alike(
            first,
            "@NorthWave YOUR outage in Leeds cost my shop a day of trade!! shame on you 😡 https://t.co/9"
        ));
        assert!(!alike(
            first,
            "my internet in Leeds has been down all day and nobody can tell me when it is back"
        ));
        assert_eq!(Likeness::of("thank you so much!"), None);
    }
}
