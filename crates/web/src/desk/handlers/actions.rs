//! What agents do with a case. Verbs are resources: resolving is `POST …/closure`, reopening is `DELETE` of it.

use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use care::handoffs::{self, Wish};
use care::{Tx, assignment, handling, queues, staff};
use kernel::{CaseId, Instant, Millis, UserId};
use serde::Deserialize;

use super::fragments;
use crate::auth::Me;
use crate::desk::shown::At;
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

/// How long a case sleeps.
#[derive(Deserialize, Debug)]
pub struct Sleep {
    until: Until,
}

/// What the menu offers. Mornings are 8:00 UTC, as it says.
#[derive(Deserialize, Clone, Copy, Debug)]
enum Until {
    #[serde(rename = "1h")]
    Hour,
    #[serde(rename = "4h")]
    Hours,
    #[serde(rename = "tomorrow")]
    Tomorrow,
    #[serde(rename = "monday")]
    Monday,
}

impl Until {
    fn counted_from(self, now: Instant) -> Instant {
        let day = Millis::days(1).0 * 1000;
        let morning = |days: i64| {
            let midnight = now.micros() - now.micros().rem_euclid(day);
            Instant::from_micros(midnight + days * day) + Millis::hours(8)
        };
        match self {
            Self::Hour => now + Millis::hours(1),
            Self::Hours => now + Millis::hours(4),
            Self::Tomorrow => morning(1),
            Self::Monday => {
                let weekday = now.timestamp().to_zoned(jiff::tz::TimeZone::UTC).weekday();
                morning(7 - i64::from(weekday.to_monday_zero_offset()))
            }
        }
    }
}

/// `POST /desk/next`.
pub async fn next(State(app): State<App>, me: Me) -> Result<Response, Failed> {
    let (ctx, brand, user) = (me.ctx.clone(), app.brand(), me.user.id);
    let next = async move |tx: &mut Tx| {
        let teams = staff::teams_of(tx, &ctx, user).await?;
        let queues: Vec<String> = teams.iter().flat_map(|team| brand.queues_of(Some(team))).collect();
        assignment::take_next(tx, &ctx, &brand, &queues).await
    };
    let taken = app.write(next).await?;
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
            (queue, Err(_)) => handoffs::send(tx, &ctx, &brand, case, queue, Wish::default()).await,
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
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    app.write(async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, case).await).await?;
    if then.then.as_deref() == Some("next") {
        return next(State(app), me).await;
    }
    super::elsewhere::resolved(&app, &me, &jar, &headers, case).await
}

/// `DELETE /desk/cases/{case}/closure`.
pub async fn reopen(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    app.write(async move |tx: &mut Tx| handling::reopen(tx, &ctx, &brand, case).await).await?;
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
    let until = sleep.until.counted_from(ctx.now());
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
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    app.write(async move |tx: &mut Tx| handling::wake(tx, &ctx, &brand, case).await).await?;
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
        return Ok(Html(fragments::of_case(app, me, jar, &At::of(headers), case).await?).into_response());
    }
    Ok(Redirect::to(&at_case(headers, case)).into_response())
}

/// The page of a case, in the view from which a request comes.
pub fn at_case(headers: &HeaderMap, case: CaseId) -> String {
    let at = At::of(headers);
    format!("/desk/{}/{case}{}", at.view.slug(), at.tail())
}

/// To another page, for a plain form and for a part of one alike.
fn go(to: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, to), (header::HeaderName::from_static("hx-redirect"), to)])
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slept(wish: Until, from: &str) -> String {
        let now = Instant::from(from.parse::<jiff::Timestamp>().unwrap());
        wish.counted_from(now).timestamp().to_string()
    }

    #[test]
    fn hours_count_from_now_and_mornings_are_eight_o_clock_of_a_later_day() {
        let saturday = "2026-03-21T23:30:00Z";
        assert_eq!(slept(Until::Hour, saturday), "2026-03-22T00:30:00Z");
        assert_eq!(slept(Until::Hours, saturday), "2026-03-22T03:30:00Z");
        assert_eq!(slept(Until::Tomorrow, saturday), "2026-03-22T08:00:00Z");
        assert_eq!(slept(Until::Monday, saturday), "2026-03-23T08:00:00Z");
        let monday = "2026-03-23T06:00:00Z";
        assert_eq!(slept(Until::Tomorrow, monday), "2026-03-24T08:00:00Z");
        assert_eq!(slept(Until::Monday, monday), "2026-03-30T08:00:00Z");
    }
}
