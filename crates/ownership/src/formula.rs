//! The small language of `priority_formula`: numbers, facts, `+ - * /`, parentheses, `log10`, `min`, `max`.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::fact::{FactName, Facts, Kind, Mistake, Value};
use crate::finding::did_you_mean;

/// Deeper nesting than this is refused, so that a hostile file cannot exhaust the stack.
const DEPTH_MAX: u32 = 32;
/// Longer than this, in bytes, is refused for the same reason.
const LENGTH_MAX: usize = 500;

/// A formula over facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    text: String,
    root: Node,
}

#[derive(Clone, Debug, PartialEq)]
enum Node {
    Number(f64),
    Fact(FactName),
    Negate(Box<Node>),
    Binary(char, Box<Node>, Box<Node>),
    Log10(Box<Node>),
    Min(Vec<Node>),
    Max(Vec<Node>),
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// What is wrong and what to write instead.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        if text.len() > LENGTH_MAX {
            return Err(Mistake::new(format!("it is longer than {LENGTH_MAX} bytes"), "write a shorter one"));
        }
        let mut parser = Parser { rest: text.trim_start(), depth: 0 };
        let root = parser.sum()?;
        match parser.rest.chars().next() {
            None => Ok(Self { text: text.to_owned(), root }),
            Some(c) => Err(Mistake::new(
                format!("`{c}` is not expected here"),
                "write an operator `+ - * /` before it",
            )),
        }
    }

    /// The value for these facts. An unknown fact counts as 0, a flag as 0 or 1; what has no finite value
    /// (a division by zero, a logarithm of nothing) is 0.
    pub fn value(&self, facts: &Facts) -> f64 {
        finite(self.root.value(facts))
    }

    /// The facts that it reads.
    pub fn facts(&self) -> Vec<FactName> {
        let mut found = Vec::new();
        self.root.collect(&mut found);
        found
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
impl Serialize for Formula {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

fn finite(number: f64) -> f64 {
    if number.is_finite() { number } else { 0.0 }
}

impl Node {
    fn value(&self, facts: &Facts) -> f64 {
        match self {
            Self::Number(number) => *number,
            Self::Fact(name) => match facts.value(*name) {
                Some(Value::Number(number)) => *number,
                Some(Value::Flag(true)) => 1.0,
                _ => 0.0,
            },
            Self::Negate(node) => -node.value(facts),
            Self::Binary(operator, left, right) => {
                let (left, right) = (left.value(facts), right.value(facts));
                finite(match operator {
                    '+' => left + right,
                    '-' => left - right,
                    '*' => left * right,
                    _ => left / right,
                })
            }
            Self::Log10(node) => finite(node.value(facts).log10()),
            Self::Min(nodes) => nodes.iter().map(|n| n.value(facts)).fold(f64::INFINITY, f64::min),
            Self::Max(nodes) => nodes.iter().map(|n| n.value(facts)).fold(f64::NEG_INFINITY, f64::max),
        }
    }

    fn collect(&self, found: &mut Vec<FactName>) {
        match self {
            Self::Number(_) => {}
            Self::Fact(name) => found.push(*name),
            Self::Negate(node) | Self::Log10(node) => node.collect(found),
            Self::Binary(_, left, right) => {
                left.collect(found);
                right.collect(found);
            }
            Self::Min(nodes) | Self::Max(nodes) => nodes.iter().for_each(|node| node.collect(found)),
        }
    }
}

struct Parser<'a> {
    rest: &'a str,
    depth: u32,
}

impl<'a> Parser<'a> {
    fn eat(&mut self, any: &[char]) -> Option<char> {
        let c = self.rest.chars().next().filter(|c| any.contains(c))?;
        self.rest = self.rest[c.len_utf8()..].trim_start();
        Some(c)
    }

    fn take(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !belongs(c)).unwrap_or(self.rest.len());
        let (head, tail) = self.rest.split_at(end);
        self.rest = tail.trim_start();
        head
    }

    fn sum(&mut self) -> Result<Node, Mistake> {
        let mut left = self.product()?;
        while let Some(operator) = self.eat(&['+', '-']) {
            left = Node::Binary(operator, Box::new(left), Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Node, Mistake> {
        let mut left = self.factor()?;
        while let Some(operator) = self.eat(&['*', '/']) {
            left = Node::Binary(operator, Box::new(left), Box::new(self.factor()?));
        }
        Ok(left)
    }

    fn factor(&mut self) -> Result<Node, Mistake> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(Mistake::new(format!("it is nested more than {DEPTH_MAX} deep"), "write it flatter"));
        }
        let node =
            if self.eat(&['-']).is_some() {
                Node::Negate(Box::new(self.factor()?))
            } else if self.eat(&['(']).is_some() {
                let inner = self.sum()?;
                self.close()?;
                inner
            } else if self.rest.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
                let digits = self.take(|c| c.is_ascii_digit() || c == '.' || c == '_');
                let number = digits.replace('_', "").parse();
                Node::Number(number.map_err(|_| {
                    Mistake::new(format!("`{digits}` is not a number"), "write it like `2.5`")
                })?)
            } else {
                self.word()?
            };
        self.depth -= 1;
        Ok(node)
    }

    fn word(&mut self) -> Result<Node, Mistake> {
        let word = self.take(|c| c.is_ascii_alphanumeric() || c == '_');
        if word.is_empty() {
            let what = match self.rest.chars().next() {
                Some(c) => format!("`{c}` is not expected here"),
                None => "it ends too early".to_owned(),
            };
            return Err(Mistake::new(what, "write a number, a fact or a function here"));
        }
        if self.eat(&['(']).is_none() {
            let fact: FactName = word.parse()?;
            return match fact.kind() {
                Kind::Number | Kind::Duration | Kind::Flag => Ok(Node::Fact(fact)),
                _ => Err(Mistake::new(format!("`{word}` is not a number"), "use a fact that is a number")),
            };
        }
        let mut args = vec![self.sum()?];
        while self.eat(&[',']).is_some() {
            args.push(self.sum()?);
        }
        self.close()?;
        match (word, args.len()) {
            ("log10", 1) => Ok(Node::Log10(Box::new(args.remove(0)))),
            ("log10", n) => Err(Mistake::new(
                format!("`log10` takes one value, not {n}"),
                "write `log10(1 + author_reach)`",
            )),
            ("min", _) => Ok(Node::Min(args)),
            ("max", _) => Ok(Node::Max(args)),
            _ => {
                let fix = did_you_mean(word, ["log10", "min", "max"]);
                Err(Mistake::new(format!("there is no function `{word}`"), fix))
            }
        }
    }

    fn close(&mut self) -> Result<(), Mistake> {
        self.eat(&[')']).map(drop).ok_or_else(|| Mistake::new("a `(` is not closed", "add `)`"))
    }
}
