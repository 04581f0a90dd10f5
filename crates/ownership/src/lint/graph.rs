//! Circles in which an item could be passed round without end.

use crate::fact::FactName;
use crate::finding::{At, Code, Finding};
use crate::model::Model;
use crate::name::QueueName;

struct Edge<'a> {
    from: &'a QueueName,
    to: &'a QueueName,
    at: &'a At,
    /// Something has to pass, or a calendar to turn, before an item can take it.
    takes_time: bool,
}

pub(super) fn circles(model: &Model, findings: &mut Vec<Finding>) {
    let mut edges: Vec<Edge<'_>> = Vec::new();
    for o in &model.overflows {
        let takes_time = o.when.facts().contains(&FactName::OldestWait);
        edges.push(Edge { from: &o.queue, to: &o.to, at: &o.at, takes_time });
    }
    for f in &model.follow_the_sun {
        edges.push(Edge { from: &f.queue, to: &f.to, at: &f.at, takes_time: true });
    }
    for e in &model.escalations {
        edges.push(Edge { from: &e.from, to: &e.to, at: &e.at, takes_time: e.after.0 > 0 });
    }
    for edge in &edges {
        if edge.from == edge.to {
            let what = format!("`{}` leads back to itself", edge.from);
            findings.push(Finding::error(Code::Circle, edge.at, what, "name another queue in `to`"));
        }
    }
    for handoff in model.handoffs.iter().filter(|handoff| handoff.from == handoff.to) {
        let what = format!("`{}` is handed to itself", handoff.from);
        findings.push(Finding::error(Code::Circle, &handoff.at, what, "name another queue in `to`"));
    }
    // Only edges that cost no time can spin.
    let quick: Vec<&Edge<'_>> =
        edges.iter().filter(|edge| !edge.takes_time && edge.from != edge.to).collect();
    for edge in &quick {
        // A circle is told once, at the first of its queues by name.
        if let Some(way) = way_back(&quick, edge)
            && way.iter().min() == Some(&edge.from.as_str())
        {
            findings.push(Finding::error(
                Code::Circle,
                edge.at,
                format!("items could circle without end: {}", way.join(" → ")),
                "break the circle, or guard one step by time (`oldest_wait` or `after`)",
            ));
        }
    }
}

/// The queues from an edge's start through its end back to its start, if there is a way.
fn way_back<'a>(edges: &[&Edge<'a>], first: &Edge<'a>) -> Option<Vec<&'a str>> {
    let mut ways = vec![vec![first.from.as_str(), first.to.as_str()]];
    let mut visited = vec![first.to];
    while let Some(way) = ways.pop() {
        for edge in edges.iter().filter(|edge| way.last() == Some(&edge.from.as_str())) {
            let mut longer = way.clone();
            longer.push(edge.to.as_str());
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
