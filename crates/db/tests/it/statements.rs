//! Statements: values there and back, lists, many rows, and errors that name the place and hide the value.

use db::{Arg, Error, FromRow, Json, TestDb, Tx, args, db_test, prepare_all};
use kernel::{CaseId, Instant, Lang, Millis, Personal, Role};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde_json::json;

use crate::{ADD, COUNT, PLAY, SUM, add, count, id};

#[derive(Debug, Clone, PartialEq, FromRow)]
struct Thing {
    id: CaseId,
    n: i64,
    ok: bool,
    note: Option<Personal<String>>,
    data: Option<serde_json::Value>,
    raw: Option<Vec<u8>>,
}

#[derive(Debug, FromRow)]
struct Crooked {
    #[expect(dead_code, reason = "it is never read successfully")]
    n: i64,
    #[expect(dead_code, reason = "it is never read successfully")]
    id: CaseId,
}

db::statements! {
    ALL_THINGS = "select id, n, ok, note, data, raw from things order by n";
    BY_IDS = "select n from things where id in {ids:$1} order by n";
    BY_NOTES = "select n from things where note in {texts:$1} or n in {ints:$2} order by n";
    FACTS = "select sum(n) as s, avg(n) as a, max(score) as m, n > 1 as big, min(data ->> 'k') as k
        from things group by n > 1 order by 4";
    NOTE = "select note from things order by n limit 1";
    TWICE = "select id, n from things";
    PUT_PART = "insert into parts (id, thing, place) values ($1, $2, $3)";
    RAISE_OR_ADD = "insert into things (id, n, ok) values ($1, $2, $3)
        on conflict (id) do update set n = things.n + excluded.n";
    PAGE = "select n from things where (n, id) > ($1, $2) order by n, id limit $3";
    LIKE = "select n from things where note like $1 order by n nulls first";
    ODD_JSON = "select data from things where n = $1";
    NEGATIVE = "select id, n, ok, note, data, raw from things where n < 0";
    POSITIVE = "select n, note from things where n > 0";
    ANY_N = "select n from things";
    NOTHING = "select n from things where n = 7";
    CAST = "select n from things where n = cast($1 as {int})";
    BY_NOTE = "insert into things (id, n, ok, note) values ($1, 1, true, $2)";
    NULL_N = "update things set n = null where id = $1";
    ORPHAN = "insert into parts (id, thing, place) values ($1, $2, 0)";
}

/// Statements that no engine accepts.
mod wrong {
    db::statements! {
        ORDER = "select n from things where n = $2 and id = $1";
        WORD = "select n from things where id = cast($1 as {uid})";
        TABLE = "select n from thingses";
        RIGHT = "select n from things";
    }
}

fn thing() -> impl Strategy<Value = Thing> {
    let json = prop_oneof![
        Just(json!(null)),
        any::<i32>().prop_map(|n| json!({ "n": n })),
        "[^\0]{0,20}".prop_map(|text| json!([text, true]))
    ];
    (
        any::<u128>(),
        any::<i64>(),
        any::<bool>(),
        proptest::option::of("[^\0]{0,40}"),
        proptest::option::of(json),
        proptest::option::of(proptest::collection::vec(any::<u8>(), 0..40)),
    )
        .prop_map(|(number, n, ok, note, data, raw)| Thing {
            id: CaseId::from_uuid(id(number)),
            n,
            ok,
            note: note.map(Personal),
            data,
            raw,
        })
}

fn row(thing: &Thing) -> Vec<Arg<'_>> {
    let Thing { id, n, ok, note, data, raw } = thing;
    args![id, n, ok, note.as_ref(), data.as_ref(), raw.as_ref()].to_vec()
}

/// A hundred different things from a fixed seed.
fn things() -> Vec<Thing> {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut things: Vec<Thing> = (0..100).map(|_| thing().new_tree(&mut runner).unwrap().current()).collect();
    things.sort_by_key(|thing| thing.n);
    things.dedup_by_key(|thing| thing.n);
    things
}

#[db_test(PLAY)]
async fn every_value_comes_back_as_it_went_in_alone_and_in_bulk(db: TestDb) {
    let things = things();
    let (alone, bulk) = (things.clone(), things.clone());
    let all = async |tx: &mut Tx| tx.query::<Thing>(&ALL_THINGS, &[]).await;
    let back = db.write(async move |tx: &mut Tx| {
        for thing in &alone {
            assert_eq!(tx.execute(&ADD, &row(thing)).await?, 1);
        }
        let back = all(tx).await?;
        tx.execute(&crate::faults::CLEAR, &[]).await?;
        Ok::<_, Error>(back)
    });
    assert_eq!(back.await.unwrap(), things);
    let back = db.write(async move |tx: &mut Tx| {
        let written = tx.execute_many(&ADD, bulk.iter().map(row).collect()).await?;
        assert_eq!(usize::try_from(written), Ok(bulk.len()));
        tx.query::<Thing>(&ALL_THINGS, &[]).await
    });
    assert_eq!(back.await.unwrap(), things);
}

