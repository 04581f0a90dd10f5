//! Tokens of OAuth 2 (RFC 6749): asked for with the consent of the mailbox's owner, and asked for again when they end.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use kernel::Millis;
use reqwest::Url;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::clean;
use crate::contract::{BoxFuture, Consent, Credentials, Secrets, Settings, Trouble};
use crate::line::Line;

const WAIT: Millis = Millis::minutes(1);

#[derive(Deserialize)]
struct Given {
    access_token: String,
    refresh_token: Option<String>,
}

#[derive(Deserialize)]
struct Denied {
    error: String,
    #[serde(default)]
    error_description: String,
}

/// Something entered that the provider wants to be told.
fn entered<'a>(credentials: &'a Credentials, name: &str) -> Option<&'a str> {
    let secret = || credentials.secrets.get(name).filter(|secret| !secret.is_empty());
    credentials.us.setting(name).or_else(secret)
}

/// Where the mailbox's owner can allow it; `None` where no page for that was entered. See [`crate::Network::authorise`].
pub(in crate::email) fn authorise<'a>(
    line: &'a Line,
    credentials: &'a Credentials,
    redirect: &'a str,
) -> Option<BoxFuture<'a, Result<Consent, Trouble>>> {
    let page = entered(credentials, "auth_url")?;
    let (id, secret) = (entered(credentials, "client_id")?, entered(credentials, "client_secret")?);
    Some(Box::pin(async move {
        let wrong = |_| Trouble::Wrong { field: "auth_url", reason: "this is not a web address".into() };
        let mut address = Url::parse(page).map_err(wrong)?;
        let at = line.now().micros();
        let state = guessed_by_nobody(secret, &format!("state {at} {redirect}"));
        let verifier = guessed_by_nobody(secret, &format!("verifier {at} {redirect}"));
        address.query_pairs_mut().extend_pairs([
            ("response_type", "code"),
            ("client_id", id),
            ("redirect_uri", redirect),
            ("scope", entered(credentials, "scope").unwrap_or_default()),
            ("state", &state),
            ("code_challenge", &URL_SAFE_NO_PAD.encode(Sha256::digest(&verifier))),
            ("code_challenge_method", "S256"),
            // Without these Google gives no token that renews.
            ("access_type", "offline"),
            ("prompt", "consent"),
            ("login_hint", credentials.us.setting("address").unwrap_or_default()),
        ]);
        let kept =
            Secrets::new([("state", state), ("verifier", verifier), ("redirect", redirect.to_owned())]);
        Ok(Consent { address: address.into(), kept })
    }))
}

/// A text that nobody makes who does not know the secret.
fn guessed_by_nobody(secret: &str, what: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(what.as_bytes());
    URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
}

/// The owner came back. See [`crate::Network::authorised`].
pub(in crate::email) fn authorised<'a>(
    line: &'a Line,
    credentials: &'a Credentials,
    kept: &'a Secrets,
    answer: &'a Settings,
) -> Option<BoxFuture<'a, Result<Secrets, Trouble>>> {
    let address = entered(credentials, "token_url")?;
    Some(Box::pin(async move {
        let refused = |reason: &str| Trouble::Unauthorised { reason: reason.to_owned() };
        let kept = |name| kept.get(name).ok_or_else(|| refused("nobody was asked; begin again"));
        let said = |name: &str| answer.get(name).map(String::as_str).unwrap_or_default();
        if !bool::from(kept("state")?.as_bytes().ct_eq(said("state").as_bytes())) {
            return Err(refused("this answer belongs to another question; begin again"));
        }
        if said("code").is_empty() {
            return Err(refused("the mailbox's owner did not allow it"));
        }
        let form = [
            ("grant_type", "authorization_code"),
            ("code", said("code")),
            ("redirect_uri", kept("redirect")?),
            ("code_verifier", kept("verifier")?),
        ];
        token(line, credentials, address, &form).await
    }))
}

/// Asks for a new token; `None` where the mailbox is opened with a password. See [`crate::Network::renew`].
pub(in crate::email) fn renew<'a>(
    line: &'a Line,
    credentials: &'a Credentials,
) -> Option<BoxFuture<'a, Result<Secrets, Trouble>>> {
    let refresh = credentials.secrets.get("refresh_token").filter(|token| !token.is_empty())?;
    let address = entered(credentials, "token_url")?;
    Some(Box::pin(async move {
        let form = [("grant_type", "refresh_token"), ("refresh_token", refresh)];
        token(line, credentials, address, &form).await
    }))
}

/// Asks the provider for tokens; the account's secrets with them.
async fn token(
    line: &Line,
    credentials: &Credentials,
    address: &str,
    form: &[(&str, &str)],
) -> Result<Secrets, Trouble> {
    let us = ["client_id", "client_secret"].into_iter();
    let us = us.filter_map(|name| Some((name, entered(credentials, name)?)));
    let form = written(form.iter().copied().chain(us));
    let request = line.http().post(address).header("content-type", "application/x-www-form-urlencoded");
    let answer = line.ask("token", request.body(form)).await?;
    if let Some(given) = answer.accepted::<Given>() {
        let secrets = credentials.secrets.with("access_token", given.access_token);
        return Ok(match given.refresh_token {
            Some(refresh) => secrets.with("refresh_token", refresh),
            None => secrets,
        });
    }
    let denied = answer.json::<Denied>();
    let reason = match &denied {
        Some(denied) => clean::subject(&format!("{} {}", denied.error, denied.error_description)),
        None => format!("the provider answered {} without a reason", answer.status),
    };
    if answer.status.is_client_error() && denied.is_some() && answer.status.as_u16() != 429 {
        Err(Trouble::Unauthorised { reason: format!("the provider gives no token: {reason}") })
    } else {
        Err(Trouble::Later { wait: answer.retry_after.unwrap_or(WAIT), reason })
    }
}

fn written<'a>(form: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut url = Url::parse("http://localhost").expect("this is an address");
    url.query_pairs_mut().extend_pairs(form);
    url.query().unwrap_or_default().to_owned()
}
