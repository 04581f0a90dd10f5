//! What colleagues do with a case together: acknowledge, answer, agree.

use axum::extract::{Form, Path, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use care::outbound::{self, Agreement};
use care::{Tx, approvals, consults, handoffs};
use kernel::{ApprovalId, CaseId, ConsultId};
use serde::Deserialize;

use super::actions::changed;
use crate::auth::Me;
use crate::checks;
use crate::errors::{Failed, is_partial};
use crate::state::App;

/// An answer to a colleague.
#[derive(Deserialize, Debug)]
pub struct Answer {
    text: String,
}

/// How somebody agrees: to the words as they are, or as they shall leave.
#[derive(Deserialize, Debug, Clone)]
pub struct Agrees {
    /// Other words.
    text: Option<String>,
    /// The newest message that stood before them.
    #[serde(default)]
    seen: i64,
    /// The checks that they overrule: `asks_again same_text`.
    despite: Option<String>,
}

/// Why words go back.
#[derive(Deserialize, Debug)]
pub struct Back {
    reason: String,
}

/// `POST /desk/cases/{case}/acknowledgement`.
pub async fn acknowledge(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| handoffs::acknowledge(tx, &ctx, case).await).await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// `POST /desk/consults/{consult}/answer`.
pub async fn answer(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(consult): Path<ConsultId>,
    headers: HeaderMap,
    Form(Answer { text }): Form<Answer>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let case = app
        .write(async move |tx: &mut Tx| {
            let asked = case_of(tx, &ctx, consult).await?;
            consults::answer(tx, &ctx, consult, &text).await.map(|_| asked)
        })
        .await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// `DELETE /desk/consults/{consult}`.
pub async fn withdraw_question(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(consult): Path<ConsultId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let case = app
        .write(async move |tx: &mut Tx| {
            let asked = case_of(tx, &ctx, consult).await?;
            consults::withdraw(tx, &ctx, consult).await.map(|()| asked)
        })
        .await?;
    changed(&app, &me, &jar, &headers, case).await
}

async fn case_of(tx: &mut Tx, ctx: &kernel::Ctx, consult: ConsultId) -> care::Result<CaseId> {
    consults::get(tx, ctx, consult).await.map(|consult| consult.case_id)
}

/// `POST /desk/approvals/{approval}/agreement`.
pub async fn agree(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(approval): Path<ApprovalId>,
    headers: HeaderMap,
    Form(agrees): Form<Agrees>,
) -> Result<Response, Failed> {
    decide(&app, &me, &jar, &headers, approval, agrees).await
}

/// `POST /desk/approvals/{approval}/edit`.
pub async fn edit(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(approval): Path<ApprovalId>,
    headers: HeaderMap,
    Form(agrees): Form<Agrees>,
) -> Result<Response, Failed> {
    decide(&app, &me, &jar, &headers, approval, agrees).await
}

async fn decide(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    headers: &HeaderMap,
    id: ApprovalId,
    agrees: Agrees,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let asking = ctx.clone();
    let case = app.read(async move |tx: &mut Tx| approvals::get(tx, &asking, id).await).await?.case_id;
    // Only what the reader has seen counts: what the author knew and accepted is the author's.
    let Agrees { text, seen: seen_seq, despite } = agrees;
    let despite = checks::despite(despite.as_deref());
    let agreement = Agreement { text, seen_seq, despite, without_goodwill: false };
    let agreed =
        app.write(async move |tx: &mut Tx| outbound::approve(tx, &ctx, &brand, id, &agreement).await).await;
    if let Err(error) = agreed {
        super::words::told(app, me, case, &error).await?;
        return Err(error.into());
    }
    settled(app, me, jar, headers, case).await
}

/// `POST /desk/approvals/{approval}/return`.
pub async fn send_back(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(id): Path<ApprovalId>,
    headers: HeaderMap,
    Form(Back { reason }): Form<Back>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let case = app
        .write(async move |tx: &mut Tx| {
            let candidate = approvals::get(tx, &ctx, id).await?;
            outbound::send_back(tx, &ctx, id, &reason).await.map(|()| candidate.case_id)
        })
        .await?;
    settled(&app, &me, &jar, &headers, case).await
}

/// `DELETE /desk/approvals/{approval}`.
pub async fn withdraw_words(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(id): Path<ApprovalId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let case = app
        .write(async move |tx: &mut Tx| {
            let candidate = approvals::get(tx, &ctx, id).await?;
            outbound::withdraw(tx, &ctx, id).await.map(|()| candidate.case_id)
        })
        .await?;
    settled(&app, &me, &jar, &headers, case).await
}

/// The page of approvals shows what is left of it; the desk shows the case as it is now.
async fn settled(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    headers: &HeaderMap,
    case: CaseId,
) -> Result<Response, Failed> {
    let from = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let elsewhere = ["hx-current-url", "referer"].into_iter().any(|name| from(name).ends_with("/approvals"));
    if !elsewhere {
        return changed(app, me, jar, headers, case).await;
    }
    if is_partial(headers) {
        return Ok(([("hx-redirect", "/approvals")], Html("")).into_response());
    }
    Ok(Redirect::to("/approvals").into_response())
}
