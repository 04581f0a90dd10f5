//! Which rule of the ownership model moves a case, and whether it may. Pure.

use kernel::{Instant, Millis, Said, said};
use ownership::{Calendar, Escalation, FactName, Facts, FollowTheSun, Model, SlaClock, Value};

/// How often a case may move in [`MOVES_IN`] without anybody's doing, and by anybody but a lead.
pub const MOVES: i64 = 3;
/// In which time moves are counted.
pub const MOVES_IN: Millis = Millis::hours(1);

/// A model and all that it composes.
fn parts(model: &Model) -> Vec<&Model> {
    let mut parts = vec![model];
    for scope in model.scopes() {
        parts.extend(self::parts(&scope.model));
    }
    parts
}

/// A way from one queue to another, as rows and people name the rule that goes it.
pub fn way(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}

/// The hand-off rule from one queue to another.
pub fn handoff<'a>(model: &'a Model, from: &str, to: &str) -> Option<&'a ownership::Handoff> {
    let mut all = parts(model).into_iter().flat_map(Model::handoffs);
    all.find(|handoff| handoff.from.as_str() == from && handoff.to.as_str() == to)
}

/// Whether some change of facts would hand over what stands in this queue.
pub fn watches(model: &Model, queue: &str) -> bool {
    parts(model).into_iter().flat_map(Model::handoffs).any(|handoff| handoff.from.as_str() == queue)
}

/// The hand-off rule that this change of facts fires for what stands in this queue.
pub fn handoff_due<'a>(
    model: &'a Model,
    queue: &str,
    before: &Facts,
    after: &Facts,
) -> Option<&'a ownership::Handoff> {
    let mut all = parts(model).into_iter().flat_map(Model::handoffs);
    all.find(|handoff| handoff.from.as_str() == queue && handoff.is_due(before, after))
}

/// What changed so that a rule hands a case over.
pub fn reason(rule: &ownership::Handoff, before: &Facts, now: &Facts) -> Said {
    let became = |(fact, values): &(FactName, Vec<Value>)| {
        let value =
            now.value(*fact).filter(|value| values.contains(value) && before.value(*fact) != Some(value))?;
        let (fact, value) = (fact.to_string(), value.to_string());
        Some(said!("{fact} became {value}", fact, value))
    };
    let all = rule.on.iter().filter_map(became).reduce(|a, b| said!("{a}, {b}", a, b));
    all.unwrap_or_else(|| said!("what it is about changed"))
}

/// Whether a model moves anything while messages come in.
pub fn moves(model: &Model) -> bool {
    parts(model).into_iter().any(|part| !part.handoffs().is_empty() || !part.follow_the_sun().is_empty())
}

/// Until when the receiver has to acknowledge what goes from one queue to another now: as the rule of this way says, else
/// as the teams have promised each other; in opening hours if they say so and the receiver opens again.
pub fn ack_due(model: &Model, from: &str, to: &str, now: Instant) -> Instant {
    let ruled = handoff(model, from, to).and_then(|handoff| handoff.ack_within);
    let within = ruled.unwrap_or_else(|| model.ola().ack_within());
    let hours = hours(model, to).filter(|_| model.ola().clock() == SlaClock::Business);
    let due = hours.map(|hours| hours.after(now, within));
    due.filter(|due| *due < Instant::from_micros(i64::MAX)).unwrap_or(now + within)
}

fn hours<'a>(model: &'a Model, queue: &str) -> Option<&'a Calendar> {
    model.owner_of(queue)?.calendar
}

/// The rule by which what stands in a queue belongs to another one at this time of the day.
pub fn sun<'a>(model: &'a Model, queue: &str, now: Instant) -> Option<&'a FollowTheSun> {
    suns(model).find(|sun| sun.queue.as_str() == queue && is_up(model, sun, now))
}

/// Every rule that follows the sun.
pub fn suns(model: &Model) -> impl Iterator<Item = &FollowTheSun> {
    parts(model).into_iter().flat_map(Model::follow_the_sun)
}

/// Whether it is the time at which a rule moves cases. A calendar that the model does not have moves nothing.
pub fn is_up(model: &Model, sun: &FollowTheSun, now: Instant) -> bool {
    let calendar = model.calendar(sun.calendar.as_str());
    calendar.is_some_and(|calendar| calendar.is_open_at(now) == sun.while_open)
}

/// The rule by which what went from one queue to another is to come back by now: its calendar has turned, and no other
/// rule would send it away again at once.
pub fn sunrise<'a>(model: &'a Model, from: &str, to: &str, now: Instant) -> Option<&'a FollowTheSun> {
    let found = suns(model).find(|sun| sun.queue.as_str() == from && sun.to.as_str() == to)?;
    (found.returns && sun(model, from, now).is_none()).then_some(found)
}

/// Every rule that escalates.
pub fn all_escalations(model: &Model) -> impl Iterator<Item = &Escalation> {
    parts(model).into_iter().flat_map(Model::escalations)
}

/// The escalations of what stands in a queue.
pub fn escalations<'a>(model: &'a Model, queue: &'a str) -> impl Iterator<Item = &'a Escalation> {
    all_escalations(model).filter(move |escalation| escalation.from.as_str() == queue)
}

/// How long something has waited in a queue since a moment, in the time that a rule counts.
pub fn waited(model: &Model, rule: &Escalation, since: Instant, now: Instant) -> Millis {
    match (rule.clock, hours(model, rule.from.as_str())) {
        (SlaClock::Business, Some(hours)) => hours.open_between(since, now),
        _ => now.since(since),
    }
}
