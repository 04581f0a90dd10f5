//! The requests to the Bot API.
//!
//! In: what shall be asked, and the account. Out: Telegram's answer, or why none came. Promised: the token is in the
//! address of every request and in nothing else: no reason that leaves this folder has it, whatever a server answered.

mod account;
mod files;
mod receiving;
mod sending;
mod words;

use kernel::Millis;
use reqwest::multipart::Form;
use reqwest::{RequestBuilder, Url};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::wire::{Parameters, Reply};
use crate::contract::{Credentials, Trouble};
use crate::line::{Answer, Line, Lost};

pub(super) use account::{check, subscribe};
pub(super) use files::fetch;
pub(super) use receiving::{history, listen};
pub(super) use sending::{act, send};

/// How long to wait when Telegram says that we must, but not how long.
const WAIT: Millis = Millis::seconds(30);
const WAIT_MAX: Millis = Millis::days(1);

/// What goes with a request.
enum Payload<'a> {
    Json(&'a Value),
    Files(Form),
}

/// What Telegram said.
enum Said<T> {
    Yes(T),
    No(No),
}

/// Telegram's no.
struct No {
    code: u16,
    /// In plain words.
    reason: String,
    /// What it said itself, without the token.
    description: String,
    parameters: Parameters,
}

impl No {
    /// How long to wait, if it said so.
    fn wait(&self) -> Millis {
        let wait = self.parameters.retry_after.map(|seconds| Millis::seconds(i64::from(seconds)));
        wait.unwrap_or(WAIT).min(WAIT_MAX)
    }
}

/// What it means for an account that can't be used.
impl From<No> for Trouble {
    fn from(no: No) -> Self {
        match no.code {
            // An address without the right token is an address that Telegram does not know.
            401 | 403 | 404 => Self::Unauthorised { reason: no.reason },
            _ => Self::Later { wait: no.wait(), reason: no.reason },
        }
    }
}

/// Asks for a method, and reads what Telegram says.
async fn ask<T: DeserializeOwned>(
    line: &Line,
    credentials: &Credentials,
    method: &str,
    payload: Payload<'_>,
) -> Result<Said<T>, Lost> {
    let request = line.http().post(address(credentials, &["bot", method])?);
    let request = match payload {
        Payload::Json(body) => request.json(body),
        Payload::Files(form) => request.multipart(form),
    };
    hear(line, credentials, request).await
}

/// Sends a request that is ready.
async fn hear<T: DeserializeOwned>(
    line: &Line,
    credentials: &Credentials,
    request: RequestBuilder,
) -> Result<Said<T>, Lost> {
    let answer = line.ask("api", request).await?;
    let unreadable = Reply { ok: false, result: None, error_code: None, description: None, parameters: None };
    let reply: Reply<T> = answer.json().unwrap_or(unreadable);
    match reply {
        Reply { ok: true, result: Some(result), .. } if answer.status.is_success() => Ok(Said::Yes(result)),
        no => Ok(Said::No(refused(credentials, &answer, no))),
    }
}

fn refused<T>(credentials: &Credentials, answer: &Answer, reply: Reply<T>) -> No {
    let code = reply.error_code.filter(|_| !reply.ok).unwrap_or(answer.status.as_u16());
    let description =
        words::clean(&reply.description.unwrap_or_default(), token(credentials).unwrap_or_default());
    let mut parameters = reply.parameters.unwrap_or_default();
    let seconds = answer.retry_after.and_then(|wait| u32::try_from(wait.0 / 1000).ok());
    parameters.retry_after = parameters.retry_after.or(seconds);
    No { code, reason: words::plain(code, &description), description, parameters }
}

/// The address of something that needs the token: `bot` and a method, or `file/bot` and a path.
fn address(credentials: &Credentials, parts: &[&str; 2]) -> Result<Url, Lost> {
    let token = token(credentials).ok_or_else(|| {
        Lost::NoAddress("the bot's token is not of the form that Telegram gives; enter it again".into())
    })?;
    let [before, behind] = parts;
    let base = credentials.base_url.trim_end_matches('/');
    Url::parse(&format!("{base}/{before}{token}/{behind}")).map_err(|_| {
        Lost::NoAddress(
            "the account's address is not a web address; correct it in the channel's settings".into(),
        )
    })
}

/// The token, if it has the form of one: it becomes a part of addresses.
fn token(credentials: &Credentials) -> Option<&str> {
    let token = credentials.secrets.get("token")?.trim();
    let (bot, secret) = token.split_once(':')?;
    let is_secret = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
    let fits = (1..=20).contains(&bot.len())
        && bot.bytes().all(|b| b.is_ascii_digit())
        && (10..=100).contains(&secret.len())
        && secret.bytes().all(is_secret);
    fits.then_some(token)
}
