//! Reading by when: `[sla.NAME]` with its `target`s, and `[ola]`.

use std::sync::Arc;

use super::reader::{Item, Refers, Table};
use super::when;
use crate::condition::Condition;
use crate::model::{Ola, Sla, SlaTarget};
use crate::words::{Level, SlaClock};

pub(crate) fn sla(id: Arc<str>, table: &Table<'_>) -> Sla {
    let sla = Sla {
        id: id.into(),
        at: table.at(),
        clock: table.choice("clock").unwrap_or(SlaClock::Calendar),
        calendar: table.may_refer("calendar", Refers::Calendar),
        first_response: table.duration("first_response"),
        next_response: table.duration("next_response"),
        resolution: table.duration("resolution"),
        attainment: table.share("attainment"),
        warn_at: table.share("warn_at"),
        exceptions: table.tables("target").iter().map(target).collect(),
    };
    if sla.first_response.is_none() && sla.next_response.is_none() && sla.resolution.is_none() {
        table.refuse(
            format!("the SLA `{}` promises nothing", sla.id),
            "add `first_response`, `next_response` or `resolution`",
        );
    }
    sla
}

fn target(table: &Table<'_>) -> SlaTarget {
    let mut when = table.get("when").map(|item| when::when(&item)).unwrap_or_default();
    for key in ["visibility", "value_tier"] {
        if let Some(item) = table.get(key) {
            when.all.extend(when::test(&item));
        }
    }
    let priorities = table.get("priority").map(|item| item.list()).unwrap_or_default();
    let target = SlaTarget {
        at: table.at(),
        when,
        teams: table.refer_all("team", Refers::Team),
        priorities: priorities.iter().filter_map(Item::choice::<Level>).collect(),
        first_response: table.duration("first_response"),
        next_response: table.duration("next_response"),
        resolution: table.duration("resolution"),
        warn_at: table.share("warn_at"),
    };
    if target.when == Condition::default() && target.teams.is_empty() && target.priorities.is_empty() {
        table.refuse(
            "this target holds for every item, so those after it are never asked",
            "say for which items: `when`, `team`, `priority`, `visibility` or `value_tier`",
        );
    }
    table.done();
    target
}

pub(crate) fn ola(table: &Table<'_>) -> Ola {
    let ola = Ola {
        ack_within: table.duration("ack_within"),
        answer_within: table.duration("answer_within"),
        clock: table.choice("clock"),
    };
    table.done();
    ola
}
