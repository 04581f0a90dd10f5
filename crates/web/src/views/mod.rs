//! `/views`: views are saved, changed and deleted, a case is told why it is not in one, a view becomes a table.
//!
//! In: a filter and an order from an address. Out: questions that the desk shows in its dialog, each a page of its
//! own; a file of comma separated values.

pub mod handlers;
mod table;
mod view;

pub use view::{Absent, Save, SavePage, WhyPage, save, why};
