//! What is known around the open case.

use std::collections::BTreeMap;

use care::brand::Brand;
use care::checks::Datum;
use care::clocks::Clock;
use care::desk::{Around, CaseView};
use care::macros;
use kernel::{Instant, Role};

use super::{mark, network};
use crate::auth::Me;
use crate::desk::context::{Alike, Context, Fact, Held, Identity, Past, Promise, Suggested};
use crate::facts::{label, short};
use crate::people::who::Who;
use crate::ui::{Face, absolute, ago, t, tell};

/// Person, case, what was understood, history.
pub fn context(brand: &Brand, me: &Me, view: &CaseView, around: &Around, now: Instant) -> Context {
    let (articles, next) = articles(around);
    Context {
        leave: leave(view),
        person_id: view.person.id.to_string(),
        face: Face::new(view.person.id.to_string(), view.person.name.as_str()),
        name: view.person.name.clone(),
        mark: mark(view.person.reach, view.vip.is_some()),
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
                evidence: t("identity-known").into(),
            })
            .collect(),
        case_id: view.case.id.to_string(),
        case_facts: case_facts(brand, view),
        promises: promises(brand, view, now),
        held: held(brand, view, around, now),
        understood: understood(view),
        exposed: view
            .told()
            .into_iter()
            .filter(|told| told.public && matches!(told.datum, Datum::Iban | Datum::Email | Datum::Phone))
            .map(|told| {
                let kind = super::case::label(told.datum);
                tell("desk-exposed", &[("kind", kind.into()), ("ago", ago(told.at, now).into())])
            })
            .collect(),
        similar: similar(view, around, next),
        articles,
        may_answer: may_answer(me, view),
        similar_count: around.similar.len(),
        solvers: solvers(view, around),
        history: view
            .cases
            .iter()
            .filter(|case| case.id != view.case.id)
            .map(|case| Past {
                case_id: case.id.to_string(),
                subject: case.last_text.clone(),
                network: network(&case.origin_channel),
                state: crate::named::state(case.state).to_owned(),
                at: case.opened_at,
            })
            .collect(),
        who: Who::default(),
        now,
    }
}

/// That a rule wants nothing said here: to be read and left, or held.
fn leave(view: &CaseView) -> Option<String> {
    let item = view.item.as_ref().filter(|_| view.case.state != care::cases::State::Resolved)?;
    let rule = view.decisions.first().map_or("", |decision| decision.rule.as_str());
    match item.response.as_str() {
        "monitor_only" => Some(tell("networks-monitor-only", &[("rule", rule.into())])),
        "hold" => Some(tell("networks-hold", &[("rule", rule.into())])),
        _ => None,
    }
}

/// How many of the cases that began alike are shown.
const ALIKE_SHOWN: usize = 3;

/// How many suggestions have a key.
const KEYS: u8 = 3;
/// How much of an article is shown, in characters.
const PASSAGE: usize = 180;

fn may_answer(me: &Me, view: &CaseView) -> bool {
    me.user.role >= Role::Agent && view.case.joined_to.is_none()
}

/// A key for what can be inserted, while there is one.
fn key(next: &mut u8, inserts: bool) -> u8 {
    if !inserts || *next > KEYS {
        return 0;
    }
    *next += 1;
    *next - 1
}

/// Articles that speak of the same, and the next free key.
fn articles(around: &Around) -> (Vec<Suggested>, u8) {
    let mut next = 1;
    let suggested = |one: &care::knowledge::Article| {
        let content = &one.content.0;
        let says = if content.answer.is_empty() { &content.body } else { &content.answer };
        let answer = one.answer().unwrap_or_default().to_owned();
        let mut passage: String = says.chars().take(PASSAGE).collect();
        if says.chars().count() > PASSAGE {
            passage.push('…');
        }
        Suggested {
            id: one.id.to_string(),
            title: content.title.clone(),
            internal: content.audience == care::knowledge::Audience::Internal,
            passage,
            key: key(&mut next, !answer.is_empty()),
            answer,
            link: one.link().unwrap_or_default().to_owned(),
        }
    };
    let all = around.articles.iter().map(suggested).collect();
    (all, next)
}

fn similar(view: &CaseView, around: &Around, mut next: u8) -> Vec<Alike> {
    let alike = |one: &care::search::Similar| Alike {
        words: one.answer.as_deref().map(|said| macros::borrowed(said, &one.person)).unwrap_or_default(),
        key: key(&mut next, one.answer.is_some()),
        case_id: one.case_id.to_string(),
        text: one.text.clone(),
        answer: one.answer.clone(),
        author: one.author.and_then(|id| view.users.get(&id)).map(|user| user.name.clone()),
        resolved_at: one.resolved_at,
    };
    around.similar.iter().take(ALIKE_SHOWN).map(alike).collect()
}

