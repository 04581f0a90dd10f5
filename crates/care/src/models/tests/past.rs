//! What was decided in the past, decided again.

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, DecisionId, Instant, Millis, PageRequest};
use ownership::{FactName, Facts};
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

use super::{Office, community, preset, says};
use crate::Error;
use crate::models::{self, Past, Period, Tally};

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn two_versions_over_the_past_say_what_moves_and_why(db: TestDb) {
    let office = Office::new(db).await;
    let first = office.world.complaint("m1", "jana").await;
    office.world.pass(Millis::minutes(1));
    let half = office.world.ctx.now();
    office.world.complaint("m2", "omar").await;
    office.world.hear(&[office.world.mention("m3", "lin", "@larkspur I love you, you are great")]).await;
    office.world.pass(Millis::minutes(1));
    let (ctx, end) = (office.lea.clone(), office.world.ctx.now());
    let (all, early, hits, items) = office
        .world
        .run(async move |tx: &mut Tx| {
            let whole = Period { since: Instant::from_micros(0), until: end };
            assert_eq!(models::history_size(tx, &ctx, whole).await?, 3);
            let all = models::history(tx, &ctx, whole, None).await?;
            let rest = models::history(
                tx,
                &ctx,
                whole,
                all.first().map(|past| kernel::Cursor { at: past.at, id: past.id.uuid() }),
            );
            assert_eq!(rest.await?.len(), 2, "a page begins behind the one before");
            let early = models::history(tx, &ctx, Period { until: half, ..whole }, None).await?;
            let hits = models::rule_stats(tx, &ctx, half).await?;
            let rule = &hits.first().expect("a rule decided").rule;
            let items = models::rule_items(tx, &ctx, rule, half, PageRequest::new(10, None)).await?;
            Ok((all, early, hits, items))
        })
        .await
        .unwrap();
    assert_eq!(early.iter().map(|past| past.case_id).collect::<Vec<_>>(), [first]);
    assert_eq!(hits.iter().map(|stat| stat.hits).sum::<u64>(), 2);
    assert_eq!(items.rows.len() as u64, hits[0].hits);

    let a = models::parse(preset("divided")).unwrap();
    let b = models::parse(&community()).unwrap();
    let whole = Tally::of(&a, &b, &all).finish();
    assert_eq!((whole.items, whole.moved, whole.unreadable), (3, 2, 0));
    assert_eq!(whole.causes[0].samples[0], first);
    assert_eq!(whole.matrix.iter().map(|flow| flow.count).sum::<u64>(), 3);
    // However it is divided among cores, it adds up to the same.
    let parts = all.iter().rev().map(|past| Tally::of(&a, &b, std::slice::from_ref(past)));
    assert_eq!(parts.fold(Tally::default(), Tally::merge).finish(), whole);
    assert_eq!(Tally::of(&a, &a, &all).finish().moved, 0);
    let torn = Past { record: "{".into(), ..all[0].clone() };
    assert_eq!(Tally::of(&a, &b, &[torn]).finish().unreadable, 1);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_comparison_is_made_once_and_taken_over_when_its_worker_falls_silent(db: TestDb) {
    let office = Office::new(db).await;
    let draft = office.draft(&community()).await.unwrap();
    let (ctx, clock) = (office.lea.clone(), office.world.clock.clone());
    let done = office.world.run(async move |tx: &mut Tx| {
        let period = Period { since: Instant::from_micros(0), until: ctx.now() };
        says(models::compare_later(tx, &ctx, 1, 2, Period { until: period.since, ..period }).await, "period");
        assert!(matches!(models::compare_later(tx, &ctx, 1, 9, period).await, Err(Error::NotFound { .. })));
        let id = models::compare_later(tx, &ctx, 1, draft, period).await?;
        let mine = models::claim_comparison(tx, &ctx).await?.expect("it waits");
        assert_eq!((mine.id, mine.state), (id, models::Progress::Running));
        assert!(models::claim_comparison(tx, &ctx).await?.is_none(), "somebody is at it");
        models::progress(tx, &ctx, id, 10, 20).await?;
        clock.advance(Millis::minutes(2));
        assert!(models::claim_comparison(tx, &ctx).await?.is_some(), "its worker has gone silent");
        let result = models::Compared { items: 20, moved: 5, ..models::Compared::default() };
        models::finish_comparison(tx, &ctx, id, Ok(result)).await?;
        models::finish_comparison(tx, &ctx, id, Err("too late".into())).await?;
        models::comparison(tx, &ctx, id).await
    });
    let done = done.await.unwrap();
    assert_eq!((done.state, done.failed), (models::Progress::Done, None));
    assert!((done.result.unwrap().0.share() - 0.25).abs() < 1e-9);
}

/// A decision about facts, as it is stored.
fn past(number: u128, facts: &Facts) -> Past {
    Past {
        id: DecisionId::from_uuid(Uuid::from_u128(number)),
        at: Instant::from_micros(number as i64 / 3),
        case_id: CaseId::from_uuid(Uuid::from_u128(number)),
        record: json!({ "facts": facts, "result": "is not looked at" }).to_string(),
    }
}

fn some_facts() -> impl Strategy<Value = Facts> {
    let intent = prop::sample::select(vec!["complaint", "query", "praise", "lead", "press", "spam"]);
    let tone = prop::sample::select(vec!["negative", "neutral", "positive"]);
    (prop::option::of(intent), prop::option::of(tone), prop::option::of(any::<bool>())).prop_map(
        |(intent, tone, acts)| {
            let mut facts = Facts::new().with(FactName::Direction, "inbound");
            intent.into_iter().for_each(|intent| facts.set(FactName::Intent, intent));
            tone.into_iter().for_each(|tone| facts.set(FactName::SentimentBrand, tone));
            acts.into_iter().for_each(|acts| facts.set(FactName::NeedsAction, acts));
            facts
        },
    )
}

proptest! {
    #[test]
    fn a_past_that_is_cut_anywhere_adds_up_to_the_same(
        facts in prop::collection::vec(some_facts(), 0..40),
        cuts in prop::collection::vec(1_usize..8, 1..40),
    ) {
        let (a, b) = (models::parse(preset("divided")).unwrap(), models::parse(preset("unified")).unwrap());
        let all: Vec<Past> = facts.iter().enumerate().map(|(n, facts)| past(n as u128, facts)).collect();
        let whole = Tally::of(&a, &b, &all).finish();
        let (mut rest, mut parts) = (all.as_slice(), Vec::new());
        for cut in cuts.iter().cycle() {
            if rest.is_empty() { break }
            let (part, more) = rest.split_at((*cut).min(rest.len()));
            parts.push(Tally::of(&a, &b, part));
            rest = more;
        }
        // The core that was slowest comes last, whichever it is.
        parts.reverse();
        prop_assert_eq!(parts.into_iter().fold(Tally::default(), Tally::merge).finish(), whole.clone());
        prop_assert_eq!(whole.items, facts.len() as u64);
        prop_assert_eq!(whole.causes.iter().map(|cause| cause.count).sum::<u64>(), whole.moved);
        prop_assert_eq!(whole.matrix.iter().map(|flow| flow.count).sum::<u64>(), whole.items);
        let stays = |flow: &&models::Flow| flow.from == flow.to;
        let stayed = whole.matrix.iter().filter(stays).map(|flow| flow.count).sum::<u64>();
        prop_assert_eq!(stayed + whole.moved, whole.items);
    }
}
