//! The networks, one folder each, behind one contract.
//!
//! What comes in: the raw bytes that a network delivered, and words of the brand that shall go out.
//! What goes out: [`Item`]s, and the network's own answer to a send.
//! Promised: `parse` and `render` are pure and never panic; a network is added as a folder and an entry in
//! [`all`], nothing else changes. No database is named here.

pub mod bluesky;
mod clean;
pub mod contract;
pub mod email;
pub mod line;
mod links;
pub mod mastodon;
pub mod pace;
pub mod sandbox;
pub mod simulation;
pub mod telegram;
pub mod webchat;

use bluesky::Bluesky;
pub use contract::*;
pub use line::{Line, Lines};
use mastodon::Mastodon;
use sandbox::Flavour;

/// Every network that this binary knows.
pub fn all() -> &'static [&'static dyn Network] {
    &[
        &Flavour::Microblog,
        &Flavour::Page,
        &Flavour::Mail,
        &telegram::Telegram,
        &Mastodon,
        &Bluesky,
        &email::Email,
        &webchat::WebChat,
    ]
}

/// The network with this id.
pub fn by_id(id: &str) -> Option<&'static dyn Network> {
    all().iter().copied().find(|network| network.capabilities().id == id)
}
