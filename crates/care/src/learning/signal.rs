//! A correction or a confirmation, as a row and as what a lesson is learnt from.

use db::{Arg, FromRow, args};
use kernel::{CaseId, Ctx, Instant, MessageId, SignalId};
use triage::{Features, Head, Says, SignalKind};
use uuid::Uuid;

use crate::trail;

const DAY_MICROS: i64 = 86_400_000_000;

/// A signal that is about to be stored.
pub(super) struct NewSignal<'a> {
    pub message: MessageId,
    pub case: CaseId,
    pub fact: &'a str,
    pub kind: SignalKind,
    /// What was read, if anything.
    pub was: Option<String>,
    /// Whether triage was sure of it.
    pub was_known: bool,
    pub value: String,
    /// From which queue to which the case moved, and how many milliseconds it had stood in the first.
    pub moved: Option<(String, String, i64)>,
}

impl NewSignal<'_> {
    /// The arguments of an insert.
    pub(super) fn row(self, ctx: &Ctx) -> Vec<Arg<'static>> {
        let now: Instant = ctx.now();
        let id: SignalId = ctx.mint();
        let (from, to, lost) = match self.moved {
            Some((from, to, lost)) => (Some(from), Some(to), Some(lost)),
            None => (None, None, None),
        };
        args![
            ctx.tenant,
            id,
            self.message,
            self.case,
            self.fact.to_owned(),
            self.kind.as_str(),
            self.was,
            self.was_known,
            self.value,
            trail::actor_id(ctx.actor),
            now.micros().div_euclid(DAY_MICROS),
            now,
            from,
            to,
            lost
        ]
        .into()
    }
}

/// A stored signal.
#[derive(FromRow)]
pub(super) struct Row {
    pub id: SignalId,
    pub message_id: MessageId,
    pub fact: String,
    value: String,
    actor_id: Option<Uuid>,
    day: i32,
    features: Vec<u8>,
}

impl Row {
    /// What a lesson is learnt from. `None` for a fact that is not learnt, and for what another version wrote.
    pub(super) fn lesson(self, kind: SignalKind) -> Option<triage::Signal> {
        let says = match self.fact.parse::<Head>() {
            Ok(head) => Says::Class(head, head.class_of(&self.value)?),
            Err(_) if self.fact == "topic" => Says::Topic(self.value),
            Err(_) => return None,
        };
        Some(triage::Signal {
            id: self.id.uuid().as_u128(),
            message: self.message_id.uuid().as_u128(),
            says,
            kind,
            by: self.actor_id.map(|id| id.as_u128()),
            day: self.day,
            seen: Features::from_bytes(&self.features).ok()?,
        })
    }
}
