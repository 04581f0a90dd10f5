//! What is learnt, when it counts, and how it is taken back.

use db::{TestDb, Tx, args, db_test};
use kernel::{Actor, Ctx, Instant, Millis, Role, UserId};
use triage::Input;

use super::{lesson, says};
use crate::learning::{LessonKind, LessonOutcome, LessonView, Pending, Rebuilt, material};
use crate::testing::World;
use crate::{Error, Result, access, brand, learning};

/// Words that no model has seen, in two sentences that look alike.
fn told(n: usize) -> String {
    format!("@larkspur number {n} zorbled the frandle quite vilperly in {n} quonks")
}

/// So many people say so many things that nobody understands; the messages.
async fn puzzles(world: &World, from: usize, count: usize) -> Vec<kernel::MessageId> {
    let numbers = from..from + count;
    let words: Vec<_> =
        numbers.clone().map(|n| world.mention(&format!("p{n}"), &format!("person{n}"), &told(n))).collect();
    world.hear(&words).await;
    let (ctx, account) = (world.ctx.clone(), world.brand.accounts[0].id);
    let ids: Vec<String> = numbers.map(|n| format!("p{n}")).collect();
    let found = world.run(async move |tx: &mut Tx| {
        let mut out = Vec::new();
        for id in &ids {
            let case = crate::cases::of_message(tx, &ctx, account, id).await?.expect("it was heard");
            let view = crate::desk::case_view(tx, &ctx, case).await?;
            out.push(view.messages[0].id);
        }
        Ok(out)
    });
    found.await.expect("they can be found")
}

async fn hire(world: &World, login: &str, role: Role) -> Ctx {
    let (ctx, name) = (world.ctx.clone(), login.to_owned());
    let hired = world.run(async move |tx: &mut Tx| {
        access::add_user(tx, &ctx, &name, &name, role, Some("care_team"), "-").await
    });
    let id: UserId = hired.await.expect("somebody can be hired");
    world.ctx.with_actor(Actor::User { id, role })
}

/// The brand as the next message meets it.
async fn reload(world: &World) -> brand::Brand {
    let ctx = world.ctx.clone();
    world.run(async move |tx: &mut Tx| brand::load(tx, &ctx).await).await.expect("the brand loads")
}

async fn rebuild(world: &World) -> Option<Rebuilt> {
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| learning::rebuild(tx, &ctx, &brand).await).await.unwrap()
}

async fn pending(world: &World) -> Pending {
    let ctx = world.ctx.clone();
    world.run(async move |tx: &mut Tx| learning::pending(tx, &ctx).await).await.unwrap()
}

async fn back(world: &World, who: &Ctx, to: &LessonView) -> Result<LessonView> {
    let (ctx, id) = (who.clone(), to.id);
    world.run(async move |tx: &mut Tx| learning::roll_back(tx, &ctx, id).await).await
}

