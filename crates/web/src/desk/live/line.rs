//! One reader's line: what of a tick their screen can show, as fragments.

use std::collections::HashSet;
use std::sync::Arc;

use axum::response::sse::Event;
use axum_extra::extract::CookieJar;
use care::desk::{self as read, Own, RowCursor, View};
use care::{Tx, staff, watching};
use futures::Stream;
use kernel::CaseId;
use serde::Deserialize;
use serde_json::json;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Interval;

use super::listed::{Filtering, Listed};
use super::seats::Seat;
use super::tick::{Changed, Place, Tick};
use crate::auth::Me;
use crate::calls;
use crate::desk::case::Entry;
use crate::desk::handlers::fragments::{Open, rows_of};
use crate::desk::shown::At;
use crate::desk::{build, case, composer};
use crate::errors::Failed;
use crate::l10n::{Reader, for_reader};
use crate::shell;
use crate::state::{App, heartbeat};

/// So many rows of a list may have left it before the page is fetched anew.
const LEFT_MAX: usize = 5_000;

/// What the reader looks at.
#[derive(Deserialize, Debug)]
pub struct Looks {
    /// The view; none on a page beside the desk.
    view: Option<String>,
    case: Option<CaseId>,
    /// The filter and the order of the address.
    f: Option<String>,
    sort: Option<String>,
    /// The end of the list as far as the page shows it; without it, any row may be on the screen.
    until: Option<String>,
    /// What the list is the answer to, if it is one: any case may stand in it.
    q: Option<String>,
}

/// One reader's line.
pub struct Line {
    app: App,
    me: Me,
    jar: CookieJar,
    reader: Reader,
    /// Where they are on the desk.
    at: Option<At>,
    /// The list there, once it is known.
    list: Option<Listed>,
    filtering: Option<Filtering>,
    case: Option<CaseId>,
    until: Option<RowCursor>,
    found: bool,
    ticks: Receiver<Arc<Tick>>,
    beat: Interval,
    own: Own,
    /// The timeline as the reader has it.
    entries: Vec<Entry>,
    /// The newest message that they have seen in the case.
    seen: i64,
    /// The rail as the reader has it.
    rail: String,
    /// Cases that have left this list since it was drawn: their rows may still be on the screen.
    left: HashSet<CaseId>,
    begun: bool,
    _seat: Option<Seat>,
}

impl Line {
    /// A line that begins now, for somebody who reads the language of this request.
    pub fn new(app: App, me: Me, jar: CookieJar, looks: Looks, reader: Reader) -> Self {
        let ticks = app.live.listen(&app);
        Self {
            found: looks.q.as_ref().is_some_and(|query| !query.trim().is_empty()),
            at: looks.view.map(|view| At::new(&view, looks.f, looks.sort, looks.q)),
            list: None,
            filtering: None,
            case: looks.case,
            until: looks.until.and_then(|until| until.parse().ok()),
            _seat: looks.case.map(|case| Seat::take(&app, &me, case)),
            ticks,
            beat: heartbeat(),
            own: Own::default(),
            entries: Vec::new(),
            seen: 0,
            rail: String::new(),
            left: HashSet::new(),
            begun: false,
            reader,
            app,
            me,
            jar,
        }
    }

    /// What the reader is told, until the node stops or their session ends.
    pub fn events(self) -> impl Stream<Item = Event> {
        futures::stream::unfold((self, Vec::new()), |(mut line, mut ready)| async move {
            while ready.is_empty() {
                let reader = line.reader.clone();
                ready = for_reader(reader, line.next()).await?;
                ready.reverse();
            }
            let event = ready.pop()?;
            Some((event, (line, ready)))
        })
    }

    async fn next(&mut self) -> Option<Vec<Event>> {
        if !self.begun {
            self.begun = true;
            return Some(self.begin().await.unwrap_or_else(failed));
        }
        tokio::select! {
            biased;
            () = self.app.stop.cancelled() => None,
            _ = self.beat.tick() => self.beats().await.then(|| vec![Event::default().comment("alive")]),
            heard = self.ticks.recv() => match heard {
                Ok(tick) if tick.missed => Some(vec![look_again()]),
                Ok(tick) => Some(self.draw(&tick).await.unwrap_or_else(failed)),
                Err(RecvError::Lagged(_)) => Some(vec![look_again()]),
                Err(RecvError::Closed) => None,
            },
        }
    }

