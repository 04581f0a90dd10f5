//! Mastodon beyond the laws of all networks: what its instances do by themselves, each software in its own way.

mod account;
mod reading;
mod sending;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use channels::mastodon::simulator::{Draft, Instance};
use channels::mastodon::{Kind, Mastodon};
use channels::simulation::World;
use channels::{Credentials, Inbound, Item, Line, Network, Outgoing, SendOutcome, Visibility};
use kernel::{Clock, Personal, SystemClock};

use crate::world::client;

const KINDS: [Kind; 3] = [Kind::Mastodon, Kind::GoToSocial, Kind::Pleroma];
const US: &str = "larkspur@mast.example";

/// An instance, and the product's side of it.
struct Brand {
    instance: Instance,
    credentials: Credentials,
    line: Line,
    cursor: Option<String>,
    keys: BTreeSet<String>,
}

impl Brand {
    pub async fn on(kind: Kind) -> Self {
        Self::at(kind, Arc::new(SystemClock)).await
    }

    pub async fn at(kind: Kind, clock: Arc<dyn Clock>) -> Self {
        let instance = Instance::start(kind, clock).await;
        let account = instance.account();
        let credentials =
            Credentials { base_url: account.base_url, us: account.us, secrets: account.secrets };
        let line = Line::new(client(Duration::from_secs(5)), SystemClock.now());
        let mut brand = Self { instance, credentials, line, cursor: None, keys: BTreeSet::new() };
        assert!(brand.read().await.is_empty());
        brand
    }

    /// Everything that the history has and that did not come before.
    async fn read(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        loop {
            let reading = Mastodon.history(&self.line, &self.credentials, self.cursor.as_deref()).unwrap();
            let history = reading.await.unwrap();
            for body in &history.deliveries {
                if self.keys.insert(Mastodon.dedup_key(&HashMap::new(), body)) {
                    items.extend(Mastodon.parse(&self.credentials.us, body).unwrap());
                }
            }
            self.cursor = Some(history.cursor);
            if !history.more {
                return items;
            }
        }
    }

    async fn messages(&mut self) -> Vec<Inbound> {
        let message = |item| match item {
            Item::Message(message) => Some(message),
            _ => None,
        };
        self.read().await.into_iter().filter_map(message).collect()
    }

    fn say(&self, visibility: &str, text: &str) -> String {
        self.instance.say("dana", draft(visibility, text))
    }

    async fn send(&self, outgoing: &Outgoing) -> SendOutcome {
        Mastodon.send(&self.line, &self.credentials, outgoing).await
    }

    async fn sent(&self, outgoing: &Outgoing) -> String {
        match self.send(outgoing).await {
            SendOutcome::Sent { provider_id, .. } => provider_id,
            other => panic!("{other:?}"),
        }
    }

    async fn checked(&self) -> channels::Standing {
        Mastodon.check(&self.line, &self.credentials).await.unwrap()
    }
}

fn draft(visibility: &str, text: &str) -> Draft {
    Draft { text: format!("@{US} {text}"), visibility: visibility.into(), ..Draft::default() }
}

fn answer(to: &Inbound, key: &str, text: &str) -> Outgoing {
    Outgoing {
        visibility: to.visibility,
        in_reply_to: Some(to.provider_id.clone()),
        thread: Some(to.thread.clone()),
        recipient: (to.visibility == Visibility::Private).then(|| to.author.external_id.clone()),
        comment: None,
        subject: None,
        tag: None,
        dm_link: false,
        addressee: Some(to.author.handle.clone()),
        media: Vec::new(),
        text: Personal(text.into()),
        effect_key: key.into(),
    }
}
