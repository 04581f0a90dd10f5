//! Who is there is seen, who writes holds the reply, and nobody answers twice unknowingly.

use db::{TestDb, Tx, db_test};
use kernel::{Actor, CaseId, Ctx, Instant, Millis, Role, UserId};
use proptest::prelude::*;

use super::{Doing, Lock, Watcher, lock};
use crate::cases::Mode;
use crate::checks::{Code, Why};
use crate::outbound::{self, Compose};
use crate::testing::World;
use crate::trail::Kind;
use crate::{Conflict, Error, Result, watching};

async fn does(world: &World, who: &Ctx, case: CaseId, doing: Doing) {
    let ctx = who.clone();
    let said = world.run(async move |tx: &mut Tx| watching::look(tx, &ctx, case, doing).await).await;
    said.expect("a colleague may look");
}

async fn seen(world: &World, case: CaseId) -> Vec<(String, Doing)> {
    watchers(world, case).await.into_iter().map(|one| (one.name, one.doing)).collect()
}

async fn watchers(world: &World, case: CaseId) -> Vec<Watcher> {
    let ctx = world.ctx.clone();
    let found = world.run(async move |tx: &mut Tx| watching::in_cases(tx, &ctx, &[case]).await).await;
    found.expect("it can be read").remove(&case).unwrap_or_default()
}

async fn answers(world: &World, who: &Ctx, case: CaseId, confirmed: bool) -> Result<()> {
    let (ctx, brand) = (who.clone(), world.brand.clone());
    let seen_seq = world.look(case).await.seen_seq();
    let despite = if confirmed { vec![Code::AnsweredJustNow] } else { Vec::new() };
    let wish = Compose { despite, ..Compose::new(case, Mode::Public, "We are looking into it.", seen_seq) };
    world.run(async move |tx: &mut Tx| outbound::compose(tx, &ctx, &brand, &wish).await.map(drop)).await
}

