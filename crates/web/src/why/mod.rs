//! `GET /desk/cases/{id}/why`: why a case stands in its queue.
//!
//! In: [`View`]. Out: a page of its own; on the desk its part `#why` is shown in the drawer.

mod build;
pub mod handlers;
mod view;

pub use view::{Chosen, Considered, Explanation, FactUsed, NotChosen, View, render};
