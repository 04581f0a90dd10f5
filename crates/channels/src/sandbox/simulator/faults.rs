//! What can be made to go wrong, and the rate limit.

use kernel::Millis;
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

/// Faults, switchable at run time. A start begins without any.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Faults {
    /// The share of deliveries, 0 to 1, that come twice.
    pub duplicates: f64,
    /// Deliveries overtake each other: one event each, held back for up to a second.
    pub disorder: bool,
    /// How long each delivery is held back, in milliseconds.
    pub delay_ms: u64,
    /// The share of the brand's API calls, 0 to 1, that end in a 500 which says that nothing was stored.
    pub api_errors: f64,
    /// The share of the brand's sends, 0 to 1, that are stored and all the same end in a 500 that says nothing.
    pub api_errors_after_accepting: f64,
    /// Sends are stored, but the answer is held back for this many seconds.
    pub timeout_after_accepting_s: Option<u64>,
    /// Every API call gets a 429.
    pub rate_limited: bool,
    /// Every API call gets a 401.
    pub token_revoked: bool,
    /// Sends get a 200, then a receipt says that they failed.
    pub late_refusal: bool,
    /// Deliveries are not sent at all; only the history has them.
    pub silent_drop: bool,
    /// How many days the timestamps that the brand sees are wrong.
    pub skew_days: i32,
}

impl Faults {
    /// Brings the numbers into what they mean: shares between 0 and 1, at most ten minutes of delay, at most an
    /// hour of silence, at most a century of skew.
    #[must_use]
    pub fn bounded(self) -> Self {
        let share = |share: f64| if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
        Self {
            duplicates: share(self.duplicates),
            delay_ms: self.delay_ms.min(600_000),
            api_errors: share(self.api_errors),
            api_errors_after_accepting: share(self.api_errors_after_accepting),
            timeout_after_accepting_s: self.timeout_after_accepting_s.map(|seconds| seconds.min(3_600)),
            skew_days: self.skew_days.clamp(-36_500, 36_500),
            ..self
        }
    }

    pub(super) const fn skew(&self) -> Millis {
        Millis::days(self.skew_days as i64)
    }
}

/// How often the brand may call the API: a bucket of `burst` tokens that fills again evenly.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RateLimit {
    /// Calls at once, at least 1.
    pub burst: u32,
    /// Calls a minute in the long run, at least 1.
    pub per_minute: u32,
}

impl Default for RateLimit {
    fn default() -> Self {
        Self { burst: 100, per_minute: 600 }
    }
}

pub(super) struct Bucket {
    limit: RateLimit,
    tokens: f64,
    filled: Instant,
}

impl Bucket {
    pub fn new(limit: RateLimit, now: Instant) -> Self {
        Self { limit, tokens: f64::from(limit.burst.max(1)), filled: now }
    }

    /// Takes a token, or says in how many whole seconds there is one.
    pub fn take(&mut self, now: Instant) -> Result<(), u64> {
        let per_second = f64::from(self.limit.per_minute.max(1)) / 60.0;
        let passed = now.saturating_duration_since(self.filled).as_secs_f64();
        self.tokens = passed.mul_add(per_second, self.tokens).min(f64::from(self.limit.burst.max(1)));
        self.filled = now;
        if self.tokens >= 1.0 {
            self.tokens -= 1.0;
            return Ok(());
        }
        let wait = ((1.0 - self.tokens) / per_second).ceil().max(1.0) as u64;
        Err(wait)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn the_bucket_empties_says_when_to_come_back_and_fills_again() {
        let start = Instant::now();
        let mut bucket = Bucket::new(RateLimit { burst: 2, per_minute: 6 }, start);
        assert_eq!((bucket.take(start), bucket.take(start), bucket.take(start)), (Ok(()), Ok(()), Err(10)));
        assert_eq!(bucket.take(start + Duration::from_secs(4)), Err(6));
        assert_eq!(bucket.take(start + Duration::from_secs(10)), Ok(()));
    }

    #[test]
    fn nonsense_becomes_a_fault_that_can_be_carried_out() {
        let wild = Faults { duplicates: f64::NAN, api_errors: 7.0, skew_days: i32::MIN, ..Faults::default() };
        let tame = wild.bounded();
        assert_eq!((tame.duplicates, tame.api_errors, tame.skew_days), (0.0, 1.0, -36_500));
    }
}
