//! `GET /api/v1/people`.

use axum::Json;
use axum::extract::State;
use care::{Tx, people};
use kernel::{Cursor, PageRequest};
use serde::Deserialize;
use utoipa::IntoParams;

use super::Person;
use crate::api::error::Fault;
use crate::api::extract::{Asked, Caller};
use crate::api::page::{LIMIT, Mark, Page};
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

/// People, those seen last first
#[utoipa::path(get, path = "/people", tag = "people", operation_id = "list_people", params(Part),
    responses((status = 200, body = Page<Person>)))]
pub async fn list(State(app): State<App>, caller: Caller, Asked(part): Asked<Part>) -> Result<Json<Page<Person>>, Fault> {
    let request = PageRequest::new(part.limit.unwrap_or(LIMIT), part.after.map(|Mark(cursor)| cursor));
    let page = app.read(async move |tx: &mut Tx| people::list(tx, &caller.ctx, request).await).await?;
    Ok(Json(Page::of(page.rows, page.next)))
}
