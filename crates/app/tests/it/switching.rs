//! Another team becomes the owner while cases are in flight, and back again.

use care::models::{self, NewDraft, State};
use care::trail::Kind;
use care::{Error, Result, Tx};
use db::{args, statements};
use kernel::{CaseId, Instant, Millis, PageRequest, Role};

use crate::colleague::Colleague;
use crate::harness::{MONDAY, Story, on_both_engines, until};
use crate::rows;

on_both_engines! {
    from_marketing_to_divided_and_back_no_case_is_ever_without_an_owner,
}

statements! {
    OPEN = "select c.id, w.queue from cases c
        left join work_items w on w.tenant = c.tenant and w.case_id = c.id and w.state <> 'done'
        where c.tenant = $1 and c.state <> 'resolved' order by c.id";
    STEPS = "select kind, count(*) as n from events where tenant = $1 and kind in
            ('ownership_activated', 'ownership_rolled_back', 'ownership_shadowed', 'ownership_approved')
        group by kind order by kind";
}

/// Marketing answers whatever is social; the sandbox is.
fn marketing() -> String {
    let text = ownership::preset_text("marketing").expect("the preset comes with the product");
    let ours = text.replace(r#""messenger"]"#, r#""messenger", "sandbox"]"#);
    // What moves by itself is another story.
    let ours = ours.replace("after = \"1h\"", "after = \"9d\"");
    assert_eq!(ours.matches("sandbox").count(), 3, "the team and two rules");
    ours
}

/// Every open case stands in one queue, and that queue has somebody behind it.
async fn all_owned(story: &Story) -> usize {
    let open: Vec<(CaseId, Option<String>)> =
        rows::query(story, &OPEN, args![story.ctx().tenant].into()).await;
    let brand = story.brand();
    for (case, queue) in &open {
        let queue = queue.as_deref().unwrap_or_else(|| panic!("{case} has no owner"));
        assert!(brand.owner_of(queue).is_some(), "{case} stands in {queue}, which nobody knows");
    }
    let mut cases: Vec<_> = open.iter().map(|(case, _)| *case).collect();
    cases.dedup();
    assert_eq!(cases.len(), open.len(), "a case has one owner");
    open.len()
}

async fn draft(story: &Story, who: &Colleague, text: String) -> i64 {
    let ctx = who.ctx.clone();
    let verb = async move |tx: &mut Tx| {
        models::draft(tx, &ctx, NewDraft { text: &text, ..NewDraft::default() }).await
    };
    story.node.app.write(verb).await.unwrap()
}

async fn approve(story: &Story, who: &Colleague, version: i64, at: Option<Instant>) -> Result<()> {
    let ctx = who.ctx.clone();
    story.node.app.write(async move |tx: &mut Tx| models::approve(tx, &ctx, version, at).await).await
}

async fn in_force(story: &Story, version: i64) {
    until("every node knows the version in force", async || {
        (story.brand().model_version == version).then_some(())
    })
    .await;
    all_owned(story).await;
}

async fn says(story: &Story, person: &str, words: &str) -> CaseId {
    story.network().post(person, words).await.unwrap();
    story.heard().await;
    all_owned(story).await;
    story.case_of(person).await
}

async fn from_marketing_to_divided_and_back_no_case_is_ever_without_an_owner(story: &Story) {
    let (ada, lea, sam) =
        (story.colleague("ada").await, story.colleague("lea").await, story.colleague("sam").await);
    let mut people = Vec::new();
    for name in ["jana", "lin", "omar", "nia", "pim"] {
        people.push(story.person(name).await);
    }
    let [jana, lin, omar, nia, pim] = people.try_into().unwrap();

    // Marketing owns what is social.
    let one = draft(story, &lea, marketing()).await;
    approve(story, &ada, one, None).await.unwrap();
    in_force(story, one).await;
    let flight = says(story, &jana, "@larkspur my internet is down, please help").await;
    sam.take(flight).await.unwrap();
    let before = sam.look(flight).await;
    let promised = before.item.clone().unwrap();
    assert_eq!((promised.queue.as_str(), promised.version), ("social_desk", Some(one)));

    // The other organisation is tried in the shadow first.
    let divided = ownership::preset_text("divided").expect("the preset comes with the product");
    let three = draft(story, &lea, divided.to_owned()).await;
    let ctx = lea.ctx.clone();
    story.node.app.write(async move |tx: &mut Tx| models::start_shadow(tx, &ctx, three).await).await.unwrap();
    until("the draft decides in the shadow", async || story.brand().shadow.as_ref().map(drop)).await;
    let shadowed = says(story, &lin, "@larkspur my internet is down, please help").await;
    assert_eq!(sam.look(shadowed).await.item.unwrap().queue, "social_desk", "it acts on nothing");
    let ctx = lea.ctx.clone();
    let (report, items) = story
        .node
        .app
        .read(async move |tx: &mut Tx| {
            let report = models::shadow_report(tx, &ctx, three).await?;
            let page = PageRequest::new(10, None);
            let items = models::shadow_items(tx, &ctx, three, &report.causes[0], page).await?;
            Ok((report, items.rows))
        })
        .await
        .unwrap();
    assert_eq!((report.items, report.moved), (1, 1));
    assert_eq!(
        (report.causes[0].from_queue.as_str(), report.causes[0].to_queue.as_str()),
        ("social_desk", "care")
    );
    assert_eq!(items[0].case_id, shadowed);

    // On Tuesday at six, agreed to by somebody who did not write it.
    let tuesday = MONDAY + Millis::hours(20);
    assert!(matches!(approve(story, &lea, three, None).await, Err(Error::Denied { needs: Role::Admin })));
    let author = story.as_user(lea.id(), Role::Admin);
    assert!(matches!(approve(story, &author, three, None).await, Err(Error::Invalid(_))));
    approve(story, &ada, three, Some(tuesday)).await.unwrap();
    assert_eq!(story.brand().model_version, one, "its time has not come");
    story.advance(Millis::hours(20)).await;
    in_force(story, three).await;

    // Who was in flight keeps owner, hands, clock and promise; who comes now is somebody else's.
    says(story, &jana, "@larkspur my internet is still down").await;
    let after = sam.look(flight).await;
    let kept = after.item.unwrap();
    assert_eq!((&kept.queue, kept.version, &kept.sla), (&promised.queue, Some(one), &promised.sla));
    assert_eq!(kept.assignee, Some(sam.id()));
    let clock = |clocks: &[care::clocks::Clock]| {
        clocks.iter().map(|clock| (clock.started_at, clock.due_at)).min().unwrap()
    };
    assert_eq!(clock(&after.clocks), clock(&before.clocks));
    let new = says(story, &omar, "@larkspur my internet is down, please help").await;
    let view = sam.look(new).await;
    assert_eq!((view.item.unwrap().queue.as_str(), view.decisions[0].version()), ("care", Some(three)));
    let told = view.decisions[0].clone().with_reasons(&story.brand());
    assert_eq!(told.record.0.evaluated.last().unwrap().rule.as_str(), "R4-something-to-do");

    // And back, in one action. What the other organisation took stays with it.
    let ctx = ada.ctx.clone();
    let back = story.node.app.write(async move |tx: &mut Tx| models::roll_back(tx, &ctx, "too early").await);
    assert_eq!(back.await.unwrap(), one);
    in_force(story, one).await;
    let latest = says(story, &nia, "@larkspur my internet is down, please help").await;
    assert_eq!(sam.look(latest).await.item.unwrap().queue, "social_desk");
    says(story, &omar, "@larkspur my internet is still down").await;
    let item = sam.look(new).await.item.unwrap();
    assert_eq!((item.queue.as_str(), item.version), ("care", Some(three)));
    says(story, &pim, "@larkspur thank you, you are great").await;
    assert_eq!(all_owned(story).await, 5);

    let ctx = lea.ctx.clone();
    let all = story.node.app.read(async move |tx: &mut Tx| models::list(tx, &ctx).await).await.unwrap();
    let states: Vec<_> = all.iter().map(|version| (version.version, version.state)).collect();
    assert_eq!(states, [(three, State::Retired), (one, State::Active), (1, State::Retired)]);
    let steps: Vec<(Kind, i64)> = rows::query(story, &STEPS, args![story.ctx().tenant].into()).await;
    let want = [
        (Kind::OwnershipActivated, 3),
        (Kind::OwnershipApproved, 2),
        (Kind::OwnershipRolledBack, 1),
        (Kind::OwnershipShadowed, 1),
    ];
    assert_eq!(steps, want, "every step is in the trail");
}
