//! J2: praise, shown with its author's own yes, and taken down when they take it back.

use care::cases::SendState;
use care::deeds::{DeedKind, Done};
use care::engagement::{self, Card, Settings};
use care::goodwill::Amount;
use care::handoffs;
use care::outbound::Composed;
use care::rewards::{self, Give};
use care::rights::{self, Ask, Rights, Scope, Shown, State};
use care::{Error, Result, Tx, deeds};
use kernel::{CaseId, MessageId, Millis, Role};

use crate::colleague::Colleague;
use crate::harness::{Story, on_both_engines, until};

on_both_engines! {
    what_somebody_made_is_shown_with_their_own_yes_and_goes_when_they_take_it_back,
    two_people_show_it_together_where_the_brand_wants_that,
    a_question_that_nobody_answers_lapses_and_a_no_stays_a_no,
    a_gift_is_given_once_within_the_budget_by_who_may_and_is_disclosed,
    what_needs_care_goes_there_by_one_word_and_comes_back_visibly,
}

const PRAISE: &str = "Love the new @larkspur advert, so good!";

/// Somebody whom 8,300 follow praises us. Their id on the network, their post, the message.
async fn praise(story: &Story, handle: &str) -> (String, String, MessageId) {
    let fan = story.person_with(handle, "Mika Baker", 8_300).await;
    let post = story.network().post(&fan, PRAISE).await.unwrap();
    story.heard().await;
    let case = story.case_of(&fan).await;
    let message = story.colleague("sam").await.look(case).await.messages[0].id;
    (fan, post, message)
}

async fn change(story: &Story, change: impl FnOnce(&mut Settings)) {
    let (ada, brand) = (story.colleague("ada").await.ctx, story.brand());
    let mut settings = Settings::default();
    change(&mut settings);
    let set = async move |tx: &mut Tx| engagement::set(tx, &ada, &brand, settings.clone()).await;
    story.node.app.write(set).await.unwrap();
}

async fn ask(story: &Story, who: &Colleague, message: MessageId) -> Result<Composed> {
    let (ctx, brand) = (who.ctx.clone(), story.brand());
    let ask = async move |tx: &mut Tx| rights::ask(tx, &ctx, &brand, message, &Ask::usual()).await;
    story.node.app.write(ask).await.map(|(_, composed)| composed)
}

async fn show(story: &Story, who: &Colleague, message: MessageId, scope: Scope) -> Result<Shown> {
    let (ctx, brand) = (who.ctx.clone(), story.brand());
    let show = async move |tx: &mut Tx| {
        rights::amplify(tx, &ctx, &brand, message, scope, "What a cake! By @mika_bakes").await
    };
    story.node.app.write(show).await
}

async fn card(story: &Story, message: MessageId) -> Card {
    let (ctx, brand) = (story.ctx(), story.brand());
    let read = async move |tx: &mut Tx| engagement::card(tx, &ctx, &brand, message).await;
    story.node.app.read(read).await.unwrap()
}

async fn standing(story: &Story, message: MessageId) -> Rights {
    card(story, message).await.rights.expect("we have asked")
}

async fn last_deed(story: &Story, case: CaseId) -> Done {
    let ctx = story.ctx();
    let read = async move |tx: &mut Tx| deeds::of_cases(tx, &ctx, &[case]).await;
    story.node.app.read(read).await.unwrap().pop().expect("something was done")
}

fn why(refused: Result<Shown>) -> String {
    match refused {
        Err(Error::Refused(why)) => why.to_string(),
        other => panic!("it is refused: {other:?}"),
    }
}

