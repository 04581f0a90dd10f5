//! Asking the instance's own user, and keeping what they gave.
//!
//! An app is registered with each instance, because nobody registers with all of them. Its secret is kept sealed with
//! the account's token. The texts that nobody may guess are made from that secret: it is new, and only the instance and
//! we know it, so no other source of randomness is needed.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::{Method, StatusCode, Url};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::Api;
use super::answers::{reason, trouble};
use crate::contract::{BoxFuture, Consent, Credentials, Secrets, Settings, Trouble};
use crate::line::{Answer, Line};
use crate::mastodon::PERMISSIONS;
use crate::mastodon::wire::{Application, Token};

const APPS: &str = "/api/v1/apps";
const TOKEN: &str = "/oauth/token";
const APP_NAME: &str = "Commonground";

/// Where the administrator's browser goes; see [`crate::Network::authorise`].
pub(in crate::mastodon) async fn authorise(
    line: &Line,
    credentials: &Credentials,
    redirect: &str,
) -> Result<Consent, Trouble> {
    let api = Api::new(line, credentials);
    let app = application(api, redirect).await?;
    let at = line.now().micros();
    let state = guessed_by_nobody(&app.client_secret, &format!("state {at} {redirect}"));
    let verifier = guessed_by_nobody(&app.client_secret, &format!("verifier {at} {redirect}"));
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&verifier));
    let base = format!("{}/oauth/authorize", credentials.base_url.trim_end_matches('/'));
    let wrong = |_| Trouble::Wrong { field: "base_url", reason: "this is not a web address".into() };
    let mut address = Url::parse(&base).map_err(wrong)?;
    address.query_pairs_mut().extend_pairs([
        ("response_type", "code"),
        ("client_id", &app.client_id),
        ("redirect_uri", redirect),
        ("scope", &PERMISSIONS.join(" ")),
        ("state", &state),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ]);
    let kept = [
        ("client_id", app.client_id),
        ("client_secret", app.client_secret),
        ("redirect", redirect.to_owned()),
        ("state", state),
        ("verifier", verifier),
    ];
    Ok(Consent { address: address.into(), kept: Secrets::new(kept) })
}

/// The app that we are there: the one of the last time, if the instance still knows it and sends people back to the same
/// place, else a new one. Instances forget apps that nobody used.
async fn application(api: Api<'_>, redirect: &str) -> Result<Application, Trouble> {
    let secrets = &api.credentials.secrets;
    let known = (secrets.get("client_id"), secrets.get("client_secret"), secrets.get("redirect"));
    if let (Some(id), Some(secret), Some(back)) = known
        && back == redirect
    {
        let form = [("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret)];
        if api.ask(api.request(Method::POST, TOKEN)?.form(&form)).await?.status.is_success() {
            return Ok(Application { client_id: id.to_owned(), client_secret: secret.to_owned() });
        }
    }
    let scopes = PERMISSIONS.join(" ");
    let form = [("client_name", APP_NAME), ("redirect_uris", redirect), ("scopes", &scopes)];
    let answer = api.ask(api.request(Method::POST, APPS)?.form(&form)).await?;
    let app = answer.accepted::<Application>().filter(|app| !app.client_secret.is_empty());
    app.ok_or_else(|| trouble(&answer, api.line.now()))
}

fn guessed_by_nobody(secret: &str, what: &str) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    URL_SAFE_NO_PAD.encode(mac.chain_update(what).finalize().into_bytes())
}

/// They came back; see [`crate::Network::authorised`].
pub(in crate::mastodon) async fn authorised(
    line: &Line,
    credentials: &Credentials,
    kept: &Secrets,
    answer: &Settings,
) -> Result<Secrets, Trouble> {
    let refused = |reason: &str| Trouble::Unauthorised { reason: reason.to_owned() };
    let of_kept = |name| kept.get(name).ok_or_else(|| refused("nobody was asked; begin again"));
    let of_answer = |name: &str| answer.get(name).map(String::as_str).unwrap_or_default();
    if !bool::from(of_kept("state")?.as_bytes().ct_eq(of_answer("state").as_bytes())) {
        return Err(refused("this answer belongs to another question; begin again"));
    }
    if of_answer("code").is_empty() {
        return Err(refused("the account's owner did not allow it"));
    }
    let form = [
        ("grant_type", "authorization_code"),
        ("code", of_answer("code")),
        ("client_id", of_kept("client_id")?),
        ("client_secret", of_kept("client_secret")?),
        ("redirect_uri", of_kept("redirect")?),
        ("code_verifier", of_kept("verifier")?),
        ("scope", &PERMISSIONS.join(" ")),
    ];
    let api = Api::new(line, credentials);
    let answer = api.ask(api.request(Method::POST, TOKEN)?.form(&form)).await?;
    let token = token(&answer, line)?;
    let secrets = ["client_id", "client_secret", "redirect"].into_iter().map(|name| (name, of_kept(name)));
    let secrets = secrets.map(|(name, value)| value.map(|value| (name, value.to_owned())));
    Ok(with(&Secrets::new(secrets.collect::<Result<Vec<_>, _>>()?), token))
}

/// A new token for one that ended. Mastodon's do not end, and it gives nothing to renew them with.
pub(in crate::mastodon) fn renew<'a>(
    line: &'a Line,
    credentials: &'a Credentials,
) -> Option<BoxFuture<'a, Result<Secrets, Trouble>>> {
    let secrets = &credentials.secrets;
    let form = [
        ("grant_type", "refresh_token"),
        ("refresh_token", secrets.get("refresh")?),
        ("client_id", secrets.get("client_id")?),
        ("client_secret", secrets.get("client_secret")?),
    ];
    Some(Box::pin(async move {
        let api = Api::new(line, credentials);
        let answer = api.ask(api.request(Method::POST, TOKEN)?.form(&form)).await?;
        Ok(with(secrets, token(&answer, line)?))
    }))
}

/// A grant that is refused needs a person: OAuth says 400 where the API says 401.
fn token(answer: &Answer, line: &Line) -> Result<Token, Trouble> {
    if answer.status == StatusCode::BAD_REQUEST {
        return Err(Trouble::Unauthorised { reason: reason(answer) });
    }
    answer
        .accepted::<Token>()
        .filter(|token| !token.access_token.is_empty())
        .ok_or_else(|| trouble(answer, line.now()))
}

fn with(secrets: &Secrets, token: Token) -> Secrets {
    let mut secrets = secrets.with("token", token.access_token);
    if let Some(refresh) = token.refresh_token {
        secrets = secrets.with("refresh", refresh);
    }
    match token.scope {
        Some(scope) => secrets.with("scope", scope),
        None => secrets,
    }
}
