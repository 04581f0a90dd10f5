//! The open case.

use care::brand::Brand;
use care::cases::State as Stands;
use care::checks::Datum;
use care::clocks::{Clock as Promise, Counts, Metric, State as Stand, What, nearest};
use care::desk::{Around, CaseView};
use care::people::Names;
use kernel::{Instant, Millis, Role};
use ownership::Calendar;

use super::timeline::timeline;
use super::{mark, network, queue_chip};
use crate::auth::Me;
use crate::desk::case::{Conversation, Known, May, Owner, Person, State};
use crate::desk::composer::Composer;
use crate::desk::shown::At;
use crate::facts::Menu;
use crate::ui::{Clock, ClockState, Face, Shut, absolute, t, tell};

/// The conversation of an open case.
pub fn conversation(
    brand: &Brand,
    me: &Me,
    view: &CaseView,
    around: &Around,
    at: &At,
    composer: Option<Composer>,
    now: Instant,
) -> Conversation {
    let name = view.identities.first().map(|identity| identity.handle.clone()).unwrap_or_default();
    let handle = me.user.role >= Role::Agent;
    let queue = view.item.as_ref().map_or("", |item| item.queue.as_str());
    Conversation {
        id: view.case.id.to_string(),
        list: format!("/desk/{}{}", at.view.slug(), at.tail()),
        subject: subject(view),
        state: match view.case.state {
            Stands::Open | Stands::Waiting => State::Open,
            Stands::Snoozed => State::Snoozed(view.case.snoozed_until.unwrap_or(now)),
            Stands::Resolved => State::Resolved(view.case.resolved_at.unwrap_or(now)),
        },
        person: Person {
            id: view.person.id.to_string(),
            face: Face::new(view.person.id.to_string(), view.person.name.as_str()),
            name: view.person.name.clone(),
            handle: name,
            network: network(&view.case.origin_channel),
            mark: mark(view.person.reach, view.vip.is_some()),
        },
        owner: owner(me, view),
        queue: queue_chip(brand, queue),
        clock: nearest(&view.clocks).map(|promise| of_view(brand, view, promise, now)),
        viewers: super::viewers(&view.watchers, me.user.id),
        known: known(view),
        timeline: timeline(brand, view, around, handle),
        composer,
        elsewhere: super::elsewhere(me, view, around, now),
        back: view.boomerang.as_ref().map(|one| one.back_at),
        colleagues: super::colleagues(brand, me, view, around),
        wrap_up: crate::wrap_up::build::head(brand, view),
        may: May { handle },
        menu: handle.then(|| Menu::new("/desk/facts", brand.triage.topic_names(), &me.session.csrf)),
        csrf: me.session.csrf.clone(),
        now,
    }
}

fn subject(view: &CaseView) -> String {
    let first = view.messages.iter().find(|said| said.case_id == view.case.id);
    let words =
        first.map(|said| care::cases::decide::first_line(said.subject.as_deref().unwrap_or(&said.text)));
    words.unwrap_or_else(|| view.case.last_text.clone())
}

fn owner(me: &Me, view: &CaseView) -> Owner {
    match view.item.as_ref().and_then(|item| item.assignee) {
        None => Owner::Nobody,
        Some(id) if id == me.user.id => Owner::Me,
        Some(id) => {
            let name = view.users.get(&id).map_or(t("why-former"), |user| user.name.as_str());
            Owner::Colleague(Face::new(id.to_string(), name))
        }
    }
}

/// A promise of the open case, as it stands at `now`.
pub(super) fn of_view(brand: &Brand, view: &CaseView, promise: &Promise, now: Instant) -> Clock {
    let queue = view.item.as_ref().map(|item| item.queue.as_str());
    Clock { pauses: pauses(view, promise), ..clock(brand, queue, promise, now) }
}

