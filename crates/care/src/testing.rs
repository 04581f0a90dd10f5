//! A brand and what it hears, for the tests of the modules.

use std::sync::Arc;

use channels::sandbox::wire;
use channels::{Secrets, Settings};
use db::{TestDb, Tx};
use kernel::{Actor, CaseId, Ctx, Instant, Key, ManualClock, Millis, Role, Secret, TenantId, UserId};
use serde_json::{Value, json};
use triage::Taxonomy;
use uuid::Uuid;

use crate::assignment::{self, Dispatched};
use crate::brand::{self, Brand};
use crate::desk::{self, CaseView};
use crate::flow::{self, Parsed};
use crate::ingest::{self, Raw};
use crate::staff::{self, State};
use crate::{access, accounts, handling, models};

/// When tests begin.
pub const START: Instant = Instant::from_seconds(1_772_445_600);
/// The brand's account on the network.
const BRAND: &str = "brand_larkspur";

/// A brand on a fresh database.
pub struct World {
    pub db: TestDb,
    pub clock: Arc<ManualClock>,
    pub ctx: Ctx,
    pub brand: Brand,
    pub agent: Ctx,
}

impl World {
    pub async fn new(db: TestDb) -> Self {
        Self::with(db, ownership::preset_text("divided").expect("the preset comes with the product")).await
    }

    /// A brand with this ownership model.
    pub async fn with(db: TestDb, source: &'static str) -> Self {
        let clock = ManualClock::new(START);
        let ctx = Ctx::seeded(TenantId::from_uuid(Uuid::from_u128(7)), clock.clone(), 1);
        let lent = ctx.clone();
        let made = db.write(async move |tx: &mut Tx| {
            brand::create(tx, &lent, "larkspur", "Larkspur", Taxonomy::default(), source).await?;
            let key = lent.with_rng(Key::generate);
            let account = accounts::NewAccount {
                channel: "sandbox".into(),
                external_id: BRAND.into(),
                handle: "larkspur".into(),
                name: "Larkspur".into(),
                base_url: "http://127.0.0.1".into(),
                secret: Secret::new(b"secret".to_vec()),
                secrets: Secrets::token("token"),
                settings: Settings::new(),
            };
            accounts::connect(tx, &lent, &key, account).await?;
            let agent =
                access::add_user(tx, &lent, "sam", "Sam", Role::Agent, Some("care_team"), "-").await?;
            Ok::<(Brand, UserId), crate::Error>((brand::load(tx, &lent).await?, agent))
        });
        let (brand, agent) = made.await.expect("a brand can be made");
        let agent = ctx.with_actor(Actor::User { id: agent, role: Role::Agent });
        Self { db, clock, ctx, brand, agent }
    }

    /// Another ownership text comes into force: the product writes it, an administrator agrees.
    pub async fn rule(&mut self, source: String) {
        let (author, approver) =
            (self.ctx.clone(), self.ctx.with_actor(Actor::User { id: self.ctx.mint(), role: Role::Admin }));
        let ruled = self.run(async move |tx: &mut Tx| {
            let new = models::NewDraft { text: &source, name: "", note: "", based_on: None };
            let version = models::draft(tx, &author, new).await?;
            models::approve(tx, &approver, version, None).await?;
            brand::load(tx, &author).await
        });
        self.brand = ruled.await.expect("the text is right");
    }

