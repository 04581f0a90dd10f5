//! What a machine says while nobody is there: the prepared words of a queue, once in a case and a closure.
//!
//! Promised: it speaks in private only, to somebody who waits and wrote while the queue was closed; never where a guard
//! or a rule says no; what it says answers nobody: no clock stops, no state changes, and lists go on showing the
//! person's words.

use std::collections::BTreeSet;

use channels::Visibility;
use db::{Tx, args};
use kernel::{CaseId, Ctx, Instant, MessageId};
use ownership::Calendar;
use serde_json::json;

use super::checking::{self, Words};
use super::compose::Purpose;
use super::leaving::{self, Looks, Ready};
use super::permission::{self, Permission};
use super::{Payload, store};
use crate::access::{Right, allow};
use crate::approvals::Speaker;
use crate::brand::Brand;
use crate::cases::{self, Case, Direction, Mode, Seen, State};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, checks, queues, routing};

/// In how many cases of a queue it speaks at once.
const TOGETHER: i64 = 200;

/// Says the prepared words of each queue that is closed to those who have written since it closed. Returns to how many.
pub async fn greet(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<usize> {
    allow(ctx, Right::Answer)?;
    let models = std::iter::once(&brand.model).chain(brand.versions.values());
    let queues: BTreeSet<&str> =
        models.flat_map(|model| model.queues()).map(|queue| queue.id.as_str()).collect();
    let mut greeted = 0;
    for queue in queues {
        if let Some(closure) = Closure::of(brand, queue, ctx.now()) {
            let args = args![ctx.tenant, queue, closure.opens_at, TOGETHER];
            let waiting: Vec<CaseId> = tx.query(&store::UNGREETED, &args).await?;
            for case in waiting {
                greeted += usize::from(closure.greet(tx, ctx, brand, case).await?);
            }
        }
    }
    Ok(greeted)
}

/// A time in which a queue is closed, and what it says then.
struct Closure<'a> {
    queue: &'a str,
    words: &'a str,
    calendar: &'a Calendar,
    /// What tells one closure from another. A queue that never opens again has one closure, at the end of time.
    opens_at: Instant,
}

impl<'a> Closure<'a> {
    fn of(brand: &'a Brand, queue: &'a str, now: Instant) -> Option<Self> {
        let owner = brand.owner_of(queue)?;
        let (words, calendar) = (owner.queue.closed_message.as_deref()?, owner.calendar?);
        let opens_at = opens(calendar, now)?;
        Some(Self { queue, words, calendar, opens_at })
    }

    /// Speaks in one case, or finds that it must not: either is noted, and holds until the person writes again.
    async fn greet(&self, tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId) -> Result<bool> {
        let case = cases::lock(tx, ctx, case).await?;
        let ready = self.may_speak(tx, ctx, brand, &case).await?;
        let message = ready.as_ref().map(Ready::message);
        let args = args![ctx.tenant, case.id, self.opens_at, message, ctx.now()];
        // Another node may have been faster.
        if tx.execute(&store::GREET_ONCE, &args).await? == 0 {
            return Ok(false);
        }
        match ready {
            Some(ready) => speak(tx, ctx, &case, ready).await.map(|()| true),
            None => Ok(false),
        }
    }

    async fn may_speak(&self, tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: &Case) -> Result<Option<Ready>> {
        let last = (case.state, case.last_direction, case.last_visibility);
        let stands = queues::open_of(tx, ctx, case.id).await?.is_some_and(|item| item.queue == self.queue);
        if !stands
            || last != (State::Open, Direction::Inbound, Seen::Private)
            || opens(self.calendar, case.last_inbound_at) != Some(self.opens_at)
            || !routing::may_machines_speak(tx, ctx, case.id).await?
        {
            return Ok(None);
        }
        let (seen, words) = (Visibility::Private, self.words);
        let ready = match leaving::prepare(tx, ctx, case, seen, words, Looks::default()).await {
            Ok(ready) => ready,
            // The network does not take these words, or not any more.
            Err(Error::Invalid(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        let (mode, purpose) = (Mode::Private, Purpose::Answer);
        let said = Words {
            mode,
            text: words,
            goodwill: None,
            team: None,
            purpose,
            tag: None,
            automatic: true,
            agreed: false,
        };
        let findings = checking::check(tx, ctx, brand, case, ready.target(), said).await?;
        // Two machines that answer each other never stop.
        if ready.target().answers.automatic {
            return Ok(None);
        }
        // There is nobody who could look once more.
        if !findings.is_empty() {
            checks::shown(tx, ctx, case.id, &findings, true).await?;
            return Ok(None);
        }
        let place = ready.place(case.id, seen, words);
        let permission = permission::of(tx, ctx, brand, Speaker::Product, place).await?;
        Ok(matches!(permission, Permission::Allowed { .. }).then_some(ready))
    }
}

/// When a calendar opens that is closed at a moment; `None` if it is open.
fn opens(calendar: &Calendar, at: Instant) -> Option<Instant> {
    let never = || Instant::from_micros(i64::MAX);
    (!calendar.is_open_at(at)).then(|| calendar.opens_at(at).unwrap_or_else(never))
}

/// The words leave at once: there is nobody who would call them back.
pub(super) async fn speak(tx: &mut Tx, ctx: &Ctx, case: &Case, ready: Ready) -> Result<()> {
    let speaker = Speaker::Product;
    let message: MessageId = ready.message();
    let (account, outgoing) = leaving::store(tx, ctx, case, ready, Mode::Private, speaker).await?;
    tx.execute(&cases::store::BY_MACHINE, &args![ctx.tenant, message]).await?;
    let shown = args![
        case.last_seq + 1,
        case.last_at,
        &case.last_text,
        case.last_direction,
        case.last_visibility,
        ctx.tenant,
        case.id
    ];
    tx.execute(&cases::store::SPOKEN, &shown).await?;
    let payload = Payload {
        account,
        case: case.id,
        outgoing,
        resolve: false,
        speaker,
        approval: None,
        goodwill: None,
        despite: Vec::new(),
        signature: None,
    };
    let send = leaving::queue(tx, ctx, message, &payload, ctx.now(), 1).await?;
    let data = json!({ "send": send, "mode": Mode::Private, "automatic": true });
    trail::note(tx, ctx, Kind::ReplyQueued, About::message(case.id, message), data).await?;
    cases::changed(tx, case.id);
    Ok(())
}
