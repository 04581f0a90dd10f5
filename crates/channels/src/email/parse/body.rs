//! What a mail says and what hangs on it: its parts, in their order.

use std::borrow::Cow;

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::mail::Mail;
use super::{html, quoted, structure};
use crate::clean;

/// The deepest nesting that is followed.
const DEPTH_MAX: usize = 20;
/// The most that may hang on a mail.
const PARTS_MAX: usize = 50;
/// The most text that is looked at, in bytes: four times what is kept.
const TEXT_MAX: usize = 320 << 10;

/// Something that hangs on a mail.
pub(super) struct Part {
    /// Where: the number of the part, as IMAP counts; `TEXT` where the mail is nothing else.
    pub section: String,
    /// As the mail says.
    pub media_type: String,
    /// As the mail says, not yet cleaned.
    pub name: Option<String>,
    /// In bytes, or nearly.
    pub size: Option<u64>,
    /// What the mail's page calls it.
    pub content_id: Option<String>,
}

/// What a mail says.
#[derive(Default)]
pub(super) struct Body {
    /// What was written now.
    pub text: String,
    /// What it repeats.
    pub quoted: Option<String>,
    /// What hangs on it.
    pub parts: Vec<Part>,
}

/// Reads it; `whole` is the structure of which `mail` is only the beginning.
pub(super) fn body(mail: &Mail<'_>, subject: &str, whole: Option<&str>) -> Body {
    let mut walk = Walk { message: mail.message(), text: String::new(), repeats: None, parts: Vec::new() };
    let is_single = !matches!(mail.message().parts[0].body, PartType::Multipart(_));
    walk.part(0, if is_single { "TEXT".to_owned() } else { String::new() }, 0);
    if walk.text.trim().is_empty() && walk.parts.is_empty() && mail.message().parts.len() == 1 {
        walk.push(&mail.content_as_text(), None);
    }
    let (text, quoted) = quoted::fold(&walk.text, subject, walk.repeats);
    let mut parts = match whole {
        Some(structure) => structure::parts(structure),
        None => walk.parts,
    };
    parts.truncate(PARTS_MAX);
    Body { text: clean::text(&text), quoted: quoted.map(|quoted| clean::text(&quoted)), parts }
}

struct Walk<'m, 'x> {
    message: &'m Message<'x>,
    text: String,
    repeats: Option<usize>,
    parts: Vec<Part>,
}

impl Walk<'_, '_> {
    fn part(&mut self, id: u32, section: String, depth: usize) {
        let Some(part) = self.message.parts.get(id as usize) else { return };
        if depth > DEPTH_MAX {
            return;
        }
        let attached =
            part.content_disposition().is_some_and(|how| how.ctype().eq_ignore_ascii_case("attachment"))
                || part.attachment_name().is_some();
        match &part.body {
            PartType::Multipart(children) => {
                let is_alternative = subtype(part).is_some_and(|s| s.eq_ignore_ascii_case("alternative"));
                let chosen = if is_alternative { self.choose(children, depth) } else { None };
                for (n, &child) in children.iter().enumerate() {
                    let number = n + 1;
                    let section =
                        if section.is_empty() { number.to_string() } else { format!("{section}.{number}") };
                    // Of several ways to say the same, one is read; a calendar or a file beside them still hangs on it.
                    let skipped = chosen.is_some_and(|chosen| chosen != child) && self.is_text(child, depth);
                    if skipped {
                        self.pictures(child, &section, depth + 1);
                    } else {
                        self.part(child, section, depth + 1);
                    }
                }
            }
            PartType::Text(text) if !attached && is_plain(part) => self.push(text, None),
            PartType::Html(page) if !attached => {
                let (text, repeats) = html::text(&page[..page.floor_char_boundary(4 * TEXT_MAX)]);
                self.push(&text, repeats);
            }
            _ => self.parts.push(Part {
                section,
                media_type: media_type(part),
                name: part.attachment_name().map(str::to_owned),
                size: Some(size(part)),
                content_id: part.content_id().map(str::to_owned),
            }),
        }
    }

