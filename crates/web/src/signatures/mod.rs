//! `/settings/signatures`: what stands below the mails of each team.
//!
//! In: a lead's words for a team. Out: the teams with their words, and how those look when they leave. Promised: for leads
//! and administrators; what can't be kept is shown again with what to change.

mod handlers;
mod view;

pub use handlers::routes;
pub use view::{Line, View, render};
