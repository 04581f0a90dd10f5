//! A page written anew in plain words, before it is taken apart for good: no comments, no elements with rules of their own,
//! nothing that is hidden.
//!
//! What builds the tree of a page looks at all that is open for each tag, and repeats what is left open; whoever knows that
//! writes a small mail that takes hours and gigabytes. How much is open can be told while reading only where both readers
//! see the same tags: hence this first one.

use std::collections::HashMap;

use html5ever::tokenizer::Tag;

use super::{TAGS, style};
use crate::email::parse::seen::{Eyes, is_void, look};

/// The deepest nesting.
const DEPTH_MAX: usize = 400;
/// How often a tag may meet letters that are left open, in all.
const LEFT_OPEN_MAX: usize = 200_000;
/// Elements that the next block repeats if nobody closes them.
const LETTERS: [&str; 13] =
    ["a", "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"];

/// A page in plain words.
#[derive(Default, Debug)]
pub(super) struct Plain {
    /// Its tags and text.
    pub html: String,
    direction: Option<&'static str>,
    background: Option<String>,
}

impl Plain {
    /// What the page says of all that is in it, as attributes of the element around everything. Who says nothing of the
    /// direction is read as they write.
    pub(super) fn attributes(&self) -> String {
        let direction = self.direction.unwrap_or("auto");
        let background =
            self.background.as_ref().map(|colour| format!(" style=\"background-color:{colour}\""));
        format!(" dir=\"{direction}\"{}", background.unwrap_or_default())
    }
}

/// The page in plain words; none if it leaves more open than people do.
pub(super) fn of(source: &str) -> Option<Plain> {
    let writer = look(source, Writer::default());
    (!writer.too_much).then_some(writer.plain)
}

/// The word for a direction, if it is one.
pub(super) fn direction(value: &str) -> Option<&'static str> {
    ["ltr", "rtl", "auto"].into_iter().find(|word| value.trim().eq_ignore_ascii_case(word))
}

#[derive(Default)]
struct Writer {
    plain: Plain,
    open: HashMap<String, usize>,
    depth: usize,
    letters: usize,
    /// How often a tag met letters that were left open.
    met: usize,
    too_much: bool,
}

impl Eyes for Writer {
    fn text(&mut self, text: &str) {
        escape(text, &mut self.plain.html);
    }

    fn tag(&mut self, tag: &Tag, opens: bool) {
        let name: &str = &tag.name;
        if opens && matches!(name, "html" | "body") {
            self.look_at(tag);
        } else if TAGS.contains(&name) && !self.too_much {
            self.count(name, opens);
            write(tag, opens, &mut self.plain.html);
        }
    }
}

impl Writer {
    fn count(&mut self, name: &str, opens: bool) {
        self.met += self.letters;
        if !ends_by_itself(name) {
            let open = self.open.entry(name.to_owned()).or_default();
            let is_letter = usize::from(LETTERS.contains(&name));
            if opens {
                *open += 1;
                self.depth += 1;
                self.letters += is_letter;
            } else if *open > 0 {
                // What was never opened closes nothing.
                *open -= 1;
                self.depth -= 1;
                self.letters -= is_letter;
            }
        }
        self.too_much = self.depth > DEPTH_MAX || self.met > LEFT_OPEN_MAX;
    }

    fn look_at(&mut self, tag: &Tag) {
        for attribute in &tag.attrs {
            match &*attribute.name.local {
                "dir" => self.plain.direction = direction(&attribute.value).or(self.plain.direction),
                "bgcolor" if style::is_plain(&attribute.value) => {
                    self.plain.background = Some(attribute.value.replace(['"', '\''], ""));
                }
                _ => {}
            }
        }
    }
}

fn write(tag: &Tag, opens: bool, html: &mut String) {
    html.push_str(if opens { "<" } else { "</" });
    html.push_str(&tag.name);
    for attribute in tag.attrs.iter().filter(|_| opens) {
        let name: &str = &attribute.name.local;
        if name.bytes().all(|b| b.is_ascii_lowercase()) {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            escape(&attribute.value, html);
            html.push('"');
        }
    }
    html.push('>');
}

fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(c),
        }
    }
}

/// Elements that hold nothing, and those that the next of their kind ends: mails of old programs have thousands that are
/// never closed, and they are not nested.
fn ends_by_itself(name: &str) -> bool {
    let row = ["p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup"];
    is_void(name) || row.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_direction_and_the_colour_of_a_body_are_kept() {
        let page = of("<html DIR=RTL><body bgcolor='#eee'>x").unwrap();
        assert_eq!(page.attributes(), " dir=\"rtl\" style=\"background-color:#eee\"");
        assert_eq!(of("<body dir=up bgcolor='url(x)'>x").unwrap().attributes(), " dir=\"auto\"");
    }

    #[test]
    fn words_are_kept_and_what_is_no_word_or_is_hidden_goes() {
        let page = "<!-- a --><p title='\"<'>1 &lt; 2<svg><style></p></style></svg><span style='display: none'>x</span><script>y</script></p>";
        assert_eq!(of(page).unwrap().html, "<p title=\"&quot;&lt;\">1 &lt; 2</p>");
    }

    #[test]
    fn only_what_stays_open_is_nested() {
        assert!(of(&"<p>one<br><li>two".repeat(10_000)).is_some());
        assert!(of(&"<b>x</b>".repeat(10_000)).is_some());
        assert!(of(&"<table><tr><td>".repeat(100)).is_some());
        assert!(of(&"<div>".repeat(401)).is_none());
        assert!(of(&"<div></b></i>".repeat(401)).is_none(), "what was never opened closes nothing");
        let letters: String = (0..300).map(|n| format!("<b id={n}>")).collect();
        assert!(
            of(&format!("<p>{letters}</p>{}", "<p>x".repeat(10_000))).is_none(),
            "nor is it repeated for ever"
        );
    }
}
