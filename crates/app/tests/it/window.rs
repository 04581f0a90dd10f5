//! J12: personal data in public, the messaging window, the tag.

use care::cases::{Mode, SendState};
use care::deeds::{self, Deed, DeedKind, Policy, Standing};
use care::trail::Kind;
use care::{Tx, outbound};
use channels::Tag;
use channels::sandbox::Flavour;
use channels::sandbox::simulator::{NewPerson, Simulator};
use kernel::{CaseId, MessageId, Millis};

use crate::colleague::Colleague;
use crate::harness::{Story, on_both_engines, until};

on_both_engines! {
    a_card_in_public_is_hidden_and_kept_nowhere_and_the_window_is_kept,
    an_agent_likes_hides_and_takes_down_and_takes_it_back,
}

/// Made up; its checksum is right.
const CARD: &str = "4929 1234 5678 9015";

async fn ada(network: &Simulator) -> String {
    let new = NewPerson { handle: "ada".into(), name: "Ada".into(), avatar: None, followers: 9 };
    network.invent(new).await.unwrap().id
}

async fn heard(story: &Story, network: &Simulator) {
    tokio::time::timeout(std::time::Duration::from_secs(30), network.delivered()).await.unwrap();
    until("every delivery is read", async || (story.backlog().await == 0).then_some(())).await;
}

async fn does(
    story: &Story,
    who: &Colleague,
    message: MessageId,
    deed: Deed,
    why: Option<&'static str>,
) -> care::Result<()> {
    let (ctx, brand) = (who.ctx.clone(), story.brand());
    let done = story.node.app.write(async move |tx: &mut Tx| {
        deeds::act(tx, &ctx, &brand, message, deed.clone(), why).await.map(drop)
    });
    done.await
}

/// Until the network has said what became of every deed.
async fn settled(story: &Story, who: &Colleague, case: CaseId) -> Vec<deeds::Done> {
    until("every deed is settled", async || {
        let done = who.look(case).await.deeds;
        let open = |done: &deeds::Done| matches!(done.state, SendState::Queued | SendState::Sending);
        (!done.iter().any(open)).then_some(done)
    })
    .await
    .into_iter()
    .inspect(|done| assert_ne!(done.state, SendState::Unknown, "{}", story.node.url()))
    .collect()
}

async fn tagged(sam: &Colleague, case: CaseId, text: &str) -> outbound::Compose {
    outbound::Compose { tag: Some(Tag::HumanAgent), ..sam.wish(case, Mode::Private, text).await }
}

async fn a_card_in_public_is_hidden_and_kept_nowhere_and_the_window_is_kept(story: &Story) {
    let (page, sam) = (story.network_of(Flavour::Page), story.colleague("sam").await);
    let ada_ctx = story.colleague("ada").await.ctx.clone();
    let wants = async move |tx: &mut Tx| deeds::set_policy(tx, &ada_ctx, Policy::Hide).await;
    story.node.app.write(wants).await.unwrap();
    let customer = ada(page).await;
    let comment = page.post(&customer, &format!("my acc {CARD} still charged!!")).await.unwrap();
    heard(story, page).await;
    let case = story.case_of(&customer).await;

    // Hidden by the product, with the reason; the number stands nowhere.
    let done = settled(story, &sam, case).await;
    assert_eq!(done.len(), 1);
    assert_eq!((done[0].deed, done[0].state, done[0].by_user), (DeedKind::Hide, SendState::Sent, None));
    assert!(page.words(&comment).unwrap().hidden);
    let view = sam.look(case).await;
    let said = &view.messages[0];
    assert_eq!(said.text, "my acc [hidden: payment data] still charged!!");
    assert_eq!(said.facts.as_ref().unwrap()["contains_personal_data"]["value"], true);
    let event = view.events.iter().find(|event| event.kind == Kind::DeedDone).expect("it is told");
    assert_eq!(
        (event.data["deed"].as_str(), event.data["reason"].as_str()),
        (Some("hide"), Some("personal_data"))
    );
    // Not its last four digits alone: those stand in many a time stamp.
    for piece in ["1234 5678", "12345678", "5678 9015", "56789015"] {
        assert!(crate::rows::holding(story, piece).await.is_empty(), "no table holds {piece}");
    }

    // Once in private below the comment; not twice, and no window yet.
    sam.answer(case, Mode::Public, "Sorry about that. We have sent you a private message.").await;
    sam.answer(case, Mode::Private, "Hello, we look into the charge. Which month is it?").await;
    story.sent().await;
    heard(story, page).await;
    let talk = page.conversation(&customer).unwrap();
    assert_eq!(talk.messages.len(), 1);
    assert_eq!(talk.messages[0].parent.as_ref(), Some(&comment));
    let again = sam.say(sam.wish(case, Mode::Private, "Hello?").await).await.unwrap_err();
    assert!(again.to_string().contains("takes one private reply to a comment"), "{again}");

    // They write back: a day of free words, a week with the tag, then none.
    story.advance(Millis::hours(20)).await;
    page.dm(&customer, "It is the bill of March.").await.unwrap();
    heard(story, page).await;
    story.advance(Millis::hours(25)).await;
    let closed = sam.say(sam.wish(case, Mode::Private, "We found it.").await).await.unwrap_err();
    assert!(closed.to_string().contains("only with the tag `human_agent`"), "{closed}");
    assert!(closed.to_string().contains("e-mail if they agreed"), "{closed}");
    sam.say(tagged(&sam, case, "We found it: the charge is taken back.").await).await.unwrap();
    story.sent().await;
    heard(story, page).await;
    assert_eq!(page.conversation(&customer).unwrap().messages.len(), 3);
    story.advance(Millis::days(7)).await;
    let over = sam.say(tagged(&sam, case, "One more thing").await).await.unwrap_err();
    assert!(over.to_string().contains("that time is over"), "{over}");
}

