//! `POST /api/v1/messages/{id}/facts` and `GET /api/v1/messages/{id}/page`.

use axum::Json;
use axum::extract::State;
use care::learning::{self, Rerouted};
use care::{Tx, cases};
use kernel::{CaseId, MessageId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::error::Fault;
use super::extract::{Caller, Named, Sent};
use super::schema;
use crate::state::App;

/// What a message really means, in one fact.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// Which fact, in the ownership model's word.
    #[schema(example = "intent")]
    fact: String,
    /// Its value, in the ownership model's word.
    #[schema(example = "query")]
    value: String,
}

/// What a correction did.
#[derive(Serialize, ToSchema)]
pub struct Correction {
    /// The case of the message.
    #[schema(value_type = schema::CaseId)]
    case: CaseId,
    /// Which fact.
    #[schema(example = "intent")]
    fact: String,
    /// What it was, known or guessed; absent if nothing was likely.
    #[schema(example = "complaint")]
    before: Option<String>,
    /// What it is now.
    #[schema(example = "query")]
    after: String,
    /// What that meant for the route.
    route: Rerouting,
}

/// What a changed fact meant for the route.
#[derive(Serialize, ToSchema)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Rerouting {
    /// The case went into another queue.
    Moved {
        /// Where it stood.
        from: String,
        /// Where it stands.
        to: String,
        /// The rule that says so.
        rule: String,
    },
    /// It was decided again, and the case stays where it is.
    Same {
        /// Where it stands.
        queue: String,
    },
    /// The brand has answered, so that the route stays.
    Answered {
        /// Who answered first; absent for the network's own app or a program.
        by: Option<String>,
    },
    /// Somebody moved the case by hand, so that it stays.
    ByHand {
        /// Where it stands.
        queue: String,
    },
    /// The case is resolved.
    Resolved,
    /// A newer message decided where the case stands.
    NotNewest,
}

impl From<Rerouted> for Rerouting {
    fn from(routed: Rerouted) -> Self {
        match routed {
            Rerouted::Moved { from, to, rule } => Self::Moved { from, to, rule },
            Rerouted::Same { queue } => Self::Same { queue },
            Rerouted::Answered { by } => Self::Answered { by },
            Rerouted::ByHand { queue } => Self::ByHand { queue },
            Rerouted::Resolved => Self::Resolved,
            Rerouted::NotNewest => Self::NotNewest,
        }
    }
}

/// Set right what was read in a message
///
/// Triage learns from it. If nobody has answered the case yet, its route is decided again.
#[utoipa::path(post, path = "/messages/{id}/facts", tag = "triage", operation_id = "correct_fact",
    params(("id" = schema::MessageId, Path)), request_body = Meaning,
    responses((status = 200, body = Correction, description = "It is so now; `route` says what that did.")))]
pub async fn correct(
    State(app): State<App>,
    caller: Caller,
    Named(message): Named<MessageId>,
    Sent(Meaning { fact, value }): Sent<Meaning>,
) -> Result<Json<Correction>, Fault> {
    let brand = app.brand();
    let verb =
        async move |tx: &mut Tx| learning::correct(tx, &caller.ctx, &brand, message, &fact, &value).await;
    let done = app.write(verb).await?;
    let route = done.routed.into();
    Ok(Json(Correction { case: done.case, fact: done.fact, before: done.before, after: done.after, route }))
}

/// A message as its author laid it out.
#[derive(Serialize, ToSchema)]
pub struct Page {
    /// The HTML of a body: nothing in it runs, and nothing is loaded by itself. Whoever shows it still puts it where
    /// nothing could.
    html: String,
    /// Where the pictures lie that the HTML names as `pictures/0` and so on. Their owners learn who looks at them.
    pictures: Vec<String>,
    /// Whether only the beginning was kept.
    cut: bool,
}

/// A message as it was sent
///
/// Mails have one if they came as HTML. The words are in the message itself.
#[utoipa::path(get, path = "/messages/{id}/page", tag = "cases", operation_id = "message_page",
    params(("id" = schema::MessageId, Path)),
    responses((status = 200, body = Page, description = "The page, made harmless.")))]
pub async fn page(
    State(app): State<App>,
    caller: Caller,
    Named(message): Named<MessageId>,
) -> Result<Json<Page>, Fault> {
    let page = app.read(async move |tx: &mut Tx| cases::page(tx, &caller.ctx, message).await).await?;
    Ok(Json(Page { html: page.html.0, pictures: page.pictures, cut: page.cut }))
}
