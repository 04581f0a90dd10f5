//! Stories: from a network's delivery to what the brand and the network know afterwards, on both engines.

mod browser;
mod colleague;
mod harness;
mod model_server;
mod rows;
mod wire;

mod access;
mod adviser;
mod agents;
mod automatic;
mod campaign;
mod coming_back;
mod commands;
mod crash;
mod crisis;
mod demo;
mod engines;
mod hostile;
mod imports;
mod influencer;
mod models;
mod night_shift;
mod no_reply;
mod order;
mod pivot_to_call;
mod public_to_private;
mod said;
mod second_opinion;
mod sending;
mod staffing;
mod switching;
mod teaching;
mod tracing;
mod two_nodes;
mod watching;
