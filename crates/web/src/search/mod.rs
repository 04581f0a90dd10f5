//! `/search`: people, cases, messages, knowledge and macros by what was typed, and the hits that the palette shows.

pub(crate) mod build;
pub mod handlers;
mod view;

pub use view::{Example, Found, Group, Offered, Piece, View, render, render_offered};
