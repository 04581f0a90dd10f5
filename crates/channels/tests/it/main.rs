//! The sandbox network from the outside: its bytes, its API and its deliveries over loopback HTTP.

mod api;
mod conformance;
mod deliver;
mod email;
mod email_peers;
mod flavours;
mod parse;
mod play;
mod world;
