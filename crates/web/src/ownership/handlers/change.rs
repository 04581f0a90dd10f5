//! What changes which version decides, and which modes are on.

use axum::extract::{Form, Path, State};
use axum::response::Response;
use care::models::{self, modes};
use care::{Error, Tx};
use kernel::{Instant, Millis};
use serde::Deserialize;

use super::after;
use crate::auth::Me;
use crate::errors::Failed;
use crate::state::App;
use crate::ui::t;

/// Where a version is read and written.
fn page(version: i64) -> String {
    format!("/ownership/versions/{version}")
}

#[derive(Deserialize)]
pub(super) struct Reason {
    #[serde(default)]
    reason: String,
}

pub(super) async fn roll_back(
    State(app): State<App>,
    me: Me,
    Form(why): Form<Reason>,
) -> Result<Response, Failed> {
    let done = app.write(async move |tx: &mut Tx| models::roll_back(tx, &me.ctx, &why.reason).await).await;
    after(done.map(drop), "/ownership?done=rolled-back", "/ownership")
}

#[derive(Deserialize)]
pub(super) struct NewMode {
    #[serde(default)]
    reason: String,
    #[serde(default)]
    topics: String,
    /// After how many hours it ends; empty for never.
    #[serde(default)]
    hours: String,
}

pub(super) async fn mode_on(
    State(app): State<App>,
    me: Me,
    Path(mode): Path<String>,
    Form(new): Form<NewMode>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx, app.brand());
    let until = new
        .hours
        .parse()
        .ok()
        .filter(|hours| (1..=720).contains(hours))
        .map(|hours| ctx.now() + Millis::hours(hours));
    let done = app
        .write(async move |tx: &mut Tx| {
            let topics = new.topics.split(',').map(str::to_owned).collect();
            let new = modes::NewSwitch { mode: &mode, topics, reason: &new.reason, until };
            modes::switch_on(tx, &ctx, &brand, new).await
        })
        .await;
    after(done.map(drop), "/ownership?done=on", "/ownership")
}

pub(super) async fn mode_off(
    State(app): State<App>,
    me: Me,
    Path(mode): Path<String>,
) -> Result<Response, Failed> {
    let done = app.write(async move |tx: &mut Tx| modes::switch_off(tx, &me.ctx, &mode).await).await;
    after(done, "/ownership?done=off", "/ownership")
}

pub(super) async fn remove(
    State(app): State<App>,
    me: Me,
    Path(version): Path<i64>,
) -> Result<Response, Failed> {
    let done = app.write(async move |tx: &mut Tx| models::remove(tx, &me.ctx, version).await).await;
    after(done, "/ownership/versions?done=removed", &page(version))
}

pub(super) async fn start_shadow(
    State(app): State<App>,
    me: Me,
    Path(version): Path<i64>,
) -> Result<Response, Failed> {
    let done = app.write(async move |tx: &mut Tx| models::start_shadow(tx, &me.ctx, version).await).await;
    after(done, &format!("{}?done=shadow", page(version)), &page(version))
}

pub(super) async fn stop_shadow(
    State(app): State<App>,
    me: Me,
    Path(version): Path<i64>,
) -> Result<Response, Failed> {
    let done = app.write(async move |tx: &mut Tx| models::stop_shadow(tx, &me.ctx).await).await;
    after(done, &format!("{}?done=unshadowed", page(version)), &page(version))
}

#[derive(Deserialize)]
pub(super) struct When {
    /// `now`, or in how many hours.
    #[serde(default)]
    when: String,
    /// A moment in UTC, as a browser writes it; it wins.
    #[serde(default)]
    at: String,
}

impl When {
    fn moment(&self, now: Instant) -> Result<Option<Instant>, Error> {
        if self.at.is_empty() {
            return Ok(self.when.parse().ok().map(|hours: i64| now + Millis::hours(hours.clamp(0, 8760))));
        }
        let at = self.at.parse::<jiff::civil::DateTime>().ok();
        let at = at
            .and_then(|at| at.to_zoned(jiff::tz::TimeZone::UTC).ok())
            .map(|at| Instant::from(at.timestamp()));
        let at = at.ok_or_else(|| Error::invalid(t("own-no-moment")))?;
        Ok(Some(at))
    }
}

pub(super) async fn approve(
    State(app): State<App>,
    me: Me,
    Path(version): Path<i64>,
    Form(when): Form<When>,
) -> Result<Response, Failed> {
    let done = app
        .write(async move |tx: &mut Tx| {
            let at = when.moment(me.ctx.now())?;
            models::approve(tx, &me.ctx, version, at).await
        })
        .await;
    after(done, &format!("{}?done=approved", page(version)), &page(version))
}
