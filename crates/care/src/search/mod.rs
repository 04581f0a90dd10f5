//! Search over people, cases, messages, knowledge and macros.
//!
//! In: messages, by a worker that comes behind ingest; articles and macros from their own verbs; what somebody typed.
//! Out: hits, newest first, with the words marked; cases that began alike. Promised: both engines find the same, because
//! words are split and folded here; no text is an error and none reaches an engine's own query language; what was
//! deleted is not found from that moment on; a page costs about the same however common a word is.

mod find;
mod index;
mod like;
mod model;
mod plan;
mod query;
mod recent;
mod similar;
pub mod store;
mod terms;
#[cfg(test)]
mod tests;
mod words;

pub use find::{cases_of, find, marks, page};
pub use index::{Batch, Digested, Progress, again, drop, keep, load, load_again, progress, put, rewind};
pub use like::like;
pub use model::{Context, Doc, DocRef, Hit, Kind, Page, Place, Similar};
pub use query::{Has, Is, Note, Part, Query, What, When};
pub use recent::{recent, remember};
pub use similar::similar;

/// The notice that something waits to be indexed.
pub const NOTICE: &str = "search";
