//! Who is who, at the verbs.

mod at_random;

use channels::SendOutcome;
use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Ctx, Millis, PersonId, Role};
use serde_json::Value;

use super::{Linked, Pair, Sign};
use crate::cases::{self, Mode};
use crate::clocks::{self, Metric, Report, Which};
use crate::outbound::{self, Compose, Composed};
use crate::testing::{START, World};
use crate::trail::Kind;
use crate::{Error, Result, desk, handling, identity, people, queues, trail};

const MAIL: &str = "@larkspur Router dead since Monday, please help. Order NF-2231.";
const TWEET: &str = "@larkspur anyone awake? router dead since monday, please help, order NF-2231";

async fn read<T: Send + 'static>(
    world: &World,
    verb: impl AsyncFn(&mut Tx, &Ctx) -> Result<T> + Send + 'static,
) -> T {
    let ctx = world.agent.clone();
    world.run(async move |tx: &mut Tx| verb(tx, &ctx).await).await.expect("everybody may read")
}

/// One writes at three, the other three hours later; both name their order.
async fn two(world: &World) -> (CaseId, CaseId) {
    world.hear(&[world.mention("p1", "lee_mail", MAIL)]).await;
    let first = world.complaint_of("lee_mail").await;
    world.pass(Millis::hours(3));
    world.hear(&[world.mention("p2", "leem_", TWEET)]).await;
    (first, world.complaint_of("leem_").await)
}

async fn person_of(world: &World, case: CaseId) -> PersonId {
    world.look(case).await.person.id
}

async fn open(world: &World, case: CaseId) -> Vec<Pair> {
    let person = person_of(world, case).await;
    read(world, async move |tx: &mut Tx, ctx: &Ctx| identity::open_pairs(tx, ctx, person).await).await
}

async fn confirm(world: &World, pair: &Pair, one_case: bool) -> Result<Linked> {
    let (ctx, brand, id) = (world.agent.clone(), world.brand.clone(), pair.suggestion.id);
    world.run(async move |tx: &mut Tx| identity::confirm(tx, &ctx, &brand, id, one_case).await).await
}

async fn unlink(world: &World, join: kernel::PersonJoinId) -> Result<()> {
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| identity::unlink(tx, &ctx, &brand, join).await.map(drop)).await
}

async fn reject(world: &World, pair: &Pair) {
    let (ctx, id) = (world.agent.clone(), pair.suggestion.id);
    world.run(async move |tx: &mut Tx| identity::reject(tx, &ctx, id).await).await.unwrap();
}

async fn counted(world: &World) -> Report {
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    let which = Which::Page { since: START - Millis::days(1), after: None };
    world.run(async move |tx: &mut Tx| clocks::recompute(tx, &ctx, &brand, which, false).await).await.unwrap()
}

async fn answer(world: &World, case: CaseId) {
    let seen_seq = world.look(case).await.seen_seq();
    let despite = crate::checks::Code::ALL.to_vec();
    let wish = Compose { despite, ..Compose::new(case, Mode::Public, "We are on it.", seen_seq) };
    let (agent, brand) = (world.agent.clone(), world.brand.clone());
    let queued = world.run(async move |tx: &mut Tx| outbound::compose(tx, &agent, &brand, &wish).await).await;
    assert!(matches!(queued, Ok(Composed::Queued { .. })), "{queued:?}");
    world.pass(outbound::UNDO);
    world.pass(Millis::seconds(1));
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    let settled = world.run(async move |tx: &mut Tx| {
        for effect in outbound::claim(tx, &ctx, &brand, 10).await? {
            let payload = outbound::Payload::of(&effect)?;
            let thread = payload.outgoing.thread.clone().unwrap_or_default();
            let provider_id = format!("ours-{}", effect.subject);
            outbound::settle(tx, &ctx, &brand, &effect, SendOutcome::Sent { provider_id, thread }).await?;
        }
        Ok(())
    });
    settled.await.unwrap();
}

