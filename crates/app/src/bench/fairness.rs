//! How evenly does each method of selection spread the work, and how long do people wait?
//!
//! In: a seed. Out: one line for each method. The demo's last three days are laid on one day's clock, so that
//! there is something to choose from, routed by its ownership model, and given to its staff, in three shifts, by the very function that the dispatcher uses. An agent
//! works on one thing at a time, in the order in which it was given; what they hold is bounded by their capacity.
//! Promised: the same seed gives the same figures.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use anyhow::Result;
use care::facts;
use care::people::Whose;
use care::queues::head_start;
use channels::{Author, Automatic, Inbound, Surface, Visibility};
use kernel::{IdentityId, Instant, Millis, PersonId, Personal, Role, UserId};
use ownership::{Candidate, Model, Modes, Need, Priority, Select, Standing, Weight, choose};
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde::Serialize;
use triage::{Alike, Thread, Triage};
use uuid::Uuid;

use super::meter::percentile;
use crate::demo::corpus::By;
use crate::demo::plan::{self, Planned, Said};
use crate::demo::{brand, rhythm};

/// The end of the demo's history.
const END: Instant = Instant::from_seconds(1_772_445_600);
/// How much of the history is laid on one day.
const FOLDED: Millis = Millis::days(3);
/// A shift, in hours.
const SHIFT: i64 = 8;
/// When shifts begin, in hours of the day; the staff takes them in turn.
const STARTS: [i64; 3] = [6, 10, 14];
/// Minutes of work on one item: the median, and how much they differ.
const WORK: (f64, f64) = (6.0, 0.7);
/// The methods under which the product gives work.
const METHODS: [Select; 6] = [
    Select::LongestIdle,
    Select::LeastLoaded,
    Select::CapacityWeighted,
    Select::Sticky,
    Select::StickyThenCapacity,
    Select::SkillsThenCapacity,
];

/// A day under one method.
#[derive(Clone, Debug, Serialize)]
pub struct Fair {
    /// The method.
    pub method: &'static str,
    /// Items that were given.
    pub items: usize,
    /// Items that still wait when the last shift ends.
    pub left: usize,
    /// How unevenly items lie on the people of a team: 0 is all the same. The mean of the teams, by their items.
    pub gini_items: f64,
    /// The same of minutes of work.
    pub gini_minutes: f64,
    /// From a message to the end of the work on it: the median.
    pub wait_p50: Millis,
    /// Nine of ten.
    pub wait_p90: Millis,
    /// The longest.
    pub wait_max: Millis,
    /// The share of their shifts in which people held nothing.
    pub idle: f64,
}

/// Something to do.
struct Item {
    at: Instant,
    rank: Instant,
    thread: usize,
    team: String,
    work: Millis,
}

/// Somebody, and what they did.
struct Worker {
    candidate: Candidate,
    team: &'static str,
    shift: (Instant, Instant),
    free_at: Instant,
    items: usize,
    work: Millis,
}

/// The demo's day under each method.
///
/// # Errors
/// If the demo's texts or its ownership model can't be read.
pub fn fairness(seed: u64) -> Result<Vec<Fair>> {
    let model = ownership::load("ownership.toml", brand::OWNERSHIP, &ownership::Presets)?;
    let items = day(seed, &model)?;
    Ok(METHODS.iter().map(|method| simulate(*method, &items, &model)).collect())
}

