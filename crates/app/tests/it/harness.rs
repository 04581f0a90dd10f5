//! A running product with a test's own clock, and the people around it.
//!
//! In: an engine. Out: a [`Story`]: a node on a database of its own, the brand Larkspur Broadband with a colleague of
//! every role, and the sandbox network beside it, all over real loopback HTTP. Promised: nothing waits for a fixed
//! time; at the end a delivery that nobody read, or words that nobody sent, fail the test unless it said so.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use app::node::{self, Node, Setup};
use app::settings::Settings;
use care::brand::{self, Brand};
use care::{Tx, access, accounts, ingest, models};
use channels::Secrets;
use channels::sandbox::Flavour;
use channels::sandbox::simulator::{Faults, NewPerson, Simulator};
use db::{Db, Engine};
use kernel::{
    Actor, CaseId, Clock, Ctx, Instant, Key, ManualClock, Millis, Role, Secret, UserId, mint_token,
};
use triage::{Taxonomy, Topic};

use crate::colleague::Colleague;
use crate::rows;

/// How long a test waits for something that must come.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often it looks.
const LOOK: Duration = Duration::from_millis(10);

/// What the brand's network signs its deliveries with.
pub const HOOK_SECRET: &[u8] = b"the story's hook secret";
/// When stories begin: a Monday morning.
pub const MONDAY: Instant = Instant::from_seconds(1_772_445_600);

/// What one engine needs to be opened, by this process and by others.
pub struct Ground {
    /// Where everything is.
    pub settings: Settings,
    _folder: tempfile::TempDir,
    config: Option<db::Config>,
}

impl Ground {
    /// A fresh folder, and on PostgreSQL a fresh schema. `None` without a server.
    pub fn of(engine: Engine) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        let mut settings = Settings::in_folder(folder.path());
        let config = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(db::testing::postgres()?),
        };
        if let Some(db::Config::Postgres { url, schema, .. }) = &config {
            settings.database = Some(url.expose().clone());
            settings.schema.clone_from(schema);
        }
        Some(Self { settings, _folder: folder, config })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.settings.data
    }

    /// Drops the schema, if there is one.
    pub async fn clear(self) {
        if let Some(config) = &self.config {
            db::testing::drop_schema(config).await;
        }
    }
}

/// A running product and the world around it.
pub struct Story {
    /// The product.
    pub node: Node,
    /// The only clock of product and network.
    pub clock: Arc<ManualClock>,
    /// For requests of the test's own.
    pub http: reqwest::Client,
    /// The installation's key.
    pub key: Key,
    ground: Ground,
    leftovers: AtomicBool,
}

/// Runs one story on one engine; called by [`on_both_engines`].
pub fn run(engine: Engine, story: impl AsyncFnOnce(&Story)) {
    run_with(engine, |_| {}, story);
}

/// The same for a product with settings of the story's own.
pub fn run_with(engine: Engine, change: impl FnOnce(&mut Settings), story: impl AsyncFnOnce(&Story)) {
    let Some(mut ground) = Ground::of(engine) else { return };
    change(&mut ground.settings);
    tell(ground, found, story);
}

/// Runs one story on the demo's brand, with the thirty days that a visitor finds.
pub fn run_in_the_demo(story: impl AsyncFnOnce(&Story)) {
    let demo = async |settings: &Settings, clock: Arc<ManualClock>| {
        app::demo::set_up(settings, clock, 7, |_, _| {}).await.expect("the demo is set up");
    };
    tell(Ground::of(Engine::Sqlite).expect("SQLite is always there"), demo, story);
}

fn tell(
    ground: Ground,
    founding: impl AsyncFnOnce(&Settings, Arc<ManualClock>),
    story: impl AsyncFnOnce(&Story),
) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.expect("a tokio runtime");
    let config = ground.config.clone();
    let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        runtime.block_on(async {
            let world = Story::start(ground, founding).await;
            story(&world).await;
            world.end().await;
        });
    }));
    if let Some(config) = &config {
        runtime.block_on(db::testing::drop_schema(config));
    }
    if let Err(panic) = told {
        std::panic::resume_unwind(panic);
    }
}

/// Makes two tests of each story, one for each engine; a path before them runs them in place of [`run`].
macro_rules! on_both_engines {
    ($($story:ident),+ $(,)?) => {
        $crate::harness::on_both_engines! { crate::harness::run; $($story),+ }
    };
    ($run:path; $($story:ident),+ $(,)?) => {$(
        mod $story {
            #[test]
            fn sqlite() {
                $run(db::Engine::Sqlite, super::$story);
            }
            #[test]
            fn postgres() {
                $run(db::Engine::Postgres, super::$story);
            }
        }
    )+};
}
pub(crate) use on_both_engines;

