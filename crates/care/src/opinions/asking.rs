//! Whether another model may be asked now, and about what: the budget, the one repetition, the rest after failures.
//!
//! All of it is read from the book of calls, so that it is the same on every node and after a restart.

use std::collections::HashMap;

use db::{Arg, FromRow, Tx, args};
use kernel::{Ctx, Instant, MessageId, Millis};
use serde_json::Value;
use triage::Reading;

use super::store;
use crate::access::{Right, allow};
use crate::cases::Seen;
use crate::{Result, brand::Brand};

/// How old a message may be for which an opinion still helps.
const WITHIN: Millis = Millis::hours(24);
/// How many calls back the failures in a row are counted.
const LOOK_BACK: i64 = 20;
/// From so many failures in a row on, the endpoint is left alone for a while.
const MANY: usize = 3;
/// For how long at first; each further failure doubles it.
const REST: Millis = Millis::minutes(1);
/// The longest rest.
const REST_MAX: Millis = Millis::minutes(30);

/// How much may be asked.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// How many calls a day (UTC) may have.
    pub calls: i64,
    /// How many tokens a day (UTC) may have.
    pub tokens: i64,
    /// How many tokens are set aside for a call until [`answered`] or [`failed`] says how many it took.
    pub reserve: i64,
    /// After what time a call without an outcome is made once more; longer than a call takes.
    pub again_after: Millis,
    /// How many questions are wanted.
    pub at_once: usize,
}

/// A message of which triage is not sure. It holds personal data.
#[derive(Clone, Debug)]
pub struct Question {
    /// The message.
    pub message: MessageId,
    /// Its subject.
    pub subject: Option<String>,
    /// Its words.
    pub text: String,
    /// What triage read in them, what people said and what was filled in.
    pub reading: Reading,
    /// Whether everybody can see it.
    pub public: bool,
    /// Handles and names of its author.
    pub names: Vec<String>,
}

/// How it goes with the other model.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Health {
    /// Calls of today (UTC).
    pub calls: i64,
    /// Tokens of today (UTC), with those that are set aside.
    pub tokens: i64,
    /// How many of the newest calls failed in a row.
    pub failures: usize,
    /// When and why the newest of them did.
    pub last_failure: Option<(Instant, String)>,
    /// Until when nothing is asked because of them; later than now.
    pub resting_until: Option<Instant>,
}

#[derive(FromRow)]
struct Candidate {
    id: MessageId,
    subject: Option<String>,
    text: String,
    facts: Value,
    visibility: Seen,
}

#[derive(FromRow)]
struct Call {
    at: Instant,
    failed: Option<String>,
    hold_until: Option<Instant>,
}

/// Takes the questions that may be asked of `source` now, newest first, and counts a call for each: about messages of
/// the last day that are the newest of a case which nobody has answered. None while the endpoint is left alone or
/// when the day's budget is spent. A message is asked about twice at most, and twice only if the first call failed.
pub async fn ask(tx: &mut Tx, ctx: &Ctx, brand: &Brand, source: &str, terms: Terms) -> Result<Vec<Question>> {
    allow(ctx, Right::Answer)?;
    let now = ctx.now();
    let health = health(tx, ctx).await?;
    let left = (terms.calls - health.calls).min((terms.tokens - health.tokens) / terms.reserve.max(1));
    let trial = if health.failures >= MANY { 1 } else { terms.at_once };
    let limit = left.min(i64::try_from(trial).unwrap_or(1));
    if limit < 1 || health.resting_until.is_some() {
        return Ok(Vec::new());
    }
    let before = now - terms.again_after;
    let args = args![ctx.tenant, now - WITHIN, source, before, limit];
    let candidates: Vec<Candidate> = tx.query(&store::UNSURE, &args).await?;
    let args = [ctx.tenant.into(), Arg::ids(candidates.iter().map(|one| one.id))];
    let names: Vec<(MessageId, String, String)> = tx.query(&store::NAMES, &args).await?;
    let mut names_of: HashMap<MessageId, Vec<String>> = HashMap::new();
    for (message, handle, name) in names {
        names_of.entry(message).or_default().extend([handle, name]);
    }
    let mut questions = Vec::new();
    for Candidate { id, subject, text, facts, visibility } in candidates {
        let call = args![ctx.tenant, id, source, terms.reserve, now, before];
        // Another node may have been quicker.
        if tx.execute(&store::CALL, &call).await? == 0 {
            continue;
        }
        // A reading of another version that can't be read any more is read anew.
        let reading = serde_json::from_value(facts)
            .unwrap_or_else(|_| brand.triage.read(&triage::Input::mention(&text)));
        let names = names_of.remove(&id).unwrap_or_default();
        questions.push(Question {
            message: id,
            subject,
            text,
            reading,
            public: visibility == Seen::Public,
            names,
        });
    }
    Ok(questions)
}

