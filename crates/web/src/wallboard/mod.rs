//! `/wallboard`: what waits, who is on it and what breaks next, for a lead's desk and for the wall.
//!
//! In: care's board. Out: a page whose parts are told anew as they change, and moves of one press. Promised: the board is
//! read once for all who look, at most every two seconds and not at all while nobody does; a part that did not change is
//! not sent; every number leads to its rows; every move is one that the lead could make elsewhere, is in the trail, and
//! says how to take it back where that can be done.

mod build;
pub mod handlers;
mod live;
mod view;

pub use live::Readings;
pub use view::{Bar, Case, Crew, Danger, Floor, Lane, Level, Person, Suggestion, Toast, View, Waits, render};
