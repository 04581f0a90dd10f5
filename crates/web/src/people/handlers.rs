//! Everybody who ever wrote.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{Html, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::desk::PeopleOrder;
use care::{Error, Tx, access, desk, identity};
use kernel::PersonId;
use serde::Deserialize;

use super::{build, render, render_one};
use crate::auth::Me;
use crate::errors::{Failed, Page};
use crate::shell::{Place, frame};
use crate::state::App;

/// How many people a page of the list holds.
const ROWS: u32 = 50;

/// The people's routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people", get(list))
        .route("/people.csv", get(file))
        .route("/people/{id}", get(one))
        .route("/people/{id}/vip", post(super::vip::mark))
        .route("/people/{id}/vip/end", post(super::vip::unmark))
        .merge(super::who::handlers::routes())
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    sort: Option<String>,
    after: Option<PersonId>,
}

impl Asked {
    /// An order that there is; as usual if nothing else is asked, or nothing that there is.
    fn order(&self) -> PeopleOrder {
        self.sort.as_deref().and_then(|sort| sort.parse().ok()).unwrap_or_default()
    }
}

async fn list(State(app): State<App>, me: Me, jar: CookieJar, Query(asked): Query<Asked>) -> Page {
    let (ctx, query, order, after) = (me.ctx.clone(), asked.q.clone(), asked.order(), asked.after);
    let read = async move |tx: &mut Tx| desk::people(tx, &ctx, &query, order, ROWS, after).await;
    let (people, next) = app.read(read).await?;
    let frame = frame(&app, &me, &jar, crate::ui::t("shell-people"), Place::People).await?;
    Ok(Html(render(&build::list(frame, asked.q, order, people, next))?))
}

/// `GET /people.csv`: everybody who is found, in the order of the page.
async fn file(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Result<Response, Failed> {
    let order = asked.order();
    Ok(super::export::file(app, me.ctx, asked.q, order)?)
}

async fn one(State(app): State<App>, me: Me, jar: CookieJar, Path(id): Path<String>) -> Page {
    let id: PersonId = id.parse().map_err(|_| Error::not_found("person"))?;
    let ctx = me.ctx.clone();
    let read = async move |tx: &mut Tx| {
        let about = identity::about(tx, &ctx, id).await?;
        let joined: Vec<_> = about.joins.iter().flat_map(|join| [join.kept, join.joined]).collect();
        let named = identity::names(tx, &ctx, &joined).await?;
        Ok((desk::person(tx, &ctx, id).await?, about, named, access::users(tx, &ctx).await?))
    };
    let (view, about, named, users) = app.read(read).await?;
    let frame = frame(&app, &me, &jar, &view.person.name, Place::People).await?;
    let users = users.into_iter().map(|user| (user.id, user)).collect();
    Ok(Html(render_one(&build::one(frame, view, &me, about, &named, &users))?))
}
