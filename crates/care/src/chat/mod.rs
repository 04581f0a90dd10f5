//! Web chat: visitors of the brand's own sites, let in by a token, and what they are shown.
//!
//! In: what a visitor enters, attaches and rates; how an administrator sets the chat up. Out: who they are on the
//! network, and the conversation as they may see it. Promised: nothing of a visitor is kept before they agreed to it;
//! their words do not come in here but by the door of every delivery; a token lets in whoever it was given to, and is
//! stored as a digest; an address that somebody typed opens no one's history, a person whom the site vouches for has the
//! same one everywhere; what is shown is what was said to them, and ours once it is sent.

pub mod decide;
mod gone;
mod limits;
mod model;
mod setup;
pub mod store;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use channels::webchat::identity::Identity;
use channels::webchat::{Config, ID};
use db::{Arg, Tx, args};
use kernel::{
    AccountId, CaseId, Ctx, FileId, Instant, MediaId, Millis, Secret, UserId, VisitorId, hash_token,
    mint_token,
};
use serde_json::json;

pub use gone::mail_to_gone;
pub use limits::{Asks, take};
pub use model::{Availability, Body, Entry, File, Said, Stand, Visitor};
pub use setup::{add, configure, new_secret, secrets};

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::State;
use crate::media::{self, Media};
use crate::people::People;
use crate::trail::{self, About, Kind};
use crate::watching::{self, Doing};
use crate::{Error, Result, cases, identity, staff};

/// Under what keys of our shelf visitors' files lie: the prefix, before the file's id.
pub const SHELF: &str = "chat/";
/// How long a token lets in somebody who does not come back.
pub const KEPT: Millis = Millis::days(90);
/// How many messages a visitor is shown.
pub const SHOWN: usize = 200;
/// How often it is written down that somebody is here.
const SEEN_EVERY: Millis = Millis::hours(1);
/// How often it is written down that a line stands.
const HERE_EVERY: Millis = Millis::minutes(1);
/// How long after their last sign somebody counts as writing.
const WRITES_FOR: Millis = Millis::seconds(8);
/// How many files a visitor may send in an hour.
const FILES_AN_HOUR: i64 = 10;
/// The longest words beside stars, in characters.
const RATING_MAX: usize = 1_000;

/// Whether somebody is there, for the visitors of an account.
pub async fn availability(tx: &mut Tx, ctx: &Ctx, brand: &Brand, config: &Config) -> Result<Availability> {
    let calendar = brand.model.calendar(&config.calendar);
    let here = !staff::here(tx, ctx).await?.is_empty();
    Ok(decide::availability(calendar, here, ctx.now()))
}

/// Somebody agreed and begins to chat. Returns who they are, and the token that lets them in.
///
/// # Errors
/// [`Error::Fields`] with what has to be entered.
pub async fn begin(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    account: AccountId,
    entry: Entry,
    vouched: Option<&Identity>,
) -> Result<(Visitor, Secret<String>)> {
    let config = config(brand, account)?;
    if config.signed_only && vouched.is_none() {
        return Err(Error::Refused("this chat is for those who are logged in to the site".into()));
    }
    let availability = availability(tx, ctx, brand, &config).await?;
    let entry = decide::entry(&config, availability, entry, vouched.is_some()).map_err(Error::Fields)?;
    let token = ctx.with_rng(|rng| mint_token("cgv", rng));
    let id: VisitorId = ctx.mint();
    let said = |known: Option<&kernel::Personal>, typed: String| known.map_or(typed, |known| known.0.clone());
    let email = said(vouched.and_then(|one| one.email.as_ref()), entry.email);
    let visitor = Visitor {
        id,
        account_id: account,
        external_id: vouched.map_or_else(|| stranger(ctx), |one| one.id.clone()),
        former_id: None,
        name: said(vouched.and_then(|one| one.name.as_ref()), entry.name),
        email: Some(email).filter(|email| !email.is_empty()),
        verified: vouched.is_some(),
        topic: entry.topic,
        wrote: false,
        lang: entry.lang,
        seen_at: ctx.now(),
        here_at: None,
    };
    let row = args![
        ctx.tenant,
        id,
        account,
        hash_token(&token).to_vec(),
        &visitor.external_id,
        &visitor.name,
        visitor.email.clone(),
        visitor.verified,
        visitor.topic.clone(),
        false,
        &visitor.lang,
        entry.consent,
        ctx.now(),
        ctx.now()
    ];
    tx.execute(&store::BEGIN, &row).await?;
    Ok((visitor, token))
}

