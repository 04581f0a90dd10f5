//! `GET /api/v1/people`, and everybody as a file.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use care::desk::PeopleOrder;
use care::{Tx, people};
use kernel::{Cursor, PageRequest};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Person;
use crate::api::error::Fault;
use crate::api::extract::{Asked, Caller};
use crate::api::page::{LIMIT, Mark};
use crate::api::schema;
use crate::state::App;

/// Which part of the list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Part {
    /// Rows at most, 1 to 200.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u32>,
    /// Where the page starts: `next` of the page before it.
    #[param(value_type = Option<String>)]
    after: Option<Mark<Cursor>>,
}

/// A part of the list of people.
#[derive(Serialize, ToSchema)]
pub struct People {
    /// Those seen last first.
    items: Vec<Person>,
    /// Where the next page starts, to be sent as `after`; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// People, those seen last first
#[utoipa::path(get, path = "/people", tag = "people", operation_id = "list_people", params(Part),
    responses((status = 200, body = People, description = "A page of the list.")))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Asked(part): Asked<Part>,
) -> Result<Json<People>, Fault> {
    let request = PageRequest::new(part.limit.unwrap_or(LIMIT), part.after.map(|Mark(cursor)| cursor));
    let page = app.read(async move |tx: &mut Tx| people::list(tx, &caller.ctx, request).await).await?;
    Ok(Json(People {
        items: page.rows.into_iter().map(Person::from).collect(),
        next: page.next.map(|cursor| cursor.to_string()),
    }))
}

/// Who, in which order.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Whose name or handle holds this; everybody if it is not said.
    #[serde(default)]
    q: String,
    /// In which order; those who wrote last first if it is not said.
    #[serde(default)]
    #[param(inline, value_type = schema::PeopleOrder)]
    sort: PeopleOrder,
}

/// People as comma separated values
///
/// Written as they are read, however many they are; no cell is a formula.
#[utoipa::path(get, path = "/people/file", tag = "people", operation_id = "export_people", params(Wanted),
    responses((status = 200, body = String, content_type = "text/csv", description = "A head, and a line for each.")))]
pub async fn file(
    State(app): State<App>,
    caller: Caller,
    Asked(Wanted { q, sort }): Asked<Wanted>,
) -> Result<Response, Fault> {
    Ok(crate::people::export::file(app, caller.ctx, q, sort)?)
}
