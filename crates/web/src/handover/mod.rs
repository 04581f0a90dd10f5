//! `/handover`: what the next shift must know of each case that waits on the reader.

mod view;

pub use view::{Left, View, render};
