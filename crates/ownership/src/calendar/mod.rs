//! Opening hours, and business time: the time that passes while a calendar is open.
//!
//! In: a `[calendar.NAME]` of a model file, with its zone, shifts, holidays and days of its own. Out: whether it
//! is open at a moment, how much open time lies between two, and when a length of it will have passed.
//!
//! Promised: a calendar is open at a moment exactly if the clock on the wall of its zone then shows a time inside
//! a shift of that date. So an hour that the clocks skip is not counted, and an hour that they repeat counts
//! twice. No question walks minutes or days: each costs a few binary searches, however far apart the moments.

mod hours;
mod zone;

use std::fmt;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use kernel::{Instant, Millis};
use serde::{Deserialize, Serialize, Serializer};

use crate::finding::{At, join};
use crate::holidays::HolidaySet;
use crate::name::CalendarName;
use hours::Hours;
pub(crate) use zone::{nearest_zone, zone};

/// The names of weekdays in a file, Monday first.
pub(crate) const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Opening hours.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calendar {
    /// Its name.
    pub id: CalendarName,
    #[serde(skip)]
    pub(crate) at: At,
    /// The time zone's IANA name.
    pub tz: Arc<str>,
    /// When it is open in an ordinary week, in local time; no two shifts overlap.
    pub open: Vec<OpenHours>,
    /// The sets of public holidays on which it is closed, such as `GB-ENG`: built in, or of the file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<Arc<str>>,
    /// Further dates on which it is closed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<Holiday>,
    /// Dates with hours of their own, holiday or not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub special: Vec<SpecialDay>,
    /// The sets of the file that `holidays` names; the others are built in.
    #[serde(skip)]
    pub(crate) sets: Vec<Arc<HolidaySet>>,
    #[serde(skip)]
    pub(crate) hours: Lazy,
}

/// The same shifts on several days of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenHours {
    /// The first and the last day; Monday is 0. The last may stand before the first: `sat-mon`.
    pub days: (u8, u8),
    /// From and to in minutes since midnight, the end not included. What ends at or before its start ends on the
    /// next day.
    pub shifts: Vec<(u16, u16)>,
}

/// A date on which a calendar is closed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Holiday {
    /// The date, where the calendar is.
    pub date: Date,
    /// What is celebrated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Arc<str>>,
}

/// A date with hours of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpecialDay {
    /// The date, where the calendar is.
    pub date: Date,
    /// What is special.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Arc<str>>,
    /// Its shifts in minutes since midnight, in order.
    #[serde(serialize_with = "shifts_as_text")]
    pub shifts: Vec<(u16, u16)>,
}

/// The hours as arithmetic needs them, made when they are first asked for.
#[derive(Clone, Default)]
pub(crate) struct Lazy(OnceLock<Arc<Hours>>);

impl PartialEq for Lazy {
    /// They follow from the other fields.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
impl fmt::Debug for Lazy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// A moment in microseconds, far enough from the ends of `i64` to add an offset to it.
fn micros(at: Instant) -> i64 {
    at.micros().clamp(-hours::FAR, hours::FAR)
}

impl Calendar {
    fn hours(&self) -> &Hours {
        self.hours.0.get_or_init(|| Arc::new(Hours::new(self)))
    }

    /// Whether it is open at this moment, holidays and special days considered.
    pub fn is_open_at(&self, at: Instant) -> bool {
        let (hours, at) = (self.hours(), micros(at));
        hours.total(at + 1) > hours.total(at)
    }

    /// How much of the time between two moments it is open; negative if `to` is the earlier one.
    pub fn open_between(&self, from: Instant, to: Instant) -> Millis {
        let hours = self.hours();
        Millis((hours.total(micros(to)) - hours.total(micros(from))) / 1000)
    }

    /// The moment at which this much open time has passed since `from`: at the latest when a shift ends, never at
    /// the beginning of the next. `from` itself if the length is nothing or less.
    pub fn after(&self, from: Instant, length: Millis) -> Instant {
        if length.0 <= 0 {
            return from;
        }
        let hours = self.hours();
        let target = hours.total(micros(from)).saturating_add(length.0.saturating_mul(1000));
        Instant::from_micros(hours.reaches(target).unwrap_or(i64::MAX))
    }