/// A promise as it stands at `now`, for a case that is in this queue.
pub(super) fn clock(brand: &Brand, queue: Option<&str>, promise: &Promise, now: Instant) -> Clock {
    // What stands still ends so long after it goes on; what has stopped while it stood still ended somewhere.
    let left = |goal: Option<Millis>| match promise.stopped_at {
        Some(_) => promise.started_at + goal.unwrap_or(Millis(0)),
        None => now + Millis(goal.map_or(0, |goal| goal.0 - promise.counted().0)),
    };
    let holder = queue.and_then(|queue| brand.owner_of(queue)).and_then(|owner| owner.team);
    let elsewhere =
        holder.filter(|team| promise.team.as_deref().is_some_and(|named| named != team.id.as_str()));
    let hours = hours(brand, promise);
    Clock {
        promise: match promise.metric {
            Metric::FirstResponse => t("desk-first-response"),
            Metric::NextResponse => t("desk-next-response"),
            Metric::FirstResolution => t("desk-resolution"),
            Metric::FullResolution => t("desk-resolution-reopened"),
            Metric::CustomerWait => t("desk-persons-wait"),
            Metric::Ola => t("desk-with-department"),
        }
        .into(),
        start: promise.started_at,
        warn: promise.warn_at.unwrap_or_else(|| left(promise.warn_ms)),
        due: promise.due_at.unwrap_or_else(|| left(promise.target_ms)),
        state: match (promise.state, elsewhere) {
            (Stand::Met, _) => ClockState::Met,
            (Stand::Missed, _) => ClockState::Missed,
            (Stand::Paused, _) => ClockState::Paused(t("desk-wait-person").into()),
            (_, Some(team)) => ClockState::Elsewhere(team.title().to_owned()),
            _ => ClockState::Running,
        },
        calendar: hours.map_or_else(|| t("why-round").into(), Calendar::label),
        pauses: Vec::new(),
        shut: hours.and_then(|hours| shut(hours, now)),
    }
}

/// Whose opening hours a promise counts, if it counts those.
fn hours<'b>(brand: &'b Brand, promise: &Promise) -> Option<&'b Calendar> {
    let name = promise.calendar.as_deref().filter(|_| promise.kind == Counts::Business)?;
    brand.model_of(promise.version).calendar(name)
}

fn shut(hours: &Calendar, now: Instant) -> Option<Shut> {
    let closes = hours.closes_at(now);
    match closes {
        None if hours.is_open_at(now) => None,
        _ => Some(Shut { closes, opens: hours.opens_at(closes.unwrap_or(now))? }),
    }
}

/// The pauses that are over: from when, and how long.
fn pauses(view: &CaseView, promise: &Promise) -> Vec<String> {
    let mut since = None;
    let mut pauses = Vec::new();
    for entry in view.clock_log.iter().filter(|entry| entry.clock_id == promise.id) {
        match (entry.what, since) {
            (What::Pause | What::Stop, _) => since = Some(entry.at),
            (What::Resume, Some(from)) => {
                pauses.push(tell(
                    "desk-pause",
                    &[("from", absolute(from).into()), ("length", entry.at.since(from).to_string().into())],
                ));
                since = None;
            }
            _ => {}
        }
    }
    pauses
}

/// What is not to be asked again: what was shown to be theirs, then what they said.
fn known(view: &CaseView) -> Vec<Known> {
    let verified = view.verified.iter().map(|held| Known {
        label: label(match held.kind {
            Names::Order => Datum::Order,
            Names::Account => Datum::Account,
            Names::Email => Datum::Email,
            Names::Phone => Datum::Phone,
        })
        .to_owned(),
        value: held.shown.clone(),
        message_id: None,
        verified: true,
    });
    let told = view.told().into_iter().map(|told| Known {
        label: label(told.datum).to_owned(),
        value: told.value,
        message_id: Some(told.message.to_string()),
        verified: false,
    });
    verified.chain(told).collect()
}

/// What somebody told us, as a word.
pub fn label(datum: Datum) -> &'static str {
    match datum {
        Datum::Card => t("desk-known-card"),
        Datum::Iban => t("desk-known-iban"),
        Datum::Email => t("desk-known-email"),
        Datum::Phone => t("desk-known-phone"),
        Datum::Order => t("desk-known-order"),
        Datum::Account => t("desk-known-account"),
        Datum::Postcode => t("desk-known-postcode"),
        Datum::Address => t("desk-known-address"),
        Datum::Name => t("desk-known-name"),
        Datum::Product => t("desk-known-product"),
        Datum::Time => t("desk-known-time"),
    }
}
