//! Statements that take long are named in the log: whoever runs an installation sees what to mend before its users do.
//!
//! In: a statement that ran. Out: a warning with its name and its time, without any of its values.

use std::time::{Duration, Instant};

/// From when on a statement is slow.
const SLOW: Duration = Duration::from_secs(1);

/// A statement that runs.
pub(crate) struct Watch(Instant);

impl Watch {
    #[expect(clippy::disallowed_methods, reason = "how long the engine took is no product time")]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// It has run.
    pub(crate) fn stop(self, statement: &str) {
        let took = self.0.elapsed();
        if took >= SLOW {
            tracing::warn!(statement, ms = took.as_millis(), "a statement was slow");
        }
    }
}
