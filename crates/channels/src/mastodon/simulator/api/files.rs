//! Files: taken, looked at, and shown.

use axum::body::Bytes;
use axum::extract::{Multipart, Path, State as Extract};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Answer, Shared, failure, not_found};
use crate::mastodon::simulator::show;
use crate::mastodon::simulator::state::File;

pub(super) async fn upload(Extract(shared): Extract<Shared>, mut form: Multipart) -> Answer {
    let (mut bytes, mut description) = (Vec::new(), None);
    while let Ok(Some(field)) = form.next_field().await {
        match field.name() {
            Some("file") => bytes = field.bytes().await.unwrap_or_default().to_vec(),
            Some("description") => description = field.text().await.ok(),
            _ => {}
        }
    }
    if bytes.is_empty() {
        return failure(StatusCode::UNPROCESSABLE_ENTITY, "Validation failed: File can't be blank");
    }
    let mut state = shared.lock();
    let (id, looks) = (state.next_id(), state.looks);
    state.files.insert(id.clone(), File { looks, description, bytes, elsewhere: None });
    let status = if looks == Some(0) { StatusCode::OK } else { StatusCode::ACCEPTED };
    (status, axum::Json(show::media(&state, &id)))
}

/// Whether a file is ready; each look brings it nearer.
pub(super) async fn look(Extract(shared): Extract<Shared>, Path(id): Path<String>) -> Answer {
    let mut state = shared.lock();
    let Some(file) = state.files.get_mut(&id) else { return not_found() };
    let status = match &mut file.looks {
        None => {
            return failure(
                StatusCode::UNPROCESSABLE_ENTITY,
                "Error processing thumbnail for uploaded media",
            );
        }
        Some(0 | 1) => {
            file.looks = Some(0);
            StatusCode::OK
        }
        Some(looks) => {
            *looks -= 1;
            StatusCode::PARTIAL_CONTENT
        }
    };
    (status, axum::Json(show::media(&state, &id)))
}

pub(super) async fn open(Extract(shared): Extract<Shared>, Path(name): Path<String>) -> Response {
    let id = name.trim_end_matches(".png");
    match shared.lock().files.get(id) {
        Some(file) => Bytes::from(file.bytes.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
