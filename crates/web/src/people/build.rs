//! From the product's read models to the people pages. Pure.

use std::collections::HashMap;

use care::access::User;
use care::cases::Case;
use care::desk::{self, PeopleOrder, PersonView};
use care::identity::{About, Link};
use care::people;
use kernel::{PersonId, UserId};

use super::{Column, Known, One, View, who};
use crate::auth::Me;
use crate::desk::build::network;
use crate::desk::context::{Identity, Past};
use crate::shell::Frame;
use crate::ui::{self, Face, Mark, Network};

/// The list.
pub(super) fn list(
    frame: Frame,
    query: String,
    order: PeopleOrder,
    people: Vec<desk::Known>,
    next: Option<PersonId>,
) -> View {
    let known = |known: desk::Known| Known {
        id: known.id.to_string(),
        face: Face::new(known.id.to_string(), known.name.as_str()),
        name: known.name,
        handle: known.handle,
        network: network(&known.channel),
        mark: mark(known.reach),
        messages: count(known.messages),
        open: count(known.open_cases),
        last_seen: known.last_seen_at,
    };
    View {
        frame,
        columns: columns(&query, order),
        more: next.map(|next| address("/people", &query, order, Some(next))),
        csv: address("/people.csv", &query, order, None),
        query,
        people: people.into_iter().map(known).collect(),
    }
}

/// The columns. By what is counted nobody is listed: it would have to be counted of everybody.
pub(crate) fn columns(query: &str, order: PeopleOrder) -> Vec<Column> {
    let column = |title, number, orders: Option<[PeopleOrder; 2]>| {
        let to = orders.map(|[first, second]| {
            let other = if order == first { second } else { first };
            address("/people", query, other, None)
        });
        let sorted = orders.filter(|orders| orders.contains(&order)).map(|_| order.name().starts_with('-'));
        Column { title, number, to, sorted }
    };
    let by = |first, second| Some([first, second]);
    vec![
        column(ui::t("desk-person"), false, by(PeopleOrder::Name, PeopleOrder::NameDown)),
        column(ui::t("people-where"), false, None),
        column(ui::t("views-column-reach"), true, by(PeopleOrder::ReachDown, PeopleOrder::Reach)),
        column(ui::t("search-messages"), true, None),
        column(ui::t("people-open"), true, None),
        column(ui::t("people-last-wrote"), true, by(PeopleOrder::Latest, PeopleOrder::Earliest)),
    ]
}

fn address(path: &str, query: &str, order: PeopleOrder, after: Option<PersonId>) -> String {
    let mut asked = form_urlencoded::Serializer::new(String::new());
    if !query.is_empty() {
        asked.append_pair("q", query);
    }
    asked.append_pair("sort", order.name());
    if let Some(after) = after {
        asked.append_pair("after", &after.to_string());
    }
    format!("{path}?{}", asked.finish())
}

/// One person.
pub(super) fn one(
    frame: Frame,
    view: PersonView,
    me: &Me,
    about: About,
    named: &HashMap<PersonId, String>,
    users: &HashMap<UserId, User>,
) -> One {
    let moved = (about.head != view.person.id).then(|| about.head.to_string());
    let PersonView { person, identities, cases, written, vip } = view;
    let latest = identities.first();
    One {
        frame,
        first_seen: person.first_seen_at,
        person: Known {
            id: person.id.to_string(),
            face: Face::new(person.id.to_string(), person.name.as_str()),
            name: person.name,
            handle: latest.map(|identity| identity.handle.clone()).unwrap_or_default(),
            network: latest.map_or_else(
                || Network::new("none", ui::t("people-nowhere")),
                |identity| network(&identity.channel),
            ),
            mark: if vip.is_some() { Some(Mark::Vip) } else { mark(person.reach) },
            messages: count(written),
            open: cases.iter().filter(|case| case.state != care::cases::State::Resolved).count() as u64,
            last_seen: person.last_seen_at,
        },
        vip: vip.map(|vip| vip.reason),
        identities: identities.into_iter().map(|one| identity(one, &about.links)).collect(),
        maybe: about.pairs.into_iter().map(who::build::maybe).collect(),
        joins: who::build::joins(about.joins, named, users),
        moved,
        back: format!("/people/{}", person.id),
        csrf: me.session.csrf.clone(),
        may: who::build::may(me),
        cases: cases.into_iter().map(past).collect(),
    }
}

fn identity(identity: people::Identity, links: &[Link]) -> Identity {
    let link = links.iter().find(|link| link.identity_id == identity.id && link.undone_at.is_none());
    let linked = link.is_some_and(|link| link.join_id.is_some());
    Identity {
        network: network(&identity.channel),
        handle: identity.handle,
        evidence: if linked { ui::t("identity-linked-evidence") } else { ui::t("identity-known") }.into(),
    }
}

fn past(case: Case) -> Past {
    let subject = case.topic.unwrap_or(case.last_text);
    Past {
        case_id: case.id.to_string(),
        subject: if subject.trim().is_empty() { ui::t("people-no-words").into() } else { subject },
        network: network(&case.origin_channel),
        state: crate::named::state(case.state).to_owned(),
        at: case.opened_at,
    }
}

fn mark(reach: Option<i64>) -> Option<Mark> {
    Some(Mark::Reach(u64::try_from(reach?).ok()?))
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
