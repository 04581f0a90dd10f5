//! Who speaks.

use super::super::wire::{Chat, User};
use crate::clean;
use crate::contract::Author;

/// A person, or a chat that speaks as itself: an administrator without a name, a channel.
pub(super) fn author(user: Option<&User>, chat: Option<&Chat>) -> Option<Author> {
    match (user, chat) {
        (_, Some(chat)) => {
            let name = clean::name(chat.title.as_deref().unwrap_or_default());
            Some(shown(chat.id, chat.username.as_deref(), name))
        }
        (Some(user), None) => {
            let last = user.last_name.as_deref().unwrap_or_default();
            let name = clean::name(&format!("{} {last}", user.first_name));
            Some(shown(user.id, user.username.as_deref(), name))
        }
        (None, None) => None,
    }
}

/// Somebody without a name is shown by their handle, without both by their id: never an empty place.
fn shown(id: i64, username: Option<&str>, name: String) -> Author {
    let handle = username.map(clean::handle).filter(|handle| !handle.is_empty());
    let handle = handle.unwrap_or_else(|| id.to_string());
    let name = Some(name).filter(|name| !name.is_empty()).unwrap_or_else(|| handle.clone());
    Author {
        external_id: id.to_string(),
        handle: handle.into(),
        name: name.into(),
        avatar: None,
        reach: None,
    }
}
