//! Lists of cases, and how many there are.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::str::FromStr;

use db::{Arg, Composed, FromRow, Tx, args};
use kernel::{CaseId, Ctx, CursorError, Instant, PersonId, UserId, ViewId};
use uuid::Uuid;

use super::store;
use crate::Result;
use crate::access::{Right, allow};
use crate::cases::{Direction, Seen, State};
use crate::clocks::{self, Clock};
use crate::queues::Turn;
use crate::views::{Filter, Scope, Sort, Test, Who};
use crate::{Error, approvals, consults, handoffs, search, watching};

/// Which cases.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum View {
    /// Those that the caller holds.
    Mine,
    /// All that are not resolved and do not sleep.
    All,
    /// Those that nobody holds.
    Unassigned,
    /// Those that stand in a queue.
    Queue(String),
    /// Those that sleep.
    Snoozed,
    /// Those that are resolved, the last first.
    Resolved,
    /// Those about which the caller's teams are asked.
    Asked,
    /// Those in which words wait for the caller's agreement.
    ToApprove,
    /// Those that were handed to the caller's teams, and wait for a word.
    Handed,
    /// Those that a colleague holds.
    Of(UserId),
    /// Those that a saved view shows.
    Saved(ViewId),
    /// The one that the caller has before them in queue mode.
    Turn,
}

impl View {
    /// The last part of the view's address.
    pub fn slug(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Mine => "mine",
            Self::All => "all",
            Self::Unassigned => "unassigned",
            Self::Queue(queue) => queue,
            Self::Snoozed => "snoozed",
            Self::Resolved => "resolved",
            Self::Asked => "asked",
            Self::ToApprove => "approve",
            Self::Handed => "handed",
            Self::Turn => "queue",
            Self::Of(user) => return Cow::Owned(user.to_string()),
            Self::Saved(view) => return Cow::Owned(view.to_string()),
        })
    }
}

impl From<&str> for View {
    fn from(slug: &str) -> Self {
        match slug {
            "mine" => Self::Mine,
            "all" => Self::All,
            "unassigned" => Self::Unassigned,
            "snoozed" => Self::Snoozed,
            "resolved" => Self::Resolved,
            "asked" => Self::Asked,
            "approve" => Self::ToApprove,
            "handed" => Self::Handed,
            "queue" => Self::Turn,
            other => match (other.parse(), other.parse()) {
                (Ok(user), _) => Self::Of(user),
                (_, Ok(view)) => Self::Saved(view),
                _ => Self::Queue(other.to_owned()),
            },
        }
    }
}

/// A case in a list.
#[derive(Clone, Debug, FromRow)]
pub struct Row {
    /// The case.
    pub case_id: CaseId,
    /// Where it stands.
    pub state: State,
    /// Whose turn it is.
    pub turn: Turn,
    /// How much it matters: 0 is as usual.
    pub priority: f64,
    /// Its place in the queue.
    pub rank_at: Instant,
    /// Its work item: the last tie-breaker.
    pub item_id: Uuid,
    /// The queue.
    pub queue: String,
    /// In whose hands.
    pub assignee: Option<UserId>,
    /// Their name.
    pub assignee_name: Option<String>,
    /// When the promise breaks.
    pub due_at: Option<Instant>,
    /// The promise.
    pub sla: Option<String>,
    /// The person.
    pub person_id: PersonId,
    /// Their name.
    pub person: String,
    /// Their reach.
    pub reach: Option<i64>,
    /// Where the case began.
    pub channel: String,
    /// The newest words.
    pub last_text: String,
    /// Who spoke them.
    pub last_direction: Direction,
    /// Who could see them.
    pub last_visibility: Seen,
    /// When.
    pub last_at: Instant,
    /// When the person spoke last.
    pub last_inbound_at: Instant,
    /// The person's tone.
    pub sentiment: Option<String>,
    /// What it is about.
    pub topic: Option<String>,
    /// Whether a fact is unsure.
    pub needs_triage: bool,
    /// When it was resolved.
    pub resolved_at: Option<Instant>,
    /// Until when it sleeps.
    pub snoozed_until: Option<Instant>,
    /// The caller's draft.
    pub draft: Option<String>,
    /// When it comes back if the customer does not answer.
    pub back_at: Option<Instant>,
    /// Since when a lead wants the person to be treated with particular care.
    pub vip_at: Option<Instant>,
    /// Why.
    pub vip_reason: Option<String>,
    /// From which queue it was handed over into this one.
    pub handed_from: Option<String>,
    /// Whether somebody there has acknowledged it.
    pub handed_state: Option<handoffs::State>,
    /// When it was handed over.
    pub handed_at: Option<Instant>,
}

/// The place behind which the next page starts: what the order looks at, of the last row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct RowCursor {
    /// The first of it; a float's bits in the order of priorities.
    first: i64,
    at: Instant,
    id: Uuid,
}

impl RowCursor {
    const START: Self = Self { first: -1, at: Instant::from_micros(i64::MIN), id: Uuid::nil() };
    const NEWEST: Self = Self { first: 0, at: Instant::from_micros(i64::MAX), id: Uuid::max() };

