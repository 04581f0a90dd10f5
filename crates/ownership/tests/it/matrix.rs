//! The routing matrix: 17 messages under six ways to organise. A cell names a queue (by its place in the model)
//! and the number of the rule.

use ownership::{Decision, Input, Model, Priority, decide};

use crate::{preset, reference};

/// The reference messages: a name and the facts; what is not said is unknown.
const MESSAGES: [(&str, &str); 17] = [
    (
        "M1 public complaint",
        "direction=inbound channel=x visibility=public intent=complaint sentiment_brand=negative \
         sentiment_target=brand needs_action=true author_reach=300 topic=outage",
    ),
    (
        "M2 public praise",
        "direction=inbound channel=instagram visibility=public intent=praise \
         sentiment_brand=positive sentiment_target=brand needs_action=false author_reach=900",
    ),
    (
        "M3 billing question in a direct message",
        "direction=inbound channel=messenger visibility=private intent=query sentiment_brand=neutral \
         needs_action=true author_reach=120",
    ),
    (
        "M4 a competitor's customer",
        "direction=inbound channel=x visibility=public intent=competitor_switch \
         sentiment_brand=neutral sentiment_target=competitor needs_action=false author_reach=700",
    ),
    (
        "M5 question under a campaign",
        "direction=inbound channel=facebook visibility=public intent=query sentiment_brand=neutral \
         needs_action=true author_reach=50 campaign=spring",
    ),
    (
        "M6 an influencer complains",
        "direction=inbound channel=x visibility=public intent=complaint sentiment_brand=negative \
         sentiment_target=brand needs_action=true author_reach=250000",
    ),
    (
        "M7 sign of self-harm",
        "direction=inbound channel=x visibility=public intent=self_harm sentiment_brand=negative \
         needs_action=true author_reach=40",
    ),
    (
        "M8 journalist",
        "direction=inbound channel=x visibility=private intent=press sentiment_brand=neutral \
         needs_action=true author_reach=9000",
    ),
    (
        "M9 complaint by e-mail",
        "direction=inbound channel=email visibility=private intent=complaint \
         sentiment_brand=negative sentiment_target=brand needs_action=true",
    ),
    (
        "M10 venting",
        "direction=inbound channel=x visibility=public intent=opinion sentiment_brand=negative \
         sentiment_target=brand needs_action=false author_reach=80",
    ),
    (
        "M11 call back, social case",
        "direction=inbound channel=voice visibility=private intent=complaint \
         sentiment_brand=negative needs_action=true case_origin=social open_case_queue=OWNER",
    ),
    (
        "M12 outage in a crisis",
        "direction=inbound channel=x visibility=public intent=complaint sentiment_brand=negative \
         sentiment_target=brand needs_action=true topic=outage _modes=crisis _crisis_topics=outage",
    ),
    ("M13 scheduled post", "direction=outbound origin=scheduled channel=x"),
    (
        "M14 scheduled post in a crisis",
        "direction=outbound origin=scheduled channel=x _modes=crisis _crisis_topics=outage",
    ),
    (
        "M15 lead in a direct message",
        "direction=inbound channel=messenger visibility=private intent=lead sentiment_brand=neutral \
         needs_action=true author_reach=10",
    ),
    (
        "M17 link spam",
        "direction=inbound channel=x visibility=public intent=spam sentiment_brand=neutral \
         needs_action=false author_reach=3",
    ),
    ("M16 unclassified", "direction=inbound channel=facebook visibility=public"),
];

/// One row for each message, one column for each model: the place of the queue in the column's list, and the
/// rule. Places beyond a list: s = safety desk, p = press, m = moderation, w = war room, o = the case's owner,
/// - = paused.
#[rustfmt::skip]
const CELLS: [[&str; 6]; 17] = [
    //  marketing    support      divided      squad        matrix       unified
    ["0 R2",      "0 R2",      "0 R4",      "0 R3",      "0 R3",      "0 R3"],
    ["0 R3",      "0 R2",      "1 R6",      "0 R3",      "1 R4",      "0 default"],
    ["0 R2",      "0 R3",      "0 R4",      "0 R3",      "0 R3",      "0 R3"],
    ["0 R3",      "0 R2",      "2 R2",      "0 R3",      "1 R4",      "0 R2"],
    ["0 R2",      "0 R2",      "0 R4",      "0 R3",      "1 R2",      "0 R3"],
    ["0 R2",      "0 R2",      "0 R3",      "0 R3",      "0 R3",      "0 R3"],
    ["s G1",      "s G1",      "s G1",      "s G1",      "s G1",      "s G1"],
    ["p G2",      "p G2",      "p G2",      "p G2",      "p G2",      "p G2"],
    ["1 R4",      "0 default", "0 R4",      "1 default", "2 default", "0 R3"],
    ["0 R3",      "0 R2",      "1 R7",      "0 R3",      "1 R4",      "0 R4"],
    ["o C1",      "o C1",      "o C1",      "o C1",      "o C1",      "o C1"],
    ["w M1",      "w M1",      "w M1",      "w M1",      "w M1",      "w M1"],
    ["0 R1",      "1 R1",      "1 R1",      "2 R1",      "1 R1",      "0 R1"],
    ["- M2",      "- M2",      "- M2",      "- M2",      "- M2",      "- M2"],
    ["0 R2",      "0 R3",      "2 R5",      "0 R3",      "0 R3",      "0 R2"],
    ["m G3",      "m G3",      "m G3",      "m G3",      "m G3",      "m G3"],
    ["0 R3",      "0 R2",      "0 default", "0 R3",      "1 R4",      "0 default"],
];

