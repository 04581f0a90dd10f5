//! Dates and numbers as the reader's language writes them.

use jiff::Zoned;

use super::Language;

const ENGLISH_MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const GERMAN_MONTHS: [&str; 12] =
    ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."];
const ENGLISH_DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const GERMAN_DAYS: [&str; 7] = ["Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."];

impl Language {
    /// What stands between a number and its tenths.
    pub const fn decimal(self) -> char {
        match self {
            Self::English => '.',
            Self::German => ',',
        }
    }
    /// What stands between a number's thousands.
    pub const fn thousands(self) -> char {
        match self {
            Self::English => ',',
            Self::German => '.',
        }
    }
}

const ENGLISH_WEEK: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const GERMAN_WEEK: [&str; 7] =
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
const ENGLISH_YEAR: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const GERMAN_YEAR: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

fn named(names: &[&'static str], first_is_one: i8) -> &'static str {
    let at = usize::try_from(first_is_one).unwrap_or(1).saturating_sub(1);
    names.get(at).copied().unwrap_or_default()
}

/// `12 Mar`, `12. März`; with its year where that is not this one.
pub fn day(at: &Zoned, language: Language, with_year: bool) -> String {
    let (day, year) = (at.day(), at.year());
    let said = match language {
        Language::English => format!("{day} {}", named(&ENGLISH_MONTHS, at.month())),
        Language::German => format!("{day}. {}", named(&GERMAN_MONTHS, at.month())),
    };
    if with_year { format!("{said} {year}") } else { said }
}

/// `Thu 12 Mar 2026, 10:24 UTC`, `Do., 12. März 2026, 11:24 CET`.
pub fn absolute(at: &Zoned, language: Language) -> String {
    format!("{}, {}", weekday(at, language, true), at.strftime("%H:%M %Z"))
}

/// `Thu 12 Mar, 10:24`, `Do., 12. März, 11:24`: a time that is agreed with somebody, where they are.
pub fn agreed(at: &Zoned, language: Language) -> String {
    format!("{}, {}", weekday(at, language, false), at.strftime("%H:%M"))
}

fn weekday(at: &Zoned, language: Language, with_year: bool) -> String {
    let (weekday, day) = (at.weekday().to_monday_one_offset(), day(at, language, with_year));
    match language {
        Language::English => format!("{} {day}", named(&ENGLISH_DAYS, weekday)),
        Language::German => format!("{}, {day}", named(&GERMAN_DAYS, weekday)),
    }
}

/// `Thursday, 12 March 2026`, `Donnerstag, 12. März 2026`.
pub fn full(at: &Zoned, language: Language) -> String {
    let (weekday, month) = (at.weekday().to_monday_one_offset(), at.month());
    let (day, year) = (at.day(), at.year());
    match language {
        Language::English => {
            format!("{}, {day} {} {year}", named(&ENGLISH_WEEK, weekday), named(&ENGLISH_YEAR, month))
        }
        Language::German => {
            format!("{}, {day}. {} {year}", named(&GERMAN_WEEK, weekday), named(&GERMAN_YEAR, month))
        }
    }
}
