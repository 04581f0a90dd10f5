//! One thread after the other: who writes, when it goes on, how it ends.

use std::collections::{HashMap, HashSet};

use kernel::{Instant, Millis};
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};

use super::draft::Draft;
use super::present::Present;
use super::{Act, DAYS, Plan, Planned, SHORT, Said, Step, TRIES, UNDO};
use crate::demo::corpus::{By, Gap, Kind, Reach, Thread};
use crate::demo::corrections::{self, Truth};
use crate::demo::people::Crowd;
use crate::demo::phrases::Phrases;
use crate::demo::rhythm::{self, Stretch, follow_up, minutes};
use crate::demo::slots::Slots;

/// Whether something is wrong that an agent has to look into.
fn is_trouble(theme: &str) -> bool {
    is_repair(theme) || ["billing", "app", "email", "move", "cancel", "coverage"].contains(&theme)
}

/// Whether something is broken that can work again.
fn is_repair(theme: &str) -> bool {
    ["outage", "speed", "engineer", "router", "wifi", "tv", "phone_line"].contains(&theme)
}

/// A history in the making.
pub(super) struct Planner {
    pub(super) rng: StdRng,
    pub(super) stretch: Stretch,
    phrases: Phrases,
    crowd: Crowd,
    /// Customers who may come back: place, language, reach, when they wrote.
    regulars: Vec<(usize, String, Reach, Vec<Instant>)>,
    /// What agents would say about conversations.
    truths: HashMap<&'static str, Vec<Truth>>,
    /// Long texts.
    said: HashSet<String>,
    plan: Plan,
}

/// Threads, and how many of their turns are said.
pub(super) type Uses<'a> = Vec<(&'a Thread, usize)>;

impl Planner {
    /// Nothing is planned yet.
    pub(super) fn new(seed: u64, end: Instant) -> Self {
        let phrases = Phrases::load();
        Self {
            rng: StdRng::seed_from_u64(seed),
            stretch: Stretch::days_before(end, DAYS),
            crowd: Crowd::new("s", phrases.spam_names.clone()),
            phrases,
            regulars: Vec::new(),
            truths: corrections::load(),
            said: HashSet::new(),
            plan: Plan { customers: Vec::new(), threads: Vec::new(), steps: Vec::new(), end },
        }
    }

    /// Gives every thread its time and its people.
    pub(super) fn fill(mut self, mut uses: Uses<'_>) -> Plan {
        uses.shuffle(&mut self.rng);
        self.burst(&mut uses);
        self.present(&mut uses);
        for (thread, turns) in uses {
            let start = self.stretch.moment(&mut self.rng, &thread.turns[0].text);
            self.thread(thread, turns, start, None);
        }
        self.finish()
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

    /// Plans one thread from its first words on.
    pub(super) fn thread(&mut self, thread: &Thread, turns: usize, start: Instant, present: Option<Present>) {
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
                (By::Brand, _) => {
                    at = self.answered_at(thread, turn.gap, at, (&mut draft, &slots), private, present)
                }
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
        // The last hours are left as the visitor should find them.
        let truths = self.truths.get(&*thread.id).filter(|_| present.is_none()).cloned().unwrap_or_default();
        match present {
            None => {
                self.settle(thread, &mut draft, at, last);
                draft.correct(truths.len());
            }
            Some(present) => self.leave(present, &mut draft),
        }
        let Draft { turns, steps, .. } = draft;
        self.plan.threads.push(Planned {
            theme: thread.theme.clone(),
            customer,
            mention: thread.mention,
            turns,
            truths,
        });
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
            self.say(
                draft,
                &self.phrases.holding.clone(),
                By::Brand,
                private,
                part(0.14).min(since + Millis::minutes(19)),
            );
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
        let by_lang =
            |pool: &HashMap<String, Vec<String>>| pool.get(&thread.lang).cloned().unwrap_or_default();
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
