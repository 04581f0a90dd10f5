//! The networks from the outside: their bytes, their APIs and their deliveries over loopback HTTP.

mod api;
mod conformance;
mod deliver;
mod flavours;
mod pace;
mod mastodon;
mod mastodon_parse;
mod parse;
mod play;
mod telegram;
mod world;
