//! The laws again, for models that nobody wrote: small ones of random rules.

use ownership::{
    FactName, Facts, Model, Modes, Outcome, Presets, Reach, decide, explain, lint, load, would_change_if,
};
use proptest::prelude::*;

use crate::invariants::{facts, modes};

/// One test in a `when`, as text; plain, negated, a list, compared, known, or of a mode's topics.
fn test() -> impl Strategy<Value = String> {
    let word = |fact: &'static str, words: &'static [&'static str]| {
        (prop::sample::subsequence(words, 1..=2), any::<bool>()).prop_map(move |(words, negated)| {
            let negated = if negated { "_not" } else { "" };
            format!("{fact}{negated} = {words:?}")
        })
    };
    let number = |fact: &'static str, most: u32| {
        (prop::sample::select(&["gte", "gt", "lte", "lt"][..]), 0..most)
            .prop_map(move |(order, bound)| format!("{fact} = {{ {order} = {bound} }}"))
    };
    prop_oneof![
        word("direction", &["inbound", "outbound"]),
        word("channel", &["x", "facebook", "email"]),
        word("visibility", &["public", "private"]),
        word("intent", &["complaint", "query", "lead", "spam", "self_harm"]),
        word("sentiment_brand", &["negative", "neutral", "positive", "mixed"]),
        any::<bool>().prop_map(|flag| format!("needs_action = {flag}")),
        number("severity", 5),
        number("author_reach", 300_000),
        Just("open_case_queue = \"any\"".to_owned()),
        Just("topic_in = \"crisis.topics\"".to_owned()),
    ]
}

/// Some tests, no fact twice.
fn when() -> impl Strategy<Value = String> {
    prop::collection::vec(test(), 1..=3).prop_map(|tests| {
        let mut kept: Vec<String> = Vec::new();
        let fact =
            |test: &str| test.split([' ', '=']).next().map(|key| key.replace("_not", "").replace("_in", ""));
        for test in tests {
            if !kept.iter().any(|known| fact(known) == fact(&test)) {
                kept.push(test);
            }
        }
        format!("{{ {} }}", kept.join(", "))
    })
}

fn then() -> impl Strategy<Value = String> {
    let priority = prop_oneof![
        Just(String::new()),
        prop::sample::select(&["low", "normal", "high", "urgent"][..])
            .prop_map(|p| format!(", priority = \"{p}\"")),
        (0..5_u32, 0..5_u32).prop_map(|(a, b)| {
            format!(
                ", priority_formula = \"{a} * severity + max({b} * log10(1 + author_reach), 1) + value_tier\""
            )
        }),
    ];
    let sla = prop::sample::select(&["", ", sla = \"public_fast\"", ", sla = \"tiered\""][..]);
    let to = prop::sample::select(&["q0", "q1", "q2", "@open_case_queue", "moderation"][..]);
    (to, sla, priority).prop_map(|(to, sla, priority)| format!("{{ queue = \"{to}\"{sla}{priority} }}"))
}

/// The rules of a model, without `default`; layers in any order.
fn rules() -> impl Strategy<Value = Vec<String>> {
    let layer = prop::sample::select(
        &["", "layer = \"guard\"\n", "layer = \"filter\"\n", "layer = \"mode\"\nmode = \"crisis\"\n"][..],
    );
    let condition = prop_oneof![
        3 => when().prop_map(|when| format!("when = {when}")),
        1 => (when(), when()).prop_map(|(one, other)| format!("any = [ {one}, {other} ]")),
    ];
    let rule = (layer, condition, then())
        .prop_map(|(layer, condition, then)| format!("{layer}{condition}\nthen = {then}\n"));
    prop::collection::vec(rule, 0..=8)
}

/// Who pays, hires and sees.
fn structure() -> impl Strategy<Value = String> {
    let department = || prop::sample::select(&["marketing", "support"][..]);
    let team = (department(), department(), any::<bool>(), 1..99_u32).prop_map(|(solid, dotted, head, cost)| {
        let head = if head { format!("headcount_from = \"{dotted}\"\n") } else { String::new() };
        format!("department = \"{solid}\"\ndotted_to = [\"{dotted}\"]\nhourly_cost = {cost}\nscorecard_visible_to = [\"{dotted}\"]\n{head}")
    });
    prop::collection::vec(team, 3).prop_map(|teams| {
        let one = |(n, team): (usize, &String)| {
            format!("[[team]]\nid = \"t{n}\"\ncalendar = \"uk_day\"\n{team}[[queue]]\nid = \"q{n}\"\nteam = \"t{n}\"\n")
        };
        teams.iter().enumerate().map(one).collect::<String>()
    })
}

fn read(structure: &str, rules: &[String]) -> Model {
    let rules = rules
        .iter()
        .enumerate()
        .map(|(n, rule)| format!("[[rule]]\nid = \"R{n}\"\n{rule}"))
        .collect::<String>();
    let text = format!(
        "id = \"random\"\nextends = \"base\"\n[sla.tiered]\nfirst_response = \"1h\"\n[[sla.tiered.target]]\nwhen = {{ severity = {{ gte = 3 }} }}\nfirst_response = \"10m\"\n\
         [[department]]\nid = \"marketing\"\n[[department]]\nid = \"support\"\n{structure}{rules}\
         [[rule]]\nid = \"default\"\nthen = {{ queue = \"q0\" }}\n"
    );
    load("random.toml", &text, &Presets).unwrap_or_else(|refused| panic!("{refused}\n{text}"))
}

