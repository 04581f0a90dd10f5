//! `/people`: everybody who ever wrote, and `/people/{id}`: one of them.

mod build;
pub(crate) mod export;
pub mod handlers;
mod view;
mod vip;
pub mod who;

pub(crate) use build::columns;
pub use view::{Column, Known, One, View, render, render_one};
