//! The parts of a mail, as a server counts them.

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use crate::email::list::Value;

/// The bytes of a section: all, `HEADER`, `TEXT`, a number, or a number and `.MIME`.
pub(super) fn section(raw: &[u8], section: &str) -> Vec<u8> {
    if section.is_empty() {
        return raw.to_vec();
    }
    let Some(mail) = MessageParser::default().parse(raw) else { return Vec::new() };
    let (number, headers) = match section.strip_suffix(".MIME") {
        Some(number) => (number, true),
        None => (section, section == "HEADER"),
    };
    let mut part = &mail.parts[0];
    if !matches!(number, "HEADER" | "TEXT") {
        for n in number.split('.') {
            let children = part.sub_parts().unwrap_or_default();
            let child = n.parse::<usize>().ok().and_then(|n| children.get(n.checked_sub(1)?));
            let Some(child) = child.and_then(|&child| mail.part(child)) else { return Vec::new() };
            part = child;
        }
    }
    let (from, to) = if headers {
        (part.raw_header_offset(), part.raw_body_offset())
    } else {
        (part.raw_body_offset(), part.raw_end_offset())
    };
    raw.get(from as usize..to as usize).unwrap_or_default().to_vec()
}

/// The BODYSTRUCTURE of a mail.
pub(super) fn structure(raw: &[u8]) -> String {
    let mut out = String::new();
    if let Some(mail) = MessageParser::default().parse(raw) {
        part(&mail, 0).write(&mut out);
    }
    out
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into().into_bytes())
}

fn part(mail: &Message<'_>, id: u32) -> Value {
    let Some(part) = mail.part(id) else { return Value::Nil };
    if let PartType::Multipart(children) = &part.body {
        let subtype = part.content_type().and_then(|kind| kind.subtype()).unwrap_or("mixed");
        let mut list: Vec<Value> = children.iter().map(|&child| self::part(mail, child)).collect();
        list.push(text(subtype));
        return Value::List(list);
    }
    let kind = part.content_type().map_or("text", |kind| kind.ctype());
    let subtype = part.content_type().and_then(|kind| kind.subtype()).unwrap_or("plain");
    let size = part.raw_end_offset() - part.raw_body_offset();
    let how = match part.attachment_name() {
        Some(name) => Value::List(vec![text("attachment"), Value::List(vec![text("filename"), text(name)])]),
        None => Value::Nil,
    };
    let encoding = part.content_transfer_encoding().unwrap_or("7bit");
    let mut list = vec![text(kind), text(subtype), Value::Nil, Value::Nil, Value::Nil, text(encoding)];
    list.extend([text(size.to_string()), Value::Nil, how]);
    Value::List(list)
}
