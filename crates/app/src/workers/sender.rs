//! Carries the brand's words, and what it does to the words of others, to the networks.
//!
//! Claims what is due and has its turn, sends it outside of any transaction, records what the network said. A send whose
//! worker died is not claimed again: its lease ends, it is unknown, and the reconciler looks it up.

use std::time::Duration;

use care::brand::Brand;
use care::{Error, Tx, deeds, outbound};
use channels::pace::{Lane, Wait};
use channels::{Act, Credentials, Network, Outgoing, SendOutcome, Trouble};
use db::outbox::Effect;
use kernel::{AccountId, Millis};
use tokio::task::{JoinError, JoinSet};

use super::pacing::Rehearsal;
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
    let (ctx, brand, pacing) = (desk.ctx.clone(), desk.picture(), desk.pacing.clone());
    desk.db
        .write(async move |tx: &mut Tx| {
            db::outbox::expire(tx, &ctx).await?;
            let mut rehearsal = pacing.rehearsal(ctx.now());
            let mut words = |words: &outbound::Payload| {
                waits(&brand, &mut rehearsal, words.account, |network| network.lane(&words.outgoing))
            };
            let mut claimed = outbound::claim_in_turn(tx, &ctx, &brand, limit, &mut words).await?;
            let room = limit.saturating_sub(claimed.len());
            let mut deed =
                |deed: &deeds::Payload| waits(&brand, &mut rehearsal, deed.account, |_| lane_of(&deed.act));
            claimed.extend(deeds::claim(tx, &ctx, room, &mut deed).await?);
            Ok(claimed)
        })
        .await
}

/// How long what is due has to wait for its turn, if that is long.
fn waits(
    brand: &Brand,
    rehearsal: &mut Rehearsal,
    account: AccountId,
    lane: impl FnOnce(&dyn Network) -> Lane,
) -> Option<Wait> {
    let network = brand.account(account)?.network()?;
    rehearsal.wait(account, network.rate(), &lane(network))
}

/// Deeds are counted by the message that they are done to.
fn lane_of(act: &Act) -> Lane {
    Lane { key: act.message.clone(), rate: None }
}

async fn carry(desk: Desk, effect: Effect) -> Result<(), Error> {
    let outcome = match send(&desk, &effect).await {
        Ok(outcome) => outcome,
        // Somebody else's answer took its turn after it was claimed.
        Err(wait) => {
            let ctx = desk.ctx.clone();
            let put_off = async move |tx: &mut Tx| match effect.topic.as_str() {
                deeds::TOPIC => deeds::put_off(tx, &ctx, &effect, &wait).await,
                _ => outbound::put_off(tx, &ctx, &effect, &wait).await,
            };
            return desk.db.write(put_off).await;
        }
    };
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
            Self::Deed(_, act) => lane_of(act),
        }
    }

    /// Leaves when it is its turn; how long it would have to wait if that is long.
    async fn leave(
        &self,
        desk: &Desk,
        network: &dyn Network,
        credentials: &Credentials,
    ) -> Result<SendOutcome, Wait> {
        let (account, rate) = (self.account(), network.rate());
        desk.pacing.turn(&desk.ctx, account, rate, &self.lane(network)).await?;
        let line = desk.line();
        let outcome = match self {
            Self::Words(_, outgoing) => network.send(&line, credentials, outgoing).await,
            Self::Deed(_, act) => network.act(&line, credentials, act).await,
        };
        desk.pacing.answered(account, rate, &line.quotas());
        if let (true, SendOutcome::RetryAfter { wait, .. }) = (line.was_limited(), &outcome) {
            desk.pacing.wait(account, rate, desk.ctx.now() + *wait);
        }
        Ok(outcome)
    }
}

async fn send(desk: &Desk, effect: &Effect) -> Result<SendOutcome, Wait> {
    let leaving = match Leaving::of(effect) {
        Ok(leaving) => leaving,
        Err(error) => return Ok(SendOutcome::Refused { reason: error.to_string() }),
    };
    let brand = desk.picture();
    let Some((account, network)) = brand.account(leaving.account()).and_then(|a| Some((a, a.network()?)))
    else {
        return Ok(SendOutcome::Refused { reason: "the account is no longer connected".into() });
    };
    let credentials = match account.credentials(&desk.key) {
        Ok(credentials) => credentials,
        Err(error) => {
            return Ok(SendOutcome::RetryAfter { wait: Millis::minutes(5), reason: error.to_string() });
        }
    };
    let reason = match leaving.leave(desk, network, &credentials).await? {
        SendOutcome::Unauthorised { reason } => reason,
        outcome => return Ok(outcome),
    };
    // Refused with the old credentials, nothing left; with renewed ones it may.
    match access::renewed(desk, network, account.id, &credentials, reason).await {
        Ok(renewed) => leaving.leave(desk, network, &renewed).await,
        Err(Trouble::Later { wait, reason }) => Ok(SendOutcome::RetryAfter { wait, reason }),
        Err(trouble) => Ok(SendOutcome::Unauthorised { reason: trouble.to_string() }),
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
