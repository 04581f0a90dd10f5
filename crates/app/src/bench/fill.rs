//! Many cases, made as rows: what the desk's pages read of a case that was heard and answered, and no more.

use std::sync::Arc;

use anyhow::{Context, Result};
use care::{Tx, brand};
use db::{Arg, Db, args};
use kernel::{AccountId, CaseId, Ctx, Instant, Millis, SystemClock, UserId};
use serde_json::{Value, json};
use triage::{Input, Triage};

use super::site::Site;
use super::traffic::texts;
use crate::node;

/// Cases in a transaction.
const BATCH: usize = 2_000;
/// How many distinct texts people say.
const TEXTS: usize = 400;
/// Of how many cases one is shown to be opened later.
const SHOWN: usize = 500;

/// What there is now.
pub(super) struct Filled {
    /// Some that are open.
    pub open: Vec<CaseId>,
    /// Some that are resolved.
    pub resolved: Vec<CaseId>,
}

/// What every row is made of.
struct Ground {
    ctx: Ctx,
    account: AccountId,
    queues: Vec<String>,
    said: Vec<(String, Value)>,
    holders: Vec<UserId>,
    now: Instant,
}

/// Makes `cases` cases, the newest `open` of them open.
pub(super) async fn fill(site: &Site, cases: usize, open: usize) -> Result<Filled> {
    let clock = Arc::new(SystemClock);
    let db = node::open(site.settings(), &*clock).await?;
    let tenant = node::tenant(&db).await?.context("the installation has a brand")?;
    let ctx = node::system(tenant, clock);
    let ground = Arc::new(ground(&db, ctx).await?);
    let mut filled = Filled { open: Vec::new(), resolved: Vec::new() };
    for from in (0..cases).step_by(BATCH) {
        let (ground, to) = (ground.clone(), cases.min(from + BATCH));
        let ids = db.write(async move |tx: &mut Tx| batch(tx, &ground, from..to, cases, open).await).await?;
        for (n, id) in (from..to).zip(ids) {
            let some = if n >= cases - open { &mut filled.open } else { &mut filled.resolved };
            if some.len() < SHOWN && (n % 7 == 0 || some.is_empty()) {
                some.push(id);
            }
        }
    }
    db.close().await;
    Ok(filled)
}

async fn ground(db: &Db, ctx: Ctx) -> Result<Ground> {
    let lent = ctx.clone();
    let brand = db.read(async move |tx: &mut Tx| brand::load(tx, &lent).await).await?;
    let triage = Triage::builtin();
    let said = texts()?.into_iter().take(TEXTS).map(|text| {
        let reading = serde_json::to_value(triage.read(&Input::mention(&text)));
        Ok((text, reading?))
    });
    Ok(Ground {
        account: brand.accounts.first().context("the benchmark's brand has no account")?.id,
        queues: brand.model.queues().iter().map(|queue| queue.id.to_string()).collect(),
        said: said.collect::<Result<_>>()?,
        holders: (0..200).map(|_| ctx.mint()).collect(),
        now: ctx.now(),
        ctx,
    })
}

