//! What changed in chats, heard once for all their visitors.
//!
//! In: the database's notices. Out: the threads in which something is new. Promised: with nobody listening nothing is
//! read; changes that come close together are looked up together; who fell behind is told to look.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use care::{Notice, Tx, chat, watching};
use kernel::CaseId;
use tokio::sync::broadcast::{self, error::RecvError};

use crate::state::App;

/// How long changes gather before they are told.
const GATHER: Duration = Duration::from_millis(80);
/// How many news a listener may be behind.
const BEHIND: usize = 64;

/// What may look different.
#[derive(Clone, Debug)]
pub(crate) enum News {
    /// These threads.
    Threads(Arc<HashSet<String>>),
    /// Whatever it is: some news were lost.
    Anything,
}

impl News {
    /// Whether a visitor with these threads has to look.
    pub(crate) fn concerns(&self, threads: &[String]) -> bool {
        match self {
            Self::Threads(changed) => threads.iter().any(|thread| changed.contains(thread)),
            Self::Anything => true,
        }
    }
}

/// Where visitors listen: one for each node.
#[derive(Debug)]
pub struct Hub {
    news: broadcast::Sender<News>,
    runs: AtomicBool,
}

impl Default for Hub {
    fn default() -> Self {
        Self { news: broadcast::Sender::new(BEHIND), runs: AtomicBool::new(false) }
    }
}

impl Hub {
    /// Listens from now on; the first listener sets the hub going.
    pub(crate) fn listen(&self, app: &App) -> broadcast::Receiver<News> {
        let news = self.news.subscribe();
        if !self.runs.swap(true, Ordering::SeqCst) {
            tokio::spawn(run(app.clone(), app.db.notices()));
        }
        news
    }
}

/// Tells until the node stops.
async fn run(app: App, mut notices: broadcast::Receiver<Notice>) {
    loop {
        let heard = tokio::select! {
            () = app.stop.cancelled() => return,
            heard = notices.recv() => heard,
        };
        let mut gathered = Gathered::default();
        if !gathered.hear(heard) {
            return;
        }
        if !gathered.is_news() {
            continue;
        }
        let until = tokio::time::Instant::now() + GATHER;
        while let Ok(heard) = tokio::time::timeout_at(until, notices.recv()).await {
            if !gathered.hear(heard) {
                return;
            }
        }
        if app.chat.hub.news.receiver_count() > 0 {
            let news = gathered.news(&app).await;
            // Nobody may be left by now, which is no fault.
            let _ = app.chat.hub.news.send(news);
        }
    }
}

#[derive(Default)]
struct Gathered {
    cases: BTreeSet<CaseId>,
    missed: bool,
}

impl Gathered {
    /// `false` at the end of the node.
    fn hear(&mut self, heard: Result<Notice, RecvError>) -> bool {
        match heard {
            Ok(notice) if ["cases", watching::TOPIC].contains(&&*notice.topic) => {
                self.cases.extend(notice.payload.split(',').filter_map(|id| id.parse::<CaseId>().ok()));
            }
            Ok(notice) => self.missed |= notice.topic == Notice::RESYNC,
            Err(RecvError::Lagged(_)) => self.missed = true,
            Err(RecvError::Closed) => return false,
        }
        true
    }

    fn is_news(&self) -> bool {
        self.missed || !self.cases.is_empty()
    }

    async fn news(self, app: &App) -> News {
        if self.missed {
            return News::Anything;
        }
        let (ctx, cases) = (app.ctx.clone(), self.cases.into_iter().collect::<Vec<_>>());
        match app.read(async move |tx: &mut Tx| chat::threads(tx, &ctx, &cases).await).await {
            Ok(threads) => News::Threads(Arc::new(threads.into_iter().collect())),
            Err(error) => {
                crate::fault::log(&error);
                News::Anything
            }
        }
    }
}
