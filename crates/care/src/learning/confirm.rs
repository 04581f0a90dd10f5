//! Facts that somebody who dealt with a message left as they were.

use std::collections::HashSet;

use db::{Tx, args};
use kernel::{CaseId, Ctx};
use triage::{Head, SignalKind, Source};

use super::signal::NewSignal;
use super::{OPINION, seen, store};
use crate::Result;
use crate::brand::Brand;
use crate::cases::Message;

/// The facts that are confirmed. Whom a feeling is aimed at and what can't wait are seldom looked at.
const CONFIRMED: [&str; 5] = [
    Head::Sentiment.as_str(),
    Head::NeedsAction.as_str(),
    Head::Intent.as_str(),
    Head::Severity.as_str(),
    TOPIC,
];
const TOPIC: &str = "topic";

/// How somebody dealt with a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Handled {
    /// They answered.
    Answered,
    /// They resolved the case without an answer to it.
    Resolved,
}

/// A person has dealt with the newest words of a case and left its facts as they were: what was read is confirmed,
/// each fact once. What a person or another model said is not, and neither is what a program did. Whoever answers
/// confirms that somebody had to act, whoever resolves without an answer that nobody had to.
pub(crate) async fn confirm(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: CaseId,
    handled: Handled,
) -> Result<()> {
    if ctx.actor.user().is_none() {
        return Ok(());
    }
    let newest: Option<Message> = tx.query_opt(&store::NEWEST_INBOUND, &args![ctx.tenant, case]).await?;
    let Some(message) = newest else { return Ok(()) };
    let stored = message.facts.clone().and_then(|facts| serde_json::from_value(facts).ok());
    let Some(reading): Option<triage::Reading> = stored else { return Ok(()) };
    let known: Vec<String> = tx.query(&store::SIGNALLED, &args![ctx.tenant, message.id]).await?;
    let known: HashSet<String> = known.into_iter().collect();
    let signals: Vec<_> = reading
        .named()
        .into_iter()
        .filter(|fact| CONFIRMED.contains(&fact.name) && !known.contains(fact.name))
        .filter(|fact| *fact.source != Source::HUMAN && !fact.source.as_str().starts_with(OPINION))
        .filter_map(|fact| {
            let was_known = fact.value.is_some();
            let guess = fact.guess.filter(|_| fact.name != TOPIC);
            let value = fact.value.or(guess)?.to_string();
            let left_as_it_was = fact.name != Head::NeedsAction.as_str()
                || match handled {
                    Handled::Answered => value == "true",
                    Handled::Resolved => value == "false" && was_known,
                };
            let kind = SignalKind::Confirmation;
            let (fact, was, moved) = (fact.name, Some(value.clone()), None);
            let signal = NewSignal { message: message.id, case, fact, kind, was, was_known, value, moved };
            left_as_it_was.then(|| signal.row(ctx))
        })
        .collect();
    if signals.is_empty() {
        return Ok(());
    }
    let before = seen::before(tx, ctx, &message).await?;
    seen::keep(tx, ctx, brand, &message, &before).await?;
    tx.execute_many(&store::INSERT_SIGNAL, signals).await?;
    tx.notify(super::NOTICE, ctx.tenant.to_string());
    Ok(())
}
