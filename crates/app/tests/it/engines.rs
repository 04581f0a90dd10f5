//! One SQL text on two engines.

use db::{Config, Engine, TestDb, db_test};

/// Every statement of the product is one that this engine accepts.
#[db_test(db::MIGRATIONS, care::MIGRATIONS)]
async fn every_statement_of_the_product_is_accepted(db: TestDb) {
    let mut lists = care::statements();
    lists.extend(db::STATEMENTS);
    assert!(lists.iter().map(|list| list.len()).sum::<usize>() > 100, "the lists are full");
    if let Err(refused) = db::prepare_all(&db, &lists).await {
        panic!("{} are refused: {refused:#?}", refused.len());
    }
}

/// Tables that grow with every message.
const GROWING: [&str; 10] = [
    "messages",
    "media",
    "cases",
    "conversations",
    "events",
    "decisions",
    "deliveries",
    "clock_log",
    "identities",
    "work_items",
];

/// Indexes of what is open, waits or sleeps: they do not grow with the history.
const PARTS: [&str; 10] = [
    "cases_snoozed",
    "deliveries_poison",
    "deliveries_waiting",
    "media_due",
    "work_items_assignee",
    "work_items_counts",
    "work_items_open",
    "work_items_queue",
    "work_items_turn",
    "work_items_waiting",
];

/// Statements that may look at all of a brand.
const WHOLE: [(&str, &str); 5] = [
    (
        "care::checks::store::ANSWERED",
        "how often cases were answered is counted when an administrator looks at it",
    ),
    ("care::desk::store::BY_", "a frame: its conditions choose the index"),
    ("care::desk::store::PERSON_CALLED", "a condition: the list that it is put into ends with its page"),
    ("care::search::store::COUNT_MESSAGES", "how much there is to index is counted by a command"),
    ("care::views::store::", "conditions: what they are put into chooses the index"),
];

/// A plan that visits every row of a growing table of the brand, in no order that lets it stop early.
fn visits_all(text: &str, plan: &[String]) -> bool {
    let sorted = plan.iter().any(|step| step.contains("TEMP B-TREE FOR ORDER BY"));
    let stops = text.contains(" limit ") && !sorted;
    let growing = |table: &str| GROWING.contains(&table);
    plan.iter().any(|step| {
        let scanned = step.strip_prefix("SCAN ").and_then(|rest| rest.split_whitespace().next());
        let whole = step.ends_with("(tenant=?)");
        let index = step.split_whitespace().skip_while(|word| *word != "INDEX").nth(1).unwrap_or_default();
        let index = index.trim_start_matches("sqlite_autoindex_");
        if PARTS.contains(&index) {
            return false;
        }
        let searched =
            GROWING.iter().any(|table| index.strip_prefix(table).is_some_and(|rest| rest.starts_with('_')));
        scanned.is_some_and(growing) || (whole && searched && !stops)
    })
}

#[db_test(db::MIGRATIONS, care::MIGRATIONS)]
async fn no_statement_looks_at_more_the_longer_the_history_is(db: TestDb) {
    let may = |name: &str| WHOLE.iter().any(|(one, _)| name.starts_with(one));
    let plans = db::plans(&db, &care::statements()).await.unwrap();
    let whole: Vec<_> = plans
        .iter()
        .filter(|(sql, plan)| visits_all(sql.text(Engine::Sqlite).unwrap(), plan) && !may(sql.name()))
        .map(|(sql, plan)| format!("{}: {plan:#?}", sql.name()))
        .collect();
    assert!(whole.is_empty(), "{} visit every row:\n{}", whole.len(), whole.join("\n"));
    let gone = |one: &&(&str, &str)| plans.iter().all(|(sql, _)| !sql.name().starts_with(one.0));
    let idle: Vec<_> = WHOLE.iter().filter(gone).collect();
    assert!(idle.is_empty(), "these are gone: {idle:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn both_engines_have_the_same_tables() {
    let Some(postgres) = db::testing::postgres() else { return };
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let sqlite = Config::Sqlite { path: folder.path().join("test.db"), readers: 1 };
    let mut schemas = Vec::new();
    for config in [&sqlite, &postgres] {
        let db = db::Db::open(config).await.unwrap();
        db.migrate(&[&db::MIGRATIONS, &care::MIGRATIONS], TestDb::EPOCH).await.unwrap();
        schemas.push((db.engine(), db::schema_of(&db).await.unwrap()));
        db.close().await;
    }
    db::testing::drop_schema(&postgres).await;
    let [(Engine::Sqlite, on_sqlite), (Engine::Postgres, on_postgres)] = &schemas[..] else {
        panic!("two engines")
    };
    assert!(on_sqlite.contains("early_refusals"), "the whole schema is described");
    for (one, other) in on_sqlite.lines().zip(on_postgres.lines()) {
        assert_eq!(one, other);
    }
    assert_eq!(on_sqlite.lines().count(), on_postgres.lines().count());
}

#[db_test(db::MIGRATIONS, care::MIGRATIONS)]
async fn every_table_of_a_brand_has_the_tenant_first_in_its_key(db: TestDb) {
    let schema = db::schema_of(&db).await.unwrap();
    let keys =
        schema.lines().filter_map(|line| line.split_once(' ').filter(|(_, rest)| rest.contains(" key 1")));
    let firsts: Vec<_> =
        keys.map(|(column, _)| column).filter(|column| !column.ends_with(".tenant")).collect();
    assert_eq!(
        firsts,
        ["migration_lock.id", "migrations.set_name", "tenants.id"],
        "whatever is a brand's is found by the brand only"
    );
}
