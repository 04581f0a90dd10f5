//! Where an agent writes: three modes that cannot be mistaken for each other.
//!
//! In: [`Composer`]. Out: the form at the foot of a conversation; [`sent`], [`undone`] and
//! [`refused`] for what becomes of a send.

mod view;

pub use view::{
    Back, Composer, Goodwill, Lock, Mode, Stale, concerns, enclosed, lock, refused, seen, sent, undone,
    waits, ways,
};
