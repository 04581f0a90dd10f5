//! Reading who exists and what is promised: SLAs, departments, teams, queues.

use std::sync::Arc;

use super::reader::{Item, Refers, Table};
use crate::model::{Admission, Authority, Department, Queue, Sla, Team};
use crate::words::SlaClock;

/// `[calendar.NAME]` and `[sla.NAME]`: the entries of a table whose keys are names.
pub(crate) fn named<'a, T>(
    root: &Table<'a>,
    key: &'static str,
    read: impl Fn(Arc<str>, &Table<'a>) -> T,
) -> Vec<T> {
    let entries = root.table(key).map(|table| table.entries()).unwrap_or_default();
    let read_one = |item: &Item<'a>| {
        let table = item.table()?;
        let one = read(item.key.into(), &table);
        table.done();
        Some(one)
    };
    entries.iter().filter_map(read_one).collect()
}

pub(crate) fn sla(id: Arc<str>, table: &Table<'_>) -> Sla {
    let sla = Sla {
        id: id.into(),
        at: table.at(),
        clock: table.choice("clock").unwrap_or(SlaClock::Calendar),
        first_response: table.duration("first_response"),
        next_response: table.duration("next_response"),
        resolution: table.duration("resolution"),
        attainment: table.share("attainment"),
        warn_at: table.share("warn_at"),
    };
    if sla.first_response.is_none() && sla.next_response.is_none() && sla.resolution.is_none() {
        table.refuse(
            format!("the SLA `{}` promises nothing", sla.id),
            "add `first_response`, `next_response` or `resolution`",
        );
    }
    sla
}

pub(crate) fn department(table: &Table<'_>) -> Department {
    Department {
        at: table.at(),
        id: table.id(),
        name: table.word("name"),
        lead: table.get("lead").and_then(|item| item.name()).map(Into::into),
    }
}

pub(crate) fn team(table: &Table<'_>) -> Team {
    Team {
        at: table.at(),
        id: table.id(),
        name: table.word("name"),
        department: table.refer("department", Refers::Department),
        dotted_to: table.refer_all("dotted_to", Refers::Department),
        parent: table.may_refer("parent", Refers::Team),
        headcount_from: table.may_refer("headcount_from", Refers::Department),
        calendar: table.refer("calendar", Refers::Calendar),
        channels: table.words("channels"),
        may_publish: table.words("may_publish"),
        skills: table.words("skills"),
        capacity_units: table.get("capacity_units").and_then(|item| item.whole()),
        hourly_cost: table.number("hourly_cost"),
        admission: table.table("admission").map(|table| {
            let admission =
                Admission { certificate: table.words("certificate"), opt_in: table.flag("opt_in") };
            table.done();
            admission
        }),
        authority: table.table("authority").map(|table| {
            let authority = Authority {
                goodwill_limit: table.number("goodwill_limit"),
                off_script: table.flag("off_script"),
                public_apology: table.flag("public_apology"),
            };
            table.done();
            authority
        }),
        scorecard_visible_to: table.refer_all("scorecard_visible_to", Refers::Department),
    }
}

pub(crate) fn queue(table: &Table<'_>) -> Queue {
    Queue {
        at: table.at(),
        id: table.id(),
        name: table.word("name"),
        team: Some(table.refer("team", Refers::Team)),
        select: table.choice("select"),
        closed_message: table.word("closed_message"),
    }
}
