//! What goes into the index, and out.
//!
//! Messages come behind ingest, in batches: [`load`] reads what is missing, [`Batch::digest`] is pure, [`keep`] writes.
//! A message may be read twice and is written once; a change that happens meanwhile is noted, and read next.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use db::{Arg, FromRow, Tx, args};
use kernel::{AccountId, Ctx, Instant, MessageId, PersonId, UserId};
use uuid::Uuid;

use super::model::{Doc, DocRef, Kind};
use super::store;
use super::terms::{Terms, number, time_marks};
use super::words::folded;
use crate::access::{Right, allow};
use crate::cases::{Direction, Seen};
use crate::{Error, Result};

/// How far behind the newest id a message may still come that has an older one, in milliseconds: ids are made before
/// their transactions end, and on several machines.
const LOOK_BACK_MS: i64 = 60_000;
/// Up to how many messages each one's words are counted; later one in [`SAMPLE`] is, and counts for as many.
const COUNT_ALL: i64 = 50_000;
const SAMPLE: i64 = 16;

/// A message as the index takes it.
#[derive(Clone, Debug, FromRow)]
struct Source {
    id: MessageId,
    seq: i64,
    person_id: PersonId,
    account_id: AccountId,
    channel: String,
    direction: Direction,
    visibility: Seen,
    subject: Option<String>,
    text: String,
    author_id: Option<UserId>,
    at: Instant,
    attached: bool,
    deleted: bool,
}

#[derive(Clone, Debug, FromRow)]
struct Named {
    id: PersonId,
    name: String,
    first_seen_at: Instant,
    called: Option<String>,
    handle: Option<String>,
}

/// What waits to be indexed, as it is in the tables.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// How far the index was.
    seen: Uuid,
    /// The newest id that was looked at.
    mark: Option<Uuid>,
    new: Vec<Source>,
    changed: Vec<Source>,
    /// Messages that are no more.
    gone: Vec<Uuid>,
    changes: Vec<Uuid>,
    people: Vec<Named>,
    /// Whether more waits.
    pub more: bool,
}

/// What is to be written.
#[derive(Clone, Debug, Default)]
pub struct Digested {
    seen: Uuid,
    mark: Option<Uuid>,
    entries: Vec<Entry>,
    gone: Vec<Uuid>,
    changes: Vec<Uuid>,
}

/// A document, ready to be written.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub kind: Kind,
    pub id: Uuid,
    pub at: Instant,
    pub title: Option<String>,
    pub body: Option<String>,
    pub terms: Terms,
    /// Whether it replaces what is indexed already.
    pub again: bool,
}

/// Reads what waits: what was changed, what is new, and what came late; `limit` of each at most.
pub async fn load(tx: &mut Tx, ctx: &Ctx, limit: u32) -> Result<Batch> {
    allow(ctx, Right::Administer)?;
    let limit = i64::from(limit.max(1));
    let state: Option<(Uuid, i64)> = tx.query_opt(&store::STATE, &args![ctx.tenant]).await?;
    let mark = state.map_or(Uuid::nil(), |(mark, _)| mark);
    let changes: Vec<(Uuid, MessageId)> = tx.query(&store::CHANGES, &args![ctx.tenant, limit]).await?;
    let (changes, ids): (Vec<_>, Vec<_>) = changes.into_iter().unzip();
    let changed: Vec<Source> = match ids.is_empty() {
        true => Vec::new(),
        false => tx.query(&store::TEXTS_OF, &[ctx.tenant.into(), Arg::ids(ids.iter().copied())]).await?,
    };
    let still: HashSet<MessageId> = changed.iter().map(|source| source.id).collect();
    let gone = ids.into_iter().filter(|id| !still.contains(id)).map(MessageId::uuid).collect();
    let mut new: Vec<Source> = tx.query(&store::TEXTS_AFTER, &args![ctx.tenant, mark, limit]).await?;
    let newest = new.last().map(|source| source.id.uuid());
    let full = |count: usize| i64::try_from(count).is_ok_and(|count| count >= limit);
    let mut more = full(new.len()) || full(changes.len());
    // What is late comes within the time that a transaction may take; then there is nothing to look for again.
    let may_be_late = ctx.now().micros() / 1_000 - millis_of(mark) <= 2 * LOOK_BACK_MS;
    if !more && !mark.is_nil() && may_be_late {
        let args = args![ctx.tenant, before(mark), mark, limit];
        new.extend(tx.query::<Source>(&store::TEXTS_MISSED, &args).await?);
        more = full(new.len());
    }
    let mut batch = Batch { seen: mark, mark: newest, new, changed, gone, changes, people: Vec::new(), more };
    batch.people = people(tx, ctx, &batch).await?;
    Ok(batch)
}

