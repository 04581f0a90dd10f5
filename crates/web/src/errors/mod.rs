//! Pages for what went wrong: each says what happened, what was kept, and the next thing to do.

mod respond;
mod view;

pub use respond::{Failed, Page, broken, in_full, in_short, is_partial, nowhere, refused, told};
pub use view::{Problem, View, render};
