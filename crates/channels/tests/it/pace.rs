//! The promises of the scheduler, whatever comes: rates, quotas, turns, waits.

use std::collections::{HashMap, VecDeque};

use channels::line::Quota;
use channels::pace::{Lane, Next, Pace, Rate};
use kernel::{Instant, Millis};
use proptest::prelude::*;

const START: i64 = 1_767_225_600_000_000;

fn at(micros: i64) -> Instant {
    Instant::from_micros(START + micros)
}

fn lane(n: usize, rate: Option<Rate>) -> Lane {
    Lane { key: format!("lane {n}"), rate }
}

/// Lets everything leave that may until the end, and says when what did. Nothing is answered.
fn run(pace: &mut Pace, now: &mut i64, until: i64) -> Vec<(i64, String)> {
    let mut left = Vec::new();
    loop {
        match pace.next(at(*now)) {
            Next::Go(key) => left.push((*now, key)),
            Next::At(next) if next <= at(until) => *now = next.micros() - START,
            Next::At(_) | Next::Nothing => {
                *now = until;
                return left;
            }
        }
    }
}

/// The most calls in any stretch of this length.
fn most(times: &[i64], per: Millis) -> usize {
    let stretch =
        |begin: &i64| times.iter().filter(|at| (*begin..begin + per.0 * 1_000).contains(at)).count();
    times.iter().map(stretch).max().unwrap_or(0)
}

fn rates() -> impl Strategy<Value = Rate> {
    (1_u32..40, 1_i64..5_000, 1_u32..40).prop_map(|(calls, per, at_once)| Rate {
        calls,
        per: Millis(per),
        at_once,
    })
}

/// Calls that come over time: how long after the one before, in microseconds, and in which lane.
fn calls() -> impl Strategy<Value = Vec<(i64, usize)>> {
    proptest::collection::vec((prop_oneof![Just(0), 0_i64..10_000_000], 0_usize..4), 1..60)
}

