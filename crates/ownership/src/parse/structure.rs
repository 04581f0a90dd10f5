//! Reading who exists and when they work: calendars, SLAs, departments, teams, queues.

use std::sync::Arc;

use super::reader::{Item, Refers, Table};
use crate::model::{Admission, Authority, Calendar, Department, OpenHours, Queue, Sla, Team};
use crate::words::SlaClock;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

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

pub(crate) fn calendar(id: Arc<str>, table: &Table<'_>) -> Calendar {
    let tz = table.need("tz").and_then(|item| {
        let tz = item.word()?;
        let is_zone = tz == "UTC" || (tz.contains('/') && !tz.contains(char::is_whitespace));
        if !is_zone {
            item.refuse(
                format!("`{tz}` is not a time zone"),
                "write `UTC` or an IANA name such as `Europe/London`",
            );
        }
        Some(Arc::from(tz))
    });
    let open = table.need("open").map(|item| item.list()).unwrap_or_default();
    Calendar {
        id: id.into(),
        at: table.at(),
        tz: tz.unwrap_or_else(|| "UTC".into()),
        open: open.iter().filter_map(hours).collect(),
        holidays: table.word("holidays"),
    }
}

fn hours(item: &Item<'_>) -> Option<OpenHours> {
    let text = item.word()?;
    let read = || {
        let (days, minutes) = text.split_once(' ')?;
        let (first, last) = days.split_once('-').unwrap_or((days, days));
        let day = |name: &str| DAYS.iter().position(|day| *day == name).map(|day| day as u8);
        let (from, to) = minutes.trim().split_once('-')?;
        let hours = OpenHours { days: (day(first)?, day(last)?), minutes: (minute(from)?, minute(to)?) };
        (hours.days.0 <= hours.days.1 && hours.minutes.0 < hours.minutes.1).then_some(hours)
    };
    let hours = read();
    if hours.is_none() {
        item.refuse(
            format!("`{text}` are no opening hours"),
            "write `mon-fri 08:00-20:00`; split what passes midnight or the end of the week in two",
        );
    }
    hours
}

fn minute(text: &str) -> Option<u16> {
    let (h, m) = text.split_once(':')?;
    let (h, m): (u16, u16) = (h.parse().ok()?, m.parse().ok()?);
    (m < 60 && h * 60 + m <= 1440 && h <= 24).then_some(h * 60 + m)
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
