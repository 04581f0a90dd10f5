//! `GET /engage/events`: which cases changed. The page fetches the cards of those that it shows.

use std::convert::Infallible;

use axum::extract::State;
use axum::response::sse::{Event, Sse};
use care::Notice;
use care::access::{Right, allow};
use futures::Stream;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Interval;

use crate::auth::Me;
use crate::errors::Failed;
use crate::state::{App, heartbeat};

/// The line of one page.
struct Line {
    app: App,
    me: Me,
    notices: Receiver<Notice>,
    beat: Interval,
    begun: bool,
}

pub(super) async fn events(
    State(app): State<App>,
    me: Me,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Failed> {
    allow(&me.ctx, Right::Read)?;
    let line = Line { notices: app.db.notices(), app, me, beat: heartbeat(), begun: false };
    let told = async |mut line: Line| line.next().await.map(|event| (Ok(event), line));
    Ok(Sse::new(futures::stream::unfold(line, told)))
}

impl Line {
    /// What the page is told next; `None` at the end of the node or of the reader's session.
    async fn next(&mut self) -> Option<Event> {
        let alive = || Some(Event::default().comment("alive"));
        if !std::mem::replace(&mut self.begun, true) {
            return alive();
        }
        loop {
            let notice = tokio::select! {
                biased;
                () = self.app.stop.cancelled() => return None,
                _ = self.beat.tick() => return if self.me.is_let_in(&self.app).await { alive() } else { None },
                notice = self.notices.recv() => notice,
            };
            match notice {
                Ok(Notice { topic, payload }) if topic == "cases" => {
                    return Some(Event::default().event("cards").data(payload));
                }
                Ok(notice) if notice.topic != Notice::RESYNC => {}
                Ok(_) | Err(RecvError::Lagged(_)) => {
                    return Some(Event::default().event("resync").data("all"));
                }
                Err(RecvError::Closed) => return None,
            }
        }
    }
}
