//! What the register's pages show.

use std::collections::{BTreeMap, HashMap};

use care::access::User;
use care::complaints::{self, Complaint, Policy, State, Step, Which};
use care::goodwill::Promised;
use care::trail::{Event, Kind};
use care::wrap_up::{Node, outline};
use kernel::{Instant, Role, UserId};
use serde_json::Value;

use super::view::{Bar, Chosen, Column, Entry, Filters, Past, Row, StepButton};
use crate::auth::Me;
use crate::ui::{t, tell};
use crate::wrap_up::Choice;
use crate::wrap_up::build::{state, step, told};

/// The columns, by what the address calls them.
pub const COLUMNS: [&str; 10] =
    ["number", "received", "person", "category", "severity", "cause", "state", "due", "owner", "redress"];

fn title(column: &str) -> &'static str {
    match column {
        "number" => t("complaints-number"),
        "received" => t("complaints-when"),
        "person" => t("complaints-person"),
        "category" => t("complaints-category"),
        "severity" => t("complaints-severity"),
        "cause" => t("complaints-cause"),
        "state" => t("complaints-state"),
        "due" => t("complaints-due"),
        "owner" => t("complaints-owner"),
        _ => t("complaints-redress"),
    }
}

/// What a list of care's is asked for.
pub fn which(filters: &Filters) -> Which {
    Which {
        state: filters.state.clone(),
        category: filters.category.clone(),
        cause: filters.cause.clone(),
        channel: filters.channel.clone(),
        owner: filters.owner.parse().ok(),
        year: filters.year.parse().ok(),
        late: filters.late,
        external: filters.external,
    }
}

/// The address of a page of the register.
pub fn address(path: &str, filters: &Filters, sort: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let texts = [
        ("state", &filters.state),
        ("category", &filters.category),
        ("cause", &filters.cause),
        ("channel", &filters.channel),
        ("owner", &filters.owner),
        ("year", &filters.year),
    ];
    query.extend_pairs(texts.into_iter().filter(|(_, value)| !value.is_empty()));
    let ticked = [("late", filters.late), ("external", filters.external)];
    query.extend_pairs(ticked.into_iter().filter(|(_, on)| *on).map(|(name, _)| (name, "true")));
    if !sort.is_empty() {
        query.append_pair("sort", sort);
    }
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// The heads of the columns, each with where it is sorted by it.
pub fn columns(filters: &Filters, sort: &str) -> Vec<Column> {
    let (now, down) = sort.strip_prefix('-').map_or((sort, false), |key| (key, true));
    let column = |key: &&'static str| {
        let sorted = (*key == now).then_some(down);
        let next = if sorted == Some(false) { format!("-{key}") } else { (*key).to_owned() };
        Column { title: title(key), href: address("/complaints", filters, &next), sorted }
    };
    COLUMNS.iter().map(column).collect()
}

/// Puts entries into the order that is asked for; else they stay, newest first.
pub fn sort(entries: &mut [Complaint], policy: &Policy, by: &str) {
    let (key, down) = by.strip_prefix('-').map_or((by, false), |key| (key, true));
    let category = |one: &Complaint| outline::names(&policy.categories, &one.category);
    let cause = |one: &Complaint| (one.cause.is_empty(), outline::names(&policy.causes, &one.cause));
    match key {
        "number" => entries.sort_by_key(Complaint::name),
        "received" => entries.sort_by_key(|one| one.received_at),
        "person" => entries.sort_by_cached_key(|one| one.person.to_lowercase()),
        "category" => entries.sort_by_cached_key(category),
        "severity" => entries.sort_by_key(|one| one.severity),
        "cause" => entries.sort_by_cached_key(cause),
        "state" => entries.sort_by_key(|one| one.state),
        "due" => entries.sort_by_key(|one| one.due().map_or(i64::MAX, |(_, by)| by.micros())),
        "owner" => entries.sort_by_cached_key(|one| one.owner_name.clone()),
        "redress" => entries.sort_by_key(|one| one.redress),
        _ => return,
    }
    if down {
        entries.reverse();
    }
}

