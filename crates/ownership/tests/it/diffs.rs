//! What changed between two files, in words.

use ownership::{Presets, diff, load, preset_text};

use crate::preset;

#[test]
fn a_diff_names_what_changed_and_nothing_else() {
    let text = preset_text("divided").expect("a preset");
    let (head, rule) = text.split_once("[[rule]]\nid = \"R5-wants-to-buy\"").expect("the rule is there");
    let (body, tail) = rule.split_once("\n[[rule]]").expect("another follows");
    let moved = format!("[[rule]]\nid = \"R5-wants-to-buy\"{body}\n");
    let text = format!("{head}[[rule]]{tail}")
        .replace(
            "[[rule]]\nid = \"R4-something-to-do\"",
            &format!("{moved}[[rule]]\nid = \"R4-something-to-do\""),
        )
        .replace("hourly_cost = 24.0", "hourly_cost = 25.5")
        .replace("{ gte = 100000 }", "{ gte = 50000 }")
        .replace("ack_within = \"10m\"", "ack_within = \"20m\"")
        .replace("name = \"Moderation\"\n", "");
    let after = load("mine.toml", &text, &Presets).expect("loads");
    let diff = diff(&preset("divided"), &after);
    assert!(diff.touches_routing());
    insta::assert_snapshot!(diff);
}

#[test]
fn a_change_in_a_used_file_is_told_with_its_scope() {
    let library = |name: &str| {
        let text = preset_text("support").filter(|_| name == "support.toml");
        Ok(text.map(|text| {
            text.replace(
                "queue = \"care_all\", sla = \"public_fast\"",
                "queue = \"care_all\", sla = \"engage\"",
            )
        }))
    };
    let after = load("composed.toml", preset_text("composed").expect("a preset"), &library).expect("loads");
    let diff = diff(&preset("composed"), &after);
    insta::assert_snapshot!(
        diff.to_string()
            .replace(after.scopes()[0].model.hash(), "b3:after")
            .replace(preset("support").hash(), "b3:before")
    );
}

#[test]
fn a_model_does_not_differ_from_itself_and_structure_is_not_routing() {
    let model = preset("matrix");
    assert!(diff(&model, &model).is_empty());
    let text = preset_text("matrix")
        .expect("a preset")
        .replace("headcount_from = \"support\"", "headcount_from = \"marketing\"");
    let after = load("mine.toml", &text, &Presets).expect("loads");
    let diff = diff(&model, &after);
    assert!(!diff.is_empty() && !diff.touches_routing(), "{diff}");
}
