//! Finds out what nobody knows, and what nobody told us.
//!
//! Sends that are unknown are looked up on the network by our own key. The history of every account is read on, so
//! that a delivery that a network dropped arrives all the same.

use std::time::Duration;

use care::ingest::{self, Raw};
use care::{Error, Tx, accounts, outbound};
use channels::Found;
use db::outbox::Effect;
use kernel::Millis;

use super::Desk;

/// How often to look.
const POLL: Duration = Duration::from_secs(2);
/// How many unknown sends are looked up in one turn.
const TOGETHER: usize = 50;
/// How long after a send became unknown the network's "not here" is believed: it may still be storing it.
const SETTLED: Millis = Millis::seconds(15);
/// How often the history is read.
const HISTORY_EVERY: Millis = Millis::seconds(30);

/// Looks until the end.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    let mut read_at = None;
    while desk.wake(&mut notices, &[], POLL).await {
        if let Err(error) = unknown_sends(&desk).await {
            tracing::error!(%error, "unknown sends can't be looked up now");
        }
        let now = desk.ctx.now();
        if read_at.is_none_or(|at| now.since(at) >= HISTORY_EVERY) {
            read_at = Some(now);
            if let Err(error) = histories(&desk).await {
                tracing::error!(%error, "the networks' histories can't be read now");
            }
        }
    }
}

async fn unknown_sends(desk: &Desk) -> Result<(), Error> {
    let ctx = desk.ctx.clone();
    let unknown: Vec<Effect> = desk
        .db
        .read(async move |tx: &mut Tx| db::outbox::unknowns(tx, &ctx, outbound::TOPIC, TOGETHER).await)
        .await?;
    for effect in unknown {
        let Some(found) = look_up(desk, &effect).await else { continue };
        let (ctx, brand) = (desk.ctx.clone(), desk.picture());
        desk.db
            .write(async move |tx: &mut Tx| outbound::found(tx, &ctx, &brand, &effect, found.clone()).await)
            .await?;
    }
    Ok(())
}

async fn look_up(desk: &Desk, effect: &Effect) -> Option<Found> {
    let payload = outbound::Payload::of(effect).ok()?;
    let brand = desk.picture();
    let account = brand.account(payload.account)?;
    let credentials = account.credentials(&desk.key).ok()?;
    let found = account.network()?.find(&desk.http, &credentials, &payload.outgoing).await;
    let early = desk.ctx.now().since(effect.updated_at) < SETTLED;
    match found {
        Found::No if early => None,
        Found::CannotSay { .. } => None,
        other => Some(other),
    }
}

async fn histories(desk: &Desk) -> Result<(), Error> {
    let brand = desk.picture();
    for account in &brand.accounts {
        let Some(network) = account.network() else { continue };
        let Ok(credentials) = account.credentials(&desk.key) else { continue };
        let mut cursor = account.history_cursor.clone();
        loop {
            let Some(reading) = network.history(&desk.http, &credentials, cursor.as_deref()) else { break };
            let history = match reading.await {
                Ok(history) => history,
                Err(reason) => {
                    tracing::debug!(account = %account.id, reason, "no history this time");
                    break;
                }
            };
            let moved = cursor.as_deref() != Some(history.cursor.as_str());
            let raws: Vec<Raw> = history
                .deliveries
                .iter()
                .map(|body| Raw {
                    account: account.id,
                    channel: network.capabilities().id,
                    dedup_key: network.dedup_key(&NoHeaders, body),
                    body: body.clone(),
                })
                .collect();
            if moved {
                let (ctx, id, next) = (desk.ctx.clone(), account.id, history.cursor.clone());
                desk.db
                    .write(async move |tx: &mut Tx| {
                        ingest::store_all(tx, &ctx, &raws).await?;
                        accounts::read_until(tx, &ctx, id, &next).await
                    })
                    .await?;
                cursor = Some(history.cursor);
            }
            if !history.more {
                break;
            }
        }
    }
    Ok(())
}

struct NoHeaders;

impl channels::Headers for NoHeaders {
    fn get(&self, _: &str) -> Option<&str> {
        None
    }
}
