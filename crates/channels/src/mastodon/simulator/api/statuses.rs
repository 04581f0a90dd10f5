//! Words, and what is done to them.

use axum::Json;
use axum::extract::{Path, State as Extract};
use axum::http::{HeaderMap, StatusCode};
use kernel::Millis;
use serde::Deserialize;
use serde_json::json;

use super::{Answer, Shared, failure, not_found, ok};
use crate::contract::Us;
use crate::mastodon::Kind;
use crate::mastodon::limits::{Limits, setting};
use crate::mastodon::simulator::show;
use crate::mastodon::simulator::state::{Draft, State};

/// How long Mastodon remembers what was said with a key.
const REMEMBERED: Millis = Millis::hours(1);

#[derive(Deserialize)]
pub(super) struct New {
    #[serde(default)]
    status: String,
    #[serde(default)]
    spoiler_text: String,
    visibility: Option<String>,
    in_reply_to_id: Option<String>,
    #[serde(default)]
    media_ids: Vec<String>,
}

pub(super) async fn create(
    Extract(shared): Extract<Shared>,
    headers: HeaderMap,
    Json(new): Json<New>,
) -> Answer {
    let mut state = shared.lock();
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).map(str::to_owned);
    let key = key.filter(|_| state.kind == Kind::Mastodon);
    if let Some((id, at)) = key.as_ref().and_then(|key| state.idempotent.get(key))
        && state.now().since(*at) < REMEMBERED
    {
        return ok(show::status(&state, id));
    }
    if let Err(error) = acceptable(&state, &new) {
        return error;
    }
    let default = if state.kind == Kind::GoToSocial { "unlisted" } else { "public" };
    let draft = Draft {
        text: new.status,
        warning: new.spoiler_text,
        visibility: new.visibility.unwrap_or_else(|| default.to_owned()),
        in_reply_to: new.in_reply_to_id,
        media: new.media_ids,
    };
    let us = state.us.clone();
    let id = state.say(&us, draft);
    if let Some(key) = key {
        let now = state.now();
        state.idempotent.insert(key, (id.clone(), now));
    }
    ok(show::status(&state, &id))
}

fn acceptable(state: &State, new: &New) -> Result<(), Answer> {
    let invalid = |what: &str| Err(failure(StatusCode::UNPROCESSABLE_ENTITY, what));
    if new.status.trim().is_empty() && new.media_ids.is_empty() {
        return invalid("Validation failed: Text can't be blank");
    }
    let (software, characters) = (state.kind.name().to_owned(), state.characters);
    let per_address = if state.kind == Kind::Mastodon { "23" } else { "" };
    let settings = [(setting::SOFTWARE, software), (setting::PER_ADDRESS, per_address.to_owned())];
    let us = Us { settings: settings.map(|(name, value)| (name.to_owned(), value)).into(), ..Us::default() };
    if Limits::of(&us).length(&format!("{}{}", new.spoiler_text, new.status)) as u64 > characters {
        return invalid(&format!("Validation failed: Text character limit of {characters} exceeded"));
    }
    let is_missing = |id: &String| state.status(id).is_none();
    if new.in_reply_to_id.as_ref().is_some_and(is_missing) {
        let gone = "The post you are trying to reply to does not appear to exist.";
        return Err(failure(StatusCode::NOT_FOUND, gone));
    }
    for id in &new.media_ids {
        match state.files.get(id) {
            Some(file) if file.looks == Some(0) => {}
            Some(_) => {
                return invalid(
                    "Cannot attach files that have not finished processing. Try again in a moment!",
                );
            }
            None => return Err(not_found()),
        }
    }
    Ok(())
}

pub(super) async fn one(Extract(shared): Extract<Shared>, Path(id): Path<String>) -> Answer {
    let state = shared.lock();
    if state.status(&id).is_none() {
        return not_found();
    }
    ok(show::status(&state, &id))
}

pub(super) async fn remove(Extract(shared): Extract<Shared>, Path(id): Path<String>) -> Answer {
    let mut state = shared.lock();
    if state.status(&id).is_none_or(|status| status.author != state.us) {
        return not_found();
    }
    let shown = show::status(&state, &id);
    state.delete(&id);
    ok(shown)
}

pub(super) async fn context(Extract(shared): Extract<Shared>, Path(id): Path<String>) -> Answer {
    let state = shared.lock();
    if state.status(&id).is_none() {
        return not_found();
    }
    let mut above = Vec::new();
    let mut at = state.status(&id).and_then(|status| status.in_reply_to.as_deref());
    while let Some(parent) = at.and_then(|id| state.status(id)) {
        above.push(show::status(&state, &parent.id));
        at = parent.in_reply_to.as_deref();
    }
    above.reverse();
    ok(json!({"ancestors": above, "descendants": []}))
}

pub(super) async fn react(
    Extract(shared): Extract<Shared>,
    Path((id, verb)): Path<(String, String)>,
) -> Answer {
    let mut state = shared.lock();
    let Some(status) = state.status_mut(&id) else { return not_found() };
    match verb.as_str() {
        "favourite" => status.favourited = true,
        "unfavourite" => status.favourited = false,
        "reblog" if status.visibility == "public" || status.visibility == "unlisted" => {
            status.reblogged = true
        }
        "reblog" => return failure(StatusCode::FORBIDDEN, "This action is not allowed"),
        _ => return not_found(),
    }
    let shown = show::status(&state, &id);
    if verb == "reblog" {
        let boost = state.next_id();
        return ok(json!({"id": boost, "reblog": shown, "reblogged": true}));
    }
    ok(shown)
}
