//! What keeps the product in order: things that wait for a person, and whether the channels are alive.

use db::{Tx, args};
use kernel::{AccountId, Ctx, Instant};

use super::store;
use crate::access::{Right, allow};
use crate::accounts::{self, Account, Alarm, Meter};
use crate::ingest::{self, Delivery};
use crate::opinions::{self, Health};
use crate::outbound::{self, Trouble};
use crate::{Result, leads};

/// What waits for a person. Nothing of it is lost.
#[derive(Clone, Debug)]
pub struct Problems {
    /// Accounts that the network turned away, or that nobody can read.
    pub accounts: Vec<Alarm>,
    /// Words that did not leave, or of which nobody knows; newest first.
    pub sends: Vec<Trouble>,
    /// What the CRM was not told; newest first.
    pub leads: Vec<leads::Trouble>,
    /// Deliveries that can't be read, newest first.
    pub deliveries: Vec<Delivery>,
    /// Kinds of events that this version does not know: channel, kind, how often, when last.
    pub unknown: Vec<(String, String, i64, Instant)>,
    /// How it goes with the other model that is asked for its opinion, while it rests because it failed.
    pub opinion: Option<Health>,
}

/// Reads what waits for a person.
pub async fn problems(tx: &mut Tx, ctx: &Ctx) -> Result<Problems> {
    allow(ctx, Right::Read)?;
    Ok(Problems {
        accounts: accounts::alarms(tx, ctx).await?,
        sends: outbound::troubles(tx, ctx).await?,
        leads: leads::crm::troubles(tx, ctx).await?,
        deliveries: ingest::poisoned(tx, ctx).await?,
        unknown: ingest::unknown_kinds(tx, ctx).await?,
        opinion: Some(opinions::health(tx, ctx).await?).filter(|health| health.resting_until.is_some()),
    })
}

/// An account of the brand, and whether it is alive.
#[derive(Clone, Debug)]
pub struct Channel {
    /// The account.
    pub account: Account,
    /// When something came last.
    pub last_in: Option<Instant>,
    /// When something left last.
    pub last_out: Option<Instant>,
    /// How far behind its network it is; `None` before it was read for the first time.
    pub meter: Option<Meter>,
}

/// The accounts of the brand, in the order in which they were connected.
pub async fn channels(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Channel>> {
    allow(ctx, Right::Administer)?;
    let traffic: Vec<(AccountId, Option<Instant>, Option<Instant>)> =
        tx.query(&store::TRAFFIC, &args![ctx.tenant]).await?;
    let mut meters = accounts::meters(tx, ctx).await?;
    let accounts = accounts::list(tx, ctx).await?.into_iter();
    Ok(accounts
        .map(|account| {
            let moved = traffic.iter().find(|(id, ..)| *id == account.id);
            let (last_in, last_out) =
                moved.map_or((None, None), |(_, last_in, last_out)| (*last_in, *last_out));
            let meter = meters.iter().position(|meter| meter.account_id == account.id);
            let meter = meter.map(|at| meters.swap_remove(at));
            Channel { account, last_in, last_out, meter }
        })
        .collect())
}
