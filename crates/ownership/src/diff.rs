//! What changed between two models, object by object.

use std::fmt;

use kernel::Millis;
use serde::Serialize;
use serde_json::{Map, Value as Json};

use crate::model::Model;

/// The differences between two models. Comments and layout are none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModelDiff {
    /// One entry for each object that differs, in the order structure, routing, rules.
    pub changes: Vec<ObjectChange>,
}

/// One object that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObjectChange {
    /// What it is: `rule`, `queue`, `sla` …
    pub kind: &'static str,
    /// Its id; for overflow and the like, the queues.
    pub id: String,
    /// What happened to it.
    pub what: Vec<What>,
}

/// What happened to an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is now asked after this one, before which it stood; `None` if it is now the first.
    Moved(Option<String>),
    /// A field has another value.
    Field {
        /// The field, with dots between levels.
        name: String,
        /// The value before.
        from: String,
        /// The value after.
        to: String,
    },
}

const KINDS: [(&str, &str); 13] = [
    ("calendars", "calendar"),
    ("holidays", "holidays"),
    ("slas", "sla"),
    ("standards", "standards"),
    ("departments", "department"),
    ("teams", "team"),
    ("queues", "queue"),
    ("rules", "rule"),
    ("scopes", "scope"),
    ("overflows", "overflow"),
    ("follow_the_sun", "follow_the_sun"),
    ("handoffs", "handoff"),
    ("escalations", "escalation"),
];

/// Fields in milliseconds, shown as a person would say them.
const LENGTHS: [&str; 8] = [
    "first_response",
    "next_response",
    "resolution",
    "ack_within",
    "answer_within",
    "after",
    "timeout",
    "ramp_up",
];

/// Compares two models.
pub fn diff(before: &Model, after: &Model) -> ModelDiff {
    let (old, new) = (object(before), object(after));
    let mut changes = Vec::new();
    let mut model = Vec::new();
    for field in ["id", "version", "defaults", "ola", "capacity"] {
        compare(field, old.get(field), new.get(field), &mut model);
    }
    if !model.is_empty() {
        changes.push(ObjectChange { kind: "model", id: "itself".to_owned(), what: model });
    }
    for (list, kind) in KINDS {
        lists(kind, &items(&old, list), &items(&new, list), &mut changes);
    }
    used_models(before, after, &mut changes);
    ModelDiff { changes }
}

/// What changed inside the files that scopes use.
fn used_models(before: &Model, after: &Model, out: &mut Vec<ObjectChange>) {
    for scope in &after.scopes {
        let Some(old) = before.scopes.iter().find(|old| old.id == scope.id) else { continue };
        let inside = diff(&old.model, &scope.model).changes;
        out.extend(inside.into_iter().map(|c| ObjectChange { id: format!("{}/{}", scope.id, c.id), ..c }));
    }
}

fn object(model: &Model) -> Map<String, Json> {
    match serde_json::to_value(model) {
        Ok(Json::Object(object)) => object,
        _ => unreachable!("a model serialises as an object"),
    }
}

/// The objects of a list, each with a name that stays when its other fields change.
fn items<'a>(model: &'a Map<String, Json>, list: &str) -> Vec<(String, &'a Json)> {
    let items = model.get(list).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    let name = |item: &Json| {
        let word = |key| item.get(key).and_then(Json::as_str);
        match (word("id"), word("queue").or(word("from")), word("to")) {
            (Some(id), ..) => id.to_owned(),
            (_, Some(from), Some(to)) => format!("{from} → {to}"),
            _ => "?".to_owned(),
        }
    };
    let mut named: Vec<(String, &Json)> = Vec::with_capacity(items.len());
    for item in items {
        let name = name(item);
        // Two ways may lead from one queue to the same other one.
        let same = named.iter().filter(|(known, _)| known.split(" (").next() == Some(&name)).count();
        named.push((if same == 0 { name } else { format!("{name} ({})", same + 1) }, item));
    }
    named
}

