//! The life of an effect: every move from every state, allowed or not.

use db::outbox::{self, Effect, NewEffect, Outcome, State};
use db::{Error, TestDb, Tx, db_test};
use kernel::{Ctx, Millis, SendId};
use serde_json::json;

use crate::{ctx, id};

const LEASE: Millis = Millis::minutes(1);

async fn put(db: &TestDb, ctx: &Ctx, effect_key: &str) -> SendId {
    let (ctx, key) = (ctx.clone(), effect_key.to_owned());
    db.write(async move |tx: &mut Tx| {
        let (subject, payload, not_before) =
            (id(7), json!({"text": "hello"}), ctx.now() + Millis::seconds(10));
        // What is called alike stands in one line.
        let line = key.split_once(' ').and_then(|(line, _)| line.strip_prefix("line")?.parse().ok()).map(id);
        let effect = NewEffect { topic: "sandbox", subject, line, payload, not_before, effect_key: &key };
        outbox::put(tx, &ctx, effect).await
    })
    .await
    .unwrap()
}

async fn claim(db: &TestDb, ctx: &Ctx) -> Vec<Effect> {
    let ctx = ctx.clone();
    db.write(async move |tx: &mut Tx| outbox::claim(tx, &ctx, "sandbox", 10, LEASE).await).await.unwrap()
}

async fn get(db: &TestDb, ctx: &Ctx, id: SendId) -> Effect {
    let ctx = ctx.clone();
    db.read(async move |tx: &mut Tx| outbox::get(tx, &ctx, id).await).await.unwrap().unwrap()
}

/// Everything that can be asked of an effect.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Move {
    Cancel,
    Claim,
    Settle(End),
    Defer,
    Expire,
    Confirm(End),
    RefuseLate,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum End {
    Sent,
    Failed,
    Unknown,
    Retry,
}

const ENDS: [End; 4] = [End::Sent, End::Failed, End::Unknown, End::Retry];

fn moves() -> Vec<Move> {
    let mut moves = vec![Move::Cancel, Move::Claim, Move::Defer, Move::Expire, Move::RefuseLate];
    moves.extend(ENDS.map(Move::Settle));
    moves.extend(ENDS.map(Move::Confirm));
    moves
}

/// The whole state machine: where a move leads, if it is allowed.
fn target(from: State, by: Move) -> Option<State> {
    match (from, by) {
        (State::Queued, Move::Cancel) => Some(State::Cancelled),
        (State::Queued, Move::Claim) => Some(State::Sending),
        (State::Sending, Move::Settle(End::Sent)) | (State::Unknown, Move::Confirm(End::Sent)) => {
            Some(State::Sent)
        }
        (State::Sending, Move::Settle(End::Failed))
        | (State::Unknown, Move::Confirm(End::Failed))
        | (State::Sent, Move::RefuseLate) => Some(State::Failed),
        (State::Sending, Move::Settle(End::Unknown) | Move::Expire) => Some(State::Unknown),
        (State::Sending, Move::Settle(End::Retry) | Move::Defer) => Some(State::Queued),
        _ => None,
    }
}

async fn make(tx: &mut Tx, ctx: &Ctx, id: SendId, by: Move) -> Result<bool, Error> {
    let reason = "as the test says".to_owned();
    let outcome = |end| match end {
        End::Sent => Outcome::Sent { remote_id: Some("r1".into()) },
        End::Failed => Outcome::Failed { reason },
        End::Unknown => Outcome::Unknown { reason },
        End::Retry => Outcome::RetryAfter { at: ctx.now(), reason },
    };
    match by {
        Move::Cancel => outbox::cancel(tx, ctx, id).await,
        Move::Claim => Ok(outbox::claim(tx, ctx, "sandbox", 10, Millis(0)).await?.len() == 1),
        Move::Settle(end) => outbox::settle(tx, ctx, id, outcome(end)).await,
        Move::Defer => outbox::defer(tx, ctx, id, ctx.now(), "as the test says").await,
        Move::Expire => Ok(outbox::expire(tx, ctx).await? == 1),
        Move::Confirm(end) => outbox::confirm(tx, ctx, id, outcome(end)).await,
        Move::RefuseLate => outbox::refuse_late(tx, ctx, id, "refused later").await,
    }
}

