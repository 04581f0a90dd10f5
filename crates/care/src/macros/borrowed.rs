//! Words that were written for somebody else, made ready for another: what was theirs becomes a gap. Pure.

use super::template::GAP;

/// The shortest number that may be somebody's own.
const DIGITS: usize = 4;

/// An answer from another case: handles, addresses, numbers of four digits and more, and the other person's name become
/// gaps, which no check lets through.
pub fn borrowed(text: &str, other: &str) -> String {
    let names: Vec<String> =
        other.split_whitespace().map(bare).filter(|name| name.chars().count() > 1).collect();
    let mut out = String::with_capacity(text.len() + 16);
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let label = if word.contains('@') || word.contains("://") {
            if word.starts_with('@') { "name" } else { "address" }
        } else if digits >= DIGITS {
            "number"
        } else if names.contains(&bare(word)) {
            "name"
        } else {
            out.push_str(piece);
            continue;
        };
        let start = word.find(char::is_alphanumeric).unwrap_or(0);
        let end = word
            .rfind(char::is_alphanumeric)
            .map_or(word.len(), |at| at + word[at..].chars().next().map_or(0, char::len_utf8));
        let lead = word[..start].trim_end_matches('@');
        out.extend([lead, &GAP.0.to_string(), label, &GAP.1.to_string(), &word[end..], &piece[word.len()..]]);
    }
    out
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::borrowed;
    use crate::checks::gaps;

    #[test]
    fn what_was_somebody_elses_is_a_gap() {
        let said = "Hi Priya, order 88-1234 goes to p.shah@mail.test by 5 May. @priya_s, call us!";
        assert_eq!(
            borrowed(said, "Priya Shah"),
            "Hi ⟦name⟧, order ⟦number⟧ goes to ⟦address⟧ by 5 May. ⟦name⟧, call us!"
        );
        assert_eq!(borrowed("The fix takes 24 hours.", ""), "The fix takes 24 hours.");
    }

    proptest! {
        #[test]
        fn no_name_and_no_long_number_is_left(
            before in "[a-z ,.]{0,20}", name in "[A-Z][a-z]{2,8}", number in "[0-9]{4,12}", after in ".{0,20}",
        ) {
            let out = borrowed(&format!("{before} {name}, {number}. {after}"), &name);
            let first = out.split(&*after).next().unwrap_or_default();
            prop_assert!(!first.contains(&number) || after.contains(&number) || after.is_empty(), "{out}");
            prop_assert!(gaps(&out).len() >= 2, "{out}");
        }
    }
}
