//! Two brands in one database; the first has a node with an API.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use care::access;
use care::accounts::{self, NewAccount};
use care::brand::{self, Brand};
use care::flow;
use care::ingest::{self, Raw};
use care::{Db, Error, Tx, outbound, watching};
use channels::{Secrets, SendOutcome, Settings};
use kernel::{
    AccountId, Actor, Clock, Ctx, DeliveryId, Instant, Key, ManualClock, Millis, Role, Secret, TenantId,
    TokenId, UserId,
};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::{Semaphore, watch};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;
use triage::Taxonomy;

use crate::hooks::Intake;
use crate::state::{App, Parts};

const NOON: Instant = Instant::from_seconds(1_772_359_260);

pub struct World {
    pub clock: Arc<ManualClock>,
    pub ours: Tenant,
    pub theirs: Tenant,
    pub db: Db,
    router: Router,
    _folder: TempDir,
}

/// A brand with a user and a token of each role.
pub struct Tenant {
    pub ctx: Ctx,
    pub account: AccountId,
    pub agent: UserId,
    pub colleague: UserId,
    pub viewers: UserId,
    pub viewer: String,
    pub answerer: String,
    pub lead: String,
    pub admin: String,
    pub answerer_id: TokenId,
    brand: Brand,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Reply {
    /// The body, which says of itself that it is JSON.
    pub fn json(&self) -> Value {
        let kind = self.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        assert_eq!(kind, Some("application/json"), "{self:?}");
        serde_json::from_str(&self.text).expect("the body is JSON")
    }

    /// The problem's word, if it has this status.
    pub fn refused(&self, status: u16) -> String {
        assert_eq!(self.status.as_u16(), status, "{self:?}");
        let problem = self.json();
        assert!(problem["message"].as_str().is_some_and(|message| !message.is_empty()), "{problem}");
        problem["code"].as_str().expect("a problem has a code").to_owned()
    }
}

impl World {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = db::Config::Sqlite { path: folder.path().join("api.sqlite"), readers: 2 };
        let db = Db::open(&config).await.unwrap();
        let clock = ManualClock::new(NOON);
        db.migrate(&[&db::MIGRATIONS, &care::MIGRATIONS], NOON).await.unwrap();
        let tenant = |digit: u8| format!("ten_{}", digit.to_string().repeat(32)).parse::<TenantId>().unwrap();
        let ctx = Ctx::seeded(tenant(1), clock.clone(), 7);
        let key = ctx.with_rng(Key::generate);
        let ours = Tenant::new(&db, &ctx, &key, "larkspur", "Larkspur Broadband").await;
        let theirs = Tenant::new(&db, &ctx.with_tenant(tenant(2)), &key, "fenwick", "Fenwick Fibre").await;
        let (_, brand) = watch::channel(Arc::new(ours.brand.clone()));
        _ = rustls::crypto::ring::default_provider().install_default();
        let app = App::new(Parts {
            db: db.clone(),
            ctx,
            key,
            brand,
            intake: Intake::new().0,
            sandboxes: Vec::new(),
            media: media::Store::in_memory(),
            chat: crate::chat::Rooms::default(),
            live: crate::desk::live::Hub::default(),
            lines: channels::Lines::new(
                channels::line::Reach { private: true, own: None },
                Duration::from_secs(5),
            )
            .unwrap(),
            https: false,
            hints: Vec::new(),
            kit: false,
            stop: CancellationToken::new(),
            hashing: Semaphore::new(1),
        });
        Self { clock, ours, theirs, db, router: crate::router(app), _folder: folder }
    }

    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let body = axum::body::to_bytes(response.into_body(), 16 << 20).await.unwrap();
        Reply { status, headers, text: String::from_utf8(body.to_vec()).unwrap() }
    }

    pub async fn ask(&self, method: Method, path: &str, token: &str, body: Option<Value>) -> Reply {
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/api/v1/{path}") };
        let request = Request::builder().method(method).uri(path);
        let request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        self.send(match body {
            None => request.body(Body::empty()).unwrap(),
            Some(body) => {
                let request = request.header(header::CONTENT_TYPE, "application/json");
                request.body(Body::from(body.to_string())).unwrap()
            }
        })
        .await
    }

    /// Reads as a viewer.
    pub async fn get(&self, path: &str) -> Value {
        let reply = self.ask(Method::GET, path, &self.ours.viewer, None).await;
        assert_eq!(reply.status, StatusCode::OK, "{reply:?}");
        reply.json()
    }

    /// A stranger says something in public; the id of their case.
    pub async fn hear(&self, who: &Tenant, name: &str, text: &str) -> String {
        self.clock.advance(Millis::seconds(5));
        let (stamp, id) = (self.clock.now().timestamp().to_string(), self.clock.now().micros());
        let body = json!({
            "id": format!("dlv_{id}"), "account": "brand", "sent_at": stamp,
            "events": [{ "type": "mention.created", "post": {
                "id": format!("p{id}"), "thread": format!("p{id}"), "text": text, "created_at": stamp,
                "author": { "id": format!("u_{name}"), "handle": name, "name": name, "followers": 12 },
                "mentions": ["brand"],
            }}],
        });
        who.deliver(&self.db, id, body.to_string()).await;
        let ctx = who.ctx.clone();
        let all = care::desk::View::All;
        let (rows, _) = self
            .db
            .read(async move |tx: &mut Tx| care::desk::list(tx, &ctx, &all, 200, None).await)
            .await
            .unwrap();
        rows.iter().find(|row| row.person == name).expect("the case stands in a queue").case_id.to_string()
    }

    /// An agent begins to write in a case.
    pub async fn look(&self, who: &Tenant, case: &str) {
        let ctx = who.ctx.with_actor(Actor::User { id: who.agent, role: Role::Agent });
        let case = case.parse().expect("the id of a case");
        let looked = async move |tx: &mut Tx| watching::look(tx, &ctx, case, watching::Doing::Writing).await;
        self.db.write(looked).await.unwrap();
    }

    /// A body that nobody can read; its delivery.
    pub async fn mumble(&self) -> DeliveryId {
        self.ours.deliver(&self.db, 1, "{ this is no".into()).await.expect("it can't be read")
    }

    /// Every send that is due is refused by the network.
    pub async fn refuse_sends(&self) {
        self.clock.advance(Millis::minutes(1));
        let (ctx, brand) = (self.ours.ctx.clone(), self.ours.brand.clone());
        let refused = self.db.write(async move |tx: &mut Tx| {
            for effect in outbound::claim(tx, &ctx, &brand, 10).await? {
                let reason = "the post that it answers is gone".to_owned();
                outbound::settle(tx, &ctx, &brand, &effect, SendOutcome::Refused { reason }).await?;
            }
            Ok::<_, Error>(())
        });
        refused.await.unwrap();
    }
}

