//! `/settings/chat`: an administrator sets up the chats of the brand's sites, and tries them.
//!
//! In: names, words, sites. Out: a chat, the lines to embed it, a secret told once, the chat itself beside its settings.
//! Promised: for administrators alone; what can't be kept is shown again with what to change.

mod build;
mod handlers;
mod view;

pub use handlers::routes;
pub use view::{Choice, One, Row, View, render};
