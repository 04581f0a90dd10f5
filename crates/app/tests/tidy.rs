//! The shape of the code, kept by tests: each prints what breaks a rule, where, and why the rule stands.
//!
//! `ARCHITECTURE.md` holds the rules in words. A rule that is wrong is changed here and there, with a record in
//! `docs/decisions/`; it is not gone round.

#[path = "tidy/care.rs"]
mod care;
#[path = "tidy/crates.rs"]
mod crates;
#[path = "tidy/files.rs"]
mod files;
#[path = "tidy/source.rs"]
mod source;
#[path = "tidy/spoken.rs"]
mod spoken;

/// Fails with the reason for a rule and everything that breaks it.
pub(crate) fn keep(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "\n{rule}\n\n  {}\n", broken.join("\n  "));
}
