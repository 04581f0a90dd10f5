//! What asks for more than a key: wrong owner, hand over, assign, consult, no reply.
//!
//! In: a [`Dialog`]. Out: a page of its own, so that it works without a script and has an address; on the desk its part
//! `#ask` is shown in a dialog, where a key picks each choice and Enter sends.

mod view;

pub use view::{Asked, Brief, Choice, Colleague, Dialog, View, keyed, render};
