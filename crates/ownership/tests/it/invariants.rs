//! What must hold for every input: one owner always, unknown never matches, structure changes no route.

use std::sync::LazyLock;

use ownership::{
    Fact, FactName, Facts, Kind, Model, Modes, Outcome, Preset, Presets, Value, decide, load, preset_text,
    presets,
};
use proptest::prelude::*;

use crate::{preset, reference};

/// A value of a fact: one that files use, or a word that they do not.
fn value(name: FactName) -> BoxedStrategy<Value> {
    let words = |words: &'static [&'static str]| {
        prop::sample::select([words, &["premium", "DE", "outage", "spring", "care"]].concat())
            .prop_map(Value::from)
    };
    match name.kind() {
        Kind::OneOf(list) => prop::sample::select(list).prop_map(Value::from).boxed(),
        Kind::Word(list) => words(list).boxed(),
        Kind::Flag => any::<bool>().prop_map(Value::from).boxed(),
        Kind::Number | Kind::Duration => (0..400_000_i32).prop_map(|n| Value::from(f64::from(n))).boxed(),
    }
}

pub(crate) fn facts() -> impl Strategy<Value = Facts> {
    let one = |name: FactName| {
        prop_oneof![
            2 => Just(None),
            3 => (value(name), 0.0..=1.0_f32).prop_map(|(value, sure)| Some(Fact::from(value).sure(sure))),
            1 => Just(Some(Fact::default())),
        ]
        .prop_map(move |fact| (name, fact))
    };
    let all: Vec<_> = FactName::ALL.iter().map(|name| one(*name).boxed()).collect();
    all.prop_map(|facts| {
        let known = facts.into_iter().filter_map(|(name, fact)| Some((name, fact?)));
        known.fold(Facts::new(), |facts, (name, fact)| facts.with(name, fact))
    })
}

pub(crate) fn modes() -> impl Strategy<Value = Modes> {
    prop_oneof![Just(Modes::none()), Just(Modes::none().with("crisis", ["outage"]))]
}

static MODELS: LazyLock<Vec<Model>> = LazyLock::new(|| presets().iter().map(|p| preset(p.name)).collect());

/// Each preset that has rules, as text and loaded.
fn with_rules() -> impl Iterator<Item = (&'static Preset, &'static Model)> {
    presets().iter().zip(MODELS.iter()).filter(|(_, model)| model.scopes().is_empty())
}

