//! Marketing's view of the same messages: what is worth a word back.
//!
//! In: public messages, when they are placed. Out: cards with all that was done about each and all that can be: like,
//! thank, ask whether we may show it, show it, give something, pass it to care, make a lead of it. Promised: the same
//! rows that care sees, not a copy; whose a message is, the ownership model says, not this list; a person's own words
//! decide what we may show and whether we may approach them, and they are noticed in the batch that brings them.

mod cards;
mod decide;
mod model;
mod settings;
pub mod store;

use channels::{Inbound, Visibility};
use db::{Tx, args};
use kernel::{CaseId, Ctx, Instant, MessageId, PersonId};
use triage::Reading;

pub use cards::{Counts, Page, Wanted, card, page};
pub(crate) use decide::filled;
pub use decide::{called, kind};
pub use model::{Answer, Budget, Card, Item, Kind, Passed, Place, Reply};
pub(crate) use settings::sealed;
pub use settings::{Gift, Settings, has_secret, keep_secret, open, set, settings};

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::handoffs::{self, Wish};
use crate::people::Whose;
use crate::rights::Signal;
use crate::{Error, Result, cases, contacts, rights};

/// What marketing cares about in a message that has just been placed.
#[derive(Clone, Debug)]
pub(crate) struct Heard {
    pub(crate) case: CaseId,
    pub(crate) message: MessageId,
    pub(crate) person: PersonId,
    reach: Option<i64>,
    at: Instant,
    kind: Option<Kind>,
    pub(crate) signal: Option<Signal>,
    stop: bool,
}

impl Heard {
    /// Of a message; `None` if there is nothing in it for us.
    pub(crate) fn of(
        message: &Inbound,
        reading: &Reading,
        place: (CaseId, MessageId),
        whose: Whose,
        at: Instant,
    ) -> Option<Self> {
        let public = message.visibility == Visibility::Public;
        let kind = if public { decide::kind(reading, !message.attachments.is_empty()) } else { None };
        let (signal, stop) = (Signal::in_words(&message.text), contacts::opts_out(&message.text));
        (kind.is_some() || signal.is_some() || stop).then(|| Self {
            case: place.0,
            message: place.1,
            person: whose.person,
            reach: whose.reach.and_then(|reach| i64::try_from(reach).ok()),
            at,
            kind,
            signal,
            stop,
        })
    }
}

/// Messages were placed that marketing cares about.
pub(crate) async fn noticed(tx: &mut Tx, ctx: &Ctx, brand: &Brand, heard: &[Heard]) -> Result<()> {
    let row = |one: &Heard| {
        let Heard { case, message, person, reach, at, .. } = one;
        one.kind.map(|kind| args![ctx.tenant, message, case, person, kind, *reach, *at].into())
    };
    let rows: Vec<_> = heard.iter().filter_map(row).collect();
    if !rows.is_empty() {
        tx.execute_many(&store::INSERT, rows).await?;
    }
    for one in heard.iter().filter(|one| one.stop) {
        contacts::opt_out(tx, ctx, one.case, Some(one.message)).await?;
    }
    rights::noticed(tx, ctx, brand, heard).await
}

/// A message needs nothing more from marketing; or it does after all.
///
/// # Errors
/// [`Error::NotFound`] if it never stood in the list.
pub async fn set_aside(tx: &mut Tx, ctx: &Ctx, message: MessageId, done: bool) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let (at, by) = if done { (Some(ctx.now()), ctx.actor.user()) } else { (None, None) };
    if tx.execute(&store::DONE, &args![at, by, ctx.tenant, message]).await? == 0 {
        return Err(Error::not_found("message"));
    }
    let case = cases::message(tx, ctx, message).await?.case_id;
    let kind = if done { crate::trail::Kind::SetAside } else { crate::trail::Kind::TakenUp };
    crate::trail::note(tx, ctx, kind, crate::trail::About::message(case, message), serde_json::json!({}))
        .await?;
    cases::changed(tx, case);
    Ok(())
}

/// Passes the case of a message to care, which has to acknowledge it in time. Returns the queue.
///
/// # Errors
/// [`Error::Invalid`] if it stands there already; as [`handoffs::send`].
pub async fn pass(tx: &mut Tx, ctx: &Ctx, brand: &Brand, message: MessageId) -> Result<String> {
    allow(ctx, Right::Answer)?;
    let case = cases::message(tx, ctx, message).await?.case_id;
    let to = settings(tx, ctx).await?.care_queue(brand).to_owned();
    let item = crate::queues::open_of(tx, ctx, case).await?;
    if item.is_some_and(|item| item.queue == to) {
        return Err(Error::invalid("care has it already"));
    }
    let wish = Wish { reason: Some("needs care".into()), ..Wish::default() };
    handoffs::send(tx, ctx, brand, case, &to, wish).await?;
    Ok(to)
}