fn solvers(view: &CaseView, around: &Around) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for user in around.similar.iter().filter_map(|one| view.users.get(&one.author?)) {
        *counts.entry(&user.name).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn case_facts(brand: &Brand, view: &CaseView) -> Vec<(String, String)> {
    let mut facts = vec![(t("views-field-opened").to_owned(), absolute(view.case.opened_at))];
    let mut fact = |name: &str, value: String| facts.push((name.to_owned(), value));
    if let Some(item) = &view.item {
        let owner = brand.model.owner_of(&item.queue);
        fact(
            t("views-field-queue"),
            owner.as_ref().map_or_else(|| item.queue.clone(), |o| o.queue.title().to_owned()),
        );
        if let Some(department) = owner.as_ref().and_then(|owner| owner.department) {
            fact(t("views-field-department"), department.title().to_owned());
        }
        if let Some(sla) = &item.sla {
            fact(t("desk-promise"), sla.replace('_', " "));
        }
        fact(t("desk-answer"), item.response.replace('_', " "));
    }
    if let Some(topic) = &view.case.topic {
        fact(t("views-field-topic"), topic.clone());
    }
    if view.case.reopened > 0 {
        fact(t("desk-reopened"), view.case.reopened.to_string());
    }
    fact(t("desk-number"), view.case.id.to_string());
    facts
}

fn understood(view: &CaseView) -> Vec<Fact> {
    let Ok(Some(reading)) = view.reading() else { return Vec::new() };
    reading
        .named()
        .into_iter()
        .map(|named| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 0 to 1")]
            let percent = (named.confidence.clamp(0.0, 1.0) * 100.0).round() as u8;
            let known = named.value.is_some();
            Fact {
                name: label(named.name).to_owned(),
                value: named.value.map(|value| short(named.name, &value.to_string())),
                confidence: known.then_some(percent),
                source: named.source.to_string(),
            }
        })
        .collect()
}

/// The promises, the running ones first.
fn promises(brand: &Brand, view: &CaseView, now: Instant) -> Vec<Promise> {
    let mut clocks: Vec<_> = view.clocks.iter().collect();
    clocks.sort_by_key(|clock| (clock.stopped_at.is_some(), clock.started_at));
    let promise = |promised: &&Clock| {
        let clock = super::case::of_view(brand, view, promised, now);
        let name = clock.promise.clone();
        let ended = promised.stopped_at.map(|_| {
            tell(
                "desk-ended",
                &[
                    ("state", crate::named::clock(promised.state).into()),
                    ("length", promised.counted().into()),
                ],
            )
        });
        let runs = promised.stopped_at.is_none() && promised.target_ms.is_some();
        Promise { id: promised.id.to_string(), name, ended, clock: runs.then_some(clock) }
    };
    clocks.iter().map(promise).collect()
}

/// Which department had the case for how long: from its first queue, through each change of owner, until now.
fn held(brand: &Brand, view: &CaseView, around: &Around, now: Instant) -> Vec<Held> {
    let made = |one: &&care::handoffs::Handoff| one.state != care::handoffs::State::Held;
    let moves: Vec<_> = around.handoffs.iter().filter(made).collect();
    let now_in = view.item.as_ref().map(|item| item.queue.as_str());
    let Some(first) = moves.first().map(|one| one.from_queue.as_str()).or(now_in) else { return Vec::new() };
    let mut since = view.case.opened_at;
    let mut stood = first;
    let mut all: Vec<Held> = Vec::new();
    let end = view.case.resolved_at.unwrap_or(now);
    for (at, to) in moves.iter().map(|one| (one.at, one.to_queue.as_str())).chain([(end, "")]) {
        let chip = super::queue_chip(brand, stood);
        let owner =
            brand.owner_of(stood).and_then(|owner| owner.department.map(|one| one.title().to_owned()));
        let department = owner.unwrap_or(chip.word);
        let took = at.since(since);
        match all.last_mut().filter(|last| last.department == department) {
            Some(last) => last.took = kernel::Millis(last.took.0 + took.0),
            None => all.push(Held { department, kind: chip.kind, took }),
        }
        (since, stood) = (at, to);
    }
    all
}
