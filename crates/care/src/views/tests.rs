//! The law: a filter as a statement and a filter as a function agree about every case.

use std::collections::BTreeSet;

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Instant, Millis, Role, UserId};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use super::{Due, Filter, NewView, Scoped, Sort, Test, Thing, When, Who, phrase};
use crate::cases::{Seen, State};
use crate::handling;
use crate::testing::{START, World};
use crate::{Error, desk, queues, tags, views};

/// A world with cases that differ in all that filters look at.
async fn varied(db: TestDb) -> (World, UserId) {
    let world = World::new(db).await;
    let texts = [
        "@larkspur my internet is down since yesterday, please help",
        "@larkspur I was charged twice on my bill, I want a refund",
        "@larkspur ihr habt mir doppelt abgebucht, das ist eine Frechheit",
        "@larkspur I love the new app, thank you so much!",
        "@larkspur how do I cancel my contract?",
        "@larkspur the router is smoking and smells of fire",
    ];
    for (at, text) in texts.iter().enumerate() {
        let person = format!("person-{at}");
        let event = if at % 2 == 0 {
            world.mention(&format!("m{at}"), &person, text)
        } else {
            world.private(&format!("m{at}"), &person, text)
        };
        world.hear(&[event]).await;
        world.pass(Millis::minutes(37));
    }
    let other = world.hire("olga", Role::Agent, Some("care_team")).await.actor.user().unwrap();
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let done = world.run(async move |tx: &mut Tx| {
        let (rows, _) = desk::list(tx, &ctx, &desk::View::All, 200, None).await?;
        let ids: Vec<CaseId> = rows.iter().map(|row| row.case_id).collect();
        queues::take(tx, &ctx, ids[0]).await?;
        queues::assign(tx, &ctx, ids[1], other).await?;
        handling::resolve(tx, &ctx, &brand, ids[2]).await?;
        handling::snooze(tx, &ctx, ids[3], ctx.now() + Millis::hours(5)).await?;
        tags::add(tx, &ctx, ids[0], "Refund").await?;
        tags::add(tx, &ctx, ids[1], "refund").await?;
        tags::add(tx, &ctx, ids[4], "router  fire").await?;
        Ok(())
    });
    done.await.unwrap();
    (world, other)
}

fn any_of<T: Clone + std::fmt::Debug + 'static>(values: Vec<T>) -> impl Strategy<Value = Vec<T>> {
    let most = values.len().min(3);
    proptest::sample::subsequence(values, 0..=most)
}

fn texts(values: &[&str]) -> impl Strategy<Value = Vec<String>> {
    any_of(values.iter().map(|&value| value.to_owned()).collect())
}

fn whens() -> impl Strategy<Value = When> {
    let minutes = 0..600_i64;
    let at = |minutes: i64| START + Millis::minutes(minutes);
    prop_oneof![
        minutes.clone().prop_map(move |m| When::Before(at(m))),
        minutes.clone().prop_map(move |m| When::After(at(m))),
        minutes.clone().prop_map(|m| When::Within(Millis::minutes(m))),
        minutes.prop_map(|m| When::Over(Millis::minutes(m))),
    ]
}

fn tests(other: UserId) -> impl Strategy<Value = Test> {
    let who = vec![Who::Me, Who::Nobody, Who::MyTeam, Who::User(other)];
    let minutes = 0..2_000_i64;
    prop_oneof![
        texts(&["care_inbox", "support_technical", "billing", "marketing", "default", "care"])
            .prop_map(Test::Queue),
        texts(&["support", "marketing", "care"]).prop_map(Test::Department),
        any_of(who).prop_map(Test::Assignee),
        any_of(State::ALL.to_vec()).prop_map(Test::State),
        texts(&["sandbox", "other"]).prop_map(Test::Channel),
        any_of(Seen::ALL.to_vec()).prop_map(Test::Visibility),
        texts(&["negative", "positive", "neutral"]).prop_map(Test::Sentiment),
        texts(&["billing", "outage", "connectivity", "delivery"]).prop_map(Test::Topic),
        texts(&["complaint", "question", "praise", "request"]).prop_map(Test::Intent),
        texts(&["en", "de"]).prop_map(Test::Language),
        (0..5_u8).prop_map(Test::Severity),
        prop_oneof![
            Just(Due::Late),
            Just(Due::None),
            minutes.clone().prop_map(|m| Due::Within(Millis::minutes(m)))
        ]
        .prop_map(Test::Clock),
        minutes.prop_map(|m| Test::Waiting(Millis::minutes(m))),
        (-2..6_i32).prop_map(|p| Test::Priority(f64::from(p))),
        texts(&["refund", "router fire", "nothing"]).prop_map(Test::Tag),
        (0..20_i64).prop_map(Test::Reach),
        any_of(Thing::ALL.to_vec()).prop_map(Test::Has),
        whens().prop_map(Test::Opened),
        whens().prop_map(Test::Last),
        whens().prop_map(Test::Resolved),
    ]
}

