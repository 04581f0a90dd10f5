//! Facts: what is known about one item, each with how sure we are and who says so. Any may be unknown.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use kernel::Millis;
use serde::{Deserialize, Serialize};

use crate::finding::did_you_mean;

/// Which values a fact can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of exactly these words.
    OneOf(&'static [&'static str]),
    /// A word; these are the usual ones.
    Word(&'static [&'static str]),
    /// True or false.
    Flag,
    /// A number.
    Number,
    /// A length of time: milliseconds, or text such as `10m`.
    Duration,
}

macro_rules! facts {
    ($($(#[$doc:meta])* $fact:ident $name:literal $kind:expr;)*) => {
        /// The facts that a rule may look at: a closed set, so that a misspelt one is found on reading.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum FactName {$($(#[$doc])* #[serde(rename = $name)] $fact,)*}

        impl FactName {
            /// All facts.
            pub const ALL: &'static [Self] = &[$(Self::$fact,)*];

            /// The name in files and JSON.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$fact => $name,)* }
            }
            /// Which values it can have.
            pub const fn kind(self) -> Kind {
                match self { $(Self::$fact => $kind,)* }
            }
        }
    };
}

facts! {
    /// Who writes: `inbound` from a person, `outbound` from the brand.
    Direction "direction" Kind::OneOf(&["inbound", "outbound"]);
    /// What makes an outbound item.
    Origin "origin" Kind::Word(&["campaign", "scheduled", "reply"]);
    /// The network.
    Channel "channel" Kind::Word(&[
        "x", "facebook", "instagram", "messenger", "tiktok", "email", "voice", "chat",
    ]);
    /// The place on the network.
    Surface "surface" Kind::Word(&["mention", "reply", "comment", "ad_comment", "page_post", "review", "dm"]);
    /// Whether everybody can read it.
    Visibility "visibility" Kind::OneOf(&["public", "private"]);
    /// Addressed to the brand, not only found by a search.
    Direct "direct" Kind::Flag;
    /// The brand, where a company has several.
    Brand "brand" Kind::Word(&[]);
    /// The region or country.
    Region "region" Kind::Word(&[]);
    /// The language of the text.
    Language "language" Kind::Word(&[]);
    /// What the person wants.
    Intent "intent" Kind::Word(&[
        "complaint", "query", "praise", "opinion", "lead", "competitor_switch", "press", "legal_claim",
        "regulator", "self_harm", "threat_to_life", "spam", "hate", "scam_impersonation", "thanks",
    ]);
    /// Somebody has to do something.
    NeedsAction "needs_action" Kind::Flag;
    /// The feeling towards the brand.
    SentimentBrand "sentiment_brand" Kind::OneOf(&["negative", "neutral", "positive", "mixed"]);
    /// At whom the feeling is aimed.
    SentimentTarget "sentiment_target" Kind::OneOf(&["brand", "competitor", "third_party", "none"]);
    /// What it is about.
    Topic "topic" Kind::Word(&[]);
    /// The product it is about.
    Product "product" Kind::Word(&[]);
    /// How bad it is, 0 to 4.
    Severity "severity" Kind::Number;
    /// How many people the author reaches.
    AuthorReach "author_reach" Kind::Number;
    /// Whether the author is known as an influencer.
    AuthorInfluencer "author_influencer" Kind::Flag;
    /// Whether the author is a customer.
    AuthorIsCustomer "author_is_customer" Kind::Flag;
    /// The customer's value, as a number that rises with it.
    ValueTier "value_tier" Kind::Number;
    /// The person needs special care. Only a human sets it.
    Vulnerable "vulnerable" Kind::Flag;
    /// The campaign it answers.
    Campaign "campaign" Kind::Word(&[]);
    /// The queue of the person's open case; unknown if there is none.
    OpenCaseQueue "open_case_queue" Kind::Word(&[]);
    /// The owner of the person's open case.
    OpenCaseOwner "open_case_owner" Kind::Word(&[]);
    /// Where the case began.
    CaseOrigin "case_origin" Kind::Word(&["social", "email", "voice", "chat"]);
    /// The text contains personal data.
    ContainsPersonalData "contains_personal_data" Kind::Flag;
    /// A mode that is on; read from [`crate::Modes`], never from the facts.
    Mode "mode" Kind::Word(&[]);
    /// Whether the queue's calendar is open at the moment.
    TimeInCalendar "time_in_calendar" Kind::OneOf(&["open", "closed"]);
    /// The state of the case.
    Status "status" Kind::Word(&["waiting_on_us", "waiting_on_customer", "resolved"]);
    /// A skill that turned out to be needed.
    SkillNeeded "skill_needed" Kind::Word(&[]);
    /// How long the oldest item of the queue has waited.
    OldestWait "oldest_wait" Kind::Duration;
    /// The service level forecast for the queue's next half hour, 0 to 1.
    ForecastServiceLevel "forecast_sl_next_30m" Kind::Number;
}

impl fmt::Display for FactName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What is wrong with a fact or a formula, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}; {fix}")]
pub struct Mistake {
    /// What is wrong.
    pub what: String,
    /// What to write.
    pub fix: String,
}

impl Mistake {
    pub(crate) fn new(what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { what: what.into(), fix: fix.into() }
    }
}

