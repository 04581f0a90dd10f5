//! HTML to the text that a reader sees. Nothing of it is kept but words: no picture is asked for, no script or style is
//! read, and what a page would hide stays hidden.
//!
//! What stands in a quotation gets `> ` before each line, and where a mail program marked the beginning of what it
//! repeats, that place is told.

use html5ever::tokenizer::Tag;

use super::seen::{Eyes, attribute, look};

/// The most text that is made, in bytes.
const TEXT_MAX: usize = 256 << 10;
/// The deepest quotation that is shown as such.
const DEPTH_MAX: usize = 10;

/// The text of a page, and where in it the program that wrote it began to repeat earlier mails.
pub(super) fn text(html: &str) -> (String, Option<usize>) {
    let writer = look(html, Writer::default());
    let text = writer.out.trim_end();
    (text.to_owned(), writer.repeats.map(|at| at.min(text.len())))
}

#[derive(Default)]
struct Writer {
    out: String,
    depth: usize,
    /// How many line ends are owed before the next word.
    lines: usize,
    space: bool,
    link: Option<String>,
    repeats: Option<usize>,
}

impl Eyes for Writer {
    fn text(&mut self, text: &str) {
        self.say(text);
    }

    fn tag(&mut self, tag: &Tag, opens: bool) {
        let name: &str = &tag.name;
        if opens && self.repeats.is_none() && repeats(tag) {
            self.repeats = Some(self.out.len());
        }
        match (name, opens) {
            ("blockquote", true) => {
                self.end_line(1);
                self.depth = (self.depth + 1).min(DEPTH_MAX);
            }
            ("blockquote", false) => {
                self.end_line(1);
                self.depth = self.depth.saturating_sub(1);
            }
            ("br", _) => self.lines += 1,
            ("p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "table", _) => self.end_line(2),
            ("div" | "tr" | "hr" | "section" | "article" | "header" | "footer" | "pre" | "dt" | "dd", _) => {
                self.end_line(1);
            }
            ("li", true) => {
                self.end_line(1);
                self.say("• ");
            }
            ("td" | "th", false) => self.space = true,
            ("a", true) => {
                self.link = attribute(tag, "href").filter(|href| href.starts_with("http")).map(str::to_owned)
            }
            ("a", false) => self.end_link(),
            ("img", true) => {
                if let Some(alt) = attribute(tag, "alt").filter(|alt| !alt.trim().is_empty()) {
                    self.say(&format!(" [{}] ", alt.trim()));
                }
            }
            _ => {}
        }
    }
}

impl Writer {
    /// A link's address stands behind its words, unless they are the address.
    fn end_link(&mut self) {
        if let Some(link) = self.link.take()
            && link.len() <= 500
            && !self.out.ends_with(link.trim_end_matches('/'))
        {
            self.say(&format!(" ({link}) "));
        }
    }

    fn end_line(&mut self, lines: usize) {
        if !self.out.is_empty() {
            self.lines = self.lines.max(lines);
        }
    }

    fn say(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() && c != '\u{a0}' {
                self.space = true;
                continue;
            }
            if self.out.len() >= TEXT_MAX {
                return;
            }
            if self.lines > 0 || self.out.is_empty() {
                for _ in 0..self.lines.min(2) {
                    self.out.push('\n');
                }
                (self.lines, self.space) = (0, false);
                for _ in 0..self.depth {
                    self.out.push_str("> ");
                }
            }
            if self.space {
                self.out.push(' ');
            }
            self.space = false;
            self.out.push(if c == '\u{a0}' { ' ' } else { c });
        }
    }
}

/// Whether a mail program marks with this element that what follows is an earlier mail.
fn repeats(tag: &Tag) -> bool {
    const CLASSES: [&str; 7] = [
        "gmail_quote",
        "gmail_quote_container",
        "moz-cite-prefix",
        "yahoo_quoted",
        "protonmail_quote",
        "zmail_extra",
        "OutlookMessageHeader",
    ];
    let classes = attribute(tag, "class").unwrap_or_default();
    let id = attribute(tag, "id").unwrap_or_default();
    let style = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase();
    classes.split_ascii_whitespace().any(|class| CLASSES.contains(&class))
        || matches!(id, "divRplyFwdMsg" | "appendonsend")
        || (&*tag.name == "blockquote" && attribute(tag, "type") == Some("cite"))
        || style.contains("border-top:solid #e1e1e1")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_reader_sees_is_kept_and_nothing_else() {
        let page = r#"<html><head><title>x</title><style>p{color:red}</style></head><body>
            <div style="display: none">preview</div><p>Hello &amp; <b>welcome</b>,<br>see <a href="https://a.test/x">this</a></p>
            <script>alert("<p>no</p>")</script><img src="https://spy.test/pixel.gif"><img src="cid:1" alt="a cat">
            <ul><li>one<li>two</ul><table><tr><td>a</td><td>b</td></tr></table></body></html>"#;
        assert_eq!(
            text(page).0,
            "Hello & welcome,\nsee this (https://a.test/x)\n\n[a cat]\n\n• one\n• two\n\na b"
        );
    }

    #[test]
    fn quotations_are_marked_and_their_beginning_is_told() {
        let page = "<div>Still nothing</div><div class=\"gmail_quote\">On Monday we wrote:<blockquote>Hello<br>Ada</blockquote></div>";
        let (text, repeats) = text(page);
        assert_eq!(text, "Still nothing\nOn Monday we wrote:\n> Hello\n> Ada");
        assert_eq!(&text[repeats.unwrap()..], "\nOn Monday we wrote:\n> Hello\n> Ada");
    }

    proptest! {
        #[test]
        fn no_page_makes_it_fail(page in any::<String>()) {
            _ = text(&page);
        }

        #[test]
        fn no_mixture_of_tags_makes_it_fail(page in "(<(/)?(div|p|blockquote|style|script|a|li|!--|title)( (style|class|href)=(\"|')?[a-z: ]{0,12}(\"|')?)?(/)?>|[a-z&;<> ]{0,5}){0,40}") {
            let (text, repeats) = text(&page);
            prop_assert!(repeats.is_none_or(|at| text.is_char_boundary(at)));
        }
    }
}
