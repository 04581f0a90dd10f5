//! Stories: from a network's delivery to what the brand and the network know afterwards, on both engines.

mod browser;
mod colleague;
mod harness;
mod rows;
mod wire;

mod access;
mod agents;
mod coming_back;
mod commands;
mod crash;
mod demo;
mod engines;
mod hostile;
mod imports;
mod order;
mod public_to_private;
mod sending;
mod tracing;
mod watching;
