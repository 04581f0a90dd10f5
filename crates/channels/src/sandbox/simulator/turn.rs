//! One change of the network: the rules of who may say what, and what the brand is told about it.
//!
//! In: a wish of a player or of the brand. Out: entries for the journal, already applied, and news for whoever
//! watches. Promised: a turn that fails has changed nothing.

use kernel::Instant;
use serde::Serialize;

use super::Core;
use super::model::{Brand, Fate, Person, Placement, PlayError, Post, SeedPost, conversation_id};
use super::rules::address;
use super::state::Entry;
use crate::contract::Tag;
use crate::sandbox::Flavour;
use crate::sandbox::wire::{Edited, Event, Follow, Happened, Like, Refusal};

/// Something changed; whoever shows it reads it again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum News {
    /// Words appeared or changed: text, likes, fate.
    Words {
        /// Which.
        id: String,
        /// The thread or conversation in which they stand.
        thread: String,
        /// The person, if the words are private.
        with: Option<String>,
    },
    /// Somebody appeared or changed.
    Person {
        /// Who.
        id: String,
    },
    /// A delivery was made, tried or settled.
    Delivery {
        /// Which.
        id: String,
    },
    /// Faults were switched.
    Faults,
    /// Everything is different: read all again.
    Reset,
}

/// Words on their way into the network.
pub(super) struct Words<'a> {
    pub author: &'a str,
    pub placement: &'a Placement,
    pub text: &'a str,
    pub effect_key: Option<&'a str>,
    pub tag: Option<Tag>,
    pub dm_link: bool,
}

pub(super) struct Turn<'a> {
    pub core: &'a mut Core,
    pub brand: &'a Brand,
    pub flavour: Flavour,
    pub now: Instant,
    pub entries: Vec<Entry>,
    pub news: Vec<News>,
}

