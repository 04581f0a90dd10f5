//! The requests to the network's API, and what each answer means for words on their way.
//!
//! The one hard question is whether the words may be there although no answer says so. Whatever fails before
//! the request left is [`SendOutcome::RetryAfter`]; whatever fails after it is [`SendOutcome::Unknown`].

use kernel::Millis;
use reqwest::{Method, StatusCode, Url, header};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::parse::is_id;
use super::wire::{Accepted, Failure, Page, Standing};
use super::{EVENTS, Flavour, LOOKUP, POSTS, render};
use crate::clean;
use crate::contract::{Act, ActOutcome, Action, Credentials, Found, History, Outgoing, SendOutcome};

/// How long to wait when the network says that we must, but not how long.
const WAIT: Millis = Millis::seconds(60);
/// How long to wait when nothing left because nobody listened.
const WAIT_UNREACHABLE: Millis = Millis::seconds(5);
const WAIT_MAX: Millis = Millis::days(1);
const ANSWER_MAX: usize = 16 << 20;
const REASON_MAX: usize = 500;

/// Sends; see [`crate::Network::send`].
pub(super) async fn send(
    flavour: Flavour,
    http: &reqwest::Client,
    credentials: &Credentials,
    outgoing: &Outgoing,
) -> SendOutcome {
    let rendered = match render::render(flavour, outgoing) {
        Ok(rendered) => rendered,
        Err(error) => return SendOutcome::Refused { reason: error.to_string() },
    };
    ask(http, credentials, Method::POST, &rendered.path, Some(&rendered.body)).await
}

/// Does something to a post; see [`crate::Network::act`].
pub(super) async fn act(
    flavour: Flavour,
    http: &reqwest::Client,
    credentials: &Credentials,
    act: &Act,
) -> ActOutcome {
    match render::act(flavour, act) {
        Ok((method, rendered)) => {
            let body = (!rendered.body.is_null()).then_some(&rendered.body);
            ask(http, credentials, method, &rendered.path, body).await
        }
        Err(error) => SendOutcome::Refused { reason: error.to_string() },
    }
}

/// Asks for a change, and says what the answer means.
async fn ask(
    http: &reqwest::Client,
    credentials: &Credentials,
    method: Method,
    path: &str,
    body: Option<&Value>,
) -> SendOutcome {
    let answer = match call(http, credentials, method, path, &[], body).await {
        Ok(answer) => answer,
        Err(Lost::NoAddress(reason)) => return SendOutcome::Unauthorised { reason },
        Err(Lost::NotSent(reason)) => return SendOutcome::RetryAfter { wait: WAIT_UNREACHABLE, reason },
        Err(Lost::NoAnswer(reason)) => return SendOutcome::Unknown { reason },
    };
    let reason = answer.reason();
    match answer.status {
        status if status.is_success() => match answer.accepted() {
            Some(Accepted { id, thread }) => SendOutcome::Sent { provider_id: id, thread },
            None => SendOutcome::Unknown {
                reason: "the network took the words, but its answer is unreadable".into(),
            },
        },
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => SendOutcome::Unauthorised { reason },
        StatusCode::TOO_MANY_REQUESTS => {
            SendOutcome::RetryAfter { wait: answer.retry_after.unwrap_or(WAIT), reason }
        }
        // A proxy that lost patience can't know what the network behind it did.
        StatusCode::REQUEST_TIMEOUT => SendOutcome::Unknown { reason },
        status if status.is_client_error() => SendOutcome::Refused { reason },
        status if status.is_redirection() => SendOutcome::Unauthorised {
            reason: "the account's address leads somewhere else; correct it in the channel's settings".into(),
        },
        _ if answer.says_nothing_was_stored() => {
            SendOutcome::RetryAfter { wait: answer.retry_after.unwrap_or(WAIT_UNREACHABLE), reason }
        }
        _ => SendOutcome::Unknown { reason },
    }
}

/// Looks for our words; see [`crate::Network::find`].
pub(super) async fn find(http: &reqwest::Client, credentials: &Credentials, outgoing: &Outgoing) -> Found {
    find_key(http, credentials, &outgoing.effect_key).await
}

/// Looks for the effect of an act; see [`crate::Network::find_act`].
pub(super) async fn find_act(http: &reqwest::Client, credentials: &Credentials, act: &Act) -> Found {
    if matches!(act.action, Action::Repost { .. }) {
        return find_key(http, credentials, &act.effect_key).await;
    }
    let path = format!("{POSTS}/{}", render::segment(&act.message));
    let answer = match call(http, credentials, Method::GET, &path, &[], None).await {
        Ok(answer) => answer,
        Err(lost) => return Found::CannotSay { reason: lost.reason() },
    };
    let Some(standing) = answer.json::<Standing>().filter(|_| answer.status.is_success()) else {
        return Found::CannotSay { reason: answer.reason() };
    };
    let is_so = match act.action {
        Action::Like => standing.liked,
        Action::Unlike => !standing.liked,
        Action::Hide => standing.hidden,
        Action::Unhide => !standing.hidden,
        Action::TakeDown => standing.deleted,
        Action::Repost { .. } => false,
    };
    if is_so { Found::Yes { provider_id: standing.id, thread: standing.thread } } else { Found::No }
}

