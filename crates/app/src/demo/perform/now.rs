//! What a visitor finds between the colleagues: a case that was handed over and waits to be acknowledged, one that
//! nobody acknowledged and that came back, a question to a team, words that wait for somebody's agreement.
//!
//! In: how the history ended. Out: the same, some minutes later. Promised: time has done what it had to do, so that the
//! first look of a node that starts moves nothing; what people were told in the month is seen, what follows is not.

use std::sync::Arc;

use anyhow::Result;
use care::brand::Brand;
use care::cases::{Mode, State};
use care::goodwill::{Amount, Goodwill};
use care::handling::{self, Back};
use care::handoffs::{self, Wish};
use care::outbound::{self, Compose, Purpose};
use care::queues::{self, ItemState, Turn, WorkItem};
use care::{Error, Tx, calls, cases, consults, notifications, pivots, promises, vips};
use db::Db;
use kernel::{CaseId, Ctx, Millis};

use super::Stage;
use crate::demo::brand::Colleague;
use crate::demo::versions;

/// How old a case is at most.
const FRESH: Millis = Millis::hours(14);

/// Plays the last half hour between colleagues.
///
/// # Errors
/// If the database refuses.
pub(super) async fn leave(db: &Db, stage: &Arc<Stage>, threads: &[Option<CaseId>]) -> Result<()> {
    let end = stage.plan.end;
    let began = |thread: &usize| stage.plan.threads[*thread].turns[0].at;
    let fresh: Vec<CaseId> = (0..threads.len())
        .filter(|thread| end.since(began(thread)) < FRESH)
        .filter_map(|thread| threads[thread])
        .collect();
    let who = |login| versions::named(&stage.staff, login);
    let [maya, tom, priya] = [who("maya")?, who("tom")?, who("priya")?];
    let [dev, owen, hannah] = [who("dev")?, who("owen")?, who("hannah")?];
    let stage = stage.clone();
    db.write(async move |tx: &mut Tx| {
        let past = &stage.past;
        let at = |minutes: i64| past.clock.set(end - Millis::minutes(minutes));
        // Time does what it would have done, and everybody has seen what they were told.
        at(40);
        handoffs::due(tx, &past.ctx, &past.brand).await?;
        pivots::due(tx, &past.ctx).await?;
        for colleague in &stage.staff {
            notifications::seen_all(tx, &past.ctx.with_actor(colleague.actor())).await?;
        }
        let mut evening = Evening { stage: &stage, open: open(tx, &past.ctx, &fresh).await? };

        // Handed over at a busy moment; nobody looked, so it came back, and the leads hear of it.
        if let Some(item) = evening.older("tech", 45) {
            at(30);
            let note = "Third visit and still no line: somebody has to decide whether we lay a new one.";
            evening.sends(tx, dev, item.case_id, "duty_desk", note).await?;
        }
        at(12);
        handoffs::due(tx, &past.ctx, &past.brand).await?;

        at(9);
        if let Some(item) = evening.any("care") {
            let ctx = past.ctx.with_actor(maya.actor());
            let asked = "Is there a fault at the cabinet in their street?";
            let id = consults::ask(tx, &ctx, &past.brand, item.case_id, "tech_team", asked, None).await?;
            at(7);
            let ctx = past.ctx.with_actor(owen.actor());
            consults::answer(tx, &ctx, id, "Yes, since seven. The crew is there, two hours I think.").await?;
        }
        at(6);
        if let Some(item) = evening.any("tech") {
            let ctx = past.ctx.with_actor(dev.actor());
            let asked = "May I promise a credit for the days without a line, or is one booked already?";
            consults::ask(tx, &ctx, &past.brand, item.case_id, "care_team", asked, None).await?;
        }
        at(5);
        if let Some(item) = evening.any("tech") {
            let note = "The router is fine. They moved out in May and still pay for the old address.";
            evening.sends(tx, hannah, item.case_id, "care", note).await?;
        }
        at(4);
        if let Some(item) = evening.any("tech") {
            let note = "The line is well again. What is left is the money for the four days.";
            evening.sends(tx, dev, item.case_id, "care", note).await?;
        }
        for (agent, pounds, reason) in [
            (tom, 120, "Eleven days without a line, and two visits that nobody came to."),
            (priya, 95, "Moved house twice in a year; we cut them off both times."),
        ] {
            at(3);
            evening.offers(tx, agent, pounds, reason).await?;
        }
        at(2);
        evening.will_call(tx, maya).await?;
        past.clock.set(end);
        waits(tx, &past.ctx, &past.brand, &fresh).await?;
        Ok::<_, Error>(())
    })
    .await?;
    Ok(())
}

