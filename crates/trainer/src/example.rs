//! What a model is trained on: a message as numbers, and what is known about it.

use triage::{Features, Head};

/// One labelled message. A head without a label learns nothing from it.
#[derive(Clone, Debug)]
pub struct Example {
    /// What the model sees.
    pub features: Features,
    /// The class of each head, where somebody knows it.
    pub labels: [Option<u8>; Head::ALL.len()],
    /// Other intents that hold too.
    pub also: Vec<u8>,
    /// Whether a life may be in danger, as [`triage::ALARMS`] asks; `None` where nobody looked.
    pub danger: Option<[bool; 2]>,
    /// How much it counts.
    pub weight: f32,
    /// Whether *mixed* was among the choices of whoever labelled the feeling.
    pub knows_mixed: bool,
}

impl Example {
    /// An example that says nothing yet.
    pub fn new(features: Features, weight: f32) -> Self {
        Self {
            features,
            labels: [None; Head::ALL.len()],
            also: Vec::new(),
            danger: None,
            weight,
            knows_mixed: false,
        }
    }

    /// The same with a label.
    #[must_use]
    pub fn with(mut self, head: Head, class: usize) -> Self {
        // No head has more than a few dozen classes.
        self.labels[head as usize] = Some(class as u8);
        self
    }

    /// The label of a head.
    pub fn label(&self, head: Head) -> Option<usize> {
        self.labels[head as usize].map(usize::from)
    }
}

/// Which part of the training a message belongs to, by its id alone, so that it never changes sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Eight tenths: the weights.
    Train,
    /// A tenth: temperatures and choices.
    Tune,
    /// A tenth: looked at only to report.
    Held,
}

impl Part {
    /// The part of an id.
    pub fn of(id: &str) -> Self {
        match blake3::hash(id.as_bytes()).as_bytes()[0] % 10 {
            0 => Self::Held,
            1 => Self::Tune,
            _ => Self::Train,
        }
    }
}
