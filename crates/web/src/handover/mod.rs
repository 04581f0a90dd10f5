//! `/handover`: what the next shift must know of each case that waits on the reader.

pub mod handlers;
mod view;

pub use view::{Left, View, render};
