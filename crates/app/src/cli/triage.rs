//! `commonground triage`: train the reader, measure it, and ask it. All but the lessons do without a database.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::str::FromStr;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use serde::Serialize;
use trainer::{Asked, Metrics, Point};
use triage::{Input, Model, Reading, Taxonomy};

use super::lessons::Lessons;
use super::say;
use crate::settings::Settings;

/// Train the reader of messages, measure it, ask it, and see what your people taught it.
#[derive(Subcommand, Debug)]
pub enum Triage {
    /// Train a model: the same inputs and seed give the same bytes.
    Train(Train),
    /// Measure the reader on labelled texts.
    Evaluate(Evaluate),
    /// Show how fast a brand's own labels help: learn from a stream, measure on a test set.
    Learn(Learn),
    /// Read texts, one a line, and say what they say.
    Read(Read),
    /// What your people taught the reader.
    #[command(subcommand)]
    Lessons(Lessons),
}

/// What to train on.
#[derive(Args, Debug)]
pub struct Train {
    /// The folder of the open data sets, with `train/` and `real/` inside.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Learn from our own corpus alone.
    #[arg(long)]
    alone: bool,
    /// Where the model goes; its card and the notice go beside it.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// What shuffles the messages.
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// How often every message is seen.
    #[arg(long, default_value_t = trainer::Settings::default().epochs)]
    epochs: usize,
}

/// What to measure.
#[derive(Args, Debug)]
pub struct Evaluate {
    /// A fact and a table of `text<TAB>label`, such as `sentiment=FILE`, `needs_action=FILE`, `language=FILE`; or two
    /// files of as many lines, `sentiment=TEXTS,LABELS`. Under any other name the labels say which fact is meant.
    #[arg(long = "set", value_name = "NAME=FILE", required = true)]
    sets: Vec<Set>,
    #[command(flatten)]
    with: With,
}

/// What to learn from.
#[derive(Args, Debug)]
pub struct Learn {
    /// The fact that the labels speak of, where they do not say it themselves.
    #[arg(long)]
    fact: Option<Asked>,
    /// A table of `text<TAB>label`, in the order in which the messages are handled.
    #[arg(long, value_name = "FILE")]
    stream: String,
    /// A table of `text<TAB>label` that is never learnt from.
    #[arg(long, value_name = "FILE")]
    test: String,
    /// After how many messages to measure.
    #[arg(long, value_delimiter = ',', default_value = "0,25,100,500,1000")]
    at: Vec<usize>,
    #[command(flatten)]
    with: With,
}

/// What to read.
#[derive(Args, Debug)]
pub struct Read {
    /// A message; without any, each line of the standard input is one.
    texts: Vec<String>,
    /// Print all facts as JSON.
    #[arg(long)]
    json: bool,
    /// A model file instead of the one that comes with this version.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

/// With what, and how to tell.
#[derive(Args, Debug)]
pub struct With {
    /// A model file instead of the one that comes with this version.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Debug)]
struct Set {
    name: String,
    path: String,
}

impl FromStr for Set {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, path) = text.split_once('=').ok_or("a set is NAME=FILE, such as sentiment=tweets.tsv")?;
        Ok(Self { name: name.to_owned(), path: path.to_owned() })
    }
}

impl Triage {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        match self {
            Self::Train(command) => command.run(),
            Self::Evaluate(command) => command.run(),
            Self::Learn(command) => command.run(),
            Self::Read(command) => command.run(),
            Self::Lessons(command) => command.run(settings).await,
        }
    }
}

/// The reader that knows no brand, with the model that came with this version or another one.
fn reader(model: Option<&Path>) -> Result<triage::Triage> {
    let Some(path) = model else { return Ok(triage::Triage::builtin()) };
    let bytes = std::fs::read(path).with_context(|| format!("can't read {}", path.display()))?;
    let model = Model::read(bytes).map_err(|why| anyhow::anyhow!("{}: {why}", path.display()))?;
    Ok(triage::Triage::of(&Taxonomy::default(), Arc::new(model)))
}

impl Train {
    fn run(self) -> Result<ExitCode> {
        let settings =
            trainer::Settings { seed: self.seed, epochs: self.epochs, ..trainer::Settings::default() };
        let bar = indicatif::ProgressBar::new_spinner();
        let trained = trainer::train(self.data.as_deref().filter(|_| !self.alone), settings, &mut |line| {
            bar.set_message(line.to_owned());
        })
        .context("the open sets are looked for in the folder that --data names; --alone does without them")?;
        bar.finish_and_clear();
        let beside = |name: &str| self.out.with_file_name(name);
        let card = beside("CARD.md");
        // What people wrote at the end of the card stays.
        let notes = std::fs::read_to_string(&card).unwrap_or_default();
        let notes = notes.find(trainer::NOTES).map_or("", |at| &notes[at..]);
        let write = |path: &Path, bytes: &[u8]| {
            std::fs::write(path, bytes).with_context(|| format!("can't write {}", path.display()))
        };
        write(&self.out, &trained.model)?;
        write(&card, trained.card.markdown(notes).as_bytes())?;
        write(&beside("NOTICE"), trained.card.notice().as_bytes())?;
        say(format!(
            "model@{}: {} bytes, learnt from {} messages; card and notice beside {}",
            trained.card.model,
            trained.model.len(),
            trained.card.learnt,
            self.out.display()
        ));
        Ok(ExitCode::SUCCESS)
    }
}

