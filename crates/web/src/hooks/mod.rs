//! Deliveries of the networks: verify, store, answer. Nothing else happens before the 200.
//!
//! In: `POST /hooks/{channel}/{account}` with a raw body. Out: a stored delivery. Promised: a body is on disk before
//! its 200; a forged one is a 401 and stored nowhere; one larger than [`BODY_MAX`] is a 413; while the database can't
//! take more, the answer is a 503 and the network tries again.

mod body;
mod intake;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use care::ingest::Raw;
use channels::Headers;
use kernel::AccountId;

pub use body::BODY_MAX;
use body::Whole;
pub use intake::{Intake, IntakeWorker, Refused};

use crate::state::App;

/// The routes of the hooks.
pub fn router() -> Router<App> {
    Router::new().route("/hooks/{channel}/{account}", post(deliver))
}

struct HeaderText<'a>(&'a HeaderMap);

impl Headers for HeaderText<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        let mut all = self.0.get_all(name).iter();
        let first = all.next()?;
        // Two signatures are none: which one was checked must not depend on who reads.
        if all.next().is_some() { None } else { first.to_str().ok() }
    }
}

async fn deliver(
    State(app): State<App>,
    Path((channel, account)): Path<(String, AccountId)>,
    headers: HeaderMap,
    Whole(body): Whole,
) -> Response {
    let brand = app.brand();
    let found = brand.account(account).filter(|account| account.channel == channel);
    let Some((account, network)) = found.and_then(|account| Some((account, account.network()?))) else {
        return (StatusCode::NOT_FOUND, "no such account").into_response();
    };
    let secret = match account.secret(&app.key) {
        Ok(secret) => secret,
        Err(error) => {
            tracing::error!(account = %account.id, %error, "a delivery can't be verified and waits at the network");
            return (StatusCode::SERVICE_UNAVAILABLE, "the account's secret can't be opened").into_response();
        }
    };
    let headers = HeaderText(&headers);
    if let Err(forged) = network.verify(&headers, &body, &secret) {
        tracing::warn!(account = %account.id, reason = %forged, "a forged delivery was turned away");
        return (StatusCode::UNAUTHORIZED, forged.to_string()).into_response();
    }
    let dedup_key = network.dedup_key(&headers, &body);
    let raw = Raw { account: account.id, channel: network.capabilities().id, dedup_key, body };
    stored(account.id, app.intake.store(raw).await)
}

/// The network's answer: whatever is not on disk, it has to send again.
fn stored(account: AccountId, outcome: Result<(), Refused>) -> Response {
    match outcome {
        Ok(()) => StatusCode::OK.into_response(),
        Err(refused) => {
            tracing::error!(%account, reason = %refused, "a delivery was not stored; the network will retry");
            (StatusCode::SERVICE_UNAVAILABLE, [("retry-after", "1")], refused.to_string()).into_response()
        }
    }
}
