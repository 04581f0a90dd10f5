//! Facts and their values as people say them, and what a correction did.

use care::learning::{Corrected, Rerouted};

use crate::ui::{t, tell};

/// The name of a fact.
pub fn label(fact: &str) -> &'static str {
    match fact {
        "language" => t("facts-label-language"),
        "sentiment_brand" => t("facts-label-sentiment-brand"),
        "sentiment_target" => t("facts-label-sentiment-target"),
        "needs_action" => t("facts-label-needs-action"),
        "intent" => t("facts-label-intent"),
        "topic" => t("facts-label-topic"),
        "severity" => t("facts-label-severity"),
        "time_critical" => t("facts-label-time-critical"),
        "contains_personal_data" => t("facts-label-contains-personal-data"),
        "spam" => t("facts-label-spam"),
        "near_duplicate" => t("facts-label-near-duplicate"),
        "coordinated" => t("facts-label-coordinated"),
        _ => t("facts-label-other"),
    }
}

/// A value that stands alone, as on a chip.
pub fn word(fact: &str, value: &str) -> String {
    let word = match (fact, value) {
        ("needs_action", "true") => t("facts-word-needs-action"),
        ("needs_action", "false") => t("facts-word-no-action"),
        ("time_critical", "true") => t("facts-word-urgent"),
        ("time_critical", "false") => t("facts-word-can-wait"),
        ("contains_personal_data", "true") => t("facts-word-personal-data"),
        ("spam", "true") => t("facts-word-spam"),
        ("spam", "false") => t("facts-word-no-spam"),
        ("near_duplicate", "true") => t("facts-word-copied-words"),
        ("coordinated", "true") => t("facts-word-coordinated"),
        ("sentiment_target", "brand") => t("facts-word-about-us"),
        ("sentiment_target", "none") => t("facts-word-about-nobody"),
        ("sentiment_target", other) => {
            return tell("facts-word-about", &[("whom", value_word(other).into())]);
        }
        ("severity", level) => return tell("facts-word-severity", &[("level", level.into())]),
        (_, other) => return value_word(other),
    };
    word.to_owned()
}

/// A value below its fact's name, as in a menu or a table.
pub fn short(fact: &str, value: &str) -> String {
    match (fact, value) {
        (_, "true") => t("facts-yes").into(),
        (_, "false") => t("facts-no").into(),
        ("sentiment_target", "brand") => t("facts-us").into(),
        ("sentiment_target", "none") => t("facts-nobody").into(),
        ("severity", "0") => t("facts-severity-0").into(),
        ("severity", "1") => t("facts-severity-1").into(),
        ("severity", "2") => t("facts-severity-2").into(),
        ("severity", "3") => t("facts-severity-3").into(),
        ("severity", "4") => t("facts-severity-4").into(),
        (_, other) => value_word(other),
    }
}

/// A value that has a word of its own; topics, which are the brand's, are as the brand wrote them.
fn value_word(value: &str) -> String {
    let word = match value {
        "complaint" => t("facts-value-complaint"),
        "query" => t("facts-value-query"),
        "praise" => t("facts-value-praise"),
        "opinion" => t("facts-value-opinion"),
        "lead" => t("facts-value-lead"),
        "competitor_switch" => t("facts-value-competitor-switch"),
        "press" => t("facts-value-press"),
        "legal_claim" => t("facts-value-legal-claim"),
        "regulator" => t("facts-value-regulator"),
        "self_harm" => t("facts-value-self-harm"),
        "threat_to_life" => t("facts-value-threat-to-life"),
        "spam" => t("facts-value-spam"),
        "hate" => t("facts-value-hate"),
        "scam_impersonation" => t("facts-value-scam-impersonation"),
        "thanks" => t("facts-value-thanks"),
        "negative" => t("facts-value-negative"),
        "neutral" => t("facts-value-neutral"),
        "positive" => t("facts-value-positive"),
        "mixed" => t("facts-value-mixed"),
        "brand" => t("facts-value-brand"),
        "competitor" => t("facts-value-competitor"),
        "third_party" => t("facts-value-third-party"),
        other => return other.replace('_', " "),
    };
    word.to_owned()
}

/// What a correction did, with the route, in a sentence or two. `title` gives a queue's name.
pub fn route(corrected: &Corrected, title: impl Fn(&str) -> String) -> String {
    let Corrected { fact, before, after, .. } = corrected;
    let now = short(fact, after);
    let what = match before {
        Some(before) if before == after => {
            tell("facts-set-same", &[("fact", label(fact).into()), ("now", now.into())])
        }
        Some(before) => tell(
            "facts-set-other",
            &[("fact", label(fact).into()), ("now", now.into()), ("before", short(fact, before).into())],
        ),
        None => tell("facts-set-new", &[("fact", label(fact).into()), ("now", now.into())]),
    };
    let whither = match &corrected.routed {
        Rerouted::Moved { from, to, rule } => tell(
            "facts-route-moved",
            &[("from", title(from).into()), ("to", title(to).into()), ("rule", rule.into())],
        ),
        Rerouted::Same { queue } => tell("facts-route-same", &[("queue", title(queue).into())]),
        Rerouted::Answered { by: Some(who) } => tell("facts-route-answered-by", &[("who", who.into())]),
        Rerouted::Answered { by: None } => t("facts-route-answered").into(),
        Rerouted::ByHand { queue } => tell("facts-route-by-hand", &[("queue", title(queue).into())]),
        Rerouted::Resolved => t("facts-route-resolved").into(),
        Rerouted::NotNewest => t("facts-route-newer").into(),
    };
    format!("{what} {whither}")
}