fn of(who: &Ctx) -> UserId {
    who.actor.user().expect("a colleague is a user")
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_colleague_is_seen_until_they_leave_or_fall_silent(db: TestDb) {
    let world = World::new(db).await;
    let mia = world.hire("mia", Role::Agent, Some("care_team")).await;
    let case = world.complaint("p1", "jana").await;
    does(&world, &world.agent, case, Doing::Viewing).await;
    does(&world, &mia, case, Doing::Writing).await;
    let both = [("mia".to_owned(), Doing::Writing), ("Sam".to_owned(), Doing::Viewing)];
    assert_eq!(seen(&world, case).await, both, "who writes stands first");

    let ctx = world.agent.clone();
    world.run(async move |tx: &mut Tx| watching::leave(tx, &ctx, case).await).await.unwrap();
    assert_eq!(seen(&world, case).await, both[..1]);

    world.pass(Millis::seconds(44));
    assert_eq!(seen(&world, case).await, both[..1]);
    world.pass(Millis::seconds(1));
    assert_eq!(seen(&world, case).await, [], "silent for 45 seconds");
    let ctx = world.ctx.clone();
    let swept = world.run(async move |tx: &mut Tx| {
        Ok((
            watching::is_stale(tx, &ctx).await?,
            watching::sweep(tx, &ctx).await?,
            watching::is_stale(tx, &ctx).await?,
        ))
    });
    assert_eq!(swept.await.unwrap(), (true, 1, false));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_sign_of_life_without_news_is_written_once_in_a_while_and_keeps_what_they_did(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    does(&world, &world.agent, case, Doing::Writing).await;
    let first = watchers(&world, case).await;
    let stays = async || {
        let ctx = world.agent.clone();
        world.run(async move |tx: &mut Tx| watching::stay(tx, &ctx, case).await).await.unwrap();
    };
    world.pass(Millis::seconds(5));
    stays().await;
    assert_eq!(watchers(&world, case).await, first, "nothing was written");
    world.pass(Millis::seconds(15));
    stays().await;
    let later = watchers(&world, case).await;
    assert_eq!((later[0].doing, later[0].since), (Doing::Writing, first[0].since));
    assert!(later[0].seen_at > first[0].seen_at);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_reply_is_taken_over_and_taken_back_and_the_timeline_says_so(db: TestDb) {
    let world = World::new(db).await;
    let mia = world.hire("mia", Role::Agent, Some("care_team")).await;
    let (sam, case) = (world.agent.clone(), world.complaint("p1", "jana").await);
    let held = async |who: &Ctx| lock(&watchers(&world, case).await, Some(of(who)));
    let takes = async |who: &Ctx| {
        let ctx = who.clone();
        world.run(async move |tx: &mut Tx| watching::take_over(tx, &ctx, case).await).await.unwrap();
    };
    does(&world, &mia, case, Doing::Writing).await;
    let since = world.ctx.now();
    world.pass(Millis::seconds(10));
    does(&world, &sam, case, Doing::Writing).await;
    assert_eq!(held(&sam).await, Lock::Held { by: of(&mia), name: "mia".into(), since });
    assert_eq!(held(&mia).await, Lock::Free, "who began first holds it");

    takes(&sam).await;
    assert_eq!(held(&sam).await, Lock::Free);
    assert_eq!(held(&mia).await, Lock::Lost { to: of(&sam), name: "Sam".into() });
    does(&world, &mia, case, Doing::Writing).await;
    assert_eq!(held(&sam).await, Lock::Free, "writing on does not take it back");
    takes(&mia).await;
    assert_eq!(held(&mia).await, Lock::Free);
    assert_eq!(held(&sam).await, Lock::Lost { to: of(&mia), name: "mia".into() });
    let told = world.look(case).await.events;
    assert_eq!(told.iter().filter(|event| event.kind == Kind::ReplyTakenOver).count(), 2);

    answers(&world, &mia, case, false).await.unwrap();
    assert_eq!(held(&sam).await, Lock::Free, "what was sent is held by nobody");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_second_answer_within_seconds_is_warned_and_sent_if_it_is_meant(db: TestDb) {
    let world = World::new(db).await;
    let mia = world.hire("mia", Role::Agent, Some("care_team")).await;
    let case = world.complaint("p1", "jana").await;
    answers(&world, &world.agent, case, false).await.unwrap();
    world.pass(Millis::seconds(8));
    let refused = answers(&world, &mia, case, false).await;
    assert!(
        matches!(&refused, Err(Error::Conflict(Conflict::Warned { findings }))
            if findings[0].why == Why::AnsweredJustNow { by: Some("Sam".into()), seconds: 8 }),
        "{refused:?}"
    );
    answers(&world, &world.agent, case, false).await.expect("one's own words are no surprise");
    answers(&world, &mia, case, true).await.expect("who has seen the warning may");

    world.pass(Millis::seconds(31));
    answers(&world, &world.agent, case, false).await.expect("what is older is no news");
    world.hear(&[world.private("d1", "jana", "thank you, and when?")]).await;
    answers(&world, &mia, case, false).await.expect("the person has written since");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_viewer_is_seen_and_cannot_write(db: TestDb) {
    let world = World::new(db).await;
    let vic = world.hire("vic", Role::Viewer, None).await;
    let case = world.complaint("p1", "jana").await;
    does(&world, &vic, case, Doing::Viewing).await;
    assert_eq!(seen(&world, case).await, [("vic".to_owned(), Doing::Viewing)]);
    let ctx = vic.clone();
    let written =
        world.run(async move |tx: &mut Tx| watching::look(tx, &ctx, case, Doing::Writing).await).await;
    assert!(matches!(written, Err(Error::Denied { .. })));
    let ctx = vic.with_actor(Actor::System);
    let nobody = world.ctx.mint();
    let gone =
        world.run(async move |tx: &mut Tx| watching::look(tx, &ctx, nobody, Doing::Viewing).await).await;
    gone.expect("the product itself looks at nothing");
}

/// Which of the cases this colleague has seen all of.
async fn knows(world: &World, who: &Ctx, case: CaseId) -> bool {
    let ctx = who.clone();
    let seen = world.run(async move |tx: &mut Tx| watching::seen(tx, &ctx, &[case]).await).await;
    let ctx = world.ctx.clone();
    let by = world.run(async move |tx: &mut Tx| watching::seen_by(tx, &ctx, &[case]).await).await;
    let seen = seen.expect("it can be read").contains(&case);
    let by = by.expect("it can be read").get(&case).is_some_and(|users| users.contains(&of(who)));
    assert_eq!(seen, by, "one's own list and the line for all say the same");
    seen
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_one_has_seen_is_new_to_others_and_new_words_are_new_to_all(db: TestDb) {
    let world = World::new(db).await;
    let mia = world.hire("mia", Role::Agent, Some("care_team")).await;
    let (sam, case) = (world.agent.clone(), world.complaint("p1", "jana").await);
    let told = async || (knows(&world, &sam, case).await, knows(&world, &mia, case).await);
    assert_eq!(told().await, (false, false));
    does(&world, &sam, case, Doing::Viewing).await;
    assert_eq!(told().await, (true, false));
    does(&world, &mia, case, Doing::Viewing).await;
    assert_eq!(told().await, (true, true));

    // Our own words are news to nobody; the person's are, also to whoever has the case open and is away.
    answers(&world, &sam, case, false).await.unwrap();
    assert_eq!(told().await, (true, true));
    does(&world, &mia, case, Doing::Away).await;
    world.hear(&[world.private("d1", "jana", "thank you, and when?")]).await;
    assert_eq!(told().await, (false, false));
    does(&world, &mia, case, Doing::Away).await;
    assert_eq!(told().await, (false, false));
    does(&world, &mia, case, Doing::Viewing).await;
    assert_eq!(told().await, (false, true));

    // Who has seen more has not seen less because an older page of theirs says so.
    let ctx = mia.clone();
    world.run(async move |tx: &mut Tx| watching::see(tx, &ctx, case, 1).await).await.unwrap();
    assert_eq!(told().await, (false, true));
}

proptest! {
    /// Whoever writes: at most one of them is told that the reply is free, unless all who write have yielded.
    #[test]
    fn of_those_who_write_one_holds_the_reply(
        them in proptest::collection::vec((0_u8..3, 0_i64..5, proptest::option::of(0_u128..6)), 0..6),
    ) {
        let user = |n: u128| UserId::from_uuid(uuid::Uuid::from_u128(n + 1));
        let case_id = CaseId::from_uuid(uuid::Uuid::nil());
        let watchers: Vec<Watcher> = them.iter().enumerate().map(|(n, (doing, since, yielded))| Watcher {
            case_id,
            user: user(n as u128),
            name: n.to_string(),
            doing: Doing::ALL[usize::from(*doing)],
            since: Instant::from_seconds(*since),
            seen_at: Instant::from_seconds(*since),
            yielded_to: yielded.map(user).filter(|to| *to != user(n as u128)),
        }).collect();
        let writing: Vec<_> = watchers.iter()
            .filter(|one| one.doing == Doing::Writing && one.yielded_to.is_none()).collect();
        let free = writing.iter().filter(|one| lock(&watchers, Some(one.user)) == Lock::Free).count();
        prop_assert_eq!(free, usize::from(!writing.is_empty()));
    }
}
