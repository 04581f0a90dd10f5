//! Consent and keys: what the network's own page would do, and who signed what.

use std::collections::HashMap;

use axum::body::Body;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, Response, StatusCode};
use axum::response::IntoResponse;
use axum::{Json, Router, routing};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use kernel::{Instant, Millis};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::state::{Session, digest};
use super::{Fail, Simulator, server};
use crate::contract::Settings;

/// How long a nonce is the current one.
const NONCE: Millis = Millis::minutes(5);

/// What somebody asks to be allowed, and by which key.
#[derive(Clone, Default)]
pub(super) struct Asked {
    form: HashMap<String, String>,
    key: String,
    /// Who said yes.
    did: Option<String>,
}

type Fields = Form<HashMap<String, String>>;

pub(super) fn routes() -> Router<Simulator> {
    Router::new()
        .route("/.well-known/oauth-protected-resource", routing::get(resource))
        .route("/.well-known/oauth-authorization-server", routing::get(metadata))
        .route("/oauth/par", routing::post(push))
        .route("/oauth/token", routing::post(token))
}

async fn resource(State(simulator): State<Simulator>) -> Json<Value> {
    let address = simulator.atmosphere().address.clone();
    Json(json!({"resource": address, "authorization_servers": [address]}))
}

async fn metadata(State(simulator): State<Simulator>) -> Json<Value> {
    let address = simulator.atmosphere().address.clone();
    Json(json!({
        "issuer": address,
        "authorization_endpoint": format!("{address}/oauth/authorize"),
        "token_endpoint": format!("{address}/oauth/token"),
        "pushed_authorization_request_endpoint": format!("{address}/oauth/par"),
        "require_pushed_authorization_requests": true,
        "dpop_signing_alg_values_supported": ["ES256"],
    }))
}

async fn push(State(simulator): State<Simulator>, headers: HeaderMap, Form(form): Fields) -> Response<Body> {
    let key = match simulator.signed(&headers, "POST", "/oauth/par", None, StatusCode::BAD_REQUEST) {
        Ok(key) => key,
        Err(fail) => return fail.into_response(),
    };
    let needed = ["client_id", "redirect_uri", "state", "code_challenge", "scope"];
    if needed.iter().any(|name| !form.contains_key(*name))
        || form.get("code_challenge_method").is_none_or(|how| how != "S256")
    {
        return Fail::bad("invalid_request", "a parameter is missing").into_response();
    }
    let now = simulator.0.config.clock.now();
    let mut atmosphere = simulator.atmosphere();
    let name =
        digest("urn:ietf:params:oauth:request_uri:req-", atmosphere.moment(now).to_string().as_bytes());
    atmosphere.asked.insert(name.clone(), Asked { form, key, did: None });
    (StatusCode::CREATED, Json(json!({"request_uri": name, "expires_in": 300}))).into_response()
}

async fn token(State(simulator): State<Simulator>, headers: HeaderMap, Form(form): Fields) -> Response<Body> {
    let given = simulator
        .signed(&headers, "POST", "/oauth/token", None, StatusCode::BAD_REQUEST)
        .and_then(|key| simulator.grant(&form, &key));
    given.map_or_else(IntoResponse::into_response, |tokens| Json(tokens).into_response())
}