/// A call was answered, with or without a fact; `tokens` is the difference to what was set aside for it.
pub async fn answered(tx: &mut Tx, ctx: &Ctx, message: MessageId, source: &str, tokens: i64) -> Result<()> {
    allow(ctx, Right::Answer)?;
    tx.execute(&store::ANSWERED, &args![tokens, ctx.tenant, message, source]).await?;
    Ok(())
}

/// A call failed; `tokens` is the difference to what was set aside for it. `why` is shown to the lead and holds no
/// word of a customer. Nothing is asked before `hold_until`.
pub async fn failed(
    tx: &mut Tx,
    ctx: &Ctx,
    message: MessageId,
    source: &str,
    (why, hold_until): (&str, Option<Instant>),
    tokens: i64,
) -> Result<()> {
    allow(ctx, Right::Answer)?;
    tx.execute(&store::FAILED, &args![why, hold_until, tokens, ctx.tenant, message, source]).await?;
    Ok(())
}

/// How it goes with the other model.
pub async fn health(tx: &mut Tx, ctx: &Ctx) -> Result<Health> {
    allow(ctx, Right::Read)?;
    let now = ctx.now();
    let day = Millis::days(1).0 * 1_000;
    let midnight = Instant::from_micros(now.micros() - now.micros().rem_euclid(day));
    let (calls, tokens): (i64, i64) = tx.query_one(&store::SPENT, &args![ctx.tenant, midnight]).await?;
    let latest: Vec<Call> = tx.query(&store::LATEST, &args![ctx.tenant, LOOK_BACK]).await?;
    let failures: Vec<Call> = latest.into_iter().take_while(|call| call.failed.is_some()).collect();
    let resting_until = rest(failures.iter().map(|call| (call.at, call.hold_until)));
    Ok(Health {
        calls,
        tokens,
        failures: failures.len(),
        last_failure: failures.into_iter().next().and_then(|call| Some((call.at, call.failed?))),
        resting_until: resting_until.filter(|until| *until > now),
    })
}

/// Until when an endpoint is left alone after failures in a row, the newest first: as long as it asked for itself,
/// and for longer and longer if there are many.
fn rest(failures: impl Iterator<Item = (Instant, Option<Instant>)> + Clone) -> Option<Instant> {
    let asked_for = failures.clone().filter_map(|(_, hold)| hold).max();
    let many = failures.clone().count().checked_sub(MANY);
    let ours = failures.map(|(at, _)| at).next().zip(many).map(|(last, doublings)| {
        let doublings = u32::try_from(doublings).unwrap_or(u32::MAX);
        let rest = REST.0.checked_shl(doublings.min(16)).unwrap_or(REST_MAX.0);
        last + Millis(rest).min(REST_MAX)
    });
    asked_for.max(ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_grows_with_the_failures_and_is_never_shorter_than_what_the_endpoint_asked_for() {
        let at = Instant::from_seconds;
        let rest = |failures: &[(i64, Option<i64>)]| {
            let failures: Vec<_> = failures.iter().map(|(when, hold)| (at(*when), hold.map(at))).collect();
            rest(failures.into_iter()).map(|until| until.since(at(0)).0 / 1_000)
        };
        assert_eq!(rest(&[]), None);
        assert_eq!(rest(&[(100, None), (50, None)]), None);
        assert_eq!(rest(&[(100, Some(130))]), Some(130));
        assert_eq!(rest(&[(100, None), (50, None), (0, None)]), Some(160));
        assert_eq!(rest(&[(100, None), (75, None), (50, None), (0, None)]), Some(220));
        assert_eq!(rest(&[(100, None), (50, Some(1_000)), (0, None)]), Some(1_000));
        assert_eq!(rest(&[(0, None); 20]), Some(30 * 60));
    }
}
