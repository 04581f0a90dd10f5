//! What agents decide about who is who.

use std::collections::HashMap;

use askama::Template;
use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::identity::State as Stands;
use care::{Error, Tx, identity};
use kernel::{CaseId, CaseJoinId, PersonId, PersonJoinId, SuggestionId};
use serde::Deserialize;

use super::{Maybe, build};
use crate::auth::Me;
use crate::errors::{Failed, Page, refused, told};
use crate::shell::{Frame, Place, SHORTCUTS, frame};
use crate::state::App;
use crate::{assets, ui};

/// How many suggestions the page shows.
const SHOWN: u32 = 50;

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/suggestions", get(page))
        .route("/people/suggestions/policy", post(policy))
        .route("/people/suggestions/{suggestion}/decision", post(decide))
        .route("/people/{id}/search", post(search))
        .route("/people/joins/{join}/undoing", post(undo))
        .route("/desk/cases/{case}/joins", post(join))
        .route("/desk/joins/{join}/parting", post(part))
}

/// The suggestions, by how they stand.
#[derive(Template)]
#[template(path = "people/who/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The suggestions.
    pub maybe: Vec<Maybe>,
    /// Each state with its word and how many there are.
    pub counts: Vec<(&'static str, &'static str, i64)>,
    /// The state that is shown.
    pub shown: &'static str,
    /// Whether verified identifiers link by themselves, for those who may change it.
    pub automatic: Option<bool>,
    /// For the forms.
    pub csrf: String,
    /// Where a decision comes back to.
    pub back: String,
    /// Whether the reader may decide.
    pub may: bool,
    /// The moment for which it is drawn.
    pub now: kernel::Instant,
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}

/// Which suggestions.
#[derive(Deserialize)]
struct Asked {
    state: Option<Stands>,
}

/// `GET /people/suggestions`.
async fn page(State(app): State<App>, me: Me, jar: CookieJar, Query(asked): Query<Asked>) -> Page {
    let state = asked.state.unwrap_or(Stands::Open);
    let ctx = me.ctx.clone();
    let read = async move |tx: &mut Tx| {
        let found = identity::suggestions(tx, &ctx, state, SHOWN).await?;
        Ok((found, identity::links_automatically(tx, &ctx).await?))
    };
    let ((pairs, counts), automatic) = app.read(read).await?;
    let counts: HashMap<Stands, i64> = counts.into_iter().collect();
    let count = |state: &Stands| (state.name(), word(*state), counts.get(state).copied().unwrap_or(0));
    let frame = frame(&app, &me, &jar, ui::t("identity-page"), Place::People).await?;
    let view = View {
        frame,
        maybe: pairs.into_iter().map(build::maybe).collect(),
        counts: Stands::ALL.iter().map(count).collect(),
        shown: state.name(),
        automatic: (me.user.role >= kernel::Role::Admin).then_some(automatic),
        csrf: me.session.csrf.clone(),
        back: format!("/people/suggestions?state={}", state.name()),
        may: build::may(&me),
        now: me.ctx.now(),
    };
    Ok(Html(render(&view)?))
}

fn word(state: Stands) -> &'static str {
    match state {
        Stands::Open => ui::t("identity-state-open"),
        Stands::Confirmed => ui::t("identity-state-confirmed"),
        Stands::Rejected => ui::t("identity-state-rejected"),
        Stands::Withdrawn => ui::t("identity-state-withdrawn"),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Decision {
    Confirm,
    Reject,
    Later,
    Reconsider,
}

#[derive(Deserialize)]
struct Decided {
    decision: Decision,
    #[serde(default)]
    back: String,
}

#[derive(Deserialize)]
struct Back {
    #[serde(default)]
    back: String,
}

#[derive(Deserialize)]
struct With {
    with: CaseId,
}

#[derive(Deserialize)]
struct Policy {
    automatic: bool,
}

/// Back to the page on which it was decided; a refusal is a page that leads there.
fn done(outcome: care::Result<()>, back: &str) -> Result<Response, Failed> {
    // Only pages of ours: a form can be sent with anything in it.
    let ours =
        ["/desk/", "/people"].iter().any(|start| back.starts_with(start)) && !back.contains(['\\', '\n']);
    let back = if ours { back } else { "/people/suggestions" };
    match outcome {
        Ok(()) => Ok(Redirect::to(back).into_response()),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => Ok(refused(told(&error), back)),
        Err(error) => Err(Failed(error)),
    }
}

/// `POST /people/suggestions/{suggestion}/decision`.
async fn decide(
    State(app): State<App>,
    me: Me,
    Path(id): Path<SuggestionId>,
    Form(Decided { decision, back }): Form<Decided>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let outcome = app.write(async move |tx: &mut Tx| match decision {
        Decision::Confirm => identity::confirm(tx, &ctx, &brand, id, true).await.map(drop),
        Decision::Reject => identity::reject(tx, &ctx, id).await,
        Decision::Later => identity::put_off(tx, &ctx, id).await,
        Decision::Reconsider => identity::reconsider(tx, &ctx, id).await,
    });
    done(outcome.await, &back)
}

/// `POST /people/{id}/search`.
async fn search(State(app): State<App>, me: Me, Path(id): Path<PersonId>) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let look = async move |tx: &mut Tx| identity::look_for(tx, &ctx, &brand, id).await.map(drop);
    done(app.write(look).await, &format!("/people/{id}"))
}

/// `POST /people/joins/{join}/undoing`.
async fn undo(
    State(app): State<App>,
    me: Me,
    Path(id): Path<PersonJoinId>,
    Form(Back { back }): Form<Back>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let outcome = app.write(async move |tx: &mut Tx| identity::unlink(tx, &ctx, &brand, id).await.map(drop));
    done(outcome.await, &back)
}

/// `POST /desk/cases/{case}/joins`.
async fn join(
    State(app): State<App>,
    me: Me,
    Path(case): Path<CaseId>,
    Form(With { with }): Form<With>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let verb = async move |tx: &mut Tx| identity::join_cases(tx, &ctx, &brand, case, with).await.map(drop);
    done(app.write(verb).await, &format!("/desk/all/{case}"))
}

/// `POST /desk/joins/{join}/parting`.
async fn part(
    State(app): State<App>,
    me: Me,
    Path(id): Path<CaseJoinId>,
    Form(Back { back }): Form<Back>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let verb = async move |tx: &mut Tx| identity::part_cases(tx, &ctx, &brand, id).await.map(drop);
    done(app.write(verb).await, &back)
}

/// `POST /people/suggestions/policy`.
async fn policy(
    State(app): State<App>,
    me: Me,
    Form(Policy { automatic }): Form<Policy>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let verb = async move |tx: &mut Tx| identity::link_automatically(tx, &ctx, automatic).await;
    done(app.write(verb).await, "/people/suggestions")
}
