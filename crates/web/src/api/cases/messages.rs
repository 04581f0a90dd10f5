//! `POST /api/v1/cases/{id}/messages`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::cases::Mode;
use care::checks::{self, Code};
use care::outbound::{self, Compose, Composed};
use care::{Conflict, Error, Tx};
use kernel::{ApprovalId, CaseId, MediaId, MessageId, SendId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::error::{Fault, Problem};
use crate::api::extract::{Caller, Named, Sent};
use crate::api::schema::{self, Moment};
use crate::state::App;

/// Something to say.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    /// Who will see it.
    #[schema(value_type = schema::Mode)]
    mode: Mode,
    /// The words. How many a network takes, and how it counts them, is checked here.
    #[schema(example = "Thank you, Mira. Please send us your customer number in private.")]
    text: String,
    /// The newest `seq` that the writer had seen: `seen_seq` of `GET /cases/{id}`. Of no matter for a note.
    seen_seq: i64,
    /// Whether the case is resolved once the network has the words. Not for a note.
    #[serde(default)]
    resolve: bool,
    /// What a `warned` named and is meant so, by its codes.
    #[serde(default)]
    #[schema(value_type = Vec<schema::CheckCode>)]
    despite: Vec<Code>,
    /// `human_agent`: a person answers, after the network's usual window. Only where the network knows the tag.
    #[serde(default)]
    #[schema(example = "human_agent")]
    tag: Option<String>,
    /// What goes along: ids of `POST /cases/{id}/files`.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    files: Vec<MediaId>,
}

/// What was said.
#[derive(Serialize, ToSchema)]
pub struct Said {
    /// The message; none while somebody has to agree to it.
    #[schema(value_type = Option<schema::MessageId>)]
    message: Option<MessageId>,
    /// Its way to the network; none for a note.
    #[schema(value_type = Option<schema::SendId>)]
    send: Option<SendId>,
    /// Until when `DELETE /sends/{id}` calls it back.
    undo_until: Option<Moment>,
    /// The words as a candidate, where somebody has to agree before they leave.
    #[schema(value_type = Option<String>)]
    approval: Option<ApprovalId>,
}

impl From<Composed> for Said {
    fn from(composed: Composed) -> Self {
        match composed {
            Composed::Queued { message, send, until } => {
                let (message, send, until) = (Some(message), Some(send), Some(until.into()));
                Self { message, send, undo_until: until, approval: None }
            }
            Composed::Noted { message } => {
                Self { message: Some(message), send: None, undo_until: None, approval: None }
            }
            Composed::Waiting { approval, .. } => {
                Self { message: None, send: None, undo_until: None, approval: Some(approval) }
            }
        }
    }
}

/// Answer in public or in private, or leave a note
///
/// The words wait ten seconds, in which they can be undone, then leave.
#[utoipa::path(post, path = "/cases/{id}/messages", tag = "cases", operation_id = "say",
    params(("id" = schema::CaseId, Path)), request_body = NewMessage,
    responses(
        (status = 201, body = Said, description = "It is queued, or noted."),
        (status = 409, body = Problem, description = "`stale`: the person wrote something newer than `seen_seq`."),
        (status = 428, body = Problem,
            description = "`warned`: look once more; send it with the codes of `findings` in `despite` if it is meant so. What blocks is not sent."),
    ))]
pub async fn say(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
    Sent(new): Sent<NewMessage>,
) -> Result<(StatusCode, Json<Said>), Fault> {
    let NewMessage { mode, text, seen_seq, resolve, despite, tag, files } = new;
    let tag = tag.as_deref().and_then(channels::Tag::of);
    let wish = Compose { resolve, despite, tag, files, ..Compose::new(case, mode, text, seen_seq) };
    let (brand, ctx) = (app.brand(), caller.ctx.clone());
    let composed = app.write(async move |tx: &mut Tx| outbound::compose(tx, &ctx, &brand, &wish).await).await;
    if let Err(Error::Conflict(Conflict::Warned { findings })) = &composed {
        let (ctx, findings) = (caller.ctx.clone(), findings.clone());
        app.write(async move |tx: &mut Tx| checks::shown(tx, &ctx, case, &findings, true).await).await?;
    }
    let composed = composed?;
    Ok((StatusCode::CREATED, Json(composed.into())))
}
