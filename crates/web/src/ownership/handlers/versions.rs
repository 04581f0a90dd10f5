//! The versions: list, open, begin, import, save, export.

use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use care::models::{self, NewDraft};
use care::{Error, Tx};
use serde::Deserialize;

use super::{Done, around, drawn};
use crate::auth::Me;
use crate::errors::{Failed, Page};
use crate::ownership::{Editor, Form as Shape, Lint, Spot, Tab, Versions, build};
use crate::state::App;
use crate::ui::{say, tell};

pub(super) async fn list(State(app): State<App>, me: Me, jar: CookieJar, Query(done): Query<Done>) -> Page {
    drawn(&all(&app, &me, &jar, done.spot(Tab::Versions), String::new()).await?)
}

async fn all(app: &App, me: &Me, jar: &CookieJar, spot: Spot, pasted: String) -> care::Result<Versions> {
    let ctx = me.ctx.clone();
    let known = app.read(async move |tx: &mut Tx| models::list(tx, &ctx).await).await?;
    let frame = around(app, me, jar).await?;
    Ok(Versions { frame, spot, versions: known.iter().map(build::version).collect(), pasted })
}

/// A preset or a version to start from, or a whole text.
#[derive(Deserialize)]
pub(super) struct New {
    #[serde(default)]
    from: String,
    #[serde(default)]
    text: String,
}

pub(super) async fn begin(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Form(new): Form<New>,
) -> Result<Response, Failed> {
    let (ctx, pasted) = (me.ctx.clone(), new.text.clone());
    let made = app
        .write(async move |tx: &mut Tx| {
            let based_on = new.from.parse().ok();
            let text = match (based_on, ownership::preset_text(&new.from)) {
                (Some(version), _) => models::export(tx, &ctx, version).await?,
                (None, Some(preset)) => preset.to_owned(),
                (None, None) => new.text.clone(),
            };
            models::draft(tx, &ctx, NewDraft { text: &text, based_on, ..NewDraft::default() }).await
        })
        .await;
    match made {
        Ok(version) => Ok(Redirect::to(&format!("/ownership/versions/{version}?done=begun")).into_response()),
        Err(Error::Invalid(reason)) => {
            let spot = Spot { wrong: Some(say(&reason)), ..Spot::at(Tab::Versions) };
            let page = drawn(&all(&app, &me, &jar, spot, pasted).await?)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn one(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(version): Path<i64>,
    Query(done): Query<Done>,
) -> Page {
    let ctx = me.ctx.clone();
    let text = app.read(async move |tx: &mut Tx| models::export(tx, &ctx, version).await).await?;
    drawn(&editor(&app, &me, &jar, version, text, done.spot(Tab::Versions)).await?)
}

/// The editor with any text in it.
pub(super) async fn editor(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    version: i64,
    text: String,
    spot: Spot,
) -> care::Result<Editor> {
    let ctx = me.ctx.clone();
    let known = app.read(async move |tx: &mut Tx| models::get(tx, &ctx, version).await).await?;
    let (frame, version) = (around(app, me, jar).await?, build::version(&known));
    let mine = Some(me.user.id.uuid());
    Ok(Editor {
        lint: Lint::of(&text),
        form: Shape::of(&text, "rules", frame.may_direct && version.state.is_open()),
        own: [known.author, known.editor].contains(&mine),
        in_force: Some(app.brand().model_version),
        refused: None,
        unsaved: false,
        frame,
        spot,
        version,
        text,
    })
}

#[derive(Deserialize)]
pub(super) struct Saved {
    #[serde(default)]
    text: String,
}

pub(super) async fn save(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(version): Path<i64>,
    Form(saved): Form<Saved>,
) -> Result<Response, Failed> {
    // A browser sends the ends of lines as CR LF, whatever they were.
    let text = saved.text.replace("\r\n", "\n");
    let (ctx, kept) = (me.ctx.clone(), text.clone());
    let done = app.write(async move |tx: &mut Tx| models::save(tx, &ctx, version, &kept).await).await;
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/ownership/versions/{version}?done=saved")).into_response()),
        Err(Error::Invalid(reason)) => {
            let wrong = Some(tell("own-not-saved", &[("reason", say(&reason).into())]));
            let spot = Spot { wrong, ..Spot::at(Tab::Versions) };
            let editor = Editor { unsaved: true, ..editor(&app, &me, &jar, version, text, spot).await? };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, drawn(&editor)?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn export(
    State(app): State<App>,
    me: Me,
    Path(version): Path<i64>,
) -> Result<Response, Failed> {
    let text = app.read(async move |tx: &mut Tx| models::export(tx, &me.ctx, version).await).await?;
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/toml; charset=utf-8"));
    let name = format!("attachment; filename=\"ownership-{version}.toml\"");
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}
