//! A product with a sandbox network, a user of each role, and a browser for each of them.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::connect_info::MockConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::response::Response;
use bytes::Bytes;
use care::accounts::{self, NewAccount};
use care::brand::{self, Brand};
use care::ingest::{self, Raw};
use care::{Tx, access, flow};
use channels::sandbox::simulator::{self, RateLimit, Simulator, SimulatorConfig};
use channels::{Secrets, Settings};
use kernel::{AccountId, Actor, Ctx, Instant, Key, ManualClock, Role, Secret, TenantId};
use serde_json::json;
use tokio::sync::{Semaphore, watch};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;
use triage::Taxonomy;
use web::hooks::Intake;
use web::state::{App, Parts};

pub const PASSWORD: &str = "correct horse battery";
/// What customers call themselves here.
pub const HOSTILE: &str = "<script>alert(1)</script>";

pub struct World {
    pub db: db::Db,
    pub ctx: Ctx,
    pub clock: Arc<ManualClock>,
    pub brand: Arc<Brand>,
    pub account: AccountId,
    pub key: Key,
    pub network: Simulator,
    pub stop: CancellationToken,
    router: Router,
    _folder: tempfile::TempDir,
}

impl World {
    /// The context of the colleague of this role.
    pub async fn acting(&self, role: Role) -> Ctx {
        let ctx = self.ctx.clone();
        let users = write(&self.db, async move |tx: &mut Tx| access::users(tx, &ctx).await).await;
        let user = users.into_iter().find(|user| user.role == role).expect("there is one of each role");
        self.ctx.with_actor(Actor::User { id: user.id, role })
    }

    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = ManualClock::new(Instant::from_seconds(1_772_359_200));
        let config = db::Config::Sqlite { path: folder.path().join("web.sqlite"), readers: 2 };
        let db = db::Db::open(&config).await.unwrap();
        db.migrate(&[&db::MIGRATIONS, &care::MIGRATIONS], Instant::from_seconds(0)).await.unwrap();
        let nobody = TenantId::from_uuid(uuid::Uuid::nil());
        let ctx = Ctx::seeded(nobody, clock.clone(), 7);
        let ctx = ctx.with_tenant(ctx.mint());
        let key = ctx.with_rng(Key::generate);
        let (account, brand) = set_up(&db, &ctx, &key).await;
        let network = network(clock.clone()).await;
        let (intake, worker) = Intake::new();
        let stop = CancellationToken::new();
        tokio::spawn(worker.run(db.clone(), ctx.clone(), stop.clone()));
        let app = App::new(Parts {
            db: db.clone(),
            ctx: ctx.clone(),
            key: key.clone(),
            brand: watch::channel(brand.clone()).1,
            intake,
            sandboxes: vec![network.clone()],
            live: web::desk::live::Hub::default(),
            lines: channels::Lines::new(
                channels::line::Reach { private: true, own: None },
                Duration::from_secs(5),
            )
            .unwrap(),
            media: media::Store::in_memory(),
            chat: web::chat::Rooms::default(),
            https: false,
            hints: Vec::new(),
            kit: false,
            stop: stop.clone(),
            hashing: Semaphore::new(2),
        });
        let peer = SocketAddr::from(([192, 0, 2, 7], 4711));
        let router = web::router(app).layer(MockConnectInfo(peer));
        Self { db, ctx, clock, brand, account, key, network, stop, router, _folder: folder }
    }

    /// Somebody without a session.
    pub fn stranger(&self) -> Browser {
        Browser { router: self.router.clone(), cookies: HashMap::new(), csrf: String::new(), asks: None }
    }

    /// Somebody who is logged in; the log-in of each role is its name.
    pub async fn browser(&self, role: Role) -> Browser {
        let mut browser = self.stranger();
        let answer = browser.log_in(role.name(), PASSWORD, "/settings/sessions").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        browser.get("/settings/sessions").await;
        browser
    }

    /// A customer with a hostile name says something in public; what follows from it is done.
    pub async fn hear(&self, number: u32, name: &str, text: &str) {
        let body = json!({
            "id": format!("dlv_{number}"),
            "account": "brand_larkspur",
            "sent_at": "2026-03-01T10:00:00Z",
            "events": [{
                "type": "mention.created",
                "post": {
                    "id": format!("p{number}"),
                    "thread": format!("p{number}"),
                    "author": { "id": format!("u{number}"), "handle": format!("person_{number}"), "name": name,
                        "avatar": null, "followers": 12 },
                    "text": text,
                    "created_at": "2026-03-01T10:00:00Z",
                    "mentions": ["brand_larkspur"],
                },
            }],
        });
        self.deliver(&format!("key_{number}"), body.to_string()).await;
    }

    /// A delivery with any body.
    pub async fn deliver(&self, dedup_key: &str, body: impl Into<Bytes>) {
        let raw = Raw {
            account: self.account,
            channel: "sandbox",
            dedup_key: dedup_key.to_owned(),
            body: body.into(),
        };
        let (ctx, brand) = (self.ctx.clone(), self.brand.clone());
        write(&self.db, async move |tx: &mut Tx| {
            ingest::store_all(tx, &ctx, std::slice::from_ref(&raw)).await?;
            let (mut parsed, unreadable) = flow::parse(&brand, ingest::waiting(tx, &ctx, &[], 10).await?);
            flow::context(tx, &ctx, &mut parsed).await?;
            flow::read(&brand, &mut parsed);
            flow::place(tx, &ctx, &brand, &parsed).await?;
            for poison in unreadable {
                ingest::poison(tx, &ctx, poison.id, &poison.reason).await?;
            }
            Ok(())
        })
        .await;
    }
}

