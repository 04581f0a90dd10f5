//! What the lead sees.

use db::{TestDb, Tx, db_test};
use kernel::Millis;
use triage::Head;

use super::{newest, says};
use crate::learning::{self, Confusion, Detour, Report};
use crate::testing::{START, World};

async fn report(world: &World) -> Report {
    let (ctx, brand, since) = (world.ctx.clone(), world.brand.clone(), START - Millis::days(1));
    let report = world.run(async move |tx: &mut Tx| learning::report(tx, &ctx, &brand, since).await);
    report.await.expect("the report can be read")
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn the_lead_sees_what_was_confused_what_it_cost_and_how_much_was_unsure(db: TestDb) {
    let world = World::new(db).await;
    let mut said = Vec::new();
    for n in 0..3 {
        let case = world.complaint(&format!("p{n}"), &format!("person{n}")).await;
        said.push(newest(&world, case).await.id);
    }
    world.pass(Millis::minutes(30));
    let mut was = String::new();
    for message in &said[..2] {
        was = says(&world, &world.agent, *message, "intent", "press").await.unwrap().before.unwrap();
    }
    world.pass(Millis::days(7));
    says(&world, &world.agent, said[2], "intent", &was).await.unwrap();

    let report = report(&world).await;
    let monday = START - Millis(START.since(kernel::Instant::from_seconds(0)).0 % Millis::days(1).0);
    let confusion =
        Confusion { week: monday, fact: "intent".into(), said: was.clone(), meant: "press".into(), count: 2 };
    assert_eq!(report.confusions, [confusion], "what was right all along is no confusion");
    let weeks: Vec<_> = report
        .weeks
        .iter()
        .map(|week| (week.from, week.corrections, week.confirmations, week.messages))
        .collect();
    assert_eq!(weeks, [(monday, 2, 0, 3), (monday + Millis::days(7), 1, 0, 0)]);
    assert!(report.weeks[0].unsure <= 3);
    let misroutes = report.misroutes;
    let detour = Detour { from: "care".into(), to: "corp_comms".into(), count: 2, minutes: 60 };
    assert_eq!((misroutes.moved, misroutes.minutes_lost, misroutes.by_pair), (2, 60, vec![detour]));
    assert_eq!(misroutes.cost, Some(42.0), "an hour of the press office");
    assert!(report.to_label.iter().all(|label| !said.contains(&label.message)), "those have their label");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_is_to_be_labelled_is_doubtful_shown_once_and_not_all_of_one_kind(db: TestDb) {
    let world = World::new(db).await;
    let words = ["quonk", "zorble", "frandle", "vilper", "mimsy", "borogove", "tulgey", "uffish", "manxome"];
    let mut events = Vec::new();
    for n in 0..60 {
        // Five different words each, so that no two are copies.
        let text = (0..5).map(|at| format!("{}{}", words[(n + at * 2) % 9], n * 7 + at)).collect::<Vec<_>>();
        events.push(world.mention(&format!("p{n}"), &format!("person{n}"), &text.join(" ")));
    }
    let copied = "the same old story about larkspur again and again with nothing new to tell";
    for n in 0..6 {
        events.push(world.mention(&format!("c{n}"), &format!("copier{n}"), copied));
    }
    world.hear(&events).await;
    let labels = report(&world).await.to_label;
    assert!(!labels.is_empty() && labels.len() <= 50);
    assert!(labels.iter().filter(|label| label.text == copied).count() <= 1);
    for label in &labels {
        let alike = labels.iter().filter(|other| (&other.fact, &other.guess) == (&label.fact, &label.guess));
        assert!(alike.count() <= 10, "{label:?}");
    }
    // How far each is above mere chance, which is less where there is more to choose from.
    let sure = labels.iter().map(|label| {
        let chance = 1.0 / label.fact.parse::<Head>().unwrap().classes() as f32;
        ((label.confidence - chance) / (1.0 - chance)).max(0.0)
    });
    assert!(sure.is_sorted(), "the most doubtful comes first");
}
