//! Words that were changed or taken back, also those whose change overtook them.

use db::{Arg, args};
use kernel::{AccountId, CaseId, Ctx, DeliveryId, Instant, MessageId};

use super::{Cases, Early};
use crate::cases::decide;
use crate::cases::model::Direction;

impl Cases {
    /// A person changed their words. `None` if the message is not known yet: the change waits for it.
    pub fn edit(
        &mut self,
        ctx: &Ctx,
        account: AccountId,
        delivery: DeliveryId,
        provider_id: &str,
        change: (Instant, Option<(&str, String)>),
    ) -> Option<Changed> {
        let (at, words) = change;
        let Some(known) = self.known.get_mut(&(account, provider_id.to_owned())) else {
            let text = words.map(|(text, _)| text.to_owned());
            let row = args![ctx.tenant, account, provider_id.to_owned(), at, text.clone(), delivery];
            self.early_new.push(row.into());
            self.early.entry((account, provider_id.to_owned())).or_default().push((at, text));
            return None;
        };
        let (message, case) = (known.id, known.case_id);
        let outcome = |applied| Some(Changed { message, case, applied });
        if known.deleted_at.is_some() {
            return outcome(false);
        }
        let shown = decide::first_line(&known.text);
        let Some((text, facts)) = words else {
            known.deleted_at = Some(at);
            self.deletes.push(args![at, ctx.tenant, message].into());
            self.forget_versions.push(args![ctx.tenant, message].into());
            self.show(case, &shown, "");
            return outcome(true);
        };
        if known.edited_at.is_some_and(|before| before >= at) || known.text == text {
            return outcome(false);
        }
        let before = std::mem::replace(&mut known.text, text.to_owned());
        known.edited_at = Some(at);
        known.versions += 1;
        self.versions.push(args![ctx.tenant, message, known.versions, before, at].into());
        self.edits.push(args![text.to_owned(), at, Arg::json(facts), ctx.tenant, message].into());
        self.show(case, &shown, text);
        outcome(true)
    }

    /// Lists show the first line of the newest words; if those are `before`, they show the new ones from now on.
    fn show(&mut self, case: CaseId, before: &str, text: &str) {
        let Some(entry) = self.cases.get_mut(&case) else { return };
        if entry.last_direction == Direction::Inbound && entry.last_text == before {
            entry.last_text = decide::first_line(text);
        }
        self.changed_cases.insert(case);
    }

    /// Changes that had arrived before this message, oldest first; they are forgotten with the batch.
    pub fn take_early(&mut self, ctx: &Ctx, account: AccountId, provider_id: &str) -> Vec<Early> {
        let mut changes = self.early.remove(&(account, provider_id.to_owned())).unwrap_or_default();
        if !changes.is_empty() {
            self.early_done.push(args![ctx.tenant, account, provider_id.to_owned()].into());
        }
        changes.sort_by_key(|(at, text)| (*at, text.is_none()));
        changes
    }
}

/// What became of a change.
#[derive(Clone, Copy, Debug)]
pub struct Changed {
    /// The message.
    pub message: MessageId,
    /// Its case.
    pub case: CaseId,
    /// Whether the change was newer than what we had.
    pub applied: bool,
}