/// Reads messages behind an id, to index them again whatever is known of them, and the id to go on from.
pub async fn load_again(tx: &mut Tx, ctx: &Ctx, after: Uuid, limit: u32) -> Result<(Batch, Option<Uuid>)> {
    allow(ctx, Right::Administer)?;
    let changed: Vec<Source> =
        tx.query(&store::TEXTS_AFTER, &args![ctx.tenant, after, i64::from(limit)]).await?;
    let last = changed.last().map(|source| source.id.uuid());
    let mut batch = Batch { changed, ..Batch::default() };
    batch.people = people(tx, ctx, &batch).await?;
    Ok((batch, last))
}

async fn people(tx: &mut Tx, ctx: &Ctx, batch: &Batch) -> Result<Vec<Named>> {
    let ids: BTreeSet<_> = batch.new.iter().chain(&batch.changed).map(|source| source.person_id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(tx.query(&store::PEOPLE, &[ctx.tenant.into(), Arg::ids(ids)]).await?)
}

/// The smallest id that could have been made [`LOOK_BACK_MS`] before this one.
fn before(mark: Uuid) -> Uuid {
    let millis = u128::try_from(millis_of(mark) - LOOK_BACK_MS).unwrap_or_default();
    Uuid::from_u128(millis << 80)
}

/// When an id was made.
fn millis_of(id: Uuid) -> i64 {
    i64::try_from(id.as_u128() >> 80).unwrap_or(i64::MAX)
}

impl Batch {
    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.mark.is_none() && self.new.is_empty() && self.changes.is_empty() && self.changed.is_empty()
    }

    /// How many messages it holds.
    pub fn len(&self) -> usize {
        self.new.len() + self.changed.len()
    }

    /// Splits and folds everything.
    pub fn digest(self) -> Digested {
        let mut digested = Digested {
            seen: self.seen,
            mark: self.mark,
            changes: self.changes,
            gone: self.gone,
            ..Digested::default()
        };
        let new = self.new.into_iter().map(|source| (source, false));
        for (source, again) in new.chain(self.changed.into_iter().map(|source| (source, true))) {
            match source.deleted {
                true => digested.gone.push(source.id.uuid()),
                false => digested.entries.push(entry_of(source, again)),
            }
        }
        let mut people: BTreeMap<PersonId, Vec<Named>> = BTreeMap::new();
        for named in self.people {
            people.entry(named.id).or_default().push(named);
        }
        digested.entries.extend(people.into_values().filter_map(person_entry));
        digested
    }
}

fn entry_of(source: Source, again: bool) -> Entry {
    let mut words = source.subject.as_deref().map(folded).unwrap_or_default();
    words.extend(folded(&source.text));
    let mut marks = vec![
        kind_mark(Kind::Message),
        format!("~c{}", source.channel),
        format!("~v{}", source.visibility),
        format!("~w{}", source.direction),
        person_mark(source.person_id),
        format!("~a{}", source.account_id.uuid().simple()),
    ];
    marks.extend(source.author_id.map(author_mark));
    marks.extend(source.attached.then(|| "~xattachment".to_owned()));
    marks.extend((source.direction == Direction::Inbound && source.seq == 1).then(|| OPENING.to_owned()));
    Entry {
        kind: Kind::Message,
        id: source.id.uuid(),
        at: source.at,
        title: None,
        body: None,
        terms: Terms::of(words, marks),
        again,
    }
}

/// The mark of the first message of a case.
pub(super) const OPENING: &str = "~opening";

pub(super) fn kind_mark(kind: Kind) -> String {
    format!("~k{kind}")
}

pub(super) fn person_mark(person: PersonId) -> String {
    format!("~p{}", person.uuid().simple())
}

pub(super) fn author_mark(user: UserId) -> String {
    format!("~u{}", user.uuid().simple())
}

/// A person is found by any part of a name or handle: each end of a word is a mark, and a beginning of one finds it.
fn person_entry(named: Vec<Named>) -> Option<Entry> {
    let first = named.first()?;
    let (id, at, title) = (first.id, first.first_seen_at, first.name.clone());
    let mut seen: HashSet<&str> = HashSet::from([title.as_str()]);
    let others: Vec<&str> = named
        .iter()
        .flat_map(|one| [one.called.as_deref(), one.handle.as_deref()])
        .flatten()
        .filter(|name| seen.insert(name))
        .collect();
    let body = others.join(" · ");
    let words: Vec<String> = folded(&title).into_iter().chain(folded(&body)).collect();
    let mut marks = vec![kind_mark(Kind::Person)];
    for word in &words {
        marks.extend(word.char_indices().map(|(at, _)| format!("~s{}", &word[at..])));
    }
    Some(Entry {
        kind: Kind::Person,
        id: id.uuid(),
        at,
        title: Some(title),
        body: Some(body),
        terms: Terms::of(words, marks),
        again: true,
    })
}

