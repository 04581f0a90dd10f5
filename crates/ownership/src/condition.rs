//! Conditions over facts, in three values: an unknown fact makes neither a yes nor a no.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::fact::{FactName, Facts, Kind, Value};
use crate::finding::join;
use crate::input::Modes;
use crate::name::ModeName;

/// Whether a condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Truth {
    Yes,
    No,
    /// A fact that it needs is unknown, and nothing else speaks against it.
    Unknown,
}

/// What a condition looks at.
#[derive(Clone, Copy)]
pub(crate) struct Seen<'a> {
    pub(crate) facts: &'a Facts,
    pub(crate) modes: &'a Modes,
}

/// All of `all`, and, unless `any` is empty, all tests of at least one of its groups.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Condition {
    pub(crate) all: Vec<Test>,
    pub(crate) any: Vec<Vec<Test>>,
}

/// One fact against one demand.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Test {
    pub(crate) fact: FactName,
    pub(crate) check: Check,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Check {
    /// `"any"`: it is known.
    Known,
    OneOf(Vec<Value>),
    NoneOf(Vec<Value>),
    Within(Vec<(Order, f64)>),
    /// Among the topics of a mode.
    TopicOf(ModeName),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Below,
    AtMost,
    AtLeast,
    Above,
}

impl Order {
    pub(crate) const ALL: [(&'static str, &'static str, Self); 4] = [
        ("gte", ">=", Self::AtLeast),
        ("lte", "<=", Self::AtMost),
        ("gt", ">", Self::Above),
        ("lt", "<", Self::Below),
    ];

    fn holds(self, left: f64, right: f64) -> bool {
        match self {
            Self::Below => left < right,
            Self::AtMost => left <= right,
            Self::AtLeast => left >= right,
            Self::Above => left > right,
        }
    }
    fn sign(self) -> &'static str {
        Self::ALL.iter().find(|(_, _, order)| *order == self).map_or("?", |(_, sign, _)| sign)
    }
}

impl Test {
    pub(crate) fn truth(&self, seen: Seen<'_>) -> Truth {
        if self.fact == FactName::Mode {
            return truth(self.mode_holds(seen.modes));
        }
        let Some(value) = seen.facts.value(self.fact) else {
            // "any" asks whether the fact is known: for an unknown one the answer itself is known.
            return if self.check == Check::Known { Truth::No } else { Truth::Unknown };
        };
        truth(match (&self.check, value) {
            (Check::Known, _) => true,
            (Check::OneOf(values), value) => values.contains(value),
            (Check::NoneOf(values), value) => !values.contains(value),
            (Check::Within(bounds), Value::Number(n)) => bounds.iter().all(|(order, b)| order.holds(*n, *b)),
            (Check::TopicOf(mode), Value::Word(word)) => seen.modes.topics(mode.as_str()).contains(word),
            (Check::Within(_) | Check::TopicOf(_), _) => false,
        })
    }

    fn mode_holds(&self, modes: &Modes) -> bool {
        let one_is_on =
            |values: &[Value]| values.iter().any(|v| matches!(v, Value::Word(mode) if modes.is_on(mode)));
        match &self.check {
            Check::OneOf(values) => one_is_on(values),
            Check::NoneOf(values) => !one_is_on(values),
            _ => !modes.is_none(),
        }
    }

    /// Whether it could hold if the unknown facts turned out well.
    fn possible(&self, seen: Seen<'_>) -> bool {
        (self.fact != FactName::Mode && seen.facts.value(self.fact).is_none())
            || self.truth(seen) == Truth::Yes
    }

    fn because(&self, seen: Seen<'_>) -> String {
        let fact = self.fact.name();
        let Some(value) = seen.facts.value(self.fact) else {
            return match self.fact {
                FactName::Mode if seen.modes.is_none() => "no mode is on".to_owned(),
                FactName::Mode => {
                    format!("mode {} is on", join(seen.modes.iter().map(ToString::to_string), "and"))
                }
                FactName::OpenCaseQueue => "there is no open case".to_owned(),
                _ => [fact, " is unknown"].concat(),
            };
        };
        match (&self.check, value) {
            (Check::TopicOf(mode), _) if self.truth(seen) == Truth::Yes => {
                format!("{fact} {value} is among the {mode} topics")
            }
            (Check::TopicOf(mode), _) => format!("{fact} {value} is not among the {mode} topics"),
            (_, Value::Word(word)) => [fact, " is ", word].concat(),
            (_, value) => format!("{fact} is {value}"),
        }
    }
}

fn truth(holds: bool) -> Truth {
    if holds { Truth::Yes } else { Truth::No }
}

/// A no outweighs an unknown, an unknown outweighs a yes.
fn every<'a>(tests: impl IntoIterator<Item = &'a Test>, seen: Seen<'_>) -> Truth {
    let mut all = Truth::Yes;
    for test in tests {
        match test.truth(seen) {
            Truth::No => return Truth::No,
            Truth::Unknown => all = Truth::Unknown,
            Truth::Yes => {}
        }
    }
    all
}

