//! Times and numbers as people read them.

use kernel::Instant;

use crate::l10n::{self, calendar, t, tell};

/// An [`Instant`] or a reference to one, because a template holds either.
pub trait Moment {
    /// The instant.
    fn moment(&self) -> Instant;
}
impl Moment for Instant {
    fn moment(&self) -> Instant {
        *self
    }
}
impl<T: Moment> Moment for &T {
    fn moment(&self) -> Instant {
        (**self).moment()
    }
}

/// A count or a reference to one, because a template holds either.
pub trait Number {
    /// The count.
    fn number(&self) -> u64;
}
impl Number for u64 {
    fn number(&self) -> u64 {
        *self
    }
}
impl Number for u32 {
    fn number(&self) -> u64 {
        (*self).into()
    }
}
impl Number for usize {
    fn number(&self) -> u64 {
        u64::try_from(*self).unwrap_or(u64::MAX)
    }
}
impl<T: Number> Number for &T {
    fn number(&self) -> u64 {
        (**self).number()
    }
}

/// For `datetime`: seconds, in UTC.
pub fn iso(at: impl Moment) -> String {
    at.moment().timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// In words, in the reader's language and zone: `Thu 12 Mar 2026, 10:24 UTC`.
pub fn absolute(at: impl Moment) -> String {
    calendar::absolute(&here(at.moment()), l10n::language())
}

/// The day of a moment in words, where the reader is: `Thursday, 12 March 2026`.
pub fn day(at: impl Moment) -> String {
    calendar::full(&here(at.moment()), l10n::language())
}

/// A moment where the reader is; in UTC where nobody knows that.
fn here(at: Instant) -> jiff::Zoned {
    at.timestamp().to_zoned(l10n::reader().zone.unwrap_or(jiff::tz::TimeZone::UTC))
}

/// The reader's zone for the page's script; empty where only their browser knows it.
pub fn zone() -> String {
    l10n::reader().zone.and_then(|zone| zone.iana_name().map(str::to_owned)).unwrap_or_default()
}

/// How ages are said, for the page's script: now, minutes, hours, days, and what lies ahead.
pub fn ages() -> String {
    let n = || [("n", "%".into())];
    [
        t("time-now").to_owned(),
        tell("time-minutes", &n()),
        tell("time-hours", &n()),
        tell("time-days", &n()),
        tell("time-ahead", &[("span", "%".into())]),
    ]
    .join("|")
}

/// How long ago: `now`, `4m`, `3h`, `2d`, `12 Mar`, `12 Mar 2024`. A moment in the future reads `in 4m`.
pub fn ago(at: Instant, now: Instant) -> String {
    let seconds = now.since(at).0 / 1000;
    let (ahead, span) = (seconds < -59, seconds.abs());
    let many = |unit: i64| [("n", (span / unit).unsigned_abs().into())];
    let said = match span {
        0..=59 => return t("time-now").to_owned(),
        60..=3599 => tell("time-minutes", &many(60)),
        3600..=86_399 => tell("time-hours", &many(3600)),
        86_400..=604_799 => tell("time-days", &many(86_400)),
        _ => return calendar::day(&here(at), l10n::language(), span >= 300 * 86_400),
    };
    if ahead { tell("time-ahead", &[("span", said.into())]) } else { said }
}

/// A whole number with its thousands apart: `1,234` or `1.234`.
pub fn number(number: impl Number) -> String {
    let digits = number.number().to_string();
    let (mut said, first) = (String::new(), digits.len() % 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 3 == first {
            said.push(l10n::language().thousands());
        }
        said.push(digit);
    }
    said
}

/// A number in little room: `987`, `3.2k`, `14k`, `1.2M`.
pub fn count(number: impl Number) -> String {
    let (number, point) = (number.number(), l10n::language().decimal());
    let tenths = |unit: u64, letter: &str| {
        let (whole, tenth) = (number / unit, number % unit * 10 / unit);
        if whole < 10 && tenth > 0 {
            format!("{whole}{point}{tenth}{letter}")
        } else {
            format!("{whole}{letter}")
        }
    };
    match number {
        0..=999 => number.to_string(),
        1000..=999_999 => tenths(1000, "k"),
        _ => tenths(1_000_000, "M"),
    }
}

/// A share in whole percent: `87 %`; `–` where there is nothing to take it of.
pub fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".into(), |share| format!("{:.0} %", share * 100.0))
}

/// `1 message`, `4 messages`.
pub fn plural(number: impl Number, one: &str, many: &str) -> String {
    let number = number.number();
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use kernel::Millis;

    use super::*;
    use crate::l10n::{Language, Reader, for_reader};

    #[test]
    fn times_read_as_a_person_would_say_them() {
        let now = Instant::from_seconds(1_795_000_000);
        let said = [0, 59, 60, 7200, 200_000, 2_000_000, 60_000_000, -300]
            .map(|s| ago(now - Millis::seconds(s), now));
        assert_eq!(said, ["now", "now", "1m", "2h", "2d", "26 Oct", "24 Dec 2024", "in 5m"]);
    }

    #[test]
    fn numbers_fit_into_little_room() {
        assert_eq!([7_u64, 1000, 3240, 14_200, 1_250_000].map(count), ["7", "1k", "3.2k", "14k", "1.2M"]);
        assert_eq!([7_u64, 1000, 14_200, 1_250_000].map(number), ["7", "1,000", "14,200", "1,250,000"]);
    }

    #[tokio::test]
    async fn a_german_in_berlin_reads_german_words_and_the_time_of_berlin() {
        let zone = jiff::tz::TimeZone::get("Europe/Berlin").ok();
        let german = Reader { language: Language::German, zone };
        let at = Instant::from_seconds(1_773_311_040);
        let said = for_reader(german, async move {
            let old = ago(at, at + Millis::days(20));
            (absolute(at), old, ago(at, at + Millis::minutes(4)), count(3240_u64), number(14_200_u64))
        });
        let expected = ("Do., 12. März 2026, 11:24 CET", "12. März", "4 Min.", "3,2k", "14.200");
        let (exact, old, fresh, few, many) = said.await;
        assert_eq!((&*exact, &*old, &*fresh, &*few, &*many), expected);
        assert_eq!(absolute(at), "Thu 12 Mar 2026, 10:24 UTC", "nobody in particular is English and in UTC");
    }
}
