//! A wrong file is refused with the line, the column, what is wrong and what to do.

use ownership::{Presets, load, preset_text};

fn refusal(text: &str) -> String {
    load("mine.toml", text, &Presets).map(|_| ()).expect_err("the file is wrong").to_string()
}

/// A preset with one thing changed.
fn changed(preset: &str, from: &str, to: &str) -> String {
    let text = preset_text(preset).expect("a preset");
    assert!(text.contains(from), "{from}");
    refusal(&text.replacen(from, to, 1))
}

#[test]
fn a_misspelt_name_is_answered_with_the_right_one() {
    let said = [
        changed(
            "divided",
            "queue = \"care\", sla = \"public_fast\" }",
            "queue = \"carre\", sla = \"public_fast\" }",
        ),
        changed("divided", "sla = \"engage\"", "sla = \"engaged\""),
        changed("divided", "team = \"care_team\"", "team = \"caer_team\""),
        changed("divided", "calendar = \"uk_day\"", "calendar = \"uk_days\""),
        changed("divided", "department = \"communications\"", "department = \"comunication\""),
        changed("divided", "\"community_team\", \"corp_comms\"", "\"comunity_team\", \"corp_comms\""),
        changed("divided", "select = \"least_loaded\"", "select = \"least_load\""),
        changed("divided", "response = \"monitor_only\"", "response = \"monitor\""),
        changed("divided", "sentiment_target = \"competitor\"", "sentiment_target = \"competitors\""),
        changed("divided", "author_reach = {", "auther_reach = {"),
        changed("divided", "{ gte = 100000 }", "{ gtr = 100000 }"),
        changed("divided", "capacity_units = 6", "capacity_unit = 6"),
        changed("matrix", "\"support.qa_lead\"", "\"suport.qa_lead\""),
        changed("composed", "use = \"squad.toml\"", "use = \"sqad.toml\""),
    ];
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn what_would_break_the_promises_of_the_model_is_refused() {
    let said = [
        changed("support", "id = \"default\"\nwhen = {}", "id = \"rest\"\nwhen = {}"),
        changed("support", "id = \"default\"\nwhen = {}", "id = \"default\"\nwhen = { direct = true }"),
        changed(
            "support",
            "[[overflow]]",
            "[[rule]]\nid = \"late\"\nthen = { queue = \"care_all\" }\n[[overflow]]",
        ),
        changed("support", "id = \"R2-in-public\"", "id = \"G1-people-at-risk\""),
        changed("support", "id = \"R3-in-private\"", "id = \"R2-in-public\""),
        changed(
            "support",
            "id = \"default\"\nwhen = {}\ncovers = [\"email\"]\nthen = { queue = \"care_all\"",
            "id = \"default\"\nthen = { queue = \"@open_case_queue\"",
        ),
        changed("composed", "when = {}\n", "when = { region = \"FR\" }\n"),
        changed("composed", "extends = \"base\"", "extends = \"divided\""),
        changed("composed", "use = \"squad.toml\"", "use = \"mine.toml\""),
        changed("composed", "use = \"squad.toml\"", "use = \"../../etc/passwd\""),
        changed(
            "support",
            "then = { queue = \"care_all\", sla = \"public_fast\" }",
            "then = { queue = \"care_all\", action = \"pause\" }",
        ),
        changed(
            "support",
            "then = { queue = \"care_all\", sla = \"public_fast\" }",
            "then = { sla = \"public_fast\" }",
        ),
        changed("matrix", "on_timeout = \"escalate\"", "on_timeout = \"approve\""),
        changed("matrix", "need = 1", "need = 0"),
        changed("support", "channel_not = \"email\"", "channel_not = \"any\""),
        changed("support", "oldest_wait = \"10m\"", "oldest_wait = \"ten\""),
        changed("unified", "mon-sun 00:00-17:00", "mon-sun 22:00-22:00"),
        changed("unified", "2 * log10", "2 ** log10"),
    ];
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn all_mistakes_of_a_file_are_told_at_once_in_the_order_of_the_text() {
    let said = refusal(
        r#"id = "mine"
extends = "base"
colour = "red"

[[team]]
id = "t"

[[rule]]
id = "vague"
then = { queue = "here" }

[[rule]]
id = "default"
then = { queue = 7 }
"#,
    );
    insta::assert_snapshot!(said);
}

#[test]
fn what_is_not_toml_is_refused_where_it_stops_being_so() {
    insta::assert_snapshot!(refusal("id = \"mine\"\n[[rule]\nid = \"default\"\n"));
}

#[test]
fn an_unreadable_file_is_not_taken_for_a_missing_one() {
    let library = |_: &str| Err("permission denied".to_owned());
    let refused =
        load("mine.toml", preset_text("support").expect("a preset"), &library).expect_err("refused");
    insta::assert_snapshot!(refused.findings[0]);
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let said = refusal(&"#".repeat(1024 * 1024));
    assert!(said.contains("the file has 1048576 bytes, more than the limit of 262144"), "{said}");
}

#[test]
fn a_column_counts_characters_not_bytes() {
    let refused = load("mine.toml", "id = \"ü\"", &Presets).expect_err("refused");
    assert_eq!(refused.findings[0].at.to_string(), "mine.toml:1:6");
    let refused = load("mine.toml", "x = { \"ü\" = 1, id = 2 }", &Presets).expect_err("refused");
    assert!(refused.findings.iter().any(|finding| finding.what.contains("unknown key `x`")));
}
