//! `commonground ownership`: models in files, without a database; and the versions that an installation lives with.

mod diff;
mod versions;

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Subcommand;
use ownership::{Input, Model};

use super::say;
use crate::settings::Settings;

/// Check, explain and try ownership models.
#[derive(Subcommand, Debug)]
pub enum Ownership {
    /// Read files and say what is wrong with them, and what is worth a second look.
    Check {
        /// Ownership files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Say where an item with these facts goes, and why.
    Explain {
        /// An ownership file.
        file: PathBuf,
        /// A fact, such as `channel=x`; `_modes=crisis` and `_crisis_topics=outage` switch modes on.
        #[arg(long = "fact", value_name = "NAME=VALUE")]
        facts: Vec<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Decide for each line of facts; one line of JSON for each.
    Decide {
        /// An ownership file.
        file: PathBuf,
        /// A file with one JSON object of facts a line; `-` is standard input.
        #[arg(long, value_name = "FACTS.jsonl")]
        facts: PathBuf,
    },
    /// List the models that come with the product.
    Presets,
    /// Say what changes between two versions: in what they mean, or, for a period, in where items go.
    Diff(diff::Diff),
    #[command(flatten)]
    Living(versions::Living),
}

impl Ownership {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        match self {
            Self::Diff(diff) => diff.run(settings).await,
            Self::Living(living) => living.run(settings).await,
            Self::Check { files, json } => check(&files, json),
            Self::Explain { file, facts, json } => explain(&file, &facts, json),
            Self::Decide { file, facts } => decide(&file, &facts),
            Self::Presets => {
                for preset in ownership::presets() {
                    say(format!("{:<10} {}", preset.name, preset.about));
                }
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

/// Files that others extend or use stand beside them.
fn beside(file: &Path) -> impl Fn(&str) -> Result<Option<String>, String> + use<> {
    let folder = file.parent().map(Path::to_path_buf).unwrap_or_default();
    move |name: &str| {
        let mut names = vec![name.to_owned()];
        if !name.ends_with(".toml") {
            names.insert(0, format!("{name}.toml"));
        }
        for name in names {
            match std::fs::read_to_string(folder.join(&name)) {
                Ok(text) => return Ok(Some(text)),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.to_string()),
            }
        }
        Ok(None)
    }
}

fn text(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("can't read {}", file.display()))
}

fn load(file: &Path) -> Result<Model> {
    Ok(ownership::load(&file.display().to_string(), &text(file)?, &beside(file))?)
}

fn check(files: &[PathBuf], json: bool) -> Result<ExitCode> {
    let mut reports = Vec::new();
    for file in files {
        reports.push(ownership::check(&file.display().to_string(), &text(file)?, &beside(file)));
    }
    if json {
        say(serde_json::to_string_pretty(&reports)?);
    } else {
        for report in &reports {
            say(report.to_string());
        }
    }
    let good = reports.iter().all(|report| report.ok);
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn explain(file: &Path, facts: &[String], json: bool) -> Result<ExitCode> {
    let model = load(file)?;
    let input = Input::from_pairs(facts.iter().map(String::as_str))?;
    let report = ownership::explain_report(&model, &input);
    say(if json { serde_json::to_string_pretty(&report)? } else { report.to_string() });
    Ok(ExitCode::SUCCESS)
}

fn decide(file: &Path, facts: &Path) -> Result<ExitCode> {
    let model = load(file)?;
    let reader: Box<dyn Read> = if facts == Path::new("-") {
        Box::new(std::io::stdin())
    } else {
        Box::new(std::fs::File::open(facts).with_context(|| format!("can't read {}", facts.display()))?)
    };
    for (number, line) in BufReader::new(reader).lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let decided = ownership::decide_line(&model, &line)
            .map_err(|mistake| anyhow::anyhow!("{}, line {}: {mistake}", facts.display(), number + 1))?;
        say(decided);
    }
    Ok(ExitCode::SUCCESS)
}
