//! The network itself: a small social network in memory, with a journal, a real HTTP API and real deliveries.
//!
//! In: what players do ([`Simulator`]'s verbs, or their HTTP twins in [`play`]) and what the brand asks of the
//! API ([`api`]). Out: signed deliveries to the product's hook, answers, and [`News`] for a live page.
//! Promised: a verb that returned has its effect on disk, where there is a journal; what was not acknowledged is
//! delivered after a restart; faults change how the network behaves towards the brand, never what it remembers.

pub mod api;
mod deliver;
mod faults;
mod journal;
mod model;
pub mod play;
mod rules;
mod state;
mod tell;
mod turn;
mod views;
mod world;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kernel::{Clock, Instant, Secret};
use rand::SeedableRng;
use rand::rngs::StdRng;
use tokio::sync::{Notify, broadcast, watch};

use crate::sandbox::Flavour;

pub use deliver::Attempt;
pub use faults::{Faults, RateLimit};
pub use journal::JournalError;
pub use model::{
    Brand, Fate, NewPerson, Person, PersonEdit, Placement, PlayError, SeedPost, Seeded, conversation_id,
};
pub use state::DeliveryState;
pub use turn::News;
pub use views::{ConversationView, DeliveryView, Face, PersonView, PostView, ThreadView};
pub use world::world;

use deliver::Lanes;
use faults::Bucket;
use journal::{Ack, Journal};
use state::{Entry, State};
use turn::{Turn, Words, checked_name};

/// How a simulator is set up.
pub struct SimulatorConfig {
    /// Where to remember; only in memory if absent. `.lock` and `.new` files stand beside it.
    pub journal: Option<PathBuf>,
    /// Where to deliver.
    pub hook_url: String,
    /// With which secret to sign.
    pub secret: Secret<Vec<u8>>,
    /// Which token the brand's API calls carry.
    pub token: Secret<String>,
    /// The brand's account.
    pub brand: Brand,
    /// Which kind of network it is.
    pub flavour: Flavour,
    /// Where timestamps and ids come from. Waiting is always in real time.
    pub clock: Arc<dyn Clock>,
    /// For jitter and for the shares of the faults.
    pub seed: u64,
    /// For the deliveries. It must be allowed to reach loopback, and must not follow redirects.
    pub http: reqwest::Client,
    /// The brand's API limit.
    pub rate_limit: RateLimit,
    /// Stretches the waits between tries, 0 to 100: 1 is like a real network, tests take 0.01.
    pub pace: f64,
}

/// A running network. Clones are handles to the same one; it stops when the last is dropped.
#[derive(Clone)]
pub struct Simulator(Arc<Running>);

struct Running {
    shared: Arc<Shared>,
    worker: tokio::task::AbortHandle,
}

impl std::fmt::Debug for Simulator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Simulator").field("brand", self.brand()).finish_non_exhaustive()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.abort();
    }
}

struct Shared {
    brand: Brand,
    flavour: Flavour,
    hook_url: Mutex<String>,
    secret: Secret<Vec<u8>>,
    token: Secret<String>,
    clock: Arc<dyn Clock>,
    http: reqwest::Client,
    pace: f64,
    core: Mutex<Core>,
    journal: Journal,
    wake: Notify,
    news: broadcast::Sender<News>,
    pending: watch::Sender<usize>,
}