    /// When it closes next; `None` while it is closed, and if it never closes.
    pub fn closes_at(&self, at: Instant) -> Option<Instant> {
        self.is_open_at(at).then(|| self.hours().closes(micros(at)).map(Instant::from_micros)).flatten()
    }

    /// When it opens next; `at` itself while it is open. `None` if it never opens again.
    pub fn opens_at(&self, at: Instant) -> Option<Instant> {
        let hours = self.hours();
        // It opens just before the first microsecond of open time has passed.
        hours.reaches(hours.total(micros(at)) + 1).map(|passed| Instant::from_micros(passed - 1))
    }

    /// Whether it is open at this moment in a week without holidays and special days.
    pub fn is_usually_open_at(&self, at: Instant) -> bool {
        let (weekday, minute) = self.hours().wall(micros(at));
        self.is_open(weekday, minute)
    }

    /// The weekday (Monday is 0) and the minute of the day that the wall clock shows.
    pub(crate) fn wall(&self, at: Instant) -> (u8, u16) {
        self.hours().wall(micros(at))
    }

    /// Whether it is open on a weekday (Monday is 0) at a minute of the day, public holidays aside.
    pub fn is_open(&self, weekday: u8, minute: u16) -> bool {
        self.hours().week[usize::from(weekday % 7)].iter().any(|(from, to)| (*from..*to).contains(&minute))
    }

    /// Minutes of an ordinary week in which it is closed.
    pub fn closed_minutes_a_week(&self) -> u32 {
        7 * 1440 - self.hours().minutes_a_week() as u32
    }

    /// Why this date is not as its weekday usually is: a holiday's or a special day's name, or the date if it has
    /// none. `None` on an ordinary day.
    pub fn exception_on(&self, date: Date) -> Option<Arc<str>> {
        self.hours().exception_on(date)
    }

    /// The hours in words, for the desk: `mon-fri 08:00-20:00 (Europe/London), closed on holidays of GB-ENG`.
    pub fn label(&self) -> String {
        if self.closed_minutes_a_week() == 0 && self.holidays.is_empty() && self.closed.is_empty() {
            return "always open".to_owned();
        }
        let mut label = self.open.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        label.push_str(&format!(" ({})", self.tz));
        if !self.holidays.is_empty() {
            let sets = join(self.holidays.iter().map(ToString::to_string), "and");
            label.push_str(&format!(", closed on the holidays of {sets}"));
        }
        label
    }
}

impl OpenHours {
    /// Each day of the week with what is open of it: a shift that passes midnight is two.
    pub fn spread(&self) -> impl Iterator<Item = (u8, (u16, u16))> {
        let count = (self.days.1 + 7 - self.days.0) % 7 + 1;
        let days = (0..count).map(|n| (self.days.0 + n) % 7);
        days.flat_map(|day| {
            self.shifts.iter().flat_map(move |(from, to)| {
                let (today, tomorrow) =
                    if from < to { ((*from, *to), (0, 0)) } else { ((*from, 1440), (0, *to)) };
                [(day, today), ((day + 1) % 7, tomorrow)]
            })
        })
        .filter(|(_, (from, to))| from < to)
    }
}

pub(crate) fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn shifts_text(shifts: &[(u16, u16)]) -> String {
    let shift = |(from, to): &(u16, u16)| format!("{}-{}", clock(*from), clock(*to));
    shifts.iter().map(shift).collect::<Vec<_>>().join(" ")
}

fn shifts_as_text<S: Serializer>(shifts: &[(u16, u16)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&shifts_text(shifts))
}

/// As a file says it: `mon-fri 09:00-12:30 13:30-18:00`.
impl fmt::Display for OpenHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (DAYS[usize::from(self.days.0)], DAYS[usize::from(self.days.1)]);
        match first == last {
            true => write!(f, "{first} ")?,
            false => write!(f, "{first}-{last} ")?,
        }
        f.write_str(&shifts_text(&self.shifts))
    }
}
impl Serialize for OpenHours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