async fn an_agent_likes_hides_and_takes_down_and_takes_it_back(story: &Story) {
    let (page, sam) = (story.network_of(Flavour::Page), story.colleague("sam").await);
    let customer = ada(page).await;
    let post = page.post(&customer, "thank you for fixing it so fast, you are great").await.unwrap();
    heard(story, page).await;
    let case = story.case_of(&customer).await;
    let message = sam.look(case).await.messages[0].id;

    does(story, &sam, message, Deed::Like, None).await.unwrap();
    let twice = does(story, &sam, message, Deed::Like, None).await.unwrap_err();
    assert_eq!(twice.to_string(), "we like it already");
    settled(story, &sam, case).await;
    assert_eq!(page.words(&post).unwrap().likes.len(), 1);
    does(story, &sam, message, Deed::Unlike, None).await.unwrap();
    settled(story, &sam, case).await;
    assert_eq!(page.words(&post).unwrap().likes.len(), 0);

    let bare = does(story, &sam, message, Deed::Hide, None).await.unwrap_err();
    assert!(bare.to_string().contains("needs a reason"), "{bare}");
    let odd = does(story, &sam, message, Deed::Hide, Some("because")).await.unwrap_err();
    assert!(odd.to_string().contains("`because` is no reason"), "{odd}");
    does(story, &sam, message, Deed::Hide, Some("spam")).await.unwrap();
    settled(story, &sam, case).await;
    assert!(page.words(&post).unwrap().hidden);
    does(story, &sam, message, Deed::Unhide, None).await.unwrap();
    let done = settled(story, &sam, case).await;
    assert!(!page.words(&post).unwrap().hidden);
    assert_eq!(Standing::of(&done), Standing::default(), "all of it was taken back");

    // Our own words; a reader may do none of this.
    let (ours, _) = sam.answer(case, Mode::Public, "Thank you!").await;
    story.sent().await;
    heard(story, page).await;
    let vic = story.colleague("vic").await;
    assert!(does(story, &vic, message, Deed::Like, None).await.is_err());
    let not_ours = does(story, &sam, message, Deed::TakeDown, Some("our_mistake")).await.unwrap_err();
    assert!(not_ours.to_string().contains("only our own words"), "{not_ours}");
    does(story, &sam, ours, Deed::TakeDown, Some("our_mistake")).await.unwrap();
    settled(story, &sam, case).await;
    heard(story, page).await;
    let view = sam.look(case).await;
    assert!(view.messages.iter().find(|said| said.id == ours).unwrap().deleted_at.is_some());
    assert_eq!(page.thread(&post).unwrap().posts.iter().filter(|post| !post.deleted).count(), 1);
}
