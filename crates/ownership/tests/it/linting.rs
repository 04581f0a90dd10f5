//! Second thoughts about files that load.

use kernel::{Instant, Millis};
use ownership::{
    Finding, Person, Presets, Reach, Severity, Staff, check, lint_with, load, preset_text, presets,
};

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

/// A Monday in June 2026, midnight UTC.
const MONDAY: Instant = Instant::from_seconds(1_780_876_800);

fn person(teams: &[&str], certificates: &[&str], roles: &[&str], hours: Option<(i64, i64)>) -> Person {
    let shift = |(from, to): (i64, i64)| {
        (0..7).map(move |day| {
            let midnight = MONDAY + Millis::days(day);
            (midnight + Millis::hours(from), midnight + Millis::hours(to))
        })
    };
    Person {
        teams: teams.iter().map(|team| (*team).into()).collect(),
        certificates: certificates.iter().map(|certificate| (*certificate).into()).collect(),
        roles: roles.iter().map(|role| (*role).into()).collect(),
        shifts: hours.map(|hours| shift(hours).collect()),
    }
}

fn told(findings: &[Finding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn hours_without_a_person_without_a_certificate_and_roles_that_nobody_holds_are_told() {
    let model = crate::preset("squad");
    let both = ["public-judgement", "social-writing"];
    let roles = ["campaign_owner", "safety_lead", "corp_comms_lead"];
    let staff = Staff {
        from: MONDAY,
        people: vec![
            person(&["centre"], &[], &["crisis_lead"], None),
            person(&["squad"], &both, &roles, Some((6, 22))),
            person(&["squad"], &both[..1], &[], Some((0, 6))),
            person(&["campaigners"], &[], &[], None),
        ],
    };
    insta::assert_snapshot!(told(&lint_with(&model, Some(&staff))));
    let enough = Staff {
        people: vec![person(
            &["squad", "centre", "campaigners"],
            &both,
            &[&roles[..], &["crisis_lead"]].concat(),
            None,
        )],
        ..staff
    };
    assert_eq!(told(&lint_with(&model, Some(&enough))), "");
}

#[test]
fn a_gap_between_two_teams_that_follow_the_sun_is_found() {
    let gap = [("mon-sun 00:00-17:00", "mon-sun 04:00-16:00")];
    insta::assert_snapshot!(findings("unified", &gap));
}

#[test]
fn a_team_of_the_night_that_may_not_answer_everywhere_is_told() {
    let text = [("restrict = { publish = [\"public_reply\", \"dm\", \"email\"] }\n", "")];
    insta::assert_snapshot!(findings("unified", &text));
}

#[test]
fn two_ways_that_are_never_open_together_are_no_circle() {
    let busy = "[[overflow]]\nqueue = \"day_desk\"\nto = \"night_desk\"\nwhen = { forecast_sl_next_30m = { lt = 0.7 } }\n";
    let back = |is: &str| {
        let calendar = format!("{{ calendar = \"uk_day\", is = \"{is}\" }}");
        let way =
            format!("[[follow_the_sun]]\nqueue = \"night_desk\"\nto = \"day_desk\"\nwhen = {calendar}\n");
        findings("unified", &[(busy, &way)])
    };
    assert!(!back("open").contains("circle"), "{}", back("open"));
    assert!(back("closed").contains("items could circle without end: day_desk → night_desk → day_desk"));
}

#[test]
fn hand_offs_that_answer_each_other_are_worth_a_second_look() {
    let back = "[[handoff]]\nfrom = \"care\"\nto = \"community\"\non = { sentiment_brand = [\"positive\"] }\n\n[[test]]";
    let said = findings("divided", &[("[[test]]", back)]);
    assert!(
        said.contains("warning: items whose facts waver could go round: community → care → community"),
        "{said}"
    );
}

#[test]
fn each_finding_carries_a_code_a_reason_and_a_fix_for_tools() {
    let text =
        preset_text("support").expect("a preset").replace("calendar = \"always\"", "calendar = \"uk_day\"");
    let report = check("mine.toml", &text, &Presets);
    let json = serde_json::to_value(&report).expect("serialises");
    let finding = &json["findings"][0];
    for key in ["severity", "code", "file", "line", "column", "what", "why", "fix"] {
        assert!(!finding[key].is_null(), "{key}: {finding}");
    }
    assert_eq!(finding["code"], "closed-hours");
    let refused = check("mine.toml", "id = 7", &Presets);
    assert!(!refused.ok && refused.findings.iter().all(|finding| finding.severity == Severity::Error));
}

#[test]
fn a_report_of_the_rules_says_each_in_words_and_whether_it_can_decide() {
    let text = preset_text("divided").expect("a preset").replace(
        "[[rule]]\nid = \"default\"",
        "[[rule]]\nid = \"R8-never\"\nwhen = { intent = \"query\", needs_action = true }\nthen = { queue = \"leads\", priority_formula = \"severity + 1\", skills = [\"sales:2\"] }\n[[rule]]\nid = \"default\"",
    );
    let rows = load("mine.toml", &text, &Presets).expect("loads").rule_report();
    let said: Vec<String> =
        rows.iter().map(|row| format!("{}: {} → {} {:?}", row.rule, row.when, row.then, row.reach)).collect();
    insta::assert_snapshot!(said.join("\n"));
    for preset in presets() {
        let alive = crate::preset(preset.name).rule_report().iter().all(|row| row.reach == Reach::Alive);
        assert!(alive, "{}", preset.name);
    }
}

#[test]
fn a_rule_that_waits_for_a_mode_is_not_called_dead() {
    let rules = r#"[[rule]]
id = "R0-topics"
when = { direction = "inbound", topic_in = "strike.topics" }
then = { queue = "leads" }

[[rule]]
id = "R0-by-fact"
when = { direction = "inbound", mode = ["strike", "holiday"] }
then = { queue = "leads" }

[[rule]]
id = "R1-our-own-posts""#;
    let said = findings("divided", &[("[[rule]]\nid = \"R1-our-own-posts", rules)]);
    assert!(!said.contains("can never match") && !said.contains("is dead"), "{said}");
}

#[test]
fn a_rule_that_leads_to_open_cases_takes_nothing_from_those_who_have_none() {
    let rules = "[[rule]]\nid = \"R0-back\"\nwhen = { direction = \"inbound\" }\nthen = { queue = \"@open_case_queue\" }\n\n[[rule]]\nid = \"R1-our-own-posts";
    let said = findings("divided", &[("[[rule]]\nid = \"R1-our-own-posts", rules)]);
    assert!(!said.contains("`R4-something-to-do` is dead") && said.contains("`R0-back` is dead"), "{said}");
}
