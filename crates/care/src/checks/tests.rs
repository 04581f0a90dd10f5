//! The checks through the verbs: noticed, mended, sent anyway, blocked, counted.

use std::collections::BTreeMap;

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Ctx, Millis, Role};

use super::{Code, Count, Finding, Outcome, Policy, Settings};
use crate::cases::Mode;
use crate::outbound::{self, Compose, Composed, Purpose};
use crate::testing::World;
use crate::{Conflict, Error, Result, checks};

async fn say(world: &World, wish: &Compose) -> Result<Composed> {
    let (agent, brand, wish) = (world.agent.clone(), world.brand.clone(), wish.clone());
    let case = wish.case;
    let said = world.run(async move |tx: &mut Tx| outbound::compose(tx, &agent, &brand, &wish).await).await;
    if let Err(Error::Conflict(Conflict::Warned { findings })) = &said {
        // As every door does: the refused transaction has left nothing.
        let (agent, findings) = (world.agent.clone(), findings.clone());
        let shown = async move |tx: &mut Tx| checks::shown(tx, &agent, case, &findings, true).await;
        world.run(shown).await.unwrap();
    }
    said
}

async fn found(world: &World, wish: &Compose) -> Vec<Finding> {
    match say(world, wish).await {
        Err(Error::Conflict(Conflict::Warned { findings })) => findings,
        other => panic!("something is noticed: {other:?}"),
    }
}

fn codes(findings: &[Finding]) -> Vec<Code> {
    findings.iter().map(|finding| finding.code).collect()
}

async fn set(world: &World, settings: Settings) {
    let ctx = world.ctx.clone();
    world.run(async move |tx: &mut Tx| checks::set(tx, &ctx, settings.clone()).await).await.unwrap();
}

/// Somebody who has written privately what they are asked for so often.
async fn told(world: &World, person: &str) -> CaseId {
    let words = "my internet is down since friday, order number AB-12345, please help";
    world.hear(&[world.private(&format!("m-{person}"), person, words)]).await;
    world.complaint_of(person).await
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_was_told_is_not_asked_again_without_a_second_look(db: TestDb) {
    let world = World::new(db).await;
    let case = told(&world, "jana").await;
    let asks = Compose::new(case, Mode::Private, "Could you send us your order number?", 1);
    let findings = found(&world, &asks).await;
    assert_eq!(codes(&findings), [Code::AsksAgain]);
    assert_eq!(findings[0].evidence.as_deref(), Some("AB-12345"));
    assert_eq!(&asks.text[findings[0].marks[0].clone()], "order number");
    let mended = Compose { text: "Thank you, we look into AB-12345 now.".into(), ..asks.clone() };
    assert!(matches!(say(&world, &mended).await, Ok(Composed::Queued { .. })));
    let anyway = Compose { despite: vec![Code::AsksAgain], ..asks };
    assert!(matches!(say(&world, &anyway).await, Ok(Composed::Queued { .. })));

    let ctx = world.agent.clone();
    let since = world.ctx.now() - Millis::days(1);
    let (report, rows) = world
        .run(async move |tx: &mut Tx| {
            let report = checks::report(tx, &ctx, since).await?;
            let mended = Some(Outcome::Mended);
            Ok((report, checks::rows(tx, &ctx, since, Some(Code::AsksAgain), mended).await?))
        })
        .await
        .unwrap();
    let count = Count { n: 2, mended: 1, sent_anyway: 1, ..Count::default() };
    assert_eq!(report.counts, BTreeMap::from([(Code::AsksAgain, count)]));
    assert_eq!((report.answered, report.asked_again), (1, 1));
    assert_eq!(report.repeat_information_rate(), Some(1.0));
    assert_eq!((rows.len(), rows[0].case_id, rows[0].by_name.as_deref()), (1, case, Some("Sam")));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn an_offer_under_a_complaint_is_blocked_in_every_case_of_the_person(db: TestDb) {
    let world = World::new(db).await;
    let case = told(&world, "jana").await;
    let offer = Compose { purpose: Purpose::Offer, ..Compose::new(case, Mode::Private, "It is faster.", 1) };
    let despite = Code::ALL.to_vec();
    let findings = found(&world, &Compose { despite, ..offer.clone() }).await;
    assert_eq!(codes(&findings), [Code::OpenComplaint], "nobody overrules what blocks");
    let policies = BTreeMap::from([(Code::OpenComplaint, Policy::Off)]);
    set(&world, Settings { policies, ..Settings::default() }).await;
    assert!(matches!(say(&world, &offer).await, Ok(Composed::Queued { .. })));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn people_who_get_the_same_words_are_counted_and_words_taken_back_are_not(db: TestDb) {
    let world = World::new(db).await;
    let text = "We are sorry and look into your line now.";
    for n in 0..4 {
        let case = told(&world, &format!("p{n}")).await;
        let wish = Compose::new(case, Mode::Private, text, 1);
        if n == 3 {
            assert_eq!(found(&world, &wish).await[0].why, super::Why::SameText { people: 3 });
        } else {
            let Composed::Queued { send, .. } = say(&world, &wish).await.unwrap() else {
                panic!("it is queued")
            };
            if n == 0 {
                let agent = world.agent.clone();
                world.run(async move |tx: &mut Tx| outbound::undo(tx, &agent, send).await).await.unwrap();
                say(&world, &wish).await.unwrap();
            }
        }
    }
    world.pass(Millis::hours(25));
    let case = world.complaint_of("p3").await;
    assert!(
        say(&world, &Compose::new(case, Mode::Private, text, 1)).await.is_ok(),
        "a day later nobody counts"
    );
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_a_brand_wants_noticed_is_in_the_trail_and_an_administrators(db: TestDb) {
    let world = World::new(db).await;
    let wanted = Settings { internal_words: vec!["blorp".into(), " Blorp ".into()], ..Settings::default() };
    let agent = world.hire("mia", Role::Lead, None).await;
    let try_it = async |ctx: Ctx, wanted: Settings| {
        world.run(async move |tx: &mut Tx| checks::set(tx, &ctx, wanted.clone()).await).await
    };
    assert!(matches!(try_it(agent, wanted.clone()).await, Err(Error::Denied { .. })));
    let kept = try_it(world.ctx.clone(), wanted).await.unwrap();
    assert_eq!(kept.internal_words, ["blorp"]);
    assert!(try_it(world.ctx.clone(), Settings { copies: 0, ..kept }).await.is_err());
    let case = told(&world, "jana").await;
    let findings = found(&world, &Compose::new(case, Mode::Private, "It is in the blorp.", 1)).await;
    assert_eq!(codes(&findings), [Code::InternalWords]);
    let note = Compose::new(case, Mode::Note, "It is in the blorp.", 1);
    assert!(say(&world, &note).await.is_ok(), "colleagues may say what they like");
}
