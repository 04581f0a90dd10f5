//! What the brand is told about a turn, and what a live page is.
//!
//! In: words and people as they are now. Out: events of the wire, queued for the next delivery. Promised: only
//! what concerns the brand is told, with timestamps as skewed as the faults want them.

use kernel::Instant;
use serde_json::value::to_raw_value;

use super::model::Post;
use super::state::Entry;
use super::turn::{News, Turn};
use crate::sandbox::Flavour;
use crate::sandbox::wire::{self, Event, MessageEvent, PostEvent, Profile};

impl Turn<'_> {
    pub fn announce(&mut self, post: &Post) {
        let (id, thread, with) = (post.id.clone(), post.thread.clone(), post.with.clone());
        self.news.push(News::Words { id, thread, with });
    }

    pub fn announce_id(&mut self, id: &str) {
        if let Some(post) = self.core.state.posts.get(id).cloned() {
            self.announce(&post);
        }
    }

    pub fn tell(&mut self, event: &Event) {
        let event = to_raw_value(event).expect("events have text keys and can't fail to be JSON");
        self.push(Entry::Event(event));
    }

    pub fn tell_created(&mut self, post: &Post) {
        let by_brand = post.author == self.brand.id;
        if !by_brand && !post.reached {
            return;
        }
        let author = self.profile(&post.author);
        let (id, text, effect_key) = (post.id.clone(), post.text.clone(), post.effect_key.clone());
        let created_at = self.stamp(post.at);
        if let Some(with) = &post.with {
            let recipient = if by_brand { with.clone() } else { self.brand.id.clone() };
            let conversation = post.thread.clone();
            let (in_reply_to, subject) = (post.parent.clone(), post.subject.clone());
            let message = wire::Message {
                id,
                conversation,
                author,
                recipient,
                in_reply_to,
                subject,
                text,
                created_at,
                effect_key,
            };
            let event = MessageEvent { message };
            self.tell(&if by_brand { Event::EchoMessage(event) } else { Event::MessageCreated(event) });
            return;
        }
        let parent = post.parent.as_ref().and_then(|id| self.core.state.posts.get(id));
        let in_reply_to = parent.map(|p| wire::Parent { id: p.id.clone(), author: p.author.clone() });
        let answers = in_reply_to.is_some();
        let mentions = if post.to_brand { vec![self.brand.id.clone()] } else { Vec::new() };
        let thread = post.thread.clone();
        let event = PostEvent {
            post: wire::Post { id, thread, in_reply_to, author, text, created_at, mentions, effect_key },
        };
        self.tell(&match () {
            () if by_brand => Event::EchoPost(event),
            () if answers && self.in_our_thread(post) => Event::ReplyCreated(event),
            // On the brand's own page nobody needs to name it.
            () if post.to_brand && self.flavour != Flavour::Page => Event::MentionCreated(event),
            () => Event::PostCreated(event),
        });
    }

    pub fn profile(&self, id: &str) -> Profile {
        match self.core.state.people.get(id) {
            Some(person) => Profile {
                id: person.id.clone(),
                handle: person.handle.clone(),
                name: person.name.clone(),
                avatar: person.avatar.clone(),
                followers: Some(person.followers),
            },
            None => Profile {
                id: self.brand.id.clone(),
                handle: self.brand.handle.clone(),
                name: self.brand.name.clone(),
                avatar: None,
                followers: Some(self.core.state.followers.len() as u64),
            },
        }
    }

    /// A moment as the brand is told it.
    pub fn stamp(&self, at: Instant) -> jiff::Timestamp {
        (at + self.core.faults.skew()).timestamp()
    }
}
