//! Finds out what nobody knows: sends that are unknown are looked up on the network by our own key.

use std::time::Duration;

use care::{Error, Tx, deeds, outbound};
use channels::Found;
use db::outbox::Effect;
use kernel::{Instant, Millis, SendId};

use super::Desk;

/// How often to look.
const POLL: Duration = Duration::from_secs(2);
/// How many unknown sends are looked up in one turn.
const TOGETHER: usize = 50;
/// How many unknown sends take turns.
const IN_TURN: usize = 10_000;
/// How long after a send became unknown the network's "not here" is believed: it may still be storing it.
const SETTLED: Millis = Millis::seconds(15);

/// Looks until the end.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    let mut looked_at = None;
    while desk.wake(&mut notices, &[], POLL).await {
        if let Err(error) = unknown_deeds(&desk).await {
            tracing::error!(%error, "unknown deeds can't be looked up now");
        }
        match unknown_sends(&desk, looked_at).await {
            Ok(last) => looked_at = last,
            Err(error) => tracing::error!(%error, "unknown sends can't be looked up now"),
        }
    }
}

/// Since when a send is unknown, and which it is: the order in which they are looked at.
type Place = (Instant, SendId);

/// Looks some sends up, those behind `looked_at` first; returns the last of them.
async fn unknown_sends(desk: &Desk, looked_at: Option<Place>) -> Result<Option<Place>, Error> {
    let ctx = desk.ctx.clone();
    let unknown: Vec<Effect> = desk
        .db
        .read(async move |tx: &mut Tx| db::outbox::unknowns(tx, &ctx, outbound::TOPIC, IN_TURN).await)
        .await?;
    let place = |effect: &Effect| (effect.updated_at, effect.id);
    let turn = next_turn(unknown, place, looked_at);
    let last = turn.last().map(place);
    for effect in turn {
        let Some(found) = look_up(desk, &effect).await else { continue };
        let (ctx, brand, send) = (desk.ctx.clone(), desk.picture(), effect.id);
        let written = desk
            .db
            .write(async move |tx: &mut Tx| outbound::found(tx, &ctx, &brand, &effect, found.clone()).await)
            .await;
        if let Err(error) = written {
            tracing::error!(%send, %error, "what was found out about a send can't be written down now");
        }
    }
    Ok(last)
}

/// Looks up deeds whose answer was lost, those that are unknown the longest.
async fn unknown_deeds(desk: &Desk) -> Result<(), Error> {
    let ctx = desk.ctx.clone();
    let unknown = async move |tx: &mut Tx| db::outbox::unknowns(tx, &ctx, deeds::TOPIC, TOGETHER).await;
    for effect in desk.db.read(unknown).await? {
        let Some(found) = look_up_deed(desk, &effect).await else { continue };
        let ctx = desk.ctx.clone();
        desk.db.write(async move |tx: &mut Tx| deeds::found(tx, &ctx, &effect, found.clone()).await).await?;
    }
    Ok(())
}

async fn look_up_deed(desk: &Desk, effect: &Effect) -> Option<Found> {
    let payload = deeds::Payload::of(effect).ok()?;
    let brand = desk.picture();
    let account = brand.account(payload.account)?;
    let credentials = account.credentials(&desk.key).ok()?;
    let found = account.network()?.find_act(&desk.line(), &credentials, &payload.act).await;
    let early = desk.ctx.now().since(effect.updated_at) < SETTLED;
    match found {
        Found::No if early => None,
        Found::CannotSay { .. } => None,
        other => Some(other),
    }
}

/// Those whose turn it is, of all in their order: behind the last one that had its turn, then from the start. So what
/// a network can't speak of keeps nothing else waiting.
fn next_turn<T, K: Ord>(mut all: Vec<T>, place: impl Fn(&T) -> K, last: Option<K>) -> Vec<T> {
    let behind = last.map_or(0, |last| all.partition_point(|one| place(one) <= last));
    all.rotate_left(behind);
    all.truncate(TOGETHER);
    all
}

async fn look_up(desk: &Desk, effect: &Effect) -> Option<Found> {
    let payload = outbound::Payload::of(effect).ok()?;
    let brand = desk.picture();
    let account = brand.account(payload.account)?;
    let credentials = account.credentials(&desk.key).ok()?;
    let found = account.network()?.find(&desk.line(), &credentials, &payload.leaves()).await;
    let early = desk.ctx.now().since(effect.updated_at) < SETTLED;
    match found {
        Found::No if early => None,
        Found::CannotSay { .. } => None,
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{TOGETHER, next_turn};

    #[test]
    fn what_a_network_cannot_speak_of_keeps_nothing_else_waiting() {
        let count = TOGETHER * 2 + 10;
        let (mut last, mut seen) = (None, vec![0; count]);
        for _ in 0..3 {
            let turn = next_turn((0..count).collect(), |one| *one, last);
            assert_eq!(turn.len(), TOGETHER);
            last = turn.last().copied();
            turn.into_iter().for_each(|one| seen[one] += 1);
        }
        assert!(seen.iter().all(|times| (1..=2).contains(times)), "each had its turn: {seen:?}");
        assert_eq!(next_turn(vec![3, 5, 9], |one| *one, Some(5)), [9, 3, 5], "the one before may be gone");
        assert_eq!(next_turn(vec![3, 5, 9], |one| *one, Some(11)), [3, 5, 9]);
    }
}
