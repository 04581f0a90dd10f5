//! Pictures and files as bytes: what they are, smaller pictures of them, and where they lie.
//!
//! In: bytes that strangers sent. Out: what they are by their content ([`kind`]), a small picture of a picture
//! ([`picture`]), and a place where they are kept ([`Store`]). Promised: no bytes make it panic, and none make it use
//! more memory or time than its limits say; a kind that a browser might run is never one that may be shown; what was
//! stored is there until it is deleted, under a name that is never given twice. No database, no page.

pub mod kind;
pub mod picture;
mod store;

use bytes::Bytes;

pub use picture::{Picture, Unfit};
pub use store::{Bucket, Key, Lost, Place, Store};

/// The largest file that is kept, in bytes.
pub const SIZE_MAX: u64 = 25 << 20;

/// What was found out about a file by looking at its bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Examined {
    /// What it is; see [`kind::of`].
    pub media_type: &'static str,
    /// The digest of its bytes, in hexadecimal digits.
    pub digest: String,
    /// What it looks like, if it is a picture that may be shown.
    pub picture: Option<Picture>,
    /// Why it can't be shown, if it begins as such a picture does.
    pub unfit: Option<Unfit>,
}

/// Looks at a file. Takes up to a second: not for a thread that others wait for.
pub fn examine(bytes: &Bytes) -> Examined {
    let media_type = kind::of(bytes);
    let looked = kind::may_be_shown(media_type).then(|| picture::look(bytes));
    let (picture, unfit) = match looked {
        Some(Ok(picture)) => (Some(picture), None),
        Some(Err(unfit)) => (None, Some(unfit)),
        None => (None, None),
    };
    Examined { media_type, digest: blake3::hash(bytes).to_string(), picture, unfit }
}
