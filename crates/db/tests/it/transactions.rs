//! Verbs: isolation inside a group, panics, swallowed errors, snapshots, notices, callers that go away.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use db::{Db, Engine, Error, Notice, TestDb, Tx, db_test};
use futures::future::join_all;
use tokio::sync::broadcast::error::TryRecvError;

use crate::{COUNT, PLAY, add, count};

/// What an application's own error looks like.
#[derive(Debug)]
enum Refusal {
    Db(Error),
    TooLate,
}
impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Db(error)
    }
}
impl db::Failure for Refusal {
    fn db(&self) -> Option<&Error> {
        match self {
            Self::Db(error) => Some(error),
            Self::TooLate => None,
        }
    }
}

/// Where a verb waits until the test lets it go on.
struct Gate(Mutex<mpsc::Receiver<()>>);

impl Gate {
    fn new() -> (mpsc::Sender<()>, Arc<Self>) {
        let (open, gate) = mpsc::channel();
        (open, Arc::new(Self(Mutex::new(gate))))
    }

    /// On SQLite by holding the thread, as only that is allowed there.
    async fn pass(&self, tx: &Tx) {
        let is_shut = || self.0.lock().unwrap().try_recv().is_err();
        match tx.engine() {
            Engine::Sqlite => self.0.lock().unwrap().recv().unwrap(),
            Engine::Postgres => {
                while is_shut() {
                    tokio::time::sleep(Duration::from_millis(2)).await;
                }
            }
        }
    }
}

#[db_test(PLAY)]
async fn a_failing_and_a_panicking_verb_among_a_hundred_harm_only_themselves(db: TestDb) {
    let (open, gate) = Gate::new();
    // The first verb holds SQLite's writer, so that the hundred behind it form one group.
    let first = tokio::spawn({
        let (db, gate) = (db.clone(), gate.clone());
        async move {
            db.write(async move |tx: &mut Tx| {
                gate.pass(tx).await;
                Ok::<_, Error>(())
            })
            .await
        }
    });
    let verbs = (1..=100_u128).map(|number| {
        db.write(async move |tx: &mut Tx| {
            add(tx, number).await?;
            match number {
                50 => Err(Refusal::TooLate),
                60 => panic!("on purpose"),
                70 => Ok(add(tx, 70).await.map(|()| number)?),
                _ => Ok(number),
            }
        })
    });
    let verbs = join_all(verbs);
    let opener = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        open.send(()).unwrap();
    };
    let (outcomes, ()) = tokio::join!(verbs, opener);
    first.await.unwrap().unwrap();
    for (outcome, number) in outcomes.into_iter().zip(1..) {
        match number {
            50 => assert!(matches!(outcome, Err(Refusal::TooLate))),
            60 => assert!(matches!(outcome, Err(Refusal::Db(Error::Panicked)))),
            70 => assert!(
                matches!(outcome, Err(Refusal::Db(Error::Unique { constraint })) if constraint == "things.id")
            ),
            _ => assert_eq!(outcome.unwrap(), number),
        }
    }
    assert_eq!(count(&db).await, 97);
}

#[db_test(PLAY)]
async fn an_error_of_the_engine_that_a_verb_swallows_still_undoes_the_verb(db: TestDb) {
    let outcome = db
        .write(async |tx: &mut Tx| {
            add(tx, 1).await?;
            let swallowed = add(tx, 1).await;
            assert!(swallowed.is_err_and(|error| error.is_unique()));
            // The next statement repeats the first error instead of running on one engine and not on the
            // other.
            assert!(tx.query_one::<i64>(&COUNT, &[]).await.is_err_and(|error| error.is_unique()));
            Ok(())
        })
        .await;
    assert_eq!(outcome, Err(Error::Unique { constraint: "things.id".into() }));
    assert_eq!(count(&db).await, 0);
}

#[db_test(PLAY)]
async fn a_read_sees_one_snapshot_and_cannot_write(db: TestDb) {
    let (open, gate) = Gate::new();
    let (seen, first_count) = tokio::sync::oneshot::channel();
    let seen = Mutex::new(Some(seen));
    let reader = tokio::spawn({
        let db = db.clone();
        async move {
            db.read(async move |tx: &mut Tx| {
                let before: i64 = tx.query_one(&COUNT, &[]).await?;
                seen.lock().unwrap().take().unwrap().send(before).unwrap();
                gate.pass(tx).await;
                let after: i64 = tx.query_one(&COUNT, &[]).await?;
                Ok::<_, Error>((before, after))
            })
            .await
        }
    });
    assert_eq!(first_count.await.unwrap(), 0);
    db.write(async |tx: &mut Tx| add(tx, 1).await).await.unwrap();
    open.send(()).unwrap();
    assert_eq!(reader.await.unwrap(), Ok((0, 0)));
    assert_eq!(count(&db).await, 1);

    let refused = db.read(async |tx: &mut Tx| add(tx, 2).await).await;
    assert!(matches!(refused, Err(Error::Statement { .. })), "{refused:?}");
    assert_eq!(count(&db).await, 1);
}

