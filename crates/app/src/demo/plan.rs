//! A history on paper: who says what, when, and what the agents do about it. Pure: a seed and an end give one plan.
//!
//! In: the corpus. Out: a [`Plan`] whose steps are in the order of time. Promised: no two long texts are the same;
//! every slot but the agent's name is filled; most of what is old is resolved, and the last hours leave the queues
//! as a visitor would find them on a working day.

use std::collections::{HashMap, HashSet};

use anyhow::Result;
use kernel::{Instant, Millis};
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};
use serde::Deserialize;

use super::corpus::{self, By, Gap, Kind, Reach, Thread};
use super::people::{Crowd, Customer};
use super::rhythm::{self, Stretch, follow_up, minutes};
use super::slots::Slots;

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

/// Short sentences that go between those of the corpus.
#[derive(Deserialize)]
pub struct Phrases {
    /// A customer who waits, by language.
    pub nudges: HashMap<String, Vec<String>>,
    /// A customer who is content, by language.
    pub closings: HashMap<String, Vec<String>>,
    /// A customer who comes into the private conversation as asked.
    pub openings: Vec<String>,
    /// A customer who answers a question.
    pub answers: Vec<String>,
    /// A customer whose trouble is over.
    pub fixed: Vec<String>,
    /// An agent who needs more time.
    pub holding: Vec<String>,
    /// An agent who was thanked.
    pub welcomes: Vec<String>,
    /// An agent who wants to know whose line it is, and the customer's answers.
    pub verify_questions: Vec<String>,
    /// See there.
    pub verify_answers: Vec<String>,
    /// An agent who asks the next day whether all is well, and the customer's answers.
    pub checks: Vec<String>,
    /// See there.
    pub checked: Vec<String>,
    /// What colleagues tell each other, by queue.
    pub notes: HashMap<String, Vec<String>>,
    /// Why a case goes to another queue, by that queue.
    pub passing_on: HashMap<String, Vec<String>>,
    /// Why a case that nobody answered here is over.
    pub settled: Vec<String>,
    /// What those who sell rubbish call themselves.
    pub spam_names: Vec<String>,
}

impl Phrases {
    /// The phrases of the demo.
    pub fn load() -> Self {
        serde_json::from_str(include_str!("phrases.json")).expect("the phrases are JSON of this form")
    }
}

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
    /// Which thread of the corpus.
    pub theme: String,
    /// By whom, as a place in [`Plan::customers`].
    pub customer: usize,
    /// Whether the first post addresses the brand.
    pub mention: bool,
    /// What is said.
    pub turns: Vec<Said>,
}

/// What happens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Act {
    /// The customer says the turn of this number.
    Says(usize),
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

/// What the last hours make of a thread.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Present {
    Fresh,
    Taken,
    Drafted,
    Waiting,
    Snoozed,
    Bounced,
}

const PRESENT: [(Present, usize); 6] = [
    (Present::Bounced, 1),
    (Present::Drafted, 4),
    (Present::Snoozed, 4),
    (Present::Waiting, 12),
    (Present::Taken, 9),
    (Present::Fresh, 30),
];

/// The conversations that the history leaves to the trickle: the same for the same seed.
pub fn reserved(threads: &[Thread], seed: u64) -> Vec<usize> {
    let mut rng = StdRng::seed_from_u64(seed ^ 0x7269_636b_6c65);
    let fits = |thread: &Thread| {
        thread.kind == Kind::Public && thread.theme != "outage_burst" && thread.turns.len() <= 3 && !is_dated(thread)
    };
    let mut candidates: Vec<_> = (0..threads.len()).filter(|&number| fits(&threads[number])).collect();
    candidates.shuffle(&mut rng);
    candidates.truncate(RESERVE);
    candidates
}

/// Whether the first words fit only some hour of the day.
pub fn is_dated(thread: &Thread) -> bool {
    let text = thread.turns[0].text.to_lowercase();
    let clock = text.as_bytes().windows(4).any(|w| w[0].is_ascii_digit() && w[1] == b':' && w[2].is_ascii_digit());
    clock || ["morning", "evening", "tonight", "afternoon", "lunch", "morgen", "abend", "soir", "noche", "{day}"]
        .iter()
        .any(|word| text.contains(word))
}

