//! Facts and their values as people say them, and what a correction did.

use care::learning::{Corrected, Rerouted};

/// The name of a fact.
pub fn label(fact: &str) -> &'static str {
    match fact {
        "language" => "Language",
        "sentiment_brand" => "Tone towards us",
        "sentiment_target" => "Aimed at",
        "needs_action" => "Needs action",
        "intent" => "Intent",
        "topic" => "Topic",
        "severity" => "Severity",
        "time_critical" => "Urgent",
        "contains_personal_data" => "Personal data",
        "spam" => "Spam",
        "near_duplicate" => "Copied",
        "coordinated" => "Coordinated",
        _ => "Fact",
    }
}

/// A value that stands alone, as on a chip.
pub fn word(fact: &str, value: &str) -> String {
    let word = match (fact, value) {
        ("needs_action", "true") => "needs action",
        ("needs_action", "false") => "no action",
        ("time_critical", "true") => "urgent",
        ("time_critical", "false") => "can wait",
        ("contains_personal_data", "true") => "personal data",
        ("spam", "true") => "spam",
        ("spam", "false") => "no spam",
        ("near_duplicate", "true") => "copied words",
        ("coordinated", "true") => "coordinated",
        ("sentiment_target", "brand") => "about us",
        ("sentiment_target", "none") => "about nobody",
        ("sentiment_target", other) => return format!("about a {}", other.replace('_', " ")),
        ("severity", level) => return format!("severity {level}"),
        (_, other) => return other.replace('_', " "),
    };
    word.to_owned()
}

/// A value below its fact's name, as in a menu or a table.
pub fn short(fact: &str, value: &str) -> String {
    match (fact, value) {
        ("needs_action" | "time_critical" | "spam", "true") => "yes".into(),
        ("needs_action" | "time_critical" | "spam", "false") => "no".into(),
        ("sentiment_target", "brand") => "us".into(),
        ("sentiment_target", "none") => "nobody".into(),
        ("severity", "0") => "0 nothing".into(),
        ("severity", "1") => "1 nuisance".into(),
        ("severity", "2") => "2 failure".into(),
        ("severity", "3") => "3 harm".into(),
        ("severity", "4") => "4 danger".into(),
        (_, other) => other.replace('_', " "),
    }
}

/// What a correction did, with the route, in a sentence or two. `title` gives a queue's name.
pub fn route(corrected: &Corrected, title: impl Fn(&str) -> String) -> String {
    let Corrected { fact, before, after, .. } = corrected;
    let now = short(fact, after);
    let what = match before {
        Some(before) if before == after => format!("{}: {now}, as it was read.", label(fact)),
        Some(before) => format!("{}: {now}, not {}.", label(fact), short(fact, before)),
        None => format!("{}: {now}.", label(fact)),
    };
    let whither = match &corrected.routed {
        Rerouted::Moved { from, to, rule } => {
            format!("Moved from {} to {}: rule {rule}.", title(from), title(to))
        }
        Rerouted::Same { queue } => format!("Stays in {}: the rules send it there too.", title(queue)),
        Rerouted::Answered { by: Some(who) } => format!("Stays where it is: {who} has answered."),
        Rerouted::Answered { by: None } => "Stays where it is: the brand has answered.".into(),
        Rerouted::ByHand { queue } => format!("Stays in {}: somebody put it there.", title(queue)),
        Rerouted::Resolved => "Stays where it is: the case is resolved.".into(),
        Rerouted::NotNewest => "Stays where it is: a newer message decides.".into(),
    };
    format!("{what} {whither}")
}
