//! A running product: database, workers, HTTP.
//!
//! In: [`Setup`]. Out: a node that listens. Promised: it answers requests as soon as [`Node::start`] returns; what a
//! predecessor left half-done is taken up; [`Node::stop`] answers what is under way, then closes the database.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use care::Tx;
use care::brand::{self, Brand};
use channels::Lines;
use channels::line::Reach;
use channels::sandbox::Flavour;
use channels::sandbox::simulator::{self, Simulator, SimulatorConfig};
use kernel::{AccountId, Clock, Ctx, Key, SystemClock, TenantId};
use rand::SeedableRng;
use rand::rngs::StdRng;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use web::state::{App, Parts};

use crate::opinion::Adviser;
use crate::outside::Outside;
use crate::push::vapid::Identity;
use crate::settings::Settings;
use crate::shelf::Files;
use crate::workers;

/// How long a network may take to answer.
const NETWORK_PATIENCE: Duration = Duration::from_secs(20);
/// How long a stopping node waits for what is under way.
const PATIENCE: Duration = Duration::from_secs(8);

const NO_BRAND: &str =
    "there is no brand here yet: run `commonground demo`, or `commonground init --name BRAND`";

/// What a node is started with.
pub struct Setup {
    /// Where everything is.
    pub settings: Settings,
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The clock; the machine's, unless a test owns it.
    pub clock: Arc<dyn Clock>,
    /// Whether to run the sandbox network inside this node.
    pub sandbox: bool,
    /// How the sandbox's waits are stretched; 1 is like a real network.
    pub sandbox_pace: f64,
    /// Whether browsers reach us by HTTPS.
    pub https: bool,
    /// How long a network may take to answer a request; less than [`care::outbound::LEASE`].
    pub patience: Duration,
    /// Log-ins that the log-in page offers: those of the demo.
    pub hints: Vec<web::login::Hint>,
    /// Whether this machine counts as outside, where pushes go and accounts are: for tests.
    pub loopback: bool,
    /// Whether anybody may look at the kit, the pages with made-up data.
    pub kit: bool,
}

impl Setup {
    /// A node on the machine's clock with a sandbox.
    pub fn new(settings: Settings, listen: SocketAddr) -> Self {
        Self {
            settings,
            listen,
            clock: Arc::new(SystemClock),
            sandbox: true,
            sandbox_pace: 1.0,
            https: false,
            patience: NETWORK_PATIENCE,
            hints: Vec::new(),
            loopback: false,
            kit: false,
        }
    }
}

/// A running product.
pub struct Node {
    /// Where it listens.
    pub address: SocketAddr,
    /// What its handlers see.
    pub app: App,
    db: db::Db,
    stop: CancellationToken,
    tasks: TaskTracker,
}

/// Opens and migrates an installation's database.
///
/// # Errors
/// If it can't be opened, or is of a newer version.
pub async fn open(settings: &Settings, clock: &dyn Clock) -> Result<db::Db> {
    settings.prepare()?;
    let db = db::Db::open(&settings.database()).await?;
    db.migrate(&[&db::MIGRATIONS, &care::MIGRATIONS], clock.now()).await?;
    Ok(db)
}

/// The one brand of an installation, if it has been set up.
///
/// # Errors
/// If the database can't be read.
pub async fn tenant(db: &db::Db) -> Result<Option<TenantId>> {
    let all = db.read(async |tx: &mut Tx| brand::tenants(tx).await).await?;
    Ok(all.first().map(|(id, _)| *id))
}

/// A database and a context for one command's work.
///
/// # Errors
/// If the database can't be opened or has no brand yet.
pub async fn attach(settings: &Settings) -> Result<(db::Db, Ctx)> {
    let clock = Arc::new(SystemClock);
    let db = open(settings, &*clock).await?;
    let tenant = tenant(&db).await?.context(NO_BRAND)?;
    Ok((db, system(tenant, clock)))
}

/// A context for the product itself, with randomness from the operating system.
pub fn system(tenant: TenantId, clock: Arc<dyn Clock>) -> Ctx {
    Ctx::system(tenant, clock, StdRng::from_os_rng())
}

/// A context for a brand that is about to be made.
pub fn new_tenant(clock: Arc<dyn Clock>) -> Ctx {
    let nobody = TenantId::from_uuid(uuid::Uuid::nil());
    let ctx = system(nobody, clock);
    ctx.with_tenant(ctx.mint())
}

/// The client for everything that leaves this machine: time-outs, no redirects, no proxy from the environment.
///
/// # Errors
/// If TLS can't be set up.
pub fn http_client() -> Result<reqwest::Client> {
    patient_client(NETWORK_PATIENCE)
}