#[db_test(db::MIGRATIONS)]
async fn every_move_from_every_state_leads_where_the_machine_says_or_nowhere(db: TestDb) {
    let (ctx, clock) = ctx();
    let sent = [Move::Claim, Move::Settle(End::Sent)];
    let ways: [(State, &[Move]); 6] = [
        (State::Queued, &[]),
        (State::Sending, &sent[..1]),
        (State::Sent, &sent),
        (State::Failed, &[Move::Claim, Move::Settle(End::Failed)]),
        (State::Unknown, &[Move::Claim, Move::Expire]),
        (State::Cancelled, &[Move::Cancel]),
    ];
    for (from, way) in ways {
        for by in moves() {
            let id = put(&db, &ctx, &format!("{from:?} {by:?}")).await;
            clock.advance(Millis::seconds(10));
            let (way, ctx_in) = (way.to_vec(), ctx.clone());
            let moved = db.write(async move |tx: &mut Tx| {
                for step in &way {
                    assert!(make(tx, &ctx_in, id, *step).await?);
                }
                make(tx, &ctx_in, id, by).await
            });
            let expected = target(from, by);
            assert_eq!(moved.await, Ok(expected.is_some()), "{from:?} {by:?}");
            let effect = get(&db, &ctx, id).await;
            assert_eq!(effect.state, expected.unwrap_or(from), "{from:?} {by:?}");
            assert_eq!(effect.lease_until.is_some(), effect.state == State::Sending);
            assert_eq!(effect.remote_id.is_some(), effect.state == State::Sent || from == State::Sent);
            // Out of the way of the next round's claims and expiries.
            let ctx_in = ctx.clone();
            db.write(async move |tx: &mut Tx| {
                make(tx, &ctx_in, id, Move::Cancel).await?;
                make(tx, &ctx_in, id, Move::Settle(End::Sent)).await
            })
            .await
            .unwrap();
        }
    }
}

#[db_test(db::MIGRATIONS)]
async fn an_effect_put_twice_is_one_effect(db: TestDb) {
    let (ctx, _) = ctx();
    let first = put(&db, &ctx, "once").await;
    assert_eq!(put(&db, &ctx, "once").await, first);
    let about = db.read({
        let ctx = ctx.clone();
        async move |tx: &mut Tx| outbox::by_subject(tx, &ctx, id(7)).await
    });
    assert_eq!(about.await.unwrap().iter().map(|effect| effect.id).collect::<Vec<_>>(), [first]);
}

#[db_test(db::MIGRATIONS)]
async fn an_effect_can_be_undone_until_its_moment_and_not_after_it_was_taken(db: TestDb) {
    let (ctx, clock) = ctx();
    let (undone, kept) = (put(&db, &ctx, "a").await, put(&db, &ctx, "b").await);
    assert_eq!(claim(&db, &ctx).await, []);
    let cancel = |id| {
        let (db, ctx) = (db.clone(), ctx.clone());
        async move { db.write(async move |tx: &mut Tx| outbox::cancel(tx, &ctx, id).await).await.unwrap() }
    };
    assert!(cancel(undone).await);
    clock.advance(Millis::seconds(10));
    let claimed = claim(&db, &ctx).await;
    assert_eq!(claimed.iter().map(|effect| (effect.id, effect.attempts)).collect::<Vec<_>>(), [(kept, 1)]);
    assert!(!cancel(kept).await);
    assert_eq!(claim(&db, &ctx).await, [], "what is being sent is not sent twice");
}

#[db_test(db::MIGRATIONS)]
async fn what_is_put_off_was_not_tried_leaves_at_its_moment_and_can_be_undone_until_then(db: TestDb) {
    let (ctx, clock) = ctx();
    let (waits, undone) = (put(&db, &ctx, "a").await, put(&db, &ctx, "b").await);
    clock.advance(Millis::seconds(10));
    let until = ctx.now() + Millis::minutes(5);
    for _ in 0..3 {
        assert_eq!(claim(&db, &ctx).await.len(), 2);
        let lent = ctx.clone();
        let put_off = db.write(async move |tx: &mut Tx| {
            Ok::<_, Error>([
                outbox::defer(tx, &lent, waits, lent.now(), "one at a time").await?,
                outbox::defer(tx, &lent, undone, lent.now(), "one at a time").await?,
            ])
        });
        assert_eq!(put_off.await.unwrap(), [true, true]);
    }
    claim(&db, &ctx).await;
    let lent = ctx.clone();
    let moved = db.write(async move |tx: &mut Tx| {
        outbox::defer(tx, &lent, waits, until, "five minutes").await?;
        outbox::defer(tx, &lent, undone, until, "five minutes").await?;
        outbox::cancel(tx, &lent, undone).await
    });
    assert!(moved.await.unwrap(), "nothing has left, so it can be undone");
    let effect = get(&db, &ctx, waits).await;
    assert_eq!((effect.state, effect.attempts, effect.not_before), (State::Queued, 0, until));
    assert_eq!(effect.error.as_deref(), Some("five minutes"));
    assert!(claim(&db, &ctx).await.is_empty());
    clock.advance(Millis::minutes(5));
    let claimed = claim(&db, &ctx).await;
    assert_eq!(claimed.iter().map(|effect| (effect.id, effect.attempts)).collect::<Vec<_>>(), [(waits, 1)]);
}

