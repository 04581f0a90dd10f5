//! The pace of each account's sends.
//!
//! In: words that may leave now. Out: their turn, or when to ask again, and why. Promised: what [`Pace`] promises, for each
//! account by itself: an account that has to wait keeps no other back, because what would wait long stays in the outbox:
//! a [`Rehearsal`] says so before it is claimed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use channels::line::Quota;
use channels::pace::{Lane, Next, Pace, Rate, Wait};
use kernel::{AccountId, Ctx, Instant, Millis};

/// The longest wait for a turn; words that have to wait longer wait in the outbox.
const PATIENCE: Millis = Millis::seconds(2);

/// How long a call waits before it asks again, where only an answer can say when its turn is.
const AGAIN: Millis = Millis(50);

/// The paces of all accounts. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Pacing(Arc<Mutex<HashMap<AccountId, Account>>>);

#[derive(Clone, Debug)]
struct Account {
    pace: Pace,
    /// Turns that came to a lane and were not taken yet.
    granted: HashMap<String, usize>,
}

impl Account {
    fn new(rate: Option<Rate>) -> Self {
        Self { pace: Pace::new(rate), granted: HashMap::new() }
    }

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
    /// How long it would have to wait, and why, if that is long. Then it has not left.
    pub async fn turn(
        &self,
        ctx: &Ctx,
        account: AccountId,
        rate: Option<Rate>,
        lane: &Lane,
    ) -> Result<(), Wait> {
        let begun = ctx.now();
        self.with(account, rate, |account| account.pace.wants(lane.clone()));
        loop {
            let now = ctx.now();
            let asked = self.with(account, rate, |account| account.ask(&lane.key, now));
            let Err(wait) = asked else { return Ok(()) };
            if Millis(now.since(begun).0 + wait.0) > PATIENCE {
                return Err(self.with(account, rate, |account| {
                    account.pace.gives_up(&lane.key);
                    Wait { until: now + wait, because: account.pace.because(lane) }
                }));
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

    /// What would happen if calls wanted their turns now.
    pub fn rehearsal(&self, now: Instant) -> Rehearsal {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let paces = all.iter().map(|(id, account)| (*id, account.pace.clone())).collect();
        Rehearsal { paces, now }
    }

    fn with<T>(&self, account: AccountId, rate: Option<Rate>, what: impl FnOnce(&mut Account) -> T) -> T {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        what(all.entry(account).or_insert_with(|| Account::new(rate)))
    }
}

/// The paces as they are at one moment. Nothing that is asked of it happens.
#[derive(Clone, Debug)]
pub struct Rehearsal {
    paces: HashMap<AccountId, Pace>,
    now: Instant,
}

impl Rehearsal {
    /// How long a call of this lane has to wait behind those that were asked for before; `None` if its turn comes so soon
    /// that it is worth standing in line.
    pub fn wait(&mut self, account: AccountId, rate: Option<Rate>, lane: &Lane) -> Option<Wait> {
        let pace = self.paces.entry(account).or_insert_with(|| Pace::new(rate));
        pace.wants(lane.clone());
        let mut now = self.now;
        loop {
            match pace.next(now) {
                Next::Go(key) if key == lane.key => return None,
                Next::Go(_) => {}
                Next::At(at) if at.since(self.now) <= PATIENCE => now = at,
                Next::At(until) => {
                    pace.gives_up(&lane.key);
                    return Some(Wait { until, because: pace.because(lane) });
                }
                // Only an answer that is on its way can say; it comes soon, or the turn does not.
                Next::Nothing => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use channels::pace::Because;
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
        let five = Wait { until: ctx.now() + Millis::minutes(5), because: Because::Told };
        assert_eq!(pacing.rehearsal(ctx.now()).wait(slow, None, &lane("a")), Some(five.clone()));
        assert_eq!(pacing.turn(&ctx, slow, None, &lane("a")).await, Err(five));
        assert_eq!(pacing.turn(&ctx, free, None, &lane("a")).await, Ok(()));
        clock.advance(Millis::minutes(5));
        let turn = pacing.turn(&ctx, slow, None, &lane("b")).await;
        assert_eq!(turn, Ok(()), "who gave up has no turn any more");
    }

    #[test]
    fn as_many_are_let_in_as_have_their_turn_soon_and_the_others_are_told_when_and_why() {
        let now = Instant::from_seconds(1_000);
        let account = AccountId::from_uuid(uuid::Uuid::nil());
        let rate = Some(Rate::one_in(Millis::seconds(1)));
        let pacing = Pacing::default();
        for _ in 0..2 {
            let mut rehearsal = pacing.rehearsal(now);
            let waits: Vec<_> =
                (0..5).map(|n| rehearsal.wait(account, rate, &lane(&n.to_string()))).collect();
            let because = Because::Rate(Rate::one_in(Millis::seconds(1)));
            let last = Some(Wait { until: now + Millis::seconds(3), because });
            assert_eq!(waits, [None, None, None, last.clone(), last]);
        }
    }
}
