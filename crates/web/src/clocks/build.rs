//! From the clocks to their pages. Pure.

use care::brand::Brand;
use care::clocks::{Attainment, Clock as Found, Counts, Entry, State, What};
use care::desk::Row;
use kernel::{Instant, Millis};

use super::{Line, Log, Measure, One, Ran, View, Window};
use crate::desk::build;
use crate::named;
use crate::shell::Frame;
use crate::ui::{Clock, ClockState, t, tell};

/// The periods that are offered: name in addresses, name, days.
pub(super) fn windows() -> [(&'static str, &'static str, i64); 3] {
    [("24h", t("clocks-in-24h"), 1), ("7d", t("clocks-in-7d"), 7), ("30d", t("clocks-in-30d"), 30)]
}

/// The page.
pub(super) fn page(
    frame: Frame,
    brand: &Brand,
    chosen: &str,
    found: &[Attainment],
    (late, rows): (&[Found], &[Row]),
) -> View {
    let mut lines: Vec<Line> = Vec::new();
    for one in found {
        let queue = one.name.clone().unwrap_or_default();
        let at = lines.iter().position(|line| line.queue == queue).unwrap_or_else(|| {
            let chip = build::queue_chip(brand, &queue);
            lines.push(Line { queue: queue.clone(), name: chip.word, kind: chip.kind, measures: Vec::new() });
            lines.len() - 1
        });
        lines[at].measures.push(measure(one, late));
    }
    let window = |(key, name, _): (&'static str, &'static str, i64)| Window { key, name, on: key == chosen };
    View {
        windows: windows().map(window).to_vec(),
        lines,
        late: late.iter().map(|clock| ran(brand, clock, rows)).collect(),
        frame,
    }
}

fn measure(one: &Attainment, late: &[Found]) -> Measure {
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    let is_late = |clock: &&Found| clock.metric == one.metric && Some(&clock.queue) == one.name.as_ref();
    Measure {
        metric: one.metric.name().to_owned(),
        name: named::metric(one.metric).to_owned(),
        definition: named::definition(one.metric).to_owned(),
        n: count(one.n),
        met: count(one.kept.num),
        promised: count(one.kept.den),
        aim: None,
        median: Some(one.median),
        p90: Some(one.p90),
        business: Some((one.business_median, one.business_p90)),
        late: late.iter().filter(is_late).count() as u64,
    }
}

/// A clock in a list.
pub(super) fn ran(brand: &Brand, clock: &Found, rows: &[Row]) -> Ran {
    let row = rows.iter().find(|row| row.case_id == clock.case_id);
    let over = clock.stopped_at.is_some();
    Ran {
        id: clock.id.to_string(),
        case_id: clock.case_id.to_string(),
        person: row.map_or_else(|| t("clocks-former").to_owned(), |row| row.person.clone()),
        name: named::metric(clock.metric).to_owned(),
        queue: build::queue_chip(brand, &clock.queue).word,
        start: clock.started_at,
        state: named::clock(clock.state).to_owned(),
        clock: ticking(brand, clock),
        took: over.then(|| clock.counted()),
    }
}

fn ticking(brand: &Brand, clock: &Found) -> Option<Clock> {
    let due = clock.due_at?;
    let state = match clock.state {
        State::Running => ClockState::Running,
        State::Paused => ClockState::Paused(t("desk-wait-person").into()),
        State::Met => ClockState::Met,
        State::Missed => ClockState::Missed,
        _ => return None,
    };
    Some(Clock {
        promise: named::metric(clock.metric).to_owned(),
        start: clock.started_at,
        warn: clock.warn_at.unwrap_or(due),
        due,
        state,
        calendar: calendar(brand, clock),
        pauses: Vec::new(),
        shut: None,
    })
}

fn calendar(brand: &Brand, clock: &Found) -> String {
    let hours = clock.calendar.as_deref().filter(|_| clock.kind == Counts::Business);
    let hours = hours.and_then(|name| brand.model_of(clock.version).calendar(name));
    hours.map_or_else(|| t("why-round").into(), ownership::Calendar::label)
}

/// One clock with its log.
pub(super) fn one(frame: Frame, brand: &Brand, clock: &Found, log: &[Entry], rows: &[Row]) -> One {
    let now = frame.now;
    // What it has counted by now: what it had when it last stood still, and the time since.
    let since = |from: Option<Instant>| from.map_or(Millis(0), |from| now.since(from));
    let wall = Millis(clock.calendar_ms.0 + since(clock.counts_from).0);
    let over = clock.stopped_at.is_some();
    let mut facts = vec![
        (
            t("clocks-target"),
            clock.target_ms.map_or_else(|| t("clocks-only-measured").into(), |ms| ms.to_string()),
        ),
        (
            t("desk-promise"),
            clock.sla.clone().unwrap_or_else(|| t("clocks-no-promise").into()).replace('_', " "),
        ),
        (t("clocks-calendar"), calendar(brand, clock)),
        (t("clocks-by-wall"), wall.to_string()),
    ];
    if over {
        facts.push((t("clocks-opening"), clock.business_ms.to_string()));
    }
    facts.push((t("clocks-paused-for"), clock.paused_ms.to_string()));
    if let Some(version) = clock.version {
        facts.push((t("clocks-version"), version.to_string()));
    }
    let entry = |entry: &Entry| Log { what: entry.what.name().to_owned(), cause: cause(entry), at: entry.at };
    One {
        ran: ran(brand, clock, rows),
        definition: named::definition(clock.metric).to_owned(),
        facts: facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        log: log.iter().filter(|entry| entry.clock_id == clock.id).map(entry).collect(),
        frame,
    }
}

fn cause(entry: &Entry) -> String {
    let said = named::cause(entry.cause);
    match entry.what {
        What::Start | What::Pause | What::Resume | What::Reset | What::Stop | What::Change => {
            tell("clocks-because", &[("cause", said.into())])
        }
        What::Warn => t("clocks-came-near").to_owned(),
        What::Breach => t("clocks-broke").to_owned(),
    }
}
