//! How a contact ends, on pages: the dialog of a case, its chips, and `/settings/wrap-up`.
//!
//! In: care's sheet, what somebody typed. Out: a dialog with the disposition that fits chosen beforehand, a sentence at
//! each field that makes no sense, the trees as text.

pub mod build;
pub mod handlers;
mod typed;
mod view;

pub use typed::Typed;
pub(crate) use view::marks;
pub use view::{
    Choice, Field, Group, Head, Input, Page, Register, Settings, Sheet, Team, Then, render_dialog,
    render_page, render_settings,
};
