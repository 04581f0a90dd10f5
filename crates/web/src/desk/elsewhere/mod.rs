//! Where an open case goes on besides its thread: in private, by telephone, in what was promised, in a last public word.
//!
//! In: [`Elsewhere`]. Out: the strip above the thread, and the two questions of it as pages and dialogs: *Take it
//! private* and *Close it in public*.

mod view;

pub use view::{
    Ask, Booking, Elsewhere, Form, Invitation, Line, Noticed, Offer, Promise, Slot, View, pops, refused,
    render, strip, toast,
};
