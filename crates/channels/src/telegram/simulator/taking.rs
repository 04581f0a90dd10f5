//! `getUpdates`: what waits is listed until an offset confirms it.

use std::time::Duration;

use serde_json::Value;
use tokio::time::Instant;

use super::api::{Asked, No};
use super::{PACE, Shared};

/// Who asks the same again within this time waits this long.
const IMPATIENT: Duration = Duration::from_secs(3);
/// Who asks the same again within this time gets one update.
const VERY_IMPATIENT: Duration = Duration::from_millis(500);
/// An offset that is further ahead is of another time, and taken for none.
const FUTURE: i64 = 10;

pub(super) async fn updates(shared: &Shared, asked: &Asked) -> Result<Value, No> {
    let offset = asked.number("offset").unwrap_or(0);
    let mut limit = usize::try_from(asked.number("limit").unwrap_or(100).clamp(1, 100)).unwrap_or(100);
    let mut hold = u64::try_from(asked.number("timeout").unwrap_or(0).clamp(0, 50)).unwrap_or(0);
    let question = {
        let state = &mut *shared.lock();
        let begun = Instant::now();
        let again = state.asked.filter(|(before, _)| *before == offset).map(|(_, at)| begun - at);
        if again.is_some_and(|since| since < VERY_IMPATIENT.mul_f64(PACE)) {
            limit = 1;
        }
        if again.is_some_and(|since| since < IMPATIENT.mul_f64(PACE)) && hold < 3 {
            hold = 3;
        }
        state.asked = Some((offset, begun));
        if offset < 0 {
            let keep = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
            while state.updates.len() > keep {
                state.updates.pop_first();
            }
        } else if offset <= state.next_update + FUTURE {
            state.updates.retain(|number, _| *number >= offset);
        }
        state.questions += 1;
        state.questions
    };
    // Whoever waited before has lost.
    shared.news.notify_waiters();
    let end = Instant::now() + Duration::from_secs(hold).mul_f64(if hold <= 3 { PACE } else { 1.0 });
    loop {
        let news = shared.news.notified();
        {
            let state = &mut *shared.lock();
            state.expire(shared.clock.now());
            if state.hook.is_some() {
                let why = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
                return Err(No::new(409, format!("Conflict: {why}")));
            }
            if state.questions != question {
                let why =
                    "terminated by other getUpdates request; make sure that only one bot instance is running";
                return Err(No::new(409, format!("Conflict: {why}")));
            }
            let deaf = state.faults.silent && hold > 3;
            let waiting: Vec<_> =
                state.updates.values().take(limit).map(|update| update.body.clone()).collect();
            if !deaf && (!waiting.is_empty() || Instant::now() >= end) {
                return Ok(waiting.into());
            }
        }
        _ = tokio::time::timeout_at(end, news).await;
        if Instant::now() >= end && shared.lock().faults.silent {
            return Ok(Value::Array(Vec::new()));
        }
    }
}
