//! Two brands whose machines answer whatever they are allowed to, and somebody who is away.

use channels::email::Email;
use channels::email::simulator::{CARE, Options, Simulator};
use channels::{Automatic, Item, Network, SendOutcome};

use super::{Mailbox, answer, credentials, line, mail};

const OTHER: &str = "help@shop.test";

/// Answers everything that a machine may answer; how many mails that were.
async fn robot(mailbox: &mut Mailbox, name: &str, turn: usize) -> usize {
    let mut answered = 0;
    for item in mailbox.items().await {
        let Item::Message(message) = item else { continue };
        if !message.automatic.may_be_answered_by_a_machine() {
            continue;
        }
        let mut outgoing = answer(
            &message.author.external_id,
            &format!("snd_{name}_{turn}_{answered}"),
            "We have your mail.",
        );
        outgoing.in_reply_to = Some(message.provider_id.clone());
        outgoing.thread = Some(message.thread.clone());
        let sent = Email.send(&line(), &mailbox.credentials, &outgoing).await;
        assert!(matches!(sent, SendOutcome::Sent { .. }), "{sent:?}");
        answered += 1;
    }
    answered
}

#[tokio::test]
async fn two_robots_stop_after_one_answer() {
    let server = Simulator::start(Options::default()).await;
    let mut ours = Mailbox::of(server.clone(), credentials(&server.account(CARE))).await;
    let mut theirs = Mailbox::of(server.clone(), credentials(&server.account(OTHER))).await;
    // A person of theirs writes to us by hand, from the address that their robot guards.
    server.deliver(OTHER, CARE, &mail(OTHER, "1@shop.test", "where is it?"));
    let mut answers = Vec::new();
    for turn in 0..4 {
        answers.push((robot(&mut ours, "ours", turn).await, robot(&mut theirs, "theirs", turn).await));
    }
    assert_eq!(answers, [(1, 0), (0, 0), (0, 0), (0, 0)]);
    assert_eq!(server.mails(OTHER, "INBOX").len(), 1);
}

#[tokio::test]
async fn who_is_away_is_heard_and_not_answered() {
    let server = Simulator::start(Options::default()).await;
    let mut ours = Mailbox::of(server.clone(), credentials(&server.account(CARE))).await;
    let away = "From: ada@people.test\r\nTo: care@larkspur.test\r\nSubject: Automatic reply: parcel\r\n\
        Auto-Submitted: auto-replied\r\nMessage-ID: <away@p.test>\r\n\r\nI am away until Monday.\r\n";
    server.deliver("", CARE, away.as_bytes());
    let items = ours.items().await;
    assert!(
        matches!(&items[..], [Item::Message(message)] if message.automatic == Automatic::Yes),
        "{items:?}"
    );
    server.deliver("", CARE, away.replace("<away@", "<again@").as_bytes());
    assert_eq!(robot(&mut ours, "ours", 0).await, 0);
    assert!(server.mails("ada@people.test", "INBOX").is_empty());
}
