//! `/pivots`: who followed to where we offered to go on, and what we still owe in public; `/pivots/rows`: the cases
//! behind a number.

pub mod handlers;
mod view;

pub use view::{Line, Open, Past, Rows, View, render, render_rows};