impl Condition {
    pub(crate) fn truth(&self, seen: Seen<'_>) -> Truth {
        let all = every(&self.all, seen);
        if all == Truth::No || self.any.is_empty() {
            return all;
        }
        let mut any = Truth::No;
        for group in &self.any {
            match every(group, seen) {
                Truth::Yes => return all,
                Truth::Unknown => any = Truth::Unknown,
                Truth::No => {}
            }
        }
        any
    }

    /// Whether it could hold if the unknown facts turned out well.
    pub(crate) fn possible(&self, seen: Seen<'_>) -> bool {
        let possible = |tests: &[Test]| tests.iter().all(|test| test.possible(seen));
        possible(&self.all) && (self.any.is_empty() || self.any.iter().any(|group| possible(group)))
    }

    /// Whether it holds, for certain: an unknown fact that it needs means no.
    pub fn holds(&self, facts: &Facts, modes: &Modes) -> bool {
        self.truth(Seen { facts, modes }) == Truth::Yes
    }

    /// Whether it asks nothing.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.any.is_empty()
    }

    pub(crate) fn tests(&self) -> impl Iterator<Item = &Test> {
        self.all.iter().chain(self.any.iter().flatten())
    }

    /// The facts that it looks at, each once.
    pub fn facts(&self) -> Vec<FactName> {
        let mut facts: Vec<FactName> = self.tests().map(|test| test.fact).collect();
        facts.sort_unstable();
        facts.dedup();
        facts
    }

    /// The modes that it asks for by name.
    pub(crate) fn modes(&self) -> impl Iterator<Item = ModeName> {
        let named = self.tests().flat_map(|test| match &test.check {
            Check::OneOf(values) | Check::NoneOf(values) if test.fact == FactName::Mode => values.as_slice(),
            _ => &[],
        });
        named.filter_map(|value| if let Value::Word(mode) = value { Some(mode.clone().into()) } else { None })
    }

    /// The tests that made it come out as `result`.
    pub(crate) fn decisive<'a>(&'a self, seen: Seen<'a>, result: Truth) -> Vec<&'a Test> {
        let speaks = |test: &&Test| test.truth(seen) == result;
        let mut tests: Vec<&Test> = self.all.iter().filter(speaks).collect();
        if result == Truth::Yes {
            tests.extend(self.any.iter().find(|group| every(*group, seen) == result).into_iter().flatten());
        } else if tests.is_empty() {
            tests.extend(self.any.iter().flatten().filter(speaks));
        }
        tests
    }

    /// The sentences that say why it came out as `result`.
    pub(crate) fn because(&self, seen: Seen<'_>, result: Truth) -> Vec<String> {
        let mut said: Vec<String> = Vec::with_capacity(2);
        for test in self.decisive(seen, result) {
            let sentence = test.because(seen);
            if !said.contains(&sentence) {
                said.push(sentence);
            }
        }
        said
    }
}

/// Values of a fact worth trying: all of a closed set; else those that some condition names and, for numbers,
/// their neighbours.
pub(crate) fn domain<'a>(fact: FactName, tests: impl IntoIterator<Item = &'a Test>) -> Vec<Value> {
    let mut values: Vec<Value> = match fact.kind() {
        Kind::OneOf(words) => return words.iter().map(|word| (*word).into()).collect(),
        Kind::Flag => return vec![true.into(), false.into()],
        _ => Vec::new(),
    };
    for test in tests.into_iter().filter(|test| test.fact == fact) {
        match &test.check {
            Check::OneOf(named) | Check::NoneOf(named) => values.extend(named.iter().cloned()),
            Check::Within(bounds) => {
                values.extend(bounds.iter().flat_map(|(_, b)| [b - 1.0, *b, b + 1.0]).map(Value::Number));
            }
            Check::Known | Check::TopicOf(_) => {}
        }
    }
    let mut seen: Vec<Value> = Vec::with_capacity(values.len());
    for value in values {
        if !seen.contains(&value) {
            seen.push(value);
        }
    }
    seen
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |values: &[Value]| join(values.iter().map(Value::to_string), "or");
        match &self.check {
            Check::Known => write!(f, "{} is known", self.fact),
            Check::OneOf(values) => write!(f, "{} is {}", self.fact, list(values)),
            Check::NoneOf(values) => write!(f, "{} is not {}", self.fact, list(values)),
            Check::Within(bounds) => {
                let bounds = bounds.iter().map(|(order, b)| format!("{} {} {b}", self.fact, order.sign()));
                f.write_str(&join(bounds, "and"))
            }
            Check::TopicOf(mode) => write!(f, "{} is among the {mode} topics", self.fact),
        }
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("always");
        }
        let all = |tests: &[Test]| tests.iter().map(Test::to_string).collect::<Vec<_>>().join(" and ");
        f.write_str(&all(&self.all))?;
        if !self.any.is_empty() {
            let groups = self.any.iter().map(|group| format!("({})", all(group)));
            let groups = groups.collect::<Vec<_>>().join(" or ");
            write!(f, "{}{groups}", if self.all.is_empty() { "" } else { " and one of: " })?;
        }
        Ok(())
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
