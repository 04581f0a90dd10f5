//! `/sandbox`: play the customer on a network inside the product, and see what the brand answers.
//!
//! In: [`View`]. Out: the page; [`feed`] and [`messages`] for live updates.

mod build;
mod faults;
pub mod handlers;
mod live;
mod player;
mod view;

pub use view::{Fault, Persona, Post, View, feed, messages, refusal, render};
