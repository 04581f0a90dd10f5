//! `GET /api/v1/queues`.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use care::Tx;
use care::brand::Brand;
use care::desk::{self, Counts, QueueCount};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::error::Fault;
use crate::api::extract::Caller;
use crate::state::App;

/// How much there is to do.
#[derive(Serialize, ToSchema)]
pub struct Queues {
    /// The queues of the ownership model in its order, then any other in which a case still stands.
    queues: Vec<Queue>,
    /// How many cases sleep.
    snoozed: i64,
    /// How many deliveries and sends need a person.
    problems: i64,
}

/// A queue and what stands in it.
#[derive(Serialize, ToSchema)]
pub struct Queue {
    /// Its name in the ownership model; the `view` of `GET /cases`.
    #[schema(example = "support_technical")]
    id: String,
    /// What the desk shows.
    name: String,
    /// The team that it belongs to.
    team: Option<String>,
    /// How many cases wait for us.
    open: i64,
    /// How many wait for the person.
    waiting: i64,
    /// How many of the open ones nobody holds.
    unassigned: i64,
    /// How many of the open ones are late.
    late: i64,
}

impl Queues {
    fn new(brand: &Brand, counts: Counts) -> Self {
        let mut counted: BTreeMap<String, QueueCount> =
            counts.queues.into_iter().map(|count| (count.queue.clone(), count)).collect();
        let declared = brand.model.queues();
        let declared = declared.iter().map(|queue| {
            let team = queue.team.as_ref().map(ToString::to_string);
            Queue::new(
                queue.id.to_string(),
                queue.title().to_owned(),
                team,
                counted.remove(queue.id.as_str()),
            )
        });
        let mut queues: Vec<Queue> = declared.collect();
        queues.extend(counted.into_iter().map(|(id, count)| Queue::new(id.clone(), id, None, Some(count))));
        Self { queues, snoozed: counts.snoozed, problems: counts.problems }
    }
}

impl Queue {
    fn new(id: String, name: String, team: Option<String>, count: Option<QueueCount>) -> Self {
        let of = |number: fn(&QueueCount) -> i64| count.as_ref().map_or(0, number);
        Self {
            open: of(|count| count.ours),
            waiting: of(|count| count.theirs),
            unassigned: of(|count| count.unassigned),
            late: of(|count| count.late),
            id,
            name,
            team,
        }
    }
}

/// The queues, and how many cases stand in each
#[utoipa::path(get, path = "/queues", tag = "queues", operation_id = "list_queues",
    responses((status = 200, body = Queues, description = "All queues.")))]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Queues>, Fault> {
    let counts = app.read(async move |tx: &mut Tx| desk::counts(tx, &caller.ctx).await).await?;
    Ok(Json(Queues::new(&app.brand(), counts)))
}
