//! Pages for what went wrong: each says what happened, what was kept, and the next thing to do.

mod view;

pub use view::{Problem, View, render};
