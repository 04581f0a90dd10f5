//! Whether a gift is suggested. Pure.

use jiff::tz::TimeZone;
use kernel::{Instant, Millis};

use super::{Suggestion, Why};
use crate::engagement::{Gift, Kind, Settings};
use crate::goodwill::Amount;

/// What is known when a gift is thought of.
#[derive(Clone, Copy, Debug)]
pub struct Chance {
    /// Why their message is worth a word.
    pub kind: Kind,
    /// How many follow them, if known.
    pub reach: Option<i64>,
    /// How often they praised us within the brand's time, this time among them.
    pub praised: i64,
    /// Whether they are unhappy with us somewhere.
    pub unhappy: bool,
    /// Whether they want to be left alone.
    pub opted_out: bool,
    /// When they were given something last.
    pub given_at: Option<Instant>,
    /// What is left of the month.
    pub left: Amount,
    /// Now.
    pub now: Instant,
}

/// The gift that fits: the dearest that the budget allows to who is loyal, the cheapest to whom many see.
pub fn suggest(settings: &Settings, chance: &Chance) -> Option<Suggestion> {
    let again = Millis::days(settings.gift_days.into());
    let lately = chance.given_at.is_some_and(|at| at + again > chance.now);
    if chance.unhappy || chance.opted_out || lately || chance.kind == Kind::Question {
        return None;
    }
    let affordable = || settings.gifts.iter().filter(|gift| gift.amount <= chance.left);
    let loyal = chance.praised >= i64::from(settings.gift_praises.max(1));
    let reach = chance.reach.filter(|reach| *reach >= i64::from(settings.gift_reach));
    let (gift, why): (&Gift, Why) = match reach {
        _ if loyal => (affordable().max_by_key(|gift| gift.amount)?, Why::Loyal(chance.praised)),
        Some(reach) => (affordable().min_by_key(|gift| gift.amount)?, Why::Reach(reach)),
        None => return None,
    };
    Some(Suggestion { gift: gift.name.clone(), amount: gift.amount, why })
}

/// When the month of an instant began, by the calendar of UTC.
pub(super) fn month(now: Instant) -> Instant {
    let day = now.timestamp().to_zoned(TimeZone::UTC).date().first_of_month();
    let begin = day.to_zoned(TimeZone::UTC).map(|zoned| zoned.timestamp().as_microsecond());
    Instant::from_micros(begin.unwrap_or(now.micros()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chance() -> Chance {
        Chance {
            kind: Kind::Praise,
            reach: Some(412),
            praised: 1,
            unhappy: false,
            opted_out: false,
            given_at: None,
            left: Amount::units(100),
            now: Instant::from_seconds(1_772_445_600),
        }
    }

    #[test]
    fn a_gift_is_for_who_is_heard_by_many_or_comes_again_and_again() {
        let settings = Settings::default();
        assert_eq!(suggest(&settings, &chance()), None);
        let heard = suggest(&settings, &Chance { reach: Some(8_300), ..chance() }).unwrap();
        assert_eq!((heard.amount, heard.why), (Amount::units(5), Why::Reach(8_300)));
        let loyal = suggest(&settings, &Chance { praised: 3, ..chance() }).unwrap();
        assert_eq!((loyal.amount, loyal.why), (Amount::units(20), Why::Loyal(3)));
    }

    #[test]
    fn the_month_begins_on_its_first_day() {
        let begin = month(Instant::from_seconds(1_772_445_600));
        assert_eq!(begin.timestamp().to_string(), "2026-03-01T00:00:00Z");
        assert_eq!(month(begin), begin);
    }

    proptest! {
        #[test]
        fn nothing_is_suggested_that_may_not_be_given(
            reach in proptest::option::of(0_i64..1_000_000), praised in 0_i64..9, unhappy: bool, opted_out: bool,
            days in proptest::option::of(0_i64..400), left in 0_i64..10_000,
        ) {
            let now = chance().now;
            let given_at = days.map(|days| now - Millis::days(days));
            let settings = Settings::default();
            let chance = Chance { reach, praised, unhappy, opted_out, given_at, left: Amount(left), ..chance() };
            if let Some(gift) = suggest(&settings, &chance) {
                prop_assert!(!unhappy && !opted_out && gift.amount <= Amount(left));
                prop_assert!(days.is_none_or(|days| days >= i64::from(settings.gift_days)));
            }
        }
    }
}
