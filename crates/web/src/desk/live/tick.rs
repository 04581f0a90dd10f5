//! What changed, read once, and drawn once for all who see the same.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use care::brand::Brand;
use care::cases::State;
use care::clocks::Clock;
use care::desk::{self as read, Marks, Own, Rails, Row, RowCursor, View};
use care::queues::Turn;
use care::views::{self, Column, Filter, Known, Scope, Sort};
use care::watching::{self, Doing, Watcher};
use care::{Result, Tx, chat, clocks, tags};
use kernel::{CaseId, Ctx, Instant, UserId};
use tokio::sync::OnceCell;

use super::listed::Listed;
use super::news::News;
use crate::desk::{self, build};
use crate::errors::Failed;
use crate::l10n::Reader;
use crate::state::App;

/// More changed cases than this at once are told as "look again".
const MANY: usize = 200;
/// Of how many cases the hub remembers where they stood.
const REMEMBERED: usize = 100_000;

/// Where a case stands: what decides in whose list it is.
#[derive(Clone, Debug)]
pub struct Place {
    state: State,
    turn: Turn,
    queue: String,
    assignee: Option<UserId>,
    /// In the order in which queues are worked off.
    pub at: RowCursor,
    /// What filters look at, if anybody's list is made by one; and whose drafts are in it.
    known: Option<Arc<Known>>,
    writers: Vec<UserId>,
}

impl Place {
    fn of(row: &Row, known: Option<Known>, writers: Vec<UserId>) -> Self {
        Self {
            state: row.state,
            turn: row.turn,
            queue: row.queue.clone(),
            assignee: row.assignee,
            at: RowCursor::of(row, Sort::Rank),
            known: known.map(Arc::new),
            writers,
        }
    }

    /// Whether a case that stands here is in a view. What makes it stand in some is not known here.
    fn is_in(&self, view: &View) -> Option<bool> {
        let open = self.state != State::Resolved && self.turn != Turn::Asleep;
        Some(match view {
            View::Mine => return None,
            View::All => open,
            View::Unassigned => open && self.assignee.is_none(),
            View::Queue(queue) => open && &self.queue == queue,
            View::Snoozed => self.turn == Turn::Asleep && self.state != State::Resolved,
            View::Resolved => self.state == State::Resolved,
            View::Of(holder) => open && self.assignee == Some(*holder),
            View::Turn => open && self.turn == Turn::Ours && self.assignee.is_none(),
            View::Asked | View::ToApprove | View::Handed | View::Saved(_) => return None,
        })
    }

    /// The same, as one reader sees it.
    pub fn is_seen(&self, view: &View, me: UserId) -> Option<bool> {
        if *view == View::Mine { self.is_in(&View::Of(me)) } else { self.is_in(view) }
    }

    /// Whether a filter finds it; `None` if what filters look at was not read.
    pub fn is_found(&self, filter: &Filter, scope: &Scope) -> Option<bool> {
        let known = self.known.as_ref()?;
        if !scope.me.is_some_and(|me| self.writers.contains(&me)) {
            return Some(filter.shows(known, scope));
        }
        let mut known = Known::clone(known);
        known.facts.has_draft = true;
        Some(filter.shows(&known, scope))
    }

    /// Whether it is news where it comes: what only waits for the person is none.
    pub fn is_news(&self) -> bool {
        self.turn != Turn::Theirs || self.state == State::Resolved
    }
}

/// Where cases stood when they were told of last.
#[derive(Default, Debug)]
pub struct Memory(HashMap<CaseId, Place>);

impl Memory {
    fn replace(&mut self, case: CaseId, place: Place) -> Option<Place> {
        if self.0.len() >= REMEMBERED {
            self.0.clear();
        }
        self.0.insert(case, place)
    }
}

/// A changed case as lists show it.
#[derive(Debug)]
pub struct Changed {
    /// The row, with nobody's draft.
    pub row: Row,
    /// The promise to look at.
    clock: Option<Clock>,
    /// Who has seen all that the person wrote.
    seen: HashSet<UserId>,
    /// Its tags.
    tags: Vec<String>,
    /// Where it stands.
    pub place: Place,
    /// Where it stood; `None` if that is not known.
    pub before: Option<Place>,
    /// Who has it open.
    pub watchers: Vec<Watcher>,
    /// Whether the person writes in a chat now.
    pub visitor_writes: bool,
    /// What was begun in it, by writer.
    drafts: Vec<(UserId, String)>,
    /// Whether only what is somebody's own has changed, a draft or what they have seen: then only they see a change.
    pub only_for: Option<Vec<UserId>>,
}