impl Story {
    async fn start(ground: Ground, founding: impl AsyncFnOnce(&Settings, Arc<ManualClock>)) -> Self {
        let clock = ManualClock::new(MONDAY);
        founding(&ground.settings, clock.clone()).await;
        let key = ground.settings.founding_key().expect("the installation has its key");
        let mut setup = Setup::new(ground.settings.clone(), ([127, 0, 0, 1], 0).into());
        setup.clock = clock.clone();
        setup.sandbox_pace = 0.01;
        setup.kit = true;
        setup.loopback = true;
        setup.patience = Duration::from_secs(1);
        let node = Node::start(setup).await.expect("the node starts");
        let http = node::http_client().expect("an HTTP client");
        Self { node, clock, http, key, ground, leftovers: AtomicBool::new(false) }
    }

    /// The network on which the customers are.
    pub fn network(&self) -> &Simulator {
        self.network_of(Flavour::Microblog)
    }

    /// Another of the sandbox's networks.
    pub fn network_of(&self, flavour: Flavour) -> &Simulator {
        self.node.app.sandbox(flavour).expect("the brand has a sandbox account, so the node runs the network")
    }

    /// Switches faults of the network.
    pub fn faults(&self, faults: Faults) {
        self.network().set_faults(faults);
    }

    /// The engine below it.
    pub fn engine(&self) -> Engine {
        if self.ground.config.is_some() { Engine::Postgres } else { Engine::Sqlite }
    }

    /// Another node on the same database, by the same clock.
    pub async fn another_node(&self) -> Node {
        let mut setup = Setup::new(self.ground.settings.clone(), ([127, 0, 0, 1], 0).into());
        setup.clock = self.clock.clone();
        setup.sandbox = false;
        setup.loopback = true;
        setup.patience = Duration::from_secs(1);
        Node::start(setup).await.expect("another node starts")
    }

    /// The product's own context.
    pub fn ctx(&self) -> Ctx {
        self.node.app.ctx.clone()
    }

    /// The present picture of the brand.
    pub fn brand(&self) -> Arc<Brand> {
        self.node.app.brand()
    }

    /// Another ownership text comes into force: the product writes it, the administrator agrees.
    pub async fn rule(&self, source: String) {
        let (author, ada) = (self.ctx(), self.colleague("ada").await.ctx);
        let before = self.brand().model_version;
        let ruled = self.node.app.write(async move |tx: &mut Tx| {
            let new = models::NewDraft { text: &source, name: "", note: "", based_on: None };
            let version = models::draft(tx, &author, new).await?;
            models::approve(tx, &ada, version, None).await
        });
        ruled.await.expect("the text is right");
        until("the new text is in force", async || (self.brand().model_version > before).then_some(())).await;
    }

    /// The brand's account on the sandbox network.
    pub fn account(&self) -> accounts::Account {
        microblog(&self.brand()).clone()
    }

    /// A colleague by their login: `ada` (admin), `lea` (lead), `sam` and `mia` (agents), `vic` (viewer).
    pub async fn colleague(&self, login: &str) -> Colleague {
        let ctx = self.ctx();
        let users = self.node.app.read(async move |tx: &mut Tx| access::users(tx, &ctx).await).await;
        let user = users.expect("users can be read").into_iter().find(|user| user.login == login);
        let user = user.expect("the story has a colleague of this login");
        self.as_user(user.id, user.role)
    }

    /// Somebody new who works here, in a team.
    pub async fn join(&self, login: &'static str, role: Role, team: &'static str) -> Colleague {
        let ctx = self.ctx();
        let joined = self.node.app.write(async move |tx: &mut Tx| {
            access::add_user(tx, &ctx, login, login, role, Some(team), "no log-in by password").await
        });
        self.as_user(joined.await.expect("the login is free"), role)
    }

    /// Somebody who works here, whoever it is.
    pub fn as_user(&self, id: UserId, role: Role) -> Colleague {
        Colleague::new(&self.node.app, self.ctx().with_actor(Actor::User { id, role }))
    }

    /// Somebody new on the network; their id there.
    pub async fn person(&self, handle: &str) -> String {
        self.person_with(handle, &format!("{handle} of Leeds"), 412).await
    }

    /// Somebody new on the network, with a name and followers.
    pub async fn person_with(&self, handle: &str, name: &str, followers: u64) -> String {
        let new = NewPerson { handle: handle.into(), name: name.into(), avatar: None, followers };
        self.network().invent(new).await.expect("the handle is free").id
    }

    /// Time passes, and the workers notice at once.
    pub async fn advance(&self, by: Millis) {
        self.clock.advance(by);
        let news = self.node.app.write(async |tx: &mut Tx| {
            tx.notify("brand", "");
            Ok(())
        });
        news.await.expect("a notice can be sent");
    }

    /// Everything that was said has reached the product and stands in its queue, or is known to be unreadable.
    pub async fn heard(&self) {
        for flavour in Flavour::ALL {
            let delivered = self.network_of(flavour).delivered();
            tokio::time::timeout(PATIENCE, delivered).await.expect("the network delivers");
        }
        until("every delivery is read", async || (self.backlog().await == 0).then_some(())).await;
    }

    /// How many deliveries wait to be read.
    pub async fn backlog(&self) -> i64 {
        let ctx = self.ctx();
        let read = self.node.app.read(async move |tx: &mut Tx| ingest::backlog(tx, &ctx).await);
        read.await.expect("the backlog can be read").0
    }

