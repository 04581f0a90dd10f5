//! A message means something else: what follows for its case and the route.

use db::{Arg, Tx, args};
use kernel::{Ctx, Instant, Millis};
use ownership::Layer;
use serde_json::json;
use triage::Reading;

use super::model::Rerouted;
use super::store;
use crate::brand::Brand;
use crate::cases::{self, Case, Message, State, decide};
use crate::clocks::{Clocks, Wait};
use crate::queues::{self, WorkItems};
use crate::routing::{self, Decisions, Stored, Subject};
use crate::trail::{self, About, Kind, Trail};
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

    let answer: Option<Option<String>> =
        tx.query_opt(&store::FIRST_ANSWER, &args![ctx.tenant, case.id]).await?;
    if let Some(by) = answer {
        return Ok((stays(Rerouted::Answered { by }), needs_triage));
    }
    let mut work = WorkItems::default();
    work.load(tx, ctx, &[case.id]).await?;
    let Some(stood_in) = work.standing(case.id).map(|item| item.queue.clone()) else {
        return Ok((stays(Rerouted::Resolved), needs_triage));
    };
    if moved_by_hand(tx, ctx, case, before.at).await? {
        return Ok((stays(Rerouted::ByHand { queue: stood_in }), needs_triage));
    }
    let again = Again { case, message, reading, work, stood_in };
    let outcome = again.decide(tx, ctx, brand, facts).await?;
    Ok((Route { outcome, stood: Some(ctx.now().since(before.at)) }, needs_triage))
}

async fn moved_by_hand(tx: &mut Tx, ctx: &Ctx, case: &Case, since: Instant) -> Result<bool> {
    let events = trail::of_case(tx, ctx, case.id).await?;
    Ok(events
        .iter()
        .any(|event| event.kind == Kind::Moved && event.data["by"] == queues::BY_PERSON && event.at >= since))
}

/// A decision that is made once more, and what it is about.
struct Again<'a> {
    case: &'a Case,
    message: &'a Message,
    reading: &'a Reading,
    work: WorkItems,
    stood_in: String,
}

impl Again<'_> {
    /// Decides, and moves all that a decision moves. The promise counts from where it counted before.
    async fn decide(
        self,
        tx: &mut Tx,
        ctx: &Ctx,
        brand: &Brand,
        facts: ownership::Facts,
    ) -> Result<Rerouted> {
        let Self { case, message, reading, mut work, stood_in: from } = self;
        let (mut decisions, mut clocks) = (Decisions::default(), Clocks::default());
        let mut trail = Trail::default();
        let work_item = work.id(case.id).unwrap_or_else(|| ctx.mint());
        let subject = Subject { case: case.id, work_item, message: message.id, standing: Some(&from) };
        let routed = decisions.decide(ctx, brand, subject, facts);
        let (queue, rule) = (&routed.queue, &routed.decision.rule);
        let data = json!({ "queue": queue, "rule": rule, "decision": routed.id, "again": true });
        trail.note(ctx, Kind::Routed, About::message(case.id, message.id), data);
        work.place_anew(ctx, &mut trail, case.id, &routed);

        clocks.load(tx, ctx, &[case.id]).await?;
        if let Some(item) = work.standing(case.id) {
            let expected = routed.is_answer_expected(reading, &item.response);
            let sla = item.sla.as_deref().and_then(|name| brand.sla(item.version, name)).filter(|_| expected);
            let (_, since) = decide::moments(message.provider_at, message.received_at);
            let wait = sla.map(|sla| Wait { since, sla, answered: case.answered_at.is_some() });
            clocks.promise_anew(ctx, &mut trail, case.id, wait);
        }
        work.due(case.id, clocks.due(case.id));
        decisions.flush(tx).await?;
        work.flush(tx, ctx).await?;
        clocks.flush(tx, ctx).await?;
        trail.flush(tx, ctx).await?;
        Ok(if routed.queue == from {
            Rerouted::Same { queue: from }
        } else {
            Rerouted::Moved { from, to: routed.queue, rule: routed.decision.rule.to_string() }
        })
    }
}
