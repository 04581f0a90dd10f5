//! Words of a customer as the network delivers them, and as it remembers them.

use channels::sandbox::simulator::{Placement, conversation_id};
use channels::sandbox::wire::{Event, Message, MessageEvent, Parent, Post, PostEvent, Profile};
use kernel::Instant;

use super::people::Customer;

/// Words of a customer.
pub(super) struct Words<'a> {
    pub customer: &'a Customer,
    /// The network's id of them.
    pub id: &'a str,
    pub text: &'a str,
    pub at: Instant,
    /// The network's id of the brand.
    pub brand: &'a str,
}

impl Words<'_> {
    /// As a direct message.
    pub fn in_private(&self) -> (Event, Placement) {
        let customer = self.customer.id.clone();
        let message = Message {
            id: self.id.to_owned(),
            conversation: conversation_id(&customer),
            author: self.author(),
            recipient: self.brand.to_owned(),
            in_reply_to: None,
            subject: None,
            text: self.text.to_owned(),
            created_at: self.at.timestamp(),
            effect_key: None,
        };
        (Event::MessageCreated(MessageEvent { message }), Placement::Dm { with: customer })
    }

    /// In the thread that begins with `root`, after `last` (words and their author), if anybody spoke before.
    pub fn in_public(
        &self,
        root: String,
        last: Option<(String, String)>,
        mention: bool,
    ) -> (Event, Placement) {
        let to_brand = mention || last.as_ref().is_some_and(|(_, author)| author == self.brand);
        let placement = match &last {
            Some((to, _)) => Placement::Reply { to: to.clone() },
            None => Placement::Post,
        };
        let is_reply = last.is_some();
        let post = PostEvent {
            post: Post {
                id: self.id.to_owned(),
                thread: root,
                in_reply_to: last.map(|(id, author)| Parent { id, author }),
                author: self.author(),
                text: self.text.to_owned(),
                created_at: self.at.timestamp(),
                mentions: if to_brand { vec![self.brand.to_owned()] } else { Vec::new() },
                effect_key: None,
            },
        };
        let event = match (is_reply, mention) {
            (true, _) => Event::ReplyCreated(post),
            (false, true) => Event::MentionCreated(post),
            (false, false) => Event::PostCreated(post),
        };
        (event, placement)
    }

    fn author(&self) -> Profile {
        let Customer { id, handle, name, followers, .. } = self.customer.clone();
        Profile { id, handle, name, avatar: None, followers: Some(followers) }
    }
}
