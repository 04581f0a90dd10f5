//! Trains the model that `triage` reads with, and measures it.
//!
//! In: this project's own corpus (`corpus/`, compiled in) and, where given, a folder of openly licensed data sets. Out:
//! the bytes of a model and its card. Promised: the same inputs and seed give the same bytes.

mod card;
pub mod corpus;
mod evaluate;
mod example;
mod fit;
mod learning;
mod metrics;
pub mod sources;
mod train;

pub use card::{Card, Danger, NOTES, Scored};
pub use evaluate::{Asked, Labelled, evaluate, fact_of, read_labelled};
pub use example::{Example, Part};
pub use fit::{Settings, fit};
pub use learning::{Point, curve};
pub use metrics::{Answer, Metrics, metrics};
pub use train::{Trained, train};

use std::path::Path;

/// Why nothing was trained or measured.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file that can't be read.
    #[error("{0}")]
    Missing(String),
    /// A file that is not what its name says.
    #[error("{0}")]
    Malformed(String),
}

impl Error {
    fn missing(path: &Path, error: &dyn std::fmt::Display) -> Self {
        Self::Missing(format!("{} can't be read: {error}", path.display()))
    }

    fn malformed(file: &str, error: &dyn std::fmt::Display) -> Self {
        Self::Malformed(format!("{file} is not what it should be: {error}"))
    }
}
