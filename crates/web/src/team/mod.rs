//! `/team`: who works now, with how much in their hands; `/team/{user}`: what somebody can do, for a lead to set.
//!
//! Promised: behaviour is measured nowhere here. What routes is skills, certificates and capacity.

mod build;
pub mod handlers;
mod view;

pub use view::{Board, Certificate, Member, One, Shift, Skill, View, render, render_one};
