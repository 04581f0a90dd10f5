//! `GET /desk/{view}` and `GET /desk/{view}/{case}`.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use care::desk::{self as read, Around, CaseView, Counts, Marks, Rail, Row, RowCursor, View};
use care::identity::{self, CaseJoin, Pair};
use care::watching::{self, Watcher};
use care::{Tx, tags, views};
use kernel::{CaseId, PersonId};
use serde::Deserialize;

use super::turns;
use crate::auth::Me;
use crate::desk::build::{self, Given};
use crate::desk::context::Context;
use crate::desk::list::List;
use crate::desk::shown::{At, Shown};
use crate::errors::{Failed, Page};
use crate::people::who;
use crate::shell::{self, Place};
use crate::state::App;
use crate::ui::{say, t};

/// How many rows a page of a list holds.
const ROWS: u32 = 50;

/// Which part of a list.
#[derive(Deserialize, Default, Debug)]
pub struct Part {
    /// Behind which row.
    after: Option<String>,
    /// What is searched for.
    q: Option<String>,
    /// A filter, as JSON.
    f: Option<String>,
    /// An order.
    sort: Option<String>,
    /// A condition that is added to the filter, as it was typed.
    add: Option<String>,
}

/// `GET /desk`.
pub async fn home(_: Me) -> Redirect {
    Redirect::to("/desk/mine")
}

/// `GET /desk/{view}`.
pub async fn list(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(view): Path<String>,
    Query(mut part): Query<Part>,
) -> Result<Response, Failed> {
    if let Some(to) = turns::before_them(&app, &me, &view).await? {
        return Ok(Redirect::to(&to).into_response());
    }
    let mut desk = Desk { app: &app, me: &me, jar: &jar, at: part.at(&view), wrong: None };
    match part.add.take().filter(|typed| !typed.trim().is_empty()) {
        Some(typed) => match desk.narrowed(&typed).await {
            Ok(address) => Ok(Redirect::to(&address).into_response()),
            // What was typed is no condition: the list stays, and says what is wrong.
            Err(Failed(care::Error::Invalid(reason))) => {
                desk.wrong = Some((typed, say(&reason)));
                Ok(desk.draw(None, &part, Given::default()).await?.into_response())
            }
            Err(error) => Err(error),
        },
        None => Ok(desk.draw(None, &part, Given::default()).await?.into_response()),
    }
}

/// `GET /desk/{view}/{case}`.
pub async fn case(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path((view, case)): Path<(String, CaseId)>,
    Query(part): Query<Part>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let found = app.read(async move |tx: &mut Tx| care::cases::get(tx, &ctx, case).await).await?;
    if let Some(other) = found.joined_to {
        let to = format!("/desk/{view}/{other}{}", part.at(&view).tail());
        return Ok(Redirect::to(&to).into_response());
    }
    let desk = Desk { app: &app, me: &me, jar: &jar, at: part.at(&view), wrong: None };
    Ok(desk.draw(Some(case), &part, Given::default()).await?.into_response())
}

/// The desk of one person in one view.
pub struct Desk<'a> {
    /// The product.
    pub app: &'a App,
    /// Who looks.
    pub me: &'a Me,
    /// Their cookies.
    pub jar: &'a CookieJar,
    /// At which view, and what they ask of it.
    pub at: At,
    /// What they typed that is no condition, and why.
    pub wrong: Option<(String, String)>,
}

impl Part {
    fn at(&self, view: &str) -> At {
        At::new(view, self.f.clone(), self.sort.clone(), self.q.clone())
    }
}

/// What is read for a page.
struct Read {
    rail: Rail,
    shown: Shown,
    rows: Vec<Row>,
    next: Option<RowCursor>,
    total: Option<i64>,
    marks: Marks,
    tags: HashMap<CaseId, Vec<String>>,
    watchers: HashMap<CaseId, Vec<Watcher>>,
    known: Vec<String>,
    open: Option<(CaseView, Around)>,
}

