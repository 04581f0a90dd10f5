//! What only the person and the brand should know, in words that everybody will see.

use std::ops::Range;

use super::known::Known;
use super::model::{Datum, Noticed, Why};
use super::plain::Plain;

/// Numbers as words, for those who write them out to be clever.
const DIGITS: [&[&str]; 10] = [
    &["zero", "oh", "null"],
    &["one", "eins"],
    &["two", "zwei", "zwo"],
    &["three", "drei"],
    &["four", "vier"],
    &["five", "funf"],
    &["six", "sechs"],
    &["seven", "sieben"],
    &["eight", "acht"],
    &["nine", "neun"],
];
/// Fewer digits in words than this are a count.
const SPELT: usize = 8;

/// Finds personal data by its pattern, and what the person told us in private.
pub(super) fn personal_data(plain: &Plain, triage: &triage::Triage, known: &[Known]) -> Option<Noticed> {
    let mut found = patterns(plain, triage);
    for secret in known.iter().filter(|known| !known.public && is_secret(known.datum)) {
        found.extend(written(plain, &secret.value).into_iter().map(|place| (secret.datum, place)));
    }
    found.sort_by_key(|(_, place)| (place.start, usize::MAX - place.end));
    let mut end = 0;
    found.retain(|(_, place)| {
        place.start >= end && {
            end = place.end;
            true
        }
    });
    let mut kinds: Vec<Datum> = found.iter().map(|(datum, _)| *datum).collect();
    kinds.sort_unstable();
    kinds.dedup();
    (!kinds.is_empty()).then(|| {
        Noticed::new(Why::PersonalData { kinds }, found.into_iter().map(|(_, place)| place).collect())
    })
}

/// A first name, a product or a day is no secret.
const fn is_secret(datum: Datum) -> bool {
    !matches!(datum, Datum::Name | Datum::Product | Datum::Time)
}

fn patterns(plain: &Plain, triage: &triage::Triage) -> Vec<(Datum, Range<usize>)> {
    let read = triage.read(&triage::Input::mention(&plain.text)).personal_data;
    let mut found: Vec<(Datum, Range<usize>)> =
        read.into_iter().map(|found| (found.kind.into(), plain.origin(found.span))).collect();
    found.extend(spelt_number(plain));
    found.extend(spelt_address(plain));
    found
}

/// `four nine two nine …`.
fn spelt_number(plain: &Plain) -> Option<(Datum, Range<usize>)> {
    let is_digit = |at: &usize| {
        let word = plain.tokens[*at].word.as_str();
        DIGITS.iter().any(|words| words.contains(&word))
            || (word.len() == 1 && word.as_bytes()[0].is_ascii_digit())
    };
    let spelt = |at: &usize| plain.tokens[*at].word.len() > 1;
    let starts = 0..plain.tokens.len();
    starts.clone().find_map(|start| {
        let run = (start..plain.tokens.len()).take_while(is_digit).count();
        let run = start..start + run;
        let long = run.len() >= SPELT && run.clone().filter(spelt).count() * 2 >= run.len();
        let kind = if run.len() >= 13 { Datum::Card } else { Datum::Phone };
        long.then(|| (kind, plain.place(run)))
    })
}

/// `jana (at) example.org`, `jana at example dot org`.
fn spelt_address(plain: &Plain) -> Option<(Datum, Range<usize>)> {
    let word = |at: usize| plain.tokens.get(at).map_or("", |token| token.word.as_str());
    (0..plain.tokens.len()).find_map(|at| {
        let dot = matches!(word(at + 3), "dot" | "punkt");
        let gap = plain.tokens.get(at + 1)?.span.clone();
        let boxed = matches!(plain.before(gap.start), Some('(' | '[' | '{'));
        let spelt =
            word(at + 1) == "at" && !word(at + 2).is_empty() && (dot || (boxed && !word(at + 3).is_empty()));
        let end = if dot { at + 5 } else { at + 4 };
        (spelt && end <= plain.tokens.len()).then(|| (Datum::Email, plain.place(at..end)))
    })
}

