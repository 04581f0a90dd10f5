//! `/approvals`: words that wait for somebody's agreement.

mod view;

pub use view::{View, Waiting, render};
