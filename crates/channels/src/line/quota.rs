//! How much we may still ask a network, as the headers of its answers say.

use kernel::{Instant, Millis};
use reqwest::header::{HeaderMap, RETRY_AFTER};

/// How much of a quota is left, as the network says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quota {
    /// Which: the network's own name for it, or the part of its API.
    pub name: &'static str,
    /// How many calls it allows between two resets.
    pub limit: u64,
    /// How many are left.
    pub remaining: u64,
    /// When it is full again.
    pub resets_at: Instant,
}

/// How long the network asks us to wait, in seconds or until a date.
pub fn retry_after(headers: &HeaderMap, now: Instant) -> Option<Millis> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = value.parse::<u32>() {
        return Some(Millis::seconds(i64::from(seconds)));
    }
    let at = Instant::from(jiff::fmt::rfc2822::parse(value).ok()?.timestamp());
    Some(at.since(now).max(Millis(0)))
}

/// The quota of an answer, by whichever of the usual headers it has: `RateLimit-*` or `X-RateLimit-*`, with a reset in
/// seconds from now, seconds since 1970, or as a date.
pub fn quota(name: &'static str, headers: &HeaderMap, now: Instant) -> Option<Quota> {
    let text = |what: &str| {
        let plain = headers.get(format!("ratelimit-{what}"));
        plain.or_else(|| headers.get(format!("x-ratelimit-{what}")))?.to_str().ok().map(str::trim)
    };
    let resets_at = match text("reset")? {
        number if number.bytes().all(|b| b.is_ascii_digit()) => {
            let seconds = i64::from(number.parse::<u32>().ok()?);
            // Nobody resets a quota in thirty years, nor before 2001.
            if seconds < 1_000_000_000 {
                now + Millis::seconds(seconds)
            } else {
                Instant::from_seconds(seconds)
            }
        }
        date => Instant::from(date.parse::<jiff::Timestamp>().ok()?),
    };
    let number = |what: &str| text(what)?.parse::<u64>().ok();
    Some(Quota { name, limit: number("limit")?, remaining: number("remaining")?, resets_at })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(all: &[(&'static str, &str)]) -> HeaderMap {
        all.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect::<HeaderMap>()
    }

    #[test]
    fn a_quota_is_read_however_the_reset_is_written() {
        let now = Instant::from_seconds(1_790_000_000);
        let reset_of = |prefix: &'static str, reset: &str| {
            let names = match prefix {
                "" => ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"],
                _ => ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"],
            };
            let values = ["300", "7", reset];
            let all: Vec<_> = names.into_iter().zip(values).collect();
            quota("all", &headers(&all), now).map(|quota| (quota.limit, quota.remaining, quota.resets_at))
        };
        let at = Instant::from_seconds(1_790_000_300);
        assert_eq!(reset_of("", "300"), Some((300, 7, at)));
        assert_eq!(reset_of("", "1790000300"), Some((300, 7, at)));
        assert_eq!(reset_of("x-", "2026-09-21T14:18:20Z"), Some((300, 7, at)));
        assert_eq!(reset_of("x-", "soon"), None);
        assert_eq!(quota("all", &headers(&[("ratelimit-limit", "300")]), now), None);
    }

    #[test]
    fn a_wait_is_read_in_seconds_and_as_a_date() {
        let now = Instant::from_seconds(1_790_000_000);
        let wait = |value: &str| retry_after(&headers(&[("retry-after", value)]), now);
        assert_eq!(wait("30"), Some(Millis::seconds(30)));
        assert_eq!(wait("Mon, 21 Sep 2026 14:14:20 GMT"), Some(Millis::minutes(1)));
        assert_eq!(wait("Mon, 21 Sep 2020 14:14:20 GMT"), Some(Millis(0)));
        assert_eq!(wait("later"), None);
    }
}