/// Where a value stands, however it is spaced.
pub(super) fn written(plain: &Plain, value: &str) -> Option<Range<usize>> {
    let squashed = |words: &mut dyn Iterator<Item = &str>| {
        words.flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    let value = Plain::of(value);
    let wanted = squashed(&mut value.words(0..value.tokens.len()));
    // Two or three letters stand anywhere.
    if wanted.chars().count() < 4 {
        return None;
    }
    (0..plain.tokens.len()).find_map(|start| {
        let ends = start + 1..=(start + 8).min(plain.tokens.len());
        let end = ends.into_iter().find(|end| squashed(&mut plain.words(start..*end)) == wanted)?;
        Some(plain.place(start..end))
    })
}

#[cfg(test)]
mod tests {
    use kernel::{CaseId, Instant, MessageId};
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn found(text: &str, known: &[Known]) -> Vec<(Vec<Datum>, Vec<String>)> {
        let triage = triage::Triage::with_taxonomy(&triage::Taxonomy {
            regions: vec!["GB".into()],
            ..Default::default()
        });
        let noticed = personal_data(&Plain::of(text), &triage, known);
        let of = |noticed: Noticed| match noticed.why {
            Why::PersonalData { kinds } => {
                (kinds, noticed.marks.into_iter().map(|at| text[at].to_owned()).collect())
            }
            other => panic!("{other:?}"),
        };
        noticed.map(of).into_iter().collect()
    }

    fn told(datum: Datum, value: &str, public: bool) -> Known {
        let (case, message) = (CaseId::from_uuid(Uuid::nil()), MessageId::from_uuid(Uuid::nil()));
        Known { datum, value: value.into(), case, message, public, at: Instant::from_micros(0) }
    }

    #[test]
    fn numbers_are_found_however_they_hide() {
        use Datum as D;
        for (text, kind, mark) in [
            ("call +44 20 7946 0018 please", D::Phone, "+44 20 7946 0018"),
            ("card 4111 1111 1111 1111 ok", D::Card, "4111 1111 1111 1111"),
            ("card ４１１１ １１１１ １１１１ １１１１ ok", D::Card, "４１１１ １１１１ １１１１ １１１１"),
            (
                "4\u{fe0f}\u{20e3}1111111\u{200b}11111111!",
                D::Card,
                "4\u{fe0f}\u{20e3}1111111\u{200b}11111111",
            ),
            ("write to jana@example.org 🙂", D::Email, "jana@example.org"),
            ("write to jana (at) example.org", D::Email, "jana (at) example.org"),
            ("jana at example dot org", D::Email, "jana at example dot org"),
            (
                "ring zero two zero seven nine four six zero",
                D::Phone,
                "zero two zero seven nine four six zero",
            ),
            ("بطاقة ٤١١١١١١١١١١١١١١١", D::Card, "٤١١١١١١١١١١١١١١١"),
        ] {
            assert_eq!(found(text, &[]), [(vec![kind], vec![mark.to_owned()])], "{text}");
        }
        for text in
            ["Look at order 12345", "one two three!", "meet us at Leeds dot", "it costs 30 € for 24 months"]
        {
            assert_eq!(found(text, &[]), [], "{text}");
        }
    }

    #[test]
    fn what_was_told_in_private_is_not_shown_to_everybody() {
        let known = [
            told(Datum::Order, "AB-12345", false),
            told(Datum::Address, "Lindenstraße 4a", false),
            told(Datum::Name, "Jana", false),
        ];
        assert_eq!(
            found("Hi Jana, AB 12345 is on its way", &known),
            [(vec![Datum::Order], vec!["AB 12345".into()])]
        );
        assert_eq!(found("Wir kommen in die LINDENSTRASSE 4a", &known)[0].0, [Datum::Address]);
        assert_eq!(found("order AB-12345", &[told(Datum::Order, "AB-12345", true)]), []);
    }

    proptest! {
        #[test]
        fn marks_lie_in_the_words(text in "\\PC{0,120}|[0-9 +()@.-]{0,60}") {
            let known = [told(Datum::Order, "12345", false)];
            let triage = triage::Triage::builtin();
            if let Some(noticed) = personal_data(&Plain::of(&text), &triage, &known) {
                let mut end = 0;
                for mark in noticed.marks {
                    prop_assert!(mark.start >= end && text.get(mark.clone()).is_some_and(|said| !said.is_empty()));
                    end = mark.end;
                }
            }
        }
    }
}
