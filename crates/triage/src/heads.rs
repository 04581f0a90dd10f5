//! What the model says about a message: which column of weights belongs to which fact.

use std::ops::Range;

use crate::reading::{Intent, Sentiment, Target};
use crate::words::words;

/// How many columns of weights a feature has. A multiple of the widths that processors add at once.
pub const COLUMNS: usize = 32;

/// The columns that listen for danger alone: each says how likely a message is that intent whatever else it is, and was
/// fitted so that missing one costs many times a false alarm.
pub const ALARMS: [(Intent, usize); 2] = [(Intent::SelfHarm, 29), (Intent::ThreatToLife, 30)];

/// One number for each column.
pub type Scores = [f32; COLUMNS];

words! {
    /// A fact that the model weighs and that people's corrections improve.
    Head {
        /// How the person feels about us: one of [`Sentiment::ALL`].
        Sentiment = "sentiment_brand",
        /// Whom the feeling is aimed at: one of [`Target::ALL`].
        Target = "sentiment_target",
        /// Whether somebody has to act: no, yes.
        NeedsAction = "needs_action",
        /// Whether tomorrow is too late: no, yes.
        TimeCritical = "time_critical",
        /// How bad it is: 0 to 4, by four columns that each say *at least that bad*.
        Severity = "severity",
        /// What the person wants: one of [`Intent::ALL`]; a column each, for several may hold.
        Intent = "intent",
    }
}

impl Head {
    /// Its columns.
    pub const fn columns(self) -> Range<usize> {
        match self {
            Self::Sentiment => 0..4,
            Self::Target => 4..8,
            Self::NeedsAction => 8..9,
            Self::TimeCritical => 9..10,
            Self::Severity => 10..14,
            Self::Intent => 14..29,
        }
    }

    /// How many values the fact may have.
    pub const fn classes(self) -> usize {
        match self {
            Self::Sentiment | Self::Target => 4,
            Self::NeedsAction | Self::TimeCritical => 2,
            Self::Severity => 5,
            Self::Intent => Intent::ALL.len(),
        }
    }

    /// The name of a value, as ownership files write it.
    pub fn class_name(self, class: usize) -> &'static str {
        match self {
            Self::Sentiment => Sentiment::ALL[class].as_str(),
            Self::Target => Target::ALL[class].as_str(),
            Self::NeedsAction | Self::TimeCritical => ["false", "true"][class],
            Self::Severity => ["0", "1", "2", "3", "4"][class],
            Self::Intent => Intent::ALL[class].as_str(),
        }
    }

    /// The value of a name; `None` if the fact has no such value.
    pub fn class_of(self, name: &str) -> Option<usize> {
        (0..self.classes()).find(|class| self.class_name(*class) == name)
    }

    /// One score for each value; the highest is the best guess. Differences are log-odds before calibration.
    pub fn logits(self, scores: &Scores) -> Vec<f32> {
        let own = &scores[self.columns()];
        match self {
            Self::Sentiment | Self::Target | Self::Intent => own.to_vec(),
            Self::NeedsAction | Self::TimeCritical => vec![0.0, own[0]],
            // log P(level), from the log-odds of each "at least": a walk up the ladder.
            Self::Severity => {
                let mut out = Vec::with_capacity(5);
                let mut climbed = 0.0;
                for step in own {
                    out.push(climbed + log_sigmoid(-step));
                    climbed += log_sigmoid(*step);
                }
                out.push(climbed);
                out
            }
        }
    }
}

impl Head {
    /// How the loss changes with each column's score when `class` is the truth: the scores must fall by it.
    pub fn gradient(self, scores: &Scores, class: usize, out: &mut Scores) {
        *out = [0.0; COLUMNS];
        let columns = self.columns();
        match self {
            Self::Sentiment | Self::Target | Self::Intent => {
                let first = columns.start;
                let top = scores[columns.clone()].iter().copied().fold(f32::MIN, f32::max);
                let mut total = 0.0;
                for column in columns.clone() {
                    out[column] = libm::expf(scores[column] - top);
                    total += out[column];
                }
                columns.for_each(|column| out[column] /= total);
                out[first + class] -= 1.0;
            }
            Self::NeedsAction | Self::TimeCritical => {
                let truth = if class == 1 { 1.0 } else { 0.0 };
                out[columns.start] = sigmoid(scores[columns.start]) - truth;
            }
            Self::Severity => {
                for (step, column) in columns.enumerate() {
                    let truth = if class > step { 1.0 } else { 0.0 };
                    out[column] = sigmoid(scores[column]) - truth;
                }
            }
        }
    }
}

/// Probabilities of a head's values: its scores divided by a temperature, to the exponent, summing to one.
pub fn probabilities(logits: &[f32], temperature: f32) -> Vec<f32> {
    let top = logits.iter().copied().fold(f32::MIN, f32::max);
    let mut out: Vec<f32> = logits.iter().map(|z| libm::expf((z - top) / temperature)).collect();
    let total: f32 = out.iter().sum();
    out.iter_mut().for_each(|p| *p /= total);
    out
}

/// The logistic function. `libm`'s, so that every machine computes the same bits.
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-x))
}

fn log_sigmoid(x: f32) -> f32 {
    // ln(1/(1+e^-x)) without overflow on either side.
    x.min(0.0) - libm::log1pf(libm::expf(-x.abs()))
}
