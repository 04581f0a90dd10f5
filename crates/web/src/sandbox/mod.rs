//! `/sandbox`: play the customer on a network inside the product, and see what the brand answers.
//!
//! In: [`View`]. Out: the page; [`feed`] and [`messages`] for live updates.

mod view;

pub use view::{Fault, Persona, Post, View, feed, messages, render};
