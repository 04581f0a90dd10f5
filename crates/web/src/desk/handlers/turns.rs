//! Queue mode: the next case, passing one on, the end; and cases that come back.

use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use care::assignment::Skip;
use care::desk::View;
use care::handling::{self, Back};
use care::{Error, Result, Tx, desk, queue_mode, staff};
use kernel::{CaseId, Instant, Millis};
use serde::Deserialize;
use serde_json::json;

use super::actions::changed;
use crate::auth::Me;
use crate::desk::build::{self, Stand};
use crate::desk::composer;
use crate::desk::shown::At;
use crate::desk::turns::Turn;
use crate::errors::{Failed, is_partial};
use crate::state::App;

/// When a case is to come back, as it was chosen.
#[derive(Deserialize, Clone, Default, Debug)]
pub struct Wished {
    /// `1h`, `4h`, `tomorrow` or `at`; nothing for not at all.
    #[serde(default)]
    back: String,
    /// The moment of `at`, on the reader's clock.
    #[serde(default)]
    back_at: String,
}

impl Wished {
    /// # Errors
    /// If it is none of the choices, or the moment can't be read.
    pub fn read(&self) -> Result<Option<Back>> {
        Ok(Some(match self.back.as_str() {
            "" => return Ok(None),
            "1h" => Back::After(Millis::hours(1)),
            "4h" => Back::After(Millis::hours(4)),
            "tomorrow" => Back::Tomorrow,
            "at" => Back::At(moment(&self.back_at)?),
            _ => return Err(Error::invalid(crate::ui::t("turns-boomerang-choose"))),
        }))
    }

    /// For the form that is given back.
    pub fn chosen(&self) -> composer::Back {
        composer::Back { choice: self.back.clone(), at: self.back_at.clone() }
    }
}

/// What a browser's field for a day and a time sends, on the reader's clock.
fn moment(text: &str) -> Result<Instant> {
    let zone = crate::l10n::reader().zone.unwrap_or(jiff::tz::TimeZone::UTC);
    let civil: std::result::Result<jiff::civil::DateTime, _> = text.trim().parse();
    let zoned = civil.ok().and_then(|civil| civil.to_zoned(zone).ok());
    zoned
        .map(|zoned| Instant::from(zoned.timestamp()))
        .ok_or_else(|| Error::invalid(crate::ui::t("turns-boomerang-choose")))
}

/// The page of the case that the reader has before them, if they ask for queue mode as such.
pub async fn before_them(app: &App, me: &Me, view: &str) -> Result<Option<String>, Failed> {
    if View::from(view) != View::Turn {
        return Ok(None);
    }
    let ctx = me.ctx.clone();
    let round = app.read(async move |tx: &mut Tx| queue_mode::round(tx, &ctx).await).await?;
    Ok(round.and_then(|round| round.case_id).map(|case| page(Some(case))))
}

/// How the reader's round goes; `None` outside of queue mode.
pub async fn read(app: &App, me: &Me, view: &View, open: Option<CaseId>) -> Result<Option<Turn>, Failed> {
    if *view != View::Turn {
        return Ok(None);
    }
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let stand = app.read(async move |tx: &mut Tx| {
        let current = queue_mode::round(tx, &ctx).await?.and_then(|round| round.case_id);
        let is_pending = match open.filter(|open| current == Some(*open)) {
            Some(case) => queue_mode::is_pending(tx, &ctx, case).await?,
            None => false,
        };
        let me = ctx.actor.user().ok_or(Error::Unauthenticated)?;
        let teams = staff::teams_of(tx, &ctx, me).await?;
        let queues: Vec<String> = teams.iter().flat_map(|team| brand.queues_of(Some(team))).collect();
        let counts = desk::counts(tx, &ctx).await?;
        let mine = counts.queues.iter().filter(|count| queues.is_empty() || queues.contains(&count.queue));
        let rail = desk::rail(tx, &ctx, &brand).await?.me;
        Ok(Stand {
            current,
            is_pending,
            progress: queue_mode::progress(tx, &ctx).await?,
            ahead: queue_mode::ahead(tx, &ctx).await?,
            waiting: mine.map(|count| count.unassigned).sum(),
            is_full: rail.is_some_and(|me| me.presence.is_some() && me.used >= i64::from(me.capacity)),
        })
    });
    Ok(Some(build::turn(&stand.await?, open, &me.session.csrf, me.ctx.now())))
}

