//! What the desk shows.
//!
//! In: a view, a case. Out: everything that one page needs, in a handful of statements. Promised: reads only; a page
//! of a list costs the same however many cases there are, because it starts behind a row and not at a number.

mod list;
pub mod store;
mod view;

pub use list::{Counts, QueueCount, Row, RowCursor, View, counts, list, row};
pub use view::{CaseView, Stranger, Told, case_view};
