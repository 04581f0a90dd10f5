//! Calling the hook: the updates of one chat after each other, those of several at the same time.
//!
//! A call that is not answered with a 2xx is made again: at once, then after 2 s, 4 s … up to a minute; what comes behind
//! it in the same chat waits. As on Telegram, a call that was lost is never lost for good.

use std::sync::{Arc, Weak};
use std::time::Duration;

use reqwest::header::CONTENT_TYPE;

use super::state::{Hook, State};
use super::{PACE, Shared};
use crate::telegram::sign;

const WAIT_MAX: u64 = 60;

enum Next {
    Call(Call),
    /// Nothing gets out of the network now.
    Down,
    /// Nobody is to be called.
    Nobody,
}

struct Call {
    number: i64,
    body: String,
    hook: Hook,
    duplicates: bool,
    silent: bool,
    garbage: bool,
}

impl Shared {
    /// Something is queued or the hook has changed.
    pub fn wake(self: &Arc<Self>, state: &mut State) {
        self.news.notify_waiters();
        if state.hook.is_none() {
            return;
        }
        for queue in state.queues() {
            if state.calling.insert(queue.clone()) {
                tokio::spawn(empty(Arc::downgrade(self), queue));
            }
        }
    }
}

async fn empty(shared: Weak<Shared>, queue: String) {
    let mut tries = 0;
    loop {
        let Some(shared) = shared.upgrade() else { return };
        let error = match next(&shared, &queue) {
            Next::Nobody => return,
            Next::Down => Some("Connection refused".to_owned()),
            // The first try never arrives.
            Next::Call(call) if call.silent && tries == 0 => Some("Connection timed out".to_owned()),
            Next::Call(call) => made(&shared, &call).await.err(),
        };
        if let (Some(error), Some(hook)) = (&error, &mut shared.lock().hook) {
            hook.last_error = Some((shared.clock.now(), error.clone()));
        }
        tries = if error.is_some() { tries + 1 } else { 0 };
        drop(shared);
        if tries > 1 {
            let seconds = 1_u64.checked_shl(tries - 1).unwrap_or(WAIT_MAX).min(WAIT_MAX);
            tokio::time::sleep(Duration::from_secs(seconds).mul_f64(PACE)).await;
        }
    }
}

/// The first update of the queue.
fn next(shared: &Shared, queue: &str) -> Next {
    let now = shared.clock.now();
    let state = &mut *shared.lock();
    state.expire(now);
    let first = state.updates.iter().find(|(_, update)| update.queue == queue);
    let (Some((&number, update)), Some(hook)) = (first, &state.hook) else {
        state.calling.remove(queue);
        return Next::Nobody;
    };
    let faults = &state.faults;
    if faults.down {
        return Next::Down;
    }
    Next::Call(Call {
        number,
        body: update.body.to_string(),
        hook: hook.clone(),
        duplicates: faults.duplicates,
        silent: faults.silent,
        garbage: faults.garbage,
    })
}

async fn made(shared: &Shared, call: &Call) -> Result<(), String> {
    if call.garbage {
        _ = post(shared, &call.hook, call.body[..call.body.len() / 2].to_owned()).await;
    }
    for _ in 0..=u8::from(call.duplicates) {
        post(shared, &call.hook, call.body.clone()).await?;
    }
    shared.lock().updates.remove(&call.number);
    Ok(())
}

async fn post(shared: &Shared, hook: &Hook, body: String) -> Result<(), String> {
    let mut request = shared.http.post(&hook.url).header(CONTENT_TYPE, "application/json").body(body);
    if let Some(word) = &hook.word {
        request = request.header(sign::HEADER, word);
    }
    let answer = request.send().await.map_err(|_| "Connection refused".to_owned())?;
    if answer.status().is_success() {
        return Ok(());
    }
    Err(format!("Wrong response from the webhook: {}", answer.status()))
}
