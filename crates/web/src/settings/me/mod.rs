//! `/settings/me`: how the reader likes the desk.
//!
//! In: a form of everything, or one wish from where it is switched. Out: their preferences. Promised: reachable for
//! everybody who may log in; what can't be kept is said beside its field, and nothing is changed then.

mod build;
pub mod handlers;
mod view;

pub(crate) use build::keys;
pub use view::{Browser, KeyGroup, KeyRow, View, render};
