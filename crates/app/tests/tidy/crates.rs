//! Between crates: who may import whom, and which words each crate knows.

use std::collections::BTreeSet;

use super::{
    keep,
    source::{Source, files, is_sql, parts, read, sources, words},
};

/// Which of our crates a crate may import: the arrow never turns round. `app` wires everything.
const ARROWS: [(&str, &[&str]); 11] = [
    ("kernel", &[]),
    ("db_macros", &[]),
    ("db", &["kernel", "db_macros"]),
    ("triage", &["kernel"]),
    ("trainer", &["triage"]),
    ("ownership", &["kernel"]),
    ("channels", &["kernel"]),
    ("media", &["kernel"]),
    ("care", &["kernel", "db", "triage", "ownership", "channels"]),
    ("web", &["kernel", "triage", "ownership", "channels", "media", "care"]),
    ("app", &["kernel", "db", "triage", "trainer", "ownership", "channels", "media", "care", "web"]),
];

/// Libraries that a crate does without, and what it would lose by naming one.
const STRANGERS: [(&str, &[&str], &str); 7] = [
    ("kernel", IO, "the nouns that all share perform no I/O"),
    ("triage", IO, "triage is a function of text: the same words give the same facts, today and in a replay"),
    ("ownership", IO, "a decision is a function of facts: it can be explained and replayed"),
    (
        "channels",
        &["db", "rusqlite", "tokio_postgres", "deadpool_postgres"],
        "a connector keeps nothing: care does",
    ),
    (
        "care",
        &["axum", "reqwest", "hyper"],
        "the product is the same without HTTP; web and channels speak it",
    ),
    ("care", ENGINES, "one SQL text for both engines; only db tells them apart"),
    ("web", ENGINES, "a page calls a verb of care, and the verb asks the database"),
];
const ENGINES: &[&str] = &["rusqlite", "tokio_postgres", "deadpool_postgres", "postgres_types"];
const IO: &[&str] = &["tokio", "axum", "reqwest", "hyper", "rusqlite", "tokio_postgres", "deadpool_postgres"];

/// What stands in the sections of a manifest whose name ends so: `dependencies`, `dev-dependencies`.
fn dependencies(krate: &str, section: &str) -> BTreeSet<String> {
    let manifest = read(&format!("crates/{krate}/Cargo.toml"));
    let mut found = BTreeSet::new();
    let mut inside = false;
    for line in manifest.lines().map(str::trim) {
        if let Some(header) = line.strip_prefix('[') {
            let header = header.trim_end_matches(']');
            let (before, name) = header.rsplit_once('.').unwrap_or(("", header));
            inside = name == section;
            if before.rsplit('.').next() == Some(section) {
                found.insert(name.replace('-', "_"));
            }
        } else if inside
            && !line.starts_with('#')
            && let Some((_, name)) = words(&line.replace('-', "_")).next()
        {
            found.insert(name.to_owned());
        }
    }
    found
}

fn may_import(krate: &str) -> &'static [&'static str] {
    ARROWS.iter().find(|(name, _)| *name == krate).map_or(&[], |(_, imports)| imports)
}

fn ours(names: BTreeSet<String>) -> impl Iterator<Item = String> {
    names.into_iter().filter(|name| ARROWS.iter().any(|(krate, _)| krate == name) || name == "xtask")
}

#[test]
fn crates_import_only_the_crates_before_them() {
    let mut broken = Vec::new();
    for (krate, allowed) in ARROWS {
        for import in ours(dependencies(krate, "dependencies")) {
            if !allowed.contains(&import.as_str()) {
                broken.push(format!("crates/{krate}/Cargo.toml: {krate} → {import}"));
            }
        }
        // Tests may look further, never back: that would be the arrow turned round.
        for import in ours(dependencies(krate, "dev-dependencies")) {
            if import == "app" || may_import(&import).contains(&krate) {
                broken.push(format!("crates/{krate}/Cargo.toml: the tests of {krate} → {import} → {krate}"));
            }
        }
    }
    keep(
        "kernel ← db ← care ← web ← app; triage, ownership and channels import kernel only. An arrow that turned\n\
          round would let a page, an engine or a network decide what the product means.",
        &broken,
    );
}

