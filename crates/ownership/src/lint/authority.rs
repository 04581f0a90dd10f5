//! Who is to answer must be allowed to; what goes out must be approved.

use super::{channels, inbound, places};
use crate::condition::{Check, Seen, Truth};
use crate::decide::decide;
use crate::fact::{FactName, Facts, Value};
use crate::finding::{Code, Finding, join};
use crate::input::Modes;
use crate::model::{Model, Target, Team};
use crate::words::{Layer, Response};

/// The surfaces any one of which lets a team answer there.
fn answers(channel: &str, visibility: &str) -> &'static [&'static str] {
    match (channel, visibility) {
        ("email", _) => &["email"],
        ("voice", _) => &["voice"],
        ("chat", _) => &["chat", "dm"],
        (_, "public") => &["public_reply"],
        _ => &["dm"],
    }
}

/// Where an answer is expected, the queue's team must be allowed to publish one.
pub(super) fn surfaces(model: &Model, findings: &mut Vec<Finding>) {
    for (i, rule) in model.rules.iter().enumerate().filter(|(_, rule)| rule.layer >= Layer::Rules) {
        let expected = matches!(rule.then.response, None | Some(Response::Expected));
        let Target::Queue(queue) = &rule.then.target else { continue };
        let Some(team) = model.owner_of(queue.as_str()).and_then(|owner| owner.team).filter(|_| expected)
        else {
            continue;
        };
        let mut missing: Vec<&str> = Vec::new();
        for channel in worked(model, team) {
            for visibility in places(channel) {
                let facts = inbound(channel, visibility);
                let seen = Seen { facts: &facts, modes: &Modes::none() };
                let taken = model.rules[..i]
                    .iter()
                    .any(|other| other.layer == Layer::Rules && other.when.truth(seen) == Truth::Yes);
                let possible = !taken && rule.when.possible(seen);
                let surfaces = answers(channel, visibility);
                let allowed = team.may_publish.iter().any(|surface| surfaces.contains(&&**surface));
                if possible && !allowed && !missing.contains(&surfaces[0]) {
                    missing.push(surfaces[0]);
                }
            }
        }
        if !missing.is_empty() {
            let surfaces = join(missing.iter().map(|surface| format!("`{surface}`")), "or");
            findings.push(Finding::warning(
                Code::CannotPublish,
                &rule.at,
                format!(
                    "`{}` expects an answer from the team `{}`, which may not publish {surfaces}",
                    rule.id, team.id
                ),
                "extend the team's `may_publish`, choose another queue, or set `response`",
            ));
        }
    }
}

/// The channels of a team; those of the model if it names none.
fn worked<'a>(model: &'a Model, team: &'a Team) -> Vec<&'a str> {
    if team.channels.is_empty() {
        return channels(model);
    }
    team.channels.iter().map(|channel| &**channel).collect()
}

/// What the brand sends unasked needs somebody's approval.
pub(super) fn approvals(model: &Model, findings: &mut Vec<Finding>) {
    for origin in ["campaign", "scheduled"] {
        let facts = Facts::new().with(FactName::Direction, "outbound").with(FactName::Origin, origin);
        let decision = decide(model, &facts, &Modes::none());
        let Some(rule) = model.rules.iter().find(|rule| rule.id == decision.rule) else { continue };
        if decision.approval.is_none() && decision.queue().is_some() {
            findings.push(Finding::warning(
                Code::NoApproval,
                &rule.at,
                format!("`{}` takes what the brand posts and asks nobody to approve it", rule.id),
                "add `approval = \"campaign_owner\"`, or a rule for `direction = \"outbound\"` that has one",
            ));
        }
    }
}

/// A team that needs certificates must not pass public answers to one that does not.
pub(super) fn overflows(model: &Model, findings: &mut Vec<Finding>) {
    for overflow in &model.overflows {
        let team = |queue: &str| model.owner_of(queue).and_then(|owner| owner.team);
        let (Some(from), Some(to)) = (team(overflow.queue.as_str()), team(overflow.to.as_str())) else {
            continue;
        };
        let certificates =
            |team: &Team| team.admission.as_ref().map(|a| a.certificate.clone()).unwrap_or_default();
        let held = certificates(to);
        let missing: Vec<String> =
            certificates(from).iter().filter(|c| !held.contains(c)).map(|c| format!("`{c}`")).collect();
        let only_private = overflow.only.tests().any(|test| {
            test.fact == FactName::Visibility && test.check == Check::OneOf(vec![Value::from("private")])
        });
        if !missing.is_empty() && !only_private {
            findings.push(Finding::warning(
                Code::OverflowUncertified,
                &overflow.at,
                format!(
                    "public answers could overflow to `{}`, which is not certified in {}",
                    to.id,
                    join(missing, "and")
                ),
                "add `only = { visibility = \"private\" }`",
            ));
        }
    }
}
