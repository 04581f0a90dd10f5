//! The parts of a page that change when a case does.

use std::collections::HashMap;

use axum_extra::extract::CookieJar;
use care::Tx;
use care::desk::{self as read, Marks};
use care::views::Column;
use care::watching::{self, Watcher};
use kernel::{CaseId, Ctx, Role};

use crate::auth::Me;
use crate::desk::build::Given;
use crate::desk::context::{self, Context};
use crate::desk::shown::At;
use crate::desk::{build, case, colleagues, composer, elsewhere, list};
use crate::errors::Failed;
use crate::shell::{self, Place};
use crate::state::App;

/// An open case as one reader sees it.
pub struct Open {
    /// The conversation, without its composer.
    pub conversation: case::Conversation,
    beside: Context,
    /// Where the reader would write, if they may.
    composer: Option<composer::Composer>,
    lock: composer::Lock,
    /// The newest message in it.
    pub seen: i64,
}

impl Open {
    /// Reads it.
    pub async fn read(app: &App, me: &Me, id: CaseId, at: &At) -> Result<Self, Failed> {
        let (ctx, brand) = (me.ctx.clone(), app.brand());
        let both = async move |tx: &mut Tx| {
            Ok((read::case_view(tx, &ctx, id).await?, read::around(tx, &ctx, &brand, id).await?))
        };
        let (open, around) = app.read(both).await?;
        Ok(Self::of(app, me, &open, &around, at))
    }

    fn of(app: &App, me: &Me, open: &read::CaseView, around: &read::Around, at: &At) -> Self {
        let now = me.ctx.now();
        Self {
            conversation: build::conversation(&app.brand(), me, open, around, at, None, now),
            beside: build::context(&app.brand(), me, open, around, now),
            composer: (me.user.role >= Role::Agent)
                .then(|| build::composer(&app.brand(), me, open, around, Given::default(), now)),
            lock: build::lock(&open.watchers, me.user.id),
            seen: open.seen_seq(),
        }
    }

    /// The head, what colleagues have to do, how the talk goes on elsewhere, what they told us, the facts beside it,
    /// which message is the newest on the screen, and how it can be answered now.
    pub fn head(&self) -> Result<String, Failed> {
        let Self { conversation: case, seen, .. } = self;
        let strip = colleagues::strip(&case.id, &case.colleagues, &case.csrf, case.now)?;
        let elsewhere = elsewhere::strip(&case.id, &case.elsewhere, &case.csrf, case.now)?;
        let known = case::known(case)? + &context::beside(&self.beside)?;
        let seen = composer::seen(&case.id, *seen)? + &self.ways()?;
        Ok(case::header(case)? + &strip + &elsewhere + &known + &seen)
    }

    /// How it can be answered now, and why not otherwise.
    pub fn ways(&self) -> Result<String, Failed> {
        Ok(self.composer.as_ref().map(composer::ways).transpose()?.unwrap_or_default())
    }

    /// The whole timeline.
    pub fn timeline(&self) -> Result<String, Failed> {
        let case = &self.conversation;
        Ok(case::whole(&case.id, &case.timeline, case.now, &case.csrf)?)
    }

    /// Who holds the reply.
    pub fn lock(&self) -> Result<String, Failed> {
        Ok(composer::lock(&self.conversation.id, &self.lock, self.conversation.now)?)
    }
}

/// The head, the timeline and the row of a case, and the rail, as they are now.
pub async fn of_case(app: &App, me: &Me, jar: &CookieJar, at: &At, id: CaseId) -> Result<String, Failed> {
    let (ctx, brand, asked) = (me.ctx.clone(), app.brand(), at.clone());
    let (rail, open, around, row) = app
        .read(async move |tx: &mut Tx| {
            let rail = read::rail(tx, &ctx, &brand).await?;
            let around = read::around(tx, &ctx, &brand, id).await?;
            let row = Rows::read(tx, &ctx, &asked, &[id]).await?;
            Ok((rail, read::case_view(tx, &ctx, id).await?, around, row))
        })
        .await?;
    let shown = Open::of(app, me, &open, &around, at);
    let mut parts = shown.head()? + &shown.timeline()? + &shown.lock()?;
    parts.push_str(&row.draw(app, me, Some(id))?);
    let frame = shell::with_counts(app, me, jar, "", Place::Desk(at.view.slug().into_owned()), &rail);
    parts.push_str(&shell::rail(&frame)?);
    Ok(parts)
}

/// Rows of a list that stand on a screen, as they are now; `open` is the case that is open there.
pub async fn rows_of(
    app: &App,
    me: &Me,
    at: &At,
    cases: Vec<CaseId>,
    open: Option<CaseId>,
) -> Result<String, Failed> {
    let (ctx, asked) = (me.ctx.clone(), at.clone());
    let rows = app.read(async move |tx: &mut Tx| Rows::read(tx, &ctx, &asked, &cases).await).await?;
    rows.draw(app, me, open)
}

/// Some rows of a list.
struct Rows {
    at: At,
    columns: Vec<Column>,
    rows: Vec<read::Row>,
    marks: Marks,
    tags: HashMap<CaseId, Vec<String>>,
    watchers: HashMap<CaseId, Vec<Watcher>>,
}

impl Rows {
    async fn read(tx: &mut Tx, ctx: &Ctx, at: &At, cases: &[CaseId]) -> care::Result<Self> {
        Ok(Self {
            at: at.clone(),
            columns: at.columns(tx, ctx).await?,
            rows: read::rows_of(tx, ctx, cases).await?,
            marks: read::marks(tx, ctx, cases).await?,
            tags: care::tags::of_cases(tx, ctx, cases).await?,
            watchers: watching::in_cases(tx, ctx, cases).await?,
        })
    }

    fn draw(&self, app: &App, me: &Me, open: Option<CaseId>) -> Result<String, Failed> {
        let (brand, user, now) = (app.brand(), me.user.id, me.ctx.now());
        let mut list = build::around_row(&brand, &self.at, &self.columns, user, now);
        list.selected = open.map(|case| case.to_string());
        let drawn = self.rows.iter().map(|found| {
            let mut row = build::row(&brand, found, &self.marks, user, now).tagged(&self.tags);
            let watchers = self.watchers.get(&found.case_id);
            build::watch(&mut row, watchers.map_or(&[], Vec::as_slice), user);
            list::row(&list, &row)
        });
        Ok(drawn.collect::<Result<String, _>>()?)
    }
}
