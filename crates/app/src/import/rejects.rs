//! Rows that are left out: each in a file with its line and the reason, all of them counted.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::row::Reason;

/// Rows that are left out. The file comes into being with the first of them.
pub struct Rejects {
    path: PathBuf,
    file: Option<csv::Writer<File>>,
    counts: BTreeMap<&'static str, u64>,
}

impl Rejects {
    /// None yet.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), file: None, counts: BTreeMap::new() }
    }

    /// Lists a row.
    ///
    /// # Errors
    /// If the file can't be written.
    pub fn add(&mut self, line: u64, id: Option<u64>, reason: Reason) -> Result<()> {
        *self.counts.entry(reason.kind()).or_default() += 1;
        let failed = || format!("can't write {}; name another file with --rejects", self.path.display());
        let file = match &mut self.file {
            Some(file) => file,
            none => {
                let mut file = csv::Writer::from_path(&self.path).with_context(failed)?;
                file.write_record(["line", "tweet_id", "reason"]).with_context(failed)?;
                none.insert(file)
            }
        };
        let id = id.map(|id| id.to_string()).unwrap_or_default();
        file.write_record([line.to_string(), id, reason.to_string()]).with_context(failed)
    }

    /// Writes what is not on disk yet.
    ///
    /// # Errors
    /// If the file can't be written.
    pub fn flush(&mut self) -> Result<()> {
        let Some(file) = &mut self.file else { return Ok(()) };
        file.flush().with_context(|| format!("can't write {}", self.path.display()))
    }

    /// How many rows are left out.
    pub fn total(&self) -> u64 {
        self.counts.values().sum()
    }

    /// How many for each reason.
    pub fn counts(&self) -> impl Iterator<Item = (&'static str, u64)> {
        self.counts.iter().map(|(reason, count)| (*reason, *count))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}