struct Core {
    state: State,
    faults: Faults,
    lanes: Lanes,
    bucket: Bucket,
    rng: StdRng,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Core> {
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hook_url(&self) -> String {
        self.hook_url.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Does one change; it has returned when the disk has it.
    async fn change<T>(
        &self,
        change: impl FnOnce(&mut Turn) -> Result<T, PlayError>,
    ) -> Result<T, PlayError> {
        let (value, ack) = self.begin(change)?;
        ack.durable().await.map_err(PlayError::Journal)?;
        Ok(value)
    }

    fn begin<T>(
        &self,
        change: impl FnOnce(&mut Turn) -> Result<T, PlayError>,
    ) -> Result<(T, Ack), PlayError> {
        let mut core = self.lock();
        let now = self.clock.now();
        let (entries, news) = (Vec::new(), Vec::new());
        let (brand, flavour) = (&self.brand, self.flavour);
        let mut turn = Turn { core: &mut core, brand, flavour, now, entries, news };
        let value = change(&mut turn)?;
        let Turn { entries, news, .. } = turn;
        let ack = self.journal.append(&entries);
        self.count_pending(&core);
        drop(core);
        self.wake.notify_one();
        for item in news {
            _ = self.news.send(item);
        }
        Ok((value, ack))
    }
}

impl Simulator {
    /// Reads the journal and begins to deliver. Call it inside a tokio runtime.
    ///
    /// # Errors
    /// [`JournalError`] if the journal can't be used.
    pub async fn start(config: SimulatorConfig) -> Result<Self, JournalError> {
        let SimulatorConfig { journal: path, hook_url, secret, token, brand, clock, http, pace, .. } = config;
        let opened = tokio::task::spawn_blocking(move || Journal::open(path.as_deref())).await;
        let (journal, state) = opened.expect("reading the journal does not panic and is not aborted")?;
        let now = tokio::time::Instant::now();
        let core = Core {
            lanes: Lanes::resume(&state, now),
            state,
            faults: Faults::default(),
            bucket: Bucket::new(config.rate_limit, now),
            rng: StdRng::seed_from_u64(config.seed),
        };
        let shared = Arc::new(Shared {
            brand,
            flavour: config.flavour,
            hook_url: Mutex::new(hook_url),
            secret,
            token,
            clock,
            http,
            pace: if pace.is_finite() { pace.clamp(0.0, 100.0) } else { 1.0 },
            pending: watch::Sender::new(core.lanes.len() + core.state.queue.len()),
            core: Mutex::new(core),
            journal,
            wake: Notify::new(),
            news: broadcast::Sender::new(1_024),
        });
        let worker = tokio::spawn(deliver::run(shared.clone())).abort_handle();
        Ok(Self(Arc::new(Running { shared, worker })))
    }

    /// Both HTTP APIs: the brand's below `/v1`, the players' below `/play`.
    pub fn router(&self) -> axum::Router {
        api::router(self).merge(play::router(self))
    }

    /// From now on it delivers to this address.
    pub fn deliver_to(&self, hook_url: String) {
        *self.shared().hook_url.lock().unwrap_or_else(PoisonError::into_inner) = hook_url;
    }

    fn shared(&self) -> &Shared {
        &self.0.shared
    }

    /// The brand's account.
    pub fn brand(&self) -> &Brand {
        &self.shared().brand
    }

    /// Which kind of network it is.
    pub fn flavour(&self) -> Flavour {
        self.shared().flavour
    }

    /// Invents somebody.
    ///
    /// # Errors
    /// If the handle is taken, or handle or name are not what the network takes.
    pub async fn invent(&self, new: NewPerson) -> Result<Person, PlayError> {
        self.shared()
            .change(|turn| {
                let handle = turn.free_handle(&new.handle, None)?;
                let name = checked_name(&new.name)?;
                let NewPerson { avatar, followers, .. } = new;
                let id = if turn.flavour == Flavour::Mail { handle.clone() } else { turn.mint("u") };
                let person = Person { id, handle, name, avatar, followers, seeded: false };
                turn.put(person.clone());
                Ok(person)
            })
            .await
    }

    /// Changes somebody. The brand sees it with their next words.
    ///
    /// # Errors
    /// As [`Simulator::invent`], and if there is no such person.
    pub async fn change_person(&self, id: &str, edit: PersonEdit) -> Result<Person, PlayError> {
        self.shared()
            .change(|turn| {
                let mut person = turn.person(id)?.clone();
                if let Some(handle) = edit.handle {
                    person.handle = turn.free_handle(&handle, Some(id))?;
                }
                if let Some(name) = edit.name {
                    person.name = checked_name(&name)?;
                }
                person.avatar = edit.avatar.or(person.avatar);
                person.followers = edit.followers.unwrap_or(person.followers);
                turn.put(person.clone());
                Ok(person)
            })
            .await
    }

    /// A person posts in public. The post's id.
    ///
    /// # Errors
    /// If there is no such person or there are no words.
    pub async fn post(&self, person: &str, text: &str) -> Result<String, PlayError> {
        self.say(person, &Placement::Post, text).await
    }

    /// A person answers a post in public. The reply's id.
    ///
    /// # Errors
    /// If person or post are not there, or there are no words.
    pub async fn reply(&self, person: &str, to: &str, text: &str) -> Result<String, PlayError> {
        self.say(person, &Placement::Reply { to: to.to_owned() }, text).await
    }

    /// A person writes a mail to the brand that opens a thread. The mail's id.
    ///
    /// # Errors
    /// If there is no such person, there are no words, or this network carries no mail.
    pub async fn mail(&self, person: &str, subject: &str, text: &str) -> Result<String, PlayError> {
        let (with, subject) = (person.to_owned(), subject.to_owned());
        self.say(person, &Placement::Mail { with, subject, answers: None }, text).await
    }

    /// A person writes to the brand privately; in mail, they answer what was written last. The message's id.
    ///
    /// # Errors
    /// If there is no such person or there are no words.
    pub async fn dm(&self, person: &str, text: &str) -> Result<String, PlayError> {
        self.say(person, &Placement::Dm { with: person.to_owned() }, text).await
    }

    /// Somebody in the brand uses the network's own app instead of the product. The id of the words.
    ///
    /// # Errors
    /// As for the API: length, window, and what the words refer to must be there.
    pub async fn say_as_brand(&self, placement: &Placement, text: &str) -> Result<String, PlayError> {
        self.say(&self.brand().id, placement, text).await
    }

    async fn say(&self, author: &str, placement: &Placement, text: &str) -> Result<String, PlayError> {
        let words = Words { author, placement, text, effect_key: None, tag: None, dm_link: false };
        self.shared().change(|turn| turn.say(&words)).await
    }

    /// Changes words, on behalf of whoever wrote them.
    ///
    /// # Errors
    /// If they are not there, or the new text is not taken.
    pub async fn edit(&self, id: &str, text: &str) -> Result<(), PlayError> {
        self.shared().change(|turn| turn.edit(None, id, text)).await
    }

    /// Takes words back, on behalf of whoever wrote them.
    ///
    /// # Errors
    /// If they are not there.
    pub async fn delete(&self, id: &str) -> Result<(), PlayError> {
        self.shared().change(|turn| turn.delete(None, id)).await
    }

    /// A person likes a public post.
    ///
    /// # Errors
    /// If person or post are not there, or the post is private.
    pub async fn like(&self, person: &str, id: &str) -> Result<(), PlayError> {
        self.shared().change(|turn| turn.like(person, id, false)).await
    }

    /// A person takes a like back.
    ///
    /// # Errors
    /// As [`Simulator::like`].
    pub async fn unlike(&self, person: &str, id: &str) -> Result<(), PlayError> {
        self.shared().change(|turn| turn.like(person, id, true)).await
    }

    /// A person follows the brand, or no longer.
    ///
    /// # Errors
    /// If there is no such person.
    pub async fn follow(&self, person: &str, follows: bool) -> Result<(), PlayError> {
        self.shared().change(|turn| turn.follow(person, !follows)).await
    }

    /// A person opens the conversation with the brand: its messages are read.
    ///
    /// # Errors
    /// If there is no such person.
    pub async fn read(&self, person: &str) -> Result<(), PlayError> {
        self.shared().change(|turn| turn.read(person)).await
    }

    /// Loads a history without delivering it. People replace those with the same id; words that are there
    /// already stay as they are, so a seed can be loaded again.
    ///
    /// # Errors
    /// If the journal can't be written.
    pub async fn seed(&self, people: Vec<Person>, posts: Vec<SeedPost>) -> Result<Seeded, PlayError> {
        self.shared()
            .change(|turn| {
                let brand = turn.brand.id.clone();
                // A list of authors may hold the brand; the network knows it already, and not as a person.
                for person in people.into_iter().filter(|person| person.id != brand) {
                    turn.push(Entry::Person(Person { seeded: true, ..person }));
                }
                let mut seeded = Seeded::default();
                for post in posts {
                    if turn.core.state.posts.contains_key(&post.id) {
                        seeded.known += 1;
                        continue;
                    }
                    match turn.place_seed(&post) {
                        Ok(placed) => {
                            turn.push(Entry::Said(placed));
                            seeded.added += 1;
                        }
                        Err(error) => seeded.refused.push((post.id, error)),
                    }
                }
                turn.news.push(News::Reset);
                Ok(seeded)
            })
            .await
    }

    /// Forgets everything but the seeds, and switches all faults off. Ids given before never come again.
    ///
    /// # Errors
    /// If the journal can't be written.
    pub async fn reset(&self) -> Result<(), PlayError> {
        self.shared()
            .change(|turn| {
                turn.core.faults = Faults::default();
                turn.core.lanes = Lanes::default();
                turn.push(Entry::Reset);
                turn.news.push(News::Reset);
                Ok(())
            })
            .await
    }

    /// The faults that are switched on.
    pub fn faults(&self) -> Faults {
        self.shared().lock().faults.clone()
    }

    /// Switches faults; numbers are brought into their ranges.
    pub fn set_faults(&self, faults: Faults) {
        self.shared().lock().faults = faults.bounded();
        self.shared().wake.notify_one();
        _ = self.shared().news.send(News::Faults);
    }

    /// What changes from now on. A receiver that lags should read everything again.
    pub fn subscribe(&self) -> broadcast::Receiver<News> {
        self.shared().news.subscribe()
    }

    /// Waits until nothing is left to deliver: acknowledged, given up or dropped.
    pub async fn delivered(&self) {
        // The sender lives as long as `self`.
        _ = self.shared().pending.subscribe().wait_for(|&pending| pending == 0).await;
    }

    /// The network's time.
    pub fn now(&self) -> Instant {
        self.shared().clock.now()
    }
}
