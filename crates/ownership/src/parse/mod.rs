//! From text to a [`Model`]. In: a file's name and text, and a [`Library`] that opens the files it extends
//! and uses. Out: a model in which every name leads somewhere, or all that is wrong, each with its place and
//! its fix.
//!
//! A file that `extends` another inherits everything the other declares, and may declare it anew, except a
//! guard: those stand as they are, and first. A file of `[[scope]]`s holds no rules of its own; it says which
//! other file applies where.

mod calendar;
mod promise;
mod reader;
mod resolve;
mod routing;
mod structure;
mod when;

use std::sync::Arc;

use toml::de::DeTable;

use crate::finding::{Code, Finding, Refused};
use crate::model::{Defaults, Model, Scope};
use crate::presets;
use reader::{File, Item, Reference, Refers, Table};

/// The largest file that is read, in bytes: a hundred times what a large organisation needs.
const SIZE_MAX: usize = 256 * 1024;

/// Opens the files that a model names in `extends` and `use`.
pub trait Library {
    /// The text of a file that stands beside the model, by its plain name, such as `base.toml`.
    ///
    /// `Ok(None)` if there is none: then the preset of that name serves, if we have one.
    ///
    /// # Errors
    /// Why the file is there but cannot be read.
    fn open(&self, file: &str) -> Result<Option<String>, String>;
}

impl<F: Fn(&str) -> Result<Option<String>, String>> Library for F {
    fn open(&self, file: &str) -> Result<Option<String>, String> {
        self(file)
    }
}

/// Only the presets.
#[derive(Clone, Copy, Debug, Default)]
pub struct Presets;

impl Library for Presets {
    fn open(&self, _file: &str) -> Result<Option<String>, String> {
        Ok(None)
    }
}

/// Reads a model.
///
/// # Errors
/// Everything that is wrong with the file or one that it extends or uses.
pub fn load(name: &str, text: &str, library: &impl Library) -> Result<Model, Refused> {
    draft(name, text, library, &mut Vec::new())?.finish()
}

/// Checks a file that only others extend: it may lack the rules that a whole model needs.
pub(crate) fn load_base(name: &str, text: &str, library: &impl Library) -> Option<Result<Model, Refused>> {
    match draft(name, text, library, &mut Vec::new()) {
        Ok(draft) if draft.is_base() => Some(draft.finish_base()),
        _ => None,
    }
}

/// A model with what it inherits, not yet checked for names that lead nowhere.
struct Draft {
    model: Model,
    references: Vec<Reference>,
}

fn draft(name: &str, text: &str, library: &impl Library, open: &mut Vec<String>) -> Result<Draft, Refused> {
    let file = File::new(name, text);
    if text.len() > SIZE_MAX {
        let what = format!("the file has {} bytes, more than the limit of {SIZE_MAX}", text.len());
        let fix = "split it, and compose it with `[[scope]]`";
        return Err(Refused { findings: vec![Finding::error(Code::TooLarge, &file.at(&(0..0)), what, fix)] });
    }
    let tree = DeTable::parse(text).map_err(|error| {
        let at = file.at(&error.span().unwrap_or(0..0));
        let what = format!("this is not TOML: {}", error.message());
        Refused { findings: vec![Finding::error(Code::Syntax, &at, what, "correct the line")] }
    })?;
    open.push(name.to_owned());
    let draft = read(&file, &Table::new(&file, tree.get_ref(), 0..0), library, open);
    open.pop();
    let mut findings = file.findings.into_inner();
    if findings.is_empty() {
        return Ok(draft);
    }
    // What another file has wrong comes after what is wrong here.
    findings.sort_by(|a, b| (*a.at.file != *name, &a.at).cmp(&(*b.at.file != *name, &b.at)));
    Err(Refused { findings })
}

fn read<'a>(file: &'a File<'a>, root: &Table<'a>, library: &impl Library, open: &mut Vec<String>) -> Draft {
    if let Some(item) = root.get("schema")
        && item.word().is_some_and(|schema| schema != "ownership/1")
    {
        item.refuse(
            "this file is written for another version of the format",
            "write `schema = \"ownership/1\"`",
        );
    }
    let base = root.get("extends").and_then(|item| parent(&item, library, open));
    let defaults = root.table("defaults");
    let inherited = base.as_ref().map(|base| base.model.defaults.clone());
    let model = Model {
        id: root.id(),
        version: root.get("version").and_then(|item| item.whole()),
        hash: "".into(),
        at: root.at(),
        defaults: read_defaults(defaults.as_ref(), inherited),
        calendars: structure::named(root, "calendar", calendar::calendar),
        holidays: structure::named(root, "holidays", calendar::holiday_set),
        slas: structure::named(root, "sla", promise::sla),
        ola: root.table("ola").map(|table| promise::ola(&table)).unwrap_or_default(),
        capacity: root.table("capacity").map(|table| structure::capacity(&table)).unwrap_or_default(),
        standards: structure::named(root, "standards", structure::standard),
        departments: all(root, "department", structure::department),
        teams: all(root, "team", structure::team),
        queues: all(root, "queue", structure::queue),
        rules: all(root, "rule", routing::rule),
        scopes: Vec::new(),
        overflows: all(root, "overflow", routing::overflow),
        follow_the_sun: all(root, "follow_the_sun", routing::follow_the_sun),
        handoffs: all(root, "handoff", routing::handoff),
        escalations: all(root, "escalation", routing::escalation),
        tests: all(root, "test", routing::golden_test),
    };
    let scopes = root.tables("scope").iter().filter_map(|table| scope(table, library, open)).collect();
    root.done();
    let mut draft = Draft { model: Model { scopes, ..model }, references: file.references.take() };
    draft.check_order(file);
    draft.check_twice(file);
    if let Some(base) = base {
        draft.inherit(base, file);
    }
    draft
}

