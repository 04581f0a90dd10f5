//! Words of ours on their way, and looked for afterwards.

use kernel::Millis;
use serde_json::{Value, json};

use super::super::facets::{What, spans};
use super::super::render::{self, SEND_MESSAGE};
use super::super::uri::{AtUri, POST, at, is_did, moment_of, rkey};
use super::super::wire::{Post, PostView, Posts, Record, Ref, Reply};
use super::{before, blobs, cannot_say, chat, error_of, no, procedure, query, trouble};
use crate::contract::{Credentials, Found, Outgoing, SendOutcome, Trouble, Visibility};
use crate::line::Line;

/// What carries words in public.
const PUT: &str = "com.atproto.repo.putRecord";
/// The most handles of one text that are looked up.
const MENTIONS: usize = 20;
/// How long a post may be unknown to those who show posts, although it is there.
const LATE: Millis = Millis::minutes(10);
const LATE_AGAIN: Millis = Millis::seconds(20);

/// Sends; see [`crate::Network::send`].
pub(in crate::bluesky) async fn send(
    line: &Line,
    credentials: &Credentials,
    outgoing: &Outgoing,
) -> SendOutcome {
    let rendered = match render::render(&credentials.us, outgoing) {
        Ok(rendered) => rendered,
        Err(error) => return SendOutcome::Refused { reason: error.to_string() },
    };
    let mut body = rendered.body;
    if rendered.path == SEND_MESSAGE {
        return chat::send(line, credentials, outgoing, body).await;
    }
    match complete(line, credentials, outgoing, &mut body["record"]).await {
        Ok(()) => put(line, credentials, body).await,
        Err(outcome) => outcome,
    }
}

/// Adds to a post what only the network can tell. Nothing has left when it fails.
async fn complete(
    line: &Line,
    credentials: &Credentials,
    outgoing: &Outgoing,
    record: &mut Value,
) -> Result<(), SendOutcome> {
    if let Some(parent) = record["reply"]["parent"]["uri"].as_str() {
        record["reply"] = json!(answering(line, credentials, parent).await?);
    }
    let text = record["text"].as_str().unwrap_or_default().to_owned();
    let facets = facets(line, credentials, &text).await.map_err(before)?;
    if !facets.is_empty() {
        record["facets"] = facets.into();
    }
    if !outgoing.media.is_empty() {
        record["embed"] = blobs::embed(line, credentials, &outgoing.media).await?;
    }
    record["createdAt"] = json!(written(line));
    Ok(())
}

/// When a record of ours is made.
pub(super) fn written(line: &Line) -> String {
    let millis = line.now().micros().div_euclid(1_000);
    jiff::Timestamp::from_millisecond(millis).map_or_else(|_| String::new(), |at| format!("{at:.3}"))
}

/// The post that is answered and the one with which its thread began, each with its digest.
async fn answering(line: &Line, credentials: &Credentials, uri: &str) -> Result<Reply, SendOutcome> {
    let Some(post) = post(line, credentials, uri).await.map_err(before)? else {
        return Err(missing(line, uri));
    };
    if post.viewer.reply_disabled {
        return Err(SendOutcome::Refused { reason: "its author does not let everybody answer this".into() });
    }
    if post.author.viewer.blocked_by {
        // The network would take the answer and show it to nobody.
        return Err(SendOutcome::Refused { reason: "this person has blocked the brand's account".into() });
    }
    let parent = Ref { uri: post.uri, cid: post.cid };
    let root = post.record.reply.map_or_else(|| parent.clone(), |reply| reply.root);
    Ok(Reply { root, parent })
}

/// What it means that a post is not shown: a young one may only be late.
pub(super) fn missing(line: &Line, uri: &str) -> SendOutcome {
    let made = AtUri::of(uri).and_then(|uri| moment_of(uri.rkey));
    let age = made.map(|made| line.now().since(made));
    if age.is_some_and(|age| age < LATE && age > Millis(-LATE.0)) {
        return SendOutcome::RetryAfter {
            wait: LATE_AGAIN,
            reason: "the network does not show this post yet; nothing was sent".into(),
        };
    }
    SendOutcome::Refused { reason: "this post is no longer there".into() }
}

/// A post as the network shows it to us.
pub(super) async fn post(
    line: &Line,
    credentials: &Credentials,
    uri: &str,
) -> Result<Option<PostView>, Trouble> {
    let answer = query(line, credentials, "app.bsky.feed.getPosts", &[("uris", uri)]).await?;
    let shown: Posts = answer.accepted().ok_or_else(|| trouble(&answer))?;
    Ok(shown.posts.into_iter().find(|post| post.uri == uri))
}

