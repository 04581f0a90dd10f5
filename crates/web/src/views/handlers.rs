//! `/views`.

use axum::Router;
use axum::extract::{Path, Query, RawForm, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::desk as read;
use care::views::{self, Column, Filter, NewView, Scoped, Sort};
use care::{Error, Tx, tags};
use kernel::{CaseId, Role, ViewId};
use serde::Deserialize;

use super::table;
use super::view::{self, Absent, Save, SavePage, WhyPage};
use crate::auth::Me;
use crate::desk::shown::At;
use crate::errors::{Failed, Page};
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui;

/// How many rows a table has at most.
const TABLE: usize = 5_000;

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/views", post(save))
        .route("/views/new", get(new))
        .route("/views/why", get(why))
        .route("/views/table", get(table))
        .route("/views/{id}", get(edit).post(change))
        .route("/views/{id}/removal", post(remove))
}

/// What an address asks.
#[derive(Deserialize, Debug)]
struct Asked {
    #[serde(default)]
    view: String,
    f: Option<String>,
    sort: Option<String>,
    #[serde(default)]
    q: String,
}

impl Asked {
    fn at(&self) -> At {
        At::new(&self.view, self.f.clone(), self.sort.clone(), None)
    }
}

/// `GET /views/new`.
async fn new(State(app): State<App>, me: Me, jar: CookieJar, Query(asked): Query<Asked>) -> Page {
    let (ctx, brand, at) = (me.ctx.clone(), app.brand(), asked.at());
    let shown = app.read(async move |tx: &mut Tx| at.read(tx, &ctx, &brand).await).await?;
    let (filter, sort) = shown.asked.unwrap_or((Filter::default(), Sort::Rank));
    let columns = shown.saved.map(|saved| saved.columns).unwrap_or_default();
    let save = Save { scope: "mine".into(), ..saved(&me, &filter, sort, &columns) };
    draw(&app, &me, &jar, save).await
}

/// `GET /views/{id}`. The filter and the order of the address stand for those that were saved.
async fn edit(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(id): Path<ViewId>,
    Query(asked): Query<Asked>,
) -> Page {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let at = At { view: read::View::Saved(id), ..asked.at() };
    let shown = app.read(async move |tx: &mut Tx| at.read(tx, &ctx, &brand).await).await?;
    let (Some((filter, sort)), Some(old)) = (shown.asked, shown.saved) else {
        return Err(Failed(Error::not_found("view")));
    };
    let save = Save {
        id: Some(id.to_string()),
        name: old.name,
        scope: old.scope.to_string(),
        place: old.place.to_string(),
        ..saved(&me, &filter, sort, &old.columns)
    };
    draw(&app, &me, &jar, save).await
}

fn saved(me: &Me, filter: &Filter, sort: Sort, columns: &[Column]) -> Save {
    let column = |one: &Column| (one.name(), column(*one), columns.is_empty() || columns.contains(one));
    Save {
        filter: filter.text(),
        told: ui::say(&views::say(filter)),
        sort: sort.to_string(),
        columns: Column::ALL.iter().map(column).collect(),
        may_direct: me.user.role >= Role::Lead,
        ..Save::default()
    }
}

fn column(column: Column) -> &'static str {
    match column {
        Column::Queue => ui::t("views-column-queue"),
        Column::Clock => ui::t("views-column-clock"),
        Column::Tone => ui::t("views-column-tone"),
        Column::Holder => ui::t("views-column-holder"),
        Column::Tags => ui::t("views-column-tags"),
        Column::Reach => ui::t("views-column-reach"),
    }
}

async fn draw(app: &App, me: &Me, jar: &CookieJar, save: Save) -> Page {
    let frame = frame(app, me, jar, ui::t("views-save"), Place::Nowhere).await?;
    Ok(Html(view::save(&SavePage { frame, save })?))
}

