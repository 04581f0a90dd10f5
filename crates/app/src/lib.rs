//! The binary: command line, configuration, wiring, workers.
//!
//! In: arguments and the environment. Out: a running [`node::Node`], or one command's work. Promised: nothing below
//! this crate reads a file name, an environment variable or the machine's clock on its own.

pub mod bench;
pub mod cli;
pub mod compare;
pub mod demo;
pub mod import;
mod library;
pub mod node;
pub mod opinion;
pub mod outside;
pub mod past;
pub mod push;
pub mod settings;
mod shelf;
pub mod workers;