    /// What hangs on a way to say something that is not read.
    fn pictures(&mut self, id: u32, section: &str, depth: usize) {
        let message = self.message;
        let Some(PartType::Multipart(children)) = message.parts.get(id as usize).map(|part| &part.body)
        else {
            return;
        };
        for (n, &child) in children.iter().enumerate().take_while(|_| depth <= DEPTH_MAX) {
            let section = format!("{section}.{}", n + 1);
            if self.is_text(child, depth) {
                self.pictures(child, &section, depth + 1);
            } else {
                self.part(child, section, depth + 1);
            }
        }
    }

    /// Of several ways to say the same: words without form, unless there are none.
    fn choose(&self, children: &[u32], depth: usize) -> Option<u32> {
        let says = |&&id: &&u32| {
            let part = self.message.parts.get(id as usize);
            part.is_some_and(|part| match &part.body {
                PartType::Text(text) => is_plain(part) && !text.trim().is_empty(),
                _ => false,
            })
        };
        let plain = children.iter().find(says).copied();
        plain.or_else(|| children.iter().rev().find(|&&id| self.is_text(id, depth)).copied())
    }

    /// Whether a part is a way to say something: text, or text with its pictures.
    fn is_text(&self, id: u32, depth: usize) -> bool {
        let Some(part) = self.message.parts.get(id as usize) else { return false };
        match &part.body {
            PartType::Text(_) => is_plain(part),
            PartType::Html(_) => true,
            PartType::Multipart(children) => {
                depth < DEPTH_MAX && children.first().is_some_and(|&child| self.is_text(child, depth + 1))
            }
            PartType::Binary(_) | PartType::InlineBinary(_) | PartType::Message(_) => false,
        }
    }

    fn push(&mut self, text: &str, repeats: Option<usize>) {
        let text = &text[..text.floor_char_boundary(TEXT_MAX.saturating_sub(self.text.len()))];
        let text: Cow<'_, str> =
            if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text.into() };
        if !self.text.is_empty() && !text.trim().is_empty() {
            self.text.push_str("\n\n");
        }
        if self.repeats.is_none() {
            self.repeats = repeats.map(|at| self.text.len() + at);
        }
        self.text.push_str(&text);
    }
}

fn subtype<'p>(part: &'p MessagePart<'_>) -> Option<&'p str> {
    part.content_type().and_then(|kind| kind.subtype())
}

/// Whether a part of text is words, not a calendar, a card or a table.
fn is_plain(part: &MessagePart<'_>) -> bool {
    subtype(part).is_none_or(|subtype| {
        ["plain", "html", "enriched", "markdown", "x-markdown"]
            .iter()
            .any(|one| subtype.eq_ignore_ascii_case(one))
    })
}

fn media_type(part: &MessagePart<'_>) -> String {
    let fallback = match &part.body {
        PartType::Message(_) => "message/rfc822",
        PartType::Text(_) | PartType::Html(_) => "text/plain",
        PartType::Binary(_) | PartType::InlineBinary(_) | PartType::Multipart(_) => {
            "application/octet-stream"
        }
    };
    let said = part.content_type().and_then(|kind| Some(format!("{}/{}", kind.ctype(), kind.subtype()?)));
    let said = said.filter(|said| {
        said.len() <= 100 && said.bytes().all(|b| b.is_ascii_alphanumeric() || b"/.+-_".contains(&b))
    });
    said.map_or_else(|| fallback.to_owned(), |said| said.to_ascii_lowercase())
}

fn size(part: &MessagePart<'_>) -> u64 {
    let size = match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.len(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.len(),
        PartType::Message(inner) => inner.raw_message.len(),
        PartType::Multipart(_) => 0,
    };
    size as u64
}
