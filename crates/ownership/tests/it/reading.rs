//! What a model file says, in types; facts from JSON and the command line.

use kernel::Millis;
use ownership::{FactName, Facts, Formula, Input, Modes, Presets, Value, check, decide, load, presets};

use crate::{decided, model, preset, reference_files};

#[test]
fn every_preset_loads_without_a_finding() {
    for preset in presets() {
        let report = check(&format!("{}.toml", preset.name), preset.text, &Presets);
        assert!(report.ok, "{report}");
        assert!(report.findings.is_empty(), "{report}");
    }
}

/// Uses the reference files when `COMMONGROUND_SHARED` names their folder; skips otherwise.
#[test]
fn every_reference_file_is_sound() {
    let Some(folder) = reference_files() else { return };
    let open = |name: &str| Ok(std::fs::read_to_string(folder.join(name)).ok());
    let mut files = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder is there") {
        let path = entry.expect("readable").path();
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        let report = check(&name, &std::fs::read_to_string(&path).expect("readable"), &open);
        assert!(report.ok, "{report}");
        files += 1;
    }
    assert!(files >= 9, "{files} files");
}

#[test]
fn promises_are_lengths_of_time() {
    let model = preset("divided");
    let sla = model.sla("public_fast").expect("declared by the base");
    assert_eq!(sla.first_response, Some(Millis::minutes(15)));
    assert_eq!(sla.resolution, Some(Millis::days(1)));
    assert_eq!(sla.warn_at, Some(0.75));
}

#[test]
fn a_queue_leads_to_its_team_department_and_hours() {
    let model = preset("divided");
    let owner = model.owner_of("leads").expect("declared");
    assert_eq!(owner.queue.title(), "Leads");
    assert_eq!(owner.team.expect("a team").title(), "Community");
    assert_eq!(owner.department.expect("a department").title(), "Marketing");
    let calendar = owner.calendar.expect("hours");
    assert!(calendar.is_open(0, 8 * 60) && !calendar.is_open(0, 20 * 60) && !calendar.is_open(6, 8 * 60));
}

#[test]
fn a_built_in_queue_exists_without_being_declared() {
    let model = preset("marketing");
    let owner = model.owner_of("war_room").expect("built in");
    assert_eq!((owner.queue.title(), owner.team.is_none()), ("War room", true));
}

#[test]
fn a_composed_model_knows_the_queues_of_all_its_files() {
    let model = preset("composed");
    for queue in ["care_all", "squad_desk", "leads", "moderation"] {
        assert!(model.queue(queue).is_some(), "{queue}");
    }
}

#[test]
fn comments_and_layout_do_not_change_the_hash_but_a_rule_does() {
    let text = ownership::preset_text("support").expect("a preset");
    let hash = |text: &str| load("m.toml", text, &Presets).expect("loads").hash().to_owned();
    assert_eq!(hash(text), hash(&format!("# hello\n\n{}", text.replace(" = ", "  =  "))));
    assert_ne!(hash(text), hash(&text.replace("visibility = \"public\"", "visibility = \"private\"")));
    assert!(hash(text).starts_with("b3:"));
}

const SMALL: &str = r#"
    id = "small"
    extends = "base"
    department = [{ id = "d" }]
    team = [{ id = "t", department = "d", calendar = "always" }]
    queue = [{ id = "q", team = "t" }, { id = "r", team = "t" }]
    rule = [
        RULE,
        { id = "default", when = {}, then = { queue = "q" } },
    ]"#;

fn with_rule(rule: &str) -> ownership::Model {
    model(&SMALL.replace("RULE", rule))
}

