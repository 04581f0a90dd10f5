//! `/desk/{view}` and `/desk/{view}/{case}`: the list, the conversation, the composer, the context.
//!
//! In: a [`View`]. Out: the whole page, or the fragments that live updates morph into it.

pub mod case;
pub mod composer;
pub mod context;
pub mod list;
mod view;

pub use view::{View, render};
