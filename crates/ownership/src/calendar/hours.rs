//! Hours as arithmetic. Open time is a sum over whole weeks, corrected by the days that are not as usual; where
//! the clocks turn, a new sum begins.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Calendar, zone};
use crate::holidays;

const DAY: i64 = 86_400_000_000;
const MINUTE: i64 = 60_000_000;
/// Moments beyond this (285,000 years away, in microseconds) are taken for it, so that no sum overflows.
pub(super) const FAR: i64 = 9_000_000_000_000_000_000;

/// From and to, in minutes of a day; in order, without overlap.
type Shifts = Vec<(u16, u16)>;

pub(crate) struct Hours {
    pub(super) week: [Shifts; 7],
    /// Open minutes of a week before each of its days; the last is the whole week.
    before: [i64; 8],
    exceptions: Vec<Exception>,
    zone: Vec<Stretch>,
}

/// A day that is not as its weekday usually is.
struct Exception {
    day: i64,
    shifts: Shifts,
    name: Option<Arc<str>>,
    /// By how many minutes the exceptions before it make the sum of whole weeks wrong.
    error_before: i64,
    /// By how many it does itself.
    error: i64,
}

/// The time in which a zone keeps one offset.
struct Stretch {
    /// Microseconds.
    from: i64,
    offset: i64,
    /// What to add to the sum by the wall clock, for a sum that the turning of clocks does not disturb.
    base: i64,
}

/// Days since 1970-01-01, a Thursday.
fn number(date: Date) -> i64 {
    i64::from(Date::constant(1970, 1, 1).duration_until(date).as_hours() as i32 / 24)
}

fn weekday(day: i64) -> usize {
    (day + 3).rem_euclid(7) as usize
}

fn minutes(shifts: &Shifts) -> i64 {
    shifts.iter().map(|(from, to)| i64::from(to - from)).sum()
}

