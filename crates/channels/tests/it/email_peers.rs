//! E-mail against servers that others wrote: Dovecot holds the mailboxes, OpenSMTPD brings the mails.
//!
//! `COMMONGROUND_TEST_MAIL` names both, as in `imap://127.0.0.1:10143 smtp://127.0.0.1:10025`; on them live
//! `care@care.test` and `alice@cust.test`, both with the password `secret`. Where it is not set there is nothing to ask.

use std::collections::HashMap;
use std::time::Duration;

use channels::email::Email;
use channels::line::Reach;
use channels::{
    Credentials, Found, Heard, Item, Line, Network, Outgoing, Secrets, SendOutcome, Us, Visibility,
};
use kernel::{Clock, Personal, SystemClock};

use crate::world::client;

const PATIENCE: Duration = Duration::from_secs(30);
const CARE: &str = "care@care.test";
const ALICE: &str = "alice@cust.test";

/// The servers, if they are named.
#[expect(clippy::disallowed_methods, reason = "a test is told by its environment where the servers are")]
fn peers() -> Option<(String, String)> {
    let named = std::env::var("COMMONGROUND_TEST_MAIL").ok();
    let pair = named.as_deref().and_then(|named| named.split_once(' '));
    if pair.is_none() {
        eprintln!("skipped: COMMONGROUND_TEST_MAIL names no servers");
    }
    pair.map(|(imap, smtp)| (imap.to_owned(), smtp.to_owned()))
}

struct Somebody {
    credentials: Credentials,
    cursor: Option<String>,
    items: Vec<Item>,
}

fn line() -> Line {
    Line::new(client(PATIENCE), SystemClock.now()).with_reach(Reach { private: true, own: None })
}

impl Somebody {
    async fn of(address: &str, (imap, smtp): &(String, String)) -> Self {
        let settings = [("address", address), ("smtp", smtp), ("copies", "append")];
        let settings = settings.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let us = Us { external_id: address.into(), handle: address.into(), settings };
        let secrets = Secrets::new([("password", "secret")]);
        let credentials = Credentials { base_url: imap.clone(), us, secrets };
        let mut somebody = Self { credentials, cursor: None, items: Vec::new() };
        somebody.read().await;
        somebody
    }

    async fn read(&mut self) -> Vec<bytes::Bytes> {
        let mut all = Vec::new();
        loop {
            let line = line();
            let reading = Email.history(&line, &self.credentials, self.cursor.as_deref()).unwrap();
            let history = reading.await.unwrap();
            let us = &self.credentials.us;
            self.items.extend(history.deliveries.iter().flat_map(|body| Email.parse(us, body).unwrap()));
            all.extend(history.deliveries);
            self.cursor = Some(history.cursor);
            if !history.more {
                return all;
            }
        }
    }

