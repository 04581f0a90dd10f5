//! `/desk/queue` and `/desk/queue/{case}`: one case at a time, with no list beside it.
//!
//! The case that somebody has before them stands in the address, so that a reload and the browser's back button show
//! what they showed. Looking takes nothing; going on does.

mod view;

pub use view::{Coming, Turn};
