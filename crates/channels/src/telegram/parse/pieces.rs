//! What a message says and carries: its text, its files, whom it names.

use super::super::wire::{Entity, File, Message};
use super::super::{FILE, is_file_id};
use crate::clean;
use crate::contract::{Attachment, Us};

const OCTETS: &str = "application/octet-stream";
/// A handle has at most 32 characters; whoever is named with more is nobody.
const MENTION_MAX: usize = 100;

/// The text, or what stands for it: a sticker's emoji, a place, a card of somebody.
pub(super) fn text(message: &Message) -> String {
    let words = message.text.as_deref().or(message.caption.as_deref());
    clean::text(&words.map_or_else(|| instead(message), str::to_owned))
}

fn instead(message: &Message) -> String {
    let venue = message.venue.as_ref().map(|venue| format!("{}, {}", venue.title, venue.address));
    let location = message.location.as_ref().map(|at| format!("geo:{},{}", at.latitude, at.longitude));
    let contact = message.contact.as_ref().map(|one| format!("{}, {}", one.first_name, one.phone_number));
    let poll = message.poll.as_ref().map(|poll| poll.question.clone());
    let dice = message.dice.as_ref().map(|dice| format!("{} {}", dice.emoji, dice.value));
    let sticker = message.sticker.as_ref().and_then(|sticker| sticker.emoji.clone());
    let parts: Vec<_> = [venue, location, contact, poll, dice, sticker].into_iter().flatten().collect();
    parts.join("\n")
}

/// Pictures and files. Of a picture the largest size; an animation comes as a document too, and counts once.
pub(super) fn attachments(message: &Message) -> Vec<Attachment> {
    let sticker = message.sticker.as_ref().map(|file| {
        let media_type = match file {
            File { is_animated: true, .. } => "application/x-tgsticker",
            File { is_video: true, .. } => "video/webm",
            _ => "image/webp",
        };
        (file, media_type)
    });
    let document = message.document.as_ref().filter(|_| message.animation.is_none());
    let all = [
        message.photo.last().map(|file| (file, "image/jpeg")),
        message.animation.as_ref().map(|file| (file, "video/mp4")),
        document.map(|file| (file, OCTETS)),
        message.video.as_ref().map(|file| (file, "video/mp4")),
        message.video_note.as_ref().map(|file| (file, "video/mp4")),
        message.audio.as_ref().map(|file| (file, "audio/mpeg")),
        message.voice.as_ref().map(|file| (file, "audio/ogg")),
        sticker,
    ];
    all.into_iter().flatten().filter_map(|(file, usual)| attachment(file, usual)).collect()
}

fn attachment(file: &File, usual: &str) -> Option<Attachment> {
    is_file_id(&file.file_id).then(|| Attachment {
        media_type: file.mime_type.as_deref().filter(|kind| is_media_type(kind)).unwrap_or(usual).to_owned(),
        url: format!("{FILE}{}", file.file_id),
        name: file.file_name.as_deref().map(clean::name).filter(|name| !name.is_empty()),
        size: file.file_size,
        alt: None,
    })
}

fn is_media_type(raw: &str) -> bool {
    let part = |part: &str| {
        (1..=60).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'+' | b'-' | b'_'))
    };
    raw.split_once('/').is_some_and(|(kind, of)| part(kind) && part(of))
}

/// Whether the words name the bot, or are a command that it would hear.
pub(super) fn names_us(message: &Message, us: &Us) -> bool {
    let (words, entities) = match (&message.text, &message.caption) {
        (Some(text), _) => (text, &message.entities),
        (None, Some(caption)) => (caption, &message.caption_entities),
        (None, None) => return false,
    };
    let units: Vec<u16> = words.encode_utf16().collect();
    let ours = format!("@{}", us.handle);
    entities.iter().any(|entity| match entity.kind.as_str() {
        "mention" => said(&units, entity).is_some_and(|name| name.eq_ignore_ascii_case(&ours)),
        "text_mention" => entity.user.as_ref().is_some_and(|user| user.id.to_string() == us.external_id),
        "bot_command" => said(&units, entity).is_some_and(|command| match command.split_once('@') {
            Some((_, whose)) => whose.eq_ignore_ascii_case(&us.handle),
            None => true,
        }),
        _ => false,
    })
}

/// What an entity covers. Its place is a stranger's claim.
fn said(units: &[u16], entity: &Entity) -> Option<String> {
    let end = entity.offset.checked_add(entity.length).filter(|_| entity.length <= MENTION_MAX)?;
    String::from_utf16(units.get(entity.offset..end)?).ok()
}
