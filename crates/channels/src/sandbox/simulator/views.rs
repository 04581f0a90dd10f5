//! What a page or a test reads: feed, threads, conversations, people, deliveries.

use kernel::Instant;
use serde::{Serialize, Serializer};

use super::deliver::{Attempt, delivery_id};
use super::model::{Brand, Fate, PlayError, Post, conversation_id};
use super::state::{DeliveryState, State};
use super::turn::unread;
use super::{Core, Simulator};

/// Lists give at most this many rows.
const MOST: usize = 200;

/// Somebody, beside their words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Face {
    /// Stable.
    pub id: String,
    /// Without `@`.
    pub handle: String,
    /// As shown. Not cleaned: whoever shows it escapes and isolates it.
    pub name: String,
    /// The address of a picture. Not checked.
    pub avatar: Option<String>,
    /// How many follow them.
    pub followers: u64,
    /// Whether this is the brand.
    pub brand: bool,
}

/// Somebody in the list of people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PersonView {
    /// Who.
    #[serde(flatten)]
    pub face: Face,
    /// Whether they follow the brand.
    pub follows: bool,
    /// Messages of the brand that they have not opened.
    pub unread: usize,
    /// Whether they came with a seed.
    pub seeded: bool,
    /// When they last said something.
    #[serde(serialize_with = "rfc3339_maybe")]
    pub last_word: Option<Instant>,
}

/// Words as they stand on the network.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PostView {
    /// Stable.
    pub id: String,
    /// The thread's first post, or the conversation.
    pub thread: String,
    /// What it answers.
    pub parent: Option<String>,
    /// Who said it.
    pub author: Face,
    /// Whether only the person and the brand see it.
    pub private: bool,
    /// What it says; empty if it was deleted.
    pub text: String,
    /// When.
    #[serde(serialize_with = "rfc3339")]
    pub at: Instant,
    /// Whether it was changed.
    pub edited: bool,
    /// Whether it was taken back.
    pub deleted: bool,
    /// Whether the brand hides it from everybody but its author.
    pub hidden: bool,
    /// The subject, in mail.
    pub subject: Option<String>,
    /// The post that it shows to the brand's followers.
    pub repost_of: Option<String>,
    /// Whether a link hangs below it that opens a private message to the brand.
    pub dm_link: bool,
    /// Who likes it, by id.
    pub likes: Vec<String>,
    /// How many answer it directly, also those taken back.
    pub replies: usize,
    /// Whether the brand is told about it.
    pub reached: bool,
    /// What became of it, if it is the brand's.
    pub fate: Option<Fate>,
    /// The brand's own key for it.
    pub effect_key: Option<String>,
}

/// A public thread.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ThreadView {
    /// The first post's id.
    pub id: String,
    /// By time, the first post first.
    pub posts: Vec<PostView>,
}

/// The private messages between a person and the brand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ConversationView {
    /// Its id on the network.
    pub id: String,
    /// Who.
    pub person: Face,
    /// By time.
    pub messages: Vec<PostView>,
    /// How many of the brand's the person has not opened.
    pub unread: usize,
}

/// A delivery and its tries.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DeliveryView {
    /// As in the header.
    pub id: String,
    /// The body as it is, or would have been, sent.
    pub body: String,
    /// What became of it.
    pub state: DeliveryState,
    /// The tries since the last start.
    pub attempts: Vec<Attempt>,
}

impl Simulator {
    /// People, invented ones first, then by when they last said something. `search` finds parts of names and
    /// handles; at most 200.
    pub fn people(&self, search: Option<&str>, limit: usize) -> Vec<PersonView> {
        let core = self.shared().lock();
        let state = &core.state;
        let wanted = search.map(str::to_lowercase).filter(|text| !text.is_empty());
        let fits = |text: &str| wanted.as_ref().is_none_or(|wanted| text.to_lowercase().contains(wanted));
        let found = state.people.values().filter(|person| fits(&person.name) || fits(&person.handle));
        let mut found: Vec<_> =
            found.map(|person| (person, state.last_word.get(&person.id).copied())).collect();
        found.sort_by_key(|&(person, last)| (person.seeded, std::cmp::Reverse(last)));
        found.truncate(limit.min(MOST));
        let brand = self.brand();
        let view = |(person, last_word): (&super::Person, _)| PersonView {
            face: face(state, brand, &person.id),
            follows: state.followers.contains(&person.id),
            unread: unread(state, brand, &person.id).len(),
            seeded: person.seeded,
            last_word,
        };
        found.into_iter().map(view).collect()
    }