fn place(model: &Model, facts: &Facts, modes: &Modes) -> Option<usize> {
    let decided = decide(model, facts, modes).rule;
    model.rules().iter().position(|rule| rule.id == decided)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_rules_give_every_item_exactly_one_owner(
        structure in structure(), rules in rules(), facts in facts(), modes in modes(),
    ) {
        let model = read(&structure, &rules);
        for facts in [facts, Facts::new()] {
            let decision = decide(&model, &facts, &modes);
            match &decision.outcome {
                Outcome::Queue(queue) => {
                    let named = facts.value(FactName::OpenCaseQueue).map(ToString::to_string);
                    prop_assert!(model.queue(queue.as_str()).is_some() || named.as_deref() == Some(queue.as_str()));
                }
                Outcome::Action(_) => prop_assert_eq!(decision.rule.as_str(), "M2-crisis-silence"),
            }
            prop_assert_eq!(decision.sla.is_some(), decision.promise.is_some());
            let explanation = explain(&model, &facts, &modes);
            let matched: Vec<_> = explanation.evaluated.iter().filter(|e| e.result == ownership::Answer::Yes).collect();
            prop_assert_eq!(matched.len(), 1, "only the last one asked matches");
            prop_assert_eq!(&matched[0].rule, &decision.rule);
            prop_assert_eq!(explanation.result, decision);
        }
    }

    #[test]
    fn structure_alone_changes_no_route(
        one in structure(), other in structure(), rules in rules(), facts in facts(), modes in modes(),
    ) {
        let route = |structure: &str| {
            let d = decide(&read(structure, &rules), &facts, &modes);
            (d.outcome, d.rule, d.promise, d.priority, d.approval, d.response)
        };
        prop_assert_eq!(route(&one), route(&other));
    }

    #[test]
    fn a_rule_more_at_the_end_moves_only_what_stood_at_default(
        structure in structure(), mut rules in rules(), last in (when(), then()), facts in facts(), modes in modes(),
    ) {
        let before = decide(&read(&structure, &rules), &facts, &modes);
        rules.push(format!("when = {}\nthen = {}\n", last.0, last.1));
        let after = decide(&read(&structure, &rules), &facts, &modes);
        if before.rule != "default" {
            prop_assert_eq!((before.rule, before.outcome), (after.rule, after.outcome));
        } else {
            let added = format!("R{}", rules.len() - 1);
            prop_assert!(after.rule == "default" || after.rule == added.as_str(), "{}", after.rule);
        }
    }

    #[test]
    fn more_reach_under_the_same_rule_never_lowers_the_priority(
        structure in structure(), rules in rules(), facts in facts(), modes in modes(),
        low in 0..300_000_u32, more in 0..300_000_u32,
    ) {
        let model = read(&structure, &rules);
        let at = |reach: u32| decide(&model, &facts.clone().with(FactName::AuthorReach, f64::from(reach)), &modes);
        let (small, large) = (at(low), at(low + more));
        if small.rule == large.rule {
            let score = |priority: Option<ownership::Priority>| priority.map_or(0.0, ownership::Priority::score);
            prop_assert!(score(large.priority) >= score(small.priority));
        }
    }

    #[test]
    fn what_becomes_unknown_never_makes_an_earlier_rule_match(
        structure in structure(), rules in rules(), facts in facts(), modes in modes(),
    ) {
        let model = read(&structure, &rules);
        let before = place(&model, &facts, &modes);
        for name in FactName::ALL {
            let mut fewer = facts.clone();
            fewer.forget(*name);
            prop_assert!(place(&model, &fewer, &modes) >= before, "{name}");
        }
    }

    #[test]
    fn what_would_change_a_decision_does_change_it(
        structure in structure(), rules in rules(), facts in facts(), modes in modes(),
    ) {
        let model = read(&structure, &rules);
        let here = decide(&model, &facts, &modes);
        for change in would_change_if(&model, &facts, &modes) {
            for value in change.values {
                let there = decide(&model, &facts.clone().with(change.fact, value), &modes);
                prop_assert_eq!((&there.rule, &there.outcome), (&change.rule, &change.outcome));
                prop_assert!(there.rule != here.rule || there.outcome != here.outcome);
            }
        }
    }

    #[test]
    fn a_rule_that_is_called_dead_never_decides(
        structure in structure(), rules in rules(), facts in facts(), modes in modes(),
    ) {
        let model = read(&structure, &rules);
        // What the network always tells is never unknown.
        let known = [(FactName::Direction, "inbound"), (FactName::Channel, "x"), (FactName::Visibility, "public")];
        let facts = known.into_iter().fold(facts, |facts, (name, value)| match facts.value(name) {
            Some(_) => facts,
            None => facts.with(name, value),
        });
        let decided = decide(&model, &facts, &modes).rule;
        let row = model.rule_report().into_iter().find(|row| row.rule == decided).expect("a rule of the model");
        prop_assert!(matches!(row.reach, Reach::Alive | Reach::Unsure), "{decided} is {:?}", row.reach);
        let _ = lint(&model);
    }
}
