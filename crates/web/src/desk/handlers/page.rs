//! `GET /desk/{view}` and `GET /desk/{view}/{case}`.

use axum::extract::{Path, Query, State};
use axum::response::{Html, Redirect};
use axum_extra::extract::CookieJar;
use care::desk::{self as read, Around, CaseView, Counts, Rail, RowCursor, View};
use care::{Tx, watching};
use kernel::CaseId;
use serde::Deserialize;

use crate::auth::Me;
use crate::desk::build::{self, Given};
use crate::desk::list::List;
use crate::errors::{Failed, Page};
use crate::shell::{self, Place};
use crate::state::App;

/// How many rows a page of a list holds.
const ROWS: u32 = 50;

/// Which part of a list.
#[derive(Deserialize, Default, Debug)]
pub struct Part {
    /// Behind which row.
    after: Option<String>,
    /// What is searched for.
    q: Option<String>,
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
    Query(part): Query<Part>,
) -> Page {
    let desk = Desk { app: &app, me: &me, jar: &jar, view: View::from(view.as_str()) };
    desk.draw(None, &part, Given::default()).await
}

/// `GET /desk/{view}/{case}`.
pub async fn case(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path((view, case)): Path<(String, CaseId)>,
    Query(part): Query<Part>,
) -> Page {
    let desk = Desk { app: &app, me: &me, jar: &jar, view: View::from(view.as_str()) };
    desk.draw(Some(case), &part, Given::default()).await
}

/// The desk of one person in one view.
pub struct Desk<'a> {
    /// The product.
    pub app: &'a App,
    /// Who looks.
    pub me: &'a Me,
    /// Their cookies.
    pub jar: &'a CookieJar,
    /// At which view.
    pub view: View,
}

impl Desk<'_> {
    /// Draws the whole page.
    pub async fn draw(&self, case: Option<CaseId>, part: &Part, given: Given) -> Page {
        let (app, me, view) = (self.app, self.me, &self.view);
        if let View::Queue(queue) = view
            && !app.brand().has_queue(queue)
        {
            return Err(Failed(care::Error::NotFound { what: "view" }));
        }
        let (rail, mut list, open) = self.read(case, part).await?;
        let (brand, now) = (app.brand(), me.ctx.now());
        let title = open.as_ref().map_or_else(|| list.name.clone(), |(open, _)| open.person.name.clone());
        let place = Place::Desk(view.slug().into_owned());
        let mut frame = shell::with_counts(app, me, self.jar, &title, place, &rail);
        frame.events = Some(self.events(case));
        list.selected = case.map(|case| case.to_string());
        let page = crate::desk::View {
            frame,
            list,
            case: open.as_ref().map(|(open, around)| {
                let may_write = me.user.role >= kernel::Role::Agent;
                let composer = may_write.then(|| build::composer(&brand, me, open, around, given, now));
                build::conversation(&brand, me, open, around, &view.slug(), composer, now)
            }),
            context: open.as_ref().map(|(open, around)| build::context(&brand, open, around, now)),
        };
        Ok(Html(crate::desk::render(&page)?))
    }

    /// Where the page's live events come from.
    fn events(&self, case: Option<CaseId>) -> String {
        let view = self.view.slug();
        case.map_or_else(
            || format!("/desk/events?view={view}"),
            |case| format!("/desk/events?view={view}&case={case}"),
        )
    }

    async fn read(
        &self,
        case: Option<CaseId>,
        part: &Part,
    ) -> Result<(Rail, List, Option<(CaseView, Around)>), Failed> {
        let (app, me) = (self.app, self.me);
        let after = part.after.as_deref().map(str::parse::<RowCursor>).transpose();
        let after = after.map_err(|error| care::Error::Invalid(error.to_string()))?;
        let query = part.q.clone().filter(|query| !query.trim().is_empty());
        let (ctx, view, asked, brand) = (me.ctx.clone(), self.view.clone(), query.clone(), app.brand());
        let (rail, rows, watchers, next, open) = app
            .read(async move |tx: &mut Tx| {
                let rail = read::rail(tx, &ctx, &brand).await?;
                let (rows, next) = match &asked {
                    Some(text) => (read::search(tx, &ctx, text).await?, None),
                    None => read::list(tx, &ctx, &view, ROWS, after).await?,
                };
                let open = match case {
                    Some(id) => Some((
                        read::case_view(tx, &ctx, id).await?,
                        read::around(tx, &ctx, &brand, id).await?,
                    )),
                    None => None,
                };
                let cases: Vec<CaseId> = rows.iter().map(|row| row.case_id).collect();
                Ok((rail, rows, watching::in_cases(tx, &ctx, &cases).await?, next, open))
            })
            .await?;
        let total =
            if query.is_some() { rows.len() as i64 } else { total(&self.view, &rail.counts, rows.len()) };
        let now = me.ctx.now();
        let mut list = build::list(&app.brand(), &self.view, &rows, next, total, me.user.id, now);
        build::watch_list(&mut list, &watchers, me.user.id);
        if let Some(query) = query {
            list.query = query;
            list.order = "latest first".into();
        }
        Ok((rail, list, open))
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
        View::Resolved | View::Asked | View::ToApprove | View::Handed | View::Of(_) => shown as i64,
    }
}