#[db_test(PLAY)]
async fn many_rows_arrive_in_chunks_and_in_order(db: TestDb) {
    let (inserted, raised) = db
        .write(async |tx: &mut Tx| {
            let rows =
                (0..12_000_i64).map(|n| args![id(n.unsigned_abs().into()), n, true].to_vec()).collect();
            let inserted = tx.execute_many(&RAISE_OR_ADD, rows).await?;
            // The same row twice in one batch: the second sees the first.
            let rows = [1, 1, 2].map(|n: i64| args![id(n.unsigned_abs().into()), 10, true].to_vec());
            Ok::<_, Error>((inserted, tx.execute_many(&RAISE_OR_ADD, rows.to_vec()).await?))
        })
        .await
        .unwrap();
    assert_eq!((inserted, raised), (12_000, 3));
    let parts = db.write(async |tx: &mut Tx| {
        let rows = (0..12_000_i64).map(|n| args![id(n.unsigned_abs().into()), id(1), n].to_vec()).collect();
        tx.execute_many(&PUT_PART, rows).await
    });
    assert_eq!(parts.await, Ok(12_000));
    let (sum, rows) = db
        .read(async |tx: &mut Tx| {
            let rows: Vec<i64> = tx.query(&PAGE, &args![11_997, id(11_997), 10]).await?;
            Ok::<_, Error>((tx.query_one::<i64>(&SUM, &[]).await?, rows))
        })
        .await
        .unwrap();
    assert_eq!((sum, rows), (12_000 * 11_999 / 2 + 30, vec![11_998, 11_999]));
    assert_eq!(db.write(async |tx: &mut Tx| tx.execute_many(&ADD, vec![]).await).await, Ok(0));
}

