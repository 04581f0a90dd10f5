//! The networks from the outside: their bytes, their APIs and their deliveries over loopback HTTP.

mod api;
mod bluesky;
mod bluesky_oauth;
mod bluesky_parse;
mod bluesky_peers;
mod bluesky_reading;
mod conformance;
mod deliver;
mod email;
mod email_peers;
mod flavours;
mod mastodon;
mod mastodon_parse;
mod pace;
mod parse;
mod play;
mod telegram;
mod world;
