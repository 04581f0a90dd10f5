//! `/login`: a name, a password, and the way back to where the reader wanted to go.

mod attempt;
pub(crate) use attempt::Client;
pub mod handlers;
mod view;

pub use view::{Hint, View, render};
