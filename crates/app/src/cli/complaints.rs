//! `commonground complaints`.

use std::process::ExitCode;

use anyhow::{Context, Result};
use care::Tx;
use care::complaints::{self, Number, Which, csv};
use clap::{Args, Subcommand};

use super::say;
use crate::node;
use crate::settings::Settings;

/// How many entries are read at once.
const PIECE: usize = 500;

/// The register of complaints.
#[derive(Subcommand, Debug)]
pub enum Complaints {
    /// Lists entries, newest first, with what is due.
    List(Wanted),
    /// Writes entries as comma separated values: a file for another program.
    Export(Wanted),
}

/// Which entries.
#[derive(Args, Debug)]
pub struct Wanted {
    /// A state: `received`, `acknowledged`, `answered`, `closed`, or `open` for any but the last.
    #[arg(long, default_value = "")]
    state: String,
    /// A root cause, such as `system` or `system/outage`; `unknown` where nobody knows.
    #[arg(long, default_value = "")]
    cause: String,
    /// The year in which they were received.
    #[arg(long)]
    year: Option<i64>,
    /// Only those with a deadline that has passed.
    #[arg(long)]
    late: bool,
}

impl Complaints {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (Self::List(wanted) | Self::Export(wanted)) = &self;
        let which = Which {
            state: wanted.state.clone(),
            cause: wanted.cause.clone(),
            year: wanted.year,
            late: wanted.late,
            ..Which::default()
        };
        let (db, ctx) = node::attach(&settings).await?;
        let mut behind: Option<Number> = None;
        if matches!(self, Self::Export(_)) {
            write(&csv::head());
        }
        loop {
            let (which, reader) = (which.clone(), ctx.clone());
            let piece = async move |tx: &mut Tx| {
                let policy = complaints::policy(tx, &reader).await?;
                Ok::<_, care::Error>((complaints::page(tx, &reader, &which, behind, PIECE).await?, policy))
            };
            let (entries, policy) = db.read(piece).await.context("reading the register")?;
            for one in &entries {
                match &self {
                    Self::Export(_) => write(&csv::row(&policy, one)),
                    Self::List(_) => {
                        let due = match one.due() {
                            Some((_, by)) if by < ctx.now() => format!("late since {by}"),
                            Some((_, by)) => format!("due {by}"),
                            None => String::new(),
                        };
                        let (name, state, cause) = (one.name().to_string(), one.state.name(), &one.cause);
                        say(format!("{name:<13} {state:<13} {:<10} {cause:<18} {due}", one.category)
                            .trim_end());
                    }
                }
            }
            behind = entries.last().map(complaints::Complaint::name);
            if entries.len() < PIECE {
                break;
            }
        }
        db.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

/// Lines that end as they should already.
fn write(lines: &str) {
    say(lines.trim_end_matches(['\r', '\n']));
}