fn patient_client(patience: Duration) -> Result<reqwest::Client> {
    // A second caller finds the provider installed already, which is what it wants.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(5))
        .timeout(patience)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .user_agent(concat!("Commonground/", env!("CARGO_PKG_VERSION")))
        .build()
        .context("can't set up the HTTP client")
}

/// Ways out to the networks. What an administrator enters leads there: only the internet, unless the operator says
/// otherwise.
///
/// # Errors
/// If TLS can't be set up.
pub fn lines(reach: Reach, patience: Duration) -> Result<Lines> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Lines::new(reach, patience).context("can't set up the HTTP client")
}

/// The same for a command, which runs beside a node and has no sandbox of its own.
///
/// # Errors
/// If TLS can't be set up.
pub fn lines_of(settings: &Settings) -> Result<Lines> {
    lines(Reach { private: settings.private_networks, own: None }, NETWORK_PATIENCE)
}

impl Node {
    /// Starts a node for an installation that has a brand.
    ///
    /// # Errors
    /// If the database, the key, the port or the brand is missing; says which and what to do.
    pub async fn start(setup: Setup) -> Result<Self> {
        let db = open(&setup.settings, &*setup.clock).await?;
        let tenant = tenant(&db).await?.context(NO_BRAND)?;
        let key = setup.settings.key()?;
        let adviser = Adviser::of(&setup.settings.opinion)?;
        let ctx = system(tenant, setup.clock.clone());
        let listener = TcpListener::bind(setup.listen)
            .await
            .with_context(|| format!("can't listen on {}; choose another with --listen", setup.listen))?;
        let address = listener.local_addr()?;
        let http = patient_client(setup.patience)?;
        let mut first = load_brand(&db, &ctx).await?;
        for account in &first.accounts {
            account
                .secret(&key)
                .with_context(|| format!("the account @{} can't be opened", account.handle))?;
        }
        let mut sandboxes = Vec::new();
        for (flavour, account) in sandbox_accounts(&first).into_iter().filter(|_| setup.sandbox) {
            relocate(&db, &ctx, account.id, &sandbox_url(address, flavour)).await?;
            sandboxes.push(start_sandbox(&setup, flavour, &account, &key, address, &http).await?);
        }
        if !sandboxes.is_empty() {
            first = load_brand(&db, &ctx).await?;
        }
        let reach = Reach {
            private: setup.loopback || setup.settings.private_networks,
            own: (!sandboxes.is_empty()).then(|| reachable(address)),
        };
        let store = setup.settings.media()?;
        let files = Files { db: db.clone(), ctx: ctx.clone(), store: store.clone() };
        let lines = lines(reach, setup.patience)?.with_shelf(Arc::new(files));
        let (pictures, brand) = watch::channel(Arc::new(first));
        let (intake, intake_worker) = web::hooks::Intake::new();
        let stop = CancellationToken::new();
        let app = App::new(Parts {
            db: db.clone(),
            ctx: ctx.clone(),
            key: key.clone(),
            brand: brand.clone(),
            intake,
            sandboxes: sandboxes.clone(),
            lines: lines.clone(),
            media: store.clone(),
            live: web::desk::live::Hub::default(),
            chat: web::chat::Rooms::default(),
            https: setup.https,
            hints: setup.hints.clone(),
            kit: setup.kit,
            stop: stop.clone(),
            hashing: Semaphore::new(2),
        });
        let outside = Outside::new(setup.loopback)?;
        let identity = Identity::of(&db, &ctx, &key, setup.settings.contact.clone()).await?;
        let tasks = TaskTracker::new();
        // The way in closes behind the last request, not before it.
        let served = CancellationToken::new();
        tasks.spawn(intake_worker.run(db.clone(), ctx.clone(), served.clone()));
        let node = ctx.mint();
        let desk = workers::Desk {
            db: db.clone(),
            ctx,
            brand,
            key,
            http,
            lines,
            renewals: workers::access::Renewals::default(),
            pacing: workers::pacing::Pacing::default(),
            node,
            stop: stop.clone(),
        };
        tasks.spawn(workers::pictures::run(desk.clone(), pictures));
        tasks.spawn(workers::placer::run(desk.clone()));
        tasks.spawn(workers::sender::run(desk.clone()));
        tasks.spawn(workers::reconciler::run(desk.clone()));
        tasks.spawn(workers::reader::run(desk.clone()));
        tasks.spawn(workers::fetcher::run(desk.clone(), store));
        tasks.spawn(workers::waker::run(desk.clone()));
        tasks.spawn(workers::bulk::run(desk.clone()));
        tasks.spawn(workers::approvals::run(desk.clone()));
        tasks.spawn(workers::appointments::run(desk.clone()));
        tasks.spawn(workers::dispatcher::run(desk.clone()));
        tasks.spawn(workers::mover::run(desk.clone()));
        tasks.spawn(workers::timekeeper::run(desk.clone()));
        tasks.spawn(workers::learner::run(desk.clone()));
        tasks.spawn(workers::indexer::run(desk.clone()));
        tasks.spawn(workers::comparer::run(desk.clone()));
        tasks.spawn(workers::crm::run(desk.clone(), outside.clone()));
        tasks.spawn(workers::pusher::run(desk.clone(), outside, identity));
        if let Some(adviser) = adviser {
            tasks.spawn(workers::opinions::run(desk, adviser));
        }
        let mut router = web::router(app.clone());
        for sandbox in &sandboxes {
            router = router.nest(sandbox_place(sandbox.flavour()), simulator::api::router(sandbox));
        }
        let closing = stop.clone();
        tasks.spawn(async move {
            let service = router.into_make_service_with_connect_info::<SocketAddr>();
            let serving = axum::serve(listener, service).with_graceful_shutdown(closing.cancelled_owned());
            if let Err(error) = serving.await {
                tracing::error!(%error, "the HTTP server ended");
            }
            served.cancel();
        });
        tasks.close();
        Ok(Self { address, app, db, stop, tasks })
    }

