//! Which rule of the ownership model moves a case, and whether it may. Pure.

use kernel::{Instant, Millis};
use ownership::{Calendar, Escalation, FactName, Facts, FollowTheSun, Model, Value};

/// How soon a hand-over has to be acknowledged where no rule says it.
pub const ACK_WITHIN: Millis = Millis::minutes(10);
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
pub fn reason(rule: &ownership::Handoff, before: &Facts, now: &Facts) -> String {
    let became = |(fact, values): &(FactName, Vec<Value>)| {
        let value =
            now.value(*fact).filter(|value| values.contains(value) && before.value(*fact) != Some(value))?;
        Some(format!("{fact} became {value}"))
    };
    rule.on.iter().filter_map(became).collect::<Vec<_>>().join(", ")
}

/// Whether a model moves anything while messages come in.
pub fn moves(model: &Model) -> bool {
    parts(model).into_iter().any(|part| !part.handoffs().is_empty() || !part.follow_the_sun().is_empty())
}

/// How soon the receiver has to acknowledge what goes from one queue to another.
pub fn ack_within(model: &Model, from: &str, to: &str) -> Millis {
    handoff(model, from, to).and_then(|handoff| handoff.ack_within).unwrap_or(ACK_WITHIN)
}

/// The rule by which what stands in a queue belongs to another one at this time of the day.
pub fn sun<'a>(model: &'a Model, queue: &str, now: Instant) -> Option<&'a FollowTheSun> {
    suns(model).find(|sun| sun.queue.as_str() == queue && is_up(model, sun, now))
}

/// Every rule that follows the sun.
pub fn suns(model: &Model) -> impl Iterator<Item = &FollowTheSun> {
    parts(model).into_iter().flat_map(Model::follow_the_sun)
}

/// Whether it is the time at which a rule moves cases.
pub fn is_up(model: &Model, sun: &FollowTheSun, now: Instant) -> bool {
    let calendar = model.calendar(sun.calendar.as_str());
    calendar.is_some_and(|calendar| is_open(calendar, now) == sun.while_open)
}

/// Every rule that escalates.
pub fn all_escalations(model: &Model) -> impl Iterator<Item = &Escalation> {
    parts(model).into_iter().flat_map(Model::escalations)
}

/// The escalations of what stands in a queue.
pub fn escalations<'a>(model: &'a Model, queue: &'a str) -> impl Iterator<Item = &'a Escalation> {
    all_escalations(model).filter(move |escalation| escalation.from.as_str() == queue)
}

/// Whether a calendar is open at a moment. A zone that this machine does not know counts as UTC.
pub fn is_open(calendar: &Calendar, at: Instant) -> bool {
    let zone = jiff::tz::TimeZone::get(&calendar.tz).unwrap_or(jiff::tz::TimeZone::UTC);
    let local = at.timestamp().to_zoned(zone);
    let minute = i32::from(local.hour()) * 60 + i32::from(local.minute());
    let weekday = u8::try_from(local.weekday().to_monday_zero_offset()).unwrap_or(0);
    calendar.is_open(weekday, u16::try_from(minute).unwrap_or(0))
}

/// When a calendar that is open now closes, if it does so within a time: to the minute.
pub fn closes_within(calendar: &Calendar, now: Instant, within: Millis) -> Option<Instant> {
    if !is_open(calendar, now) {
        return None;
    }
    let minute = 60_000_000;
    let begun = now.micros() - now.micros().rem_euclid(minute);
    let minutes = (1..=within.0 / 60_000).map(|n| Instant::from_micros(begun + n * minute));
    minutes.into_iter().find(|at| !is_open(calendar, *at))
}
