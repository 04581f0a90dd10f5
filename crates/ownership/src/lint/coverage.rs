//! Channels without a rule, and promises for hours in which nobody works.

use std::collections::BTreeMap;

use super::{inbound, places};
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
pub(super) fn hours(model: &Model, findings: &mut Vec<Finding>) {
    for queue in &model.queues {
        let Some(calendar) = model.owner_of(queue.id.as_str()).and_then(|owner| owner.calendar) else {
            continue;
        };
        let closed = calendar.closed_minutes_a_week();
        let relieved = model.follow_the_sun.iter().any(|relief| relief.queue == queue.id);
        if closed == 0 || relieved || queue.closed_message.is_some() {
            continue;
        }
        let promising = model.rules.iter().filter(|rule| rule.then.target == Target::Queue(queue.id.clone()));
        let runs_always = |rule: &&Rule| {
            let sla = rule.then.sla.as_ref().and_then(|sla| model.sla(sla.as_str()));
            sla.is_some_and(|sla| sla.clock == SlaClock::Calendar)
        };
        let promises: Vec<String> =
            promising.filter(runs_always).map(|rule| format!("`{}`", rule.id)).collect();
        if !promises.is_empty() {
            findings.push(Finding::warning(
                Code::ClosedHours,
                &queue.at,
                format!(
                    "the clocks of {} run on while the team of `{}` is closed, {} hours a week",
                    join(promises, "and"),
                    queue.id,
                    closed / 60
                ),
                "add a `[[follow_the_sun]]` or a `closed_message`, or use an SLA on the business clock",
            ));
        }
    }
}
