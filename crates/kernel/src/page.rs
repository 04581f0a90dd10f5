//! Keyset paging: a page starts behind a row, not at a number, so that new rows never shift it.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use crate::Instant;

/// The largest page that any list gives.
pub const PAGE_MAX: u32 = 200;

/// The place behind which the next page starts: the sort key and the id of the last row seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cursor {
    /// The sort key.
    pub at: Instant,
    /// The tie-breaker.
    pub id: Uuid,
}

/// A cursor that this server did not write.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("this page mark is not one of ours; start again from the first page")]
pub struct CursorError;

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at.micros(), self.id.simple())
    }
}
impl FromStr for Cursor {
    type Err = CursorError;
    fn from_str(text: &str) -> Result<Self, CursorError> {
        let (at, id) = text.split_once('.').ok_or(CursorError)?;
        Ok(Self {
            at: Instant::from_micros(at.parse().map_err(|_| CursorError)?),
            id: Uuid::try_parse(id).map_err(|_| CursorError)?,
        })
    }
}

/// How much of a list is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PageRequest {
    /// Rows at most, 1 to [`PAGE_MAX`].
    pub limit: u32,
    /// Where to start; the beginning if absent.
    pub after: Option<Cursor>,
}

impl PageRequest {
    /// A page of `limit` rows, brought into 1 to [`PAGE_MAX`].
    pub fn new(limit: u32, after: Option<Cursor>) -> Self {
        Self { limit: limit.clamp(1, PAGE_MAX), after }
    }
}

/// A part of a list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows, in the list's order.
    pub rows: Vec<T>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// Makes a page from `limit + 1` fetched rows: the surplus row only tells that there is more.
    pub fn from_surplus(mut rows: Vec<T>, request: PageRequest, key: impl Fn(&T) -> Cursor) -> Self {
        let more = rows.len() > request.limit as usize;
        rows.truncate(request.limit as usize);
        let next = if more { rows.last().map(key) } else { None };
        Self { rows, next }
    }
}
