//! The requests to the network, and what each answer means.
//!
//! The one hard question is whether the words may be there although no answer says so. What is asked before the one
//! request that carries them changes nothing; whatever fails there is [`SendOutcome::RetryAfter`].

mod act;
mod blobs;
mod chat;
mod chat_log;
mod dpop;
mod history;
mod listen;
mod oauth;
mod own;
mod send;
mod session;

use kernel::Millis;
use reqwest::{Method, RequestBuilder, StatusCode, Url};
use serde_json::Value;

use super::wire::Failure;
use crate::clean;
use crate::contract::{Credentials, Found, SendOutcome, Trouble};
use crate::line::{Answer, Line, Lost};

pub(super) use act::{act, find_act};
pub(super) use blobs::fetch;
pub(super) use history::history;
pub(super) use listen::listen;
pub(super) use oauth::{authorise, authorised, published};
pub(super) use send::{find, send};
pub(super) use session::{check, renew};

/// How long to wait when the network says that we must, but not how long.
const WAIT: Millis = Millis::seconds(60);
const WAIT_MAX: Millis = Millis::days(1);
const REASON_MAX: usize = 500;
/// To whom the account's server passes calls of the chat on.
const CHAT: &str = "did:web:api.bsky.chat#bsky_chat";
/// What the chat's calls begin with.
const CHAT_CALLS: &str = "chat.bsky.";
/// Where profiles are shown to anybody.
const APPVIEW: &str = "https://public.api.bsky.app";
/// The names of our secrets.
const ACCESS: &str = "access";
const REFRESH: &str = "refresh";
const PASSWORD: &str = "password";

/// A call of the account's server that reads.
async fn query(
    line: &Line,
    credentials: &Credentials,
    name: &str,
    query: &[(&str, &str)],
) -> Result<Answer, Lost> {
    let mut url = address(host(credentials), name)?;
    if !query.is_empty() {
        url.query_pairs_mut().extend_pairs(query);
    }
    ask(line, credentials, name, line.http().request(Method::GET, url), ACCESS).await
}

/// A call of the account's server that changes something.
async fn procedure(line: &Line, credentials: &Credentials, name: &str, body: &Value) -> Result<Answer, Lost> {
    let request = line.http().post(address(host(credentials), name)?).json(body);
    ask(line, credentials, name, request, ACCESS).await
}

/// Asks with a token of ours, signed where the token belongs to a key.
async fn ask(
    line: &Line,
    credentials: &Credentials,
    name: &str,
    request: RequestBuilder,
    secret: &str,
) -> Result<Answer, Lost> {
    let token = credentials.secrets.get(secret).unwrap_or_default();
    // The chat is another service: its quota is its own.
    let (quota, request) = match name.starts_with(CHAT_CALLS) {
        true => ("chat", request.header("atproto-proxy", CHAT)),
        false => ("api", request),
    };
    match credentials.secrets.get(oauth::KEY) {
        Some(key) => dpop::ask(line, quota, request, key, Some(token)).await,
        None => line.ask(quota, request.bearer_auth(token)).await,
    }
}

/// The server that keeps the account, as the network told it when the account was connected.
fn host(credentials: &Credentials) -> &str {
    let known = credentials.us.setting("pds").or_else(|| credentials.secrets.get(oauth::PDS));
    known.unwrap_or(&credentials.base_url)
}

fn address(host: &str, name: &str) -> Result<Url, Lost> {
    Url::parse(&format!("{}/xrpc/{name}", host.trim_end_matches('/'))).map_err(|_| {
        Lost::NoAddress(
            "the account's address is not a web address; correct it in the channel's settings".into(),
        )
    })
}

/// What an answer says that is not the one that was hoped for.
enum No {
    /// The account, or what opens it, is refused.
    Account(String),
    /// Too many calls.
    Wait(Millis, String),
    /// It can't be known what became of it.
    Unclear(String),
    /// The call is refused, for good.
    Refused(String),
}