#[test]
fn an_unknown_fact_matches_neither_plainly_nor_negated_nor_compared() {
    let rules = [
        r#"when = { intent = "lead" }"#,
        r#"when = { intent_not = "lead" }"#,
        r#"when = { author_reach = { lt = 10 } }"#,
        r#"when = { intent = "any" }"#,
        r#"when = { topic_in = "crisis.topics" }"#,
        r#"when = { any = [ { intent = "lead" }, { severity = 2 } ] }"#,
    ];
    for rule in rules {
        let model = with_rule(&format!(r#"{{ id = "it", {rule}, then = {{ queue = "r" }} }}"#));
        assert_eq!(decided(&model, "{}").rule, "default", "{rule}");
        assert_eq!(decided(&model, r#"{"intent":null}"#).rule, "default", "{rule}");
    }
}

#[test]
fn a_negated_and_a_compared_fact_match_when_they_are_known() {
    let model = with_rule(
        r#"{
            id = "it",
            when = { intent_not = ["lead", "spam"], author_reach = { gte = 5, lt = 10 } },
            then = { queue = "r" },
        }"#,
    );
    let rule = |facts: &str| decided(&model, facts).rule.to_string();
    assert_eq!(rule(r#"{"intent":"query","author_reach":5}"#), "it");
    assert_eq!(rule(r#"{"intent":"query","author_reach":10}"#), "default");
    assert_eq!(rule(r#"{"intent":"lead","author_reach":5}"#), "default");
}

#[test]
fn a_fact_that_nobody_is_sure_of_asks_for_a_second_look() {
    let model = preset("divided");
    let look = |facts: &str| decided(&model, facts).needs_triage;
    assert!(look(r#"{"intent":{"value":"query","confidence":0.59},"needs_action":true}"#));
    assert!(look(r#"{"intent":{"value":null,"confidence":0.2}}"#));
    assert!(!look(r#"{"intent":{"value":"query","confidence":0.6},"needs_action":true}"#));
    assert!(
        !look(r#"{"intent":"query","language":{"value":"de","confidence":0.1}}"#),
        "nothing asks the language"
    );
}

#[test]
fn an_approval_is_waived_only_if_its_condition_is_known_not_to_hold() {
    let model = preset("matrix");
    let asked = |reach: &str| {
        let facts = format!(r#"{{"direction":"inbound","channel":"x","needs_action":true{reach}}}"#);
        decided(&model, &facts).approval
    };
    assert_eq!(asked(r#","author_reach":300"#), None);
    let approval = asked(r#","author_reach":100000"#).expect("an approval");
    assert_eq!(approval.by, ["support.qa_lead", "marketing.social_lead"]);
    assert_eq!((approval.need, approval.timeout), (1, Some(Millis::minutes(20))));
    assert!(asked("").is_some(), "unknown reach");
}

#[test]
fn two_different_people_approve_what_is_said_in_a_crisis() {
    let decision = decided(
        &preset("support"),
        r#"{"direction":"inbound","topic":"outage","_modes":["crisis"],"_crisis_topics":["outage"]}"#,
    );
    assert_eq!(decision.approval.expect("an approval").need, 2);
}

#[test]
fn a_crisis_topic_counts_only_while_the_mode_is_on() {
    let decision = decided(
        &preset("support"),
        r#"{"direction":"inbound","topic":"outage","_crisis_topics":["outage"]}"#,
    );
    assert_ne!(decision.rule, "M1-crisis-topic");
}

#[test]
fn a_formula_is_arithmetic_over_facts_and_unknown_counts_as_nothing() {
    let formula = Formula::parse("severity + 2*log10(1+author_reach) + value_tier").expect("a formula");
    let facts = Facts::new().with(FactName::Severity, 3.0).with(FactName::AuthorReach, 99.0);
    assert_eq!(formula.value(&facts), 7.0);
    let value = |text: &str| Formula::parse(text).expect("a formula").value(&Facts::new());
    assert_eq!(value("2 + 3 * 4 - 10 / 4"), 11.5);
    assert_eq!(value("-(2 - 5) * max(1, min(4, 9), 2)"), 12.0);
    assert_eq!(value("1 / 0 + log10(0)"), 0.0);
}

#[test]
fn a_wrong_formula_says_what_to_write() {
    let says = |text: &str| Formula::parse(text).expect_err("not a formula").to_string();
    insta::assert_snapshot!(
        ["severty + 1", "log(2)", "(1 + 2", "intent + 1", "1 +", "1 2"].map(says).join("\n")
    );
    assert!(Formula::parse(&"(".repeat(400)).is_err());
    assert!(Formula::parse(&"1+".repeat(4000)).is_err());
}

#[test]
fn facts_come_as_json_with_confidence_and_source() {
    let input = Input::from_json(
        r#"{"intent":{"value":"query","confidence":0.5,"source":"model:intent@7"},"oldest_wait":"10m",
            "_modes":["crisis","strike"],"_crisis_topics":["outage"],"_note":"the caller's own"}"#,
    )
    .expect("facts");
    let intent = input.facts.get(FactName::Intent).expect("known");
    assert_eq!((intent.confidence, intent.source.as_deref()), (Some(0.5), Some("model:intent@7")));
    assert_eq!(input.facts.value(FactName::OldestWait), Some(&Value::Number(600_000.0)));
    assert!(input.modes.is_on("crisis") && input.modes.is_on("strike"));
    assert_eq!(input.modes.topics("crisis").len(), 1);
}

#[test]
fn facts_come_from_the_command_line() {
    let pairs = [
        "channel=x",
        "needs_action=true",
        "author_reach=3e5",
        "_modes=crisis",
        "_crisis_topics=outage, billing",
    ];
    let input = Input::from_pairs(pairs).expect("facts");
    assert_eq!(input.facts.value(FactName::AuthorReach), Some(&Value::Number(300_000.0)));
    assert_eq!(input.modes.topics("crisis").len(), 2);
}

#[test]
fn a_wrong_fact_is_refused_with_the_nearest_right_one() {
    let json = |text: &str| Input::from_json(text).expect_err("not facts").to_string();
    let pair = |text: &str| Input::from_pairs([text]).expect_err("no fact").to_string();
    let said = [
        json(r#"{"chanel":"x"}"#),
        json(r#"{"direction":"inbond"}"#),
        json(r#"{"needs_action":"true"}"#),
        json(r#"{"author_reach":"300"}"#),
        json(r#"{"intent":{"value":"query","confidence":7}}"#),
        json(r#"{"intent":{"valeu":"query"}}"#),
        json(r#"{"intent":["query"]}"#),
        json(r#"{"_mode":["crisis"]}"#),
        json(r#"{"mode":"crisis"}"#),
        pair("channel"),
        pair("needs_action=yes"),
    ];
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_team_publishes_only_what_it_may_with_certificate_grant_and_no_mode_against_it() {
    let model = preset("squad");
    let squad = model.team("squad").expect("declared");
    let certified = ["social-writing", "public-judgement"];
    assert_eq!(squad.may_publish("public_reply", &certified, true, false), Ok(()));
    assert!(squad.may_publish("public_reply", &certified[..1], true, false).is_err());
    assert!(squad.may_publish("public_reply", &certified, false, false).is_err());
    assert!(squad.may_publish("public_reply", &certified, true, true).is_err());
    assert!(
        model.team("centre").expect("declared").may_publish("public_reply", &certified, true, false).is_err()
    );
}

#[test]
fn a_child_may_replace_a_filter_but_its_own_guards_come_after_the_inherited_ones() {
    let model = with_rule(
        r#"{ id = "G3-noise", layer = "filter", when = { intent = "spam" }, then = { queue = "r" } },
           { id = "mine", layer = "guard", when = { intent = "self_harm" }, then = { queue = "r" } }"#,
    );
    let rules: Vec<&str> = model.rules().iter().map(|rule| rule.id.as_str()).collect();
    let [guards @ .., _] = rules.as_slice() else { panic!("no rules") };
    assert_eq!(guards[..3], ["G1-people-at-risk", "G2-press-and-law", "mine"]);
    assert_eq!(decided(&model, r#"{"intent":"self_harm"}"#).rule, "G1-people-at-risk");
    assert_eq!(decided(&model, r#"{"intent":"spam"}"#).queue().expect("a queue").as_str(), "r");
}

#[test]
fn a_decision_reads_back_as_it_was_written() {
    let model = preset("divided");
    let input =
        Input::from_pairs(["direction=inbound", "needs_action=true", "author_reach=200000"]).expect("facts");
    let decision = decide(&model, &input.facts, &Modes::none());
    let json = serde_json::to_string(&decision).expect("serialises");
    assert_eq!(serde_json::from_str::<ownership::Decision>(&json).expect("reads back"), decision);
}

#[test]
fn a_hand_off_is_due_when_a_fact_changes_to_the_value_that_it_waits_for() {
    let model = preset("divided");
    let [handoff] = model.handoffs() else { panic!("one hand-off") };
    let [idle, busy] = [false, true].map(|flag| Facts::new().with(FactName::NeedsAction, flag));
    assert!(handoff.is_due(&idle, &busy) && handoff.is_due(&Facts::new(), &busy));
    assert!(!handoff.is_due(&busy, &busy) && !handoff.is_due(&busy, &idle));
}

#[test]
fn an_overflow_begins_at_its_threshold() {
    let model = preset("support");
    let [overflow] = model.overflows() else { panic!("one overflow") };
    let waited = |minutes: i64| {
        let facts = Facts::new().with(FactName::OldestWait, Millis::minutes(minutes).0 as f64);
        overflow.when.holds(&facts, &Modes::none())
    };
    assert_eq!([waited(9), waited(10), waited(30)], [false, true, true]);
}

/// The examples of the format's page, put together with what they leave out.
#[test]
fn the_page_about_the_format_shows_a_file_that_loads() {
    let page = include_str!("../../../../docs/ownership.md");
    let blocks: Vec<&str> =
        page.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let (alone, together): (Vec<&str>, Vec<&str>) =
        blocks.into_iter().partition(|block| block.starts_with("approval") || block.starts_with("[[scope]]"));
    let mut text = together.concat();
    text.push_str("[[department]]\nid = \"marketing\"\n");
    for team in ["centre", "care_team"] {
        text.push_str(&format!("[[team]]\nid = \"{team}\"\ndepartment = \"support\"\ncalendar = \"shop\"\n"));
    }
    for queue in ["centre", "night", "leads", "community"] {
        text.push_str(&format!("[[queue]]\nid = \"{queue}\"\nteam = \"centre\"\n"));
    }
    let approval = format!("priority = \"urgent\", {}", alone[0].trim());
    let model = model(&text.replacen("priority = \"urgent\"", &approval, 1));
    let errors = ownership::lint(&model).into_iter().filter(|f| f.severity == ownership::Severity::Error);
    assert_eq!(errors.count(), 0, "{:?}", ownership::lint(&model));
    assert!(
        model.rules().iter().any(|rule| rule
            .then
            .approval
            .as_ref()
            .is_some_and(|a| !a.approval.deputy.is_empty()))
    );
    let scopes = load("all.toml", &format!("id = \"all\"\n{}", alone[1]), &Presets).expect("loads");
    assert_eq!(scopes.scopes().len(), 2);
}
