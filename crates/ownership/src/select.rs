//! Who gets it, and why not the others.
//!
//! What counts is what somebody declared or proved (skills, certificates) and how much they hold. There is no place
//! here for how fast, how well or how long somebody works: such scores never send anybody work.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use kernel::{Instant, Millis, UserId};
use serde::{Deserialize, Serialize};

use crate::finding::join;
use crate::model::Weight;
use crate::words::Select;

/// How long an item that asks for the agent it was with before waits for them, where the queue says nothing.
const PATIENCE: Millis = Millis::minutes(10);

/// A skill and how well it must be known.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SkillNeed {
    /// The skill.
    pub skill: Arc<str>,
    /// The lowest level that will do, 1 to 5.
    pub level: u8,
}

impl FromStr for SkillNeed {
    type Err = String;
    /// Reads `billing` (at any level) or `billing:2`.
    fn from_str(text: &str) -> Result<Self, String> {
        let (skill, level) = text.split_once(':').unwrap_or((text, "1"));
        let level = level.trim().parse().ok().filter(|level| (1..=5).contains(level));
        match (skill.trim(), level) {
            ("", _) | (_, None) => {
                Err(format!("`{text}` is no skill; write `billing` or `billing:2`, 1 to 5"))
            }
            (skill, Some(level)) => Ok(Self { skill: skill.into(), level }),
        }
    }
}

impl fmt::Display for SkillNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.level {
            1 => f.write_str(&self.skill),
            level => write!(f, "{}:{level}", self.skill),
        }
    }
}

/// What an item asks for.
#[derive(Clone, PartialEq, Debug)]
pub struct Need {
    /// How the agent is chosen.
    pub method: Select,
    /// What the agent must be able to do.
    pub skills: Vec<SkillNeed>,
    /// How much of their capacity it takes.
    pub weight: Weight,
    /// What the agent must have proved. Time relaxes no certificate.
    pub certificates: Vec<Arc<str>>,
    /// How long it has waited.
    pub waited: Millis,
    /// After how long the skills count no more; never if it is `None`.
    pub relax_after: Option<Millis>,
    /// Who had it before.
    pub previous: Option<UserId>,
}

/// Whether somebody takes work.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// They do.
    Ready,
    /// They are here, and want nothing more.
    Busy,
    /// They are away for a while, for this reason.
    Break(Option<Arc<str>>),
    /// They are not at work.
    Off,
    /// They say that they are ready, but give no sign of life.
    Away,
}

/// Something that somebody has proved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proof {
    /// The certificate.
    pub name: Arc<str>,
    /// Until when; `None` for good.
    pub ends: Option<Instant>,
}

/// Somebody who might get it.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidate {
    /// Who.
    pub id: UserId,
    /// Whether they take work.
    pub standing: Standing,
    /// What they can do, and how well.
    pub skills: BTreeMap<Arc<str>, u8>,
    /// What they have proved.
    pub certificates: Vec<Proof>,
    /// Units that they hold at most.
    pub capacity: u32,
    /// Over how long their limit rises from one unit to all of them after they became ready.
    pub ramp_up: Option<Millis>,
    /// Since when they take work.
    pub ready_since: Instant,
    /// When they were given something last, or became ready.
    pub idle_since: Instant,
    /// Units that they hold.
    pub used: u32,
    /// Items that they hold.
    pub held: u32,
    /// Whether one of these takes everything.
    pub whole: bool,
}

/// Who gets it, and why not the others. Stored with the assignment.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Selection {
    /// How it was chosen.
    pub method: Select,
    /// Who; nobody if it is `None`.
    pub chosen: Option<UserId>,
    /// Why they.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// How many could have got it.
    pub eligible: usize,
    /// What it asked for, and goes without because it waited too long.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relaxed: Vec<String>,
    /// Why not the others.
    pub others: Vec<PassedOver>,
}

/// Somebody who did not get it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PassedOver {
    /// Who.
    pub agent: UserId,
    /// Why.
    pub why_not: String,
}

impl Candidate {
    /// Units that they may hold now: all of them, or fewer while they settle in.
    pub fn limit(&self, now: Instant) -> u32 {
        let Some(ramp) = self.ramp_up.filter(|ramp| ramp.0 > 0) else { return self.capacity };
        let ready = now.since(self.ready_since).0.clamp(0, ramp.0);
        let further = i64::from(self.capacity.saturating_sub(1)) * ready / ramp.0;
        u32::try_from(further).map_or(self.capacity, |further| self.capacity.min(1 + further))
    }

    /// Whether they have room for anything at all.
    pub fn is_free(&self, now: Instant) -> bool {
        !self.whole && self.used < self.limit(now)
    }