/// What a form says of a view.
fn said(form: &[u8]) -> Result<NewView, Error> {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(form).into_owned().collect();
    let one = |name: &str| pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim());
    let wrong = Error::invalid::<String>;
    let columns = pairs.iter().filter(|(key, _)| key == "column").map(|(_, value)| value.parse());
    let columns: Vec<Column> = columns.collect::<Result<_, _>>().map_err(wrong)?;
    Ok(NewView {
        name: one("name").to_owned(),
        scope: one("scope").parse::<Scoped>().map_err(wrong)?,
        team: None,
        filter: Filter::parse(one("f"))?,
        sort: one("sort").parse().map_err(wrong)?,
        // All of them and none said are the same.
        columns: if columns.len() == Column::ALL.len() { Vec::new() } else { columns },
        place: one("place").parse().ok(),
    })
}

/// `POST /views`.
async fn save(State(app): State<App>, me: Me, RawForm(form): RawForm) -> Result<Redirect, Failed> {
    let new = said(&form)?;
    let id = app.write(async move |tx: &mut Tx| views::save(tx, &me.ctx, &new).await).await?;
    Ok(Redirect::to(&format!("/desk/{id}")))
}

/// `POST /views/{id}`.
async fn change(
    State(app): State<App>,
    me: Me,
    Path(id): Path<ViewId>,
    RawForm(form): RawForm,
) -> Result<Redirect, Failed> {
    let new = said(&form)?;
    app.write(async move |tx: &mut Tx| views::change(tx, &me.ctx, id, &new).await).await?;
    Ok(Redirect::to(&format!("/desk/{id}")))
}

/// `POST /views/{id}/removal`.
async fn remove(State(app): State<App>, me: Me, Path(id): Path<ViewId>) -> Result<Redirect, Failed> {
    app.write(async move |tx: &mut Tx| views::remove(tx, &me.ctx, id).await).await?;
    Ok(Redirect::to("/desk/all"))
}

/// `GET /views/why`.
async fn why(State(app): State<App>, me: Me, jar: CookieJar, Query(asked): Query<Asked>) -> Page {
    let (ctx, brand, at, query) = (me.ctx.clone(), app.brand(), asked.at(), wanted(&asked.q));
    let verb = async move |tx: &mut Tx| {
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let shown = at.read(tx, &ctx, &brand).await?;
        let rows = read::search(tx, &ctx, &query).await?;
        let cases: Vec<CaseId> = rows.iter().map(|row| row.case_id).take(5).collect();
        let filter = shown.asked.map(|(filter, _)| filter).unwrap_or_default();
        views::why_not(tx, &ctx, &brand, &filter, &cases).await
    };
    let found = app.read(verb).await?.into_iter().map(|one| Absent {
        case_id: one.case.to_string(),
        person: one.person,
        is_here: one.is_here,
        reasons: one.reasons.iter().map(ui::say).collect(),
        stands: ui::say(&one.stands),
    });
    let found = found.collect();
    let frame = frame(&app, &me, &jar, ui::t("views-why"), Place::Nowhere).await?;
    let page =
        WhyPage { frame, view: asked.view, filter: asked.f.unwrap_or_default(), query: asked.q, found };
    Ok(Html(view::why(&page)?))
}

/// A case's number, also out of a link to it; or a name or a handle.
fn wanted(query: &str) -> String {
    let last = query.trim().split(['/', '?', '#']).find(|part| part.starts_with("case_"));
    last.unwrap_or(query.trim()).to_owned()
}

/// `GET /views/table`.
async fn table(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Result<Response, Failed> {
    let (ctx, brand, at) = (me.ctx.clone(), app.brand(), asked.at());
    let verb = async move |tx: &mut Tx| {
        let shown = at.read(tx, &ctx, &brand).await?;
        let (filter, sort) = shown.asked.ok_or(Error::not_found("view"))?;
        let (mut all, mut after) = (Vec::new(), None);
        while all.len() < TABLE {
            let (rows, next) =
                read::select(tx, &ctx, &shown.scope, &filter, sort, kernel::PAGE_MAX, after).await?;
            all.extend(rows);
            after = next;
            if after.is_none() {
                break;
            }
        }
        let ids: Vec<CaseId> = all.iter().map(|row| row.case_id).collect();
        Ok((all, tags::of_cases(tx, &ctx, &ids).await?))
    };
    let (rows, tags) = app.read(verb).await?;
    let file = table::csv(&rows, |case| tags.get(&case).cloned().unwrap_or_default());
    let kind = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"cases.csv\""),
    ];
    Ok((kind, file).into_response())
}
