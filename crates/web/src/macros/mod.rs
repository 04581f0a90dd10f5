//! `/macros`: all macros, one of them to write on with a preview in a chosen case, its versions.
//!
//! In: macros, what a form says. Out: pages. Promised: what was typed is never lost to a refusal.

mod build;
mod draw;
mod form;
pub mod handlers;
mod view;

pub(crate) use build::version;
pub use view::{Edit, List, Preview, Row, Typed, TypedVariant, Version, Versioned};
pub use view::{render_edit, render_list, render_preview, render_version};
