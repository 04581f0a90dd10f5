//! `/approvals`: words that wait for somebody's agreement.

mod build;
pub mod handlers;
mod view;

pub use view::{View, Waiting, render};
