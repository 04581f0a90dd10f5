//! When is "by 21:00", "tomorrow at nine", "bis morgen 10 Uhr"? Pure.
//!
//! In: words of a person or of ours, in English or German, a time zone, the present moment. Out: the moment that they
//! name, or nothing. Promised: never a moment of the past; what is ambiguous is not guessed: `Monday` is the next one,
//! a time that has passed today is tomorrow's.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};
use kernel::{Instant, Millis};

/// What one of our texts promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noticed {
    /// The sentence that promises it.
    pub text: String,
    /// Until when.
    pub due_at: Instant,
}

/// The first promise of a text that names a time.
pub fn notice(text: &str, zone: &TimeZone, now: Instant) -> Option<Noticed> {
    let (sentence, words) = crate::handoffs::brief::promise_in(text)?;
    let due_at = read(words, zone, now).or_else(|| read(sentence, zone, now))?;
    Some(Noticed { text: sentence.to_owned(), due_at })
}

/// The moment that words name.
pub fn read(words: &str, zone: &TimeZone, now: Instant) -> Option<Instant> {
    let tokens = tokens(words);
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    if let Some(length) = relative(&tokens) {
        return Some(now + length);
    }
    let here = now.timestamp().to_zoned(zone.clone());
    let (day, part) = (day(&tokens, here.date()), part_of_day(&tokens));
    let time = clock(&tokens).map(|time| afternoon(time, part));
    let moment = |date: Date, time: Time| {
        let at = date.to_datetime(time).to_zoned(zone.clone()).ok()?;
        Some(Instant::from(at.timestamp()))
    };
    match (day, time.or(part)) {
        (Some(day), Some(time)) => moment(day, time),
        // By a day is by its end.
        (Some(day), None) => moment(day, Time::constant(23, 59, 0, 0)),
        (None, Some(time)) => {
            let today = moment(here.date(), time)?;
            if today > now { Some(today) } else { moment(plus(here.date(), 1)?, time) }
        }
        (None, None) => None,
    }
    .filter(|at| *at > now)
}

fn plus(date: Date, days: i64) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The words in lower case, `17h30` and `9pm` in pieces, without what stands around them.
fn tokens(words: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for word in words.split_whitespace() {
        let word = word.to_lowercase();
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let digits = word.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(word.len());
        let (number, unit) = word.split_at(digits);
        tokens.extend([number, unit].into_iter().filter(|piece| !piece.is_empty()).map(str::to_owned));
    }
    tokens
}

/// `in 20 minutes`, `within two hours`, `in einer Stunde`.
fn relative(tokens: &[&str]) -> Option<Millis> {
    tokens.windows(2).enumerate().find_map(|(at, pair)| {
        let unit = match pair[1] {
            "minute" | "minutes" | "min" | "mins" | "minuten" => Millis::minutes(1),
            "hour" | "hours" | "stunde" | "stunden" | "h" => Millis::hours(1),
            "day" | "days" | "tag" | "tage" | "tagen" => Millis::days(1),
            "week" | "weeks" | "woche" | "wochen" => Millis::days(7),
            _ => return None,
        };
        let bound = tokens[..at]
            .iter()
            .rev()
            .take(2)
            .any(|word| matches!(*word, "in" | "within" | "innerhalb" | "binnen" | "next" | "nächsten"));
        let n = number(pair[0]).filter(|n| bound && (1..=90).contains(n))?;
        Some(Millis(unit.0 * n))
    })
}

fn number(word: &str) -> Option<i64> {
    const WORDS: [(&str, i64); 16] = [
        ("a", 1),
        ("an", 1),
        ("one", 1),
        ("ein", 1),
        ("eine", 1),
        ("einer", 1),
        ("einem", 1),
        ("two", 2),
        ("zwei", 2),
        ("three", 3),
        ("drei", 3),
        ("four", 4),
        ("vier", 4),
        ("five", 5),
        ("fünf", 5),
        ("half", 1),
    ];
    word.parse().ok().or_else(|| WORDS.iter().find(|(name, _)| *name == word).map(|(_, n)| *n))
}

