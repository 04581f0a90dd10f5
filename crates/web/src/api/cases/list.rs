//! `GET /api/v1/cases`.

use axum::Json;
use axum::extract::State;
use care::brand::Brand;
use care::cases::{Direction, Seen, State as Standing};
use care::desk::{self, Row, RowCursor, View};
use care::{Error, Tx};
use kernel::{CaseId, Ctx, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Colleague;
use crate::api::error::{Fault, Problem};
use crate::api::extract::{Asked, Caller};
use crate::api::page::{LIMIT, Mark};
use crate::api::schema::{self, Moment};
use crate::desk::shown::At;
use crate::state::App;

/// Which cases, and which part of the list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// `all` that are neither resolved nor asleep, `unassigned`, `snoozed`, `resolved`, the name of a queue, or the id of
    /// a saved view.
    #[param(default = "all")]
    view: Option<String>,
    /// A filter, as JSON: it narrows a fixed view, and stands for the filter of a saved one.
    #[param(example = r#"{"all":[{"tag":["refund"]}]}"#)]
    filter: Option<String>,
    /// In another order than the view's.
    #[param(value_type = Option<schema::ViewSort>)]
    sort: Option<String>,
    /// Rows at most, 1 to 200.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u32>,
    /// Where the page starts: `next` of the page before it.
    #[param(value_type = Option<String>)]
    after: Option<Mark<RowCursor>>,
}

impl Which {
    fn view(&self) -> Result<View, Fault> {
        match View::from(self.view.as_deref().unwrap_or("all")) {
            View::Mine => {
                Err(Fault::people_only("a token holds no cases; ask for `all`, `unassigned` or a queue"))
            }
            view => Ok(view),
        }
    }

    async fn read(
        &self,
        tx: &mut Tx,
        ctx: &Ctx,
        brand: &Brand,
    ) -> Result<(Vec<Row>, Option<RowCursor>), Error> {
        let at = At::new(self.view.as_deref().unwrap_or("all"), self.filter.clone(), self.sort.clone(), None);
        let (limit, after) = (self.limit.unwrap_or(LIMIT), self.after.as_ref().map(|Mark(cursor)| *cursor));
        let shown = at.read(tx, ctx, brand).await?;
        match &shown.asked {
            Some((filter, sort)) => desk::select(tx, ctx, &shown.scope, filter, *sort, limit, after).await,
            None => desk::list(tx, ctx, &at.view, limit, after).await,
        }
    }
}

/// A part of a list of cases.
#[derive(Serialize, ToSchema)]
pub struct Cases {
    /// In the order of the view.
    items: Vec<CaseRow>,
    /// Where the next page starts, to be sent as `after`; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// A case in a list.
#[derive(Serialize, ToSchema)]
pub struct CaseRow {
    /// Its id.
    #[schema(value_type = schema::CaseId)]
    id: CaseId,
    /// Where it stands.
    #[schema(value_type = schema::CaseState)]
    state: Standing,
    /// In which queue.
    queue: String,
    /// In whose hands.
    assignee: Option<Colleague>,
    /// When the promise breaks.
    due_at: Option<Moment>,
    /// Which promise.
    sla: Option<String>,
    /// Whose case.
    person: CasePerson,
    /// The network where it began.
    #[schema(example = "sandbox")]
    channel: String,
    /// What it is about, if known.
    topic: Option<String>,
    /// The person's tone.
    sentiment: Option<String>,
    /// Whether a fact that routing needed is unsure.
    needs_triage: bool,
    /// The newest words.
    last: LastWords,
    /// When it was resolved.
    resolved_at: Option<Moment>,
    /// Until when it sleeps.
    snoozed_until: Option<Moment>,
}

/// Whose case it is.
#[derive(Serialize, ToSchema)]
pub struct CasePerson {
    /// Their id.
    #[schema(value_type = schema::PersonId)]
    id: PersonId,
    /// Their name.
    name: String,
    /// Followers or the like.
    reach: Option<i64>,
}

/// The newest words of a case.
#[derive(Serialize, ToSchema)]
pub struct LastWords {
    /// Their first line.
    text: String,
    /// Who spoke them.
    #[schema(value_type = schema::Direction)]
    direction: Direction,
    /// Who could see them.
    #[schema(value_type = schema::Visibility)]
    visibility: Seen,
    /// When.
    at: Moment,
}

impl From<Row> for CaseRow {
    fn from(row: Row) -> Self {
        Self {
            id: row.case_id,
            state: row.state,
            queue: row.queue,
            assignee: row.assignee.zip(row.assignee_name).map(|(id, name)| Colleague { id, name }),
            due_at: row.due_at.map(Moment),
            sla: row.sla,
            person: CasePerson { id: row.person_id, name: row.person, reach: row.reach },
            channel: row.channel,
            topic: row.topic,
            sentiment: row.sentiment,
            needs_triage: row.needs_triage,
            last: LastWords {
                text: row.last_text,
                direction: row.last_direction,
                visibility: row.last_visibility,
                at: row.last_at.into(),
            },
            resolved_at: row.resolved_at.map(Moment),
            snoozed_until: row.snoozed_until.map(Moment),
        }
    }
}

/// Cases, in the order in which they should be worked on
///
/// What waits for the brand comes first, the urgent before the rest, the longest due before the others. Snoozed cases
/// come in the order in which they wake, resolved ones the last first.
#[utoipa::path(get, path = "/cases", tag = "cases", operation_id = "list_cases", params(Which),
    responses(
        (status = 200, body = Cases, description = "A page of the view."),
        (status = 404, body = Problem, description = "There is no such queue."),
    ))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Asked(which): Asked<Which>,
) -> Result<Json<Cases>, Fault> {
    let view = which.view()?;
    let lent = app.brand();
    let (rows, next) = app.read(async move |tx: &mut Tx| which.read(tx, &caller.ctx, &lent).await).await?;
    match view {
        // A queue of an older ownership model may still hold cases; only an empty list can be a wrong name.
        View::Queue(queue) if rows.is_empty() && !app.brand().has_queue(&queue) => {
            Err(Error::not_found("queue").into())
        }
        _ => Ok(Json(Cases {
            items: rows.into_iter().map(CaseRow::from).collect(),
            next: next.map(|cursor| cursor.to_string()),
        })),
    }
}
