//! A fact: a value that may be unknown, how sure we are, who says so, and which words moved it.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What one head concluded about a message.
///
/// A fact is *known* when `value` is present. Below the threshold the value is absent, so that no routing
/// rule can match on it, and the best guess stays visible in `guess` for the person who triages by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact<T> {
    /// The value, when we are sure enough to act on it.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub value: Option<T>,
    /// The most likely value of a fact that stayed unknown; absent when `value` is present or nothing is
    /// likely.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub guess: Option<T>,
    /// How likely the value (or the guess) is, from 0 to 1, with three decimals.
    pub confidence: f32,
    /// Who says so.
    pub source: Source,
    /// What moved the fact most, strongest first; at most [`Fact::REASONS`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Reason>,
}

fn none<T>() -> Option<T> {
    None
}

impl<T> Fact<T> {
    /// How many reasons a fact keeps.
    pub const REASONS: usize = 6;

    /// A fact that is known at or above `threshold` and a mere guess below it.
    pub fn weighed(
        value: T,
        confidence: f32,
        threshold: f32,
        source: Source,
        mut because: Vec<Reason>,
    ) -> Self {
        because.retain(|reason| reason.weight != 0.0);
        because.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
        because.truncate(Self::REASONS);
        let confidence = (confidence.clamp(0.0, 1.0) * 1000.0).round() / 1000.0;
        let (value, guess) = if confidence >= threshold { (Some(value), None) } else { (None, Some(value)) };
        Self { value, guess, confidence, source, because }
    }

    /// Nothing is known and nothing is likely.
    pub fn unknown(source: Source) -> Self {
        Self { value: None, guess: None, confidence: 0.0, source, because: Vec::new() }
    }

    /// What a person decided: known, certain, without reasons to show.
    pub fn from_human(value: T) -> Self {
        Self { value: Some(value), guess: None, confidence: 1.0, source: Source::HUMAN, because: Vec::new() }
    }

    /// Whether a rule may look at this fact.
    pub fn is_known(&self) -> bool {
        self.value.is_some()
    }

    /// The value, or else the guess.
    pub fn best(&self) -> Option<&T> {
        self.value.as_ref().or(self.guess.as_ref())
    }
}

impl<T: PartialEq> Fact<T> {
    /// Whether the fact is known to have this value.
    pub fn is(&self, value: &T) -> bool {
        self.value.as_ref() == Some(value)
    }
}

/// Who a fact comes from: `platform`, `human`, or a kind of reader with its version, such as `lexicon@1`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Source(Cow<'static, str>);

impl Source {
    /// The network said so.
    pub const PLATFORM: Self = Self(Cow::Borrowed("platform"));
    /// A person said so.
    pub const HUMAN: Self = Self(Cow::Borrowed("human"));
    /// The weighted word lists of this crate.
    pub const LEXICON: Self = Self(Cow::Borrowed("lexicon@1"));
    /// Exact patterns with a checksum or a grammar: cards, IBANs, addresses, phone numbers.
    pub const PATTERN: Self = Self(Cow::Borrowed("pattern@1"));
    /// Statistical language identification.
    pub const LANGUAGE: Self = Self(Cow::Borrowed("whichlang@1"));

    /// A reader that is not one of the constants, such as `model@7`.
    pub fn named(name: impl Into<Cow<'static, str>>) -> Self {
        Self(name.into())
    }

    /// The name as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One thing that moved a fact. Stored as `[start, end, weight, cue]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Reason {
    /// Bytes of the message's text, on character boundaries; empty when the reason is not a word (see `cue`).
    pub span: Range<usize>,
    /// How far it moved the fact: positive towards the value, negative against it. Comparable within one
    /// fact.
    pub weight: f32,
    /// What the reader saw there, in one or two words: `complaint`, `negated praise`, `we asked`.
    pub cue: Cow<'static, str>,
}

type Stored = (usize, usize, f32, Cow<'static, str>);

impl From<Stored> for Reason {
    fn from((start, end, weight, cue): Stored) -> Self {
        Self { span: start..end, weight, cue }
    }
}

impl From<Reason> for Stored {
    fn from(reason: Reason) -> Self {
        (reason.span.start, reason.span.end, reason.weight, reason.cue)
    }
}

impl Reason {
    /// Words at `span` that moved the fact by `weight`, kept with two decimals.
    pub fn words(span: Range<usize>, weight: f32, cue: impl Into<Cow<'static, str>>) -> Self {
        Self { span, weight: (weight * 100.0).round() / 100.0, cue: cue.into() }
    }

    /// Something outside the words: the thread, the surface, the lack of any cue.
    pub fn context(weight: f32, cue: impl Into<Cow<'static, str>>) -> Self {
        Self::words(0..0, weight, cue)
    }
}
