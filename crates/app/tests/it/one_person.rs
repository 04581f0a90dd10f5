//! The same complaint twice, by one person under two names: asked, confirmed, one case, and two again.

use care::cases::{Direction, Mode};
use care::clocks::{self, Metric, Which};
use care::identity::{self, Linked, Pair, Sign};
use care::{Tx, trail};
use kernel::{CaseId, Millis};

use crate::colleague::Colleague;
use crate::harness::{MONDAY, Story, on_both_engines};

on_both_engines! {
    two_complaints_of_one_person_become_one_case_and_two_again,
    a_household_that_shares_an_address_stays_two_people,
}

async fn questions(story: &Story, who: &Colleague, case: CaseId) -> Vec<Pair> {
    let person = who.look(case).await.person.id;
    let ctx = who.ctx.clone();
    let read = async move |tx: &mut Tx| identity::open_pairs(tx, &ctx, person).await;
    story.node.app.read(read).await.unwrap()
}

async fn confirm(story: &Story, who: &Colleague, pair: &Pair) -> Linked {
    let (ctx, brand, id) = (who.ctx.clone(), story.brand(), pair.suggestion.id);
    let verb = async move |tx: &mut Tx| identity::confirm(tx, &ctx, &brand, id, true).await;
    story.node.app.write(verb).await.unwrap()
}

async fn clocks_are_right(story: &Story) {
    let (ctx, brand) = (story.ctx(), story.brand());
    let which = Which::Page { since: MONDAY - Millis::days(1), after: None };
    let count = async move |tx: &mut Tx| clocks::recompute(tx, &ctx, &brand, which, false).await;
    let report = story.node.app.write(count).await.unwrap();
    assert!(report.differing.is_empty(), "{:#?}", report.differing);
}

async fn two_complaints_of_one_person_become_one_case_and_two_again(story: &Story) {
    let sam = story.colleague("sam").await;
    let (mail, tweet) = (story.person("lee_mail").await, story.person("leem_").await);
    story.network().dm(&mail, "Router dead since Monday, please help. Order NF-2231.").await.unwrap();
    story.heard().await;
    let first = story.case_of(&mail).await;
    let began = sam.look(first).await.case.opened_at;
    story.advance(Millis::hours(3)).await;
    let words = "anyone awake at @larkspur? router dead since monday, please help, order NF-2231";
    story.network().post(&tweet, words).await.unwrap();
    story.heard().await;
    let second = story.case_of(&tweet).await;
    assert_ne!(first, second, "nobody is made one by a guess");

    let pairs = questions(story, &sam, second).await;
    let [pair] = &pairs[..] else { panic!("{pairs:?}") };
    let signs: Vec<Sign> = pair.suggestion.evidence.0.iter().map(|one| one.sign).collect();
    assert!(signs.contains(&Sign::Order) && signs.contains(&Sign::Text), "{signs:?}");
    assert!((0.5..1.0).contains(&pair.suggestion.score));

    story.advance(Millis::minutes(2)).await;
    sam.take(first).await.unwrap();
    let linked = confirm(story, &sam, pair).await;
    let one = sam.look(first).await;
    assert_eq!(one.messages.iter().filter(|m| m.case_id == first).count(), 2);
    assert_eq!(one.item.as_ref().unwrap().assignee, Some(sam.id()));
    assert_eq!(one.cases.len(), 1, "no second case");
    let first_response: Vec<_> = one.clocks.iter().filter(|c| c.metric == Metric::FirstResponse).collect();
    assert_eq!((first_response.len(), first_response[0].started_at), (1, began));
    assert!(sam.look(second).await.item.unwrap().done_at.is_some());
    clocks_are_right(story).await;

    // One public line and one private answer leave the same case; the order is known and named in neither.
    sam.answer(first, Mode::Public, "Hi Lee, I am on it, details in your inbox.").await;
    sam.answer(first, Mode::Private, "Hi Lee, your line is being reset now.").await;
    story.sent().await;
    let said = sam.look(first).await;
    let ours: Vec<_> = said.messages.iter().filter(|m| m.direction == Direction::Outbound).collect();
    assert_eq!(ours.len(), 2);
    assert!(ours.iter().all(|m| m.case_id == first && !m.text.contains("2231")));
    let told = said.events.iter().find(|event| event.kind == trail::Kind::CasesJoined).unwrap();
    assert_eq!(told.data["duplicate_contact"], true);
    assert_eq!(told.actor.user(), Some(sam.id()));
    let ctx = sam.ctx.clone();
    let count = async move |tx: &mut Tx| identity::duplicates(tx, &ctx, MONDAY).await;
    assert_eq!(story.node.app.read(count).await.unwrap().joined, 1);

    let (ctx, brand) = (sam.ctx.clone(), story.brand());
    let undo = async move |tx: &mut Tx| identity::unlink(tx, &ctx, &brand, linked.join).await;
    story.node.app.write(undo).await.unwrap();
    for (case, text, answer) in [(first, "Router dead", "being reset"), (second, "anyone awake", "on it")] {
        let view = sam.look(case).await;
        let texts: Vec<_> = view.messages.iter().map(|m| m.text.as_str()).collect();
        assert_eq!(texts.len(), 2, "{texts:?}");
        assert!(texts[0].contains(text) && texts[1].contains(answer), "{texts:?}");
        assert!(view.item.unwrap().done_at.is_none());
        let response = view.clocks.iter().filter(|c| c.metric == Metric::FirstResponse).collect::<Vec<_>>();
        assert!(response.len() == 1 && response[0].stopped_at.is_some());
    }
    clocks_are_right(story).await;
}

async fn a_household_that_shares_an_address_stays_two_people(story: &Story) {
    let sam = story.colleague("sam").await;
    let (lee, kim) = (story.person("lee").await, story.person("kim").await);
    for who in [&lee, &kim] {
        let words = "my internet is down, please help, write to home@example.org";
        story.network().dm(who, words).await.unwrap();
        story.heard().await;
    }
    let case = story.case_of(&kim).await;
    let pairs = questions(story, &sam, case).await;
    assert_eq!(pairs.len(), 1);
    let (ctx, id) = (sam.ctx.clone(), pairs[0].suggestion.id);
    story.node.app.write(async move |tx: &mut Tx| identity::reject(tx, &ctx, id).await).await.unwrap();
    for who in [&lee, &kim] {
        story.network().dm(who, "still nothing, please help, home@example.org").await.unwrap();
        story.heard().await;
        let case = story.case_of(who).await;
        assert!(questions(story, &sam, case).await.is_empty(), "it is remembered, both ways");
    }
    assert_eq!(sam.look(case).await.identities.len(), 1);
}
