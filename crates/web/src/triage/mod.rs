//! `/triage`, `/triage/label`, `/triage/lessons`: the lead's page about what triage has learnt from the brand's people.
//!
//! In: [`View`]. Out: what the lessons did, where triage errs and what that cost; the messages that would teach it most;
//! every lesson with its effect, to be taken back in one action. Promised: a number says how many it is counted from,
//! and a page without numbers says how they come about.

mod build;
mod chart;
pub mod handlers;
mod matrix;
mod view;

pub use build::{Look, Words, view};
pub use chart::{Bar, Chart};
pub use matrix::{Cell, Line, Matrix};
pub use view::{Correction, Detour, Effect, Lesson, Misroutes, Overview, Pane, Share, ToLabel, View, render};