    /// The address for people and programs.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends the node cleanly.
    pub async fn stop(self) {
        self.stop.cancel();
        if tokio::time::timeout(PATIENCE, self.tasks.wait()).await.is_err() {
            tracing::warn!("some work did not end in time; it is taken up at the next start");
        }
        self.db.close().await;
    }
}

async fn load_brand(db: &db::Db, ctx: &Ctx) -> Result<Brand> {
    let ctx = ctx.clone();
    Ok(db.read(async move |tx: &mut Tx| brand::load(tx, &ctx).await).await?)
}

async fn relocate(db: &db::Db, ctx: &Ctx, id: AccountId, base_url: &str) -> Result<()> {
    let (ctx, base_url) = (ctx.clone(), base_url.to_owned());
    Ok(db.write(async move |tx: &mut Tx| care::accounts::relocate(tx, &ctx, id, &base_url).await).await?)
}

/// The brand's first account on each sandbox network.
fn sandbox_accounts(brand: &Brand) -> Vec<(Flavour, care::accounts::Account)> {
    let first = |flavour: Flavour| {
        let id = flavour.capabilities().id;
        brand.accounts.iter().find(|account| account.channel == id).map(|account| (flavour, account.clone()))
    };
    Flavour::ALL.into_iter().filter_map(first).collect()
}

/// Where a sandbox network's API stands.
const fn sandbox_place(flavour: Flavour) -> &'static str {
    match flavour {
        Flavour::Microblog => "/sandbox-network",
        Flavour::Page => "/sandbox-network/page",
        Flavour::Mail => "/sandbox-network/mail",
    }
}

fn sandbox_url(address: SocketAddr, flavour: Flavour) -> String {
    format!("http://{}{}", reachable(address), sandbox_place(flavour))
}

/// An address at which this machine reaches a listener that may listen everywhere.
fn reachable(address: SocketAddr) -> SocketAddr {
    match address {
        SocketAddr::V4(v4) if v4.ip().is_unspecified() => ([127, 0, 0, 1], v4.port()).into(),
        SocketAddr::V6(v6) if v6.ip().is_unspecified() => ([0, 0, 0, 0, 0, 0, 0, 1], v6.port()).into(),
        other => other,
    }
}

async fn start_sandbox(
    setup: &Setup,
    flavour: Flavour,
    account: &care::accounts::Account,
    key: &Key,
    address: SocketAddr,
    http: &reqwest::Client,
) -> Result<Simulator> {
    let seed = u64::try_from(setup.clock.now().micros()).unwrap_or(0);
    let journal: Option<PathBuf> = Some(setup.settings.sandbox_path(flavour));
    Simulator::start(SimulatorConfig {
        journal,
        hook_url: format!("http://{}/hooks/{}/{}", reachable(address), account.channel, account.id),
        secret: account.secret(key)?,
        token: account.credentials(key)?.secrets.to_text(),
        brand: simulator::Brand {
            id: account.external_id.clone(),
            handle: account.handle.clone(),
            name: account.name.clone(),
        },
        flavour,
        clock: setup.clock.clone(),
        seed,
        http: http.clone(),
        rate_limit: simulator::RateLimit::default(),
        pace: setup.sandbox_pace,
    })
    .await
    .context("the sandbox network can't start")
}
