//! Carries the brand's words, and what it does to the words of others, to the networks.
//!
//! Claims what is due, sends it outside of any transaction, records what the network said. A send whose worker died
//! is not claimed again: its lease ends, it is unknown, and the reconciler looks it up.

use std::time::Duration;

use care::{Error, Tx, deeds, outbound};
use channels::pace::Lane;
use channels::{Act, Credentials, Network, Outgoing, SendOutcome, Trouble};
use db::outbox::Effect;
use kernel::{AccountId, Millis};
use tokio::task::{JoinError, JoinSet};

use super::{Desk, access};

/// How many sends are under way at once.
const TOGETHER: usize = 16;
/// The longest sleep, so that a clock that was set back does not keep words waiting.
const LONGEST: Duration = Duration::from_secs(1);

/// Sends until the end. What is under way then is still carried.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    // Each on a task of its own: one that hangs delays no other, neither its request nor its outcome.
    let mut under_way = JoinSet::new();
    loop {
        match claim(&desk, TOGETHER - under_way.len()).await {
            Ok(claimed) => {
                for effect in claimed {
                    under_way.spawn(carry(desk.clone(), effect));
                }
            }
            Err(error) => {
                tracing::error!(%error, "words wait: they are queued, and leave when this is over");
            }
        }
        let nap = if under_way.len() < TOGETHER { nap(&desk).await } else { LONGEST };
        tokio::select! {
            Some(carried) = under_way.join_next() => told(carried),
            more = desk.wake(&mut notices, &[db::outbox::TOPIC, "brand"], nap) => if !more { break },
        }
    }
    while let Some(carried) = under_way.join_next().await {
        told(carried);
    }
}

async fn claim(desk: &Desk, limit: usize) -> Result<Vec<Effect>, Error> {
    let (ctx, brand) = (desk.ctx.clone(), desk.picture());
    desk.db
        .write(async move |tx: &mut Tx| {
            db::outbox::expire(tx, &ctx).await?;
            let mut claimed = outbound::claim(tx, &ctx, &brand, limit).await?;
            let room = limit.saturating_sub(claimed.len());
            claimed.extend(deeds::claim(tx, &ctx, room).await?);
            Ok(claimed)
        })
        .await
}

async fn carry(desk: Desk, effect: Effect) -> Result<(), Error> {
    let outcome = send(&desk, &effect).await;
    let (ctx, brand) = (desk.ctx.clone(), desk.picture());
    if effect.topic == deeds::TOPIC {
        let settled = async move |tx: &mut Tx| deeds::settle(tx, &ctx, &effect, outcome.clone()).await;
        return desk.db.write(settled).await;
    }
    desk.db
        .write(async move |tx: &mut Tx| outbound::settle(tx, &ctx, &brand, &effect, outcome.clone()).await)
        .await
}

/// Words whose outcome can't be written down turn unknown when their lease ends, and are looked up.
fn told(carried: Result<Result<(), Error>, JoinError>) {
    match carried {
        Ok(Ok(())) => {}
        Ok(Err(error)) => {
            tracing::error!(%error, "what became of a send can't be written down; it is looked up")
        }
        Err(error) => tracing::error!(%error, "a send broke off; it is looked up"),
    }
}

/// What leaves.
enum Leaving {
    Words(AccountId, Outgoing),
    Deed(AccountId, Act),
}

impl Leaving {
    fn of(effect: &Effect) -> Result<Self, Error> {
        if effect.topic == deeds::TOPIC {
            let payload = deeds::Payload::of(effect)?;
            return Ok(Self::Deed(payload.account, payload.act));
        }
        let payload = outbound::Payload::of(effect)?;
        Ok(Self::Words(payload.account, payload.leaves()))
    }

    const fn account(&self) -> AccountId {
        match self {
            Self::Words(account, _) | Self::Deed(account, _) => *account,
        }
    }

    /// What the network counts it together with.
    fn lane(&self, network: &dyn Network) -> Lane {
        match self {
            Self::Words(_, outgoing) => network.lane(outgoing),
            Self::Deed(_, act) => Lane { key: act.message.clone(), rate: None },
        }
    }

    /// Leaves when it is its turn.
    async fn leave(&self, desk: &Desk, network: &dyn Network, credentials: &Credentials) -> SendOutcome {
        let (account, rate) = (self.account(), network.rate());
        if let Err(wait) = desk.pacing.turn(&desk.ctx, account, rate, self.lane(network)).await {
            return SendOutcome::RetryAfter { wait, reason: "the network takes no more at once".into() };
        }
        let line = desk.line();
        let outcome = match self {
            Self::Words(_, outgoing) => network.send(&line, credentials, outgoing).await,
            Self::Deed(_, act) => network.act(&line, credentials, act).await,
        };
        desk.pacing.answered(account, rate, &line.quotas());
        if let (true, SendOutcome::RetryAfter { wait, .. }) = (line.was_limited(), &outcome) {
            desk.pacing.wait(account, rate, desk.ctx.now() + *wait);
        }
        outcome
    }
}

async fn send(desk: &Desk, effect: &Effect) -> SendOutcome {
    let leaving = match Leaving::of(effect) {
        Ok(leaving) => leaving,
        Err(error) => return SendOutcome::Refused { reason: error.to_string() },
    };
    let brand = desk.picture();
    let Some((account, network)) = brand.account(leaving.account()).and_then(|a| Some((a, a.network()?)))
    else {
        return SendOutcome::Refused { reason: "the account is no longer connected".into() };
    };
    let credentials = match account.credentials(&desk.key) {
        Ok(credentials) => credentials,
        Err(error) => {
            return SendOutcome::RetryAfter { wait: Millis::minutes(5), reason: error.to_string() };
        }
    };
    let reason = match leaving.leave(desk, network, &credentials).await {
        SendOutcome::Unauthorised { reason } => reason,
        outcome => return outcome,
    };
    // Refused with the old credentials, nothing left; with renewed ones it may.
    match access::renewed(desk, network, account.id, &credentials, reason).await {
        Ok(renewed) => leaving.leave(desk, network, &renewed).await,
        Err(Trouble::Later { wait, reason }) => SendOutcome::RetryAfter { wait, reason },
        Err(trouble) => SendOutcome::Unauthorised { reason: trouble.to_string() },
    }
}

/// Until the next send is due.
async fn nap(desk: &Desk) -> Duration {
    let ctx = desk.ctx.clone();
    let next = desk.db.read(async move |tx: &mut Tx| {
        let words = db::outbox::next_due(tx, &ctx, outbound::TOPIC).await?;
        let deeds = db::outbox::next_due(tx, &ctx, deeds::TOPIC).await?;
        Ok::<_, db::Error>([words, deeds].into_iter().flatten().min())
    });
    let next = next.await;
    let now = desk.ctx.now();
    match next {
        Ok(Some(at)) => {
            let millis = u64::try_from(at.since(now).0).unwrap_or(0);
            Duration::from_millis(millis.max(5)).min(LONGEST)
        }
        _ => LONGEST,
    }
}
