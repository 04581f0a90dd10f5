//! Migrations and the comparison of two migrated engines.

use db::{Db, Error, Migration, MigrationSet, TestDb, db_test, schema_of};
use futures::future::try_join_all;

use crate::{PLAY, count};

const A: Migration =
    Migration { number: 1, name: "a", text: "create table a (id {id} not null primary key) {strict};" };
const B: Migration = Migration { number: 2, name: "b", text: "alter table a add column n {int};" };

const fn set(migrations: &'static [Migration]) -> MigrationSet {
    MigrationSet { name: "letters", migrations }
}

static FIRST: MigrationSet = set(&[A]);
static BOTH: MigrationSet = set(&[A, B]);
static CHANGED: MigrationSet = set(&[Migration { text: "create table a (id {int}) {strict};", ..A }, B]);
static GAP: MigrationSet = set(&[A, Migration { number: 3, ..B }]);
static BROKEN: MigrationSet = set(&[
    A,
    B,
    Migration { number: 3, name: "c", text: "create table c (id {id} not null) {strict}; oops;" },
]);
static UNKNOWN_WORD: MigrationSet =
    set(&[A, B, Migration { number: 3, name: "c", text: "create table c (id {uid});" }]);

#[db_test]
async fn migrations_run_once_each_and_only_forward(db: TestDb) {
    let numbers = |applied: Vec<db::Applied>| applied.iter().map(|a| a.number).collect::<Vec<u32>>();
    assert_eq!(numbers(db.migrate(&[&FIRST]).await.unwrap()), [1]);
    assert_eq!(numbers(db.migrate(&[&BOTH]).await.unwrap()), [2]);
    assert_eq!(numbers(db.migrate(&[&BOTH]).await.unwrap()), [0; 0]);
    // An older program on a newer database starts: expand comes before contract.
    assert_eq!(numbers(db.migrate(&[&FIRST]).await.unwrap()), [0; 0]);
}

#[db_test]
async fn a_wrong_migration_says_what_is_wrong_and_leaves_nothing(db: TestDb) {
    db.migrate(&[&BOTH]).await.unwrap();
    let before = schema_of(&db).await.unwrap();
    for (wrong, number, words) in [
        (&CHANGED, 1, "changed after it was applied"),
        (&GAP, 3, "without gaps"),
        (&BROKEN, 3, "oops"),
        (&UNKNOWN_WORD, 3, "`{uid}` is not a portable word"),
    ] {
        let error = db.migrate(&[wrong]).await.unwrap_err();
        assert!(
            matches!(&error, Error::Migration { set, number: n, .. } if set == "letters" && *n == number)
        );
        assert!(error.to_string().contains(words), "{error}");
        assert_eq!(schema_of(&db).await.unwrap(), before);
    }
}

#[db_test]
async fn nodes_that_start_together_migrate_once(db: TestDb) {
    let nodes = try_join_all((0..4).map(|_| Db::open(db.config()))).await.unwrap();
    let sets = [&PLAY, &BOTH];
    let applied = try_join_all(nodes.iter().map(|node| node.migrate(&sets, TestDb::EPOCH))).await.unwrap();
    assert_eq!(applied.iter().flatten().count(), 3);
    assert_eq!(count(&db).await, 0);
    for node in nodes {
        node.close().await;
    }
}

#[db_test(PLAY, db::MIGRATIONS)]
async fn both_engines_have_the_tables_of_this_description(db: TestDb) {
    let found = schema_of(&db).await.unwrap();
    assert_eq!(found, include_str!("schema.txt").trim_end(), "\n{found}\n");
}