    /// What changed between the drawing of the page and this line: the open case with its row, and the rail, whole. To
    /// open a case is to have seen it, so its row in a list that stood there before is another now.
    async fn begin(&mut self) -> Result<Vec<Event>, Failed> {
        if let Some(case) = self.case {
            let (ctx, id) = (self.me.ctx.clone(), case);
            self.app.write(async move |tx: &mut Tx| watching::stay(tx, &ctx, id).await).await?;
        }
        self.list = self.listed().await?;
        let is_filtered = self.list.as_ref().is_some_and(Listed::is_filtered);
        self.filtering = is_filtered.then(|| Filtering::begin(&self.app));
        let (ctx, brand) = (self.me.ctx.clone(), self.app.brand());
        let (rail, own) = self
            .app
            .read(async move |tx: &mut Tx| {
                Ok((read::rail(tx, &ctx, &brand).await?, read::own(tx, &ctx, &brand).await?))
            })
            .await?;
        self.own = own;
        let mut parts = String::new();
        if let (Some(at), Some(id)) = (&self.at, self.case) {
            let open = Open::read(&self.app, &self.me, id, at).await?;
            parts.push_str(&open.head()?);
            parts.push_str(&open.timeline()?);
            parts.push_str(&open.lock()?);
            parts.push_str(&rows_of(&self.app, &self.me, at, vec![id], Some(id)).await?);
            self.entries = open.conversation.timeline;
        }
        parts.push_str(&self.rail(&rail)?);
        Ok(vec![Event::default().data(parts)])
    }

    /// The list that the reader looks at.
    async fn listed(&self) -> care::Result<Option<Listed>> {
        let Some(at) = self.at.clone() else { return Ok(None) };
        let (ctx, brand, me) = (self.me.ctx.clone(), self.app.brand(), self.me.user.id);
        let list = async move |tx: &mut Tx| Listed::read(tx, &ctx, &brand, &at, me).await;
        self.app.read(list).await.map(Some)
    }

    /// A sign of life: of the line, and of the person who reads it. `false` once the session has ended.
    async fn beats(&self) -> bool {
        if !self.me.is_let_in(&self.app).await {
            return false;
        }
        let (ctx, case) = (self.me.ctx.clone(), self.case);
        let beat = self.app.write(async move |tx: &mut Tx| {
            staff::beat(tx, &ctx).await?;
            match case {
                Some(case) => watching::stay(tx, &ctx, case).await,
                None => Ok(()),
            }
        });
        if let Err(error) = beat.await {
            crate::fault::log(&error);
        }
        true
    }

    /// What of a tick this screen can show.
    async fn draw(&mut self, tick: &Tick) -> Result<Vec<Event>, Failed> {
        let mut events = Vec::new();
        let mut parts = String::new();
        if let Some(case) = self.case {
            if tick.cases.contains(&case) || tick.rules {
                let away =
                    tick.rows.iter().any(|row| row.row.case_id == case && row.is_away(self.me.user.id));
                parts.push_str(&self.open_case(case, away).await?);
            } else if tick.watched.contains(&case) {
                parts.push_str(&self.watchers(case, tick)?);
            }
        }
        if let Some(list) = &mut self.list {
            list.turn_to(tick.now);
            for changed in &tick.rows {
                self.row(changed, tick, &mut parts, &mut events)?;
            }
        }
        if let Some(rails) = &tick.rails {
            if tick.own {
                self.own = self.own().await?;
            }
            let mut rail = rails.of(&self.me.user, &self.own);
            if self.at.is_some() {
                rail.views = tick.saved(&self.app, &self.own).await?;
            }
            parts.push_str(&self.rail(&rail)?);
        }
        if tick.views && self.is_another_list().await? {
            return Ok(vec![look_again()]);
        }
        if self.left.len() > LEFT_MAX {
            self.left.clear();
            return Ok(vec![look_again()]);
        }
        if !parts.is_empty() {
            events.insert(0, Event::default().data(parts));
        }
        Ok(events)
    }

    async fn own(&self) -> care::Result<Own> {
        let (ctx, brand) = (self.me.ctx.clone(), self.app.brand());
        self.app.read(async move |tx: &mut Tx| read::own(tx, &ctx, &brand).await).await
    }

    /// Whether somebody has saved another filter, order or columns for the view before the reader.
    async fn is_another_list(&mut self) -> Result<bool, Failed> {
        let Some(list) = self.list.as_ref().filter(|list| matches!(list.at.view, View::Saved(_))) else {
            return Ok(false);
        };
        let now = self.listed().await?;
        let is_another = now.as_ref().is_some_and(|now| !now.is_like(list));
        if is_another {
            self.list = now;
        }
        Ok(is_another)
    }

