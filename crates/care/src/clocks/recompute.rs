//! Counting again: from messages and events, through the same machine, without a look at what is stored.

use std::collections::{HashMap, HashSet};

use db::{Arg, FromRow, Tx, args};
use kernel::{CaseId, CaseJoinId, ClockId, Ctx, Instant, MessageId, Millis};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::decide::{Answered, Book, Happening};
use super::model::{Clock, Entry};
use super::terms::{self, Ask, Asked};
use super::{store, working};
use crate::Result;
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::Direction;
use crate::trail::Kind;

/// How many cases are counted at a time.
const PAGE: usize = 200;

/// How far two moments may lie apart that mean the same: an event is noted a moment after what it tells of.
const MOMENT: Millis = Millis::seconds(1);

/// Which cases.
#[derive(Clone, Copy, Debug)]
pub enum Which {
    /// This one.
    Case(CaseId),
    /// A page of those in which something was said since a moment.
    Page {
        /// The moment.
        since: Instant,
        /// The last case of the page before.
        after: Option<CaseId>,
    },
}

/// What counting again has shown.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// How many cases were counted.
    pub cases: usize,
    /// How many clocks they have.
    pub clocks: usize,
    /// Cases from a time in which events did not yet say enough; they were left alone.
    pub skipped: usize,
    /// What is not stored as it should be.
    pub differing: Vec<Differing>,
    /// Where the next page begins; none after the last.
    pub next: Option<CaseId>,
}

/// A clock that is not stored as it should be.
#[derive(Clone, Debug, Serialize)]
pub struct Differing {
    /// Its case.
    pub case: CaseId,
    /// Its id, if it is stored.
    pub clock: Option<ClockId>,
    /// What it measures.
    pub metric: super::Metric,
    /// What differs: `stored → counted` for each field, or that it is missing, or stored without a reason.
    pub what: Vec<String>,
}

#[derive(Debug, FromRow)]
struct Event {
    case_id: CaseId,
    at: Instant,
    kind: Kind,
    message_id: Option<MessageId>,
    data: Value,
    /// 1 if it was noted in another case, because its message stood there.
    elsewhere: i64,
    /// When its message came here with its case; then the event of the join says what waited.
    came_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, FromRow)]
struct Spoken {
    id: MessageId,
    case_id: CaseId,
    seq: i64,
    direction: Direction,
    automatic: bool,
    at: Instant,
}

/// Counts clocks again and compares them with those that are stored; with `fix`, stores what was counted.
pub async fn recompute(tx: &mut Tx, ctx: &Ctx, brand: &Brand, which: Which, fix: bool) -> Result<Report> {
    allow(ctx, Right::Administer)?;
    let (cases, next) = match which {
        Which::Case(case) => (vec![case], None),
        Which::Page { since, after } => {
            let after = after.map_or(uuid::Uuid::nil(), |case| case.uuid());
            let cases: Vec<CaseId> = tx.query(&store::CASES, &args![ctx.tenant, since, after, PAGE]).await?;
            let next = cases.last().copied().filter(|_| cases.len() == PAGE);
            (cases, next)
        }
    };
    let mut report = Report { next, ..Report::default() };
    if cases.is_empty() {
        return Ok(report);
    }
    let mut past = Past::of(tx, ctx, &cases).await?;
    for case in cases {
        let Some(book) = past.replay(ctx, brand, case) else {
            report.skipped += 1;
            continue;
        };
        let (held, log) = book.into_parts();
        let counted: Vec<Clock> = held.into_iter().map(|held| held.clock).collect();
        let stored = past.stored.remove(&case).unwrap_or_default();
        report.cases += 1;
        report.clocks += counted.len();
        let differing = compare(case, &stored, &counted);
        if fix && !differing.is_empty() {
            replace(tx, ctx, case, stored.iter().map(Former::of).collect(), counted, log).await?;
        }
        report.differing.extend(differing);
    }
    Ok(report)
}

/// Stores what is counted of one case. Clocks that were set aside before keep their ids. Cases from a time in which
/// events did not yet say enough are left alone.
pub(super) async fn anew(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: CaseId,
    mut formers: Vec<Former>,
) -> Result<()> {
    let mut past = Past::of(tx, ctx, &[case]).await?;
    let Some(book) = past.replay(ctx, brand, case) else { return Ok(()) };
    let (held, log) = book.into_parts();
    let counted: Vec<Clock> = held.into_iter().map(|held| held.clock).collect();
    let stored = past.stored.remove(&case).unwrap_or_default();
    formers.extend(stored.iter().map(Former::of));
    replace(tx, ctx, case, formers, counted, log).await
}

/// All that some cases are counted from.
struct Past {
    events: HashMap<CaseId, Vec<Event>>,
    spoken: HashMap<CaseId, Vec<Spoken>>,
    stored: HashMap<CaseId, Vec<Clock>>,
    joins: HashSet<CaseJoinId>,
}

