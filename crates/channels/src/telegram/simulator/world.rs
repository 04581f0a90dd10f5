//! The simulated Telegram as a [`World`], for the suite that every network passes.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use kernel::{Clock, Secret};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use super::state::State;
use super::{BOT, HANDLE, Server, Shared, Simulator, TOKEN, api};
use crate::contract::{BoxFuture, Network, Secrets, Settings, Us, Visibility};
use crate::simulation::{Account, Door, Faults, Saying, Shown, World};
use crate::telegram::{POLL, Telegram};

/// A Telegram with nobody on it but the bot, whose time is `clock`'s; it calls the product with `http`.
///
/// # Panics
/// If this machine gives it no port.
pub async fn world(http: reqwest::Client, clock: Arc<dyn Clock>) -> Box<dyn World> {
    Box::new(Simulator::start(http, clock, false).await)
}

/// The same, with a bot that asks for its updates.
///
/// # Panics
/// If this machine gives it no port.
pub async fn world_by_poll(http: reqwest::Client, clock: Arc<dyn Clock>) -> Box<dyn World> {
    Box::new(Simulator::start(http, clock, true).await)
}

impl Simulator {
    /// A Telegram whose time is `clock`'s. The bot's account is set to ask for its updates if `polls`.
    ///
    /// # Panics
    /// If this machine gives it no port.
    pub async fn start(http: reqwest::Client, clock: Arc<dyn Clock>, polls: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
        let inside = listener.local_addr().expect("it is bound");
        let door = Door::before(inside).await.expect("there is a free port");
        let state = Mutex::new(State::default());
        let shared = Arc::new(Shared { state, news: Notify::new(), clock, http, door, polls });
        let router = api::router(shared.clone());
        let server = tokio::spawn(async move { _ = axum::serve(listener, router).await }).abort_handle();
        Self(shared, Arc::new(Server(server)))
    }
}

impl World for Simulator {
    fn network(&self) -> &'static dyn Network {
        &Telegram
    }

    fn calls_again(&self) -> bool {
        !self.0.polls
    }

    fn account(&self) -> Account {
        let mut settings = Settings::new();
        settings.insert(POLL.into(), self.0.polls.to_string());
        Account {
            us: Us { external_id: BOT.to_string(), handle: HANDLE.into(), settings },
            name: "Larkspur".into(),
            base_url: format!("http://{}", self.0.door.address()),
            secrets: Secrets::token(TOKEN),
            hook_secret: Secret::new(b"the account's secret".to_vec()),
        }
    }

    fn says(&self, saying: Saying) -> BoxFuture<'_, String> {
        let Saying { person, visibility, in_reply_to, text, picture } = saying;
        let id = match visibility {
            Visibility::Private => self.writes(&person, &text, picture),
            Visibility::Public => self.speaks(&person, &text, in_reply_to.as_deref(), picture),
        };
        Box::pin(async move { id })
    }

    fn edits<'a>(&'a self, id: &'a str, text: &'a str) -> BoxFuture<'a, bool> {
        Box::pin(async move { self.changes(id, text) })
    }

    fn deletes<'a>(&'a self, id: &'a str) -> BoxFuture<'a, bool> {
        Box::pin(async move { self.takes_back(id) })
    }

    fn shown(&self) -> BoxFuture<'_, Vec<Shown>> {
        let state = self.0.lock();
        let people: HashSet<i64> = state.people.values().copied().collect();
        let ours = state.messages.iter().filter(|(_, said)| !people.contains(&said.author) && !said.gone);
        let mut all: Vec<_> = ours
            .map(|(spot, said)| {
                let shown = Shown {
                    provider_id: spot.to_string(),
                    visibility: if spot.place.chat > 0 { Visibility::Private } else { Visibility::Public },
                    in_reply_to: said.answers.map(|id| spot.place.clone().message(id).to_string()),
                    text: said.text.clone(),
                    media: said.media,
                };
                (said.at, shown)
            })
            .collect();
        all.sort_by_key(|(at, _)| *at);
        Box::pin(async move { all.into_iter().map(|(_, shown)| shown).collect() })
    }

    fn set(&self, faults: Faults) {
        self.0.door.shut(faults.down);
        let state = &mut *self.0.lock();
        state.faults = faults;
        self.0.wake(state);
    }
}