    /// Public words, newest first, at most 200; those older than `before`, those of one person.
    pub fn feed(&self, limit: usize, before: Option<&str>, person: Option<&str>) -> Vec<PostView> {
        let core = self.shared().lock();
        let state = &core.state;
        let end = before.and_then(|id| state.posts.get(id)).map(|post| (post.at, post.id.clone()));
        let posts: Box<dyn Iterator<Item = _>> = match end {
            Some(end) => Box::new(state.feed.range(..end).rev()),
            None => Box::new(state.feed.iter().rev()),
        };
        posts
            .filter_map(|(_, id)| state.posts.get(id))
            .filter(|post| !post.deleted && person.is_none_or(|person| post.author == person))
            .take(limit.min(MOST))
            .map(|post| view(state, self.brand(), post))
            .collect()
    }

    /// The public thread in which a post stands.
    ///
    /// # Errors
    /// If there is no such post, or it is private.
    pub fn thread(&self, id: &str) -> Result<ThreadView, PlayError> {
        let core = self.shared().lock();
        let state = &core.state;
        let post = state.posts.get(id).ok_or_else(|| PlayError::NoSuchPost(id.to_owned()))?;
        if post.with.is_some() {
            return Err(PlayError::Private(id.to_owned()));
        }
        Ok(ThreadView { id: post.thread.clone(), posts: together(state, self.brand(), &post.thread) })
    }

    /// The private messages between a person and the brand; empty if there are none.
    ///
    /// # Errors
    /// If there is no such person.
    pub fn conversation(&self, person: &str) -> Result<ConversationView, PlayError> {
        let core = self.shared().lock();
        let state = &core.state;
        if !state.people.contains_key(person) {
            return Err(PlayError::NoSuchPerson(person.to_owned()));
        }
        let id = conversation_id(person);
        Ok(ConversationView {
            messages: in_order(state, self.brand(), state.talks.get(person)),
            id,
            person: face(state, self.brand(), person),
            unread: unread(state, self.brand(), person).len(),
        })
    }

    /// One post or message.
    pub fn words(&self, id: &str) -> Option<PostView> {
        let core = self.shared().lock();
        core.state.posts.get(id).map(|post| view(&core.state, self.brand(), post))
    }

    /// Deliveries and their tries, newest first, at most 200.
    pub fn deliveries(&self, limit: usize) -> Vec<DeliveryView> {
        let core = self.shared().lock();
        let Core { state, lanes, .. } = &*core;
        let newest = state.deliveries.iter().rev().take(limit.min(MOST));
        newest
            .map(|(serial, delivery)| DeliveryView {
                id: delivery_id(*serial),
                body: String::from_utf8_lossy(&delivery.body).into_owned(),
                state: delivery.state,
                attempts: lanes.log.get(serial).cloned().unwrap_or_default(),
            })
            .collect()
    }
}

fn together(state: &State, brand: &Brand, thread: &str) -> Vec<PostView> {
    in_order(state, brand, state.threads.get(thread))
}

fn in_order(state: &State, brand: &Brand, ids: Option<&Vec<String>>) -> Vec<PostView> {
    let mut posts: Vec<_> = ids.into_iter().flatten().filter_map(|id| state.posts.get(id)).collect();
    // Stable, so that words of the same moment stay in the order in which they were said.
    posts.sort_by_key(|post| post.at);
    posts.into_iter().map(|post| view(state, brand, post)).collect()
}

fn view(state: &State, brand: &Brand, post: &Post) -> PostView {
    PostView {
        id: post.id.clone(),
        thread: post.thread.clone(),
        parent: post.parent.clone(),
        author: face(state, brand, &post.author),
        private: post.with.is_some(),
        text: if post.deleted { String::new() } else { post.text.clone() },
        at: post.at,
        edited: post.edited.is_some(),
        deleted: post.deleted,
        hidden: post.hidden,
        subject: post.subject.clone(),
        repost_of: post.repost_of.clone(),
        dm_link: post.dm_link,
        likes: post.likes.iter().cloned().collect(),
        replies: state.replies.get(&post.id).copied().unwrap_or(0),
        reached: post.reached,
        fate: (post.author == brand.id).then(|| post.fate.clone()),
        effect_key: post.effect_key.clone(),
    }
}

fn face(state: &State, brand: &Brand, id: &str) -> Face {
    match state.people.get(id) {
        Some(person) => Face {
            id: person.id.clone(),
            handle: person.handle.clone(),
            name: person.name.clone(),
            avatar: person.avatar.clone(),
            followers: person.followers,
            brand: false,
        },
        None => Face {
            id: id.to_owned(),
            handle: brand.handle.clone(),
            name: brand.name.clone(),
            avatar: None,
            followers: state.followers.len() as u64,
            brand: true,
        },
    }
}

pub(super) fn rfc3339<S: Serializer>(at: &Instant, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&at.timestamp())
}

fn rfc3339_maybe<S: Serializer>(at: &Option<Instant>, serializer: S) -> Result<S::Ok, S::Error> {
    at.map(Instant::timestamp).serialize(serializer)
}