impl Changed {
    /// Whether the reader has seen all that the person wrote: also what has just come to a screen that they look at.
    pub fn is_seen(&self, me: UserId, open: Option<CaseId>) -> bool {
        self.seen.contains(&me) || open == Some(self.row.case_id) && !self.is_away(me)
    }

    /// Whether the reader has it open and is away.
    pub fn is_away(&self, me: UserId) -> bool {
        self.watchers.iter().any(|watcher| watcher.user == me && watcher.doing == Doing::Away)
    }

    /// Whether the row looks different for this reader than for others.
    fn is_special(&self, me: UserId) -> bool {
        self.row.assignee == Some(me)
            || self.watchers.iter().any(|watcher| watcher.user == me)
            || self.drafts.iter().any(|(writer, _)| *writer == me)
    }
}

/// What a row's look depends on, beside the row.
#[derive(PartialEq, Eq, Hash)]
struct Look {
    case: CaseId,
    view: String,
    tail: String,
    columns: Vec<Column>,
    language: &'static str,
    zone: Option<String>,
    /// The reader, where the row is special to them.
    me: Option<UserId>,
    selected: bool,
    /// Whether the reader has seen what it is about.
    seen: bool,
}

/// What is read of cases beside their rows, by case.
#[derive(Default)]
struct Beside {
    clocks: HashMap<CaseId, Clock>,
    seen: HashMap<CaseId, HashSet<UserId>>,
    tags: HashMap<CaseId, Vec<String>>,
    watchers: HashMap<CaseId, Vec<Watcher>>,
    visitors: BTreeSet<CaseId>,
    drafts: HashMap<(CaseId, UserId), String>,
    known: HashMap<CaseId, Known>,
}

impl Beside {
    async fn read(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId], is_filtered: bool) -> Result<Self> {
        let known = if is_filtered { views::known(tx, ctx, cases).await? } else { Vec::new() };
        Ok(Self {
            clocks: clocks::nearest_of(tx, ctx, cases).await?,
            seen: watching::seen_by(tx, ctx, cases).await?,
            tags: tags::of_cases(tx, ctx, cases).await?,
            watchers: watching::in_cases(tx, ctx, cases).await?,
            visitors: chat::writing(tx, ctx, cases).await?,
            drafts: read::drafts_of(tx, ctx, cases).await?,
            known: known.into_iter().map(|known| (known.facts.case_id, known)).collect(),
        })
    }
}

/// What changed between two moments.
pub struct Tick {
    /// Whether something was missed: look again.
    pub missed: bool,
    /// Cases that look different.
    pub cases: BTreeSet<CaseId>,
    /// Cases in which others are now.
    pub watched: BTreeSet<CaseId>,
    /// The changed cases as rows.
    pub rows: Vec<Changed>,
    /// The counts, when they were made.
    pub rails: Option<Rails>,
    /// Whether what is somebody's own may be another.
    pub own: bool,
    /// Whether saved views may be others.
    pub views: bool,
    /// Whether the brand is another: its accounts, its rules.
    pub rules: bool,
    /// The moment.
    pub now: Instant,
    brand: Option<Arc<Brand>>,
    drawn: Mutex<HashMap<Look, Arc<str>>>,
    counted: Mutex<HashMap<Counted, Arc<OnceCell<i64>>>>,
}

/// A filter as JSON, and whose list it makes, if it makes another for others.
type Counted = (String, Option<UserId>);

impl fmt::Debug for Tick {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tick").field("cases", &self.cases.len()).finish_non_exhaustive()
    }
}

impl Tick {
    /// Something was missed.
    pub fn missed() -> Self {
        Self {
            missed: true,
            cases: BTreeSet::new(),
            watched: BTreeSet::new(),
            rows: Vec::new(),
            rails: None,
            own: false,
            views: false,
            rules: false,
            now: Instant::from_micros(0),
            brand: None,
            drawn: Mutex::default(),
            counted: Mutex::default(),
        }
    }

