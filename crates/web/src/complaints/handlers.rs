//! `/complaints`.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Query, RawForm, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use bytes::Bytes;
use care::access::{Right, allow};
use care::complaints::{self, Change, Complaint, Money, Number, Step, Which, csv};
use care::{Conflict, Error, Tx, access, goodwill};
use kernel::{ComplaintId, Ctx, Instant};
use serde::Deserialize;

use super::{Filters, List, One, build, render_list, render_one};
use crate::auth::Me;
use crate::errors::{Failed, Page, told};
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::{say, t};
use crate::wrap_up::Typed;
use crate::wrap_up::build::groups;

/// How many entries a piece of the file holds.
const PIECE: usize = 500;

/// The register's routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/complaints", get(list))
        .route("/complaints.csv", get(file))
        .route("/complaints/{complaint}", get(one).post(change))
        .route("/complaints/{complaint}/step", post(step))
}

#[derive(Deserialize, Clone, Debug, Default)]
#[serde(default)]
struct Asked {
    state: String,
    category: String,
    cause: String,
    channel: String,
    owner: String,
    year: String,
    late: String,
    external: String,
    sort: String,
}

impl Asked {
    fn filters(self) -> (Filters, String) {
        let Self { state, category, cause, channel, owner, year, late, external, sort } = self;
        let (late, external) = (!late.is_empty(), !external.is_empty());
        (Filters { state, category, cause, channel, owner, year, late, external }, sort)
    }
}

async fn list(State(app): State<App>, me: Me, jar: CookieJar, Query(asked): Query<Asked>) -> Page {
    let (filters, sort) = asked.filters();
    let (ctx, which) = (me.ctx.clone(), build::which(&filters));
    let all = async move |tx: &mut Tx| {
        let policy = complaints::policy(tx, &ctx).await?;
        let entries = complaints::list(tx, &ctx, &which).await?;
        Ok((policy, entries, access::users(tx, &ctx).await?, complaints::years(tx, &ctx).await?))
    };
    let (policy, mut entries, users, years) = app.read(all).await?;
    let mut channels: Vec<String> = app.brand().accounts.iter().map(|one| one.channel.clone()).collect();
    channels.sort();
    channels.dedup();
    build::sort(&mut entries, &policy, &sort);
    let now = me.ctx.now();
    let view = List {
        frame: frame(&app, &me, &jar, t("complaints-title"), Place::Complaints).await?,
        chosen: build::chosen(&policy, &users, &years, &channels),
        columns: build::columns(&filters, &sort),
        rows: entries.iter().map(|one| build::row(&policy, one, now)).collect(),
        count: entries.len(),
        late: complaints::late(&entries, now),
        late_href: build::address("/complaints", &Filters { late: true, ..filters.clone() }, &sort),
        bars: build::bars(&entries, &policy, &filters, &sort),
        csv: build::address("/complaints.csv", &filters, ""),
        filters,
        sort,
    };
    Ok(Html(render_list(&view)?))
}

/// `GET /complaints.csv`: every entry that the filters let through, written as it is read.
async fn file(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Result<Response, Failed> {
    allow(&me.ctx, Right::Read)?;
    let which = build::which(&asked.filters().0);
    let kind = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"complaints.csv\""),
    ];
    Ok((kind, Body::from_stream(lines(app, me.ctx.clone(), which))).into_response())
}

