//! What people see of a status, as plain text. Pure.
//!
//! In: the HTML that an instance gives for a status: its own, or that of another software, which may be anything. Out:
//! the words with their line ends, and web addresses in full, also where their author hid them behind other words.
//! Promised: markup is read by html5ever's tokenizer and nothing of it goes out; linear, and no panic.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::clean;

/// The longest HTML that is read, in bytes: an instance's own limit is far below.
const HTML_MAX: usize = 256 << 10;

/// The text of a status.
pub(super) fn to_text(html: &str) -> String {
    let mut end = html.len().min(HTML_MAX);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(&html[..end]));
    let tokenizer = Tokenizer::new(Page::default(), TokenizerOpts::default());
    // It stops at each script's end; nothing is run, so it goes on.
    while !queue.is_empty() {
        _ = tokenizer.feed(&queue);
    }
    tokenizer.end();
    let mut words = tokenizer.sink.0.take();
    words.close_link();
    clean::text(words.out.trim()).trim().to_owned()
}

#[derive(Default)]
struct Page(RefCell<Words>);

#[derive(Default)]
struct Words {
    out: String,
    /// Line ends that stand before the next words.
    breaks: usize,
    /// Whether a space does.
    gap: bool,
    /// Whether spaces and line ends are meant as they are.
    pre: bool,
    /// Inside of what is never shown.
    skipped: Option<String>,
    link: Option<Link>,
}

struct Link {
    address: String,
    /// Where its words begin.
    from: usize,
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut words = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) if words.skipped.is_none() => words.text(&text),
            TagToken(tag) => return words.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Words {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        let starts = tag.kind == StartTag;
        if let Some(skipped) = &self.skipped {
            if !starts && skipped == name {
                self.skipped = None;
            }
            return TokenSinkResult::Continue;
        }
        match name {
            "script" | "style" | "title" | "textarea" | "iframe" | "noframes" | "xmp" if starts => {
                self.skipped = Some(name.to_owned());
                return TokenSinkResult::RawData(match name {
                    "script" => RawKind::ScriptData,
                    "title" | "textarea" => RawKind::Rcdata,
                    _ => RawKind::Rawtext,
                });
            }
            "br" => self.breaks += 1,
            "p" | "pre" | "blockquote" | "ul" | "ol" | "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
            | "hr" => {
                self.pre = name == "pre" && starts;
                self.breaks = self.breaks.max(2);
            }
            "div" | "tr" => self.breaks = self.breaks.max(1),
            "li" => {
                self.breaks = self.breaks.max(1);
                if starts {
                    self.text("- ");
                }
            }
            "img" if starts => {
                if let Some(alt) = attribute(tag, "alt") {
                    self.text(alt);
                }
            }
            "a" => {
                self.close_link();
                let is_name = |class: &str| class.split(' ').any(|one| matches!(one, "mention" | "hashtag"));
                if starts && !attribute(tag, "class").is_some_and(is_name) {
                    let address = attribute(tag, "href").and_then(clean::link);
                    self.link = address.map(|address| Link { address, from: self.out.len() });
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if !self.pre && matches!(c, ' ' | '\n' | '\r' | '\t' | '\u{c}') {
                self.gap = true;
                continue;
            }
            self.space();
            self.out.push(c);
        }
    }

    fn space(&mut self) {
        let (breaks, gap) = (std::mem::take(&mut self.breaks), std::mem::take(&mut self.gap));
        if self.out.is_empty() {
            return;
        }
        if breaks > 0 {
            self.out.extend(std::iter::repeat_n('\n', breaks.min(2)));
        } else if gap {
            self.out.push(' ');
        }
    }

    /// Words that are the address itself, or an end of it left out, give way to it; others have it behind them, so that
    /// nobody is sent where the words do not say.
    fn close_link(&mut self) {
        let Some(Link { address, from }) = self.link.take() else { return };
        let words = self.out[from..].trim();
        let bare = words.trim_end_matches(['…', '/']);
        if words.is_empty() {
            self.space();
            self.out.push_str(&address);
        } else if address.contains(bare) && bare.contains('.') {
            let start = self.out.len() - self.out[from..].trim_start().len();
            self.out.truncate(start);
            self.out.push_str(&address);
        } else {
            self.out.extend([" (", &address, ")"]);
        }
    }
}

fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::to_text;

    #[test]
    fn a_status_of_mastodon_reads_as_it_was_written() {
        let html = "<p><span class=\"h-card\" translate=\"no\"><a href=\"https://mast.example/@acme\" class=\"u-url mention\">@<span>acme</span></a></span> order 8841 &amp; no parcel<br>since &lt;Monday&gt;</p><p>See <a href=\"https://shop.example/orders/8841?from=mail\" rel=\"nofollow\"><span class=\"invisible\">https://</span><span class=\"ellipsis\">shop.example/orders/8841</span><span class=\"invisible\">?from=mail</span></a> <a href=\"https://mast.example/tags/parcel\" class=\"mention hashtag\">#<span>parcel</span></a></p>";
        assert_eq!(
            to_text(html),
            "@acme order 8841 & no parcel\nsince <Monday>\n\nSee https://shop.example/orders/8841?from=mail #parcel"
        );
    }

    #[test]
    fn an_address_behind_other_words_is_shown() {
        let html = r#"Log in at <a href="https://evil.example/x">https://bank.example/login</a>, <a href="https://a.example/">here</a>"#;
        assert_eq!(
            to_text(html),
            "Log in at https://bank.example/login (https://evil.example/x), here (https://a.example/)"
        );
        assert_eq!(to_text(r#"<a href="javascript:alert(1)">click</a>"#), "click");
        assert_eq!(
            to_text(r#"<a href="https://a.example/long/path">a.example/long…</a>"#),
            "https://a.example/long/path"
        );
    }

    #[test]
    fn what_other_softwares_allow_is_read_too() {
        assert_eq!(to_text("<ul><li>one</li><li>two</li></ul>done"), "- one\n- two\n\ndone");
        assert_eq!(to_text("<pre><code>a\n  b</code></pre>"), "a\n  b");
        assert_eq!(to_text("so <img src=x alt=\":blobcat:\"> !"), "so :blobcat: !");
        assert_eq!(to_text("a<script>alert('x')</script>b<style>p{}</style><!-- c -->"), "ab");
        assert_eq!(to_text("<script>never closed <p>x</p>"), "");
        assert_eq!(to_text("no markup\nat all &#x1F600;"), "no markup at all 😀");
    }

    proptest! {
        #[test]
        fn any_markup_ends_in_clean_text(html in "(<|>|/|a|p|br|script|style|pre|li| href=|\"|https://x.y|&amp;|&#0;|\\PC){0,120}") {
            let text = to_text(&html);
            prop_assert!(text.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()));
        }
    }
}
