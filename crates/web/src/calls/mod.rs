//! `/calls`: the calls of today, the reader's and their team's; `/calls/{call}`: one call with its brief, which its agent
//! gets when it is time.

mod build;
pub mod handlers;
mod view;

pub use view::{Brief, Calling, One, Pop, View, pop, render, render_one};
