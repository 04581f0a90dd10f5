//! Below a campaign: praise turns out to be a problem, and changes hands under an internal promise.

use care::cases::Direction;
use care::handoffs::{self, Kind, State};
use care::learning::{self, Rerouted};
use care::trail;
use care::{Tx, notifications};
use kernel::{CaseId, Millis};

use crate::colleague::Colleague;
use crate::harness::{Story, on_both_engines, until};

on_both_engines! {
    what_marketing_hands_to_care_and_care_does_not_acknowledge_comes_back_and_goes_up,
    what_care_acknowledges_stays_with_care,
}

/// Praise with a problem, of which Mia of marketing says that somebody has to act. Its case.
async fn needs_care(story: &Story, mia: &Colleague) -> CaseId {
    let jana = story.person("jana_k").await;
    story.network().post(&jana, "Love the new @larkspur advert, so good!").await.unwrap();
    story.heard().await;
    let case = story.case_of(&jana).await;
    mia.take(case).await.unwrap();
    story.advance(Millis::minutes(12)).await;
    let view = mia.look(case).await;
    assert_eq!(view.item.as_ref().unwrap().queue, "community");
    let message = view.messages.iter().find(|message| message.direction == Direction::Inbound).unwrap().id;
    let (ctx, brand) = (mia.ctx.clone(), story.brand());
    let said = story.node.app.write(async move |tx: &mut Tx| {
        learning::correct(tx, &ctx, &brand, message, "needs_action", "true").await
    });
    assert!(matches!(said.await.unwrap().routed, Rerouted::Moved { to, .. } if to == "care"));
    let after = mia.look(case).await;
    assert_eq!(after.item.as_ref().unwrap().queue, "care");
    let started = |view: &care::desk::CaseView| view.nearest_clock().map(|clock| clock.started_at);
    assert_eq!(started(&after), started(&view), "the clock is not reset");
    let row = &moves(story, case).await[0];
    assert_eq!((row.kind, row.state, row.from_user), (Kind::Handoff, State::Waiting, Some(mia.id())));
    assert_eq!(row.ack_due, Some(row.at + Millis::minutes(10)));
    case
}

async fn moves(story: &Story, case: CaseId) -> Vec<handoffs::Handoff> {
    let ctx = story.ctx();
    story.node.app.read(async move |tx: &mut Tx| handoffs::of_case(tx, &ctx, case).await).await.unwrap()
}

async fn what_marketing_hands_to_care_and_care_does_not_acknowledge_comes_back_and_goes_up(story: &Story) {
    let (mia, lea) = (story.colleague("mia").await, story.colleague("lea").await);
    let case = needs_care(story, &mia).await;
    story.advance(Millis::minutes(10)).await;
    let item = until("the case comes back", async || {
        mia.look(case).await.item.filter(|item| item.queue == "community")
    })
    .await;
    assert_eq!(item.assignee, Some(mia.id()), "into the hands that it came from");
    let kinds: Vec<_> = mia.look(case).await.events.iter().map(|event| event.kind).collect();
    assert!(kinds.contains(&trail::Kind::Returned) && kinds.contains(&trail::Kind::Escalated));
    for who in [&mia, &lea] {
        let ctx = who.ctx.clone();
        let told =
            story.node.app.read(async move |tx: &mut Tx| notifications::mine(tx, &ctx, 50).await).await;
        assert!(told.unwrap().iter().any(|told| told.kind == notifications::Kind::Returned));
    }
    let states: Vec<_> = moves(story, case).await.iter().map(|row| (row.kind, row.state)).collect();
    assert_eq!(states, [(Kind::Handoff, State::Returned), (Kind::Return, State::Moved)]);
}

async fn what_care_acknowledges_stays_with_care(story: &Story) {
    let (mia, sam) = (story.colleague("mia").await, story.colleague("sam").await);
    let case = needs_care(story, &mia).await;
    let ctx = mia.ctx.clone();
    let own =
        story.node.app.write(async move |tx: &mut Tx| handoffs::acknowledge(tx, &ctx, case).await).await;
    assert!(own.is_err(), "whoever hands a case over does not acknowledge it");
    sam.take(case).await.unwrap();
    assert_eq!(moves(story, case).await[0].ack_by, Some(sam.id()));
    story.advance(Millis::minutes(30)).await;
    let looked = story.node.app.write({
        let (ctx, brand) = (story.ctx(), story.brand());
        async move |tx: &mut Tx| handoffs::due(tx, &ctx, &brand).await
    });
    assert_eq!(looked.await.unwrap(), handoffs::Done::default());
    assert_eq!(sam.look(case).await.item.unwrap().assignee, Some(sam.id()));
}