    fn start(sort: Sort) -> Self {
        match sort {
            Sort::Newest | Sort::Resolved => Self::NEWEST,
            Sort::Priority => Self { first: f64::INFINITY.to_bits().cast_signed(), ..Self::START },
            Sort::Rank | Sort::Wait | Sort::Due | Sort::Waking => Self::START,
        }
    }

    /// The place of a row in an order.
    pub fn of(row: &Row, sort: Sort) -> Self {
        let turn = row.turn as i64;
        let (first, at) = match sort {
            Sort::Rank => (turn, row.rank_at),
            Sort::Newest => (0, row.last_at),
            Sort::Wait => (turn, row.last_inbound_at),
            Sort::Due => (0, row.due_at.unwrap_or(Instant::from_micros(i64::MAX))),
            Sort::Priority => (row.priority.to_bits().cast_signed(), row.rank_at),
            Sort::Waking => (0, row.snoozed_until.unwrap_or(Instant::from_micros(0))),
            Sort::Resolved => (0, row.resolved_at.unwrap_or(Instant::from_micros(0))),
        };
        let id = match sort {
            Sort::Newest | Sort::Waking | Sort::Resolved => row.case_id.uuid(),
            Sort::Rank | Sort::Wait | Sort::Due | Sort::Priority => row.item_id,
        };
        Self { first, at, id }
    }
}

impl fmt::Display for RowCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.first, self.at.micros(), self.id.simple())
    }
}

impl FromStr for RowCursor {
    type Err = CursorError;
    fn from_str(text: &str) -> Result<Self, CursorError> {
        let mut parts = text.splitn(3, '.');
        let mut next = || parts.next().ok_or(CursorError);
        let number = |text: &str| text.parse().map_err(|_| CursorError);
        Ok(Self {
            first: number(next()?)?,
            at: Instant::from_micros(number(next()?)?),
            id: Uuid::try_parse(next()?).map_err(|_| CursorError)?,
        })
    }
}

/// What a view asks for, and in which order; `None` for one that other work makes, or that somebody saved.
pub fn asked(view: &View) -> Option<(Filter, Sort)> {
    let is = |test: Test| Filter::All(vec![Filter::Is(test)]);
    Some(match view {
        View::Mine => (is(Test::Assignee(vec![Who::Me])), Sort::Rank),
        View::All => (Filter::default(), Sort::Rank),
        View::Unassigned => (is(Test::Assignee(vec![Who::Nobody])), Sort::Rank),
        View::Queue(queue) => (is(Test::Queue(vec![queue.clone()])), Sort::Rank),
        View::Of(holder) => (is(Test::Assignee(vec![Who::User(*holder)])), Sort::Rank),
        View::Snoozed => (is(Test::State(vec![State::Snoozed])), Sort::Waking),
        View::Resolved => (is(Test::State(vec![State::Resolved])), Sort::Resolved),
        View::Asked | View::ToApprove | View::Handed | View::Saved(_) | View::Turn => return None,
    })
}

/// A page of a view: rows and where the next page starts.
///
/// # Errors
/// [`Error::NotFound`] for a saved view: what it asks for is read first, and given to [`select`].
pub async fn list(
    tx: &mut Tx,
    ctx: &Ctx,
    view: &View,
    limit: u32,
    after: Option<RowCursor>,
) -> Result<(Vec<Row>, Option<RowCursor>)> {
    if matches!(view, View::Turn) {
        // A round shows no list.
        allow(ctx, Right::Read)?;
        return Ok((Vec::new(), None));
    }
    if matches!(view, View::Asked | View::ToApprove | View::Handed) {
        return Ok((some(tx, ctx, view).await?, None));
    }
    let (filter, sort) = asked(view).ok_or(Error::not_found("view"))?;
    let scope = Scope { me: ctx.actor.user(), now: ctx.now(), ..Scope::default() };
    select(tx, ctx, &scope, &filter, sort, limit, after).await
}

/// A page of what a filter finds, in an order: rows and where the next page starts.
pub async fn select(
    tx: &mut Tx,
    ctx: &Ctx,
    scope: &Scope,
    filter: &Filter,
    sort: Sort,
    limit: u32,
    after: Option<RowCursor>,
) -> Result<(Vec<Row>, Option<RowCursor>)> {
    allow(ctx, Right::Read)?;
    let limit = limit.clamp(1, kernel::PAGE_MAX);
    let (tenant, me, surplus) = (ctx.tenant, ctx.actor.user(), i64::from(limit) + 1);
    let RowCursor { first, at, id } = after.unwrap_or(RowCursor::start(sort));
    let turn = args![me, tenant, first, at, id, surplus].to_vec();
    let plain = args![me, tenant, at, id, surplus].to_vec();
    let (frame, args) = match sort {
        Sort::Rank => (&store::BY_RANK, turn),
        Sort::Wait => (&store::BY_WAIT, turn),
        Sort::Priority => {
            let least = f64::from_bits(first.cast_unsigned());
            (&store::BY_PRIORITY, args![me, tenant, least, at, id, surplus].to_vec())
        }
        Sort::Newest => (&store::BY_NEWEST, plain),
        Sort::Due => (&store::BY_DUE, plain),
        Sort::Waking => (&store::BY_WAKING, plain),
        Sort::Resolved => (&store::BY_RESOLVED, plain),
    };
    let asked = Composed::new(frame, args, &filter.condition(scope))?;
    let mut rows: Vec<Row> = tx.query_composed(&asked).await?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|row| RowCursor::of(row, sort));
    Ok((rows, next))
}

