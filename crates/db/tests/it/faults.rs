//! Faults: a full disk, a locked file, a lost connection, lost races.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use db::{Config, Db, Engine, Error, Notice, TestDb, Tuning, Tx, args, db_test};
use kernel::Secret;
use tokio::sync::Barrier;

use crate::{ADD, PLAY, RAISE, SUM, add, count, id};

db::statements! {
    CLEAR = "delete from things";
}

/// Statements that only PostgreSQL knows.
mod server {
    db::statements! {
        PID = "select pg_backend_pid() as pid";
        END = "select pg_terminate_backend(cast($1 as integer)) as ended";
        END_OTHERS = "select count(pg_terminate_backend(pid)) as ended from pg_stat_activity
            where pid <> pg_backend_pid() and query like $1";
        FIXED_SNAPSHOT = "set transaction isolation level repeatable read";
        LOCKS_OF_OTHERS = "select count(*) as n from pg_locks l join pg_class c on c.oid = l.relation
            where c.relname = 'things' and c.relnamespace = current_schema()::regnamespace
                and l.pid <> pg_backend_pid()";
    }
}

/// The same SQLite file with other limits. The first handle is closed, as another process would be.
async fn reopened(db: &TestDb, tuning: Tuning) -> Db {
    db.close().await;
    Db::open_tuned(db.config(), tuning).await.unwrap()
}

#[db_test(PLAY)]
async fn a_full_disk_refuses_what_does_not_fit_and_keeps_everything_else(db: TestDb) {
    if db.engine() == Engine::Postgres {
        return; // a server's disk cannot be filled from here; its error 53100 has the same words
    }
    let db = reopened(&db, Tuning { max_pages: Some(60), ..Tuning::default() }).await;
    let write = |number: u128, size: usize| {
        db.write(async move |tx: &mut Tx| {
            let none = None::<&str>;
            let row = args![id(number), 1, true, none, serde_json::json!({}), vec![7_u8; size]];
            tx.execute(&ADD, &row).await
        })
    };
    // One group of a verb that does not fit and small ones around it.
    let (a, b, c) = tokio::join!(write(1, 10), write(2, 4 << 20), write(3, 10));
    assert_eq!((a, b, c), (Ok(1), Err(Error::Full), Ok(1)));
    assert_eq!(count(&db).await, 2);
    // Until nothing at all fits; what was confirmed stays readable.
    let mut number = 10;
    while write(number, 3_000).await.is_ok() {
        number += 1;
    }
    assert_eq!(write(number, 3_000).await, Err(Error::Full));
    assert_eq!(count(&db).await, 2 + i64::try_from(number - 10).unwrap());
    // With room again, everything goes on.
    db.write(async |tx: &mut Tx| tx.execute(&CLEAR, &[]).await).await.unwrap();
    assert_eq!(write(1, 10).await, Ok(1));
    db.close().await;
}

#[db_test(PLAY)]
async fn a_locked_file_is_reported_after_the_time_out_and_used_once_it_is_free(db: TestDb) {
    let Some(path) = db.sqlite_path() else {
        return; // PostgreSQL has no file of ours
    };
    let other = rusqlite::Connection::open(path).unwrap();
    let db = reopened(&db, Tuning { busy_timeout: Duration::from_millis(30), ..Tuning::default() }).await;
    other.execute_batch("begin immediate").unwrap();
    let refused = db.write(async |tx: &mut Tx| add(tx, 1).await).await;
    assert_eq!(refused, Err(Error::Locked));
    assert_eq!(count(&db).await, 0, "readers go on");
    other.execute_batch("rollback").unwrap();
    db.write(async |tx: &mut Tx| add(tx, 1).await).await.unwrap();
    assert_eq!(count(&db).await, 1);
    db.close().await;
}

