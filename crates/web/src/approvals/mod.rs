//! `/approvals`: words that wait for somebody's agreement.

pub mod handlers;
mod view;

pub use view::{View, Waiting, render};
