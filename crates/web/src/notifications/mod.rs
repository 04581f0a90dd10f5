//! `/notifications`: what the reader was told.

mod view;

pub use view::{Told, View, render};
