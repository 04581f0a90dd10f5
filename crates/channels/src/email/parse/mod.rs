//! A delivery to [`Item`]s. Pure.
//!
//! In: an envelope with a mail, from servers that may be wrong and people who may be hostile. Out: what a person said,
//! what became of our words, or that the mail is of a kind that nobody waits for. Promised: no panic and no loop on any
//! bytes, texts clean and within their lengths, no word of a mail in an error; a mail without a date, a sender or an id
//! of its own is kept all the same.

mod automatic;
mod body;
mod html;
mod mail;
mod page;
mod quoted;
mod report;
mod seen;
mod structure;

use kernel::Instant;

use super::address::{self, Ours};
use super::envelope::Envelope;
use super::ids;
use super::place::Place;
use crate::clean;
use crate::contract::{
    Attachment, Author, Automatic, Echo, Inbound, Item, ParseError, Surface, Us, Visibility,
};
use mail::Mail;

/// Stands for a sender whom the mail does not name.
const NAMELESS: &str = "unknown@sender.invalid";

fn unreadable(reason: &str) -> ParseError {
    ParseError::Unreadable { network: super::NAME, reason: reason.to_owned() }
}

/// Reads a delivery; see [`crate::Network::parse`].
pub(super) fn parse(us: &Us, body: &[u8]) -> Result<Vec<Item>, ParseError> {
    let (envelope, raw) = Envelope::open(body).map_err(unreadable)?;
    let mail = Mail::of(&raw).ok_or_else(|| unreadable("there is no mail in the envelope"))?;
    let ours = Ours::of(us);
    let at = envelope.received();
    if !envelope.sent
        && let Some(report) = report::report(&mail, ours.domain(), at)
    {
        return Ok(vec![report]);
    }
    let (name, sender) = sender(&mail, &ours);
    Ok(vec![match sender {
        Some(sender) if ours.are(&sender) => own(&mail, &ours, &envelope, at),
        _ if envelope.sent => Item::Unknown { kind: "a mail of somebody else among our sent ones".into() },
        sender => Item::Message(message(&mail, &ours, &envelope, name, sender)),
    }])
}

/// The key of a delivery; see [`crate::Network::dedup_key`]. The same mail has the same one in every folder.
pub(super) fn dedup_key(body: &[u8]) -> String {
    let opened = Envelope::open(body).ok();
    let name = opened.as_ref().and_then(|(envelope, raw)| Some((envelope.sent, Mail::of(raw)?.name())));
    match name {
        Some((true, name)) => format!("sent:{name}"),
        Some((false, name)) => name,
        None => format!("bytes:{}", ids::digest(&[body])),
    }
}

/// What a mail is called in our ids.
pub(super) fn name_of(raw: &[u8]) -> Option<String> {
    Mail::of(raw).map(|mail| mail.name())
}

/// The text of a mail, and how much hangs on it.
pub(super) fn text_of(raw: &[u8]) -> Option<(String, usize)> {
    let mail = Mail::of(raw)?;
    let body = body::body(&mail, "", None);
    Some((body.text, body.parts.len()))
}

/// A part of a mail that was fetched alone: its headers, an empty line, its content.
pub(super) fn content_of(part: &[u8]) -> Option<Vec<u8>> {
    let parsed = mail_parser::MessageParser::default().parse(part)?;
    let root = parsed.parts.first()?;
    Some(match &root.body {
        mail_parser::PartType::Multipart(_) => part.to_vec(),
        mail_parser::PartType::Message(inner) => inner.raw_message.to_vec(),
        _ => root.contents().to_vec(),
    })
}

/// Who wrote it. Behind a form on a page stands the page's own address; the person is whom answers shall reach.
fn sender(mail: &Mail<'_>, ours: &Ours) -> (Option<String>, Option<String>) {
    let from = mail.addresses("from").into_iter().next();
    let answers = mail.addresses("reply-to").into_iter().next();
    let is_form = |from: &(Option<String>, String)| ours.are(&from.1) || automatic::is_nobody(&from.1);
    let other = answers.filter(|(_, address)| !ours.are(address) && !automatic::is_nobody(address));
    let sender = match (from, other) {
        (Some(from), Some(other)) if is_form(&from) => Some(other),
        (None, other) => other,
        (from, _) => from,
    };
    sender.map_or((None, None), |(name, address)| (name, Some(address)))
}