async fn what_somebody_made_is_shown_with_their_own_yes_and_goes_when_they_take_it_back(story: &Story) {
    let sam = story.colleague("sam").await;
    let (mika, post, message) = praise(story, "mika_bakes").await;
    let seen = card(story, message).await;
    assert_eq!((seen.item.kind, seen.item.reach), (engagement::Kind::Praise, Some(8_300)));
    assert!(why(show(story, &sam, message, Scope::Organic).await).contains("ask them"));

    story.advance(Millis::minutes(20)).await;
    assert!(matches!(ask(story, &sam, message).await, Ok(Composed::Queued { .. })));
    story.sent().await;
    let thread = story.network().thread(&post).unwrap().posts;
    let line = thread.iter().find(|one| one.author.brand).expect("we asked in public");
    assert!(line.text.contains("#yeslarkspur"), "{}", line.text);
    assert_eq!(standing(story, message).await.state, State::Asked);
    assert!(why(show(story, &sam, message, Scope::Organic).await).contains("has not answered"));
    assert!(ask(story, &sam, message).await.is_err(), "nobody is asked twice");

    // Somebody else's yes is none.
    let stranger = story.person("stranger").await;
    story.network().reply(&stranger, &post, "@larkspur #yeslarkspur").await.unwrap();
    story.heard().await;
    assert_eq!(standing(story, message).await.state, State::Asked);
    story.advance(Millis::minutes(30)).await;
    let yes = story.network().reply(&mika, &line.id, "sure! #YesLarkspur 🎉").await.unwrap();
    story.heard().await;
    let granted = standing(story, message).await;
    assert_eq!(granted.state, State::Granted);
    let view = sam.look(granted.case_id).await;
    let evidence = view.messages.iter().find(|one| Some(one.id) == granted.evidence);
    assert_eq!(evidence.and_then(|one| one.provider_id.clone()), Some(yes), "their own words are the grant");
    assert!(why(show(story, &sam, message, Scope::Paid).await).starts_with("scope: organic"));

    assert!(matches!(show(story, &sam, message, Scope::Organic).await, Ok(Shown::Done(_))));
    story.sent().await;
    let shown = |one: &channels::sandbox::simulator::PostView| one.repost_of.as_deref() == Some(&*post);
    let feed = story.network().feed(50, None, None);
    let ours = feed.iter().find(|one| shown(one)).expect("our followers see it");
    assert!(ours.text.contains("@mika_bakes"), "{}", ours.text);
    assert!(show(story, &sam, message, Scope::Organic).await.is_err(), "it is shown once");

    story.advance(Millis::days(30)).await;
    story.network().dm(&mika, "please take it down").await.unwrap();
    story.heard().await;
    story.sent().await;
    let over = standing(story, message).await;
    assert_eq!((over.state, over.withdrawal.is_some()), (State::Withdrawn, true));
    let deed = last_deed(story, over.case_id).await;
    assert_eq!((deed.deed, deed.state, deed.by_user), (DeedKind::Unrepost, SendState::Sent, None));
    assert!(!story.network().feed(50, None, None).iter().any(|one| shown(one) && !one.text.is_empty()));
    assert!(why(show(story, &sam, message, Scope::Organic).await).contains("took their permission back"));
    let dm = story.network().conversation(&mika).unwrap();
    assert!(!dm.messages.iter().any(|said| said.author.brand), "nobody asks why");
    let kinds: Vec<_> = sam.look(over.case_id).await.events.iter().map(|event| event.kind).collect();
    for kind in [
        care::trail::Kind::RightsAsked,
        care::trail::Kind::RightsGranted,
        care::trail::Kind::Amplified,
        care::trail::Kind::RightsWithdrawn,
    ] {
        assert!(kinds.contains(&kind), "{kind} is in the trail");
    }
}

async fn two_people_show_it_together_where_the_brand_wants_that(story: &Story) {
    change(story, |settings| settings.two_people = true).await;
    let (sam, mia) = (story.colleague("sam").await, story.colleague("mia").await);
    let (mika, post, message) = praise(story, "mika_bakes").await;
    ask(story, &sam, message).await.unwrap();
    story.sent().await;
    story.network().reply(&mika, &post, "@larkspur #yeslarkspur").await.unwrap();
    story.heard().await;
    assert_eq!(show(story, &sam, message, Scope::Organic).await.unwrap(), Shown::Waiting);
    assert!(why(show(story, &sam, message, Scope::Organic).await).contains("somebody else"));
    assert!(matches!(show(story, &mia, message, Scope::Organic).await, Ok(Shown::Done(_))));
    let rights = standing(story, message).await;
    assert_eq!((rights.wanted_by, rights.agreed_by), (Some(sam.id()), Some(mia.id())));
    story.sent().await;
}

async fn a_question_that_nobody_answers_lapses_and_a_no_stays_a_no(story: &Story) {
    let sam = story.colleague("sam").await;
    let (mika, post, message) = praise(story, "mika_bakes").await;
    ask(story, &sam, message).await.unwrap();
    story.sent().await;
    story.advance(Millis::days(15)).await;
    until("the question lapses", async || {
        story.advance(Millis::seconds(6)).await;
        (standing(story, message).await.state == State::Lapsed).then_some(())
    })
    .await;
    // A yes that comes too late is none: they are asked again.
    ask(story, &sam, message).await.unwrap();
    story.sent().await;
    story.network().reply(&mika, &post, "@larkspur no thanks").await.unwrap();
    story.heard().await;
    assert_eq!(standing(story, message).await.state, State::Declined);
    assert!(why(show(story, &sam, message, Scope::Organic).await).contains("does not want"));
}

