//! Stories: from a network's delivery to what the brand and the network know afterwards, on both engines.

mod colleague;
mod harness;
mod rows;

mod public_to_private;
