//! J3: a competitor's customer asks for alternatives, and becomes a lead that the CRM hears of once.

use care::cases::Mode;
use care::checks::Code;
use care::contacts::{self, Contact};
use care::engagement::{self, Kind, Settings};
use care::leads::{self, Change, Lead, New, Stage};
use care::outbound::Composed;
use care::{Conflict, Error, Result, Tx, learning};
use kernel::{CaseId, LeadId, Millis, Secret};

use crate::colleague::Colleague;
use crate::crm::{Crm, Mood, SECRET};
use crate::harness::{Story, on_both_engines, until};

on_both_engines! {
    who_asks_for_an_alternative_is_answered_with_a_name_and_becomes_a_lead_once,
    who_says_stop_or_has_a_complaint_is_not_approached,
    a_crm_that_refuses_is_a_problem_that_a_person_tries_again,
}

/// Named, and not spoken to: the search for the brand's name finds it.
const ASKS: &str = "so done with SlowNet. anyone in Leeds got decent fibre? is larkspur any good?";
const HELPS: &str =
    "Hi! I work for Larkspur Broadband, so I'm biased: we cover most of Leeds. Happy to answer anything.";

async fn asks(story: &Story, handle: &str) -> (String, String, CaseId) {
    let person = story.person(handle).await;
    let post = story.network().post(&person, ASKS).await.unwrap();
    story.heard().await;
    let case = story.case_of(&person).await;
    (person, post, case)
}

fn codes(said: Result<Composed>) -> Vec<Code> {
    match said {
        Err(Error::Conflict(Conflict::Warned { findings })) => findings.iter().map(|one| one.code).collect(),
        other => panic!("something is noticed: {other:?}"),
    }
}

async fn say(who: &Colleague, case: CaseId, words: &str) -> Result<Composed> {
    who.say(who.wish(case, Mode::Public, words).await).await
}

async fn log(story: &Story, case: CaseId) -> Vec<Contact> {
    let (ctx, mia) = (story.ctx(), story.colleague("mia").await);
    let person = mia.look(case).await.person.id;
    let read = async move |tx: &mut Tx| contacts::of_person(tx, &ctx, person).await;
    story.node.app.read(read).await.unwrap()
}

/// The brand has a CRM from now on.
async fn connect(story: &Story, url: String) {
    let (ada, brand, key) = (story.colleague("ada").await.ctx, story.brand(), story.key.clone());
    let settings = Settings { crm_url: url, ..Settings::default() };
    let connect = async move |tx: &mut Tx| {
        engagement::set(tx, &ada, &brand, settings.clone()).await?;
        engagement::keep_secret(tx, &ada, &key, &Secret::new(SECRET.to_owned())).await
    };
    story.node.app.write(connect).await.unwrap();
}

async fn make(story: &Story, who: &Colleague, case: CaseId, new: New) -> Result<LeadId> {
    let (ctx, brand) = (who.ctx.clone(), story.brand());
    story
        .node
        .app
        .write(async move |tx: &mut Tx| leads::make(tx, &ctx, &brand, case, new.clone()).await)
        .await
}

async fn lead(story: &Story, id: LeadId) -> Lead {
    let ctx = story.ctx();
    story.node.app.read(async move |tx: &mut Tx| leads::get(tx, &ctx, id).await).await.unwrap()
}