fn message(
    mail: &Mail<'_>,
    ours: &Ours,
    envelope: &Envelope,
    name: Option<String>,
    sender: Option<String>,
) -> Inbound {
    let automatic = automatic::automatic(mail, sender.as_deref());
    let from = mail.addresses("from").into_iter().next().map(|(_, address)| address);
    // A form sends for people.
    let automatic = match automatic {
        Automatic::Yes if from != sender && !mail.has("auto-submitted") => Automatic::Silence,
        other => other,
    };
    let subject = clean::subject(mail.message().subject().unwrap_or_default());
    let cut = envelope.structure.as_deref();
    let body = body::body(mail, &subject, cut);
    let page = page::of(mail.message(), &body.parts, cut.is_some());
    let attachments = body.parts.into_iter().map(|part| attachment(envelope, part)).collect();
    let (thread, parent) = thread(mail, ours);
    Inbound {
        provider_id: mail.name(),
        thread,
        parent,
        surface: Surface::Email,
        visibility: Visibility::Private,
        direct: true,
        author: author(name, sender.unwrap_or_else(|| NAMELESS.to_owned())),
        text: body.text.into(),
        subject: Some(subject).filter(|subject| !subject.is_empty()).map(Into::into),
        at: envelope.received(),
        attachments,
        campaign: None,
        automatic,
        quoted: body.quoted.map(Into::into),
        page,
    }
}

/// A mail from our own address: one that was sent, or a copy of it, or a forgery. Only the folder of sent mails is proof.
fn own(mail: &Mail<'_>, ours: &Ours, envelope: &Envelope, at: Instant) -> Item {
    if !envelope.sent {
        return Item::Unknown { kind: "a mail from our own address".into() };
    }
    let (thread, parent) = thread(mail, ours);
    let subject = mail.message().subject().unwrap_or_default().to_owned();
    let recipient = mail.addresses("to").into_iter().next().map(|(_, address)| address);
    Item::Echo(Echo {
        provider_id: mail.message_id().unwrap_or_else(|| mail.name()),
        effect_key: None,
        thread,
        parent,
        recipient,
        surface: Surface::Email,
        visibility: Visibility::Private,
        text: body::body(mail, &subject, envelope.structure.as_deref()).text.into(),
        at,
    })
}

/// In which thread it stands, and what it answers: by the address to which it went, by our own ids among those that it
/// answers, else by the first mail of them all. Never by its subject.
fn thread(mail: &Mail<'_>, ours: &Ours) -> (String, Option<String>) {
    let ancestors = mail.ancestors();
    let parent = ancestors.first().cloned();
    let to = ["delivered-to", "x-original-to", "envelope-to"].into_iter();
    let to =
        to.flat_map(|name| mail.all(name).filter_map(|value| address::plain(&value)).collect::<Vec<_>>());
    let visible = ["to", "cc"].into_iter().flat_map(|name| mail.addresses(name)).map(|(_, address)| address);
    let token = to.chain(visible).find_map(|address| {
        let (base, tag) = address::tag(&address)?;
        (ours.are(&base) && ids::is_thread(tag)).then(|| tag.to_owned())
    });
    let own_id = mail.message_id();
    let known = ancestors.iter().chain(&own_id).find_map(|id| ids::thread_in(id, ours.domain()));
    let root = || ancestors.last().cloned().or_else(|| own_id.clone()).unwrap_or_else(|| mail.name());
    (token.or(known).unwrap_or_else(|| ids::thread(&root())), parent)
}

fn author(name: Option<String>, address: String) -> Author {
    let handle = clean::handle(&address);
    let name = name.map(|name| clean::name(&name)).filter(|name| !name.is_empty());
    Author {
        external_id: address,
        name: name.unwrap_or_else(|| handle.clone()).into(),
        handle: handle.into(),
        avatar: None,
        reach: None,
    }
}

fn attachment(envelope: &Envelope, part: body::Part) -> Attachment {
    let Envelope { folder, uidvalidity, uid, .. } = envelope;
    let place = Place { folder: folder.clone(), uidvalidity: *uidvalidity, uid: *uid, section: part.section };
    let name = part.name.map(|name| clean::name(name.rsplit(['/', '\\']).next().unwrap_or_default()));
    Attachment {
        media_type: part.media_type,
        url: place.to_words(),
        name: name.filter(|name| !name.is_empty()),
        size: part.size,
        alt: None,
    }
}
