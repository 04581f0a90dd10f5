//! Search over many messages: what a page costs, how large the index is, and how fast it is made.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::{Context, Result};
use care::search::{self, Query};
use care::{Db, Tx, brand, cases, people};
use db::{Arg, Engine, args};
use kernel::{AccountId, CaseId, ConversationId, Ctx, IdentityId, Instant, Millis, PersonId, SystemClock};
use rand::Rng;
use serde::Serialize;

use super::meter::{Stopwatch, ms_since, now, percentile};
use super::pure::messages;
use super::raw;
use super::site::Site;
use crate::node;
use crate::workers::indexer;

/// Messages in a transaction while the past is made, and of one case.
const BATCH: usize = 4_000;
const OF_A_CASE: usize = 4;
/// Messages in a batch of the indexer.
const INDEXED: u32 = 2_000;
/// Over how many days the messages are spread.
const DAYS: i64 = 365;
/// How often each kind of query is asked, with other words each time.
const TIMES: usize = 60;
/// Hits of each kind on a page.
const HITS: u32 = 6;

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Searched {
    /// On which engine.
    pub engine: &'static str,
    /// How many messages were searched.
    pub messages: u64,
    /// Messages taken into the index in a second.
    pub indexed_per_s: f64,
    /// How large the index is, in MB.
    pub index_mb: f64,
    /// What each kind of query took.
    pub queries: Vec<Asked>,
}

/// What one kind of query took.
#[derive(Clone, Debug, Serialize)]
pub struct Asked {
    /// What is in it.
    pub kind: &'static str,
    /// One of them.
    pub example: String,
    /// Hits on the page, on average.
    pub hits: f64,
    /// The median, in milliseconds.
    pub p50_ms: f64,
    /// The slowest of a hundred.
    pub p99_ms: f64,
}

/// Makes an installation with so many messages and searches it.
///
/// # Errors
/// If the installation can't be made or read.
pub async fn search(postgres: Option<String>, messages: usize) -> Result<Searched> {
    let site = Site::build(postgres).await?;
    let outcome = measure(&site, messages).await;
    site.remove().await?;
    outcome
}

async fn measure(site: &Site, count: usize) -> Result<Searched> {
    let clock = Arc::new(SystemClock);
    let db = node::open(site.settings(), &*clock).await?;
    let tenant = node::tenant(&db).await?.context("the installation has a brand")?;
    let ctx = node::system(tenant, clock);
    fill(&db, &ctx, count).await?;
    let before = size(site).await?;
    let watch = Stopwatch::start(site.engine());
    loop {
        let lent = ctx.clone();
        let batch = db.read(async move |tx: &mut Tx| search::load(tx, &lent, INDEXED).await).await?;
        let more = batch.more;
        indexer::keep(&db, &ctx, batch).await?;
        if !more {
            break;
        }
    }
    let indexed = watch.stop();
    site.settle().await?;
    let index_mb = (size(site).await? - before) / 1e6;
    let queries = ask(&db, &ctx).await?;
    db.close().await;
    Ok(Searched {
        engine: site.engine().name(),
        messages: count as u64,
        indexed_per_s: count as f64 / indexed.wall_s,
        index_mb,
        queries,
    })
}

/// Bytes on the disk.
async fn size(site: &Site) -> Result<f64> {
    match (site.engine(), site.schema()) {
        (Engine::Postgres, Some((url, schema))) => raw::postgres::size(url, schema).await,
        _ => {
            let wal = site.file().with_extension("db-wal");
            let bytes = |path| std::fs::metadata(path).map_or(0, |file| file.len());
            Ok((bytes(site.file()) + bytes(wal)) as f64)
        }
    }
}

/// A word that is the rarer, the higher its number; nobody says it in any language.
fn word(number: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "ve"];
    let mut rest = number + 4_096;
    let mut out = String::new();
    while rest > 0 {
        out.push_str(SYLLABLES[rest % 16]);
        rest /= 16;
    }
    out
}

/// The texts of the demo, each with a few words by their rank and an order number.
fn text(base: &str, at: usize, random: &mut impl Rng) -> String {
    let mut ranked = || {
        // By Zipf's law, nearly: the number grows with a uniform exponent.
        let share: f64 = random.random_range(0.0..1.0);
        word(20_000_f64.powf(share) as usize)
    };
    format!("{base} {} {} {} LK-{at:07}", ranked(), ranked(), ranked())
}

async fn fill(db: &Db, ctx: &Ctx, count: usize) -> Result<()> {
    let texts: Arc<[String]> = messages()?.into_iter().map(|message| message.text.0).collect();
    let asking = ctx.clone();
    let brand = db.read(async move |tx: &mut Tx| brand::load(tx, &asking).await).await?;
    let account = brand.accounts.first().context("the brand has an account")?.id;
    let start = ctx.now() - Millis::days(DAYS);
    for from in (0..count).step_by(BATCH) {
        let (ctx, texts) = (ctx.clone(), texts.clone());
        let until = (from + BATCH).min(count);
        let between = Millis::days(DAYS).0 * 1_000 / count.max(1) as i64;
        db.write(async move |tx: &mut Tx| {
            let at = |n: usize| Instant::from_micros(start.micros() + between * n as i64);
            some(tx, &ctx, account, &texts, (from..until).map(|n| (n, at(n)))).await
        })
        .await?;
    }
    Ok(())
}