async fn give(story: &Story, who: &Colleague, message: MessageId) -> Result<Composed> {
    let (ctx, brand) = (who.ctx.clone(), story.brand());
    let gift = Give { gift: "sticker pack".into(), text: None, despite: Vec::new(), seen_seq: None };
    let give = async move |tx: &mut Tx| rewards::give(tx, &ctx, &brand, message, &gift).await;
    story.node.app.write(give).await.map(|(_, composed)| composed)
}

async fn a_gift_is_given_once_within_the_budget_by_who_may_and_is_disclosed(story: &Story) {
    change(story, |settings| settings.budget = Amount::units(8)).await;
    let (sam, lea) = (story.colleague("sam").await, story.colleague("lea").await);
    let nia = story.join("nia", Role::Agent, "community_team").await;
    let (mika, post, message) = praise(story, "mika_bakes").await;
    let suggested = card(story, message).await.gift.expect("8,300 people see it");
    assert_eq!((suggested.gift.as_str(), suggested.why), ("sticker pack", rewards::Why::Reach(8_300)));
    let refused = give(story, &sam, message).await.unwrap_err().to_string();
    assert!(refused.contains("Community"), "care does not give, and is told who does: {refused}");
    assert!(matches!(give(story, &nia, message).await, Ok(Composed::Queued { .. })));
    story.sent().await;
    let said = story.network().conversation(&mika).unwrap();
    assert!(said.messages.iter().any(|one| one.author.brand && one.text.contains("sticker pack")));
    let twice = give(story, &lea, message).await.unwrap_err().to_string();
    assert!(twice.contains("once is enough"), "{twice}");
    assert_eq!(card(story, message).await.gift, None);
    let (_, _, other) = praise(story, "second_fan").await;
    let broke = give(story, &lea, other).await.unwrap_err().to_string();
    assert!(broke.starts_with("3.00 is left"), "{broke}");

    // Where to send it is said by them, and what we show of them says that they were given something.
    story.network().dm(&mika, "how kind! 14 Elm Road, Leeds").await.unwrap();
    story.heard().await;
    let case = card(story, message).await;
    let gift = case.reward.clone().unwrap();
    let dm = sam.look(gift.case_id).await.messages.last().unwrap().id;
    for early in [true, false] {
        let ctx = nia.ctx.clone();
        let step = async move |tx: &mut Tx| match early {
            true => rewards::sent(tx, &ctx, gift.id).await,
            false => {
                rewards::accept(tx, &ctx, gift.id, dm).await?;
                rewards::sent(tx, &ctx, gift.id).await
            }
        };
        assert_eq!(
            story.node.app.write(step).await.is_err(),
            early,
            "nothing leaves before they said where to"
        );
    }
    ask(story, &sam, message).await.unwrap();
    story.sent().await;
    story.network().reply(&mika, &post, "@larkspur #yeslarkspur").await.unwrap();
    story.heard().await;
    show(story, &sam, message, Scope::Organic).await.unwrap();
    let credit = standing(story, message).await.credit.unwrap();
    assert!(credit.contains("sent a gift by us"), "{credit}");
    story.sent().await;
}

async fn what_needs_care_goes_there_by_one_word_and_comes_back_visibly(story: &Story) {
    let mia = story.colleague("mia").await;
    let (_, _, message) = praise(story, "mika_bakes").await;
    let case = card(story, message).await.item.case_id;
    mia.take(case).await.unwrap();
    let (ctx, brand) = (mia.ctx.clone(), story.brand());
    let pass = async move |tx: &mut Tx| engagement::pass(tx, &ctx, &brand, message).await;
    let to = story.node.app.write(pass).await.unwrap();
    let passed = card(story, message).await.passed.expect("it stands on the card");
    assert_eq!((passed.to_queue.as_str(), passed.state), (&*to, handoffs::State::Waiting));
    let due = passed.ack_due.expect("care has to say that they have it");
    story.advance(due.since(story.ctx().now())).await;
    until("it comes back", async || {
        let passed = card(story, message).await.passed?;
        (passed.state == handoffs::State::Returned).then_some(())
    })
    .await;
    assert_ne!(card(story, message).await.place.queue.as_deref(), Some(&*to));
}
