//! Who gets it: nobody above what they can hold, nobody without what it asks for, the same answer for the same asked.

use std::sync::Arc;

use kernel::{Instant, Millis, UserId};
use ownership::{Candidate, Need, Proof, Select, Selection, SkillNeed, Standing, Weight, choose, select};
use proptest::prelude::*;
use uuid::Uuid;

/// A Sunday in May.
const NOW: Instant = Instant::from_seconds(1_778_400_000);

const METHODS: [Select; 7] = [
    Select::LongestIdle,
    Select::LeastLoaded,
    Select::CapacityWeighted,
    Select::Sticky,
    Select::StickyThenCapacity,
    Select::SkillsThenCapacity,
    Select::Manual,
];

fn id(n: u128) -> UserId {
    UserId::from_uuid(Uuid::from_u128(n))
}

/// Ready for an hour, six units free, idle for as many minutes as their number.
fn agent(n: u8) -> Candidate {
    Candidate {
        id: id(n.into()),
        standing: Standing::Ready,
        skills: [].into(),
        certificates: Vec::new(),
        capacity: 6,
        ramp_up: None,
        ready_since: NOW - Millis::hours(1),
        idle_since: NOW - Millis::minutes(n.into()),
        used: 0,
        held: 0,
        whole: false,
    }
}

fn holding(n: u8, items: u32) -> Candidate {
    Candidate { used: items, held: items, ..agent(n) }
}

fn need(method: Select) -> Need {
    Need {
        method,
        skills: Vec::new(),
        weight: Weight::Units(1),
        certificates: Vec::new(),
        waited: Millis::minutes(1),
        relax_after: None,
        previous: None,
    }
}

fn asked(need: &Need, agents: &[Candidate]) -> Selection {
    select(need, &agents.iter().collect::<Vec<_>>(), NOW)
}

fn skill(text: &str) -> SkillNeed {
    text.parse().expect("a skill")
}

fn why_not(selection: &Selection, n: u128) -> &str {
    let other = selection.others.iter().find(|other| other.agent == id(n));
    &other.expect("they were passed over").why_not
}

#[test]
fn each_method_chooses_by_what_its_name_says() {
    let half = Candidate { capacity: 12, ..holding(1, 6) };
    let agents = [half, holding(2, 2), holding(3, 5)];
    let chosen = |method| asked(&need(method), &agents).chosen;
    assert_eq!(chosen(Select::LongestIdle), Some(id(3)));
    assert_eq!(chosen(Select::LeastLoaded), Some(id(2)));
    assert_eq!(chosen(Select::CapacityWeighted), Some(id(2)), "four of six is more than six of twelve");
    assert_eq!(chosen(Select::SkillsThenCapacity), Some(id(2)));
    assert_eq!(chosen(Select::Manual), None);
}

#[test]
fn the_reasons_are_sentences_that_name_what_stands_in_the_way() {
    let third_of_may = Instant::from_seconds(1_777_766_400);
    let proved = |ends| vec![Proof { name: "public-judgement".into(), ends }];
    let fine = Candidate { skills: [("billing".into(), 2)].into(), certificates: proved(None), ..agent(1) };
    let with = |n, change: &dyn Fn(&mut Candidate)| {
        let mut other = Candidate { id: id(n), ..fine.clone() };
        change(&mut other);
        other
    };
    let agents = [
        fine.clone(),
        with(2, &|a| (a.used, a.held) = (6, 6)),
        with(3, &|a| a.standing = Standing::Break(Some("lunch".into()))),
        with(4, &|a| a.skills = [("billing".into(), 1)].into()),
        with(5, &|a| a.certificates = proved(Some(third_of_may))),
        with(6, &|a| a.certificates.clear()),
        with(7, &|a| a.standing = Standing::Away),
        with(8, &|a| (a.used, a.held) = (3, 3)),
        with(9, &|a| a.whole = true),
    ];
    let need = Need {
        skills: vec![skill("billing:2")],
        certificates: vec!["public-judgement".into()],
        ..need(Select::SkillsThenCapacity)
    };
    let selection = asked(&need, &agents);
    assert_eq!(selection.chosen, Some(id(1)));
    assert_eq!(selection.eligible, 2);
    let reasons: Vec<_> = (2..=9).map(|n| why_not(&selection, n)).collect();
    assert_eq!(
        reasons,
        [
            "at capacity 6/6",
            "on a break: lunch",
            "lacks billing:2",
            "certificate public-judgement ended 3 May",
            "has no certificate public-judgement",
            "away: no sign of life for a minute",
            "3 of 6 free",
            "holds something that takes everything",
        ]
    );
    let stored = serde_json::to_string(&selection).unwrap();
    assert_eq!(serde_json::from_str::<Selection>(&stored).unwrap(), selection);
    assert_eq!(selection.sentence("Mia"), "Given to Mia, who had the largest free share: 6 of 6.");
}

