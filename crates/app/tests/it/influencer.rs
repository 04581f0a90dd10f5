//! J5: a complaint that many people hear: routed first, told to others, agreed to, and worth no more than anybody's.

use care::cases::Mode;
use care::goodwill::{Amount, Goodwill};
use care::outbound::{self, Agreed, Agreement, Compose, Composed};
use care::trail::Kind;
use care::{Error, Tx, approvals, clocks, goodwill, staff};
use kernel::{ApprovalId, CaseId, Millis};

use crate::colleague::Colleague;
use crate::harness::{Story, on_both_engines, until};

on_both_engines! {
    a_complaint_that_many_hear_is_agreed_to_and_worth_what_anybodys_is,
    an_approver_who_is_silent_is_not_one_who_agrees,
}

/// The standard for what such a mistake is worth.
const STANDARD: i64 = 60;

/// The complaint of somebody with 250,000 followers, in the hands of Sam. Lea may agree for social media.
async fn complaint(story: &Story) -> CaseId {
    let (ctx, lea, sam) = (story.ctx(), story.colleague("lea").await.id(), story.colleague("sam").await);
    // No limit of a team's own: the standard of the house holds.
    let source = ownership::preset_text("divided").expect("the preset comes with the product");
    let own = "authority = { goodwill_limit = 60.0 }\n";
    assert!(source.contains(own));
    let house = format!("[standards.house]\ngoodwill = {{ default = {STANDARD}.0 }}\n");
    story.rule(format!("{}\n{house}", source.replace(own, ""))).await;
    let granted =
        story.node.app.write(async move |tx: &mut Tx| staff::grant_role(tx, &ctx, lea, "social_lead").await);
    granted.await.unwrap();
    let traveller = story.person_with("veltravel", "Vel travels", 250_000).await;
    let words = "@larkspur you charged me for three months after I cancelled. Please refund this.";
    story.network().post(&traveller, words).await.unwrap();
    story.heard().await;
    let case = story.case_of(&traveller).await;
    sam.take(case).await.unwrap();
    case
}

async fn candidate(sam: &Colleague, case: CaseId, text: &str) -> ApprovalId {
    match sam.say(sam.wish(case, Mode::Public, text).await).await.unwrap() {
        Composed::Waiting { approval, .. } => approval,
        other => panic!("somebody has to agree: {other:?}"),
    }
}

async fn agree(story: &Story, who: &Colleague, id: ApprovalId, agreement: Agreement) -> care::Result<Agreed> {
    let (ctx, brand) = (who.ctx.clone(), story.brand());
    story
        .node
        .app
        .write(async move |tx: &mut Tx| outbound::approve(tx, &ctx, &brand, id, &agreement).await)
        .await
}

async fn candidates(story: &Story, case: CaseId) -> Vec<approvals::Candidate> {
    let ctx = story.ctx();
    story.node.app.read(async move |tx: &mut Tx| approvals::of_case(tx, &ctx, case).await).await.unwrap()
}

async fn a_complaint_that_many_hear_is_agreed_to_and_worth_what_anybodys_is(story: &Story) {
    let case = complaint(story).await;
    let (sam, lea) = (story.colleague("sam").await, story.colleague("lea").await);
    let view = sam.look(case).await;
    let (item, decision) = (view.item.as_ref().unwrap(), &view.decisions[0]);
    assert_eq!((item.queue.as_str(), decision.rule.as_str()), ("care", "R3-many-are-listening"));
    assert_eq!((item.priority, item.policy.is_some()), (16.0, true));
    let told: Vec<_> = decision.record.0.result.inform.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["community_team", "corp_comms"]);

    // Five minutes later: more than the standard is refused, whoever complains; with a reason it waits for a lead.
    story.advance(Millis::minutes(5)).await;
    let text = "This should not have happened. We give you three months back.";
    let too_much = Compose {
        goodwill: Some(Goodwill::new(Amount::units(300), None)),
        ..sam.wish(case, Mode::Public, text).await
    };
    let refused = sam.say(too_much.clone()).await.unwrap_err();
    assert!(
        matches!(refused, Error::Invalid(_)) && refused.to_string().contains("60.00 at most"),
        "{refused}"
    );
    let reason = Some("three months were charged twice".to_owned());
    let exception = Compose { goodwill: Some(Goodwill::new(Amount::units(300), reason)), ..too_much };
    let Composed::Waiting { approval, .. } = sam.say(exception).await.unwrap() else {
        panic!("somebody has to agree")
    };
    let waiting = &candidates(story, case).await[0];
    assert!(
        waiting.goodwill.as_ref().unwrap().0.exceeds && waiting.why.contains("social_lead"),
        "{waiting:?}"
    );
    let own = agree(story, &sam, approval, Agreement::default()).await.unwrap_err();
    assert!(matches!(own, Error::Refused(_)), "nobody agrees to their own words: {own}");

    // Two minutes later the lead agrees to the words, and not to the amount. They leave at seven minutes.
    story.advance(Millis::seconds(120)).await;
    let plain = "This should not have happened. We look into it now, and write to you today.";
    let without = Agreement { text: Some(plain.into()), without_goodwill: true, ..Agreement::default() };
    assert!(matches!(agree(story, &lea, approval, without).await.unwrap(), Agreed::Queued { .. }));
    story.sent().await;
    let view = sam.look(case).await;
    let first = &view.clocks[0];
    assert_eq!((first.metric, first.state), (clocks::Metric::FirstResponse, clocks::State::Met));
    // Ten seconds of it are those in which words can be undone, one is the test's.
    assert_eq!(first.stopped_at.unwrap().since(first.started_at), Millis::seconds(420 + 11));
    let done = &candidates(story, case).await[0];
    assert_eq!(
        done.delay(),
        Some(Millis::seconds(120)),
        "the wait is a part of the answer's time, and shown beside it"
    );
    let ctx = story.ctx();
    let granted = story.node.app.read(async move |tx: &mut Tx| goodwill::of_case(tx, &ctx, case).await);
    assert_eq!(granted.await.unwrap().len(), 0, "how many listen raised the care taken, not the amount");
    let answer = view.messages.last().unwrap();
    assert_eq!((answer.text.as_str(), answer.author_id), (plain, Some(sam.id())));
    assert!(!view.events.iter().any(|event| event.kind == Kind::GoodwillGranted));
}

async fn an_approver_who_is_silent_is_not_one_who_agrees(story: &Story) {
    let case = complaint(story).await;
    let (sam, mia) = (story.colleague("sam").await, story.colleague("mia").await);
    // A lead without the role is asked only when the one with it is silent.
    let id = candidate(&sam, case, "We look into it now, and write to you today.").await;
    let ruth = story.join("ruth", kernel::Role::Lead, "care_team").await;
    let early = agree(story, &ruth, id, Agreement::default()).await.unwrap_err();
    assert!(early.to_string().contains("`social_lead` has to agree"), "{early}");
    story.advance(approvals::PATIENCE).await;
    until("others are asked", async || {
        (candidates(story, case).await[0].state == approvals::State::Escalated).then_some(())
    })
    .await;
    story.advance(Millis::hours(8)).await;
    assert!(sam.look(case).await.sends.is_empty(), "no length of time is an agreement");
    let agent = agree(story, &mia, id, Agreement::default()).await.unwrap_err();
    assert!(matches!(agent, Error::Refused(_)), "{agent}");
    assert!(matches!(agree(story, &ruth, id, Agreement::default()).await.unwrap(), Agreed::Queued { .. }));
    story.sent().await;
    assert_eq!(sam.look(case).await.sends.len(), 1);
}
