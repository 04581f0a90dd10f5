//! Looking for our words after a lost answer, among our own statuses.
//!
//! An instance gives nothing back that we could mark a status with. Words are ours if they answer the same status, may
//! be seen by the same people, and say the same; mentions and links are compared as the instance shows them.

use kernel::Millis;

use super::Api;
use super::answers::{date, reason};
use super::send::thread;
use crate::contract::{Credentials, Found, Outgoing, Visibility};
use crate::line::Line;
use crate::mastodon::envelope::is_id;
use crate::mastodon::names::{Link, links};
use crate::mastodon::parse::words;
use crate::mastodon::render::{local_id, render};
use crate::mastodon::wire::Status;

/// How many pages of our own statuses are read at most.
const PAGES: usize = 10;
/// Words that were sent longer ago are looked for no more.
const BACK: Millis = Millis::days(1);

/// Looks for our words; see [`crate::Network::find`].
pub(in crate::mastodon) async fn find(line: &Line, credentials: &Credentials, outgoing: &Outgoing) -> Found {
    let Ok(rendered) = render(&credentials.us, outgoing) else { return Found::No };
    let status = rendered.body["status"].as_str().unwrap_or_default();
    let answered = rendered.body["in_reply_to_id"].as_str();
    let (api, wanted) = (Api::new(line, credentials), plain(status));
    let path = format!("/api/v1/accounts/{}/statuses", local_id(&credentials.us.external_id));
    let mut older_than: Option<String> = None;
    for _ in 0..PAGES {
        let mut query = vec![("limit", "40")];
        query.extend(older_than.as_deref().map(|id| ("max_id", id)));
        let answer = match api.get(&path, &query).await {
            Ok(answer) => answer,
            Err(lost) => return Found::CannotSay { reason: lost.to_string() },
        };
        let Some(page) = answer.accepted::<Vec<Status>>() else {
            return Found::CannotSay { reason: reason(&answer) };
        };
        let ours = page.iter().find(|said| {
            is_id(&said.id)
                && said.is_public() == (outgoing.visibility == Visibility::Public)
                && said.in_reply_to_id.as_deref() == answered
                && plain(&words(said)) == wanted
        });
        if let Some(ours) = ours {
            return Found::Yes { provider_id: ours.id.clone(), thread: thread(outgoing, &ours.id) };
        }
        let now = date(&answer).unwrap_or(line.now());
        match page.last() {
            Some(last) if now.since(last.created_at.into()) < BACK && is_id(&last.id) => {
                older_than = Some(last.id.clone());
            }
            _ => return Found::No,
        }
    }
    Found::CannotSay { reason: "the account has said more since than can be looked through".into() }
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
