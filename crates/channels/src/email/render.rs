//! Words of the brand to a mail. Pure, but for the date and the files, which the sender adds.

use kernel::Instant;
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::message_id::MessageId;
use mail_builder::mime::MimePart;
use serde::{Deserialize, Serialize};

use super::address::{self, Ours};
use super::{CAPABILITIES, NAME, ids};
use crate::clean;
use crate::contract::{Enclosure, Outgoing, RenderError, Rendered, Us, Visibility};

/// How many files a mail carries at most, and how large each may be: many servers take no mail of more than 25 MB, and
/// on the way a file grows by a third.
pub(super) const FILES_MAX: usize = 20;
pub(super) const FILE_MAX: u64 = 15_000_000;

/// What stands before a subject that is answered, in several languages.
const ANSWERS: [&str; 8] = ["re:", "aw:", "sv:", "antw:", "odp:", "rif:", "res:", "vs:"];

/// A mail before it has a date.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Draft {
    /// The name before our address.
    pub name: String,
    /// Our address.
    pub from: String,
    /// Where answers shall go, if not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
    pub to: String,
    pub subject: String,
    pub message_id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_reply_to: Option<String>,
    /// The thread in which it stands.
    pub thread: String,
    pub text: String,
}

/// Writes the request; see [`crate::Network::render`].
pub(super) fn render(us: &Us, outgoing: &Outgoing) -> Result<Rendered, RenderError> {
    let draft = draft(us, outgoing)?;
    let body = serde_json::to_value(draft).expect("plain texts are always JSON");
    Ok(Rendered { path: "/".to_owned(), body })
}

/// Writes the mail.
pub(super) fn draft(us: &Us, outgoing: &Outgoing) -> Result<Draft, RenderError> {
    let unsupported = |what| RenderError::Unsupported { network: NAME, what };
    if outgoing.visibility == Visibility::Public {
        return Err(unsupported("message of this visibility"));
    }
    if outgoing.text.trim().is_empty() {
        return Err(RenderError::Empty);
    }
    let length = CAPABILITIES.length(&outgoing.text);
    let limit = CAPABILITIES.private_limit.unwrap_or_default();
    if length > limit {
        return Err(RenderError::TooLong { network: NAME, length, limit });
    }
    if outgoing.tag.is_some() {
        return Err(unsupported("tagged message"));
    }
    if outgoing.dm_link {
        return Err(unsupported("link to a private message"));
    }
    let to = outgoing.recipient.as_deref().ok_or(unsupported("message to nobody"))?;
    let to = address::plain(to).ok_or(unsupported("message to somebody without an address"))?;
    let ours = Ours::of(us);
    if ours.main.is_empty() {
        return Err(unsupported("message from a mailbox without an address"));
    }
    if ours.are(&to) {
        return Err(unsupported("message to the brand itself"));
    }
    let thread = ids::thread_of_ours(outgoing.thread.as_deref(), &outgoing.effect_key);
    let message_id = ids::ours(&thread, &outgoing.effect_key, ours.domain());
    let name = clean::name(us.setting("name").unwrap_or(&ours.main));
    let tagged = us.setting("plus_addresses") == Some("true") && ids::is_thread(&thread);
    Ok(Draft {
        reply_to: tagged.then(|| address::tagged(&ours.main, &thread)),
        subject: subject(outgoing, &name),
        name,
        from: ours.main,
        to,
        message_id,
        in_reply_to: outgoing.in_reply_to.as_deref().and_then(ids::message_id).map(str::to_owned),
        thread,
        text: outgoing.text.0.clone(),
    })
}

/// The subject with one `Re:`, however many there were.
fn subject(outgoing: &Outgoing, fallback: &str) -> String {
    let given = clean::subject(outgoing.subject.as_ref().map_or("", |subject| subject.as_str()));
    let mut bare = given.as_str();
    while let Some(mark) = ANSWERS
        .iter()
        .find(|mark| bare.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)))
    {
        bare = bare[mark.len()..].trim_start();
    }
    match (bare.is_empty(), outgoing.in_reply_to.is_some()) {
        (true, false) => fallback.to_owned(),
        (true, true) => format!("Re: {fallback}"),
        (false, true) => format!("Re: {bare}"),
        (false, false) => given,
    }
}

/// The bytes of the mail, with the files that go along.
pub(super) fn write(draft: &Draft, at: Instant, files: &[(&Enclosure, bytes::Bytes)]) -> Vec<u8> {
    let text = MimePart::new("text/plain", draft.text.as_str());
    let body = if files.is_empty() {
        text
    } else {
        let parts = files.iter().map(|(file, bytes)| {
            MimePart::new(file.media_type.as_str(), bytes.as_ref()).attachment(clean::name(&file.name))
        });
        // The same mail has the same bytes: nothing in it is drawn by chance.
        let boundary = format!("=_{}", &ids::digest(&[draft.message_id.as_bytes()])[..32]);
        MimePart::new(
            ContentType::new("multipart/mixed").attribute("boundary", boundary),
            std::iter::once(text).chain(parts).collect::<Vec<_>>(),
        )
    };
    let mut mail = MessageBuilder::new()
        .from(Address::new_address(Some(draft.name.as_str()), draft.from.as_str()))
        .to(Address::new_address(None::<&str>, draft.to.as_str()))
        .subject(draft.subject.as_str())
        .message_id(draft.message_id.as_str())
        .date(at.timestamp().as_second())
        // Machines shall not answer: nobody of ours reads that they are away, and two machines never stop.
        .header("X-Auto-Response-Suppress", mail_builder::headers::raw::Raw::new("All"))
        .body(body);
    if let Some(parent) = &draft.in_reply_to {
        mail = mail.in_reply_to(MessageId::new(parent.as_str())).references(MessageId::new(parent.as_str()));
    }
    if let Some(reply_to) = &draft.reply_to {
        mail = mail.reply_to(Address::new_address(Some(draft.name.as_str()), reply_to.as_str()));
    }
    mail.write_to_vec().expect("writing into memory does not fail")
}
