//! `/clocks`: promises kept and broken, by queue and metric; `/clocks/rows`: what a number stands for;
//! `/clocks/{clock}`: the log of one clock.

mod build;
pub mod handlers;
mod view;

pub use view::{Line, Log, Measure, One, Ran, Rows, View, Window, render, render_one, render_rows};
