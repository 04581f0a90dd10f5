//! What colleagues teach triage, from a correction on the desk to the next message.

use care::cases::{Mode, State};
use care::learning::{self, Corrected, LessonView, Rerouted};
use care::trail::Kind;
use care::{Result, Tx, staff};
use kernel::{CaseId, Ctx, Instant, MessageId, Millis};
use triage::{Input, Reading};

use crate::colleague::Colleague;
use crate::harness::{MONDAY, Story, on_both_engines, until};
use crate::wire;

on_both_engines! {
    a_correction_moves_a_case_that_waits_and_after_an_answer_it_stays_and_both_are_said,
    a_hundred_corrections_teach_the_brand_and_a_lead_takes_it_back,
    one_colleagues_flood_does_not_drown_the_others,
    a_copied_message_is_marked_and_from_the_fourth_person_on_it_is_a_campaign,
}

/// Words that no model has seen.
fn puzzle(n: usize) -> String {
    format!("@larkspur number {n} zorbled the frandle quite vilperly in {n} quonks")
}

async fn correct(
    who: &Colleague,
    message: MessageId,
    fact: &str,
    value: &str,
    story: &Story,
) -> Result<Corrected> {
    let (ctx, brand) = (who.ctx.clone(), story.brand());
    let (fact, value) = (fact.to_owned(), value.to_owned());
    let verb = async move |tx: &mut Tx| learning::correct(tx, &ctx, &brand, message, &fact, &value).await;
    story.node.app.write(verb).await
}

/// Whether somebody has to act on words like these, as the brand reads them now.
fn asked(story: &Story) -> bool {
    *story.brand().triage.read(&Input::mention(&puzzle(9_999))).needs_action.best().expect("there is a guess")
}

async fn words_of(story: &Story, person: &str) -> (CaseId, MessageId) {
    let case = story.case_of(person).await;
    let view = story.colleague("sam").await.look(case).await;
    (case, view.messages.iter().rev().find(|message| message.facts.is_some()).expect("they wrote").id)
}

async fn reading(story: &Story, case: CaseId) -> Reading {
    let view = story.colleague("sam").await.look(case).await;
    view.reading().expect("this version wrote it").expect("it was read")
}

/// So many people say so many things that nobody understands, in one delivery.
async fn puzzles(story: &Story, from: usize, count: usize) -> Vec<MessageId> {
    let person = |n: usize| format!("person_{n}");
    let events: Vec<_> = (from..from + count)
        .map(|n| wire::mention(&format!("q{n}"), &person(n), &puzzle(n), MONDAY))
        .collect();
    for (n, some) in events.chunks(50).enumerate() {
        story.deliver(&format!("puzzles-{from}-{n}"), some).await;
    }
    let mut out = Vec::with_capacity(count);
    for n in from..from + count {
        out.push(words_of(story, &person(n)).await.1);
    }
    out
}

async fn lessons(story: &Story) -> Vec<LessonView> {
    let ctx = story.ctx();
    let read = story.node.app.read(async move |tx: &mut Tx| learning::lessons(tx, &ctx).await);
    read.await.expect("the lessons can be read")
}

/// Waits until the product has learnt from everything that was said.
async fn learnt(story: &Story) -> LessonView {
    story.advance(Millis::hours(1)).await;
    until("a lesson from all that was said", async || {
        let ctx = story.ctx();
        let pending = story.node.app.read(async move |tx: &mut Tx| learning::pending(tx, &ctx).await);
        (pending.await.expect("it can be counted").new == 0).then_some(())
    })
    .await;
    let lesson = lessons(story).await.remove(0);
    in_use(story, &lesson).await;
    lesson
}

/// Waits until messages are read with a lesson.
async fn in_use(story: &Story, lesson: &LessonView) {
    let suffix = lesson.delta_id.clone().filter(|_| lesson.in_force);
    until("the picture of the brand is new", async || {
        let reading = story.brand().triage.read(&Input::mention("hello"));
        let source = reading.needs_action.source.as_str().to_owned();
        let learnt = source.split_once('+').map(|(_, delta)| delta.to_owned());
        (!lesson.in_force || learnt == suffix).then_some(())
    })
    .await;
}

