//! Sessions. A bad token is a 400, and so is one that ended.

use axum::http::StatusCode;
use kernel::{Instant, Millis};
use serde_json::{Value, json};

use super::state::{Atmosphere, Session, digest};
use super::{Answered, Call, Fail, Reply, Simulator};

/// How long a refresh token that was used still gives the same answer.
const GRACE: Millis = Millis::minutes(2);
const LOGINS: usize = 30;
const LOGINS_WITHIN: Millis = Millis::minutes(5);

/// Who calls.
pub(super) struct Caller {
    pub did: String,
    pub reads_chat: bool,
}

impl Simulator {
    /// Who calls, by the token.
    pub(super) fn caller(&self, call: &Call) -> Result<Caller, Fail> {
        let (token, by_key) = bearer(call)?;
        if self.faults().revoked {
            return Err(Fail::bad("InvalidToken", "Token could not be verified"));
        }
        let key = match by_key {
            true => {
                let unauthorised = StatusCode::UNAUTHORIZED;
                let method = call.method.as_str();
                Some(self.signed(&call.headers, method, &call.path, Some(token), unauthorised)?)
            }
            false => None,
        };
        let atmosphere = self.atmosphere();
        let session =
            atmosphere.sessions.iter().find(|session| session.access == token && session.key == key);
        let session = session.ok_or_else(|| Fail::bad("InvalidToken", "Token could not be verified"))?;
        if session.generation != atmosphere.generation {
            return Err(if by_key {
                Fail::new(StatusCode::UNAUTHORIZED, "invalid_token", "\"exp\" claim timestamp check failed")
            } else {
                Fail::bad("ExpiredToken", "Token has expired")
            });
        }
        let reads_chat = atmosphere.accounts.get(&session.did).is_some_and(|account| account.reads_chat);
        Ok(Caller { did: session.did.clone(), reads_chat })
    }

    pub(super) fn create_session(&self, call: &Call) -> Answered {
        let body = call.json()?;
        let now = self.0.config.clock.now();
        let revoked = self.faults().revoked;
        let mut atmosphere = self.atmosphere();
        atmosphere.logins.retain(|at| now.since(*at) < LOGINS_WITHIN);
        if atmosphere.logins.len() >= LOGINS {
            return Err(Fail::new(StatusCode::TOO_MANY_REQUESTS, "RateLimitExceeded", "Rate Limit Exceeded"));
        }
        atmosphere.logins.push(now);
        let account = atmosphere.by_name(body["identifier"].as_str().unwrap_or_default());
        let known = account.filter(|account| {
            !revoked && account.password.is_some() && account.password.as_deref() == body["password"].as_str()
        });
        let Some(did) = known.map(|account| account.did.clone()) else {
            return Err(Fail::new(
                StatusCode::UNAUTHORIZED,
                "AuthenticationRequired",
                "Invalid identifier or password",
            ));
        };
        let session = open(&mut atmosphere, &did, now);
        Ok(Reply::Json(told(&atmosphere, &session, true)))
    }

    pub(super) fn refresh_session(&self, call: &Call) -> Answered {
        let token = bearer(call)?.0.to_owned();
        let now = self.0.config.clock.now();
        if self.faults().revoked {
            return Err(Fail::bad("ExpiredToken", "Token has been revoked"));
        }
        let mut atmosphere = self.atmosphere();
        let Some(place) = atmosphere.sessions.iter().position(|session| session.refresh == token) else {
            return Err(Fail::bad("InvalidToken", "Token could not be verified"));
        };
        let old = atmosphere.sessions[place].clone();
        let next = match old.renewed {
            Some(at) if now.since(at) > GRACE => {
                return Err(Fail::bad("ExpiredToken", "Token has been revoked"));
            }
            // Within the grace the same tokens come again.
            Some(_) => atmosphere.sessions[place + 1].clone(),
            None => {
                atmosphere.sessions[place].renewed = Some(now);
                let next = make(&mut atmosphere, &old.did, now);
                atmosphere.sessions.insert(place + 1, next.clone());
                next
            }
        };
        Ok(Reply::Json(told(&atmosphere, &next, true)))
    }

    pub(super) fn get_session(&self, call: &Call) -> Answered {
        let caller = self.caller(call)?;
        let atmosphere = self.atmosphere();
        let session = atmosphere.sessions.iter().find(|session| session.did == caller.did);
        let session = session.ok_or_else(|| Fail::bad("InvalidToken", "Token could not be verified"))?;
        Ok(Reply::Json(told(&atmosphere, session, false)))
    }
}

/// The token of a call, and whether it says that it belongs to a key.
fn bearer(call: &Call) -> Result<(&str, bool), Fail> {
    let header = call.headers.get("authorization").and_then(|value| value.to_str().ok());
    let token = header.and_then(|header| header.split_once(' ')).filter(|(_, token)| !token.is_empty());
    match token {
        Some(("Bearer", token)) => Ok((token, false)),
        Some(("DPoP", token)) => Ok((token, true)),
        _ => Err(Fail::new(StatusCode::UNAUTHORIZED, "AuthMissing", "Authentication Required")),
    }
}

fn make(atmosphere: &mut Atmosphere, did: &str, now: Instant) -> Session {
    let seed = format!("{did}{}", atmosphere.moment(now));
    Session {
        did: did.to_owned(),
        access: digest("access.", seed.as_bytes()),
        refresh: digest("refresh.", seed.as_bytes()),
        generation: atmosphere.generation,
        key: None,
        renewed: None,
    }
}

/// Opens a session of an account.
pub(super) fn open(atmosphere: &mut Atmosphere, did: &str, now: Instant) -> Session {
    let session = make(atmosphere, did, now);
    atmosphere.sessions.push(session.clone());
    session
}

fn told(atmosphere: &Atmosphere, session: &Session, tokens: bool) -> Value {
    let account = &atmosphere.accounts[&session.did];
    let mut told = json!({"did": account.did, "handle": account.handle, "active": true});
    told["didDoc"] = atmosphere.document(account);
    if tokens {
        told["accessJwt"] = json!(session.access);
        told["refreshJwt"] = json!(session.refresh);
    }
    told
}