proptest! {
    #[test]
    fn no_rate_is_exceeded_in_any_stretch_of_time(
        all in rates(), each in rates(), calls in calls(),
    ) {
        let (mut pace, mut now, mut left) = (Pace::new(Some(all)), 0, Vec::new());
        for (after, n) in calls {
            let until = now + after;
            left.extend(run(&mut pace, &mut now, until));
            pace.wants(lane(n, Some(each)));
        }
        left.extend(run(&mut pace, &mut now, i64::MAX / 4));
        prop_assert_eq!(pace.waiting(), 0, "everything leaves in the end");
        let mut lanes: HashMap<&str, Vec<i64>> = HashMap::new();
        left.iter().for_each(|(at, key)| lanes.entry(key).or_default().push(*at));
        let times: Vec<i64> = left.iter().map(|(at, _)| *at).collect();
        prop_assert!(most(&times, all.per) <= all.calls as usize);
        for times in lanes.values() {
            prop_assert!(most(times, each.per) <= each.calls as usize);
        }
    }

    #[test]
    fn after_a_pause_of_any_length_no_more_leave_together_than_the_bucket_holds(
        rate in rates(), pause in 0_i64..1_000_000_000,
    ) {
        let (mut pace, mut now) = (Pace::new(Some(rate)), 0);
        pace.wants(lane(0, None));
        run(&mut pace, &mut now, pause);
        (0..100).for_each(|n| pace.wants(lane(n, None)));
        let together = std::iter::from_fn(|| matches!(pace.next(at(now)), Next::Go(_)).then_some(())).count();
        prop_assert!(together <= rate.at_once.min(rate.calls) as usize);
    }

    #[test]
    fn lanes_that_wait_take_turns(queues in proptest::collection::vec(1_usize..20, 2..6), rate in rates()) {
        let (mut pace, mut now) = (Pace::new(Some(rate)), 0);
        for (n, calls) in queues.iter().enumerate() {
            (0..*calls).for_each(|_| pace.wants(lane(n, None)));
        }
        let left = run(&mut pace, &mut now, i64::MAX / 4);
        let mut had = vec![0; queues.len()];
        for (_, key) in &left {
            let n: usize = key.strip_prefix("lane ").unwrap().parse().unwrap();
            had[n] += 1;
            for (other, calls) in queues.iter().enumerate() {
                prop_assert!(had[other] == *calls || had[n] <= had[other] + 1, "{:?}", had);
            }
        }
        prop_assert_eq!(left.len(), queues.iter().sum::<usize>());
    }

    #[test]
    fn the_moment_that_is_named_is_the_first_one(
        all in prop::option::of(rates()), each in prop::option::of(rates()), calls in calls(),
        waits in proptest::collection::vec((prop::option::of(0_usize..4), 0_i64..20_000_000), 0..4),
    ) {
        let (mut pace, mut now) = (Pace::new(all), 0);
        for (_, n) in calls {
            pace.wants(lane(n, each));
        }
        for (n, until) in waits {
            pace.wait(n.map(|n| lane(n, None).key).as_deref(), at(until));
        }
        while pace.waiting() > 0 {
            match pace.next(at(now)) {
                Next::Go(_) => {}
                Next::At(next) => {
                    let next = next.micros() - START;
                    prop_assert!(next > now);
                    let mut early = pace.clone();
                    prop_assert_eq!(early.next(at(next - 1)), Next::At(at(next)));
                    let mut there = pace.clone();
                    prop_assert!(matches!(there.next(at(next)), Next::Go(_)));
                    now = next;
                }
                Next::Nothing => prop_assert!(false, "what waits is never forgotten"),
            }
        }
    }

    #[test]
    fn nothing_leaves_before_a_demanded_wait_is_over_and_other_conversations_do(
        calls in calls(), until in 1_i64..20_000_000,
    ) {
        let (mut pace, mut now) = (Pace::new(None), 0);
        pace.wait(Some("lane 0"), at(until));
        for (_, n) in &calls {
            pace.wants(lane(*n, None));
        }
        let others = calls.iter().filter(|(_, n)| *n != 0).count();
        let left = run(&mut pace, &mut now, until - 1);
        prop_assert!(left.len() == others && left.iter().all(|(at, key)| *at == 0 && key != "lane 0"));
        pace.wait(None, at(2 * until));
        pace.wants(lane(1, None));
        prop_assert_eq!(run(&mut pace, &mut now, 2 * until - 1), []);
        prop_assert_eq!(run(&mut pace, &mut now, 2 * until).len(), calls.len() - others + 1);
    }

    /// A network that counts in fixed windows and says in every answer what is left; answers come late and in any order.
    #[test]
    fn what_the_network_says_is_left_is_never_exceeded(
        limit in 1_u64..12,
        length in 1_000_000_i64..60_000_000,
        calls in calls(),
        late in proptest::collection::vec((any::<bool>(), any::<prop::sample::Index>()), 1..40),
    ) {
        let (mut pace, mut now) = (Pace::new(None), 0_i64);
        let (mut window, mut counted) = (0, 0);
        let mut on_their_way: VecDeque<Quota> = VecDeque::new();
        let mut late = late.into_iter().cycle();
        // What is left is known from the first answer on.
        pace.wants(lane(0, None));
        prop_assert!(matches!(pace.next(at(0)), Next::Go(_)));
        pace.answered(&[Quota { name: "api", limit, remaining: limit - 1, resets_at: at(length) }]);
        counted += 1;
        for (after, n) in calls {
            now += after;
            pace.wants(lane(n, None));
            while let Next::Go(_) = pace.next(at(now)) {
                if now / length > window {
                    (window, counted) = (now / length, 0);
                }
                counted += 1;
                prop_assert!(counted <= limit, "{} of {}", counted, limit);
                let resets_at = at((window + 1) * length);
                on_their_way.push_back(Quota { name: "api", limit, remaining: limit - counted, resets_at });
                let (comes, which) = late.next().unwrap();
                if comes {
                    let answer = on_their_way.remove(which.index(on_their_way.len())).unwrap();
                    pace.answered(&[answer]);
                }
            }
        }
    }
}

#[test]
fn a_quota_that_is_spent_waits_for_its_reset_and_for_nothing_else() {
    let mut pace = Pace::new(None);
    (0..3).for_each(|_| pace.wants(lane(0, None)));
    assert!(matches!(pace.next(at(0)), Next::Go(_)));
    let told = |remaining, resets| Quota { name: "api", limit: 1, remaining, resets_at: at(resets) };
    pace.answered(&[told(0, 5_000_000)]);
    assert_eq!(pace.next(at(0)), Next::At(at(5_000_000)));
    assert!(matches!(pace.next(at(5_000_000)), Next::Go(_)));
    // It is full once; when the next time is, only the answer can say.
    assert_eq!(pace.next(at(9_000_000)), Next::Nothing);
    pace.answered(&[]);
    assert!(matches!(pace.next(at(9_000_000)), Next::Go(_)), "who says nothing about a quota has none");
}

#[test]
fn thirty_a_second_in_all_and_one_a_second_in_each_chat() {
    let all = Rate { calls: 30, per: Millis::seconds(1), at_once: 5 };
    let chat = Some(Rate::one_in(Millis::seconds(1)));
    let (mut pace, mut now) = (Pace::new(Some(all)), 0);
    for n in 0..60 {
        pace.wants(lane(n, chat));
        pace.wants(lane(n, chat));
    }
    let first = run(&mut pace, &mut now, 999_999);
    assert_eq!(first.len(), 30);
    assert_eq!(first.iter().filter(|(at, _)| *at == 0).count(), 5);
    let rest = run(&mut pace, &mut now, 10_000_000);
    assert_eq!(rest.len(), 90);
    assert!(rest.last().unwrap().0 < 5_000_000, "{:?}", rest.last());
}
