//! Customers who go on writing while somebody watches.
//!
//! In: the running sandbox network. Out: new threads by the rhythm of the hour, and follow-ups when the brand has
//! answered: the next words of the conversation, an answer to a question, thanks, a private message after an
//! invitation. Promised: people whom a visitor invented are left to the visitor; what was said once comes again only
//! when everything has been said.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use channels::sandbox::simulator::{NewPerson, News, PlayError, Simulator};
use kernel::Clock;
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::corpus::{self, By, Kind, Thread};
use super::people::Crowd;
use super::phrases::Phrases;
use super::plan::{is_dated, reserved};
use super::rhythm::{self, Stretch};
use super::slots::Slots;

/// The shortest and the longest wait for a new thread, in seconds, at the busiest and the quietest hour.
const WAIT: (f64, f64) = (20., 90.);
/// How long to wait when nothing is planned.
const IDLE: Duration = Duration::from_secs(60);
/// How often somebody comes back in one place.
const MOST: usize = 3;

/// A street of customers.
pub struct Trickle {
    /// Where they write.
    pub sandbox: Simulator,
    /// What time it is for them.
    pub clock: Arc<dyn Clock>,
    /// A small file that keeps what has been said already.
    pub memory: PathBuf,
    /// Who comes, and in which order.
    pub seed: u64,
    /// How their waits are stretched: 1 for people who watch, less for tests.
    pub pace: f64,
}

impl Trickle {
    /// Lets customers write until `stop`.
    ///
    /// # Errors
    /// If the corpus can't be read.
    pub async fn run(self, stop: CancellationToken) -> Result<()> {
        let mut news = self.sandbox.subscribe();
        let mut street = Street::open(self)?;
        loop {
            let next =
                street.agenda.first_key_value().map_or_else(|| Instant::now() + IDLE, |((at, _), _)| *at);
            tokio::select! {
                () = stop.cancelled() => return Ok(()),
                () = tokio::time::sleep_until(next) => street.due().await,
                item = news.recv() => match item {
                    Ok(News::Words { id, thread, .. }) => street.hears(&id, &thread),
                    Ok(_) | Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return Ok(()),
                },
            }
        }
    }
}

/// What somebody will do.
#[derive(Debug)]
enum Deed {
    Begins,
    Replies { person: String, to: String, text: String },
    Writes { person: String, text: String },
    Reads { person: String },
}

/// A conversation of which more words are known.
#[derive(Debug, Default)]
struct Live {
    public: VecDeque<String>,
    private: VecDeque<String>,
    slots: Option<Slots>,
    came_back: usize,
}

struct Street {
    sandbox: Simulator,
    clock: Arc<dyn Clock>,
    memory: PathBuf,
    pace: f64,
    rng: StdRng,
    crowd: Crowd,
    phrases: Phrases,
    threads: Vec<Thread>,
    /// Places in `threads`, in the order in which they are said.
    pool: Vec<usize>,
    said: usize,
    agenda: BTreeMap<(Instant, u64), Deed>,
    planned: u64,
    /// By the network's thread or conversation.
    live: HashMap<String, Live>,
    ours: HashSet<String>,
    heard: HashSet<String>,
}

impl Street {
    fn open(trickle: Trickle) -> Result<Self> {
        let Trickle { sandbox, clock, memory, seed, pace } = trickle;
        let threads = corpus::load()?;
        let phrases = Phrases::load();
        let said =
            std::fs::read_to_string(&memory).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(0);
        let rng = StdRng::seed_from_u64(seed ^ clock.now().micros().unsigned_abs());
        let heard_of = |thread: &Thread| {
            let begins = thread.turns[0].text.to_lowercase();
            thread.kind != Kind::Public || begins.contains("larkspur")
        };
        let fits = |thread: &Thread| {
            thread.kind != Kind::Mail
                && thread.theme != "outage_burst"
                && !is_dated(thread)
                && heard_of(thread)
        };
        let mut pool = reserved(&threads, seed);
        pool.retain(|&place| fits(&threads[place]));
        let mut rest: Vec<_> =
            (0..threads.len()).filter(|place| !pool.contains(place) && fits(&threads[*place])).collect();
        rest.shuffle(&mut StdRng::seed_from_u64(seed));
        // What has slots sounds new once more.
        rest.sort_by_key(|&place| !threads[place].has_slots());
        pool.extend(rest);
        let crowd = Crowd::new("t", phrases.spam_names.clone());
        let mut street = Self {
            sandbox,
            clock,
            memory,
            pace,
            crowd,
            phrases,
            threads,
            pool,
            said,
            agenda: BTreeMap::new(),
            planned: 0,
            live: HashMap::new(),
            ours: HashSet::new(),
            heard: HashSet::new(),
            rng,
        };
        street.after(4., 9., Deed::Begins);
        Ok(street)
    }

    /// Puts a deed on the agenda, in so many seconds.
    fn after(&mut self, from: f64, to: f64, deed: Deed) {
        let wait = Duration::from_secs_f64(self.rng.random_range(from..to) * self.pace);
        self.planned += 1;
        self.agenda.insert((Instant::now() + wait, self.planned), deed);
    }

    /// Does what is due. What the network does not take is left out: this is only play.
    async fn due(&mut self) {
        let Some(entry) = self.agenda.first_entry().filter(|entry| entry.key().0 <= Instant::now()) else {
            return;
        };
        let done = match entry.remove() {
            Deed::Begins => {
                let next = self.pause();
                self.after(next * 0.75, next * 1.25, Deed::Begins);
                self.begin().await
            }
            Deed::Replies { person, to, text } => {
                self.sandbox.reply(&person, &to, &text).await.map(drop).map_err(Into::into)
            }
            Deed::Writes { person, text } => {
                self.sandbox.dm(&person, &text).await.map(drop).map_err(Into::into)
            }
            Deed::Reads { person } => self.sandbox.read(&person).await.map_err(Into::into),
        };
        if let Err(error) = done {
            tracing::debug!(%error, "a demo customer could not be heard");
        }
    }