#[db_test(PLAY)]
async fn a_file_that_is_no_database_is_refused_with_its_path(db: TestDb) {
    let Some(path) = db.sqlite_path() else {
        return;
    };
    let path = path.with_file_name("letter.db");
    std::fs::write(&path, "Dear Sir or Madam, this is a letter and by no means a database. ".repeat(99))
        .unwrap();
    let refused = Db::open(&Config::Sqlite { path: path.clone(), readers: 1 }).await.err();
    let Some(Error::Open { message }) = refused else { panic!("{refused:?}") };
    assert!(message.contains("letter.db") && message.contains("not a database"), "{message}");
    let path = path.with_file_name("missing").join("folder.db");
    let refused = Db::open(&Config::Sqlite { path, readers: 1 }).await.err();
    assert!(matches!(refused, Some(Error::Open { .. })), "{refused:?}");
}

#[db_test(PLAY)]
async fn a_connection_lost_in_the_middle_of_a_verb_loses_only_that_verb(db: TestDb) {
    if db.engine() == Engine::Sqlite {
        return;
    }
    let other = db.clone();
    let lost = db
        .write(async move |tx: &mut Tx| {
            add(tx, 1).await?;
            let pid: i64 = tx.query_one(&server::PID, &[]).await?;
            let end = async move |tx: &mut Tx| tx.query_one::<bool>(&server::END, &args![pid]).await;
            assert_eq!(other.write(end).await, Ok(true));
            add(tx, 2).await
        })
        .await;
    assert!(matches!(lost, Err(Error::Lost { .. })), "{lost:?}");
    db.write(async |tx: &mut Tx| add(tx, 3).await).await.unwrap();
    assert_eq!(count(&db).await, 1);
}

#[db_test(PLAY)]
async fn a_connection_lost_at_the_commit_is_told_apart_because_nobody_knows_what_was_kept(db: TestDb) {
    if db.engine() == Engine::Sqlite {
        return;
    }
    let other = db.clone();
    let lost = db
        .write(async move |tx: &mut Tx| {
            add(tx, 1).await?;
            let pid: i64 = tx.query_one(&server::PID, &[]).await?;
            let end = async move |tx: &mut Tx| tx.query_one::<bool>(&server::END, &args![pid]).await;
            other.write(end).await
        })
        .await;
    assert_eq!(lost, Err(Error::LostAtCommit));
    assert_eq!(count(&db).await, 0);
}

#[db_test(PLAY)]
async fn connections_that_died_in_the_pool_are_replaced_unnoticed(db: TestDb) {
    if db.engine() == Engine::Sqlite {
        return;
    }
    // Fill the pool, then end every connection of this test but the one that asks.
    let all: Vec<i64> = futures::future::try_join_all((0..4).map(|_| {
        db.write(async |tx: &mut Tx| {
            let pid = tx.query_one::<i64>(&server::PID, &[]).await;
            tokio::time::sleep(Duration::from_millis(20)).await;
            pid
        })
    }))
    .await
    .unwrap();
    let another = Db::open(db.config()).await.unwrap();
    for pid in all {
        another
            .write(async move |tx: &mut Tx| tx.query_one::<bool>(&server::END, &args![pid]).await)
            .await
            .unwrap();
    }
    another.close().await;
    for number in 1..=8 {
        db.write(async move |tx: &mut Tx| add(tx, number).await).await.unwrap();
    }
    assert_eq!(count(&db).await, 8);
}

