//! Facts and modes as they arrive: flat JSON, or `key=value` on a command line.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::fact::{Fact, FactName, Facts, Mistake, Value};
use crate::finding::{did_you_mean, distance};
use crate::name::ModeName;

/// The modes that are on, each with its topics (`crisis.topics` in a file).
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Modes(BTreeMap<ModeName, Vec<Arc<str>>>);

impl Modes {
    /// An ordinary day.
    pub fn none() -> Self {
        Self::default()
    }
    /// The same, and this mode is on, for these topics.
    #[must_use]
    pub fn with<'a>(mut self, mode: &str, topics: impl IntoIterator<Item = &'a str>) -> Self {
        self.0.insert(mode.into(), topics.into_iter().map(Arc::from).collect());
        self
    }
    /// Whether the mode is on.
    pub fn is_on(&self, mode: &str) -> bool {
        self.0.contains_key(mode)
    }
    /// The modes that are on.
    pub fn iter(&self) -> impl Iterator<Item = &ModeName> {
        self.0.keys()
    }
    /// Whether no mode is on.
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }
    /// The topics of a mode; none while it is off.
    pub fn topics(&self, mode: &str) -> &[Arc<str>] {
        self.0.get(mode).map_or(&[], Vec::as_slice)
    }
}

/// What a decision looks at.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Input {
    /// What is known about the item.
    pub facts: Facts,
    /// Which modes are on.
    pub modes: Modes,
}

impl Facts {
    /// Reads a flat JSON object of facts; see [`Input::from_json`] for its form.
    ///
    /// # Errors
    /// As [`Input::from_json`].
    pub fn from_json(text: &str) -> Result<Self, Mistake> {
        Ok(Input::from_json(text)?.facts)
    }
}

impl Input {
    /// Reads a flat JSON object: `{"channel": "x", "needs_action": true, "intent": {"value": "query",
    /// "confidence": 0.8, "source": "model:intent@7"}, "_modes": ["crisis"], "_crisis_topics": ["outage"]}`.
    /// `null` is unknown. Keys that begin with `_` and mean nothing here are the caller's own.
    ///
    /// # Errors
    /// If it is not such an object, or a fact or value does not exist; the message names the nearest one.
    pub fn from_json(text: &str) -> Result<Self, Mistake> {
        let json: BTreeMap<String, Json> = serde_json::from_str(text).map_err(|e| {
            Mistake::new(format!("this is not a JSON object of facts ({e})"), "write {\"channel\":\"x\"}")
        })?;
        let mut facts = Facts::new();
        let mut switches = Switches::default();
        for (key, value) in json {
            if key.starts_with('_') {
                switches.set(&key, || words(&key, &value))?;
            } else {
                let name = stated(&key)?;
                facts.set(name, fact(name, &value)?);
            }
        }
        Ok(Self { facts, modes: switches.modes() })
    }

    /// Reads `channel=x`, `needs_action=true`, `_modes=crisis`, `_crisis_topics=outage,billing`.
    ///
    /// # Errors
    /// If a pair has no `=`, or a fact or value does not exist.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = &'a str>) -> Result<Self, Mistake> {
        let mut facts = Facts::new();
        let mut switches = Switches::default();
        for pair in pairs {
            let (key, text) = pair.split_once('=').ok_or_else(|| {
                Mistake::new(format!("`{pair}` is not a fact"), "write `name=value`, such as `channel=x`")
            })?;
            if key.starts_with('_') {
                switches.set(key, || Ok(text.split(',').map(|word| word.trim().into()).collect()))?;
            } else {
                let name = stated(key)?;
                facts.set(name, name.read(text)?);
            }
        }
        Ok(Self { facts, modes: switches.modes() })
    }
}

/// `_modes` and `_<mode>_topics` come in any order; a mode's topics count only while it is on.
#[derive(Default)]
pub(crate) struct Switches {
    on: Vec<Arc<str>>,
    topics: BTreeMap<String, Vec<Arc<str>>>,
}

impl Switches {
    pub(crate) fn set(
        &mut self,
        key: &str,
        read: impl FnOnce() -> Result<Vec<Arc<str>>, Mistake>,
    ) -> Result<(), Mistake> {
        if key == "_modes" {
            self.on = read()?;
        } else if let Some(mode) = key.strip_prefix('_').and_then(|k| k.strip_suffix("_topics")) {
            self.topics.insert(mode.to_owned(), read()?);
        } else if distance(key, "_modes") <= 2 || distance(key, "_crisis_topics") <= 2 {
            let fix = did_you_mean(key, ["_modes", "_crisis_topics"]);
            return Err(Mistake::new(format!("`{key}` means nothing"), fix));
        }
        Ok(())
    }

    pub(crate) fn modes(mut self) -> Modes {
        Modes(
            self.on
                .into_iter()
                .map(|mode| {
                    let topics = self.topics.remove(&*mode).unwrap_or_default();
                    (ModeName::from(mode), topics)
                })
                .collect(),
        )
    }
}

/// The fact of this name, if it is one that a caller states.
pub(crate) fn stated(key: &str) -> Result<FactName, Mistake> {
    match key.parse()? {
        FactName::Mode => Err(Mistake::new("a mode is not a fact about an item", "write `_modes`")),
        name => Ok(name),
    }
}

fn words(key: &str, json: &Json) -> Result<Vec<Arc<str>>, Mistake> {
    let list = match json {
        Json::String(word) => return Ok(vec![word.as_str().into()]),
        Json::Array(list) => list.iter().map(|item| item.as_str().map(Arc::from)).collect(),
        _ => None,
    };
    list.ok_or_else(|| Mistake::new(format!("`{key}` is `{json}`"), "write a list of words"))
}

fn fact(name: FactName, json: &Json) -> Result<Fact, Mistake> {
    let Json::Object(fields) = json else {
        return Ok(Fact { value: value(name, json)?, ..Fact::default() });
    };
    let mut fact = Fact::default();
    for (key, field) in fields {
        match (key.as_str(), field) {
            ("value", json) => fact.value = value(name, json)?,
            ("confidence" | "source", Json::Null) => {}
            ("confidence", json) => {
                let sure = json.as_f64().filter(|c| (0.0..=1.0).contains(c));
                let sure = sure.ok_or_else(|| {
                    Mistake::new(
                        format!("the confidence of `{name}` is `{json}`"),
                        "write a number from 0 to 1",
                    )
                })?;
                fact.confidence = Some(sure as f32);
            }
            ("source", Json::String(source)) => fact.source = Some(source.as_str().into()),
            ("source", json) => {
                return Err(Mistake::new(format!("the source of `{name}` is `{json}`"), "write a word"));
            }
            (other, _) => {
                let fix = did_you_mean(other, ["value", "confidence", "source"]);
                return Err(Mistake::new(format!("`{name}` has no `{other}`"), fix));
            }
        }
    }
    Ok(fact)
}

fn value(name: FactName, json: &Json) -> Result<Option<Value>, Mistake> {
    let value = match json {
        Json::Null => return Ok(None),
        Json::Bool(flag) => Value::Flag(*flag),
        Json::String(word) => Value::Word(word.as_str().into()),
        Json::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
        _ => {
            return Err(Mistake::new(
                format!("`{name}` is `{json}`"),
                "write one value, or an object with `value`",
            ));
        }
    };
    name.accept(value).map(Some)
}
