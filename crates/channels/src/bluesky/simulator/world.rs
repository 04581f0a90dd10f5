//! The network as a [`World`], for the suite that every network passes.

use std::sync::Arc;

use bytes::Bytes;
use kernel::{Clock, Millis, Secret};
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

use super::super::Bluesky;
use super::super::uri::POST;
use super::{Config, Picture, Simulator};
use crate::contract::{BoxFuture, Network, Secrets, Settings, Us, Visibility};
use crate::simulation::{Account, Door, Faults, Saying, Shown, World};

const HANDLE: &str = "larkspur.example";
const PASSWORD: &str = "abcd-efgh-ijkl-mnop";
/// The smallest picture there is.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0,
    0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89,
];

struct Sky {
    simulator: Simulator,
    door: Door,
    brand: String,
    secrets: Secrets,
    server: AbortHandle,
}

/// A network with nobody on it but the brand, whose time is `clock`'s.
///
/// # Panics
/// If this machine gives it no port.
pub async fn world(clock: Arc<dyn Clock>) -> Box<dyn World> {
    let simulator = Simulator::new(Config { clock, lag: Millis(40), points: 5_000 });
    let brand = simulator.joins(HANDLE);
    simulator.app_password(&brand, PASSWORD, true);
    simulator.declares(&brand, "all");
    let secrets = simulator.session(&brand).with("password", PASSWORD);
    let (door, server) = simulator.opens().await;
    Box::new(Sky { simulator, door, brand, secrets, server })
}

impl Simulator {
    /// Opens the network on this machine: the way in, and what stands behind it.
    ///
    /// # Panics
    /// If this machine gives it no port.
    pub async fn opens(&self) -> (Door, AbortHandle) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
        let inside = listener.local_addr().expect("it is bound");
        let door = Door::before(inside).await.expect("there is a free port");
        self.stands_at(format!("http://{}", door.address()), door.clone());
        let router = self.router();
        let server = tokio::spawn(async move { _ = axum::serve(listener, router).await }).abort_handle();
        (door, server)
    }

    /// What has to be entered to connect an account here.
    pub fn settings(door: &Door) -> Settings {
        let address = door.address();
        [
            ("appview", format!("http://{address}")),
            ("directory", format!("http://{address}")),
            ("jetstream", format!("ws://{address}")),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
    }
}

impl Drop for Sky {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl World for Sky {
    fn network(&self) -> &'static dyn Network {
        &Bluesky
    }

    fn account(&self) -> Account {
        Account {
            us: Us {
                external_id: self.brand.clone(),
                handle: HANDLE.into(),
                settings: Simulator::settings(&self.door),
            },
            name: "Larkspur".into(),
            base_url: format!("http://{}", self.door.address()),
            secrets: self.secrets.clone(),
            hook_secret: Secret::new(Vec::new()),
        }
    }

    fn says(&self, saying: Saying) -> BoxFuture<'_, String> {
        let person = self.simulator.joins(&format!("{}.example", saying.person));
        let picture = saying.picture.then(|| Picture {
            media_type: "image/png".into(),
            bytes: Bytes::from_static(PNG),
            alt: "a torn parcel".into(),
        });
        let id = match saying.visibility {
            // The chat carries no pictures: somebody who has one shows it in public.
            Visibility::Private if picture.is_none() => {
                self.simulator.writes(&person, &self.brand, &saying.text)
            }
            _ => {
                let text = format!("@{HANDLE} {}", saying.text);
                self.simulator.posts(&person, &text, saying.in_reply_to.as_deref(), picture)
            }
        };
        Box::pin(async move { id })
    }

    fn edits<'a>(&'a self, id: &'a str, text: &'a str) -> BoxFuture<'a, bool> {
        Box::pin(async move { self.simulator.changes(id, text) })
    }

    fn deletes<'a>(&'a self, id: &'a str) -> BoxFuture<'a, bool> {
        Box::pin(async move { self.simulator.takes_back(id) })
    }

    fn shown(&self) -> BoxFuture<'_, Vec<Shown>> {
        let posts = self.simulator.records(&self.brand, POST).into_iter().map(|(uri, record)| Shown {
            in_reply_to: record["reply"]["parent"]["uri"].as_str().map(str::to_owned),
            provider_id: uri,
            visibility: Visibility::Public,
            text: record["text"].as_str().unwrap_or_default().to_owned(),
            media: record["embed"]["images"].as_array().map_or(0, Vec::len),
        });
        let messages = self.simulator.messages(&self.brand).into_iter().map(|(provider_id, text)| Shown {
            provider_id,
            visibility: Visibility::Private,
            in_reply_to: None,
            text,
            media: 0,
        });
        let all = posts.chain(messages).collect();
        Box::pin(async move { all })
    }

    fn set(&self, faults: Faults) {
        self.simulator.set(faults);
    }
}
