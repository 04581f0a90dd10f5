//! Pages of lists: a page starts behind a row and not at a number, so that new rows never shift it.

use std::str::FromStr;

use kernel::CursorError;
use serde::Deserialize;

/// How many rows a page has unless the program says otherwise.
pub const LIMIT: u32 = 50;

/// Where a page starts: what the page before it gave as `next`, and a program sends as `after`.
#[derive(Deserialize)]
#[serde(try_from = "String", bound = "C: FromStr<Err = CursorError>")]
pub struct Mark<C>(pub C);

impl<C: FromStr<Err = CursorError>> TryFrom<String> for Mark<C> {
    type Error = CursorError;
    fn try_from(text: String) -> Result<Self, CursorError> {
        text.parse().map(Self)
    }
}
