//! Holidays from an iCalendar file (RFC 5545), as authorities publish them: its day-long events.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::YEARS;
use crate::calendar::Holiday;
use crate::fact::Mistake;

/// Larger texts are refused.
const SIZE_MAX: usize = 4 * 1024 * 1024;
/// More dates than this are refused.
const DATES_MAX: usize = 10_000;
/// A longer event is no holiday; the rest of it is left out.
const DAYS_MAX: i32 = 60;
/// A longer name is cut, in characters.
const NAME_MAX: usize = 80;

/// Reads the day-long events of an iCalendar file, in order of date, each date once. Events that last several days
/// give several dates; yearly ones are written out for the years 2000 to 2069; cancelled ones and those with a
/// time of day are left out.
///
/// # Errors
/// If it is not such a file, is larger than 4 MiB, or holds no day-long event or more than 10,000 dates.
pub fn holidays_from_ics(text: &str) -> Result<Vec<Holiday>, Mistake> {
    if text.len() > SIZE_MAX {
        let what = format!("the calendar has {} bytes, more than {SIZE_MAX}", text.len());
        return Err(Mistake::new(what, "export the holidays only"));
    }
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.get(..15).is_some_and(|head| head.eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        return Err(Mistake::new(
            "this is no iCalendar file",
            "choose a file that begins with `BEGIN:VCALENDAR`",
        ));
    }
    let mut dates: Vec<Holiday> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut event = Event::default();
    for (number, line) in unfold(text) {
        let Some((name, parameters, value)) = property(&line) else { continue };
        match name.as_str() {
            "BEGIN" => {
                open.push(value.to_ascii_uppercase());
                if open.last().is_some_and(|part| part == "VEVENT") {
                    event = Event::default();
                }
            }
            "END" => {
                let ended = open.pop();
                if ended.as_deref() != Some(&value.to_ascii_uppercase()) {
                    let what = format!("line {number} ends `{}`, which has not begun", shortened(value));
                    return Err(Mistake::new(what, "export the calendar again: the file is damaged"));
                }
                if ended.as_deref() == Some("VEVENT") {
                    std::mem::take(&mut event).write(&mut dates);
                }
            }
            // What stands in an alarm inside an event is not the event's.
            _ if open.last().is_some_and(|part| part == "VEVENT") => {
                event.read(&name, &parameters, value).map_err(|what| {
                    Mistake::new(
                        format!("line {number}: {what}"),
                        "export the calendar again, or remove this event",
                    )
                })?;
            }
            _ => {}
        }
        if dates.len() > DATES_MAX {
            let what = format!("the calendar has more than {DATES_MAX} dates");
            return Err(Mistake::new(what, "export the holidays only"));
        }
    }
    dates.sort_by_key(|holiday| holiday.date);
    dates.dedup_by_key(|holiday| holiday.date);
    if dates.is_empty() {
        return Err(Mistake::new(
            "the calendar has no day-long event",
            "choose a calendar of public holidays",
        ));
    }
    Ok(dates)
}

/// Lines with their numbers; one that begins with a blank goes on with the one before it.
fn unfold(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (i, line) in text.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, whole))) => whole.push_str(rest),
            _ => lines.push((i + 1, line.to_owned())),
        }
    }
    lines
}

/// The name, the parameters and the value of a line. A colon inside quotes is part of a parameter.
fn property(line: &str) -> Option<(String, String, &str)> {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ':' && !quoted
    })?;
    let (head, value) = (&line[..colon.0], &line[colon.0 + 1..]);
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    Some((name.trim().to_ascii_uppercase(), parameters.to_ascii_uppercase(), value.trim()))
}

fn shortened(text: &str) -> String {
    text.chars().take(30).collect()
}

#[derive(Default)]
struct Event {
    start: Option<Date>,
    end: Option<Date>,
    days: Option<i32>,
    name: Option<String>,
    repeats: Option<Repeats>,
    except: Vec<Date>,
    /// It has a time of day, or is cancelled.
    no_holiday: bool,
}

impl Event {
    fn read(&mut self, name: &str, parameters: &str, value: &str) -> Result<(), String> {
        match name {
            "DTSTART" => {
                self.start = Some(date(value).ok_or_else(|| format!("`{}` is no date", shortened(value)))?);
                self.no_holiday |= !is_midnight(value);
            }
            "DTEND" => self.end = date(value).filter(|_| is_midnight(value)),
            "DURATION" => {
                self.days = days(value);
                self.no_holiday |= self.days.is_none();
            }
            "SUMMARY" => self.name = Some(unescape(value)),
            "STATUS" => self.no_holiday |= value.eq_ignore_ascii_case("CANCELLED"),
            "RRULE" => self.repeats = Repeats::read(value),
            "EXDATE" if !parameters.contains("VALUE=PERIOD") => {
                self.except.extend(value.split(',').filter_map(date));
            }
            _ => {}
        }
        Ok(())
    }

