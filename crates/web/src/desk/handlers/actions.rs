//! What agents do with a case. Verbs are resources: resolving is `POST …/closure`, reopening is `DELETE` of it.

use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use care::desk::View;
use care::{Tx, handling, queues};
use kernel::{CaseId, Instant, Millis, UserId};
use serde::Deserialize;

use super::fragments;
use crate::auth::Me;
use crate::errors::{Failed, is_partial};
use crate::state::App;

/// To whom a case goes.
#[derive(Deserialize, Debug)]
pub struct Assign {
    /// `me`, a user's id, or a queue.
    to: String,
    /// What the new owner should know.
    #[serde(default)]
    note: String,
}

/// What follows when a case is resolved.
#[derive(Deserialize, Default, Debug)]
pub struct Then {
    /// `next` opens the case that is due next.
    then: Option<String>,
}

/// Until when a case sleeps.
#[derive(Deserialize, Debug)]
pub struct Sleep {
    /// `1h`, `3h`, `tomorrow`, `monday`, or an instant in ISO 8601.
    until: String,
}

/// `POST /desk/next`.
pub async fn next(State(app): State<App>, me: Me) -> Result<Response, Failed> {
    let (ctx, queues) = (me.ctx.clone(), app.brand().queues_of(me.user.team.as_deref()));
    let taken = app.write(async move |tx: &mut Tx| queues::take_next(tx, &ctx, &queues).await).await?;
    Ok(go(&taken.map_or_else(|| "/desk/unassigned".into(), |case| format!("/desk/mine/{case}"))))
}

/// `POST /desk/cases/{case}/assignment`.
pub async fn assign(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Form(wish): Form<Assign>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    app.write(async move |tx: &mut Tx| {
        if !wish.note.trim().is_empty() {
            care::outbound::note(tx, &ctx, case, &wish.note).await?;
        }
        match (wish.to.as_str(), wish.to.parse::<UserId>()) {
            ("me", _) => queues::take(tx, &ctx, case).await,
            (_, Ok(user)) => queues::assign(tx, &ctx, case, user).await,
            (queue, Err(_)) => queues::transfer(tx, &ctx, &brand, case, queue).await,
        }
    })
    .await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// `DELETE /desk/cases/{case}/assignment`.
pub async fn release(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| queues::release(tx, &ctx, case).await).await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// `POST /desk/cases/{case}/closure`.
pub async fn resolve(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Form(then): Form<Then>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| handling::resolve(tx, &ctx, case).await).await?;
    if then.then.as_deref() == Some("next") {
        return next(State(app), me).await;
    }
    changed(&app, &me, &jar, &headers, case).await
}

/// `DELETE /desk/cases/{case}/closure`.
pub async fn reopen(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| handling::reopen(tx, &ctx, case).await).await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// `POST /desk/cases/{case}/snooze`.
pub async fn snooze(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Form(sleep): Form<Sleep>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let until = until(&sleep.until, ctx.now())?;
    app.write(async move |tx: &mut Tx| handling::snooze(tx, &ctx, case, until).await).await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// `DELETE /desk/cases/{case}/snooze`.
pub async fn wake(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| handling::wake(tx, &ctx, case).await).await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// The parts that changed, or, for a plain form, back to the page.
pub async fn changed(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    headers: &HeaderMap,
    case: CaseId,
) -> Result<Response, Failed> {
    if is_partial(headers) {
        let view = view_of(headers);
        return Ok(Html(fragments::of_case(app, me, jar, &view, case).await?).into_response());
    }
    Ok(Redirect::to(&format!("/desk/{}/{case}", view_of(headers).slug())).into_response())
}

/// The view from which a request comes: the one in the address that the browser shows.
pub fn view_of(headers: &HeaderMap) -> View {
    let from = headers.get("hx-current-url").or_else(|| headers.get(header::REFERER));
    let slug = from
        .and_then(|value| value.to_str().ok())
        .and_then(|url| url.split("/desk/").nth(1))
        .and_then(|rest| rest.split(['/', '?', '#']).next())
        .filter(|slug| !slug.is_empty() && *slug != "cases");
    slug.map_or(View::All, View::from)
}

/// To another page, for a plain form and for a part of one alike.
fn go(to: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, to), (header::HeaderName::from_static("hx-redirect"), to)])
        .into_response()
}

/// Until when, in words or as an instant. Mornings are 8:00 UTC until agents have time zones of their own.
fn until(words: &str, now: Instant) -> Result<Instant, Failed> {
    let morning = |days: i64| {
        let day = (now + Millis::days(days)).timestamp().to_zoned(jiff::tz::TimeZone::UTC);
        day.date().at(8, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).map(|at| Instant::from(at.timestamp()))
    };
    let found = match words {
        "1h" => Some(now + Millis::hours(1)),
        "3h" => Some(now + Millis::hours(3)),
        "tomorrow" => morning(1).ok(),
        "monday" => {
            let weekday = now.timestamp().to_zoned(jiff::tz::TimeZone::UTC).weekday();
            let days = i64::from(weekday.until(jiff::civil::Weekday::Monday));
            morning(if days == 0 { 7 } else { days }).ok()
        }
        other => instant(other),
    };
    found.ok_or_else(|| Failed(care::Error::Invalid("choose until when the case shall sleep".into())))
}

/// An instant, or a date and time without a zone, as the browser's field gives it.
fn instant(text: &str) -> Option<Instant> {
    if let Ok(at) = text.parse::<jiff::Timestamp>() {
        return Some(at.into());
    }
    let civil = text.parse::<jiff::civil::DateTime>().ok()?;
    civil.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|at| at.timestamp().into())
}
