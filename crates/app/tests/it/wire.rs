//! Deliveries written by hand, as the sandbox network writes them: for what its simulator never does.

use channels::sandbox::sign;
use kernel::{Instant, Secret};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::Story;

/// The brand's account on the network.
pub const BRAND: &str = "brand_larkspur";

/// The body of a delivery.
pub fn body(id: &str, events: &[Value], at: Instant) -> Vec<u8> {
    let body = json!({ "id": id, "account": BRAND, "sent_at": at.timestamp(), "events": events });
    body.to_string().into_bytes()
}

fn profile(person: &str) -> Value {
    json!({ "id": person, "handle": person, "name": format!("{person} of Leeds"), "followers": 7 })
}

/// Public words to the brand that begin a thread.
pub fn mention(id: &str, person: &str, text: &str, at: Instant) -> Value {
    json!({ "type": "mention.created", "post": {
        "id": id, "thread": id, "author": profile(person), "text": text, "created_at": at.timestamp(),
        "mentions": [BRAND] } })
}

/// A public answer of somebody to words of their own.
pub fn reply(id: &str, to: &str, person: &str, text: &str, at: Instant) -> Value {
    json!({ "type": "reply.created", "post": {
        "id": id, "thread": to, "in_reply_to": { "id": to, "author": person }, "author": profile(person),
        "text": text, "created_at": at.timestamp(), "mentions": [BRAND] } })
}

/// Private words to the brand.
pub fn private(id: &str, person: &str, text: &str, at: Instant) -> Value {
    json!({ "type": "message.created", "message": {
        "id": id, "conversation": format!("dm-{person}"), "author": profile(person), "recipient": BRAND,
        "text": text, "created_at": at.timestamp() } })
}

/// Changed public words.
pub fn edited(id: &str, text: &str, at: Instant) -> Value {
    json!({ "type": "post.edited", "id": id, "text": text, "at": at.timestamp() })
}

/// Public words taken back.
pub fn deleted(id: &str, at: Instant) -> Value {
    json!({ "type": "post.deleted", "id": id, "at": at.timestamp() })
}

impl Story {
    /// Where the network delivers.
    pub fn hook(&self) -> String {
        format!("{}/hooks/sandbox/{}", self.node.url(), self.account().id)
    }

    /// The signature of a body.
    pub fn signature(&self, body: &[u8]) -> String {
        let secret = self.account().secret(&self.key).expect("the story has the installation's key");
        sign::sign(body, &Secret::new(secret.expose().clone()))
    }

    /// Posts a body to the hook as the network would: signed.
    pub async fn post_signed(&self, body: Vec<u8>) -> StatusCode {
        let signature = self.signature(&body);
        let request = self.http.post(self.hook()).header(sign::SIGNATURE, signature).body(body);
        request.send().await.expect("the hook answers").status()
    }

    /// Delivers events, and waits until they are read.
    pub async fn deliver(&self, id: &str, events: &[Value]) {
        let status = self.post_signed(body(id, events, self.network().now())).await;
        assert_eq!(status, StatusCode::OK);
        self.heard().await;
    }
}