fn due(one: &Complaint, now: Instant) -> Option<(String, Instant, bool)> {
    let (what, by) = one.due()?;
    let words = match what {
        State::Acknowledged => t("complaints-acknowledge-by"),
        _ => t("complaints-answer-by"),
    };
    Some((words.to_owned(), by, by < now))
}

/// A row of the list.
pub fn row(policy: &Policy, one: &Complaint, now: Instant) -> Row {
    let cause = if one.cause.is_empty() { String::new() } else { outline::names(&policy.causes, &one.cause) };
    Row {
        id: one.id.to_string(),
        number: one.name().to_string(),
        person: one.person.clone(),
        received: one.received_at,
        category: outline::names(&policy.categories, &one.category),
        severity: one.severity,
        cause,
        state: state(one.state),
        due: due(one, now),
        owner: one.owner_name.clone().unwrap_or_default(),
        redress: if one.redress == 0 { String::new() } else { one.money().to_string() },
        external: one.external.clone(),
    }
}

/// What entries came from: at the top of the tree, or below the cause to which the list is narrowed.
pub fn bars(entries: &[Complaint], policy: &Policy, filters: &Filters, sort: &str) -> Vec<Bar> {
    let counts = complaints::by_cause(entries, &filters.cause);
    let most = counts.first().map_or(1, |(_, count)| *count).max(1);
    let bar = |(cause, count): (String, usize)| Bar {
        name: match cause.as_str() {
            "unknown" => t("complaints-unknown").to_owned(),
            path => outline::names(&policy.causes, path),
        },
        count,
        long: count * 1000 / most,
        href: address("/complaints", &Filters { cause, ..filters.clone() }, sort),
    };
    counts.into_iter().map(bar).collect()
}

fn nodes(tree: &[Node], above: &str, depth: usize, found: &mut Vec<Choice>) {
    for node in tree {
        let value = if above.is_empty() { node.key.clone() } else { format!("{above}/{}", node.key) };
        let word = format!("{}{}", "\u{2003}".repeat(depth), node.name);
        found.push(Choice { value: value.clone(), word });
        nodes(&node.children, &value, depth + 1, found);
    }
}

fn choice(value: impl ToString, word: impl Into<String>) -> Choice {
    Choice { value: value.to_string(), word: word.into() }
}

/// What can be chosen in each filter.
pub fn chosen(policy: &Policy, users: &[User], years: &[i64], channels: &[String]) -> Chosen {
    let mut states = vec![choice("open", t("complaints-open"))];
    states.extend(State::ALL.iter().map(|one| choice(one, state(*one))));
    let mut categories = Vec::new();
    nodes(&policy.categories, "", 0, &mut categories);
    let mut causes = vec![choice("unknown", t("complaints-unknown"))];
    nodes(&policy.causes, "", 0, &mut causes);
    Chosen {
        states,
        categories,
        causes,
        channels: channels.iter().map(|one| choice(one, channel(one))).collect(),
        owners: owners(users),
        years: years.iter().map(|year| choice(year, year.to_string())).collect(),
    }
}

/// Who can answer for a complaint.
pub fn owners(users: &[User]) -> Vec<Choice> {
    let can = users.iter().filter(|user| user.disabled_at.is_none() && user.role >= Role::Agent);
    can.map(|user| choice(user.id, user.name.as_str())).collect()
}

/// What people call a network.
pub fn channel(id: &str) -> String {
    crate::desk::build::network(id).name
}