impl Tenant {
    async fn new(db: &Db, ctx: &Ctx, key: &Key, slug: &'static str, name: &'static str) -> Self {
        let (ctx, key) = (ctx.clone(), key.clone());
        let made = db.write(async move |tx: &mut Tx| {
            brand::create(
                tx,
                &ctx,
                slug,
                name,
                Taxonomy::default(),
                ownership::preset_text("divided").unwrap(),
            )
            .await?;
            let account = accounts::connect(tx, &ctx, &key, account(name)).await?;
            let mut users = Vec::new();
            for (login, role) in [("ada", Role::Agent), ("bo", Role::Agent), ("vi", Role::Viewer)] {
                users.push(
                    access::add_user(tx, &ctx, login, login, role, Some("care_team"), "logs in nowhere")
                        .await?,
                );
            }
            let mut tokens = Vec::new();
            for role in Role::ALL {
                let (id, token) = access::create_token(tx, &ctx, role.name(), role).await?;
                access::set_token_team(tx, &ctx, id, Some("care_team")).await?;
                tokens.push((id, token.expose().clone()));
            }
            let token = |role: usize| tokens[role].1.clone();
            Ok::<_, Error>(Self {
                account,
                agent: users[0],
                colleague: users[1],
                viewers: users[2],
                viewer: token(0),
                answerer: token(1),
                lead: token(2),
                admin: token(3),
                answerer_id: tokens[1].0,
                brand: brand::load(tx, &ctx).await?,
                ctx: ctx.clone(),
            })
        });
        made.await.unwrap()
    }

    /// Takes a body from the hook to the queue; its delivery, if it can't be read.
    async fn deliver(&self, db: &Db, id: i64, body: String) -> Option<DeliveryId> {
        let raw =
            Raw { account: self.account, channel: "sandbox", dedup_key: id.to_string(), body: body.into() };
        let (ctx, brand) = (self.ctx.clone(), self.brand.clone());
        let done = db.write(async move |tx: &mut Tx| {
            ingest::store_all(tx, &ctx, std::slice::from_ref(&raw)).await?;
            let (mut parsed, unreadable) = flow::parse(&brand, ingest::waiting(tx, &ctx, &[], 10).await?);
            flow::context(tx, &ctx, &mut parsed).await?;
            flow::read(&brand, &mut parsed);
            flow::place(tx, &ctx, &brand, &parsed).await?;
            for one in &unreadable {
                ingest::poison(tx, &ctx, one.id, &one.reason).await?;
            }
            Ok::<_, Error>(unreadable.first().map(|one| one.id))
        });
        done.await.unwrap()
    }
}

fn account(name: &str) -> NewAccount {
    NewAccount {
        channel: "sandbox".into(),
        external_id: "brand".into(),
        handle: "brand".into(),
        name: name.into(),
        base_url: "http://127.0.0.1/sandbox-network".into(),
        secret: Secret::new(vec![7; 32]),
        secrets: Secrets::token("sbx_test"),
        settings: Settings::new(),
    }
}
