//! What is offered at the caret while somebody writes: macros behind `/`, knowledge behind `??`, colleagues behind `@`.
//!
//! In: a case, a mode, what was typed. Out: the options of a list, each with the words that it inserts. Promised: an
//! internal article carries no words to insert; nothing is changed by looking.

pub mod handlers;
mod view;

pub use view::{Pick, Piece, options};
