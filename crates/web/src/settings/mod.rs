//! `/settings/channels`, `/settings/users`, `/settings/sessions`.

mod view;

pub use view::{Account, Health, Pane, Session, User, View, render};
