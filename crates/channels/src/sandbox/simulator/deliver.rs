//! Deliveries to the product's hook, over real HTTP, signed, tried again like a real network does it.
//!
//! In: events of the network's turns. Out: requests to the hook. Promised: what is on its way is in the journal
//! first; a delivery keeps its id, its body and its place in the order until the hook says 2xx or the tries are
//! used up; only the faults *disorder* and *silent drop* break that.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use kernel::Millis;
use rand::Rng;
use rand::rngs::StdRng;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use tokio::time::Instant;

use super::journal::Ack;
use super::state::{DeliveryState, Entry, State};
use super::turn::News;
use super::{Core, Shared};
use crate::sandbox::{sign, wire};

/// Tries before a delivery is given up.
const TRIES: u32 = 10;
const FIRST_WAIT: Duration = Duration::from_secs(1);
/// Events in one delivery at most.
const TOGETHER: usize = 25;
/// Deliveries on their way at once, when they may overtake each other.
const ABREAST: usize = 8;
/// Deliveries whose tries are remembered.
const LOG: usize = 1_000;
/// How long the hook may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// One try of a delivery.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Attempt {
    /// When it began.
    #[serde(serialize_with = "super::views::rfc3339")]
    pub at: kernel::Instant,
    /// What the hook answered, if it did.
    pub status: Option<u16>,
    /// Why there was no answer.
    pub error: Option<&'static str>,
    /// How long it took.
    pub took: Millis,
}

#[derive(Default)]
pub(super) struct Lanes {
    waiting: BTreeMap<i64, Lane>,
    pub log: BTreeMap<i64, Vec<Attempt>>,
}

struct Lane {
    body: Bytes,
    tries: u32,
    due: Instant,
    flying: bool,
    doubled: bool,
}

enum Next {
    Fly(i64, Bytes),
    At(Instant),
    Nothing,
}

struct Landed {
    serial: i64,
    attempt: Attempt,
}

impl Lanes {
    /// The deliveries that a stop interrupted.
    pub fn resume(state: &State, now: Instant) -> Self {
        let pending = state.deliveries.iter().filter(|(_, d)| d.state == DeliveryState::Pending);
        let waiting = pending.map(|(&serial, delivery)| (serial, Lane::new(delivery.body.clone(), now)));
        Self { waiting: waiting.collect(), log: BTreeMap::new() }
    }

    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    fn next(&mut self, now: Instant, disorder: bool, rng: &mut StdRng) -> Next {
        let flying = self.waiting.values().filter(|lane| lane.flying).count();
        if flying >= if disorder { ABREAST } else { 1 } {
            return Next::Nothing;
        }
        let candidates = self.waiting.iter().filter(|(_, lane)| !lane.flying);
        let candidates: Vec<_> = candidates
            .take(if disorder { usize::MAX } else { 1 })
            .map(|(&serial, lane)| (serial, lane.due))
            .collect();
        let ready: Vec<_> = candidates.iter().filter(|(_, due)| *due <= now).collect();
        if ready.is_empty() {
            return candidates.iter().map(|&(_, due)| due).min().map_or(Next::Nothing, Next::At);
        }
        let (serial, _) = *ready[rng.random_range(0..ready.len())];
        match self.waiting.get_mut(&serial) {
            Some(lane) => {
                lane.flying = true;
                Next::Fly(serial, lane.body.clone())
            }
            None => Next::Nothing,
        }
    }

    fn remember(&mut self, serial: i64, attempt: Attempt) {
        self.log.entry(serial).or_default().push(attempt);
        while self.log.len() > LOG {
            self.log.pop_first();
        }
    }
}

impl Lane {
    const fn new(body: Bytes, due: Instant) -> Self {
        Self { body, tries: 0, due, flying: false, doubled: false }
    }
}

/// The id of a delivery, from its number.
pub(super) fn delivery_id(serial: i64) -> String {
    format!("dlv_{serial}")
}

