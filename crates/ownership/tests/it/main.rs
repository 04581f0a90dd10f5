//! The promises of the ownership crate, tested from outside.

mod calendars;
mod diffs;
mod explaining;
mod holidays;
mod invariants;
mod language;
mod linting;
mod matrix;
mod random_models;
mod reading;
mod selecting;
mod wrong_files;

use std::path::PathBuf;

use ownership::{Decision, Input, Model, Presets, decide, load, preset_text};

/// A preset, resolved.
fn preset(name: &str) -> Model {
    let text = preset_text(name).expect("the preset exists");
    load(&format!("{name}.toml"), text, &Presets).expect("the preset loads")
}

/// A model with our base, its rules and structure given.
fn model(text: &str) -> Model {
    load("model.toml", text, &Presets).unwrap_or_else(|refused| panic!("refused:\n{refused}"))
}

fn decided(model: &Model, facts: &str) -> Decision {
    let input = Input::from_json(facts).expect("the facts are facts");
    decide(model, &input.facts, &input.modes)
}

/// The folder of reference files, if `COMMONGROUND_SHARED` names one; tests that use it skip otherwise.
fn reference_files() -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "a test may look for reference files outside the tree")]
    let shared = std::env::var("COMMONGROUND_SHARED").ok()?;
    Some(PathBuf::from(shared).join("ownership"))
}

fn reference(file: &str) -> Option<Model> {
    let folder = reference_files()?;
    let open = |name: &str| -> Result<Option<String>, String> {
        match std::fs::read_to_string(folder.join(name)) {
            Ok(text) => Ok(Some(text)),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e.to_string()),
        }
    };
    let text = open(file).expect("readable").expect("the reference file is there");
    Some(load(file, &text, &open).unwrap_or_else(|refused| panic!("{file}:\n{refused}")))
}
