//! The microblog as a [`World`], for the suite that every network passes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, Response, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::IntoResponse;
use kernel::{Clock, Secret};
use serde_json::json;
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

use super::{Brand, Faults, NewPerson, RateLimit, Simulator, SimulatorConfig};
use crate::contract::{BoxFuture, Network, Secrets, Settings, Us, Visibility};
use crate::sandbox::Flavour;
use crate::simulation::{self, Account, Door, Saying, Shown, World};

const TOKEN: &str = "the account's token";
const SECRET: &[u8] = b"the account's secret";

struct Microblog {
    simulator: Simulator,
    door: Door,
    faults: Arc<Mutex<simulation::Faults>>,
    people: Mutex<HashMap<String, String>>,
    server: AbortHandle,
}

/// A microblog with nobody on it but the brand, whose time is `clock`'s; it calls the product with `http`.
///
/// # Panics
/// If this machine gives it no port.
pub async fn world(http: reqwest::Client, clock: Arc<dyn Clock>) -> Box<dyn World> {
    let simulator = Simulator::start(SimulatorConfig {
        journal: None,
        flavour: Flavour::Microblog,
        hook_url: "http://127.0.0.1:9/nobody".into(),
        secret: Secret::new(SECRET.to_vec()),
        token: Secret::new(TOKEN.into()),
        brand: Brand { id: "brand_larkspur".into(), handle: "larkspur".into(), name: "Larkspur".into() },
        clock,
        seed: 7,
        http,
        rate_limit: RateLimit::default(),
        pace: 0.01,
    })
    .await
    .expect("a network without a journal starts");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
    let inside = listener.local_addr().expect("it is bound");
    let door = Door::before(inside).await.expect("there is a free port");
    let faults = Arc::new(Mutex::new(simulation::Faults::default()));
    let router = simulator.router().layer(from_fn_with_state((faults.clone(), door.clone()), go_wrong));
    let server = tokio::spawn(async move { _ = axum::serve(listener, router).await }).abort_handle();
    Box::new(Microblog { simulator, door, faults, people: Mutex::default(), server })
}

/// What the network's own faults do not know.
async fn go_wrong(
    State((faults, door)): State<(Arc<Mutex<simulation::Faults>>, Door)>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let faults = faults.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some(wait) = faults.limited {
        let seconds = (wait.0 / 1000).to_string();
        let failure = json!({"error": {"code": "rate_limited", "message": "too many calls"}}).to_string();
        return (StatusCode::TOO_MANY_REQUESTS, [("retry-after", seconds)], failure).into_response();
    }
    let words = request.method() == Method::POST;
    if let Some(reason) = faults.refuses.filter(|_| words) {
        let failure = json!({"error": {"code": "refused", "message": reason}}).to_string();
        return (StatusCode::UNPROCESSABLE_ENTITY, failure).into_response();
    }
    let answer = next.run(request).await;
    if words && faults.answer_lost {
        door.slam();
    }
    answer
}

impl Drop for Microblog {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Microblog {
    async fn person(&self, handle: &str) -> String {
        let known = self.people.lock().unwrap_or_else(PoisonError::into_inner).get(handle).cloned();
        if let Some(id) = known {
            return id;
        }
        let new = NewPerson {
            handle: handle.into(),
            name: format!("{handle} on the blog"),
            avatar: None,
            followers: 3,
        };
        let id = self.simulator.invent(new).await.expect("the handle is free").id;
        self.people.lock().unwrap_or_else(PoisonError::into_inner).insert(handle.into(), id.clone());
        id
    }
}

impl World for Microblog {
    fn network(&self) -> &'static dyn Network {
        &Flavour::Microblog
    }

    fn account(&self) -> Account {
        let brand = self.simulator.brand();
        Account {
            us: Us { external_id: brand.id.clone(), handle: brand.handle.clone(), settings: Settings::new() },
            name: brand.name.clone(),
            base_url: format!("http://{}", self.door.address()),
            secrets: Secrets::token(TOKEN),
            hook_secret: Secret::new(SECRET.to_vec()),
        }
    }

    fn call(&self, hook: String) -> BoxFuture<'_, ()> {
        self.simulator.deliver_to(hook);
        Box::pin(async {})
    }

    fn says(&self, saying: Saying) -> BoxFuture<'_, String> {
        Box::pin(async move {
            let person = self.person(&saying.person).await;
            let text = format!("@larkspur {}", saying.text);
            let said = match (saying.visibility, &saying.in_reply_to) {
                (Visibility::Private, _) => self.simulator.dm(&person, &saying.text).await,
                (Visibility::Public, Some(to)) => self.simulator.reply(&person, to, &saying.text).await,
                (Visibility::Public, None) => self.simulator.post(&person, &text).await,
            };
            said.expect("the person may say it")
        })
    }

    fn edits<'a>(&'a self, id: &'a str, text: &'a str) -> BoxFuture<'a, bool> {
        Box::pin(async move { self.simulator.edit(id, text).await.is_ok() })
    }

    fn deletes<'a>(&'a self, id: &'a str) -> BoxFuture<'a, bool> {
        Box::pin(async move { self.simulator.delete(id).await.is_ok() })
    }

    fn shown(&self) -> BoxFuture<'_, Vec<Shown>> {
        let brand = &self.simulator.brand().id;
        let public = self.simulator.feed(1_000, None, Some(brand));
        let people: Vec<String> =
            self.people.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect();
        let private = people.iter().filter_map(|person| self.simulator.conversation(person).ok());
        let ours = private.flat_map(|with| with.messages).filter(|post| post.author.id == *brand);
        let mut all: Vec<_> = public.into_iter().chain(ours).filter(|post| !post.deleted).collect();
        all.sort_by_key(|post| post.at);
        let shown = |post: super::PostView| Shown {
            provider_id: post.id,
            visibility: if post.private { Visibility::Private } else { Visibility::Public },
            in_reply_to: post.parent,
            text: post.text,
            media: 0,
        };
        let all = all.into_iter().map(shown).collect();
        Box::pin(async move { all })
    }

    fn set(&self, faults: simulation::Faults) {
        self.simulator.set_faults(Faults {
            duplicates: if faults.duplicates { 1.0 } else { 0.0 },
            disorder: faults.disorder,
            silent_drop: faults.silent || faults.down,
            token_revoked: faults.revoked || faults.expired,
            late_refusal: faults.fails_later,
            ..Faults::default()
        });
        self.door.shut(faults.down);
        *self.faults.lock().unwrap_or_else(PoisonError::into_inner) = faults;
    }
}
