//! From what `care` knows about versions to the pages. Pure.

use std::collections::HashMap;

use care::handoffs::Handoff;
use care::models::{self as known, modes::Switch};
use care::staff::Member;
use ownership::{BUILTIN_QUEUES, Model};

use super::words::chip;
use super::{Cause, Mode, Moved, On, RuleItem, Running, ShareOf, Stat, State, Step, Version};
use crate::ui::{t, tell};

/// A version with its history.
pub fn version(known: &known::Version) -> Version {
    let state = match known.state {
        _ if known.is_scheduled() => State::Scheduled,
        known::State::Draft => State::Draft,
        known::State::Shadow => State::Shadow,
        known::State::Active => State::Active,
        known::State::Retired => State::Retired,
    };
    let who = |name: &Option<String>| name.clone().unwrap_or_else(|| t("own-command-line").into());
    let begun = tell("own-step-begun", &[("who", who(&known.author_name).into())]);
    let mut steps = vec![Step { words: begun, at: known.authored_at }];
    let mut step = |words: String, at: Option<kernel::Instant>| steps.extend(at.map(|at| Step { words, at }));
    let changed = Some(known.updated_at).filter(|at| *at > known.authored_at);
    step(tell("own-step-changed", &[("who", who(&known.editor_name).into())]), changed);
    step(t("own-state-shadow").into(), known.shadow_since);
    step(tell("own-step-approved", &[("who", who(&known.approver_name).into())]), known.approved_at);
    step(t("own-state-active").into(), known.activated_at);
    step(t("own-step-replaced").into(), known.retired_at);
    steps.sort_by_key(|step| step.at);
    Version {
        number: known.version,
        name: known.name.clone(),
        note: known.note.clone(),
        state,
        author: known.author_name.clone(),
        updated_at: known.updated_at,
        approved_by: known.approver_name.clone(),
        effective_at: known.effective_at,
        shadow_since: known.shadow_since,
        in_force_since: (state == State::Active).then_some(known.activated_at).flatten(),
        steps,
    }
}

/// The version that a roll-back brings back: the one that was in force last.
pub fn before(all: &[known::Version]) -> Option<Version> {
    let retired = all.iter().filter(|version| version.state == known::State::Retired);
    retired.max_by_key(|version| version.retired_at).map(version)
}

/// The modes that a model's rules ask for, with those that are on.
pub fn modes(model: &Model, on: &[Switch]) -> Vec<Mode> {
    let switched = |name: &str| {
        let switch = on.iter().find(|switch| switch.mode == name)?;
        Some(On {
            topics: switch.topics.0.clone(),
            reason: switch.reason.clone(),
            by: switch.author_name.clone().unwrap_or_else(|| t("own-command-line").into()),
            since: switch.since,
            until: switch.until,
        })
    };
    let names = model.modes().into_iter().map(|mode| mode.to_string());
    names.map(|name| Mode { on: switched(&name), name }).collect()
}

/// A queue or an action by its name for people.
pub fn place(model: &Model, name: &str) -> String {
    let builtin = || BUILTIN_QUEUES.iter().find(|queue| queue.0 == name).map(|queue| queue.1.to_owned());
    match model.queue(name) {
        Some(queue) => queue.title().to_owned(),
        None => builtin().unwrap_or_else(|| name.replace('_', " ")),
    }
}

fn cause(model: &Model, known: &known::Cause, link: Option<String>) -> Cause {
    Cause {
        from_rule: known.from_rule.clone(),
        to_rule: known.to_rule.clone(),
        from: place(model, &known.from_queue),
        to: place(model, &known.to_queue),
        count: known.count,
        link,
        samples: known.samples.iter().map(ToString::to_string).collect(),
    }
}

