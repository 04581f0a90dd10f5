//! What is wrong with a file, where, and what to do about it.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

/// A place in a file. Lines and columns count from 1; a column is a character, not a byte.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct At {
    /// The file, by the name under which it was opened.
    pub file: Arc<str>,
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

impl Default for At {
    fn default() -> Self {
        Self { file: "".into(), line: 1, column: 1 }
    }
}
impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The model must not be used.
    Error,
    /// The model works, but probably not as its author thinks.
    Warning,
    /// Good to know.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        })
    }
}

/// One thing found in a model, with the way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Where it stands.
    #[serde(flatten)]
    pub at: At,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub fix: String,
}

impl Finding {
    pub(crate) fn new(severity: Severity, at: &At, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { severity, at: at.clone(), what: what.into(), fix: fix.into() }
    }
    pub(crate) fn error(at: &At, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self::new(Severity::Error, at, what, fix)
    }
    pub(crate) fn warning(at: &At, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self::new(Severity::Warning, at, what, fix)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}; {}", self.at, self.severity, self.what, self.fix)
    }
}

/// Why a file was not accepted: everything wrong with it at once, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Refused {
    /// At least one finding of severity *error*.
    pub findings: Vec<Finding>,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, finding) in self.findings.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            finding.fmt(f)?;
        }
        Ok(())
    }
}

/// "did you mean `care_q`?" if something known is near enough, else the list of what is known.
pub(crate) fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let mut known: Vec<&str> = known.into_iter().filter(|k| !k.is_empty()).collect();
    let near = known.iter().map(|k| (distance(word, k), *k)).min();
    let near = near.filter(|(far, _)| *far <= (word.chars().count() / 3).max(2)).map(|(_, k)| k);
    let longer = || known.iter().copied().find(|k| word.len() >= 3 && k.starts_with(word));
    if let Some(k) = near.or_else(longer) {
        return format!("did you mean `{k}`?");
    }
    known.sort_unstable();
    known.dedup();
    match known.len() {
        0 => "none is declared".to_owned(),
        n => format!("{}: {}", if n == 1 { "there is only" } else { "use one of" }, quoted(&known)),
    }
}

/// `a`, `b` and `c`.
pub(crate) fn quoted(words: &[&str]) -> String {
    join(words.iter().map(|w| format!("`{w}`")), "and")
}

/// a, b and c.
pub(crate) fn join(words: impl IntoIterator<Item = String>, last: &str) -> String {
    let words: Vec<String> = words.into_iter().collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., tail] => format!("{} {last} {tail}", head.join(", ")),
    }
}

/// The number of characters to insert, delete or replace to get from one word to the other (Levenshtein).
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, cb) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
