//! How much one visitor, or one address, may send to this node: the first door, which costs nothing.
//!
//! In: who asks for what, and when. Out: whether they may. Promised: somebody who sends too much delays nobody else;
//! what is remembered is bounded, and forgets first whoever has been quiet. What is counted over all nodes, chats that
//! begin and words that are written, is counted behind this door: see [`care::chat::take`].

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use kernel::{Instant, Millis};

/// How many senders are remembered.
const REMEMBERED: usize = 20_000;

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Asks {
    /// To begin a chat: counted by address.
    Begin,
    /// To write.
    Write,
    /// To say that one writes, or has read.
    Sign,
    /// To open a line.
    Listen,
}

impl Asks {
    /// How many at once, and how long until there may be one more.
    const fn allows(self) -> (u32, Millis) {
        match self {
            Self::Begin => (10, Millis::seconds(30)),
            Self::Write => (10, Millis::seconds(1)),
            Self::Sign => (20, Millis::seconds(1)),
            Self::Listen => (30, Millis::seconds(1)),
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    /// How many are left, in thousandths.
    left: i64,
    at: Instant,
}

/// Who has sent how much.
#[derive(Debug, Default)]
pub struct Limits(Mutex<HashMap<(Asks, String), Bucket>>);

impl Limits {
    /// Whether `who` may; how long to wait if not.
    ///
    /// # Errors
    /// The time until they may.
    pub fn take(&self, asks: Asks, who: &str, now: Instant) -> Result<(), Millis> {
        let (most, every) = asks.allows();
        let full = i64::from(most) * 1000;
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= REMEMBERED {
            forget(&mut all, now);
        }
        let bucket = all.entry((asks, who.to_owned())).or_insert(Bucket { left: full, at: now });
        let passed = now.since(bucket.at).0.max(0);
        bucket.left = (bucket.left + passed * 1000 / every.0).min(full);
        bucket.at = now;
        if bucket.left < 1000 {
            return Err(Millis((1000 - bucket.left) * every.0 / 1000));
        }
        bucket.left -= 1000;
        Ok(())
    }
}

/// Those who have been quiet for a while; all of them, if nobody has.
fn forget(all: &mut HashMap<(Asks, String), Bucket>, now: Instant) {
    all.retain(|(asks, _), bucket| {
        let (most, every) = asks.allows();
        now.since(bucket.at) < Millis(i64::from(most) * every.0)
    });
    if all.len() >= REMEMBERED {
        all.clear();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const START: Instant = Instant::from_seconds(1_772_445_600);

    #[test]
    fn ten_messages_at_once_and_then_one_a_second() {
        let limits = Limits::default();
        let write = |who: &str, at: i64| limits.take(Asks::Write, who, START + Millis(at));
        for _ in 0..10 {
            assert_eq!(write("priya", 0), Ok(()));
        }
        assert_eq!(write("priya", 0), Err(Millis::seconds(1)));
        assert_eq!(write("mo", 0), Ok(()), "nobody else waits");
        assert_eq!(write("priya", 400), Err(Millis(600)));
        assert_eq!(write("priya", 1_000), Ok(()));
        assert!(write("priya", 1_000).is_err());
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let limits = Limits::default();
        for who in 0..REMEMBERED + 10 {
            limits.take(Asks::Begin, &who.to_string(), START).unwrap();
        }
        assert!(limits.0.lock().unwrap().len() <= REMEMBERED);
    }

    proptest! {
        #[test]
        fn nobody_ever_gets_more_than_the_burst_and_its_refill(steps in proptest::collection::vec(0_i64..3_000, 1..200)) {
            let limits = Limits::default();
            let (mut at, mut taken) = (0, 0);
            for step in steps {
                at += step;
                taken += i64::from(limits.take(Asks::Write, "priya", START + Millis(at)).is_ok());
                prop_assert!(taken <= 10 + at / 1000);
            }
        }
    }
}
