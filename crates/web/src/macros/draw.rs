//! The page of one macro: what is read for it, and how it is put together.

use std::collections::HashMap;

use axum::response::Html;
use axum_extra::extract::CookieJar;
use care::Tx;
use care::access::{self, User};
use care::desk::{self, View};
use care::macros::{self, Macro};
use kernel::{CaseId, Ctx, MacroId, Role, UserId};

use super::form::Said;
use super::{Edit, build, render_edit};
use crate::auth::Me;
use crate::errors::Page;
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::t;

/// In how many cases a macro can be tried.
const CASES: u32 = 12;

/// What the page shows beside what was typed.
pub(super) struct Around {
    /// The macro, if it is saved.
    pub one: Option<Macro>,
    /// Its versions, the newest first.
    pub versions: Vec<macros::Version>,
    /// Everybody who works here.
    pub users: HashMap<UserId, User>,
    /// In which it can be tried, and whose they are.
    pub cases: Vec<(CaseId, String)>,
}

impl Around {
    pub async fn read(tx: &mut Tx, ctx: &Ctx, id: Option<MacroId>) -> care::Result<Self> {
        let (one, versions) = match id {
            Some(id) => (Some(macros::get(tx, ctx, id).await?), macros::versions(tx, ctx, id).await?),
            None => (None, Vec::new()),
        };
        let users = access::users(tx, ctx).await?.into_iter().map(|user| (user.id, user)).collect();
        let mut rows = desk::list(tx, ctx, &View::Mine, CASES, None).await?.0;
        if rows.is_empty() {
            rows = desk::list(tx, ctx, &View::All, CASES, None).await?.0;
        }
        let cases = rows.into_iter().map(|row| (row.case_id, row.person)).collect();
        Ok(Self { one, versions, users, cases })
    }
}

/// The page of a macro, with what stands in the form.
pub(super) async fn draw(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    id: Option<MacroId>,
    said: Said,
    done: Result<Option<String>, String>,
) -> Page {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let may_write = me.user.role >= Role::Agent;
    let (around, scene) = app
        .read(async move |tx: &mut Tx| {
            let around = Around::read(tx, &ctx, id).await?;
            let case = around.cases.first().map(|(case, _)| *case);
            let scene = match may_write {
                true => Some(macros::scene(tx, &ctx, &brand, case, said.mode).await?),
                false => None,
            };
            Ok((around, scene))
        })
        .await?;
    let title = if said.typed.name.is_empty() { t("macros-new") } else { &said.typed.name }.to_owned();
    let mut typed = said.typed;
    if may_write {
        typed.variants = build::with_another(typed.variants);
    }
    let teams =
        app.brand().model.teams().iter().map(|team| (team.id.to_string(), team.title().to_owned())).collect();
    let versions = around.versions.iter();
    let view = Edit {
        frame: frame(app, me, jar, &title, Place::Macros).await?,
        id: id.map(|id| id.to_string()),
        typed,
        teams,
        cases: around.cases.iter().map(|(case, whose)| (case.to_string(), whose.clone())).collect(),
        preview: scene.map(|scene| build::preview(&said.content.variants, &scene)).unwrap_or_default(),
        variables: build::variables(),
        versions: versions
            .map(|one| build::version(&around.users, one.version, one.by_user, one.at))
            .collect(),
        archived: around.one.is_some_and(|one| one.archived_at.is_some()),
        may_write,
        wrong: done.as_ref().err().cloned(),
        done: done.ok().flatten(),
    };
    Ok(Html(render_edit(&view)?))
}