impl FromStr for FactName {
    type Err = Mistake;
    fn from_str(name: &str) -> Result<Self, Mistake> {
        Self::ALL.iter().copied().find(|fact| fact.name() == name).ok_or_else(|| {
            let fix = did_you_mean(name, Self::ALL.iter().map(|fact| fact.name()));
            Mistake::new(format!("there is no fact `{name}`"), fix)
        })
    }
}

impl FactName {
    /// Brings a value into the fact's kind, or says what is wrong with it.
    ///
    /// # Errors
    /// If the value is of another kind, or a word that a closed set does not contain.
    pub fn accept(self, value: Value) -> Result<Value, Mistake> {
        let want = match (self.kind(), &value) {
            (Kind::OneOf(words), Value::Word(word)) => {
                if words.contains(&&**word) {
                    return Ok(value);
                }
                let fix = did_you_mean(word, words.iter().copied());
                return Err(Mistake::new(format!("`{self}` cannot be `{word}`"), fix));
            }
            (Kind::Duration, Value::Word(word)) => {
                return duration(word).map(|length| Value::Number(length.0 as f64)).ok_or_else(|| {
                    Mistake::new(format!("`{self}` is `{word}`"), "write a length of time such as `10m`")
                });
            }
            (Kind::Word(_), Value::Word(_)) | (Kind::Flag, Value::Flag(_)) => return Ok(value),
            (Kind::Number | Kind::Duration, Value::Number(n)) if n.is_finite() => return Ok(value),
            (Kind::OneOf(_) | Kind::Word(_), _) => "a word in quotes",
            (Kind::Flag, _) => "`true` or `false`, without quotes",
            (Kind::Number, _) => "a number, without quotes",
            (Kind::Duration, _) => "a length of time such as `10m`",
        };
        Err(Mistake::new(format!("`{self}` is `{value}`"), format!("write {want}")))
    }

    /// Reads a value as it is typed on a command line.
    ///
    /// # Errors
    /// If the text is not a value of the fact's kind.
    pub fn read(self, text: &str) -> Result<Value, Mistake> {
        let value = match self.kind() {
            Kind::Flag => text.parse().map(Value::Flag).ok(),
            Kind::Number => text.parse().map(Value::Number).ok(),
            _ => None,
        };
        self.accept(value.unwrap_or_else(|| text.into()))
    }
}

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// True or false.
    Flag(bool),
    /// A number; a length of time in milliseconds.
    Number(f64),
    /// A word.
    Word(Arc<str>),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => flag.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Word(word) => f.write_str(word),
        }
    }
}
impl From<&str> for Value {
    fn from(word: &str) -> Self {
        Self::Word(word.into())
    }
}
impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}
impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// A fact as somebody stated it.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct Fact {
    /// The value; `None` if it was looked for and is unknown.
    pub value: Option<Value>,
    /// How sure the source is, 0 to 1; absent means certain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
    /// Who says so: `platform`, `human`, or a model with its version, such as `model:intent@7`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Arc<str>>,
}

impl<V: Into<Value>> From<V> for Fact {
    fn from(value: V) -> Self {
        Self { value: Some(value.into()), ..Self::default() }
    }
}

impl Fact {
    /// The same, with the source's confidence (0 to 1).
    #[must_use]
    pub fn sure(mut self, confidence: f32) -> Self {
        self.confidence = Some(confidence.clamp(0.0, 1.0));
        self
    }
    /// The same, with its source.
    #[must_use]
    pub fn from_source(mut self, source: impl Into<Arc<str>>) -> Self {
        self.source = Some(source.into());
        self
    }
}

/// All that is known about one item.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facts(BTreeMap<FactName, Fact>);

impl Facts {
    /// Nothing is known.
    pub fn new() -> Self {
        Self::default()
    }
    /// The same facts and one more. A value that is not of the fact's [`Kind`] matches no rule.
    #[must_use]
    pub fn with(mut self, name: FactName, fact: impl Into<Fact>) -> Self {
        self.set(name, fact);
        self
    }
    /// States a fact, or states it anew.
    pub fn set(&mut self, name: FactName, fact: impl Into<Fact>) {
        self.0.insert(name, fact.into());
    }
    /// Makes a fact unknown.
    pub fn forget(&mut self, name: FactName) {
        self.0.remove(&name);
    }
    /// The fact as stated.
    pub fn get(&self, name: FactName) -> Option<&Fact> {
        self.0.get(&name)
    }
    /// The value, if known.
    pub fn value(&self, name: FactName) -> Option<&Value> {
        self.0.get(&name)?.value.as_ref()
    }
    /// All stated facts, in the order of [`FactName::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (FactName, &Fact)> {
        self.0.iter().map(|(name, fact)| (*name, fact))
    }
}

/// Reads `15m`, `24h`, `3d`, `90s` or `1h30m`.
pub(crate) fn duration(text: &str) -> Option<Millis> {
    let mut rest = text.trim();
    let mut total: i64 = 0;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let count: i64 = rest[..digits].parse().ok()?;
        rest = &rest[digits..];
        let (unit, length) = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000)]
            .into_iter()
            .find(|(unit, _)| rest.starts_with(unit))?;
        rest = &rest[unit.len()..];
        total = total.checked_add(count.checked_mul(length)?)?;
    }
    Some(Millis(total))
}
