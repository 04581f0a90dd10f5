//! Pre-send checks on pages: what was noticed in words, `/settings/checks`, and the report `/checks`.
//!
//! In: findings, settings, counts. Out: concerns in the reader's language, with the words marked; two pages and a list.

mod build;
pub mod handlers;
mod view;

pub use build::{concern, despite, pieces, said};
pub use view::{
    Choice, Column, Concern, Given, Line, Noted, Piece, Report, Row, Rows, Settings, Shown, Tried,
};
pub use view::{render_report, render_rows, render_settings};
