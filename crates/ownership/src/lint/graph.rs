//! Circles in which an item could be passed round without end.

use kernel::Instant;

use super::staff::Week;
use crate::fact::FactName;
use crate::finding::{At, Code, Finding};
use crate::model::Model;
use crate::name::{CalendarName, QueueName};

struct Edge<'a> {
    from: &'a QueueName,
    to: &'a QueueName,
    at: &'a At,
    /// Something has to pass before an item can take it.
    takes_time: bool,
    /// It needs facts that change.
    waits_for_facts: bool,
    /// It is open only while a calendar is so.
    calendar: Option<(&'a CalendarName, bool)>,
}

pub(super) fn circles(week: &Week<'_>, findings: &mut Vec<Finding>) {
    let edges = edges(week.model);
    for edge in edges.iter().filter(|edge| edge.from == edge.to) {
        let what = format!("`{}` leads back to itself", edge.from);
        findings.push(Finding::error(Code::Circle, edge.at, what, "name another queue in `to`"));
    }
    // Only edges that cost no time can spin.
    let quick: Vec<&Edge<'_>> =
        edges.iter().filter(|edge| !edge.takes_time && edge.from != edge.to).collect();
    let mut told: Vec<Vec<&str>> = Vec::new();
    for edge in &quick {
        let Some(way) = way_back(&quick, edge) else { continue };
        let names: Vec<&str> =
            way.iter().map(|edge| edge.from.as_str()).chain([edge.from.as_str()]).collect();
        let mut queues = names.clone();
        queues.sort_unstable();
        queues.dedup();
        let opens = |at: &Instant| {
            let mut calendars = way.iter().filter_map(|edge| edge.calendar);
            calendars.all(|(calendar, while_open)| week.is_open(calendar.as_str(), *at) == while_open)
        };
        if told.contains(&queues) || !week.halves.iter().any(opens) {
            continue;
        }
        told.push(queues);
        let round = names.join(" → ");
        if way.iter().any(|edge| edge.waits_for_facts) {
            findings.push(Finding::warning(
                Code::Circle,
                edge.at,
                format!("items whose facts waver could go round: {round}"),
                "add a `when` to one of the hand-offs that rules out the way back",
            ));
        } else {
            findings.push(Finding::error(
                Code::Circle,
                edge.at,
                format!("items could circle without end: {round}"),
                "break the circle, or guard one step by time (`oldest_wait` or `after`)",
            ));
        }
    }
}

fn edges(model: &Model) -> Vec<Edge<'_>> {
    let mut edges: Vec<Edge<'_>> = Vec::new();
    let none = (false, None);
    for o in &model.overflows {
        let takes_time = o.when.facts().contains(&FactName::OldestWait);
        let (waits_for_facts, calendar) = none;
        edges.push(Edge { from: &o.queue, to: &o.to, at: &o.at, takes_time, waits_for_facts, calendar });
    }
    for f in &model.follow_the_sun {
        let calendar = Some((&f.calendar, f.while_open));
        let (takes_time, waits_for_facts) = (false, false);
        edges.push(Edge { from: &f.queue, to: &f.to, at: &f.at, takes_time, waits_for_facts, calendar });
    }
    for e in &model.escalations {
        let takes_time = e.after.0 > 0 || e.when.facts().contains(&FactName::OldestWait);
        let (waits_for_facts, calendar) = none;
        edges.push(Edge { from: &e.from, to: &e.to, at: &e.at, takes_time, waits_for_facts, calendar });
    }
    for h in &model.handoffs {
        let (takes_time, calendar) = none;
        edges.push(Edge { from: &h.from, to: &h.to, at: &h.at, takes_time, waits_for_facts: true, calendar });
    }
    edges
}

/// The edges from this one's start round to it again, if there is a way.
fn way_back<'e, 'a>(edges: &[&'e Edge<'a>], first: &'e Edge<'a>) -> Option<Vec<&'e Edge<'a>>> {
    let mut ways = vec![vec![first]];
    let mut visited = vec![first.to];
    while let Some(way) = ways.pop() {
        let end = way.last().map(|edge| edge.to);
        for edge in edges.iter().filter(|edge| end == Some(edge.from)) {
            let mut longer = way.clone();
            longer.push(edge);
            if edge.to == first.from {
                return Some(longer);
            }
            if !visited.contains(&edge.to) {
                visited.push(edge.to);
                ways.push(longer);
            }
        }
    }
    None
}