/// All that a case is, as far as an agent can see it.
async fn picture(world: &World, case: CaseId) -> String {
    let view = world.look(case).await;
    let messages: Vec<_> = view
        .messages
        .iter()
        .filter(|m| m.case_id == case)
        .map(|m| (m.id, m.seq, m.person_id, m.conversation_id, &m.text))
        .collect();
    let item = view.item.as_ref().map(|i| (i.id, &i.queue, i.state, i.assignee, i.turn, i.due_at, i.rank_at));
    let clocks: Vec<_> =
        view.clocks.iter().map(|c| (c.id, c.metric, c.state, c.started_at, c.due_at)).collect();
    let who: Vec<_> = view.identities.iter().map(|i| i.id).collect();
    let person = (&view.person.name, view.person.reach, view.person.first_seen_at, view.person.last_seen_at);
    let (left, right) = (format!("{:?} {person:?} {who:?}", view.case), format!("{item:?} {clocks:?}"));
    format!("{left}\n{messages:#?}\n{right}")
}

async fn has(world: &World, case: CaseId, kind: Kind) -> Option<Value> {
    let events = read(world, async move |tx: &mut Tx, ctx: &Ctx| trail::of_case(tx, ctx, case).await).await;
    events.into_iter().find(|event| event.kind == kind).map(|event| event.data)
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn an_order_that_two_name_is_a_question_and_nobody_is_made_one_by_it(db: TestDb) {
    let world = World::new(db).await;
    let (first, second) = two(&world).await;
    let pairs = open(&world, second).await;
    let [pair] = &pairs[..] else { panic!("{pairs:?}") };
    let signs: Vec<Sign> = pair.suggestion.evidence.0.iter().map(|one| one.sign).collect();
    assert_eq!(signs, [Sign::Order, Sign::Text], "{pair:?}");
    assert_eq!(pair.suggestion.evidence.0[0].shown, "…2231");
    assert!((0.6..0.9).contains(&pair.suggestion.score), "{}", pair.suggestion.score);
    assert_eq!(pair.other.words.as_ref().unwrap().text, MAIL);
    assert_ne!(person_of(&world, first).await, person_of(&world, second).await);
    let told = has(&world, first, Kind::IdentitySuggested).await.expect("it stands in the case");
    assert!(!told.to_string().contains("2231"), "no customer's words in an event");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn two_that_are_confirmed_have_one_case_one_owner_and_one_clock_and_all_of_it_can_be_undone(
    db: TestDb,
) {
    let world = World::new(db).await;
    let (first, second) = two(&world).await;
    let ctx = world.agent.clone();
    world.run(async move |tx: &mut Tx| queues::take(tx, &ctx, second).await).await.unwrap();
    let before = [picture(&world, first).await, picture(&world, second).await];
    let pairs = open(&world, second).await;
    let linked = confirm(&world, &pairs[0], true).await.unwrap();
    assert_eq!(linked.cases.len(), 1);

    let one = world.look(first).await;
    assert_eq!(one.identities.len(), 2);
    assert_eq!(one.messages.iter().map(|m| (m.case_id, m.seq)).collect::<Vec<_>>(), [(first, 1), (first, 2)]);
    assert_eq!(one.cases.len(), 1, "there is no second case");
    let responses: Vec<_> = one.clocks.iter().filter(|c| c.metric == Metric::FirstResponse).collect();
    assert_eq!(responses.len(), 1);
    assert_eq!(responses[0].started_at, START, "it counts from the first word");
    let late = world.look(second).await;
    assert_eq!(late.case.joined_to, Some(first));
    assert!(late.clocks.is_empty() && late.item.unwrap().done_at.is_some());
    let report = counted(&world).await;
    assert!(report.differing.is_empty(), "{:#?}", report.differing);
    assert_eq!(has(&world, first, Kind::CasesJoined).await.unwrap()["duplicate_contact"], true);
    let twice = read(&world, async |tx: &mut Tx, ctx: &Ctx| identity::duplicates(tx, ctx, START).await).await;
    assert_eq!((twice.cases, twice.joined), (1, 1));
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let refused = world.run(async move |tx: &mut Tx| handling::reopen(tx, &ctx, &brand, second).await).await;
    assert!(matches!(refused, Err(Error::Invalid(told)) if told.contains(&first.to_string())));

    unlink(&world, linked.join).await.unwrap();
    let after = [picture(&world, first).await, picture(&world, second).await];
    assert_eq!(after, before, "both are as they were");
    let report = counted(&world).await;
    assert!(report.differing.is_empty(), "{:#?}", report.differing);
    let twice = read(&world, async |tx: &mut Tx, ctx: &Ctx| identity::duplicates(tx, ctx, START).await).await;
    assert_eq!(twice.joined, 0);
    assert!(matches!(unlink(&world, linked.join).await, Err(Error::Invalid(_))), "once is enough");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_was_said_in_the_one_case_goes_back_to_whom_it_was_said(db: TestDb) {
    let world = World::new(db).await;
    let (first, second) = two(&world).await;
    let pairs = open(&world, second).await;
    let linked = confirm(&world, &pairs[0], true).await.unwrap();
    world.pass(Millis::minutes(1));
    answer(&world, first).await;
    let (ctx, text) = (world.agent.clone(), "they wrote twice");
    world.run(async move |tx: &mut Tx| outbound::note(tx, &ctx, first, text).await).await.unwrap();
    world.pass(Millis::minutes(1));
    world.hear(&[world.private("m1", "leem_", "thank you, it still does not work, please help")]).await;
    world.hear(&[world.private("m2", "lee_mail", "please help, it is still down")]).await;
    assert_eq!(world.look(first).await.messages.len(), 6, "all of it stands in one case");
    unlink(&world, linked.join).await.unwrap();
    let said = async |case: CaseId| -> Vec<(i64, String)> {
        let view = world.look(case).await;
        assert_eq!(view.case.last_seq, view.messages.iter().map(|m| m.seq).max().unwrap());
        view.messages.into_iter().map(|m| (m.seq, m.text)).collect()
    };
    let (mail, tweet) = (said(first).await, said(second).await);
    assert_eq!(mail.len() + tweet.len(), 6);
    assert!(mail.iter().any(|m| m.1 == MAIL) && mail.iter().any(|m| m.1.contains("still down")));
    assert!(tweet.iter().any(|m| m.1 == TWEET) && tweet.iter().any(|m| m.1.contains("does not work")));
    assert!(tweet.iter().any(|m| m.1 == "We are on it."), "it answered the tweet: {tweet:?}");
    let first_response = world.look(second).await.clocks;
    let first_response = first_response.iter().find(|c| c.metric == Metric::FirstResponse).unwrap();
    assert!(first_response.stopped_at.is_some(), "the tweet was answered");
    let waits = world.look(first).await.clocks;
    assert!(waits.iter().any(|c| c.metric == Metric::FirstResponse && c.stopped_at.is_none()));
    let report = counted(&world).await;
    assert!(report.differing.is_empty(), "{:#?}", report.differing);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn not_the_same_is_remembered_both_ways_and_for_whoever_joins_either(db: TestDb) {
    let world = World::new(db).await;
    let (first, second) = two(&world).await;
    reject(&world, &open(&world, second).await[0]).await;
    world.hear(&[world.mention("p3", "leem_", "@larkspur please help, order NF-2231!")]).await;
    assert!(open(&world, first).await.is_empty() && open(&world, second).await.is_empty());
    let (one, other) = (person_of(&world, first).await, person_of(&world, second).await);
    for (a, b) in [(one, other), (other, one)] {
        let (ctx, brand) = (world.agent.clone(), world.brand.clone());
        let refused =
            world.run(async move |tx: &mut Tx| identity::link(tx, &ctx, &brand, a, b, true).await).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    }
    // A third joins the one: what was said of the one holds for the third.
    world.hear(&[world.mention("p4", "lee_work", "@larkspur please help, again order NF-2231")]).await;
    let third = world.complaint_of("lee_work").await;
    let third = person_of(&world, third).await;
    let link = async |a: PersonId, b: PersonId| {
        let (ctx, brand) = (world.agent.clone(), world.brand.clone());
        world.run(async move |tx: &mut Tx| identity::link(tx, &ctx, &brand, a, b, false).await).await
    };
    link(one, third).await.unwrap();
    let refused = link(third, other).await;
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn who_was_joined_can_be_told_apart_again_only_from_the_last_join_on_and_agents_may_do_all_of_it(
    db: TestDb,
) {
    let world = World::new(db).await;
    let (first, second) = two(&world).await;
    world.hear(&[world.mention("p0", "zoe", "@larkspur please help, order 99887766")]).await;
    let (one, other) = (person_of(&world, first).await, person_of(&world, second).await);
    let zoe = person_of(&world, world.complaint_of("zoe").await).await;
    let join = async |a: PersonId, b: PersonId| {
        let (ctx, brand) = (world.agent.clone(), world.brand.clone());
        world.run(async move |tx: &mut Tx| identity::link(tx, &ctx, &brand, a, b, false).await).await
    };
    let inner = join(other, zoe).await.unwrap();
    let outer = join(one, zoe).await.unwrap();
    assert_eq!(outer.person, one, "who was seen first stays");
    assert!(matches!(join(other, one).await, Err(Error::Invalid(_))), "they are one already");
    assert!(matches!(unlink(&world, inner.join).await, Err(Error::Invalid(_))), "the later one first");
    unlink(&world, outer.join).await.unwrap();
    unlink(&world, inner.join).await.unwrap();
    for (person, handle) in [(one, "lee_mail"), (other, "leem_"), (zoe, "zoe")] {
        let found =
            read(&world, async move |tx: &mut Tx, ctx: &Ctx| people::get(tx, ctx, person).await).await;
        assert_eq!(found.1.iter().map(|i| i.handle.as_str()).collect::<Vec<_>>(), [handle]);
    }
    let reader = world.hire("vic", Role::Viewer, None).await;
    let brand = world.brand.clone();
    let refused = world
        .run(async move |tx: &mut Tx| identity::link(tx, &reader, &brand, one, zoe, false).await.map(drop))
        .await;
    assert!(matches!(refused, Err(Error::Denied { .. })));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_was_taken_back_suggests_nothing_any_more(db: TestDb) {
    let world = World::new(db).await;
    world.hear(&[world.mention("p1", "lee_mail", MAIL)]).await;
    let gone = serde_json::json!({ "type": "post.deleted", "id": "p1",
        "at": world.ctx.now().timestamp() });
    world.hear(&[gone]).await;
    world.hear(&[world.mention("p2", "leem_", TWEET)]).await;
    let second = world.complaint_of("leem_").await;
    assert!(open(&world, second).await.is_empty());
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_case_on_which_something_hangs_is_not_taken_into_another(db: TestDb) {
    let world = World::new(db).await;
    let (first, second) = two(&world).await;
    let pairs = open(&world, second).await;
    let linked = confirm(&world, &pairs[0], false).await.unwrap();
    assert!(linked.cases.is_empty());
    let both = world.look(first).await.cases;
    assert_eq!(identity::same_issue_in(&both[0], &both).len(), 1, "the desk offers to join them");
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let asks = async move |tx: &mut Tx| {
        crate::consults::ask(tx, &ctx, &brand, second, "care_team", "Is it down there?", None).await
    };
    world.run(asks).await.unwrap();
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let join = async move |tx: &mut Tx| identity::join_cases(tx, &ctx, &brand, second, first).await;
    let refused = world.run(join).await;
    assert!(matches!(&refused, Err(Error::Invalid(told)) if told.contains("question")), "{refused:?}");
    assert_eq!(world.look(second).await.case.state, cases::State::Open);
    let rows =
        read(&world, async |tx: &mut Tx, ctx: &Ctx| desk::list(tx, ctx, &desk::View::All, 50, None).await)
            .await;
    assert_eq!(rows.0.len(), 2);
}
