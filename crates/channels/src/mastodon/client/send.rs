//! Words of the brand to an instance.

use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answers::refusal;
use super::{Api, media};
use crate::contract::{Credentials, Outgoing, SendOutcome, Visibility};
use crate::line::Line;
use crate::mastodon::envelope::is_id;
use crate::mastodon::parse::private_thread;
use crate::mastodon::render::{local_id, render};
use crate::mastodon::wire::OnlyId;
use crate::mastodon::{IDEMPOTENCY_KEY, STATUSES};

#[derive(Deserialize)]
struct Posted {
    id: String,
    #[serde(default)]
    mentions: Vec<OnlyId>,
}

/// Sends; see [`crate::Network::send`].
pub(in crate::mastodon) async fn send(
    line: &Line,
    credentials: &Credentials,
    outgoing: &Outgoing,
) -> SendOutcome {
    let mut rendered = match render(&credentials.us, outgoing) {
        Ok(rendered) => rendered,
        Err(error) => return SendOutcome::Refused { reason: error.to_string() },
    };
    let api = Api::new(line, credentials);
    if !outgoing.media.is_empty() {
        match media::upload(api, &outgoing.media).await {
            Ok(ids) => rendered.body["media_ids"] = json!(ids),
            Err(end) => return end,
        }
    }
    match post(api, &rendered.path, &rendered.body, &outgoing.effect_key).await {
        Ok(posted) => arrived(api, outgoing, posted).await,
        Err(end) => end,
    }
}

async fn post(api: Api<'_>, path: &str, body: &Value, effect_key: &str) -> Result<Posted, SendOutcome> {
    // Where the key is honoured, a second request finds the first one's words; elsewhere it is looked at by nobody.
    let request = api.signed(Method::POST, path)?.header(IDEMPOTENCY_KEY, key(effect_key)).json(body);
    let answer = api.ask(request).await?;
    if !answer.status.is_success() {
        return Err(refusal(&answer, api.line.now()));
    }
    answer.json::<Posted>().filter(|posted| is_id(&posted.id)).ok_or_else(|| SendOutcome::Unknown {
        reason: "the instance took the words, but its answer is unreadable".into(),
    })
}

/// As a header can carry it.
fn key(effect_key: &str) -> String {
    effect_key.chars().filter(char::is_ascii_graphic).collect()
}

/// Private words that name nobody whom the instance knows stand where only we can see them: they are taken back, so that
/// nobody believes that they arrived.
async fn arrived(api: Api<'_>, outgoing: &Outgoing, posted: Posted) -> SendOutcome {
    if let (Visibility::Private, Some(recipient)) = (outgoing.visibility, &outgoing.recipient)
        && !posted.mentions.iter().any(|named| named.id == local_id(recipient))
    {
        if let Ok(request) = api.signed(Method::DELETE, &format!("{STATUSES}/{}", posted.id)) {
            // Nobody but us can read what stays if this fails.
            _ = api.ask(request).await;
        }
        return SendOutcome::Refused {
            reason: "the instance knows nobody by this handle any more: the message reached nobody and was taken back"
                .into(),
        };
    }
    SendOutcome::Sent { thread: thread(outgoing, &posted.id), provider_id: posted.id }
}

/// The thread in which our words stand.
pub(super) fn thread(outgoing: &Outgoing, id: &str) -> String {
    let private = || {
        let recipient = outgoing.recipient.as_ref().filter(|_| outgoing.visibility == Visibility::Private);
        recipient.map(|recipient| private_thread(local_id(recipient)))
    };
    outgoing.thread.clone().or_else(private).unwrap_or_else(|| id.to_owned())
}
