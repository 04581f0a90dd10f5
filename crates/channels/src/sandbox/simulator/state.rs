//! Everything that the network knows, as the sum of its journal's entries.
//!
//! In: [`Entry`]s, live or read back. Out: the indexes that the rest of the simulator reads. Promised:
//! [`State::apply`] never fails and depends on nothing else, so that a replay gives the same state.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use bytes::Bytes;
use kernel::Instant;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::model::{Fate, Person, Post};

/// Settled deliveries that are kept for the history.
const HISTORY: usize = 10_000;

/// One change. Externally tagged, because raw JSON can't stand inside other kinds of tagging.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Entry {
    Person(Person),
    Said(Post),
    Edited {
        id: String,
        text: String,
        at: Instant,
        to_brand: bool,
        reached: bool,
    },
    Deleted(String),
    Hidden {
        id: String,
        hidden: bool,
    },
    Liked {
        id: String,
        person: String,
        removed: bool,
    },
    Followed {
        person: String,
        removed: bool,
    },
    Fate {
        id: String,
        fate: Fate,
    },
    /// Something to tell the brand.
    Event(Box<RawValue>),
    /// The first `events` of what is to be told became a delivery.
    Composed {
        serial: i64,
        events: usize,
        body: Box<RawValue>,
    },
    Settled {
        serial: i64,
        state: DeliveryState,
    },
    /// Everything but the seeds goes.
    Reset,
}

/// What became of a delivery.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// It is being tried.
    Pending,
    /// The hook said 2xx.
    Acknowledged,
    /// Tried to the end. The history has it.
    GivenUp,
    /// Never tried, by the fault *silent drop*. The history has it.
    Dropped,
}

pub(super) struct Delivery {
    pub body: Bytes,
    pub state: DeliveryState,
}

#[derive(Default)]
pub(super) struct State {
    pub people: BTreeMap<String, Person>,
    pub posts: HashMap<String, Post>,
    /// Public threads by their root and conversations by their id, in the order of saying.
    pub threads: HashMap<String, Vec<String>>,
    /// How many answer each post.
    pub replies: HashMap<String, usize>,
    /// Public words by time.
    pub feed: BTreeSet<(Instant, String)>,
    pub by_effect_key: HashMap<String, String>,
    pub followers: BTreeSet<String>,
    /// When each person last said anything, and last said something to the brand.
    pub last_word: HashMap<String, Instant>,
    pub last_to_brand: HashMap<String, Instant>,
    /// When each person last wrote privately.
    pub last_private: HashMap<String, Instant>,
    /// What each person and the brand wrote to each other privately, in the order of saying.
    pub talks: HashMap<String, Vec<String>>,
    /// Comments that the brand has answered privately.
    pub answered_privately: HashSet<String>,
    /// What is to be told to the brand and stands in no delivery yet.
    pub queue: VecDeque<Box<RawValue>>,
    pub deliveries: BTreeMap<i64, Delivery>,
    last_serial: i64,
}

impl State {
    /// A number that this network never gave before, not even before a reset or a lost journal: the product
    /// would take an id that comes again for a duplicate. The clock's microseconds do that.
    pub fn next_serial(&mut self, now: Instant) -> i64 {
        self.last_serial = now.micros().max(self.last_serial.saturating_add(1));
        self.last_serial
    }

    pub fn apply(&mut self, entry: Entry) {
        match entry {
            Entry::Person(person) => {
                self.see_serial(&person.id, person.seeded);
                self.people.insert(person.id.clone(), person);
            }
            Entry::Said(post) => self.said(post),
            Entry::Edited { id, text, at, to_brand, reached } => {
                if let Some(post) = self.posts.get_mut(&id) {
                    (post.text, post.edited, post.to_brand, post.reached) =
                        (text, Some(at), to_brand, reached);
                }
            }
            Entry::Deleted(id) => {
                if let Some(post) = self.posts.get_mut(&id) {
                    post.deleted = true;
                }
            }
            Entry::Hidden { id, hidden } => {
                if let Some(post) = self.posts.get_mut(&id) {
                    post.hidden = hidden;
                }
            }
            Entry::Liked { id, person, removed } => {
                if let Some(post) = self.posts.get_mut(&id) {
                    _ = if removed { post.likes.remove(&person) } else { post.likes.insert(person) };
                }
            }
            Entry::Followed { person, removed } => {
                _ = if removed { self.followers.remove(&person) } else { self.followers.insert(person) };
            }
            Entry::Fate { id, fate } => {
                if let Some(post) = self.posts.get_mut(&id) {
                    post.fate = fate;
                }
            }
            Entry::Event(event) => self.queue.push_back(event),
            Entry::Composed { serial, events, body } => {
                self.last_serial = self.last_serial.max(serial);
                self.queue.drain(..events.min(self.queue.len()));
                let body = Bytes::copy_from_slice(body.get().as_bytes());
                self.deliveries.insert(serial, Delivery { body, state: DeliveryState::Pending });
            }
            Entry::Settled { serial, state } => {
                if let Some(delivery) = self.deliveries.get_mut(&serial) {
                    delivery.state = state;
                }
                self.forget_old_deliveries();
            }
            Entry::Reset => self.reset(),
        }
    }

