//! A simulator, a hook of the product that records what reaches it, and the product's client between them.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use channels::sandbox::simulator::{Brand, NewPerson, RateLimit, Simulator, SimulatorConfig};
use channels::sandbox::{Flavour, sign};
use channels::{
    Credentials, Found, Headers, Item, Line, Network, Outgoing, Secrets, SendOutcome, Us, Visibility,
};
use kernel::{Instant, ManualClock, Secret};
use tokio::task::JoinHandle;

pub const SECRET: &[u8] = b"the account's secret";
pub const TOKEN: &str = "the account's token";
pub const BRAND: &str = "brand_larkspur";

/// What reached the hook, and what it shall answer.
#[derive(Default)]
pub struct Hook {
    pub received: Mutex<Vec<(HeaderMap, Bytes)>>,
    /// Answers for the next requests; 200 after the last.
    pub answers: Mutex<VecDeque<u16>>,
    pub slow: Mutex<Duration>,
}

impl Hook {
    pub fn ids(&self) -> Vec<String> {
        let received = self.received.lock().unwrap();
        received.iter().map(|(headers, _)| headers[sign::DELIVERY].to_str().unwrap().to_owned()).collect()
    }

    pub fn items(&self) -> Vec<Item> {
        let received = self.received.lock().unwrap();
        received
            .iter()
            .flat_map(|(_, body)| Flavour::Microblog.parse(&Us::default(), body).unwrap())
            .collect()
    }

    /// The texts of the messages, in the order in which they came.
    pub fn texts(&self) -> Vec<String> {
        let text = |item| match item {
            Item::Message(message) => Some(message.text.0),
            _ => None,
        };
        self.items().into_iter().filter_map(text).collect()
    }
}

pub struct World {
    pub sim: Simulator,
    pub hook: Arc<Hook>,
    pub clock: Arc<ManualClock>,
    pub line: Line,
    pub api: String,
    pub hook_url: String,
    pub server: JoinHandle<()>,
}

pub fn client(patience: Duration) -> reqwest::Client {
    _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().timeout(patience).build().unwrap()
}

pub fn line(patience: Duration) -> Line {
    Line::new(client(patience), Instant::from_seconds(0))
}

pub async fn serve(router: Router) -> (SocketAddr, JoinHandle<()>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    (address, tokio::spawn(async move { axum::serve(listener, router).await.unwrap() }))
}

async fn receive(State(hook): State<Arc<Hook>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let slow = *hook.slow.lock().unwrap();
    tokio::time::sleep(slow).await;
    hook.received.lock().unwrap().push((headers, body));
    let answer = hook.answers.lock().unwrap().pop_front().unwrap_or(200);
    StatusCode::from_u16(answer).unwrap()
}

pub fn start_of_time() -> Instant {
    Instant::from_seconds(1_772_359_200)
}

impl World {
    pub async fn new() -> Self {
        Self::with(None, RateLimit::default()).await
    }

    pub async fn with(journal: Option<PathBuf>, rate_limit: RateLimit) -> Self {
        Self::on(Flavour::Microblog, journal, rate_limit).await
    }

    /// The world of another flavour.
    pub async fn of(flavour: Flavour) -> Self {
        Self::on(flavour, None, RateLimit::default()).await
    }

    async fn on(flavour: Flavour, journal: Option<PathBuf>, rate_limit: RateLimit) -> Self {
        let hook = Arc::new(Hook::default());
        let router = Router::new().fallback(receive).with_state(hook.clone());
        let hook_url = format!("http://{}/hooks/sandbox", serve(router).await.0);
        let clock = ManualClock::new(start_of_time());
        let sim = start(journal, &hook_url, clock.clone(), rate_limit, flavour).await;
        let (address, server) = serve(sim.router()).await;
        let api = format!("http://{address}");
        Self { sim, hook, clock, line: line(Duration::from_secs(5)), api, hook_url, server }
    }

    pub async fn invent(&self, handle: &str) -> String {
        let new = NewPerson {
            handle: handle.into(),
            name: format!("{handle}'s name"),
            avatar: None,
            followers: 10,
        };
        self.sim.invent(new).await.unwrap().id
    }

    /// Until everything is delivered; a test that hangs here says so.
    pub async fn delivered(&self) {
        let all = tokio::time::timeout(Duration::from_secs(20), self.sim.delivered());
        all.await.expect("everything is delivered within 20 s");
    }

    pub fn credentials(&self) -> Credentials {
        Credentials { base_url: self.api.clone(), us: Us::default(), secrets: Secrets::token(TOKEN) }
    }

    pub async fn send(&self, outgoing: &Outgoing) -> SendOutcome {
        self.sim.flavour().send(&self.line, &self.credentials(), outgoing).await
    }

    pub async fn find(&self, outgoing: &Outgoing) -> Found {
        self.sim.flavour().find(&self.line, &self.credentials(), outgoing).await
    }
}

pub async fn start(
    journal: Option<PathBuf>,
    hook_url: &str,
    clock: Arc<ManualClock>,
    rate_limit: RateLimit,
    flavour: Flavour,
) -> Simulator {
    let handle = if flavour == Flavour::Mail { "help@larkspur.example" } else { "larkspur" };
    let config = SimulatorConfig {
        journal,
        hook_url: hook_url.into(),
        secret: Secret::new(SECRET.to_vec()),
        token: Secret::new(TOKEN.into()),
        flavour,
        brand: Brand { id: BRAND.into(), handle: handle.into(), name: "Larkspur Broadband".into() },
        clock,
        seed: 7,
        http: client(Duration::from_secs(5)),
        rate_limit,
        pace: 0.01,
    };
    Simulator::start(config).await.unwrap()
}

pub fn public(to: &str, text: &str, key: &str) -> Outgoing {
    Outgoing {
        visibility: Visibility::Public,
        in_reply_to: Some(to.into()),
        thread: None,
        recipient: None,
        comment: None,
        subject: None,
        tag: None,
        dm_link: false,
        text: text.to_owned().into(),
        addressee: None,
        media: Vec::new(),
        effect_key: key.into(),
    }
}

pub fn private(to: &str, text: &str, key: &str) -> Outgoing {
    Outgoing {
        visibility: Visibility::Private,
        in_reply_to: None,
        recipient: Some(to.into()),
        ..public("", text, key)
    }
}

/// A delivery's body, checked as the product checks it.
pub fn verified(headers: &HeaderMap, body: &Bytes) -> bool {
    Headers::get(headers, sign::SIGNATURE).is_some()
        && Flavour::Microblog.verify(headers, body, &Secret::new(SECRET.to_vec())).is_ok()
}
