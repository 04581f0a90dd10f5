//! `/problems`: deliveries that could not be read and words that could not be sent, each with its reason.

mod build;
pub mod handlers;
mod view;

pub use view::{Account, Delivery, Resting, Send, Untold, View, render};