/// `POST /desk/queue/next`.
pub async fn next(State(app): State<App>, me: Me, headers: HeaderMap) -> Result<Response, Failed> {
    Ok(go(&headers, &forward(&app, &me).await?))
}

async fn forward(app: &App, me: &Me) -> Result<String, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let next = async move |tx: &mut Tx| queue_mode::next(tx, &ctx, &brand).await;
    Ok(page(app.write(next).await?))
}

/// Why a case is passed on.
#[derive(Deserialize, Debug)]
pub struct Skips {
    reason: Skip,
}

/// `POST /desk/queue/skip`.
pub async fn skip(
    State(app): State<App>,
    me: Me,
    headers: HeaderMap,
    Form(skips): Form<Skips>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let skip = async move |tx: &mut Tx| queue_mode::skip(tx, &ctx, &brand, skips.reason).await;
    Ok(go(&headers, &page(app.write(skip).await?)))
}

/// `POST /desk/queue/end`.
pub async fn leave(State(app): State<App>, me: Me) -> Result<Redirect, Failed> {
    app.write(async move |tx: &mut Tx| queue_mode::leave(tx, &me.ctx).await).await?;
    Ok(Redirect::to("/desk/mine"))
}

/// `POST /desk/cases/{case}/boomerang`.
pub async fn throw(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Form(wished): Form<Wished>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let back = wished.read()?.ok_or_else(|| Error::invalid(crate::ui::t("turns-boomerang-choose")))?;
    app.write(async move |tx: &mut Tx| {
        handling::throw(tx, &ctx, &brand, case, back, None, ctx.actor.user()).await
    })
    .await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// `DELETE /desk/cases/{case}/boomerang`.
pub async fn put_down(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| handling::put_down(tx, &ctx, case).await).await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// The answer to words that were sent, with where it goes on, if it does: in queue mode to the next case, elsewhere to
/// the next row of the list.
pub async fn gone_on(
    app: &App,
    me: &Me,
    headers: &HeaderMap,
    then: Option<&str>,
    mut said: Response,
) -> Result<Response, Failed> {
    let to = match (At::of(headers).view, then) {
        (View::Turn, Some("next" | "resolve")) => forward(app, me).await?,
        (_, Some("next")) => String::new(),
        _ => return Ok(said),
    };
    if is_partial(headers) {
        said.headers_mut().insert(HX_TRIGGER, goes_on(&to));
    } else if !to.is_empty() {
        return Ok(Redirect::to(&to).into_response());
    }
    Ok(said)
}

/// To another case, for a plain form and for a part of a page alike: the page stays, and what can be undone with it.
pub fn go(headers: &HeaderMap, to: &str) -> Response {
    if is_partial(headers) {
        return (StatusCode::NO_CONTENT, [(HX_TRIGGER, goes_on(to))]).into_response();
    }
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

const HX_TRIGGER: HeaderName = HeaderName::from_static("hx-trigger");

fn goes_on(to: &str) -> HeaderValue {
    let told = json!({ "go-on": { "target": "#toasts", "to": to } }).to_string();
    HeaderValue::from_str(&told).unwrap_or(HeaderValue::from_static("go-on"))
}

fn page(case: Option<CaseId>) -> String {
    case.map_or_else(|| "/desk/queue".to_owned(), |case| format!("/desk/queue/{case}"))
}
