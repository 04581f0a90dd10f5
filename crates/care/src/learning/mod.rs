//! What do the brand's own people teach?
//!
//! In: corrections of facts, and answers that leave the facts as they were. Out: signals, and lessons learnt from them:
//! a delta beside the model that was shipped. Promised: a correction decides the route again as long as nobody has
//! answered, and says what it did; a fact is confirmed once; every lesson is kept with its effect, one that reads
//! worse never comes into force, and each can be learnt again from its signals to the same bytes.

mod confirm;
mod correct;
mod lessons;
mod model;
mod renew;
mod report;
mod reroute;
mod seen;
mod signal;
pub mod store;
#[cfg(test)]
mod tests;

pub(crate) use confirm::{Handled, confirm};
pub use correct::correct;
pub use lessons::{Material, Taught, lessons, material, pending, rebuild, reset, roll_back, settle, teach};
pub use model::{
    Confusion, Corrected, Detour, LessonKind, LessonOutcome, LessonView, Misroutes, Pending, Rebuilt, Report,
    Rerouted, ToLabel, Week,
};
pub use renew::renew;
pub use report::report;
pub(crate) use reroute::{Said, said_anew};
pub(crate) use seen::before;

/// The notice that somebody taught something.
pub const NOTICE: &str = "signals";

/// What the source of a fact begins with that another model gave.
pub(crate) const OPINION: &str = "opinion:";
