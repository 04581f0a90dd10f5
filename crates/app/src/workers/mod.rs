//! What goes on beside the requests: one file for each worker.
//!
//! A worker is woken by a notice of the database, and by a poll that is the floor below it: a lost notice costs a
//! second, never a message.

use std::sync::Arc;
use std::time::Duration;

use care::brand::Brand;
use channels::{Line, Lines};
use db::Db;
use kernel::{Ctx, Instant, Key, Millis, NodeId};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

pub mod access;
pub mod appointments;
pub mod approvals;
pub mod bulk;
pub mod comparer;
pub mod crm;
pub mod dispatcher;
pub mod fetcher;
pub mod indexer;
pub mod learner;
pub mod mover;
pub mod opinions;
pub mod pacing;
pub mod pictures;
pub mod placer;
pub mod pusher;
pub mod reader;
pub mod reconciler;
pub mod sender;
pub mod timekeeper;
pub mod waker;

/// How long to wait where the database could not say.
const POLL_AGAIN: Millis = Millis::seconds(5);
/// The floor below every wake-up.
const POLL: Duration = Duration::from_secs(1);

/// What workers share.
#[derive(Clone)]
pub struct Desk {
    /// The database.
    pub db: Db,
    /// The product's own context.
    pub ctx: Ctx,
    /// The newest picture of the brand.
    pub brand: watch::Receiver<Arc<Brand>>,
    /// The installation's key.
    pub key: Key,
    /// For what the operator names.
    pub http: reqwest::Client,
    /// Where ways out to the networks begin.
    pub lines: Lines,
    /// Who renews which account's access.
    pub renewals: access::Renewals,
    /// How fast each account may send.
    pub pacing: pacing::Pacing,
    /// Which node this is, among those that share the database.
    pub node: NodeId,
    /// Ends everything.
    pub stop: CancellationToken,
}

impl Desk {
    /// A way out to a network, for one piece of work.
    fn line(&self) -> Line {
        self.lines.at(self.ctx.now())
    }

    fn picture(&self) -> Arc<Brand> {
        self.brand.borrow().clone()
    }

    /// Waits until a notice of one of these topics, the poll, or the end. `false` at the end.
    async fn wake(&self, notices: &mut Notices, topics: &[&str], poll: Duration) -> bool {
        let waited = async {
            loop {
                match notices.recv().await {
                    Ok(notice) if !topics.contains(&&*notice.topic) && &*notice.topic != "resync" => {}
                    // A slow listener has missed some: look.
                    Ok(_) | Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => return,
                    Err(tokio::sync::broadcast::error::RecvError::Closed) => std::future::pending().await,
                }
            }
        };
        tokio::select! {
            () = self.stop.cancelled() => false,
            _ = tokio::time::timeout(poll, waited) => !self.stop.is_cancelled(),
        }
    }

    /// Waits until somebody asks for this thing, by a notice of its topic.
    async fn asked(&self, notices: &mut Notices, topic: &str, thing: &str) {
        use tokio::sync::broadcast::error::RecvError;
        loop {
            match notices.recv().await {
                Ok(notice) if &*notice.topic == topic && &*notice.payload == thing => return,
                // Who asked and was missed asks again; what is due comes by its own turn.
                Ok(_) | Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => std::future::pending().await,
            }
        }
    }

    /// Waits until the product's clock shows this moment; it is looked at often, because it may be set. `false` at the end.
    async fn until(&self, due: Instant) -> bool {
        loop {
            let left = u64::try_from(due.since(self.ctx.now()).0).unwrap_or(0);
            if left == 0 {
                return true;
            }
            if !self.breathe(Duration::from_millis(left).min(POLL)).await {
                return false;
            }
        }
    }

    /// Waits a moment after a failure. `false` at the end.
    async fn breathe(&self, pause: Duration) -> bool {
        tokio::select! {
            () = self.stop.cancelled() => false,
            () = tokio::time::sleep(pause) => true,
        }
    }
}

type Notices = tokio::sync::broadcast::Receiver<db::Notice>;
