//! Words to browsers that no page of ours is open in.
//!
//! In: who is told, and a few words. Out: an encrypted request to the service that the browser's maker runs. Promised:
//! the service can't read it ([`seal`], RFC 8291); it knows that it is us ([`vapid`], RFC 8292); what a browser's
//! service no longer knows is reported as gone.

pub mod seal;
pub mod vapid;

use anyhow::Result;
use care::push::{Due, Subscription};
use kernel::{Ctx, Instant};
use reqwest::StatusCode;
use serde_json::json;
use web::l10n::{self, Language, Reader};
use web::notifications::short;

use crate::outside::Outside;
use vapid::Identity;

/// How long the service keeps what it can't deliver, in seconds: a shift.
const KEPT: &str = "28800";

/// What became of a push.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The service has it.
    Taken,
    /// The browser is there no more.
    Gone,
    /// The service did not want it now. It is not sent again: what is told late is on the page.
    Refused(u16),
}

/// What a browser shows: what kind of thing happened, and to which case. Never a customer's word or name.
pub async fn words(due: &Due) -> String {
    let language = due.lang.as_deref().and_then(Language::of_tag).unwrap_or_default();
    let words = l10n::for_reader(Reader { language, zone: None }, async { short(due.kind) }).await;
    let to = due.case.map_or("/notifications".to_owned(), |case| format!("/desk/all/{case}"));
    json!({ "kind": due.kind, "case": due.case, "words": words, "to": to, "tag": due.case }).to_string()
}

/// Sends words to a browser.
///
/// # Errors
/// If its address or its key is none, or nobody answers there.
pub async fn send(
    outside: &Outside,
    identity: &Identity,
    ctx: &Ctx,
    to: &Subscription,
    words: &str,
    now: Instant,
) -> Result<Outcome> {
    let mut salt = [0; seal::SALT];
    ctx.fill_random(&mut salt);
    let body = seal::seal(&to.p256dh, &to.auth, salt, words.as_bytes())?;
    let request = outside
        .post(&to.endpoint)?
        .header("authorization", identity.header(&to.endpoint, now)?)
        .header("content-type", "application/octet-stream")
        .header("content-encoding", "aes128gcm")
        .header("ttl", KEPT)
        .header("urgency", "normal");
    let status = request.body(body).send().await?.status();
    Ok(match status {
        _ if status.is_success() => Outcome::Taken,
        StatusCode::NOT_FOUND | StatusCode::GONE => Outcome::Gone,
        other => Outcome::Refused(other.as_u16()),
    })
}
