//! How the date of a holiday follows from the year.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The holidays of a place.
pub(super) struct Set {
    pub(super) code: &'static str,
    pub(super) place: &'static str,
    pub(super) rules: &'static [&'static [Rule]],
}

#[derive(Clone, Copy)]
pub(super) struct Rule {
    name: &'static str,
    on: On,
    moves: Moves,
    /// The first year of it.
    since: i16,
    /// Years in which it was not kept, or on another day.
    not_in: &'static [i16],
}

#[derive(Clone, Copy)]
pub(super) enum On {
    Fixed(i8, i8),
    /// Days after Easter Sunday.
    Easter(i32),
    /// The n-th weekday of a month; −1 is the last.
    Nth(i8, Weekday, i8),
    /// The last such weekday before a day.
    Before(Weekday, i8, i8),
    /// Proclaimed: (year, month, day).
    Dates(&'static [(i16, i8, i8)]),
    /// Another way.
    By(fn(i16) -> Option<Date>),
}

/// What happens to a holiday on a weekend, besides being kept.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Moves {
    Never,
    /// The next day that is neither weekend nor holiday is free as well.
    ToTheNextFreeDay,
    /// Friday for Saturday, Monday for Sunday.
    ToTheNearestDay,
}

const fn rule(name: &'static str, on: On) -> Rule {
    Rule { name, on, moves: Moves::Never, since: 0, not_in: &[] }
}
pub(super) const fn fixed(name: &'static str, month: i8, day: i8) -> Rule {
    rule(name, On::Fixed(month, day))
}
pub(super) const fn easter(name: &'static str, days: i32) -> Rule {
    rule(name, On::Easter(days))
}
pub(super) const fn nth(name: &'static str, n: i8, weekday: Weekday, month: i8) -> Rule {
    rule(name, On::Nth(n, weekday, month))
}
pub(super) const fn before(name: &'static str, weekday: Weekday, month: i8, day: i8) -> Rule {
    rule(name, On::Before(weekday, month, day))
}
pub(super) const fn on_dates(name: &'static str, dates: &'static [(i16, i8, i8)]) -> Rule {
    rule(name, On::Dates(dates))
}
pub(super) const fn by(name: &'static str, date: fn(i16) -> Option<Date>) -> Rule {
    rule(name, On::By(date))
}

impl Rule {
    pub(super) const fn to_the_next_free_day(self) -> Self {
        Self { moves: Moves::ToTheNextFreeDay, ..self }
    }
    pub(super) const fn to_the_nearest_day(self) -> Self {
        Self { moves: Moves::ToTheNearestDay, ..self }
    }
    pub(super) const fn since(self, year: i16) -> Self {
        Self { since: year, ..self }
    }
    pub(super) const fn not_in(self, years: &'static [i16]) -> Self {
        Self { not_in: years, ..self }
    }

    fn dates(&self, year: i16) -> Vec<Date> {
        if year < self.since || self.not_in.contains(&year) {
            return Vec::new();
        }
        let date = |month, day| Date::new(year, month, day).ok();
        match self.on {
            On::Fixed(month, day) => date(month, day).into_iter().collect(),
            On::Easter(days) => easter_sunday(year).checked_add(days.days()).ok().into_iter().collect(),
            On::Nth(n, weekday, month) => date(month, 1)
                .and_then(|first| first.nth_weekday_of_month(n, weekday).ok())
                .into_iter()
                .collect(),
            On::Before(weekday, month, day) => {
                date(month, day).and_then(|day| day.nth_weekday(-1, weekday).ok()).into_iter().collect()
            }
            On::Dates(dates) => {
                let this_year = dates.iter().filter(|(y, ..)| *y == year);
                this_year.filter_map(|(_, month, day)| date(*month, *day)).collect()
            }
            On::By(rule) => rule(year).into_iter().collect(),
        }
    }
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
fn easter_sunday(year: i16) -> Date {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    Date::constant(year as i16, month as i8, day as i8)
}

/// The dates that a set's rules give for a year. A few lie in the year before or after: a New Year's Day that is
/// kept on the Friday before it.
pub(super) fn dates(set: &Set, year: i16) -> Vec<(Date, &'static str)> {
    let rules = || set.rules.iter().copied().flatten();
    let mut dates: Vec<(Date, &'static str)> =
        rules().flat_map(|rule| rule.dates(year).into_iter().map(|date| (date, rule.name))).collect();
    for rule in rules() {
        for date in rule.dates(year) {
            let taken = |date: Date| dates.iter().any(|(known, _)| *known == date);
            let step = |date: Date, days: i32| date.checked_add(days.days()).unwrap_or(date);
            let kept = match (rule.moves, date.weekday()) {
                (Moves::ToTheNextFreeDay, Weekday::Saturday | Weekday::Sunday) => {
                    let later = (1..9).map(|days| step(date, days));
                    later.into_iter().find(|day| {
                        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !taken(*day)
                    })
                }
                (Moves::ToTheNearestDay, Weekday::Saturday) => Some(step(date, -1)),
                (Moves::ToTheNearestDay, Weekday::Sunday) => Some(step(date, 1)),
                _ => None,
            };
            dates.extend(kept.map(|day| (day, rule.name)));
        }
    }
    dates
}
