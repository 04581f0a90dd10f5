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

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident $word:literal $why:literal;)*) => {
        /// What kind of finding it is: a stable word for tools, and why it matters.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum Code {$($(#[$doc])* #[serde(rename = $word)] $code,)*}

        impl Code {
            /// The word in JSON.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$code => $word,)* }
            }
            /// Why it matters.
            pub const fn why(self) -> &'static str {
                match self { $(Self::$code => $why,)* }
            }
        }
    };
}

codes! {
    /// It is not TOML.
    Syntax "syntax" "nothing after it can be read with certainty";
    /// The file is too large.
    TooLarge "file-too-large" "a file of this size is no longer one that people can read and check";
    /// A value that the key cannot have.
    WrongValue "wrong-value" "a guess at what it means would decide about people's words";
    /// A key that means nothing.
    UnknownKey "unknown-key" "nobody reads it, so what it asks for would silently not happen";
    /// A name that leads nowhere.
    UnknownName "unknown-name" "a name that leads nowhere leaves items without an owner, a promise or hours";
    /// A file that is not there.
    MissingFile "missing-file" "half of the model would be missing";
    /// Something stands twice.
    Twice "declared-twice" "which of the two counts would be an accident";
    /// No rule takes the rest.
    NoDefault "no-default" "every item needs exactly one owner, also one that nobody thought of";
    /// A rule stands where it is never asked.
    NeverAsked "never-asked" "it looks as if it decided something, and never does";
    /// A guard is changed by a file that extends it.
    GuardChanged "guard-changed" "the safety of people, the press and the law are not up to each file";
    /// A zone that does not exist.
    UnknownZone "unknown-zone" "every promise in opening hours is counted in it";
    /// Shifts overlap.
    OverlappingShifts "overlapping-shifts" "hours that stand twice are usually hours mistyped";
    /// Holidays cannot be written into the file.
    Holidays "holidays" "on a holiday that the calendar does not know, clocks run and nobody answers";
    /// An order of passing on that leads back.
    Circle "circle" "an item in it would be passed round and answered by nobody";
    /// No guard stands first.
    NoGuard "no-guard" "somebody at risk could wait behind a delivery question";
    /// A rule never decides.
    DeadRule "dead-rule" "what its author wanted does not happen";
    /// A rule's conditions exclude each other.
    ImpossibleRule "impossible-rule" "what its author wanted does not happen";
    /// It could not be found out whether a rule ever decides.
    UnsureRule "unsure-rule" "nobody can tell whether it does anything";
    /// A scope never applies.
    DeadScope "dead-scope" "a part of the world follows another file than its author thinks";
    /// Only `default` takes a channel.
    ChannelGap "channel-gap" "what only `default` takes usually has the wrong owner and a slow promise";
    /// A clock runs while nobody works.
    ClosedHours "closed-hours" "the promise is broken before anybody can see the item";
    /// A team is open and nobody works.
    Unstaffed "unstaffed-hours" "customers are told that somebody is there";
    /// Nobody with the certificates works.
    CertificateGap "certificate-gap" "who is there may not answer, and who may is not there";
    /// Who must answer may not.
    CannotPublish "cannot-publish" "the answer can be written but never sent";
    /// Nobody who may publish works.
    NobodyPublishes "nobody-may-publish" "the queue is open, but no answer can leave it";
    /// What the brand posts is approved by nobody.
    NoApproval "no-approval" "one person alone could speak for the brand";
    /// A role that nobody holds.
    RoleUnheld "role-unheld" "what waits for this role waits for ever";
    /// Public answers overflow to people without the certificate.
    OverflowUncertified "overflow-uncertified" "the certificate is asked for by day and forgotten when it is busy";
    /// An example in the file does not hold.
    TestFails "test-fails" "the file does not do what its author wrote down that it should";
}

/// One thing found in a model, with the way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// What kind it is.
    pub code: Code,
    /// Where it stands.
    #[serde(flatten)]
    pub at: At,
    /// What is wrong.
    pub what: String,
    /// Why it matters.
    pub why: &'static str,
    /// What to do.
    pub fix: String,
}

impl Finding {
    pub(crate) fn new(
        severity: Severity,
        code: Code,
        at: &At,
        what: impl Into<String>,
        fix: impl Into<String>,
    ) -> Self {
        Self { severity, code, at: at.clone(), what: what.into(), why: code.why(), fix: fix.into() }
    }
    pub(crate) fn error(code: Code, at: &At, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, at, what, fix)
    }
    pub(crate) fn warning(code: Code, at: &At, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, at, what, fix)
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
