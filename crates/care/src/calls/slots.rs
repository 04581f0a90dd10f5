//! At which times can a call be made? Pure.

use kernel::{Instant, Millis};
use ownership::Calendar;

/// How far the beginnings of two calls are apart.
pub const STEP: Millis = Millis::minutes(30);
/// How long before a call somebody has to choose it.
const LEAD: Millis = Millis::minutes(10);
/// How far ahead times are offered.
pub const AHEAD: Millis = Millis::days(7);

/// When somebody can be called: while the calendar is open, within their shifts if any are known, and not at a time
/// that is taken. Half hours, the earliest first, `count` at most.
pub fn free(
    calendar: Option<&Calendar>,
    shifts: &[(Instant, Instant)],
    taken: &[Instant],
    now: Instant,
    count: usize,
) -> Vec<Instant> {
    let step = STEP.0 * 1000;
    let first = (now + LEAD).micros();
    let first = first + (step - first.rem_euclid(step)) % step;
    let steps = AHEAD.0 / STEP.0;
    (0..steps)
        .map(|n| Instant::from_micros(first + n * step))
        .filter(|at| is_free(calendar, shifts, taken, *at))
        .take(count)
        .collect()
}

/// Whether a call can be made at a time.
pub fn is_free(
    calendar: Option<&Calendar>,
    shifts: &[(Instant, Instant)],
    taken: &[Instant],
    at: Instant,
) -> bool {
    let apart = |other: &Instant| other.since(at).0.abs() >= STEP.0;
    let worked = |(from, until): &(Instant, Instant)| *from <= at && at < *until;
    calendar.is_none_or(|calendar| calendar.is_open_at(at))
        && (shifts.is_empty() || shifts.iter().any(worked))
        && taken.iter().all(apart)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Instant = Instant::from_seconds(1_772_445_600 + 60 * 7);

    #[test]
    fn times_are_half_hours_within_the_shift_and_apart_from_other_calls() {
        let at = |minutes| Instant::from_seconds(1_772_445_600) + Millis::minutes(minutes);
        let shift = [(at(0), at(180))];
        assert_eq!(free(None, &shift, &[at(60)], NOW, 4), [at(30), at(90), at(120), at(150)]);
        assert_eq!(free(None, &shift, &[at(75)], NOW, 9), [at(30), at(120), at(150)]);
        assert_eq!(free(None, &[(at(-60), at(0))], &[], NOW, 9), []);
    }

    proptest! {
        #[test]
        fn no_time_is_in_the_past_taken_or_given_twice(
            later in 0_i64..10_000, taken in proptest::collection::vec(0_i64..10_000, 0..8)
        ) {
            let now = NOW + Millis::minutes(later);
            let taken: Vec<_> = taken.into_iter().map(|minutes| NOW + Millis::minutes(minutes)).collect();
            let free = free(None, &[], &taken, now, 20);
            prop_assert_eq!(free.len(), 20);
            prop_assert!(free.windows(2).all(|pair| pair[0] < pair[1]));
            for at in free {
                prop_assert!(at > now && taken.iter().all(|other| other.since(at).0.abs() >= STEP.0));
            }
        }
    }
}
