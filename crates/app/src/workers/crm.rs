//! Tells the brand's CRM what it is to know of leads.
//!
//! Each request carries `Idempotency-Key`, the same however often it is tried, and `Commonground-Signature`:
//! `t=SECONDS,v1=HEX`, the HMAC-SHA256 of the time, a dot and the body with the brand's secret. A server that answers 2xx
//! has it; what it refuses for good is listed as a problem; everything else is tried again, later and later.

use care::leads::crm::{self, Answer, Request};
use care::{Error, Tx, engagement};
use futures::{StreamExt, stream};
use hmac::{Hmac, KeyInit, Mac};
use kernel::Instant;
use reqwest::StatusCode;
use sha2::Sha256;

use super::{Desk, POLL};
use crate::outside::Outside;

/// How many requests are under way at once.
const TOGETHER: usize = 4;
/// The most bytes of an answer that are read.
const ANSWER_MAX: usize = 16 * 1024;

/// Tells until the end.
pub async fn run(desk: Desk, outside: Outside) {
    let mut notices = desk.db.notices();
    while desk.wake(&mut notices, &[db::outbox::TOPIC, "brand"], POLL).await {
        let (ctx, brand) = (desk.ctx.clone(), desk.picture());
        match claim(&desk, ctx, brand).await {
            Ok(due) => {
                stream::iter(due).for_each_concurrent(TOGETHER, |one| tell(&desk, &outside, one)).await;
            }
            Err(error) => tracing::error!(%error, "what the CRM is to know can't be read now; it waits"),
        }
    }
}

/// Looks first: mostly there is nothing.
async fn claim(
    desk: &Desk,
    ctx: kernel::Ctx,
    brand: std::sync::Arc<care::brand::Brand>,
) -> Result<Vec<Request>, Error> {
    let asking = ctx.clone();
    let next = desk.db.read(async move |tx: &mut Tx| crm::next_due(tx, &asking).await).await?;
    if next.is_none_or(|next| next > desk.ctx.now()) {
        return Ok(Vec::new());
    }
    desk.db.write(async move |tx: &mut Tx| crm::claim(tx, &ctx, &brand, TOGETHER).await).await
}

async fn tell(desk: &Desk, outside: &Outside, request: Request) {
    let answer = send(desk, outside, &request).await;
    let (ctx, effect) = (desk.ctx.clone(), request.effect);
    let settled = desk.db.write(async move |tx: &mut Tx| crm::settle(tx, &ctx, &effect, &answer).await).await;
    if let Err(error) = settled {
        tracing::error!(%error, "what the CRM answered can't be written down; it is told again with the same key");
    }
}

async fn send(desk: &Desk, outside: &Outside, request: &Request) -> Answer {
    let body = request.body.to_string();
    let secret = match engagement::open(&desk.key, &request.secret) {
        Ok(secret) => secret,
        Err(error) => return Answer::Refused { reason: error.to_string() },
    };
    let post = match outside.post(&request.url) {
        Ok(post) => post,
        Err(error) => return Answer::Refused { reason: format!("{error:#}") },
    };
    let signed = signature(secret.expose(), desk.ctx.now(), &body);
    let post = post
        .header("content-type", "application/json")
        .header("idempotency-key", &request.key)
        .header("commonground-signature", signed)
        .body(body);
    match post.send().await {
        Ok(response) => answer(response).await,
        Err(error) if error.is_timeout() => Answer::Later { reason: "the CRM did not answer in time".into() },
        Err(_) => Answer::Later { reason: "the CRM can't be reached at a public address".into() },
    }
}

async fn answer(mut response: reqwest::Response) -> Answer {
    let status = response.status();
    let mut body = Vec::new();
    while let Ok(Some(piece)) = response.chunk().await {
        body.extend_from_slice(&piece);
        if body.len() > ANSWER_MAX {
            break;
        }
    }
    let reason = format!("the CRM answered {}", status.as_u16());
    match status {
        _ if status.is_success() => Answer::Taken { id: id_in(&body) },
        StatusCode::REQUEST_TIMEOUT
        | StatusCode::CONFLICT
        | StatusCode::TOO_EARLY
        | StatusCode::TOO_MANY_REQUESTS => Answer::Later { reason },
        _ if status.is_server_error() => Answer::Later { reason },
        _ => Answer::Refused { reason },
    }
}

/// What the CRM calls the lead: `id` in its answer, a word or a number.
fn id_in(body: &[u8]) -> Option<String> {
    let answer: serde_json::Value = serde_json::from_slice(body).ok()?;
    let id = match &answer["id"] {
        serde_json::Value::String(id) => id.trim().to_owned(),
        serde_json::Value::Number(id) => id.to_string(),
        _ => return None,
    };
    (!id.is_empty() && id.len() <= 200).then_some(id)
}

/// By which the CRM knows that it is us: over the time as well, so that an old request can't be sent again.
fn signature(secret: &[u8], now: Instant, body: &str) -> String {
    let seconds = now.micros() / 1_000_000;
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(format!("{seconds}.{body}").as_bytes());
    let hex: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={seconds},v1={hex}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_covers_the_time_and_the_body() {
        let at = Instant::from_seconds(1_772_445_600);
        let signed = signature(b"secret", at, "{}");
        assert!(signed.starts_with("t=1772445600,v1=") && signed.len() == "t=1772445600,v1=".len() + 64);
        assert_ne!(signed, signature(b"secret", at, "{ }"));
        assert_ne!(signed, signature(b"secret", Instant::from_seconds(1_772_445_601), "{}"));
    }

    #[test]
    fn an_answer_without_an_id_is_an_answer_all_the_same() {
        assert_eq!(id_in(br#"{"id":"L-77"}"#).as_deref(), Some("L-77"));
        assert_eq!(id_in(br#"{"id":77}"#).as_deref(), Some("77"));
        assert_eq!((id_in(b"<html>"), id_in(br#"{"id":{}}"#)), (None, None));
    }
}
