//! The project's own chores: in goes a task's name, out comes its result, on a developer's machine and in
//! continuous integration alike.
//!
//! `cargo xtask ci` is everything that must hold before a change lands. `cargo xtask postgres` keeps the
//! throw-away PostgreSQL of the tests running, so that they can be run one at a time against it. `cargo xtask screenshots`
//! and `cargo xtask lighthouse` look at the demo.
#![expect(clippy::print_stdout, reason = "a chore reports to whoever started it")]

mod ci;
mod look;
mod peers;
mod service;
mod shell;
mod tools;

use std::process::ExitCode;

use clap::Parser;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Task {
    /// Run the whole continuous integration, or some of its steps.
    Ci(ci::Options),
    /// Run a throw-away PostgreSQL until Ctrl-C and print its address.
    Postgres,
    /// Take pictures of the demo's pages: three widths, two themes.
    Screenshots(look::Screenshots),
    /// Ask Lighthouse about the desk; needs Node.js.
    Lighthouse,
}

fn main() -> ExitCode {
    let shell = shell::Shell::at_the_root();
    let done = match Task::parse() {
        Task::Ci(options) => ci::run(&shell, &options),
        Task::Postgres => keep_postgres(&shell),
        Task::Screenshots(wish) => look::screenshots(&shell, &wish),
        Task::Lighthouse => look::lighthouse(&shell),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn keep_postgres(shell: &shell::Shell) -> anyhow::Result<()> {
    let server = service::postgres(shell)?;
    println!("export COMMONGROUND_TEST_POSTGRES='{}'", server.url);
    println!("Ctrl-C stops it and removes its data.");
    loop {
        std::thread::park();
    }
}
