//! `GET /search` and `GET /search/hits`.

use axum::Router;
use axum::extract::{Query, State};
use axum::response::Html;
use axum::routing::get;
use axum_extra::extract::CookieJar;
use care::search::{self, Kind, Place as At};
use care::{Tx, search::Query as Wanted};
use serde::Deserialize;

use super::{Offered, View, build, render, render_offered};
use crate::auth::Me;
use crate::errors::Page;
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui;

/// How many hits of each kind are shown beside others.
const SOME: u32 = 6;
/// How many hits are shown of one kind alone.
const MANY: u32 = 40;
/// How many hits of each kind the palette shows.
const FEW: u32 = 4;

/// The search's routes.
pub fn routes() -> Router<App> {
    Router::new().route("/search", get(page)).route("/search/hits", get(hits))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    after: Option<i64>,
}

async fn page(State(app): State<App>, me: Me, jar: CookieJar, Query(asked): Query<Asked>) -> Page {
    let query = Wanted::parse(&asked.q).in_zone(me.user.zone.as_deref());
    let kinds = query.kinds();
    let (limit, after) = match (kinds.len(), asked.after) {
        (1, after) => (MANY, after.map_or(At::START, At)),
        _ => (SOME, At::START),
    };
    let (ctx, wanted, of) = (me.ctx.clone(), query.clone(), kinds.clone());
    let (pages, recent) = app
        .read(async move |tx: &mut Tx| {
            let mut pages = Vec::with_capacity(of.len());
            for kind in &of {
                pages.push(search::page(tx, &ctx, &wanted, *kind, after, limit).await?);
            }
            Ok((pages, search::recent(tx, &ctx).await?))
        })
        .await?;
    let (ctx, wanted) = (me.ctx.clone(), query.clone());
    app.write(async move |tx: &mut Tx| search::remember(tx, &ctx, &wanted).await).await?;
    let unknown = pages.iter().find(|page| !page.unknown.is_empty()).map(|page| page.unknown.clone());
    let said = build::said(&query, &unknown.unwrap_or_default());
    let whole = kinds.len() == 1;
    let groups = kinds.into_iter().zip(pages).map(|(kind, page)| build::group(&query, kind, page, whole));
    let groups = groups.collect();
    let frame = frame(&app, &me, &jar, ui::t("search-title"), Place::Search).await?;
    let (instead, examples) = (build::instead(&asked.q), build::examples());
    Ok(Html(render(&View { frame, query: asked.q, said, groups, instead, recent, examples })?))
}

/// People and cases for the palette, while somebody types.
async fn hits(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Page {
    let wanted = Wanted::parse(&asked.q).while_typing();
    let found = app.read(async move |tx: &mut Tx| {
        let mut hits = search::page(tx, &me.ctx, &wanted, Kind::Person, At::START, FEW).await?.hits;
        hits.extend(search::page(tx, &me.ctx, &wanted, Kind::Case, At::START, FEW).await?.hits);
        Ok(hits)
    });
    let offered = found.await?.iter().map(build::offered).collect();
    Ok(Html(render_offered(&Offered { hits: offered })?))
}
