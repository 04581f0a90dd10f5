//! `commonground ownership`: models in files, without a database; and the versions that an installation lives with.

mod diff;
mod versions;

use std::io::{BufRead, BufReader, Read};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Subcommand;
use kernel::{Clock, SystemClock};
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
    /// Write the holidays of an iCalendar file into a model file.
    Holidays {
        /// The `.ics` file, as an authority publishes it.
        ics: PathBuf,
        /// The model file; its comments and layout stay.
        #[arg(long, value_name = "MODEL.toml")]
        into: PathBuf,
        /// The calendar of the file that closes on these days.
        #[arg(long)]
        calendar: String,
        /// The name of the set in the file; that of the `.ics` file if absent.
        #[arg(long)]
        set: Option<String>,
        /// The first year to take; this year if absent.
        #[arg(long, value_name = "YEAR")]
        from: Option<i16>,
        /// The last year to take; three years after the first if absent.
        #[arg(long, value_name = "YEAR")]
        until: Option<i16>,
    },
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
            Self::Holidays { ics, into, calendar, set, from, until } => {
                let from = from.unwrap_or_else(this_year);
                let years = from..=until.unwrap_or(from.saturating_add(3));
                holidays(&ics, &into, &calendar, set, years)
            }
        }
    }
}

fn this_year() -> i16 {
    SystemClock.now().timestamp().to_zoned(jiff::tz::TimeZone::UTC).year()
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

/// The file is only written if it is as good afterwards as a file must be.
fn holidays(
    ics: &Path,
    into: &Path,
    calendar: &str,
    set: Option<String>,
    years: RangeInclusive<i16>,
) -> Result<ExitCode> {
    let name = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let set = set.or_else(|| name(ics)).unwrap_or_default();
    let mut days = ownership::holidays_from_ics(&text(ics)?)
        .map_err(|mistake| anyhow::anyhow!("{}: {mistake}", ics.display()))?;
    days.retain(|day| years.contains(&day.date.year()));
    let (first, last) = (years.start(), years.end());
    if days.is_empty() {
        anyhow::bail!(
            "{} has no holidays from {first} to {last}; choose other years with --from and --until",
            ics.display()
        );
    }
    let after = ownership::insert_holidays(&text(into)?, calendar, &set, &days)
        .map_err(|refused| anyhow::anyhow!("{} is left as it was: {refused}", into.display()))?;
    let report = ownership::check(&into.display().to_string(), &after, &beside(into));
    if !report.ok {
        anyhow::bail!(
            "{} is left as it was: with these days it would not be sound\n{report}",
            into.display()
        );
    }
    std::fs::write(into, after).with_context(|| format!("can't write {}", into.display()))?;
    say(format!(
        "{}: the calendar {calendar} closes on the {} of {set} from {first} to {last}",
        into.display(),
        if days.len() == 1 { "one day".to_owned() } else { format!("{} days", days.len()) }
    ));
    Ok(ExitCode::SUCCESS)
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