/// The cases of these numbers: a person each, who said something; those that are resolved were answered.
async fn batch(
    tx: &mut Tx,
    ground: &Ground,
    numbers: std::ops::Range<usize>,
    cases: usize,
    open: usize,
) -> Result<Vec<CaseId>, db::Error> {
    let Ground { ctx, account, queues, said, holders, now } = ground;
    let tenant = ctx.tenant;
    let (mut people, mut identities, mut links, mut talks) = (vec![], vec![], vec![], vec![]);
    let (mut made, mut messages, mut items, mut sends) = (vec![], vec![], vec![], vec![]);
    let mut ids = Vec::with_capacity(numbers.len());
    for n in numbers {
        let (text, facts) = &said[n % said.len()];
        let is_open = n >= cases - open;
        let at = *now - Millis::seconds(20 * (cases - n) as i64);
        let (person, identity, talk, case) =
            (ctx.mint::<()>(), ctx.mint::<()>(), ctx.mint::<()>(), ctx.mint());
        let (message, answer) = (ctx.mint::<()>(), ctx.mint::<()>());
        let (name, handle, thread) = (format!("Person {n}"), format!("person{n}"), format!("t{n}"));
        let line: String = text.lines().next().unwrap_or_default().chars().take(200).collect();
        people.push(args![tenant, person, name.clone(), (n % 5000) as i64, at, at].to_vec());
        identities.push(args![tenant, identity, format!("u{n}"), handle, name, at, at].to_vec());
        links.push(
            args![
                tenant,
                ctx.mint::<()>(),
                identity,
                person,
                json!({ "by": "external_id", "channel": "sandbox" }),
                at
            ]
            .to_vec(),
        );
        talks.push(args![tenant, talk, *account, thread.clone(), identity, case, at].to_vec());
        let (state, resolved) =
            if is_open { ("open", None) } else { ("resolved", Some(at + Millis::hours(1))) };
        let (direction, seq) = if is_open { ("inbound", 1) } else { ("outbound", 2) };
        made.push(args![tenant, case, person, state, at, resolved, seq, at, at, line, direction].to_vec());
        let queue = queues[n % queues.len()].clone();
        let holder = (is_open && n % 10 == 0).then(|| holders[n % holders.len()]);
        let stands = if !is_open {
            "done"
        } else if holder.is_some() {
            "taken"
        } else {
            "waiting"
        };
        let item =
            args![tenant, ctx.mint::<()>(), case, queue, stands, holder, at, at + Millis::hours(4), at];
        items.push(item.to_vec());
        let words = |id, seq: i64, direction: &'static str, text: String, facts: Option<Value>| {
            let provider = format!("p{n}_{seq}");
            let row = args![
                tenant,
                id,
                seq,
                case,
                talk,
                person,
                *account,
                direction,
                thread.clone(),
                provider,
                text,
                at,
                facts
            ];
            row.to_vec()
        };
        messages.push(words(message, 1, "inbound", text.clone(), Some(facts.clone())));
        if !is_open {
            let words_of_ours = "Thank you for telling us: it is mended. Does it work for you as well?";
            messages.push(words(answer, 2, "outbound", words_of_ours.to_owned(), None));
            sends.push(args![tenant, ctx.mint::<()>(), answer, json!({}), at, format!("fill{n}")].to_vec());
        }
        ids.push(case);
    }
    for (statement, rows) in [
        (&PERSON, people),
        (&IDENTITY, identities),
        (&LINK, links),
        (&CASE, made),
        (&CONVERSATION, talks),
        (&MESSAGE, messages),
        (&ITEM, items),
        (&SEND, sends),
    ] {
        let rows: Vec<Vec<Arg<'_>>> = rows;
        tx.execute_many(statement, rows).await?;
    }
    Ok(ids)
}

db::statements! {
    /// A person.
    PERSON = "insert into people (tenant, id, name, reach, first_seen_at, last_seen_at)
        values ($1, $2, $3, $4, $5, $6)";
    /// Their address.
    IDENTITY = "insert into identities
            (tenant, id, channel, external_id, handle, name, first_seen_at, last_seen_at)
        values ($1, $2, 'sandbox', $3, $4, $5, $6, $7)";
    /// What joins the two.
    LINK = "insert into identity_links (tenant, id, identity_id, person_id, evidence, linked_at)
        values ($1, $2, $3, $4, $5, $6)";
    /// A case.
    CASE = "insert into cases (tenant, id, person_id, state, origin_channel, origin_visibility, opened_at,
            resolved_at, reopened, last_seq, last_at, last_inbound_at, last_text, last_direction,
            last_visibility, needs_triage)
        values ($1, $2, $3, $4, 'sandbox', 'public', $5, $6, 0, $7, $8, $9, $10, $11, 'public', false)";
    /// A conversation.
    CONVERSATION = "insert into conversations
            (tenant, id, account_id, channel, visibility, thread, identity_id, case_id, opened_at)
        values ($1, $2, $3, 'sandbox', 'public', $4, $5, $6, $7)";
    /// A message.
    MESSAGE = "insert into messages (tenant, id, seq, case_id, conversation_id, person_id, account_id, channel,
            direction, visibility, surface, thread, provider_id, text, at, provider_at, received_at, facts)
        values ($1, $2, $3, $4, $5, $6, $7, 'sandbox', $8, 'public', 'mention', $9, $10, $11, $12, $12, $12, $13)";
    /// Its place in a queue.
    ITEM = "insert into work_items (tenant, id, case_id, queue, state, assignee, turn, rank_at, due_at, response,
            created_at)
        values ($1, $2, $3, $4, $5, $6, 0, $7, $8, 'public', $9)";
    /// An answer that the network has.
    SEND = "insert into outbox (tenant, id, topic, subject, payload, state, not_before, attempts, effect_key,
            created_at, updated_at)
        values ($1, $2, 'reply', $3, $4, 'sent', $5, 1, $6, $5, $5)";
}