/// Writes a batch. Another node may have been faster: what is indexed already stays.
pub async fn keep(tx: &mut Tx, ctx: &Ctx, digested: &Digested) -> Result<()> {
    allow(ctx, Right::Administer)?;
    tx.execute(&store::BEGIN, &args![ctx.tenant, Uuid::nil()]).await?;
    let (mark, messages): (Uuid, i64) = tx.query_one(&store::LOCK_STATE, &args![ctx.tenant]).await?;
    remove(tx, ctx, &digested.gone).await?;
    let written = write(tx, ctx, &digested.entries).await?;
    let counted = count(tx, ctx, &digested.entries, &written, messages).await?;
    // If it was set back meanwhile, it stays there.
    let mark = digested.mark.filter(|_| mark >= digested.seen).map_or(mark, |newest| newest.max(mark));
    tx.execute(&store::SET_STATE, &args![mark, messages + counted, ctx.tenant]).await?;
    if !digested.changes.is_empty() {
        let changes = Arg::Ids(digested.changes.clone());
        tx.execute(&store::DROP_CHANGES, &[ctx.tenant.into(), changes]).await?;
    }
    Ok(())
}

/// Counts the words of messages that are new, and says how many those are.
async fn count(
    tx: &mut Tx,
    ctx: &Ctx,
    entries: &[Entry],
    written: &HashSet<Uuid>,
    before: i64,
) -> Result<i64> {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    let mut messages = 0;
    let is_new = |entry: &&Entry| entry.kind == Kind::Message && written.contains(&entry.id);
    for entry in entries.iter().filter(is_new) {
        let weight = if before + messages < COUNT_ALL { 1 } else { SAMPLE };
        messages += 1;
        if weight == 1 || (before + messages) % SAMPLE == 0 {
            let words: BTreeSet<_> = entry.terms.words.iter().map(String::as_str).collect();
            for word in words {
                *counts.entry(word).or_default() += weight;
            }
        }
    }
    if !counts.is_empty() {
        let rows = counts.into_iter().map(|(word, docs)| args![ctx.tenant, word, docs].into()).collect();
        tx.execute_many(&store::COUNT_WORDS, rows).await?;
    }
    Ok(messages)
}

/// Takes documents out of the index.
pub(super) async fn remove(tx: &mut Tx, ctx: &Ctx, ids: &[Uuid]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    tx.execute(&store::UNINDEX, &[ctx.tenant.into(), Arg::Ids(ids.to_vec())]).await?;
    tx.execute(&store::DELETE_DOCS, &[ctx.tenant.into(), Arg::Ids(ids.to_vec())]).await?;
    Ok(())
}

/// Writes documents that are new or say something else now; which were not known before.
async fn write(tx: &mut Tx, ctx: &Ctx, entries: &[Entry]) -> Result<HashSet<Uuid>> {
    // Of a document that is here twice the later one counts.
    let latest: BTreeMap<Uuid, &Entry> = entries.iter().map(|entry| (entry.id, entry)).collect();
    if latest.is_empty() {
        return Ok(HashSet::new());
    }
    let ids = Arg::Ids(latest.keys().copied().collect());
    let known: Vec<(Uuid, i64)> = tx.query(&store::KNOWN, &[ctx.tenant.into(), ids]).await?;
    let known: HashMap<Uuid, i64> = known.into_iter().collect();
    let is_due = |entry: &&Entry| match known.get(&entry.id) {
        Some(digest) => entry.again && *digest != digest_of(entry),
        None => true,
    };
    let due: Vec<&Entry> = latest.into_values().filter(is_due).collect();
    let again: Vec<Uuid> = due.iter().map(|entry| entry.id).filter(|id| known.contains_key(id)).collect();
    remove(tx, ctx, &again).await?;
    let numbers = numbers(tx, ctx, &due).await?;
    let (mut docs, mut words) = (Vec::with_capacity(due.len()), Vec::with_capacity(due.len()));
    for (entry, docid) in due.iter().zip(numbers) {
        let digest = digest_of(entry);
        let (title, body) = (entry.title.as_deref(), entry.body.as_deref());
        docs.push(args![ctx.tenant, docid, entry.kind, entry.id, entry.at, digest, title, body].into());
        let text = entry.terms.text(tx.engine(), &time_marks(docid));
        words.push(args![text, ctx.tenant, docid].into());
    }
    if !docs.is_empty() {
        tx.execute_many(&store::INSERT_DOC, docs).await?;
        tx.execute_many(&store::INDEX, words).await?;
    }
    Ok(due.iter().map(|entry| entry.id).filter(|id| !known.contains_key(id)).collect())
}

