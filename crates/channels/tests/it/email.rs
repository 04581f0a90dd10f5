//! E-mail: what its page of facts says beyond the laws that every network keeps.

mod loops;
mod mailbox;
mod reading;
mod sending;

use std::time::Duration;

use channels::email::Email;
use channels::email::envelope::Envelope;
use channels::email::simulator::{CARE, Options, Simulator};
use channels::line::Reach;
use channels::simulation::Account;
use channels::{Credentials, Inbound, Item, Line, Network, Outgoing, Us, Visibility};
use kernel::{Clock, Personal, SystemClock};

use crate::world::client;

pub fn us() -> Us {
    let settings = [("address", CARE), ("name", "Larkspur"), ("plus_addresses", "true")];
    let settings = settings.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Us { external_id: CARE.into(), handle: CARE.into(), settings }
}

pub fn envelope(mail: &[u8]) -> Envelope {
    let envelope = Envelope {
        folder: "INBOX".into(),
        uidvalidity: 7,
        uid: 20,
        received: 1_790_000_000,
        size: mail.len() as u64,
        sent: false,
        mail: None,
        mail_base64: None,
        structure: None,
    };
    envelope.around(mail.to_vec())
}

pub fn item(mail: &[u8]) -> Item {
    let mut items = Email.parse(&us(), &envelope(mail).to_bytes()).unwrap();
    assert_eq!(items.len(), 1);
    items.remove(0)
}

pub fn message(mail: &[u8]) -> Inbound {
    match item(mail) {
        Item::Message(message) => message,
        other => panic!("{other:?}"),
    }
}

pub fn line() -> Line {
    let here = Reach { private: true, own: None };
    Line::new(client(Duration::from_secs(5)), SystemClock.now()).with_reach(here)
}

pub fn credentials(account: &Account) -> Credentials {
    Credentials {
        base_url: account.base_url.clone(),
        us: account.us.clone(),
        secrets: account.secrets.clone(),
    }
}

/// The brand's mailbox on a server, and where reading it stands.
pub struct Mailbox {
    pub server: Simulator,
    pub credentials: Credentials,
    pub cursor: Option<String>,
}

impl Mailbox {
    pub async fn on(options: Options) -> Self {
        let server = Simulator::start(options).await;
        let credentials = credentials(&server.account(CARE));
        Self::of(server, credentials).await
    }

    pub async fn of(server: Simulator, credentials: Credentials) -> Self {
        let mut mailbox = Self { server, credentials, cursor: None };
        mailbox.read().await;
        mailbox
    }

    /// What came since the last time.
    pub async fn read(&mut self) -> Vec<bytes::Bytes> {
        let mut all = Vec::new();
        loop {
            let line = line();
            let reading = Email.history(&line, &self.credentials, self.cursor.as_deref()).unwrap();
            let history = reading.await.unwrap();
            all.extend(history.deliveries);
            self.cursor = Some(history.cursor);
            if !history.more {
                return all;
            }
        }
    }

    pub async fn items(&mut self) -> Vec<Item> {
        let us = self.credentials.us.clone();
        self.read().await.iter().flat_map(|body| Email.parse(&us, body).unwrap()).collect()
    }
}

pub fn answer(to: &str, key: &str, text: &str) -> Outgoing {
    Outgoing {
        visibility: Visibility::Private,
        in_reply_to: None,
        thread: None,
        recipient: Some(to.into()),
        comment: None,
        subject: Some(Personal("parcel".into())),
        tag: None,
        dm_link: false,
        addressee: None,
        media: Vec::new(),
        text: Personal(text.into()),
        effect_key: key.into(),
    }
}

pub fn mail(from: &str, id: &str, text: &str) -> Vec<u8> {
    format!("From: <{from}>\r\nTo: <{CARE}>\r\nSubject: parcel\r\nMessage-ID: <{id}>\r\n\r\n{text}\r\n")
        .into_bytes()
}

pub fn texts(items: &[Item]) -> Vec<String> {
    let text = |item: &Item| match item {
        Item::Message(message) => Some(message.text.0.clone()),
        _ => None,
    };
    items.iter().filter_map(text).collect()
}