/// What people write on the day, the earliest first.
fn day(seed: u64, model: &Model) -> Result<Vec<Item>> {
    let plan = plan::plan(seed, END)?;
    let (triage, mut rng) = (Triage::builtin(), StdRng::seed_from_u64(seed));
    let mut items = Vec::new();
    for (number, thread) in plan.threads.iter().enumerate() {
        let lately = |said: &&Said| said.by == By::Customer && said.at >= END - FOLDED;
        for said in thread.turns.iter().filter(lately) {
            let reach = plan.customers[thread.customer].followers;
            let message = message(thread, said, reach);
            let whose = Whose {
                identity: IdentityId::from_uuid(Uuid::nil()),
                person: PersonId::from_uuid(Uuid::nil()),
                reach: Some(reach),
            };
            let reading = facts::read(&triage, "sandbox", &message, Thread::default(), Alike::default());
            let facts = facts::assemble("sandbox", &message, whose, &reading, None, Some("sandbox"));
            let decision = ownership::decide(model, &facts, &Modes::none());
            let owner = decision.queue().and_then(|queue| model.owner_of(queue.as_str()));
            let Some(team) = owner.and_then(|owner| owner.team) else { continue };
            let promise = decision.sla.as_ref().and_then(|sla| model.sla(sla.as_str()));
            let due = promise.and_then(|sla| sla.first_response).unwrap_or_default();
            let at = Instant::from_micros(said.at.micros().rem_euclid(Millis::days(1).0 * 1000));
            items.push(Item {
                at,
                rank: at + due - head_start(decision.priority.map_or(0.0, Priority::score)),
                thread: number,
                team: team.id.to_string(),
                work: rhythm::minutes(rhythm::log_normal(&mut rng, WORK.0, WORK.1)),
            });
        }
    }
    items.sort_by_key(|item| (item.at, item.thread));
    Ok(items)
}

fn message(thread: &Planned, said: &Said, reach: u64) -> Inbound {
    let visibility = if said.private { Visibility::Private } else { Visibility::Public };
    Inbound {
        provider_id: "m".into(),
        thread: "m".into(),
        parent: None,
        surface: if said.private { Surface::Dm } else { Surface::Mention },
        visibility,
        direct: thread.mention || said.private,
        author: Author {
            external_id: "u".into(),
            handle: Personal("ann".into()),
            name: Personal("Ann".into()),
            avatar: None,
            reach: Some(reach),
        },
        text: Personal(said.text.clone()),
        subject: None,
        at: said.at,
        attachments: Vec::new(),
        campaign: None,
        automatic: Automatic::No,
        quoted: None,
        page: None,
    }
}

/// The demo's staff, each at the beginning of their shift.
fn staff(model: &Model) -> Vec<Worker> {
    let agents = brand::logins().into_iter().filter(|who| who.role >= Role::Agent && !who.team.is_empty());
    let worker = |(number, who): (usize, brand::Login)| {
        let start = Instant::from_micros(0) + Millis::hours(STARTS[number % STARTS.len()]);
        Worker {
            candidate: Candidate {
                id: UserId::from_uuid(Uuid::from_u128(number as u128 + 1)),
                standing: Standing::Off,
                skills: BTreeMap::new(),
                certificates: Vec::new(),
                capacity: care::staff::capacity_of(model.team(who.team), None),
                ramp_up: None,
                ready_since: start,
                idle_since: start,
                used: 0,
                held: 0,
                whole: false,
            },
            team: who.team,
            shift: (start, start + Millis::hours(SHIFT)),
            free_at: start,
            items: 0,
            work: Millis(0),
        }
    };
    agents.enumerate().map(worker).collect()
}

fn simulate(method: Select, items: &[Item], model: &Model) -> Fair {
    let mut staff = staff(model);
    let mut waits: Vec<f64> = Vec::new();
    let mut waiting: Vec<&Item> = Vec::new();
    let mut before: BTreeMap<usize, UserId> = BTreeMap::new();
    let mut ends: BinaryHeap<Reverse<(Instant, usize)>> = BinaryHeap::new();
    let turns = staff.iter().flat_map(|worker| [worker.shift.0, worker.shift.1]);
    let mut moments: Vec<Instant> = items.iter().map(|item| item.at).chain(turns).collect();
    moments.sort_unstable();
    let (mut coming, mut moments) = (items.iter().peekable(), moments.into_iter().peekable());
    loop {
        let end = ends.peek().map(|Reverse((at, _))| *at);
        let Some(now) = moments.peek().copied().into_iter().chain(end).min() else { break };
        while moments.next_if(|at| *at <= now).is_some() {}
        while let Some(Reverse((at, place))) = ends.peek().copied()
            && at <= now
        {
            ends.pop();
            let one = &mut staff[place].candidate;
            (one.used, one.held) = (one.used - 1, one.held - 1);
        }
        while let Some(item) = coming.next_if(|item| item.at <= now) {
            let place = waiting.partition_point(|other| other.rank <= item.rank);
            waiting.insert(place, item);
        }
        for worker in &mut staff {
            let ready = worker.shift.0 <= now && now < worker.shift.1;
            worker.candidate.standing = if ready { Standing::Ready } else { Standing::Off };
        }
        waiting.retain(|item| {
            let team: Vec<&Candidate> =
                staff.iter().filter(|one| one.team == item.team).map(|one| &one.candidate).collect();
            let Some(chosen) = choose(&need(method, item, before.get(&item.thread), now), &team, now) else {
                return true;
            };
            let place = staff.iter().position(|one| one.candidate.id == chosen);
            let Some(place) = place else { return true };
            let worker = &mut staff[place];
            worker.candidate.give(Weight::Units(1), now);
            worker.free_at = worker.free_at.max(now) + item.work;
            (worker.items, worker.work) = (worker.items + 1, Millis(worker.work.0 + item.work.0));
            ends.push(Reverse((worker.free_at, place)));
            waits.push(worker.free_at.since(item.at).0 as f64);
            before.insert(item.thread, chosen);
            false
        });
    }
    told(method, &staff, waits, waiting.len())
}

