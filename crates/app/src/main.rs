//! `commonground`: one binary for the server and everything around it.

use std::process::ExitCode;

use app::cli::{self, Cli};
use clap::Parser;
use mimalloc::MiMalloc;

/// A sixth of the writer's time was the system's allocator: `commonground bench ingest` shows the difference.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::run(Cli::parse())
}