/// The links, tags and mentions of a text. Who can't be found stays plain text.
async fn facets(line: &Line, credentials: &Credentials, text: &str) -> Result<Vec<Value>, Trouble> {
    let (mut facets, mut asked) = (Vec::new(), 0);
    for span in spans(text) {
        let did = match &span.what {
            What::Mention(handle) if asked < MENTIONS => {
                asked += 1;
                who(line, credentials, handle).await?
            }
            _ => None,
        };
        facets.extend(render::facet(&span, did.as_deref()));
    }
    Ok(facets)
}

async fn who(line: &Line, credentials: &Credentials, handle: &str) -> Result<Option<String>, Trouble> {
    #[derive(serde::Deserialize)]
    struct Resolved {
        did: String,
    }
    let answer =
        query(line, credentials, "com.atproto.identity.resolveHandle", &[("handle", handle)]).await?;
    if answer.status.is_success() || error_of(&answer) == "InvalidRequest" {
        return Ok(answer.accepted::<Resolved>().map(|one| one.did).filter(|did| is_did(did)));
    }
    Err(trouble(&answer))
}

/// Writes a record of ours where none stands yet.
pub(super) async fn put(line: &Line, credentials: &Credentials, body: Value) -> SendOutcome {
    let answer = match procedure(line, credentials, PUT, &body).await {
        Ok(answer) => answer,
        Err(lost) => return lost.into(),
    };
    let text = |name: &str| body[name].as_str().unwrap_or_default();
    let uri = at(text("repo"), text("collection"), text("rkey"));
    if answer.status.is_success() {
        return match answer.json::<Ref>() {
            Some(told) if told.uri == uri => {
                SendOutcome::Sent { thread: thread(&body["record"], &uri), provider_id: uri }
            }
            _ => SendOutcome::Unknown {
                reason: "the network took the words, but its answer is unreadable".into(),
            },
        };
    }
    if error_of(&answer) == "InvalidSwap" {
        // Something stands under our key already. It is ours, unless it says something else.
        return match record::<Value>(line, credentials, &uri).await {
            Ok(Some(there)) if same(&there, &body["record"]) => {
                SendOutcome::Sent { thread: thread(&there, &uri), provider_id: uri }
            }
            Ok(_) => SendOutcome::Refused { reason: "something else stands where these words would".into() },
            Err(trouble) => SendOutcome::Unknown { reason: trouble.to_string() },
        };
    }
    no(&answer).into()
}

fn same(there: &Value, ours: &Value) -> bool {
    there["text"] == ours["text"] && there["subject"]["uri"] == ours["subject"]["uri"]
}

fn thread(record: &Value, uri: &str) -> String {
    let root = record["reply"]["root"]["uri"].as_str().filter(|root| AtUri::of(root).is_some());
    root.unwrap_or(uri).to_owned()
}

/// A record of ours, as our own server has it: that one knows at once.
pub(super) async fn record<V: serde::de::DeserializeOwned>(
    line: &Line,
    credentials: &Credentials,
    uri: &str,
) -> Result<Option<V>, Trouble> {
    let Some(AtUri { did, collection, rkey }) = AtUri::of(uri) else { return Ok(None) };
    let query_of = [("repo", did), ("collection", collection), ("rkey", rkey)];
    let answer = query(line, credentials, "com.atproto.repo.getRecord", &query_of).await?;
    if let Some(found) = answer.accepted::<Record<V>>() {
        return Ok(Some(found.value));
    }
    if error_of(&answer) == "RecordNotFound" { Ok(None) } else { Err(trouble(&answer)) }
}

/// Looks for our words; see [`crate::Network::find`].
pub(in crate::bluesky) async fn find(line: &Line, credentials: &Credentials, outgoing: &Outgoing) -> Found {
    if outgoing.visibility == Visibility::Private {
        return chat::find(line, credentials, outgoing).await;
    }
    let uri = at(&credentials.us.external_id, POST, &rkey(&outgoing.effect_key));
    match record::<Post>(line, credentials, &uri).await {
        Ok(Some(post)) => {
            let root = post.reply.map(|reply| reply.root.uri).filter(|root| AtUri::of(root).is_some());
            Found::Yes { thread: root.unwrap_or_else(|| uri.clone()), provider_id: uri }
        }
        Ok(None) => Found::No,
        Err(trouble) => cannot_say(&trouble),
    }
}
