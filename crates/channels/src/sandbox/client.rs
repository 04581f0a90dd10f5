//! The requests to the network's API, and what each answer means for words on their way.
//!
//! The one hard question is whether the words may be there although no answer says so. Whatever fails before
//! the request left is [`SendOutcome::RetryAfter`]; whatever fails after it is [`SendOutcome::Unknown`].

use kernel::Millis;
use reqwest::{Method, StatusCode, Url};
use serde_json::Value;

use super::parse::is_id;
use super::wire::{self, Accepted, Failure, Page};
use super::{EVENTS, Flavour, LOOKUP, ME, POSTS, render};
use crate::clean;
use crate::contract::{
    Act, ActOutcome, Action, Credentials, Found, History, Outgoing, SendOutcome, Standing, Trouble, Us,
};
use crate::line::{Answer, Line, Lost};

/// How long to wait when the network says that we must, but not how long.
const WAIT: Millis = Millis::seconds(60);
/// How long to wait when nothing left because nobody listened.
const WAIT_UNREACHABLE: Millis = Millis::seconds(5);
const WAIT_MAX: Millis = Millis::days(1);
const REASON_MAX: usize = 500;

/// Sends; see [`crate::Network::send`].
pub(super) async fn send(
    flavour: Flavour,
    line: &Line,
    credentials: &Credentials,
    outgoing: &Outgoing,
) -> SendOutcome {
    let rendered = match render::render(flavour, outgoing) {
        Ok(rendered) => rendered,
        Err(error) => return SendOutcome::Refused { reason: error.to_string() },
    };
    ask(line, credentials, Method::POST, &rendered.path, Some(&rendered.body)).await
}

/// Does something to a post; see [`crate::Network::act`].
pub(super) async fn act(flavour: Flavour, line: &Line, credentials: &Credentials, act: &Act) -> ActOutcome {
    match render::act(flavour, act) {
        Ok((method, rendered)) => {
            let body = (!rendered.body.is_null()).then_some(&rendered.body);
            ask(line, credentials, method, &rendered.path, body).await
        }
        Err(error) => SendOutcome::Refused { reason: error.to_string() },
    }
}

/// Asks for a change, and says what the answer means.
async fn ask(
    line: &Line,
    credentials: &Credentials,
    method: Method,
    path: &str,
    body: Option<&Value>,
) -> SendOutcome {
    let answer = match call(line, credentials, method, path, &[], body).await {
        Ok(answer) => answer,
        Err(lost) => return lost.into(),
    };
    let reason = reason(&answer);
    match answer.status {
        status if status.is_success() => match accepted(&answer) {
            Some(Accepted { id, thread }) => SendOutcome::Sent { provider_id: id, thread },
            None => SendOutcome::Unknown {
                reason: "the network took the words, but its answer is unreadable".into(),
            },
        },
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => SendOutcome::Unauthorised { reason },
        StatusCode::TOO_MANY_REQUESTS => SendOutcome::RetryAfter {
            wait: answer.retry_after.map_or(WAIT, |wait| wait.min(WAIT_MAX)),
            reason,
        },
        // A proxy that lost patience can't know what the network behind it did.
        StatusCode::REQUEST_TIMEOUT => SendOutcome::Unknown { reason },
        status if status.is_client_error() => SendOutcome::Refused { reason },
        status if status.is_redirection() => SendOutcome::Unauthorised {
            reason: "the account's address leads somewhere else; correct it in the channel's settings".into(),
        },
        _ if says_nothing_was_stored(&answer) => SendOutcome::RetryAfter {
            wait: answer.retry_after.map_or(WAIT_UNREACHABLE, |wait| wait.min(WAIT_MAX)),
            reason,
        },
        _ => SendOutcome::Unknown { reason },
    }
}

/// Looks for our words; see [`crate::Network::find`].
pub(super) async fn find(line: &Line, credentials: &Credentials, outgoing: &Outgoing) -> Found {
    find_key(line, credentials, &outgoing.effect_key).await
}

