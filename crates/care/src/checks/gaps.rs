//! What was to be filled in and was not: a gap of a macro, or a variable that somebody typed.

use std::ops::Range;

use super::model::{Noticed, Why};

/// Where a text has gaps: `⟦order⟧`, `{order}`.
pub fn gaps(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(['⟦', '{']).map(|start| at + start) {
        let close = if text[start..].starts_with('{') { '}' } else { '⟧' };
        let inside = start + text[start..].chars().next().map_or(1, char::len_utf8);
        let end = text[inside..].find(['⟦', '{', '⟧', '}', '\n']).map(|end| inside + end);
        let closed = end.filter(|end| text[*end..].starts_with(close));
        at = closed.or(end).unwrap_or(text.len());
        if let Some(end) = closed.filter(|end| close == '⟧' || is_variable(text[inside..*end].trim())) {
            found.push(start..end + close.len_utf8());
            at = end + close.len_utf8();
        }
    }
    found
}

/// Whether it reads like a variable, and not like something that people put in braces.
fn is_variable(inside: &str) -> bool {
    let name = |c: char| c.is_ascii_lowercase() || matches!(c, '_' | '.');
    inside.starts_with("if ") || inside.starts_with('?') || (!inside.is_empty() && inside.chars().all(name))
}

pub(super) fn left(text: &str) -> Option<Noticed> {
    let marks = gaps(text);
    let words = marks.iter().filter_map(|mark| text.get(mark.clone())).map(str::to_owned).collect();
    (!marks.is_empty()).then(|| Noticed::new(Why::Gap { words }, marks))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::gaps;

    fn words(text: &str) -> Vec<&str> {
        gaps(text).into_iter().map(|mark| &text[mark]).collect()
    }

    #[test]
    fn a_gap_and_a_typed_variable_are_found_and_other_braces_are_not() {
        assert_eq!(
            words("Hi ⟦order⟧, {person.first_name} {if x} {?day}"),
            ["⟦order⟧", "{person.first_name}", "{if x}", "{?day}"]
        );
        assert!(words("press {Ctrl} {1} {} { ⟦ ⟧ } {a\nb}").len() <= 1);
        assert_eq!(words("{ {order}"), ["{order}"]);
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in ".{0,60}[{⟦}⟧]?.{0,20}") {
            for mark in gaps(&text) {
                prop_assert!(text.get(mark).is_some());
            }
        }
    }
}