/// Some of what waits for its customer comes back if they do not answer; and two of those who wrote are marked by a lead.
async fn waits(tx: &mut Tx, ctx: &Ctx, brand: &Brand, cases: &[CaseId]) -> Result<(), Error> {
    let (mut thrown, mut marked) = (0, 0);
    for id in cases {
        let case = cases::get(tx, ctx, *id).await?;
        let holder = queues::open_of(tx, ctx, *id).await?.and_then(|item| item.assignee);
        if thrown < 6 && case.state == State::Waiting && holder.is_some() {
            let back = if thrown % 2 == 0 { Back::After(Millis::hours(4)) } else { Back::Tomorrow };
            handling::throw(tx, ctx, brand, *id, back, None, holder).await?;
            thrown += 1;
        } else if marked < 2 && case.state == State::Open {
            let why =
                ["Chairs the residents’ association of the new estate", "Runs the surgery in Marsh Lane"];
            vips::mark(tx, ctx, case.person_id, why[marked]).await?;
            marked += 1;
        }
    }
    Ok(())
}

/// What waits for us in nobody's hands, the newest last.
async fn open(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<Vec<WorkItem>, Error> {
    let mut open = Vec::new();
    for case in cases {
        let item = queues::open_of(tx, ctx, *case).await?;
        let free = item.filter(|item| {
            item.state == ItemState::Waiting && item.turn == Turn::Ours && item.response == "expected"
        });
        open.extend(free);
    }
    open.sort_unstable_by_key(|item| item.created_at);
    open.dedup_by_key(|item| item.case_id);
    Ok(open)
}

struct Evening<'a> {
    stage: &'a Stage,
    /// What nothing has happened to yet.
    open: Vec<WorkItem>,
}

impl Evening<'_> {
    /// The newest case of a queue.
    fn any(&mut self, queue: &str) -> Option<WorkItem> {
        self.older(queue, 0)
    }

    /// The newest case of a queue that came at least so many minutes ago.
    fn older(&mut self, queue: &str, minutes: i64) -> Option<WorkItem> {
        let before = self.stage.plan.end - Millis::minutes(minutes);
        let place = self.open.iter().rposition(|item| item.queue == queue && item.created_at <= before)?;
        Some(self.open.remove(place))
    }

    async fn sends(
        &self,
        tx: &mut Tx,
        from: Colleague,
        case: CaseId,
        to: &str,
        note: &str,
    ) -> Result<(), Error> {
        let ctx = self.stage.past.ctx.with_actor(from.actor());
        let wish = Wish { reason: None, note: Some(note.to_owned()), promised: None };
        handoffs::send(tx, &ctx, &self.stage.past.brand, case, to, wish).await
    }

    /// An agent takes a case, books a call at the first time that is free, and promises it.
    async fn will_call(&mut self, tx: &mut Tx, agent: Colleague) -> Result<(), Error> {
        let Some(item) = self.older("care", 8) else { return Ok(()) };
        let (ctx, brand) = (self.stage.past.ctx.with_actor(agent.actor()), &self.stage.past.brand);
        queues::take(tx, &ctx, item.case_id).await?;
        let Some(at) = calls::free(tx, &ctx, brand, item.case_id, 1).await?.first().copied() else {
            return Ok(());
        };
        calls::book(tx, &ctx, brand, item.case_id, at).await?;
        let text = format!("{} rings about the line", agent.first_name());
        let new = promises::New { text, due_at: Some(at), public: false, message: None };
        promises::make(tx, &ctx, item.case_id, &new).await.map(drop)
    }

    /// An agent takes a case and offers more than they may alone.
    async fn offers(
        &mut self,
        tx: &mut Tx,
        agent: Colleague,
        pounds: i64,
        reason: &str,
    ) -> Result<(), Error> {
        let Some(item) = self.older("care", 8) else { return Ok(()) };
        let ctx = self.stage.past.ctx.with_actor(agent.actor());
        let case = cases::get(tx, &ctx, item.case_id).await?;
        queues::take(tx, &ctx, case.id).await?;
        let wish = Compose {
            case: case.id,
            mode: if case.last_visibility == cases::Seen::Private { Mode::Private } else { Mode::Public },
            text: format!(
                "We are sorry, and you should not have had to ask. £{pounds} goes to your account today. {}",
                agent.first_name()
            ),
            seen_seq: case.last_seq,
            resolve: false,
            despite: care::checks::Code::ALL.to_vec(),
            purpose: Purpose::Answer,
            dm_link: false,
            goodwill: Some(Goodwill::new(Amount(pounds * 100), Some(reason.to_owned()))),
            tag: None,
            back: None,
            files: Vec::new(),
        };
        outbound::compose(tx, &ctx, &self.stage.past.brand, &wish).await.map(drop)
    }
}
