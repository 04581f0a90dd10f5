//! What an open case asks of colleagues: to acknowledge a hand-over, to answer a question, to agree to words.
//!
//! In: [`Colleagues`]. Out: the strip below the head of a conversation; [`strip`] for live updates.

mod view;

pub use view::{Candidate, CandidateState, Colleagues, Consult, Passage, PassageKind, strip};
