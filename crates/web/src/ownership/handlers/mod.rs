//! Everybody looks; a lead drafts and switches modes; an admin approves and rolls back. `care`'s verbs decide who may.

mod change;
mod compare;
mod edit;
mod look;
mod versions;

use axum::Router;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::Error;
use serde::Deserialize;

use super::{Spot, Tab};
use crate::auth::Me;
use crate::errors::{Failed, Page, refused};
use crate::shell::{Frame, Place, frame};
use crate::state::App;
use crate::ui::{say, t};

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/ownership", get(look::overview))
        .route("/ownership/scenarios", get(look::scenarios))
        .route("/ownership/organisation", get(look::organisation))
        .route("/ownership/organisation/{team}", get(look::team))
        .route("/ownership/rules", get(look::rules))
        .route("/ownership/rules/{rule}/items", get(look::rule_items))
        .route("/ownership/matrix", get(look::matrix))
        .route("/ownership/try", get(look::trial))
        .route("/ownership/roll-back", post(change::roll_back))
        .route("/ownership/modes/{mode}/on", post(change::mode_on))
        .route("/ownership/modes/{mode}/off", post(change::mode_off))
        .route("/ownership/lint", post(edit::lint))
        .route("/ownership/edit", post(edit::edit))
        .route("/ownership/versions", get(versions::list).post(versions::begin))
        .route("/ownership/versions/{version}", get(versions::one).post(versions::save))
        .route("/ownership/versions/{version}/export", get(versions::export))
        .route("/ownership/versions/{version}/removal", post(change::remove))
        .route("/ownership/versions/{version}/approval", post(change::approve))
        .route("/ownership/versions/{version}/shadow", get(compare::shadow))
        .route("/ownership/versions/{version}/shadow/items", get(compare::shadow_items))
        .route("/ownership/versions/{version}/shadow/start", post(change::start_shadow))
        .route("/ownership/versions/{version}/shadow/stop", post(change::stop_shadow))
        .route("/ownership/versions/{version}/diff", get(compare::diff))
        .route("/ownership/versions/{version}/comparisons", post(compare::begin))
}

/// What has just been done, as the address says it.
#[derive(Deserialize, Default)]
struct Done {
    done: Option<String>,
}

impl Done {
    fn spot(&self, tab: Tab) -> Spot {
        let words = match self.done.as_deref() {
            Some("rolled-back") => t("own-done-rolled-back"),
            Some("on") => t("own-done-on"),
            Some("off") => t("own-done-off"),
            Some("saved") => t("own-done-saved"),
            Some("begun") => t("own-done-begun"),
            Some("removed") => t("own-done-removed"),
            Some("approved") => t("own-done-approved"),
            Some("shadow") => t("own-done-shadow"),
            Some("unshadowed") => t("own-done-unshadowed"),
            _ => return Spot::at(tab),
        };
        Spot { done: Some(words.to_owned()), ..Spot::at(tab) }
    }
}

async fn around(app: &App, me: &Me, jar: &CookieJar) -> care::Result<Frame> {
    frame(app, me, jar, t("own-title"), Place::Ownership).await
}

fn drawn<T: askama::Template>(view: &T) -> Page {
    Ok(Html(view.render()?))
}

/// After a deed: to the page that shows it, or to a page that says what to change.
fn after(done: care::Result<()>, to: &str, again: &str) -> Result<Response, Failed> {
    match done {
        Ok(()) => Ok(Redirect::to(to).into_response()),
        Err(Error::Invalid(reason)) => Ok(refused(say(&reason), again)),
        Err(error) => Err(error.into()),
    }
}