async fn a_correction_moves_a_case_that_waits_and_after_an_answer_it_stays_and_both_are_said(story: &Story) {
    let sam = story.colleague("sam").await;
    let jana = story.person("jana_k").await;
    story.network().post(&jana, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    let (case, message) = words_of(story, &jana).await;
    let before = sam.look(case).await;
    let started: Instant = before.nearest_clock().expect("an answer is promised").started_at;
    story.advance(Millis::minutes(3)).await;

    let moved = correct(&sam, message, "intent", "press", story).await.unwrap();
    let Rerouted::Moved { from, to, .. } = moved.routed else { panic!("{moved:?}") };
    assert_eq!((from.as_str(), to.as_str()), ("care", "corp_comms"));
    let view = sam.look(case).await;
    assert_eq!(view.item.as_ref().unwrap().queue, "corp_comms");
    assert_eq!(view.nearest_clock().expect("it still is").started_at, started);
    let moves: Vec<_> =
        view.events.iter().filter(|e| e.kind == Kind::Moved || e.kind == Kind::FactCorrected).collect();
    assert_eq!(moves.len(), 2, "{moves:?}");

    // The press is answered by whoever may.
    let (ctx, who) = (story.ctx(), sam.id());
    let granted = async move |tx: &mut Tx| staff::grant_role(tx, &ctx, who, "corp_comms_lead").await;
    story.node.app.write(granted).await.unwrap();
    sam.answer(case, Mode::Public, "We are on it.").await;
    let stays = correct(&sam, message, "intent", "complaint", story).await.unwrap();
    assert_eq!(stays.routed, Rerouted::Answered { by: Some("Sam".into()) });
    assert_eq!((stays.before.as_deref(), sam.look(case).await.item.unwrap().queue), (Some("press"), to));
    story.sent().await;

    sam.resolve(case).await.unwrap();
    assert_eq!(sam.look(case).await.case.state, State::Resolved);
    assert_eq!(correct(&sam, message, "severity", "1", story).await.unwrap().routed, Rerouted::Resolved);
}

async fn a_hundred_corrections_teach_the_brand_and_a_lead_takes_it_back(story: &Story) {
    let (sam, mia, lea) =
        (story.colleague("sam").await, story.colleague("mia").await, story.colleague("lea").await);
    let before = asked(story);
    let meant = (!before).to_string();
    for (n, message) in puzzles(story, 0, 100).await.into_iter().enumerate() {
        correct([&sam, &mia][n % 2], message, "needs_action", &meant, story).await.unwrap();
    }
    let lesson = learnt(story).await;
    let all = lessons(story).await;
    assert_eq!(all.iter().map(|lesson| lesson.new_signals).sum::<i64>(), 100);
    assert_eq!((lesson.signals, lesson.in_force), (100, true), "{all:?}");
    let effect = lesson.effects.iter().find(|effect| effect.fact == "needs_action").unwrap();
    assert_eq!(effect.signals + effect.held_out, 100);

    // The next message is read with it.
    story.deliver("next", &[wire::mention("n1", "nora", &puzzle(500), MONDAY)]).await;
    let (case, _) = words_of(story, "nora").await;
    let read = reading(story, case).await;
    assert_eq!(read.needs_action.best(), Some(&!before));
    assert!(read.needs_action.source.as_str().ends_with(lesson.delta_id.as_deref().unwrap()));

    let run = async |verb: Verb, ctx: &Ctx| {
        let (ctx, brand) = (ctx.clone(), story.brand());
        let done = story.node.app.write(async move |tx: &mut Tx| match verb {
            Verb::Rebuild => {
                learning::rebuild(tx, &ctx, &brand).await.map(|again| assert!(again.unwrap().same))
            }
            Verb::Reset => learning::reset(tx, &ctx).await.map(drop),
            Verb::Restore(lesson) => learning::roll_back(tx, &ctx, lesson).await.map(drop),
        });
        done.await.unwrap();
        let newest = lessons(story).await.remove(0);
        in_use(story, &newest).await;
    };
    run(Verb::Rebuild, &lea.ctx).await;
    run(Verb::Reset, &lea.ctx).await;
    assert_eq!(asked(story), before, "as it was shipped");
    run(Verb::Restore(lesson.id), &lea.ctx).await;
    assert_eq!(asked(story), !before, "and back");
    run(Verb::Rebuild, &lea.ctx).await;
}

#[derive(Clone, Copy)]
enum Verb {
    Rebuild,
    Reset,
    Restore(kernel::LessonId),
}

async fn one_colleagues_flood_does_not_drown_the_others(story: &Story) {
    let [sam, mia, lea, ada] = [
        story.colleague("sam").await,
        story.colleague("mia").await,
        story.colleague("lea").await,
        story.colleague("ada").await,
    ];
    let right = asked(story);
    let all = puzzles(story, 0, 190).await;
    for message in &all[..100] {
        correct(&sam, *message, "needs_action", &(!right).to_string(), story).await.unwrap();
    }
    for (n, message) in all[100..].iter().enumerate() {
        correct([&mia, &lea, &ada][n % 3], *message, "needs_action", &right.to_string(), story)
            .await
            .unwrap();
    }
    let lesson = learnt(story).await;
    assert_eq!(lesson.signals, 190);
    let read = story.brand().triage.read(&Input::mention(&puzzle(9_999)));
    assert_ne!(
        read.needs_action.value,
        Some(!right),
        "ninety of three against a hundred of one: never sure of it"
    );
}

async fn a_copied_message_is_marked_and_from_the_fourth_person_on_it_is_a_campaign(story: &Story) {
    let words = "@larkspur your outage in Leeds cost my shop a whole day of trade, shame on you";
    let mut marks = Vec::new();
    for n in 0..5 {
        let person = story.person(&format!("angry_{n}")).await;
        story.network().post(&person, &format!("{words} https://example.com/{n}")).await.unwrap();
        story.heard().await;
        let read = reading(story, story.case_of(&person).await).await;
        marks.push((read.near_duplicate.value.unwrap(), read.coordinated.value.unwrap()));
    }
    assert_eq!(marks, [(false, false), (true, false), (true, false), (true, true), (true, true)]);
}
