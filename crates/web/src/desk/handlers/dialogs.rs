//! Questions about a case, and what their answers do.

use axum::extract::{Form, Path, State};
use axum::http::HeaderMap;
use axum::response::{Html, Response};
use axum_extra::extract::CookieJar;
use care::brand::Brand;
use care::desk::CaseView;
use care::handling::{NoReply, Reason};
use care::handoffs::{self, Wish};
use care::{Tx, consults, desk as read, handling, staff};
use kernel::{CaseId, Ctx, Millis};
use serde::Deserialize;

use super::actions::changed;
use crate::auth::Me;
use crate::desk::build;
use crate::desk::dialogs::{self, Asked, Dialog};
use crate::errors::{Failed, Page};
use crate::shell::{self, Place};
use crate::state::App;

/// What is sent with a move to another queue.
#[derive(Deserialize, Debug)]
pub struct Onward {
    to: String,
    reason: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    promised: String,
}

/// A question to another team.
#[derive(Deserialize, Debug)]
pub struct Question {
    team: String,
    question: String,
    within: i64,
}

/// Why no answer is the right one.
#[derive(Deserialize, Debug)]
pub struct Why {
    reason: Reason,
    #[serde(default)]
    note: String,
    /// Whether the near-copies of the case are left without an answer as well.
    #[serde(default)]
    alike: bool,
}

/// Which question is asked.
#[derive(Clone, Copy)]
enum Which {
    Wrong,
    Hand,
    Assign,
    Consult,
    Silence,
}

impl Which {
    /// The question, with what can be answered.
    async fn asked(self, tx: &mut Tx, ctx: &Ctx, brand: &Brand, view: &CaseView) -> care::Result<Asked> {
        Ok(match self {
            Self::Wrong => build::wrong_owner(brand, view, &read::counts(tx, ctx).await?),
            Self::Hand => {
                let draft = handoffs::briefs::of_case(tx, ctx, view.case.id).await?;
                build::hand_over(brand, view, &read::counts(tx, ctx).await?, &draft)
            }
            Self::Assign => build::assign(brand, view, staff::board(tx, ctx, brand).await?),
            Self::Consult => build::consult(brand, view, &staff::board(tx, ctx, brand).await?),
            Self::Silence => {
                let alike = handling::alike(tx, ctx, view.case.id).await?;
                build::no_reply(alike.len().saturating_sub(1))
            }
        })
    }
}

/// `GET /desk/cases/{case}/wrong-owner`.
pub async fn wrong(app: State<App>, me: Me, jar: CookieJar, case: Path<CaseId>) -> Page {
    ask(app, me, jar, case, Which::Wrong).await
}

/// `GET /desk/cases/{case}/handover`.
pub async fn hand(app: State<App>, me: Me, jar: CookieJar, case: Path<CaseId>) -> Page {
    ask(app, me, jar, case, Which::Hand).await
}

/// `GET /desk/cases/{case}/assignment`.
pub async fn assign(app: State<App>, me: Me, jar: CookieJar, case: Path<CaseId>) -> Page {
    ask(app, me, jar, case, Which::Assign).await
}

/// `GET /desk/cases/{case}/consults`.
pub async fn consult(app: State<App>, me: Me, jar: CookieJar, case: Path<CaseId>) -> Page {
    ask(app, me, jar, case, Which::Consult).await
}

/// `GET /desk/cases/{case}/no-reply`.
pub async fn silence(app: State<App>, me: Me, jar: CookieJar, case: Path<CaseId>) -> Page {
    ask(app, me, jar, case, Which::Silence).await
}

/// Draws a question about a case.
async fn ask(State(app): State<App>, me: Me, jar: CookieJar, Path(case): Path<CaseId>, which: Which) -> Page {
    care::access::allow(&me.ctx, care::access::Right::Answer)?;
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let both = async move |tx: &mut Tx| {
        let view = read::case_view(tx, &ctx, case).await?;
        Ok((which.asked(tx, &ctx, &brand, &view).await?, view))
    };
    let (asked, view) = app.read(both).await?;
    let dialog = dialog(&app, &me, &view, asked);
    let frame = shell::frame(&app, &me, &jar, dialog.title(), Place::Nowhere).await?;
    Ok(Html(dialogs::render(&dialogs::View { frame, dialog })?))
}

fn dialog(app: &App, me: &Me, view: &CaseView, asked: Asked) -> Dialog {
    let queue = view.item.as_ref().map_or("", |item| item.queue.as_str());
    Dialog {
        case_id: view.case.id.to_string(),
        person: view.person.name.clone(),
        queue: build::queue_chip(&app.brand(), queue).word,
        asked,
        csrf: me.session.csrf.clone(),
    }
}

/// `POST /desk/cases/{case}/wrong-owner`.
pub async fn send_on(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Form(onward): Form<Onward>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    app.write(async move |tx: &mut Tx| {
        handoffs::wrong_owner(tx, &ctx, &brand, case, &onward.to, &onward.reason).await
    })
    .await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// `POST /desk/cases/{case}/handover`.
pub async fn hand_over(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Form(onward): Form<Onward>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let wish =
        Wish { reason: said(&onward.reason), note: said(&onward.note), promised: said(&onward.promised) };
    app.write(async move |tx: &mut Tx| {
        handoffs::send(tx, &ctx, &brand, case, &onward.to, wish.clone()).await
    })
    .await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// `POST /desk/cases/{case}/consults`.
pub async fn question(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Form(Question { team, question, within }): Form<Question>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let within = Some(Millis::minutes(within.clamp(0, 60 * 24 * 30)));
    app.write(async move |tx: &mut Tx| consults::ask(tx, &ctx, &brand, case, &team, &question, within).await)
        .await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// `POST /desk/cases/{case}/no-reply`.
pub async fn no_reply(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Form(Why { reason, note, alike }): Form<Why>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let wish = NoReply { reason, note: Some(note.trim().to_owned()).filter(|note| !note.is_empty()) };
    app.write(async move |tx: &mut Tx| match alike {
        true => handling::no_reply_alike(tx, &ctx, &brand, case, &wish).await.map(drop),
        false => handling::no_reply(tx, &ctx, &brand, case, &wish).await,
    })
    .await?;
    changed(&app, &me, &jar, &headers, case).await
}
