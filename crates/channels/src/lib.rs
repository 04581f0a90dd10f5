//! The networks, one folder each, behind one contract.
//!
//! What comes in: the raw bytes that a network delivered, and words of the brand that shall go out.
//! What goes out: [`Item`]s, and the network's own answer to a send.
//! Promised: `parse` and `render` are pure and never panic; a network is added as a folder and an entry in
//! [`all`], nothing else changes. No database is named here.

mod clean;
pub mod contract;
pub mod line;
pub mod sandbox;
pub mod simulation;
pub mod webchat;

pub use contract::*;
pub use line::Line;
use sandbox::Flavour;

/// Every network that this binary knows.
pub fn all() -> &'static [&'static dyn Network] {
    &[&Flavour::Microblog, &Flavour::Page, &Flavour::Mail, &webchat::WebChat]
}

/// The network with this id.
pub fn by_id(id: &str) -> Option<&'static dyn Network> {
    all().iter().copied().find(|network| network.capabilities().id == id)
}
