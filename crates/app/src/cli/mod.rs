//! The command line: one file for each command.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::settings::Settings;

mod approvals;
mod bench;
mod channel;
mod checks;
mod clocks;
mod complaints;
mod demo;
mod doctor;
mod handoffs;
mod import;
pub(crate) mod init;
mod knowledge;
mod leads;
mod lessons;
mod macros;
mod media;
mod ownership;
mod people;
mod pivots;
mod search;
mod serve;
mod signature;
mod staff;
mod token;
mod trace;
mod triage;
mod user;
mod views;
mod wallboard;

/// Everything that people say to a brand, in one place, owned by exactly one team.
#[derive(Parser, Debug)]
#[command(name = "commonground", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Start with the demo brand: invents its history the first time, keeps what you did after that.
    Demo(demo::Demo),
    /// Set up a brand of your own.
    Init(init::Init),
    /// Take in what was said before.
    #[command(subcommand)]
    Import(import::Import),
    /// Start the server.
    Serve(serve::Serve),
    /// Check, explain and try ownership models; live with their versions.
    #[command(subcommand)]
    Ownership(ownership::Ownership),
    /// Train the reader of messages, measure it, ask it, and see what your people taught it.
    #[command(subcommand)]
    Triage(triage::Triage),
    /// See who handed what to whom.
    #[command(subcommand)]
    Handoffs(handoffs::Handoffs),
    /// Who may be one person, who is taken for one, and the way back.
    #[command(subcommand)]
    People(people::People),
    /// Tell one message's life, with times and reasons.
    Trace(trace::Trace),
    /// The brand's accounts on the networks: connect, test, read, pause, remove.
    #[command(subcommand)]
    Channel(channel::Channel),
    /// What is noticed before words leave.
    #[command(subcommand)]
    Checks(checks::Checks),
    /// Who may become a customer.
    #[command(subcommand)]
    Leads(leads::Leads),
    /// Words that are ready to be sent.
    #[command(subcommand, name = "macro")]
    Macros(macros::Macros),
    /// Pictures and files.
    #[command(subcommand, name = "media")]
    Files(media::Files),
    /// What stands below the mails of a team.
    #[command(subcommand)]
    Signature(signature::Signature),
    /// What the brand knows, written down.
    #[command(subcommand)]
    Knowledge(knowledge::Knowledge),
    /// Which cases, in which order, as people save them.
    #[command(subcommand, name = "view")]
    Views(views::Views),
    /// Promises and whether they were kept.
    #[command(subcommand)]
    Clocks(clocks::Clocks),
    /// Who followed to where we offered to go on, and whether what was promised was kept.
    Pivots(pivots::Pivots),
    /// The register of complaints.
    #[command(subcommand)]
    Complaints(complaints::Complaints),
    /// Words that wait for somebody's agreement.
    #[command(subcommand)]
    Approvals(approvals::Approvals),
    /// What waits in each queue, who is here, and what breaks next.
    Wallboard(wallboard::Wallboard),
    /// People who log in.
    #[command(subcommand)]
    User(user::User),
    /// Teams, skills, certificates, shifts and presence of those who work here.
    #[command(subcommand)]
    Staff(staff::Staff),
    /// Keys of the JSON API.
    #[command(subcommand)]
    Token(token::Token),
    /// Search people, cases, messages, knowledge and macros; make the index anew.
    Search(search::Search),
    /// Say what is wrong with this installation, and what to do.
    Doctor(doctor::Doctor),
    /// Measure this machine.
    #[command(subcommand)]
    Bench(bench::Bench),
}

/// Runs a command; what fails is told as a sentence with its causes.
pub fn run(cli: Cli) -> ExitCode {
    logging();
    match execute(cli) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("commonground: {}", sentence(&error));
            ExitCode::FAILURE
        }
    }
}

fn execute(cli: Cli) -> Result<ExitCode> {
    let settings = cli.settings;
    match cli.command {
        Command::Ownership(command) => runtime()?.block_on(command.run(settings)),
        Command::Demo(command) => runtime()?.block_on(command.run(settings)),
        Command::Init(command) => runtime()?.block_on(command.run(settings)),
        Command::Import(command) => runtime()?.block_on(command.run(settings)),
        Command::Serve(command) => runtime()?.block_on(command.run(settings)),
        Command::Triage(command) => runtime()?.block_on(command.run(settings)),
        Command::Handoffs(command) => runtime()?.block_on(command.run(settings)),
        Command::People(command) => runtime()?.block_on(command.run(settings)),
        Command::Trace(command) => runtime()?.block_on(command.run(settings)),
        Command::Channel(command) => runtime()?.block_on(command.run(settings)),
        Command::Checks(command) => runtime()?.block_on(command.run(settings)),
        Command::Leads(command) => runtime()?.block_on(command.run(settings)),
        Command::Macros(command) => runtime()?.block_on(command.run(settings)),
        Command::Files(command) => runtime()?.block_on(command.run(settings)),
        Command::Signature(command) => runtime()?.block_on(command.run(settings)),
        Command::Knowledge(command) => runtime()?.block_on(command.run(settings)),
        Command::Views(command) => runtime()?.block_on(command.run(settings)),
        Command::Clocks(command) => runtime()?.block_on(command.run(settings)),
        Command::Pivots(command) => runtime()?.block_on(command.run(settings)),
        Command::Complaints(command) => runtime()?.block_on(command.run(settings)),
        Command::Approvals(command) => runtime()?.block_on(command.run(settings)),
        Command::Wallboard(command) => runtime()?.block_on(command.run(settings)),
        Command::User(command) => runtime()?.block_on(command.run(settings)),
        Command::Staff(command) => runtime()?.block_on(command.run(settings)),
        Command::Token(command) => runtime()?.block_on(command.run(settings)),
        Command::Search(command) => runtime()?.block_on(command.run(settings)),
        Command::Doctor(command) => runtime()?.block_on(command.run(settings)),
        Command::Bench(command) => runtime()?.block_on(command.run(settings)),
    }
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

/// `RUST_LOG` chooses what is logged; warnings and the product's own news otherwise.
fn logging() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,app=info,web=info"));
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false)
        .try_init();
}

fn sentence(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// Writes a line for the person at the terminal. A reader that has gone away is no failure.
pub(crate) fn say(line: impl AsRef<str>) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{}", line.as_ref());
}
