//! Where a message stands on Telegram, and the keys that say so.
//!
//! A `message_id` is unique only inside a chat, and a business chat is another one than the bot's own chat with the same
//! person although both have the same `chat.id`. So every key carries the whole way: the business connection, if there is
//! one, the chat, and the message.
//!
//! | key | form |
//! |---|---|
//! | a private conversation | `555`, `business:BC_a:555` |
//! | a public thread | `-100777:12`, `-100777:album:9001` |
//! | a message | `555:12`, `-100777:12`, `business:BC_a:555:12` |

use std::fmt;

const BUSINESS: &str = "business:";
const ALBUM: &str = "album:";
const CONNECTION_MAX: usize = 100;

/// A chat, as the bot or as a business account sees it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// The business connection, if it is not a chat of the bot itself.
    pub connection: Option<String>,
    /// The chat; in a private one, the other person's id.
    pub chat: i64,
}

impl Place {
    /// The place that a private conversation's key names.
    pub fn of(key: &str) -> Option<Self> {
        match key.strip_prefix(BUSINESS) {
            Some(rest) => {
                let (connection, chat) = rest.split_once(':')?;
                let chat = chat.parse().ok()?;
                is_connection(connection).then(|| Self { connection: Some(connection.into()), chat })
            }
            None => Some(Self { connection: None, chat: key.parse().ok()? }),
        }
    }

    /// A message here.
    pub const fn message(self, message: i64) -> Spot {
        Spot { place: self, message }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.connection {
            Some(connection) => write!(f, "{BUSINESS}{connection}:{}", self.chat),
            None => write!(f, "{}", self.chat),
        }
    }
}

/// A message in its chat.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Spot {
    /// Where.
    pub place: Place,
    /// Which.
    pub message: i64,
}

impl Spot {
    /// The message that a key names.
    pub fn of(key: &str) -> Option<Self> {
        let (place, message) = key.rsplit_once(':')?;
        Some(Place::of(place)?.message(message.parse().ok()?))
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.place, self.message)
    }
}

/// The public thread that an album begins: its pictures are messages of their own, and one thing to answer.
pub fn album(chat: i64, group: &str) -> String {
    format!("{chat}:{ALBUM}{group}")
}

/// Whether it can be the id of a business connection: it becomes a part of keys.
pub fn is_connection(raw: &str) -> bool {
    (1..=CONNECTION_MAX).contains(&raw.len())
        && raw.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_same_person_and_number_in_two_kinds_of_chat_are_two_messages() {
        let own = Place { connection: None, chat: 5 }.message(12);
        let business = Place { connection: Some("BC_a".into()), chat: 5 }.message(12);
        assert_eq!((own.to_string(), business.to_string()), ("5:12".into(), "business:BC_a:5:12".into()));
    }

    #[test]
    fn what_is_no_key_names_nothing() {
        for bad in
            ["", ":", "5", "x:1", "5:x", "business:", "business::5:1", "business:a/b:5:1", "-1:album:7"]
        {
            assert_eq!(Spot::of(bad), None, "{bad}");
        }
        assert_eq!(Place::of("-1:album:7"), None);
    }

    proptest! {
        #[test]
        fn a_key_names_what_it_was_made_of(
            connection in prop::option::of("[A-Za-z0-9_-]{1,100}"),
            chat in any::<i64>(),
            message in any::<i64>(),
        ) {
            let spot = Place { connection, chat }.message(message);
            prop_assert_eq!(Place::of(&spot.place.to_string()), Some(spot.place.clone()));
            prop_assert_eq!(Spot::of(&spot.to_string()), Some(spot));
        }

        #[test]
        fn any_text_is_read_as_a_key_without_a_panic(raw in any::<String>()) {
            if let Some(spot) = Spot::of(&raw) {
                prop_assert_eq!(Spot::of(&spot.to_string()), Some(spot));
            }
        }
    }
}