impl Simulator {
    /// The account's person follows the address, and says yes: what comes back to us with them.
    pub fn allows(&self, address: &str, did: &str) -> Settings {
        let now = self.0.config.clock.now();
        let query =
            reqwest::Url::parse(address).map(|url| url.query_pairs().into_owned().collect::<HashMap<_, _>>());
        let query = query.unwrap_or_default();
        let mut atmosphere = self.atmosphere();
        let code = digest("code-", atmosphere.moment(now).to_string().as_bytes());
        let asked = query.get("request_uri").and_then(|name| atmosphere.asked.remove(name));
        let Some(mut asked) = asked else { return Settings::new() };
        asked.did = Some(did.to_owned());
        let state = asked.form.get("state").cloned().unwrap_or_default();
        atmosphere.asked.insert(code.clone(), asked);
        let back = [("code", code), ("state", state), ("iss", atmosphere.address.clone())];
        back.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn grant(&self, form: &HashMap<String, String>, key: &str) -> Result<Value, Fail> {
        let invalid = || Fail::bad("invalid_grant", "Invalid grant");
        let now = self.0.config.clock.now();
        if self.faults().revoked {
            return Err(invalid());
        }
        let mut atmosphere = self.atmosphere();
        let text = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
        let did = if text("grant_type") == "refresh_token" {
            let mut sessions = atmosphere.sessions.iter_mut();
            let session =
                sessions.find(|session| session.refresh == text("refresh_token")).ok_or_else(invalid)?;
            // It works once, and for whoever has the key.
            if session.renewed.is_some() || session.key.as_deref() != Some(key) {
                return Err(invalid());
            }
            session.renewed = Some(now);
            session.did.clone()
        } else {
            let asked = atmosphere.asked.remove(text("code")).ok_or_else(invalid)?;
            let challenge = BASE64.encode(Sha256::digest(text("code_verifier").as_bytes()));
            let same = |name: &str| asked.form.get(name).map(String::as_str) == Some(text(name));
            let fits = asked.form.get("code_challenge") == Some(&challenge) && asked.key == key;
            if !fits || !same("client_id") || !same("redirect_uri") {
                return Err(invalid());
            }
            asked.did.ok_or_else(invalid)?
        };
        let session = server::open(&mut atmosphere, &did, now);
        let Session { access, refresh, .. } = session;
        if let Some(last) = atmosphere.sessions.last_mut() {
            last.key = Some(key.to_owned());
        }
        Ok(json!({
            "access_token": access, "refresh_token": refresh, "token_type": "DPoP", "expires_in": 1_800,
            "scope": "atproto transition:generic transition:chat.bsky", "sub": did,
        }))
    }

    /// Checks who signed a request; the name of the key.
    pub(super) fn signed(
        &self,
        headers: &HeaderMap,
        method: &str,
        path: &str,
        token: Option<&str>,
        status: StatusCode,
    ) -> Result<String, Fail> {
        let now = self.0.config.clock.now();
        let wrong = || Fail::new(status, "invalid_dpop_proof", "Invalid DPoP proof");
        let proof = headers.get("dpop").and_then(|proof| proof.to_str().ok()).ok_or_else(wrong)?;
        let (signed, signature) = proof.rsplit_once('.').ok_or_else(wrong)?;
        let (head, claims) = signed.split_once('.').ok_or_else(wrong)?;
        let json = |part: &str| -> Option<Value> { serde_json::from_slice(&BASE64.decode(part).ok()?).ok() };
        let (head, claims) = json(head).zip(json(claims)).ok_or_else(wrong)?;
        let part = |name: &str| head["jwk"][name].as_str().and_then(|part| BASE64.decode(part).ok());
        let (x, y) = part("x").zip(part("y")).ok_or_else(wrong)?;
        let point = [&[4][..], &x, &y].concat();
        let signature = BASE64.decode(signature).map_err(|_| wrong())?;
        let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &point);
        key.verify(signed.as_bytes(), &signature).map_err(|_| wrong())?;
        let address = self.atmosphere().address.clone();
        let hash =
            token.map(|token| json!(BASE64.encode(Sha256::digest(token.as_bytes())))).unwrap_or_default();
        let fits = claims["htm"] == json!(method) && claims["htu"] == json!(format!("{address}{path}"));
        if !fits || claims["ath"] != hash || claims["jti"].as_str().is_none_or(str::is_empty) {
            return Err(wrong());
        }
        let nonce = nonce(now);
        if claims["nonce"] != json!(nonce) {
            let mut fail =
                Fail::new(status, "use_dpop_nonce", "Authorization server requires nonce in DPoP proof");
            fail.headers =
                vec![("dpop-nonce", nonce), ("www-authenticate", r#"DPoP error="use_dpop_nonce""#.into())];
            return Err(fail);
        }
        Ok(digest("", &point))
    }
}

/// The nonce of now.
fn nonce(now: Instant) -> String {
    digest("", (now.micros() / (NONCE.0 * 1_000)).to_string().as_bytes())
}
