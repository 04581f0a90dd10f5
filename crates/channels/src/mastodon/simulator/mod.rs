//! An instance on this machine: Mastodon, GoToSocial or Pleroma, each with its own differences.
//!
//! In: requests to its API, and the test's hand. Out: answers, and a stream. Promised: the product meets it over HTTP
//! and WebSocket only; what it can and can't do stands in the page of facts.

mod api;
mod ids;
mod markup;
mod show;
mod state;
mod stream;
mod world;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use kernel::Clock;
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

use self::api::Shared;
use self::state::{File, State};
use crate::contract::{Secrets, Settings};
use crate::mastodon::Kind;
use crate::simulation::Door;

pub use self::state::Draft;
pub use self::world::world;

/// A small picture.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

/// An instance with nobody on it but the brand. It is gone when it is dropped.
pub struct Instance {
    shared: Shared,
    server: AbortHandle,
}

impl Drop for Instance {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Instance {
    /// One of this kind.
    ///
    /// # Panics
    /// If this machine gives it no port.
    pub async fn start(kind: Kind, clock: Arc<dyn Clock>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
        let inside = listener.local_addr().expect("it is bound");
        let door = Door::before(inside).await.expect("there is a free port");
        let state = State::new(kind, clock, format!("http://{}", door.address()));
        let shared = Shared { state: Arc::new(Mutex::new(state)), door };
        let router = api::router(shared.clone());
        let server = tokio::spawn(async move { _ = axum::serve(listener, router).await }).abort_handle();
        Self { shared, server }
    }

    /// Somebody says something; the id of it. `person` is on another instance unless they end in `@mast.example`; who is
    /// called `larkspur@mast.example` is the brand, at the instance's own page.
    pub fn say(&self, person: &str, draft: Draft) -> String {
        let mut state = self.shared.lock();
        let author = state.person(person);
        state.say(&author, draft)
    }

    /// Somebody reacts to a status: `favourite`, `reblog`, `follow`, or a kind that nobody knows.
    pub fn notify(&self, kind: &'static str, person: &str, status: Option<&str>) -> String {
        let mut state = self.shared.lock();
        let account = state.person(person);
        state.notify(kind, &account, status, false)
    }

    /// Somebody is not there any more.
    pub fn leave(&self, person: &str) {
        let mut state = self.shared.lock();
        let id = state.person(person);
        state.people.retain(|one| one.id != id);
    }

    /// What the instance does with notifications of strangers: `accept`, `filter` or `drop`.
    pub fn set_policy(&self, name: &str, value: &str) {
        self.shared.lock().policy.insert(name.to_owned(), value.to_owned());
    }

    /// How long words may be from now on.
    pub fn set_characters(&self, characters: u64) {
        self.shared.lock().characters = characters;
    }

    /// How often the next files are asked for until they are ready; `None` if they never will be.
    pub fn set_looks(&self, looks: Option<u32>) {
        self.shared.lock().looks = looks;
    }

    /// The brand's owner allows what stands at `address`; what their browser brings back. `None` if the instance refuses
    /// the question.
    pub fn allow(&self, address: &str) -> Option<Settings> {
        let url = reqwest::Url::parse(address).ok()?;
        let question: HashMap<_, _> = url.query_pairs().into_owned().collect();
        self.shared.lock().oauth.allow(&question).map(|answer| answer.into_iter().collect())
    }

    /// Forgets every app that was registered.
    pub fn forget_apps(&self) {
        self.shared.lock().oauth.forget_apps();
    }

    /// Everybody who listens is thrown out; they may come again.
    pub fn slam(&self) {
        self.shared.door.slam();
    }

    /// What was asked of its API so far: `GET /api/v1/notifications` and the like.
    pub fn calls(&self) -> Vec<String> {
        self.shared.lock().calls.clone()
    }

    /// What the alternative texts of its files are.
    pub fn descriptions(&self) -> Vec<String> {
        self.shared.lock().files.values().filter_map(|file| file.description.clone()).collect()
    }

    /// A picture that hangs on nothing yet; its id.
    pub fn picture(&self) -> String {
        self.file(PICTURE, Some("A parcel."))
    }

    /// The same with bytes of one's own, which are named a picture whatever they are.
    pub fn file(&self, bytes: &[u8], description: Option<&str>) -> String {
        let mut state = self.shared.lock();
        let id = state.next_id();
        let file = File {
            looks: Some(0),
            description: description.map(str::to_owned),
            bytes: bytes.to_vec(),
            elsewhere: None,
        };
        state.files.insert(id.clone(), file);
        id
    }

    /// The same with an address of one's own.
    pub fn file_at(&self, address: &str) -> String {
        let id = self.file(b"", None);
        if let Some(file) = self.shared.lock().files.get_mut(&id) {
            file.elsewhere = Some(address.to_owned());
        }
        id
    }

    /// What its files are, byte by byte, in no order.
    pub fn files(&self) -> Vec<Vec<u8>> {
        self.shared.lock().files.values().map(|file| file.bytes.clone()).collect()
    }

    /// What opens the brand's account.
    pub fn secrets(&self) -> Secrets {
        let secrets = Secrets::token(api::oauth::TOKEN);
        if self.shared.lock().kind != Kind::Pleroma {
            return secrets;
        }
        let (id, secret) = api::oauth::APP;
        secrets.with("refresh", api::oauth::REFRESH).with("client_id", id).with("client_secret", secret)
    }
}
