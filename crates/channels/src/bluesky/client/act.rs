//! What we do to public posts: likes, reposts, and our own words taken back.

use serde_json::json;

use super::super::NAME;
use super::super::uri::{AtUri, LIKE, POST, REPOST, at, rkey};
use super::super::wire::{About, Record, Records, Ref};
use super::send::{missing, post, put, record, written};
use super::{before, cannot_say, no, procedure, query, trouble};
use crate::contract::{Act, ActOutcome, Action, Credentials, Found, RenderError, SendOutcome, Trouble};
use crate::line::Line;

/// Does something to a post; see [`crate::Network::act`].
pub(in crate::bluesky) async fn act(line: &Line, credentials: &Credentials, act: &Act) -> ActOutcome {
    let Some(uri) = AtUri::of_post(&act.message) else {
        return SendOutcome::Refused { reason: "this is no public post".into() };
    };
    match act.action {
        Action::Like => point_at(line, credentials, act, LIKE).await,
        Action::Repost { .. } => point_at(line, credentials, act, REPOST).await,
        Action::Unlike => match likes_of(line, credentials, &act.message).await {
            Ok(likes) => {
                for like in &likes {
                    if let Some(like) = AtUri::of(like)
                        && let Err(outcome) = delete(line, credentials, like).await
                    {
                        return outcome;
                    }
                }
                done(&act.message)
            }
            Err(trouble) => before(trouble),
        },
        Action::TakeDown if uri.did == credentials.us.external_id => {
            delete(line, credentials, uri).await.map_or_else(|outcome| outcome, |()| done(&act.message))
        }
        Action::TakeDown => {
            SendOutcome::Refused { reason: "only the brand's own words can be taken back".into() }
        }
        Action::Hide | Action::Unhide => {
            let error = RenderError::Unsupported { network: NAME, what: "hidden message" };
            SendOutcome::Refused { reason: error.to_string() }
        }
    }
}

fn done(message: &str) -> SendOutcome {
    SendOutcome::Sent { provider_id: message.to_owned(), thread: message.to_owned() }
}

/// Likes or reposts: a record of ours that names the post. A like carries the post's own id, a repost has its own.
async fn point_at(line: &Line, credentials: &Credentials, act: &Act, collection: &str) -> ActOutcome {
    let shown = match post(line, credentials, &act.message).await {
        Ok(Some(shown)) => shown,
        Ok(None) => return missing(line, &act.message),
        Err(trouble) => return before(trouble),
    };
    if collection == LIKE && shown.viewer.like.is_some() {
        return done(&act.message);
    }
    let body = json!({
        "repo": credentials.us.external_id,
        "collection": collection,
        "rkey": rkey(&act.effect_key),
        "swapRecord": null,
        "record": {
            "$type": collection,
            "subject": Ref { uri: shown.uri, cid: shown.cid },
            "createdAt": written(line),
        },
    });
    match put(line, credentials, body).await {
        SendOutcome::Sent { .. } if collection == LIKE => done(&act.message),
        outcome => outcome,
    }
}

/// Our likes of a post. Those who show posts may not know of one yet, so our own server is asked too.
async fn likes_of(line: &Line, credentials: &Credentials, message: &str) -> Result<Vec<String>, Trouble> {
    let ours = |uri: &String| {
        AtUri::of(uri).is_some_and(|uri| uri.did == credentials.us.external_id && uri.collection == LIKE)
    };
    let shown = post(line, credentials, message).await?.and_then(|post| post.viewer.like);
    let did = credentials.us.external_id.as_str();
    let list = [("repo", did), ("collection", LIKE), ("limit", "100")];
    let answer = query(line, credentials, "com.atproto.repo.listRecords", &list).await?;
    let latest: Records<Record<About>> = answer.accepted().ok_or_else(|| trouble(&answer))?;
    let about = latest.records.into_iter().filter(|like| like.value.subject.uri == message);
    let mut likes: Vec<_> = about.map(|like| like.uri).chain(shown).filter(ours).collect();
    likes.sort();
    likes.dedup();
    Ok(likes)
}

/// Deletes a record of ours; one that is not there is no error.
async fn delete(line: &Line, credentials: &Credentials, uri: AtUri<'_>) -> Result<(), SendOutcome> {
    let body = json!({"repo": uri.did, "collection": uri.collection, "rkey": uri.rkey});
    let answer = procedure(line, credentials, "com.atproto.repo.deleteRecord", &body).await?;
    if answer.status.is_success() { Ok(()) } else { Err(no(&answer).into()) }
}

/// Looks for the effect of an act; see [`crate::Network::find_act`].
pub(in crate::bluesky) async fn find_act(line: &Line, credentials: &Credentials, act: &Act) -> Found {
    let did = credentials.us.external_id.as_str();
    let message = || Found::Yes { provider_id: act.message.clone(), thread: act.message.clone() };
    let made = |collection| at(did, collection, &rkey(&act.effect_key));
    let there =
        async |uri: String| record::<About>(line, credentials, &uri).await.map(|found| found.map(|_| uri));
    match act.action {
        Action::Like => match there(made(LIKE)).await {
            Ok(found) => found.map_or(Found::No, |_| message()),
            Err(trouble) => cannot_say(&trouble),
        },
        Action::Repost { .. } => match there(made(REPOST)).await {
            Ok(Some(uri)) => Found::Yes { thread: uri.clone(), provider_id: uri },
            Ok(None) => Found::No,
            Err(trouble) => cannot_say(&trouble),
        },
        Action::Unlike => match likes_of(line, credentials, &act.message).await {
            Ok(likes) => {
                if likes.is_empty() {
                    message()
                } else {
                    Found::No
                }
            }
            Err(trouble) => cannot_say(&trouble),
        },
        Action::TakeDown => {
            let ours = AtUri::of(&act.message).filter(|uri| uri.did == did && uri.collection == POST);
            if ours.is_none() {
                return Found::No;
            }
            match record::<serde_json::Value>(line, credentials, &act.message).await {
                Ok(None) => message(),
                Ok(Some(_)) => Found::No,
                Err(trouble) => cannot_say(&trouble),
            }
        }
        Action::Hide | Action::Unhide => Found::No,
    }
}
