//! Channels without a rule, and hours in which nobody works.

use std::collections::BTreeMap;

use kernel::Instant;

use super::staff::{There, Week};
use super::{STEPS, inbound, places};
use crate::condition::Seen;
use crate::fact::FactName;
use crate::finding::{Code, Finding, join};
use crate::input::Modes;
use crate::model::{Model, Rule, Target};
use crate::words::{Layer, SlaClock};

/// For every channel on which a team works, in public and in private, with something to do and without,
/// some ordinary rule must have a chance; else `default` must say that it takes the channel on purpose.
pub(super) fn channels(model: &Model, findings: &mut Vec<Finding>) {
    let Some(default) = model.rules.last() else { return };
    let mut gaps: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for channel in
        super::channels(model).into_iter().filter(|c| !default.covers.iter().any(|covered| **covered == **c))
    {
        for visibility in places(channel) {
            for needs_action in [true, false] {
                let facts = inbound(channel, visibility).with(FactName::NeedsAction, needs_action);
                let seen = Seen { facts: &facts, modes: &Modes::none() };
                let covered =
                    model.rules.iter().any(|rule| rule.layer == Layer::Rules && rule.when.possible(seen));
                if !covered {
                    let action = if needs_action { "with" } else { "without" };
                    gaps.entry(channel).or_default().push(format!("{visibility} {action} action"));
                }
            }
        }
    }
    for (channel, gaps) in gaps {
        findings.push(Finding::warning(
            Code::ChannelGap,
            &default.at,
            format!("only `default` takes {channel} ({})", join(gaps, "and")),
            format!("add a rule for it, or write `covers = [\"{channel}\"]` here if this is meant"),
        ));
    }
}

/// A clock that runs at night needs somebody who works at night, or a word to the customer.
pub(super) fn hours(week: &Week<'_>, findings: &mut Vec<Finding>) {
    let model = week.model;
    for queue in model.queues.iter().filter(|queue| queue.closed_message.is_none()) {
        let Some(team) = model.owner_of(queue.id.as_str()).and_then(|owner| owner.team) else { continue };
        let promising = model.rules.iter().filter(|rule| rule.then.target == Target::Queue(queue.id.clone()));
        let runs_always = |rule: &&Rule| {
            let sla = rule.then.sla.as_ref().and_then(|sla| model.sla(sla.as_str()));
            sla.is_some_and(|sla| sla.clock == SlaClock::Calendar)
        };
        let promises: Vec<String> =
            promising.filter(runs_always).map(|rule| format!("`{}`", rule.id)).collect();
        if promises.is_empty() {
            continue;
        }
        let closed = |at: &&Instant| week.behind(queue.id.as_str(), **at, STEPS) == There::Closed;
        let closed: Vec<Instant> = week.halves.iter().filter(closed).copied().collect();
        if !closed.is_empty() {
            findings.push(Finding::warning(
                Code::ClosedHours,
                &queue.at,
                format!(
                    "the clocks of {} run on while nobody is there for `{}`: {}",
                    join(promises, "and"),
                    queue.id,
                    week.said(team.calendar.as_str(), &closed)
                ),
                "add a `[[follow_the_sun]]` to a team that works then, or a `closed_message`, or use an SLA on the \
                 business clock",
            ));
        }
    }
}

/// In each half hour in which a team is open, somebody of it works who may answer.
pub(super) fn people(week: &Week<'_>, findings: &mut Vec<Finding>) {
    if week.staff.is_none() {
        return;
    }
    for team in &week.model.teams {
        let missing = |there: There| -> Vec<Instant> {
            week.halves.iter().filter(|at| week.there(team, **at) == there).copied().collect()
        };
        let (nobody, uncertified) = (missing(There::Nobody), missing(There::Uncertified));
        let said = |missing: &[Instant]| week.said(team.calendar.as_str(), missing);
        if !nobody.is_empty() {
            findings.push(Finding::warning(
                Code::Unstaffed,
                &team.at,
                format!("the team `{}` is open, and nobody of it works: {}", team.id, said(&nobody)),
                "plan a shift, or close the calendar then",
            ));
        }
        if !uncertified.is_empty() {
            let needed = team.admission.iter().flat_map(|admission| &admission.certificate);
            let needed = join(needed.map(|certificate| format!("`{certificate}`")), "and");
            findings.push(Finding::warning(
                Code::CertificateGap,
                &team.at,
                format!("nobody who works in `{}` has {needed}: {}", team.id, said(&uncertified)),
                "plan somebody with the certificates, or certify one of those who work",
            ));
        }
    }
}