/// Reads a refusal. This network says with 400 what others say with 401, so the name of the error decides.
fn no(answer: &Answer) -> No {
    let failure: Failure = answer.json().unwrap_or_default();
    let reason = reason(answer, &failure);
    match (answer.status, failure.error.as_str()) {
        (_, "ExpiredToken" | "invalid_token") => {
            No::Account("the session ended; it has to be renewed".into())
        }
        (_, "InvalidToken") if failure.message == NO_CHAT => No::Account(NO_CHAT_REASON.into()),
        (_, "InvalidToken" | "AccountTakedown" | "AccountDeactivated" | "AuthFactorTokenRequired")
        | (StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN, _) => No::Account(reason),
        (StatusCode::TOO_MANY_REQUESTS, _) | (_, "RateLimitExceeded") => {
            No::Wait(answer.retry_after.map_or(WAIT, |wait| wait.min(WAIT_MAX)), reason)
        }
        (StatusCode::REQUEST_TIMEOUT, _) => No::Unclear(reason),
        (status, _) if status.is_client_error() => No::Refused(reason),
        (status, _) if status.is_redirection() => No::Account(
            "the account's address leads somewhere else; correct it in the channel's settings".into(),
        ),
        _ => No::Unclear(reason),
    }
}

/// What the network says where the app password may not read and write direct messages.
const NO_CHAT: &str = "Bad token method";
const NO_CHAT_REASON: &str = "the app password does not allow direct messages; make a new one that does, and renew the channel with it";

/// Whether the chat is refused because of the kind of app password.
fn is_no_chat(answer: &Answer) -> bool {
    answer.json::<Failure>().is_some_and(|failure| failure.message == NO_CHAT)
}

/// The network's own sentence, else the bare status.
fn reason(answer: &Answer, failure: &Failure) -> String {
    let known = match failure.error.as_str() {
        "BlockedActor" => "this person is blocked by the brand's account",
        "BlockedSubject" => "this person has blocked the brand's account",
        "MessagesDisabled" => "this person takes no direct messages",
        "NotFollowedBySender" => "this person takes direct messages only from those whom they follow",
        "RecipientNotFound" => "this person is no longer on the network",
        "AccountSuspended" => "this account is suspended",
        "ConvoLocked" => "this conversation is locked",
        _ => "",
    };
    if !known.is_empty() {
        return known.into();
    }
    let told = clean::text(if failure.message.is_empty() { &failure.error } else { &failure.message });
    if told.is_empty() {
        return format!("the network answered {} without a reason", answer.status);
    }
    told.chars().take(REASON_MAX).collect()
}

/// What a refusal means for the request that carries words.
impl From<No> for SendOutcome {
    fn from(no: No) -> Self {
        match no {
            No::Account(reason) => Self::Unauthorised { reason },
            No::Wait(wait, reason) => Self::RetryAfter { wait, reason },
            No::Unclear(reason) => Self::Unknown { reason },
            No::Refused(reason) => Self::Refused { reason },
        }
    }
}

/// The same, for reading.
impl From<No> for Trouble {
    fn from(no: No) -> Self {
        match no {
            No::Account(reason) => Self::Unauthorised { reason },
            No::Wait(wait, reason) => Self::Later { wait, reason },
            No::Unclear(reason) | No::Refused(reason) => Self::Later { wait: WAIT, reason },
        }
    }
}

/// Why words don't leave because of what was asked before them: nothing was sent.
fn before(trouble: Trouble) -> SendOutcome {
    match trouble {
        Trouble::Unauthorised { reason } | Trouble::Wrong { reason, .. } => {
            SendOutcome::Unauthorised { reason }
        }
        Trouble::Later { wait, reason } => SendOutcome::RetryAfter { wait, reason },
    }
}

fn cannot_say(trouble: &Trouble) -> Found {
    Found::CannotSay { reason: trouble.to_string() }
}

fn trouble(answer: &Answer) -> Trouble {
    no(answer).into()
}

/// The name that the network gave an error.
fn error_of(answer: &Answer) -> String {
    answer.json::<Failure>().unwrap_or_default().error
}
