//! `/notifications`: what the reader was told.

mod build;
pub mod handlers;
mod view;
mod words;

pub use words::short;

pub use view::{Told, View, render};
