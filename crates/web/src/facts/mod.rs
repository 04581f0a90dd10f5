//! What was read in a message: each fact as a chip, the words that moved it, and the menu that sets it right.
//!
//! In: a message's text and its [`triage::Reading`]. Out: part of a message on the desk, and of the lead's page.
//! Promised: a text is shown whole and as it was written, whatever spans the facts name; what is known, what is
//! unsure and what a person said differ in shape and words, not in colour alone; whatever a person can set has a
//! place in the menu, and its key there is always the same.

mod build;
mod menu;
mod view;
mod words;

pub use build::{moved, reading};
pub use menu::{Choice, Group, Menu, Wish};
pub use view::{Fact, Opinion, Piece, Reading, Reason, Standing, toast};
pub use words::{label, route, short, word};
