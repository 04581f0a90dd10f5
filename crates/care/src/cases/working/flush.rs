//! What a batch changed, written once.

use db::{Arg, Tx, args};
use kernel::{CaseId, Ctx};

use super::Cases;
use crate::Result;
use crate::cases::model::Case;
use crate::cases::store;

impl Cases {
    /// Writes what is new and what has changed; returns the cases that look different now.
    pub async fn flush(self, tx: &mut Tx, ctx: &Ctx) -> Result<Vec<CaseId>> {
        let (mut new_cases, mut changed) = (Vec::new(), Vec::new());
        let mut touched = Vec::new();
        for case in self.cases.into_values() {
            let is_new = self.new_cases.contains(&case.id);
            if !is_new && !self.changed_cases.contains(&case.id) {
                continue;
            }
            touched.push(case.id);
            if is_new {
                new_cases.push(insert_row(ctx, case));
            } else {
                changed.push(update_row(ctx, case));
            }
        }
        let (mut conversations, mut moved) = (Vec::new(), Vec::new());
        for c in self.conversations.into_values() {
            if self.new_conversations.contains(&c.id) {
                let row = args![
                    ctx.tenant,
                    c.id,
                    c.account_id,
                    c.channel,
                    c.visibility,
                    c.thread,
                    c.identity_id,
                    c.case_id,
                    c.subject,
                    c.opened_at
                ];
                conversations.push(row.into());
            } else if self.moved_conversations.contains(&c.id) {
                moved.push(args![c.case_id, ctx.tenant, c.id].into());
            }
        }
        let reworded = self.edits.iter().chain(&self.deletes).filter_map(|row| row.last().cloned());
        let reworded = reworded.map(|id| vec![ctx.tenant.into(), ctx.mint::<()>().into(), id]).collect();
        // Whose words are gone has no page: it goes with what the message said before.
        let unlaid = self.forget_versions.clone();
        for (sql, rows) in [
            (&store::INSERT_CASE, new_cases),
            (&store::UPDATE_CASE, changed),
            (&store::INSERT_CONVERSATION, conversations),
            (&store::MOVE_CONVERSATION, moved),
            (&store::INSERT_MESSAGE, self.messages),
            (&store::INSERT_PAGE, self.pages),
            (&store::INSERT_VERSION, self.versions),
            (&store::EDIT, self.edits),
            (&store::DELETE, self.deletes),
            (&store::FORGET_VERSIONS, self.forget_versions),
            (&store::FORGET_PAGE, unlaid),
            (&store::REINDEX, reworded),
            (&store::INSERT_EARLY, self.early_new),
            (&store::FORGET_EARLY, self.early_done),
        ] {
            if !rows.is_empty() {
                tx.execute_many(sql, rows).await?;
            }
        }
        Ok(touched)
    }
}

pub(in crate::cases) fn insert_row(ctx: &Ctx, case: Case) -> Vec<Arg<'static>> {
    args![
        ctx.tenant,
        case.id,
        case.person_id,
        case.state,
        case.origin_channel,
        case.origin_visibility,
        case.topic,
        case.opened_at,
        case.answered_at,
        case.resolved_at,
        case.snoozed_until,
        case.reopened,
        case.last_seq,
        case.last_at,
        case.last_inbound_at,
        case.last_text,
        case.last_direction,
        case.last_visibility,
        case.sentiment,
        case.needs_triage
    ]
    .into()
}

fn update_row(ctx: &Ctx, case: Case) -> Vec<Arg<'static>> {
    args![
        case.state,
        case.topic,
        case.opened_at,
        case.answered_at,
        case.resolved_at,
        case.snoozed_until,
        case.reopened,
        case.last_seq,
        case.last_at,
        case.last_inbound_at,
        case.last_text,
        case.last_direction,
        case.last_visibility,
        case.sentiment,
        case.needs_triage,
        ctx.tenant,
        case.id
    ]
    .into()
}
