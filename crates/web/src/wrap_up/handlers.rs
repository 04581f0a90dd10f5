//! `/settings/wrap-up`.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{Query, RawForm, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use axum_extra::extract::CookieJar;
use care::access::{Right, allow};
use care::{Error, Tx, wrap_up};
use serde::Deserialize;

use super::{Settings, Typed, build, render_settings};
use crate::auth::Me;
use crate::errors::{Failed, Page};
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::{say, t};

/// The routes of the settings.
pub fn routes() -> Router<App> {
    Router::new().route("/settings/wrap-up", get(settings).post(keep))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

/// The page as it is kept.
async fn kept(app: &App, me: &Me, jar: &CookieJar) -> Result<(Settings, wrap_up::Settings), Failed> {
    allow(&me.ctx, Right::Administer)?;
    let ctx = me.ctx.clone();
    let both = async move |tx: &mut Tx| {
        Ok((wrap_up::settings(tx, &ctx).await?.1, wrap_up::versions(tx, &ctx).await?))
    };
    let (settings, versions) = app.read(both).await?;
    let frame = frame(app, me, jar, t("wrap-up-settings-title"), Place::Settings).await?;
    Ok((build::settings(frame, &app.brand(), &settings, &versions), settings))
}

async fn settings(State(app): State<App>, me: Me, jar: CookieJar, Query(done): Query<Done>) -> Page {
    let (page, _) = kept(&app, &me, &jar).await?;
    Ok(Html(render_settings(&Settings { kept: done.done.is_some(), ..page })?))
}

async fn keep(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    RawForm(form): RawForm,
) -> Result<Response, Failed> {
    let typed = Typed::of(&form);
    let (page, before) = kept(&app, &me, &jar).await?;
    let refused = match build::wanted(&typed, &before) {
        Err(wrong) => wrong,
        Ok(wanted) => {
            let (ctx, brand) = (me.ctx.clone(), app.brand());
            let set = async move |tx: &mut Tx| wrap_up::set(tx, &ctx, &brand, wanted.clone()).await;
            match app.write(set).await {
                Ok(_) => return Ok(Redirect::to("/settings/wrap-up?done=kept").into_response()),
                Err(Error::Invalid(why)) => BTreeMap::from([(String::new(), say(&why))]),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let page = render_settings(&build::typed(page, &typed, refused))?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page)).into_response())
}
