//! A page's tags and words in their order, without what nobody sees: scripts, styles, what an element says is hidden.
//!
//! In: HTML, however broken. Out: calls of the [`Eyes`] that look at it. Promised: each byte is read once, and both who make
//! text of a page and who make a page of it see the same.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// Elements that go with all that they hold.
pub(super) const GONE: &[&str] = &[
    "applet",
    "audio",
    "canvas",
    "embed",
    "frameset",
    "iframe",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "plaintext",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
    "xmp",
];

/// Who looks at a page.
pub(super) trait Eyes {
    /// Words, with their white space as it stands there.
    fn text(&mut self, text: &str);

    /// A tag, and whether it opens its element.
    fn tag(&mut self, tag: &Tag, opens: bool);
}

/// Shows them the whole page.
pub(super) fn look<E: Eyes>(page: &str, eyes: E) -> E {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(page));
    let walk = Walk(RefCell::new(Walker { eyes, gone: None }));
    let tokenizer = Tokenizer::new(walk, TokenizerOpts::default());
    _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().eyes
}

/// What an element says about itself.
pub(super) fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
    found.map(|attribute| &*attribute.value)
}

struct Walk<E>(RefCell<Walker<E>>);

struct Walker<E> {
    eyes: E,
    /// The element that is left out, and how many of its name are open.
    gone: Option<(String, usize)>,
}

impl<E: Eyes> TokenSink for Walk<E> {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut walker = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) if walker.gone.is_none() => walker.eyes.text(&text),
            Token::TagToken(tag) => return walker.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl<E: Eyes> Walker<E> {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let opens = tag.kind == TagKind::StartTag;
        if let Some((gone, open)) = &mut self.gone {
            if name == gone && !tag.self_closing {
                *open = if opens { *open + 1 } else { *open - 1 };
                if *open == 0 {
                    self.gone = None;
                }
            }
        } else if opens && is_gone(tag) {
            // What holds nothing takes nothing with it.
            let alone = name == "embed" || (tag.self_closing && matches!(name, "svg" | "math"));
            self.gone = (!alone && !is_void(name)).then(|| (name.to_owned(), 1));
        } else if !GONE.contains(&name) {
            self.eyes.tag(tag, opens);
        }
        // What looks like a comment or a tag in a style is none, whoever sees the style.
        raw(name).filter(|_| opens).map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }
}

fn is_gone(tag: &Tag) -> bool {
    let name: &str = &tag.name;
    let hides = !tag.self_closing && !matches!(name, "html" | "body") && is_hidden(tag);
    GONE.contains(&name) || hides
}

/// Whether an element says that nobody shall see it, as the words before a newsletter do.
fn is_hidden(tag: &Tag) -> bool {
    let style = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// How the content of an element is read that is no HTML.
fn raw(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "style" | "noscript" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "title" | "textarea" => Some(RawKind::Rcdata),
        _ => None,
    }
}

/// Whether it is an element that holds nothing and has no end.
pub(super) fn is_void(name: &str) -> bool {
    matches!(name, "area" | "base" | "br" | "col" | "hr" | "img" | "input" | "link" | "meta" | "wbr")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Told(String);

    impl Eyes for Told {
        fn text(&mut self, text: &str) {
            self.0.push_str(text);
        }

        fn tag(&mut self, tag: &Tag, opens: bool) {
            self.0.push_str(&format!("[{}{}]", if opens { "" } else { "/" }, &*tag.name));
        }
    }

    #[test]
    fn what_nobody_sees_is_passed_by_and_what_follows_it_is_seen() {
        let told = |page| look(page, Told::default()).0;
        assert_eq!(told("a<script>if (1 < 2) '</p>'</script>b"), "ab");
        assert_eq!(told("a<div style='DISPLAY: none'>x<div>y</div>z</div>b"), "ab");
        assert_eq!(told("a<div style='display:none'><style></div></style>x</div>b"), "ab");
        assert_eq!(told("a<img style='display:none'>b<svg/>c<embed>d"), "abcd");
        assert_eq!(
            told("<body style='visibility:hidden'>a</body>"),
            "[body]a[/body]",
            "somebody wrote it to be read"
        );
        assert_eq!(told("a</script>b<select><option>x</select>c"), "abc");
    }
}
