//! `GET /sandbox/events`: the network as it changes.
//!
//! In: the network's news. Out: the feed and the messages, whole, as fragments; the first at once, so that a line
//! that was down has missed nothing. Promised: news that come close together are told together; the line ends with
//! the node, and with the reader's session.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::Event;
use channels::sandbox::simulator::News;
use futures::Stream;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Interval;

use super::player::Player;
use super::{build, feed, messages};
use crate::l10n::{self, Reader, for_reader};
use crate::shell::Frame;
use crate::state::{App, heartbeat};

/// How long news gather before they are told.
const GATHER: Duration = Duration::from_millis(60);

/// One reader's line.
pub(super) struct Line {
    app: App,
    player: Player,
    frame: Frame,
    who: String,
    reader: Reader,
    news: Receiver<News>,
    beat: Interval,
    begun: bool,
}

impl Line {
    /// A line for whoever the page is drawn for now.
    pub(super) fn new(app: App, player: Player, frame: Frame, who: String) -> Self {
        let news = player.network.subscribe();
        Self { app, player, frame, who, reader: l10n::reader(), news, beat: heartbeat(), begun: false }
    }

    /// The events of the line, until its end.
    pub(super) fn events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        futures::stream::unfold(self, |mut line| async move {
            let reader = line.reader.clone();
            let event = for_reader(reader, line.next()).await?;
            Some((Ok(event), line))
        })
    }

    async fn next(&mut self) -> Option<Event> {
        if !std::mem::replace(&mut self.begun, true) {
            return self.told().await;
        }
        let stop = self.app.stop.clone();
        loop {
            tokio::select! {
                biased;
                () = stop.cancelled() => return None,
                _ = self.beat.tick() => {
                    return self.player.me.is_let_in(&self.app).await.then(|| Event::default().comment("alive"));
                }
                news = self.news.recv() => match news {
                    Err(RecvError::Closed) => return None,
                    Ok(news) if !self.concerns(&news) => {}
                    Ok(_) | Err(RecvError::Lagged(_)) => break,
                },
            }
        }
        tokio::time::sleep(GATHER).await;
        self.news = self.news.resubscribe();
        self.told().await
    }

    fn concerns(&self, news: &News) -> bool {
        match news {
            News::Words { with, .. } => with.as_ref().is_none_or(|with| *with == self.who),
            News::Person { .. } | News::Reset => true,
            News::Delivery { .. } | News::Faults => false,
        }
    }

    async fn told(&self) -> Option<Event> {
        let network = &self.player.network;
        let frame = Frame { now: self.player.me.ctx.now(), ..self.frame.clone() };
        let view = build::view(frame, &self.app.sandboxes, network, Some(&self.who));
        // Whoever has the page open has read what the brand wrote. Nobody is there if the person was forgotten.
        let _ = network.read(&self.who).await;
        let html = feed(&view).and_then(|feed| Ok(feed + &messages(&view)?));
        html.ok().map(|html| Event::default().data(html))
    }
}
