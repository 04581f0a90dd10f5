//! `/notifications`: what the reader was told.

pub mod handlers;
mod view;

pub use view::{Told, View, render};
