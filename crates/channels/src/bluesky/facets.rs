//! What in a text is a link, a tag or a mention. The network links nothing by itself: whoever writes says where, in
//! bytes of UTF-8.

use reqwest::Url;
use unicode_segmentation::UnicodeSegmentation;

use super::uri::is_handle;

const TAG_MAX_GRAPHEMES: usize = 64;
const TAG_MAX_BYTES: usize = 640;

/// A part of a text, from `start` up to and without `end`, in bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Span {
    pub start: usize,
    pub end: usize,
    pub what: What,
}

/// What a part of a text is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum What {
    /// A web address.
    Link(String),
    /// A tag, without its `#`.
    Tag(String),
    /// A handle, in lower case, without its `@`.
    Mention(String),
}

/// The links, tags and mentions of a text, in their order; none overlaps another.
pub(super) fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    for word in text.split(char::is_whitespace) {
        let start = at;
        at += word.len() + text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
        let bare = word.trim_start_matches(['(', '[', '{', '"', '\'', '“', '‘', '«', '¿', '¡']);
        let start = start + word.len() - bare.len();
        if let Some((length, what)) = read(bare) {
            spans.push(Span { start, end: start + length, what });
        }
    }
    spans
}

/// What a word begins with: how many bytes of it, and what that is.
fn read(word: &str) -> Option<(usize, What)> {
    if let Some(rest) = word.strip_prefix('@') {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-'));
        let handle = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', '-']);
        return is_handle(handle).then(|| (1 + handle.len(), What::Mention(handle.to_ascii_lowercase())));
    }
    if let Some(rest) = word.strip_prefix(['#', '＃']) {
        let tag = trimmed(rest);
        let is_tag = !tag.is_empty()
            && !tag.chars().all(|c| c.is_ascii_digit())
            && tag.chars().any(char::is_alphanumeric)
            && !tag.contains('#')
            && tag.len() <= TAG_MAX_BYTES
            && tag.graphemes(true).count() <= TAG_MAX_GRAPHEMES;
        return is_tag.then(|| (word.len() - rest.len() + tag.len(), What::Tag(tag.to_owned())));
    }
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| word.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme)));
    if !is_web {
        return None;
    }
    let mut link = trimmed(word);
    // A bracket that closes one of the address's own belongs to it.
    if word[link.len()..].starts_with(')') && link.contains('(') {
        link = &word[..=link.len()];
    }
    let url = Url::parse(link).ok()?;
    (url.host_str().is_some() && url.username().is_empty()).then(|| (link.len(), What::Link(link.to_owned())))
}

fn trimmed(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '"', '\'', '”', '’', '»', '…'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<(&str, What)> {
        spans(text).into_iter().map(|span| (&text[span.start..span.end], span.what)).collect()
    }

    #[test]
    fn places_are_counted_in_bytes_behind_emoji_too() {
        let text = "👨‍👩‍👧‍👦 @Dana.bsky.social, see (https://acme.example/help)! #Straße";
        let spans = spans(text);
        assert_eq!((spans[0].start, spans[0].end), (26, 43));
        assert_eq!(
            found(text),
            [
                ("@Dana.bsky.social", What::Mention("dana.bsky.social".into())),
                ("https://acme.example/help", What::Link("https://acme.example/help".into())),
                ("#Straße", What::Tag("Straße".into())),
            ]
        );
    }

    #[test]
    fn what_only_looks_like_one_is_plain_text() {
        for plain in
            ["a@b.example", "@dana", "#1", "# one", "https://", "@-a.b", "##", "ftp://a.example", "@a..b"]
        {
            assert_eq!(found(plain), [], "{plain}");
        }
        let wiki = "https://wiki.example/Lark_(bird)";
        assert_eq!(found(&format!("{wiki}.")), [(wiki, What::Link(wiki.into()))]);
        assert_eq!(found("\u{2003}#a\r\n#b"), [("#a", What::Tag("a".into())), ("#b", What::Tag("b".into()))]);
    }

    proptest! {
        #[test]
        fn spans_are_in_order_and_on_whole_characters(text in r"([@#a-z.:/()é👋🏽]|https://|\s){0,60}|\PC*") {
            let mut end = 0;
            for span in spans(&text) {
                prop_assert!(span.start >= end && span.end > span.start);
                prop_assert!(text.get(span.start..span.end).is_some());
                end = span.end;
            }
        }
    }
}
