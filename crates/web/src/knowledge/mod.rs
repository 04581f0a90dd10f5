//! `/knowledge`: all articles, one of them to read and to write on with a preview, its versions.
//!
//! In: articles, what a form says. Out: pages. Promised: what should be looked through is flagged; what was typed is
//! never lost to a refusal.

mod build;
mod draw;
mod form;
pub mod handlers;
mod view;

pub use view::{Edit, List, Row, Standing, Typed, render_edit, render_list, render_preview};
