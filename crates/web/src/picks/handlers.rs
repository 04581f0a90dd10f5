//! `/desk/cases/{case}/picks`, and what was used.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::{get, post};
use care::access::User;
use care::cases::Mode;
use care::knowledge::{self, Found};
use care::macros::{self, Macro, Rendered};
use care::{Tx, access};
use kernel::{ArticleId, CaseId, MacroId};
use serde::Deserialize;

use super::{Pick, Piece, options};
use crate::auth::Me;
use crate::errors::{Failed, Page};
use crate::search::build::pieces;
use crate::state::App;
use crate::ui::{t, tell};

/// How many are offered at once.
const SHOWN: usize = 8;

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/desk/cases/{case}/picks", get(picks))
        .route("/desk/cases/{case}/macros/{macro}", post(used_macro))
        .route("/desk/cases/{case}/articles/{article}", post(used_article))
}

/// What is looked for.
#[derive(Deserialize)]
struct Asked {
    /// `/`, `??` or `@`.
    by: String,
    #[serde(default)]
    q: String,
    mode: Mode,
}

/// `GET /desk/cases/{case}/picks`.
async fn picks(
    State(app): State<App>,
    me: Me,
    Path(case): Path<CaseId>,
    Query(Asked { by, q, mode }): Query<Asked>,
) -> Page {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let found = match by.as_str() {
        "/" => {
            let read = async move |tx: &mut Tx| macros::picks(tx, &ctx, &brand, case, mode, &q, SHOWN).await;
            app.read(read).await?.iter().map(|(one, words)| of_macro(case, one, words)).collect()
        }
        "??" => {
            let found = app.read(async move |tx: &mut Tx| knowledge::find(tx, &ctx, &q, SHOWN).await).await?;
            found.iter().flat_map(|one| of_article(case, one)).collect()
        }
        _ => {
            let users = app.read(async move |tx: &mut Tx| access::users(tx, &ctx).await).await?;
            let teams = brand.model.teams();
            let teams = teams.iter().map(|team| (team.id.to_string(), team.title().to_owned())).collect();
            colleagues(&users, teams, &q.to_lowercase())
        }
    };
    let count = [("count", found.len().into())];
    Ok(Html(options(&found, tell("macros-picked", &count))?))
}

fn of_macro(case: CaseId, one: &Macro, words: &Rendered) -> Pick {
    let mut about = vec![words.lang.clone()];
    if let Some(limit) = words.limit.filter(|limit| words.counted > *limit) {
        about.push(tell("macros-too-long", &[("n", (words.counted - limit).into())]));
    }
    about.extend(one.content.0.tags.iter().map(|tag| format!("#{tag}")));
    Pick {
        icon: "zap",
        name: one.content.0.name.clone(),
        about: about.join(" · "),
        internal: None,
        used: format!("/desk/cases/{case}/macros/{}", one.id),
        href: String::new(),
        preview: marked(&words.text, &words.gaps),
        words: words.text.clone(),
    }
}

/// A text cut at its gaps.
pub(crate) fn marked(text: &str, gaps: &[std::ops::Range<usize>]) -> Vec<Piece> {
    let mut at = 0;
    let mut out = Vec::new();
    let mut push = |words: Option<&str>, marked| {
        if let Some(words) = words.filter(|words| !words.is_empty()) {
            out.push(Piece { words: words.to_owned(), marked });
        }
    };
    for gap in gaps {
        push(text.get(at..gap.start), false);
        push(text.get(gap.clone()), true);
        at = gap.end;
    }
    push(text.get(at..), false);
    out
}

/// The answer of an article, and its link; of one for colleagues alone, only where to read it.
fn of_article(case: CaseId, found: &Found) -> Vec<Pick> {
    let article = &found.article;
    let content = &article.content.0;
    let passage = pieces(&found.text, &found.marks).into_iter();
    let passage: Vec<Piece> =
        passage.map(|piece| Piece { words: piece.words, marked: piece.marked }).collect();
    let pick = |icon, words: &str, about: &str| Pick {
        icon,
        name: content.title.clone(),
        about: about.to_owned(),
        internal: Some(content.audience == knowledge::Audience::Internal),
        words: words.to_owned(),
        used: format!("/desk/cases/{case}/articles/{}", article.id),
        href: format!("/knowledge/{}", article.id),
        preview: passage.clone(),
    };
    let mut out: Vec<Pick> =
        article.answer().map(|answer| pick("book-open", answer, &content.lang)).into_iter().collect();
    out.extend(article.link().map(|link| Pick {
        preview: vec![Piece { words: link.to_owned(), marked: false }],
        ..pick("arrow-right", link, t("knowledge-as-link"))
    }));
    if out.is_empty() {
        out.push(Pick { used: String::new(), ..pick("book-open", "", t("knowledge-to-read")) });
    }
    out
}

/// People and teams whose name or login begins with what was typed.
fn colleagues(users: &[User], teams: Vec<(String, String)>, typed: &str) -> Vec<Pick> {
    let fits = |name: &str| {
        let name = name.to_lowercase();
        name.starts_with(typed) || name.split_whitespace().any(|part| part.starts_with(typed))
    };
    let pick = |icon, name: &str, login: &str, about: &str| Pick {
        icon,
        name: name.to_owned(),
        about: about.to_owned(),
        internal: None,
        words: format!("@{login} "),
        used: String::new(),
        href: String::new(),
        preview: Vec::new(),
    };
    let here = users.iter().filter(|user| user.disabled_at.is_none());
    let people = here
        .filter(|user| fits(&user.name) || fits(&user.login))
        .map(|user| pick("user-round", &user.name, &user.login, &format!("@{}", user.login)));
    let named = teams.iter().filter(|(id, title)| {
        (fits(id) || fits(title)) && users.iter().any(|user| user.team.as_ref() == Some(id))
    });
    let teams = named.map(|(id, title)| pick("users", title, id, t("macros-whole-team")));
    people.chain(teams).take(SHOWN).collect()
}

/// `POST /desk/cases/{case}/macros/{macro}`: its words were put into an answer.
async fn used_macro(
    State(app): State<App>,
    me: Me,
    Path((case, id)): Path<(CaseId, MacroId)>,
) -> Result<StatusCode, Failed> {
    app.write(async move |tx: &mut Tx| macros::used(tx, &me.ctx, id, case).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /desk/cases/{case}/articles/{article}`: its words were put into an answer.
async fn used_article(
    State(app): State<App>,
    me: Me,
    Path((case, id)): Path<(CaseId, ArticleId)>,
) -> Result<StatusCode, Failed> {
    app.write(async move |tx: &mut Tx| knowledge::used(tx, &me.ctx, id, case).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
