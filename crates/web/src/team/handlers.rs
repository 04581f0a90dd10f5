//! Who works now, what they can do, and saying whether one is here.

use axum::Router;
use axum::extract::{Form, Path, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::staff::{self, State as Here};
use care::{Error, Tx};
use kernel::{Instant, Millis, ShiftId, UserId};
use serde::Deserialize;

use super::{Member, build, render, render_one};
use crate::auth::Me;
use crate::errors::{Failed, Page, is_partial, told};
use crate::shell::{self, Place, frame};
use crate::state::App;
use crate::ui::{Sheet, t, tell};

/// The team's routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/presence", post(say))
        .route("/team", get(board))
        .route("/team/{user}", get(one))
        .route("/team/{user}/skills", post(skill))
        .route("/team/{user}/certificates", post(certificate))
        .route("/team/{user}/teams", post(teams))
        .route("/team/{user}/roles", post(roles))
        .route("/team/{user}/shifts", post(shift))
        .route("/team/{user}/shifts/{shift}/end", post(end_shift))
}

#[derive(Deserialize)]
struct Said {
    state: Here,
    #[serde(default)]
    reason: String,
}

/// `POST /presence`.
async fn say(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Form(Said { state, reason }): Form<Said>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| {
        let reason = Some(reason.trim()).filter(|reason| state == Here::Break && !reason.is_empty());
        staff::say(tx, &ctx, state, reason).await?;
        staff::beat(tx, &ctx).await
    })
    .await?;
    if !is_partial(&headers) {
        return Ok(Redirect::to("/desk/mine").into_response());
    }
    let frame = frame(&app, &me, &jar, "", Place::Nowhere).await?;
    Ok(Html(shell::presence(&frame)? + &shell::here(&frame)?).into_response())
}

/// `GET /team`.
async fn board(State(app): State<App>, me: Me, jar: CookieJar, sheet: Sheet) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let (found, able) = app
        .read(async move |tx: &mut Tx| {
            let found = staff::board(tx, &ctx, &brand).await?;
            Ok((found, staff::abilities(tx, &ctx).await?))
        })
        .await?;
    let frame = frame(&app, &me, &jar, t("shell-team"), Place::Team).await?;
    let mut view = build::board(frame, &app.brand(), &found, &able, sheet.head::<Member>());
    view.teams.iter_mut().for_each(|team| sheet.sort(&mut team.members));
    let everybody = view.teams.iter().flat_map(|team| &team.members);
    if let Some(file) = sheet.file("team", everybody) {
        return Ok(file);
    }
    Ok(Html(render(&view)?).into_response())
}

/// `GET /team/{user}`.
async fn one(State(app): State<App>, me: Me, jar: CookieJar, Path(user): Path<UserId>) -> Page {
    draw(&app, &me, &jar, user, None).await
}

async fn draw(app: &App, me: &Me, jar: &CookieJar, user: UserId, wrong: Option<String>) -> Page {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let (found, profile, shifts) = app
        .read(async move |tx: &mut Tx| {
            let profile = staff::profile(tx, &ctx, user).await?;
            let found = staff::board(tx, &ctx, &brand).await?.into_iter().find(|one| one.id == user);
            let found = found.ok_or(Error::not_found("colleague who answers"))?;
            Ok((found, profile, staff::shifts_of(tx, &ctx, user).await?))
        })
        .await?;
    let frame = frame(app, me, jar, &profile.user.name, Place::Team).await?;
    let view = build::one(frame, &app.brand(), (&found, &profile), &shifts, wrong);
    Ok(Html(render_one(&view)?))
}

