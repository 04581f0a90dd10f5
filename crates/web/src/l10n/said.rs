//! What `care` says, in the reader's language.
//!
//! English stands where the sentence is made; another language has it in `locales/` under [`Said::key`], behind
//! `said-`. What no book has is said in English: a network's own words, or a name.

use std::borrow::Borrow;

use kernel::{Gap, Millis, Said};

use super::book::{self, Fill, Fills};
use super::{Language, language, t, tell};

/// A sentence of `care`.
pub fn say(said: &Said) -> String {
    if language() == Language::English {
        return said.to_string();
    }
    let fills: Vec<_> = said.gaps().map(|(name, gap)| (name, gap.fill())).collect();
    book::found(language(), &format!("said-{}", said.key()), &fills).unwrap_or_else(|| said.to_string())
}

/// A length of time in its two largest units: `1d 4h`, `42m`, `4m 59s`; `1 T. 4 Std.`, `42 Min.`
pub fn span(time: impl Borrow<Millis>) -> String {
    let time = time.borrow();
    let seconds = time.0.unsigned_abs() / 1000;
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    let two = |(first, many): (&str, u64), (second, rest): (&str, u64)| {
        let first = tell(first, &[("n", many.into())]);
        if rest == 0 { first } else { format!("{first} {}", tell(second, &[("n", rest.into())])) }
    };
    let said = match () {
        () if seconds == 0 => return t("time-instant").to_owned(),
        () if minutes == 0 => tell("time-seconds", &[("n", seconds.into())]),
        () if minutes < 5 => two(("time-minutes", minutes), ("time-seconds", seconds % 60)),
        () if hours == 0 => tell("time-minutes", &[("n", minutes.into())]),
        () if days == 0 => two(("time-hours", hours), ("time-minutes", minutes % 60)),
        () => two(("time-days", days), ("time-hours", hours % 24)),
    };
    if time.0 < 0 { format!("−{said}") } else { said }
}

impl Fills for Said {
    fn fill(&self) -> Fill {
        say(self).fill()
    }
}
impl Fills for Millis {
    fn fill(&self) -> Fill {
        span(self).fill()
    }
}
impl Fills for Gap {
    fn fill(&self) -> Fill {
        match self {
            Self::Text(text) => text.fill(),
            Self::Number(number) => number.fill(),
            Self::Span(time) => time.fill(),
            Self::Said(said) => said.fill(),
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::said;

    use super::*;
    use crate::l10n::{Reader, for_reader};

    #[test]
    fn a_length_of_time_has_two_units_at_most_and_none_that_is_nothing() {
        let said = [0, 340, 12_000, 299_000, 42 * 60_000, 61 * 60_000, 28 * 3_600_000, 7 * 86_400_000]
            .map(|ms| span(Millis(ms)));
        assert_eq!(said, ["under 1s", "under 1s", "12s", "4m 59s", "42m", "1h 1m", "1d 4h", "7d"]);
    }

    #[tokio::test]
    async fn a_german_reads_what_care_says_in_german_with_its_gaps_filled() {
        let late = said!("due within {time}", time = Millis::hours(26));
        let shown = said!("{wanted}: {found}", wanted = late, found = said!("it has no promise"));
        assert_eq!(say(&shown), "due within 1d 2h: it has no promise");
        let german = Reader { language: Language::German, zone: None };
        let said = for_reader(german.clone(), async { say(&shown) }).await;
        assert_eq!(said, "fällig innerhalb von 1 T. 2 Std.: es hat keine Zusage");
        let foreign: Said = "550 mailbox unavailable".to_owned().into();
        assert_eq!(for_reader(german, async { say(&foreign) }).await, "550 mailbox unavailable");
    }
}
