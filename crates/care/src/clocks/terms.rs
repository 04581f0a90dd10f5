//! Where the length of a promise, its calendar and the holder of a case are looked up: here and nowhere else.

use kernel::{Instant, MessageId};
use ownership::{Calendar, Facts, Promise, SlaClock};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use triage::Reading;

use super::decide::{Happening, Heard, Holder, Terms};
use super::model::Counts;
use crate::brand::Brand;
use crate::queues::WorkItem;
use crate::routing::Routed;

/// Where the desk warns of a promise that names no share of its own.
const WARN_AT: f64 = 0.75;

/// What routing said when a message found its owner: stored with the event `routed`, so that clocks can be counted
/// again from what happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// When the words were said, as far as promises are concerned.
    pub since: Instant,
    /// Whether an answer is expected.
    pub expects: bool,
    /// In which queue the case stands now.
    pub queue: String,
    /// Under which promise.
    pub sla: Option<String>,
    /// Under which version of the ownership model.
    pub version: Option<i64>,
    /// How long the promise is for this case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Promise>,
}

/// A message that waits for an answer, and what routing said of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    /// The message.
    pub message: MessageId,
    /// What is promised for it.
    pub asked: Asked,
}

impl Asked {
    /// What a decision says of a message, and the promise under which the case stands.
    pub fn of(routed: &Routed, standing: Option<&WorkItem>, reading: &Reading, since: Instant) -> Self {
        let expects = standing.is_some_and(|item| routed.is_answer_expected(reading, &item.response));
        Self {
            since,
            expects,
            queue: standing.map_or(&routed.queue, |item| &item.queue).clone(),
            sla: standing.and_then(|item| item.sla.clone()),
            version: standing.and_then(|item| item.version),
            promise: standing.and_then(|item| item.promise.clone()).map(|promise| promise.0),
        }
    }

    /// What the event tells.
    pub fn told(&self, routed: &Routed) -> Value {
        json!({
            "queue": self.queue, "rule": routed.decision.rule, "decision": routed.id, "since": self.since,
            "expects": self.expects, "sla": self.sla, "version": self.version,
            "promise": self.promise,
        })
    }

    /// With the lengths, the calendar and the people behind the names.
    pub fn heard<'b>(&self, brand: &'b Brand, message: MessageId, at: Instant) -> Heard<'b> {
        let holder = holder(brand, &self.queue, self.version);
        let ask = self.expects.then(|| terms(brand, self, &holder));
        Heard { at, since: self.since, message, holder, ask }
    }
}

/// Who stands behind a queue: as the version says under which the case was routed, else as the newest one says that has
/// the queue.
pub(crate) fn holder<'b>(brand: &'b Brand, queue: &str, version: Option<i64>) -> Holder<'b> {
    let owner = brand.model_of(version).owner_of(queue).or_else(|| brand.owner_of(queue));
    let team = owner.and_then(|owner| owner.team).map(|team| team.id.to_string());
    let department = owner.and_then(|owner| owner.department).map(|department| department.id.to_string());
    Holder {
        queue: queue.to_owned(),
        owner: department.or_else(|| team.clone()).unwrap_or_else(|| queue.to_owned()),
        team,
        version,
        calendar: owner.and_then(|owner| owner.calendar),
    }
}

impl<'b> Happening<'b> {
    /// The case stands elsewhere now: where its work item stands.
    pub(crate) fn moved(brand: &'b Brand, item: Option<&WorkItem>, at: Instant) -> Self {
        let (queue, version) = item.map_or(("", None), |item| (item.queue.as_str(), item.version));
        Self::Moved { at, holder: holder(brand, queue, version) }
    }
}

/// The promise as it was made for this case; of one that was made before promises were kept with the work, as the
/// version says in general.
fn terms<'b>(brand: &'b Brand, asked: &Asked, holder: &Holder<'b>) -> Terms<'b> {
    let sla = asked.sla.as_deref().and_then(|name| brand.sla(asked.version, name));
    let general = || sla.map(|sla| sla.targets(&Facts::new(), holder.team.as_deref(), None));
    let promise = asked.promise.clone().filter(|_| sla.is_some()).or_else(general);
    let named = promise.as_ref().and_then(|promise| promise.calendar.as_ref());
    Terms {
        sla: sla.map(|sla| sla.id.to_string()),
        version: asked.version,
        kind: match promise.as_ref().map(|promise| promise.clock) {
            Some(SlaClock::Business) => Counts::Business,
            Some(SlaClock::Calendar) | None => Counts::Calendar,
        },
        calendar: named.and_then(|name| hours(brand, asked.version, Some(name.as_str()))).or(holder.calendar),
        first_response: promise.as_ref().and_then(|promise| promise.first_response),
        next_response: promise.as_ref().and_then(|promise| promise.next_response),
        resolution: promise.as_ref().and_then(|promise| promise.resolution),
        warn_at: promise.as_ref().and_then(|promise| promise.warn_at).unwrap_or(WARN_AT),
    }
}

/// The opening hours of a stored clock.
pub(super) fn hours<'b>(
    brand: &'b Brand,
    version: Option<i64>,
    calendar: Option<&str>,
) -> Option<&'b Calendar> {
    let name = calendar?;
    brand.model_of(version).calendar(name).or_else(|| brand.model.calendar(name))
}
