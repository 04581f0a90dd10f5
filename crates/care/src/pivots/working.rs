//! Offers that a batch's messages may follow.

use db::{Arg, Tx, args};
use kernel::{CaseId, Ctx, MessageId, Millis, PersonId};
use serde_json::json;

use super::decide::{Spoke, declines, follows};
use super::model::{Pivot, State};
use super::store;
use crate::Result;
use crate::trail::{About, Kind, Trail};

/// How long after an offer words still follow it.
const FOLLOWS_WITHIN: Millis = Millis::days(7);

/// The offers of a batch's cases that somebody may still follow.
#[derive(Default, Debug)]
pub struct Pivots {
    open: Vec<Pivot>,
    joined: Vec<Vec<Arg<'static>>>,
    answered: Vec<Vec<Arg<'static>>>,
}

impl Pivots {
    /// Loads what a batch may change.
    pub async fn load(&mut self, tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<()> {
        if !cases.is_empty() {
            let since = ctx.now() - FOLLOWS_WITHIN;
            let args = [ctx.tenant.into(), Arg::ids(cases.iter().copied()), since.into()];
            self.open = tx.query(&store::OPEN, &args).await?;
        }
        Ok(())
    }

    /// The case in which somebody was invited to speak where they speak now: it stays one case, even if it was
    /// resolved meanwhile.
    pub fn invites(&self, person: PersonId, spoke: Spoke<'_>) -> Option<CaseId> {
        let invited = |pivot: &&Pivot| pivot.person_id == person && follows(pivot.way, &pivot.channel, spoke);
        self.open.iter().rev().find(invited).map(|pivot| pivot.case_id)
    }

    /// The person spoke in a case: each of its offers is followed, or answered in public.
    pub fn hear(
        &mut self,
        ctx: &Ctx,
        trail: &mut Trail,
        (case, message): (CaseId, MessageId),
        spoke: Spoke<'_>,
        text: &str,
    ) {
        let now = ctx.now();
        let (joined, answered) = (&mut self.joined, &mut self.answered);
        self.open.retain_mut(|pivot| {
            if pivot.case_id != case {
                return true;
            }
            if follows(pivot.way, &pivot.channel, spoke) {
                let row = args![State::Joined, None::<String>, now, message, ctx.tenant, pivot.id];
                joined.push(row.into());
                let data =
                    json!({ "pivot": pivot.id, "way": pivot.way, "took_ms": now.since(pivot.offered_at) });
                trail.note(ctx, Kind::PivotJoined, About::message(case, message), data);
                return false;
            }
            if !spoke.private {
                pivot.answered_message = Some(message);
                pivot.declined |= declines(text);
                answered.push(args![message, pivot.declined, ctx.tenant, pivot.id].into());
            }
            true
        });
    }

    /// Writes what was noticed.
    pub async fn flush(self, tx: &mut Tx) -> Result<()> {
        for (sql, rows) in [(&store::ANSWERED, self.answered), (&store::END, self.joined)] {
            if !rows.is_empty() {
                tx.execute_many(sql, rows).await?;
            }
        }
        Ok(())
    }
}
