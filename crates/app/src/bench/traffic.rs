//! What people say to the brand of a benchmark: the demo's conversations, told by ever new people.

use std::sync::Arc;

use anyhow::{Context, Result};
use channels::sandbox::sign;
use channels::sandbox::wire::{Delivery, Event, Message, MessageEvent, Parent, Post, PostEvent, Profile};
use kernel::{AccountId, Clock, Secret, SystemClock};
use serde::Deserialize;
use web::state::App;

const CORPUS: [&str; 4] = [
    include_str!("../demo/corpus/public_en.jsonl"),
    include_str!("../demo/corpus/private_en.jsonl"),
    include_str!("../demo/corpus/mail_en.jsonl"),
    include_str!("../demo/corpus/languages.jsonl"),
];

/// How many conversations go on at the same time.
const AT_ONCE: usize = 100;
/// The round whose people nobody has met.
const STRANGERS: usize = 1_000_000;

#[derive(Deserialize)]
struct Line {
    kind: String,
    reach: String,
    turns: Vec<Turn>,
    #[serde(default)]
    dm: Vec<Turn>,
}

#[derive(Deserialize)]
struct Turn {
    by: String,
    t: String,
}

/// What one person says, in order.
struct Talk {
    reach: u64,
    says: Vec<Say>,
}

struct Say {
    public: bool,
    text: String,
}

/// Signed deliveries, each a function of its number. Clones share the texts.
#[derive(Clone)]
pub(super) struct Traffic(Arc<Inner>);

struct Inner {
    talks: Vec<Talk>,
    /// Conversation and turn, in the order in which they are told.
    order: Vec<(usize, usize)>,
    account: AccountId,
    brand: String,
    secret: Secret<Vec<u8>>,
}

/// The texts, as the customers of the demo say them.
pub(super) fn texts() -> Result<Vec<String>> {
    Ok(talks()?.into_iter().flat_map(|talk| talk.says).map(|say| say.text).collect())
}

fn talks() -> Result<Vec<Talk>> {
    let lines = CORPUS.iter().flat_map(|file| file.lines()).filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let line: Line = serde_json::from_str(line).context("the demo's conversations are unreadable")?;
            let reach = match line.reach.as_str() {
                "high" => 48_000,
                "mid" => 2_300,
                _ => 140,
            };
            let say =
                |public: bool| move |turn: Turn| (turn.by == "c").then_some(Say { public, text: turn.t });
            let said = line.turns.into_iter().filter_map(say(line.kind == "public"));
            Ok(Talk { reach, says: said.chain(line.dm.into_iter().filter_map(say(false))).collect() })
        })
        .collect()
}

impl Traffic {
    /// The traffic for a node's account on the sandbox network.
    pub fn new(app: &App) -> Result<Self> {
        let brand = app.brand();
        let account = brand.accounts.first().context("the benchmark's brand has no account")?;
        let talks = talks()?;
        let mut order = Vec::new();
        for block in (0..talks.len()).collect::<Vec<_>>().chunks(AT_ONCE) {
            let longest = block.iter().map(|talk| talks[*talk].says.len()).max().unwrap_or(0);
            for turn in 0..longest {
                order.extend(block.iter().filter(|t| turn < talks[**t].says.len()).map(|talk| (*talk, turn)));
            }
        }
        let secret = account.secret(&app.key)?;
        let inner = Inner { talks, order, account: account.id, brand: account.external_id.clone(), secret };
        Ok(Self(Arc::new(inner)))
    }

    /// The request with the n-th message of conversations that go on.
    pub fn request(&self, n: usize) -> Vec<u8> {
        let (talk, turn) = self.0.order[n % self.0.order.len()];
        self.told(n / self.0.order.len(), talk, turn)
    }

    /// The request with the n-th message of somebody new, and the network's id of the message.
    pub fn stranger(&self, n: usize) -> (String, Vec<u8>) {
        let (round, talk) = (STRANGERS + n / self.0.talks.len(), n % self.0.talks.len());
        (id(round, talk, 0), self.told(round, talk, 0))
    }

    fn told(&self, round: usize, talk: usize, turn: usize) -> Vec<u8> {
        let Talk { reach, says } = &self.0.talks[talk];
        let Say { public, text } = &says[turn];
        let at = SystemClock.now().timestamp();
        let person = format!("u_{round}_{talk}");
        let author = Profile {
            id: person.clone(),
            handle: format!("person{round}x{talk}"),
            name: format!("Person {talk}"),
            avatar: Some(format!("https://img.example.com/{talk}.png")),
            followers: Some(*reach),
        };
        let id = id(round, talk, turn);
        let (account, text) = (self.0.brand.clone(), text.clone());
        let event = if *public {
            let in_reply_to =
                (turn > 0).then(|| Parent { id: self::id(round, talk, turn - 1), author: person.clone() });
            let event = PostEvent {
                post: Post {
                    thread: self::id(round, talk, 0),
                    mentions: vec![account.clone()],
                    id: id.clone(),
                    in_reply_to,
                    author,
                    text,
                    created_at: at,
                    effect_key: None,
                },
            };
            if turn == 0 { Event::MentionCreated(event) } else { Event::ReplyCreated(event) }
        } else {
            Event::MessageCreated(MessageEvent {
                message: Message {
                    id: id.clone(),
                    conversation: format!("dm_{person}"),
                    author,
                    recipient: account.clone(),
                    in_reply_to: None,
                    subject: None,
                    text,
                    created_at: at,
                    effect_key: None,
                },
            })
        };
        let delivery = Delivery { id: format!("d_{id}"), account, sent_at: at, events: vec![event] };
        self.http(&delivery.id, serde_json::to_vec(&delivery).unwrap_or_default())
    }

    fn http(&self, delivery: &str, body: Vec<u8>) -> Vec<u8> {
        let head = format!(
            "POST /hooks/sandbox/{} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n{}: {}\r\n{}: \
             {delivery}\r\ncontent-length: {}\r\n\r\n",
            self.0.account,
            sign::SIGNATURE,
            sign::sign(&body, &self.0.secret),
            sign::DELIVERY,
            body.len()
        );
        [head.into_bytes(), body].concat()
    }
}

fn id(round: usize, talk: usize, turn: usize) -> String {
    format!("m_{round}_{talk}_{turn}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_conversation_of_the_corpus_has_something_to_say() {
        let talks = talks().unwrap();
        assert!(talks.len() > 500);
        assert!(
            talks
                .iter()
                .all(|talk| !talk.says.is_empty() && talk.says.iter().all(|say| !say.text.is_empty()))
        );
    }
}
