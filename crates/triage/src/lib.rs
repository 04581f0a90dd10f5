//! What does this person say, and does somebody have to act?
//!
//! In: a message in its thread ([`Input`]). Out: typed facts ([`Reading`]), each with a confidence, a source
//! and the words that moved it. Promised: a pure function that never fails and never panics, whatever the
//! text; a fact it is not sure of is *unknown*, with the best guess beside it; every span lies on character
//! boundaries of the text that was given.
//!
//! ```
//! use triage::{Input, Intent, Triage};
//!
//! let message = Input::mention("my internet has been down since Friday, can you help?");
//! let reading = Triage::builtin().read(&message);
//! assert!(reading.intent.is(&Intent::Complaint));
//! assert!(reading.needs_action.is(&true));
//! ```

mod brand;
mod cues;
mod delta;
mod fact;
mod features;
mod heads;
mod input;
mod language;
mod lesson;
mod lexicon;
mod likeness;
mod model;
mod personal;
mod read;
mod reading;
mod taxonomy;
mod text;
mod topic;
mod words;

use std::sync::Arc;

pub use delta::{Delta, Pace, Says, Signal, SignalKind};
pub use fact::{Fact, Reason, Source};
pub use features::{Features, Gram, ROWS, SIGNS, Sign, may_alarm};
pub use heads::{ALARMS, COLUMNS, Head, Scores, probabilities, sigmoid};
pub use input::{Alike, Input, Surface, Thread, Visibility};
pub use lesson::{Effect, Lesson, Outcome, lesson};
pub use likeness::Likeness;
pub use model::{Draft, Feelings, Model, Polarity};
pub use personal::{HIDDEN, PersonalKind, PersonalSpan, cards, redact};
pub use reading::{Intent, Named, Reading, Sentiment, Target, Value};
pub use taxonomy::{Taxonomy, Topic};

/// A reader of messages: trained weights, word lists and a brand's taxonomy, shared by all clones.
#[derive(Clone, Debug)]
pub struct Triage {
    brand: Arc<brand::Brand>,
    threshold: f32,
    model: Arc<Model>,
    delta: Option<Arc<Delta>>,
    source: Source,
}

impl Triage {
    /// Below this confidence a fact is unknown, unless [`Triage::with_threshold`] says otherwise.
    pub const THRESHOLD: f32 = 0.6;

    /// A reader that knows no brand: no names, no competitors, no topics.
    pub fn builtin() -> Self {
        Self::with_taxonomy(&Taxonomy::default())
    }

    /// A reader for one brand. The word lists are compiled once per process; this adds only the brand's
    /// words.
    pub fn with_taxonomy(taxonomy: &Taxonomy) -> Self {
        Self::of(taxonomy, model::builtin())
    }

    /// A reader for one brand with weights of one's own.
    pub fn of(taxonomy: &Taxonomy, model: Arc<Model>) -> Self {
        cues::builtin();
        let source = Source::named(format!("model@{}", model.id()));
        let brand = Arc::new(brand::Brand::of(taxonomy));
        Self { brand, threshold: Self::THRESHOLD, model, delta: None, source }
    }

    /// The same reader with another confidence below which a fact is unknown (0 to 1).
    #[must_use]
    pub fn with_threshold(self, threshold: f32) -> Self {
        Self { threshold, ..self }
    }

    /// The same reader with what the brand taught it. A delta of another base is not used: the reader is as shipped.
    #[must_use]
    pub fn with_delta(self, delta: Arc<Delta>) -> Self {
        if delta.is_empty() || delta.base() != self.model.id() {
            return Self { delta: None, source: Source::named(format!("model@{}", self.model.id())), ..self };
        }
        let source = Source::named(format!("model@{}+{}", self.model.id(), delta.id()));
        Self { delta: Some(delta), source, ..self }
    }

    /// Reads one message. Well under 100 µs for a message of usual length.
    pub fn read(&self, input: &Input<'_>) -> Reading {
        let cues = self.take_apart(input);
        let features = Features::of(&cues, input, &self.model.polarity());
        read::Scored::of(self, &cues, &features).reading(input)
    }

    /// The numbers that the heads look at: what a correction of this message is learnt from.
    pub fn features(&self, input: &Input<'_>) -> Features {
        Features::of(&self.take_apart(input), input, &self.model.polarity())
    }

    /// The scores of a message by the base and what the brand taught.
    pub fn score(&self, features: &Features) -> Scores {
        let mut scores = self.model.score(features);
        if let Some(delta) = &self.delta {
            scores.iter_mut().zip(delta.score(features)).for_each(|(sum, more)| *sum += more);
        }
        scores
    }

    /// The brand's topics, in the order of its preference.
    pub fn topic_names(&self) -> &[String] {
        &self.brand.topics
    }

    /// The weights in use.
    pub fn model(&self) -> &Model {
        &self.model
    }

    fn take_apart(&self, input: &Input<'_>) -> cues::Cues {
        cues::Cues::of(input.read_part(), input.lang_hint, &self.brand, self.threshold)
    }

    fn temperature(&self, head: Head) -> f32 {
        self.model.temperature(head)
    }

    fn gram_pull(&self, row: u32, direction: &read::Direction) -> f32 {
        direction
            .iter()
            .map(|(column, sign)| {
                sign * (self.model.gram_weight(row, *column)
                    + self.delta.as_ref().map_or(0.0, |delta| delta.gram_weight(row, *column)))
            })
            .sum()
    }

    fn sign_pull(&self, sign: u16, direction: &read::Direction) -> f32 {
        direction
            .iter()
            .map(|(column, weight)| {
                weight
                    * (self.model.sign_weight(sign, *column)
                        + self.delta.as_ref().map_or(0.0, |delta| delta.sign_weight(sign, *column)))
            })
            .sum()
    }
}

/// The numbers of a message before there is a model, for those who train one.
pub fn untrained_features(taxonomy: &Taxonomy, input: &Input<'_>, feelings: &Feelings) -> Features {
    let brand = brand::Brand::of(taxonomy);
    let cues = cues::Cues::of(input.read_part(), input.lang_hint, &brand, Triage::THRESHOLD);
    Features::of(&cues, input, &feelings.polarity())
}