/// The cases of a view that other work makes: few, so that they are one page. What is due first comes first.
async fn some(tx: &mut Tx, ctx: &Ctx, view: &View) -> Result<Vec<Row>> {
    let cases: Vec<CaseId> = match view {
        View::Asked => consults::open_for_me(tx, ctx).await?.iter().map(|one| one.case_id).collect(),
        View::ToApprove => approvals::waiting_for_me(tx, ctx).await?.iter().map(|one| one.case_id).collect(),
        _ => super::handed_to_me(tx, ctx).await?.iter().map(|one| one.case_id).collect(),
    };
    let mut rows = rows_of(tx, ctx, &cases).await?;
    rows.retain(|row| row.resolved_at.is_none());
    Ok(rows)
}

/// Some cases as rows, in this order.
pub async fn rows_of(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<Vec<Row>> {
    allow(ctx, Right::Read)?;
    let args = [ctx.actor.user().into(), ctx.tenant.into(), Arg::ids(cases.iter().copied())];
    let mut rows: Vec<Row> = tx.query(&store::SOME, &args).await?;
    rows.sort_by_key(|row| cases.iter().position(|case| *case == row.case_id));
    Ok(rows)
}

/// Cases of people who are called like this, and cases in which it was said; or the one case of an id. The latest
/// first, [`kernel::PAGE_MAX`] at most. The text may hold operators, see [`search::Query`].
pub async fn search(tx: &mut Tx, ctx: &Ctx, text: &str) -> Result<Vec<Row>> {
    allow(ctx, Right::Read)?;
    if let Ok(id) = text.trim().parse::<CaseId>() {
        return Ok(row(tx, ctx, id).await?.into_iter().collect());
    }
    let cases =
        search::cases_of(tx, ctx, &search::Query::parse(text).while_typing(), kernel::PAGE_MAX).await?;
    let mut rows = rows_of(tx, ctx, &cases).await?;
    rows.sort_by_key(|row| std::cmp::Reverse((row.last_at, row.case_id.uuid())));
    Ok(rows)
}

/// One case as a row, wherever it stands.
pub async fn row(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Option<Row>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query_opt(&store::ONE, &args![ctx.actor.user(), ctx.tenant, case]).await?)
}

/// What rows show beside their cases.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// The nearest promise of each case, see [`clocks::nearest`].
    pub clocks: HashMap<CaseId, Clock>,
    /// The cases of which the caller has seen all that the person wrote.
    pub seen: HashSet<CaseId>,
}

/// Reads what rows show beside their cases: as many statements for many as for one.
pub async fn marks(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<Marks> {
    allow(ctx, Right::Read)?;
    Ok(Marks {
        clocks: clocks::nearest_of(tx, ctx, cases).await?,
        seen: watching::seen(tx, ctx, cases).await?,
    })
}

/// How many cases stand in a queue.
#[derive(Clone, Debug, FromRow)]
pub struct QueueCount {
    /// The queue.
    pub queue: String,
    /// How many wait for us.
    pub ours: i64,
    /// How many wait for the person.
    pub theirs: i64,
    /// How many of ours nobody holds.
    pub unassigned: i64,
    /// How many of ours the caller holds.
    pub mine: i64,
    /// How many of ours are late.
    pub late: i64,
    /// How many of the caller's are late.
    pub mine_late: i64,
}

/// How much there is to do.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// By queue, by name.
    pub queues: Vec<QueueCount>,
    /// How many sleep.
    pub snoozed: i64,
    /// How many deliveries, sends and accounts need a person.
    pub problems: i64,
}

impl Counts {
    /// A sum over all queues.
    pub fn sum(&self, of: impl Fn(&QueueCount) -> i64) -> i64 {
        self.queues.iter().map(of).sum()
    }
}

/// Counts what the rail shows.
pub async fn counts(tx: &mut Tx, ctx: &Ctx) -> Result<Counts> {
    allow(ctx, Right::Read)?;
    let queues = tx.query(&store::COUNTS, &args![ctx.actor.user(), ctx.now(), ctx.tenant]).await?;
    let snoozed = tx.query_one(&store::COUNT_SNOOZED, &args![ctx.tenant]).await?;
    let problems: i64 = tx
        .query_one(
            &store::COUNT_PROBLEMS,
            &args![ctx.tenant, crate::outbound::TOPIC, crate::leads::crm::TOPIC],
        )
        .await?;
    let alarms = crate::accounts::alarms(tx, ctx).await?.len() as i64;
    Ok(Counts { queues, snoozed, problems: problems + alarms })
}
