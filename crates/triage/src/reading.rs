//! Everything read out of one message, typed; and the same as names and values, for whoever matches by name.

use std::borrow::Cow;
use std::fmt;

use kernel::Lang;
use serde::{Deserialize, Serialize};

use crate::fact::{Fact, Reason, Source};
use crate::personal::PersonalSpan;
use crate::words::words;

/// What one message says, as facts that may be unknown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The language of the words.
    pub language: Fact<Lang>,
    /// How the person feels about *us*; contempt for a competitor is not in it.
    pub sentiment_brand: Fact<Sentiment>,
    /// Whom the feeling is aimed at.
    pub sentiment_target: Fact<Target>,
    /// Whether somebody has to do or answer something.
    pub needs_action: Fact<bool>,
    /// The one intent that routing looks at.
    pub intent: Fact<Intent>,
    /// Every intent that is at all likely, most likely first, with its probability; the first is `intent`'s.
    pub intents: Vec<(Intent, f32)>,
    /// The topic in the brand's own taxonomy.
    pub topic: Fact<String>,
    /// How bad it is: 0 nothing wrong, 1 a nuisance, 2 something fails, 3 serious harm or long failure, 4
    /// danger.
    pub severity: Fact<u8>,
    /// Whether an answer tomorrow is too late.
    pub time_critical: Fact<bool>,
    /// Whether `personal_data` holds anything.
    pub contains_personal_data: Fact<bool>,
    /// Where personal data stands in the text, in order, not overlapping.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub personal_data: Vec<PersonalSpan>,
    /// Whether this is advertising, a scam or noise by machine.
    pub spam: Fact<bool>,
    /// Whether somebody lately wrote nearly the same.
    #[serde(default = "not_compared")]
    pub near_duplicate: Fact<bool>,
    /// Whether several people did: a campaign, or one person with many names.
    #[serde(default = "not_compared")]
    pub coordinated: Fact<bool>,
}

/// Of readings that were stored before copies were looked for.
fn not_compared() -> Fact<bool> {
    Fact::unknown(Source::PATTERN)
}

/// A fact without its type, under the name that ownership files use.
#[derive(Clone, Debug, PartialEq)]
pub struct Named<'a> {
    /// The name, such as `sentiment_brand`.
    pub name: &'static str,
    /// The value when known.
    pub value: Option<Value<'a>>,
    /// The best guess when not.
    pub guess: Option<Value<'a>>,
    /// From 0 to 1.
    pub confidence: f32,
    /// Who says so.
    pub source: &'a Source,
    /// What moved it.
    pub because: &'a [Reason],
}

/// The value of a [`Named`] fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A word out of a list, or a topic.
    Text(Cow<'a, str>),
    /// Yes or no.
    Flag(bool),
    /// A number.
    Level(u8),
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::Level(level) => write!(f, "{level}"),
        }
    }
}

impl Reading {
    /// Sets one fact, by the names that ownership files use, to what a person (or whoever `source` is) says; gives
    /// back the value that was there, known or guessed.
    ///
    /// # Errors
    /// A sentence, if there is no such fact, or if it has no such value, or if it is one that only the words
    /// themselves decide.
    pub fn set(&mut self, fact: &str, value: &str, source: Source) -> Result<Option<String>, String> {
        let before = self
            .named()
            .into_iter()
            .find(|named| named.name == fact)
            .ok_or_else(|| format!("there is no fact `{fact}`"))?;
        let before = before.value.or(before.guess).map(|value| value.to_string());
        fn said<T: std::str::FromStr>(value: &str, source: Source) -> Result<Fact<T>, String>
        where
            T::Err: fmt::Display,
        {
            let value = value.parse().map_err(|why| format!("{why}"))?;
            Ok(Fact { source, ..Fact::from_human(value) })
        }
        match fact {
            "language" => self.language = said(value, source)?,
            "sentiment_brand" => self.sentiment_brand = said(value, source)?,
            "sentiment_target" => self.sentiment_target = said(value, source)?,
            "needs_action" => self.needs_action = said(value, source)?,
            "time_critical" => self.time_critical = said(value, source)?,
            "spam" => self.spam = said(value, source)?,
            "intent" => {
                self.intent = said(value, source)?;
                self.intents = self.intent.value.map(|intent| (intent, 1.0)).into_iter().collect();
            }
            "severity" => {
                let level: Fact<u8> = said(value, source)?;
                if level.value > Some(4) {
                    return Err(format!("severity goes from 0 to 4, and `{value}` does not"));
                }
                self.severity = level;
            }
            "topic" if value.trim().is_empty() => return Err("a topic has a name".into()),
            "topic" => self.topic = said(value.trim(), source)?,
            _ => return Err(format!("`{fact}` follows from the words and can't be set")),
        }
        Ok(before)
    }

