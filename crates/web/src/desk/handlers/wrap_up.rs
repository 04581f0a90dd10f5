//! How a contact ends: the dialog, and what its answer does.

use std::collections::BTreeMap;

use axum::extract::{Form, Path, Query, RawForm, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use care::access::{Right, allow};
use care::desk as read;
use care::{Error, Tx, handling, tags, wrap_up};
use kernel::CaseId;
use serde::Deserialize;

use super::actions;
use crate::auth::Me;
use crate::errors::{Failed, Page as Drawn, is_partial};
use crate::shell::{self, Place};
use crate::state::App;
use crate::ui::{say, t};
use crate::wrap_up::{Page, Sheet, Then, Typed, build, render_dialog, render_page};

/// What follows.
#[derive(Deserialize)]
pub struct What {
    #[serde(default)]
    then: String,
}

/// A tag.
#[derive(Deserialize)]
pub struct Tag {
    tag: String,
}

async fn sheet(app: &App, me: &Me, case: CaseId, then: Then, typed: Option<&Typed>) -> Result<Sheet, Failed> {
    allow(&me.ctx, Right::Answer)?;
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let all = async move |tx: &mut Tx| {
        let view = read::case_view(tx, &ctx, case).await?;
        let used: Vec<String> = tags::used(tx, &ctx, "").await?.into_iter().map(|one| one.tag).collect();
        Ok((wrap_up::sheet(tx, &ctx, &brand, case).await?, view, used))
    };
    let (asked, view, used) = app.read(all).await?;
    Ok(build::sheet(me, &view, &asked, &used, then, typed))
}

/// `GET /desk/cases/{case}/wrap-up`.
pub async fn ask(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    Query(what): Query<What>,
) -> Drawn {
    let sheet = sheet(&app, &me, case, Then::of(&what.then), None).await?;
    let frame = shell::frame(&app, &me, &jar, t("wrap-up-title"), Place::Nowhere).await?;
    Ok(Html(render_page(&Page { frame, sheet })?))
}

/// The dialog, opened because something that was asked for waits for it.
pub async fn opened(app: &App, me: &Me, case: CaseId, then: Then) -> Result<String, Failed> {
    let sheet = sheet(app, me, case, then, None).await?;
    Ok(render_dialog(&Sheet { opens: true, ..sheet })?)
}

/// A case can't be resolved before it is said how it ended: the dialog asks, on the page or as one.
pub async fn owed(
    app: &App,
    me: &Me,
    headers: &HeaderMap,
    case: CaseId,
    then: Then,
) -> Result<Response, Failed> {
    if !is_partial(headers) {
        let page = format!("/desk/cases/{case}/wrap-up?then={}", then.key());
        return Ok(Redirect::to(&page).into_response());
    }
    Ok((StatusCode::CONFLICT, Html(opened(app, me, case, then).await?)).into_response())
}

/// `POST /desk/cases/{case}/wrap-up`.
pub async fn keep(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Result<Response, Failed> {
    let typed = Typed::of(&form);
    let then = if typed.has("only") { Then::Keep } else { Then::of(typed.one("then")) };
    let (ctx, brand, wrapped) = (me.ctx.clone(), app.brand(), typed.wrapped());
    let kept = app.write(async move |tx: &mut Tx| match then {
        Then::Keep => wrap_up::finish(tx, &ctx, &brand, case, &wrapped).await,
        Then::Resolve | Then::Next => handling::resolve_with(tx, &ctx, &brand, case, &wrapped).await,
    });
    let wrong = match kept.await {
        Ok(()) if then == Then::Keep => return actions::changed(&app, &me, &jar, &headers, case).await,
        Ok(()) => return actions::done(app, me, jar, headers, case, then == Then::Next).await,
        Err(Error::Fields(wrong)) => wrong.into_iter().map(|one| (one.field, say(&one.words))).collect(),
        Err(Error::Conflict(care::Conflict::WrapUp { .. })) => {
            [("disposition".to_owned(), t("wrap-up-needed").to_owned())].into()
        }
        Err(error) => return Err(error.into()),
    };
    refused(&app, &me, &jar, &headers, case, &typed, wrong).await
}

/// The question as it was answered, with what makes no sense in it.
async fn refused(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    headers: &HeaderMap,
    case: CaseId,
    typed: &Typed,
    wrong: BTreeMap<String, String>,
) -> Result<Response, Failed> {
    let sheet = Sheet { wrong, ..sheet(app, me, case, Then::of(typed.one("then")), Some(typed)).await? };
    let shown = if is_partial(headers) {
        render_dialog(&sheet)?
    } else {
        let frame = shell::frame(app, me, jar, t("wrap-up-title"), Place::Nowhere).await?;
        render_page(&Page { frame, sheet })?
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(shown)).into_response())
}

/// `POST /desk/cases/{case}/untag`.
pub async fn untag(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Form(Tag { tag }): Form<Tag>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| tags::remove(tx, &ctx, case, &tag).await).await?;
    actions::changed(&app, &me, &jar, &headers, case).await
}
