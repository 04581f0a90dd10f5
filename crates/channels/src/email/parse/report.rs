//! What mail servers say about our mails: they could not be brought, they were opened, somebody complained.

use kernel::Instant;
use mail_parser::{MessagePart, MimeHeaders, PartType};

use super::automatic;
use super::mail::Mail;
use crate::clean;
use crate::contract::{Item, Receipt};
use crate::email::ids;

const REASON_MAX: usize = 400;
/// How much of a bounce is searched for one of our ids, in bytes.
const SEARCHED: usize = 64 << 10;

/// What a report says, if the mail is one. `None`: it is a mail like any other.
pub(super) fn report(mail: &Mail<'_>, domain: &str, at: Instant) -> Option<Item> {
    let kind = mail.message().content_type().and_then(|kind| {
        (kind.ctype().eq_ignore_ascii_case("multipart") && kind.subtype()?.eq_ignore_ascii_case("report"))
            .then(|| kind.attribute("report-type").unwrap_or_default().to_ascii_lowercase())
    });
    let unknown = |kind: &str| Some(Item::Unknown { kind: kind.to_owned() });
    match kind.as_deref() {
        Some("delivery-status") => match part(mail, "delivery-status") {
            Some(status) => delivery(mail, &status, domain, at),
            None => unknown("a report on a delivery without the report"),
        },
        Some("disposition-notification") => {
            let said = part(mail, "disposition-notification").unwrap_or_default();
            let opened = field(&said, "disposition").is_some_and(|how| how.contains("displayed"));
            let id = field(&said, "original-message-id").and_then(|id| ids::ids(&id).into_iter().next());
            match id.filter(|id| opened && ids::thread_in(id, domain).is_some()) {
                Some(provider_id) => Some(Item::Receipt { provider_id, status: Receipt::Read, at }),
                None => unknown("a receipt that speaks of no mail of ours"),
            }
        }
        Some("feedback-report") => unknown("a complaint of a mail provider"),
        _ => loose(mail, domain, at),
    }
}

/// A report on a delivery, as RFC 3464 writes it.
fn delivery(mail: &Mail<'_>, status: &str, domain: &str, at: Instant) -> Option<Item> {
    let unknown = |kind: &str| Some(Item::Unknown { kind: kind.to_owned() });
    let actions: Vec<String> = fields(status, "action").map(|action| action.to_ascii_lowercase()).collect();
    let is = |one: &str| actions.iter().any(|action| action.starts_with(one));
    let Some(provider_id) = our_id(mail, domain) else {
        return unknown("a report on a delivery that is none of ours");
    };
    if is("failed") {
        let status = Receipt::Failed { reason: reason(status) };
        Some(Item::Receipt { provider_id, status, at })
    } else if is("delayed") {
        unknown("a mail of ours is delayed")
    } else if is("delivered") {
        Some(Item::Receipt { provider_id, status: Receipt::Delivered, at })
    } else {
        unknown("a report on a delivery that says neither yes nor no")
    }
}

/// A bounce of a server that knows no reports: without a sender on its envelope, or from the daemon itself, and with one
/// of our ids somewhere in it.
fn loose(mail: &Mail<'_>, domain: &str, at: Instant) -> Option<Item> {
    let from = mail.addresses("from");
    let daemon = from.iter().any(|(_, address)| {
        ["mailer-daemon@", "postmaster@"].iter().any(|daemon| address.starts_with(daemon))
    });
    let failed = mail.has("x-failed-recipients");
    if !(failed || daemon && (automatic::no_way_back(mail) || !mail.has("return-path"))) {
        return None;
    }
    let provider_id = our_id(mail, domain)?;
    let text = mail.content_as_text();
    let said = text.lines().map(str::trim).find(|line| has_code(line)).unwrap_or("it came back");
    Some(Item::Receipt { provider_id, status: Receipt::Failed { reason: short(said) }, at })
}

/// Whether a line has an enhanced status code of a failure, such as `5.1.1`.
fn has_code(line: &str) -> bool {
    line.split(|c: char| !(c.is_ascii_digit() || c == '.')).any(|word| {
        let mut numbers = word.split('.');
        let is_number = |part: Option<&str>| {
            part.is_some_and(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
        };
        numbers.next() == Some("5")
            && is_number(numbers.next())
            && is_number(numbers.next())
            && numbers.next().is_none()
    })
}

/// The mail of ours of which a report speaks: the original or its headers hang on it, or its text quotes them.
fn our_id(mail: &Mail<'_>, domain: &str) -> Option<String> {
    let envelope = part(mail, "delivery-status").and_then(|status| field(&status, "original-envelope-id"));
    let is_ours = |id: &String| ids::thread_in(id, domain).is_some();
    let named = envelope.map(|id| format!("{}@{domain}", id.trim())).filter(is_ours);
    named.or_else(|| {
        let text = mail.content_as_text();
        let text = text.get(..text.floor_char_boundary(SEARCHED)).unwrap_or_default();
        text.split('<').skip(1).filter_map(|piece| piece.split('>').next()).flat_map(ids::ids).find(is_ours)
    })
}

/// Why it could not be brought, in the words of the server that would not take it.
fn reason(status: &str) -> String {
    let whom = field(status, "final-recipient").or_else(|| field(status, "original-recipient"));
    let whom = whom.as_deref().map(|whom| whom.rsplit(';').next().unwrap_or(whom).trim());
    let why = field(status, "diagnostic-code").map(|why| match why.split_once(';') {
        Some((_, why)) => why.trim().to_owned(),
        None => why,
    });
    let why = why.or_else(|| field(status, "status")).unwrap_or_else(|| "without a reason".into());
    match whom.filter(|whom| !whom.is_empty()) {
        Some(whom) => short(&format!("{whom}: {why}")),
        None => short(&why),
    }
}

fn short(text: &str) -> String {
    clean::subject(text).chars().take(REASON_MAX).collect()
}

/// The content of the first part of this subtype.
fn part(mail: &Mail<'_>, subtype: &str) -> Option<String> {
    let is_it = |part: &&MessagePart<'_>| {
        part.content_type().and_then(|kind| kind.subtype()).is_some_and(|s| s.eq_ignore_ascii_case(subtype))
    };
    let part = mail.message().parts.iter().skip(1).find(is_it)?;
    Some(match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.to_string(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
            String::from_utf8_lossy(bytes).into_owned()
        }
        PartType::Message(_) | PartType::Multipart(_) => return None,
    })
}

fn field(text: &str, name: &str) -> Option<String> {
    fields(text, name).next()
}

/// All fields with this name in a part that is written like headers.
fn fields(text: &str, name: &str) -> impl Iterator<Item = String> {
    let mut found: Vec<String> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with([' ', '\t']) {
            if let Some(value) = found.last_mut().filter(|_| inside) {
                value.push(' ');
                value.push_str(line.trim());
            }
            continue;
        }
        inside = false;
        if let Some((field, value)) = line.split_once(':')
            && field.trim().eq_ignore_ascii_case(name)
        {
            inside = true;
            found.push(value.trim().to_owned());
        }
    }
    found.into_iter()
}