async fn who_asks_for_an_alternative_is_answered_with_a_name_and_becomes_a_lead_once(story: &Story) {
    let crm = Crm::default();
    connect(story, crm.start().await).await;
    let mia = story.colleague("mia").await;
    let (obi, post, case) = asks(story, "t_obi").await;
    let message = mia.look(case).await.messages[0].id;
    let (ctx, brand) = (story.ctx(), story.brand());
    let card =
        story.node.app.read(async move |tx: &mut Tx| engagement::card(tx, &ctx, &brand, message).await);
    assert_eq!(card.await.unwrap().item.kind, Kind::Question);

    let rude = codes(say(&mia, case, "SlowNet is rubbish, join us").await);
    assert!(rude.contains(&Code::Disparages) && rude.contains(&Code::NoDisclosure), "{rude:?}");
    assert_eq!(log(story, case).await.len(), 0);
    assert!(matches!(say(&mia, case, HELPS).await, Ok(Composed::Queued { .. })));
    story.sent().await;
    assert_eq!(log(story, case).await.len(), 1, "the whole house knows that they were approached");

    let line = story.network().thread(&post).unwrap().posts.into_iter().find(|one| one.author.brand).unwrap();
    story.network().reply(&obi, &line.id, "covered! how long is install?").await.unwrap();
    story.heard().await;
    let view = mia.look(story.case_of(&obi).await).await;
    assert_eq!(view.case.id, case, "it is the same case");
    let asked = view.messages.iter().rfind(|one| one.text.contains("how long")).unwrap().id;

    // Without a permission nothing leaves; the message in which they asked is the evidence.
    let bare = New { product: Some("Fibre 500".into()), ..New::default() };
    let id = make(story, &mia, case, bare).await.unwrap();
    assert!(make(story, &mia, case, New::default()).await.is_err(), "a case is one lead");
    story.advance(Millis::minutes(1)).await;
    assert!(crm.came().is_empty());
    *crm.moods.lock().unwrap() = vec![Mood::Breaks, Mood::Breaks];
    let (ctx, permission) = (mia.ctx.clone(), "asked in public how long it takes".to_owned());
    let change =
        Change { permission: Some(permission.clone()), permission_message: Some(asked), ..Change::default() };
    let agree = async move |tx: &mut Tx| leads::change(tx, &ctx, id, change.clone()).await;
    story.node.app.write(agree).await.unwrap();
    until("the CRM has it, after it broke twice", async || {
        story.advance(Millis::seconds(30)).await;
        lead(story, id).await.crm_id
    })
    .await;
    let (came, kept) = (crm.came(), crm.kept());
    assert_eq!((came.len(), kept.len()), (3, 1), "told three times by one key, taken once");
    assert!(came.iter().all(|one| one.key == came[0].key));
    let told = &kept[0].body["lead"];
    assert_eq!((told["product"].as_str(), told["competitor"].as_str()), (Some("Fibre 500"), Some("SlowNet")));
    assert_eq!(told["permission"].as_str(), Some(permission.as_str()));
    assert!(!kept[0].body.to_string().contains("decent fibre"), "no word of theirs leaves");
    let row = lead(story, id).await;
    assert_eq!((row.owner, row.stage, row.crm_id.as_deref()), (mia.id(), Stage::New, Some("L-77")));
    assert!(leads::csv(&[row]).lines().nth(1).unwrap().contains("Fibre 500"));

    // Two days later the same search finds another post of theirs: once is enough.
    story.advance(Millis::days(2)).await;
    story
        .network()
        .post(&obi, "still nobody with decent fibre in Leeds? SlowNet is down again. who has larkspur?")
        .await
        .unwrap();
    story.heard().await;
    let again = story.case_of(&obi).await;
    assert!(codes(say(&mia, again, HELPS).await).contains(&Code::ApproachedBefore));
}

async fn who_says_stop_or_has_a_complaint_is_not_approached(story: &Story) {
    let mia = story.colleague("mia").await;
    let (obi, post, case) = asks(story, "t_obi").await;
    say(&mia, case, HELPS).await.unwrap();
    story.sent().await;
    let line = story.network().thread(&post).unwrap().posts.into_iter().find(|one| one.author.brand).unwrap();
    story.network().reply(&obi, &line.id, "@larkspur please don't contact me").await.unwrap();
    story.heard().await;
    story.advance(Millis::days(60)).await;
    story.network().post(&obi, ASKS).await.unwrap();
    story.heard().await;
    let later = codes(say(&mia, story.case_of(&obi).await, HELPS).await);
    assert_eq!(later, [Code::OptedOut], "long after, by whatever team");

    let ann = story.person("ann").await;
    let words = "@larkspur my bill is wrong for the third time. I want to complain, please correct it.";
    story.network().post(&ann, words).await.unwrap();
    story.heard().await;
    let complains = mia.look(story.case_of(&ann).await).await.messages[0].id;
    let (ctx, brand) = (mia.ctx.clone(), story.brand());
    let said = story.node.app.write(async move |tx: &mut Tx| {
        learning::correct(tx, &ctx, &brand, complains, "intent", "complaint").await.map(drop)
    });
    said.await.unwrap();
    story.network().post(&ann, ASKS).await.unwrap();
    story.heard().await;
    let case = story.case_of(&ann).await;
    assert!(codes(say(&mia, case, HELPS).await).contains(&Code::OpenComplaint));
    story.leaves_work();
}

async fn a_crm_that_refuses_is_a_problem_that_a_person_tries_again(story: &Story) {
    let crm = Crm::default();
    let url = crm.start().await;
    // An address that answers 404 refuses for good.
    connect(story, format!("{url}/nowhere")).await;
    let mia = story.colleague("mia").await;
    let (_, _, case) = asks(story, "t_obi").await;
    let new = New { permission: Some("wants a call".into()), ..New::default() };
    let id = make(story, &mia, case, new).await.unwrap();
    let ctx = mia.ctx.clone();
    let trouble = until("it is listed", async || {
        let ctx = ctx.clone();
        let read = async move |tx: &mut Tx| leads::crm::troubles(tx, &ctx).await;
        story.node.app.read(read).await.unwrap().into_iter().next()
    })
    .await;
    assert!(trouble.error.unwrap().contains("404"));
    assert_eq!(trouble.lead, id.uuid());
    connect(story, url).await;
    let ctx = mia.ctx.clone();
    story
        .node
        .app
        .write(async move |tx: &mut Tx| leads::crm::retry(tx, &ctx, trouble.id).await)
        .await
        .unwrap();
    until("the CRM has it", async || {
        story.advance(Millis::seconds(1)).await;
        lead(story, id).await.crm_id
    })
    .await;
    assert_eq!(crm.kept().len(), 1);
    story.leaves_work();
}
