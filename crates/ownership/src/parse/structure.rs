//! Reading who exists: departments, teams, queues, what they hold and how well they work.

use std::sync::Arc;

use super::reader::{Item, Refers, Table};
use crate::model::{Admission, Authority, Capacity, Department, Queue, Standard, Team, Weight, Weights};

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
        skills: table.get("skills").map(|item| skills(&item)).unwrap_or_default(),
        weights: weights(table),
        ramp_up: table.duration("ramp_up"),
        standards: table.get("standards").and_then(|item| item.refer(Refers::Standard)),
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
        relax_after: table.duration("relax_after"),
        closed_message: table.word("closed_message"),
    }
}

/// Skills, each with its level behind a colon if it is not 1: `["billing:2", "sales"]`.
pub(crate) fn skills(item: &Item<'_>) -> Vec<Arc<str>> {
    let one = |item: &Item<'_>| {
        let text = item.word()?;
        let (skill, level) = text.split_once(':').unwrap_or((text, "1"));
        let named =
            !skill.is_empty() && skill.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
        if !named || !matches!(level, "1" | "2" | "3" | "4" | "5") {
            item.refuse(
                format!("`{text}` is no skill"),
                "write a name and, behind a colon, a level from 1 to 5: `billing:2`",
            );
            return None;
        }
        Some(Arc::from(text))
    };
    item.list().iter().filter_map(one).collect()
}

pub(crate) fn capacity(table: &Table<'_>) -> Capacity {
    let capacity =
        Capacity { units: table.get("units").and_then(|item| item.whole()), weights: weights(table) };
    table.done();
    capacity
}

/// `weights = { voice = "all", chat = 2, public = 1 }`
fn weights(table: &Table<'_>) -> Weights {
    let entries = table.table("weights").map(|table| table.entries()).unwrap_or_default();
    let one = |item: &Item<'_>| {
        let weight = match item.str() {
            Some("all") => Weight::All,
            Some(_) => {
                item.wrong("a number of units, or \"all\"");
                return None;
            }
            None => Weight::Units(item.whole()?),
        };
        Some((Arc::from(item.key), weight))
    };
    Weights(entries.iter().filter_map(one).collect())
}

pub(crate) fn standard(id: Arc<str>, table: &Table<'_>) -> Standard {
    let goodwill = table.table("goodwill").map(|table| table.entries()).unwrap_or_default();
    let limit = |item: &Item<'_>| {
        let limit = item.number()?;
        if limit < 0.0 {
            item.refuse(format!("the goodwill for `{}` is {limit}", item.key), "write 0 or more");
        }
        Some((Arc::from(item.key), limit))
    };
    Standard {
        id,
        at: table.at(),
        scorecard: table.get("scorecard").and_then(|item| item.name()),
        tone: table.word("tone"),
        goodwill: goodwill.iter().filter_map(limit).collect(),
    }
}
