//! The menu of all that a person can say about a message: one key each, always the same.

use care::Error;
use kernel::MessageId;
use serde::Deserialize;
use triage::{Head, Intent, Sentiment, Target};

use super::words::{label, short};
use crate::ui::t;

/// A value that can be chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// In ownership files: `legal_claim`.
    pub value: String,
    /// As people read it.
    pub word: String,
    /// What it means, if the word does not say it.
    pub title: &'static str,
    /// The key that picks it, as the script hears it: `g`, `shift+a`.
    pub key: Option<String>,
}

impl Choice {
    /// The key as it is printed on keyboards.
    pub(crate) fn cap(&self) -> Option<String> {
        let key = self.key.as_deref()?;
        Some(
            key.strip_prefix("shift+")
                .map_or_else(|| key.to_uppercase(), |key| format!("⇧{}", key.to_uppercase())),
        )
    }
}

/// A fact with its values.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The fact in ownership files.
    pub fact: &'static str,
    /// The fact for people.
    pub label: &'static str,
    /// Its values.
    pub choices: Vec<Choice>,
}

/// The menu.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Menu {
    /// Where the choice is sent.
    pub to: &'static str,
    /// The facts.
    pub groups: Vec<Group>,
    /// For the form.
    pub csrf: String,
}

/// What somebody chose.
#[derive(Deserialize, Clone, Debug)]
pub struct Wish {
    /// Of which message.
    pub message: String,
    /// `fact:value`.
    pub is: String,
}

impl Wish {
    /// The message, the fact and the value.
    ///
    /// # Errors
    /// If no message can have this id, or no fact is named.
    pub fn parts(&self) -> care::Result<(MessageId, &str, &str)> {
        let message = self.message.parse().map_err(|_| Error::not_found("message"))?;
        let said = self.is.split_once(':');
        let (fact, value) = said.ok_or_else(|| Error::invalid(t("facts-wish")))?;
        Ok((message, fact, value))
    }
}

impl Menu {
    /// The menu of a brand with these topics.
    pub fn new(to: &'static str, topics: &[String], csrf: &str) -> Self {
        let mut groups: Vec<Group> = ORDER.iter().map(|fact| group(fact)).collect();
        let keys = ('a'..='z').map(Some).chain(std::iter::repeat(None));
        let topics: Vec<_> = topics
            .iter()
            .zip(keys)
            .map(|(topic, key)| Choice {
                value: topic.clone(),
                word: short("topic", topic),
                title: "",
                key: key.map(|letter| format!("shift+{letter}")),
            })
            .collect();
        if !topics.is_empty() {
            groups.push(Group { fact: "topic", label: label("topic"), choices: topics });
        }
        Self { to, groups, csrf: csrf.to_owned() }
    }
}

/// The facts with a closed list of values, in the order in which people ask.
const ORDER: [&str; 7] =
    ["intent", "needs_action", "severity", "sentiment_brand", "time_critical", "sentiment_target", "spam"];

fn group(fact: &'static str) -> Group {
    let values: Vec<&'static str> = match fact.parse::<Head>() {
        Ok(head) => (0..head.classes()).map(|class| head.class_name(class)).collect(),
        Err(_) => vec!["false", "true"],
    };
    let yes_first = values == ["false", "true"];
    let values: Vec<_> = if yes_first { values.into_iter().rev().collect() } else { values };
    let choices = values.into_iter().map(|value| Choice {
        value: value.to_owned(),
        word: short(fact, value),
        title: meaning(fact, value),
        key: key(fact, value).map(|key| key.to_string()),
    });
    Group { fact, label: label(fact), choices: choices.collect() }
}

/// The key of a value. A hand that has learnt one finds it for ever, so none depends on what was read.
fn key(fact: &str, value: &str) -> Option<char> {
    Some(match (fact, value) {
        ("needs_action", "true") => 'y',
        ("needs_action", "false") => 'n',
        ("time_critical", "true") => 'u',
        ("time_critical", "false") => 'w',
        ("spam", "true") => 'k',
        ("spam", "false") => 'r',
        ("severity", level) => level.chars().next()?,
        ("sentiment_brand", tone) => match tone.parse().ok()? {
            Sentiment::Negative => '5',
            Sentiment::Neutral => '6',
            Sentiment::Positive => '7',
            Sentiment::Mixed => '8',
        },
        ("sentiment_target", target) => match target.parse().ok()? {
            Target::Brand => 'b',
            Target::Competitor => 'v',
            Target::ThirdParty => 'e',
            Target::None => 'z',
        },
        ("intent", intent) => match intent.parse().ok()? {
            Intent::Complaint => 'c',
            Intent::Query => 'q',
            Intent::Praise => 'p',
            Intent::Opinion => 'o',
            Intent::Lead => 'l',
            Intent::CompetitorSwitch => 's',
            Intent::Press => 'j',
            Intent::LegalClaim => 'g',
            Intent::Regulator => 'a',
            Intent::SelfHarm => 'h',
            Intent::ThreatToLife => 'd',
            Intent::Spam => 'm',
            Intent::Hate => 'x',
            Intent::ScamImpersonation => 'f',
            Intent::Thanks => 't',
        },
        _ => return None,
    })
}

fn meaning(fact: &str, value: &str) -> &'static str {
    match (fact, value) {
        ("severity", "0") => t("facts-meaning-severity-0"),
        ("severity", "1") => t("facts-meaning-severity-1"),
        ("severity", "2") => t("facts-meaning-severity-2"),
        ("severity", "3") => t("facts-meaning-severity-3"),
        ("severity", "4") => t("facts-meaning-severity-4"),
        ("intent", "lead") => t("facts-meaning-intent-lead"),
        ("intent", "competitor_switch") => t("facts-meaning-intent-competitor-switch"),
        ("intent", "opinion") => t("facts-meaning-intent-opinion"),
        ("intent", "press") => t("facts-meaning-intent-press"),
        ("sentiment_brand", "mixed") => t("facts-meaning-sentiment-brand-mixed"),
        ("time_critical", "true") => t("facts-meaning-time-critical-true"),
        ("spam", "true") => t("facts-meaning-spam-true"),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_value_of_every_fact_has_a_key_of_its_own() {
        let topics: Vec<String> = (0..30).map(|n| format!("topic_{n}")).collect();
        let menu = Menu::new("/desk/facts", &topics, "csrf");
        let mut keys = BTreeSet::new();
        let mut settable = triage::Triage::builtin().read(&triage::Input::mention("hello"));
        for group in &menu.groups {
            for choice in &group.choices {
                let said = settable.set(group.fact, &choice.value, triage::Source::HUMAN);
                assert!(said.is_ok(), "{said:?}");
                match &choice.key {
                    Some(key) => assert!(keys.insert(key.clone()), "{key} stands for two things"),
                    None => assert_eq!(group.fact, "topic", "only a long list of topics runs out of keys"),
                }
            }
        }
        assert_eq!(keys.len(), 15 + 2 + 5 + 4 + 2 + 4 + 2 + 26);
        for head in Head::ALL {
            assert!(menu.groups.iter().any(|group| group.fact == head.as_str()), "{head:?} is missing");
        }
    }
}