#[test]
fn every_crate_has_its_place_in_the_arrows() {
    let known: BTreeSet<_> = ARROWS.iter().map(|(krate, _)| *krate).chain(["xtask"]).collect();
    let manifests = files("crates").into_iter().filter(|path| path.ends_with("/Cargo.toml"));
    let present: BTreeSet<_> =
        manifests.filter_map(|path| Some(path.split('/').nth(1)?.to_owned())).collect();
    assert_eq!(
        present,
        known.into_iter().map(str::to_owned).collect(),
        "the folders of crates/, and ARROWS here"
    );
}

#[test]
fn a_crate_names_no_library_that_is_another_crates_business() {
    let mut broken = Vec::new();
    for (krate, strangers, reason) in STRANGERS {
        for name in
            dependencies(krate, "dependencies").iter().filter(|name| strangers.contains(&name.as_str()))
        {
            broken.push(format!("crates/{krate}/Cargo.toml: {name} ({reason})"));
        }
        for source in sources(&format!("crates/{krate}/src")) {
            for (at, name) in source.words().filter(|(_, word)| strangers.contains(word)) {
                if is_path_root(&source, at, name) {
                    broken.push(format!("{}: {name} ({reason})", source.place(at)));
                }
            }
        }
    }
    keep("Each library has one crate that knows it, so that it can be replaced there.", &broken);
}

#[test]
fn web_asks_care_and_never_the_database() {
    let mut broken = Vec::new();
    let web = sources("crates/web/src");
    for source in &web {
        for (at, _) in source.words().filter(|(at, word)| *word == "db" && is_path_root(source, *at, word)) {
            broken.push(format!("{}: db", source.place(at)));
        }
        for (at, text) in source.literals.iter().filter(|(_, text)| is_sql(text)) {
            broken.push(format!("{}: {:?}", source.place(*at), text.lines().next().unwrap_or_default()));
        }
    }
    assert!(!web.is_empty());
    keep(
        "A handler calls one verb of care; a row fetched by a page would be a rule kept nowhere else.",
        &broken,
    );
}

/// Whether the word begins a path or is brought in by `use`: not a method, a field or a module of ours.
fn is_path_root(source: &Source, at: usize, word: &str) -> bool {
    let (before, after) = (source.code[..at].trim_end(), source.code[at + word.len()..].trim_start());
    let ours = before.ends_with("::") || before.ends_with('.');
    !ours && (after.starts_with("::") || before.ends_with("use"))
}

#[test]
fn db_knows_no_noun_of_the_product() {
    /// Words that mean the product wherever they stand in a name.
    const NOUNS: [&str; 12] = [
        "person",
        "people",
        "conversation",
        "customer",
        "mention",
        "brand",
        "agent",
        "desk",
        "inbox",
        "ticket",
        "sentiment",
        "triage",
    ];
    /// Words that are also a programmer's own: the product's only beside `id`.
    const WITH_ID: [&str; 8] =
        ["case", "message", "queue", "item", "delivery", "account", "draft", "decision"];
    let tables = product_tables();
    let mut broken = Vec::new();
    let db = sources("crates/db/src").into_iter().chain(sources("crates/db_macros/src"));
    for source in db {
        for (at, name) in source.words() {
            let parts = parts(name);
            let noun = parts.iter().any(|part| NOUNS.contains(&part.as_str()));
            let id = parts.windows(2).any(|pair| WITH_ID.contains(&pair[0].as_str()) && pair[1] == "id");
            if noun || id {
                broken.push(format!("{}: {name}", source.place(at)));
            }
        }
        for (at, text) in source.literals.iter().filter(|(_, text)| is_sql(text)) {
            for (_, table) in words(text).filter(|(_, word)| tables.contains(*word)) {
                broken.push(format!("{}: table {table}", source.place(*at)));
            }
        }
    }
    keep("db could carry any product: a noun of ours in it would be a rule hidden under the verbs.", &broken);
}

/// The tables that care's migrations make.
fn product_tables() -> BTreeSet<String> {
    let migrations = files("crates/care/src/migrations").into_iter().filter(|path| path.ends_with(".sql"));
    let text: String = migrations.map(|path| read(&path)).collect();
    let tables: BTreeSet<_> = text
        .split("create table ")
        .skip(1)
        .filter_map(|rest| words(rest.trim_start_matches("if not exists ")).next())
        .map(|(_, table)| table.to_owned())
        .collect();
    assert!(tables.contains("cases"), "care's migrations make its tables, `cases` among them: {tables:?}");
    tables
}
