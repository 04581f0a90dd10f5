//! `GET /api/v1/macros`, `GET /api/v1/cases/{id}/macros/{macro}`, `GET /api/v1/knowledge`.

use axum::Json;
use axum::extract::{Path, State};
use care::Tx;
use care::cases::Mode;
use care::knowledge::{self, Article};
use care::macros::{self, Rendered};
use kernel::{ArticleId, CaseId, MacroId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::error::Fault;
use super::extract::{Asked, Caller};
use super::schema::{self, Moment};
use crate::state::App;

/// How many articles are given at most.
const LIMIT: usize = 50;

/// Words that are ready to be sent.
#[derive(Serialize, ToSchema)]
pub struct Macro {
    /// Its id.
    #[schema(value_type = schema::MacroId)]
    id: MacroId,
    /// What it is called.
    #[schema(example = "Refund is on its way")]
    name: String,
    /// Where it may stand: `public`, `private` or `both`.
    #[schema(example = "both")]
    place: &'static str,
    /// The team to which it is offered; absent for everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<String>,
    /// What is put on a case with it.
    tags: Vec<String>,
    /// Its languages, the brand's first.
    langs: Vec<String>,
    /// The number of its version.
    version: i64,
    /// How often it was used.
    uses: i64,
    /// When it was changed last.
    changed_at: Moment,
}

/// A macro's words in a case.
#[derive(Serialize, ToSchema)]
pub struct Ready {
    /// The words.
    #[schema(example = "Hi Jana, your refund is on its way.")]
    text: String,
    /// Their language.
    #[schema(example = "en")]
    lang: String,
    /// Where something has to be filled in before they may be sent: first and behind-last byte of `text`.
    gaps: Vec<[usize; 2]>,
    /// How long they are as the network counts.
    length: usize,
    /// How long they may be; absent without a limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<usize>,
}

impl From<Rendered> for Ready {
    fn from(words: Rendered) -> Self {
        let gaps = words.gaps.into_iter().map(|gap| [gap.start, gap.end]).collect();
        Self { text: words.text, lang: words.lang, gaps, length: words.counted, limit: words.limit }
    }
}

/// Something that the brand knows.
#[derive(Serialize, ToSchema)]
pub struct Known {
    /// Its id.
    #[schema(value_type = schema::ArticleId)]
    id: ArticleId,
    /// What it is called.
    #[schema(example = "How long a refund takes")]
    title: String,
    /// Its language.
    #[schema(example = "en")]
    lang: String,
    /// `public`, or `internal` for colleagues alone.
    #[schema(example = "public")]
    audience: &'static str,
    /// What may be said to a customer; absent of an internal article.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
    /// Where customers read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    /// What colleagues should know.
    body: String,
    /// When somebody should look through it.
    review_at: Moment,
}

impl From<Article> for Known {
    fn from(article: Article) -> Self {
        let (answer, link) = (article.answer().map(str::to_owned), article.link().map(str::to_owned));
        let knowledge::Content { title, body, lang, audience, .. } = article.content.0;
        let review_at = article.review_at.into();
        Self { id: article.id, title, lang, audience: audience.name(), answer, link, body, review_at }
    }
}

/// Every macro that is offered to anybody, by name
#[utoipa::path(get, path = "/macros", tag = "macros", operation_id = "list_macros",
    responses((status = 200, body = Vec<Macro>, description = "The macros.")))]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<Macro>>, Fault> {
    let all = app.read(async move |tx: &mut Tx| macros::list(tx, &caller.ctx).await).await?;
    let told = |one: macros::Macro| Macro {
        langs: one.content.0.langs().into_iter().map(str::to_owned).collect(),
        id: one.id,
        place: one.content.0.place.name(),
        name: one.content.0.name,
        team: one.content.0.team,
        tags: one.content.0.tags,
        version: one.version,
        uses: one.uses,
        changed_at: one.changed_at.into(),
    };
    Ok(Json(all.into_iter().filter(|one| one.archived_at.is_none()).map(told).collect()))
}

/// For whom words are meant.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct For {
    /// Who would see them.
    #[param(value_type = schema::Mode)]
    mode: Mode,
}

/// A macro's words in a case, with everything filled in that is known
///
/// Nothing is sent, and nothing is counted.
#[utoipa::path(get, path = "/cases/{id}/macros/{macro}", tag = "macros", operation_id = "render_macro",
    params(("id" = schema::CaseId, Path), ("macro" = schema::MacroId, Path), For),
    responses((status = 200, body = Ready, description = "The words.")))]
pub async fn render(
    State(app): State<App>,
    caller: Caller,
    Path((case, id)): Path<(CaseId, MacroId)>,
    Asked(For { mode }): Asked<For>,
) -> Result<Json<Ready>, Fault> {
    let brand = app.brand();
    let verb = async move |tx: &mut Tx| macros::render(tx, &caller.ctx, &brand, id, case, mode).await;
    Ok(Json(app.read(verb).await?.into()))
}

/// What to look for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Words, the last of them as far as it is typed; without any, what is used most.
    #[serde(default)]
    #[param(example = "refund")]
    q: String,
}

/// Published articles that fit
#[utoipa::path(get, path = "/knowledge", tag = "macros", operation_id = "find_articles", params(Wanted),
    responses((status = 200, body = Vec<Known>, description = "The articles, the newest first.")))]
pub async fn find(
    State(app): State<App>,
    caller: Caller,
    Asked(Wanted { q }): Asked<Wanted>,
) -> Result<Json<Vec<Known>>, Fault> {
    let found = async move |tx: &mut Tx| knowledge::find(tx, &caller.ctx, &q, LIMIT).await;
    Ok(Json(app.read(found).await?.into_iter().map(|found| found.article.into()).collect()))
}
