//! Before the transaction: what was delivered, what went before it, what it says.
//!
//! In: bodies that wait. Out: items with their readings, for the batch that places them. Promised: [`parse`] and
//! [`read`] are pure and set aside what they can't take; [`context`] reads a snapshot and changes nothing.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use channels::{Inbound, Item};
use db::{Arg, Tx};
use kernel::{AccountId, Ctx, DeliveryId, Instant};
use triage::{Likeness, Reading, Thread};

use super::copies::{Copies, Heard};
use super::payment;
use crate::accounts::Account;
use crate::brand::Brand;
use crate::cases::{self, Direction};
use crate::ingest::Waiting;
use crate::people::{self, Identifier};
use crate::{Result, facts};

/// A delivery that has been read.
#[derive(Debug)]
pub struct Parsed {
    pub(super) id: DeliveryId,
    pub(super) account: AccountId,
    pub(super) channel: &'static str,
    pub(super) received_at: Instant,
    pub(super) items: Vec<Item>,
    /// The body as it is kept, where it held payment data.
    pub(super) scrubbed: Option<Vec<u8>>,
    threads: HashMap<usize, Before>,
    heard: Arc<Heard>,
    pub(super) readings: HashMap<usize, Understood>,
}

/// What went before a message, for triage.
#[derive(Clone, Debug, Default)]
struct Before {
    answers_brand: bool,
    open_case: bool,
    last_brand_text: Option<String>,
}

/// What triage read in a message, and the same as it is stored.
#[derive(Debug)]
pub(super) struct Understood {
    pub(super) reading: Reading,
    pub(super) json: String,
    pub(super) likeness: Option<Likeness>,
    pub(super) names: Vec<Identifier>,
}

/// A delivery that can't be read, and why.
#[derive(Debug)]
pub struct Unreadable {
    /// Which.
    pub id: DeliveryId,
    /// Why, without any of the customer's words.
    pub reason: String,
}

impl Parsed {
    /// Which delivery this is.
    pub fn id(&self) -> DeliveryId {
        self.id
    }

    pub(super) fn unknown(&self) -> impl Iterator<Item = &str> {
        self.items.iter().filter_map(|item| match item {
            Item::Unknown { kind } => Some(kind.as_str()),
            _ => None,
        })
    }
}

/// Reads bodies. Pure; a body that its network's reader can't take is set aside.
pub fn parse(brand: &Brand, waiting: Vec<Waiting>) -> (Vec<Parsed>, Vec<Unreadable>) {
    let (mut parsed, mut unreadable) = (Vec::new(), Vec::new());
    for delivery in waiting {
        let id = delivery.id;
        let Some(network) = channels::by_id(&delivery.channel) else {
            let reason =
                format!("this version knows no network `{}`; install one that does", delivery.channel);
            unreadable.push(Unreadable { id, reason });
            continue;
        };
        let us = brand.account(delivery.account_id).map(Account::us).unwrap_or_default();
        match catch_unwind(AssertUnwindSafe(|| network.parse(&us, &delivery.body))) {
            Ok(Ok(mut items)) => parsed.push(Parsed {
                id,
                scrubbed: payment::hide(&mut items, &delivery.body),
                account: delivery.account_id,
                channel: network.capabilities().id,
                received_at: delivery.received_at,
                items,
                threads: HashMap::new(),
                heard: Arc::default(),
                readings: HashMap::new(),
            }),
            Ok(Err(error)) => unreadable.push(Unreadable { id, reason: error.to_string() }),
            Err(_) => {
                let reason =
                    "the reader of this network broke off: a mistake in the program; please report it";
                unreadable.push(Unreadable { id, reason: reason.into() });
            }
        }
    }
    (parsed, unreadable)
}

