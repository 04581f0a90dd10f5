//! When the next call of an account may leave. Pure: the time is told, nothing sleeps here.
//!
//! In: the calls that wait, each in its lane (a conversation, or whatever a network counts by); the network's own rule, as
//! [`Rate`]s; the [`Quota`]s that its answers carry; the waits that it demands. Out: which lane's next call leaves now, or
//! when to ask again.
//!
//! Promised:
//! - No rate is ever exceeded, in no stretch of time, wherever it begins; nor is what the network last said is left, even if
//!   it has not counted calls yet whose answers are still on their way.
//! - Lanes take turns: one that may send is not passed over twice by the same other one.
//! - What was not used is not saved up: after a pause at most `Rate::at_once` calls leave together.
//! - Nothing leaves before a demanded wait is over; a wait that one conversation was told keeps no other back.
//! - What waits leaves as soon as all this allows: [`Next::At`] is the first moment, not a guess.

use std::collections::{HashMap, VecDeque};
use std::fmt;

use kernel::{Instant, Millis};

use crate::line::Quota;

/// How often something may happen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rate {
    /// How many calls in any stretch of this length; at least one.
    pub calls: u32,
    /// The stretch; at least a millisecond.
    pub per: Millis,
    /// How many of them may leave at the same moment after a pause; from one to all.
    pub at_once: u32,
}

impl Rate {
    /// One call in each stretch of this length.
    pub const fn one_in(per: Millis) -> Self {
        Self { calls: 1, per, at_once: 1 }
    }

    fn at_once(&self) -> i64 {
        i64::from(self.at_once.clamp(1, self.calls.max(1)))
    }

    /// The time between two calls, in microseconds, once the first few have left. A stretch that begins with those few has
    /// room for the rest of its calls and no more, so the time is a little longer than an even share.
    fn apart(&self) -> i64 {
        let per = self.per.0.max(1).saturating_mul(1_000);
        let rest = i64::from(self.calls.max(1)) - self.at_once() + 1;
        per.saturating_add(rest - 1) / rest
    }
}

/// What a network counts together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lane {
    /// Its name; the same for all calls that are counted together.
    pub key: String,
    /// How often one may leave in it, if the network has a rule.
    pub rate: Option<Rate>,
}

/// What may leave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Next {
    /// The next call of the lane with this key, now. It counts as gone.
    Go(String),
    /// Nothing before this moment, unless something is told in between.
    At(Instant),
    /// Nothing waits, or only an answer that is on its way can say when.
    Nothing,
}

/// A call that does not leave now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wait {
    /// When to ask again; it may leave then at the earliest.
    pub until: Instant,
    /// What keeps it back.
    pub because: Because,
}

/// What keeps a call back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Because {
    /// The network's own rule.
    Rate(Rate),
    /// Of so many calls, none is left before the network counts anew.
    Spent(u64),
    /// The network demanded it, or has yet to say how much is left.
    Told,
}

/// In plain words, for whoever wrote what waits.
impl fmt::Display for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rate(Rate { calls, per, .. }) => write!(f, "the network takes {calls} in {per}"),
            Self::Spent(limit) => write!(f, "the {limit} calls that the network allows are used up"),
            Self::Told => f.write_str("the network asked us to wait"),
        }
    }
}

/// The pace of one account.
#[derive(Clone, Debug)]
pub struct Pace {
    rate: Option<Rate>,
    gate: Gate,
    gates: HashMap<String, Gate>,
    /// The lanes in which calls wait, and how many: who is first has waited longest for a turn.
    turns: VecDeque<(Lane, usize)>,
    quotas: Vec<Left>,
    /// Calls that left and whose answers are on their way.
    away: u64,
    /// The latest moment that was told: a clock that goes back stands still here.
    latest: i64,
}

/// When a rate and the demanded waits let something through.
#[derive(Clone, Copy, Default, Debug)]
struct Gate {
    /// When everything that left would have left at an even pace.
    due: i64,
    /// Nothing before this.
    shut: i64,
}

impl Gate {
    fn opens(&self, rate: Option<Rate>) -> i64 {
        let saved = rate.map_or(i64::MAX, |rate| rate.apart().saturating_mul(rate.at_once() - 1));
        self.shut.max(self.due.saturating_sub(saved))
    }

    /// What keeps it shut the longest.
    fn because(&self, rate: Option<Rate>) -> Because {
        rate.filter(|_| self.opens(rate) > self.shut).map_or(Because::Told, Because::Rate)
    }

    fn pass(&mut self, rate: Option<Rate>, now: i64) {
        if let Some(rate) = rate {
            self.due = self.due.max(now).saturating_add(rate.apart());
        }
    }
}

/// What is left of a quota.
#[derive(Clone, Copy, Debug)]
struct Left {
    name: &'static str,
    limit: u64,
    remaining: u64,
    /// When it is full again, or was.
    resets: i64,
    /// Whether that moment has passed: only an answer can say the next one.
    passed: bool,
}

impl Pace {
    /// For an account of which nothing has left yet; `rate` is the network's rule for all its calls together.
    pub fn new(rate: Option<Rate>) -> Self {
        Self {
            rate,
            gate: Gate::default(),
            gates: HashMap::new(),
            turns: VecDeque::new(),
            quotas: Vec::new(),
            away: 0,
            latest: i64::MIN,
        }
    }

