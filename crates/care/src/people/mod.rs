//! Whose words are these? Handle → person, never a guess without evidence.
//!
//! In: authors as the networks show them. Out: identities and the persons they belong to. Promised: one identity
//! per external id; an identity belongs to exactly one person at a time, by a link that carries its evidence and
//! can be undone; a new identity is a new person until somebody shows otherwise.

pub mod identifiers;
mod model;
pub mod store;

use std::collections::HashMap;

use channels::Author;
use db::{Arg, Tx, args};
use kernel::{AccountId, Ctx, IdentityId, Instant, Lang, PersonId};
use serde_json::json;

pub use identifiers::{Held, Identifier, Identifiers, Names};
pub use model::{Identity, Person};

use crate::Result;
use crate::access::{Right, allow};

/// The people that a batch of items speaks of: loaded together, changed in memory, written together.
#[derive(Default, Debug)]
pub struct People {
    known: HashMap<(String, String), Known>,
    /// Whoever answers a letter of ours from the address to which it went, by account, thread and address.
    expected: HashMap<(AccountId, String, String), PersonId>,
}

#[derive(Debug)]
struct Known {
    identity: Identity,
    person: PersonId,
    lang: Option<Lang>,
    state: RowState,
}

#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum RowState {
    Clean,
    Changed,
    New,
    /// A new address of somebody who is known: they answered from where we wrote to them.
    Proved,
}

/// How we came to know an author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// We knew them.
    Known,
    /// They are somebody new.
    New,
    /// We knew the person, and now this address is theirs too.
    Proved,
}

/// Whose words a message holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whose {
    /// The address.
    pub identity: IdentityId,
    /// The human.
    pub person: PersonId,
    /// Followers or the like.
    pub reach: Option<u64>,
}

impl People {
    /// Loads whoever is known among `external_ids` of one channel, and locks them until the transaction ends.
    pub async fn load(&mut self, tx: &mut Tx, ctx: &Ctx, channel: &str, external_ids: &[&str]) -> Result<()> {
        let ids = Arg::texts(external_ids.iter().copied());
        let found: Vec<Identity> = tx.query(&store::KNOWN, &[ctx.tenant.into(), channel.into(), ids]).await?;
        let ids = Arg::ids(found.iter().map(|identity| identity.id));
        let belong: Vec<(IdentityId, PersonId)> = tx.query(&store::BELONG, &[ctx.tenant.into(), ids]).await?;
        let belong: HashMap<_, _> = belong.into_iter().collect();
        for identity in found {
            let Some(&person) = belong.get(&identity.id) else { continue };
            let key = (channel.to_owned(), identity.external_id.clone());
            self.known.insert(key, Known { identity, person, lang: None, state: RowState::Clean });
        }
        Ok(())
    }

    /// Loads whose answers letters of ours in some threads expect: an address that somebody gave is theirs once they
    /// answer from it, because nobody else could.
    pub async fn expect(
        &mut self,
        tx: &mut Tx,
        ctx: &Ctx,
        account: AccountId,
        threads: &[&str],
    ) -> Result<()> {
        let args = [ctx.tenant.into(), account.into(), Arg::texts(threads.iter().copied())];
        let found: Vec<(String, String, PersonId)> = tx.query(&store::EXPECTED, &args).await?;
        for (thread, address, person) in found {
            self.expected.insert((account, thread, address.to_lowercase()), person);
        }
        Ok(())
    }

    /// Who is expected to answer in a thread from an address, by whoever sees neither for the first time.
    pub fn expected(&self, account: AccountId, thread: &str, address: &str) -> Option<PersonId> {
        self.expected.get(&(account, thread.to_owned(), address.to_lowercase())).copied()
    }

    /// The person behind an external id, if already known.
    pub fn find(&self, channel: &str, external_id: &str) -> Option<Whose> {
        self.known.get(&(channel.to_owned(), external_id.to_owned())).map(|known| Whose {
            identity: known.identity.id,
            person: known.person,
            reach: known.identity.reach,
        })
    }

    /// Everybody who is known so far.
    pub fn persons(&self) -> Vec<PersonId> {
        let known = self.known.values().map(|known| known.person);
        let mut persons: Vec<_> = known.chain(self.expected.values().copied()).collect();
        persons.sort_unstable();
        persons.dedup();
        persons
    }

