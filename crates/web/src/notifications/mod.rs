//! `/notifications`: what the reader was told.

mod build;
pub mod handlers;
mod view;

pub use view::{Told, View, render};