#[db_test(PLAY)]
async fn a_listener_that_was_cut_off_comes_back_and_says_that_it_missed_something(db: TestDb) {
    let Config::Postgres { schema: Some(schema), .. } = db.config().clone() else {
        return;
    };
    let mut heard = db.notices();
    let pattern = format!("listen \"notices_{schema}\"");
    let ended =
        db.write(async move |tx: &mut Tx| tx.query_one::<i64>(&server::END_OTHERS, &args![&pattern]).await);
    assert_eq!(ended.await, Ok(1));
    assert_eq!(heard.recv().await.unwrap().topic, Notice::RESYNC);
    db.write(async |tx: &mut Tx| {
        tx.notify("things", "heard again");
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert_eq!(&*heard.recv().await.unwrap().payload, "heard again");
}

#[db_test(PLAY)]
async fn a_server_that_is_not_there_is_an_error_that_hides_the_password(db: TestDb) {
    drop(db);
    for url in ["postgres://u:hunter2@127.0.0.1:1/x", "postgres://u:hunter2@127.0.0.1:port/x"] {
        let config = Config::Postgres { url: Secret::new(url.into()), pool: 1, schema: None };
        let error = Db::open(&config).await.err().unwrap();
        assert!(matches!(error, Error::Lost { .. } | Error::Open { .. }), "{error:?}");
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
}

#[db_test(PLAY)]
async fn a_deadlock_is_solved_by_repeating_its_victim(db: TestDb) {
    db.write(async |tx: &mut Tx| {
        add(tx, 1).await?;
        add(tx, 2).await
    })
    .await
    .unwrap();
    let runs = Arc::new(AtomicU32::new(0));
    let meet = Arc::new(Barrier::new(2));
    let raise = |first: u128, second: u128| {
        let (runs, meet) = (runs.clone(), meet.clone());
        db.write(async move |tx: &mut Tx| {
            let run = runs.fetch_add(1, Ordering::SeqCst);
            tx.execute(&RAISE, &args![id(first)]).await?;
            // Both hold their first row before either asks for its second. SQLite has one writer: nothing to
            // meet.
            if tx.engine() == Engine::Postgres && run < 2 {
                meet.wait().await;
            }
            tx.execute(&RAISE, &args![id(second)]).await
        })
    };
    let (a, b) = tokio::join!(raise(1, 2), raise(2, 1));
    assert_eq!((a, b), (Ok(1), Ok(1)));
    let expected = if db.engine() == Engine::Postgres { 3 } else { 2 };
    assert_eq!(runs.load(Ordering::SeqCst), expected);
    let sum: i64 = db.read(async |tx: &mut Tx| tx.query_one(&SUM, &[]).await).await.unwrap();
    assert_eq!(sum, 1 + 2 + 4);
}

#[db_test(PLAY)]
async fn a_serialisation_failure_is_repeated_and_gives_up_after_eight_times(db: TestDb) {
    if db.engine() == Engine::Sqlite {
        return; // writes come one after the other
    }
    db.write(async |tx: &mut Tx| add(tx, 1).await).await.unwrap();
    let collide = |times: u32, runs: Arc<AtomicU32>| {
        let other = db.clone();
        db.write(async move |tx: &mut Tx| {
            tx.execute(&server::FIXED_SNAPSHOT, &[]).await?;
            tx.query_one::<i64>(&SUM, &[]).await?;
            if runs.fetch_add(1, Ordering::SeqCst) < times {
                let raise = async |tx: &mut Tx| tx.execute(&RAISE, &args![id(1)]).await;
                other.write(raise).await?;
            }
            tx.execute(&RAISE, &args![id(1)]).await
        })
    };
    let runs = Arc::new(AtomicU32::new(0));
    assert_eq!(collide(2, runs.clone()).await, Ok(1));
    assert_eq!(runs.load(Ordering::SeqCst), 3);
    let sum: i64 = db.read(async |tx: &mut Tx| tx.query_one(&SUM, &[]).await).await.unwrap();
    assert_eq!(sum, 1 + 2 + 1);

    let runs = Arc::new(AtomicU32::new(0));
    assert_eq!(collide(u32::MAX, runs.clone()).await, Err(Error::Contended { attempts: 8 }));
    assert_eq!(runs.load(Ordering::SeqCst), 8);
}

#[db_test(PLAY)]
async fn whatever_ended_a_verb_no_transaction_stays_open(db: TestDb) {
    if db.engine() == Engine::Sqlite {
        return; // the group's own commit shows it
    }
    let panicked = db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            add(tx, 1).await?;
            panic!("on purpose");
        })
        .await;
    assert_eq!(panicked, Err(Error::Panicked));
    let locks = db.read(async |tx: &mut Tx| tx.query_one::<i64>(&server::LOCKS_OF_OTHERS, &[]).await).await;
    assert_eq!(locks, Ok(0));
    assert_eq!(count(&db).await, 0);
}
