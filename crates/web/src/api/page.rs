//! Pages of lists: a page starts behind a row and not at a number, so that new rows never shift it.

use std::fmt::Display;
use std::str::FromStr;

use kernel::CursorError;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many rows a page has unless the program says otherwise.
pub const LIMIT: u32 = 50;

/// A part of a list.
#[derive(Serialize, ToSchema)]
pub struct Page<T> {
    /// In the list's order.
    pub items: Vec<T>,
    /// Where the next page starts, to be sent as `after`; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// A page of rows as care gives them.
    pub fn of<R>(rows: Vec<R>, next: Option<impl Display>) -> Self
    where
        T: From<R>,
    {
        Self { items: rows.into_iter().map(T::from).collect(), next: next.map(|mark| mark.to_string()) }
    }
}

/// Where a page starts, as the page before it said.
#[derive(Deserialize)]
#[serde(try_from = "String", bound = "C: FromStr<Err = CursorError>")]
pub struct Mark<C>(pub C);

impl<C: FromStr<Err = CursorError>> TryFrom<String> for Mark<C> {
    type Error = CursorError;
    fn try_from(text: String) -> Result<Self, CursorError> {
        text.parse().map(Self)
    }
}
