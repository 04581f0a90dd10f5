//! Search, on both engines.

use std::collections::BTreeSet;

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Ctx, Instant, Millis};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::json;
use uuid::Uuid;

use super::words::{folded, words};
use super::{Doc, Hit, Kind, Place, Query};
use crate::testing::{START, World};
use crate::{handling, identity, promises, search};

/// Everything that waits is indexed.
async fn index(world: &World) {
    loop {
        let ctx = world.ctx.clone();
        let batch = world.run(async move |tx: &mut Tx| search::load(tx, &ctx, 50).await).await.unwrap();
        let (ctx, more, digested) = (world.ctx.clone(), batch.more, batch.digest());
        world.run(async move |tx: &mut Tx| search::keep(tx, &ctx, &digested).await).await.unwrap();
        if !more {
            return;
        }
    }
}

async fn found(world: &World, text: &str) -> Vec<Hit> {
    let (ctx, query) = (world.agent.clone(), Query::parse(text));
    world.run(async move |tx: &mut Tx| search::find(tx, &ctx, &query, 50).await).await.unwrap()
}

/// The texts of the messages that are found, newest first.
async fn said(world: &World, text: &str) -> Vec<String> {
    let hits = found(world, &format!("{text} in:messages")).await;
    hits.into_iter().map(|hit| hit.text).collect()
}

#[test]
fn words_are_compared_without_case_accents_and_apostrophes() {
    assert_eq!(folded("Größe, CAFÉ; don’t İstanbul"), ["grosse", "cafe", "dont", "istanbul"]);
    assert_eq!(folded("LK-20931/b @maya_k #Outage49"), ["lk", "20931", "b", "maya", "k", "outage49"]);
    assert_eq!(folded("東京タワー ok"), ["東", "京", "タ", "ワ", "ー", "ok"]);
    assert_eq!(folded("خدمة العُملاء"), ["خدمة", "العملاء"]);
    assert_eq!(folded("इंटरनेट"), ["इंटरनेट"]);
    assert!(folded("'\"*:^~- (){}").is_empty());
}

proptest! {
    #[test]
    fn every_word_stands_where_it_says(text in "\\PC{0,60}") {
        for word in words(&text) {
            prop_assert!(text.get(word.span.clone()).is_some_and(|slice| !slice.is_empty()));
            prop_assert!(!word.folded.contains(['\'', '"', '\\', ' ', ':', '*', '~', '^', '\0']));
        }
    }

    #[test]
    fn no_text_is_an_error_and_what_is_printed_is_read_as_the_same(
        text in "([a-zé:\"*“ -]|from:|is:|tag:|in:|on:|before:|open|people|7d|2026-01-05|-| |\\PC){0,24}"
    ) {
        let query = Query::parse(&text);
        let printed = query.to_string();
        prop_assert_eq!(&Query::parse(&printed).parts, &query.parts, "{}", printed);
    }
}

#[test]
fn what_is_no_operator_is_searched_as_words_and_said_so() {
    let query =
        Query::parse("foo:bar is:purple https://x.example -on:today re* \"late parcel\" from:\"Ana B\"");
    let notes: Vec<String> = query.notes.iter().map(ToString::to_string).collect();
    assert_eq!(notes.len(), 4, "{notes:?}");
    assert!(notes[0].starts_with("`foo:` is no operator"));
    assert_eq!(
        query.to_string(),
        "foo:bar is:purple https://x.example -on:today re* \"late parcel\" from:\"Ana B\""
    );
}

#[test]
fn a_day_begins_at_midnight_where_the_reader_is() {
    let zone = jiff::tz::TimeZone::get("Europe/Berlin").unwrap();
    let Some(super::What::On(day)) = Query::parse("on:2026-03-01").parts.pop().map(|part| part.what) else {
        panic!("it is a day")
    };
    let (from, until) = day.span(START, &zone);
    assert_eq!(from.timestamp().to_string(), "2026-02-28T23:00:00Z");
    assert_eq!(until.since(from), Millis::hours(24));
}

