//! The sandbox network from the outside: its bytes, its API and its deliveries over loopback HTTP.

mod api;
mod bluesky;
mod bluesky_oauth;
mod bluesky_parse;
mod bluesky_peers;
mod bluesky_reading;
mod conformance;
mod deliver;
mod flavours;
mod parse;
mod play;
mod world;
