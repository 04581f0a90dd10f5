//! `/people`: everybody who ever wrote, and `/people/{id}`: one of them.

mod build;
pub mod handlers;
mod view;
mod vip;
pub mod who;

pub use view::{Known, One, View, render, render_one};