/// Back to the page, or the page with the reason for which nothing was done.
async fn done(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    user: UserId,
    done: care::Result<()>,
) -> Result<Response, Failed> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/team/{user}")).into_response()),
        Err(error @ Error::Invalid(_)) => {
            let status = crate::fault::status(&error);
            let page = draw(
                app,
                me,
                jar,
                user,
                Some(tell("errors-refused-told", &[("reason", told(&error).into())])),
            )
            .await?;
            Ok((status, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Deserialize)]
struct Skilled {
    skill: String,
    /// 0 takes it away.
    level: u8,
}

/// `POST /team/{user}/skills`.
async fn skill(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(user): Path<UserId>,
    Form(Skilled { skill, level }): Form<Skilled>,
) -> Result<Response, Failed> {
    let (ctx, level) = (me.ctx.clone(), Some(level).filter(|level| *level > 0));
    let set = async move |tx: &mut Tx| staff::set_skill(tx, &ctx, user, &skill, level).await;
    let set = app.write(set).await;
    done(&app, &me, &jar, user, set).await
}

#[derive(Deserialize)]
struct Certified {
    certificate: String,
    /// The last day on which it counts, as `2026-12-31`.
    #[serde(default)]
    until: String,
    /// `now` ends it.
    #[serde(default)]
    end: String,
}

/// `POST /team/{user}/certificates`.
async fn certificate(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(user): Path<UserId>,
    Form(wish): Form<Certified>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let set = app
        .write(async move |tx: &mut Tx| match wish.end.as_str() {
            "now" => staff::revoke_certificate(tx, &ctx, user, &wish.certificate).await,
            _ => staff::certify(tx, &ctx, user, &wish.certificate, last_day(&wish.until)?).await,
        })
        .await;
    done(&app, &me, &jar, user, set).await
}

/// The end of a day, in UTC; `None` for an empty field.
fn last_day(text: &str) -> Result<Option<Instant>, Error> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let midnight = moment(&format!("{}T00:00", text.trim()))?;
    Ok(Some(midnight + Millis::days(1)))
}

/// What a browser's field for a day and a time sends, taken as UTC.
fn moment(text: &str) -> Result<Instant, Error> {
    let civil: Result<jiff::civil::DateTime, _> = text.trim().parse();
    let zoned = civil.ok().and_then(|civil| civil.to_zoned(jiff::tz::TimeZone::UTC).ok());
    zoned.map(|zoned| Instant::from(zoned.timestamp())).ok_or_else(|| Error::invalid(t("team-moment-like")))
}

/// `POST /team/{user}/teams`: those that are ticked, and no others.
async fn teams(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(user): Path<UserId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let wanted = ticked(fields, "team");
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let set = app
        .write(async move |tx: &mut Tx| staff::set_teams(tx, &ctx, &brand, user, &wanted).await.map(drop))
        .await;
    done(&app, &me, &jar, user, set).await
}

/// `POST /team/{user}/roles`: those that are ticked, and no others.
async fn roles(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(user): Path<UserId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let wanted = ticked(fields, "role");
    let ctx = me.ctx.clone();
    let set = app
        .write(async move |tx: &mut Tx| {
            care::access::allow(&ctx, care::access::Right::Administer)?;
            let had = staff::roles_of(tx, &ctx, user).await?;
            for role in wanted.iter().filter(|role| !had.contains(role)) {
                staff::grant_role(tx, &ctx, user, role).await?;
            }
            for role in had.iter().filter(|role| !wanted.contains(role)) {
                staff::revoke_role(tx, &ctx, user, role).await?;
            }
            Ok(())
        })
        .await;
    done(&app, &me, &jar, user, set).await
}

fn ticked(fields: Vec<(String, String)>, name: &str) -> Vec<String> {
    fields.into_iter().filter(|(field, _)| field == name).map(|(_, value)| value).collect()
}

#[derive(Deserialize)]
struct Hours {
    starts: String,
    ends: String,
}

/// `POST /team/{user}/shifts`.
async fn shift(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(user): Path<UserId>,
    Form(Hours { starts, ends }): Form<Hours>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let set = app
        .write(async move |tx: &mut Tx| {
            let (starts, ends) = (moment(&starts)?, moment(&ends)?);
            staff::add_shift(tx, &ctx, user, starts, ends).await.map(drop)
        })
        .await;
    done(&app, &me, &jar, user, set).await
}

/// `POST /team/{user}/shifts/{shift}/end`.
async fn end_shift(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path((user, shift)): Path<(UserId, ShiftId)>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let set = app.write(async move |tx: &mut Tx| staff::remove_shift(tx, &ctx, shift).await).await;
    done(&app, &me, &jar, user, set).await
}
