//! `GET /api/v1/wallboard`: the numbers of the floor.

use axum::Json;
use axum::extract::State;
use care::wallboard::{self, Board, Danger as Broken, Queue as Found, Waits as Waiting};
use care::{Tx, staff};
use kernel::{CaseId, UserId};
use serde::Serialize;
use utoipa::ToSchema;

use super::error::Fault;
use super::extract::Caller;
use super::schema::{self, Moment};
use crate::state::App;

/// The floor as it is now.
#[derive(Serialize, ToSchema)]
pub struct Wallboard {
    /// When it was read.
    at: Moment,
    /// The queues, in the model's order.
    queues: Vec<Queue>,
    /// How many colleagues are here: ready or busy, with a sign of life within the minute.
    here: usize,
    /// Promises that are broken in cases that wait for us, the longest first.
    broken: Vec<Danger>,
    /// Promises that break within 15 minutes, the next first.
    near: Vec<Danger>,
}

/// A queue.
#[derive(Serialize, ToSchema)]
pub struct Queue {
    /// Its name in the model.
    id: String,
    /// Its name for people.
    title: String,
    /// Cases that wait for us.
    open: i64,
    /// Of these, cases that nobody holds.
    unassigned: i64,
    /// Of these, cases whose promise is broken.
    late: i64,
    /// Cases that wait for the customer.
    theirs: i64,
    /// The case whose customer has waited longest, and since when.
    oldest: Option<Waits>,
    /// The case whose promise breaks next, and when.
    next_due: Option<Waits>,
    /// First answers of the last 24 hours that held a promise and came in time.
    kept: i64,
    /// First answers of the last 24 hours that held a promise: the n of `kept`.
    promised: i64,
    /// Cases that began to wait for a first answer in the last 24 hours.
    arrived: i64,
    /// Cases that were resolved in the last 24 hours and are.
    handled: i64,
}

/// A case and a moment.
#[derive(Serialize, ToSchema)]
pub struct Waits {
    /// The case.
    #[schema(value_type = schema::CaseId)]
    case: CaseId,
    /// The moment.
    at: Moment,
}

/// A promise that is broken or about to be.
#[derive(Serialize, ToSchema)]
pub struct Danger {
    /// The case.
    #[schema(value_type = schema::CaseId)]
    case: CaseId,
    /// In which queue.
    queue: String,
    /// In whose hands.
    #[schema(value_type = Option<schema::UserId>)]
    assignee: Option<UserId>,
    /// When it breaks, or broke.
    due: Moment,
}

impl From<Waiting> for Waits {
    fn from(waits: Waiting) -> Self {
        Self { case: waits.case, at: waits.at.into() }
    }
}

impl From<Broken> for Danger {
    fn from(one: Broken) -> Self {
        Self { case: one.case_id, queue: one.queue, assignee: one.assignee, due: one.due_at.into() }
    }
}

impl From<Found> for Queue {
    fn from(queue: Found) -> Self {
        Self {
            arrived: queue.arrived.iter().map(|quarter| quarter.many).sum(),
            handled: queue.handled.iter().map(|quarter| quarter.many).sum(),
            id: queue.id,
            title: queue.title,
            open: queue.open,
            unassigned: queue.unassigned,
            late: queue.late,
            theirs: queue.theirs,
            oldest: queue.oldest.map(Waits::from),
            next_due: queue.next_due.map(Waits::from),
            kept: queue.kept.num,
            promised: queue.kept.den,
        }
    }
}

/// The numbers of the floor
#[utoipa::path(get, path = "/wallboard", tag = "queues", operation_id = "show_wallboard",
    responses((status = 200, body = Wallboard, description = "What waits where, and what breaks next.")))]
pub async fn show(State(app): State<App>, caller: Caller) -> Result<Json<Wallboard>, Fault> {
    let brand = app.brand();
    let read = async move |tx: &mut Tx| {
        let here = staff::here(tx, &caller.ctx).await?.len();
        Ok((wallboard::board(tx, &caller.ctx, &brand).await?, here))
    };
    let (Board { at, queues, broken, near, .. }, here) = app.read(read).await?;
    Ok(Json(Wallboard {
        at: at.into(),
        queues: queues.into_iter().map(Queue::from).collect(),
        here,
        broken: broken.into_iter().map(Danger::from).collect(),
        near: near.into_iter().map(Danger::from).collect(),
    }))
}