    /// The person behind an author. If nobody is known by this id it is who was expected, or somebody new, which the
    /// second value says.
    pub fn meet(
        &mut self,
        ctx: &Ctx,
        channel: &str,
        author: &Author,
        at: Instant,
        (lang, expected): (Option<Lang>, Option<PersonId>),
    ) -> (Whose, Met) {
        let key = (channel.to_owned(), author.external_id.clone());
        let met = match (self.known.contains_key(&key), expected) {
            (true, _) => Met::Known,
            (false, Some(_)) => Met::Proved,
            (false, None) => Met::New,
        };
        let known = self.known.entry(key).or_insert_with(|| {
            let identity = Identity::met(ctx.mint(), channel, author, at);
            let state = if met == Met::Proved { RowState::Proved } else { RowState::New };
            Known { identity, person: expected.unwrap_or_else(|| ctx.mint()), lang, state }
        });
        if known.identity.seen(author, at) && known.state == RowState::Clean {
            known.state = RowState::Changed;
        }
        known.lang = lang.or(known.lang);
        (Whose { identity: known.identity.id, person: known.person, reach: known.identity.reach }, met)
    }

    /// Writes who is new and what has changed.
    pub async fn flush(self, tx: &mut Tx, ctx: &Ctx) -> Result<()> {
        let (mut people, mut identities, mut links) = (Vec::new(), Vec::new(), Vec::new());
        let (mut seen_people, mut seen_identities) = (Vec::new(), Vec::new());
        let mut known: Vec<_> = self.known.into_values().filter(|k| k.state != RowState::Clean).collect();
        // One order for all writers, so that two nodes never wait for each other in a circle.
        known.sort_unstable_by_key(|k| (k.person, k.identity.id));
        for k in known {
            let i = &k.identity;
            let reach = i.reach.and_then(|reach| i64::try_from(reach).ok());
            let lang = k.lang.map(|lang| lang.code().to_owned());
            if k.state == RowState::New {
                people.push(
                    args![
                        ctx.tenant,
                        k.person,
                        i.name.clone(),
                        i.avatar.clone(),
                        reach,
                        lang.clone(),
                        i.first_seen_at,
                        i.last_seen_at
                    ]
                    .into(),
                );
            }
            if matches!(k.state, RowState::New | RowState::Proved) {
                identities.push(
                    args![
                        ctx.tenant,
                        i.id,
                        i.channel.clone(),
                        i.external_id.clone(),
                        i.handle.clone(),
                        i.name.clone(),
                        i.avatar.clone(),
                        reach,
                        i.first_seen_at,
                        i.last_seen_at
                    ]
                    .into(),
                );
                let evidence = json!({ "by": if k.state == RowState::New { "external_id" } else { "answered" }, "channel": i.channel });
                let link: kernel::LinkId = ctx.mint();
                links.push(args![ctx.tenant, link, i.id, k.person, evidence, ctx.now()].into());
            } else {
                seen_identities.push(
                    args![
                        i.handle.clone(),
                        i.name.clone(),
                        i.avatar.clone(),
                        reach,
                        i.first_seen_at,
                        i.last_seen_at,
                        ctx.tenant,
                        i.id
                    ]
                    .into(),
                );
                seen_people.push(
                    args![
                        i.name.clone(),
                        i.avatar.clone(),
                        reach,
                        lang,
                        i.first_seen_at,
                        i.last_seen_at,
                        ctx.tenant,
                        k.person
                    ]
                    .into(),
                );
            }
        }
        for (sql, rows) in [
            (&store::INSERT_PERSON, people),
            (&store::INSERT_IDENTITY, identities),
            (&store::INSERT_LINK, links),
            (&store::SEEN_PERSON, seen_people),
            (&store::SEEN_IDENTITY, seen_identities),
        ] {
            if !rows.is_empty() {
                tx.execute_many(sql, rows).await?;
            }
        }
        Ok(())
    }
}

/// A person with their identities.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: PersonId) -> Result<(Person, Vec<Identity>)> {
    allow(ctx, Right::Read)?;
    let person: Option<Person> = tx.query_opt(&store::PERSON, &args![ctx.tenant, id]).await?;
    let person = person.ok_or(crate::Error::not_found("person"))?;
    let identities = tx.query(&store::IDENTITIES_OF, &args![ctx.tenant, id]).await?;
    Ok((person, identities))
}

/// What names some people, each thing as often as it was said.
pub async fn named(tx: &mut Tx, ctx: &Ctx, people: &[PersonId]) -> Result<Vec<Held>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::NAMED, &[ctx.tenant.into(), db::Arg::ids(people.iter().copied())]).await?)
}

/// People, those seen last first.
pub async fn list(tx: &mut Tx, ctx: &Ctx, request: kernel::PageRequest) -> Result<kernel::Page<Person>> {
    allow(ctx, Right::Read)?;
    let after =
        request.after.unwrap_or(kernel::Cursor { at: Instant::from_micros(i64::MAX), id: uuid::Uuid::max() });
    let rows: Vec<Person> = tx
        .query(&store::RECENT, &args![ctx.tenant, after.at, after.id, i64::from(request.limit) + 1])
        .await?;
    Ok(kernel::Page::from_surplus(rows, request, |p| kernel::Cursor { at: p.last_seen_at, id: p.id.uuid() }))
}
