//! What is on the instance, as its API shows it.

use kernel::Instant;
use serde_json::{Value, json};

use super::state::{DOMAIN, State};
use crate::mastodon::Kind;

pub(super) fn time(at: Instant) -> String {
    format!("{:.3}", at.timestamp())
}

pub(super) fn account(state: &State, id: &str) -> Value {
    let Some(person) = state.someone(id) else { return Value::Null };
    json!({
        "id": person.id, "username": person.user, "acct": person.acct(), "url": person.page(),
        "display_name": person.name, "bot": false, "locked": false,
        "avatar": "https://files.example/avatar.png", "created_at": "2022-11-05T00:00:00.000Z",
        "followers_count": 12, "following_count": 40, "statuses_count": 311, "emojis": [], "fields": [],
    })
}

pub(super) fn status(state: &State, id: &str) -> Value {
    let Some(status) = state.status(id) else { return Value::Null };
    let mention = |id: &String| {
        let person = state.someone(id)?;
        Some(json!({"id": id, "username": person.user, "acct": person.acct(), "url": person.page()}))
    };
    let parent = status.in_reply_to.as_deref().and_then(|parent| state.status(parent));
    let uri = format!("https://{DOMAIN}/statuses/{id}");
    let mut shown = json!({
        "id": id, "uri": uri, "url": uri, "created_at": time(status.created_at),
        "edited_at": status.edited_at.map(time),
        "in_reply_to_id": status.in_reply_to, "in_reply_to_account_id": parent.map(|parent| &parent.author),
        "visibility": status.visibility, "sensitive": !status.warning.is_empty(), "spoiler_text": status.warning,
        "language": "en", "replies_count": 0, "reblogs_count": 0, "favourites_count": 0,
        "favourited": status.favourited, "reblogged": status.reblogged,
        "content": status.html, "account": account(state, &status.author),
        "mentions": status.mentions.iter().filter_map(mention).collect::<Vec<_>>(),
        "media_attachments": status.media.iter().map(|id| media(state, id)).collect::<Vec<_>>(),
        "tags": [], "emojis": [], "card": null, "poll": null, "reblog": null, "application": null,
    });
    if state.kind == Kind::Pleroma {
        shown["pleroma"] =
            json!({"local": true, "conversation_id": 7, "content": {"text/plain": status.text}});
    }
    shown
}

pub(super) fn media(state: &State, id: &str) -> Value {
    let Some(file) = state.files.get(id) else { return Value::Null };
    let here = format!("{}/files/{id}.png", state.base);
    let url = file.elsewhere.clone().unwrap_or(here);
    let ready = file.looks == Some(0);
    json!({
        "id": id, "type": "image", "url": ready.then_some(&url), "preview_url": url, "remote_url": null,
        "description": file.description, "blurhash": null, "meta": {},
    })
}

pub(super) fn notification(state: &State, id: &str) -> Value {
    let Some(one) = state.notifications.iter().find(|one| one.id == id) else { return Value::Null };
    let mut shown = json!({
        "id": id, "type": one.kind, "created_at": time(one.at), "group_key": format!("ungrouped-{id}"),
        "account": account(state, &one.account),
    });
    if let Some(said) = &one.status {
        shown["status"] = status(state, said);
    }
    if one.filtered {
        shown["filtered"] = true.into();
    }
    shown
}

/// The second version of the instance's document; Pleroma's has only the first here.
pub(super) fn instance(state: &State, version: u8) -> Option<Value> {
    let streaming = state.base.replacen("http", "ws", 1);
    let media = json!({
        "supported_mime_types": ["image/png", "image/jpeg", "video/mp4"], "description_limit": 1500,
        "image_size_limit": 16_777_216, "video_size_limit": 103_809_024,
    });
    let (software, source, per_address, files) = match state.kind {
        Kind::Mastodon | Kind::Other => ("4.6.0", "https://github.com/mastodon/mastodon", 23, 4),
        Kind::GoToSocial => {
            ("0.19.1+git-0a1b2c3", "https://codeberg.org/superseriousbusiness/gotosocial", 25, 6)
        }
        Kind::Pleroma => {
            return (version == 1).then(|| {
                json!({
                    "uri": format!("https://{DOMAIN}"), "title": "An instance",
                    "version": "2.7.2 (compatible; Pleroma 2.9.1)",
                    "max_toot_chars": state.characters, "urls": {"streaming_api": streaming},
                })
            });
        }
    };
    (version == 2).then(|| {
        json!({
            "domain": DOMAIN, "title": "An instance", "version": software, "source_url": source, "languages": ["en"],
            "configuration": {
                "urls": {"streaming": streaming},
                "statuses": {
                    "max_characters": state.characters, "max_media_attachments": files,
                    "characters_reserved_per_url": per_address,
                },
                "media_attachments": media,
            },
            "api_versions": {"mastodon": 10},
        })
    })
}