fn decided(model: &Model, facts: &str) -> Decision {
    let input = Input::from_pairs(facts.split_whitespace()).expect("the facts are facts");
    decide(model, &input.facts, &input.modes)
}

fn holds(model: &Model, column: usize, queues: &[&str]) {
    for ((message, facts), cells) in MESSAGES.iter().zip(CELLS) {
        let (place, number) = cells[column].split_once(' ').expect("a place and a rule");
        let queue = match place {
            "s" => Some("safety_desk"),
            "p" => Some("corp_comms"),
            "m" => Some("moderation"),
            "w" => Some("war_room"),
            "o" => queues.last().copied(),
            "-" => None,
            place => Some(queues[place.parse::<usize>().expect("a place in the list")]),
        };
        let decision = decided(model, &facts.replace("OWNER", queues.last().expect("a queue")));
        let rule = decision.rule.as_str();
        assert_eq!(decision.queue().map(|q| q.as_str()), queue, "{message} in {} by {rule}", model.id());
        assert_eq!(decision.action().is_some(), queue.is_none(), "{message} in {}", model.id());
        assert_eq!(rule.split('-').next(), Some(number), "{message} in {} by {rule}", model.id());
    }
}

#[test]
fn every_message_of_the_matrix_goes_where_it_belongs_under_each_preset() {
    holds(&preset("marketing"), 0, &["social_desk", "service_desk"]);
    holds(&preset("support"), 1, &["care_all", "campaigns_desk"]);
    holds(&preset("divided"), 2, &["care", "community", "leads"]);
    holds(&preset("squad"), 3, &["squad_desk", "centre_desk", "campaigns_desk"]);
    holds(&preset("matrix"), 4, &["social_care_desk", "brand_desk", "centre_desk"]);
    holds(&preset("unified"), 5, &["day_desk", "night_desk"]);
}

/// Uses the reference files when `COMMONGROUND_SHARED` names their folder; skips otherwise.
#[test]
fn every_message_of_the_matrix_goes_where_the_reference_says() {
    let columns: [(&str, usize, &[&str]); 7] = [
        ("1_marketing.toml", 0, &["social_all", "classic_all"]),
        ("2_support.toml", 1, &["care_omni", "campaign_desk"]),
        ("3_divided.toml", 2, &["care_q", "love_q", "lead_q"]),
        ("4_carved.toml", 3, &["social_q", "core_q", "campaign_desk"]),
        ("5_matrix.toml", 4, &["sc_q", "brand_q", "cc_q"]),
        ("5b_mirror.toml", 4, &["sc_q", "brand_q", "cc_q"]),
        ("6_unified.toml", 5, &["one_q", "night_q"]),
    ];
    for (file, column, queues) in columns {
        let Some(model) = reference(file) else { return };
        holds(&model, column, queues);
    }
}

#[test]
fn a_composed_model_decides_as_the_file_that_its_scope_uses() {
    let composed = preset("composed");
    let scopes = [
        ("DE", "", "support", "german-speaking"),
        ("FR", "premium", "squad", "premium"),
        ("FR", "", "divided", "core"),
    ];
    for (region, brand, used, scope) in scopes {
        let used = preset(used);
        for (message, facts) in MESSAGES {
            let there = decided(&composed, &format!("region={region} brand={brand} {facts}"));
            let here = decided(&used, facts);
            assert_eq!((&there.rule, &there.outcome), (&here.rule, &here.outcome), "{message} in {scope}");
            assert_eq!(there.config.scope.as_deref(), Some(scope));
            assert_eq!(there.config.id, "composed");
        }
    }
}

/// Uses the reference files when `COMMONGROUND_SHARED` names their folder; skips otherwise.
#[test]
fn the_reference_composition_chooses_by_region_then_brand() {
    let Some(model) = reference("7_composite.toml") else { return };
    let facts = MESSAGES[0].1;
    for (place, queue) in [("region=AT", "care_omni"), ("brand=premium", "social_q"), ("region=FR", "care_q")]
    {
        let decision = decided(&model, &format!("{place} {facts}"));
        assert_eq!(decision.queue().map(|q| q.as_str()), Some(queue));
    }
}

#[test]
fn venting_is_handled_by_deciding_not_to_answer() {
    let decision = decided(&preset("divided"), MESSAGES[9].1);
    assert_eq!(decision.response(), ownership::Response::MonitorOnly);
}

#[test]
fn a_question_in_a_direct_message_does_not_fall_to_the_slow_clock() {
    let decision = decided(&preset("marketing"), MESSAGES[2].1);
    assert_eq!(decision.sla.expect("a promise"), "public_fast");
}

#[test]
fn an_influencer_s_complaint_is_urgent_known_to_others_and_approved() {
    let decision = decided(&preset("divided"), MESSAGES[5].1);
    assert_eq!(decision.priority, Some(Priority::Level(ownership::Level::Urgent)));
    assert_eq!(decision.inform, ["community_team", "corp_comms"]);
    assert_eq!(decision.approval.expect("an approval").by, ["social_lead"]);
}