#[test]
fn a_call_takes_all_of_somebody_and_whoever_holds_one_gets_nothing_else() {
    let call = Need { weight: Weight::All, ..need(Select::LongestIdle) };
    assert_eq!(asked(&call, &[holding(1, 1)]).chosen, None);
    let mut free = agent(2);
    assert_eq!(asked(&call, &[holding(1, 1), free.clone()]).chosen, Some(id(2)));
    free.give(Weight::All, NOW);
    assert_eq!(asked(&need(Select::LongestIdle), &[free.clone()]).chosen, None);
    let heavy = Need { weight: Weight::Units(9), ..need(Select::LongestIdle) };
    assert_eq!(
        asked(&heavy, &[agent(3)]).chosen,
        Some(id(3)),
        "what is heavier than anybody can hold fills them"
    );
}

#[test]
fn who_has_just_become_ready_settles_in() {
    let ramp_up = Some(Millis::minutes(10));
    let after =
        |minutes| Candidate { ramp_up, ready_since: NOW - Millis::minutes(minutes), ..agent(1) }.limit(NOW);
    assert_eq!([0, 2, 4, 5, 10, 60].map(after), [1, 2, 3, 3, 6, 6]);
    let new = Candidate { ramp_up, ready_since: NOW, used: 1, held: 1, ..agent(1) };
    let selection = asked(&need(Select::CapacityWeighted), &[new]);
    assert_eq!(why_not(&selection, 1), "at capacity 1/1, of 6 after settling in");
}

#[test]
fn skills_count_no_more_after_a_time_but_certificates_always_do() {
    let wanted = Need {
        skills: vec![skill("care"), skill("billing:3")],
        relax_after: Some(Millis::minutes(10)),
        ..need(Select::SkillsThenCapacity)
    };
    let some = Candidate { skills: [("care".into(), 5)].into(), ..agent(1) };
    assert_eq!(asked(&wanted, std::slice::from_ref(&some)).chosen, None);
    let late = Need { waited: Millis::minutes(10), ..wanted.clone() };
    let selection = asked(&late, std::slice::from_ref(&some));
    assert_eq!(
        (selection.chosen, selection.relaxed.as_slice()),
        (Some(id(1)), &["billing:3".to_owned()][..])
    );
    assert!(
        selection
            .sentence("Mia")
            .ends_with("It asked for billing:3, and went without because it had waited too long.")
    );
    let certified =
        Need { certificates: vec!["public-judgement".into()], waited: Millis::days(9), ..late.clone() };
    assert_eq!(asked(&certified, &[some]).chosen, None);
    let able = Candidate { skills: [("care".into(), 1), ("billing".into(), 3)].into(), ..holding(2, 5) };
    let selection = asked(&late, &[agent(1), able]);
    assert_eq!(
        (selection.chosen, selection.relaxed.len()),
        (Some(id(2)), 0),
        "who has the skills comes first"
    );
}

#[test]
fn a_sticky_item_waits_for_who_had_it_but_not_for_ever_and_not_for_who_left() {
    let sticky =
        |method, minutes| Need { previous: Some(id(1)), waited: Millis::minutes(minutes), ..need(method) };
    let agents = [holding(1, 6), agent(2)];
    assert_eq!(asked(&sticky(Select::Sticky, 1), &[holding(1, 5), agent(2)]).chosen, Some(id(1)));
    let waits = asked(&sticky(Select::Sticky, 1), &agents);
    assert_eq!((waits.chosen, why_not(&waits, 2)), (None, "it waits for the agent who had it before"));
    assert_eq!(asked(&sticky(Select::Sticky, 10), &agents).chosen, Some(id(2)));
    assert_eq!(asked(&sticky(Select::StickyThenCapacity, 1), &agents).chosen, Some(id(2)));
    let left = Candidate { standing: Standing::Off, ..agent(1) };
    assert_eq!(asked(&sticky(Select::Sticky, 1), &[left, agent(2)]).chosen, Some(id(2)));
}

#[test]
fn what_is_no_skill_is_refused() {
    for wrong in ["", ":2", "billing:0", "billing:6", "billing:x"] {
        assert!(wrong.parse::<SkillNeed>().unwrap_err().contains("billing:2"), "{wrong}");
    }
    assert_eq!(skill("billing").level, 1);
    assert_eq!(skill("billing:2").to_string(), "billing:2");
}

fn standing() -> impl Strategy<Value = Standing> {
    prop_oneof![
        4 => Just(Standing::Ready),
        1 => Just(Standing::Busy),
        1 => Just(Standing::Break(None)),
        1 => Just(Standing::Off),
        1 => Just(Standing::Away),
    ]
}

