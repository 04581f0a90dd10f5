//! A Telegram with one bot, one group and whoever comes: the Bot API as the product sees it.
//!
//! In: requests of the bot over HTTP, and the test's hand. Out: updates, posted to a hook or listed when asked, and what
//! people see. Promised: what is confirmed is gone and what is not comes again; the rules that refuse words (who never
//! started the bot, who blocked it, the business window, lengths) are those of the page of facts.

mod api;
mod calls;
mod methods;
mod play;
mod state;
mod taking;
mod world;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kernel::Clock;
use tokio::sync::Notify;
use tokio::task::AbortHandle;

use crate::simulation::Door;
pub use state::GROUP;
use state::State;
pub use world::{world, world_by_poll};

/// The bot's token.
pub const TOKEN: &str = "700100:simulated-token-of-the-bot_0123456";
/// The bot's id.
pub const BOT: i64 = 700_100;
/// The bot's handle.
pub const HANDLE: &str = "larkspur_bot";
/// The business connection that the bot has.
pub const CONNECTION: &str = "BC_larkspur";
/// How much faster than on Telegram the waits between two tries are.
const PACE: f64 = 0.01;

/// A simulated Telegram. It is gone with the last handle.
#[derive(Clone)]
pub struct Simulator(Arc<Shared>, #[expect(dead_code, reason = "it is there to be dropped")] Arc<Server>);

impl std::fmt::Debug for Simulator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Simulator").finish_non_exhaustive()
    }
}

/// Who answers at the network's address.
struct Server(AbortHandle);

struct Shared {
    state: Mutex<State>,
    /// Something changed that a waiting question or call has to see.
    news: Notify,
    clock: Arc<dyn Clock>,
    http: reqwest::Client,
    door: Door,
    polls: bool,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
