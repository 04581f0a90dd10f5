//! The clocks' facts.

use askama::Template;
use kernel::{Instant, Millis};

use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{Cell, Clock, Column, Head, Tabular, t, tell};
use crate::{assets, ui};

/// One metric of one queue over the period.
#[derive(Clone, PartialEq, Debug)]
pub struct Measure {
    /// The metric's name in addresses.
    pub metric: String,
    /// The metric as people read it.
    pub name: String,
    /// What it is, exactly.
    pub definition: String,
    /// How many clocks have ended.
    pub n: u64,
    /// How many of them kept their promise.
    pub met: u64,
    /// How many of them had one.
    pub promised: u64,
    /// The share that the promise aims at.
    pub aim: Option<f64>,
    /// The middle one.
    pub median: Option<Millis>,
    /// What nine of ten stay below.
    pub p90: Option<Millis>,
    /// The same two in opening hours.
    pub business: Option<(Millis, Millis)>,
    /// How many run and are late now.
    pub late: u64,
}

impl Measure {
    pub(crate) fn share(&self) -> Option<f64> {
        (self.promised > 0).then(|| self.met as f64 / self.promised as f64)
    }
    pub(crate) fn percent(&self) -> String {
        ui::percent(self.share())
    }
    pub(crate) fn aims(&self) -> String {
        ui::percent(self.aim)
    }
    /// How it stands to its aim: a class and a word.
    pub(crate) fn standing(&self) -> (&'static str, &'static str) {
        match (self.share(), self.aim) {
            (Some(share), Some(aim)) if share >= aim => ("met", t("clocks-as-promised")),
            (Some(_), Some(_)) => ("late", t("clocks-below")),
            _ => ("calm", ""),
        }
    }
    /// What hovering over the middle and the slow end tells.
    pub(crate) fn hours(&self) -> String {
        let Some((median, p90)) = self.business else { return String::new() };
        tell("clocks-hours", &[("median", median.into()), ("p90", p90.into())])
    }
    pub(crate) fn took(at: &Option<Millis>) -> String {
        at.map_or_else(|| "–".into(), ui::span)
    }
}

/// A queue with its metrics.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The queue's name in addresses.
    pub queue: String,
    /// Its title.
    pub name: String,
    /// Its class: `dept-support` and the like.
    pub kind: &'static str,
    /// Its metrics, those with clocks.
    pub measures: Vec<Measure>,
}

/// A period to look at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Window {
    /// Its name in addresses.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Whether it is chosen.
    pub on: bool,
}

/// A clock in a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ran {
    /// The clock.
    pub id: String,
    /// The case.
    pub case_id: String,
    /// Whose.
    pub person: String,
    /// The metric as people read it.
    pub name: String,
    /// The queue.
    pub queue: String,
    /// When it started.
    pub start: Instant,
    /// How it stands in a word: `met`, `missed`, `running`.
    pub state: String,
    /// The clock, while it runs or stands still towards a target.
    pub clock: Option<Clock>,
    /// How long it took by its own calendar, if it has ended.
    pub took: Option<Millis>,
}

impl Tabular for Ran {
    const COLUMNS: &'static [Column] = &[
        Column::words("customer", || t("clocks-customer")),
        Column::words("metric", || t("clocks-metric")),
        Column::words("queue", || t("views-field-queue")),
        Column::number("started", || t("clocks-started")),
        Column::number("took", || t("clocks-took")),
        Column::words("stands", || t("clocks-stands")),
        Column::buttons(|| t("clocks-log")),
    ];
    fn cells(&self) -> Vec<Cell> {
        let seconds = self.took.map(|took| u64::try_from(took.0 / 1000).unwrap_or(0));
        vec![
            self.person.as_str().into(),
            self.name.as_str().into(),
            self.queue.as_str().into(),
            Cell::At(self.start),
            seconds.map_or(Cell::Empty, Cell::from),
            self.state.as_str().into(),
        ]
    }
}

/// Promises kept and broken.
#[derive(Template)]
#[template(path = "clocks/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The periods.
    pub windows: Vec<Window>,
    /// The queues.
    pub lines: Vec<Line>,
    /// What is late now, the latest first.
    pub late: Vec<Ran>,
}

impl View {
    pub(crate) fn window(&self) -> &'static str {
        self.windows.iter().find(|window| window.on).map_or("7d", |window| window.key)
    }
}

/// What a number stands for.
#[derive(Template)]
#[template(path = "clocks/rows.html")]
pub struct Rows {
    /// What stands around it.
    pub frame: Frame,
    /// What is listed: `First response in Billing, missed, last 7 days`.
    pub title: String,
    /// What the metric is.
    pub definition: String,
    /// The clocks, newest first.
    pub rows: Vec<Ran>,
    /// The head of their table.
    pub head: Head,
    /// How many there are in all.
    pub total: u64,
}

/// A line in the log of a clock.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Log {
    /// What happened: `start`, `pause`, `resume`, `reset`, `stop`, `change`.
    pub what: String,
    /// Why.
    pub cause: String,
    /// When.
    pub at: Instant,
}

impl Log {
    /// What happened, as people read it.
    pub(crate) fn word(&self) -> &'static str {
        self.what.parse().map_or("", crate::named::what)
    }
    pub(crate) fn icon(&self) -> ui::Icon {
        ui::icon(match self.what.as_str() {
            "start" | "resume" => "clock",
            "pause" => "pause",
            "reset" => "rotate-cw",
            "stop" => "check",
            "warn" => "triangle-alert",
            "breach" => "alarm-clock",
            _ => "pencil",
        })
    }
}

/// One clock.
#[derive(Template)]
#[template(path = "clocks/one.html")]
pub struct One {
    /// What stands around it.
    pub frame: Frame,
    /// The clock.
    pub ran: Ran,
    /// What its metric is.
    pub definition: String,
    /// Its facts: target, calendar, value by the wall, value by the calendar.
    pub facts: Vec<(String, String)>,
    /// Its log, oldest first.
    pub log: Vec<Log>,
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}

/// What a number stands for.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_rows(view: &Rows) -> Result<String, askama::Error> {
    view.render()
}

/// One clock's page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_one(view: &One) -> Result<String, askama::Error> {
    view.render()
}