/// Plans a history that ends at `end`.
///
/// # Errors
/// If the corpus can't be read.
pub fn plan(seed: u64, end: Instant) -> Result<Plan> {
    let corpus = corpus::load()?;
    let phrases = Phrases::load();
    let crowd = Crowd::new("s", phrases.spam_names.clone());
    let mut planner = Planner {
        rng: StdRng::seed_from_u64(seed),
        stretch: Stretch::days_before(end, DAYS),
        phrases,
        crowd,
        regulars: Vec::new(),
        said: HashSet::new(),
        plan: Plan { customers: Vec::new(), threads: Vec::new(), steps: Vec::new(), end },
    };
    let kept = reserved(&corpus, seed);
    let mut uses = Vec::new();
    for (_, thread) in corpus.iter().enumerate().filter(|(number, _)| !kept.contains(number)) {
        uses.push((thread, thread.all().count()));
        let again = repeatable(thread);
        if thread.has_slots() && again > 0 && thread.theme != "outage_burst" {
            uses.push((thread, again));
        }
    }
    uses.shuffle(&mut planner.rng);
    planner.burst(&mut uses);
    planner.present(&mut uses);
    for (thread, turns) in uses {
        let start = planner.stretch.moment(&mut planner.rng, &thread.turns[0].text);
        planner.thread(thread, turns, start, None);
    }
    Ok(planner.finish())
}

/// How many turns can be said again: up to the first long one without a slot.
fn repeatable(thread: &Thread) -> usize {
    let differs = |text: &str| text.replace("{agent}", "").contains('{') || text.chars().count() <= SHORT;
    thread.all().take_while(|turn| differs(&turn.text)).count()
}

struct Planner {
    rng: StdRng,
    stretch: Stretch,
    phrases: Phrases,
    crowd: Crowd,
    /// Customers who may come back: place, language, reach, when they wrote.
    regulars: Vec<(usize, String, Reach, Vec<Instant>)>,
    /// Long texts.
    said: HashSet<String>,
    plan: Plan,
}

/// Whether something is wrong that an agent has to look into.
fn is_trouble(theme: &str) -> bool {
    is_repair(theme) || ["billing", "app", "email", "move", "cancel", "coverage"].contains(&theme)
}

/// Whether something is broken that can work again.
fn is_repair(theme: &str) -> bool {
    ["outage", "speed", "engineer", "router", "wifi", "tv", "phone_line"].contains(&theme)
}

type Uses<'a> = Vec<(&'a Thread, usize)>;

impl Planner {
    /// One evening in Leeds.
    fn burst(&mut self, uses: &mut Uses<'_>) {
        let mut hit: Vec<_> = uses.iter().copied().filter(|(thread, _)| thread.theme == "outage_burst").collect();
        uses.retain(|(thread, _)| thread.theme != "outage_burst");
        hit.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
        let evenings = (8..=12).find(|&days| rhythm::weekday(&self.stretch.local(self.stretch.at_hour(days, 19, 8))) < 5);
        let begins = self.stretch.at_hour(evenings.unwrap_or(9), 19, 8);
        let count = hit.len().max(1);
        for (place, (thread, turns)) in hit.into_iter().enumerate() {
            // Most write in the first half hour, the last ones when it is over.
            let share = (place as f64 + self.rng.random_range(0.0..0.9)) / count as f64;
            let at = begins + minutes(170. * share.powf(1.7));
            self.thread(thread, turns, at, None);
        }
    }

    /// The last hours: what a visitor finds in the queues.
    fn present(&mut self, uses: &mut Uses<'_>) {
        let mut themes: HashMap<&str, usize> = HashMap::new();
        for (present, count) in PRESENT {
            for place in 0..count {
                let answered = !matches!(present, Present::Fresh | Present::Taken);
                let found = uses.iter().position(|(thread, turns)| {
                    let begins = *turns > 1 && thread.turns.get(1).is_some_and(|turn| turn.by == By::Brand);
                    let most = match thread.theme.as_str() {
                        "spam" | "press" | "bereavement" | "influencer" => 2,
                        "thanks" | "praise" => 3,
                        _ => 4,
                    };
                    let fresh = thread.turns.len() == 1 || place % 3 == 0;
                    themes.get(thread.theme.as_str()).is_none_or(|seen| *seen < most)
                        && !is_dated(thread)
                        && if answered { begins && thread.theme != "spam" } else { fresh }
                });
                let Some(found) = found else { break };
                let (thread, _) = uses.swap_remove(found);
                *themes.entry(&thread.theme).or_default() += 1;
                let age = self.age(present, place);
                self.thread(thread, 2, self.stretch.to - age, Some(present));
            }
        }
    }

