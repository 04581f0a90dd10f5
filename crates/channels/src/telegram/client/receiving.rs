//! Reading updates where nobody calls us.
//!
//! `getUpdates` with an offset tells Telegram to forget everything before it. So only [`history`] names an offset, and only
//! the one that the product has stored; [`listen`] names none, learns that something is there, and lets the history be
//! read.

use std::time::Duration;

use bytes::Bytes;
use kernel::Millis;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::super::wire::Numbered;
use super::account::UPDATES;
use super::{No, Said, address, hear};
use crate::contract::{Credentials, Ears, Heard, History, Trouble};
use crate::line::{Line, Lost};

/// How many updates are read at once: the most that Telegram gives.
const PAGE: usize = 100;
/// How long Telegram waits for something to tell before it says that there is nothing.
const HOLD: Duration = Duration::from_secs(25);
/// How much longer we wait for that.
const GRACE: Duration = Duration::from_secs(15);
/// How long a listener breathes after it was told that there is nothing.
const BREATH: Duration = Duration::from_millis(200);
/// How long a listener stays away after it said that something is there, at first: who reads is alone then.
const ASIDE: Duration = Duration::from_secs(1);
/// The longest that it stays away when nobody reads.
const ASIDE_MAX: Duration = Duration::from_secs(60);

/// Reads on from `cursor`, the offset; see [`crate::Network::history`].
pub(in super::super) async fn history(
    line: &Line,
    credentials: &Credentials,
    cursor: Option<&str>,
) -> Result<History, Trouble> {
    // A negative offset would make Telegram forget what was never read.
    let offset = cursor.and_then(|cursor| cursor.parse::<i64>().ok()).filter(|offset| *offset > 0);
    let body =
        json!({"offset": offset.unwrap_or(0), "limit": PAGE, "timeout": 0, "allowed_updates": UPDATES});
    let updates = match updates(line, credentials, &body, GRACE).await? {
        Said::Yes(updates) => updates,
        // A hook is set, so Telegram calls, and there is nothing to read.
        Said::No(no) if is_hooked(&no) => Vec::new(),
        Said::No(no) => return Err(no.into()),
    };
    let next = match updates.last() {
        Some(last) => Some(number(last)?.saturating_add(1)),
        None => offset,
    };
    Ok(History {
        more: updates.len() == PAGE,
        cursor: next.unwrap_or(0).to_string(),
        deliveries: updates.iter().map(|raw| Bytes::copy_from_slice(raw.get().as_bytes())).collect(),
    })
}

/// Says when something is there; see [`crate::Network::listen`].
pub(in super::super) async fn listen(line: &Line, credentials: &Credentials, ears: &Ears) -> Trouble {
    let body = json!({"limit": PAGE, "timeout": HOLD.as_secs(), "allowed_updates": UPDATES});
    let (mut told, mut aside) = (None, ASIDE);
    loop {
        let newest = match updates(line, credentials, &body, HOLD + GRACE).await {
            Ok(Said::Yes(updates)) => match updates.last().map(|last| number(last)).transpose() {
                Ok(newest) => newest,
                Err(trouble) => return trouble,
            },
            // Somebody else reads: the history of this account, as a rule.
            Ok(Said::No(no)) if no.code == 409 && !is_hooked(&no) => {
                tokio::time::sleep(ASIDE).await;
                continue;
            }
            Ok(Said::No(no)) => return no.into(),
            Err(lost) => return lost.into(),
        };
        let Some(newest) = newest else {
            // A server that does not hold a question back must not be asked without end.
            tokio::time::sleep(BREATH).await;
            continue;
        };
        aside = if told == Some(newest) { (aside * 2).min(ASIDE_MAX) } else { ASIDE };
        told = Some(newest);
        if ears.send(Heard::Look).await.is_err() {
            return Trouble::Later { wait: Millis(0), reason: "nobody listens any more".into() };
        }
        // What was read stays there until it is confirmed, and the next question would get it at once.
        tokio::time::sleep(aside).await;
    }
}

fn is_hooked(no: &No) -> bool {
    no.code == 409 && no.description.contains("webhook is active")
}

async fn updates(
    line: &Line,
    credentials: &Credentials,
    body: &Value,
    patience: Duration,
) -> Result<Said<Vec<Box<RawValue>>>, Lost> {
    let request = line.http().post(address(credentials, &["bot", "getUpdates"])?);
    hear(line, credentials, request.json(body).timeout(patience)).await
}

fn number(raw: &RawValue) -> Result<i64, Trouble> {
    let numbered = serde_json::from_str::<Numbered>(raw.get());
    numbered.map(|update| update.update_id).map_err(|_| Trouble::Later {
        wait: super::WAIT,
        reason: "Telegram's list of updates is unreadable".into(),
    })
}