impl Turn<'_> {
    pub fn push(&mut self, entry: Entry) {
        self.entries.push(entry.clone());
        self.core.state.apply(entry);
    }

    pub fn mint(&mut self, prefix: &str) -> String {
        let serial = self.core.state.next_serial(self.now);
        format!("{prefix}{serial}")
    }

    pub fn person(&self, id: &str) -> Result<&Person, PlayError> {
        self.core.state.people.get(id).ok_or_else(|| PlayError::NoSuchPerson(id.to_owned()))
    }

    /// Stores a person, new or changed.
    pub fn put(&mut self, person: Person) {
        self.news.push(News::Person { id: person.id.clone() });
        self.push(Entry::Person(person));
    }

    /// A handle that nobody has `but` this person.
    pub fn free_handle(&self, raw: &str, but: Option<&str>) -> Result<String, PlayError> {
        let handle = raw.trim().trim_start_matches('@');
        if self.flavour == Flavour::Mail {
            return self.free_address(handle, but);
        }
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if !(1..=30).contains(&handle.len()) || !handle.chars().all(allowed) {
            return Err(PlayError::Invalid("a handle is 1 to 30 letters, digits or _"));
        }
        let mut others = self.core.state.people.values().filter(|person| Some(person.id.as_str()) != but);
        let taken = |other: &str| other.eq_ignore_ascii_case(handle);
        if taken(&self.brand.handle) || others.any(|person| taken(&person.handle)) {
            return Err(PlayError::HandleTaken(handle.to_owned()));
        }
        Ok(handle.to_owned())
    }

    /// Words that are there and were not taken back.
    pub fn post(&self, id: &str) -> Result<&Post, PlayError> {
        let post = self.core.state.posts.get(id).filter(|post| !post.deleted);
        post.ok_or_else(|| PlayError::NoSuchPost(id.to_owned()))
    }

    /// Says something, and tells the brand if it concerns it. The id of the words.
    pub fn say(&mut self, words: &Words) -> Result<String, PlayError> {
        self.check_text(words)?;
        self.check_rules(words)?;
        let id = self.mint(if words.placement.is_private() { "m" } else { "p" });
        let post = self.place(words, id.clone(), self.now)?;
        self.push(Entry::Said(post.clone()));
        self.tell_created(&post);
        if post.author == self.brand.id {
            self.decide_fate(&post);
        }
        self.announce(&post);
        Ok(id)
    }

    /// Builds the words with their thread and their relation to the brand. Seeds come here directly.
    pub fn place(&self, words: &Words, id: String, at: Instant) -> Result<Post, PlayError> {
        let by_brand = words.author == self.brand.id;
        if !by_brand {
            self.person(words.author)?;
        }
        let mut post = Post {
            thread: id.clone(),
            id,
            author: words.author.to_owned(),
            parent: None,
            with: None,
            text: words.text.to_owned(),
            at,
            edited: None,
            deleted: false,
            hidden: false,
            subject: None,
            repost_of: None,
            dm_link: words.dm_link,
            likes: std::collections::BTreeSet::new(),
            to_brand: false,
            reached: false,
            fate: Fate::default(),
            effect_key: words.effect_key.map(str::to_owned),
            seeded: false,
        };
        match words.placement {
            Placement::Post => {}
            Placement::Reply { to } => {
                let posts = &self.core.state.posts;
                let parent = posts.get(to).ok_or_else(|| PlayError::NoSuchPost(to.clone()))?;
                if parent.with.is_some() {
                    return Err(PlayError::Private(to.clone()));
                }
                post.thread.clone_from(&parent.thread);
                post.parent = Some(to.clone());
            }
            Placement::Dm { with } => {
                self.person(with)?;
                if !by_brand && words.author != with {
                    return Err(PlayError::Invalid("people write direct messages to the brand only"));
                }
                post.thread = conversation_id(with);
                post.with = Some(with.clone());
                if self.flavour == Flavour::Mail {
                    let last = self.core.state.talks.get(with).and_then(|talk| talk.last());
                    self.join(&mut post, last, "");
                }
            }
            Placement::PrivateReply { to } => {
                let comment = self.core.state.posts.get(to);
                let comment = comment.ok_or_else(|| PlayError::NoSuchPost(to.clone()))?;
                post.thread = conversation_id(&comment.author);
                post.with = Some(comment.author.clone());
                post.parent = Some(to.clone());
            }
            Placement::Mail { with, subject, answers } => {
                let with = address(with)?;
                self.person(&with)?;
                if !by_brand && words.author != with {
                    return Err(PlayError::Invalid("people write mails to the brand only"));
                }
                self.join(&mut post, answers.as_ref(), subject);
                post.with = Some(with);
            }
            Placement::Repost { of } => post.repost_of = Some(of.clone()),
        }
        if !by_brand {
            (post.to_brand, post.reached) = self.relation(&post);
        }
        Ok(post)
    }

    /// Words of a history; the brand's private ones count as opened.
    pub fn place_seed(&self, seed: &SeedPost) -> Result<Post, PlayError> {
        let SeedPost { id, author, placement, text, at, effect_key } = seed;
        let words =
            Words { author, placement, text, effect_key: effect_key.as_deref(), tag: None, dm_link: false };
        let mut post = self.place(&words, id.clone(), *at)?;
        post.seeded = true;
        if *author == self.brand.id && post.with.is_some() {
            post.fate = Fate::Read;
        }
        Ok(post)
    }

    /// Whether words address the brand, and whether the brand is told about them.
    fn relation(&self, post: &Post) -> (bool, bool) {
        if post.with.is_some() || (self.flavour == Flavour::Page && post.parent.is_none()) {
            return (true, true);
        }
        let parent = post.parent.as_ref().and_then(|id| self.core.state.posts.get(id));
        let to_brand = contains_word(&post.text, &format!("@{}", self.brand.handle))
            || parent.is_some_and(|parent| {
                parent.author == self.brand.id || (parent.author == post.author && parent.to_brand)
            });
        let named =
            || contains_word(&post.text, &self.brand.handle) || contains_word(&post.text, &self.brand.name);
        (to_brand, to_brand || self.in_our_thread(post) || named())
    }

    pub fn in_our_thread(&self, post: &Post) -> bool {
        let state = &self.core.state;
        let others = state.threads.get(&post.thread).into_iter().flatten().filter(|id| **id != post.id);
        others
            .filter_map(|id| state.posts.get(id))
            .any(|other| other.reached || other.author == self.brand.id)
    }

    /// The brand's words reach the person at once, unless the network thinks better of it.
    fn decide_fate(&mut self, post: &Post) {
        let at = self.stamp(self.now);
        let id = post.id.clone();
        let refusal = match &post.with {
            _ if self.core.faults.late_refusal => {
                Some("the network's filter refused these words after taking them")
            }
            Some(with) if with.ends_with(".invalid") => Some("550 5.1.1 there is no such mailbox"),
            _ => None,
        };
        if let Some(reason) = refusal.map(str::to_owned) {
            self.push(Entry::Fate { id: id.clone(), fate: Fate::Failed(reason.clone()) });
            self.tell(&Event::ReceiptFailed(Refusal { id, reason, at }));
        } else if post.with.is_some() {
            self.push(Entry::Fate { id: id.clone(), fate: Fate::Delivered });
            self.tell(&Event::ReceiptDelivered(Happened { id, at }));
        }
    }

    /// The person opens the conversation.
    pub fn read(&mut self, person: &str) -> Result<(), PlayError> {
        self.person(person)?;
        let at = self.stamp(self.now);
        for id in unread(&self.core.state, self.brand, person) {
            self.push(Entry::Fate { id: id.clone(), fate: Fate::Read });
            self.announce_id(&id);
            self.tell(&Event::ReceiptRead(Happened { id, at }));
        }
        Ok(())
    }

    /// Changes words, on behalf of `author`, or of whoever wrote them.
    pub fn edit(&mut self, author: Option<&str>, id: &str, text: &str) -> Result<(), PlayError> {
        if self.flavour == Flavour::Mail {
            return Err(PlayError::Invalid("a mail that was sent can't be changed"));
        }
        let mut post = self.owned(author, id)?.clone();
        let placement = match &post.with {
            Some(with) => Placement::Dm { with: with.clone() },
            None => Placement::Post,
        };
        let words = Words {
            author: &post.author,
            placement: &placement,
            text,
            effect_key: None,
            tag: None,
            dm_link: false,
        };
        self.check_text(&words)?;
        let was_reached = post.reached;
        text.clone_into(&mut post.text);
        if post.author != self.brand.id {
            let (to_brand, reached) = self.relation(&post);
            (post.to_brand, post.reached) = (post.to_brand || to_brand, post.reached || reached);
        }
        let Post { to_brand, reached, .. } = post;
        let (id, text) = (id.to_owned(), text.to_owned());
        self.push(Entry::Edited { id: id.clone(), text: text.clone(), at: self.now, to_brand, reached });
        let event = Edited { id, text, at: self.stamp(self.now) };
        if post.with.is_some() {
            self.tell(&Event::MessageEdited(event));
        } else if was_reached || post.author == self.brand.id {
            self.tell(&Event::PostEdited(event));
        } else {
            // Words that name the brand only now are new to it.
            self.tell_created(&post);
        }
        self.announce(&post);
        Ok(())
    }

    /// Takes words back, on behalf of `author`, or of whoever wrote them.
    pub fn delete(&mut self, author: Option<&str>, id: &str) -> Result<(), PlayError> {
        if self.flavour == Flavour::Mail {
            return Err(PlayError::Invalid("a mail that was sent can't be taken back"));
        }
        let post = self.owned(author, id)?.clone();
        self.push(Entry::Deleted(id.to_owned()));
        let event = Happened { id: id.to_owned(), at: self.stamp(self.now) };
        if post.with.is_some() {
            self.tell(&Event::MessageDeleted(event));
        } else if post.reached || post.author == self.brand.id {
            self.tell(&Event::PostDeleted(event));
        }
        self.announce(&post);
        Ok(())
    }

    fn owned(&self, author: Option<&str>, id: &str) -> Result<&Post, PlayError> {
        let post = self.post(id)?;
        if author.is_some_and(|author| author != post.author) {
            return Err(PlayError::NotYours(id.to_owned()));
        }
        Ok(post)
    }

    /// Likes a public post, or takes the like back. What is so already stays so.
    pub fn like(&mut self, person: &str, id: &str, removed: bool) -> Result<(), PlayError> {
        self.person(person)?;
        let post = self.post(id)?.clone();
        if post.with.is_some() {
            return Err(PlayError::Private(id.to_owned()));
        }
        if post.likes.contains(person) != removed {
            return Ok(());
        }
        self.push(Entry::Liked { id: id.to_owned(), person: person.to_owned(), removed });
        if post.reached || post.author == self.brand.id {
            let like = Like { post: id.to_owned(), by: self.profile(person), at: self.stamp(self.now) };
            self.tell(&if removed { Event::LikeRemoved(like) } else { Event::LikeAdded(like) });
        }
        self.announce(&post);
        Ok(())
    }

    /// Follows the brand, or no longer.
    pub fn follow(&mut self, person: &str, removed: bool) -> Result<(), PlayError> {
        self.person(person)?;
        if self.core.state.followers.contains(person) != removed {
            return Ok(());
        }
        self.push(Entry::Followed { person: person.to_owned(), removed });
        let follow = Follow { by: self.profile(person), at: self.stamp(self.now) };
        self.tell(&if removed { Event::FollowRemoved(follow) } else { Event::FollowAdded(follow) });
        self.news.push(News::Person { id: person.to_owned() });
        Ok(())
    }
}