    /// How long ago a thread of the present began.
    fn age(&mut self, present: Present, place: usize) -> Millis {
        match present {
            Present::Fresh | Present::Taken | Present::Drafted => match place % 10 {
                0..=4 => minutes(self.rng.random_range(0.7..13.0)),
                5..=7 => minutes(self.rng.random_range(13.0..55.0)),
                _ => minutes(self.rng.random_range(60.0..400.0)),
            },
            Present::Bounced => minutes(38.),
            Present::Waiting | Present::Snoozed => minutes(self.rng.random_range(100.0..1_700.0)),
        }
    }

    fn customer(&mut self, thread: &Thread, at: Instant) -> usize {
        let bound = thread.kind == Kind::Mail || thread.theme == "spam" || thread.reach == Reach::High;
        let free = |known: &(usize, String, Reach, Vec<Instant>)| {
            known.1 == thread.lang
                && known.2 == thread.reach
                && known.3.iter().all(|then| at.since(*then).0.abs() > Millis::days(9).0)
        };
        let back: Vec<usize> = if bound || !self.rng.random_bool(0.6) {
            Vec::new()
        } else {
            (0..self.regulars.len()).filter(|&place| free(&self.regulars[place])).collect()
        };
        if let Some(&place) = back.choose(&mut self.rng) {
            self.regulars[place].3.push(at);
            return self.regulars[place].0;
        }
        let (customer, named) = self.crowd.invent(&mut self.rng, thread);
        self.plan.customers.push(customer);
        let place = self.plan.customers.len() - 1;
        if !bound && !named {
            self.regulars.push((place, thread.lang.clone(), thread.reach, vec![at]));
        }
        place
    }

    fn thread(&mut self, thread: &Thread, turns: usize, start: Instant, present: Option<Present>) {
        let customer = self.customer(thread, start);
        let first = self.plan.customers[customer].first.clone();
        let slots = self.slots(thread, turns, start, &first);
        let mut draft = Draft { number: self.plan.threads.len(), turns: Vec::new(), steps: Vec::new() };
        let mut at = start;
        let mut last = None;
        for (place, turn) in thread.all().take(turns).enumerate() {
            let private = thread.kind != Kind::Public || place >= thread.turns.len();
            let mut text = slots.fill(&turn.text);
            if let (0, Some(subject)) = (place, &thread.subject) {
                text = format!("{}\n\n{text}", slots.fill(subject));
            }
            match (turn.by, last) {
                (By::Customer, None) => {}
                (By::Customer, Some(By::Customer)) => at = at + minutes(self.rng.random_range(0.4..4.0)),
                (By::Customer, Some(By::Brand)) => at = self.goes_on(at),
                (By::Brand, Some(By::Brand)) => at = at + UNDO + minutes(self.rng.random_range(0.5..14.0)),
                (By::Brand, _) => at = self.answered_at(thread, turn.gap, at, (&mut draft, &slots), private, present),
            }
            let said = Said { by: turn.by, text, private, at };
            let number = draft.say(said);
            match (turn.by, present) {
                (By::Customer, _) => draft.step(at, Act::Says(number)),
                (By::Brand, Some(Present::Drafted)) => {}
                (By::Brand, _) => {
                    // Sometimes an agent believes that it is over, and the customer does not.
                    let early = present.is_none() && number > 1 && self.rng.random_bool(0.06);
                    draft.step(at, Act::Answers(number, early));
                }
            }
            last = Some(turn.by);
        }
        match present {
            None => self.settle(thread, &mut draft, at, last),
            Some(present) => self.leave(present, &mut draft),
        }
        let Draft { turns, steps, .. } = draft;
        self.plan.threads.push(Planned { theme: thread.theme.clone(), customer, mention: thread.mention, turns });
        self.plan.steps.extend(steps);
    }

    /// Values that make no long text a repetition.
    fn slots(&mut self, thread: &Thread, turns: usize, start: Instant, first: &str) -> Slots {
        let today = rhythm::weekday(&self.stretch.local(start));
        // A day that they speak of lies one to three days back.
        let choose = |rng: &mut StdRng| {
            let day = today + rng.random_range(4..7);
            Slots::choose(rng, day, first)
        };
        let long = |slots: &Slots| -> Vec<String> {
            let texts = thread.all().take(turns).map(|turn| slots.fill(&turn.text));
            texts.filter(|text| text.chars().count() > SHORT).collect()
        };
        let mut slots = choose(&mut self.rng);
        for _ in 0..TRIES {
            if !long(&slots).iter().any(|text| self.said.contains(text)) {
                break;
            }
            slots = choose(&mut self.rng);
        }
        self.said.extend(long(&slots));
        slots
    }