    /// The parts of the open case that changed; whoever is not away sees them.
    async fn open_case(&mut self, case: CaseId, away: bool) -> Result<String, Failed> {
        let at = self.at.clone().unwrap_or_else(|| At::plain(View::All));
        let open = Open::read(&self.app, &self.me, case, &at).await?;
        let shown = &open.conversation;
        let mut parts = open.head()?;
        let (now, csrf) = (shown.now, &shown.csrf);
        parts.push_str(&super::timeline::changes(&shown.id, &self.entries, &shown.timeline, now, csrf)?);
        parts.push_str(&open.lock()?);
        if !away && open.seen > self.seen {
            self.seen = open.seen;
            let (ctx, seen) = (self.me.ctx.clone(), self.seen);
            self.app.write(async move |tx: &mut Tx| watching::see(tx, &ctx, case, seen).await).await?;
        }
        self.entries = open.conversation.timeline;
        Ok(parts)
    }

    /// Who else is in the open case, and who holds its reply.
    fn watchers(&self, id: CaseId, tick: &Tick) -> Result<String, Failed> {
        let Some(changed) = tick.rows.iter().find(|changed| changed.row.case_id == id) else {
            return Ok(String::new());
        };
        let (me, now) = (self.me.user.id, self.me.ctx.now());
        let mut viewers = build::viewers(&changed.watchers, me);
        viewers.extend(changed.visitor_writes.then(|| build::visitor(&changed.row)));
        let lock = build::lock(&changed.watchers, me);
        let id = id.to_string();
        Ok(case::viewers(&id, &viewers)? + &composer::lock(&id, &lock, now)?)
    }

    /// A changed row, for a list that shows it or did; and the word that a case is new in the list.
    fn row(
        &mut self,
        changed: &Changed,
        tick: &Tick,
        parts: &mut String,
        events: &mut Vec<Event>,
    ) -> Result<(), Failed> {
        let (me, case) = (self.me.user.id, changed.row.case_id);
        let Some(list) = &self.list else { return Ok(()) };
        if changed.only_for.as_ref().is_some_and(|only| !only.contains(&me)) {
            return Ok(());
        }
        let is_here = list.shows(&changed.place);
        let was_here = changed.before.as_ref().and_then(|before| list.showed(before));
        let on_page = |place: &Place| !list.is_behind(place, self.until);
        let stands = is_here.unwrap_or(true) && on_page(&changed.place);
        let may_show = stands
            || self.found
            || self.case == Some(case)
            || self.left.contains(&case)
            || was_here.unwrap_or(true) && changed.before.as_ref().is_none_or(on_page);
        match stands {
            true => self.left.remove(&case),
            false => may_show && self.left.insert(case),
        };
        if may_show {
            parts.push_str(&tick.row(changed, list, me, &self.reader, self.case)?);
        }
        let came = is_here == Some(true) && was_here != Some(true);
        if came && changed.place.is_news() && tick.cases.contains(&case) && !self.found {
            let data = json!({ "view": list.at.view.slug(), "case": case }).to_string();
            events.push(Event::default().event("arrived").data(data));
        }
        Ok(())
    }

    /// The rail, or beside the desk what stands for it; nothing if it is as it was.
    fn rail(&mut self, rail: &read::Rail) -> Result<String, Failed> {
        let place = |at: &At| shell::Place::Desk(at.view.slug().into_owned());
        let place = self.at.as_ref().map_or(shell::Place::Nowhere, place);
        let frame = shell::with_counts(&self.app, &self.me, &self.jar, "", place, rail);
        let drawn = match &self.at {
            Some(_) => shell::rail(&frame)? + &shell::presence(&frame)? + &calls::pop(&frame)?,
            None => {
                shell::bell(&frame)?
                    + &shell::here(&frame)?
                    + &shell::presence(&frame)?
                    + &calls::pop(&frame)?
            }
        };
        if drawn == self.rail {
            return Ok(String::new());
        }
        self.rail.clone_from(&drawn);
        Ok(drawn)
    }
}

fn look_again() -> Event {
    Event::default().event("resync").data("{}")
}

fn failed(Failed(error): Failed) -> Vec<Event> {
    crate::fault::log(&error);
    vec![look_again()]
}
