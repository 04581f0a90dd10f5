//! Tokens that are worth nothing without a key (DPoP): each request is signed for its address, its time and the
//! server's own word (a nonce).

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use kernel::Instant;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use reqwest::{RequestBuilder, Url};
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::error_of;
use crate::line::{Answer, Line, Lost};

const PROOF: HeaderName = HeaderName::from_static("dpop");
const NONCE: HeaderName = HeaderName::from_static("dpop-nonce");
/// How many servers' nonces are remembered.
const SERVERS: usize = 100;

/// The last nonce of each server. It belongs to the server and to no account; one that is forgotten costs a request.
static NONCES: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());

fn broken() -> Lost {
    Lost::NoAddress("the account's key is unreadable; connect the account again".into())
}

/// Bytes that nobody can guess, in letters.
pub(super) fn secret() -> Result<String, Lost> {
    let mut bytes = [0; 32];
    SystemRandom::new().fill(&mut bytes).map_err(|_| broken())?;
    Ok(BASE64.encode(bytes))
}

/// A digest, in letters.
pub(super) fn digest(text: &str) -> String {
    BASE64.encode(Sha256::digest(text.as_bytes()))
}

/// A new key, in letters.
pub(super) fn new_key() -> Result<String, Lost> {
    let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
    key.map(|key| BASE64.encode(key.as_ref())).map_err(|_| broken())
}

/// Sends a request signed with the key; again, once, with the nonce that the server wants.
pub(super) async fn ask(
    line: &Line,
    quota: &'static str,
    request: RequestBuilder,
    key: &str,
    token: Option<&str>,
) -> Result<Answer, Lost> {
    let (http, request) = request.build_split();
    let request = request?;
    let server = request.url().origin().ascii_serialization();
    let mut last = None;
    for _ in 0..2 {
        let mut signed = request.try_clone().ok_or_else(broken)?;
        let nonce = nonces().get(&server).cloned();
        let proof = proof(key, signed.method().as_str(), signed.url(), line.now(), nonce.as_deref(), token)?;
        let headers = signed.headers_mut();
        headers.insert(PROOF, HeaderValue::try_from(proof).map_err(|_| broken())?);
        if let Some(token) = token {
            let value = HeaderValue::try_from(format!("DPoP {token}")).map_err(|_| broken())?;
            headers.insert(AUTHORIZATION, value);
        }
        let answer = line.ask(quota, RequestBuilder::from_parts(http.clone(), signed)).await?;
        remember(&server, &answer.headers);
        if !wants_nonce(&answer) {
            return Ok(answer);
        }
        last = Some(answer);
    }
    last.ok_or_else(broken)
}

fn nonces() -> std::sync::MutexGuard<'static, BTreeMap<String, String>> {
    NONCES.lock().unwrap_or_else(PoisonError::into_inner)
}

fn remember(server: &str, headers: &HeaderMap) {
    let Some(nonce) = headers.get(NONCE).and_then(|nonce| nonce.to_str().ok()) else { return };
    let mut nonces = nonces();
    if nonces.len() >= SERVERS && !nonces.contains_key(server) {
        nonces.clear();
    }
    nonces.insert(server.to_owned(), nonce.to_owned());
}

/// At the token's endpoint it is a 400, elsewhere a 401 that says so in a header.
fn wants_nonce(answer: &Answer) -> bool {
    let asked = answer.headers.get("www-authenticate").and_then(|value| value.to_str().ok());
    error_of(answer) == "use_dpop_nonce" || asked.is_some_and(|asked| asked.contains("use_dpop_nonce"))
}

fn proof(
    key: &str,
    method: &str,
    url: &Url,
    now: Instant,
    nonce: Option<&str>,
    token: Option<&str>,
) -> Result<String, Lost> {
    let key = BASE64.decode(key).map_err(|_| broken())?;
    let random = SystemRandom::new();
    let key =
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &key, &random).map_err(|_| broken())?;
    // A point that is not compressed: one byte that says so, then both coordinates.
    let point = key.public_key().as_ref();
    let (x, y) = point.get(1..33).zip(point.get(33..65)).ok_or_else(broken)?;
    let head = json!({"typ": "dpop+jwt", "alg": "ES256", "jwk": {
        "kty": "EC", "crv": "P-256", "x": BASE64.encode(x), "y": BASE64.encode(y),
    }});
    let mut address = url.clone();
    address.set_query(None);
    address.set_fragment(None);
    let mut claims: Value = json!({
        "jti": secret()?,
        "htm": method,
        "htu": address.as_str(),
        "iat": now.micros().div_euclid(1_000_000),
    });
    if let Some(nonce) = nonce {
        claims["nonce"] = json!(nonce);
    }
    if let Some(token) = token {
        claims["ath"] = json!(digest(token));
    }
    let signed = format!("{}.{}", BASE64.encode(head.to_string()), BASE64.encode(claims.to_string()));
    let signature = key.sign(&random, signed.as_bytes()).map_err(|_| broken())?;
    Ok(format!("{signed}.{}", BASE64.encode(signature.as_ref())))
}
