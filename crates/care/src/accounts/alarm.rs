//! Which accounts need a person: those that the network turned away, and those that nobody can read.

use db::{FromRow, Tx, args};
use kernel::{AccountId, Ctx, Instant, Millis};

use super::meter::behind;
use super::{State, store};
use crate::Result;
use crate::access::{Right, allow};

/// An account that needs a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alarm {
    /// Which.
    pub id: AccountId,
    /// The network.
    pub channel: String,
    /// The brand's handle there.
    pub handle: String,
    /// Why.
    pub why: Why,
}

/// Why an account needs a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// The network turned it away; in its words, if it said something.
    Stopped(Option<String>),
    /// What happens there has not been read for this long; why, if it is known.
    Behind(Millis, Option<String>),
}

#[derive(FromRow)]
struct Row {
    id: AccountId,
    channel: String,
    handle: String,
    state: State,
    state_reason: Option<String>,
    read_at: Option<Instant>,
    trouble: Option<String>,
    trouble_since: Option<Instant>,
}

impl Row {
    fn alarm(self, now: Instant) -> Option<Alarm> {
        let Self { id, channel, handle, .. } = self;
        let why = match self.state {
            State::Paused => return None,
            State::Stopped => Why::Stopped(self.state_reason),
            State::Live => {
                let every = channels::by_id(&channel)?.capabilities().history_every?;
                Why::Behind(behind(self.read_at, self.trouble_since, every, now)?, self.trouble)
            }
        };
        Some(Alarm { id, channel, handle, why })
    }
}

/// The accounts that need a person, in the order in which they were connected. One that somebody paused does not.
pub async fn alarms(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Alarm>> {
    allow(ctx, Right::Read)?;
    let rows: Vec<Row> = tx.query(&store::ALARMS, &args![ctx.tenant]).await?;
    Ok(rows.into_iter().filter_map(|row| row.alarm(ctx.now())).collect())
}