#[db_test(PLAY)]
async fn a_notice_is_sent_once_and_only_after_the_commit(db: TestDb) {
    let mut heard = db.notices();
    let failed = db
        .write(async |tx: &mut Tx| {
            tx.notify("things", "lost");
            Err::<(), _>(Refusal::TooLate)
        })
        .await;
    assert!(failed.is_err());
    db.write(async |tx: &mut Tx| {
        add(tx, 1).await?;
        tx.notify("things", "1");
        tx.notify("other", "line\nbreak");
        tx.notify("things", "1");
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    let notice = |topic: &'static str, payload: &str| Notice { topic: topic.into(), payload: payload.into() };
    assert_eq!(heard.recv().await.unwrap(), notice("things", "1"));
    // Who hears of a change can read it.
    assert_eq!(count(&db).await, 1);
    assert_eq!(heard.recv().await.unwrap(), notice("other", "line\nbreak"));
    assert_eq!(heard.try_recv(), Err(TryRecvError::Empty));
}

#[db_test(PLAY)]
async fn a_notice_reaches_the_other_nodes(db: TestDb) {
    if db.engine() == Engine::Sqlite {
        return; // one process, one node
    }
    let other = Db::open(db.config()).await.unwrap();
    let mut heard = other.notices();
    db.write(async |tx: &mut Tx| {
        tx.notify("things", "from afar");
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert_eq!(&*heard.recv().await.unwrap().payload, "from afar");
    other.close().await;
}

#[db_test(PLAY)]
async fn too_long_a_notice_is_refused_with_the_whole_verb(db: TestDb) {
    let outcome = db
        .write(async |tx: &mut Tx| {
            add(tx, 1).await?;
            tx.notify("things", "x".repeat(7_001));
            Ok::<_, Error>(())
        })
        .await;
    assert!(matches!(outcome, Err(Error::Statement { .. })));
    assert_eq!(count(&db).await, 0);
}

#[db_test(PLAY)]
async fn a_caller_that_goes_away_leaves_a_whole_transaction_behind(db: TestDb) {
    let (open, gate) = Gate::new();
    let (started, has_started) = tokio::sync::oneshot::channel();
    let started = Mutex::new(Some(started));
    let caller = tokio::spawn({
        let db = db.clone();
        async move {
            db.write(async move |tx: &mut Tx| {
                add(tx, 1).await?;
                started.lock().unwrap().take().unwrap().send(()).unwrap();
                gate.pass(tx).await;
                add(tx, 2).await
            })
            .await
        }
    });
    has_started.await.unwrap();
    caller.abort();
    assert!(caller.await.is_err_and(|error| error.is_cancelled()));
    open.send(()).unwrap();
    // The next write needs the writer, or the row lock, that an abandoned transaction would still hold.
    while count(&db).await < 2 {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    db.write(async |tx: &mut Tx| add(tx, 3).await).await.unwrap();
    assert_eq!(count(&db).await, 3);
}

#[db_test(PLAY)]
async fn closing_answers_what_is_queued_and_refuses_what_comes_later(db: TestDb) {
    let confirmed = Arc::new(AtomicU32::new(0));
    let verbs: Vec<_> = (1..=100_u128)
        .map(|number| {
            let (db, confirmed) = (db.clone(), confirmed.clone());
            tokio::spawn(async move {
                match db.write(async move |tx: &mut Tx| add(tx, number).await).await {
                    Ok(()) => drop(confirmed.fetch_add(1, Ordering::SeqCst)),
                    Err(error) => assert_eq!(error, Error::Closed),
                }
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(3)).await;
    db.close().await;
    for verb in verbs {
        verb.await.unwrap();
    }
    assert_eq!(db.write(async |tx: &mut Tx| add(tx, 101).await).await, Err(Error::Closed));
    let again = Db::open(db.config()).await.unwrap();
    assert_eq!(count(&again).await, i64::from(confirmed.load(Ordering::SeqCst)));
    again.close().await;
}

#[db_test(PLAY)]
async fn a_verb_that_waits_for_something_else_is_told_so_on_sqlite(db: TestDb) {
    if db.engine() == Engine::Postgres {
        return; // its executors could wait, and the other half of this test makes every verb fit to run here
    }
    let outcome = db
        .write(async |tx: &mut Tx| {
            add(tx, 1).await?;
            tokio::task::yield_now().await;
            Ok(())
        })
        .await;
    assert_eq!(outcome, Err(Error::Waited));
    assert_eq!(count(&db).await, 0);
}

#[db_test(PLAY)]
async fn a_call_can_be_spawned_from_any_task(db: TestDb) {
    fn spawnable<T: Send>(future: T) -> T {
        future
    }
    let text = String::from("moved into the verb");
    let verb = db.write(async move |tx: &mut Tx| {
        add(tx, 1).await?;
        Ok::<_, Error>(text.len())
    });
    assert_eq!(spawnable(verb).await, Ok(19));
}
