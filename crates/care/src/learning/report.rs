//! What the lead looks at: what was confused with what, what it cost, what to label next.

use std::collections::{BTreeMap, HashMap};

use db::{FromRow, Tx, args};
use kernel::{CaseId, Ctx, Instant, MessageId, Millis};
use serde_json::Value;
use triage::{Head, Likeness, Reading};

use super::model::{Confusion, Detour, Misroutes, Report, ToLabel, Week};
use super::store;
use crate::Result;
use crate::access::{Right, allow};
use crate::brand::Brand;

/// How far back messages are looked for that teach much.
const LABEL_WITHIN: Millis = Millis::days(30);
/// How many of them are looked at.
const LABEL_OF: usize = 2_000;
/// How many are shown, and how many of them with one guess about one fact.
const LABEL: (usize, usize) = (50, 10);
/// The facts that are worth a label: those on which most routes stand.
const LABELLED: [Head; 3] = [Head::NeedsAction, Head::Intent, Head::Sentiment];

/// What was said and meant since a moment, what it cost, what was learnt, and what to label next.
pub async fn report(tx: &mut Tx, ctx: &Ctx, brand: &Brand, since: Instant) -> Result<Report> {
    allow(ctx, Right::Read)?;
    Ok(Report {
        since,
        until: ctx.now(),
        weeks: weeks(tx, ctx, since).await?,
        confusions: confusions(tx, ctx, since).await?,
        misroutes: misroutes(tx, ctx, brand, since).await?,
        lessons: super::lessons(tx, ctx).await?,
        to_label: to_label(tx, ctx).await?,
    })
}

/// The Monday of a week that a statement counted: week 0 began on 29 December 1969.
fn monday(week: i64) -> Instant {
    Instant::from_micros(0) + Millis::days(week * 7 - 3)
}

async fn weeks(tx: &mut Tx, ctx: &Ctx, since: Instant) -> Result<Vec<Week>> {
    let mut weeks: BTreeMap<i64, Week> = BTreeMap::new();
    let begun = |week: i64| Week {
        from: monday(week),
        signals: 0,
        corrections: 0,
        confirmations: 0,
        messages: 0,
        unsure: 0,
    };
    let signals: Vec<(i64, usize, usize)> =
        tx.query(&store::SIGNALS_BY_WEEK, &args![ctx.tenant, since]).await?;
    for (week, signals, corrections) in signals {
        let entry = weeks.entry(week).or_insert_with(|| begun(week));
        (entry.signals, entry.corrections, entry.confirmations) =
            (signals, corrections, signals - corrections);
    }
    let messages: Vec<(i64, usize, usize)> =
        tx.query(&store::MESSAGES_BY_WEEK, &args![ctx.tenant, since]).await?;
    for (week, messages, unsure) in messages {
        let entry = weeks.entry(week).or_insert_with(|| begun(week));
        (entry.messages, entry.unsure) = (messages, unsure);
    }
    Ok(weeks.into_values().collect())
}

async fn confusions(tx: &mut Tx, ctx: &Ctx, since: Instant) -> Result<Vec<Confusion>> {
    let rows: Vec<(i64, String, String, String, usize)> =
        tx.query(&store::CONFUSIONS, &args![ctx.tenant, since]).await?;
    Ok(rows
        .into_iter()
        .map(|(week, fact, said, meant, count)| Confusion { week: monday(week), fact, said, meant, count })
        .collect())
}

async fn misroutes(tx: &mut Tx, ctx: &Ctx, brand: &Brand, since: Instant) -> Result<Misroutes> {
    let rows: Vec<(String, String, usize, i64)> =
        tx.query(&store::DETOURS, &args![ctx.tenant, since]).await?;
    let by_pair: Vec<Detour> = rows
        .into_iter()
        .map(|(from, to, count, lost_ms)| Detour { from, to, count, minutes: lost_ms / 60_000 })
        .collect();
    let cost_of = |detour: &Detour| {
        let hour = brand.model.owner_of(&detour.to)?.team?.hourly_cost?;
        #[expect(clippy::cast_precision_loss, reason = "minutes need no more than 53 bits")]
        Some(hour * detour.minutes as f64 / 60.0)
    };
    let costs: Vec<f64> = by_pair.iter().filter_map(cost_of).collect();
    Ok(Misroutes {
        moved: by_pair.iter().map(|detour| detour.count).sum(),
        minutes_lost: by_pair.iter().map(|detour| detour.minutes).sum(),
        cost: (!costs.is_empty()).then(|| costs.iter().sum()),
        by_pair,
    })
}

#[derive(FromRow)]
struct Candidate {
    id: MessageId,
    case_id: CaseId,
    text: String,
    channel: String,
    at: Instant,
    likeness: Option<i64>,
    facts: Value,
}

/// The messages that nobody corrected and of which triage is least sure, copies once, and not many with one guess.
async fn to_label(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<ToLabel>> {
    let args = args![ctx.tenant, ctx.now() - LABEL_WITHIN, LABEL_OF];
    let rows: Vec<Candidate> = tx.query(&store::UNCORRECTED, &args).await?;
    let mut doubtful: Vec<(f32, Option<Likeness>, ToLabel)> = rows.into_iter().filter_map(doubt).collect();
    doubtful.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.2.at.cmp(&a.2.at)));
    let (shown, alike) = LABEL;
    let mut guesses: HashMap<(String, String), usize> = HashMap::new();
    let mut words: Vec<(String, Option<Likeness>)> = Vec::new();
    let mut out = Vec::with_capacity(shown);
    for (_, likeness, label) in doubtful {
        let text = label.text.trim().to_lowercase();
        let resembles = |other: Option<Likeness>| likeness.zip(other).is_some_and(|(a, b)| a.resembles(b));
        if words.iter().any(|(known, outline)| *known == text || resembles(*outline)) {
            continue;
        }
        let count = guesses.entry((label.fact.clone(), label.guess.clone())).or_default();
        if *count == alike {
            continue;
        }
        *count += 1;
        words.push((text, likeness));
        out.push(label);
        if out.len() == shown {
            break;
        }
    }
    Ok(out)
}

/// The fact of which triage is least sure, and how far it is above mere chance, from 0 to 1. `None` for what a person
/// can't label either.
fn doubt(row: Candidate) -> Option<(f32, Option<Likeness>, ToLabel)> {
    let reading: Reading = serde_json::from_value(row.facts).ok()?;
    let text = (!row.text.trim().is_empty()).then_some(row.text)?;
    let (above, fact, guess, confidence) = reading
        .named()
        .into_iter()
        .filter_map(|named| {
            let head = LABELLED.into_iter().find(|head| head.as_str() == named.name)?;
            let chance = 1.0 / f32::from(u8::try_from(head.classes()).unwrap_or(u8::MAX));
            let best = named.value.or(named.guess)?.to_string();
            Some(((named.confidence - chance) / (1.0 - chance), named.name, best, named.confidence))
        })
        .min_by(|a, b| a.0.total_cmp(&b.0))?;
    let label = ToLabel {
        message: row.id,
        case: row.case_id,
        text,
        channel: row.channel,
        at: row.at,
        fact: fact.to_owned(),
        guess,
        confidence,
    };
    Some((above.max(0.0), row.likeness.map(Likeness::from_bits), label))
}
