//! `commonground`: one binary for the server and everything around it.

use std::process::ExitCode;

use app::cli::{self, Cli};
use clap::Parser;

fn main() -> ExitCode {
    cli::run(Cli::parse())
}
