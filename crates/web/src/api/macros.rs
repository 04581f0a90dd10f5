//! `/api/v1/macros`, `GET /api/v1/cases/{id}/macros/{macro}`, `GET /api/v1/knowledge`.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use care::Tx;
use care::cases::Mode;
use care::knowledge::{self, Article};
use care::macros::{self, Content, Length, Place, Rendered, Variant};
use kernel::{ArticleId, CaseId, MacroId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::Fault;
use super::extract::{Asked, Caller, Named, Sent};
use super::schema::{self, Moment};
use crate::state::App;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, save))
        .routes(routes!(show, change))
        .routes(routes!(retire, bring_back))
        .routes(routes!(render))
        .routes(routes!(find))
}

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

/// Words of a macro in one language and of one length.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MacroVariant {
    /// The language, in two letters.
    #[schema(example = "en")]
    lang: String,
    /// For how much room: `short` for networks that have little, `long` for all others.
    #[serde(default)]
    #[schema(value_type = schema::MacroLength)]
    length: Length,
    /// The words, with variables and conditions.
    #[schema(example = "Hi {person.first}, your refund is on its way.")]
    text: String,
}

/// A macro as it shall be.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WantedMacro {
    /// What it is called, 1 to 80 characters.
    #[schema(example = "Refund is on its way")]
    name: String,
    /// The team to which it is offered; everybody if it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<String>,
    /// Where it may stand; both if it is not said.
    #[serde(default)]
    #[schema(value_type = schema::MacroPlace)]
    place: Place,
    /// What is put on a case with it.
    #[serde(default)]
    tags: Vec<String>,
    /// Its words, the brand's language first.
    variants: Vec<MacroVariant>,
}

impl From<WantedMacro> for Content {
    fn from(wanted: WantedMacro) -> Self {
        let WantedMacro { name, team, place, tags, variants } = wanted;
        let variant = |MacroVariant { lang, length, text }| Variant { lang, length, text };
        Self { name, team, place, tags, variants: variants.into_iter().map(variant).collect() }
    }
}

impl From<Content> for WantedMacro {
    fn from(content: Content) -> Self {
        let Content { name, team, place, tags, variants } = content;
        let variant = |Variant { lang, length, text }| MacroVariant { lang, length, text };
        Self { name, team, place, tags, variants: variants.into_iter().map(variant).collect() }
    }
}

/// A macro that was written.
#[derive(Serialize, ToSchema)]
pub struct MacroKept {
    /// Its id.
    #[schema(value_type = schema::MacroId)]
    id: MacroId,
}

/// Write a macro
///
/// For a team, who belongs to it may; for everybody, a lead.
#[utoipa::path(post, path = "/macros", tag = "macros", operation_id = "save_macro", request_body = WantedMacro,
    responses((status = 201, body = MacroKept, description = "It is offered.")))]
pub async fn save(
    State(app): State<App>,
    caller: Caller,
    Sent(wanted): Sent<WantedMacro>,
) -> Result<(StatusCode, Json<MacroKept>), Fault> {
    let (brand, content) = (app.brand(), Content::from(wanted));
    let id =
        app.write(async move |tx: &mut Tx| macros::save(tx, &caller.ctx, &brand, &content).await).await?;
    Ok((StatusCode::CREATED, Json(MacroKept { id })))
}

/// A macro with all of its words.
#[derive(Serialize, ToSchema)]
pub struct WholeMacro {
    /// The number of its version, which a change names.
    version: i64,
    /// Whether it was put away.
    retired: bool,
    /// What it is.
    content: WantedMacro,
}

/// One macro, with its words
#[utoipa::path(get, path = "/macros/{id}", tag = "macros", operation_id = "show_macro",
    params(("id" = schema::MacroId, Path)),
    responses((status = 200, body = WholeMacro, description = "The macro.")))]
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<MacroId>,
) -> Result<Json<WholeMacro>, Fault> {
    let one = app.read(async move |tx: &mut Tx| macros::get(tx, &caller.ctx, id).await).await?;
    let (version, retired) = (one.version, one.archived_at.is_some());
    Ok(Json(WholeMacro { version, retired, content: one.content.0.into() }))
}

/// From which version somebody began.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Began {
    /// The version, as `GET /macros/{id}` tells it: who was slower than a colleague is refused.
    version: i64,
}

/// Change a macro; its earlier versions stay
#[utoipa::path(put, path = "/macros/{id}", tag = "macros", operation_id = "change_macro",
    params(("id" = schema::MacroId, Path), Began), request_body = WantedMacro,
    responses((status = 204, description = "It is changed.")))]
pub async fn change(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<MacroId>,
    Asked(Began { version }): Asked<Began>,
    Sent(wanted): Sent<WantedMacro>,
) -> Result<StatusCode, Fault> {
    let (brand, content) = (app.brand(), Content::from(wanted));
    let verb = async move |tx: &mut Tx| macros::change(tx, &caller.ctx, &brand, id, &content, version).await;
    app.write(verb).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Put a macro away
///
/// It is offered to nobody, and stays with all its versions.
#[utoipa::path(put, path = "/macros/{id}/retirement", tag = "macros", operation_id = "retire_macro",
    params(("id" = schema::MacroId, Path)), responses((status = 204, description = "It is put away.")))]
pub async fn retire(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<MacroId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| macros::archive(tx, &caller.ctx, id, true).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Offer a macro again that was put away
#[utoipa::path(delete, path = "/macros/{id}/retirement", tag = "macros", operation_id = "bring_back_macro",
    params(("id" = schema::MacroId, Path)), responses((status = 204, description = "It is offered.")))]
pub async fn bring_back(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<MacroId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| macros::archive(tx, &caller.ctx, id, false).await).await?;
    Ok(StatusCode::NO_CONTENT)
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
