//! Notices: what a transaction tells the rest of the product after its commit, and only then.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use crate::Error;

/// Something changed. A notice is a hint: who acts on it reads the rows, and polls now and then as well.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Notice {
    /// What kind of change. [`Notice::RESYNC`] means that notices may have been missed.
    pub topic: Cow<'static, str>,
    /// Which thing, in the topic's own words; often an id.
    pub payload: Arc<str>,
}

impl Notice {
    /// The topic sent after a broken PostgreSQL connection was restored: read everything anew.
    pub const RESYNC: &'static str = "resync";

    /// PostgreSQL refuses more than 7,999 bytes.
    const PAYLOAD_MAX: usize = 7_000;

    pub(crate) fn resync() -> Self {
        Self { topic: Cow::Borrowed(Self::RESYNC), payload: "".into() }
    }

    /// The text on PostgreSQL's wire.
    pub(crate) fn to_wire(&self) -> String {
        format!("{}\n{}", self.topic, self.payload)
    }

    pub(crate) fn from_wire(text: &str) -> Self {
        let (topic, payload) = text.split_once('\n').unwrap_or((text, ""));
        Self { topic: Cow::Owned(topic.to_owned()), payload: payload.into() }
    }
}

/// The notices of one transaction, in order, each once.
pub(crate) fn distinct(notices: Vec<Notice>) -> Result<Vec<Notice>, Error> {
    if notices.iter().any(|notice| notice.payload.len() > Notice::PAYLOAD_MAX) {
        return Err(Error::statement("notify", "a payload is longer than 7,000 bytes; send an id instead"));
    }
    let mut seen = HashSet::with_capacity(notices.len());
    Ok(notices.into_iter().filter(|notice| seen.insert(notice.clone())).collect())
}
