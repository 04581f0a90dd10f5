//! The board as it changes, read once for all who look at it.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::response::sse::Event;
use care::wallboard::{Board, board};
use care::{Notice, Tx, staff};
use futures::Stream;
use tokio::sync::broadcast::Receiver as Notices;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::time::Interval;

use super::view::{Floor, changes};
use super::{build, handlers};
use crate::auth::Me;
use crate::errors::Failed;
use crate::l10n::{Reader, for_reader};
use crate::state::{App, heartbeat};

/// How often the board is read at most.
const READ_EVERY: Duration = Duration::from_secs(2);
/// How long changes gather before it is read.
const GATHER: Duration = Duration::from_millis(250);
/// Promises break and quarters end without any news: it is read at least so often.
const READ_AT_LEAST: Duration = Duration::from_secs(15);

/// The newest board of this node.
#[derive(Debug)]
pub struct Readings {
    latest: watch::Sender<Option<Arc<Board>>>,
    runs: AtomicBool,
}

impl Default for Readings {
    fn default() -> Self {
        Self { latest: watch::Sender::new(None), runs: AtomicBool::new(false) }
    }
}

impl Readings {
    /// Listens from now on; the first listener sets the reading going.
    fn listen(&self, app: &App) -> watch::Receiver<Option<Arc<Board>>> {
        let boards = self.latest.subscribe();
        if !self.runs.swap(true, Ordering::SeqCst) {
            tokio::spawn(run(app.clone(), app.db.notices()));
        }
        boards
    }
}

/// Reads until the node stops.
async fn run(app: App, mut notices: Notices<Notice>) {
    while heard(&app, &mut notices).await.is_some() {
        if app.live.floor.latest.receiver_count() == 0 {
            continue;
        }
        let (ctx, brand) = (app.ctx.clone(), app.brand());
        match app.read(async move |tx: &mut Tx| board(tx, &ctx, &brand).await).await {
            Ok(board) => app.live.floor.latest.send_replace(Some(Arc::new(board))),
            Err(error) => {
                crate::fault::log(&error);
                continue;
            }
        };
        tokio::select! {
            () = app.stop.cancelled() => return,
            () = tokio::time::sleep(READ_EVERY) => {}
        }
    }
}

/// Waits for news of the floor, or for its time. `None` at the end of the node.
async fn heard(app: &App, notices: &mut Notices<Notice>) -> Option<()> {
    let until = tokio::time::Instant::now() + READ_AT_LEAST;
    loop {
        tokio::select! {
            () = app.stop.cancelled() => return None,
            () = tokio::time::sleep_until(until) => return Some(()),
            notice = notices.recv() => match notice {
                Ok(notice) if matches!(&*notice.topic, "cases" | "staff" | "brand" | Notice::RESYNC) => break,
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => break,
                Err(RecvError::Closed) => return None,
            },
        }
    }
    tokio::time::sleep(GATHER).await;
    *notices = notices.resubscribe();
    Some(())
}

/// One reader's line.
pub(super) struct Line {
    app: App,
    me: Me,
    reader: Reader,
    boards: watch::Receiver<Option<Arc<Board>>>,
    beat: Interval,
    shown: Floor,
    begun: bool,
}

impl Line {
    /// A line for somebody whose page shows the floor as it is read now; on a wall there is nothing to press.
    pub(super) async fn new(app: App, me: Me, reader: Reader, is_screen: bool) -> Result<Self, Failed> {
        let boards = app.live.floor.listen(&app);
        let mut shown = handlers::read(&app, &me).await?;
        shown.may_direct = shown.may_direct && !is_screen;
        Ok(Self { app, me, reader, boards, beat: heartbeat(), shown, begun: false })
    }

    /// What the reader is told, until the node stops or their session ends.
    pub(super) fn events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        futures::stream::unfold(self, |mut line| async move {
            let reader = line.reader.clone();
            let event = for_reader(reader, line.next()).await?;
            Some((Ok(event), line))
        })
    }

    async fn next(&mut self) -> Option<Event> {
        if !std::mem::replace(&mut self.begun, true) {
            return Some(Event::default().comment("alive"));
        }
        loop {
            tokio::select! {
                biased;
                () = self.app.stop.cancelled() => return None,
                _ = self.beat.tick() => return self.beats().await.then(|| Event::default().comment("alive")),
                changed = self.boards.changed() => changed.ok()?,
            }
            let Some(board) = self.boards.borrow_and_update().clone() else { continue };
            let (may, csrf) = (self.shown.may_direct, &self.shown.csrf);
            let floor = build::floor(&self.app.brand(), &board, may, csrf, self.reader.zone.as_ref());
            let parts = changes(&self.shown, &floor).unwrap_or_default();
            self.shown = floor;
            if !parts.is_empty() {
                return Some(Event::default().data(parts));
            }
        }
    }

    /// A sign of life of the reader. `false` once their session has ended.
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
}