fn need(method: Select, item: &Item, previous: Option<&UserId>, now: Instant) -> Need {
    Need {
        method,
        skills: Vec::new(),
        weight: Weight::Units(1),
        certificates: Vec::new(),
        waited: now.since(item.at),
        relax_after: None,
        previous: previous.copied(),
    }
}

fn told(method: Select, staff: &[Worker], mut waits: Vec<f64>, left: usize) -> Fair {
    waits.sort_by(f64::total_cmp);
    let wait = |share| Millis(percentile(&waits, share).unwrap_or_default() as i64);
    let mut teams: BTreeMap<&str, Vec<&Worker>> = BTreeMap::new();
    for worker in staff {
        teams.entry(worker.team).or_default().push(worker);
    }
    let gini = |of: &dyn Fn(&Worker) -> f64| {
        let weighed = teams.values().map(|team| {
            let items: usize = team.iter().map(|one| one.items).sum();
            gini(&team.iter().map(|one| of(one)).collect::<Vec<_>>()) * items as f64
        });
        weighed.sum::<f64>() / waits.len().max(1) as f64
    };
    let shifts = (staff.len() as i64 * Millis::hours(SHIFT).0) as f64;
    let worked: i64 = staff.iter().map(|one| one.work.0.min(Millis::hours(SHIFT).0)).sum();
    Fair {
        method: method.word(),
        items: waits.len(),
        left,
        gini_items: gini(&|one| one.items as f64),
        gini_minutes: gini(&|one| one.work.0 as f64),
        wait_p50: wait(0.5),
        wait_p90: wait(0.9),
        wait_max: wait(1.0),
        idle: 1.0 - worked as f64 / shifts,
    }
}

/// Gini's coefficient: half the mean difference of any two, over the mean.
fn gini(loads: &[f64]) -> f64 {
    let sum: f64 = loads.iter().sum();
    let differences: f64 = loads.iter().flat_map(|a| loads.iter().map(move |b| (a - b).abs())).sum();
    if sum == 0.0 { 0.0 } else { differences / (2.0 * loads.len() as f64 * sum) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gini_is_nothing_where_all_is_even_and_nearly_one_where_one_has_it_all() {
        assert_eq!(gini(&[3.0, 3.0, 3.0]), 0.0);
        assert_eq!(gini(&[0.0, 0.0, 0.0]), 0.0);
        assert!((gini(&[0.0, 0.0, 0.0, 4.0]) - 0.75).abs() < 1e-9);
    }

    #[test]
    fn the_same_day_gives_the_same_figures_and_no_method_loses_anything() {
        let model = ownership::load("ownership.toml", brand::OWNERSHIP, &ownership::Presets).unwrap();
        let items = day(7, &model).unwrap();
        for method in METHODS {
            let [once, again] = [(); 2].map(|()| simulate(method, &items, &model));
            assert_eq!(serde_json::to_string(&once).unwrap(), serde_json::to_string(&again).unwrap());
            assert_eq!(once.items + once.left, items.len(), "{method}: nothing is lost");
            assert!(once.items > 0 && once.gini_items < 1.0);
        }
    }
}