    /// Whether they have room for it. What weighs more than all they may ever hold takes everything.
    fn has_room(&self, weight: Weight, now: Instant) -> bool {
        let limit = self.limit(now);
        match weight {
            _ if self.whole || limit == 0 => false,
            Weight::Units(units) if units <= self.capacity => self.used.saturating_add(units) <= limit,
            Weight::Units(_) | Weight::All => self.held == 0,
        }
    }

    /// They hold it from now on.
    pub fn give(&mut self, weight: Weight, now: Instant) {
        self.held += 1;
        self.idle_since = now;
        match weight {
            Weight::Units(units) => self.used = self.used.saturating_add(units),
            Weight::All => self.whole = true,
        }
    }

    fn lacks<'a>(&self, skills: &'a [SkillNeed]) -> Option<&'a SkillNeed> {
        skills.iter().find(|need| self.skills.get(&need.skill).is_none_or(|level| *level < need.level))
    }

    fn unproved(&self, certificates: &[Arc<str>], now: Instant) -> Option<String> {
        certificates.iter().find_map(|name| {
            let Some(proof) = self.certificates.iter().find(|proof| proof.name == *name) else {
                return Some(format!("has no certificate {name}"));
            };
            let ended = proof.ends.filter(|ends| *ends <= now)?;
            Some(format!("certificate {name} ended {}", ended.timestamp().strftime("%-d %B")))
        })
    }

    /// Why they can't have it, whoever else there is. The reason that is hardest to change comes first.
    fn obstacle(&self, need: &Need, relaxed: bool, now: Instant) -> Option<Obstacle> {
        if self.standing != Standing::Ready {
            Some(Obstacle::Standing)
        } else if self.unproved(&need.certificates, now).is_some() {
            Some(Obstacle::Unproved)
        } else if !relaxed && self.lacks(&need.skills).is_some() {
            Some(Obstacle::Lacks)
        } else if !self.has_room(need.weight, now) {
            Some(Obstacle::Full)
        } else {
            None
        }
    }

    fn why_not(&self, need: &Need, obstacle: Obstacle, now: Instant) -> String {
        match obstacle {
            Obstacle::Standing => match &self.standing {
                Standing::Ready | Standing::Busy => "is busy".into(),
                Standing::Break(None) => "on a break".into(),
                Standing::Break(Some(reason)) => format!("on a break: {reason}"),
                Standing::Off => "off".into(),
                Standing::Away => "away: no sign of life for a minute".into(),
            },
            Obstacle::Unproved => self.unproved(&need.certificates, now).unwrap_or_default(),
            Obstacle::Lacks => {
                self.lacks(&need.skills).map_or_else(String::new, |skill| format!("lacks {skill}"))
            }
            Obstacle::Full if self.whole => "holds something that takes everything".into(),
            Obstacle::Full if need.weight == Weight::All => {
                format!("holds {}, and this takes everything", self.held)
            }
            Obstacle::Full => match (self.limit(now), self.capacity) {
                (limit, all) if limit < all => {
                    format!("at capacity {}/{limit}, of {all} after settling in", self.used)
                }
                (limit, _) => format!("at capacity {}/{limit}", self.used),
            },
        }
    }

    fn share(&self, other: &Self) -> std::cmp::Ordering {
        // The larger free share first; nobody who has room has no capacity.
        let free = |one: &Self| u64::from(one.capacity.saturating_sub(one.used));
        (free(other) * u64::from(self.capacity)).cmp(&(free(self) * u64::from(other.capacity)))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Obstacle {
    Standing,
    Unproved,
    Lacks,
    Full,
}

/// How the choice among those who could have it falls.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Idle,
    Load,
    Share,
}

/// The choice without its reasons.
struct Choice {
    chosen: Option<usize>,
    sticky: bool,
    waits: bool,
    relaxed: bool,
}

/// Who gets it, without the reasons: for looking through many items of which few can be given.
pub fn choose(need: &Need, agents: &[&Candidate], now: Instant) -> Option<UserId> {
    decide(need, agents, now).chosen.map(|place| agents[place].id)
}

fn decide(need: &Need, agents: &[&Candidate], now: Instant) -> Choice {
    let nobody = Choice { chosen: None, sticky: false, waits: false, relaxed: false };
    if need.method == Select::Manual {
        return nobody;
    }
    let fits = |place: &usize, relaxed| agents[*place].obstacle(need, relaxed, now).is_none();
    let late = need.relax_after.is_some_and(|after| need.waited >= after);
    if matches!(need.method, Select::Sticky | Select::StickyThenCapacity)
        && let Some(place) = agents.iter().position(|agent| Some(agent.id) == need.previous)
    {
        // Who knows the case needs no skill for it.
        if fits(&place, true) {
            return Choice { chosen: Some(place), sticky: true, ..nobody };
        }
        let comes_back =
            matches!(agents[place].standing, Standing::Ready | Standing::Busy | Standing::Break(_));
        if need.method == Select::Sticky && comes_back && need.waited < need.relax_after.unwrap_or(PATIENCE) {
            return Choice { waits: true, ..nobody };
        }
    }
    let order = order_of(need.method);
    let best = |relaxed| {
        let all = (0..agents.len()).filter(|place| fits(place, relaxed));
        all.min_by(|a, b| compare(agents[*a], agents[*b], order))
    };
    match best(false) {
        None if late => Choice { chosen: best(true), relaxed: true, ..nobody },
        chosen => Choice { chosen, ..nobody },
    }
}