/// An entry as it stands in its form.
pub fn entry(one: &Complaint, promised: &[Promised], now: Instant) -> Entry {
    let sum: i64 = promised.iter().map(|promise| promise.amount).sum();
    let given = complaints::Money { minor: sum, currency: one.currency.clone() };
    let date = |word: &'static str, at| (word.to_owned(), at);
    Entry {
        id: one.id.to_string(),
        number: one.name().to_string(),
        person: one.person.clone(),
        person_id: one.person_id.to_string(),
        case_id: one.case_id.to_string(),
        channel: channel(&one.channel),
        received: one.received_at,
        state: state(one.state),
        due: due(one, now),
        dates: vec![
            date(t("complaints-acknowledge-by"), Some(one.acknowledge_by)),
            date(t("complaints-acknowledged"), one.acknowledged_at),
            date(t("complaints-answer-by"), Some(one.answer_by)),
            date(t("complaints-answered"), one.answered_at),
            date(t("complaints-closed"), one.closed_at),
            date(t("complaints-external-since"), one.external_at),
        ],
        category: one.category.clone(),
        severity: one.severity.to_string(),
        cause: one.cause.clone(),
        remedy: one.remedy.clone(),
        redress: if one.redress == 0 { String::new() } else { one.money().plain() },
        currency: one.currency.clone(),
        promised: (sum > 0).then(|| tell("complaints-promised", &[("money", given.to_string().into())])),
        owner: one.owner.map(|owner| owner.to_string()).unwrap_or_default(),
        external: one.external.clone(),
        external_ref: one.external_ref.clone(),
        seen: one.changed_at.micros(),
    }
}

/// What can be done with an entry, what comes next first.
pub fn steps(one: &Complaint) -> Vec<StepButton> {
    let steps: &[Step] = match one.state {
        State::Received => &[Step::Acknowledge, Step::Answer, Step::Close],
        State::Acknowledged => &[Step::Answer, Step::Close],
        State::Answered => &[Step::Close],
        State::Closed => &[Step::Reopen],
    };
    let button = |(at, one): (usize, &Step)| StepButton { key: one.name(), word: step(*one), first: at == 0 };
    steps.iter().enumerate().map(button).collect()
}

/// Whether somebody may write in an entry.
pub fn may_write(me: &Me, one: &Complaint) -> bool {
    care::access::allow(&me.ctx, care::access::Right::Register).is_ok()
        || (one.owner == Some(me.user.id) && me.user.role >= Role::Agent)
}

/// What happened to an entry, newest first.
pub fn past(policy: &Policy, events: &[Event], users: &HashMap<UserId, String>) -> Vec<Past> {
    let name = |id: &Value| {
        let id = id.as_str().and_then(|id| id.parse::<UserId>().ok());
        id.and_then(|id| users.get(&id)).cloned().unwrap_or_else(|| t("complaints-nobody").to_owned())
    };
    let past = |event: &Event| {
        let who =
            event.actor.user().and_then(|id| users.get(&id)).map_or(t("complaints-program"), String::as_str);
        let (_, words) = told(event, who)?;
        let changed: BTreeMap<String, Value> =
            serde_json::from_value(event.data["changed"].clone()).unwrap_or_default();
        let changes = changed.iter().map(|(field, change)| {
            let read = |value: &Value| match (field.as_str(), value.as_str()) {
                ("owner", _) => name(value),
                (_, Some("")) => t("complaints-unknown").to_owned(),
                ("cause", Some(path)) => outline::names(&policy.causes, path),
                ("category", Some(path)) => outline::names(&policy.categories, path),
                (_, Some(text)) => text.to_owned(),
                (_, None) => value.to_string(),
            };
            let field = said(field);
            match change.as_array().map(Vec::as_slice) {
                Some([was, is]) => format!("{field}: {} → {}", read(was), read(is)),
                _ => field.to_owned(),
            }
        });
        let changes = if event.kind == Kind::ComplaintChanged { changes.collect() } else { Vec::new() };
        Some(Past { words, changes, at: event.at })
    };
    events.iter().rev().filter_map(past).collect()
}

fn said(field: &str) -> &'static str {
    match field {
        "category" => t("complaints-category"),
        "severity" => t("complaints-severity"),
        "cause" => t("complaints-cause"),
        "remedy" => t("complaints-remedy"),
        "redress" => t("complaints-redress"),
        "owner" => t("complaints-owner"),
        "external_ref" => t("complaints-external-ref"),
        _ => t("complaints-external"),
    }
}