/// In order, and without seams.
pub(super) fn joined(mut shifts: Shifts) -> Shifts {
    shifts.sort_unstable();
    let mut joined: Shifts = Vec::with_capacity(shifts.len());
    for (from, to) in shifts {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

impl Hours {
    pub(super) fn new(calendar: &Calendar) -> Self {
        let mut week: [Shifts; 7] = Default::default();
        for (day, shift) in calendar.open.iter().flat_map(|hours| hours.spread()) {
            week[usize::from(day)].push(shift);
        }
        let week = week.map(joined);
        let mut before = [0; 8];
        for day in 0..7 {
            before[day + 1] = before[day] + minutes(&week[day]);
        }
        let mut hours = Self { week, before, exceptions: Vec::new(), zone: Vec::new() };
        hours.except(calendar);
        let zone = zone::zone(&calendar.tz).unwrap_or(jiff::tz::TimeZone::UTC);
        for (from, offset) in zone::stretches(&zone) {
            let base = match hours.zone.last() {
                None => 0,
                Some(_) => hours.total(from) - hours.wall_total(from + offset),
            };
            hours.zone.push(Stretch { from, offset, base });
        }
        hours
    }

    /// A special day comes before a closed one, and what the file says before what a set says.
    fn except(&mut self, calendar: &Calendar) {
        let mut days: Vec<(i64, Shifts, Option<Arc<str>>)> = Vec::new();
        let special = calendar.special.iter();
        days.extend(special.map(|d| (number(d.date), joined(d.shifts.clone()), d.name.clone())));
        let closed = calendar.closed.iter().map(|h| (number(h.date), Vec::new(), h.name.clone()));
        days.extend(closed);
        for name in &calendar.holidays {
            match calendar.sets.iter().find(|set| set.id == *name) {
                Some(set) => {
                    days.extend(set.dates.iter().map(|h| (number(h.date), Vec::new(), h.name.clone())));
                }
                None => days.extend(
                    holidays::all(name).map(|(date, name)| (number(date), Vec::new(), Some(Arc::from(name)))),
                ),
            }
        }
        days.sort_by_key(|(day, ..)| *day);
        days.dedup_by_key(|(day, ..)| *day);
        let mut error_before = 0;
        for (day, shifts, name) in days {
            let error = minutes(&shifts) - minutes(&self.week[weekday(day)]);
            self.exceptions.push(Exception { day, shifts, name, error_before, error });
            error_before += error;
        }
    }

    pub(super) fn minutes_a_week(&self) -> i64 {
        self.before[7]
    }

    pub(super) fn exception_on(&self, date: Date) -> Option<Arc<str>> {
        let place = self.exceptions.binary_search_by_key(&number(date), |exception| exception.day).ok()?;
        Some(self.exceptions[place].name.clone().unwrap_or_else(|| date.to_string().into()))
    }

    /// Open minutes before a day, counted from the Monday before 1970.
    fn minutes_before(&self, day: i64) -> i64 {
        let place = self.exceptions.partition_point(|exception| exception.day < day);
        let error = match place.checked_sub(1).map(|place| &self.exceptions[place]) {
            Some(last) => last.error_before + last.error,
            None => 0,
        };
        (day + 3).div_euclid(7) * self.before[7] + self.before[weekday(day)] + error
    }

    fn shifts(&self, day: i64) -> &Shifts {
        match self.exceptions.binary_search_by_key(&day, |exception| exception.day) {
            Ok(place) => &self.exceptions[place].shifts,
            Err(_) => &self.week[weekday(day)],
        }
    }

    /// Open time until the wall clock shows this.
    fn wall_total(&self, wall: i64) -> i64 {
        let (day, time) = (wall.div_euclid(DAY), wall.rem_euclid(DAY));
        let today: i64 = self
            .shifts(day)
            .iter()
            .map(|(from, to)| {
                let (from, to) = (i64::from(*from) * MINUTE, i64::from(*to) * MINUTE);
                time.clamp(from, to) - from
            })
            .sum();
        self.minutes_before(day) * MINUTE + today
    }

    fn stretch(&self, at: i64) -> &Stretch {
        let place = self.zone.partition_point(|stretch| stretch.from <= at);
        &self.zone[place.saturating_sub(1)]
    }

    /// Open time until this moment, in microseconds since some moment that is always the same.
    pub(super) fn total(&self, at: i64) -> i64 {
        let stretch = self.stretch(at);
        stretch.base + self.wall_total(at + stretch.offset)
    }

    /// The weekday and minute that the wall clock shows.
    pub(super) fn wall(&self, at: i64) -> (u8, u16) {
        let wall = at + self.stretch(at).offset;
        (weekday(wall.div_euclid(DAY)) as u8, (wall.rem_euclid(DAY) / MINUTE) as u16)
    }

    /// The first moment until which this much open time has passed.
    pub(super) fn reaches(&self, total: i64) -> Option<i64> {
        if self.total(FAR) < total {
            return None;
        }
        // Of the stretches that begin before the moment, the last one contains it or ends with it.
        let begun = self.zone.partition_point(|s| s.from == i64::MIN || self.total(s.from) < total);
        let stretch = &self.zone[begun.saturating_sub(1)];
        let on_wall = total - stretch.base;
        let (mut low, mut high) = (-FAR / DAY - 1, FAR / DAY + 1);
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            match self.minutes_before(middle) * MINUTE < on_wall {
                true => low = middle,
                false => high = middle,
            }
        }
        let mut missing = on_wall - self.minutes_before(low) * MINUTE;
        for (from, to) in self.shifts(low) {
            let length = i64::from(to - from) * MINUTE;
            if missing <= length {
                return Some(low * DAY + i64::from(*from) * MINUTE + missing - stretch.offset);
            }
            missing -= length;
        }
        Some((low + 1) * DAY - stretch.offset)
    }

    /// When it stops being open, from a moment at which it is.
    pub(super) fn closes(&self, at: i64) -> Option<i64> {
        let closed = |until: i64| until - at > self.total(until) - self.total(at);
        let mut step = 60 * MINUTE;
        while !closed(at.saturating_add(step).min(FAR)) {
            // A calendar that has not closed in two hundred years does not close.
            if step > 200 * 365 * DAY {
                return None;
            }
            step *= 2;
        }
        let (mut open, mut shut) = (at, at.saturating_add(step).min(FAR));
        while shut - open > 1 {
            let middle = open + (shut - open) / 2;
            match closed(middle) {
                true => shut = middle,
                false => open = middle,
            }
        }
        Some(open)
    }
}
