//! Looking for our words after a lost answer, among our own statuses.
//!
//! An instance gives nothing back that we could mark a status with. Words are ours if they answer the same status, may
//! be seen by the same people, and say the same; mentions and links are compared as the instance shows them.

use kernel::{Instant, Millis};
use serde::Deserialize;

use super::Api;
use super::answers::{date, is_gone, reason};
use super::send::thread;
use crate::contract::{Credentials, Found, Outgoing, Rendered, Visibility};
use crate::line::Line;
use crate::links::{Link, links};
use crate::mastodon::CONVERSATIONS;
use crate::mastodon::envelope::is_id;
use crate::mastodon::parse::words;
use crate::mastodon::render::{local_id, render};
use crate::mastodon::wire::Status;

/// How many pages of our own statuses are read at most.
const PAGES: usize = 10;
/// Words that stand there for longer are others that say the same.
const BACK: Millis = Millis::days(1);

/// Looks for our words; see [`crate::Network::find`].
pub(in crate::mastodon) async fn find(line: &Line, credentials: &Credentials, outgoing: &Outgoing) -> Found {
    let Ok(rendered) = render(&credentials.us, outgoing) else { return Found::No };
    let wanted = Wanted { outgoing, us: local_id(&credentials.us.external_id), rendered };
    match look(Api::new(line, credentials), &wanted).await {
        Ok(Some(id)) => Found::Yes { thread: thread(outgoing, &id), provider_id: id },
        Ok(None) => Found::No,
        Err(reason) => Found::CannotSay { reason },
    }
}

/// What we look for.
struct Wanted<'a> {
    outgoing: &'a Outgoing,
    us: &'a str,
    rendered: Rendered,
}

impl Wanted<'_> {
    fn is(&self, said: &Status, now: Instant) -> bool {
        let of = |name: &str| self.rendered.body[name].as_str();
        let recipient = self.outgoing.recipient.as_deref().map(local_id);
        let public = self.outgoing.visibility == Visibility::Public;
        let reaches = public || said.mentions.iter().any(|named| Some(named.id.as_str()) == recipient);
        is_id(&said.id)
            && said.account.id == self.us
            && now.since(said.created_at.into()) < BACK
            && said.is_public() == public
            && reaches
            && said.in_reply_to_id.as_deref() == of("in_reply_to_id")
            && plain(&words(said)) == plain(of("status").unwrap_or_default())
    }
}

/// The id of the words, if they are there; the reason why nobody can say.
async fn look(api: Api<'_>, wanted: &Wanted<'_>) -> Result<Option<String>, String> {
    let path = format!("/api/v1/accounts/{}/statuses", wanted.us);
    let mut older_than: Option<String> = None;
    for _ in 0..PAGES {
        let mut query = vec![("limit", "40")];
        query.extend(older_than.as_deref().map(|id| ("max_id", id)));
        let answer = api.get(&path, &query).await.map_err(|lost| lost.to_string())?;
        let page: Vec<Status> = answer.accepted().ok_or_else(|| reason(&answer))?;
        let now = date(&answer).unwrap_or(api.line.now());
        if let Some(ours) = page.iter().find(|said| wanted.is(said, now)) {
            return Ok(Some(ours.id.clone()));
        }
        match page.last() {
            Some(last) if now.since(last.created_at.into()) < BACK && is_id(&last.id) => {
                older_than = Some(last.id.clone());
            }
            _ => return in_conversations(api, wanted).await,
        }
    }
    Err("the account has said more since than can be looked through".into())
}

/// Some softwares show no private words among an account's own, not even to itself.
async fn in_conversations(api: Api<'_>, wanted: &Wanted<'_>) -> Result<Option<String>, String> {
    #[derive(Deserialize)]
    struct Talk {
        last_status: Option<Status>,
    }
    if wanted.outgoing.visibility == Visibility::Public {
        return Ok(None);
    }
    let answer = api.get(CONVERSATIONS, &[("limit", "40")]).await.map_err(|lost| lost.to_string())?;
    if is_gone(&answer) {
        return Ok(None);
    }
    let talks: Vec<Talk> = answer.accepted().ok_or_else(|| reason(&answer))?;
    let now = date(&answer).unwrap_or(api.line.now());
    let ours = talks.into_iter().filter_map(|talk| talk.last_status).find(|said| wanted.is(said, now));
    Ok(ours.map(|said| said.id))
}

/// A text as it is the same before the instance made markup of it and after: without spaces, and names without domains.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut at = 0;
    for link in links(text) {
        plain.push_str(&text[at..link.range().start]);
        at = link.range().end;
        match link {
            Link::Name { user, .. } => plain.extend(["@", &user.to_lowercase()]),
            Link::Address { range } => plain.push_str(text[range].trim_end_matches('/')),
        }
    }
    plain.push_str(&text[at..]);
    plain.retain(|c| !c.is_whitespace());
    plain
}
