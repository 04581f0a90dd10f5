//! Facts in plain English, as clauses that follow "because" or "if instead".

use crate::fact::{FactName, Value};
use crate::finding::join;
use crate::model::{Model, PriorityRule, Target, Then};
use crate::words::Response;

/// A clause that says the fact.
pub(crate) fn of(fact: FactName, value: &Value) -> String {
    use FactName as F;
    let word = value.to_string();
    match (fact, word.as_str()) {
        (F::Direction, "inbound") => "the person wrote to us".into(),
        (F::Direction, "outbound") => "we are the ones who write".into(),
        (F::Origin, _) => format!("its origin is {word}"),
        (F::Channel, "email") => "it came by e-mail".into(),
        (F::Channel, "voice") => "it is a call".into(),
        (F::Channel, _) => format!("it came on {}", capital(&word)),
        (F::Visibility, _) => format!("it is {word}"),
        (F::Direct, "true") => "it is addressed to us".into(),
        (F::Direct, _) => "it only mentions us".into(),
        (F::Intent, _) => intent(&word),
        (F::NeedsAction, "true") => "something has to be done".into(),
        (F::NeedsAction, _) => "nothing has to be done".into(),
        (F::SentimentBrand, _) => format!("it is {word} about us"),
        (F::SentimentTarget, "brand") => "it is aimed at us".into(),
        (F::SentimentTarget, "competitor") => "it is aimed at a competitor, not at us".into(),
        (F::SentimentTarget, "third_party") => "it is aimed at somebody else".into(),
        (F::SentimentTarget, _) => "it is aimed at nobody".into(),
        (F::Topic | F::Product, _) => format!("it is about {}", spaced(&word)),
        (F::AuthorReach, _) => format!("the author reaches {} people", thousands(&word)),
        (F::AuthorInfluencer, "true") => "the author is an influencer".into(),
        (F::AuthorInfluencer, _) => "the author is not an influencer".into(),
        (F::AuthorIsCustomer, "true") => "the author is a customer".into(),
        (F::AuthorIsCustomer, _) => "the author is not a customer".into(),
        (F::Vulnerable, "true") => "the person needs special care".into(),
        (F::Campaign, _) => format!("it answers the campaign {word}"),
        (F::OpenCaseQueue, _) => "the person has an open case there".into(),
        (F::CaseOrigin, _) => format!("the case began on {word}"),
        (F::ContainsPersonalData, "true") => "it contains personal data".into(),
        (F::Brand, _) => format!("the brand is {word}"),
        (F::Region, _) => format!("the person is in {word}"),
        (F::Language, _) => format!("it is written in {word}"),
        _ => format!("{} is {}", spaced(fact.name()), spaced(&word)),
    }
}

/// What follows from a rule, for a table of rules: `to Care, first answer in 15m, urgent, approved by social_lead`.
pub(crate) fn consequence(model: &Model, then: &Then) -> String {
    let mut said = vec![match &then.target {
        Target::Queue(queue) => {
            format!("to {}", model.queue(queue.as_str()).map_or(queue.as_str(), |queue| queue.title()))
        }
        Target::OpenCase => "to whoever has the open case".to_owned(),
        Target::Action(action) => format!("is put on {action}"),
    }];
    said.extend(then.response.filter(|response| *response != Response::Expected).map(|response| {
        match response {
            Response::Expected => "",
            Response::PublicOrIgnore => "answered in public or not at all",
            Response::MonitorOnly => "read, not answered",
            Response::DoNotReply => "not answered",
            Response::Hold => "held until somebody entitled answers",
        }
        .to_owned()
    }));
    if let Some(sla) = then.sla.as_ref().and_then(|sla| model.sla(sla.as_str())) {
        said.push(match sla.first_response {
            Some(within) => format!("first answer in {within} ({})", sla.id),
            None => sla.id.to_string(),
        });
    }
    said.extend(then.priority.as_ref().map(|priority| match priority {
        PriorityRule::Level(level) => level.to_string(),
        PriorityRule::Formula(formula) => format!("priority {formula}"),
    }));
    let list = |words: &[std::sync::Arc<str>]| join(words.iter().map(ToString::to_string), "and");
    if !then.skills.is_empty() {
        said.push(format!("needs {}", list(&then.skills)));
    }
    said.extend(then.approval.as_ref().map(|rule| {
        let by = join(rule.approval.by.iter().map(ToString::to_string), "or");
        let by = if by.is_empty() { format!("{} people", rule.approval.need) } else { by };
        let when = rule.when.as_ref().map(|when| format!(" if {when}")).unwrap_or_default();
        format!("approved by {by}{when}")
    }));
    said.extend(then.publish.as_ref().map(|role| format!("published by {role} alone")));
    let names = |parties: &[crate::name::PartyName]| join(parties.iter().map(ToString::to_string), "and");
    if !then.consult.is_empty() {
        said.push(format!("consults {}", names(&then.consult)));
    }
    if !then.inform.is_empty() {
        said.push(format!("informs {}", names(&then.inform)));
    }
    said.join(", ")
}

fn intent(word: &str) -> String {
    match word {
        "complaint" => "it is a complaint".into(),
        "query" => "it asks a question".into(),
        "praise" => "it praises us".into(),
        "opinion" => "it gives an opinion".into(),
        "lead" => "the person may become a customer".into(),
        "competitor_switch" => "it speaks about leaving a competitor".into(),
        "press" => "it comes from the press".into(),
        "legal_claim" => "it makes a legal claim".into(),
        "regulator" => "it involves a regulator".into(),
        "self_harm" => "it may speak of self-harm".into(),
        "threat_to_life" => "a life may be in danger".into(),
        "spam" => "it is spam".into(),
        "hate" => "it is hateful".into(),
        "scam_impersonation" => "somebody pretends to be us".into(),
        "thanks" => "it says thank you".into(),
        other => format!("its intent is {}", spaced(other)),
    }
}

fn spaced(word: &str) -> String {
    word.replace('_', " ")
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// 250000 as 250,000.
fn thousands(digits: &str) -> String {
    let whole = digits.split('.').next().unwrap_or(digits);
    let mut text = String::with_capacity(whole.len() + 4);
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && c.is_ascii_digit() && (whole.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(c);
    }
    text
}