/// What routing decides, without the name and hash of the model.
fn route(model: &Model, facts: &Facts, modes: &Modes) -> impl PartialEq + std::fmt::Debug + use<> {
    let decision = decide(model, facts, modes);
    (decision.outcome, decision.rule, decision.sla, decision.select, decision.priority, decision.response)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_item_gets_exactly_one_queue_that_exists_or_an_action(facts in facts(), modes in modes()) {
        for model in MODELS.iter() {
            let decision = decide(model, &facts, &modes);
            if let Outcome::Queue(queue) = &decision.outcome {
                let named = facts.value(FactName::OpenCaseQueue) == Some(&Value::from(queue.as_str()));
                prop_assert!(model.queue(queue.as_str()).is_some() || named, "{queue}");
            }
        }
    }

    #[test]
    fn nothing_about_who_pays_and_hires_changes_a_route(
        facts in facts(), modes in modes(), swapped in any::<bool>(), cost in 1..99_u32, line in any::<bool>(),
    ) {
        for (preset, before) in with_rules() {
            let mut text = preset.text.to_owned();
            if swapped {
                text = text
                    .replace("department = \"marketing\"", "department = \"?\"")
                    .replace("department = \"support\"", "department = \"marketing\"")
                    .replace("department = \"?\"", "department = \"support\"");
            }
            if line {
                text = text.replace("dotted_to = [\"support\"]", "dotted_to = [\"marketing\"]");
            }
            text = text.replace("hourly_cost = ", &format!("hourly_cost = {cost}"));
            let after = load("changed.toml", &text, &Presets).expect("the changed preset loads");
            prop_assert_ne!(before.hash(), after.hash());
            prop_assert_eq!(route(before, &facts, &modes), route(&after, &facts, &modes));
        }
    }

    #[test]
    fn a_rule_at_the_end_changes_only_what_fell_to_default(facts in facts(), modes in modes()) {
        let default = "[[rule]]\nid = \"default\"";
        let extra = "[[rule]]\nid = \"extra\"\nwhen = { direct = true }\nthen = { queue = \"moderation\" }\n";
        for (preset, before) in with_rules() {
            let text = preset.text.replace(default, &[extra, default].concat());
            let after = load("longer.toml", &text, &Presets).expect("the longer preset loads");
            let before = decide(before, &facts, &modes);
            let after = decide(&after, &facts, &modes);
            if before.rule != "default" {
                prop_assert_eq!((before.rule, before.outcome), (after.rule, after.outcome));
            }
        }
    }

    #[test]
    fn more_reach_never_lowers_the_priority(
        facts in facts(), modes in modes(), low in 0..200_000_u32, more in 0..200_000_u32,
    ) {
        for model in MODELS.iter() {
            let score = |reach: u32| {
                let facts = facts.clone().with(FactName::AuthorReach, f64::from(reach));
                decide(model, &facts, &modes).priority.map_or(0.0, ownership::Priority::score)
            };
            prop_assert!(score(low + more) >= score(low));
        }
    }

    #[test]
    fn a_fact_that_becomes_unknown_never_makes_an_earlier_rule_match(facts in facts(), modes in modes()) {
        for model in MODELS.iter().filter(|model| model.scopes().is_empty()) {
            let place = |facts: &Facts| {
                let decided = decide(model, facts, &modes).rule;
                model.rules().iter().position(|rule| rule.id == decided)
            };
            let before = place(&facts);
            for name in FactName::ALL {
                let mut fewer = facts.clone();
                fewer.forget(*name);
                prop_assert!(place(&fewer) >= before, "{name}");
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused_but_never_a_panic(cut in 0..4000_usize, junk in "\\PC{0,12}") {
        for preset in presets() {
            let at = preset.text.floor_char_boundary(cut.min(preset.text.len()));
            let text = format!("{}{junk}{}", &preset.text[..at], &preset.text[at..]);
            let _ = load("junk.toml", &text, &Presets);
            let _ = load("cut.toml", &preset.text[..at], &Presets);
        }
        let _ = ownership::Input::from_json(&junk);
        let _ = ownership::Formula::parse(&junk);
    }
}

/// Uses the reference files when `COMMONGROUND_SHARED` names their folder; skips otherwise.
#[test]
fn the_mirrored_reference_routes_alike() {
    let (Some(solid), Some(mirrored)) = (reference("5_matrix.toml"), reference("5b_mirror.toml")) else {
        return;
    };
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    runner
        .run(&(facts(), modes()), |(facts, modes)| {
            prop_assert_eq!(route(&solid, &facts, &modes), route(&mirrored, &facts, &modes));
            Ok(())
        })
        .expect("structure changes no route");
}

#[test]
fn a_guard_comes_before_an_open_case_and_an_open_case_before_spam() {
    let model = preset("divided");
    let open = Facts::new().with(FactName::Direction, "inbound").with(FactName::OpenCaseQueue, "care");
    let rule = |intent: &str| {
        decide(&model, &open.clone().with(FactName::Intent, intent), &Modes::none()).rule.to_string()
    };
    assert_eq!(rule("self_harm"), "G1-people-at-risk");
    assert_eq!(rule("spam"), "C1-open-case");
}

#[test]
fn the_base_of_a_preset_is_the_one_that_we_ship() {
    let base = preset_text("base").expect("the base is there");
    assert!(load("base.toml", base, &Presets).is_err(), "a base decides nothing on its own");
    assert!(ownership::check("base.toml", base, &Presets).ok);
}