#[derive(Serialize)]
struct Evaluated {
    name: String,
    fact: String,
    file: String,
    model: String,
    unknown_labels: Vec<(String, usize)>,
    texts_per_s: f64,
    #[serde(flatten)]
    metrics: Metrics,
}

impl Evaluate {
    fn run(self) -> Result<ExitCode> {
        let reader = reader(self.with.model.as_deref())?;
        let mut all = Vec::new();
        for Set { name, path } in self.sets {
            let fact = name.parse().or_else(|_| trainer::fact_of(&path))?;
            let set = trainer::read_labelled(fact, &path)?;
            let (metrics, seconds) = crate::bench::timed(|| trainer::evaluate(&reader, &set));
            all.push(Evaluated {
                name,
                fact: fact.to_string(),
                file: path,
                model: reader.model().id().to_owned(),
                unknown_labels: set.unknown,
                texts_per_s: (set.rows.len() as f64 / seconds).round(),
                metrics,
            });
        }
        if self.with.json {
            say(serde_json::to_string(&all)?);
            return Ok(ExitCode::SUCCESS);
        }
        for one in &all {
            table(one);
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn table(one: &Evaluated) {
    let m = &one.metrics;
    say(format!("{}: {} on {} ({} texts, model@{})", one.name, one.fact, one.file, m.count, one.model));
    let line = |what: &str, value: String| say(format!("  {what:<36} {value}"));
    line("accuracy", format!("{:.1} %", 100.0 * m.accuracy));
    line("macro-F1", format!("{:.1} %", 100.0 * m.macro_f1));
    line("macro-recall", format!("{:.1} %", 100.0 * m.macro_recall));
    if let Some(auc) = m.auc {
        line("area under the curve", format!("{auc:.3}"));
    }
    line("expected calibration error", format!("{:.3}", m.calibration_error));
    line("sure of", format!("{:.0} % ({:.1} % right)", 100.0 * m.coverage, 100.0 * m.sure_accuracy));
    let curve: Vec<String> = m
        .risk_coverage
        .iter()
        .step_by(2)
        .map(|(at, coverage, risk)| format!("{at:.1} {:.0}/{:.1}", 100.0 * coverage, 100.0 * risk))
        .collect();
    line("confidence: covered/wrong in %", curve.join("  "));
    line("texts a second", format!("{:.0}", one.texts_per_s));
    for (label, count) in &one.unknown_labels {
        line("left out, no value of this fact", format!("`{label}` × {count}"));
    }
}

impl Learn {
    fn run(self) -> Result<ExitCode> {
        let fact = self.fact.map_or_else(|| trainer::fact_of(&self.stream), Ok)?;
        let Asked::Head(head) = fact else { bail!("the language is not learnt from corrections") };
        let reader = reader(self.with.model.as_deref())?;
        let stream = trainer::read_labelled(fact, &self.stream)?;
        let test = trainer::read_labelled(fact, &self.test)?;
        let points = trainer::curve(&reader, head, &stream, &test, &self.at);
        if self.with.json {
            say(serde_json::to_string(&points)?);
            return Ok(ExitCode::SUCCESS);
        }
        say(format!("{head}: {} to learn from, {} to measure on", stream.rows.len(), test.rows.len()));
        say("   after   accuracy   macro-recall   delta");
        for Point { at, accuracy, macro_recall, kept, bytes } in points {
            let guard = if kept || at == 0 { "" } else { "   (the guard kept the one before)" };
            let (accuracy, recall) = (100.0 * accuracy, 100.0 * macro_recall);
            say(format!("{at:>8}   {accuracy:>6.1} %   {recall:>10.1} %   {bytes} bytes{guard}"));
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Read {
    fn run(self) -> Result<ExitCode> {
        let reader = reader(self.model.as_deref())?;
        let texts = if self.texts.is_empty() {
            std::io::stdin().lines().collect::<std::io::Result<Vec<_>>>()?
        } else {
            self.texts
        };
        for text in texts.iter().filter(|text| !text.trim().is_empty()) {
            let reading = reader.read(&Input::mention(text));
            if self.json {
                say(serde_json::to_string(&reading)?);
            } else {
                facts(text, &reading);
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn facts(text: &str, reading: &Reading) {
    say(text);
    for fact in reading.named() {
        let (value, sure) = match (&fact.value, &fact.guess) {
            (Some(value), _) => (value.to_string(), ""),
            (None, Some(guess)) => (guess.to_string(), "?"),
            (None, None) => continue,
        };
        let because: Vec<String> = fact
            .because
            .iter()
            .take(4)
            .map(|reason| {
                let words = text.get(reason.span.clone()).filter(|words| !words.is_empty());
                format!("{} {:+.1}", words.unwrap_or(&reason.cue), reason.weight)
            })
            .collect();
        say(format!("  {:<22} {value}{sure} ({:.2})  {}", fact.name, fact.confidence, because.join(", ")));
    }
}
