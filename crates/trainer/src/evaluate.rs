//! Measures the reader on labelled texts: what the product would have read, against what a person says is so.

use std::fmt;
use std::fs;
use std::path::Path;
use std::str::FromStr;

use triage::{Features, Head, Input, Triage, probabilities};

use crate::Error;
use crate::metrics::{Answer, Metrics, metrics};

/// A fact that can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// One of the model's.
    Head(Head),
    /// The language.
    Language,
}

impl FromStr for Asked {
    type Err = String;

    /// The name that ownership files use, or a short one: `sentiment`, `action`, `target`, `urgent`.
    fn from_str(name: &str) -> Result<Self, String> {
        Ok(Self::Head(match name {
            "language" | "lang" => return Ok(Self::Language),
            "sentiment" => Head::Sentiment,
            "action" => Head::NeedsAction,
            "target" => Head::Target,
            "urgent" => Head::TimeCritical,
            other => other.parse().map_err(|why| format!("{why}, language"))?,
        }))
    }
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Head(head) => head.fmt(f),
            Self::Language => f.write_str("language"),
        }
    }
}

impl Asked {
    /// The fact that some labels must speak of: the first that knows them all, a heading aside.
    fn of_labels(labels: &[&str]) -> Option<Self> {
        let heads =
            [Head::Sentiment, Head::NeedsAction, Head::Intent, Head::Target, Head::Severity].map(Self::Head);
        let all = [&[Self::Head(Head::NeedsAction)], &heads[..], &[Self::Language]].concat();
        let knows = |asked: &Self| {
            let known = labels.iter().skip(1).filter(|label| asked.class(label).is_some()).count();
            labels.len() > 1 && known == labels.len() - 1
        };
        all.into_iter().find(knows)
    }

    /// The class of a label: its name, or what public sets write for it.
    fn class(self, label: &str) -> Option<usize> {
        let label = label.trim().to_lowercase();
        match (self, label.as_str()) {
            (Self::Head(Head::Sentiment), "neg" | "-1") => Some(0),
            (Self::Head(Head::Sentiment), "0" | "1" | "2") => label.parse().ok(),
            (Self::Head(Head::Sentiment), "neu") => Some(1),
            (Self::Head(Head::Sentiment), "pos") => Some(2),
            (Self::Head(Head::NeedsAction | Head::TimeCritical), "0" | "no" | "n") => Some(0),
            (Self::Head(Head::NeedsAction | Head::TimeCritical), "1" | "yes" | "y") => Some(1),
            (Self::Head(head), name) => head.class_of(name),
            (Self::Language, code) => LANGUAGES.iter().position(|known| *known == code),
        }
    }
}

/// The languages that can be told apart.
const LANGUAGES: [&str; 16] =
    ["ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "nl", "pt", "ru", "sv", "tr", "vi", "zh"];

/// Texts with the class that a person gave them.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// Which fact.
    pub fact: Asked,
    /// Text and class.
    pub rows: Vec<(String, usize)>,
    /// Labels that the fact has no class for, each with how often.
    pub unknown: Vec<(String, usize)>,
}

impl Labelled {
    /// The classes that occur: who never could say *mixed* is not asked for it.
    fn classes(&self) -> Vec<usize> {
        let mut out: Vec<usize> = self.rows.iter().map(|(_, class)| *class).collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// The fact that a table's labels speak of, where its name does not say.
///
/// # Errors
/// A file that can't be read, or whose labels no fact knows.
pub fn fact_of(path: &str) -> Result<Asked, Error> {
    let pairs = pairs(path)?;
    let labels: Vec<&str> = pairs.iter().map(|(_, label)| label.as_str()).collect();
    Asked::of_labels(&labels).ok_or_else(|| {
        let first = labels.first().copied().unwrap_or_default();
        Error::Malformed(format!("{path}: no fact knows all of its labels (the first is `{first}`); name it, as in `sentiment={path}`"))
    })
}

/// Reads a table of `text<TAB>label`, or two files of as many lines, `TEXTS,LABELS`, as public sets have them.
///
/// # Errors
/// A file that can't be read, or without a single label that the fact knows.
pub fn read_labelled(fact: Asked, path: &str) -> Result<Labelled, Error> {
    let mut out = Labelled { fact, rows: Vec::new(), unknown: Vec::new() };
    for (text, label) in pairs(path)? {
        match fact.class(&label) {
            Some(class) => out.rows.push((text, class)),
            None => match out.unknown.iter_mut().find(|(known, _)| *known == label) {
                Some((_, count)) => *count += 1,
                None => out.unknown.push((label, 1)),
            },
        }
    }
    if out.rows.is_empty() {
        return Err(Error::Malformed(format!(
            "{path} has no line `text<TAB>label` with a label of {fact}{}",
            out.unknown
                .first()
                .map_or_else(String::new, |(label, _)| format!("; the first label is `{label}`")),
        )));
    }
    Ok(out)
}

fn pairs(path: &str) -> Result<Vec<(String, String)>, Error> {
    let read = |path: &str| {
        let path = Path::new(path);
        fs::read(path)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .map_err(|error| Error::missing(path, &error))
    };
    let own = |(text, label): (&str, &str)| (text.to_owned(), label.trim().to_owned());
    if let Some((texts, labels)) = path.split_once(',').filter(|_| !Path::new(path).exists()) {
        let (texts, labels) = (read(texts)?, read(labels)?);
        return Ok(texts.lines().zip(labels.lines()).map(own).collect());
    }
    Ok(read(path)?.lines().filter_map(|line| line.rsplit_once('\t')).map(own).collect())
}

/// Scores the reader on labelled texts, each read as a public mention outside any thread.
pub fn evaluate(triage: &Triage, set: &Labelled) -> Metrics {
    let classes = set.classes();
    let answers: Vec<Answer> = set
        .rows
        .iter()
        .map(|(text, class)| {
            let input = Input::mention(text);
            match set.fact {
                Asked::Head(head) => answer(triage, head, &triage.features(&input), &classes, *class),
                Asked::Language => language(triage, &input, *class),
            }
        })
        .collect();
    metrics(&answers, Triage::THRESHOLD)
}

/// The answer of a head among some of its classes. Two classes are numbered as they are; others by their place.
pub(crate) fn answer(
    triage: &Triage,
    head: Head,
    features: &Features,
    classes: &[usize],
    class: usize,
) -> Answer {
    let logits = head.logits(&triage.score(features));
    if head.classes() == 2 {
        return Answer { chances: probabilities(&logits, triage.model().temperature(head)), truth: class };
    }
    let among: Vec<f32> = classes.iter().map(|class| logits[*class]).collect();
    let truth = classes.iter().position(|known| *known == class).unwrap_or_default();
    Answer { chances: probabilities(&among, triage.model().temperature(head)), truth }
}

fn language(triage: &Triage, input: &Input<'_>, truth: usize) -> Answer {
    let fact = triage.read(input).language;
    let mut chances = vec![0.0; LANGUAGES.len() + 1];
    let found = fact.best().and_then(|lang| LANGUAGES.iter().position(|code| *code == lang.code()));
    chances[found.unwrap_or(LANGUAGES.len())] = fact.confidence.max(0.001);
    Answer { chances, truth }
}
