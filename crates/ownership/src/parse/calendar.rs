//! Reading when it is open: `[calendar.NAME]` and `[holidays.NAME]`.

use std::sync::Arc;

use jiff::civil::Date;

use super::reader::{Item, Refers, Table};
use crate::calendar::{Calendar, DAYS, Holiday, Lazy, OpenHours, SpecialDay, clock, nearest_zone, zone};
use crate::finding::Code;
use crate::holidays::HolidaySet;

const HOURS: &str = "write `mon-fri 08:00-20:00`, with further shifts of the day behind it: `mon-fri 09:00-12:30 13:30-18:00`";

pub(crate) fn calendar(id: Arc<str>, table: &Table<'_>) -> Calendar {
    let tz = table.need("tz").and_then(|item| {
        let name = item.word()?;
        let zone = zone(name);
        if zone.is_none() {
            item.refuse_as(Code::UnknownZone, format!("`{name}` is not a time zone"), nearest_zone(name));
        }
        zone?.iana_name().map(Arc::from)
    });
    let calendar = Calendar {
        id: id.into(),
        at: table.at(),
        tz: tz.unwrap_or_else(|| "UTC".into()),
        open: open(table),
        holidays: table.refer_all("holidays", Refers::Holidays),
        closed: table.get("closed").map(|item| dates(&item)).unwrap_or_default(),
        special: table.get("special").map(|item| special(&item)).unwrap_or_default(),
        sets: Vec::new(),
        hours: Lazy::default(),
    };
    for day in &calendar.special {
        if calendar.closed.iter().any(|closed| closed.date == day.date) {
            let what =
                format!("the calendar `{}` has hours on {} and is closed on it", calendar.id, day.date);
            table.refuse(what, "remove the date from `closed` or from `special`");
        }
    }
    calendar
}

pub(crate) fn holiday_set(id: Arc<str>, table: &Table<'_>) -> HolidaySet {
    let mut dates = table.need("dates").map(|item| dates(&item)).unwrap_or_default();
    dates.sort();
    dates.dedup_by_key(|holiday| holiday.date);
    HolidaySet { id, at: table.at(), dates }
}

/// The week's hours; shifts that overlap are refused at the later one.
fn open(table: &Table<'_>) -> Vec<OpenHours> {
    let Some(item) = table.need("open") else { return Vec::new() };
    let mut open = Vec::new();
    let mut taken: Vec<(u8, (u16, u16), String)> = Vec::new();
    for item in item.list() {
        let Some(hours) = hours(&item) else { continue };
        for (day, shift) in hours.spread() {
            let name = format!("{} {}-{}", DAYS[usize::from(day)], clock(shift.0), clock(shift.1));
            match taken.iter().find(|(d, other, _)| *d == day && other.0 < shift.1 && shift.0 < other.1) {
                Some((.., other)) => {
                    item.refuse_as(
                        Code::OverlappingShifts,
                        format!("`{name}` overlaps `{other}`"),
                        "end the earlier shift before the later one begins, or write them as one",
                    );
                    break;
                }
                None => taken.push((day, shift, name)),
            }
        }
        open.push(hours);
    }
    if item.list().is_empty() {
        item.refuse("a calendar without hours never opens", HOURS);
    }
    open
}

fn hours(item: &Item<'_>) -> Option<OpenHours> {
    let text = item.word()?;
    let read = || {
        let (days, rest) = text.trim().split_once(' ')?;
        let (first, last) = days.split_once('-').unwrap_or((days, days));
        let day = |name: &str| DAYS.iter().position(|day| *day == name).map(|day| day as u8);
        let shifts = shifts(rest)?;
        Some(OpenHours { days: (day(first)?, day(last)?), shifts })
    };
    let hours = read();
    if hours.is_none() {
        item.refuse(format!("`{text}` are no opening hours"), HOURS);
    }
    hours
}

/// `09:00-12:30 13:30-18:00`.
fn shifts(text: &str) -> Option<Vec<(u16, u16)>> {
    let shift = |text: &str| {
        let (from, to) = text.split_once('-')?;
        let (from, to) = (minute(from)?, minute(to)?);
        (from != to && from < 1440).then_some((from, to))
    };
    text.split_whitespace().map(shift).collect::<Option<Vec<_>>>().filter(|shifts| !shifts.is_empty())
}

fn minute(text: &str) -> Option<u16> {
    let (h, m) = text.split_once(':')?;
    let (h, m): (u16, u16) = (h.parse().ok()?, m.parse().ok()?);
    (h <= 24 && m < 60 && h * 60 + m <= 1440).then_some(h * 60 + m)
}

/// `["2026-12-31", { date = "2026-12-24", name = "Christmas Eve" }]`
fn dates(item: &Item<'_>) -> Vec<Holiday> {
    let one = |item: &Item<'_>| {
        let Some(table) = item.plain_table() else {
            return Some(Holiday { date: date(item)?, name: None });
        };
        let date = table.need("date").and_then(|item| date(&item));
        let name = table.word("name");
        table.done();
        Some(Holiday { date: date?, name })
    };
    item.list().iter().filter_map(one).collect()
}

fn special(item: &Item<'_>) -> Vec<SpecialDay> {
    let mut days: Vec<SpecialDay> = Vec::new();
    for item in item.list() {
        let Some(table) = item.table() else { continue };
        let date = table.need("date").and_then(|item| date(&item));
        let shifts = table.need("open").map(|item| {
            let text = item.list().iter().filter_map(Item::word).collect::<Vec<_>>().join(" ");
            let mut shifts = shifts(&text).unwrap_or_default();
            shifts.sort_unstable();
            let fits = shifts.iter().all(|(from, to)| from < to);
            if shifts.is_empty() || !fits || shifts.windows(2).any(|pair| pair[1].0 < pair[0].1) {
                item.refuse(
                    format!("`{text}` are no hours of one day"),
                    "write `09:00-12:00`, with further shifts behind it; they may not overlap or pass midnight",
                );
            }
            shifts
        });
        let name = table.word("name");
        table.done();
        let (Some(date), Some(shifts)) = (date, shifts) else { continue };
        if days.iter().any(|day| day.date == date) {
            item.refuse(format!("{date} stands here twice"), "write all its shifts into one entry");
        }
        days.push(SpecialDay { date, name, shifts });
    }
    days
}

/// A date in quotes or without.
fn date(item: &Item<'_>) -> Option<Date> {
    let value = item.value.get_ref();
    let text = match (value.as_str(), value.as_datetime()) {
        (Some(text), _) => text.to_owned(),
        (None, Some(date)) => date.to_string(),
        (None, None) => {
            item.wrong("a date such as \"2026-12-24\"");
            return None;
        }
    };
    let date = Some(text.as_str()).filter(|text| text.len() == 10).and_then(|text| text.parse().ok());
    if date.is_none() {
        item.refuse(format!("`{text}` is no date"), "write it as \"2026-12-24\"");
    }
    date
}