/// Some messages, with people and cases of their own.
async fn some(
    tx: &mut Tx,
    ctx: &Ctx,
    account: AccountId,
    texts: &[String],
    which: impl Iterator<Item = (usize, Instant)>,
) -> care::Result<()> {
    type Rows = Vec<Vec<Arg<'static>>>;
    let (mut persons, mut identities, mut links): (Rows, Rows, Rows) = Default::default();
    let (mut opened, mut said): (Rows, Rows) = Default::default();
    let mut thread: Option<(PersonId, CaseId, ConversationId)> = None;
    let none = || Arg::Null;
    for (n, at) in which {
        if n % OF_A_CASE == 0 || thread.is_none() {
            let (person, identity, case): (PersonId, IdentityId, CaseId) =
                (ctx.mint(), ctx.mint(), ctx.mint());
            let name = format!("{} {}", word(n / OF_A_CASE), word(n / 97));
            let handle = format!("{}_{n}", word(n / OF_A_CASE));
            persons.push(args![ctx.tenant, person, name.clone(), none(), none(), "en", at, at].into());
            let external = format!("u{n}");
            identities.push(
                args![ctx.tenant, identity, "sandbox", external, handle, name, none(), none(), at, at].into(),
            );
            let link: kernel::Id<()> = ctx.mint();
            links.push(args![ctx.tenant, link, identity, person, Arg::json("{}"), at].into());
            let state = if n % 12 == 0 { "open" } else { "resolved" };
            let resolved = (state == "resolved").then_some(at);
            let mut row = args![ctx.tenant, case, person, state, "sandbox", "public", "billing", at].to_vec();
            row.extend(args![none(), resolved, none(), 0, OF_A_CASE, at, at, "words", "inbound", "public"]);
            row.extend(args![none(), false]);
            opened.push(row);
            thread = Some((person, case, ctx.mint()));
        }
        let Some((person, case, conversation)) = thread else { continue };
        let seq = n % OF_A_CASE + 1;
        let direction = if seq % 2 == 1 { "inbound" } else { "outbound" };
        let visibility = if n % 8 < 4 { "public" } else { "private" };
        let text = ctx.with_rng(|random| text(&texts[n % texts.len()], n, random));
        let message: kernel::MessageId = ctx.mint();
        let provider = format!("m{n}");
        let mut row = args![ctx.tenant, message, seq, case, conversation, person, account, none()].to_vec();
        row.extend(args!["sandbox", direction, visibility, "mention", "t", provider, none(), none(), text]);
        row.extend(args![none(), at, at, at, none(), none(), none(), none(), none(), none(), none()]);
        row.extend(args![false, none()]);
        said.push(row);
    }
    for (statement, rows) in [
        (&people::store::INSERT_PERSON, persons),
        (&people::store::INSERT_IDENTITY, identities),
        (&people::store::INSERT_LINK, links),
        (&cases::store::INSERT_CASE, opened),
        (&cases::store::INSERT_MESSAGE, said),
    ] {
        tx.execute_many(statement, rows).await?;
    }
    Ok(())
}

/// The mix of queries, each kind with other words each time.
async fn ask(db: &Db, ctx: &Ctx) -> Result<Vec<Asked>> {
    type Make = fn(usize) -> String;
    let kinds: [(&'static str, Make); 9] = [
        ("a rare word", |n| format!("LK-{:07}", n * 13 + 1)),
        ("a common word", |n| ["internet", "my", "the", "please"][n % 4].to_owned()),
        ("two common words", |n| format!("{} {}", word(n % 4), ["internet", "is", "you"][n % 3])),
        ("a phrase", |n| ["\"my internet\"", "\"thank you\"", "\"how long\""][n % 3].to_owned()),
        ("a beginning", |n| format!("{}*", &word(n * 31)[..4 + n % 3])),
        ("marks", |n| format!("{} is:private channel:sandbox after:{}d", word(n % 9), 5 + n * 4)),
        ("a state", |n| format!("{} is:open -is:note", word(n))),
        ("a person", |n| format!("from:{} is:public", word(n * 17))),
        ("words that never meet", |n| format!("{} {} LK-{n:07}", word(n % 3), word(4 + n % 3))),
    ];
    let mut out = Vec::new();
    for (kind, make) in kinds {
        let (mut took, mut hits, mut example) = (Vec::new(), 0, String::new());
        for n in 0..TIMES {
            example = make(n);
            let (lent, query) = (ctx.clone(), Query::parse(&example));
            let began = now();
            let found = db.read(async move |tx: &mut Tx| search::find(tx, &lent, &query, HITS).await).await?;
            took.push(ms_since(began));
            hits += found.iter().map(|hit| hit.id).collect::<BTreeSet<_>>().len();
        }
        let of = |share| percentile(&took, share).unwrap_or_default();
        let (p50_ms, p99_ms) = (of(0.5), of(0.99));
        out.push(Asked { kind, example, hits: hits as f64 / TIMES as f64, p50_ms, p99_ms });
    }
    Ok(out)
}