    async fn until<T>(&mut self, what: &str, found: impl Fn(&Item) -> Option<T>) -> T {
        let end = tokio::time::Instant::now() + PATIENCE;
        loop {
            self.read().await;
            if let Some(found) = self.items.iter().find_map(&found) {
                return found;
            }
            assert!(tokio::time::Instant::now() < end, "{what} never came: {:#?}", self.items);
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    async fn message(&mut self, text: &str) -> channels::Inbound {
        let is_it = |item: &Item| match item {
            Item::Message(message) if message.text.contains(text) => Some(message.clone()),
            _ => None,
        };
        self.until(text, is_it).await
    }

    async fn send(&self, outgoing: &Outgoing) -> SendOutcome {
        Email.send(&line(), &self.credentials, outgoing).await
    }
}

fn words(to: &str, key: &str, text: &str) -> Outgoing {
    Outgoing {
        visibility: Visibility::Private,
        in_reply_to: None,
        thread: None,
        recipient: Some(to.into()),
        comment: None,
        subject: Some(Personal("Wo ist mein Päckchen?".into())),
        tag: None,
        dm_link: false,
        addressee: None,
        media: Vec::new(),
        text: Personal(text.into()),
        effect_key: key.into(),
    }
}

/// A key that no run before had.
fn key(name: &str) -> String {
    format!("snd_{name}_{}", SystemClock.now().micros())
}

#[tokio::test]
async fn a_customer_writes_is_heard_and_answered_on_servers_that_others_wrote() {
    let Some(peers) = peers() else { return };
    let (mut care, mut alice) = (Somebody::of(CARE, &peers).await, Somebody::of(ALICE, &peers).await);
    let standing = Email.check(&line(), &care.credentials).await.unwrap();
    assert_eq!(standing.us.setting("sent"), Some("Sent"));
    assert!(standing.lacks.is_empty(), "{:?}", standing.lacks);

    let (ears, mut heard) = tokio::sync::mpsc::channel(8);
    let opened = care.credentials.clone();
    let listener = tokio::spawn(async move {
        let line = line();
        Email.listen(&line, &opened, &ears).unwrap().await
    });
    assert_eq!(heard.recv().await, Some(Heard::Look));

    let question = key("question");
    assert!(matches!(
        alice.send(&words(CARE, &question, &format!("Where is it? 👋 {question}"))).await,
        SendOutcome::Sent { .. }
    ));
    let told = tokio::time::timeout(PATIENCE, heard.recv()).await;
    assert_eq!(told, Ok(Some(Heard::Look)), "the server says that something is new");
    listener.abort();
    let asked = care.message(&question).await;
    assert_eq!(
        (asked.author.external_id.as_str(), asked.subject.as_ref().unwrap().0.as_str()),
        (ALICE, "Wo ist mein Päckchen?")
    );

    let reply = key("reply");
    let mut outgoing = words(ALICE, &reply, &format!("It leaves today. {reply}\n.\n"));
    (outgoing.in_reply_to, outgoing.thread) = (Some(asked.provider_id.clone()), Some(asked.thread.clone()));
    let SendOutcome::Sent { provider_id, thread } = care.send(&outgoing).await else { panic!() };
    assert_eq!(thread, asked.thread);
    let got = alice.message(&reply).await;
    assert!(got.text.ends_with("\n."), "{:?}", got.text.0);
    assert_eq!(got.parent.as_deref(), asked.provider_id.rsplit_once('~').map(|(id, _)| id));

    let found = Email.find(&line(), &care.credentials, &outgoing).await;
    assert_eq!(found, Found::Yes { provider_id: provider_id.clone(), thread });
    let echo = |item: &Item| match item {
        Item::Echo(echo) if echo.provider_id == provider_id => Some(()),
        _ => None,
    };
    care.until("our own words among the sent ones", echo).await;
}

#[tokio::test]
async fn a_mail_that_the_server_does_not_take_is_refused_with_its_words() {
    let Some(peers) = peers() else { return };
    let care = Somebody::of(CARE, &peers).await;
    let elsewhere = words("ada@elsewhere.invalid", &key("elsewhere"), "Hello?");
    let SendOutcome::Refused { reason } = care.send(&elsewhere).await else { panic!() };
    assert!(reason.contains("550"), "{reason}");
}

#[tokio::test]
async fn a_hundred_and_ten_mails_are_no_burst_that_the_server_refuses_and_come_in_order() {
    let Some(peers) = peers() else { return };
    let (mut care, alice) = (Somebody::of(CARE, &peers).await, Somebody::of(ALICE, &peers).await);
    let name = key("many");
    let before = care.cursor.clone();
    for n in 0..110 {
        let sent = alice.send(&words(CARE, &format!("{name}_{n}"), &format!("{name} number {n}."))).await;
        assert!(matches!(sent, SendOutcome::Sent { .. }), "{n}: {sent:?}");
    }
    care.message(&format!("{name} number 109.")).await;
    let ours = care.items.iter().filter(|item| matches!(item, Item::Message(m) if m.text.contains(&name)));
    assert_eq!(ours.count(), 110);
    // The same again from an older cursor has the same keys.
    let key = |body: &bytes::Bytes| Email.dedup_key(&HashMap::new(), body);
    care.cursor = before.clone();
    let once: Vec<String> = care.read().await.iter().map(key).collect();
    care.cursor = before;
    let again: Vec<String> = care.read().await.iter().map(key).collect();
    assert_eq!(once, again);
}