/// An id that nobody guesses.
fn stranger(ctx: &Ctx) -> String {
    let mut bytes = [0; 16];
    ctx.fill_random(&mut bytes);
    format!("v_{}", bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

fn config(brand: &Brand, account: AccountId) -> Result<Config> {
    let account = brand.account(account).filter(|account| account.channel == ID);
    Ok(Config::of(&account.ok_or(Error::not_found("chat"))?.us().settings))
}

/// Who a token lets in; `None` if nobody, or not any more.
pub async fn visitor(
    tx: &mut Tx,
    ctx: &Ctx,
    account: AccountId,
    token: &Secret<String>,
) -> Result<Option<Visitor>> {
    let since = ctx.now() - KEPT;
    let args = args![ctx.tenant, account, hash_token(token).to_vec(), since];
    Ok(tx.query_opt(&store::BY_TOKEN, &args).await?)
}

/// A visitor is here, and perhaps has written. Writes at most once an hour what is no news.
pub async fn seen(tx: &mut Tx, ctx: &Ctx, visitor: &Visitor, wrote: bool) -> Result<()> {
    let now = ctx.now();
    if now.since(visitor.seen_at) > SEEN_EVERY || (wrote && !visitor.wrote) {
        tx.execute(&store::SEEN, &args![now, wrote, ctx.tenant, visitor.id]).await?;
    }
    Ok(())
}

/// A visitor's line stands, or stood until now: what was said to them meanwhile they have seen.
pub async fn here(tx: &mut Tx, ctx: &Ctx, visitor: &Visitor) -> Result<()> {
    tx.execute(&store::HERE, &args![ctx.now(), ctx.tenant, visitor.id]).await?;
    Ok(())
}

/// Whether it is time to write down that a visitor's line stands: once a minute, and when it ends.
pub fn is_here_due(visitor: &Visitor, now: Instant) -> bool {
    visitor.here_at.is_none_or(|at| now.since(at) >= HERE_EVERY)
}

/// A visitor writes, or has stopped: those who have their case open are told.
pub async fn types(tx: &mut Tx, ctx: &Ctx, visitor: &Visitor, writes: bool) -> Result<()> {
    let at = writes.then(|| ctx.now());
    tx.execute(&store::TYPING, &args![at, ctx.tenant, visitor.id]).await?;
    let threads = threads_of(tx, ctx, visitor).await?;
    if let Some((case, _)) = newest_case(tx, ctx, visitor.account_id, &threads).await? {
        tx.notify(watching::TOPIC, case.to_string());
    }
    Ok(())
}

/// Those of some cases whose visitor writes now.
pub async fn writing(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<BTreeSet<CaseId>> {
    allow(ctx, Right::Read)?;
    if cases.is_empty() {
        return Ok(BTreeSet::new());
    }
    let since = ctx.now() - WRITES_FOR;
    let args = [ctx.tenant.into(), Arg::ids(cases.iter().copied()), since.into()];
    Ok(tx.query::<CaseId>(&store::WRITES, &args).await?.into_iter().collect())
}

/// A visitor gives an address, or another name, while they chat. The site's own word for them is not changed.
///
/// # Errors
/// [`Error::Fields`] if it is none.
pub async fn describe(tx: &mut Tx, ctx: &Ctx, visitor: &Visitor, name: &str, email: &str) -> Result<()> {
    let typed = Entry {
        name: if name.trim().is_empty() { visitor.name.clone() } else { name.to_owned() },
        email: email.to_owned(),
        consent: "given".to_owned(),
        ..Entry::default()
    };
    let typed =
        decide::entry(&Config::default(), Availability::Online, typed, false).map_err(Error::Fields)?;
    let email = Some(typed.email).filter(|email| !email.is_empty()).or_else(|| visitor.email.clone());
    tx.execute(&store::DESCRIBE, &args![typed.name, email, ctx.tenant, visitor.id]).await?;
    Ok(())
}

/// The site vouches for a visitor: what they said before, as nobody in particular, becomes that person's. Somebody who
/// is vouched for already is not made somebody else: that is another chat.
///
/// # Errors
/// [`Error::Refused`] then.
pub async fn identify(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    visitor: &Visitor,
    vouched: &Identity,
) -> Result<()> {
    if visitor.verified && visitor.external_id != vouched.id {
        return Err(Error::Refused("somebody else is here already: end this chat first".into()));
    }
    let name = vouched.name.as_ref().map_or(visitor.name.clone(), |name| name.0.clone());
    let email = vouched.email.as_ref().map(|email| email.0.clone()).or_else(|| visitor.email.clone());
    let former = if visitor.verified { visitor.former_id.clone() } else { Some(visitor.external_id.clone()) };
    let row = args![former, &vouched.id, name, email, true, ctx.tenant, visitor.id];
    tx.execute(&store::IDENTIFY, &row).await?;
    if visitor.verified {
        return Ok(());
    }
    let mut people = People::default();
    people.load(tx, ctx, ID, &[&visitor.external_id, &vouched.id]).await?;
    match (people.find(ID, &visitor.external_id), people.find(ID, &vouched.id)) {
        (Some(_), None) => {
            tx.execute(&store::PROMOTE, &args![&vouched.id, ctx.tenant, &visitor.external_id]).await?;
        }
        (Some(one), Some(other)) if one.person != other.person => {
            // Whoever said that these two are not the same knows better than a site.
            match identity::link(tx, ctx, brand, other.person, one.person, false).await {
                Ok(_) | Err(Error::Invalid(_)) => {}
                Err(error) => return Err(error),
            }
        }
        _ => {}
    }
    Ok(())
}

/// A visitor ends their chat: whoever uses this browser next is somebody else.
pub async fn end(tx: &mut Tx, ctx: &Ctx, visitor: &Visitor) -> Result<()> {
    tx.execute(&store::END, &args![ctx.now(), ctx.tenant, visitor.id]).await?;
    Ok(())
}

/// A visitor attaches a file, whose type was told by its content.
///
/// # Errors
/// [`Error::Throttled`] after ten within an hour.
pub async fn keep_file(
    tx: &mut Tx,
    ctx: &Ctx,
    visitor: &Visitor,
    name: &str,
    media_type: &str,
    body: &[u8],
) -> Result<File> {
    let hour = Millis::hours(1);
    let args = args![ctx.tenant, visitor.id, ctx.now() - hour];
    let sent: i64 = tx.query_one(&store::FILES_SINCE, &args).await?;
    if sent >= FILES_AN_HOUR {
        return Err(Error::Throttled { wait: hour });
    }
    let plain = |c: &char| !c.is_control() && !"/\\\u{202e}\u{202d}\u{2066}\u{2067}\"".contains(*c);
    let name: String = name.chars().filter(plain).take(120).collect();
    let name = if name.trim().is_empty() { "file".to_owned() } else { name.trim().to_owned() };
    let id: FileId = ctx.mint();
    let size = i64::try_from(body.len()).unwrap_or(i64::MAX);
    let row = args![
        ctx.tenant,
        id,
        visitor.account_id,
        visitor.id,
        &name,
        media_type,
        size,
        body.to_vec(),
        ctx.now()
    ];
    tx.execute(&store::KEEP_FILE, &row).await?;
    Ok(File { id, name, media_type: media_type.to_owned(), size })
}

/// Some files of a visitor; those that are not theirs are left out.
pub async fn files(tx: &mut Tx, ctx: &Ctx, visitor: &Visitor, ids: &[FileId]) -> Result<Vec<File>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let args = [ctx.tenant.into(), visitor.id.into(), Arg::ids(ids.iter().copied())];
    Ok(tx.query(&store::FILES_OF, &args).await?)
}

/// A file that a visitor sent, for the brand's people.
///
/// # Errors
/// [`Error::NotFound`] if there is none.
pub async fn file(tx: &mut Tx, ctx: &Ctx, id: FileId) -> Result<Body> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::FILE, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("file"))
}