    fn write(self, dates: &mut Vec<Holiday>) {
        let Some(start) = self.start.filter(|_| !self.no_holiday) else { return };
        let until_end = self.end.map(|end| start.duration_until(end).as_hours() as i32 / 24);
        let days = until_end.or(self.days).unwrap_or(1).clamp(1, DAYS_MAX);
        let name = self.name.filter(|name| !name.is_empty());
        let starts = match &self.repeats {
            Some(repeats) => repeats.starts(start),
            None => vec![start],
        };
        for first in starts.into_iter().filter(|first| !self.except.contains(first)) {
            for day in 0..days {
                let Ok(date) = first.checked_add(day.days()) else { continue };
                if YEARS.contains(&date.year()) {
                    dates.push(Holiday { date, name: name.as_deref().map(Into::into) });
                }
            }
        }
    }
}

/// `FREQ=YEARLY`, with the parts that calendars of holidays use.
#[derive(Default)]
struct Repeats {
    interval: i16,
    count: Option<usize>,
    until: Option<Date>,
    month: Option<i8>,
    day: Option<i8>,
    weekday: Option<(i8, Weekday)>,
}

impl Repeats {
    /// `None` if it does not repeat by the year: then the event counts once.
    fn read(rule: &str) -> Option<Self> {
        let mut repeats = Self { interval: 1, ..Self::default() };
        let mut yearly = false;
        for part in rule.split(';') {
            let (key, value) = part.split_once('=')?;
            match key.trim().to_ascii_uppercase().as_str() {
                "FREQ" => yearly = value.eq_ignore_ascii_case("YEARLY"),
                "INTERVAL" => repeats.interval = value.parse().ok().filter(|n| (1..=100).contains(n))?,
                "COUNT" => repeats.count = Some(value.parse().ok()?),
                "UNTIL" => repeats.until = Some(date(value)?),
                "BYMONTH" => repeats.month = Some(value.parse().ok()?),
                "BYMONTHDAY" => repeats.day = Some(value.parse().ok()?),
                "BYDAY" => repeats.weekday = Some(nth_weekday(value)?),
                "WKST" => {}
                _ => return None,
            }
        }
        yearly.then_some(repeats)
    }

    fn starts(&self, start: Date) -> Vec<Date> {
        let mut starts = Vec::new();
        let mut year = start.year();
        while year <= *YEARS.end() && self.count.is_none_or(|count| starts.len() < count) {
            let month = self.month.unwrap_or(start.month());
            let date = match self.weekday {
                Some((n, weekday)) => {
                    Date::new(year, month, 1).and_then(|first| first.nth_weekday_of_month(n, weekday)).ok()
                }
                None => Date::new(year, month, self.day.unwrap_or(start.day())).ok(),
            };
            if self.until.is_some_and(|until| date.is_some_and(|date| date > until)) {
                break;
            }
            starts.extend(date.filter(|date| *date >= start));
            year = year.saturating_add(self.interval);
        }
        starts
    }
}

/// `-1MO`, `2TU`.
fn nth_weekday(text: &str) -> Option<(i8, Weekday)> {
    let (n, day) = text.trim().split_at_checked(text.trim().len().checked_sub(2)?)?;
    let days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let place = days.iter().position(|known| known.eq_ignore_ascii_case(day))?;
    let n = n.trim_start_matches('+').parse().ok().filter(|n: &i8| *n != 0 && n.abs() <= 5)?;
    Some((n, Weekday::from_monday_zero_offset(place as i8).ok()?))
}

/// `20261225`, with or without a time.
fn date(text: &str) -> Option<Date> {
    let digits = text.trim().get(..8).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    Date::new(digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?).ok()
}

fn is_midnight(text: &str) -> bool {
    text.trim().get(8..).is_none_or(|time| time.is_empty() || time.starts_with("T000000"))
}

/// `P1D`, `P2W`.
fn days(text: &str) -> Option<i32> {
    let length = text.trim().strip_prefix('P')?;
    match length.split_at_checked(length.len().checked_sub(1)?)? {
        (n, "D") => n.parse().ok(),
        (n, "W") => n.parse::<i32>().ok()?.checked_mul(7),
        _ => None,
    }
}

fn unescape(text: &str) -> String {
    let mut name = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let c = if c == '\\' {
            chars.next().map_or(' ', |c| if matches!(c, 'n' | 'N') { ' ' } else { c })
        } else {
            c
        };
        name.push(if c.is_control() { ' ' } else { c });
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    name.chars().take(NAME_MAX).collect()
}
