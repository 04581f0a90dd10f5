//! `/c/{token}`: where a customer chooses when we call them. No log-in; the brand and times, and nothing about anybody.
//!
//! In: the token of a link. Out: a page in the customer's language. Promised: a token that does not exist looks like one
//! that is over, and whoever tries many is turned away; the page loads nothing of others and keeps nothing.

pub mod handlers;
mod view;

pub use handlers::site;
pub use view::{Stands, Time, View, render};
