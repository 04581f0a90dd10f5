//! Who is pushed what, and who is not.

use db::{TestDb, Tx, db_test};
use kernel::{Ctx, Millis, Role};
use serde_json::json;

use super::{Browser, Due, Keys};
use crate::notifications::{Kind, To};
use crate::preferences::{Event, Wishes};
use crate::testing::World;
use crate::{Error, notifications, preferences, push};

fn browser(at: &str) -> Browser {
    let mut p256dh = vec![7; 65];
    p256dh[0] = 4;
    Browser { endpoint: at.into(), p256dh, auth: vec![9; 16], device: "Chromium on Linux".into() }
}

async fn subscribe(world: &World, who: &Ctx, browser: Browser) -> crate::Result<()> {
    let ctx = who.clone();
    world.run(async move |tx: &mut Tx| push::subscribe(tx, &ctx, &browser).await).await
}

async fn due(world: &World) -> Vec<Due> {
    let ctx = world.ctx.clone();
    world.run(async move |tx: &mut Tx| push::due(tx, &ctx).await).await.unwrap()
}

async fn tell(world: &World, team: &'static str, kind: Kind) {
    world.clock.advance(Millis::seconds(1));
    let ctx = world.ctx.clone();
    let told = world.run(async move |tx: &mut Tx| {
        notifications::tell(tx, &ctx, To::Team(team), kind, None, json!({ "reason": "their words" })).await
    });
    told.await.unwrap();
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn who_chose_it_is_pushed_once_what_they_chose_and_nobody_else(db: TestDb) {
    let world = World::new(db).await;
    let mia = world.hire("mia", Role::Agent, Some("care_team")).await;
    let mo = world.hire("mo", Role::Agent, Some("care_team")).await;
    world.hire("lea", Role::Agent, Some("care_team")).await;
    let ctx = world.ctx.clone();
    let keys = Keys { public: vec![4; 65], sealed: vec![1, 2, 3] };
    world.run(async move |tx: &mut Tx| push::keep_keys(tx, &ctx, &keys).await).await.unwrap();
    subscribe(&world, &mia, browser("https://push.example/mia")).await.unwrap();
    subscribe(&world, &mo, browser("https://push.example/mo")).await.unwrap();
    let ctx = mo.clone();
    let wishes = Wishes { events: [Event::Clocks].into(), ..Wishes::default() };
    let set = async move |tx: &mut Tx| preferences::set(tx, &ctx, Some("de"), None, &wishes).await;
    world.run(set).await.unwrap();

    tell(&world, "care_team", Kind::HandedOver).await;
    tell(&world, "care_team", Kind::ClockBreached).await;
    tell(&world, "press_office", Kind::Escalated).await;
    let pushed: Vec<_> =
        due(&world).await.into_iter().map(|one| (one.to.endpoint, one.lang, one.kind)).collect();
    let to = |who: &str| format!("https://push.example/{who}");
    assert_eq!(
        pushed,
        [
            (to("mia"), None, Kind::HandedOver),
            (to("mia"), None, Kind::ClockBreached),
            (to("mo"), Some("de".to_owned()), Kind::ClockBreached),
        ]
    );
    assert_eq!(due(&world).await, [], "nothing is pushed twice");

    // Somebody else logs in at the same browser: it is theirs now.
    subscribe(&world, &mia, browser("https://push.example/mo")).await.unwrap();
    tell(&world, "care_team", Kind::ClockBreached).await;
    assert_eq!(due(&world).await.len(), 2);
    let ctx = mo.clone();
    let left = world.run(async move |tx: &mut Tx| push::mine(tx, &ctx).await).await.unwrap();
    assert!(left.is_empty());
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_is_no_browser_is_refused_and_nobody_changes_what_others_chose(db: TestDb) {
    let world = World::new(db).await;
    let mia = world.hire("mia", Role::Agent, None).await;
    let mo = world.hire("mo", Role::Agent, None).await;
    let plain = browser("http://push.example/1");
    let short = Browser { auth: vec![1], ..browser("https://push.example/1") };
    for wrong in [plain, short] {
        assert!(matches!(subscribe(&world, &mia, wrong).await, Err(Error::Invalid(_))));
    }
    subscribe(&world, &mia, browser("https://push.example/1")).await.unwrap();
    let mine = async |who: &Ctx| {
        let ctx = who.clone();
        world.run(async move |tx: &mut Tx| push::mine(tx, &ctx).await).await.unwrap()
    };
    let id = mine(&mia).await[0].id;
    for (who, left) in [(&mo, 1), (&mia, 0)] {
        let ctx = who.clone();
        world.run(async move |tx: &mut Tx| push::unsubscribe(tx, &ctx, id).await).await.unwrap();
        assert_eq!(mine(&mia).await.len(), left);
    }
    let ctx = mia.clone();
    let moon = async move |tx: &mut Tx| {
        preferences::set(tx, &ctx, None, Some("Moon/Tycho"), &Wishes::default()).await
    };
    assert!(matches!(world.run(moon).await, Err(Error::Invalid(_))));
}