fn day(tokens: &[&str], today: Date) -> Option<Date> {
    tokens.iter().enumerate().find_map(|(at, word)| match *word {
        "today" | "tonight" | "heute" => Some(today),
        "tomorrow" | "morgen" => plus(today, if after(tokens, at) { 2 } else { 1 }),
        "übermorgen" => plus(today, 2),
        word => {
            let weekday = weekday(word)?;
            let ahead = i64::from(weekday.to_monday_zero_offset() - today.weekday().to_monday_zero_offset());
            plus(today, if ahead > 0 { ahead } else { ahead + 7 })
        }
    })
}

/// `the day after tomorrow`.
fn after(tokens: &[&str], at: usize) -> bool {
    at >= 2 && tokens[at - 2..at] == ["day", "after"]
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "montag" => Weekday::Monday,
        "tuesday" | "dienstag" => Weekday::Tuesday,
        "wednesday" | "mittwoch" => Weekday::Wednesday,
        "thursday" | "donnerstag" => Weekday::Thursday,
        "friday" | "freitag" => Weekday::Friday,
        "saturday" | "samstag" | "sonnabend" => Weekday::Saturday,
        "sunday" | "sonntag" => Weekday::Sunday,
        _ => return None,
    })
}

/// The end of a part of the day.
fn part_of_day(tokens: &[&str]) -> Option<Time> {
    tokens.iter().find_map(|word| {
        let hour = match *word {
            "noon" | "midday" | "mittag" | "mittags" | "morning" | "vormittag" | "vormittags" => 12,
            "afternoon" | "nachmittag" | "nachmittags" => 18,
            "evening" | "tonight" | "abend" | "abends" => 22,
            _ => return None,
        };
        Time::new(hour, 0, 0, 0).ok()
    })
}

/// `21:00`, `9 pm`, `10 Uhr`, `10.30 Uhr`, `at 9`.
fn clock(tokens: &[&str]) -> Option<Time> {
    tokens.iter().enumerate().find_map(|(at, word)| {
        let next = tokens.get(at + 1).copied().unwrap_or_default();
        let after_next = tokens.get(at + 2).copied().unwrap_or_default();
        let (hour, minute) = word.split_once([':', '.']).map_or((*word, None), |(h, m)| (h, Some(m)));
        let hour: i8 = hour.parse().ok()?;
        let minute = match (minute, after_next.parse::<i8>()) {
            (Some(minute), _) if minute.len() == 2 => minute.parse::<i8>().ok()?,
            (Some(_), _) => return None,
            // `10 Uhr 30`, `17h30`
            (None, Ok(minute)) if matches!(next, "uhr" | "h") && minute < 60 => minute,
            (None, _) => 0,
        };
        let bound = at > 0
            && matches!(tokens[at - 1], "at" | "by" | "until" | "before" | "um" | "bis" | "vor" | "gegen");
        let hour = match next {
            "pm" if hour < 12 => hour + 12,
            "am" if hour == 12 => 0,
            "am" | "pm" | "uhr" | "h" => hour,
            _ if word.contains(':') || bound => hour,
            _ => return None,
        };
        let (hour, carry) = if hour == 24 { (23, true) } else { (hour, false) };
        Time::new(hour, if carry { 59 } else { minute }, 0, 0).ok()
    })
}