/// What a draft in the shadow would have moved; each cause opens its items.
pub fn shadow(model: &Model, report: &known::ShadowReport) -> Moved {
    let link = |cause: &known::Cause| {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("from_rule", &cause.from_rule)
            .append_pair("to_rule", &cause.to_rule)
            .append_pair("from", &cause.from_queue)
            .append_pair("to", &cause.to_queue)
            .finish();
        format!("/ownership/versions/{}/shadow/items?{query}", report.version)
    };
    let causes: Vec<Cause> = report.causes.iter().map(|one| cause(model, one, Some(link(one)))).collect();
    let flows: Vec<_> = causes.iter().map(|one| (one.from.clone(), one.to.clone(), one.count)).collect();
    Moved::new(share(report.moved.unsigned_abs(), report.items.unsigned_abs()), 0, causes, &flows)
}

/// What a comparison found.
pub fn moved(model: &Model, result: &known::Compared) -> Moved {
    let causes = result.causes.iter().map(|one| cause(model, one, None)).collect();
    let flow = |flow: &known::Flow| (place(model, &flow.from), place(model, &flow.to), flow.count);
    let flows: Vec<_> = result.matrix.iter().map(flow).collect();
    Moved::new(share(result.moved, result.items), result.unreadable, causes, &flows)
}

const fn share(part: u64, whole: u64) -> ShareOf {
    ShareOf { part, whole }
}

/// How far a comparison is, while it is not done.
pub fn running(known: &known::Comparison) -> Option<Running> {
    let open = matches!(known.state, known::Progress::Waiting | known::Progress::Running);
    let address = format!("/ownership/versions/{}/diff?with={}&job={}", known.b, known.a, known.id);
    open.then_some(Running { address, done: known.done, total: known.total })
}

/// A case that a rule decided.
pub fn rule_item(model: &Model, item: known::RuleItem) -> RuleItem {
    RuleItem {
        case_id: item.case_id.to_string(),
        at: item.at,
        queue: chip(model, &item.queue).word,
        wrong: None,
    }
}

/// What each rule did, and what was sent on as *wrong owner* because of it, at the hourly cost of the receiving team.
pub fn stats(model: &Model, hits: Vec<known::RuleStat>, wrong: &[Handoff]) -> HashMap<String, Stat> {
    let hit = |stat: known::RuleStat| (stat.rule, Stat { hits: stat.hits, ..Stat::default() });
    let mut stats: HashMap<String, Stat> = hits.into_iter().map(hit).collect();
    for one in wrong {
        let Some(rule) = &one.rule else { continue };
        let stat = stats.entry(rule.clone()).or_default();
        let lost = one.lost_ms.map_or(0, |lost| lost.0).max(0);
        stat.misroutes += 1;
        stat.minutes += lost.unsigned_abs() / 60_000;
        let hourly =
            one.to_team.as_deref().and_then(|team| model.team(team)).and_then(|team| team.hourly_cost);
        if let Some(hourly) = hourly {
            *stat.cost.get_or_insert(0.0) += hourly * lost as f64 / 3_600_000.0;
        }
    }
    stats
}

/// A case that somebody sent on as *wrong owner*.
pub fn wrong_item(model: &Model, moved: &Handoff) -> RuleItem {
    let to = chip(model, &moved.to_queue).word;
    let sent = match moved.lost_ms {
        Some(lost) => tell("own-sent-on-after", &[("to", to.into()), ("after", lost.to_string().into())]),
        None => tell("own-sent-on-to", &[("to", to.into())]),
    };
    let why = moved.reason.as_ref().map_or_else(String::new, |reason| format!(": {reason}"));
    RuleItem {
        case_id: moved.case_id.to_string(),
        at: moved.at,
        queue: chip(model, &moved.from_queue).word,
        wrong: Some(format!("{sent}{why}")),
    }
}

/// How many people each team has.
pub fn people(members: &[Member]) -> HashMap<String, usize> {
    let mut count = HashMap::new();
    for team in members.iter().flat_map(|member| &member.teams) {
        *count.entry(team.clone()).or_default() += 1;
    }
    count
}
