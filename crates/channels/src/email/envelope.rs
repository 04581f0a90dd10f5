//! The small envelope around a mail: where it lay, and when the server took it.
//!
//! A mail alone does not tell in which folder it lay, nor when the server took it: dates and folders in its headers are
//! its sender's words. Text where the mail is text, base64 where it is not.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::Instant;
use serde::{Deserialize, Serialize};

/// The most of one mail that is kept in a delivery, in bytes. Of a longer one its beginning is kept, and its structure
/// as the server tells it; what hangs on it is fetched when it is wanted.
pub const MAIL_MAX: u32 = 512 << 10;

/// A mail as a delivery.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Envelope {
    /// The folder in which it lay.
    pub folder: String,
    /// Which life of that folder: numbers of another one mean nothing.
    pub uidvalidity: u32,
    /// Its number there.
    pub uid: u32,
    /// When the server took it, in seconds since 1970.
    pub received: i64,
    /// How many bytes the whole mail has.
    pub size: u64,
    /// Whether the folder holds what was sent from the mailbox.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sent: bool,
    /// The mail, if it is UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    /// The mail in base64, if it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail_base64: Option<String>,
    /// The BODYSTRUCTURE, if `mail` is only the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub structure: Option<String>,
}

impl Envelope {
    /// Puts a mail in.
    #[must_use]
    pub fn around(self, mail: Vec<u8>) -> Self {
        match String::from_utf8(mail) {
            Ok(text) => Self { mail: Some(text), mail_base64: None, ..self },
            Err(bytes) => Self { mail: None, mail_base64: Some(STANDARD.encode(bytes.as_bytes())), ..self },
        }
    }

    /// As a raw delivery.
    pub fn to_bytes(&self) -> bytes::Bytes {
        serde_json::to_vec(self).expect("plain texts and numbers are always JSON").into()
    }

    /// From a raw delivery, and the mail in it.
    ///
    /// # Errors
    /// What is wrong with it, without a word of it.
    pub(super) fn open(body: &[u8]) -> Result<(Self, Vec<u8>), &'static str> {
        let mut envelope: Self =
            serde_json::from_slice(body).map_err(|_| "it is not an envelope with a mail")?;
        let mail = match (envelope.mail.take(), envelope.mail_base64.take()) {
            (Some(text), None) => text.into_bytes(),
            (None, Some(coded)) => STANDARD.decode(coded).map_err(|_| "the mail in it is not base64")?,
            _ => return Err("there is not one mail in it"),
        };
        Ok((envelope, mail))
    }

    /// When the server took the mail.
    pub(super) const fn received(&self) -> Instant {
        Instant::from_seconds(self.received)
    }
}
