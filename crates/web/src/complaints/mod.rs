//! `/complaints`: the register, what complaints come from, one entry with its history.
//!
//! In: care's entries. Out: a list that filters, sorts and leaves as a file, a drawing whose bars open their rows, a page
//! on which an entry is worked on.

mod build;
pub mod handlers;
mod view;

pub use view::{
    Bar, Chosen, Column, Entry, Filters, List, One, Past, Row, StepButton, render_list, render_one,
};