fn digest_of(entry: &Entry) -> i64 {
    let mut hasher = blake3::Hasher::new();
    let shown = [entry.title.as_deref().unwrap_or_default(), entry.body.as_deref().unwrap_or_default()];
    let terms = entry.terms.words.iter().chain(&entry.terms.marks).map(String::as_str);
    for text in shown.into_iter().chain(terms) {
        hasher.update(text.as_bytes());
        hasher.update(&[0]);
    }
    let hash = hasher.finalize();
    i64::from_le_bytes(std::array::from_fn(|at| hash.as_bytes()[at]))
}

/// A free number for each: that of its time, or the next one behind it that nobody has.
async fn numbers(tx: &mut Tx, ctx: &Ctx, entries: &[&Entry]) -> Result<Vec<i64>> {
    let own = |entry: &Entry| {
        let (high, low) = entry.id.as_u64_pair();
        number(entry.at, high.rotate_left(32) ^ low)
    };
    let mut wanted: Vec<i64> = entries.iter().map(|entry| own(entry)).collect();
    let mut used: HashSet<i64> = HashSet::new();
    loop {
        let asked = Arg::ints(wanted.iter().copied());
        let taken: Vec<(i64, Uuid)> = tx.query(&store::TAKEN, &[ctx.tenant.into(), asked]).await?;
        let taken: HashSet<i64> = taken.into_iter().map(|(docid, _)| docid).collect();
        used.clear();
        let mut all_free = true;
        for docid in &mut wanted {
            while taken.contains(docid) || !used.insert(*docid) {
                *docid += 1;
                all_free = false;
            }
        }
        if all_free {
            return Ok(wanted);
        }
    }
}

/// Puts an article or a macro into the index, or what it says now. People and messages come by themselves.
pub async fn put(tx: &mut Tx, ctx: &Ctx, doc: Doc) -> Result<()> {
    allow(ctx, Right::Answer)?;
    if !matches!(doc.kind, Kind::Article | Kind::Macro) {
        return Err(Error::invalid("people, cases and messages are indexed by themselves"));
    }
    let words = folded(&doc.title).into_iter().chain(folded(&doc.text)).collect();
    let entry = Entry {
        kind: doc.kind,
        id: doc.id,
        at: doc.at,
        title: Some(doc.title),
        body: Some(doc.text),
        terms: Terms::of(words, [kind_mark(doc.kind)]),
        again: true,
    };
    write(tx, ctx, &[entry]).await?;
    Ok(())
}

/// Takes a document out of the index.
pub async fn drop(tx: &mut Tx, ctx: &Ctx, doc: DocRef) -> Result<()> {
    allow(ctx, Right::Answer)?;
    remove(tx, ctx, &[doc.0]).await
}

/// Whose a person's messages are has changed: they are indexed again, and the person too.
pub async fn again(tx: &mut Tx, ctx: &Ctx, person: PersonId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    tx.execute(&store::CHANGE_PERSON, &args![ctx.tenant, person]).await?;
    tx.notify(super::NOTICE, "");
    Ok(())
}

/// Messages are about to come whose ids are of the past: the indexer looks again from there on.
pub async fn rewind(tx: &mut Tx, ctx: &Ctx, to: Instant) -> Result<()> {
    allow(ctx, Right::Administer)?;
    let millis = u128::from(to.micros().max(0).unsigned_abs() / 1_000);
    tx.execute(&store::REWIND, &args![Uuid::from_u128(millis << 80), ctx.tenant]).await?;
    Ok(())
}

/// How far the index is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// How many messages are in it.
    pub indexed: i64,
    /// How many there are.
    pub messages: i64,
}

/// How far the index is. Counts all messages: for commands, not for pages.
pub async fn progress(tx: &mut Tx, ctx: &Ctx) -> Result<Progress> {
    allow(ctx, Right::Read)?;
    let state: Option<(Uuid, i64)> = tx.query_opt(&store::STATE, &args![ctx.tenant]).await?;
    let messages = tx.query_one(&store::COUNT_MESSAGES, &args![ctx.tenant]).await?;
    Ok(Progress { indexed: state.map_or(0, |(_, messages)| messages), messages })
}
