//! Carries the brand's words to the networks.
//!
//! Claims what is due, sends it outside of any transaction, records what the network said. A send whose worker died
//! is not claimed again: its lease ends, it is unknown, and the reconciler looks it up.

use std::time::Duration;

use care::{Error, Tx, outbound};
use channels::SendOutcome;
use db::outbox::Effect;
use futures::StreamExt;
use kernel::Millis;

use super::Desk;

/// How many sends are under way at once.
const TOGETHER: usize = 16;
/// The longest sleep, so that a clock that was set back does not keep words waiting.
const LONGEST: Duration = Duration::from_secs(1);

/// Sends until the end.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    loop {
        if let Err(error) = turn(&desk).await {
            tracing::error!(%error, "words wait: they are queued, and leave when this is over");
        }
        let nap = nap(&desk).await;
        if !desk.wake(&mut notices, &[db::outbox::TOPIC, "brand"], nap).await {
            return;
        }
    }
}

async fn turn(desk: &Desk) -> Result<(), Error> {
    loop {
        let ctx = desk.ctx.clone();
        let claimed = desk
            .db
            .write(async move |tx: &mut Tx| {
                db::outbox::expire(tx, &ctx).await?;
                outbound::claim(tx, &ctx, TOGETHER).await
            })
            .await?;
        if claimed.is_empty() {
            return Ok(());
        }
        let results: Vec<_> = futures::stream::iter(claimed)
            .map(|effect| carry(desk, effect))
            .buffer_unordered(TOGETHER)
            .collect()
            .await;
        results.into_iter().collect::<Result<(), Error>>()?;
    }
}

async fn carry(desk: &Desk, effect: Effect) -> Result<(), Error> {
    let outcome = send(desk, &effect).await;
    let (ctx, brand) = (desk.ctx.clone(), desk.picture());
    desk.db
        .write(async move |tx: &mut Tx| outbound::settle(tx, &ctx, &brand, &effect, outcome.clone()).await)
        .await
}

async fn send(desk: &Desk, effect: &Effect) -> SendOutcome {
    let payload = match outbound::Payload::of(effect) {
        Ok(payload) => payload,
        Err(error) => return SendOutcome::Refused { reason: error.to_string() },
    };
    let brand = desk.picture();
    let Some((account, network)) = brand.account(payload.account).and_then(|a| Some((a, a.network()?)))
    else {
        return SendOutcome::Refused { reason: "the account is no longer connected".into() };
    };
    if account.state == care::accounts::State::Stopped {
        let reason = account.state_reason.clone().unwrap_or_else(|| "the account is stopped".into());
        return SendOutcome::RetryAfter { wait: Millis::minutes(1), reason };
    }
    match account.credentials(&desk.key) {
        Ok(credentials) => network.send(&desk.http, &credentials, &payload.outgoing).await,
        Err(error) => SendOutcome::RetryAfter { wait: Millis::minutes(5), reason: error.to_string() },
    }
}

/// Until the next send is due.
async fn nap(desk: &Desk) -> Duration {
    let ctx = desk.ctx.clone();
    let next =
        desk.db.read(async move |tx: &mut Tx| db::outbox::next_due(tx, &ctx, outbound::TOPIC).await).await;
    let now = desk.ctx.now();
    match next {
        Ok(Some(at)) => {
            let millis = u64::try_from(at.since(now).0).unwrap_or(0);
            Duration::from_millis(millis.max(5)).min(LONGEST)
        }
        _ => LONGEST,
    }
}
