//! From a stored decision to its explanation. Pure.
//!
//! Promised: what is told about the past is read from the record, which never changes, and asked of the version that
//! decided, which never changes either.

use care::access::User;
use care::assignment::Chosen as Pick;
use care::brand::Brand;
use care::routing::{self, Stored};
use ownership::{Change, FactName, Model, Outcome, Record, Rule, SlaClock};

use super::{Chosen, Considered, Explanation, FactUsed, NotChosen};
use crate::ui::{t, tell};

/// The most alternatives that are told.
const ALTERNATIVES: usize = 12;

/// The explanation.
pub(super) fn explanation(brand: &Brand, stored: Stored, picks: &[Pick], users: &[User]) -> Explanation {
    let stored = stored.with_reasons(brand);
    let (record, model) = (&stored.record.0, stored.model(brand));
    let known = record.is_of(model);
    let before = record.evaluated.split_last().map_or(&[][..], |(_, before)| before);
    Explanation {
        case_id: stored.case_id.to_string(),
        queue: brand.owner_of(&stored.queue).map_or(&*stored.queue, |owner| owner.queue.title()).to_owned(),
        promise: promise(model, record),
        rule: record.result.rule.to_string(),
        layer: record.result.layer.word().to_owned(),
        words: words(model, record, known),
        advice: routing::advice(record).map(|party| party_title(model, party)).collect(),
        model: named(brand, record),
        at: stored.at,
        facts: facts(model, record),
        considered: before.iter().map(|asked| considered(model, asked)).collect(),
        chosen: picks.iter().map(|pick| chosen(pick, users)).collect(),
        otherwise: if known { otherwise(model, record) } else { Vec::new() },
    }
}

/// Why an agent was given it.
fn chosen(pick: &Pick, users: &[User]) -> Chosen {
    let named = |id| {
        let user = users.iter().find(|user| user.id == id);
        user.map_or_else(|| t("why-former").to_owned(), |user| user.name.clone())
    };
    let record = &pick.record.0;
    let because = record.because.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
    Chosen {
        name: record.chosen.map(named),
        method: format!("{}{because}", record.method.word().replace('_', " ")),
        relaxed: record.relaxed.clone(),
        at: pick.at,
        others: record
            .others
            .iter()
            .map(|other| NotChosen { name: named(other.agent), because: other.why_not.clone() })
            .collect(),
    }
}

/// The rule of this name, also in a model that composes others.
fn rule<'m>(model: &'m Model, id: &str) -> Option<&'m Rule> {
    let own = model.rules().iter().find(|rule| rule.id.as_str() == id);
    own.or_else(|| model.scopes().iter().find_map(|scope| rule(&scope.model, id)))
}

fn title(model: &Model, queue: &str) -> String {
    model.queue(queue).map_or(queue, |queue| queue.title()).to_owned()
}

/// A team's or a department's title; a party may be a queue, too.
fn party_title(model: &Model, party: &str) -> String {
    let team = model.team(party).map(|team| team.title());
    let department = || model.department(party).map(|department| department.title());
    team.or_else(department).map_or_else(|| title(model, party), str::to_owned)
}

fn promise(model: &Model, record: &Record) -> String {
    let Some(name) = &record.result.sla else { return t("why-no-promise").into() };
    let Some(sla) = model.sla(name.as_str()) else {
        return tell("why-promise-gone", &[("name", name.as_str().into())]);
    };
    let clock = match sla.clock {
        SlaClock::Calendar => t("why-round"),
        SlaClock::Business => t("why-open"),
    };
    match sla.first_response {
        Some(within) => tell(
            "why-promise",
            &[("name", name.as_str().into()), ("within", within.into()), ("clock", clock.into())],
        ),
        None => tell("why-promise-none", &[("name", name.as_str().into())]),
    }
}

fn words(model: &Model, record: &Record, known: bool) -> String {
    if known {
        return ownership::sentence(model, &record.facts, &record.modes);
    }
    let because = record.evaluated.last().map(|asked| asked.because.join("; ")).unwrap_or_default();
    if because.is_empty() {
        return tell("why-lost", &[("rule", record.result.rule.as_str().into())]);
    }
    tell("why-old", &[("because", because.into())])
}

fn named(brand: &Brand, record: &Record) -> String {
    let (id, hash) = record.model();
    let in_force = match record.version {
        Some(version) => version == brand.model_version,
        None => brand.model.hash() == &**hash,
    };
    let version = record.version.map_or_else(
        || hash.chars().take(11).collect(),
        |n| tell("why-version", &[("n", u64::try_from(n).unwrap_or_default().into())]),
    );
    if in_force {
        return format!("{id}, {version}");
    }
    format!("{id}, {version}, {}", t("why-replaced"))
}

fn facts(model: &Model, record: &Record) -> Vec<FactUsed> {
    let decided = rule(model, record.result.rule.as_str());
    let asked: Vec<FactName> = decided.map(|rule| rule.when.facts()).unwrap_or_default();
    let told = |(name, fact): (FactName, &ownership::Fact)| FactUsed {
        name: name.name().replace('_', " "),
        value: fact.value.as_ref().map(ToString::to_string),
        confidence: fact.confidence.map(|sure| (sure.clamp(0.0, 1.0) * 100.0).round() as u8),
        source: fact.source.as_deref().unwrap_or("known").to_owned(),
        asked: asked.contains(&name),
    };
    let mut facts: Vec<FactUsed> = record.facts.iter().map(told).collect();
    facts.sort_by_key(|fact| (!fact.asked, fact.value.is_none()));
    facts
}

fn considered(model: &Model, asked: &ownership::Evaluated) -> Considered {
    Considered {
        rule: asked.rule.to_string(),
        layer: rule(model, asked.rule.as_str()).map_or("", |rule| rule.layer.word()).to_owned(),
        because: asked.because.join("; "),
    }
}

fn otherwise(model: &Model, record: &Record) -> Vec<String> {
    let changes = ownership::would_change_if(model, &record.facts, &record.modes);
    changes.iter().take(ALTERNATIVES).map(|change| alternative(model, change)).collect()
}

fn alternative(model: &Model, change: &Change) -> String {
    let values: Vec<String> = change.values.iter().map(ToString::to_string).collect();
    let whither = match &change.outcome {
        Outcome::Queue(queue) => tell("why-else-queue", &[("queue", title(model, queue.as_str()).into())]),
        Outcome::Action(action) => tell("why-else-action", &[("action", action.word().into())]),
    };
    let fact = change.fact.name().replace('_', " ");
    tell(
        "why-else",
        &[
            ("fact", fact.into()),
            ("values", values.join(" / ").into()),
            ("whither", whither.into()),
            ("rule", change.rule.as_str().into()),
        ],
    )
}