    fn said(&mut self, post: Post) {
        self.see_serial(&post.id, post.seeded);
        if let Some(key) = &post.effect_key {
            self.by_effect_key.entry(key.clone()).or_insert_with(|| post.id.clone());
        }
        if self.people.contains_key(&post.author) {
            remember(&mut self.last_word, &post);
            if post.to_brand {
                remember(&mut self.last_to_brand, &post);
            }
            if post.with.is_some() {
                remember(&mut self.last_private, &post);
            }
        }
        if let Some(with) = &post.with {
            self.talks.entry(with.clone()).or_default().push(post.id.clone());
        }
        if let Some(parent) = &post.parent {
            if post.is_private_reply(self.posts.get(parent)) {
                self.answered_privately.insert(parent.clone());
            }
            *self.replies.entry(parent.clone()).or_default() += 1;
        }
        if post.with.is_none() {
            self.feed.insert((post.at, post.id.clone()));
        }
        self.threads.entry(post.thread.clone()).or_default().push(post.id.clone());
        self.posts.insert(post.id.clone(), post);
    }

    /// Ids of our own end in a serial; those of seeds may be anything.
    fn see_serial(&mut self, id: &str, seeded: bool) {
        if !seeded && let Some(serial) = id.get(1..).and_then(|digits| digits.parse::<i64>().ok()) {
            self.last_serial = self.last_serial.max(serial);
        }
    }

    /// Keeps the history bounded: the oldest go, as long as they are settled.
    fn forget_old_deliveries(&mut self) {
        while self.deliveries.len() > HISTORY
            && let Some(oldest) = self.deliveries.first_entry()
            && oldest.get().state != DeliveryState::Pending
        {
            oldest.remove();
        }
    }

    fn reset(&mut self) {
        let old = std::mem::take(self);
        self.last_serial = old.last_serial;
        let people = old.people.into_values().filter(|person| person.seeded);
        self.people = people.map(|person| (person.id.clone(), person)).collect();
        let mut posts: Vec<_> = old.posts.into_values().filter(|post| post.seeded).collect();
        posts.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        for mut post in posts {
            post.likes.retain(|person| self.people.contains_key(person));
            self.said(post);
        }
    }

    /// About how many entries a snapshot would have.
    pub fn entries(&self) -> usize {
        let kept = self.people.len() + self.posts.len() + self.followers.len();
        kept + 2 * self.deliveries.len() + self.queue.len()
    }

    /// The fewest entries that give this state again, in an order in which they can be applied.
    pub fn snapshot(&self) -> Vec<Entry> {
        let mut entries: Vec<_> = self.people.values().cloned().map(Entry::Person).collect();
        // A private answer to a comment is known as one only behind the comment.
        let (public, private): (Vec<_>, Vec<_>) = self.threads.values().partition(|thread| {
            thread.first().and_then(|id| self.posts.get(id)).is_some_and(|post| post.with.is_none())
        });
        for thread in public.into_iter().chain(private) {
            entries.extend(thread.iter().filter_map(|id| self.posts.get(id)).cloned().map(Entry::Said));
        }
        let follows = self.followers.iter().cloned();
        entries.extend(follows.map(|person| Entry::Followed { person, removed: false }));
        for (&serial, delivery) in &self.deliveries {
            let body = std::str::from_utf8(&delivery.body).unwrap_or("null").to_owned();
            let body = RawValue::from_string(body).unwrap_or_else(|_| RawValue::NULL.to_owned());
            entries.push(Entry::Composed { serial, events: 0, body });
            if delivery.state != DeliveryState::Pending {
                entries.push(Entry::Settled { serial, state: delivery.state });
            }
        }
        entries.extend(self.queue.iter().cloned().map(Entry::Event));
        entries
    }
}

fn remember(last: &mut HashMap<String, Instant>, post: &Post) {
    let at = last.entry(post.author.clone()).or_insert(post.at);
    *at = post.at.max(*at);
}
