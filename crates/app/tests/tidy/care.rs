//! Inside care: one direction, one transaction, one tenant.

use std::collections::BTreeSet;

use super::{
    keep,
    source::{Source, is_sql, read, sources, words},
};

/// The stages of a message's life, in the order that `care/src/flow.rs` writes down.
fn stages() -> Vec<String> {
    let flow = Source::new("crates/care/src/flow.rs", &read("crates/care/src/flow.rs"));
    let order =
        flow.code.find("const ORDER").expect("flow.rs holds `pub const ORDER: [&str; N] = [\"ingest\", …];`");
    let end = order + flow.code[order..].find("];").expect("the list closes");
    let names = flow.literals.iter().filter(|(at, _)| (order..end).contains(at));
    let stages: Vec<String> = names.map(|(_, name)| name.clone()).collect();
    assert!(stages.len() > 5 && stages[0] == "ingest", "a message's life begins with ingest: {stages:?}");
    stages
}

#[test]
fn a_stage_never_names_a_later_stage() {
    let stages = stages();
    let mut broken = Vec::new();
    for (place, stage) in stages.iter().enumerate() {
        let file = format!("crates/care/src/{stage}.rs");
        let folder = format!("crates/care/src/{stage}/");
        let own: Vec<_> = sources("crates/care/src")
            .into_iter()
            .filter(|source| source.path == file || source.path.starts_with(&folder))
            .collect();
        assert!(!own.is_empty(), "flow.rs names the stage {stage}, which has no module in crates/care/src");
        for source in own {
            let below = source.path.matches('/').count() - folder.matches('/').count();
            let depth = if source.path == file || (below == 0 && source.path.ends_with("/mod.rs")) {
                1
            } else {
                below + 2
            };
            for (at, name) in source.paths_from_root(depth) {
                if stages[place + 1..].iter().any(|later| later == name) {
                    broken.push(format!("{}: {stage} → {name}", source.place(at)));
                }
            }
        }
    }
    keep(
        &format!(
            "{}:\n\
             data flows one way. A stage reads the types of the stages before it; what follows from its work is an\n\
             event, and flow.rs says in one place who acts on it.",
            stages.join(" → ")
        ),
        &broken,
    );
}

#[test]
fn a_verb_has_a_context_and_a_transaction_and_never_the_pool() {
    let stages = stages();
    let mut broken = Vec::new();
    let mut verbs = 0;
    for source in sources("crates/care/src") {
        let stage = source.path.split('/').nth(3).map(|name| name.trim_end_matches(".rs").to_owned());
        for function in source.functions().filter(|function| function.signature.contains("pub async fn")) {
            let named: BTreeSet<_> = words(function.signature).map(|(_, word)| word).collect();
            verbs += usize::from(named.contains("Tx"));
            // A batch that writes itself out was filled with the context beforehand, and which tenants there are
            // is asked before there is a context.
            let has_context = ["Ctx", "self", "tenants"].iter().any(|name| named.contains(name));
            if named.contains("Tx") && !has_context {
                broken.push(format!("{}: takes a Tx and no Ctx", source.place(function.at)));
            }
            if named.contains("Db") && stage.as_ref().is_some_and(|stage| stages.contains(stage)) {
                broken.push(format!("{}: takes the pool", source.place(function.at)));
            }
        }
    }
    assert!(verbs > 0, "care has verbs: pub async fn verb(tx: &mut Tx, ctx: &Ctx, …)");
    keep(
        "A verb is one transaction of one tenant: it gets both, so that it can neither open a second nor read\n\
          another's rows, and so that a test owns the clock.",
        &broken,
    );
}

#[test]
fn every_statement_names_its_tenant() {
    let mut broken = Vec::new();
    let mut statements = 0;
    for source in sources("crates/care/src") {
        for (at, text) in source.literals.iter().filter(|(_, text)| is_sql(text)) {
            statements += 1;
            if !text.contains("tenant") {
                broken.push(format!("{}: {:?}", source.place(*at), text.lines().next().unwrap_or_default()));
            }
        }
    }
    assert!(statements > 0, "care has statements");
    keep("No row can be read or written without saying whose it is.", &broken);
}

#[test]
fn every_module_of_statements_is_in_cares_list() {
    let list = sources("crates/care/src")
        .into_iter()
        .find_map(|source| {
            let found =
                source.functions().find(|function| function.signature.contains("pub fn statements("))?;
            let lines: Vec<_> = source.code[found.at..].lines().take(found.lines).collect();
            Some(lines.concat())
        })
        .expect("care has `pub fn statements()`");
    let mut broken = Vec::new();
    let mut modules = 0;
    for source in
        sources("crates/care/src").into_iter().filter(|source| source.code.contains("statements! {"))
    {
        let module = source.path["crates/care/src/".len()..].trim_end_matches(".rs").trim_end_matches("/mod");
        modules += 1;
        if !list.contains(&format!("{}::ALL", module.replace('/', "::"))) {
            broken.push(format!("{}: not in care::statements()", source.path));
        }
    }
    assert!(modules > 0, "care has modules of statements");
    keep(
        "The list is what one test prepares on both engines; a statement outside it fails at a customer's.",
        &broken,
    );
}