    fn pause(&self) -> f64 {
        let busy = Stretch::days_before(self.clock.now(), 1).busy(self.clock.now());
        WAIT.1 - (WAIT.1 - WAIT.0) * busy
    }

    /// Somebody new begins a thread.
    async fn begin(&mut self) -> Result<()> {
        let thread = self.threads[self.pool[self.said % self.pool.len()]].clone();
        self.said += 1;
        std::fs::write(&self.memory, self.said.to_string()).context("can't remember what was said")?;
        let (person, first) = self.invent(&thread).await?;
        let weekday = rhythm::weekday(&Stretch::days_before(self.clock.now(), 1).local(self.clock.now()));
        let slots = Slots::choose(&mut self.rng, weekday + 5, &first);
        let customers = |turns: &[corpus::Turn]| -> VecDeque<String> {
            let own = turns.iter().filter(|turn| turn.by == By::Customer && !turn.text.contains("{agent}"));
            own.map(|turn| slots.fill(&turn.text)).collect()
        };
        let mut words = customers(&thread.turns);
        let text = words.pop_front().unwrap_or_default();
        let place = if thread.kind == Kind::Public {
            self.sandbox.post(&person, &text).await?
        } else {
            self.sandbox.dm(&person, &text).await?;
            channels::sandbox::simulator::conversation_id(&person)
        };
        let mut live = Live { slots: Some(slots.clone()), ..Live::default() };
        if thread.kind == Kind::Public {
            (live.public, live.private) = (words, customers(&thread.dm));
        } else {
            live.private = words;
        }
        // Some add a word before anybody can answer.
        if thread.turns.get(1).is_some_and(|turn| turn.by == By::Customer) {
            let next =
                if thread.kind == Kind::Public { live.public.pop_front() } else { live.private.pop_front() };
            if let Some(text) = next {
                let deed = match thread.kind {
                    Kind::Public => Deed::Replies { person, to: place.clone(), text },
                    _ => Deed::Writes { person, text },
                };
                self.after(8., 40., deed);
            }
        }
        self.live.insert(place, live);
        Ok(())
    }

    async fn invent(&mut self, thread: &Thread) -> Result<(String, String)> {
        loop {
            let (customer, _) = self.crowd.invent(&mut self.rng, thread);
            let (handle, name, followers) = (customer.handle, customer.name, customer.followers);
            match self.sandbox.invent(NewPerson { handle, name, avatar: None, followers }).await {
                Ok(person) => {
                    self.ours.insert(person.id.clone());
                    return Ok((person.id, customer.first));
                }
                Err(PlayError::HandleTaken(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// The brand said something: somebody may answer.
    fn hears(&mut self, id: &str, place: &str) {
        let Some(words) = self.sandbox.words(id).filter(|words| words.author.brand && !words.deleted) else {
            return;
        };
        if !self.heard.insert(id.to_owned()) {
            return;
        }
        let person = if words.private {
            place.strip_prefix("dm-").map(str::to_owned)
        } else {
            let parent = words.parent.as_deref().and_then(|parent| self.sandbox.words(parent));
            parent.map(|parent| parent.author.id)
        };
        // The history's people are called s0001 and so on.
        let Some(person) = person.filter(|person| self.ours.contains(person) || person.starts_with("s0"))
        else {
            return;
        };
        if words.private {
            self.after(3., 14., Deed::Reads { person: person.clone() });
        }
        if let Some((private, text)) = self.answer(place, &words.text, words.private) {
            let deed = if private {
                Deed::Writes { person, text }
            } else {
                Deed::Replies { person, to: id.to_owned(), text }
            };
            self.after(14., 75., deed);
        }
    }

    /// What a customer says to that, and whether in private.
    fn answer(&mut self, place: &str, heard: &str, private: bool) -> Option<(bool, String)> {
        let invited = !private && invites(heard);
        let live = self.live.entry(place.to_owned()).or_default();
        live.came_back += 1;
        if live.came_back > MOST {
            return None;
        }
        if invited {
            let text =
                live.private.pop_front().or_else(|| self.phrases.openings.choose(&mut self.rng).cloned())?;
            return Some((true, text));
        }
        let known = if private { live.private.pop_front() } else { live.public.pop_front() };
        if let Some(text) = known {
            return Some((private, text));
        }
        if heard.contains('?') {
            let rng = &mut self.rng;
            let slots = live.slots.get_or_insert_with(|| Slots::choose(rng, 2, "")).clone();
            let fits = |text: &&String| !text.contains("{name}");
            let answers: Vec<_> = self.phrases.answers.iter().filter(fits).collect();
            return answers.choose(&mut self.rng).map(|text| (private, slots.fill(text)));
        }
        let content = self.rng.random_bool(0.8);
        let closing = self.phrases.closings.get("en").and_then(|pool| pool.choose(&mut self.rng).cloned());
        closing.filter(|_| content).map(|text| (private, text))
    }
}

/// Whether the brand asks somebody to write in private.
fn invites(text: &str) -> bool {
    let text = text.to_lowercase();
    [
        "dm",
        "dms",
        "message us",
        "in private",
        "privately",
        "private message",
        "per dm",
        "mp",
        "mensaje privado",
    ]
    .iter()
    .any(|word| {
        text.split(|c: char| !c.is_alphanumeric()).any(|part| part == *word)
            || (word.contains(' ') && text.contains(word))
    })
}
