//! The same words to many people: conversation, or a machine?

use std::collections::HashSet;

use kernel::PersonId;
use triage::Likeness;

use super::model::{Noticed, Why};
use super::plain::Plain;

/// Fewer words than this are the same by chance: `You're welcome!`
const WORDS: usize = 4;

/// What is kept of words that were said: enough to know them again, and not the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Outline {
    /// The same for words that differ only in case, signs and the person's name.
    pub(super) folded: i64,
    /// Alike for words that differ in little; none of short ones.
    pub(super) likeness: Option<i64>,
}

/// Words of the brand that somebody got.
#[derive(Clone, Copy, Debug, db::FromRow)]
pub(super) struct Said {
    pub(super) folded: i64,
    pub(super) likeness: Option<i64>,
    pub(super) person_id: PersonId,
}

impl Outline {
    /// The outline of words to somebody with this name; `None` if they are too short.
    pub(super) fn of(text: &str, name: &str) -> Option<Self> {
        let (plain, name) = (Plain::of(text), Plain::of(name));
        let own = |word: &str| name.tokens.iter().any(|token| token.word == word);
        let words: Vec<&str> = plain
            .tokens
            .iter()
            .filter(|token| !token.handle && !own(&token.word))
            .map(|token| token.word.as_str())
            .collect();
        if words.len() < WORDS {
            return None;
        }
        let hash = blake3::hash(words.join(" ").as_bytes());
        let first: [u8; 8] = hash.as_bytes()[..8].try_into().ok()?;
        let likeness = Likeness::of(&words.join(" ")).map(Likeness::to_bits);
        Some(Self { folded: i64::from_le_bytes(first), likeness })
    }

    fn resembles(&self, said: &Said) -> bool {
        let alike = self.likeness.zip(said.likeness);
        self.folded == said.folded
            || alike.is_some_and(|(a, b)| Likeness::from_bits(a).resembles(Likeness::from_bits(b)))
    }
}

/// Finds words that at least `copies` other people have got.
pub(super) fn same_text(
    outline: Option<Outline>,
    said: &[Said],
    person: PersonId,
    copies: u32,
) -> Option<Noticed> {
    let outline = outline?;
    let others = said.iter().filter(|said| said.person_id != person && outline.resembles(said));
    let people = others.map(|said| said.person_id).collect::<HashSet<_>>().len();
    let people = u32::try_from(people).unwrap_or(u32::MAX);
    (people >= copies.max(1)).then(|| Noticed::new(Why::SameText { people }, Vec::new()))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn to(person: u128, text: &str, name: &str) -> Said {
        let Outline { folded, likeness } = Outline::of(text, name).unwrap();
        Said { folded, likeness, person_id: PersonId::from_uuid(Uuid::from_u128(person)) }
    }

    #[test]
    fn people_are_counted_and_not_messages() {
        let text = "Thanks for telling us, Jana! We are on it 🙏";
        let said = [
            to(1, "thanks for telling us Ana, we are on it", "Ana"),
            to(2, "Thanks for telling us, Bo! We are on it.", "Bo"),
            to(2, "Thanks for telling us, Bo! We are on it.", "Bo"),
            to(3, "Thanks for telling us, we are on it…", "c"),
            to(4, "The engineer comes to you at ten tomorrow.", "d"),
            to(9, text, "Jana"),
        ];
        let (me, outline) = (PersonId::from_uuid(Uuid::from_u128(9)), Outline::of(text, "Jana Novak"));
        let found = |copies| same_text(outline, &said, me, copies).map(|noticed| noticed.why);
        assert_eq!(found(3), Some(Why::SameText { people: 3 }));
        assert_eq!(found(4), None);
    }

    #[test]
    fn nearly_the_same_is_the_same_and_a_short_thank_you_is_nothing() {
        let first = "We are sorry about the outage in your area, our engineers are on site and it should be back by six.";
        let second = "We are sorry about the outage in your area, our engineers are on site and it should be back by seven.";
        let me = PersonId::from_uuid(Uuid::from_u128(9));
        assert!(same_text(Outline::of(second, ""), &[to(1, first, "")], me, 1).is_some());
        assert_eq!(Outline::of("You’re welcome! 🎉", ""), None);
        assert_eq!(Outline::of("", ""), None);
        let german = "Wir kümmern uns darum und melden uns heute";
        assert!(
            same_text(
                Outline::of("WIR KÜMMERN UNS DARUM und melden uns heute!!", ""),
                &[to(1, german, "")],
                me,
                1
            )
            .is_some()
        );
    }
}