/// Runs a verb that succeeds.
pub async fn write<T: Send + 'static>(
    db: &db::Db,
    verb: impl AsyncFn(&mut Tx) -> care::Result<T> + Send + 'static,
) -> T {
    db.write(verb).await.unwrap()
}

async fn set_up(db: &db::Db, ctx: &Ctx, key: &Key) -> (AccountId, Arc<Brand>) {
    let hash = access::hash(ctx, &Secret::new(PASSWORD.into())).unwrap();
    let (ctx, key) = (ctx.clone(), key.clone());
    write(db, async move |tx: &mut Tx| {
        let taxonomy = Taxonomy { brand_names: vec!["larkspur".into()], ..Taxonomy::default() };
        let ownership = ownership::preset_text("divided").unwrap();
        brand::create(tx, &ctx, "larkspur", "Larkspur Broadband", taxonomy, ownership).await?;
        let account = NewAccount {
            channel: "sandbox".into(),
            external_id: "brand_larkspur".into(),
            handle: "larkspur".into(),
            name: "Larkspur Broadband".into(),
            base_url: "http://127.0.0.1:9/sandbox-network".into(),
            secret: Secret::new(vec![1; 32]),
            secrets: Secrets::token("token"),
            settings: Settings::new(),
        };
        let account = accounts::connect(tx, &ctx, &key, account).await?;
        for role in Role::ALL {
            let name = format!("{HOSTILE} {role}");
            access::add_user(tx, &ctx, role.name(), &name, role, Some("care_team"), &hash).await?;
        }
        Ok((account, Arc::new(brand::load(tx, &ctx).await?)))
    })
    .await
}

/// A network whose deliveries reach nobody.
async fn network(clock: Arc<ManualClock>) -> Simulator {
    _ = rustls::crypto::ring::default_provider().install_default();
    Simulator::start(SimulatorConfig {
        journal: None,
        hook_url: "http://127.0.0.1:9/".into(),
        secret: Secret::new(vec![1; 32]),
        token: Secret::new("token".into()),
        brand: simulator::Brand {
            id: "brand_larkspur".into(),
            handle: "larkspur".into(),
            name: "Larkspur Broadband".into(),
        },
        flavour: channels::sandbox::Flavour::Microblog,
        clock,
        seed: 7,
        http: reqwest::Client::builder().no_proxy().build().unwrap(),
        rate_limit: RateLimit::default(),
        pace: 100.0,
    })
    .await
    .unwrap()
}

/// What keeps cookies and knows its session's mark.
#[derive(Clone)]
pub struct Browser {
    pub router: Router,
    pub cookies: HashMap<String, String>,
    pub csrf: String,
    /// In which language it asks, as somebody who looks at pages; `None` as a program does.
    asks: Option<&'static str>,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    /// Where it sends the browser.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
    }
}

impl Browser {
    /// From now on it asks for pages in this language.
    pub fn speaks(&mut self, language: &'static str) {
        self.asks = Some(language);
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], false).await
    }

    /// Sends a form with the session's mark.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf.clone();
        let fields: Vec<_> = fields.iter().copied().chain([("csrf", csrf.as_str())]).collect();
        self.send(Method::POST, path, &fields, false).await
    }

    /// The same, as the page's script sends it.
    pub async fn post_partial(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf.clone();
        let fields: Vec<_> = fields.iter().copied().chain([("csrf", csrf.as_str())]).collect();
        self.send(Method::POST, path, &fields, true).await
    }

    pub async fn log_in(&mut self, login: &str, password: &str, next: &str) -> Answer {
        let form = self.get("/login").await;
        let mark = between(&form.text, r#"name="csrf" value=""#, "\"").unwrap_or_default().to_owned();
        let fields = [("csrf", mark.as_str()), ("login", login), ("password", password), ("next", next)];
        self.send(Method::POST, "/login", &fields, false).await
    }

    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        fields: &[(&str, &str)],
        partial: bool,
    ) -> Answer {
        let response = self.raw(method, path, fields, partial).await;
        let (parts, body) = response.into_parts();
        let text = String::from_utf8(to_bytes(body, usize::MAX).await.unwrap().to_vec()).unwrap();
        if let Some(csrf) = between(&text, r#"name="csrf-token" content=""#, "\"") {
            self.csrf = csrf.to_owned();
        }
        Answer { status: parts.status, headers: parts.headers, text }
    }

    pub async fn raw(
        &mut self,
        method: Method,
        path: &str,
        fields: &[(&str, &str)],
        partial: bool,
    ) -> Response {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if partial {
            request = request.header("hx-request", "true");
        }
        if let Some(language) = self.asks {
            request = request.header(header::ACCEPT_LANGUAGE, language).header(header::ACCEPT, "text/html");
        }
        let request = request.body(Body::from(body)).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        for set in response.headers().get_all(header::SET_COOKIE) {
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            match rest.contains("Max-Age=0") {
                true => self.cookies.remove(name),
                false => self.cookies.insert(name.to_owned(), value.to_owned()),
            };
        }
        response
    }
}

pub fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let start = text.find(before)? + before.len();
    text[start..].split(after).next()
}
