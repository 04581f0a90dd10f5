//! What many people write at once.

use db::{TestDb, db_test};
use triage::Reading;

use crate::testing::World;

const WORDS: &str = "@larkspur your outage in Leeds cost my shop a whole day of trade, shame on you";

async fn marks(world: &World, person: &str) -> (Option<bool>, Option<bool>) {
    let view = world.look(world.complaint_of(person).await).await;
    let facts = view.messages[0].facts.clone().expect("it was read");
    let reading: Reading = serde_json::from_value(facts).expect("this version wrote it");
    (reading.near_duplicate.value, reading.coordinated.value)
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_copy_is_marked_and_copies_of_three_others_are_a_campaign(db: TestDb) {
    let world = World::new(db).await;
    for (n, person) in ["first", "second", "third", "fourth"].into_iter().enumerate() {
        let text = format!("{WORDS} https://example.com/{n}");
        world.hear(&[world.mention(&format!("p{n}"), person, &text)]).await;
    }
    let (yes, no) = (Some(true), Some(false));
    assert_eq!(marks(&world, "first").await, (no, no));
    assert_eq!(marks(&world, "second").await, (yes, no));
    assert_eq!(marks(&world, "third").await, (yes, no));
    assert_eq!(marks(&world, "fourth").await, (yes, yes));

    // A day later nobody remembers.
    world.pass(kernel::Millis::hours(25));
    world.hear(&[world.mention("p9", "late", WORDS)]).await;
    assert_eq!(marks(&world, "late").await, (no, no));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn copies_in_one_batch_count_the_same_words_of_one_person_are_no_campaign_and_a_repetition_is_no_copy(
    db: TestDb,
) {
    let world = World::new(db).await;
    let batch: Vec<_> =
        (0..4).map(|n| world.mention(&format!("p{n}"), &format!("person{n}"), WORDS)).collect();
    world.hear(&batch).await;
    for n in 0..4 {
        assert_eq!(marks(&world, &format!("person{n}")).await, (Some(true), Some(true)));
    }
    let own = "my parcel has been lying in your depot for nine days and nobody moves it";
    let mine: Vec<_> = (0..5).map(|n| world.mention(&format!("m{n}"), "omar", own)).collect();
    world.hear(&mine).await;
    assert_eq!(marks(&world, "omar").await, (Some(true), Some(false)));
    let once =
        world.mention("o1", "jana", "could somebody explain how the second router is added to the account");
    world.hear(&[once.clone(), once]).await;
    assert_eq!(marks(&world, "jana").await, (Some(false), Some(false)));
}
