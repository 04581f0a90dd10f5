//! The editor while somebody types: lint, and the edits of the form. Both keep nothing.

use axum::extract::{Form, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;
use care::Error;
use care::access::{Right, allow};

use super::{drawn, versions};
use crate::auth::Me;
use crate::errors::{Failed, Page, is_partial};
use crate::ownership::{Editor, Fields, Form as Shape, Lint, LintPart, Spot, Tab, apply, section};
use crate::state::App;

pub(super) async fn lint(me: Me, Form(fields): Form<Fields>) -> Page {
    allow(&me.ctx, Right::Direct)?;
    let text = fields.get("text").map_or("", String::as_str);
    drawn(&LintPart { lint: Lint::of(text), form: Shape::of(text, section(&fields), true) })
}

pub(super) async fn edit(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Form(mut fields): Form<Fields>,
) -> Result<Response, Failed> {
    allow(&me.ctx, Right::Direct)?;
    let version = fields
        .get("version")
        .and_then(|text| text.parse().ok())
        .ok_or(Error::not_found("ownership version"))?;
    if let Some(text) = fields.get_mut("text") {
        *text = text.replace("\r\n", "\n");
    }
    let before = fields.get("text").cloned().unwrap_or_default();
    let (text, refused) = match apply(&fields) {
        Ok(text) => (text, None),
        Err(mistake) => (before, Some(mistake.to_string())),
    };
    let form = Shape::of(&text, section(&fields), true);
    let whole = versions::editor(&app, &me, &jar, version, text, Spot::at(Tab::Versions)).await?;
    let editor = Editor { refused, form, unsaved: true, ..whole };
    if is_partial(&headers) {
        return Ok(Html(askama::Template::render(&editor.body())?).into_response());
    }
    Ok(drawn(&editor)?.into_response())
}
