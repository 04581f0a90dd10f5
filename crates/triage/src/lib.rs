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
mod fact;
mod input;
mod intent;
mod language;
mod lexicon;
mod personal;
mod reading;
mod sentiment;
mod signals;
mod taxonomy;
mod text;
mod weight;
mod words;

use std::sync::Arc;

pub use fact::{Fact, Reason, Source};
pub use input::{Input, Surface, Thread, Visibility};
pub use personal::{PersonalKind, PersonalSpan, redact};
pub use reading::{Intent, Named, Reading, Sentiment, Target, Value};
pub use taxonomy::{Taxonomy, Topic};

/// A reader of messages: word lists and a brand's taxonomy, shared by all clones.
#[derive(Clone, Debug)]
pub struct Triage {
    brand: Arc<brand::Brand>,
    threshold: f32,
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
        cues::builtin();
        Self { brand: Arc::new(brand::Brand::of(taxonomy)), threshold: Self::THRESHOLD }
    }

    /// The same reader with another confidence below which a fact is unknown (0 to 1).
    #[must_use]
    pub fn with_threshold(self, threshold: f32) -> Self {
        Self { threshold, ..self }
    }

    /// Reads one message. Well under 100 µs for a message of usual length.
    pub fn read(&self, input: &Input<'_>) -> Reading {
        let text = input.read_part();
        let cues = cues::Cues::of(text, input.lang_hint, &self.brand, self.threshold);
        let signals = signals::Signals::of(&cues, input, self.threshold);
        let (intent, intents) = intent::intent(&signals);
        let needs_action = intent::needs_action(&signals, &intent);
        let severity = weight::severity(&signals, &intent);
        let personal_data = personal::find(text, &self.brand.regions);
        Reading {
            sentiment_brand: sentiment::brand(&signals),
            sentiment_target: sentiment::target(&signals),
            topic: weight::topic(&signals, &self.brand),
            time_critical: weight::time_critical(&signals, &needs_action, &severity),
            spam: weight::spam(&signals),
            contains_personal_data: personal::fact(&personal_data),
            needs_action,
            intent,
            intents,
            severity,
            personal_data,
            language: cues.language,
        }
    }
}