    /// Runs a verb.
    pub async fn run<T: Send + 'static>(
        &self,
        verb: impl AsyncFn(&mut Tx) -> crate::Result<T> + Send + 'static,
    ) -> crate::Result<T> {
        self.db.write(verb).await
    }

    /// Events arrive in one delivery, and go through the whole flow.
    pub async fn hear(&self, events: &[Value]) {
        let parsed = self.arrive(events).await;
        let (ctx, brand) = (self.ctx.clone(), self.brand.clone());
        let heard = self.run(async move |tx: &mut Tx| flow::place(tx, &ctx, &brand, &parsed).await).await;
        assert_eq!(heard.expect("the flow takes it").deliveries, 1);
    }

    /// Events arrive in one delivery: it is stored, read and understood, and not placed yet.
    pub async fn arrive(&self, events: &[Value]) -> Vec<Parsed> {
        let id = self.ctx.mint::<()>().uuid().to_string();
        let body =
            json!({ "id": id, "account": BRAND, "sent_at": self.clock_now(), "events": events }).to_string();
        let account = self.brand.accounts[0].id;
        let raw = Raw { account, channel: "sandbox", dedup_key: id, body: body.into_bytes().into() };
        let (ctx, brand) = (self.ctx.clone(), self.brand.clone());
        let arrived = self.run(async move |tx: &mut Tx| {
            let before =
                ingest::waiting(tx, &ctx, &[], 10).await?.iter().map(|one| one.id).collect::<Vec<_>>();
            ingest::store_all(tx, &ctx, std::slice::from_ref(&raw)).await?;
            let (mut parsed, unreadable) = flow::parse(&brand, ingest::waiting(tx, &ctx, &before, 1).await?);
            assert!(unreadable.is_empty(), "{unreadable:?}");
            flow::context(tx, &ctx, &mut parsed).await?;
            flow::read(&brand, &mut parsed);
            Ok(parsed)
        });
        arrived.await.expect("it can be stored and read")
    }

    /// Somebody who works here.
    pub async fn hire(&self, login: &'static str, role: Role, team: Option<&'static str>) -> Ctx {
        let ctx = self.ctx.clone();
        let hired = self
            .run(async move |tx: &mut Tx| access::add_user(tx, &ctx, login, login, role, team, "-").await);
        self.ctx.with_actor(Actor::User { id: hired.await.expect("the login is free"), role })
    }

    /// Somebody says whether they are here.
    pub async fn say(&self, who: &Ctx, state: State) {
        let ctx = who.clone();
        let said = self.run(async move |tx: &mut Tx| staff::say(tx, &ctx, state, None).await).await;
        said.expect("everybody may say so");
    }

    /// Somebody's heart beats.
    pub async fn beat(&self, who: &Ctx) {
        let ctx = who.clone();
        let beaten = self.run(async move |tx: &mut Tx| staff::beat(tx, &ctx).await).await;
        beaten.expect("everybody's heart may beat");
    }

    /// A round of the dispatcher, as its worker makes it.
    pub async fn dispatch(&self) -> Dispatched {
        let (ctx, brand) = (self.ctx.clone(), self.brand.clone());
        let round = async move |tx: &mut Tx| {
            assignment::requeue(tx, &ctx).await?;
            assignment::dispatch(tx, &ctx, &brand).await
        };
        self.run(round).await.expect("the dispatcher gives what it can")
    }

    /// Somebody's access ends.
    pub async fn dismiss(&self, user: UserId) {
        let ctx = self.ctx.clone();
        let done = self.run(async move |tx: &mut Tx| handling::dismiss(tx, &ctx, user).await).await;
        done.expect("an administrator may");
    }

    /// A complaint that waits in the queue of care; its case.
    pub async fn complaint(&self, id: &str, person: &str) -> CaseId {
        self.hear(&[self.mention(id, person, "@larkspur my internet is down, please help")]).await;
        self.complaint_of(person).await
    }

    /// The case of somebody that is not resolved.
    pub async fn complaint_of(&self, person: &str) -> CaseId {
        let ctx = self.ctx.clone();
        let rows =
            self.run(async move |tx: &mut Tx| desk::list(tx, &ctx, &desk::View::All, 200, None).await).await;
        let (rows, _) = rows.expect("the list can be read");
        rows.iter().find(|row| row.person == person).expect("the complaint is listed").case_id
    }

    pub async fn look(&self, case: CaseId) -> CaseView {
        let ctx = self.agent.clone();
        let view = self.run(async move |tx: &mut Tx| desk::case_view(tx, &ctx, case).await).await;
        view.expect("the case can be looked at")
    }

    pub fn pass(&self, time: Millis) {
        self.clock.advance(time);
    }

    fn clock_now(&self) -> jiff::Timestamp {
        self.ctx.now().timestamp()
    }

    fn face(person: &str) -> wire::Profile {
        let name = person.to_owned();
        wire::Profile { id: name.clone(), handle: name.clone(), name, avatar: None, followers: Some(7) }
    }

    pub fn mention(&self, id: &str, person: &str, text: &str) -> Value {
        json!({ "type": "mention.created", "post": { "id": id, "thread": id, "author": Self::face(person),
            "text": text, "created_at": self.clock_now(), "mentions": [BRAND] } })
    }

    pub fn private(&self, id: &str, person: &str, text: &str) -> Value {
        json!({ "type": "message.created", "message": { "id": id, "conversation": format!("dm-{person}"),
            "author": Self::face(person), "recipient": BRAND, "text": text, "created_at": self.clock_now() } })
    }

    /// The brand's own words below a post.
    pub fn echo(&self, id: &str, thread: &str, effect_key: Option<&str>) -> Value {
        json!({ "type": "echo.post", "post": { "id": id, "thread": thread, "author": Self::face(BRAND),
            "text": "We are on it.", "created_at": self.clock_now(), "effect_key": effect_key,
            "in_reply_to": { "id": thread, "author": "somebody" } } })
    }

    pub fn refusal(&self, id: &str) -> Value {
        json!({ "type": "receipt.failed", "id": id, "reason": "the filter refused it", "at": self.clock_now() })
    }
}