fn order_of(method: Select) -> Order {
    match method {
        Select::LongestIdle => Order::Idle,
        Select::LeastLoaded => Order::Load,
        Select::CapacityWeighted
        | Select::Manual
        | Select::Sticky
        | Select::StickyThenCapacity
        | Select::SkillsThenCapacity => Order::Share,
    }
}

/// A total order: whoever is asked, in whatever order the candidates stand, says the same.
fn compare(a: &Candidate, b: &Candidate, order: Order) -> std::cmp::Ordering {
    let first = match order {
        Order::Idle => std::cmp::Ordering::Equal,
        Order::Load => a.held.cmp(&b.held),
        Order::Share => a.share(b),
    };
    first.then_with(|| a.idle_since.cmp(&b.idle_since)).then_with(|| a.id.cmp(&b.id))
}

/// Who gets it, and why not the others. The same need, candidates and time give the same answer, in whatever order
/// the candidates stand.
pub fn select(need: &Need, agents: &[&Candidate], now: Instant) -> Selection {
    let Choice { chosen, sticky, waits, relaxed } = decide(need, agents, now);
    let winner = chosen.map(|place| agents[place]);
    let order = order_of(need.method);
    let obstacle = |agent: &Candidate| agent.obstacle(need, relaxed, now);
    let mut others: Vec<PassedOver> = Vec::with_capacity(agents.len());
    for agent in agents.iter().filter(|agent| winner.is_none_or(|winner| winner.id != agent.id)) {
        let why_not = match (obstacle(agent), winner) {
            _ if need.method == Select::Manual => "agents help themselves here".to_owned(),
            (Some(obstacle), _) => agent.why_not(need, obstacle, now),
            (None, _) if sticky => "did not have it before".into(),
            (None, None) if waits => "it waits for the agent who had it before".into(),
            (None, winner) => winner.map_or_else(String::new, |winner| second(agent, winner, order)),
        };
        others.push(PassedOver { agent: agent.id, why_not });
    }
    others.sort_unstable_by_key(|other| other.agent);
    let missing = |winner: &Candidate| -> Vec<String> {
        let lacks = |skill: &&SkillNeed| winner.lacks(std::slice::from_ref(*skill)).is_some();
        need.skills.iter().filter(lacks).map(ToString::to_string).collect()
    };
    Selection {
        method: need.method,
        chosen: winner.map(|winner| winner.id),
        because: winner.map(|winner| if sticky { "had it before".into() } else { first(winner, order, now) }),
        eligible: agents.iter().filter(|agent| obstacle(agent).is_none()).count(),
        relaxed: winner.filter(|_| relaxed).map(missing).unwrap_or_default(),
        others,
    }
}

/// Why the winner.
fn first(winner: &Candidate, order: Order, now: Instant) -> String {
    match order {
        Order::Idle => format!("was given nothing for longest: {}", now.since(winner.idle_since)),
        Order::Load => format!("held the fewest items: {}", winner.held),
        Order::Share => {
            let free = winner.capacity.saturating_sub(winner.used);
            format!("had the largest free share: {free} of {}", winner.capacity)
        }
    }
}

/// Why not somebody who could have had it too.
fn second(agent: &Candidate, winner: &Candidate, order: Order) -> String {
    let same = match order {
        Order::Idle => agent.idle_since == winner.idle_since,
        Order::Load => agent.held == winner.held,
        Order::Share => agent.share(winner).is_eq(),
    };
    let free = agent.capacity.saturating_sub(agent.used);
    match order {
        _ if same && agent.idle_since == winner.idle_since => {
            "as good: the older colleague came first".into()
        }
        Order::Idle => "was given something later".into(),
        _ if same => "as good, but was given something later".into(),
        Order::Load => format!("holds {}", agent.held),
        Order::Share => format!("{free} of {} free", agent.capacity),
    }
}

impl Selection {
    /// The choice in words, for people: why this agent, and what was given up for it.
    pub fn sentence(&self, name: &str) -> String {
        let Some(because) = &self.because else { return "Nobody could be given it.".into() };
        let given_up = match self.relaxed.as_slice() {
            [] => String::new(),
            skills => {
                let skills = join(skills.iter().cloned(), "and");
                format!(" It asked for {skills}, and went without because it had waited too long.")
            }
        };
        format!("Given to {name}, who {because}.{given_up}")
    }
}
