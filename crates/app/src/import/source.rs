//! The second pass: rows read again, in the order of time, as events of the sandbox network.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use channels::sandbox::wire::{Event, Parent, Post, PostEvent, Profile};
use csv::{ByteRecord, Position, Reader};
use jiff::Timestamp;

use super::PREFIX;
use super::index::{Entry, Index};

/// Rows are far apart in the file when they are read by time, so a large buffer would be filled in vain.
const BUFFER: usize = 2_048;

/// A file whose index is known.
pub(super) struct Source {
    reader: Reader<File>,
    record: ByteRecord,
    pub(super) index: Arc<Index>,
    /// The network's id of the brand.
    brand: String,
}

impl Source {
    pub(super) fn open(path: &Path, index: Arc<Index>, brand: &str) -> Result<Self> {
        let file = File::open(path).with_context(|| format!("can't open {}", path.display()))?;
        let mut reader = super::row::reader().buffer_capacity(BUFFER).from_reader(file);
        reader.byte_headers().context("can't read the header again")?;
        Ok(Self { reader, record: ByteRecord::new(), index, brand: brand.to_owned() })
    }

    /// The network's id of a row.
    pub(super) fn id(number: u64) -> String {
        format!("{PREFIX}{number}")
    }

    /// A row as the network would have told it, said at `at`.
    pub(super) fn event(&mut self, entry: &Entry, at: Timestamp) -> Result<Event> {
        let mut position = Position::new();
        position.set_byte(entry.place.0).set_line(entry.place.1);
        self.reader.seek(position).context("can't go to a row")?;
        self.reader
            .read_byte_record(&mut self.record)
            .context("can't read a row again; was the file changed?")?;
        let (author, text) = self.index.columns.words(&self.record);
        let author = if entry.inbound {
            let name = format!("Customer {author}");
            Profile { id: format!("twcs-{author}"), handle: author, name, avatar: None, followers: None }
        } else {
            Profile {
                id: self.brand.clone(),
                handle: author.clone(),
                name: author,
                avatar: None,
                followers: None,
            }
        };
        let answers = entry.parent.map(|(id, inbound)| Parent {
            id: Self::id(id),
            author: if inbound == Some(false) { self.brand.clone() } else { PREFIX.to_owned() },
        });
        let is_reply = answers.is_some();
        let post = PostEvent {
            post: Post {
                id: Self::id(entry.id),
                thread: Self::id(entry.root),
                in_reply_to: answers,
                author,
                text,
                created_at: at,
                mentions: if entry.inbound { vec![self.brand.clone()] } else { Vec::new() },
                effect_key: None,
            },
        };
        Ok(match (entry.inbound, is_reply) {
            (false, _) => Event::EchoPost(post),
            (true, true) => Event::ReplyCreated(post),
            (true, false) => Event::MentionCreated(post),
        })
    }
}