/// The file, piece by piece: whoever reads it slowly holds no transaction open.
fn lines(app: App, ctx: Ctx, which: Which) -> impl futures::Stream<Item = care::Result<Bytes>> {
    enum At {
        Head,
        Behind(Number),
        End,
    }
    futures::stream::try_unfold(At::Head, move |at| {
        let (app, ctx, which) = (app.clone(), ctx.clone(), which.clone());
        async move {
            let (head, behind) = match at {
                At::Head => (csv::head(), None),
                At::Behind(number) => (String::new(), Some(number)),
                At::End => return Ok(None),
            };
            let piece = async move |tx: &mut Tx| {
                let policy = complaints::policy(tx, &ctx).await?;
                Ok((complaints::page(tx, &ctx, &which, behind, PIECE).await?, policy))
            };
            let (entries, policy) = app.read(piece).await?;
            let next = match entries.last() {
                Some(last) if entries.len() == PIECE => At::Behind(last.name()),
                _ => At::End,
            };
            let text = entries.iter().fold(head, |text, one| text + &csv::row(&policy, one));
            Ok(Some((Bytes::from(text), next)))
        }
    })
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

async fn page(app: &App, me: &Me, jar: &CookieJar, id: ComplaintId) -> Result<One, Failed> {
    let ctx = me.ctx.clone();
    let all = async move |tx: &mut Tx| {
        let entry = complaints::get(tx, &ctx, id).await?;
        let events = complaints::history(tx, &ctx, &entry).await?;
        let promised = goodwill::of_case(tx, &ctx, entry.case_id).await?;
        let policy = complaints::policy(tx, &ctx).await?;
        Ok((entry, events, promised, policy, access::users(tx, &ctx).await?))
    };
    let (entry, events, promised, policy, users) = app.read(all).await?;
    let names = users.iter().map(|user| (user.id, user.name.clone())).collect();
    Ok(One {
        frame: frame(app, me, jar, &entry.name().to_string(), Place::Complaints).await?,
        entry: build::entry(&entry, &promised, me.ctx.now()),
        categories: groups(&policy.categories),
        causes: groups(&policy.causes),
        owners: build::owners(&users),
        steps: build::steps(&entry),
        may_write: build::may_write(me, &entry),
        past: build::past(&policy, &events, &names),
        bodies: policy.bodies,
        kept: false,
        wrong: BTreeMap::new(),
    })
}

async fn one(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(id): Path<ComplaintId>,
    Query(done): Query<Done>,
) -> Page {
    let view = One { kept: done.done.is_some(), ..page(&app, &me, &jar, id).await? };
    Ok(Html(render_one(&view)?))
}

/// What a form changes in an entry.
fn wanted(typed: &Typed, entry: &Complaint) -> Result<Change, Error> {
    let text = |name: &str| Some(typed.one(name).to_owned());
    let redress = Money::read(typed.one("redress"), &entry.currency).map_err(|refused| match refused {
        Error::Invalid(why) => Error::Fields(vec![care::Wrong::new("redress", why)]),
        other => other,
    })?;
    Ok(Change {
        category: text("category"),
        severity: typed.one("severity").parse().ok(),
        cause: text("cause"),
        remedy: Some(typed.one("remedy").replace('\r', "")),
        redress: Some(redress),
        owner: Some(typed.one("owner").parse().ok()),
        external: text("external"),
        external_ref: text("external_ref"),
        seen: typed.one("seen").parse().ok().map(Instant::from_micros),
    })
}

async fn change(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(id): Path<ComplaintId>,
    RawForm(form): RawForm,
) -> Result<Response, Failed> {
    let typed = Typed::of(&form);
    let (ctx, said) = (me.ctx.clone(), typed.clone());
    let verb = async move |tx: &mut Tx| {
        let entry = complaints::get(tx, &ctx, id).await?;
        complaints::change(tx, &ctx, id, &wanted(&said, &entry)?).await
    };
    let changed = app.write(verb).await;
    settled(&app, &me, &jar, id, changed, Some(&typed)).await
}

async fn step(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(id): Path<ComplaintId>,
    RawForm(form): RawForm,
) -> Result<Response, Failed> {
    let step: Step = Typed::of(&form).one("step").parse().map_err(Error::invalid::<String>)?;
    let ctx = me.ctx.clone();
    let moved = app.write(async move |tx: &mut Tx| complaints::step(tx, &ctx, id, step).await).await;
    settled(&app, &me, &jar, id, moved, None).await
}

/// Back to the entry; or the entry as it was typed, with what makes no sense in it.
async fn settled(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    id: ComplaintId,
    outcome: care::Result<()>,
    typed: Option<&Typed>,
) -> Result<Response, Failed> {
    let wrong = match outcome {
        Ok(()) => return Ok(Redirect::to(&format!("/complaints/{id}?done=kept")).into_response()),
        Err(Error::Fields(wrong)) => wrong.into_iter().map(|one| (one.field, say(&one.words))).collect(),
        Err(Error::Conflict(conflict @ Conflict::State { .. })) => {
            BTreeMap::from([(String::new(), told(&conflict.into()))])
        }
        Err(error) => return Err(error.into()),
    };
    let mut view = One { wrong, ..page(app, me, jar, id).await? };
    if let Some(typed) = typed {
        let text = |name: &str| typed.one(name).to_owned();
        let entry = &mut view.entry;
        (entry.category, entry.severity, entry.cause) = (text("category"), text("severity"), text("cause"));
        (entry.remedy, entry.redress, entry.owner) = (text("remedy"), text("redress"), text("owner"));
        (entry.external, entry.external_ref) = (text("external"), text("external_ref"));
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(render_one(&view)?)).into_response())
}
