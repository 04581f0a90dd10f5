//! Dovecot and OpenSMTPD as a network: the brand's mailbox on them, and a customer's.
//!
//! `COMMONGROUND_TEST_MAIL` names both servers, as in `imap://127.0.0.1:10143 smtp://127.0.0.1:10025`; on them live
//! `care@care.test` and `alice@cust.test`, both with the password `secret`. There is nothing that a test could make go wrong.

use channels::email::Email;
use channels::line::Reach;
use channels::simulation::{Account, Faults, Saying, Shown, World};
use channels::{BoxFuture, Credentials, Item, Line, Network, Outgoing, Secrets, SendOutcome, Us, Visibility};
use kernel::{Clock, Personal, Secret, SystemClock};

const CARE: &str = "care@care.test";
const ALICE: &str = "alice@cust.test";

/// The servers. Whoever says something is Alice.
pub struct MailServer {
    imap: String,
    smtp: String,
    http: reqwest::Client,
    /// Where her mailbox ended when we came.
    begun: String,
}

impl MailServer {
    /// The servers that are named, if any are.
    #[expect(clippy::disallowed_methods, reason = "a test is told by its environment where the servers are")]
    pub async fn named(http: &reqwest::Client) -> Option<Self> {
        let named = std::env::var("COMMONGROUND_TEST_MAIL").ok()?;
        let (imap, smtp) = named.split_once(' ').expect("an address of IMAP and one of SMTP");
        let mut server =
            Self { imap: imap.to_owned(), smtp: smtp.to_owned(), http: http.clone(), begun: String::new() };
        let alice = server.credentials(ALICE);
        let begun = Email.history(&server.line(), &alice, None).expect("mail has a history").await;
        server.begun = begun.expect("the server answers").cursor;
        Some(server)
    }

    fn line(&self) -> Line {
        Line::new(self.http.clone(), SystemClock.now()).with_reach(Reach { private: true, own: None })
    }

    fn credentials(&self, address: &str) -> Credentials {
        let settings = [("address", address), ("smtp", &self.smtp), ("copies", "append")];
        let settings = settings.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let us = Us { external_id: address.into(), handle: address.into(), settings };
        Credentials { base_url: self.imap.clone(), us, secrets: Secrets::new([("password", "secret")]) }
    }

    /// What came to her from the brand.
    async fn received(&self) -> Vec<Shown> {
        let (alice, mut cursor, mut all) = (self.credentials(ALICE), self.begun.clone(), Vec::new());
        loop {
            let line = self.line();
            let reading = Email.history(&line, &alice, Some(&cursor)).expect("mail has a history");
            let history = reading.await.expect("the server answers");
            let items = history.deliveries.iter().flat_map(|body| Email.parse(&alice.us, body).unwrap());
            all.extend(items.filter_map(|item| match item {
                Item::Message(message) if message.author.external_id == CARE => Some(Shown {
                    provider_id: message.provider_id,
                    visibility: Visibility::Private,
                    in_reply_to: message.parent,
                    text: message.text.0,
                    media: message.attachments.len(),
                }),
                _ => None,
            }));
            cursor = history.cursor;
            if !history.more {
                return all;
            }
        }
    }

    async fn writes(&self, text: String) -> String {
        let key = format!("snd_{}", SystemClock.now().micros());
        let outgoing = Outgoing {
            visibility: Visibility::Private,
            in_reply_to: None,
            thread: None,
            recipient: Some(CARE.into()),
            comment: None,
            subject: Some(Personal("A question".into())),
            tag: None,
            dm_link: false,
            addressee: None,
            media: Vec::new(),
            text: Personal(text),
            effect_key: key,
        };
        match Email.send(&self.line(), &self.credentials(ALICE), &outgoing).await {
            SendOutcome::Sent { provider_id, .. } => provider_id,
            other => panic!("her mail can't be sent: {other:?}"),
        }
    }
}

impl World for MailServer {
    fn network(&self) -> &'static dyn Network {
        &Email
    }

    fn account(&self) -> Account {
        let Credentials { base_url, us, secrets } = self.credentials(CARE);
        Account { us, name: "Larkspur".into(), base_url, secrets, hook_secret: Secret::new(Vec::new()) }
    }

    fn says(&self, saying: Saying) -> BoxFuture<'_, String> {
        Box::pin(self.writes(saying.text))
    }

    fn edits<'a>(&'a self, _: &'a str, _: &'a str) -> BoxFuture<'a, bool> {
        Box::pin(async { false })
    }

    fn deletes<'a>(&'a self, _: &'a str) -> BoxFuture<'a, bool> {
        Box::pin(async { false })
    }

    fn shown(&self) -> BoxFuture<'_, Vec<Shown>> {
        Box::pin(self.received())
    }

    fn set(&self, _: Faults) {}
}
