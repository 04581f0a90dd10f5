//! An account of the brand: connected after a live check, read by its history, paused, turned away, out of reach.

use care::accounts::{self, Why};
use care::notifications::{self, Kind};
use care::{Tx, desk};
use channels::line::Reach;
use channels::sandbox::Flavour;
use channels::sandbox::simulator::{self, Brand, Faults, NewPerson, RateLimit, Simulator, SimulatorConfig};
use channels::{Credentials, Secrets, Trouble, Us};
use kernel::{AccountId, Millis, Secret};
use tokio::net::TcpListener;
use tokio::task::AbortHandle;
use web::channels::live;

use crate::harness::{Story, on_both_engines, until};
use crate::rows;

/// What opens Fenwick's account.
pub const TOKEN: &str = "the token of Fenwick";

/// Another microblog, beside those that the node runs; it tells nothing by itself.
pub struct Elsewhere {
    /// What happens there.
    pub network: Simulator,
    /// Where it listens.
    pub address: String,
    server: AbortHandle,
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Elsewhere {
    /// Starts it, with the brand's account `fenwick` there.
    pub async fn start(story: &Story) -> Self {
        let network = Simulator::start(SimulatorConfig {
            journal: None,
            hook_url: "http://127.0.0.1:9/nobody".into(),
            secret: Secret::new(vec![1; 32]),
            token: Secret::new(TOKEN.into()),
            brand: Brand {
                id: "brand_fenwick".into(),
                handle: "fenwick".into(),
                name: "Fenwick Fibre".into(),
            },
            flavour: Flavour::Microblog,
            clock: story.clock.clone(),
            seed: 7,
            http: story.http.clone(),
            rate_limit: RateLimit::default(),
            pace: 0.01,
        })
        .await
        .expect("a network without a journal starts");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
        let address = format!("http://{}", listener.local_addr().expect("it is bound"));
        let router = simulator::api::router(&network);
        let server = tokio::spawn(async move { _ = axum::serve(listener, router).await }).abort_handle();
        Self { network, address, server }
    }

    /// Somebody new there.
    pub async fn person(&self, handle: &str) -> String {
        let new = NewPerson { handle: handle.into(), name: handle.into(), avatar: None, followers: 3 };
        self.network.invent(new).await.expect("the handle is free").id
    }

    fn credentials(&self, token: &str) -> Credentials {
        Credentials { base_url: self.address.clone(), us: Us::default(), secrets: Secrets::token(token) }
    }

    async fn connect(&self, story: &Story) -> AccountId {
        let (app, ctx) = (&story.node.app, story.colleague("ada").await.ctx);
        let credentials = self.credentials(TOKEN);
        let standing = live::check(app, &Flavour::Microblog, &credentials).await.expect("the token is right");
        assert_eq!((standing.us.handle.as_str(), standing.name.as_str()), ("fenwick", "Fenwick Fibre"));
        let connected = live::connect(app, &ctx, &Flavour::Microblog, credentials, standing, None).await;
        connected.expect("it is not connected yet").0
    }
}

async fn until_heard(story: &Story, person: &str, cases: usize) {
    let what = format!("{person} has {cases} cases");
    until(&what, async || (rows::cases_of(story, person).await.len() == cases).then_some(())).await;
}

on_both_engines! {
    an_account_is_read_as_soon_as_it_is_connected_and_whenever_somebody_asks,
    an_account_that_is_turned_away_or_out_of_reach_is_a_problem_until_somebody_acts,
}

async fn an_account_is_read_as_soon_as_it_is_connected_and_whenever_somebody_asks(story: &Story) {
    let elsewhere = Elsewhere::start(story).await;
    let app = &story.node.app;
    let refused = live::check(app, &Flavour::Microblog, &elsewhere.credentials("another")).await;
    assert!(matches!(refused, Err(Trouble::Unauthorised { .. })), "{refused:?}");
    let jana = elsewhere.person("jana_f").await;
    elsewhere.network.post(&jana, "@fenwick our line is dead since Friday, please help").await.unwrap();
    let id = elsewhere.connect(story).await;
    until_heard(story, &jana, 1).await;

    // Paused: nothing is read, and nobody can ask for it. Resumed: what was said meanwhile comes.
    let ctx = story.colleague("ada").await.ctx;
    let verb = ctx.clone();
    app.write(async move |tx: &mut Tx| accounts::pause(tx, &verb, id, "cleaning").await).await.unwrap();
    let mo = elsewhere.person("mo_f").await;
    elsewhere.network.post(&mo, "@fenwick mine too, what is going on?").await.unwrap();
    let verb = ctx.clone();
    let asked = app.write(async move |tx: &mut Tx| accounts::reconcile(tx, &verb, id).await).await;
    assert!(asked.unwrap_err().to_string().contains("resume it first"));
    let (verb, key) = (ctx.clone(), story.key.clone());
    app.write(async move |tx: &mut Tx| accounts::resume(tx, &verb, &key, id, None).await).await.unwrap();
    until_heard(story, &mo, 1).await;

    // Its turn comes every half minute; who asks has it at once.
    let kim = elsewhere.person("kim_f").await;
    elsewhere.network.post(&kim, "@fenwick and mine, when will it be back?").await.unwrap();
    let verb = ctx.clone();
    app.write(async move |tx: &mut Tx| accounts::reconcile(tx, &verb, id).await).await.unwrap();
    until_heard(story, &kim, 1).await;
    let meters = app.read(async move |tx: &mut Tx| accounts::meters(tx, &ctx).await).await.unwrap();
    let meter = meters.into_iter().find(|meter| meter.account_id == id).expect("it was read");
    assert!(meter.came >= 3 && meter.recovered == meter.came && meter.trouble.is_none(), "{meter:?}");
}

async fn an_account_that_is_turned_away_or_out_of_reach_is_a_problem_until_somebody_acts(story: &Story) {
    let elsewhere = Elsewhere::start(story).await;
    let id = elsewhere.connect(story).await;
    let ctx = story.colleague("lea").await.ctx;
    let why = async || {
        let ctx = ctx.clone();
        let problems = story.node.app.read(async move |tx: &mut Tx| desk::problems(tx, &ctx).await).await;
        problems.unwrap().accounts.into_iter().find(|alarm| alarm.id == id).map(|alarm| alarm.why)
    };
    until("it is read", async || story_meter(story, id).await.is_some_and(|at| at.is_some()).then_some(()))
        .await;
    assert_eq!(why().await, None);

    // The token is taken back: it stops, says why, and leads are told once.
    elsewhere.network.set_faults(Faults { token_revoked: true, ..Faults::default() });
    let ada = story.colleague("ada").await.ctx;
    let verb = ada.clone();
    let app = &story.node.app;
    app.write(async move |tx: &mut Tx| accounts::reconcile(tx, &verb, id).await).await.unwrap();
    until("it is turned away", async || {
        why().await.filter(|why| matches!(why, Why::Stopped(Some(_)))).map(drop)
    })
    .await;
    let reader = ctx.clone();
    let told = app.read(async move |tx: &mut Tx| notifications::mine(tx, &reader, 50).await).await.unwrap();
    assert_eq!(told.iter().filter(|one| one.kind == Kind::AccountStopped).count(), 1);

    // Somebody acts: it works again. Then its network can't be reached, and time passes.
    elsewhere.network.set_faults(Faults::default());
    let (verb, key) = (ada, story.key.clone());
    app.write(async move |tx: &mut Tx| accounts::resume(tx, &verb, &key, id, None).await).await.unwrap();
    assert_eq!(why().await, None);
    drop(elsewhere);
    story.advance(Millis::hours(1)).await;
    until("it is behind", async || why().await.filter(|why| matches!(why, Why::Behind(..))).map(drop)).await;
}

/// When an account was last read; `None` before it was read for the first time.
async fn story_meter(story: &Story, id: AccountId) -> Option<Option<kernel::Instant>> {
    let ctx = story.ctx();
    let meters =
        story.node.app.read(async move |tx: &mut Tx| accounts::meters(tx, &ctx).await).await.unwrap();
    meters.into_iter().find(|meter| meter.account_id == id).map(|meter| meter.read_at)
}

#[tokio::test]
async fn what_only_the_server_can_see_is_reached_only_where_the_operator_says_so() {
    let settings = |private| app::settings::Settings {
        private_networks: private,
        ..app::settings::Settings::in_folder("unused")
    };
    let reach = |private| app::node::lines_of(&settings(private)).unwrap().reach();
    assert_eq!(reach(false), Reach::PUBLIC);
    assert!(reach(false).look("https://10.0.0.7").await.is_err());
    assert!(reach(true).look("http://10.0.0.7").await.is_ok());
}
