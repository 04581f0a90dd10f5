//! What a file can say beyond who owns what: lengths for some, between teams, how much, how well.

use kernel::Millis;
use ownership::{Model, Presets, Priority, SlaClock, Weight, decide, diff, load, skill_level};

use crate::{decided, model};

const FILE: &str = r#"
id = "whole"
extends = "base"

[ola]
ack_within = "10m"
answer_within = "45m"

[capacity]
units = 8
weights = { voice = "all", chat = 2, private = 3, default = 1 }

[standards.house]
scorecard = "qa-2"
tone = "warm and short"
goodwill = { default = 60.0, outage = 100.0 }

[sla.fast]
clock = "business"
calendar = "uk_day"
first_response = "15m"
resolution = "1d"
warn_at = 0.75
[[sla.fast.target]]
when = { severity = { gte = 4 } }
first_response = "2m"
warn_at = 0.5
[[sla.fast.target]]
team = "second"
visibility = "public"
first_response = "5m"
[[sla.fast.target]]
priority = ["urgent", "high"]
value_tier = { gte = 3 }
first_response = "7m"
resolution = "4h"

[[department]]
id = "d"
lead = "head"

[[team]]
id = "first"
department = "d"
calendar = "always"
channels = ["x"]
may_publish = ["public_reply", "dm"]
ramp_up = "10m"
weights = { x = 2 }
authority = { goodwill_limit = 80.0 }
[[team]]
id = "second"
department = "d"
calendar = "always"
capacity_units = 4
standards = "house"

[[queue]]
id = "a"
team = "first"
relax_after = "5m"
[[queue]]
id = "b"
team = "second"

[[rule]]
id = "skilled"
when = { intent = "query" }
then = { queue = "b", sla = "fast", skills = ["billing:2", "care"] }
[[rule]]
id = "formula"
when = { intent = "complaint" }
then = { queue = "a", sla = "fast", priority_formula = "severity * 4", approval = { by = "lead", timeout = "20m", on_timeout = "escalate", deputy = ["deputy_lead"] } }
[[rule]]
id = "default"
then = { queue = "a", sla = "fast" }

[[handoff]]
from = "a"
to = "b"
on = { needs_action = "became_true" }
when = { visibility = "private" }

[[follow_the_sun]]
queue = "a"
to = "b"
when = { calendar = "uk_day", is = "closed" }
return = false

[[escalation]]
from = "a"
to = "b"
when = { author_reach = { gte = 100000 }, status = "waiting_on_us" }
[[escalation]]
from = "a"
to = "b"
after = "2h"
clock = "business"
when = { severity = { gte = 3 } }
"#;

fn whole() -> Model {
    model(FILE)
}

fn first(model: &Model, facts: &str) -> (Millis, Option<f64>, Option<Millis>) {
    let promise = decided(model, facts).promise.expect("a promise");
    (promise.first_response.expect("a first answer"), promise.warn_at, promise.resolution)
}