/// A file that a visitor sent, for themselves.
///
/// # Errors
/// [`Error::NotFound`] if it is not theirs.
pub async fn file_of(tx: &mut Tx, ctx: &Ctx, visitor: &Visitor, id: FileId) -> Result<Body> {
    let ids = Arg::texts(std::iter::once(visitor.external_id.as_str()).chain(visitor.former_id.as_deref()));
    let owned: i64 =
        tx.query_one(&store::OWNS, &[ctx.tenant.into(), id.into(), visitor.account_id.into(), ids]).await?;
    if owned == 0 {
        return Err(Error::not_found("file"));
    }
    file(tx, ctx, id).await
}

/// A file that we sent a visitor, for themselves.
///
/// # Errors
/// [`Error::NotFound`] if they were not sent it.
pub async fn ours(tx: &mut Tx, ctx: &Ctx, visitor: &Visitor, id: MediaId) -> Result<Media> {
    let threads = threads_of(tx, ctx, visitor).await?;
    let threads = Arg::texts(threads.iter().map(String::as_str));
    let args = [ctx.tenant.into(), id.into(), visitor.account_id.into(), threads];
    let sent: i64 = tx.query_one(&store::SENT_FILE, &args).await?;
    if sent == 0 {
        return Err(Error::not_found("file"));
    }
    media::get(tx, ctx, id).await
}

