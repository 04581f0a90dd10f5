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
    /// The promise was kept.
    Met,
    /// The promise was broken; what it was about is over.
    Missed,
}

/// Opening hours that end: time stands still in between.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shut {
    /// When they end; `None` if they have.
    pub closes: Option<Instant>,
    /// When the next begin.
    pub opens: Instant,
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
    /// When the calendar closes next and opens again, if it does.
    pub shut: Option<Shut>,
}

impl Clock {
    /// The clock as it stands at `now`.
    pub fn at(&self, now: impl Moment) -> ClockAt<'_> {
        ClockAt(self, now.moment())
    }

    /// Until when time stands still because the calendar is closed at `now`. What is late counts on.
    fn opens(&self, now: Instant) -> Option<Instant> {
        let shut = self.shut.filter(|_| self.state == ClockState::Running && now < self.due)?;
        (shut.closes.is_none_or(|closes| now >= closes) && now < shut.opens).then_some(shut.opens)
    }

    fn told(&self, now: Instant) -> String {
        let (promise, calendar) = (self.promise.as_str(), self.calendar.as_str());
        let (promise, calendar) = (("promise", promise.into()), ("calendar", calendar.into()));
        let start = ("start", absolute(self.start).into());
        let mut told = match self.state {
            // When it is due is not known: it depends on when it goes on.
            ClockState::Paused(_) => {
                tell("shell-clock-stands", &[promise, ("left", self.due.since(now).into()), start, calendar])
            }
            _ => {
                let length = ("length", self.due.since(self.start).into());
                tell(
                    "shell-clock-told",
                    &[promise, length, start, ("due", absolute(self.due).into()), calendar],
                )
            }
        };
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
            ClockState::Missed => t("shell-clock-missed").to_owned(),
            ClockState::Running => match self.opens(now) {
                Some(opens) => tell("shell-clock-closed", &[("opens", absolute(opens).into())]),
                None => return told,
            },
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
        let opens = clock.opens(now);
        let left = clock.due.since(opens.unwrap_or(now));
        let (kind, sign) = match clock.state {
            ClockState::Running if opens.is_some() => ("paused", "moon"),
            ClockState::Running if left.0 < 0 => ("late", "alarm-clock"),
            ClockState::Running if now >= clock.warn => ("near", "clock"),
            ClockState::Running => ("calm", "clock"),
            ClockState::Paused(_) => ("paused", "pause"),
            ClockState::Elsewhere(_) => ("elsewhere", "arrow-right-left"),
            ClockState::Met => ("met", "check"),
            ClockState::Missed => ("missed", "x"),
        };
        write!(f, r#"<desk-clock class="clock {kind}" title=""#)?;
        Html.write_escaped_str(&mut *f, &clock.told(now))?;
        f.write_str("\"")?;
        if matches!(clock.state, ClockState::Running | ClockState::Elsewhere(_)) {
            write!(f, r#" data-due="{}" data-warn="{}""#, iso(clock.due), iso(clock.warn))?;
        }
        if let Some(shut) = clock.shut.filter(|_| clock.state == ClockState::Running) {
            if let Some(closes) = shut.closes {
                write!(f, r#" data-closes="{}""#, iso(closes))?;
            }
            write!(f, r#" data-opens="{}""#, iso(shut.opens))?;
        }
        let said = match clock.state {
            ClockState::Met => t("shell-clock-met-short").into(),
            ClockState::Missed => t("shell-clock-missed-short").into(),
            _ => spoken(left),
        };
        write!(f, r#">{}<span class="tabular">{said}</span>"#, icon(sign))?;
        // A shape alone is not heard, and a number that stands still looks like one that runs.
        if let ClockState::Paused(_) = clock.state {
            write!(f, "<small>{}</small>", t("shell-clock-waits"))?;
        } else if clock.shut.is_some() && clock.state == ClockState::Running {
            write!(f, "<small>{}</small>", t("shell-clock-closed-short"))?;
        }
        f.write_str("</desk-clock>")
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

    #[test]
    fn time_stands_still_while_the_calendar_is_closed_and_late_is_late() {
        let at = |hour: i64| Instant::from_seconds(hour * 3600);
        let clock = |closes| Clock {
            promise: "First response".into(),
            start: at(15),
            warn: at(33),
            due: at(34),
            state: ClockState::Running,
            calendar: "mon-fri 08:00-18:00".into(),
            pauses: Vec::new(),
            shut: Some(Shut { closes, opens: at(32) }),
        };
        let drawn = |clock: &Clock, hour| {
            let html = clock.at(at(hour)).to_string();
            let said = html.split("tabular\">").nth(1).and_then(|rest| rest.split('<').next());
            (html.split('"').nth(1).unwrap_or_default().to_owned(), said.unwrap_or_default().to_owned())
        };
        let (open, closed) = (clock(Some(at(18))), clock(None));
        assert_eq!(drawn(&open, 17), ("clock calm".into(), "17h 0m".into()));
        assert_eq!(drawn(&open, 20), ("clock paused".into(), "2h 0m".into()));
        assert_eq!(drawn(&closed, 31), ("clock paused".into(), "2h 0m".into()), "as it was when it closed");
        assert_eq!(drawn(&closed, 33), ("clock near".into(), "1h 0m".into()));
        assert_eq!(drawn(&closed, 35), ("clock late".into(), "+1h 0m".into()));
    }
}
