//! What strangers write, made safe to store and to show. Every network's `parse` uses it.
//!
//! In: any text. Out: text without control characters, within its length, with line ends as `\n`. Nothing fails
//! here: a customer's odd characters are no reason to lose the message. The raw delivery keeps them.

/// The longest text that is kept, in characters.
pub(crate) const TEXT_MAX: usize = 20_000;
/// The longest name that is kept, in characters.
pub(crate) const NAME_MAX: usize = 200;
/// The longest handle that is kept, in characters.
pub(crate) const HANDLE_MAX: usize = 100;
/// The longest subject that is kept, in characters.
const SUBJECT_MAX: usize = 500;
const LINK_MAX: usize = 2_000;

/// A message's text. Overrides and embeddings of the writing direction go, because they reach beyond the text's
/// end; marks and isolates stay, because people who write from right to left need them.
pub(crate) fn text(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    let mut kept = 0;
    while let Some(c) = chars.next() {
        let c = match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                '\n'
            }
            '\u{2028}' | '\u{2029}' => '\n',
            '\n' | '\t' => c,
            '\u{202a}'..='\u{202e}' | '\u{feff}' => continue,
            _ if c.is_control() => continue,
            _ => c,
        };
        if kept == TEXT_MAX {
            break;
        }
        out.push(c);
        kept += 1;
    }
    out
}

/// A name: one line, and nothing in it that changes the direction of what stands beside it.
pub(crate) fn name(raw: &str) -> String {
    line(raw, NAME_MAX)
}

/// A subject: one line, like a name, and longer.
pub(crate) fn subject(raw: &str) -> String {
    line(raw, SUBJECT_MAX)
}

/// A handle, without the `@` and without spaces.
pub(crate) fn handle(raw: &str) -> String {
    let mut handle = line(raw.trim_start().trim_start_matches('@'), HANDLE_MAX);
    handle.retain(|c| c != ' ');
    handle
}

/// The address of a picture, if it is one that a browser may be sent to.
pub(crate) fn link(raw: &str) -> Option<String> {
    if raw.len() > LINK_MAX {
        return None;
    }
    let url = reqwest::Url::parse(raw).ok()?;
    let plain =
        matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    plain.then(|| url.into())
}

fn line(raw: &str, max: usize) -> String {
    let mut out = String::with_capacity(raw.len().min(4 * max));
    let mut kept = 0;
    let mut gap = false;
    for c in raw.chars() {
        if is_bidi_control(c) || c == '\u{feff}' {
            continue;
        }
        if c.is_whitespace() || c.is_control() {
            gap = kept > 0;
            continue;
        }
        if gap && kept + 1 < max {
            out.push(' ');
            kept += 1;
        }
        gap = false;
        if kept == max {
            break;
        }
        out.push(c);
        kept += 1;
    }
    out
}

const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn line_ends_become_one_kind_and_control_characters_go() {
        assert_eq!(text("a\r\nb\rc\u{2028}d\te\0\u{7}\u{1b}[31m"), "a\nb\nc\nd\te[31m");
        assert_eq!(text("hello \u{202e}olleh"), "hello olleh");
        assert_eq!(text("\u{2067}שלום\u{2069}"), "\u{2067}שלום\u{2069}");
    }

    #[test]
    fn a_name_cannot_turn_the_text_beside_it_round() {
        assert_eq!(name("Jana \u{202e}nimdA\u{2066}"), "Jana nimdA");
        assert_eq!(name("  two\n lines\u{0} "), "two lines");
        assert_eq!(handle(" @Jana K"), "JanaK");
    }

    #[test]
    fn only_web_addresses_are_kept_as_pictures() {
        assert_eq!(link("https://a.example/x.png").as_deref(), Some("https://a.example/x.png"));
        for bad in [
            "javascript:alert(1)",
            "data:image/svg+xml,<svg/>",
            "//a.example/x",
            "https://u:p@a.example/",
            "",
        ] {
            assert_eq!(link(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn whatever_comes_in_is_short_and_clean_and_stays_the_same_when_cleaned_again(raw in any::<String>()) {
            let (t, n) = (text(&raw), name(&raw));
            prop_assert!(t.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()));
            prop_assert!(n.chars().count() <= NAME_MAX && n.chars().all(|c| !c.is_control() && !is_bidi_control(c)));
            prop_assert_eq!(text(&t), t);
            prop_assert_eq!(name(&n), n);
        }

        #[test]
        fn lengths_are_capped_without_failing(c in any::<char>(), times in 0usize..30_000) {
            let raw: String = std::iter::repeat_n(c, times).collect();
            prop_assert!(text(&raw).chars().count() <= TEXT_MAX);
            prop_assert!(name(&raw).chars().count() <= NAME_MAX);
            prop_assert!(handle(&raw).chars().count() <= HANDLE_MAX);
        }
    }
}