/// The threads that a visitor may read: their own, and what they said before the site vouched for them.
pub async fn threads_of(tx: &mut Tx, ctx: &Ctx, visitor: &Visitor) -> Result<Vec<String>> {
    let mut threads = BTreeSet::from([visitor.external_id.clone()]);
    threads.extend(visitor.former_id.clone());
    if visitor.verified {
        let args = args![ctx.tenant, visitor.account_id, &visitor.external_id];
        threads.extend(tx.query::<String>(&store::FORMER, &args).await?);
    }
    Ok(threads.into_iter().collect())
}

/// The newest words of some threads, oldest first.
pub async fn said(tx: &mut Tx, ctx: &Ctx, account: AccountId, threads: &[String]) -> Result<Vec<Said>> {
    let args =
        [ctx.tenant.into(), account.into(), Arg::texts(threads.iter().map(String::as_str)), SHOWN.into()];
    let mut said: Vec<Said> = tx.query(&store::SAID, &args).await?;
    said.reverse();
    Ok(said)
}

/// How the newest case of some threads stands.
pub async fn stand(tx: &mut Tx, ctx: &Ctx, account: AccountId, threads: &[String]) -> Result<Stand> {
    let Some((case, state)) = newest_case(tx, ctx, account, threads).await? else {
        return Ok(Stand::default());
    };
    let watchers = watching::in_cases(tx, ctx, &[case]).await?.remove(&case).unwrap_or_default();
    let writes = watchers.iter().find(|one| one.doing == Doing::Writing).map(|one| one.name.clone());
    let looked_at = watchers.iter().any(|one| one.doing != Doing::Away);
    let ids = Arg::texts(threads.iter().map(String::as_str));
    let stars: Option<i64> =
        tx.query_opt(&store::RATED, &[ctx.tenant.into(), account.into(), case.into(), ids]).await?;
    Ok(Stand { writes, looked_at, resolved: (state == State::Resolved).then_some(case), stars })
}

async fn newest_case(
    tx: &mut Tx,
    ctx: &Ctx,
    account: AccountId,
    threads: &[String],
) -> Result<Option<(CaseId, State)>> {
    let ids = Arg::texts(threads.iter().map(String::as_str));
    Ok(tx.query_opt(&store::CASE, &[ctx.tenant.into(), account.into(), ids]).await?)
}

/// The threads of some cases: whose visitors may see something else now.
pub async fn threads(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<Vec<String>> {
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    Ok(tx.query(&store::THREADS, &[ctx.tenant.into(), Arg::ids(cases.iter().copied())]).await?)
}

/// A visitor says how they were served, in a case that is dealt with; a second time replaces the first.
///
/// # Errors
/// [`Error::Invalid`] if it is not theirs, not dealt with, or no number from 1 to 5.
pub async fn rate(tx: &mut Tx, ctx: &Ctx, visitor: &Visitor, stars: i64, words: &str) -> Result<()> {
    let threads = threads_of(tx, ctx, visitor).await?;
    let case = match newest_case(tx, ctx, visitor.account_id, &threads).await? {
        Some((case, State::Resolved)) => case,
        _ => return Err(Error::invalid("there is nothing to rate yet")),
    };
    if !(1..=5).contains(&stars) {
        return Err(Error::invalid("give 1 to 5 stars"));
    }
    let words: String =
        words.trim().chars().filter(|c| *c == '\n' || !c.is_control()).take(RATING_MAX).collect();
    let agent: Option<UserId> = tx.query_opt(&store::LAST_AGENT, &args![ctx.tenant, case]).await?;
    let now: Instant = ctx.now();
    let row = args![ctx.tenant, visitor.account_id, case, &visitor.external_id, stars, words, agent, now];
    tx.execute(&store::RATE, &row).await?;
    trail::note(tx, ctx, Kind::ChatRated, About::case(case), json!({ "stars": stars, "agent": agent }))
        .await?;
    cases::changed(tx, case);
    Ok(())
}

/// How often each number of stars was given through a chat, one star first.
pub async fn stars(tx: &mut Tx, ctx: &Ctx, account: AccountId) -> Result<[i64; 5]> {
    allow(ctx, Right::Read)?;
    let given: Vec<(i64, i64)> = tx.query(&store::STARS, &args![ctx.tenant, account]).await?;
    let mut all = [0; 5];
    for (stars, times) in given {
        if let Some(place) = usize::try_from(stars - 1).ok().and_then(|at| all.get_mut(at)) {
            *place = times;
        }
    }
    Ok(all)
}

/// Whether a visitor is still let in: for what outlives the request that they were let in by.
pub async fn is_let_in(tx: &mut Tx, ctx: &Ctx, visitor: &Visitor) -> Result<bool> {
    let open: i64 = tx.query_one(&store::OPEN, &args![ctx.tenant, visitor.id, ctx.now() - KEPT]).await?;
    Ok(open > 0)
}