fn filters(other: UserId) -> impl Strategy<Value = Filter> {
    tests(other).prop_map(Filter::Is).prop_recursive(3, 12, 4, |inner| {
        let some = || proptest::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            some().prop_map(Filter::All),
            some().prop_map(Filter::Any),
            some().prop_map(Filter::None),
        ]
    })
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_filter_as_a_statement_finds_what_the_same_filter_as_a_function_shows(db: TestDb) {
    let (world, other) = varied(db).await;
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let everything = Filter::Is(Test::State(State::ALL.to_vec()));
    let compared = world.run(async move |tx: &mut Tx| {
        let scope = views::scope(tx, &ctx, &brand).await?;
        let all: Vec<CaseId> = views::matching(tx, &ctx, &scope, &everything, 100)
            .await?
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        assert_eq!(all.len(), 6);
        let known = views::known(tx, &ctx, &all).await?;
        let mut runner = TestRunner::new_with_rng(
            Config::default(),
            proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
        );
        let (mut some, mut none) = (0, 0);
        for _ in 0..300 {
            let filter = filters(other).new_tree(&mut runner).expect("filters can be made").current();
            let found: BTreeSet<CaseId> = views::matching(tx, &ctx, &scope, &filter, 100)
                .await?
                .into_iter()
                .map(|(id, _)| id)
                .collect();
            let shown: BTreeSet<CaseId> =
                known.iter().filter(|one| filter.shows(one, &scope)).map(|one| one.facts.case_id).collect();
            assert_eq!(found, shown, "{}", filter.text());
            let among = views::among(tx, &ctx, &scope, &filter, &all).await?;
            assert_eq!(among.len(), found.len());
            assert_eq!(views::count(tx, &ctx, &scope, &filter, 100).await?, found.len() as i64);
            for one in &known {
                let failed = filter.failed(one, &scope);
                assert_eq!(failed.is_empty(), filter.shows(one, &scope), "{}", filter.text());
            }
            if found.is_empty() { none += 1 } else { some += 1 }
        }
        assert!(some > 50 && none > 50, "{some} filters found something and {none} nothing");
        Ok(())
    });
    compared.await.unwrap();
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn pages_of_every_order_hold_each_case_once(db: TestDb) {
    let (world, _) = varied(db).await;
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let paged = world.run(async move |tx: &mut Tx| {
        let scope = views::scope(tx, &ctx, &brand).await?;
        let everything = Filter::Is(Test::State(State::ALL.to_vec()));
        for sort in Sort::ALL {
            let whole = desk::select(tx, &ctx, &scope, &everything, *sort, 100, None).await?.0;
            let ids: Vec<_> = whole.iter().map(|row| row.case_id).collect();
            let expected = match sort {
                Sort::Waking | Sort::Resolved => 1,
                Sort::Rank | Sort::Newest | Sort::Wait | Sort::Due | Sort::Priority => 6,
            };
            assert_eq!(ids.len(), expected, "{sort}");
            let (mut pages, mut after) = (Vec::new(), None);
            loop {
                let (rows, next) = desk::select(tx, &ctx, &scope, &everything, *sort, 2, after).await?;
                pages.extend(rows.iter().map(|row| row.case_id));
                let Some(next) = next else { break };
                after = Some(next.to_string().parse().expect("a cursor survives its own text"));
            }
            assert_eq!(pages, ids, "{sort}");
        }
        Ok(())
    });
    paged.await.unwrap();
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_view_is_seen_by_whom_it_is_for_and_changed_by_whose_it_is(db: TestDb) {
    let world = World::new(db).await;
    let lead = world.hire("lea", Role::Lead, Some("care_team")).await;
    let colleague = world.hire("cem", Role::Agent, Some("care_team")).await;
    let stranger = world.hire("mo", Role::Agent, Some("marketing_team")).await;
    let agent = world.agent.clone();
    let told = world.run(async move |tx: &mut Tx| {
        let new = |name: &str, scope| NewView {
            name: name.into(),
            scope,
            team: None,
            filter: Filter::Is(Test::Tag(vec!["refund".into()])),
            sort: Sort::Due,
            columns: vec![],
            place: None,
        };
        let mine = views::save(tx, &agent, &new("  Refunds   today ", Scoped::Mine)).await?;
        let team = views::save(tx, &agent, &new("Team", Scoped::Team)).await?;
        assert_eq!(views::get(tx, &agent, mine).await?.name, "Refunds today");
        assert!(matches!(views::get(tx, &colleague, mine).await, Err(Error::NotFound { .. })));
        assert_eq!(views::get(tx, &colleague, team).await?.sort, Sort::Due);
        assert!(matches!(views::get(tx, &stranger, team).await, Err(Error::NotFound { .. })));
        assert!(matches!(views::remove(tx, &colleague, team).await, Err(Error::Denied { .. })));
        assert!(matches!(
            views::save(tx, &agent, &new("All", Scoped::Everyone)).await,
            Err(Error::Denied { .. })
        ));
        let all = views::save(tx, &lead, &new("All", Scoped::Everyone)).await?;
        assert_eq!(views::get(tx, &stranger, all).await?.id, all);
        views::change(tx, &lead, team, &new("Team refunds", Scoped::Team)).await?;
        assert_eq!(views::get(tx, &colleague, team).await?.name, "Team refunds");
        views::remove(tx, &agent, mine).await?;
        assert!(matches!(views::get(tx, &agent, mine).await, Err(Error::NotFound { .. })));
        let shipped = views::defaults(Role::Lead);
        assert!(views::defaults(Role::Agent).len() < shipped.len());
        assert!(matches!(views::remove(tx, &lead, shipped[0].id).await, Err(Error::Refused(_))));
        Ok(())
    });
    told.await.unwrap();
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_case_that_is_not_in_a_view_is_told_why(db: TestDb) {
    let (world, _) = varied(db).await;
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let told = world.run(async move |tx: &mut Tx| {
        let resolved = desk::list(tx, &ctx, &desk::View::Resolved, 1, None).await?.0[0].case_id;
        let open = desk::list(tx, &ctx, &desk::View::Mine, 1, None).await?.0[0].case_id;
        let filter = Filter::All(vec![
            Filter::Is(Test::Tag(vec!["refund".into()])),
            Filter::None(vec![Filter::Is(Test::Channel(vec!["elsewhere".into()]))]),
        ]);
        let said = views::why_not(tx, &ctx, &brand, &filter, &[resolved, open]).await?;
        let of = |case| said.iter().find(|one| one.case == case).expect("both are told");
        assert!(of(open).is_here && of(open).reasons.is_empty(), "{said:?}");
        let absent = of(resolved);
        assert!(!absent.is_here);
        assert_eq!(
            absent.reasons,
            ["the view shows what is open or waits: this case is resolved", "tagged refund: it has no tags"]
        );
        Ok(())
    });
    told.await.unwrap();
}

#[test]
fn a_filter_survives_its_own_text_and_one_that_is_too_large_is_refused() {
    let text = r#"{"all":[{"queue":["billing"]},{"none":[{"tag":["spam"]}]},{"clock":{"within":3600000}},{"assignee":["me"]}]}"#;
    let filter = Filter::parse(text).unwrap();
    assert_eq!(filter.text(), text);
    assert_eq!(Filter::parse(" ").unwrap(), Filter::default());
    let deep = (0..7).fold(Filter::default(), |inner, _| Filter::All(vec![inner]));
    assert!(matches!(deep.check(), Err(Error::Invalid(_))));
    let wide = Filter::Any((0..61).map(|n| Filter::Is(Test::Severity(n))).collect());
    assert!(matches!(wide.check(), Err(Error::Invalid(_))));
    let long = Filter::Is(Test::Tag(vec!["x".repeat(201)]));
    assert!(matches!(long.check(), Err(Error::Invalid(_))));
    let many = Filter::Is(Test::Tag(vec!["x".into(); 51]));
    assert!(matches!(many.check(), Err(Error::Invalid(_))));
    for wrong in ["[]", "{\"queue\":1}", "{\"colour\":[\"red\"]}", "{", "{\"severity\":999}"] {
        assert!(matches!(Filter::parse(wrong), Err(Error::Invalid(_))), "{wrong}");
    }
}

#[test]
fn what_is_typed_is_a_condition_or_says_what_could_be() {
    for (text, expected) in [
        ("queue:billing,care", Filter::Is(Test::Queue(vec!["billing".into(), "care".into()]))),
        ("-tag:spam", Filter::None(vec![Filter::Is(Test::Tag(vec!["spam".into()]))])),
        ("due:1h", Filter::Is(Test::Clock(Due::Within(Millis::hours(1))))),
        ("opened:<2d", Filter::Is(Test::Opened(When::Within(Millis::days(2))))),
        ("last:<2026-03-01", Filter::Is(Test::Last(When::Before(Instant::from_seconds(1_772_323_200))))),
    ] {
        assert_eq!(phrase::parse(text).unwrap(), expected, "{text}");
    }
    for wrong in
        ["", "refund", "colour:red", "due:soon", "severity:x", "state:gone", "opened:2d", "waiting:é"]
    {
        assert!(matches!(phrase::parse(wrong), Err(Error::Invalid(_))), "{wrong}");
    }
    for (_, example) in phrase::FIELDS {
        let Ok(Filter::Is(test)) = phrase::parse(example) else { panic!("{example}") };
        let (field, value) = phrase::words(&test);
        assert_eq!(format!("{field}:{value}"), example);
    }
}
