//! Saved views.

use db::{FromRow, Json};
use kernel::{Instant, UserId, ViewId};
use serde::{Deserialize, Serialize};

use super::filter::Filter;
use crate::words::words;

words! {
    /// In which order.
    pub enum Sort {
        /// As queues are worked off: our turn first, then what is due first.
        Rank = "rank",
        /// The newest words first.
        Newest = "newest",
        /// Whoever has waited longest for us first.
        Wait = "wait",
        /// What is due first; what has no promise last.
        Due = "due",
        /// What matters most first.
        Priority = "priority",
        /// What sleeps, the first to wake first.
        Waking = "waking",
        /// What is resolved, the last first.
        Resolved = "resolved",
    }
}

words! {
    /// Who sees a view.
    pub enum Scoped {
        /// Whoever made it.
        Mine = "mine",
        /// A team.
        Team = "team",
        /// Everybody.
        Everyone = "everyone",
        /// Whoever has the role: it comes with the product.
        Product = "product",
    }
}

words! {
    /// What a row shows beside the name and the words.
    pub enum Column {
        /// The owner department and queue.
        Queue = "queue",
        /// The nearest clock.
        Clock = "clock",
        /// The person's tone.
        Tone = "tone",
        /// Who holds it.
        Holder = "holder",
        /// Its tags.
        Tags = "tags",
        /// How far the person's words carry.
        Reach = "reach",
    }
}

/// A view that somebody saved, or that comes with the product.
#[derive(Clone, PartialEq, Debug)]
pub struct View {
    /// Its id, which is its address.
    pub id: ViewId,
    /// What it is called.
    pub name: String,
    /// Who sees it.
    pub scope: Scoped,
    /// Whose it is.
    pub owner: Option<UserId>,
    /// The team that sees it.
    pub team: Option<String>,
    /// Which cases.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// What rows show; nothing said is all of it.
    pub columns: Vec<Column>,
    /// Its place in the rail.
    pub place: i64,
    /// When it was made.
    pub created_at: Instant,
    /// When it was changed last.
    pub changed_at: Instant,
}

/// What somebody wants to save.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct NewView {
    /// What it is called, 1 to 60 characters.
    pub name: String,
    /// Who sees it.
    pub scope: Scoped,
    /// The team that sees it; the first of the caller's if it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Which cases.
    pub filter: Filter,
    /// In which order.
    #[serde(default = "by_rank")]
    pub sort: Sort,
    /// What rows show; nothing said is all of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// Its place in the rail; behind the others if it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<i64>,
}

fn by_rank() -> Sort {
    Sort::Rank
}

impl View {
    /// The same, as it could be saved anew.
    pub fn to_new(&self) -> NewView {
        NewView {
            name: self.name.clone(),
            scope: self.scope,
            team: self.team.clone(),
            filter: self.filter.clone(),
            sort: self.sort,
            columns: self.columns.clone(),
            place: Some(self.place),
        }
    }
}

#[derive(FromRow)]
pub(super) struct Row {
    id: ViewId,
    name: String,
    scope: Scoped,
    owner: Option<UserId>,
    team: Option<String>,
    filter: Json<Filter>,
    sort: Sort,
    columns: Json<Vec<Column>>,
    place: i64,
    created_at: Instant,
    changed_at: Instant,
}

impl From<Row> for View {
    fn from(row: Row) -> Self {
        let Row { id, name, scope, owner, team, filter, sort, columns, place, created_at, changed_at } = row;
        Self {
            id,
            name,
            scope,
            owner,
            team,
            filter: filter.0,
            sort,
            columns: columns.0,
            place,
            created_at,
            changed_at,
        }
    }
}
