//! Moments and lengths of time, as the database stores them.

use std::fmt;
use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// A moment: microseconds since 1970-01-01T00:00:00Z. Stored as `bigint`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(i64);

/// A length of time in milliseconds; may be negative.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, Debug)]
#[serde(transparent)]
pub struct Millis(pub i64);

impl Instant {
    /// From microseconds since the epoch.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }
    /// From seconds since the epoch.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1_000_000))
    }
    /// Microseconds since the epoch.
    pub const fn micros(self) -> i64 {
        self.0
    }
    /// For calendars and formatting. Moments outside jiff's range (years −9999 to 9999) are clamped to it.
    pub fn timestamp(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(if self.0 < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        })
    }
    /// The time from `earlier` to this moment; negative if `earlier` is later.
    pub const fn since(self, earlier: Self) -> Millis {
        Millis(self.0.saturating_sub(earlier.0) / 1000)
    }
}

impl From<jiff::Timestamp> for Instant {
    fn from(timestamp: jiff::Timestamp) -> Self {
        Self(timestamp.as_microsecond())
    }
}
impl Add<Millis> for Instant {
    type Output = Self;
    fn add(self, length: Millis) -> Self {
        Self(self.0.saturating_add(length.0.saturating_mul(1000)))
    }
}
impl Sub<Millis> for Instant {
    type Output = Self;
    fn sub(self, length: Millis) -> Self {
        Self(self.0.saturating_sub(length.0.saturating_mul(1000)))
    }
}
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.timestamp())
    }
}
impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Millis {
    /// Whole seconds.
    pub const fn seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1000))
    }
    /// Whole minutes.
    pub const fn minutes(minutes: i64) -> Self {
        Self::seconds(minutes.saturating_mul(60))
    }
    /// Whole hours.
    pub const fn hours(hours: i64) -> Self {
        Self::minutes(hours.saturating_mul(60))
    }
    /// Whole days of 24 hours.
    pub const fn days(days: i64) -> Self {
        Self::hours(days.saturating_mul(24))
    }
}

/// The two largest units, as a clock on the desk shows them: `1d 4h`, `42m`, `4m 59s`, `12s`, `340ms`.
impl fmt::Display for Millis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "−" } else { "" };
        let ms = self.0.unsigned_abs();
        let (s, m, h, d) = (ms / 1000, ms / 60_000, ms / 3_600_000, ms / 86_400_000);
        f.write_str(sign)?;
        match () {
            () if ms < 1000 => write!(f, "{ms}ms"),
            () if s < 60 => write!(f, "{s}s"),
            () if m < 5 => write!(f, "{m}m {:02}s", s % 60),
            () if h < 1 => write!(f, "{m}m"),
            () if d < 1 => write!(f, "{h}h {:02}m", m % 60),
            () => write!(f, "{d}d {}h", h % 24),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_read_as_a_person_would_say_them() {
        let said = [340, 12_000, 299_000, 42 * 60_000, 61 * 60_000, 28 * 3_600_000, -90_000]
            .map(|ms| Millis(ms).to_string());
        assert_eq!(said, ["340ms", "12s", "4m 59s", "42m", "1h 01m", "1d 4h", "−1m 30s"]);
    }

    #[test]
    fn a_moment_out_of_range_is_clamped_not_a_panic() {
        assert!(Instant::from_micros(i64::MAX).to_string().starts_with("9999"));
        assert!(Instant::from_micros(i64::MIN).to_string().starts_with('-'));
        assert_eq!((Instant::from_micros(i64::MAX) + Millis::days(1)).micros(), i64::MAX);
    }
}