fn acts(brand: &brand::Brand) -> bool {
    *brand.triage.read(&Input::mention(&told(7_777))).needs_action.best().expect("there is a guess")
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_people_say_is_learnt_rebuilt_to_the_same_bytes_reset_and_brought_back(db: TestDb) {
    let world = World::new(db).await;
    let lead = hire(&world, "lea", Role::Lead).await;
    let before = acts(&world.brand);
    let other = (!before).to_string();
    for message in puzzles(&world, 0, 30).await {
        says(&world, &world.agent, message, "needs_action", &other).await.unwrap();
    }
    assert_eq!(pending(&world).await.new, 30);
    let first = lesson(&world).await.unwrap();
    assert_eq!((first.seq, first.kind, first.outcome), (1, LessonKind::Update, LessonOutcome::Kept));
    assert_eq!((first.signals, first.new_signals, first.in_force), (30, 30, true));
    let effect = first.effects.iter().find(|effect| effect.fact == "needs_action").unwrap();
    assert_eq!(effect.signals + effect.held_out, 30);
    assert_eq!((pending(&world).await.new, pending(&world).await.all), (0, 30));
    let taught = reload(&world).await;
    assert_eq!(acts(&taught), !before, "the next message is read with it");
    assert!(taught.triage.read(&Input::mention("zorbled")).intent.source.as_str().contains('+'));
    let same = rebuild(&world).await.unwrap();
    assert!(same.same, "{same:?}");
    assert_eq!(Some(same.kept), first.delta_id);

    // More is said, and it is not what was meant.
    for message in puzzles(&world, 100, 30).await {
        says(&world, &world.agent, message, "needs_action", &before.to_string()).await.unwrap();
    }
    let second = lesson(&world).await.unwrap();
    assert_eq!((second.seq, second.signals, second.new_signals), (2, 60, 30));
    assert!(rebuild(&world).await.is_none_or(|again| again.same));

    let denied = back(&world, &world.agent, &first).await;
    assert!(matches!(denied, Err(Error::Denied { needs: Role::Lead })));
    let restored = back(&world, &lead, &first).await.unwrap();
    assert_eq!(
        (restored.kind, restored.restores, restored.in_force),
        (LessonKind::Rollback, Some(first.id), true)
    );
    assert_eq!(
        (restored.delta_id.as_ref(), restored.by_name.as_deref()),
        (first.delta_id.as_ref(), Some("lea"))
    );
    assert_eq!(acts(&reload(&world).await), !before);
    assert!(rebuild(&world).await.unwrap().same, "from what the first lesson knew");

    let ctx = lead.clone();
    let reset = world.run(async move |tx: &mut Tx| learning::reset(tx, &ctx).await).await.unwrap();
    assert_eq!((reset.kind, reset.delta_id, reset.in_force), (LessonKind::Reset, None, true));
    assert_eq!(acts(&reload(&world).await), before);
    assert_eq!(rebuild(&world).await, None);
    let nothing = lesson(&world).await.unwrap();
    assert_eq!((nothing.outcome, nothing.signals, nothing.in_force), (LessonOutcome::Nothing, 0, false));
    let (ctx, agent) = (world.ctx.clone(), world.agent.clone());
    let all = world.run(async move |tx: &mut Tx| learning::lessons(tx, &ctx).await).await.unwrap();
    assert_eq!(all.iter().map(|lesson| lesson.seq).collect::<Vec<_>>(), [5, 4, 3, 2, 1]);
    assert_eq!(all.iter().filter(|lesson| lesson.in_force).map(|lesson| lesson.seq).collect::<Vec<_>>(), [4]);
    assert!(back(&world, &lead, &first).await.is_ok_and(|again| again.in_force), "a reset can be undone");
    assert!(matches!(back(&world, &lead, &nothing).await, Err(Error::Invalid(_))));
    let refused = world.run(async move |tx: &mut Tx| learning::reset(tx, &agent).await).await;
    assert!(matches!(refused, Err(Error::Denied { needs: Role::Lead })));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn of_two_lessons_learnt_at_once_one_counts(db: TestDb) {
    let world = World::new(db).await;
    for message in puzzles(&world, 0, 3).await {
        says(&world, &world.agent, message, "intent", "query").await.unwrap();
    }
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    let taught =
        world.run(async move |tx: &mut Tx| Ok(learning::teach(&brand, material(tx, &ctx, &brand).await?)));
    let taught = taught.await.unwrap();
    assert_eq!(lesson(&world).await.unwrap().seq, 1);
    let ctx = world.ctx.clone();
    let late = world.run(async move |tx: &mut Tx| learning::settle(tx, &ctx, &taught).await).await;
    assert!(late.unwrap().is_none());
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn the_last_word_on_a_fact_counts_and_one_persons_flood_makes_nobody_sure(db: TestDb) {
    let world = World::new(db).await;
    let right = acts(&world.brand);
    let (right_word, wrong_word) = (right.to_string(), (!right).to_string());
    let all = puzzles(&world, 0, 180).await;
    let (flood, shared) = all.split_at(120);
    for message in flood {
        says(&world, &world.agent, *message, "needs_action", &wrong_word).await.unwrap();
    }
    for (n, some) in shared.chunks(30).enumerate() {
        let colleague = hire(&world, &format!("colleague{n}"), Role::Agent).await;
        for message in some {
            says(&world, &colleague, *message, "needs_action", &wrong_word).await.unwrap();
            says(&world, &colleague, *message, "needs_action", &right_word).await.unwrap();
        }
    }
    let taught = lesson(&world).await.unwrap();
    assert_eq!(taught.signals, 180, "of two words of one colleague about one message the last counts");
    assert!(rebuild(&world).await.unwrap().same);
    let read = reload(&world).await.triage.read(&Input::mention(&told(7_777)));
    assert_ne!(read.needs_action.value, Some(!right), "never sure of what one says against many");
    let tenant = world.ctx.tenant;
    let spread = world.run(async move |tx: &mut Tx| Ok(tx.execute(&OF_NOBODY, &args![tenant]).await?)).await;
    assert_eq!(spread.unwrap(), 240);
    let of_nobody = lesson(&world).await.unwrap();
    assert_ne!(of_nobody.delta_id, taught.delta_id, "it counts whose words they are");
}

db::statements! {
    OTHER_LESSONS = "update lessons set base = 'another' where tenant = $1";
    OF_NOBODY = "update signals set actor_id = null where tenant = $1";
    OTHER_MESSAGES = "update seen_messages set base = 'another' where tenant = $1";
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_was_said_outlives_the_model_that_it_was_said_to(db: TestDb) {
    let world = World::new(db).await;
    let before = acts(&world.brand);
    for message in puzzles(&world, 0, 30).await {
        says(&world, &world.agent, message, "needs_action", &(!before).to_string()).await.unwrap();
    }
    let first = lesson(&world).await.unwrap();
    // The product comes with another model.
    let tenant = world.ctx.tenant;
    let replaced = world.run(async move |tx: &mut Tx| {
        tx.execute(&OTHER_LESSONS, &args![tenant]).await?;
        tx.execute(&OTHER_MESSAGES, &args![tenant]).await?;
        Ok(())
    });
    replaced.await.unwrap();
    assert!(pending(&world).await.is_lesson_due(world.ctx.now()));
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    let renewed = world.run(async move |tx: &mut Tx| {
        Ok([learning::renew(tx, &ctx, &brand, 20).await?, learning::renew(tx, &ctx, &brand, 20).await?])
    });
    assert_eq!(renewed.await.unwrap(), [20, 10]);
    let again = lesson(&world).await.unwrap();
    assert_eq!((again.signals, again.new_signals, again.in_force), (30, 0, true));
    assert_eq!(again.delta_id, first.delta_id, "the same words are the same numbers");
    assert!(!pending(&world).await.outdated);
}

#[test]
fn a_lesson_is_due_with_enough_signals_or_after_an_hour_and_never_twice_a_minute() {
    let now = Instant::from_seconds(1_000_000);
    let ago = |minutes| Some(now - Millis::minutes(minutes));
    let due = |new, oldest, last| Pending { new, all: new, oldest, last, outdated: false }.is_lesson_due(now);
    assert!(!due(0, None, None) && !due(0, None, ago(600)));
    assert!(due(25, ago(1), None) && !due(24, ago(59), None));
    assert!(due(1, ago(60), None) && due(1, ago(0), ago(60)) && !due(24, ago(59), ago(59)));
    assert!(due(25, ago(1), ago(1)) && !due(500, ago(0), ago(0)));
}