impl Past {
    async fn of(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<Self> {
        let ids = || [ctx.tenant.into(), Arg::ids(cases.iter().copied())];
        Ok(Self {
            events: grouped(tx.query::<Event>(&store::HAPPENED, &ids()).await?, |event| event.case_id),
            spoken: grouped(tx.query::<Spoken>(&store::SPOKEN, &ids()).await?, |message| message.case_id),
            stored: grouped(tx.query::<Clock>(&store::OF_CASES, &ids()).await?, |clock| clock.case_id),
            joins: tx.query::<CaseJoinId>(&store::JOINS, &ids()).await?.into_iter().collect(),
        })
    }

    fn replay<'b>(&self, ctx: &Ctx, brand: &'b Brand, case: CaseId) -> Option<Book<'b>> {
        let (events, spoken) = (self.events.get(&case), self.spoken.get(&case));
        let (events, spoken) = (events.map_or(&[][..], Vec::as_slice), spoken.map_or(&[][..], Vec::as_slice));
        replay(ctx, brand, case, events, spoken, &self.joins)
    }
}

/// What has to be kept of a clock that is counted again: it has been told of already.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Former {
    id: ClockId,
    metric: super::Metric,
    started_at: Instant,
    warned_at: Option<Instant>,
    breached_at: Option<Instant>,
}

impl Former {
    pub(super) fn of(clock: &Clock) -> Self {
        Self {
            id: clock.id,
            metric: clock.metric,
            started_at: clock.started_at,
            warned_at: clock.warned_at,
            breached_at: clock.breached_at,
        }
    }
}

fn grouped<T>(rows: Vec<T>, case: impl Fn(&T) -> CaseId) -> HashMap<CaseId, Vec<T>> {
    let mut groups: HashMap<CaseId, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(case(&row)).or_default().push(row);
    }
    groups
}

/// Tells the machine what happened, in the order in which we came to know. `None` if the events do not say enough.
fn replay<'b>(
    ctx: &Ctx,
    brand: &'b Brand,
    case: CaseId,
    events: &[Event],
    spoken: &[Spoken],
    joins: &HashSet<CaseJoinId>,
) -> Option<Book<'b>> {
    let messages: HashMap<MessageId, Spoken> = spoken.iter().map(|message| (message.id, *message)).collect();
    let mut here: HashMap<MessageId, Instant> = HashMap::new();
    let mut asked: HashMap<MessageId, Asked> = HashMap::new();
    let mut version = None;
    // In which queue the case stands, as far as it was noted in the case itself.
    let mut stands: Option<String> = None;
    let mut book = Book::new(case);
    for event in events {
        let at = event.at;
        let before = event.came_at.filter(|came| at <= *came);
        let said = || serde_json::from_value::<Instant>(event.data["at"].clone()).ok();
        let happening = match event.kind {
            Kind::MessageReceived => {
                here.extend(event.message_id.map(|message| (message, before.unwrap_or(at))));
                continue;
            }
            Kind::Routed => {
                let (message, mut words) =
                    (event.message_id?, serde_json::from_value::<Asked>(event.data.clone()).ok()?);
                if before.is_some() {
                    asked.insert(message, words);
                    continue;
                }
                match (event.elsewhere, &stands) {
                    (0, _) => stands = Some(words.queue.clone()),
                    (_, Some(queue)) => words.queue.clone_from(queue),
                    (_, None) => {}
                }
                let heard = words.heard(brand, message, at);
                version = words.version;
                asked.insert(message, words);
                match event.data["again"] == true {
                    true => Happening::Corrected(heard),
                    false => Happening::Heard(heard),
                }
            }
            _ if before.is_some() => continue,
            Kind::CasesJoined => {
                let join = serde_json::from_value::<CaseJoinId>(event.data["join"].clone()).ok();
                if join.is_none_or(|join| !joins.contains(&join)) {
                    continue;
                }
                let asks: Vec<Ask> = serde_json::from_value(event.data["asks"].clone()).ok()?;
                let asks = asks.iter().map(|ask| ask.asked.heard(brand, ask.message, at)).collect();
                Happening::Joined { at, asks }
            }
            Kind::EchoSeen if !event.data["answers"].as_bool()? => continue,
            Kind::EchoSeen => {
                let message = event.message_id?;
                Happening::Answered(Answered {
                    at: said()?,
                    message,
                    written: None,
                    newer: false,
                    next: None,
                })
            }
            Kind::ReplySent | Kind::CallEnded => {
                let answer = messages.get(&event.message_id?)?;
                if answer.automatic {
                    continue;
                }
                let newer = |m: &&Spoken| {
                    let is_here = here.get(&m.id).is_some_and(|since| *since <= at);
                    m.direction == Direction::Inbound && m.seq > answer.seq && is_here
                };
                let next = spoken
                    .iter()
                    .filter(newer)
                    .filter_map(|newer| Some(asked.get(&newer.id)?.heard(brand, newer.id, at)))
                    .find(|heard| heard.ask.is_some());
                let written = Some(answer.at);
                let newer = spoken.iter().any(|message| newer(&message));
                Happening::Answered(Answered { at: said()?, message: answer.id, written, newer, next })
            }
            Kind::ReplyFailed if event.data["late"] == true => {
                Happening::Refused { at, message: event.message_id? }
            }
            Kind::CaseResolved => Happening::Resolved { at, unanswered: false },
            Kind::NoReply => Happening::Resolved { at, unanswered: true },
            Kind::CaseReopened if event.message_id.is_none() => Happening::Reopened { at },
            Kind::CaseWoken | Kind::CallDue => Happening::Woken { at },
            Kind::CallBooked => Happening::Agreed { at },
            // Others were told of it; the case stays.
            Kind::Escalated if event.data["to"].is_null() => continue,
            // A decision moves a case by itself: `routed` comes next, and says under which version it stands.
            Kind::Moved if event.data["by"].is_null() => continue,
            Kind::Moved | Kind::HandedOver | Kind::WrongOwner | Kind::Escalated | Kind::Returned => {
                let to = event.data["to"].as_str()?;
                stands = Some(to.to_owned());
                Happening::Moved { at, holder: terms::holder(brand, to, version) }
            }
            _ => continue,
        };
        book.happen(happening, &mut || ctx.mint());
    }
    Some(book)
}

