//! Second thoughts about a model that loads: does every rule have a chance, has every channel a rule, can
//! nothing circle, may those who are to answer do so, who keeps the promises at night, do its examples hold?

mod authority;
mod coverage;
mod graph;
mod reach;
mod staff;

use crate::decide::decide;
use crate::fact::{FactName, Facts};
use crate::finding::{Code, Finding, join};
use crate::model::Model;
use crate::report::Line;
use crate::words::Layer;
use staff::Week;

pub use reach::{Reach, RuleReport};
pub use staff::{Person, Staff};

/// So many queues are followed from one to the next.
const STEPS: u32 = 4;

/// Everything worth telling the author, in the order of the file. Hours are looked at by calendars alone.
pub fn lint(model: &Model) -> Vec<Finding> {
    lint_with(model, None)
}

/// The same, and with a staff also whether in each half hour of its week somebody works who may answer, and
/// whether somebody holds each role that the model names.
pub fn lint_with(model: &Model, staff: Option<&Staff>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for part in model.parts() {
        let week = Week::new(part, staff);
        guards(part, &mut findings);
        reach::dead_rules(part, &mut findings);
        coverage::channels(part, &mut findings);
        coverage::hours(&week, &mut findings);
        coverage::people(&week, &mut findings);
        graph::circles(&week, &mut findings);
        authority::surfaces(part, &mut findings);
        authority::approvals(part, &mut findings);
        authority::overflows(part, &mut findings);
        authority::nights(&week, &mut findings);
        authority::roles(part, staff, &mut findings);
        golden_tests(part, &mut findings);
    }
    reach::dead_scopes(model, &mut findings);
    let mut unique: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        if !unique.contains(&finding) {
            unique.push(finding);
        }
    }
    unique.sort_by(|a, b| a.at.cmp(&b.at));
    unique
}

/// The safety of people, the press and the law come first only if some rule says so.
fn guards(model: &Model, findings: &mut Vec<Finding>) {
    if model.scopes.is_empty() && model.rules.iter().all(|rule| rule.layer != Layer::Guard) {
        findings.push(Finding::warning(
            Code::NoGuard,
            &model.at,
            "no guard stands before the rules: people at risk, the press and the law are treated like all else",
            "add `extends = \"base\"`, or rules with `layer = \"guard\"`",
        ));
    }
}

/// Runs the examples that the author wrote into the file.
fn golden_tests(model: &Model, findings: &mut Vec<Finding>) {
    for test in &model.tests {
        let line = Line::from(decide(model, &test.input.facts, &test.input.modes));
        let wrong = test.expect.iter().filter_map(|(key, want)| {
            let got = line.get(key);
            (got != Some(want)).then(|| match got {
                Some(got) => format!("{key} `{want}`, not `{got}`"),
                None => format!("{key} `{want}`, not nothing"),
            })
        });
        let wrong = join(wrong, "and");
        if !wrong.is_empty() {
            let what = format!("the test \"{}\" expects {wrong}", test.name);
            let fix = "correct the rules, or the test if this is what you want now";
            findings.push(Finding::error(Code::TestFails, &test.at, what, fix));
        }
    }
}

/// The networks on which some team of the model works.
fn channels(model: &Model) -> Vec<&str> {
    let mut channels: Vec<&str> = Vec::new();
    for channel in model.teams.iter().flat_map(|team| &team.channels) {
        if !channels.contains(&&**channel) {
            channels.push(channel);
        }
    }
    channels
}

/// Channels with the visibilities that exist there.
fn places(channel: &str) -> &'static [&'static str] {
    match channel {
        "email" | "voice" | "chat" | "messenger" | "whatsapp" | "sms" => &["private"],
        _ => &["public", "private"],
    }
}

fn inbound(channel: &str, visibility: &str) -> Facts {
    Facts::new()
        .with(FactName::Direction, "inbound")
        .with(FactName::Channel, channel)
        .with(FactName::Visibility, visibility)
}
