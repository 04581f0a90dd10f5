//! Who a person may be, is, and was taken for: in the context of a case and on the people pages.
//!
//! In: care's suggestions and joins. Out: their views, and what agents decide about them. Promised: every decision is a
//! plain form that works without a script, and comes back to the page on which it was made.

pub(crate) mod build;
pub(crate) mod handlers;
mod view;

pub use handlers::{View, render};
pub use view::{Joinable, Joined, Maybe, PersonJoin, Side, Sure, Who};