#[test]
fn a_promise_has_other_lengths_for_some_and_the_first_that_matches_counts() {
    let model = whole();
    let (minutes, day) = (Millis::minutes, Some(Millis::days(1)));
    assert_eq!(first(&model, "{}"), (minutes(15), Some(0.75), day));
    assert_eq!(first(&model, r#"{"severity":4}"#), (minutes(2), Some(0.5), day));
    assert_eq!(first(&model, r#"{"intent":"query","visibility":"public"}"#), (minutes(5), Some(0.75), day));
    assert_eq!(first(&model, r#"{"visibility":"public"}"#).0, minutes(15), "another team");
    let tier = r#"{"intent":"complaint","severity":1,"value_tier":3}"#;
    assert_eq!(first(&model, tier), (minutes(7), Some(0.75), Some(Millis::hours(4))));
    assert_eq!(first(&model, r#"{"intent":"complaint","severity":0,"value_tier":3}"#).0, minutes(15));
    let sla = model.sla("fast").expect("declared");
    let facts = ownership::Facts::new().with(ownership::FactName::ValueTier, 5.0);
    let urgent = Some(Priority::Level(ownership::Level::Urgent));
    assert_eq!(sla.targets(&facts, None, urgent).first_response, Some(minutes(7)));
}

#[test]
fn a_decision_says_in_which_calendar_its_promise_is_counted() {
    let promise = decided(&whole(), "{}").promise.expect("a promise");
    assert_eq!(
        (promise.clock, promise.calendar.as_ref().map(|c| c.as_str())),
        (SlaClock::Business, Some("uk_day"))
    );
    let json = serde_json::to_string(&promise).expect("serialises");
    assert_eq!(serde_json::from_str::<ownership::Promise>(&json).expect("reads back"), promise);
    let divided = crate::preset("divided");
    let promise = decided(&divided, r#"{"direction":"inbound","intent":"lead"}"#).promise.expect("a promise");
    assert_eq!(promise.calendar.expect("the team's"), "uk_day");
}

#[test]
fn teams_promise_each_other_what_the_file_says_or_a_quarter_of_an_hour() {
    let (model, silent) = (whole(), crate::preset("marketing"));
    assert_eq!(
        (model.ola().ack_within(), model.ola().answer_within()),
        (Millis::minutes(10), Millis::minutes(45))
    );
    assert_eq!(
        (silent.ola().ack_within(), silent.ola().answer_within()),
        (Millis::minutes(15), Millis::hours(1))
    );
}

#[test]
fn an_item_takes_what_the_team_says_of_its_channel_else_what_all_say() {
    let model = whole();
    let weight = |team, channel, visibility| model.weight(team, channel, visibility);
    assert_eq!(weight(Some("first"), "x", "public"), Weight::Units(2));
    assert_eq!(weight(Some("second"), "x", "public"), Weight::Units(1));
    assert_eq!(weight(Some("second"), "x", "private"), Weight::Units(3));
    assert_eq!(weight(None, "voice", "private"), Weight::All);
    assert_eq!(weight(None, "voice", "private").units(model.capacity_of("second")), 4);
    assert_eq!((model.capacity_of("first"), crate::preset("matrix").capacity_of("brand")), (8, 6));
    assert_eq!(model.team("first").expect("declared").ramp_up, Some(Millis::minutes(10)));
    assert_eq!(model.queue("a").expect("declared").relax_after, Some(Millis::minutes(5)));
}

#[test]
fn goodwill_is_the_smaller_of_what_the_standard_and_the_authority_allow() {
    let text = FILE.replace("[ola]", "[defaults]\nstandards = \"house\"\n[ola]");
    let model = model(&text);
    assert_eq!(model.goodwill_limit("first", None), Some(60.0));
    assert_eq!(model.goodwill_limit("first", Some("outage")), Some(80.0));
    assert_eq!(model.goodwill_limit("second", Some("outage")), Some(100.0));
    assert_eq!(crate::preset("marketing").goodwill_limit("social_team", Some("outage")), Some(100.0));
    assert_eq!(model.standard_of("second").expect("declared").tone.as_deref(), Some("warm and short"));
}

#[test]
fn skills_have_levels_and_roles_are_known() {
    let decision = decided(&whole(), r#"{"intent":"query"}"#);
    assert_eq!(
        decision.skills.iter().map(|skill| skill_level(skill)).collect::<Vec<_>>(),
        [("billing", 2), ("care", 1)]
    );
    let model = whole();
    let roles: Vec<&str> = model.roles().into_iter().map(|role| role.as_str()).collect();
    assert_eq!(roles, ["corp_comms_lead", "crisis_lead", "deputy_lead", "head", "lead", "safety_lead"]);
}

#[test]
fn ways_on_which_ownership_moves_say_when_and_whether_it_comes_back() {
    let model = whole();
    assert!(!model.follow_the_sun()[0].returns && crate::preset("matrix").follow_the_sun()[0].returns);
    let [by_state, by_time] = model.escalations() else { panic!("two") };
    assert_eq!(
        (by_state.after, by_time.after, by_time.clock),
        (Millis(0), Millis::hours(2), SlaClock::Business)
    );
    let facts = |visibility: &str, needs: bool| {
        let facts = ownership::Facts::new().with(ownership::FactName::NeedsAction, needs);
        facts.with(ownership::FactName::Visibility, visibility)
    };
    let handoff = &model.handoffs()[0];
    assert!(handoff.is_due(&facts("private", false), &facts("private", true)));
    assert!(!handoff.is_due(&facts("public", false), &facts("public", true)));
}

#[test]
fn what_the_new_words_mean_is_part_of_the_hash_and_of_the_diff() {
    let before = whole();
    let text = FILE
        .replace("ack_within = \"10m\"", "ack_within = \"20m\"")
        .replace("first_response = \"2m\"", "first_response = \"3m\"")
        .replace("chat = 2", "chat = 3")
        .replace("outage = 100.0", "outage = 120.0")
        .replace("return = false", "return = true");
    let after = load("model.toml", &text, &Presets).expect("loads");
    assert_ne!(before.hash(), after.hash());
    insta::assert_snapshot!(diff(&before, &after));
}

#[test]
fn a_wrong_word_among_the_new_ones_is_refused_with_its_fix() {
    let changed = |from: &str, to: &str| {
        assert!(FILE.contains(from), "{from}");
        load("mine.toml", &FILE.replacen(from, to, 1), &Presets).expect_err("refused").to_string()
    };
    let said = [
        changed("\"billing:2\"", "\"billing:9\""),
        changed("voice = \"all\"", "voice = \"most\""),
        changed("calendar = \"uk_day\"\nfirst", "calendar = \"uk_dya\"\nfirst"),
        changed("team = \"second\"\nvis", "team = \"secnod\"\nvis"),
        changed("priority = [\"urgent\", \"high\"]", "priority = \"urgnet\""),
        changed("when = { severity = { gte = 4 } }\nfirst", "first"),
        changed("standards = \"house\"", "standards = \"huose\""),
        changed("timeout = \"20m\", ", ""),
        changed("goodwill = { default = 60.0", "goodwill = { default = -60.0"),
        changed("when = { author_reach = { gte = 100000 }, status = \"waiting_on_us\" }", ""),
        changed("[ola]\nack_within", "[ola]\nacknowledge_within"),
    ];
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn two_defaults_an_unknown_queue_a_circle_and_a_huge_file_are_refused_with_place_and_fix() {
    let text = |change: &str| format!("{FILE}\n{change}");
    let said = |text: String| ownership::check("mine.toml", &text, &Presets).to_string();
    let second = said(text("[[rule]]\nid = \"default\"\nthen = { queue = \"b\" }"));
    let unknown = said(FILE.replace("then = { queue = \"b\"", "then = { queue = \"bb\""));
    let circle = said(text(
        "[[overflow]]\nqueue = \"b\"\nto = \"a\"\nwhen = { severity = 1 }\n[[overflow]]\nqueue = \"a\"\nto = \"b\"\nwhen = { severity = 1 }",
    ));
    let huge = said(format!("{FILE}{}", "# and so on\n".repeat(90_000)));
    for wrong in [&second, &unknown, &circle, &huge] {
        assert!(wrong.ends_with("refused") || wrong.contains("must not be used"), "{wrong}");
    }
    insta::assert_snapshot!([second, unknown, circle, huge].join("\n\n"));
    let facts = ownership::Facts::new();
    assert_eq!(decide(&whole(), &facts, &ownership::Modes::none()).rule, "default");
}
