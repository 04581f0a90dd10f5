//! Sessions. An app password opens one; from then on it is renewed, because logging in is scarce (300 a day).

use kernel::Millis;
use serde_json::json;

use super::super::uri::{is_did, is_handle};
use super::super::wire::{DidDoc, Record, Session};
use super::{ACCESS, PASSWORD, REFRESH, WAIT, address, ask, error_of, is_no_chat, no, oauth, query, trouble};
use crate::clean;
use crate::contract::{Credentials, Secrets, Settings, Standing, Trouble, Us};
use crate::line::Line;

/// Who may write to the account privately, as its own record says.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Declaration {
    allow_incoming: String,
}

/// Whether the account works, and who it is; see [`crate::Network::check`].
pub(in crate::bluesky) async fn check(line: &Line, credentials: &Credentials) -> Result<Standing, Trouble> {
    let (session, secrets) = open(line, credentials).await?;
    if !is_did(&session.did) {
        return Err(Trouble::Later {
            wait: WAIT,
            reason: "the network does not say who the account is".into(),
        });
    }
    if session.active == Some(false) {
        return Err(Trouble::Unauthorised { reason: "the account is not active on the network".into() });
    }
    let mut settings = credentials.us.settings.clone();
    if let Some(pds) = session.did_doc.as_ref().and_then(DidDoc::pds) {
        settings.insert("pds".into(), pds);
    }
    let handle =
        if is_handle(&session.handle) { clean::handle(&session.handle) } else { session.did.clone() };
    let us = Us { external_id: session.did, handle, settings };
    let opened = Credentials {
        base_url: credentials.base_url.clone(),
        us,
        secrets: secrets.clone().unwrap_or_else(|| credentials.secrets.clone()),
    };
    let (chat, lacks) = lacks(line, &opened).await?;
    let mut us = opened.us;
    us.settings.insert("chat".into(), chat.to_string());
    Ok(Standing { name: us.handle.clone(), us, secrets, lacks })
}

/// The session as it stands; opened or renewed where it has to be, and then with the new secrets.
async fn open(line: &Line, credentials: &Credentials) -> Result<(Session, Option<Secrets>), Trouble> {
    if credentials.secrets.get(ACCESS).is_some() {
        let answer = query(line, credentials, "com.atproto.server.getSession", &[]).await?;
        if let Some(session) = answer.accepted::<Session>() {
            return Ok((session, None));
        }
        if !ended(&error_of(&answer)) {
            return Err(trouble(&answer));
        }
    }
    let (session, secrets) = reopen(line, credentials).await?;
    Ok((session, Some(secrets)))
}

/// New secrets for those that ended; see [`crate::Network::renew`].
pub(in crate::bluesky) async fn renew(line: &Line, credentials: &Credentials) -> Result<Secrets, Trouble> {
    reopen(line, credentials).await.map(|(_, secrets)| secrets)
}

/// Renews the session; opens a new one only where that is refused.
async fn reopen(line: &Line, credentials: &Credentials) -> Result<(Session, Secrets), Trouble> {
    if let Some(key) = credentials.secrets.get(oauth::KEY) {
        let secrets = oauth::renew(line, credentials, key).await?;
        let opened = Credentials { secrets: secrets.clone(), ..credentials.clone() };
        let answer = query(line, &opened, "com.atproto.server.getSession", &[]).await?;
        return answer.accepted().map(|session| (session, secrets)).ok_or_else(|| trouble(&answer));
    }
    if credentials.secrets.get(REFRESH).is_some() {
        let name = "com.atproto.server.refreshSession";
        let request = line.http().post(address(super::host(credentials), name)?);
        let answer = ask(line, credentials, name, request, REFRESH).await?;
        if let Some(session) = answer.accepted::<Session>() {
            return kept(session, credentials);
        }
        if !ended(&error_of(&answer)) || credentials.secrets.get(PASSWORD).is_none() {
            return Err(trouble(&answer));
        }
    }
    log_in(line, credentials).await
}

async fn log_in(line: &Line, credentials: &Credentials) -> Result<(Session, Secrets), Trouble> {
    let Some(password) = credentials.secrets.get(PASSWORD).filter(|password| !password.is_empty()) else {
        return Err(Trouble::Wrong {
            field: PASSWORD,
            reason: "enter an app password of the account".into(),
        });
    };
    let us = &credentials.us;
    let known = Some(us.external_id.as_str()).filter(|did| is_did(did));
    let entered = us.setting("identifier").map(|raw| raw.trim().trim_start_matches('@'));
    let Some(identifier) = known.or(entered).or(Some(us.handle.as_str())).filter(|one| !one.is_empty())
    else {
        return Err(Trouble::Wrong { field: "identifier", reason: "enter the account's handle".into() });
    };
    let url = address(&credentials.base_url, "com.atproto.server.createSession")?;
    let body = json!({"identifier": identifier, "password": password});
    let answer = line.ask("login", line.http().post(url).json(&body)).await?;
    if let Some(session) = answer.accepted::<Session>() {
        return kept(session, credentials);
    }
    match error_of(&answer).as_str() {
        "AuthFactorTokenRequired" => Err(Trouble::Wrong {
            field: PASSWORD,
            reason: "this is the account's own password, with a second factor; make an app password".into(),
        }),
        _ => Err(no(&answer).into()),
    }
}

/// The new secrets. A session of somebody else is none of ours.
fn kept(session: Session, credentials: &Credentials) -> Result<(Session, Secrets), Trouble> {
    let ours = &credentials.us.external_id;
    if is_did(ours) && session.did != *ours {
        return Err(Trouble::Unauthorised {
            reason: "the network opened another account than this one".into(),
        });
    }
    match (&session.access_jwt, &session.refresh_jwt) {
        (Some(access), Some(refresh)) => {
            let secrets = credentials.secrets.with(ACCESS, access).with(REFRESH, refresh);
            Ok((session, secrets))
        }
        _ => Err(Trouble::Later {
            wait: Millis::minutes(1),
            reason: "the network's answer is unreadable".into(),
        }),
    }
}

/// Whether an error says that a token is no longer good.
fn ended(error: &str) -> bool {
    matches!(error, "ExpiredToken" | "InvalidToken" | "invalid_token")
}

/// Whether direct messages may be read, and what the administrator should know although the account works.
async fn lacks(line: &Line, credentials: &Credentials) -> Result<(bool, Vec<String>), Trouble> {
    let chat = query(line, credentials, "chat.bsky.convo.listConvos", &[("limit", "1")]).await?;
    if !chat.status.is_success() {
        return Ok((!is_no_chat(&chat), vec!["chat.bsky".into()]));
    }
    let did = credentials.us.external_id.as_str();
    let record = [("repo", did), ("collection", "chat.bsky.actor.declaration"), ("rkey", "self")];
    let answer = query(line, credentials, "com.atproto.repo.getRecord", &record).await?;
    let declared = answer.accepted::<Record<Declaration>>();
    let open = declared.is_some_and(|record| record.value.allow_incoming == "all");
    Ok((true, if open { Vec::new() } else { vec!["allowIncoming: all".into()] }))
}

/// Whether the account's direct messages are read: not where it was found that they may not be.
pub(super) fn reads_chat(settings: &Settings) -> bool {
    settings.get("chat").is_none_or(|known| known != "false")
}