/// Pairs stored and counted clocks of a metric by their order.
fn compare(case: CaseId, stored: &[Clock], counted: &[Clock]) -> Vec<Differing> {
    let mut found = Vec::new();
    for metric in super::Metric::ALL {
        let of = |clocks: &[Clock]| -> Vec<Clock> {
            let mut of: Vec<Clock> = clocks.iter().filter(|clock| clock.metric == *metric).cloned().collect();
            of.sort_by_key(|clock| (clock.started_at, clock.id));
            of
        };
        let (stored, counted) = (of(stored), of(counted));
        for n in 0..stored.len().max(counted.len()) {
            let what = match (stored.get(n), counted.get(n)) {
                (Some(stored), Some(counted)) => differences(stored, counted),
                (None, _) => vec!["it is missing".to_owned()],
                (_, None) => vec!["nothing that happened asks for it".to_owned()],
            };
            if !what.is_empty() {
                let clock = stored.get(n).map(|clock| clock.id);
                found.push(Differing { case, clock, metric: *metric, what });
            }
        }
    }
    found
}

fn differences(stored: &Clock, counted: &Clock) -> Vec<String> {
    let mut found = Vec::new();
    let mut field = |name: &str, same: bool, stored: &dyn std::fmt::Debug, counted: &dyn std::fmt::Debug| {
        if !same {
            found.push(format!("{name}: {stored:?} → {counted:?}"));
        }
    };
    macro_rules! exactly {
        ($($name:ident)*) => { $(field(
            stringify!($name), stored.$name == counted.$name, &stored.$name, &counted.$name);)* };
    }
    macro_rules! about {
        ($same:ident: $($name:ident)*) => { $(field(
            stringify!($name), $same(stored.$name, counted.$name), &stored.$name, &counted.$name);)* };
    }
    let moment = |a: Instant, b: Instant| a.since(b).0.abs() <= MOMENT.0;
    let moments = |a: Option<Instant>, b: Option<Instant>| match (a, b) {
        (Some(a), Some(b)) => moment(a, b),
        (a, b) => a == b,
    };
    let lengths = |a: Millis, b: Millis| (a.0 - b.0).abs() <= MOMENT.0;
    exactly! { sla version kind calendar queue team owner state target_ms warn_ms answer cause definition }
    about! { moment: started_at }
    about! { moments: counts_from paused_at due_at warn_at stopped_at }
    about! { lengths: paused_ms calendar_ms business_ms }
    found
}

/// Stores the counted clocks instead. Those that were there already keep their ids, and what was said of them.
async fn replace(
    tx: &mut Tx,
    ctx: &Ctx,
    case: CaseId,
    mut left: Vec<Former>,
    mut counted: Vec<Clock>,
    mut log: Vec<Entry>,
) -> Result<()> {
    left.sort_by_key(|clock| (clock.started_at, clock.id));
    for clock in &mut counted {
        let Some(place) = left.iter().position(|old| old.metric == clock.metric) else { continue };
        let old = left.remove(place);
        for entry in log.iter_mut().filter(|entry| entry.clock_id == clock.id) {
            entry.clock_id = old.id;
        }
        clock.id = old.id;
        clock.warned_at = old.warned_at;
        clock.breached_at = old.breached_at;
    }
    tx.execute(&store::FORGET, &args![ctx.tenant, case]).await?;
    tx.execute(&store::FORGET_LOG, &args![ctx.tenant, case]).await?;
    let rows = counted.into_iter().map(|clock| working::insert_row(ctx, clock)).collect();
    tx.execute_many(&store::START, rows).await?;
    let rows = log.into_iter().map(|entry| working::note_row(ctx, case, entry)).collect();
    tx.execute_many(&store::NOTE, rows).await?;
    Ok(())
}
