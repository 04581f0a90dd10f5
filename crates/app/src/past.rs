//! Deliveries of another time, taken in as if that time were now.
//!
//! In: events of the sandbox network, and a clock that whoever replays the past moves. Out: what the product makes of
//! every delivery, by the same stages through which live ones go. Promised: nothing is different from a live delivery
//! but the time.

use std::sync::Arc;

use care::accounts::Account;
use care::brand::Brand;
use care::flow::{self, Placed};
use care::ingest::{self, Raw};
use care::search;
use care::{Error, Tx};
use channels::sandbox::wire;
use kernel::{AccountId, Ctx, Instant, ManualClock};

/// The sandbox network of the past.
const NETWORK: &str = "sandbox";

/// The product at another time.
#[derive(Clone)]
pub struct Past {
    /// Its context; on [`Past::clock`].
    pub ctx: Ctx,
    /// Its clock.
    pub clock: Arc<ManualClock>,
    /// The brand, as it is today.
    pub brand: Arc<Brand>,
    /// The brand's account.
    pub account: AccountId,
    /// The network's id of the brand.
    pub external_id: String,
    /// The network.
    pub channel: &'static str,
}

impl Past {
    /// The product on `clock`, which `ctx` must be on too.
    pub fn new(ctx: Ctx, clock: Arc<ManualClock>, brand: Arc<Brand>, account: &Account) -> Self {
        let external_id = account.external_id.clone();
        Self { ctx, clock, brand, account: account.id, external_id, channel: NETWORK }
    }

    /// The same past on another of the brand's accounts.
    pub fn on(&self, account: &Account) -> Self {
        Self {
            channel: account.network().map_or(NETWORK, |network| network.capabilities().id),
            ..Self::new(self.ctx.clone(), self.clock.clone(), self.brand.clone(), account)
        }
    }

    /// A delivery of one event, sent at `at`.
    pub fn delivery(&self, id: String, event: wire::Event, at: Instant) -> Raw {
        let (key, body) = body(&self.external_id, id, event, at);
        self.raw(key, body)
    }

    /// A delivery of any bytes.
    pub fn raw(&self, dedup_key: String, body: Vec<u8>) -> Raw {
        Raw { account: self.account, channel: self.channel, dedup_key, body: body.into() }
    }

    /// Stores deliveries and takes them through all stages, at the clock's time. Those that are known already stay as
    /// they are.
    ///
    /// # Errors
    /// If the database refuses.
    pub async fn receive(&self, tx: &mut Tx, raws: &[Raw]) -> Result<Placed, Error> {
        // Ids of the past are older than what a running node has indexed.
        search::rewind(tx, &self.ctx, self.ctx.now()).await?;
        let new = ingest::store_all(tx, &self.ctx, raws).await?;
        // The oldest wait at the front, and nothing live is as old as the past.
        let waiting = ingest::waiting(tx, &self.ctx, &[], usize::try_from(new).unwrap_or(0)).await?;
        let (mut parsed, unreadable) = flow::parse(&self.brand, waiting);
        for one in unreadable {
            ingest::poison(tx, &self.ctx, one.id, &one.reason).await?;
        }
        flow::context(tx, &self.ctx, &mut parsed).await?;
        flow::read(&self.brand, &mut parsed);
        flow::place(tx, &self.ctx, &self.brand, &parsed).await
    }
}

/// Key and body of a delivery of one event, sent at `at` to the account that the network calls `account`.
pub fn body(account: &str, id: String, event: wire::Event, at: Instant) -> (String, Vec<u8>) {
    let (account, sent_at) = (account.to_owned(), at.timestamp());
    let delivery = wire::Delivery { id: id.clone(), account, sent_at, events: vec![event] };
    let body = serde_json::to_vec(&delivery).expect("events have text keys and can't fail to be JSON");
    (id, body)
}