/// Looks up what went before each message. Reads only.
pub async fn context(tx: &mut Tx, ctx: &Ctx, parsed: &mut [Parsed]) -> Result<()> {
    let mut heard = Heard::default();
    let mut by_account: HashMap<(AccountId, &'static str), [HashSet<String>; 3]> = HashMap::new();
    for delivery in parsed.iter() {
        let sets = by_account.entry((delivery.account, delivery.channel)).or_default();
        for message in delivery.messages() {
            sets[0].extend(message.parent.clone());
            sets[1].insert(message.thread.clone());
            sets[2].insert(message.author.external_id.clone());
        }
    }
    let mut parents: HashMap<(AccountId, String), Option<String>> = HashMap::new();
    let mut threads: HashMap<(AccountId, String), String> = HashMap::new();
    let mut open: HashSet<(&'static str, String)> = HashSet::new();
    for ((account, channel), [parent_ids, thread_ids, authors]) in by_account {
        let arg = |set: HashSet<String>| Arg::texts(set);
        let args = [ctx.tenant.into(), account.into(), arg(parent_ids)];
        for (id, direction, text) in
            tx.query::<(String, Direction, String)>(&cases::store::PARENTS, &args).await?
        {
            parents.insert((account, id), (direction == Direction::Outbound).then_some(text));
        }
        let args = [ctx.tenant.into(), account.into(), arg(thread_ids)];
        for (thread, text) in tx.query::<(String, String)>(&cases::store::LAST_OUTBOUND, &args).await? {
            threads.insert((account, thread), text);
        }
        heard.add_authors(tx, ctx, channel, &authors).await?;
        let args = [ctx.tenant.into(), channel.into(), arg(authors)];
        for external_id in tx.query::<String>(&cases::store::WITH_OPEN_CASE, &args).await? {
            open.insert((channel, external_id));
        }
    }
    heard.add_words(tx, ctx).await?;
    let heard = Arc::new(heard);
    for delivery in parsed {
        let (account, channel) = (delivery.account, delivery.channel);
        delivery.heard = heard.clone();
        let mut befores = HashMap::new();
        for (index, message) in delivery.indexed_messages() {
            let parent = message.parent.clone().and_then(|p| parents.get(&(account, p)).cloned().flatten());
            let in_thread = threads.get(&(account, message.thread.clone())).cloned();
            befores.insert(
                index,
                Before {
                    answers_brand: parent.is_some(),
                    open_case: open.contains(&(channel, message.author.external_id.clone())),
                    last_brand_text: parent.or(in_thread),
                },
            );
        }
        delivery.threads = befores;
    }
    Ok(())
}

/// Reads what the messages say. Pure.
pub fn read(brand: &Brand, parsed: &mut [Parsed]) {
    let mut copies = Copies::default();
    for delivery in parsed.iter() {
        for message in delivery.messages() {
            copies.add(delivery.account, delivery.channel, message, &delivery.heard);
        }
    }
    for delivery in parsed {
        let readings = delivery
            .indexed_messages()
            .map(|(index, message)| {
                let before = delivery.threads.get(&index);
                let last = before.and_then(|b| b.last_brand_text.as_deref());
                let thread = Thread {
                    answers_brand: before.is_some_and(|b| b.answers_brand),
                    brand_asked: last.is_some_and(|text| text.contains('?')),
                    open_case: before.is_some_and(|b| b.open_case),
                    earlier_inbound: 0,
                    last_brand_text: last,
                };
                let (likeness, alike) = copies.of(delivery.account, message, &delivery.heard);
                // A mistake in the reader must not keep a customer's words from the desk.
                let reading =
                    AssertUnwindSafe(|| facts::read(&brand.triage, delivery.channel, message, thread, alike));
                let reading = catch_unwind(reading).unwrap_or_else(|_| facts::unread(&brand.triage));
                let json = serde_json::to_string(&reading).unwrap_or_else(|_| "null".into());
                let mut names = people::identifiers::said(&message.text, &reading.personal_data);
                if message.surface == channels::Surface::Email {
                    names.push(Identifier::address(&message.author.handle));
                }
                (index, Understood { reading, json, likeness, names })
            })
            .collect();
        delivery.readings = readings;
    }
}

impl Parsed {
    pub(super) fn is_mail(&self) -> bool {
        self.messages().any(|message| message.surface == channels::Surface::Email)
    }

    fn messages(&self) -> impl Iterator<Item = &Inbound> {
        self.indexed_messages().map(|(_, message)| message)
    }

    fn indexed_messages(&self) -> impl Iterator<Item = (usize, &Inbound)> {
        self.items.iter().enumerate().filter_map(|(index, item)| match item {
            Item::Message(message) => Some((index, message)),
            _ => None,
        })
    }
}