/// `tonight at 9` is 21:00.
fn afternoon(time: Time, part: Option<Time>) -> Time {
    let evening = part.is_some_and(|part| part.hour() > 12);
    if evening && time.hour() < 12 { time.checked_add(12.hours()).unwrap_or(time) } else { time }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn berlin() -> TimeZone {
        TimeZone::get("Europe/Berlin").expect("it is bundled")
    }
    /// A Monday, 10:00 in Berlin.
    fn now() -> Instant {
        "2026-03-02T09:00:00Z".parse::<jiff::Timestamp>().unwrap().into()
    }
    fn said(words: &str) -> String {
        let at = read(words, &berlin(), now());
        at.map_or_else(String::new, |at| at.timestamp().to_zoned(berlin()).strftime("%a %H:%M").to_string())
    }

    #[test]
    fn times_are_read_in_two_languages_in_the_zone_of_the_queue() {
        for (words, at) in [
            ("by 21:00", "Mon 21:00"),
            ("17:30", "Mon 17:30"),
            ("9:30", "Tue 09:30"),
            ("at 9 pm", "Mon 21:00"),
            ("9pm works", "Mon 21:00"),
            ("by noon", "Mon 12:00"),
            ("tonight at 9", "Mon 21:00"),
            ("tomorrow", "Tue 23:59"),
            ("tomorrow morning", "Tue 12:00"),
            ("by 10 tomorrow", "Tue 10:00"),
            ("the day after tomorrow", "Wed 23:59"),
            ("on Monday at 8:15", "Mon 08:15"),
            ("by Friday", "Fri 23:59"),
            ("within 2 hours", "Mon 12:00"),
            ("in an hour", "Mon 11:00"),
            ("in 20 minutes", "Mon 10:20"),
            ("within the next 30 minutes", "Mon 10:30"),
            ("bis morgen 10 Uhr", "Tue 10:00"),
            ("bis morgen um 14 Uhr", "Tue 14:00"),
            ("bis 10.30 Uhr", "Mon 10:30"),
            ("um 17 Uhr 45", "Mon 17:45"),
            ("in zwei Stunden", "Mon 12:00"),
            ("innerhalb von 3 Tagen", "Thu 10:00"),
            ("am Freitag um 9 Uhr", "Fri 09:00"),
            ("übermorgen", "Wed 23:59"),
            ("heute Abend", "Mon 22:00"),
        ] {
            assert_eq!(said(words), at, "{words}");
        }
    }

    #[test]
    fn what_names_no_time_or_one_that_has_passed_is_none() {
        for words in
            ["", "soon", "we have 3 engineers", "25:00", "9:5", "room 12", "today at 8:00", "3 days of rain"]
        {
            assert_eq!(said(words), "", "{words}");
        }
    }

    #[test]
    fn a_promise_of_ours_is_noticed_with_its_sentence() {
        let text = "Sorry about that, Jana. I will call you by 21:00. Talk soon!";
        let noticed = notice(text, &berlin(), now()).unwrap();
        assert_eq!(noticed.text, "I will call you by 21:00.");
        assert_eq!(noticed.due_at, "2026-03-02T20:00:00Z".parse::<jiff::Timestamp>().unwrap().into());
        let german = notice("Wir melden uns bis morgen 10 Uhr bei Ihnen.", &berlin(), now()).unwrap();
        assert_eq!(german.due_at, "2026-03-03T09:00:00Z".parse::<jiff::Timestamp>().unwrap().into());
        assert_eq!(notice("Could you call us by 21:00?", &berlin(), now()), None);
    }

    proptest! {
        #[test]
        fn whatever_is_said_no_moment_of_the_past_is_read(words in "\\PC{0,60}", hours in 0_i64..20_000) {
            let now = now() + Millis::hours(hours);
            if let Some(at) = read(&words, &berlin(), now) {
                prop_assert!(at > now);
            }
        }

        #[test]
        fn every_time_of_day_is_read_as_it_was_written(hour in 0_i8..24, minute in 0_i8..60) {
            let at = read(&format!("at {hour}:{minute:02}"), &TimeZone::UTC, now()).unwrap();
            let at = at.timestamp().to_zoned(TimeZone::UTC);
            prop_assert_eq!((at.hour(), at.minute()), (hour, minute));
        }
    }
}