/// Looks for the effect of an act; see [`crate::Network::find_act`].
pub(super) async fn find_act(line: &Line, credentials: &Credentials, act: &Act) -> Found {
    if matches!(act.action, Action::Repost { .. }) {
        return find_key(line, credentials, &act.effect_key).await;
    }
    let path = format!("{POSTS}/{}", render::segment(&act.message));
    let answer = match call(line, credentials, Method::GET, &path, &[], None).await {
        Ok(answer) => answer,
        Err(lost) => return Found::CannotSay { reason: lost.to_string() },
    };
    let Some(standing) = answer.json::<wire::Standing>().filter(|_| answer.status.is_success()) else {
        return Found::CannotSay { reason: reason(&answer) };
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

async fn find_key(line: &Line, credentials: &Credentials, effect_key: &str) -> Found {
    let query = [("effect_key", effect_key)];
    let answer = match call(line, credentials, Method::GET, LOOKUP, &query, None).await {
        Ok(answer) => answer,
        Err(lost) => return Found::CannotSay { reason: lost.to_string() },
    };
    if answer.status.is_success()
        && let Some(Accepted { id, thread }) = accepted(&answer)
    {
        return Found::Yes { provider_id: id, thread };
    }
    // Any wrong address answers 404; only the network's own words for it are proof of absence.
    if answer.status == StatusCode::NOT_FOUND
        && answer.json::<Failure>().is_some_and(|failure| failure.error.code == "not_found")
    {
        return Found::No;
    }
    Found::CannotSay { reason: reason(&answer) }
}

/// Reads what happened behind the cursor; see [`crate::Network::history`].
pub(super) async fn history(
    line: &Line,
    credentials: &Credentials,
    cursor: Option<&str>,
) -> Result<History, Trouble> {
    let query: Vec<_> = cursor.map(|cursor| ("cursor", cursor)).into_iter().collect();
    let answer = call(line, credentials, Method::GET, EVENTS, &query, None).await?;
    let page: Page = answer.accepted().ok_or_else(|| trouble(&answer))?;
    let deliveries = page.deliveries.iter().map(|raw| bytes::Bytes::copy_from_slice(raw.get().as_bytes()));
    Ok(History { deliveries: deliveries.collect(), cursor: page.cursor, more: page.more })
}

/// Whether the account works, and who it is; see [`crate::Network::check`].
pub(super) async fn check(line: &Line, credentials: &Credentials) -> Result<Standing, Trouble> {
    let answer = call(line, credentials, Method::GET, ME, &[], None).await?;
    match answer.accepted::<wire::Me>() {
        Some(me) => Ok(Standing {
            us: Us { external_id: me.id, handle: me.handle, settings: credentials.us.settings.clone() },
            name: clean::name(&me.name),
            secrets: None,
            lacks: Vec::new(),
        }),
        None => Err(trouble(&answer)),
    }
}

/// Why an answer is not the one that was hoped for.
fn trouble(answer: &Answer) -> Trouble {
    let reason = reason(answer);
    match answer.status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Trouble::Unauthorised { reason },
        _ => Trouble::Later { wait: answer.retry_after.unwrap_or(WAIT), reason },
    }
}

/// Ids become keys here too, so a bent one is no answer.
fn accepted(answer: &Answer) -> Option<Accepted> {
    answer.json::<Accepted>().filter(|accepted| is_id(&accepted.id) && is_id(&accepted.thread))
}

/// The network's own sentence, else the bare status.
fn reason(answer: &Answer) -> String {
    match answer.json::<Failure>() {
        Some(failure) => clean::text(&failure.error.message).chars().take(REASON_MAX).collect(),
        None => format!("the network answered {} without a reason", answer.status),
    }
}

fn says_nothing_was_stored(answer: &Answer) -> bool {
    answer.json::<Failure>().is_some_and(|failure| failure.error.stored == Some(false))
}

async fn call(
    line: &Line,
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
    let token = credentials.secrets.get("token").unwrap_or_default();
    let mut request = line.http().request(method, url).bearer_auth(token);
    if let Some(body) = body {
        request = request.json(body);
    }
    line.ask("api", request).await
}
