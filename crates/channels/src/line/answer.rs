//! What an API answered, or why nothing came.

use kernel::Millis;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;

use crate::contract::{SendOutcome, Trouble};

/// How long to wait when nothing left because nobody listened.
const WAIT_UNREACHABLE: Millis = Millis::seconds(5);

/// A whole answer.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// How long it asks us to wait, if it does.
    pub retry_after: Option<Millis>,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, at most 16 MiB.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body, if it reads as this.
    pub fn json<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(&self.body).ok()
    }

    /// The same, of an answer that says yes.
    pub fn accepted<T: DeserializeOwned>(&self) -> Option<T> {
        self.status.is_success().then(|| self.json()).flatten()
    }
}

/// Why there is no answer. The one hard question is whether words may be there all the same.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Lost {
    /// The account's address is none.
    #[error("{0}")]
    NoAddress(String),
    /// Nothing left.
    #[error("{0}")]
    NotSent(String),
    /// The request left, or may have left.
    #[error("{0}")]
    NoAnswer(String),
}

impl From<reqwest::Error> for Lost {
    fn from(error: reqwest::Error) -> Self {
        if error.is_builder() {
            Self::NoAddress(
                "the account's address or token can't be sent; correct it in the channel's settings".into(),
            )
        } else if error.is_connect() {
            Self::NotSent("the network can't be reached; nothing was sent".into())
        } else if error.is_timeout() {
            Self::NoAnswer("the network did not answer in time".into())
        } else {
            Self::NoAnswer("the connection broke before the network answered".into())
        }
    }
}

/// What it means for words on their way.
impl From<Lost> for SendOutcome {
    fn from(lost: Lost) -> Self {
        match lost {
            Lost::NoAddress(reason) => Self::Unauthorised { reason },
            Lost::NotSent(reason) => Self::RetryAfter { wait: WAIT_UNREACHABLE, reason },
            Lost::NoAnswer(reason) => Self::Unknown { reason },
        }
    }
}

/// What it means for reading.
impl From<Lost> for Trouble {
    fn from(lost: Lost) -> Self {
        match lost {
            Lost::NoAddress(reason) => Self::Wrong { field: "base_url", reason },
            Lost::NotSent(reason) | Lost::NoAnswer(reason) => Self::Later { wait: WAIT_UNREACHABLE, reason },
        }
    }
}
