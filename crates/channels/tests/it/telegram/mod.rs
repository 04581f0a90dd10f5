//! Telegram from the outside: its updates, its API and its odd behaviours over loopback HTTP.

mod listening;
mod reading;
mod receiving;
mod sending;
mod stranger;

use std::sync::Arc;
use std::time::Duration;

use channels::simulation::{Account, World};
use channels::telegram::Telegram;
use channels::telegram::simulator::Simulator;
use channels::{Credentials, History, Item, Line, Network, Outgoing, SendOutcome, Trouble, Us, Visibility};
use kernel::{Clock, Instant, ManualClock};

use crate::world::client;

/// A Telegram and the product's client beside it; the bot asks for its updates.
struct Stage {
    telegram: Simulator,
    clock: Arc<ManualClock>,
    account: Account,
}

impl Stage {
    async fn new() -> Self {
        let clock = ManualClock::new(Instant::from_seconds(1_767_225_600));
        let telegram = Simulator::start(client(Duration::from_secs(5)), clock.clone(), true).await;
        Self { account: telegram.account(), telegram, clock }
    }

    fn line(&self) -> Line {
        Line::new(client(Duration::from_secs(5)), self.clock.now())
    }

    fn us(&self) -> &Us {
        &self.account.us
    }

    fn credentials(&self) -> Credentials {
        Credentials {
            base_url: self.account.base_url.clone(),
            us: self.account.us.clone(),
            secrets: self.account.secrets.clone(),
        }
    }

    async fn history(&self, cursor: Option<&str>) -> Result<History, Trouble> {
        let (line, credentials) = (self.line(), self.credentials());
        Telegram.history(&line, &credentials, cursor).unwrap().await
    }

    /// Everything that waits; it stays there.
    async fn items(&self) -> Vec<Item> {
        let deliveries = self.history(None).await.unwrap().deliveries;
        deliveries.iter().flat_map(|body| Telegram.parse(self.us(), body).unwrap()).collect()
    }

    async fn send(&self, outgoing: &Outgoing) -> SendOutcome {
        Telegram.send(&self.line(), &self.credentials(), outgoing).await
    }
}

/// Words to somebody in private, in this conversation.
fn private(thread: &str, text: &str) -> Outgoing {
    Outgoing {
        visibility: Visibility::Private,
        thread: Some(thread.into()),
        recipient: Some(thread.rsplit(':').next().unwrap().into()),
        in_reply_to: None,
        ..public("", text)
    }
}

/// An answer in public.
fn public(to: &str, text: &str) -> Outgoing {
    crate::world::public(to, text, "snd_1")
}

/// The conversation in which a message stands.
fn conversation(key: &str) -> &str {
    key.rsplit_once(':').unwrap().0
}
