//! Somebody says what a message really means.

use db::Tx;
use kernel::{Ctx, MessageId, said};
use serde_json::json;
use triage::{SignalKind, Source};

use super::model::{Corrected, Rerouted};
use super::reroute::{self, Said};
use super::signal::NewSignal;
use super::{seen, store};
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::{self, Direction, Message};
use crate::trail::{self, About, Kind};
use crate::{Error, Result};

/// Sets one fact of a message to what a person says, and decides the route again as long as nobody has answered.
///
/// # Errors
/// [`Error::Invalid`] if there is no such fact or value, a topic is none of the brand's, or the words are not a
/// person's or were taken back: nothing has changed then.
pub async fn correct(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    message: MessageId,
    fact: &str,
    value: &str,
) -> Result<Corrected> {
    allow(ctx, Right::Answer)?;
    let case = cases::message(tx, ctx, message).await?.case_id;
    let case = cases::lock(tx, ctx, case).await?;
    // Once more: whoever had the case before us may have corrected the same message.
    let message = cases::message(tx, ctx, message).await?;
    let value = value.trim();
    check(brand, &message, fact, value)?;
    let before = seen::before(tx, ctx, &message).await?;
    let mut reading = before.reading(brand, &message);
    let old = reading.clone();
    let was_known = old.named().iter().any(|named| named.name == fact && named.value.is_some());
    let was = reading.set(fact, value, Source::HUMAN).map_err(Error::invalid)?;
    let after = reading.named().into_iter().find(|named| named.name == fact).and_then(|named| named.value);
    let after = after.map_or_else(|| value.to_owned(), |value| value.to_string());
    let routed = reroute::said_anew(tx, ctx, brand, &case, Said { message: &message, old, reading }).await?;

    let moved = match (&routed.outcome, routed.stood) {
        (Rerouted::Moved { from, to, .. }, Some(stood)) => Some((from.clone(), to.clone(), stood.0)),
        _ => None,
    };
    let data = json!({ "fact": fact, "before": &was, "after": &after, "route": &routed.outcome });
    let kind = SignalKind::Correction;
    let (id, value) = (message.id, after.clone());
    let signal =
        NewSignal { message: id, case: case.id, fact, kind, was: was.clone(), was_known, value, moved };
    seen::keep(tx, ctx, brand, &message, &before).await?;
    tx.execute(&store::INSERT_SIGNAL, &signal.row(ctx)).await?;
    trail::note(tx, ctx, Kind::FactCorrected, About::message(case.id, id), data).await?;
    tx.notify(super::NOTICE, ctx.tenant.to_string());
    cases::changed(tx, case.id);
    Ok(Corrected { case: case.id, fact: fact.to_owned(), before: was, after, routed: routed.outcome })
}

fn check(brand: &Brand, message: &Message, fact: &str, value: &str) -> Result<()> {
    if message.direction != Direction::Inbound {
        return Err(Error::invalid("only what a person wrote to us has facts to correct"));
    }
    if message.deleted_at.is_some() {
        return Err(Error::invalid("these words were taken back: there is nothing left to correct"));
    }
    let topics = brand.triage.topic_names();
    if fact == "topic" && !topics.iter().any(|topic| topic == value) {
        return Err(Error::invalid(match topics {
            [] => said!("this brand has no topics yet; an administrator names them"),
            topics => {
                said!("`{value}` is no topic of this brand; choose {list}", value, list = topics.join(", "))
            }
        }));
    }
    Ok(())
}