#[test]
fn slices_cover_the_past_without_a_gap() {
    let day = |day: i64| super::terms::number(Instant::from_seconds(day * 86_400 + 5), 9);
    for (newest, oldest) in [(20_600, 20_600), (20_600, 20_590), (20_607, 20_300), (20_600, 3), (5, 0)] {
        let slices = super::terms::slices(day(newest), day(oldest));
        for (at, count) in (oldest..=newest).map(|at| {
            let marks = super::terms::time_marks(day(at));
            (at, slices.iter().filter(|slice| slice.marks.iter().any(|m| marks.contains(m))).count())
        }) {
            let is_left = slices.last().is_some_and(|slice| slice.marks.is_empty() && count == 0);
            assert!(count == 1 || is_left, "day {at} of {oldest}..{newest} is in {count} slices");
        }
        assert!(slices.windows(2).all(|pair| pair[0].from > pair[1].from));
    }
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_was_said_is_found_by_words_phrases_beginnings_and_operators(db: TestDb) {
    let world = World::new(db).await;
    world.hear(&[world.mention("m1", "maya", "@larkspur my Router blinks red, refund please")]).await;
    world.pass(Millis::hours(30));
    world
        .hear(&[world.private("m2", "kim", "the router is fine but where is my café voucher LK-20931")])
        .await;
    index(&world).await;

    assert_eq!(said(&world, "router").await.len(), 2);
    assert_eq!(said(&world, "ROUTER refund").await.len(), 1);
    assert_eq!(said(&world, "router -refund").await.len(), 1);
    assert_eq!(said(&world, "\"router blinks\"").await.len(), 1);
    assert_eq!(said(&world, "\"blinks router\"").await.len(), 0);
    assert_eq!(said(&world, "vouch*").await.len(), 1);
    assert_eq!(said(&world, "vou*").await.len(), 1);
    assert_eq!(said(&world, "CAFE lk-20931").await.len(), 1);
    assert_eq!(said(&world, "from:maya").await.len(), 1);
    assert_eq!(said(&world, "-from:maya router").await.len(), 1);
    assert_eq!(said(&world, "from:nobody_of_that_name router").await.len(), 0);
    assert_eq!(said(&world, "is:public").await.len(), 1);
    assert_eq!(said(&world, "is:private channel:sandbox").await.len(), 1);
    assert_eq!(said(&world, "channel:fax").await.len(), 0);
    assert_eq!(said(&world, "router before:24h").await.len(), 1);
    assert_eq!(said(&world, "router after:24h").await.len(), 1);
    assert_eq!(said(&world, "is:open router").await.len(), 2);
    assert_eq!(said(&world, "is:resolved router").await.len(), 0);
    assert_eq!(said(&world, "assignee:nobody is:unanswered router").await.len(), 2);
    assert_eq!(said(&world, "assignee:me").await.len(), 0);
    assert_eq!(found(&world, "kim in:people").await.len(), 1);
    assert_eq!(found(&world, "ay in:people").await.len(), 1);
    assert_eq!(found(&world, "router in:cases").await.len(), 2);
    assert_eq!(found(&world, "is:open in:cases").await.len(), 2);

    let hits = found(&world, "red \"my router\" in:messages").await;
    let marked: Vec<&str> = hits[0].marks.iter().map(|span| &hits[0].text[span.clone()]).collect();
    assert_eq!(marked, ["my Router", "red"]);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_was_deleted_is_not_found_and_what_was_changed_is_found_as_it_is_now(db: TestDb) {
    let world = World::new(db).await;
    world.hear(&[world.mention("m1", "maya", "@larkspur my router is orange")]).await;
    world.hear(&[world.mention("m2", "kim", "@larkspur my router is orange too")]).await;
    index(&world).await;
    assert_eq!(said(&world, "orange").await.len(), 2);
    world.pass(Millis::minutes(1));
    let now = world.ctx.now().timestamp();
    world.hear(&[json!({ "type": "post.deleted", "id": "m1", "at": now })]).await;
    world
        .hear(&[
            json!({ "type": "post.edited", "id": "m2", "text": "@larkspur my router is purple", "at": now }),
        ])
        .await;
    assert_eq!(said(&world, "orange").await.len(), 0, "before the indexer has seen it");
    index(&world).await;
    assert_eq!(said(&world, "orange").await.len(), 0);
    assert_eq!(said(&world, "router").await, ["@larkspur my router is purple"]);
    assert_eq!(said(&world, "purple").await.len(), 1);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_message_that_comes_late_and_one_that_comes_twice_are_indexed_once(db: TestDb) {
    let world = World::new(db).await;
    world.hear(&[world.mention("m1", "maya", "@larkspur first")]).await;
    let ctx = world.ctx.clone();
    let late = world.run(async move |tx: &mut Tx| search::load(tx, &ctx, 50).await).await.unwrap();
    index(&world).await;
    let (ctx, digested) = (world.ctx.clone(), late.digest());
    world.run(async move |tx: &mut Tx| search::keep(tx, &ctx, &digested).await).await.unwrap();
    assert_eq!(said(&world, "first").await.len(), 1);

    // A machine whose clock is behind.
    world.clock.set(START - Millis::seconds(20));
    world.hear(&[world.mention("m2", "kim", "@larkspur second")]).await;
    index(&world).await;
    assert_eq!(said(&world, "second").await.len(), 1);

    let past = START - Millis::days(40);
    world.clock.set(past);
    let ctx = world.ctx.clone();
    world.run(async move |tx: &mut Tx| search::rewind(tx, &ctx, past).await).await.unwrap();
    world.hear(&[world.mention("m3", "lee", "@larkspur third")]).await;
    world.clock.set(START);
    index(&world).await;
    assert_eq!(said(&world, "larkspur").await.len(), 3);
}

const VOCABULARY: [&str; 9] =
    ["refund", "refuse", "ref", "router", "late", "parcel", "größe", "LK-2093", "東京"];

fn texts() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    prop::collection::vec(prop::collection::vec(prop::sample::select(VOCABULARY.to_vec()), 1..7), 40)
}

/// One condition as it is typed, and whether a text fulfils it: written without any of the product's code.
fn fulfils(condition: &str, text: &str) -> bool {
    let (not, condition) = condition.strip_prefix('-').map_or((false, condition), |rest| (true, rest));
    let plain = |text: &str| text.to_lowercase().replace('ö', "o").replace('ß', "ss").replace('-', " ");
    let spaced = |text: &str| format!(" {} ", plain(text).replace("東京", "東 京").replace('"', ""));
    let text = spaced(text);
    let is_in = match condition.strip_suffix('*') {
        Some(start) => text.contains(spaced(start).trim_end()),
        None => text.contains(&spaced(condition)),
    };
    is_in != not
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn any_query_finds_on_both_engines_what_a_plain_look_at_every_text_finds(db: TestDb) {
    let world = World::new(db).await;
    let mut runner = TestRunner::deterministic();
    let docs: Vec<Vec<&str>> = texts().new_tree(&mut runner).unwrap().current();
    let docs: Vec<(Uuid, String)> =
        docs.iter().zip(1..).map(|(words, n)| (Uuid::from_u128(n), words.join(" "))).collect();
    let (ctx, put) = (world.agent.clone(), docs.clone());
    let stored = world.run(async move |tx: &mut Tx| {
        for (id, text) in &put {
            let doc =
                Doc { kind: Kind::Article, id: *id, at: START, title: String::new(), text: text.clone() };
            search::put(tx, &ctx, doc).await?;
        }
        Ok(())
    });
    stored.await.unwrap();
    let one = (
        any::<bool>(),
        prop::sample::select(VOCABULARY.to_vec()),
        0..4_u8,
        prop::sample::select(VOCABULARY.to_vec()),
    )
        .prop_map(|(not, first, form, second)| {
            let body = match form {
                0 => format!("\"{first} {second}\""),
                1 => format!("{}*", &["ref", "refu", "rou", "parc", "gro"][first.len() % 5]),
                _ => first.to_owned(),
            };
            if not { format!("-{body}") } else { body }
        });
    let queries = prop::collection::vec(one, 1..4);
    for _ in 0..120 {
        let conditions = queries.new_tree(&mut runner).unwrap().current();
        let expected: BTreeSet<Uuid> = docs
            .iter()
            .filter(|(_, text)| conditions.iter().all(|condition| fulfils(condition, text)))
            .map(|(id, _)| *id)
            .collect();
        let text = conditions.join(" ");
        let hits = found(&world, &format!("{text} in:knowledge")).await;
        let hits: BTreeSet<Uuid> = hits.into_iter().map(|hit| hit.id).collect();
        assert_eq!(hits, expected, "{text}");
    }
    // What means something to an engine means nothing here.
    let hostile = "([\"'():&|!<>*^~\\\\-]|NEAR|AND|OR|NOT|ref|words:| |\\PC){1,20}";
    let hostile = proptest::string::string_regex(hostile).unwrap();
    for _ in 0..120 {
        found(&world, &hostile.new_tree(&mut runner).unwrap().current()).await;
    }
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn pages_go_on_behind_the_last_hit_and_a_document_can_go(db: TestDb) {
    let world = World::new(db).await;
    let ctx = world.agent.clone();
    let pages = world.run(async move |tx: &mut Tx| {
        for n in 1..=7_u128 {
            let (id, at) = (Uuid::from_u128(n), START + Millis::days(i64::try_from(n).unwrap_or_default()));
            let (title, text) = (format!("How to {n}"), "reset the router".to_owned());
            search::put(tx, &ctx, Doc { kind: Kind::Macro, id, at, title, text }).await?;
        }
        search::drop(tx, &ctx, search::DocRef(Uuid::from_u128(4))).await?;
        let (query, mut place, mut all) = (Query::parse("router"), Some(Place::START), Vec::new());
        while let Some(after) = place {
            let page = search::page(tx, &ctx, &query, Kind::Macro, after, 2).await?;
            all.push(page.hits.iter().map(|hit| hit.id.as_u128()).collect::<Vec<_>>());
            place = page.next;
        }
        Ok(all)
    });
    assert_eq!(pages.await.unwrap(), [[7, 6], [5, 3], [2, 1]]);
}

async fn resolved(world: &World, id: &str, person: &str, text: &str) -> CaseId {
    world.hear(&[world.mention(id, person, text)]).await;
    let case = world.complaint_of(person).await;
    let (ctx, brand): (Ctx, _) = (world.agent.clone(), world.brand.clone());
    let done = world.run(async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, case).await);
    done.await.unwrap();
    case
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn resolved_cases_that_began_with_the_same_rare_words_are_alike(db: TestDb) {
    let world = World::new(db).await;
    let alike = resolved(&world, "m1", "maya", "@larkspur the fibre socket sparks since the storm").await;
    let other = resolved(&world, "m2", "kim", "@larkspur please cancel my contract at the end of May").await;
    let mine = "@larkspur help, our fibre socket sparks";
    world.hear(&[world.mention("m3", "lee", mine)]).await;
    let case = world.complaint_of("lee").await;
    index(&world).await;
    let ctx = world.agent.clone();
    let similar = world.run(async move |tx: &mut Tx| search::similar(tx, &ctx, mine, case, 5).await);
    let similar = similar.await.unwrap();
    assert_eq!(similar.first().map(|one| one.case_id), Some(alike), "{similar:?}");
    assert!(similar.iter().all(|one| one.case_id != other && one.likeness > 0.0));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_promise_is_found_until_it_is_kept(db: TestDb) {
    let world = World::new(db).await;
    world.hear(&[world.mention("m1", "maya", "@larkspur the router is dead")]).await;
    world.hear(&[world.mention("m2", "kim", "@larkspur the router is slow")]).await;
    let case = world.complaint_of("maya").await;
    index(&world).await;
    assert!(said(&world, "router has:promise").await.is_empty());
    let (ctx, new) = (
        world.agent.clone(),
        promises::New { text: "A new one".into(), due_at: None, public: false, message: None },
    );
    let promise =
        world.run(async move |tx: &mut Tx| promises::make(tx, &ctx, case, &new).await).await.unwrap();
    assert_eq!(said(&world, "router has:promise").await, ["@larkspur the router is dead"]);
    assert_eq!(said(&world, "router -has:promise").await, ["@larkspur the router is slow"]);
    let ctx = world.agent.clone();
    world.run(async move |tx: &mut Tx| promises::keep(tx, &ctx, promise).await).await.unwrap();
    assert!(said(&world, "router has:promise").await.is_empty());
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn whoever_is_taken_for_one_person_is_found_as_one_and_as_two_again_when_they_are_not(db: TestDb) {
    let world = World::new(db).await;
    let (mail, tweet) = ("@larkspur the router is dead", "@larkspur still no router here");
    world.hear(&[world.mention("m1", "maya", mail)]).await;
    world.hear(&[world.mention("m2", "kim", tweet)]).await;
    let mut persons = Vec::new();
    for who in ["maya", "kim"] {
        let case = world.complaint_of(who).await;
        persons.push(world.look(case).await.person.id);
    }
    index(&world).await;
    assert_eq!(said(&world, "router from:maya").await, [mail]);
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let (one, other) = (persons[0], persons[1]);
    let linked = async move |tx: &mut Tx| identity::link(tx, &ctx, &brand, one, other, false).await;
    let linked = world.run(linked).await.unwrap();
    index(&world).await;
    let mut both = said(&world, "router from:maya").await;
    both.sort();
    assert_eq!(both, [tweet, mail]);
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| identity::unlink(tx, &ctx, &brand, linked.join).await).await.unwrap();
    index(&world).await;
    assert_eq!(said(&world, "router from:maya").await, [mail]);
}