impl Shared {
    /// Turns waiting events into deliveries. Under load they gather while the ones before are on their way, so
    /// that a delivery carries several; `all` leaves none, for whoever reads the history.
    pub(super) fn compose(&self, all: bool) -> Ack {
        let mut core = self.lock();
        let mut entries = Vec::new();
        let Core { state, faults, lanes, rng, .. } = &mut *core;
        let together = if faults.disorder { 1 } else { TOGETHER };
        while !state.queue.is_empty() && (all || faults.disorder || faults.delay_ms > 0 || lanes.len() < 2) {
            let now = self.clock.now();
            let serial = state.next_serial(now);
            let events: Vec<&RawValue> = state.queue.iter().take(together).map(AsRef::as_ref).collect();
            let count = events.len();
            let delivery = wire::Delivery {
                id: delivery_id(serial),
                account: self.brand.id.clone(),
                sent_at: (now + faults.skew()).timestamp(),
                events,
            };
            let body = to_raw_value(&delivery).expect("raw events and texts can't fail to be JSON");
            let bytes = Bytes::copy_from_slice(body.get().as_bytes());
            let mut apply = |entry: Entry| {
                entries.push(entry.clone());
                state.apply(entry);
            };
            apply(Entry::Composed { serial, events: count, body });
            if faults.silent_drop {
                apply(Entry::Settled { serial, state: DeliveryState::Dropped });
            } else {
                let hold = if faults.disorder {
                    FIRST_WAIT.mul_f64(rng.random::<f64>() * self.pace)
                } else {
                    Duration::ZERO
                };
                let due = Instant::now() + hold + Duration::from_millis(faults.delay_ms);
                lanes.waiting.insert(serial, Lane::new(bytes, due));
            }
            _ = self.news.send(News::Delivery { id: delivery_id(serial) });
        }
        self.count_pending(&core);
        self.journal.append(&entries)
    }

    pub(super) fn count_pending(&self, core: &Core) {
        self.pending.send_replace(core.lanes.len() + core.state.queue.len());
    }

    /// The end of a try: settled, tried again later, or sent once more although it had arrived.
    fn land(&self, landed: Landed) {
        let Landed { serial, attempt } = landed;
        let mut core = self.lock();
        let Core { state, faults, lanes, rng, .. } = &mut *core;
        let arrived = attempt.status.is_some_and(|status| (200..300).contains(&status));
        // After a reset nobody waits for it any more.
        let Some(lane) = lanes.waiting.get_mut(&serial) else { return };
        lane.flying = false;
        let settled = if arrived && !lane.doubled && rng.random_bool(faults.duplicates) {
            lane.doubled = true;
            None
        } else if arrived || lane.doubled {
            Some(DeliveryState::Acknowledged)
        } else {
            lane.tries += 1;
            let wait = FIRST_WAIT * (1 << (lane.tries - 1).min(16));
            lane.due = Instant::now() + wait.mul_f64(rng.random_range(0.75..1.25) * self.pace);
            (lane.tries >= TRIES).then_some(DeliveryState::GivenUp)
        };
        lanes.remember(serial, attempt);
        if let Some(how) = settled {
            if how == DeliveryState::GivenUp {
                tracing::warn!(
                    delivery = delivery_id(serial),
                    "the hook did not take a sandbox delivery in 10 tries; the history has it"
                );
            }
            lanes.waiting.remove(&serial);
            let entry = Entry::Settled { serial, state: how };
            // Losing this line in a crash only means one delivery more, with an id that the product knows.
            drop(self.journal.append(std::slice::from_ref(&entry)));
            state.apply(entry);
        }
        self.count_pending(&core);
        _ = self.news.send(News::Delivery { id: delivery_id(serial) });
    }

    async fn attempt(&self, serial: i64, body: Bytes) -> Landed {
        let (at, start) = (self.clock.now(), Instant::now());
        let request = self
            .http
            .post(self.hook_url())
            .timeout(PATIENCE)
            .header("content-type", "application/json")
            .header(sign::SIGNATURE, sign::sign(&body, &self.secret))
            .header(sign::DELIVERY, delivery_id(serial))
            .body(body);
        let (status, error) = match request.send().await {
            Ok(response) => (Some(response.status().as_u16()), None),
            Err(error) if error.is_connect() => (None, Some("nobody listens at the hook's address")),
            Err(error) if error.is_timeout() => (None, Some("the hook did not answer within 10 seconds")),
            Err(_) => (None, Some("the connection to the hook broke")),
        };
        let took = Millis(i64::try_from(start.elapsed().as_millis()).unwrap_or(i64::MAX));
        Landed { serial, attempt: Attempt { at, status, error, took } }
    }
}

/// Delivers until the simulator is dropped, or its journal fails.
pub(super) async fn run(shared: Arc<Shared>) {
    let mut flying = FuturesUnordered::new();
    loop {
        if shared.compose(false).durable().await.is_err() {
            return;
        }
        let due = loop {
            let mut core = shared.lock();
            let Core { faults, lanes, rng, .. } = &mut *core;
            match lanes.next(Instant::now(), faults.disorder, rng) {
                Next::Fly(serial, body) => flying.push(shared.attempt(serial, body)),
                Next::At(due) => break Some(due),
                Next::Nothing => break None,
            }
        };
        tokio::select! {
            Some(landed) = flying.next() => shared.land(landed),
            () = shared.wake.notified() => {}
            () = tokio::time::sleep_until(due.unwrap_or_else(Instant::now)), if due.is_some() => {}
        }
    }
}
