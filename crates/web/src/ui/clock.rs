//! The nearest promise of a case, ticking.

use std::fmt;

use askama::filters::{Escaper, Html, HtmlSafe};
use kernel::{Instant, Millis};

use super::{Moment, absolute, icon, iso, t, tell};

/// How a clock stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClockState {
    /// Time runs.
    Running,
    /// Time stands still, for the reason named.
    Paused(String),
    /// Time runs for another team.
    Elsewhere(String),
    /// The promise was kept, so long before its end.
    Met,
}

/// A clock: what was promised, by when, and since when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clock {
    /// What was promised, such as `First response`.
    pub promise: String,
    /// When it began.
    pub start: Instant,
    /// When it turns amber.
    pub warn: Instant,
    /// When it is late.
    pub due: Instant,
    /// How it stands.
    pub state: ClockState,
    /// The calendar by which it runs, such as `round the clock`.
    pub calendar: String,
    /// Pauses so far, in words.
    pub pauses: Vec<String>,
}

impl Clock {
    /// The clock as it stands at `now`.
    pub fn at(&self, now: impl Moment) -> ClockAt<'_> {
        ClockAt(self, now.moment())
    }

    fn told(&self) -> String {
        let mut told = tell(
            "shell-clock-told",
            &[
                ("promise", self.promise.as_str().into()),
                ("length", self.due.since(self.start).into()),
                ("start", absolute(self.start).into()),
                ("due", absolute(self.due).into()),
                ("calendar", self.calendar.as_str().into()),
            ],
        );
        for pause in &self.pauses {
            told.push(' ');
            told.push_str(&tell("shell-clock-paused", &[("pause", pause.as_str().into())]));
        }
        let stands = match &self.state {
            ClockState::Paused(reason) => {
                tell("shell-clock-paused-now", &[("reason", reason.as_str().into())])
            }
            ClockState::Elsewhere(team) => tell("shell-clock-elsewhere", &[("team", team.as_str().into())]),
            ClockState::Met => t("shell-clock-met").to_owned(),
            ClockState::Running => return told,
        };
        told + " " + &stands
    }
}

/// A [`Clock`] seen at a moment; prints itself as HTML.
#[derive(Clone, Copy, Debug)]
pub struct ClockAt<'a>(&'a Clock, Instant);

impl fmt::Display for ClockAt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(clock, now) = *self;
        let left = clock.due.since(now);
        let (kind, sign) = match clock.state {
            ClockState::Running if left.0 < 0 => ("late", "alarm-clock"),
            ClockState::Running if now >= clock.warn => ("near", "clock"),
            ClockState::Running => ("calm", "clock"),
            ClockState::Paused(_) => ("paused", "pause"),
            ClockState::Elsewhere(_) => ("elsewhere", "arrow-right-left"),
            ClockState::Met => ("met", "check"),
        };
        write!(f, r#"<desk-clock class="clock {kind}" title=""#)?;
        Html.write_escaped_str(&mut *f, &clock.told())?;
        f.write_str("\"")?;
        if matches!(clock.state, ClockState::Running | ClockState::Elsewhere(_)) {
            write!(f, r#" data-due="{}" data-warn="{}""#, iso(clock.due), iso(clock.warn))?;
        }
        let said =
            if clock.state == ClockState::Met { t("shell-clock-met-short").into() } else { spoken(left) };
        write!(f, r#">{}<span class="tabular">{said}</span></desk-clock>"#, icon(sign))
    }
}
impl HtmlSafe for ClockAt<'_> {}

/// `1d 4h`, `3h 20m`, `42m`, `4:59`; late time counts up behind a plus.
fn spoken(left: Millis) -> String {
    let late = left.0 < 0;
    let seconds = left.0.unsigned_abs() / 1000;
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    let said = match () {
        () if seconds < 300 => format!("{minutes}:{:02}", seconds % 60),
        () if hours == 0 => format!("{minutes}m"),
        () if days == 0 => format!("{hours}h {}m", minutes % 60),
        () => format!("{days}d {}h", hours % 24),
    };
    if late { format!("+{said}") } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_says_more_the_nearer_it_is() {
        let said = [100_800, 12_000, 2_520, 299, 7, -75, -4000].map(|s| spoken(Millis::seconds(s)));
        assert_eq!(said, ["1d 4h", "3h 20m", "42m", "4:59", "0:07", "+1:15", "+1h 6m"]);
    }
}
