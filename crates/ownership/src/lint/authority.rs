//! Who is to answer must be allowed to; what goes out must be approved.

use kernel::Instant;

use super::staff::{Staff, Week};
use super::{channels, inbound, places};
use crate::condition::{Check, Seen, Truth};
use crate::decide::decide;
use crate::fact::{FactName, Facts, Value};
use crate::finding::{Code, Finding, join};
use crate::input::Modes;
use crate::model::{Model, Rule, Target, Team};
use crate::name::RoleName;
use crate::publish::surfaces as answers;
use crate::words::{Layer, Response};

/// Where an answer is expected, the queue's team must be allowed to publish one.
pub(super) fn surfaces(model: &Model, findings: &mut Vec<Finding>) {
    for (i, rule) in expecting(model) {
        let Target::Queue(queue) = &rule.then.target else { continue };
        let Some(team) = model.owner_of(queue.as_str()).and_then(|owner| owner.team) else { continue };
        let missing = missing(model, i, team, team);
        if !missing.is_empty() {
            findings.push(Finding::warning(
                Code::CannotPublish,
                &rule.at,
                format!(
                    "`{}` expects an answer from the team `{}`, which may not publish {}",
                    rule.id,
                    team.id,
                    listed(&missing)
                ),
                "extend the team's `may_publish`, choose another queue, or set `response`",
            ));
        }
    }
}

/// The rules after which somebody must answer, with their places.
fn expecting(model: &Model) -> impl Iterator<Item = (usize, &Rule)> {
    model.rules.iter().enumerate().filter(|(_, rule)| {
        rule.layer >= Layer::Rules && matches!(rule.then.response, None | Some(Response::Expected))
    })
}

/// The surfaces on which a rule expects an answer, on the channels of a team, and this team may not publish.
fn missing(model: &Model, place: usize, works: &Team, publishes: &Team) -> Vec<&'static str> {
    let rule = &model.rules[place];
    let mut missing: Vec<&str> = Vec::new();
    for channel in worked(model, works) {
        for visibility in places(channel) {
            let facts = inbound(channel, visibility);
            let seen = Seen { facts: &facts, modes: &Modes::none() };
            let taken = model.rules[..place]
                .iter()
                .any(|other| other.layer == Layer::Rules && other.when.truth(seen) == Truth::Yes);
            let possible = !taken && rule.when.possible(seen);
            let surfaces = answers(channel, visibility);
            let allowed = publishes.may_publish.iter().any(|surface| surfaces.contains(&&**surface));
            if possible && !allowed && !missing.contains(&surfaces[0]) {
                missing.push(surfaces[0]);
            }
        }
    }
    missing
}

fn listed(surfaces: &[&str]) -> String {
    join(surfaces.iter().map(|surface| format!("`{surface}`")), "or")
}

/// When ownership follows the sun, those who take over must be allowed to answer as well, unless the file says
/// to what they are restricted.
pub(super) fn nights(week: &Week<'_>, findings: &mut Vec<Finding>) {
    let model = week.model;
    for way in model.follow_the_sun.iter().filter(|way| way.publish_only.is_none()) {
        let team = |queue: &str| model.owner_of(queue).and_then(|owner| owner.team);
        let (Some(day), Some(night)) = (team(way.queue.as_str()), team(way.to.as_str())) else { continue };
        let hours: Vec<Instant> = week
            .halves
            .iter()
            .filter(|at| week.is_open(way.calendar.as_str(), **at) == way.while_open)
            .copied()
            .collect();
        let mut surfaces: Vec<&str> = Vec::new();
        for (place, rule) in expecting(model).filter(|_| !hours.is_empty()) {
            if rule.then.target == Target::Queue(way.queue.clone()) {
                let by_day = missing(model, place, day, day);
                surfaces.extend(missing(model, place, day, night).iter().filter(|s| !by_day.contains(s)));
            }
        }
        surfaces.sort_unstable();
        surfaces.dedup();
        if !surfaces.is_empty() {
            findings.push(Finding::warning(
                Code::NobodyPublishes,
                &way.at,
                format!(
                    "while `{}` answers for `{}`, nobody may publish {}: {}",
                    night.id,
                    way.queue,
                    listed(&surfaces),
                    week.said(day.calendar.as_str(), &hours)
                ),
                format!(
                    "extend the `may_publish` of `{}`, or say what is meant with `restrict = {{ publish = […] }}`",
                    night.id
                ),
            ));
        }
    }
}

/// Somebody holds each role for which something waits.
pub(super) fn roles(model: &Model, staff: Option<&Staff>, findings: &mut Vec<Finding>) {
    let Some(staff) = staff else { return };
    let held = |role: &RoleName| staff.people.iter().any(|person| person.roles.contains(role));
    for rule in &model.rules {
        let approval = rule.then.approval.as_ref().map(|rule| &rule.approval);
        let by: Vec<&RoleName> = approval.iter().flat_map(|approval| &approval.by).collect();
        let unheld = |roles: &[&RoleName]| !roles.is_empty() && !roles.iter().any(|role| held(role));
        for (roles, what) in [(by, "approve"), (rule.then.publish.iter().collect(), "publish")] {
            if unheld(&roles) {
                let roles = join(roles.iter().map(|role| format!("`{role}`")), "or");
                findings.push(Finding::warning(
                    Code::RoleUnheld,
                    &rule.at,
                    format!("only {roles} may {what} what `{}` takes, and nobody holds that role", rule.id),
                    "give somebody the role, or name another one",
                ));
            }
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
