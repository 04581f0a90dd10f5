//! A message means something else: what follows for its case and the route.

use db::{Arg, Tx, args};
use kernel::{Ctx, Instant, Millis};
use ownership::{Facts, Layer};
use triage::Reading;

use super::model::Rerouted;
use super::store;
use crate::brand::Brand;
use crate::cases::{self, Case, Message, State, decide};
use crate::clocks::{self, Asked, Clocks, Happening};
use crate::handoffs::{self, Handoffs};
use crate::queues::{WorkItem, WorkItems};
use crate::routing::{self, Decisions, Stored, Subject};
use crate::trail::{About, Kind, Trail};
use crate::{Result, facts};

/// What somebody says about a message.
pub(crate) struct Said<'a> {
    /// The message.
    pub message: &'a Message,
    /// What it meant so far.
    pub old: Reading,
    /// What it means now.
    pub reading: Reading,
}

/// What became of the route.
pub(crate) struct Route {
    /// In one word.
    pub outcome: Rerouted,
    /// How long the case had stood where the decision before this one had put it.
    pub stood: Option<Millis>,
}

/// Stores what a message means now; the case follows, and its route as long as nobody has answered. The case is locked.
pub(crate) async fn said_anew(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: &Case,
    said: Said<'_>,
) -> Result<Route> {
    let Said { message, old, reading } = said;
    let json = serde_json::to_string(&reading).unwrap_or_else(|_| "null".into());
    tx.execute(&cases::store::SET_FACTS, &args![Arg::json(json), ctx.tenant, message.id]).await?;

    let newest: Option<Message> = tx.query_opt(&store::NEWEST_INBOUND, &args![ctx.tenant, case.id]).await?;
    let is_newest = newest.is_some_and(|newest| newest.id == message.id);
    let (mut topic, mut sentiment) = (case.topic.clone(), case.sentiment.clone());
    let is_its_topic = is_newest || topic.is_none() || topic == old.topic.value;
    if reading.topic.value != old.topic.value && is_its_topic {
        topic.clone_from(&reading.topic.value);
    }
    if is_newest && let Some(tone) = reading.sentiment_brand.value {
        sentiment = Some(tone.as_str().to_owned());
    }
    let (route, needs_triage) = decide_again(tx, ctx, brand, case, message, &reading).await?;
    let needs_triage = needs_triage.unwrap_or(case.needs_triage);
    let args = args![topic, sentiment, needs_triage, ctx.tenant, case.id];
    tx.execute(&cases::store::DESCRIBE, &args).await?;
    Ok(route)
}

/// Decides once more from the facts of the decision that this message called for, with what is said of it now. The
/// second value is whether a person still has to look, if this message is the one that says so.
async fn decide_again(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: &Case,
    message: &Message,
    reading: &Reading,
) -> Result<(Route, Option<bool>)> {
    let stays = |outcome| Route { outcome, stood: None };
    if case.state == State::Resolved {
        return Ok((stays(Rerouted::Resolved), None));
    }
    let decisions = routing::of_case(tx, ctx, case.id).await?;
    let at = decisions.iter().position(|decision| decision.message_id == message.id);
    // What only kept the case with its owner decided nothing.
    let decided = |decision: &Stored| decision.record.0.result.layer != Layer::Continuity;
    let Some(before) = at.filter(|at| !decisions[..*at].iter().any(decided)).map(|at| &decisions[at]) else {
        return Ok((stays(Rerouted::NotNewest), None));
    };
    let mut facts = before.record.0.facts.clone();
    facts::state(&mut facts, reading);
    let needs_triage = Some(ownership::decide(&brand.model, &facts, &brand.modes).needs_triage);

    let mut work = WorkItems::default();
    work.load(tx, ctx, &[case.id]).await?;
    let Some(stood) = work.standing(case.id).cloned() else {
        return Ok((stays(Rerouted::Resolved), needs_triage));
    };
    let stays_by = stays_by(tx, ctx, case, before.at, &stood).await?;
    let change = (before.record.0.facts.clone(), facts);
    let again = Again { case, message, reading, work, stood, change };
    let since = Some(ctx.now().since(before.at));
    let route = match stays_by {
        // Its owner keeps it, unless the change is one that hands a case over.
        Some(reason) => match again.hand_over(tx, ctx, brand).await? {
            Some(outcome) => Route { outcome, stood: since },
            None => stays(reason),
        },
        None => Route { outcome: again.decide(tx, ctx, brand).await?, stood: since },
    };
    Ok((route, needs_triage))
}

