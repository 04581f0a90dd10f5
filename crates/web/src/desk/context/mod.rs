//! The pane beside a conversation: person, case, assist, history.
//!
//! In: [`Context`]. Out: part of the desk's page.

mod view;

pub use view::{Alike, Context, Fact, Held, Identity, Past, Promise, Suggested, beside};