fn all<'a, T>(root: &Table<'a>, key: &'static str, read: impl Fn(&Table<'a>) -> T) -> Vec<T> {
    let read_one = |table: &Table<'a>| {
        let one = read(table);
        table.done();
        one
    };
    root.tables(key).iter().map(read_one).collect()
}

fn read_defaults(table: Option<&Table<'_>>, inherited: Option<Defaults>) -> Defaults {
    let mut defaults = inherited.unwrap_or(Defaults { standards: None, triage_below_confidence: 0.6 });
    let Some(table) = table else { return defaults };
    if let Some(standards) = table.get("standards").and_then(|item| item.refer(Refers::Standard)) {
        defaults.standards = Some(standards);
    }
    if let Some(share) = table.share("triage_below_confidence") {
        defaults.triage_below_confidence = share as f32;
    }
    if let Some(item) = table.get("on_unknown_fact")
        && item.word().is_some_and(|word| word != "no_match")
    {
        item.refuse(
            "an unknown fact never matches",
            "write `on_unknown_fact = \"no_match\"` or remove the line",
        );
    }
    table.done();
    defaults
}

fn scope(table: &Table<'_>, library: &impl Library, open: &mut Vec<String>) -> Option<Scope> {
    let when = table.need("when").map(|item| when::when(&item)).unwrap_or_default();
    let id = table.get("id").and_then(|item| item.name());
    let used = table.need("use");
    table.done();
    let item = used?;
    let (name, text) = fetch(&item, library, open)?;
    let model = draft(&name, &text, library, open).and_then(Draft::finish);
    let model = adopt(&item, model)?;
    let id = id.unwrap_or_else(|| Arc::from(model.id.as_str()));
    Some(Scope { id, at: table.at(), when, model: Arc::new(model) })
}

fn parent(item: &Item<'_>, library: &impl Library, open: &mut Vec<String>) -> Option<Draft> {
    let (name, text) = fetch(item, library, open)?;
    let base = adopt(item, draft(&name, &text, library, open))?;
    if !base.is_base() {
        item.refuse(
            format!("`{name}` routes on its own and cannot be extended"),
            "extend a file of guard, mode, continuity and filter rules only, or compose with `[[scope]]`",
        );
    }
    Some(base)
}

/// Takes over what is wrong with another file.
fn adopt<T>(item: &Item<'_>, other: Result<T, Refused>) -> Option<T> {
    other.map_err(|refused| item.file.findings.borrow_mut().extend(refused.findings)).ok()
}

/// The name and text of a file that this one names.
fn fetch(item: &Item<'_>, library: &impl Library, open: &[String]) -> Option<(String, String)> {
    let word = item.word()?;
    let name = if word.ends_with(".toml") { word.to_owned() } else { format!("{word}.toml") };
    if word.is_empty() || word.starts_with('.') || word.contains(['/', '\\', '\0']) {
        item.refuse(
            format!("`{word}` is not the plain name of a file"),
            "name a file that stands beside this one",
        );
        return None;
    }
    if open.contains(&name) {
        item.refuse(format!("`{name}` leads back to itself"), "break the circle of `extends` and `use`");
        return None;
    }
    match library.open(&name) {
        Ok(Some(text)) => Some((name, text)),
        Ok(None) => match presets::text(name.trim_end_matches(".toml")) {
            Some(text) => Some((name, text.to_owned())),
            None => {
                item.refuse_as(
                    Code::MissingFile,
                    format!("there is no file `{name}` here, and no preset of that name"),
                    format!("put it beside this file; {}", presets::nearest(name.trim_end_matches(".toml"))),
                );
                None
            }
        },
        Err(reason) => {
            item.refuse_as(
                Code::MissingFile,
                format!("`{name}` cannot be read: {reason}"),
                "make the file readable",
            );
            None
        }
    }
}

fn refuse_all(findings: Vec<Finding>) -> Result<(), Refused> {
    if findings.is_empty() { Ok(()) } else { Err(Refused { findings }) }
}
