//! What changed, read once, and drawn once for all who see the same.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use care::brand::Brand;
use care::cases::State;
use care::desk::{self as read, Rails, Row, RowCursor, View};
use care::queues::Turn;
use care::watching::{self, Watcher};
use care::{Result, Tx};
use kernel::{CaseId, Instant, UserId};

use super::news::News;
use crate::desk::{build, list};
use crate::errors::Failed;
use crate::l10n::Reader;
use crate::state::App;

/// More changed cases than this at once are told as "look again".
const MANY: usize = 200;
/// Of how many cases the hub remembers where they stood.
const REMEMBERED: usize = 200_000;

/// Where a case stands: what decides in whose list it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    state: State,
    turn: Turn,
    queue: String,
    assignee: Option<UserId>,
    at: RowCursor,
}

impl Place {
    fn of(row: &Row) -> Self {
        Self {
            state: row.state,
            turn: row.turn,
            queue: row.queue.clone(),
            assignee: row.assignee,
            at: RowCursor::of(row, &View::All),
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
            View::Asked | View::ToApprove | View::Handed => return None,
        })
    }

    /// The same, as one reader sees it.
    pub fn is_seen(&self, view: &View, me: UserId) -> Option<bool> {
        if *view == View::Mine { self.is_in(&View::Of(me)) } else { self.is_in(view) }
    }

    /// Whether it stands behind the end of a page of a list, in which what is due first comes first.
    pub fn is_behind(&self, view: &View, end: Option<RowCursor>) -> bool {
        let by_rank = !matches!(view, View::Snoozed | View::Resolved);
        by_rank && end.is_some_and(|end| self.at > end)
    }

    /// Whether it waits for us.
    pub fn is_ours(&self) -> bool {
        self.turn == Turn::Ours
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
    /// Where it stands.
    pub place: Place,
    /// Where it stood; `None` if that is not known.
    pub before: Option<Place>,
    /// Who has it open.
    pub watchers: Vec<Watcher>,
    /// What was begun in it, by writer.
    drafts: Vec<(UserId, String)>,
    /// Whether only drafts have changed: then only those writers see a change.
    pub only_for: Option<Vec<UserId>>,
}

impl Changed {
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
    language: &'static str,
    zone: Option<String>,
    /// The reader, where the row is special to them.
    me: Option<UserId>,
    selected: bool,
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
    brand: Option<Arc<Brand>>,
    now: Instant,
    drawn: Mutex<HashMap<Look, Arc<str>>>,
}

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
            brand: None,
            now: Instant::from_micros(0),
            drawn: Mutex::default(),
        }
    }

    /// Reads what the news are about, in a handful of statements.
    pub async fn read(app: &App, memory: &mut Memory, news: News) -> Result<Self> {
        if news.missed || news.cases.len() + news.watched.len() > MANY {
            *memory = Memory::default();
            return Ok(Self::missed());
        }
        let drafted = news.drafts.iter().map(|(case, _)| *case);
        let ids: BTreeSet<CaseId> = news.cases.iter().chain(&news.watched).copied().chain(drafted).collect();
        let ids: Vec<CaseId> = ids.into_iter().collect();
        let (ctx, brand, counts) = (app.ctx.clone(), app.brand(), news.rail);
        let lent = (brand.clone(), ids);
        let (rows, mut watchers, drafts, rails) = app
            .read(async move |tx: &mut Tx| {
                let (brand, ids) = &lent;
                let rails = match counts {
                    true => Some(read::rails(tx, &ctx, brand).await?),
                    false => None,
                };
                if ids.is_empty() {
                    return Ok((Vec::new(), HashMap::new(), HashMap::new(), rails));
                }
                let rows = read::rows_of(tx, &ctx, ids).await?;
                let watchers = watching::in_cases(tx, &ctx, ids).await?;
                Ok((rows, watchers, read::drafts_of(tx, &ctx, ids).await?, rails))
            })
            .await?;
        let rows = rows
            .into_iter()
            .map(|row| {
                let case = row.case_id;
                let place = Place::of(&row);
                let seen_by_all = news.cases.contains(&case) || news.watched.contains(&case);
                let of_case = |(owner, text): (&(CaseId, UserId), &String)| {
                    (owner.0 == case).then(|| (owner.1, text.clone()))
                };
                Changed {
                    before: memory.replace(case, place.clone()),
                    place,
                    row,
                    watchers: watchers.remove(&case).unwrap_or_default(),
                    drafts: drafts.iter().filter_map(of_case).collect(),
                    only_for: (!seen_by_all).then(|| {
                        news.drafts.iter().filter(|(of, _)| *of == case).map(|(_, who)| *who).collect()
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
            brand: Some(brand),
            now: app.ctx.now(),
            drawn: Mutex::default(),
        })
    }

    /// A row as a reader's list shows it: drawn when the first one wants it.
    pub fn row(
        &self,
        changed: &Changed,
        view: &View,
        me: UserId,
        reader: &Reader,
        open: Option<CaseId>,
    ) -> std::result::Result<Arc<str>, Failed> {
        let Some(brand) = &self.brand else { return Ok("".into()) };
        let case = changed.row.case_id;
        let look = Look {
            case,
            view: view.slug().into_owned(),
            language: reader.language.code(),
            zone: reader.zone.as_ref().and_then(|zone| zone.iana_name()).map(str::to_owned),
            me: changed.is_special(me).then_some(me),
            selected: open == Some(case),
        };
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(drawn) = drawn.get(&look) {
            return Ok(drawn.clone());
        }
        let draft = changed.drafts.iter().find(|(writer, _)| *writer == me).map(|(_, text)| text.clone());
        let mut row = build::row(brand, &Row { draft, ..changed.row.clone() }, me);
        build::watch(&mut row, &changed.watchers, me);
        let mut shown = build::list(brand, view, &[], None, 0, me, self.now);
        shown.selected = open.map(|case| case.to_string());
        let html: Arc<str> = list::row(&shown, &row)?.into();
        drawn.insert(look, html.clone());
        Ok(html)
    }
}