fn candidate(n: u8) -> impl Strategy<Value = Candidate> {
    let ends = prop_oneof![Just(None), (-600..600_i64).prop_map(|s| Some(NOW + Millis::seconds(s)))];
    let proofs = prop::option::of(ends)
        .prop_map(|ends| ends.map(|ends| Proof { name: "writing".into(), ends }).into_iter().collect());
    let skills = prop::collection::btree_map(
        prop::sample::select(vec!["care", "billing"]).prop_map(Arc::from),
        1..=5_u8,
        0..3,
    );
    let ramp = prop::option::of((0..1200_i64).prop_map(Millis::seconds));
    (standing(), skills, proofs, (0..8_u32, ramp, 0..1200_i64), (0..4_i64, 0..8_u32, any::<bool>())).prop_map(
        move |(standing, skills, certificates, (capacity, ramp_up, ready), (idle, held, whole))| Candidate {
            id: id(n.into()),
            standing,
            skills,
            certificates,
            capacity,
            ramp_up,
            ready_since: NOW - Millis::seconds(ready),
            idle_since: NOW - Millis::minutes(idle),
            used: held,
            held,
            whole: whole && held == 1,
        },
    )
}

fn crew() -> impl Strategy<Value = Vec<Candidate>> {
    (0..7_u8).prop_flat_map(|size| (0..size).map(candidate).collect::<Vec<_>>())
}

fn any_need() -> impl Strategy<Value = Need> {
    let skills = prop::collection::vec(prop::sample::select(vec!["care", "care:3", "billing:2"]), 0..3);
    let weight = prop_oneof![(1..9_u32).prop_map(Weight::Units), Just(Weight::All)];
    (
        prop::sample::select(METHODS.to_vec()),
        skills,
        weight,
        any::<bool>(),
        (0..3600_i64, prop::option::of(0..1800_i64), prop::option::of(0..7_u8)),
    )
        .prop_map(|(method, skills, weight, certified, (waited, relax, previous))| Need {
            method,
            skills: skills.into_iter().map(skill).collect(),
            weight,
            certificates: certified.then(|| "writing".into()).into_iter().collect(),
            waited: Millis::seconds(waited),
            relax_after: relax.map(Millis::seconds),
            previous: previous.map(|n| id(n.into())),
        })
}

proptest! {
    #[test]
    fn whoever_gets_it_is_ready_has_room_and_has_what_it_asks_for(need in any_need(), crew in crew()) {
        let selection = asked(&need, &crew);
        let Some(chosen) = selection.chosen else { return Ok(()) };
        let one = crew.iter().find(|one| one.id == chosen).expect("one of those who were asked");
        prop_assert_eq!(&one.standing, &Standing::Ready);
        prop_assert!(!one.whole);
        match need.weight {
            Weight::Units(units) if units <= one.capacity => prop_assert!(one.used + units <= one.limit(NOW)),
            _ => prop_assert_eq!(one.held, 0),
        }
        for name in &need.certificates {
            prop_assert!(one.certificates.iter().any(|p| p.name == *name && p.ends.is_none_or(|at| at > NOW)));
        }
        let able = |need: &SkillNeed| one.skills.get(&need.skill).is_some_and(|level| *level >= need.level);
        let sticky = Some(chosen) == need.previous;
        let lacking: Vec<_> = need.skills.iter().filter(|need| !able(need)).map(ToString::to_string).collect();
        if !sticky {
            prop_assert_eq!(&selection.relaxed, &lacking, "what was given up is told");
            let late = need.relax_after.is_some_and(|after| need.waited >= after);
            prop_assert!(late || lacking.is_empty());
        }
    }

    #[test]
    fn the_order_in_which_they_are_asked_changes_nothing(need in any_need(), crew in crew(), turn in 0..7_usize) {
        let mut turned = crew.clone();
        turned.rotate_left(turn % crew.len().max(1));
        turned.reverse();
        prop_assert_eq!(asked(&need, &crew), asked(&need, &turned));
        prop_assert_eq!(asked(&need, &crew).chosen, choose(&need, &turned.iter().collect::<Vec<_>>(), NOW));
    }

    #[test]
    fn everybody_else_is_told_why_not(need in any_need(), crew in crew()) {
        let selection = asked(&need, &crew);
        let others = selection.others.iter().map(|other| other.agent);
        let mut told: Vec<_> = others.chain(selection.chosen).collect();
        told.sort_unstable();
        let everybody: Vec<_> = crew.iter().map(|one| one.id).collect();
        prop_assert_eq!(told, everybody);
        prop_assert!(selection.others.iter().all(|other| !other.why_not.is_empty()), "{:?}", selection);
    }

    #[test]
    fn however_much_is_given_nobody_holds_more_than_they_can(needs in prop::collection::vec(any_need(), 0..60), crew in crew()) {
        let mut crew = crew;
        for one in &mut crew {
            (one.used, one.held, one.whole) = (0, 0, false);
        }
        for need in needs {
            if let Some(chosen) = asked(&need, &crew).chosen {
                let one = crew.iter_mut().find(|one| one.id == chosen).expect("one of them");
                one.give(need.weight, NOW);
                prop_assert!(one.used <= one.limit(NOW) || one.held == 1, "{:?}", one);
                prop_assert!(!one.whole || one.held == 1);
            }
        }
    }
}