/// A name of any characters, but not of none.
pub(super) fn checked_name(raw: &str) -> Result<String, PlayError> {
    if raw.trim().is_empty() || raw.chars().count() > 500 {
        return Err(PlayError::Invalid("a name is 1 to 500 characters"));
    }
    Ok(raw.to_owned())
}

/// The brand's messages that a person has not opened.
pub(super) fn unread(state: &super::state::State, brand: &Brand, person: &str) -> Vec<String> {
    let messages = state.talks.get(person).into_iter().flatten().filter_map(|id| state.posts.get(id));
    messages
        .filter(|post| post.author == brand.id && !post.deleted)
        .filter(|post| matches!(post.fate, Fate::Sent | Fate::Delivered))
        .map(|post| post.id.clone())
        .collect()
}

/// Whether `word` stands in `text` with nothing on either side that would make it part of another word.
fn contains_word(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    let part = |c: char| c.is_alphanumeric() || c == '_';
    !word.is_empty()
        && text.match_indices(&word).any(|(start, _)| {
            let before = text[..start].chars().next_back();
            let after = text[start + word.len()..].chars().next();
            !before.is_some_and(part) && !after.is_some_and(part)
        })
}

#[cfg(test)]
mod tests {
    use super::contains_word;

    #[test]
    fn a_name_is_found_as_a_word_and_not_inside_another() {
        assert!(contains_word("Hey @Larkspur, help", "@larkspur"));
        assert!(contains_word("larkspur broadband is down", "Larkspur Broadband"));
        assert!(!contains_word("@larkspurfan hello", "@larkspur"));
        assert!(!contains_word("mail me@larkspur.example", "@larkspur"));
        assert!(!contains_word("anything", ""));
    }
}
