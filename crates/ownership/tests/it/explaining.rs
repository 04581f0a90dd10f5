//! Why something landed where it did, for people and for the record.

use kernel::WorkItemId;
use ownership::{Explanation, Input, Record, decide_line, explain, explain_report, sentence};

use crate::preset;

const COMPETITOR: &str = r#"{"direction":{"value":"inbound","source":"platform"},
    "channel":"x","visibility":"public",
    "intent":{"value":"competitor_switch","confidence":0.91,"source":"model:intent@7"},
    "sentiment_brand":{"value":"neutral","confidence":0.83,"source":"model:absa@3"},
    "sentiment_target":{"value":"competitor","confidence":0.88,"source":"model:absa@3"},
    "needs_action":false,"author_reach":700}"#;

fn input(json: &str) -> Input {
    Input::from_json(json).expect("facts")
}

#[test]
fn an_explanation_tells_every_rule_asked_and_what_would_change_it() {
    let report = explain_report(&preset("divided"), &input(COMPETITOR)).to_string();
    let (text, hash) = report.rsplit_once("b3:").expect("ends with the hash");
    assert_eq!(hash.len(), 64);
    insta::assert_snapshot!(text);
}

#[test]
fn a_composed_model_tells_which_scope_it_followed() {
    let report = explain_report(
        &preset("composed"),
        &input(r#"{"region":"DE","direction":"inbound","channel":"x","visibility":"public"}"#),
    );
    assert_eq!(report.result.config.scope.as_deref(), Some("german-speaking"));
    assert!(report.would_change_if.contains(&"visibility = private → R3-in-private → care_all".to_owned()));
    assert!(report.would_change_if.contains(&"region = something else → default → care".to_owned()));
}

#[test]
fn the_sentence_is_plain_english() {
    let said = [
        ("divided", COMPETITOR),
        ("divided", r#"{"direction":"inbound","needs_action":true,"author_reach":250000}"#),
        ("divided", r#"{"direction":"inbound","channel":"facebook","visibility":"public"}"#),
        ("divided", r#"{"direction":"inbound","intent":{"value":"self_harm","confidence":0.55}}"#),
        ("squad", r#"{"direction":"inbound","channel":"voice","case_origin":"social"}"#),
        ("support", r#"{"direction":"inbound","channel":"voice","open_case_queue":"care_all"}"#),
        ("support", r#"{"direction":"outbound","origin":"scheduled","_modes":["crisis"]}"#),
    ]
    .map(|(model, facts)| {
        let Input { facts, modes } = input(facts);
        sentence(&preset(model), &facts, &modes)
    });
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn the_stored_record_is_about_a_kilobyte_and_reads_back() {
    let Input { facts, modes } = input(COMPETITOR);
    let model = preset("divided");
    let Explanation { result, evaluated } = explain(&model, &facts, &modes);
    let work_item = WorkItemId::from_uuid(uuid::Uuid::nil());
    let record = Record { work_item, version: Some(3), facts, modes, result, evaluated: Vec::new() };
    let json = serde_json::to_string(&record).expect("serialises");
    assert!((500..1_500).contains(&json.len()), "{} bytes", json.len());
    assert_eq!(serde_json::from_str::<Record>(&json).expect("reads back"), record);
    let hash = record.model().1.to_string();
    let json = serde_json::to_string_pretty(&record).expect("serialises");
    insta::assert_snapshot!(json.replace(&hash, "b3:…"));

    assert_eq!(record.reasons(&model), evaluated, "the reasons are asked anew");
    let other = preset("marketing");
    assert!(record.is_of(&model) && !record.is_of(&other));
    assert_eq!(record.reasons(&other), [], "another model's reasons are not these");
    let kept = Record { evaluated: evaluated.clone(), ..record };
    assert_eq!(kept.reasons(&other), evaluated, "an older row holds them itself");
}

#[test]
fn a_record_can_be_decided_again_from_what_it_holds() {
    let model = preset("unified");
    let Input { facts, modes } = input(COMPETITOR);
    let before = explain(&model, &facts, &modes);
    let stored = serde_json::to_string(&facts).expect("serialises");
    let facts = serde_json::from_str(&stored).expect("reads back");
    assert_eq!(explain(&model, &facts, &modes), before);
}

#[test]
fn a_line_of_facts_gives_a_line_of_json() {
    let model = preset("divided");
    let said = [
        r#"{"direction":"inbound","sentiment_brand":"negative","needs_action":false}"#,
        r#"{"direction":"inbound","intent":"query","needs_action":true}"#,
        r#"{"direction":"outbound","origin":"campaign","_modes":["crisis"],"_crisis_topics":[]}"#,
    ]
    .map(|facts| decide_line(&model, facts).expect("facts"));
    insta::assert_snapshot!(said.join("\n"));
}
