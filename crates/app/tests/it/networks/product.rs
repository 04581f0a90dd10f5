//! The product with one more account: the brand's on a simulated network.
//!
//! In: a story, and a network beside it. Out: what a law asks about: what was said, how it is at the desk, what people see.
//! Promised: the account has been read once before anybody says anything; whoever waits here has the history read again
//! and again, so that nothing depends on how long a poll takes.

use std::time::Duration;

use care::accounts::{self, Alarm, Meter, NewAccount};
use care::cases::{Mode, Seen, SendState};
use care::desk::{self, Problems};
use care::ingest::{self, Raw};
use care::outbound::Send;
use care::{Tx, queues};
use channels::simulation::{Faults, Saying, Shown, World};
use channels::{Network, Visibility};
use db::{FromRow, args};
use kernel::{AccountId, CaseId, Clock, Instant, MessageId, Millis, SendId, SystemClock};
use web::channels::live;

use crate::colleague::Colleague;
use crate::harness::{Story, look_for, until};
use crate::rows;

/// How often a history is asked for that somebody waits for.
const NUDGE: Duration = Duration::from_millis(200);

db::statements! {
    SAID = "select case_id, seq, text, visibility, at, edited_at, deleted_at from messages
        where tenant = $1 and account_id = $2 and provider_id = $3";
    WORDS = "select case_id, seq, text, visibility, at, edited_at, deleted_at from messages
        where tenant = $1 and account_id = $2 and direction = 'inbound' and text like $3";
    HEARD = "select count(*) as n from messages where tenant = $1 and account_id = $2 and direction = 'inbound'";
    SPOKEN = "select count(*) as n from messages where tenant = $1 and account_id = $2 and direction = 'outbound'";
    STORED = "select count(*) as n from deliveries where tenant = $1 and account_id = $2 and dedup_key = $3";
}

/// Words of somebody, as the product has them.
#[derive(Clone, Debug, FromRow)]
pub struct Said {
    pub case_id: CaseId,
    pub seq: i64,
    pub text: String,
    pub visibility: Seen,
    pub at: Instant,
    pub edited_at: Option<Instant>,
    pub deleted_at: Option<Instant>,
}

/// A running product, and a network on which the brand has an account.
pub struct Product<'a> {
    pub story: &'a Story,
    pub world: Box<dyn World>,
    pub id: AccountId,
    pub sam: Colleague,
}

/// Systems that others wrote go by the clock of this machine: beside them, the story's begins there.
pub fn catch_up(story: &Story) {
    if story.clock.now() < SystemClock.now() {
        story.clock.set(SystemClock.now());
    }
}

impl<'a> Product<'a> {
    pub async fn on(story: &'a Story, world: Box<dyn World>) -> Self {
        Self::with(story, world, |_| {}).await
    }

    /// The same with an account that is a little different.
    pub async fn with(
        story: &'a Story,
        world: Box<dyn World>,
        change: impl FnOnce(&mut channels::simulation::Account),
    ) -> Self {
        let (mut account, network) = (world.account(), world.network());
        change(&mut account);
        let channel = network.capabilities().id;
        let new = NewAccount {
            channel: channel.into(),
            external_id: account.us.external_id,
            handle: account.us.handle,
            name: account.name,
            base_url: account.base_url,
            secret: account.hook_secret,
            secrets: account.secrets,
            settings: account.us.settings,
        };
        let (ada, key) = (story.colleague("ada").await.ctx, story.key.clone());
        let known = |account: &accounts::Account| {
            account.channel == channel && account.external_id == new.external_id
        };
        let before = story.brand().accounts.iter().find(|account| known(account)).map(|account| account.id);
        let ctx = ada.clone();
        let connected = story.node.app.write(async move |tx: &mut Tx| {
            if let Some(before) = before {
                accounts::remove(tx, &ctx, before).await?;
            }
            accounts::connect(tx, &ctx, &key, new.clone()).await
        });
        let id = connected.await.expect("the account can be connected");
        let site = story.node.url();
        world.call(format!("{site}/hooks/{channel}/{id}")).await;
        live::tell(&story.node.app, &ada, id, &site)
            .await
            .unwrap()
            .expect("the network is told where we are");
        let product = Self { story, world, id, sam: story.colleague("sam").await };
        product
            .until("the account is read", async || {
                let known = product.story.brand().account(product.id).is_some();
                let read = product.network().capabilities().history_every.is_none()
                    || product.meter().await.is_some_and(|meter| meter.read_at.is_some());
                (known && read).then_some(())
            })
            .await;
        product
    }

