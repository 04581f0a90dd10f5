//! `/settings/users`, `/settings/sessions`, `/settings/me`.

mod build;
pub mod handlers;
pub mod me;
mod view;

pub use view::{Pane, Session, User, View, render};
