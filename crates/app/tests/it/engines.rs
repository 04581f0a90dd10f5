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
