//! `POST /api/v1/queues/{queue}/next`.

use axum::extract::State;
use care::Error;
use care::access::{Right, allow};

use crate::api::error::{Fault, Problem};
use crate::api::extract::{Caller, Named};
use crate::state::App;

/// Take the oldest due case: for people only
///
/// On the desk this gives an agent the next case. A token is nobody who could hold one, so it is always refused: list
/// the queue with `GET /cases?view={queue}`, whose first row is the next one, and give it to an agent with
/// `PUT /cases/{id}/assignment`.
#[utoipa::path(post, path = "/queues/{queue}/next", tag = "queues", operation_id = "take_next",
    params(("queue" = String, Path, description = "Its name in the ownership model.")),
    responses((status = 403, body = Problem, description = "For a queue that exists, always; the message says what to do instead.")))]
pub async fn take(State(app): State<App>, caller: Caller, Named(queue): Named<String>) -> Result<(), Fault> {
    allow(&caller.ctx, Right::Answer)?;
    if !app.brand().has_queue(&queue) {
        return Err(Error::not_found("queue").into());
    }
    Err(Fault::people_only(&format!(
        "a token can't hold a case; list GET /api/v1/cases?view={queue} and give its first row to an agent with \
         PUT /api/v1/cases/{{id}}/assignment"
    )))
}