    /// The time to undo passes, and nothing is on its way any more.
    pub async fn sent(&self) {
        self.advance(Millis::seconds(11)).await;
        until("all words have left", async || {
            let states = self.sends().await;
            (!states.iter().any(|state| ["queued", "sending"].contains(&state.as_str()))).then_some(())
        })
        .await;
        self.heard().await;
    }

    /// The states of all sends, oldest first.
    pub async fn sends(&self) -> Vec<String> {
        rows::sends(self).await
    }

    /// The newest case of somebody on the network.
    ///
    /// # Panics
    /// If they have none.
    pub async fn case_of(&self, person: &str) -> CaseId {
        *self.cases_of(person).await.first().expect("the person has a case")
    }

    /// The cases of somebody on the network, the newest first.
    pub async fn cases_of(&self, person: &str) -> Vec<CaseId> {
        rows::cases_of(self, person).await
    }

    /// The test ends with deliveries or words that still wait, on purpose.
    pub fn leaves_work(&self) {
        self.leftovers.store(true, Ordering::Relaxed);
    }

    async fn end(self) {
        if !self.leftovers.load(Ordering::Relaxed) {
            self.heard().await;
            // A look into the network's history may bring something even now.
            let done = async || rows::unfinished(&self).await.is_empty().then_some(());
            if look_for(done).await.is_none() {
                let left = rows::unfinished(&self).await;
                panic!("work was left, and the story did not call leaves_work(): {left:?}");
            }
        }
        self.node.stop().await;
        drop(self.ground);
    }
}

/// Looks until there is something, for a bounded time.
///
/// # Panics
/// If it does not come.
pub async fn until<T>(what: &str, look: impl AsyncFnMut() -> Option<T>) -> T {
    look_for(look).await.unwrap_or_else(|| panic!("in {PATIENCE:?} it did not come: {what}"))
}

/// The same, where nothing may come.
pub async fn look_for<T>(mut look: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let looking = async {
        loop {
            if let Some(found) = look().await {
                return found;
            }
            tokio::time::sleep(LOOK).await;
        }
    };
    tokio::time::timeout(PATIENCE, looking).await.ok()
}

async fn found(settings: &Settings, clock: Arc<ManualClock>) {
    let key = settings.founding_key().expect("a new installation makes its key");
    let db = node::open(settings, &*clock).await.expect("a fresh database opens");
    found_brand(&db, clock, &key).await;
    db.close().await;
}

/// Larkspur Broadband, with a colleague of each role and an account on each sandbox network.
pub async fn found_brand(db: &Db, clock: Arc<dyn Clock>, key: &Key) {
    let (ctx, key) = (node::new_tenant(clock), key.clone());
    let made = db.write(async move |tx: &mut Tx| {
        let source = ownership::preset_text("divided").expect("the preset comes with the product");
        brand::create(tx, &ctx, "larkspur", "Larkspur Broadband", taxonomy(), source).await?;
        for (login, name, role) in [
            ("ada", "Ada", Role::Admin),
            ("lea", "Lea", Role::Lead),
            ("sam", "Sam", Role::Agent),
            ("mia", "Mia", Role::Agent),
            ("vic", "Vic", Role::Viewer),
        ] {
            let team = Some("care_team");
            access::add_user(tx, &ctx, login, name, role, team, "no log-in by password").await?;
        }
        for flavour in Flavour::ALL {
            accounts::connect(tx, &ctx, &key, account(&ctx, flavour)).await?;
        }
        Ok::<_, care::Error>(())
    });
    made.await.expect("the brand can be made");
}

fn taxonomy() -> Taxonomy {
    Taxonomy {
        brand_names: ["Larkspur", "Larkspur Broadband", "@larkspur"].map(str::to_owned).into(),
        competitors: vec!["SlowNet".into()],
        topics: vec![
            Topic::new("outage", ["internet", "down", "offline", "outage", "router", "connection"]),
            Topic::new("billing", ["bill", "charged", "refund", "invoice"]),
        ],
        regions: vec!["GB".into()],
    }
}

/// The brand's account on the microblog.
pub fn microblog(brand: &Brand) -> &accounts::Account {
    let found = brand.accounts.iter().find(|account| account.channel == "sandbox");
    found.expect("the story's brand has an account there")
}

fn account(ctx: &Ctx, flavour: Flavour) -> accounts::NewAccount {
    accounts::NewAccount {
        channel: flavour.capabilities().id.into(),
        external_id: "brand_larkspur".into(),
        handle: if flavour == Flavour::Mail { "help@larkspur.example" } else { "larkspur" }.into(),
        name: "Larkspur Broadband".into(),
        base_url: "http://127.0.0.1/not-yet".into(),
        secret: Secret::new(HOOK_SECRET.to_vec()),
        secrets: Secrets::of_text(&ctx.with_rng(|rng| mint_token("sbx", rng))),
        settings: channels::Settings::new(),
    }
}
