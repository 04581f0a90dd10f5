//! What every handler is given.

use std::sync::Arc;
use std::time::Duration;

use care::brand::Brand;
use care::{Db, Tx};
use channels::Lines;
use channels::sandbox::Flavour;
use channels::sandbox::simulator::Simulator;
use kernel::{Ctx, Key};
use tokio::sync::{Semaphore, watch};
use tokio::time::{Interval, MissedTickBehavior};
use tokio_util::sync::CancellationToken;

use crate::desk::live::Hub;
use crate::hooks::Intake;

/// The product as handlers see it: the database, the brand's picture, the way in for deliveries.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What an [`App`] is made of.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// The product's own context; handlers put an actor into it.
    pub ctx: Ctx,
    /// The installation's key.
    pub key: Key,
    /// The newest picture of the brand.
    pub brand: watch::Receiver<Arc<Brand>>,
    /// Where deliveries go.
    pub intake: Intake,
    /// The sandbox networks that this node runs.
    pub sandboxes: Vec<Simulator>,
    /// Where ways out to the networks begin, for what an administrator waits for.
    pub lines: Lines,
    /// Where the bytes of pictures and files are.
    pub media: media::Store,
    /// Whether browsers reach us by HTTPS, so that cookies may insist on it.
    pub https: bool,
    /// Log-ins that the log-in page offers: those of the demo, none elsewhere.
    pub hints: Vec<crate::login::Hint>,
    /// Whether anybody may look at the kit; else administrators alone may.
    pub kit: bool,
    /// Where live lines begin.
    pub live: Hub,
    /// What the visitors of chats share.
    pub chat: crate::chat::Rooms,
    /// Ends the live events when the node stops.
    pub stop: CancellationToken,
    /// How many passwords are hashed at once: each takes a core for tens of milliseconds.
    pub hashing: Semaphore,
}

/// How often a live line shows that it lives, and its reader's session is looked at again.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The heartbeat of a live line that begins now.
pub fn heartbeat() -> Interval {
    let mut beat = tokio::time::interval(HEARTBEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    beat.reset();
    beat
}

impl App {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The sandbox network of this flavour, if this node runs it.
    pub fn sandbox(&self, flavour: Flavour) -> Option<&Simulator> {
        self.0.sandboxes.iter().find(|network| network.flavour() == flavour)
    }

    /// The present picture of the brand.
    pub fn brand(&self) -> Arc<Brand> {
        self.0.brand.borrow().clone()
    }

    /// Tells when the picture of the brand is another.
    pub fn brands(&self) -> watch::Receiver<Arc<Brand>> {
        self.0.brand.clone()
    }

    /// Runs a verb that changes something.
    ///
    /// # Errors
    /// The verb's own.
    pub async fn write<T: Send + 'static>(
        &self,
        verb: impl AsyncFn(&mut Tx) -> care::Result<T> + Send + 'static,
    ) -> care::Result<T> {
        self.0.db.write(verb).await
    }

    /// Runs a verb that only reads.
    ///
    /// # Errors
    /// The verb's own.
    pub async fn read<T: Send + 'static>(
        &self,
        verb: impl AsyncFn(&mut Tx) -> care::Result<T> + Send + 'static,
    ) -> care::Result<T> {
        self.0.db.read(verb).await
    }
}

impl std::ops::Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
