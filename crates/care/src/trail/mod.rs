//! The audit trail: what happened, to what, on whose behalf, when.
//!
//! In: a [`Kind`] and what it concerns. Out: rows of `events`, in the verb's own transaction. Promised: whatever
//! changes a case leaves an event; an event never holds a customer's words.

mod model;
pub mod store;

use db::{Tx, args};
use kernel::{Actor, CaseId, Ctx, DeliveryId, MessageId};
use serde_json::Value;
use uuid::Uuid;

pub use model::{Event, Kind};

use crate::Result;
use crate::access::{Right, allow};

/// Events of one transaction, written together at its end.
#[derive(Default, Debug)]
pub struct Trail(Vec<Event>);

impl Trail {
    /// Notes an event at the context's time.
    pub fn note(&mut self, ctx: &Ctx, kind: Kind, about: About, data: Value) {
        self.0.push(Event {
            id: ctx.mint(),
            at: ctx.now(),
            kind,
            actor: ctx.actor,
            case_id: about.case,
            message_id: about.message,
            delivery_id: about.delivery,
            data,
        });
    }

    /// Writes what was noted.
    pub async fn flush(self, tx: &mut Tx, ctx: &Ctx) -> Result<()> {
        let rows = self
            .0
            .into_iter()
            .map(|event| {
                let (actor, actor_id) = model::actor_columns(event.actor);
                args![
                    ctx.tenant,
                    event.id,
                    event.at,
                    event.kind,
                    actor,
                    actor_id,
                    event.case_id,
                    event.message_id,
                    event.delivery_id,
                    event.data
                ]
                .into()
            })
            .collect();
        tx.execute_many(&store::INSERT, rows).await?;
        Ok(())
    }
}

/// What an event concerns.
#[derive(Clone, Copy, Default, Debug)]
pub struct About {
    /// The case.
    pub case: Option<CaseId>,
    /// The message.
    pub message: Option<MessageId>,
    /// The delivery.
    pub delivery: Option<DeliveryId>,
}

impl About {
    /// A case.
    pub fn case(case: CaseId) -> Self {
        Self { case: Some(case), ..Self::default() }
    }
    /// A message of a case.
    pub fn message(case: CaseId, message: MessageId) -> Self {
        Self { case: Some(case), message: Some(message), ..Self::default() }
    }
    /// The delivery as well.
    pub fn of(self, delivery: DeliveryId) -> Self {
        Self { delivery: Some(delivery), ..self }
    }
}

/// The user or the token that acts; `None` for the product itself.
pub(crate) fn actor_id(actor: Actor) -> Option<Uuid> {
    model::actor_columns(actor).1
}

/// Notes and writes one event.
pub async fn note(tx: &mut Tx, ctx: &Ctx, kind: Kind, about: About, data: Value) -> Result<()> {
    let mut trail = Trail::default();
    trail.note(ctx, kind, about, data);
    trail.flush(tx, ctx).await
}

/// The events of a case, oldest first.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Event>> {
    allow(ctx, Right::Read)?;
    Ok(model::events(tx.query(&store::OF_CASE, &args![ctx.tenant, case]).await?))
}

/// The events of a delivery, oldest first.
pub async fn of_delivery(tx: &mut Tx, ctx: &Ctx, delivery: DeliveryId) -> Result<Vec<Event>> {
    allow(ctx, Right::Read)?;
    Ok(model::events(tx.query(&store::OF_DELIVERY, &args![ctx.tenant, delivery]).await?))
}