/// Why no decision is made anew: somebody has answered, or put the case where it stands.
async fn stays_by(
    tx: &mut Tx,
    ctx: &Ctx,
    case: &Case,
    since: Instant,
    stood: &WorkItem,
) -> Result<Option<Rerouted>> {
    let answer: Option<Option<String>> =
        tx.query_opt(&store::FIRST_ANSWER, &args![ctx.tenant, case.id]).await?;
    if let Some(by) = answer {
        return Ok(Some(Rerouted::Answered { by }));
    }
    let by_hand = handoffs::moved_by_hand(tx, ctx, case.id, since).await?;
    Ok(by_hand.then(|| Rerouted::ByHand { queue: stood.queue.clone() }))
}

/// A decision that is made once more, and what it is about.
struct Again<'a> {
    case: &'a Case,
    message: &'a Message,
    reading: &'a Reading,
    work: WorkItems,
    stood: WorkItem,
    /// What was known before, and what is known now.
    change: (Facts, Facts),
}

impl Again<'_> {
    /// Hands the case over if the change is a reason to; nothing else about it changes.
    async fn hand_over(mut self, tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Option<Rerouted>> {
        let (mut handoffs, mut trail) = (Handoffs::default(), Trail::default());
        handoffs.load(tx, ctx, brand, &self.work, &[self.case.id]).await?;
        let (case, change) = (self.case.id, (&self.change.0, &self.change.1));
        let to = handoffs.hand_over(ctx, brand, &mut trail, &mut self.work, case, change);
        self.work.flush(tx, ctx).await?;
        handoffs.flush(tx, ctx).await?;
        trail.flush(tx, ctx).await?;
        if let Some(to) = &to {
            clocks::moved(tx, ctx, brand, case, to).await?;
        }
        Ok(to.map(|to| moved(self.stood.queue, to, None)))
    }

    /// Decides, and moves all that a decision moves. The promise counts from where it counted before.
    async fn decide(self, tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Rerouted> {
        let Self { case, message, reading, mut work, stood, change: (before, now) } = self;
        let (mut decisions, mut clocks) = (Decisions::default(), Clocks::new(brand));
        let (mut handoffs, mut trail) = (Handoffs::default(), Trail::default());
        handoffs.load(tx, ctx, brand, &work, &[case.id]).await?;
        let subject =
            Subject { case: case.id, work_item: stood.id, message: message.id, standing: Some(&stood.queue) };
        let mut routed = decisions.decide(ctx, brand, subject, now.clone());
        let (queue, rule) = (routed.queue.clone(), routed.decision.rule.to_string());
        // Where the rules and the change agree, it is a hand-over, which the other team has to acknowledge.
        if handoffs::would_go(brand, &stood, &before, &now).is_some_and(|to| to == queue) {
            routed.queue.clone_from(&stood.queue);
        }
        work.place_anew(ctx, &mut trail, case.id, &routed);
        handoffs.rerouted(ctx, brand, &work, &stood, &routed);
        let (_, since) = decide::moments(message.provider_at, message.received_at);
        let asked = Asked::of(&routed, work.standing(case.id), reading, since);
        let mut data = asked.told(&routed);
        data["again"] = true.into();
        trail.note(ctx, Kind::Routed, About::message(case.id, message.id), data);

        clocks.load(tx, ctx, &[case.id]).await?;
        let heard = asked.heard(brand, message.id, ctx.now());
        clocks.happen(ctx, &mut trail, case.id, Happening::Corrected(heard));
        let handed = handoffs.hand_over(ctx, brand, &mut trail, &mut work, case.id, (&before, &now));
        if handed.is_some() {
            let moved = Happening::moved(brand, work.standing(case.id), ctx.now());
            clocks.happen(ctx, &mut trail, case.id, moved);
        }
        work.due(case.id, clocks.due(case.id));
        decisions.flush(tx).await?;
        work.flush(tx, ctx).await?;
        clocks.flush(tx, ctx).await?;
        handoffs.flush(tx, ctx).await?;
        trail.flush(tx, ctx).await?;
        let to = handed.unwrap_or(routed.queue);
        let rule = (to == queue).then_some(rule);
        Ok(moved(stood.queue, to, rule))
    }
}

/// What became of a route that led from one queue to another, or stayed. Without a rule, it was a hand-over.
fn moved(from: String, to: String, rule: Option<String>) -> Rerouted {
    if from == to {
        return Rerouted::Same { queue: from };
    }
    let rule = rule.unwrap_or_else(|| handoffs::way(&from, &to));
    Rerouted::Moved { from, to, rule }
}
