//! Why a case stands in its queue.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Html;
use axum::routing::get;
use axum_extra::extract::CookieJar;
use care::desk::reason;
use care::{Error, Tx, access, assignment};
use kernel::CaseId;

use super::{View, build, render};
use crate::auth::Me;
use crate::errors::Page;
use crate::shell::{Place, frame};
use crate::state::App;

/// The explanation's route.
pub fn routes() -> Router<App> {
    Router::new().route("/desk/cases/{id}/why", get(page))
}

async fn page(State(app): State<App>, me: Me, jar: CookieJar, Path(id): Path<String>) -> Page {
    let id: CaseId = id.parse().map_err(|_| Error::not_found("case"))?;
    let ctx = me.ctx.clone();
    let both = async move |tx: &mut Tx| {
        let chosen = assignment::of_case(tx, &ctx, id).await?;
        Ok((reason(tx, &ctx, id).await?, chosen, access::users(tx, &ctx).await?))
    };
    let (stored, chosen, users) = app.read(both).await?;
    let why = build::explanation(&app.brand(), stored, &chosen, &users);
    let frame = frame(&app, &me, &jar, crate::ui::t("why-title"), Place::Nowhere).await?;
    Ok(Html(render(&View { frame, why })?))
}