async fn find_key(http: &reqwest::Client, credentials: &Credentials, effect_key: &str) -> Found {
    let query = [("effect_key", effect_key)];
    let answer = match call(http, credentials, Method::GET, LOOKUP, &query, None).await {
        Ok(answer) => answer,
        Err(lost) => return Found::CannotSay { reason: lost.reason() },
    };
    if answer.status.is_success()
        && let Some(Accepted { id, thread }) = answer.accepted()
    {
        return Found::Yes { provider_id: id, thread };
    }
    // Any wrong address answers 404; only the network's own words for it are proof of absence.
    if answer.status == StatusCode::NOT_FOUND
        && answer.json::<Failure>().is_some_and(|failure| failure.error.code == "not_found")
    {
        return Found::No;
    }
    Found::CannotSay { reason: answer.reason() }
}

/// Reads what happened behind the cursor; see [`crate::Network::history`].
pub(super) async fn history(
    http: &reqwest::Client,
    credentials: &Credentials,
    cursor: Option<&str>,
) -> Result<History, String> {
    let query: Vec<_> = cursor.map(|cursor| ("cursor", cursor)).into_iter().collect();
    let answer =
        call(http, credentials, Method::GET, EVENTS, &query, None).await.map_err(|lost| lost.reason())?;
    if !answer.status.is_success() {
        return Err(answer.reason());
    }
    let page: Page = answer.json().ok_or("the network's history is unreadable")?;
    let deliveries = page.deliveries.iter().map(|raw| bytes::Bytes::copy_from_slice(raw.get().as_bytes()));
    Ok(History { deliveries: deliveries.collect(), cursor: page.cursor, more: page.more })
}

/// Why there is no answer.
enum Lost {
    /// The account's address is none.
    NoAddress(String),
    /// Nothing left.
    NotSent(String),
    /// The request left, or may have left.
    NoAnswer(String),
}

impl Lost {
    fn reason(self) -> String {
        let (Self::NoAddress(reason) | Self::NotSent(reason) | Self::NoAnswer(reason)) = self;
        reason
    }
}

struct Answer {
    status: StatusCode,
    retry_after: Option<Millis>,
    body: Vec<u8>,
}

impl Answer {
    fn json<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Ids become keys here too, so a bent one is no answer.
    fn accepted(&self) -> Option<Accepted> {
        self.json::<Accepted>().filter(|accepted| is_id(&accepted.id) && is_id(&accepted.thread))
    }

    /// The network's own sentence, else the bare status.
    fn reason(&self) -> String {
        match self.json::<Failure>() {
            Some(failure) => clean::text(&failure.error.message).chars().take(REASON_MAX).collect(),
            None => format!("the network answered {} without a reason", self.status),
        }
    }

    fn says_nothing_was_stored(&self) -> bool {
        self.json::<Failure>().is_some_and(|failure| failure.error.stored == Some(false))
    }
}

async fn call(
    http: &reqwest::Client,
    credentials: &Credentials,
    method: Method,
    path: &str,
    query: &[(&str, &str)],
    body: Option<&Value>,
) -> Result<Answer, Lost> {
    let address = format!("{}{path}", credentials.base_url.trim_end_matches('/'));
    let mut url = Url::parse(&address).map_err(|_| {
        Lost::NoAddress(
            "the account's address is not a web address; correct it in the channel's settings".into(),
        )
    })?;
    if !query.is_empty() {
        url.query_pairs_mut().extend_pairs(query);
    }
    let mut request = http.request(method, url).bearer_auth(credentials.token.expose());
    if let Some(body) = body {
        request = request.json(body);
    }
    let mut response = request.send().await.map_err(lost)?;
    let retry_after = response.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
    let retry_after = retry_after
        .and_then(|seconds| seconds.trim().parse::<u32>().ok())
        .map(|seconds| Millis::seconds(seconds.into()).min(WAIT_MAX));
    let status = response.status();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(lost)? {
        if body.len() + chunk.len() > ANSWER_MAX {
            return Err(Lost::NoAnswer("the network's answer has no end".into()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Answer { status, retry_after, body })
}

fn lost(error: reqwest::Error) -> Lost {
    if error.is_builder() {
        Lost::NoAddress(
            "the account's address or token can't be sent; correct it in the channel's settings".into(),
        )
    } else if error.is_connect() {
        Lost::NotSent("the network can't be reached; nothing was sent".into())
    } else if error.is_timeout() {
        Lost::NoAnswer("the network did not answer in time".into())
    } else {
        Lost::NoAnswer("the connection broke before the network answered".into())
    }
}
