//! An open case: the person's timeline over all channels, and what can be done with it.
//!
//! In: [`Conversation`]. Out: the middle of the desk's page; [`message`] and [`arrived`] for live updates.

mod message;
mod patch;
mod view;

pub use message::{Coming, Deeds, Direction, Doable, Edit, File, Message, Sending, arrived, message};
pub use patch::{added, gone, replaced, whole};
pub use view::{
    Branch, Channel, Conversation, Doing, Entry, Event, Fold, Known, May, More, Owner, Person, State, Viewer,
    header, known, viewers,
};