    /// All facts under the names that ownership files use, always in the same order.
    pub fn named(&self) -> Vec<Named<'_>> {
        fn named<'a, T>(
            name: &'static str,
            fact: &'a Fact<T>,
            value: impl Fn(&'a T) -> Value<'a>,
        ) -> Named<'a> {
            Named {
                name,
                value: fact.value.as_ref().map(&value),
                guess: fact.guess.as_ref().map(&value),
                confidence: fact.confidence,
                source: &fact.source,
                because: &fact.because,
            }
        }
        let word = |word: &'static str| Value::Text(Cow::Borrowed(word));
        let flag = |flag: &bool| Value::Flag(*flag);
        vec![
            named("language", &self.language, |lang| Value::Text(Cow::Borrowed(lang.code()))),
            named("sentiment_brand", &self.sentiment_brand, |s| word(s.as_str())),
            named("sentiment_target", &self.sentiment_target, |t| word(t.as_str())),
            named("needs_action", &self.needs_action, flag),
            named("intent", &self.intent, |i| word(i.as_str())),
            named("topic", &self.topic, |topic| Value::Text(Cow::Borrowed(topic))),
            named("severity", &self.severity, |level| Value::Level(*level)),
            named("time_critical", &self.time_critical, flag),
            named("contains_personal_data", &self.contains_personal_data, flag),
            named("spam", &self.spam, flag),
            named("near_duplicate", &self.near_duplicate, flag),
            named("coordinated", &self.coordinated, flag),
        ]
    }
}

words! {
    /// How a person feels about the brand.
    Sentiment {
        /// Against us.
        Negative = "negative",
        /// Neither.
        Neutral = "neutral",
        /// For us.
        Positive = "positive",
        /// Both in one message: praise round a complaint, thanks for one thing and anger about another.
        Mixed = "mixed",
    }
}

words! {
    /// Whom a feeling is aimed at.
    Target {
        /// Us.
        Brand = "brand",
        /// Somebody who sells what we sell.
        Competitor = "competitor",
        /// Anybody else: a courier, a shop, another guest, the weather.
        ThirdParty = "third_party",
        /// Nobody: there is no feeling to aim.
        None = "none",
    }
}

words! {
    /// What a person wants with a message.
    Intent {
        /// Something went wrong and it is ours.
        Complaint = "complaint",
        /// A question or a request.
        Query = "query",
        /// Kind words.
        Praise = "praise",
        /// A view, a joke, a sigh: nothing is asked.
        Opinion = "opinion",
        /// Would buy, if somebody answered.
        Lead = "lead",
        /// Leaves a competitor, or might.
        CompetitorSwitch = "competitor_switch",
        /// Writes for the public.
        Press = "press",
        /// Speaks of courts, lawyers, claims.
        LegalClaim = "legal_claim",
        /// Speaks of, or is, an authority or an ombudsman.
        Regulator = "regulator",
        /// May hurt themselves.
        SelfHarm = "self_harm",
        /// Somebody's life may be in danger.
        ThreatToLife = "threat_to_life",
        /// Advertising, bait, noise.
        Spam = "spam",
        /// Contempt for people because of what they are.
        Hate = "hate",
        /// Pretends to be us, or to be help.
        ScamImpersonation = "scam_impersonation",
        /// Thanks, and nothing more.
        Thanks = "thanks",
    }
}
