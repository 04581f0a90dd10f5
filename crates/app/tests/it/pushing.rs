//! A browser whose desk is closed is told: what arrives at its maker's service, and what it reads in it.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use care::notifications::{Kind, To};
use care::push::{self, Browser};
use care::{Tx, notifications};
use kernel::Role;
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::hmac;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey as Signer};
use serde_json::{Value, json};

use crate::harness::{Story, on_both_engines, until};

on_both_engines! { a_closed_browser_reads_what_happened_and_to_which_case_and_nothing_else }

/// What the service was brought.
#[derive(Clone)]
struct Brought {
    headers: HeaderMap,
    body: Bytes,
}

/// A push service of this machine: it takes what comes, until it knows the browser no longer.
#[derive(Clone, Default)]
struct Service {
    brought: Arc<Mutex<Vec<Brought>>>,
    gone: Arc<Mutex<bool>>,
}

impl Service {
    async fn start(&self) -> String {
        let take = async |State(service): State<Service>, headers: HeaderMap, body: Bytes| {
            service.brought.lock().unwrap().push(Brought { headers, body });
            if *service.gone.lock().unwrap() { StatusCode::GONE } else { StatusCode::CREATED }
        };
        let app = Router::new().route("/push/{browser}", post(take)).with_state(self.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, app).await });
        address
    }

    fn brought(&self) -> Vec<Brought> {
        self.brought.lock().unwrap().clone()
    }
}

/// HKDF by hand (RFC 5869), so that the browser's side shares no line with ours.
fn derived(salt: &[u8], input: &[u8], info: &[u8], length: usize) -> Vec<u8> {
    let extracted = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, salt), input);
    let key = hmac::Key::new(hmac::HMAC_SHA256, extracted.as_ref());
    hmac::sign(&key, &[info, &[1]].concat()).as_ref()[..length].to_vec()
}

/// What a browser does with a push (RFC 8291).
fn read(body: &[u8], mine: EphemeralPrivateKey, public: &[u8], auth: &[u8]) -> Value {
    let (salt, rest) = body.split_at(16);
    let (theirs, record) = rest[5..].split_at(usize::from(rest[4]));
    let shared = agree_ephemeral(mine, &UnparsedPublicKey::new(&ECDH_P256, theirs), <[u8]>::to_vec).unwrap();
    let input = derived(auth, &shared, &[b"WebPush: info\0", public, theirs].concat(), 32);
    let key = derived(salt, &input, b"Content-Encoding: aes128gcm\0", 16);
    let nonce = derived(salt, &input, b"Content-Encoding: nonce\0", 12);
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).unwrap());
    let mut record = record.to_vec();
    let nonce = Nonce::try_assume_unique_for_key(&nonce).unwrap();
    let plain = key.open_in_place(nonce, Aad::empty(), &mut record).unwrap();
    let (last, words) = plain.split_last().unwrap();
    assert_eq!(*last, 2, "the delimiter of the last record");
    serde_json::from_slice(words).unwrap()
}

/// What the service makes of who we say we are (RFC 8292): the claims, once the signature holds.
fn claims(headers: &HeaderMap) -> Value {
    let header = headers["authorization"].to_str().unwrap().strip_prefix("vapid t=").unwrap();
    let (token, key) = header.split_once(", k=").unwrap();
    let (said, signature) = token.rsplit_once('.').unwrap();
    let key = Signer::new(&ECDSA_P256_SHA256_FIXED, BASE64.decode(key).unwrap());
    key.verify(said.as_bytes(), &BASE64.decode(signature).unwrap()).unwrap();
    let claims = BASE64.decode(said.split_once('.').unwrap().1).unwrap();
    serde_json::from_slice(&claims).unwrap()
}

async fn a_closed_browser_reads_what_happened_and_to_which_case_and_nothing_else(story: &Story) {
    let service = Service::default();
    let address = service.start().await;
    let jana = story.person_with("jana_k", "Jana Kovac", 120).await;
    story.network().post(&jana, "@larkspur the internet is down at 7 Abbey Lane").await.unwrap();
    story.heard().await;
    let case = story.case_of(&jana).await;
    let sam = story.colleague("sam").await;

    let mine = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new()).unwrap();
    let public = mine.compute_public_key().unwrap().as_ref().to_vec();
    let auth = [7; 16];
    let endpoint = format!("{address}/push/1");
    let browser =
        Browser { endpoint, p256dh: public.clone(), auth: auth.to_vec(), device: "a telephone".into() };
    let ctx = sam.ctx.clone();
    story.node.app.write(async move |tx: &mut Tx| push::subscribe(tx, &ctx, &browser).await).await.unwrap();

    let tell = async || {
        story.clock.advance(kernel::Millis::seconds(1));
        let (ctx, to) = (story.ctx(), To::User(sam.id()));
        let told = async move |tx: &mut Tx| {
            let why = json!({ "reason": "Jana at 7 Abbey Lane" });
            notifications::tell(tx, &ctx, to, Kind::ClockBreached, Some(case), why).await
        };
        story.node.app.write(told).await.unwrap();
    };
    tell().await;
    let first = until("a push", async || service.brought().first().cloned()).await;
    let words = read(&first.body, mine, &public, &auth);
    assert_eq!(
        words,
        json!({ "kind": "clock_breached", "case": case, "tag": case, "words": "A promise is broken",
            "to": format!("/desk/all/{case}") }),
        "no word and no name of a customer"
    );
    assert_eq!(first.headers["content-encoding"], "aes128gcm");
    let claims = claims(&first.headers);
    assert_eq!(claims["aud"], json!(address));
    let until_when = claims["exp"].as_i64().unwrap() - story.ctx().now().timestamp().as_second();
    assert!((1..=24 * 3600).contains(&until_when), "services refuse more than a day");

    *service.gone.lock().unwrap() = true;
    tell().await;
    until("the browser is forgotten", async || {
        let ctx = sam.ctx.clone();
        let left = story.node.app.read(async move |tx: &mut Tx| push::mine(tx, &ctx).await).await.unwrap();
        left.is_empty().then_some(())
    })
    .await;
    assert_eq!(service.brought().len(), 2, "each notification once");
    assert_eq!(sam.ctx.actor.role(), Some(Role::Agent));
    story.leaves_work();
}
