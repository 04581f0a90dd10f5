//! `/problems`: deliveries that could not be read and words that could not be sent, each with its reason.

mod view;

pub use view::{Delivery, Send, View, render};
