//! `GET /desk/events`: what changes while somebody looks; and what they say that they do there.
//!
//! Promised: nobody hears of a case that they may not read; the line ends with the node, and with the reader's
//! session.

use std::convert::Infallible;

use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, Sse};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use care::watching::{self, Doing};
use care::{Tx, access};
use futures::{Stream, StreamExt};
use kernel::CaseId;
use serde::Deserialize;

use super::actions::at_case;
use super::fragments::{Open, rows_of};
use crate::auth::Me;
use crate::desk::live::{Line, Looks};
use crate::desk::shown::At;
use crate::errors::{Failed, is_partial};
use crate::l10n;
use crate::state::App;

/// `GET /desk/events`.
pub async fn events(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Query(looks): Query<Looks>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Failed> {
    access::allow(&me.ctx, access::Right::Read)?;
    let line = Line::new(app, me, jar, looks, l10n::reader());
    Ok(Sse::new(line.events().map(Ok)))
}

/// `GET /desk/cases/{case}/ways`: how it can be answered now. A page asks when a window closes before its eyes.
pub async fn ways(
    State(app): State<App>,
    me: Me,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
) -> Result<Html<String>, Failed> {
    Ok(Html(Open::read(&app, &me, case, &At::of(&headers)).await?.ways()?))
}

/// Which rows of the list stand on a screen, and which of them is open.
#[derive(Deserialize, Debug)]
pub struct Shown {
    cases: String,
    open: Option<CaseId>,
}

/// `GET /desk/rows`: rows that stand on a screen, as they are now. They keep their places, whatever has happened.
pub async fn rows(
    State(app): State<App>,
    me: Me,
    headers: HeaderMap,
    Query(shown): Query<Shown>,
) -> Result<Html<String>, Failed> {
    let cases = shown.cases.split(',').filter_map(|id| id.parse().ok());
    let cases = cases.take(kernel::PAGE_MAX as usize).collect();
    Ok(Html(rows_of(&app, &me, &At::of(&headers), cases, shown.open).await?))
}

/// What the reader does with the open case.
#[derive(Deserialize, Debug)]
pub struct Does {
    doing: Doing,
}

/// `PUT /desk/cases/{case}/presence`.
pub async fn look(
    State(app): State<App>,
    me: Me,
    Path(case): Path<CaseId>,
    Form(does): Form<Does>,
) -> Result<StatusCode, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| watching::look(tx, &ctx, case, does.doing).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /desk/cases/{case}/reply`: the reader writes the reply now.
pub async fn take_over(
    State(app): State<App>,
    me: Me,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| watching::take_over(tx, &ctx, case).await).await?;
    if !is_partial(&headers) {
        return Ok(Redirect::to(&at_case(&headers, case)).into_response());
    }
    let open = Open::read(&app, &me, case, &At::of(&headers)).await?;
    Ok(Html(open.lock()?).into_response())
}
