//! Who said something, and what hangs on it.

use super::reading::Flawed;
use super::{external_id, id};
use crate::clean;
use crate::contract::{Attachment, Author, Us};
use crate::mastodon::render::home;
use crate::mastodon::wire::{Account, Media};

/// More than there are people; a database has no room for what some servers say.
const REACH_MAX: u64 = 10_000_000_000;

/// Somebody without a name is shown by their handle, without both by their id: never an empty place. Neighbours on our
/// own instance are told without a domain; here they get it, so that a handle means one person.
pub(super) fn author(us: &Us, account: Account, field: &'static str) -> Flawed<Author> {
    let local = id(account.id, field)?;
    let mut acct = account.acct;
    if !acct.is_empty() && !acct.contains('@') && !home(us).is_empty() {
        acct = format!("{acct}@{}", home(us));
    }
    let or = |text: String, other: &str| if text.is_empty() { other.to_owned() } else { text };
    let handle = or(clean::handle(&acct), &local);
    let name = or(clean::name(&account.display_name), &handle);
    Ok(Author {
        external_id: external_id(us, &local),
        name: name.into(),
        handle: handle.into(),
        avatar: account.avatar.as_deref().and_then(clean::link),
        // Who hides the number shows −1.
        reach: account.followers_count.and_then(|n| u64::try_from(n).ok()).map(|n| n.min(REACH_MAX)),
    })
}

/// A file; one that the instance did not copy is where its author's instance has it.
pub(super) fn attachment(media: Media) -> Option<Attachment> {
    let Media { kind, url, remote_url, description, pleroma } = media;
    let (first, second) = if kind == "unknown" { (remote_url, url) } else { (url, remote_url) };
    let url = [first, second].into_iter().flatten().find_map(|url| clean::link(&url))?;
    let told = pleroma.and_then(|pleroma| pleroma.mime_type).map(|told| clean::name(&told));
    let media_type =
        told.filter(|told| told.contains('/')).unwrap_or_else(|| media_type(&kind, &url).to_owned());
    let alt = description.as_deref().map(clean::text).filter(|alt| !alt.is_empty());
    Some(Attachment { media_type, url, name: None, size: None, alt })
}

/// The network tells a family of files only; the address's end tells more.
fn media_type(kind: &str, url: &str) -> &'static str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("mp4" | "m4v") => "video/mp4",
        Some("webm") => "video/webm",
        Some("mov") => "video/quicktime",
        Some("mp3") => "audio/mpeg",
        Some("ogg" | "oga") => "audio/ogg",
        Some("m4a") => "audio/mp4",
        Some("wav") => "audio/wav",
        Some("flac") => "audio/flac",
        _ => match kind {
            "image" => "image/*",
            "gifv" | "video" => "video/*",
            "audio" => "audio/*",
            _ => "application/octet-stream",
        },
    }
}
