//! What a page and a mailbox allow, beside the microblog that the other tests play on.

use channels::sandbox::Flavour;
use channels::sandbox::simulator::{Fate, Faults, Placement};
use channels::{
    Act, Action, Found, Item, Network, Outgoing, Receipt, RenderError, SendOutcome, Surface, Tag, Us,
};
use kernel::Millis;

use crate::world::{World, private, public};

fn sent(outcome: SendOutcome) -> String {
    match outcome {
        SendOutcome::Sent { provider_id, .. } => provider_id,
        other => panic!("sent, not {other:?}"),
    }
}

fn refused(outcome: SendOutcome) -> String {
    match outcome {
        SendOutcome::Refused { reason } => reason,
        other => panic!("refused, not {other:?}"),
    }
}

fn reply(to: &str, comment: &str, key: &str) -> Outgoing {
    Outgoing { comment: Some(comment.into()), ..private(to, "Let us look at it here.", key) }
}

fn act(message: &str, action: Action) -> Act {
    Act { message: message.into(), action, effect_key: "act_1".into() }
}

async fn done(world: &World, act: &Act) -> SendOutcome {
    world.sim.flavour().act(&world.line, &world.credentials(), act).await
}

async fn found(world: &World, act: &Act) -> Found {
    world.sim.flavour().find_act(&world.line, &world.credentials(), act).await
}

#[tokio::test]
async fn what_people_write_on_a_page_is_a_page_post_and_a_comment_below_it() {
    let world = World::of(Flavour::Page).await;
    let mira = world.invent("mira").await;
    let ours = world.sim.say_as_brand(&Placement::Post, "Spring offer!").await.unwrap();
    world.sim.reply(&mira, &ours, "is it in Wales?").await.unwrap();
    world.sim.post(&mira, "no line since Monday").await.unwrap();
    world.delivered().await;
    let bodies = world.hook.received.lock().unwrap().clone();
    let items = bodies.iter().flat_map(|(_, body)| Flavour::Page.parse(&Us::default(), body).unwrap());
    let places: Vec<_> = items
        .filter_map(|item| match item {
            Item::Message(said) => Some((said.surface, said.direct)),
            _ => None,
        })
        .collect();
    assert_eq!(places, [(Surface::Comment, true), (Surface::PagePost, true)], "both address the brand");
}

#[tokio::test]
async fn a_comment_is_answered_privately_once_and_within_a_week_and_opens_no_window() {
    let world = World::of(Flavour::Page).await;
    let mira = world.invent("mira").await;
    let early = world.sim.post(&mira, "still charged!!").await.unwrap();
    let late = world.sim.post(&mira, "and again").await.unwrap();
    let closed = refused(world.send(&private(&mira, "Hello", "snd_0")).await);
    assert!(closed.contains("outside of the allowed window"), "{closed}");
    let id = sent(world.send(&reply(&mira, &early, "snd_1")).await);
    let there = world.sim.words(&id).unwrap();
    assert_eq!((there.private, there.parent.as_ref()), (true, Some(&early)));
    let again = refused(world.send(&reply(&mira, &early, "snd_2")).await);
    assert!(again.contains("answered privately already"), "{again}");
    assert!(matches!(world.send(&private(&mira, "Hello?", "snd_3")).await, SendOutcome::Refused { .. }));
    world.clock.advance(Millis::days(8));
    let old = refused(world.send(&reply(&mira, &late, "snd_4")).await);
    assert!(old.contains("older than"), "{old}");
}

#[tokio::test]
async fn a_page_takes_free_words_for_a_day_after_a_message_and_tagged_ones_for_a_week() {
    let world = World::of(Flavour::Page).await;
    let mira = world.invent("mira").await;
    world.sim.dm(&mira, "my number is LB-204418").await.unwrap();
    let tagged = |key| Outgoing { tag: Some(Tag::HumanAgent), ..private(&mira, "About your line", key) };
    world.clock.advance(Millis::hours(24));
    sent(world.send(&private(&mira, "Thank you", "snd_1")).await);
    world.clock.advance(Millis::seconds(1));
    refused(world.send(&private(&mira, "One more thing", "snd_2")).await);
    sent(world.send(&tagged("snd_3")).await);
    world.clock.advance(Millis::days(6));
    refused(world.send(&tagged("snd_4")).await);
    world.sim.dm(&mira, "hello?").await.unwrap();
    sent(world.send(&private(&mira, "Here we are", "snd_5")).await);
}