    /// Reads what the news are about, in a handful of statements.
    pub async fn read(app: &App, memory: &mut Memory, news: News) -> Result<Self> {
        if news.missed || news.cases.len() + news.watched.len() > MANY {
            *memory = Memory::default();
            return Ok(Self::missed());
        }
        let drafted = news.personal.iter().map(|(case, _)| *case);
        let ids: BTreeSet<CaseId> = news.cases.iter().chain(&news.watched).copied().chain(drafted).collect();
        let ids: Vec<CaseId> = ids.into_iter().collect();
        let (ctx, brand, counts) = (app.ctx.clone(), app.brand(), news.rail);
        let is_filtered = app.live.filtered.load(Ordering::SeqCst) > 0;
        let lent = (brand.clone(), ids);
        let (rows, mut read, rails) = app
            .read(async move |tx: &mut Tx| {
                let (brand, ids) = &lent;
                let rails = match counts {
                    true => Some(read::rails(tx, &ctx, brand).await?),
                    false => None,
                };
                if ids.is_empty() {
                    return Ok((Vec::new(), Beside::default(), rails));
                }
                let rows = read::rows_of(tx, &ctx, ids).await?;
                Ok((rows, Beside::read(tx, &ctx, ids, is_filtered).await?, rails))
            })
            .await?;
        let rows = rows
            .into_iter()
            .map(|row| {
                let case = row.case_id;
                let of_case = |(owner, text): (&(CaseId, UserId), &String)| {
                    (owner.0 == case).then(|| (owner.1, text.clone()))
                };
                let drafts: Vec<_> = read.drafts.iter().filter_map(of_case).collect();
                let writers = drafts.iter().map(|(writer, _)| *writer).collect();
                let place = Place::of(&row, read.known.remove(&case), writers);
                let seen_by_all = news.cases.contains(&case) || news.watched.contains(&case);
                Changed {
                    before: memory.replace(case, place.clone()),
                    place,
                    row,
                    clock: read.clocks.remove(&case),
                    seen: read.seen.remove(&case).unwrap_or_default(),
                    tags: read.tags.remove(&case).unwrap_or_default(),
                    watchers: read.watchers.remove(&case).unwrap_or_default(),
                    visitor_writes: read.visitors.contains(&case),
                    drafts,
                    only_for: (!seen_by_all).then(|| {
                        news.personal.iter().filter(|(of, _)| *of == case).map(|(_, who)| *who).collect()
                    }),
                }
            })
            .collect();
        Ok(Self {
            missed: false,
            cases: news.cases,
            watched: news.watched,
            rows,
            rails,
            own: news.own,
            views: news.views,
            rules: news.brand,
            now: app.ctx.now(),
            brand: Some(brand),
            drawn: Mutex::default(),
            counted: Mutex::default(),
        })
    }

    /// A row as a reader's list shows it: drawn when the first one wants it.
    pub fn row(
        &self,
        changed: &Changed,
        list: &Listed,
        me: UserId,
        reader: &Reader,
        open: Option<CaseId>,
    ) -> std::result::Result<Arc<str>, Failed> {
        let Some(brand) = &self.brand else { return Ok("".into()) };
        let case = changed.row.case_id;
        let look = Look {
            case,
            view: list.at.view.slug().into_owned(),
            tail: list.at.tail(),
            columns: list.columns.clone(),
            language: reader.language.code(),
            zone: reader.zone.as_ref().and_then(|zone| zone.iana_name()).map(str::to_owned),
            me: changed.is_special(me).then_some(me),
            selected: open == Some(case),
            seen: changed.is_seen(me, open),
        };
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(drawn) = drawn.get(&look) {
            return Ok(drawn.clone());
        }
        let draft = changed.drafts.iter().find(|(writer, _)| *writer == me).map(|(_, text)| text.clone());
        let found = Row { draft, ..changed.row.clone() };
        let marks = Marks {
            clocks: changed.clock.iter().map(|clock| (case, clock.clone())).collect(),
            seen: changed.is_seen(me, open).then_some(case).into_iter().collect(),
        };
        let mut row = build::row(brand, &found, &marks, me, self.now);
        row.tags.clone_from(&changed.tags);
        build::watch(&mut row, &changed.watchers, me);
        let mut around = build::around_row(brand, &list.at, &list.columns, me, self.now);
        around.selected = open.map(|case| case.to_string());
        let html: Arc<str> = desk::list::row(&around, &row)?.into();
        drawn.insert(look, html.clone());
        Ok(html)
    }

    /// A reader's saved views with how many cases each has: counted once for all for whom it counts the same.
    pub async fn saved(&self, app: &App, own: &Own) -> Result<Vec<(views::View, i64)>> {
        let mut counted = Vec::new();
        for view in &own.views {
            let whose = own.scope.me.filter(|_| view.filter.is_personal());
            let cell = {
                let mut known = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
                known.entry((view.filter.text(), whose)).or_default().clone()
            };
            let (ctx, asked) = (app.ctx.clone(), view.clone());
            let scope = Scope { now: self.now, ..own.scope.clone() };
            let count = async move |tx: &mut Tx| read::count_saved(tx, &ctx, &scope, &asked).await;
            counted.push((view.clone(), *cell.get_or_try_init(|| app.read(count)).await?));
        }
        Ok(counted)
    }
}
