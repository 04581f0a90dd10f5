//! `/settings/channels`, `/settings/users`, `/settings/sessions`.

mod build;
pub mod handlers;
mod view;

pub use view::{Account, Health, Pane, Session, User, View, render};
