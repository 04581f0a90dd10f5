//! Who else wrote nearly the same?
//!
//! In: the outlines of what people wrote in the last day, and of a batch. Out: how many others each message of the batch
//! resembles. Promised: a delivery that comes twice is no copy, and neither is a word too short to be told from others.

use std::collections::{HashMap, HashSet};

use channels::Inbound;
use db::{Arg, Tx, args};
use kernel::{AccountId, Ctx, Millis, PersonId};
use triage::{Alike, Likeness};

use crate::{Result, cases, people};

/// How far back copies are looked for.
const WITHIN: Millis = Millis::hours(24);
/// Among how many messages, the newest.
const AMONG: usize = 2_000;
/// From so many people on they are not counted: it is a campaign, which must not slow us down.
const MANY: usize = 20;

/// What people wrote lately, and who the authors of a batch are.
#[derive(Debug, Default)]
pub(super) struct Heard {
    words: Vec<(Likeness, Author)>,
    authors: HashMap<(&'static str, String), PersonId>,
}

impl Heard {
    /// Looks up who some authors are.
    pub(super) async fn add_authors(
        &mut self,
        tx: &mut Tx,
        ctx: &Ctx,
        channel: &'static str,
        authors: &HashSet<String>,
    ) -> Result<()> {
        let ids = Arg::texts(authors.iter().map(String::as_str));
        let args = [ctx.tenant.into(), channel.into(), ids];
        let found: Vec<(String, PersonId)> = tx.query(&people::store::AUTHORS, &args).await?;
        self.authors.extend(found.into_iter().map(|(id, person)| ((channel, id), person)));
        Ok(())
    }

    /// Looks up what people wrote.
    pub(super) async fn add_words(&mut self, tx: &mut Tx, ctx: &Ctx) -> Result<()> {
        let args = args![ctx.tenant, ctx.now() - WITHIN, AMONG];
        let found: Vec<(i64, PersonId)> = tx.query(&cases::store::HEARD_SINCE, &args).await?;
        let outline = |(bits, person)| (Likeness::from_bits(bits), Author::Known(person));
        self.words = found.into_iter().map(outline).collect();
        Ok(())
    }
}

/// Who wrote something: a person that is known, or somebody new on a network.
#[derive(PartialEq, Eq, Debug)]
enum Author {
    Known(PersonId),
    New(&'static str, String),
}

/// The outlines of a batch, each message of a network once.
#[derive(Debug, Default)]
pub(super) struct Copies(HashMap<(AccountId, String), (Likeness, Author)>);

impl Copies {
    /// One message of the batch.
    pub(super) fn add(
        &mut self,
        account: AccountId,
        channel: &'static str,
        message: &Inbound,
        heard: &Heard,
    ) {
        let Some(likeness) = Likeness::of(&message.text) else { return };
        let id = (channel, message.author.external_id.clone());
        let author = match heard.authors.get(&id) {
            Some(person) => Author::Known(*person),
            None => Author::New(id.0, id.1),
        };
        self.0.insert((account, message.provider_id.clone()), (likeness, author));
    }

    /// The outline of a message that was added, and how many others resemble it, as far as it matters.
    pub(super) fn of(
        &self,
        account: AccountId,
        message: &Inbound,
        heard: &Heard,
    ) -> (Option<Likeness>, Alike) {
        let key = (account, message.provider_id.clone());
        let Some((likeness, author)) = self.0.get(&key) else { return (None, Alike::default()) };
        let stored = heard.words.iter().map(|(words, author)| (words, author));
        let others =
            self.0.iter().filter(|(other, _)| **other != key).map(|(_, (words, author))| (words, author));
        let (mut messages, mut people) = (0, Vec::new());
        for (words, other) in stored.chain(others) {
            if !words.resembles(*likeness) {
                continue;
            }
            messages += 1;
            if other != author && !people.contains(&other) {
                people.push(other);
                if people.len() == MANY {
                    break;
                }
            }
        }
        let people = u32::try_from(people.len()).unwrap_or(u32::MAX);
        (Some(*likeness), Alike { messages, people })
    }
}
