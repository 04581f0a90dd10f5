//! Second thoughts about files that load.

use ownership::{Presets, check, preset_text};

fn findings(preset: &str, changes: &[(&str, &str)]) -> String {
    let mut text = preset_text(preset).expect("a preset").to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    check("mine.toml", &text, &Presets).to_string()
}

#[test]
fn a_rule_that_can_never_decide_is_told_with_the_one_before_it() {
    let dead = r#"[[rule]]
id = "R8-never"
when = { intent = "query", needs_action = true, sentiment_brand = "negative" }
then = { queue = "leads" }

[[rule]]
id = "R9-impossible"
when = { severity = { gte = 3, lt = 2 } }
then = { queue = "leads" }

"#;
    insta::assert_snapshot!(findings(
        "divided",
        &[("[[rule]]\nid = \"default\"", &format!("{dead}[[rule]]\nid = \"default\""))]
    ));
}

#[test]
fn two_rules_that_together_take_everything_shadow_a_third() {
    let rules = r#"[[rule]]
id = "R3a"
when = { needs_action = true }
then = { queue = "day_desk" }

[[rule]]
id = "R3b"
when = { needs_action = false }
then = { queue = "day_desk" }

[[rule]]
id = "R4-letting-off-steam""#;
    insta::assert_snapshot!(findings("unified", &[("[[rule]]\nid = \"R4-letting-off-steam\"", rules)]));
}

#[test]
fn a_channel_that_only_default_takes_is_a_gap_unless_it_is_meant() {
    let text = preset_text("marketing").expect("a preset");
    let (structure, rules) = text.split_once("[[rule]]").expect("rules follow the structure");
    let text = format!("{structure}[[rule]]{}", rules.replace("\"tiktok\", \"messenger\"]", "\"tiktok\"]"));
    insta::assert_snapshot!(check("mine.toml", &text, &Presets).to_string());
    let meant = text.replace("id = \"default\"", "id = \"default\"\ncovers = [\"messenger\"]");
    assert!(!check("mine.toml", &meant, &Presets).to_string().contains("only `default`"));
}

#[test]
fn a_circle_without_time_in_it_is_an_error() {
    let circle = r#"[[overflow]]
queue = "night_desk"
to = "day_desk"
when = { severity = { gte = 3 } }

[[overflow]]"#;
    insta::assert_snapshot!(findings("unified", &[("[[overflow]]", circle)]));
}

#[test]
fn who_must_answer_but_may_not_is_told() {
    insta::assert_snapshot!(findings(
        "squad",
        &[
            (
                "may_publish = [\"public_reply\", \"dm\", \"email\", \"voice\"]",
                "may_publish = [\"dm\", \"email\", \"voice\"]"
            ),
            ("only = { visibility = \"private\" }", ""),
            ("approval = \"campaign_owner\"", "consult = \"squad\""),
        ]
    ));
}

#[test]
fn a_promise_for_the_night_needs_somebody_at_night() {
    insta::assert_snapshot!(findings("support", &[("calendar = \"always\"", "calendar = \"uk_day\"")]));
}

#[test]
fn an_example_in_the_file_that_does_not_hold_is_an_error() {
    insta::assert_snapshot!(findings(
        "support",
        &[("expect = { queue = \"care_all\"", "expect = { queue = \"campaigns_desk\"")]
    ));
}

#[test]
fn a_file_without_guards_is_told_to_extend_the_base() {
    let text = r#"id = "bare"
department = [{ id = "d" }]
team = [{ id = "t", department = "d", calendar = "always" }]
queue = [{ id = "q", team = "t" }]
rule = [{ id = "default", then = { queue = "q", approval = "lead" } }]
calendar.always = { tz = "UTC", open = ["mon-sun 00:00-24:00"] }"#;
    insta::assert_snapshot!(check("bare.toml", text, &Presets).to_string());
}

#[test]
fn a_scope_that_never_applies_is_told() {
    insta::assert_snapshot!(findings(
        "composed",
        &[("brand = \"premium\"", "region = \"AT\", brand = \"premium\"")]
    ));
}