#[tokio::test]
async fn comments_are_liked_hidden_and_shown_again_and_a_lost_answer_can_be_looked_up() {
    let world = World::of(Flavour::Page).await;
    let mira = world.invent("mira").await;
    let comment = world.sim.post(&mira, "my acc 4929 1234").await.unwrap();
    world.sim.set_faults(Faults { api_errors_after_accepting: 1.0, ..Faults::default() });
    let hide = act(&comment, Action::Hide);
    assert_eq!(found(&world, &hide).await, Found::No);
    assert!(matches!(done(&world, &hide).await, SendOutcome::Unknown { .. }));
    assert!(matches!(found(&world, &hide).await, Found::Yes { .. }), "it was hidden all the same");
    world.sim.set_faults(Faults::default());
    assert!(world.sim.words(&comment).unwrap().hidden);
    sent(done(&world, &act(&comment, Action::Unhide)).await);
    sent(done(&world, &act(&comment, Action::Like)).await);
    sent(done(&world, &act(&comment, Action::Like)).await);
    let there = world.sim.words(&comment).unwrap();
    assert_eq!((there.hidden, there.likes.len()), (false, 1), "a second like is the same like");
    sent(done(&world, &act(&comment, Action::Unlike)).await);
    assert_eq!(world.sim.words(&comment).unwrap().likes.len(), 0);
    let ours = sent(world.send(&public(&comment, "We are on it.", "snd_1")).await);
    let not_ours = refused(done(&world, &act(&comment, Action::TakeDown)).await);
    assert!(not_ours.contains("only whoever wrote"), "{not_ours}");
    sent(done(&world, &act(&ours, Action::TakeDown)).await);
    assert!(matches!(found(&world, &act(&ours, Action::TakeDown)).await, Found::Yes { .. }));
}

#[tokio::test]
async fn a_microblog_reposts_with_credit_and_hides_nothing() {
    let world = World::of(Flavour::Microblog).await;
    let mira = world.invent("mira").await;
    let post = world.sim.post(&mira, "look at my desk @larkspur").await.unwrap();
    let repost = act(&post, Action::Repost { credit: String::from("Photo: @mira").into() });
    assert_eq!(found(&world, &repost).await, Found::No);
    let id = sent(done(&world, &repost).await);
    assert_eq!(world.sim.words(&id).unwrap().repost_of.as_ref(), Some(&post));
    assert!(matches!(found(&world, &repost).await, Found::Yes { .. }));
    let hidden = refused(done(&world, &act(&post, Action::Hide)).await);
    assert_eq!(hidden, "Sandbox can't carry a hidden message");
}

#[tokio::test]
async fn a_microblog_hangs_a_link_below_an_answer_that_opens_a_private_message() {
    let world = World::of(Flavour::Microblog).await;
    let mira = world.invent("mira").await;
    let post = world.sim.post(&mira, "third day without a line @larkspur").await.unwrap();
    let inviting = Outgoing { dm_link: true, ..public(&post, "Write to us, so that we can look.", "snd_1") };
    let id = sent(world.send(&inviting).await);
    assert!(world.sim.words(&id).unwrap().dm_link);
    assert!(!world.sim.words(&post).unwrap().dm_link);
}

#[tokio::test]
async fn a_mail_keeps_its_thread_and_subject_and_a_dead_address_bounces() {
    let world = World::of(Flavour::Mail).await;
    let ada = world.invent("Ada@Example.net").await;
    assert_eq!(ada, "ada@example.net", "the address is who they are");
    let first = world.sim.mail(&ada, "Where is my router?", "It has been a week.").await.unwrap();
    let answer = Outgoing { in_reply_to: Some(first.clone()), ..private(&ada, "It leaves today.", "snd_1") };
    let id = sent(world.send(&answer).await);
    let there = world.sim.words(&id).unwrap();
    assert_eq!(
        (there.thread.as_str(), there.subject.as_deref()),
        (first.as_str(), Some("Re: Where is my router?"))
    );
    world.sim.dm(&ada, "Thank you").await.unwrap();
    world.delivered().await;
    let bodies = world.hook.received.lock().unwrap().clone();
    let items: Vec<_> =
        bodies.iter().flat_map(|(_, body)| Flavour::Mail.parse(&Us::default(), body).unwrap()).collect();
    let heard: Vec<_> = items
        .iter()
        .filter_map(|item| match item {
            Item::Message(said) => Some((
                said.surface,
                said.author.handle.0.as_str(),
                said.thread.as_str(),
                said.subject.as_ref().map(|subject| subject.0.as_str()),
            )),
            _ => None,
        })
        .collect();
    let re = Some("Re: Where is my router?");
    let new = Some("Where is my router?");
    assert_eq!(
        heard,
        [
            (Surface::Email, ada.as_str(), first.as_str(), new),
            (Surface::Email, ada.as_str(), first.as_str(), re)
        ]
    );
    let lost = sent(world.send(&private("nobody@old.invalid", "Hello", "snd_2")).await);
    world.delivered().await;
    assert!(matches!(world.sim.words(&lost).unwrap().fate, Some(Fate::Failed(_))));
    let bodies = world.hook.received.lock().unwrap().clone();
    let bounced = bodies.iter().flat_map(|(_, body)| Flavour::Mail.parse(&Us::default(), body).unwrap()).any(|item| {
        matches!(item, Item::Receipt { provider_id, status: Receipt::Failed { .. }, .. } if provider_id == lost)
    });
    assert!(bounced, "a bounce arrives later");
    let shouted = Flavour::Mail.render(&Us::default(), &public(&first, "Hello all", "snd_3"));
    assert!(matches!(shouted, Err(RenderError::Unsupported { .. })), "nothing is public in mail");
}