    /// When the brand answers, and what an agent does before.
    fn answered_at(
        &mut self,
        thread: &Thread,
        gap: Option<Gap>,
        since: Instant,
        (draft, slots): (&mut Draft, &Slots),
        private: bool,
        present: Option<Present>,
    ) -> Instant {
        let gap = if thread.theme == "outage_burst" || present.is_some() { Some(Gap::Fast) } else { gap };
        let at = self.stretch.answer(&mut self.rng, gap, since);
        let first = !draft.turns.iter().any(|said| said.by == By::Brand);
        let gap_minutes = at.since(since).0 as f64 / 60_000.;
        let part = |share: f64| since + minutes(gap_minutes * share);
        if first {
            draft.step(part(0.08).min(since + Millis::minutes(9)), Act::Checks);
            draft.step(part(0.11).min(since + Millis::minutes(12)), Act::Takes);
        }
        let english = present.is_none() && first && thread.lang == "en";
        if english && thread.kind == Kind::Private && self.rng.random_bool(0.4) {
            self.say(draft, &self.phrases.verify_questions.clone(), By::Brand, private, part(0.65));
            let answer = self.phrases.verify_answers.choose(&mut self.rng).map(|text| slots.fill(text));
            let told = part(0.65) + UNDO + minutes(self.rng.random_range(0.5..6.0));
            self.say(draft, &Vec::from_iter(answer), By::Customer, private, told);
            return told + minutes(self.rng.random_range(2.0..25.0));
        }
        if english && is_trouble(&thread.theme) && gap == Some(Gap::Slow) && self.rng.random_bool(0.7) {
            self.say(draft, &self.phrases.holding.clone(), By::Brand, private, part(0.14).min(since + Millis::minutes(19)));
        }
        if self.rng.random_bool(0.12) {
            draft.step(part(0.8), Act::Notes);
        }
        at
    }

    /// When a customer goes on after words of the brand; at night only if they are quick.
    fn goes_on(&mut self, heard: Instant) -> Instant {
        let gap = follow_up(&mut self.rng);
        let at = heard + UNDO + gap;
        if gap < Millis::minutes(25) { at } else { self.stretch.by_day(&mut self.rng, at, 7, 23) }
    }

    /// How a thread of the past ends.
    fn settle(&mut self, thread: &Thread, draft: &mut Draft, at: Instant, last: Option<By>) {
        let private = draft.turns.last().is_some_and(|said| said.private);
        let by_lang = |pool: &HashMap<String, Vec<String>>| pool.get(&thread.lang).cloned().unwrap_or_default();
        let (nudges, closings) = (by_lang(&self.phrases.nudges), by_lang(&self.phrases.closings));
        let calm = ["spam", "praise", "thanks", "vent", "sarcasm", "competitor", "influencer", "campaign"]
            .contains(&thread.theme.as_str());
        if !thread.is_answered() || last.is_none() || draft.turns.iter().all(|said| said.by == By::Customer) {
            let mut at = at;
            if !calm && self.rng.random_bool(0.4) {
                at = at + minutes(self.rng.random_range(90.0..900.0));
                self.say(draft, &nudges, By::Customer, private, at);
            }
            let wait = if thread.theme == "spam" { 4.0..90.0 } else { 15.0..1_300.0 };
            let done = at + minutes(self.rng.random_range(wait));
            draft.step(done, Act::Checks);
            if !calm && self.rng.random_bool(0.6) {
                draft.step(done, Act::Settles);
            }
            draft.step(done + Millis::seconds(20), Act::Resolves);
            return;
        }
        if last == Some(By::Customer) {
            draft.step(at + minutes(self.rng.random_range(3.0..80.0)), Act::Resolves);
            return;
        }
        let closes = self.rng.random_bool(0.5);
        if closes {
            let thanked = self.goes_on(at);
            let fixed = thread.lang == "en" && is_repair(&thread.theme) && self.rng.random_bool(0.6);
            let pool = if fixed { self.phrases.fixed.clone() } else { closings };
            self.say(draft, &pool, By::Customer, private, thanked);
            let mut done = thanked + minutes(self.rng.random_range(2.0..40.0));
            if thread.lang == "en" && self.rng.random_bool(0.35) {
                self.say(draft, &self.phrases.welcomes.clone(), By::Brand, private, done);
                done = done + Millis::minutes(1);
            }
            draft.step(done, Act::Resolves);
        } else if thread.lang == "en" && is_repair(&thread.theme) && self.rng.random_bool(0.55) {
            let asks = at + Millis::hours(19) + minutes(self.rng.random_range(0.0..240.0));
            let asks = self.stretch.by_day(&mut self.rng, asks, 9, 19);
            self.say(draft, &self.phrases.checks.clone(), By::Brand, private, asks);
            let mut done = asks + Millis::hours(9);
            if self.rng.random_bool(0.85) {
                let says = self.goes_on(asks);
                self.say(draft, &self.phrases.checked.clone(), By::Customer, private, says);
                done = says + minutes(self.rng.random_range(1.0..30.0));
            }
            draft.step(done, Act::Resolves);
        } else if self.rng.random_bool(0.6) {
            draft.resolve_with_last();
        } else {
            if self.rng.random_bool(0.08) {
                let until = at + Millis::hours(20);
                draft.step(at + Millis::minutes(2), Act::Snoozes(until));
                draft.step(until, Act::Wakes);
            }
            draft.step(at + minutes(self.rng.random_range(120.0..1_500.0)), Act::Resolves);
        }
    }

