//! A crisis is switched on: two others agree to every word about it, and silence is nobody's agreement.

use care::approvals::{self, Candidate};
use care::cases::Mode;
use care::models::modes::{self, NewSwitch};
use care::notifications::{self, Kind};
use care::outbound::{self, Agreed, Agreement, Composed};
use care::{Result, Tx, staff};
use kernel::{ApprovalId, CaseId, Millis, Role};

use crate::colleague::Colleague;
use crate::harness::{Story, on_both_engines, until};

on_both_engines! {
    in_a_crisis_two_leads_agree_to_every_word_about_it,
    when_the_approver_is_silent_the_deputy_is_told_and_may_agree,
}

async fn told(story: &Story, who: &Colleague) -> Vec<Kind> {
    let ctx = who.ctx.clone();
    let told = story.node.app.read(async move |tx: &mut Tx| notifications::mine(tx, &ctx, 50).await).await;
    told.unwrap().iter().rev().filter(|told| is_about_words(told.kind)).map(|told| told.kind).collect()
}

fn is_about_words(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ApprovalAsked | Kind::ApprovalGiven | Kind::ApprovalReturned | Kind::ApprovalEscalated
    )
}

async fn agree(story: &Story, who: &Colleague, id: ApprovalId) -> Result<Agreed> {
    let (ctx, brand) = (who.ctx.clone(), story.brand());
    let agreement = Agreement::default();
    story
        .node
        .app
        .write(async move |tx: &mut Tx| outbound::approve(tx, &ctx, &brand, id, &agreement).await)
        .await
}

async fn candidate(story: &Story, case: CaseId) -> Candidate {
    let ctx = story.ctx();
    let all = story.node.app.read(async move |tx: &mut Tx| approvals::of_case(tx, &ctx, case).await).await;
    all.unwrap().pop().expect("words wait")
}

/// Sam writes words that wait. Their approval.
async fn waits(sam: &Colleague, case: CaseId) -> ApprovalId {
    let wish = sam.wish(case, Mode::Public, "We are looking into it. Sorry for the trouble.").await;
    match sam.say(wish).await.unwrap() {
        Composed::Waiting { approval, .. } => approval,
        other => panic!("somebody has to agree: {other:?}"),
    }
}

async fn in_a_crisis_two_leads_agree_to_every_word_about_it(story: &Story) {
    let (sam, lea) = (story.colleague("sam").await, story.colleague("lea").await);
    let ruth = story.join("ruth", Role::Lead, "press_office").await;
    let (ctx, brand) = (lea.ctx.clone(), story.brand());
    let on = story.node.app.write(async move |tx: &mut Tx| {
        let (topics, reason) = (vec!["outage".to_owned()], "the north is offline");
        modes::switch_on(tx, &ctx, &brand, NewSwitch { mode: "crisis", topics, reason, until: None }).await
    });
    on.await.unwrap();
    until("the mode is on", async || (!story.brand().modes.is_none()).then_some(())).await;
    let jana = story.person("jana_k").await;
    story.network().post(&jana, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    let case = story.case_of(&jana).await;
    let view = sam.look(case).await;
    assert_eq!(
        (view.item.unwrap().queue.as_str(), view.decisions[0].rule.as_str()),
        ("war_room", "M1-crisis-topic")
    );

    let id = waits(&sam, case).await;
    assert_eq!((told(story, &lea).await, told(story, &sam).await), (vec![Kind::ApprovalAsked], vec![]));
    assert_eq!(agree(story, &lea, id).await.unwrap(), Agreed::Counted { given: 1, need: 2 });
    assert!(agree(story, &lea, id).await.is_err(), "the same person twice is one");
    story.advance(approvals::PATIENCE).await;
    until("others are asked", async || {
        (candidate(story, case).await.state == approvals::State::Escalated).then_some(())
    })
    .await;
    assert_eq!(told(story, &ruth).await, [Kind::ApprovalAsked, Kind::ApprovalEscalated]);
    story.advance(Millis::hours(1)).await;
    assert!(sam.look(case).await.sends.is_empty(), "time agrees to nothing");
    assert!(matches!(agree(story, &ruth, id).await.unwrap(), Agreed::Queued { .. }));
    assert_eq!(told(story, &sam).await, [Kind::ApprovalGiven]);
    story.sent().await;
    let view = sam.look(case).await;
    assert_eq!((view.sends.len(), view.case.answered_at.is_some()), (1, true));
}

async fn when_the_approver_is_silent_the_deputy_is_told_and_may_agree(story: &Story) {
    let source = ownership::preset_text("divided").expect("the preset comes with the product");
    let named = "approval = \"social_lead\"";
    assert!(source.contains(named));
    let deputised =
        r#"approval = { by = "social_lead", timeout = "20m", on_timeout = "escalate", deputy = "head" }"#;
    story.rule(source.replace(named, deputised)).await;
    let sam = story.colleague("sam").await;
    let first = story.join("first", Role::Agent, "care_team").await;
    let second = story.join("second", Role::Agent, "care_team").await;
    let (ctx, one, two) = (story.ctx(), first.id(), second.id());
    let granted = story.node.app.write(async move |tx: &mut Tx| {
        staff::grant_role(tx, &ctx, one, "social_lead").await?;
        staff::grant_role(tx, &ctx, two, "head").await
    });
    granted.await.unwrap();
    let star = story.person_with("veltravel", "Vel travels", 250_000).await;
    story.network().post(&star, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    let case = story.case_of(&star).await;
    let id = waits(&sam, case).await;
    assert_eq!(told(story, &first).await, [Kind::ApprovalAsked]);
    assert!(told(story, &second).await.is_empty());
    let early = agree(story, &second, id).await.unwrap_err();
    assert!(early.to_string().contains("`social_lead` has to agree"), "{early}");

    story.advance(Millis::minutes(20)).await;
    until("the deputy is told", async || {
        (told(story, &second).await == [Kind::ApprovalEscalated]).then_some(())
    })
    .await;
    assert_eq!(told(story, &first).await, [Kind::ApprovalAsked], "who is silent is not told again");
    assert!(matches!(agree(story, &second, id).await.unwrap(), Agreed::Queued { .. }));
    assert_eq!(candidate(story, case).await.delay(), Some(Millis::minutes(20)));
    story.sent().await;
    assert_eq!(sam.look(case).await.sends.len(), 1);
}
