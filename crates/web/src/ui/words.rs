//! Times and numbers as people read them.

use kernel::Instant;

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

/// In words, in UTC; the page's script replaces it by the reader's own zone and locale.
pub fn absolute(at: impl Moment) -> String {
    at.moment().timestamp().strftime("%a %-d %b %Y, %H:%M UTC").to_string()
}

/// How long ago: `now`, `4m`, `3h`, `2d`, `12 Mar`, `12 Mar 2024`. A moment in the future reads `in 4m`.
pub fn ago(at: Instant, now: Instant) -> String {
    let seconds = now.since(at).0 / 1000;
    let (ahead, span) = (seconds < -59, seconds.abs());
    let said = match span {
        0..=59 => return "now".into(),
        60..=3599 => format!("{}m", span / 60),
        3600..=86_399 => format!("{}h", span / 3600),
        86_400..=604_799 => format!("{}d", span / 86_400),
        _ if span < 300 * 86_400 => return at.timestamp().strftime("%-d %b").to_string(),
        _ => return at.timestamp().strftime("%-d %b %Y").to_string(),
    };
    if ahead { format!("in {said}") } else { said }
}

/// A number in little room: `987`, `3.2k`, `14k`, `1.2M`.
pub fn count(number: impl Number) -> String {
    let number = number.number();
    let tenths = |unit: u64, letter: &str| {
        let (whole, tenth) = (number / unit, number % unit * 10 / unit);
        if whole < 10 && tenth > 0 { format!("{whole}.{tenth}{letter}") } else { format!("{whole}{letter}") }
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
    }
}
