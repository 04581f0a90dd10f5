//! A picture or file, and how far it has come.

use channels::{Attachment, Enclosure};
use db::FromRow;
use kernel::{AccountId, ApprovalId, CaseId, MediaId, MessageId, UserId};

use crate::words::words;

words! {
    /// How far a file has come.
    pub enum State {
        /// It is to be fetched.
        Wanted = "wanted",
        /// It is here.
        Kept = "kept",
        /// It is not fetched: too large, gone, or at an address that is not gone to.
        Refused = "refused",
        /// It could not be had however often it was tried.
        Failed = "failed",
    }
}

/// A picture or file.
#[derive(Clone, PartialEq, Eq, Debug, FromRow)]
pub struct Media {
    /// Its id, and the name of its bytes.
    pub id: MediaId,
    /// The message on which it hangs.
    pub message_id: Option<MessageId>,
    /// The words waiting for agreement on which it hangs.
    pub approval_id: Option<ApprovalId>,
    /// The case for which it is attached to a draft.
    pub case_id: Option<CaseId>,
    /// Whose draft; `None` also for a program's.
    pub user_id: Option<UserId>,
    /// How far it has come.
    pub state: State,
    /// What its content is; before it is here, what the network says.
    pub media_type: String,
    /// What it is called, if it has a name.
    pub name: Option<String>,
    /// What it shows, for those who can't see it.
    pub alt: Option<String>,
    /// In bytes; before it is here, what the network says.
    pub size: Option<i64>,
    /// The digest of its bytes, in hexadecimal digits.
    pub digest: Option<String>,
    /// In pixels, of a picture that can be shown.
    pub width: Option<i64>,
    /// In pixels, of a picture that can be shown.
    pub height: Option<i64>,
    /// Why it is not here, or not shown, in plain words.
    pub reason: Option<String>,
}

impl Media {
    /// Whether it is a picture that a page may show: its bytes were looked at, and a small one was made of it.
    pub fn is_shown(&self) -> bool {
        self.state == State::Kept && self.width.is_some()
    }

    /// What it is called, with something to call it by if it has no name.
    pub fn called(&self) -> String {
        let named = self.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        named.map_or_else(|| default_name(&self.media_type), str::to_owned)
    }

    /// As a network's folder takes it.
    pub(crate) fn enclosure(&self) -> Enclosure {
        Enclosure {
            key: self.id.to_string(),
            media_type: self.media_type.clone(),
            name: self.called(),
            alt: self.alt.clone(),
            size: self.size.and_then(|size| u64::try_from(size).ok()).unwrap_or_default(),
        }
    }

    /// As a message keeps it.
    pub(crate) fn attachment(&self) -> Attachment {
        let Enclosure { key, media_type, name, alt, size } = self.enclosure();
        Attachment { media_type, url: key, name: Some(name), size: Some(size), alt }
    }
}

/// `picture.png`, `file.pdf`: by its kind.
fn default_name(media_type: &str) -> String {
    let (kind, ending) = media_type.split_once('/').unwrap_or(("file", ""));
    let what = if kind == "image" { "picture" } else { "file" };
    let plain = |ending: &&str| ending.len() <= 5 && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    match Some(ending).filter(plain).filter(|ending| !ending.is_empty()) {
        Some("jpeg") => format!("{what}.jpg"),
        Some("plain") => format!("{what}.txt"),
        Some(ending) => format!("{what}.{ending}"),
        None => what.to_owned(),
    }
}

/// A file that is to be fetched now.
#[derive(Clone, Debug)]
pub struct Due {
    /// Its id.
    pub id: MediaId,
    /// Through which account.
    pub account: AccountId,
    /// What the network says of it.
    pub attachment: Attachment,
}

/// What was found out about a file whose bytes are here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// What its content is.
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    /// The digest of its bytes, in hexadecimal digits.
    pub digest: String,
    /// Its width and height in pixels, if a small picture was made of it.
    pub picture: Option<(u32, u32)>,
    /// Why it is not shown, if it said that it was a picture.
    pub reason: Option<String>,
}

/// A file that somebody of ours attaches; its bytes are here already.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Its id, under which its bytes lie.
    pub id: MediaId,
    /// What it is called there where it comes from.
    pub name: String,
    /// What it shows.
    pub alt: String,
    /// What was found out about it.
    pub found: Found,
}

/// On what a file hangs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holder {
    /// A message.
    Message(MessageId),
    /// Words that wait for agreement.
    Approval(ApprovalId),
    /// The draft of a user for a case; of a program without a user.
    Draft(CaseId, Option<UserId>),
}

/// A file whose bytes should be there, for a look at the place where they are kept.
#[derive(Clone, PartialEq, Eq, Debug, FromRow)]
pub struct Kept {
    /// Its id.
    pub id: MediaId,
    /// Whether there is a small picture of it.
    pub small: bool,
    /// The digest of its bytes.
    pub digest: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_name_is_called_by_its_kind() {
        for (kind, name) in [
            ("image/png", "picture.png"),
            ("image/jpeg", "picture.jpg"),
            ("text/plain", "file.txt"),
            ("application/octet-stream", "file"),
            ("", "file"),
        ] {
            assert_eq!(default_name(kind), name);
        }
    }
}
