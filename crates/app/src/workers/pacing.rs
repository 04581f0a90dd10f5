//! The pace of each account's sends.
//!
//! In: words that may leave now. Out: their turn, or when to ask again. Promised: what [`Pace`] promises, for each account
//! by itself: an account that has to wait keeps no other back, because what would wait long goes back to the outbox.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use channels::line::Quota;
use channels::pace::{Lane, Next, Pace, Rate};
use kernel::{AccountId, Ctx, Instant, Millis};

/// The longest wait for a turn; words that have to wait longer go back to the outbox for so long.
const PATIENCE: Millis = Millis::seconds(2);

/// How long a call waits before it asks again, where only an answer can say when its turn is.
const AGAIN: Millis = Millis(50);

/// The paces of all accounts. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Pacing(Arc<Mutex<HashMap<AccountId, Account>>>);

#[derive(Debug)]
struct Account {
    pace: Pace,
    /// Turns that came to a lane and were not taken yet.
    granted: HashMap<String, usize>,
}

impl Account {
    /// Lets all turns come that may; the turn of this lane, or when to ask again.
    fn ask(&mut self, lane: &str, now: Instant) -> Result<(), Millis> {
        let wait = loop {
            match self.pace.next(now) {
                Next::Go(lane) => *self.granted.entry(lane).or_default() += 1,
                Next::At(at) => break at.since(now).max(Millis(1)),
                Next::Nothing => break AGAIN,
            }
        };
        let Some(turns) = self.granted.get_mut(lane) else { return Err(wait) };
        *turns -= 1;
        if *turns == 0 {
            self.granted.remove(lane);
        }
        Ok(())
    }
}

impl Pacing {
    /// Waits for the turn of a call in this lane.
    ///
    /// # Errors
    /// How long it would have to wait, if that is long. Then it has not left.
    pub async fn turn(
        &self,
        ctx: &Ctx,
        account: AccountId,
        rate: Option<Rate>,
        lane: Lane,
    ) -> Result<(), Millis> {
        let (begun, key) = (ctx.now(), lane.key.clone());
        self.with(account, rate, |account| account.pace.wants(lane));
        loop {
            let now = ctx.now();
            let Err(wait) = self.with(account, rate, |account| account.ask(&key, now)) else { return Ok(()) };
            if Millis(now.since(begun).0 + wait.0) > PATIENCE {
                self.with(account, rate, |account| account.pace.gives_up(&key));
                return Err(wait);
            }
            tokio::time::sleep(Duration::from_millis(u64::try_from(wait.0).unwrap_or(0))).await;
        }
    }

    /// The call ended, and the network said this about its quotas.
    pub fn answered(&self, account: AccountId, rate: Option<Rate>, quotas: &[Quota]) {
        self.with(account, rate, |account| account.pace.answered(quotas));
    }

    /// The network demands that nothing leaves before this moment.
    pub fn wait(&self, account: AccountId, rate: Option<Rate>, until: Instant) {
        self.with(account, rate, |account| account.pace.wait(None, until));
    }

    fn with<T>(&self, account: AccountId, rate: Option<Rate>, what: impl FnOnce(&mut Account) -> T) -> T {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        what(all.entry(account).or_insert_with(|| Account { pace: Pace::new(rate), granted: HashMap::new() }))
    }
}

#[cfg(test)]
mod tests {
    use kernel::{ManualClock, TenantId};

    use super::*;

    fn lane(key: &str) -> Lane {
        Lane { key: key.into(), rate: None }
    }

    #[tokio::test(start_paused = true)]
    async fn an_account_that_has_to_wait_long_says_so_and_keeps_no_other_back() {
        let clock = ManualClock::new(Instant::from_seconds(1_000));
        let ctx = crate::node::system(TenantId::from_uuid(uuid::Uuid::nil()), clock.clone());
        let (slow, free): (AccountId, AccountId) = (ctx.mint(), ctx.mint());
        let pacing = Pacing::default();
        pacing.wait(slow, None, ctx.now() + Millis::minutes(5));
        assert_eq!(pacing.turn(&ctx, slow, None, lane("a")).await, Err(Millis::minutes(5)));
        assert_eq!(pacing.turn(&ctx, free, None, lane("a")).await, Ok(()));
        clock.advance(Millis::minutes(5));
        assert_eq!(
            pacing.turn(&ctx, slow, None, lane("b")).await,
            Ok(()),
            "who gave up has no turn any more"
        );
    }
}
