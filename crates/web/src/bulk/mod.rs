//! `/bulk`: work on many cases: the questions before it, and how far it has come.
//!
//! In: which cases are selected, and what is to be done. Out: a question where one is needed; a page and a strip of
//! the list that show the progress, what failed and why, and take it back.

pub mod handlers;
mod view;

pub use view::{Ask, AskPage, Failure, Job, JobPage, Jobs, Wish, ask, job, jobs, strip};
