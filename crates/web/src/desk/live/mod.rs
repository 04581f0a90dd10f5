//! What changes while people look, heard once for all of them.
//!
//! In: the database's notices. Out: a `Tick` for every line that stands, with what changed since the one before it.
//! Promised: changes that come close together are told together; each changed case is read once, however many look,
//! and a row is drawn once for all whose screens show the same; whether it stands in a list is decided without asking the
//! database again, whatever filter makes the list; the rail's counts are made at most once a second, and of a saved view
//! once for all for whom it counts the same; a reader who falls behind is told to fetch the page anew, and delays nobody. With nobody looking nothing is read.

mod line;
mod listed;
mod news;
mod seats;
mod tick;
mod timeline;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::broadcast;
use tokio::time::Instant;

pub use line::{Line, Looks};
use news::News;
use seats::Seats;
use tick::{Memory, Tick};

use crate::state::App;

/// How long changes gather before they are told.
const GATHER: Duration = Duration::from_millis(120);
/// How often the rail is counted at most.
const COUNT_EVERY: Duration = Duration::from_secs(1);
/// How many ticks a reader may be behind.
const BEHIND: usize = 64;

/// Where live lines begin: one for each node.
#[derive(Debug)]
pub struct Hub {
    ticks: broadcast::Sender<Arc<Tick>>,
    runs: AtomicBool,
    seats: Seats,
    /// How many lines show a list that a filter makes.
    filtered: AtomicUsize,
    /// The wallboard, read once for all who look at it.
    pub(crate) floor: crate::wallboard::Readings,
}

impl Default for Hub {
    fn default() -> Self {
        Self {
            ticks: broadcast::Sender::new(BEHIND),
            runs: AtomicBool::new(false),
            seats: Seats::default(),
            filtered: AtomicUsize::new(0),
            floor: crate::wallboard::Readings::default(),
        }
    }
}

impl Hub {
    /// Listens from now on; the first listener sets the hub going.
    fn listen(&self, app: &App) -> broadcast::Receiver<Arc<Tick>> {
        let ticks = self.ticks.subscribe();
        if !self.runs.swap(true, Ordering::SeqCst) {
            tokio::spawn(run(app.clone(), app.db.notices()));
        }
        ticks
    }
}

/// Tells until the node stops.
async fn run(app: App, mut notices: broadcast::Receiver<care::Notice>) {
    let mut news = News::default();
    let mut counted = Instant::now() - COUNT_EVERY;
    let (mut memory, mut brands) = (Memory::default(), app.brands());
    while news.gather(&app, &mut notices, &mut brands, counted + COUNT_EVERY).await.is_some() {
        if app.live.ticks.receiver_count() == 0 {
            (news, memory) = (News::default(), Memory::default());
            continue;
        }
        let counts = news.rail && counted.elapsed() >= COUNT_EVERY;
        let told = news.take(counts);
        if counts {
            counted = Instant::now();
        }
        let tick = match Tick::read(&app, &mut memory, told).await {
            Ok(tick) => tick,
            Err(error) => {
                crate::fault::log(&error);
                Tick::missed()
            }
        };
        // Nobody may be left by now, which is no fault.
        let _ = app.live.ticks.send(Arc::new(tick));
    }
}
