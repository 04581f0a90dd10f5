//! When people write and how long answers take: the rhythm of a real brand's days, measured once and drawn from.

use jiff::Zoned;
use jiff::tz::TimeZone;
use kernel::{Instant, Millis};
use rand::Rng;
use rand::rngs::StdRng;

use super::corpus::Gap;

/// Shares of a day's messages by the hour of the local clock, in per mille.
const HOURS: [f64; 24] = [
    14., 10., 9., 9., 11., 22., 40., 52., 63., 68., 66., 63., 60., 60., 61., 63., 60., 57., 53., 46., 40.,
    33., 24., 16.,
];
/// Shares of a week's messages from Monday, in per cent.
const WEEKDAYS: [f64; 7] = [13., 17., 17., 17., 17., 9., 10.];
/// Words that only fit some hours of the day.
const HINTS: [(&str, i8, i8); 14] = [
    ("good morning", 7, 11),
    ("this morning", 8, 14),
    ("guten morgen", 7, 11),
    ("good afternoon", 12, 17),
    ("this afternoon", 13, 18),
    ("good evening", 17, 22),
    ("this evening", 16, 22),
    ("guten abend", 17, 22),
    ("bonsoir", 17, 22),
    ("buenas noches", 19, 23),
    ("tonight", 15, 23),
    ("middle of the night", 0, 5),
    ("lunch", 10, 15),
    ("rush hour", 16, 19),
];

/// The stretch of time that a history covers.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// Its beginning.
    pub from: Instant,
    /// Its end.
    pub to: Instant,
    zone: TimeZone,
}

impl Stretch {
    /// The days before `to`, on the clocks of London.
    pub fn days_before(to: Instant, days: i64) -> Self {
        Self {
            from: to - Millis::days(days),
            to,
            zone: TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC),
        }
    }

    /// The local time of a moment.
    pub fn local(&self, at: Instant) -> Zoned {
        at.timestamp().to_zoned(self.zone.clone())
    }

    /// A local hour of the day that lies `days` before the end.
    pub fn at_hour(&self, days: i64, hour: i8, minute: i8) -> Instant {
        let day = self.local(self.to - Millis::days(days));
        let then = day.with().time(jiff::civil::time(hour, minute, 0, 0)).build();
        then.map_or(self.to - Millis::days(days), |then| then.timestamp().into())
    }

    /// A moment at which somebody might write this.
    pub fn moment(&self, rng: &mut StdRng, text: &str) -> Instant {
        let text = text.to_lowercase();
        let window = HINTS.iter().find(|(hint, ..)| text.contains(hint)).map(|(_, from, to)| *from..=*to);
        loop {
            let at = Instant::from_micros(rng.random_range(self.from.micros()..self.to.micros()));
            let local = self.local(at);
            let hour = local.hour();
            if window.as_ref().is_some_and(|window| !window.contains(&hour)) {
                continue;
            }
            if rng.random_bool(self.share(&local)) {
                return at;
            }
        }
    }

    /// How busy a moment is, between 0 and 1.
    pub fn busy(&self, at: Instant) -> f64 {
        self.share(&self.local(at))
    }

    fn share(&self, local: &Zoned) -> f64 {
        let hour = HOURS[usize::try_from(local.hour()).unwrap_or(0)];
        hour / 68. * WEEKDAYS[weekday(local)] / 17.
    }

    /// When the brand answers what was said at `since`.
    pub fn answer(&self, rng: &mut StdRng, gap: Option<Gap>, since: Instant) -> Instant {
        let gap = gap.unwrap_or_else(|| match rng.random_range(0..100) {
            0..70 => Gap::Fast,
            70..95 => Gap::Slow,
            _ => Gap::Overnight,
        });
        match gap {
            Gap::Fast => since + minutes(log_normal(rng, 7., 0.9).clamp(0.8, 50.)),
            Gap::Slow => since + minutes(log_normal(rng, 75., 0.8).clamp(25., 420.)),
            Gap::Overnight => self.next_working_morning(rng, since),
        }
    }

    /// The moment itself if its local hour lies between `from` and `to`, else a moment soon after the next `from`.
    pub fn by_day(&self, rng: &mut StdRng, at: Instant, from: i8, to: i8) -> Instant {
        let local = self.local(at);
        if (from..to).contains(&local.hour()) {
            return at;
        }
        let day = if local.hour() < from { Ok(local) } else { local.tomorrow() };
        let begins = day.and_then(|day| day.with().time(jiff::civil::time(from, 0, 0, 0)).build());
        let begins = begins.map_or(at, |begins| begins.timestamp().into());
        begins + minutes(rng.random_range(1.0..110.0))
    }

    fn next_working_morning(&self, rng: &mut StdRng, since: Instant) -> Instant {
        let minute = minutes(rng.random_range(0.0..150.0));
        let mut day = self.local(since);
        for _ in 0..4 {
            let Ok(next) = day.tomorrow() else { break };
            day = next;
            if weekday(&day) < 5 {
                break;
            }
        }
        let morning = day.with().time(jiff::civil::time(8, 20, 0, 0)).build();
        morning.map_or(since + Millis::hours(12), |morning| Instant::from(morning.timestamp())) + minute
    }
}

/// When the customer goes on after an answer.
pub fn follow_up(rng: &mut StdRng) -> Millis {
    if rng.random_bool(0.72) {
        minutes(log_normal(rng, 9., 1.4).clamp(1., 300.))
    } else {
        minutes(log_normal(rng, 300., 1.1).clamp(20., 2_400.))
    }
}

/// 0 for Monday.
pub fn weekday(local: &Zoned) -> usize {
    usize::try_from(local.weekday().to_monday_zero_offset()).unwrap_or(0)
}

/// A length of time.
pub fn minutes(minutes: f64) -> Millis {
    Millis((minutes * 60_000.) as i64)
}

/// A draw from the log-normal distribution.
pub fn log_normal(rng: &mut StdRng, median: f64, sigma: f64) -> f64 {
    let (u, v): (f64, f64) = (rng.random_range(f64::EPSILON..1.), rng.random());
    let normal = (-2. * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos();
    median * (sigma * normal).exp()
}
