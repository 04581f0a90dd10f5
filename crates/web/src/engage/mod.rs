//! `/engage`: marketing's view of the same messages, and `/settings/engagement`.
//!
//! In: cards of care's [`care::engagement`]. Out: a page where each card says what was done and offers what can be; each
//! deed answers with the card as it stands then, and a card that somebody else changed is drawn anew. Promised: the keys act on the card that is current, and every one of
//! them is a button as well.

mod answer;
mod build;
pub mod handlers;
mod live;
pub mod settings;
mod told;
mod view;

pub(crate) use told::told;
pub use view::{
    Answer, Card, Choice, Given, Passed, Reply, Rights, SettingsPage, View, render, render_card,
    render_settings,
};
