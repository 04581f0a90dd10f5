//! The open case.

use care::brand::Brand;
use care::cases::State as Stands;
use care::clocks::{Clock as Promise, Metric};
use care::desk::{Around, CaseView};
use kernel::{Instant, Role};

use super::timeline::timeline;
use super::{mark, network, queue_chip};
use crate::auth::Me;
use crate::desk::case::{Conversation, Doing, Known, May, Owner, Person, State, Viewer};
use crate::desk::composer::Composer;
use crate::facts::Menu;
use crate::ui::{Clock, ClockState, Face};

/// The conversation of an open case.
pub fn conversation(
    brand: &Brand,
    me: &Me,
    view: &CaseView,
    around: &Around,
    slug: &str,
    composer: Option<Composer>,
    now: Instant,
) -> Conversation {
    let name = view.identities.first().map(|identity| identity.handle.clone()).unwrap_or_default();
    let handle = me.user.role >= Role::Agent;
    let queue = view.item.as_ref().map_or("", |item| item.queue.as_str());
    Conversation {
        id: view.case.id.to_string(),
        view: slug.to_owned(),
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
            mark: mark(view.person.reach),
        },
        owner: owner(me, view),
        queue: queue_chip(brand, queue),
        clock: view.nearest_clock().map(|promise| clock(brand, promise)),
        viewers: view
            .writing
            .iter()
            .map(|(id, name)| Viewer {
                face: Face::new(id.to_string(), name.as_str()),
                doing: Doing::Writing,
            })
            .collect(),
        known: view
            .told()
            .into_iter()
            .map(|told| Known {
                label: label(&told.kind).to_owned(),
                value: told.value,
                message_id: told.message.to_string(),
            })
            .collect(),
        timeline: timeline(brand, view, handle),
        composer,
        colleagues: super::colleagues(brand, me, view, around),
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
            let name = view.users.get(&id).map_or("a former colleague", |user| user.name.as_str());
            Owner::Colleague(Face::new(id.to_string(), name))
        }
    }
}

/// A running promise.
pub(super) fn clock(brand: &Brand, promise: &Promise) -> Clock {
    let warn_at = brand.model.sla(&promise.sla).and_then(|sla| sla.warn_at).unwrap_or(0.75);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a share of a promise is far below 2^53 milliseconds"
    )]
    let warn = promise.started_at + kernel::Millis((promise.target_ms.0 as f64 * warn_at) as i64);
    Clock {
        promise: match promise.metric {
            Metric::FirstResponse => "First response",
            Metric::NextResponse => "Next response",
        }
        .into(),
        start: promise.started_at,
        warn,
        due: promise.due_at,
        state: ClockState::Running,
        calendar: "round the clock".into(),
        pauses: Vec::new(),
    }
}

fn label(kind: &str) -> &'static str {
    match kind {
        "card" => "Card number",
        "iban" => "Bank account",
        "email" => "E-mail",
        "phone" => "Telephone",
        _ => "Detail",
    }
}
