//! A message as triage saw it: in its thread, as numbers.

use db::{Arg, Tx, args};
use kernel::Ctx;
use triage::{Features, Input, Reading, Surface, Thread, Visibility};

use super::store;
use crate::Result;
use crate::brand::Brand;
use crate::cases::{self, Direction, Message, Seen};

/// What went before a stored message.
pub(crate) struct Before {
    answers_brand: bool,
    last_brand_text: Option<String>,
}

/// Looks up what went before a stored message.
pub(crate) async fn before(tx: &mut Tx, ctx: &Ctx, message: &Message) -> Result<Before> {
    let mut parent = None;
    if let Some(id) = &message.parent {
        let args = [ctx.tenant.into(), message.account_id.into(), Arg::texts([id.as_str()])];
        let found: Vec<(String, Direction, String)> = tx.query(&cases::store::PARENTS, &args).await?;
        let ours = found.into_iter().find(|(_, direction, _)| *direction == Direction::Outbound);
        parent = ours.map(|(_, _, text)| text);
    }
    let answers_brand = parent.is_some();
    if parent.is_none() {
        let args = args![ctx.tenant, message.account_id, &message.thread, message.at];
        parent = tx.query_opt(&store::SPOKEN_BEFORE, &args).await?;
    }
    Ok(Before { answers_brand, last_brand_text: parent })
}

impl Before {
    /// What triage is given.
    fn input<'a>(&'a self, message: &'a Message) -> Input<'a> {
        let last = self.last_brand_text.as_deref();
        let surface = serde_json::Value::String(message.surface.clone());
        Input {
            network: &message.channel,
            visibility: match message.visibility {
                Seen::Public => Visibility::Public,
                Seen::Private | Seen::Internal => Visibility::Private,
            },
            surface: serde_json::from_value::<Surface>(surface).unwrap_or_default(),
            thread: Thread {
                answers_brand: self.answers_brand,
                brand_asked: last.is_some_and(|text| text.contains('?')),
                open_case: message.seq > 1,
                earlier_inbound: 0,
                last_brand_text: last,
            },
            ..Input::mention(&message.text)
        }
    }

    /// The message as numbers.
    pub(crate) fn features(&self, brand: &Brand, message: &Message) -> Features {
        brand.triage.features(&self.input(message))
    }

    /// The facts of the message: those that are stored, or, where this version can't read them, those that it reads.
    pub(crate) fn reading(&self, brand: &Brand, message: &Message) -> Reading {
        let stored = message.facts.clone().and_then(|facts| serde_json::from_value(facts).ok());
        stored.unwrap_or_else(|| brand.triage.read(&self.input(message)))
    }
}

/// Keeps a message as numbers: what lessons are learnt from.
pub(super) async fn keep(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    message: &Message,
    before: &Before,
) -> Result<()> {
    let (base, features) = (brand.triage.model().id(), before.features(brand, message).to_bytes());
    tx.execute(&store::INSERT_SEEN, &args![ctx.tenant, message.id, base, features]).await?;
    Ok(())
}
