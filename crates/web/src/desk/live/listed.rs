//! The list that a reader has before them, and whether a case stands in it.

use std::sync::atomic::Ordering;

use care::brand::Brand;
use care::desk::{RowCursor, View};
use care::views::{Column, Filter, Scope, Sort};
use care::{Result, Tx};
use kernel::{Ctx, Instant, UserId};

use super::tick::Place;
use crate::desk::shown::At;
use crate::state::App;

/// A list as it is shown to one reader.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its address.
    pub at: At,
    /// What its rows show; none of them is all.
    pub columns: Vec<Column>,
    /// What makes it, where the view alone does not.
    filter: Option<Filter>,
    /// For whom and when the filter is asked: now, and when the list was begun.
    now: Scope,
    then: Scope,
    /// Whether it stands in the order in which queues are worked off.
    by_rank: bool,
    me: UserId,
}

impl Listed {
    /// Reads what the list is asked for.
    ///
    /// # Errors
    /// If the view is not the reader's, or the filter can't be read.
    pub async fn read(tx: &mut Tx, ctx: &Ctx, brand: &Brand, at: &At, me: UserId) -> Result<Self> {
        let shown = at.read(tx, ctx, brand).await?;
        let is_filtered = at.filter.is_some() || matches!(at.view, View::Saved(_));
        Ok(Self {
            columns: shown.saved.map_or_else(Vec::new, |saved| saved.columns),
            by_rank: shown.asked.as_ref().is_some_and(|(_, sort)| *sort == Sort::Rank),
            filter: shown.asked.map(|(filter, _)| filter).filter(|_| is_filtered),
            then: shown.scope.clone(),
            now: shown.scope,
            at: at.clone(),
            me,
        })
    }

    /// Whether a filter makes it.
    pub fn is_filtered(&self) -> bool {
        self.filter.is_some()
    }

    /// Whether it is made and shown as another one.
    pub fn is_like(&self, other: &Self) -> bool {
        self.filter == other.filter && self.by_rank == other.by_rank && self.columns == other.columns
    }

    /// From now on the filter is asked for this moment.
    pub fn turn_to(&mut self, now: Instant) {
        self.now.now = now;
    }

    /// Whether a case that stands in this place is in the list now; `None` if that is not known.
    pub fn shows(&self, place: &Place) -> Option<bool> {
        self.has(place, &self.now)
    }

    /// Whether one that stood there was in the list when it was begun.
    pub fn showed(&self, place: &Place) -> Option<bool> {
        self.has(place, &self.then)
    }

    fn has(&self, place: &Place, scope: &Scope) -> Option<bool> {
        match &self.filter {
            Some(filter) => place.is_found(filter, scope),
            None => place.is_seen(&self.at.view, self.me),
        }
    }

    /// Whether a place is behind the end of the list as far as the page shows it.
    pub fn is_behind(&self, place: &Place, end: Option<RowCursor>) -> bool {
        self.by_rank && end.is_some_and(|end| place.at > end)
    }
}

/// As long as it is kept, the hub reads of changed cases what filters look at.
pub struct Filtering(App);

impl Filtering {
    pub fn begin(app: &App) -> Self {
        app.live.filtered.fetch_add(1, Ordering::SeqCst);
        Self(app.clone())
    }
}

impl Drop for Filtering {
    fn drop(&mut self) {
        self.0.live.filtered.fetch_sub(1, Ordering::SeqCst);
    }
}
