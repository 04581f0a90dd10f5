//! `GET /desk/events`: what changes while somebody looks.
//!
//! In: the database's notices. Out: fragments for the open case, for rows on the screen and for the rail, and the
//! event `arrived` for a case that the list does not show yet. Promised: changes that come close together are told
//! together; a reader who missed some is told to fetch the page anew; nobody hears of a case that they may not read;
//! the line ends with the node, and with the reader's session.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{Query, State};
use axum::response::sse::{Event, Sse};
use axum_extra::extract::CookieJar;
use care::desk::{self as read, Row, View};
use care::queues::Turn;
use care::{Notice, Tx, staff};
use futures::Stream;
use kernel::CaseId;
use serde::Deserialize;
use serde_json::json;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Interval;

use super::fragments;
use crate::auth::Me;
use crate::desk::{build, list};
use crate::errors::Failed;
use crate::shell::{self, Place};
use crate::state::{App, heartbeat};

/// How long changes gather before they are told.
const GATHER: Duration = Duration::from_millis(120);
/// More changed cases than this at once are told as "look again".
const MANY: usize = 40;

/// What the reader looks at.
#[derive(Deserialize, Debug)]
pub struct Looks {
    /// The view; none on a page beside the desk.
    view: Option<String>,
    case: Option<CaseId>,
}

/// `GET /desk/events`.
pub async fn events(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Query(looks): Query<Looks>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let notices = app.db.notices();
    // What changed between the drawing of the page and this line is told first.
    let untold = News { cases: looks.case.into_iter().collect(), rail: true, missed: false };
    let view = looks.view.as_deref().map(View::from);
    let line = Line { view, case: looks.case, app, me, jar, notices, untold, beat: heartbeat() };
    let stream = futures::stream::unfold((line, Vec::new()), |(mut line, mut ready)| async move {
        while ready.is_empty() {
            ready = line.next().await?;
            ready.reverse();
        }
        let event = ready.pop()?;
        Some((Ok(event), (line, ready)))
    });
    Sse::new(stream)
}

/// One reader's line.
struct Line {
    app: App,
    me: Me,
    jar: CookieJar,
    view: Option<View>,
    case: Option<CaseId>,
    notices: Receiver<Notice>,
    untold: News,
    beat: Interval,
}

/// What has changed since the reader was told last.
#[derive(Default)]
struct News {
    cases: BTreeSet<CaseId>,
    rail: bool,
    missed: bool,
}

impl News {
    fn hear(&mut self, notice: &Notice) {
        match &*notice.topic {
            "cases" => {
                self.cases.extend(notice.payload.split(',').filter_map(|id| id.parse::<CaseId>().ok()))
            }
            "problems" | "approvals" | "notifications" | "staff" => self.rail = true,
            "resync" => self.missed = true,
            _ => {}
        }
    }
    fn is_empty(&self) -> bool {
        self.cases.is_empty() && !self.rail && !self.missed
    }
}

impl Line {
    /// Waits for news and draws it. `None` when the node stops or the session has ended.
    async fn next(&mut self) -> Option<Vec<Event>> {
        let news = self.gather().await?;
        if news.is_empty() {
            return Some(vec![Event::default().comment("alive")]);
        }
        if news.missed || news.cases.len() > MANY {
            return Some(vec![Event::default().event("resync").data("{}")]);
        }
        match self.draw(&news).await {
            Ok(events) => Some(events),
            Err(Failed(error)) => {
                crate::fault::log(&error);
                Some(vec![Event::default().event("resync").data("{}")])
            }
        }
    }

    /// The next news; none of them at a heartbeat.
    async fn gather(&mut self) -> Option<News> {
        let mut news = std::mem::take(&mut self.untold);
        while news.is_empty() {
            tokio::select! {
                biased;
                () = self.app.stop.cancelled() => return None,
                _ = self.beat.tick() => return self.beats().await.then(News::default),
                heard = self.notices.recv() => hear(&mut news, heard)?,
            }
        }
        let until = tokio::time::Instant::now() + GATHER;
        while let Ok(heard) = tokio::time::timeout_at(until, self.notices.recv()).await {
            hear(&mut news, heard)?;
        }
        Some(news)
    }

