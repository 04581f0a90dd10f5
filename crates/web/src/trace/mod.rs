//! `/trace/{id}`: the life of a message, case or delivery as one line, with times and reasons.

mod build;
pub mod handlers;
mod view;

pub use view::{Step, View, render};