    pub fn network(&self) -> &'static dyn Network {
        self.world.network()
    }

    pub fn set(&self, faults: Faults) {
        self.world.set(faults);
    }

    pub fn visibilities(&self) -> Vec<Visibility> {
        let capabilities = self.network().capabilities();
        let all = [Visibility::Public, Visibility::Private];
        all.into_iter().filter(|one| capabilities.limit(*one).is_some()).collect()
    }

    /// What this network has most of.
    pub fn usual(&self) -> Visibility {
        self.visibilities()[0]
    }

    pub async fn says(&self, person: &str, visibility: Visibility, text: &str) -> String {
        let saying = Saying {
            person: person.into(),
            visibility,
            in_reply_to: None,
            text: text.into(),
            picture: false,
        };
        self.world.says(saying).await
    }

    /// Looks until there is something.
    pub async fn until<T>(&self, what: &str, look: impl AsyncFnMut() -> Option<T>) -> T {
        self.look_for(look).await.unwrap_or_else(|| panic!("it did not come: {what}"))
    }

    /// Looks for something; meanwhile time passes as it does on the network, and its history is read.
    async fn look_for<T>(&self, mut look: impl AsyncFnMut() -> Option<T>) -> Option<T> {
        let mut nudged: Option<tokio::time::Instant> = None;
        look_for(async || {
            let found = look().await;
            if found.is_none() && nudged.is_none_or(|at| at.elapsed() > NUDGE) {
                self.nudge().await;
                nudged = Some(tokio::time::Instant::now());
            }
            found
        })
        .await
    }

    /// Somebody asks for the account's history.
    pub async fn nudge(&self) {
        // What waits for its turn, or is looked up again a little later, waits by the story's clock.
        self.story.clock.advance(Millis::seconds(1));
        let id = self.id;
        let asked = self.story.node.app.write(async move |tx: &mut Tx| {
            tx.notify(accounts::RECONCILE, id.to_string());
            Ok(())
        });
        asked.await.expect("a notice can be sent");
    }

    /// These words, if they are here.
    pub async fn said(&self, id: &str) -> Option<Said> {
        let args = args![self.story.ctx().tenant, self.id, id.to_owned()].into();
        rows::query(self.story, &SAID, args).await.pop()
    }

    /// These words, as soon as they are here.
    pub async fn hears(&self, id: &str) -> Said {
        self.until(&format!("the message {id}"), async || self.said(id).await).await
    }

    /// Somebody's words, as soon as they are here, where another server gave them their id.
    pub async fn hears_words(&self, words: &str) -> Said {
        self.until(words, async || {
            let args = args![self.story.ctx().tenant, self.id, format!("%{words}%")].into();
            rows::query(self.story, &WORDS, args).await.pop()
        })
        .await
    }

    /// How many messages people wrote to this account.
    pub async fn heard(&self) -> i64 {
        rows::query(self.story, &HEARD, args![self.story.ctx().tenant, self.id].into()).await[0]
    }

    /// How many messages the brand wrote through this account.
    pub async fn spoken(&self) -> i64 {
        rows::query(self.story, &SPOKEN, args![self.story.ctx().tenant, self.id].into()).await[0]
    }

    /// Somebody wrote, and Sam has their case.
    pub async fn held(&self, person: &str, visibility: Visibility) -> Said {
        let id = self.says(person, visibility, "my internet is down again, please help").await;
        let said = self.hears(&id).await;
        let (ctx, case) = (self.sam.ctx.clone(), said.case_id);
        let taken = self.story.node.app.write(async move |tx: &mut Tx| queues::take(tx, &ctx, case).await);
        taken.await.expect("nobody has it yet");
        said
    }

    /// Sam answers, and the time to undo passes.
    pub async fn answer(&self, case: CaseId, visibility: Visibility, text: &str) -> (MessageId, SendId) {
        let mode = match visibility {
            Visibility::Public => Mode::Public,
            Visibility::Private => Mode::Private,
        };
        let answered = self.sam.answer(case, mode, text).await;
        self.story.advance(kernel::Millis::seconds(11)).await;
        answered
    }

    pub async fn send(&self, case: CaseId, message: MessageId) -> Send {
        self.sam.look(case).await.send_of(message).cloned().expect("the words have a send")
    }

    /// Waits until the words stand so.
    ///
    /// # Panics
    /// If they don't, with how they stand instead.
    pub async fn becomes(&self, case: CaseId, message: MessageId, state: SendState) -> Send {
        let mut last = None;
        let stands = self.look_for(async || {
            let send = self.send(case, message).await;
            let found = (send.state == state).then(|| send.clone());
            last = Some(send);
            found
        });
        stands.await.unwrap_or_else(|| panic!("it did not become {state:?}: {last:?}"))
    }

    /// What people see of our words with this text.
    pub async fn shown(&self, text: &str) -> Vec<Shown> {
        self.world.shown().await.into_iter().filter(|shown| shown.text.contains(text)).collect()
    }

    pub async fn meter(&self) -> Option<Meter> {
        let (ctx, id) = (self.story.ctx(), self.id);
        let meters =
            self.story.node.app.read(async move |tx: &mut Tx| accounts::meters(tx, &ctx).await).await;
        meters.unwrap().into_iter().find(|meter| meter.account_id == id)
    }

    pub async fn problems(&self) -> Problems {
        let ctx = self.sam.ctx.clone();
        self.story.node.app.read(async move |tx: &mut Tx| desk::problems(tx, &ctx).await).await.unwrap()
    }

    /// What the desk says about this account.
    pub async fn alarm(&self) -> Option<Alarm> {
        self.problems().await.accounts.into_iter().find(|alarm| alarm.id == self.id)
    }

    /// A body comes in, as the hook or the reader would store it; whether it is on disk.
    pub async fn delivers(&self, body: &'static [u8]) -> bool {
        let body = bytes::Bytes::from_static(body);
        let dedup_key = self.network().dedup_key(&std::collections::HashMap::new(), &body);
        let args = args![self.story.ctx().tenant, self.id, dedup_key.clone()].into();
        let raw = Raw { account: self.id, channel: self.network().capabilities().id, dedup_key, body };
        let ctx = self.story.ctx();
        let stored =
            self.story.node.app.write(async move |tx: &mut Tx| {
                ingest::store_all(tx, &ctx, std::slice::from_ref(&raw)).await
            });
        stored.await.expect("every body can be stored");
        until("everything is read", async || (self.story.backlog().await == 0).then_some(())).await;
        rows::query::<i64>(self.story, &STORED, args).await == [1]
    }

    /// Somebody brings the account back.
    pub async fn resume(&self) {
        let (ctx, key, id) = (self.story.colleague("ada").await.ctx, self.story.key.clone(), self.id);
        let resume = async move |tx: &mut Tx| accounts::resume(tx, &ctx, &key, id, None).await;
        self.story.node.app.write(resume).await.expect("an administrator can");
    }
}
