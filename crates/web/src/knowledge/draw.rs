//! The pages of the knowledge: what is read for them, and how they are put together.

use std::collections::HashMap;

use axum::response::Html;
use axum_extra::extract::CookieJar;
use care::Tx;
use care::access::{self, User};
use care::knowledge::{self, Article};
use kernel::{ArticleId, Ctx, Role, UserId};

use super::form::{Fields, typed};
use super::{Edit, List, Standing, build, render_edit};
use crate::auth::Me;
use crate::errors::Page;
use crate::shell::{Frame, Place, frame};
use crate::state::App;
use crate::ui::t;

type Users = HashMap<UserId, User>;

/// Everybody who works here, by id.
pub(super) async fn users(tx: &mut Tx, ctx: &Ctx) -> care::Result<Users> {
    Ok(access::users(tx, ctx).await?.into_iter().map(|user| (user.id, user)).collect())
}

/// The list of articles.
pub(super) fn listed(
    frame: Frame,
    all: &[Article],
    users: &Users,
    show: String,
    query: String,
    may_write: bool,
) -> List {
    let now = frame.now;
    let standing = |one: &Article| build::standing(one, now);
    let count = |show: &str| all.iter().filter(|one| build::is_shown(show, standing(one))).count();
    let shows = [
        ("all", t("knowledge-all")),
        ("overdue", t("knowledge-overdue")),
        ("draft", t("knowledge-drafts")),
        ("archived", t("knowledge-archived")),
    ];
    let shown =
        |one: &&Article| build::is_shown(&show, standing(one)) && build::holds(&one.content.0, &query);
    let rows = all.iter().filter(shown).map(|one| build::row(one, users, now)).collect();
    List {
        frame,
        rows,
        shows: shows.into_iter().map(|(key, word)| (key, word, count(key))).collect(),
        show: if show.is_empty() { "all".into() } else { show },
        query,
        may_write,
    }
}

/// The page of an article, with what stands in the form.
pub(super) async fn draw(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    id: Option<ArticleId>,
    fields: Option<Fields>,
    done: Result<Option<String>, String>,
) -> Page {
    let ctx = me.ctx.clone();
    let read = async move |tx: &mut Tx| {
        let users = users(tx, &ctx).await?;
        Ok(match id {
            Some(id) => {
                (users, Some(knowledge::get(tx, &ctx, id).await?), knowledge::versions(tx, &ctx, id).await?)
            }
            None => (users, None, Vec::new()),
        })
    };
    let (users, one, versions) = app.read(read).await?;
    let now = me.ctx.now();
    let typed = match (&fields, &one) {
        (Some(fields), _) => {
            let (content, seen) = fields.content();
            typed(&content, seen)
        }
        (None, Some(one)) => typed(&one.content.0, one.version),
        (None, None) => typed(&knowledge::Content { lang: "en".into(), ..Default::default() }, 0),
    };
    let owner = one.as_ref().and_then(|one| one.owner);
    let mut owners: Vec<_> = users
        .values()
        .filter(|user| user.disabled_at.is_none() || Some(user.id) == owner)
        .map(|user| (user.id.to_string(), user.name.clone(), Some(user.id) == owner))
        .collect();
    owners.sort_by(|a, b| a.1.cmp(&b.1));
    let mine = one.as_ref().is_none_or(|_| owner.is_some() && owner == me.ctx.actor.user());
    let title = if typed.title.is_empty() { t("knowledge-new") } else { &typed.title }.to_owned();
    let view = Edit {
        frame: frame(app, me, jar, &title, Place::Knowledge).await?,
        id: id.map(|id| id.to_string()),
        standing: one.as_ref().map_or(Standing::Draft, |one| build::standing(one, now)),
        typed,
        owners,
        review: build::day(one.as_ref().map_or(now + knowledge::REVIEW, |one| one.review_at)),
        versions: versions
            .iter()
            .map(|one| crate::macros::version(&users, one.version, one.by_user, one.at))
            .collect(),
        may_write: me.user.role >= Role::Lead || (mine && me.user.role >= Role::Agent),
        wrong: done.as_ref().err().cloned(),
        done: done.ok().flatten(),
    };
    Ok(Html(render_edit(&view)?))
}
