//! A history on paper: who says what, when, and what the agents do about it. Pure: a seed and an end give one plan.
//!
//! In: the corpus. Out: a [`Plan`] whose steps are in the order of time. Promised: no two long texts are the same;
//! every slot but the agent's name is filled; most of what is old is resolved, and the last hours leave the queues
//! as a visitor would find them on a working day.

mod draft;
mod planner;
mod present;

use std::collections::HashSet;

use anyhow::Result;
use kernel::{Instant, Millis};
use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;

use self::planner::Planner;
use super::corpus::{self, By, Kind, Thread};
use super::corrections::Truth;
use super::people::Customer;

/// How many days a history covers.
pub const DAYS: i64 = 30;
/// How many conversations are kept for the live trickle.
pub const RESERVE: usize = 60;
/// A text of at most this many characters may come again: people say `thanks` more than once a month.
pub const SHORT: usize = 60;
/// How often values are chosen anew that would make a text a repetition.
const TRIES: usize = 40;
/// How long the words of an agent rest before they leave.
const UNDO: Millis = Millis::seconds(11);

/// What was said in a thread.
#[derive(Clone, Debug)]
pub struct Said {
    /// By whom.
    pub by: By,
    /// The words; those of the brand may still hold `{agent}`.
    pub text: String,
    /// Whether nobody else sees it.
    pub private: bool,
    /// When.
    pub at: Instant,
}

/// A thread of the history.
#[derive(Clone, Debug)]
pub struct Planned {
    /// What it is about, in the corpus' words.
    pub theme: String,
    /// By whom, as a place in [`Plan::customers`].
    pub customer: usize,
    /// Whether the first post addresses the brand.
    pub mention: bool,
    /// What is said.
    pub turns: Vec<Said>,
    /// What an attentive agent would say about the first words.
    pub truths: Vec<Truth>,
}

/// What happens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Act {
    /// The customer says the turn of this number.
    Says(usize),
    /// Somebody looks whether the fact of this number was read right in the first words.
    Corrects(usize),
    /// Somebody looks whether the case stands in the right queue.
    Checks,
    /// An agent takes the case.
    Takes,
    /// An agent writes the turn of this number; the case may be resolved with it.
    Answers(usize, bool),
    /// What was written leaves.
    Leaves,
    /// What was written leaves, and the network refuses it.
    Bounces,
    /// An agent begins to write the turn of this number.
    Drafts(usize),
    /// An agent tells colleagues something.
    Notes,
    /// An agent tells colleagues why there is nothing to answer.
    Settles,
    /// An agent puts the case aside.
    Snoozes(Instant),
    /// Cases whose time has come wake up.
    Wakes,
    /// An agent closes the case.
    Resolves,
}

/// A step of the history.
#[derive(Clone, Debug)]
pub struct Step {
    /// When.
    pub at: Instant,
    /// In which thread, as a place in [`Plan::threads`].
    pub thread: usize,
    /// What.
    pub act: Act,
}

/// A whole history.
#[derive(Debug)]
pub struct Plan {
    /// Who writes.
    pub customers: Vec<Customer>,
    /// What is said.
    pub threads: Vec<Planned>,
    /// What happens, oldest first.
    pub steps: Vec<Step>,
    /// When it ends.
    pub end: Instant,
}

/// The conversations that the history leaves to the trickle: the same for the same seed.
pub fn reserved(threads: &[Thread], seed: u64) -> Vec<usize> {
    let mut rng = StdRng::seed_from_u64(seed ^ 0x7269_636b_6c65);
    let fits = |thread: &Thread| {
        thread.kind == Kind::Public
            && thread.theme != "outage_burst"
            && thread.turns.len() <= 3
            && !is_dated(thread)
    };
    let mut candidates: Vec<_> = (0..threads.len()).filter(|&number| fits(&threads[number])).collect();
    candidates.shuffle(&mut rng);
    candidates.truncate(RESERVE);
    candidates
}

/// Whether the first words fit only some hour of the day.
pub fn is_dated(thread: &Thread) -> bool {
    let text = thread.turns[0].text.to_lowercase();
    let clock =
        text.as_bytes().windows(4).any(|w| w[0].is_ascii_digit() && w[1] == b':' && w[2].is_ascii_digit());
    clock
        || [
            "morning",
            "evening",
            "tonight",
            "afternoon",
            "lunch",
            "morgen",
            "abend",
            "soir",
            "noche",
            "{day}",
        ]
        .iter()
        .any(|word| text.contains(word))
}

/// Plans a history that ends at `end`.
///
/// # Errors
/// If the corpus can't be read.
pub fn plan(seed: u64, end: Instant) -> Result<Plan> {
    let corpus = corpus::load()?;
    let planner = Planner::new(seed, end);
    let kept: HashSet<_> = reserved(&corpus, seed).into_iter().collect();
    let mut uses = Vec::new();
    for (_, thread) in corpus.iter().enumerate().filter(|(number, _)| !kept.contains(number)) {
        uses.push((thread, thread.all().count()));
        let again = repeatable(thread);
        if thread.has_slots() && again > 0 && thread.theme != "outage_burst" {
            uses.push((thread, again));
        }
    }
    Ok(planner.fill(uses))
}

/// How many turns can be said again: up to the first long one without a slot.
fn repeatable(thread: &Thread) -> usize {
    let differs = |text: &str| text.replace("{agent}", "").contains('{') || text.chars().count() <= SHORT;
    thread.all().take_while(|turn| differs(&turn.text)).count()
}
