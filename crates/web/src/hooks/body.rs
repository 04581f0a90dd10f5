//! The body of a delivery, whole or not at all.
//!
//! In: bytes at the sender's pace. Out: a body of at most [`BODY_MAX`], or a refusal that the sender gets to read.
//! Promised: memory holds no more than that, and nobody keeps a connection by sending slowly.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use bytes::BytesMut;
use futures::StreamExt;

/// The largest body that is taken, in bytes: four times what the largest network promises.
pub const BODY_MAX: usize = 1024 * 1024;
/// How much of a body that is too large is read and thrown away, in bytes: a sender that is cut off while it still
/// writes sees a broken connection and not the answer.
const DISCARDED_MAX: usize = 32 * BODY_MAX;
/// How long a body may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A whole body.
pub(super) struct Whole(pub(super) Bytes);

type Refusal = (StatusCode, &'static str);

impl<S: Sync> FromRequest<S> for Whole {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let reading = tokio::time::timeout(PATIENCE, read(request.into_body()));
        reading
            .await
            .unwrap_or(Err((StatusCode::REQUEST_TIMEOUT, "the body took longer than 30 seconds")))
            .map(Self)
    }
}

async fn read(body: Body) -> Result<Bytes, Refusal> {
    let (mut kept, mut seen) = (BytesMut::new(), 0);
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| (StatusCode::BAD_REQUEST, "the body broke off"))?;
        seen += chunk.len();
        if seen <= BODY_MAX {
            kept.extend_from_slice(&chunk);
        } else if seen > DISCARDED_MAX {
            break;
        }
    }
    if seen > BODY_MAX {
        return Err((StatusCode::PAYLOAD_TOO_LARGE, "a delivery has at most 1 MiB"));
    }
    Ok(kept.freeze())
}