fn lists(
    kind: &'static str,
    before: &[(String, &Json)],
    after: &[(String, &Json)],
    out: &mut Vec<ObjectChange>,
) {
    let has = |list: &[(String, &Json)], id: &str| list.iter().any(|(other, _)| other == id);
    for (id, _) in before.iter().filter(|(id, _)| !has(after, id)) {
        out.push(ObjectChange { kind, id: id.clone(), what: vec![What::Removed] });
    }
    // Only among those that stayed can one have moved: in the new order, whoever stands behind one that stood
    // behind it before has been overtaken.
    let old_place = |id: &str| before.iter().position(|(other, _)| other == id);
    let mut furthest = None;
    let mut previous: Option<&str> = None;
    for (id, item) in after {
        let mut what = Vec::new();
        match old_place(id) {
            None => what.push(What::Added),
            Some(place) => {
                if kind == "rule" && furthest > Some(place) {
                    what.push(What::Moved(previous.map(str::to_owned)));
                }
                furthest = furthest.max(Some(place));
                compare("", Some(before[place].1), Some(item), &mut what);
            }
        }
        if !what.is_empty() {
            out.push(ObjectChange { kind, id: id.clone(), what });
        }
        previous = Some(id);
    }
}

fn compare(name: &str, before: Option<&Json>, after: Option<&Json>, out: &mut Vec<What>) {
    if before == after {
        return;
    }
    if let (Some(Json::Object(old)), Some(Json::Object(new))) = (before, after) {
        let mut keys: Vec<&String> = old.keys().chain(new.keys()).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            let path = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
            compare(&path, old.get(key), new.get(key), out);
        }
        return;
    }
    if let (Some(Json::Array(old)), Some(Json::Array(new))) = (before, after)
        && old.len() == new.len()
        && old.iter().chain(new).all(Json::is_object)
    {
        for (i, (old, new)) in old.iter().zip(new).enumerate() {
            compare(&format!("{name}.{}", i + 1), Some(old), Some(new), out);
        }
        return;
    }
    let shown = |value: Option<&Json>| match value.and_then(Json::as_i64) {
        Some(length) if LENGTHS.iter().any(|field| name.ends_with(field)) => Millis(length).to_string(),
        _ => shown(value),
    };
    out.push(What::Field { name: name.to_owned(), from: shown(before), to: shown(after) });
}

fn shown(value: Option<&Json>) -> String {
    match value {
        None | Some(Json::Null) => "nothing".to_owned(),
        Some(Json::String(text)) => text.clone(),
        Some(Json::Array(items)) if items.is_empty() => "nothing".to_owned(),
        Some(Json::Array(items)) => items.iter().map(|item| shown(Some(item))).collect::<Vec<_>>().join(", "),
        Some(other) => other.to_string(),
    }
}

impl ModelDiff {
    /// Whether the models mean the same.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
    /// Whether any decision could change: rules, scopes, or how queues choose and stand.
    pub fn touches_routing(&self) -> bool {
        self.changes.iter().any(|change| matches!(change.kind, "rule" | "scope" | "queue"))
    }
}

impl fmt::Display for ModelDiff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("the two models mean the same");
        }
        for (i, ObjectChange { kind, id, what }) in self.changes.iter().enumerate() {
            for (j, what) in what.iter().enumerate() {
                if i + j > 0 {
                    f.write_str("\n")?;
                }
                write!(f, "{kind} {id}: ")?;
                match what {
                    What::Added => f.write_str("added")?,
                    What::Removed => f.write_str("removed")?,
                    What::Moved(Some(previous)) => write!(f, "moved, now after {previous}")?,
                    What::Moved(None) => f.write_str("moved to the front")?,
                    What::Field { name, from, to } => write!(f, "{name}: {from} → {to}")?,
                }
            }
        }
        Ok(())
    }
}