#[db_test(PLAY)]
async fn lists_sums_and_comparisons_mean_the_same_on_both_engines(db: TestDb) {
    db.write(async |tx: &mut Tx| {
        for (n, note) in [(1, "a"), (2, "b'"), (3, "c\"")] {
            let args = args![id(n), i64::try_from(n).unwrap(), true, note, json!({"k": note}), Vec::new()];
            tx.execute(&ADD, &args).await?;
        }
        let ids = [3, 1, 9].map(|n| CaseId::from_uuid(id(n)));
        assert_eq!(tx.query::<i64>(&BY_IDS, &[Arg::ids(ids)]).await?, [1, 3]);
        assert_eq!(tx.query::<i64>(&BY_IDS, &[Arg::ids(Vec::<CaseId>::new())]).await?, [0; 0]);
        assert_eq!(tx.query::<i64>(&BY_NOTES, &[Arg::texts(["b'", "z"]), Arg::ints([3])]).await?, [2, 3]);
        assert_eq!(tx.query::<i64>(&LIKE, &args!["B%"]).await?, [0; 0]);
        assert_eq!(tx.query::<i64>(&LIKE, &args!["b_"]).await?, [2]);
        let facts: Vec<(i64, f64, f64, bool, String)> = tx.query(&FACTS, &[]).await?;
        assert_eq!(facts, [(1, 1.0, 0.5, false, "a".into()), (5, 2.5, 0.5, true, "b'".into())]);
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
}

#[db_test(PLAY)]
async fn the_nouns_of_the_kernel_have_a_column_form(db: TestDb) {
    let (at, length) = (Instant::from_micros(-5), Millis(i64::MAX));
    db.write(async move |tx: &mut Tx| {
        tx.execute(&ADD, &args![id(1), at, false, Lang::EN, Json(vec![1, 2]), b"\0\xff"]).await?;
        tx.execute(&ADD, &args![id(2), length, true, Role::Lead, Json("x"), [1_u8; 4]]).await?;
        type Kept = (uuid::Uuid, Instant, bool, Lang, Json<Vec<i32>>, [u8; 2]);
        let row: Kept = tx.query_one(&NEGATIVE, &[]).await?;
        assert_eq!(row, (id(1), at, false, Lang::EN, Json(vec![1, 2]), *b"\0\xff"));
        let (kept, role): (Millis, Role) = tx.query_one(&POSITIVE, &[]).await?;
        assert_eq!((kept, role), (length, Role::Lead));
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
}

#[db_test(PLAY)]
async fn a_row_that_does_not_fit_names_the_column_and_hides_the_value(db: TestDb) {
    db.write(async |tx: &mut Tx| {
        tx.execute(&ADD, &args![id(1), 300, true, "secret words", json!({"secret": 1}), Vec::new()]).await
    })
    .await
    .unwrap();
    let errors = db
        .read(async |tx: &mut Tx| {
            Ok::<_, Error>(vec![
                tx.query::<i64>(&NOTE, &[]).await.map(drop).unwrap_err(),
                tx.query::<Role>(&NOTE, &[]).await.map(drop).unwrap_err(),
                tx.query::<u8>(&ANY_N, &[]).await.map(drop).unwrap_err(),
                tx.query::<Json<Vec<u8>>>(&ODD_JSON, &args![300]).await.map(drop).unwrap_err(),
                tx.query::<Crooked>(&TWICE, &[]).await.map(drop).unwrap_err(),
                tx.query::<(i64, i64, i64)>(&TWICE, &[]).await.map(drop).unwrap_err(),
                tx.query_one::<i64>(&NOTHING, &[]).await.unwrap_err(),
            ])
        })
        .await
        .unwrap();
    for (error, words) in errors.iter().zip([
        "column `note`: expected an integer, found a text",
        "column `note`",
        "column `n`: the integer does not fit u8",
        "column `data`: the JSON does not have the expected form",
        "column 1 (`id`): the field there is `n`",
        "the statement gives 2 columns, the type reads 3",
        "found nothing",
    ]) {
        let error = error.to_string();
        assert!(
            error.contains(words) && error.contains("statements") && !error.contains("secret"),
            "{error}"
        );
    }
}

#[db_test(PLAY)]
async fn a_refused_statement_says_why_without_its_arguments(db: TestDb) {
    db.write(async |tx: &mut Tx| add(tx, 7).await).await.unwrap();
    let one = |verb: &'static db::Sql, args: Vec<Arg<'static>>| {
        let db = db.clone();
        async move { db.write(async move |tx: &mut Tx| tx.execute(verb, &args).await).await.unwrap_err() }
    };
    let duplicate = one(&crate::ADD_N, args![id(7), 424_242].to_vec()).await;
    assert_eq!(duplicate, Error::Unique { constraint: "things.id".into() });
    let orphan = one(&ORPHAN, args![id(1), id(424_242)].to_vec()).await;
    assert!(matches!(orphan, Error::ForeignKey { .. }), "{orphan}");
    let nul = one(&BY_NOTE, args![id(8), "secret\0"].to_vec()).await;
    assert!(nul.to_string().contains("U+0000") && !nul.to_string().contains("secret"), "{nul}");
    let null = one(&NULL_N, args![id(7)].to_vec()).await;
    assert!(matches!(&null, Error::Statement { name, .. } if name.ends_with("NULL_N")), "{null}");
    let few = one(&CAST, vec![]).await;
    assert!(matches!(&few, Error::Statement { name, .. } if name.ends_with("CAST")), "{few}");
    assert_eq!(count(&db).await, 1);
}

#[db_test(db::MIGRATIONS)]
async fn the_search_for_open_work_reads_only_open_work(db: TestDb) {
    let Some(path) = db.sqlite_path() else {
        return; // PostgreSQL decides by the sizes it finds, so an empty table shows nothing
    };
    use db::{Engine, jobs, outbox};
    let connection = rusqlite::Connection::open(path).unwrap();
    let open_work = [
        (&jobs::CLAIM, "jobs_due"),
        (&jobs::TENANTS, "jobs_due"),
        (&jobs::NEXT, "jobs_due"),
        (&outbox::CLAIM, "outbox_open"),
        (&outbox::EXPIRE, "outbox_open"),
        (&outbox::UNKNOWNS, "outbox_open"),
        (&outbox::TENANTS, "outbox_open"),
        (&outbox::NEXT, "outbox_open"),
    ];
    for (sql, index) in open_work {
        let text = format!("explain query plan {}", sql.text(Engine::Sqlite).unwrap());
        let mut plan = connection.prepare(&text).unwrap();
        let steps = plan.raw_query().mapped(|row| row.get::<_, String>(3));
        let steps: Vec<_> = steps.map(Result::unwrap).collect();
        assert!(steps.iter().any(|step| step.contains(index)), "{sql:?}: {steps:?}");
    }
}

#[db_test(PLAY, db::MIGRATIONS)]
async fn every_statement_is_prepared_and_every_wrong_one_is_named(db: TestDb) {
    let mut lists = db::STATEMENTS.to_vec();
    lists.extend([crate::ALL, ALL]);
    assert_eq!(prepare_all(&db, &lists).await, Ok(()));
    let refused = prepare_all(&db, &[wrong::ALL, crate::ALL]).await.unwrap_err();
    let names: Vec<_> = refused.iter().map(ToString::to_string).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    for (message, (name, words)) in
        names.iter().zip([("ORDER", "$2 stands where $1"), ("WORD", "`{uid}`"), ("TABLE", "thingses")])
    {
        assert!(message.contains(&format!("wrong::{name}")) && message.contains(words), "{message}");
    }
    assert_eq!(db.read(async |tx: &mut Tx| tx.query_one::<i64>(&COUNT, &[]).await).await, Ok(0));
}