    /// A call waits in this lane, behind those that already do.
    pub fn wants(&mut self, lane: Lane) {
        match self.turns.iter_mut().find(|(waiting, _)| waiting.key == lane.key) {
            Some((waiting, calls)) => {
                waiting.rate = lane.rate;
                *calls += 1;
            }
            None => self.turns.push_back((lane, 1)),
        }
    }

    /// A call of this lane waits no longer, and did not leave.
    pub fn gives_up(&mut self, lane: &str) {
        if let Some(turn) = self.turns.iter().position(|(waiting, _)| waiting.key == lane) {
            self.turns[turn].1 -= 1;
            if self.turns[turn].1 == 0 {
                self.turns.remove(turn);
            }
        }
    }

    /// What may leave now.
    pub fn next(&mut self, now: Instant) -> Next {
        let moment = now.micros().max(self.latest);
        self.latest = moment;
        self.refill(moment);
        if self.turns.is_empty() {
            return Next::Nothing;
        }
        let Some(open) = self.opens() else { return Next::Nothing };
        let lane_opens = |(lane, _): &(Lane, usize)| {
            self.gates.get(&lane.key).map_or(i64::MIN, |gate| gate.opens(lane.rate))
        };
        if open <= moment
            && let Some(turn) = self.turns.iter().position(|waiting| lane_opens(waiting) <= moment)
        {
            return self.leave(turn, moment);
        }
        let first = self.turns.iter().map(lane_opens).min().unwrap_or(i64::MIN);
        Next::At(Instant::from_micros(first.max(open)))
    }

    /// The answer to a call came, or it is certain that none will: with what it said about quotas.
    pub fn answered(&mut self, quotas: &[Quota]) {
        self.away = self.away.saturating_sub(1);
        let (told, away) = (|name: &str| quotas.iter().any(|quota| quota.name == name), self.away);
        // Who tells no more when a quota is full again has no such quota any more.
        self.quotas.retain(|left| !left.passed || away > 0 || told(left.name));
        for quota in quotas {
            let resets = quota.resets_at.micros();
            // What is still on its way may not have been counted yet.
            let remaining = quota.remaining.saturating_sub(self.away);
            let new = Left { name: quota.name, limit: quota.limit, remaining, resets, passed: false };
            match self.quotas.iter_mut().find(|left| left.name == quota.name) {
                None => self.quotas.push(new),
                Some(left) if resets > left.resets => *left = new,
                // A late answer: its call was counted before the reset and takes nothing from what is there since.
                Some(left) if left.passed => left.remaining = left.limit.min(left.remaining + 1),
                Some(left) if resets == left.resets => left.remaining = left.remaining.min(remaining),
                Some(_) => {}
            }
        }
    }

    /// The network demands that nothing leaves before this moment: in the lane with this key, or at all.
    pub fn wait(&mut self, lane: Option<&str>, until: Instant) {
        let gate = match lane {
            Some(key) => self.gates.entry(key.to_owned()).or_default(),
            None => &mut self.gate,
        };
        gate.shut = gate.shut.max(until.micros());
    }

    /// What keeps a call of this lane back the longest.
    pub fn because(&self, lane: &Lane) -> Because {
        let gates = [(Some(&self.gate), self.rate), (self.gates.get(&lane.key), lane.rate)];
        let gates =
            gates.into_iter().filter_map(|(gate, rate)| Some((gate?.opens(rate), gate?.because(rate))));
        let spent = self.quotas.iter().filter(|left| left.remaining == 0 && !left.passed);
        let all = gates.chain(spent.map(|left| (left.resets, Because::Spent(left.limit))));
        all.max_by_key(|(opens, _)| *opens).map_or(Because::Told, |(_, because)| because)
    }

    /// How many calls wait.
    pub fn waiting(&self) -> usize {
        self.turns.iter().map(|(_, calls)| calls).sum()
    }

    /// When the account itself lets a call through; `None` if only an answer can say.
    fn opens(&self) -> Option<i64> {
        let spent = self.quotas.iter().filter(|left| left.remaining == 0);
        let resets = spent.map(|left| (!left.passed).then_some(left.resets)).collect::<Option<Vec<_>>>()?;
        Some(resets.into_iter().fold(self.gate.opens(self.rate), i64::max))
    }

    /// Quotas whose moment has come are full, but for what is still on its way.
    fn refill(&mut self, moment: i64) {
        for left in self.quotas.iter_mut().filter(|left| !left.passed && left.resets <= moment) {
            (left.remaining, left.passed) = (left.limit.saturating_sub(self.away), true);
        }
    }

    fn leave(&mut self, turn: usize, moment: i64) -> Next {
        let Some((lane, calls)) = self.turns.remove(turn) else { return Next::Nothing };
        self.gate.pass(self.rate, moment);
        if lane.rate.is_some() {
            self.gates.entry(lane.key.clone()).or_default().pass(lane.rate, moment);
        }
        for left in &mut self.quotas {
            left.remaining = left.remaining.saturating_sub(1);
        }
        self.away += 1;
        // A gate that holds nothing back is as good as none: only lanes of the last moments are remembered.
        self.gates.retain(|_, gate| gate.due > moment || gate.shut > moment);
        let key = lane.key.clone();
        if calls > 1 {
            self.turns.push_back((lane, calls - 1));
        }
        Next::Go(key)
    }
}