    /// How a thread of the present stands.
    fn leave(&mut self, present: Present, draft: &mut Draft) {
        let first = draft.turns[0].at;
        let soon = first + minutes(0.4);
        match present {
            Present::Fresh => draft.keep(|act| matches!(act, Act::Says(_))),
            Present::Taken => {
                draft.keep(|act| matches!(act, Act::Says(_)));
                draft.step(soon, Act::Takes);
            }
            Present::Drafted => {
                draft.keep(|act| matches!(act, Act::Says(_)));
                draft.step(soon, Act::Takes);
                draft.step(soon + Millis::seconds(9), Act::Drafts(1));
            }
            Present::Waiting => {}
            Present::Snoozed => {
                let until = self.stretch.to + minutes(self.rng.random_range(90.0..1_500.0));
                draft.step(draft.last_at() + Millis::minutes(1), Act::Snoozes(until));
            }
            Present::Bounced => draft.bounce(),
        }
    }

    fn say(&mut self, draft: &mut Draft, pool: &[String], by: By, private: bool, at: Instant) {
        let Some(text) = pool.choose(&mut self.rng).cloned() else { return };
        let number = draft.say(Said { by, text, private, at });
        draft.step(at, if by == By::Customer { Act::Says(number) } else { Act::Answers(number, false) });
    }

    /// Brings the steps into order; what would come after the end does not happen.
    fn finish(mut self) -> Plan {
        let end = self.plan.end;
        let leaves: Vec<_> = self
            .plan
            .steps
            .iter()
            .filter(|step| matches!(step.act, Act::Answers(..)))
            .map(|step| Step { at: step.at + UNDO, thread: step.thread, act: Act::Leaves })
            .collect();
        self.plan.steps.extend(leaves);
        self.plan.steps.retain(|step| match step.act {
            Act::Answers(..) => step.at + UNDO < end,
            _ => step.at < end,
        });
        self.plan.steps.sort_by_key(|step| (step.at, step.thread));
        self.plan
    }
}

/// A thread in the making.
struct Draft {
    number: usize,
    turns: Vec<Said>,
    steps: Vec<Step>,
}

impl Draft {
    fn say(&mut self, said: Said) -> usize {
        self.turns.push(said);
        self.turns.len() - 1
    }

    fn step(&mut self, at: Instant, act: Act) {
        self.steps.push(Step { at, thread: self.number, act });
    }

    fn keep(&mut self, keep: impl Fn(&Act) -> bool) {
        self.steps.retain(|step| keep(&step.act));
    }

    fn last_at(&self) -> Instant {
        self.turns.last().map_or(Instant::from_micros(0), |said| said.at)
    }

    fn resolve_with_last(&mut self) {
        let last = self.turns.len() - 1;
        for step in &mut self.steps {
            if step.act == Act::Answers(last, false) {
                step.act = Act::Answers(last, true);
            }
        }
    }

    fn bounce(&mut self) {
        self.step(self.last_at() + UNDO - Millis::seconds(1), Act::Bounces);
    }
}
