//! What marketing did with the good words of the last days: some are done with, some became leads.
//!
//! In: the cards that the history left. Out: some of them cared for, most of them waiting, as on any morning. Promised:
//! what the model does not let these people do is left out.

use std::sync::Arc;

use anyhow::Result;
use care::engagement::{self, Kind, Wanted};
use care::leads::{self, Change, New, Stage as Step};
use care::{Error, Tx};
use db::Db;
use kernel::{LeadId, Millis};

use super::Stage;
use crate::demo::versions;

/// What people asked for who might buy, what it is worth, how far it has come, and what they agreed to.
const LEADS: [(&str, i64, Step, &str); 4] = [
    ("Fibre 500", 34_800, Step::New, "asked in public what it costs"),
    ("Business line", 118_800, Step::Qualified, "wants a call, any day after four"),
    ("Fibre 100", 27_600, Step::Contacted, "asked us to check their street"),
    ("Fibre 900 and television", 58_800, Step::Won, "signed up with the link that they asked for"),
];

/// Plays the last hour of marketing.
///
/// # Errors
/// If the database refuses.
pub(super) async fn play(db: &Db, stage: &Arc<Stage>) -> Result<()> {
    let (beth, end) = (versions::named(&stage.staff, "beth")?, stage.plan.end);
    let stage = stage.clone();
    db.write(async move |tx: &mut Tx| {
        let past = &stage.past;
        past.clock.set(end - Millis::minutes(25));
        let ctx = past.ctx.with_actor(beth.actor());
        let praise = Wanted { kinds: vec![Kind::Praise], ..Wanted::default() };
        let fans = engagement::page(tx, &ctx, &past.brand, &praise).await?.cards;
        for card in fans.iter().skip(1).step_by(3).take(3) {
            allowed(engagement::set_aside(tx, &ctx, card.item.message_id, true).await)?;
        }
        let asking = Wanted { kinds: vec![Kind::Question], ..Wanted::default() };
        let asking = engagement::page(tx, &ctx, &past.brand, &asking).await?.cards;
        for (card, (product, amount, step, permission)) in asking.iter().skip(1).zip(LEADS) {
            let new = New {
                message: Some(card.item.message_id),
                product: Some(product.to_owned()),
                amount: Some(amount),
                permission: Some(permission.to_owned()),
                ..New::default()
            };
            let made = leads::make(tx, &ctx, &past.brand, card.item.case_id, new).await;
            if let Some(id) = allowed(made)? {
                become_of(tx, &ctx, id, step).await?;
            }
        }
        past.clock.set(end);
        Ok::<_, Error>(())
    })
    .await?;
    Ok(())
}

async fn become_of(tx: &mut Tx, ctx: &kernel::Ctx, id: LeadId, step: Step) -> Result<(), Error> {
    if step == Step::New {
        return Ok(());
    }
    leads::change(tx, ctx, id, Change { stage: Some(step), ..Change::default() }).await
}

/// What is not allowed, or not possible any more, is left out.
fn allowed<T>(done: Result<T, Error>) -> Result<Option<T>, Error> {
    match done {
        Ok(value) => Ok(Some(value)),
        Err(Error::Invalid(_) | Error::Refused(_) | Error::Conflict(_) | Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
