//! What is known around the open case.

use care::brand::Brand;
use care::desk::CaseView;
use kernel::Instant;

use super::{mark, network};
use crate::desk::context::{Context, Fact, Identity, Past};
use crate::ui::{Face, absolute, ago};

/// Person, case, what was understood, history.
pub fn context(brand: &Brand, view: &CaseView, now: Instant) -> Context {
    Context {
        person_id: view.person.id.to_string(),
        face: Face::new(view.person.id.to_string(), view.person.name.as_str()),
        name: view.person.name.clone(),
        mark: mark(view.person.reach),
        lang: view.person.lang.as_deref().and_then(|lang| lang.parse().ok()),
        first_seen: view.person.first_seen_at,
        last_seen: view.person.last_seen_at,
        messages: u64::try_from(view.written).unwrap_or(0),
        identities: view
            .identities
            .iter()
            .map(|identity| Identity {
                network: network(&identity.channel),
                handle: identity.handle.clone(),
                evidence: "wrote from it".into(),
            })
            .collect(),
        case_id: view.case.id.to_string(),
        case_facts: case_facts(brand, view),
        promises: Vec::new(),
        held: Vec::new(),
        understood: understood(view),
        exposed: view
            .told()
            .into_iter()
            .filter(|told| told.public)
            .map(|told| format!("Personal data in public ({}), {}", told.kind, ago(told.at, now)))
            .collect(),
        history: view
            .cases
            .iter()
            .filter(|case| case.id != view.case.id)
            .map(|case| Past {
                case_id: case.id.to_string(),
                subject: case.last_text.clone(),
                network: network(&case.origin_channel),
                state: case.state.name().to_owned(),
                at: case.opened_at,
            })
            .collect(),
        now,
    }
}

fn case_facts(brand: &Brand, view: &CaseView) -> Vec<(String, String)> {
    let mut facts = vec![("Opened".to_owned(), absolute(view.case.opened_at))];
    let mut fact = |name: &str, value: String| facts.push((name.to_owned(), value));
    if let Some(item) = &view.item {
        let owner = brand.model.owner_of(&item.queue);
        fact("Queue", owner.as_ref().map_or_else(|| item.queue.clone(), |o| o.queue.title().to_owned()));
        if let Some(department) = owner.as_ref().and_then(|owner| owner.department) {
            fact("Department", department.title().to_owned());
        }
        if let Some(sla) = &item.sla {
            fact("Promise", sla.replace('_', " "));
        }
        fact("Answer", item.response.replace('_', " "));
    }
    if let Some(topic) = &view.case.topic {
        fact("Topic", topic.clone());
    }
    for clock in &view.clocks {
        let took = match clock.stopped_at {
            Some(at) => format!("{} after {}", clock.state, at.since(clock.started_at)),
            None => format!("running, due {}", absolute(clock.due_at)),
        };
        fact(&clock.metric.name().replace('_', " "), took);
    }
    if view.case.reopened > 0 {
        fact("Reopened", view.case.reopened.to_string());
    }
    fact("Number", view.case.id.to_string());
    facts
}

fn understood(view: &CaseView) -> Vec<Fact> {
    let Ok(Some(reading)) = view.reading() else { return Vec::new() };
    reading
        .named()
        .into_iter()
        .map(|named| {
            let name = named.name.replace('_', " ");
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 0 to 1")]
            let percent = (named.confidence.clamp(0.0, 1.0) * 100.0).round() as u8;
            let known = named.value.is_some();
            Fact {
                name,
                value: named.value.map(|value| value.to_string().replace('_', " ")),
                confidence: known.then_some(percent),
                source: named.source.to_string(),
            }
        })
        .collect()
}