#[db_test(db::MIGRATIONS)]
async fn of_one_line_the_first_leaves_first_and_the_next_when_it_is_known_what_became_of_it(db: TestDb) {
    let (ctx, clock) = ctx();
    let mut ids = Vec::new();
    for key in ["line1 a", "line1 b", "line1 c", "line2 a", "alone"] {
        ids.push(put(&db, &ctx, key).await);
        clock.advance(Millis(1));
    }
    let [a, b, c, other, alone] = ids[..] else { panic!("five") };
    clock.advance(Millis::seconds(10));
    let claimed = async || claim(&db, &ctx).await.iter().map(|effect| effect.id).collect::<Vec<_>>();
    let then = async |id, by| {
        let ctx = ctx.clone();
        assert!(db.write(async move |tx: &mut Tx| make(tx, &ctx, id, by).await).await.unwrap());
    };
    let next = async || {
        let ctx = ctx.clone();
        db.read(async move |tx: &mut Tx| outbox::next_due(tx, &ctx, "sandbox").await).await.unwrap()
    };
    assert_eq!(claimed().await, [a, other, alone]);
    assert_eq!(claimed().await, [], "it is under way");
    let leases = Some(ctx.now() + LEASE);
    assert_eq!(next().await, leases, "nobody is woken for what is behind it");

    // Put off, it is still the first; not even who is due earlier overtakes it.
    let (lent, until) = (ctx.clone(), ctx.now() + Millis::seconds(5));
    db.write(async move |tx: &mut Tx| outbox::defer(tx, &lent, a, until, "slowly").await).await.unwrap();
    assert_eq!((claimed().await, next().await), (vec![], Some(until)));
    clock.advance(Millis::seconds(5));
    assert_eq!(claimed().await, [a]);
    then(a, Move::Settle(End::Sent)).await;
    assert_eq!(claimed().await, [b]);
    then(b, Move::Settle(End::Unknown)).await;
    assert_eq!(claimed().await, [c], "what nobody knows keeps nothing waiting");
}

#[db_test(db::MIGRATIONS)]
async fn a_worker_that_dies_while_sending_leaves_an_unknown_that_is_found_and_never_resent(db: TestDb) {
    let (ctx, clock) = ctx();
    let id = put(&db, &ctx, "a").await;
    clock.advance(Millis::seconds(10));
    assert_eq!(claim(&db, &ctx).await.len(), 1);
    let look = || {
        let (db, ctx) = (db.clone(), ctx.clone());
        async move {
            db.write(async move |tx: &mut Tx| {
                let expired = outbox::expire(tx, &ctx).await?;
                let unknown = outbox::unknowns(tx, &ctx, "sandbox", 10).await?;
                let next = outbox::next_due(tx, &ctx, "sandbox").await?;
                Ok::<_, Error>((expired, unknown.len(), next))
            })
            .await
            .unwrap()
        }
    };
    assert_eq!(look().await, (0, 0, Some(ctx.now() + LEASE)));
    clock.advance(LEASE);
    assert_eq!(look().await, (1, 1, None));
    assert_eq!(look().await, (0, 1, None));
    assert_eq!(claim(&db, &ctx).await, []);
    assert!(get(&db, &ctx, id).await.error.unwrap().contains("worker ended"));
}

#[db_test(db::MIGRATIONS)]
async fn what_the_other_side_shows_is_there_also_if_we_wanted_to_try_again(db: TestDb) {
    let (ctx, clock) = ctx();
    let ids =
        [put(&db, &ctx, "queued").await, put(&db, &ctx, "tried again").await, put(&db, &ctx, "undone").await];
    clock.advance(Millis::seconds(10));
    let lent = ctx.clone();
    let seen = db.write(async move |tx: &mut Tx| {
        outbox::cancel(tx, &lent, ids[2]).await?;
        outbox::claim(tx, &lent, "sandbox", 10, LEASE).await?;
        let later = Outcome::RetryAfter { at: lent.now(), reason: "busy".into() };
        outbox::settle(tx, &lent, ids[1], later).await?;
        let mut seen = Vec::new();
        for id in [ids[0], ids[1], ids[2], ids[0]] {
            seen.push(outbox::observed(tx, &lent, id, "p7").await?);
        }
        Ok::<_, Error>(seen)
    });
    assert_eq!(seen.await.unwrap(), [true, true, false, false]);
    assert_eq!(get(&db, &ctx, ids[1]).await.remote_id.as_deref(), Some("p7"));
    assert!(claim(&db, &ctx).await.is_empty(), "nothing is sent twice");
}
