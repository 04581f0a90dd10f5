//! The list of a view: rows, search, the pill for what is new, the next page.
//!
//! In: [`List`]. Out: part of the desk's page; [`row`] for live updates of one row; [`more`] for the next page.

mod view;

pub use view::{Bar, Condition, Line, List, Order, Row, more, row};
