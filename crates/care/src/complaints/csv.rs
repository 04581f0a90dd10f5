//! The register as comma separated values, for a table elsewhere. Pure.

use super::model::{Complaint, Policy};
use crate::lines::line;
use crate::wrap_up::outline::names;

/// The columns.
const HEAD: [&str; 23] = [
    "number",
    "state",
    "received",
    "channel",
    "person",
    "category",
    "severity",
    "root cause",
    "what was done",
    "redress",
    "currency",
    "owner",
    "acknowledge by",
    "acknowledged",
    "answer by",
    "answered",
    "closed",
    "reopened",
    "external body",
    "external reference",
    "external since",
    "case",
    "id",
];

/// The first line.
pub fn head() -> String {
    line(HEAD.map(str::to_owned))
}

/// An entry as a line.
pub fn row(policy: &Policy, one: &Complaint) -> String {
    let at = |at: Option<kernel::Instant>| at.map(|at| at.to_string()).unwrap_or_default();
    let cause = if one.cause.is_empty() { String::new() } else { names(&policy.causes, &one.cause) };
    line([
        one.name().to_string(),
        one.state.to_string(),
        one.received_at.to_string(),
        one.channel.clone(),
        one.person.clone(),
        names(&policy.categories, &one.category),
        one.severity.to_string(),
        cause,
        one.remedy.clone(),
        one.money().plain(),
        one.currency.clone(),
        one.owner_name.clone().unwrap_or_default(),
        one.acknowledge_by.to_string(),
        at(one.acknowledged_at),
        one.answer_by.to_string(),
        at(one.answered_at),
        at(one.closed_at),
        one.reopened.to_string(),
        one.external.clone(),
        one.external_ref.clone(),
        at(one.external_at),
        one.case_id.to_string(),
        one.id.to_string(),
    ])
}