impl Desk<'_> {
    /// The address of the view with one condition more.
    async fn narrowed(&self, typed: &str) -> Result<String, Failed> {
        let one = views::phrase::parse(typed)?;
        let (at, ctx, brand) = (self.at.clone(), self.me.ctx.clone(), self.app.brand());
        let shown = self.app.read(async move |tx: &mut Tx| at.read(tx, &ctx, &brand).await).await?;
        let filter = shown.bar().and(one);
        filter.check()?;
        let at = At { filter: Some(filter.text()), query: None, ..self.at.clone() };
        Ok(format!("/desk/{}{}", at.view.slug(), at.tail()))
    }

    /// Draws the whole page.
    pub async fn draw(&self, case: Option<CaseId>, part: &Part, given: Given) -> Page {
        let (app, me, view) = (self.app, self.me, &self.at.view);
        if let View::Queue(queue) = view
            && !app.brand().has_queue(queue)
        {
            return Err(Failed(care::Error::NotFound { what: "view" }));
        }
        let mut read = self.read(case, part).await?;
        self.see(&mut read).await?;
        let (pairs, joins) = match &read.open {
            Some((open, _)) => self.who(open.person.id, open.case.id).await?,
            None => (Vec::new(), Vec::new()),
        };
        let (brand, now) = (app.brand(), me.ctx.now());
        let turn = turns::read(app, me, view, case).await?;
        let list = self.list(&read, case);
        let (rail, open) = (read.rail, read.open);
        let title = open.as_ref().map_or_else(|| list.name.clone(), |(open, _)| open.person.name.clone());
        let place = Place::Desk(view.slug().into_owned());
        let mut frame = shell::with_counts(app, me, self.jar, &title, place, &rail);
        frame.events = Some(self.events(case));
        let page = crate::desk::View {
            frame,
            list,
            turn,
            case: open.as_ref().map(|(open, around)| {
                let may_write = me.user.role >= kernel::Role::Agent;
                let composer = may_write.then(|| build::composer(&brand, me, open, around, given, now));
                build::conversation(&brand, me, open, around, &self.at, composer, now)
            }),
            context: open.as_ref().map(|(open, around)| {
                let back = format!("/desk/{}/{}", view.slug(), open.case.id);
                let who = who::build::beside(me, open, pairs, &joins, back);
                Context { who, ..build::context(&brand, me, open, around, now) }
            }),
        };
        Ok(Html(crate::desk::render(&page)?))
    }

    /// Who opens a case has seen it. Nothing is written if they had before.
    async fn see(&self, read: &mut Read) -> Result<(), Failed> {
        let Some((open, _)) = &read.open else { return Ok(()) };
        let (ctx, case, seq) = (self.me.ctx.clone(), open.case.id, open.seen_seq());
        if read.marks.seen.insert(case) {
            self.app.write(async move |tx: &mut Tx| watching::see(tx, &ctx, case, seq).await).await?;
        }
        Ok(())
    }

    /// Who the person may be, and which cases are one with theirs.
    async fn who(&self, person: PersonId, case: CaseId) -> Result<(Vec<Pair>, Vec<CaseJoin>), Failed> {
        let ctx = self.me.ctx.clone();
        let read = async move |tx: &mut Tx| {
            let pairs = identity::open_pairs(tx, &ctx, person).await?;
            Ok((pairs, identity::joins_of_case(tx, &ctx, case).await?))
        };
        Ok(self.app.read(read).await?)
    }

    /// Where the page's live events come from.
    fn events(&self, case: Option<CaseId>) -> String {
        let tail = self.at.tail().replacen('?', "&", 1);
        let case = case.map_or_else(String::new, |case| format!("&case={case}"));
        format!("/desk/events?view={}{case}{tail}", self.at.view.slug())
    }

    fn list(&self, read: &Read, case: Option<CaseId>) -> List {
        let (brand, now, me) = (self.app.brand(), self.me.ctx.now(), &self.me.user);
        let searched = self.at.query.as_ref();
        let total = match (searched, read.total) {
            (Some(_), _) => read.rows.len() as i64,
            (None, Some(total)) => total,
            (None, None) => total(&self.at.view, &read.rail.counts, read.rows.len()),
        };
        let mut list = build::list(&brand, &self.at.view, &read.rows, &read.marks, read.next, me.id, now);
        list.total = u64::try_from(total).unwrap_or(0);
        list.rows = list.rows.into_iter().map(|row| row.tagged(&read.tags)).collect();
        build::watch_list(&mut list, &read.watchers, me.id);
        list.selected = case.map(|case| case.to_string());
        list.tail = self.at.tail();
        list.bar = build::bar(&brand, &self.at, &read.shown, me, &read.known);
        list.bar.wrong.clone_from(&self.wrong);
        if let Some(saved) = &read.shown.saved {
            list.name = crate::named::view(saved);
            list.columns.clone_from(&saved.columns);
        }
        if let Some((_, sort)) = &read.shown.asked {
            list.order = build::order(*sort).to_owned();
        }
        if let Some(query) = searched {
            list.query.clone_from(query);
            list.order = t("views-order-resolved").into();
        }
        list
    }

    async fn read(&self, case: Option<CaseId>, part: &Part) -> Result<Read, Failed> {
        let (app, me, at) = (self.app, self.me, self.at.clone());
        let after = part.after.as_deref().map(str::parse::<RowCursor>).transpose();
        let after = after.map_err(|error| care::Error::invalid(error.to_string()))?;
        let (ctx, brand) = (me.ctx.clone(), app.brand());
        let verb = async move |tx: &mut Tx| {
            let rail = read::rail(tx, &ctx, &brand).await?;
            let shown = at.read(tx, &ctx, &brand).await?;
            let (rows, next) = match (&at.query, &shown.asked) {
                (Some(text), _) => (read::search(tx, &ctx, text).await?, None),
                (None, Some((filter, sort))) => {
                    read::select(tx, &ctx, &shown.scope, filter, *sort, ROWS, after).await?
                }
                (None, None) => read::list(tx, &ctx, &at.view, ROWS, after).await?,
            };
            let total = match &shown.asked {
                Some((filter, _)) if shown.own.is_some() || shown.saved.is_some() => {
                    Some(views::count(tx, &ctx, &shown.scope, filter, views::COUNTED).await?)
                }
                _ => None,
            };
            let ids: Vec<CaseId> = rows.iter().map(|row| row.case_id).collect();
            let marked: Vec<CaseId> = ids.iter().copied().chain(case).collect();
            let marks = read::marks(tx, &ctx, &marked).await?;
            let tags = tags::of_cases(tx, &ctx, &ids).await?;
            let watchers = watching::in_cases(tx, &ctx, &ids).await?;
            let known = tags::used(tx, &ctx, "").await?.into_iter().map(|one| one.tag).collect();
            let open = match case {
                Some(id) => {
                    let view = read::case_view(tx, &ctx, id).await?;
                    let mut around = read::around(tx, &ctx, &brand, id).await?;
                    around.similar = read::alike(tx, &ctx, &view).await?;
                    around.articles = read::suggested(tx, &ctx, &view).await?;
                    Some((view, around))
                }
                None => None,
            };
            Ok(Read { rail, shown, rows, next, total, marks, tags, watchers, known, open })
        };
        Ok(app.read(verb).await?)
    }
}

/// How many cases a view has in all. Of resolved ones only the page is counted: there may be millions.
fn total(view: &View, counts: &Counts, shown: usize) -> i64 {
    match view {
        View::Mine => counts.sum(|q| q.mine).max(shown as i64),
        View::All => counts.sum(|q| q.ours + q.theirs),
        View::Unassigned => counts.sum(|q| q.unassigned).max(shown as i64),
        View::Queue(queue) => counts
            .queues
            .iter()
            .find(|count| &count.queue == queue)
            .map_or(0, |count| count.ours + count.theirs),
        View::Snoozed => counts.snoozed,
        View::Resolved | View::Asked | View::ToApprove | View::Handed => shown as i64,
        View::Of(_) | View::Saved(_) | View::Turn => shown as i64,
    }
}