    /// A sign of life: of the line, and of the person who reads it. `false` once the session has ended.
    async fn beats(&self) -> bool {
        if !self.me.is_let_in(&self.app).await {
            return false;
        }
        let ctx = self.me.ctx.clone();
        if let Err(error) = self.app.write(async move |tx: &mut Tx| staff::beat(tx, &ctx).await).await {
            crate::fault::log(&error);
        }
        true
    }

    /// What changes on a page beside the desk: how much waits, and how the reader stands.
    async fn beside(&self) -> Result<Vec<Event>, Failed> {
        let frame = shell::frame(&self.app, &self.me, &self.jar, "", Place::Nowhere).await?;
        Ok(vec![Event::default().data(
            shell::bell(&frame)?
                + &shell::here(&frame)?
                + &shell::presence(&frame)?
                + &crate::calls::pop(&frame)?,
        )])
    }

    async fn draw(&self, news: &News) -> Result<Vec<Event>, Failed> {
        let mut events = Vec::new();
        let mut parts = String::new();
        let Some(view) = &self.view else { return self.beside().await };
        if let Some(case) = self.case.filter(|case| news.cases.contains(case)) {
            parts.push_str(&fragments::of_case(&self.app, &self.me, &self.jar, view, case).await?);
        }
        let others: Vec<CaseId> =
            news.cases.iter().copied().filter(|case| Some(*case) != self.case).collect();
        let (ctx, brand) = (self.me.ctx.clone(), self.app.brand());
        let (rail, rows) = self
            .app
            .read(async move |tx: &mut Tx| {
                let mut rows = Vec::new();
                for case in &others {
                    rows.extend(read::row(tx, &ctx, *case).await?);
                }
                Ok((read::rail(tx, &ctx, &brand).await?, rows))
            })
            .await?;
        let (brand, now, me) = (self.app.brand(), self.me.ctx.now(), self.me.user.id);
        let mut shown = build::list(&brand, view, &[], None, 0, me, now);
        shown.selected = self.case.map(|case| case.to_string());
        for row in &rows {
            parts.push_str(&list::row(&shown, &build::row(&brand, row, me))?);
            if self.belongs(view, row) {
                let data = json!({ "view": view.slug(), "case": row.case_id }).to_string();
                events.push(Event::default().event("arrived").data(data));
            }
        }
        let place = Place::Desk(view.slug().into_owned());
        let frame = shell::with_counts(&self.app, &self.me, &self.jar, "", place, &rail);
        parts.push_str(&shell::rail(&frame)?);
        parts.push_str(&shell::presence(&frame)?);
        parts.push_str(&crate::calls::pop(&frame)?);
        events.insert(0, Event::default().data(parts));
        Ok(events)
    }

    /// Whether a case stands in the view that the reader looks at.
    fn belongs(&self, view: &View, row: &Row) -> bool {
        let resolved = row.resolved_at.is_some();
        match view {
            View::Mine => !resolved && row.turn == Turn::Ours && row.assignee == Some(self.me.user.id),
            View::All => !resolved && row.turn == Turn::Ours,
            View::Unassigned => !resolved && row.turn == Turn::Ours && row.assignee.is_none(),
            View::Queue(queue) => !resolved && row.turn == Turn::Ours && &row.queue == queue,
            View::Snoozed => row.turn == Turn::Asleep,
            View::Resolved => resolved,
            View::Of(holder) => !resolved && row.assignee == Some(*holder),
            // What makes a case stand there is not in its row: the count in the rail tells it.
            View::Asked | View::ToApprove | View::Handed => false,
        }
    }
}

fn hear(news: &mut News, heard: Result<Notice, RecvError>) -> Option<()> {
    match heard {
        Ok(notice) => news.hear(&notice),
        Err(RecvError::Lagged(_)) => news.missed = true,
        Err(RecvError::Closed) => return None,
    }
    Some(())
}
