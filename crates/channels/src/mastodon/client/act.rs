//! What we do to public words, and whether it is done.

use reqwest::Method;
use serde::Deserialize;

use super::Api;
use super::answers::{is_gone, reason, refusal};
use crate::contract::{Act, ActOutcome, Action, Credentials, Found, RenderError, SendOutcome};
use crate::line::Line;
use crate::mastodon::envelope::is_id;
use crate::mastodon::{NAME, STATUSES};

#[derive(Deserialize)]
struct Standing {
    id: String,
    #[serde(default)]
    favourited: bool,
    #[serde(default)]
    reblogged: bool,
}

/// Does something to a status; see [`crate::Network::act`].
pub(in crate::mastodon) async fn act(line: &Line, credentials: &Credentials, act: &Act) -> ActOutcome {
    let refused = |reason: String| SendOutcome::Refused { reason };
    if !is_id(&act.message) {
        return refused("this is no id of a status".into());
    }
    let (method, verb) = match act.action {
        Action::Like => (Method::POST, "/favourite"),
        Action::Unlike => (Method::POST, "/unfavourite"),
        Action::Repost { .. } => (Method::POST, "/reblog"),
        Action::TakeDown => (Method::DELETE, ""),
        Action::Hide | Action::Unhide => {
            return refused(RenderError::Unsupported { network: NAME, what: "hidden message" }.to_string());
        }
    };
    let api = Api::new(line, credentials);
    let request = match api.signed(method, &format!("{STATUSES}/{}{verb}", act.message)) {
        Ok(request) => request,
        Err(lost) => return lost.into(),
    };
    match api.ask(request).await {
        Err(lost) => lost.into(),
        Ok(answer) if answer.status.is_success() => {
            let now = answer.json::<Standing>().map(|standing| standing.id).filter(|id| is_id(id));
            SendOutcome::Sent {
                provider_id: now.unwrap_or_else(|| act.message.clone()),
                thread: act.message.clone(),
            }
        }
        // What is gone is taken down.
        Ok(answer) if act.action == Action::TakeDown && is_gone(&answer) => {
            SendOutcome::Sent { provider_id: act.message.clone(), thread: act.message.clone() }
        }
        Ok(answer) => refusal(&answer, line.now()),
    }
}

/// Looks for the effect of an act; see [`crate::Network::find_act`].
pub(in crate::mastodon) async fn find_act(line: &Line, credentials: &Credentials, act: &Act) -> Found {
    if !is_id(&act.message) {
        return Found::No;
    }
    let answer = match Api::new(line, credentials).get(&format!("{STATUSES}/{}", act.message), &[]).await {
        Ok(answer) => answer,
        Err(lost) => return Found::CannotSay { reason: lost.to_string() },
    };
    let standing = answer.accepted::<Standing>();
    if standing.is_none() && !is_gone(&answer) {
        return Found::CannotSay { reason: reason(&answer) };
    }
    let is_so = match (&act.action, &standing) {
        (Action::Like, Some(standing)) => standing.favourited,
        (Action::Unlike, Some(standing)) => !standing.favourited,
        (Action::Repost { .. }, Some(standing)) => standing.reblogged,
        (Action::TakeDown | Action::Unlike, None) => true,
        _ => false,
    };
    if is_so {
        Found::Yes { provider_id: act.message.clone(), thread: act.message.clone() }
    } else {
        Found::No
    }
}
