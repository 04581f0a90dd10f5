//! Bluesky as its own makers run it for development: the directory, a server of records and those who show posts.
//!
//! `COMMONGROUND_TEST_BLUESKY` says where it is, in JSON: `{"pds": URL, "bsky": URL, "plc": URL}`, which is what
//! `@atproto/dev-env` knows once it is ready. `hand` stops and resumes those who show posts, where somebody can: without it
//! that part is left out. `jwt_secret` is what it signs sessions with, if
//! not with what the development environment has. Without the variable the test says so and is over.
//! It has no chat and no stream: for those there is the simulator.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use channels::bluesky::Bluesky;
use channels::line::Shelf;
use channels::{
    Act, Action, BoxFuture, Credentials, Enclosure, Found, Inbound, Item, Line, Network, Outgoing, Secrets,
    SendOutcome, Settings, Trouble, Us, Visibility,
};
use hmac::{Hmac, KeyInit, Mac};
use kernel::{Clock, Personal, SystemClock};
use serde_json::{Value, json};

use crate::world::client;

/// How long the test waits for what has to come. Nothing is asserted about how fast it is.
const PATIENCE: Duration = Duration::from_secs(60);
const POST: &str = "app.bsky.feed.post";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

struct Peers {
    http: reqwest::Client,
    pds: String,
    settings: Settings,
    jwt_secret: String,
    hand: Option<String>,
}

/// Somebody there, with a session.
struct Somebody {
    did: String,
    handle: String,
    access: String,
}

#[expect(clippy::disallowed_methods, reason = "a test is told by its environment where the network is")]
fn peers() -> Option<Peers> {
    let told = std::env::var("COMMONGROUND_TEST_BLUESKY").ok().filter(|told| !told.is_empty())?;
    let told: Value = serde_json::from_str(&told).expect("COMMONGROUND_TEST_BLUESKY is JSON");
    let text = |name: &str| told[name].as_str().map(str::to_owned);
    let need = |name: &str| text(name).unwrap_or_else(|| panic!("COMMONGROUND_TEST_BLUESKY has no `{name}`"));
    let settings = [("appview", need("bsky")), ("directory", need("plc"))];
    Some(Peers {
        http: client(Duration::from_secs(20)),
        pds: need("pds"),
        settings: settings.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        hand: text("hand"),
        jwt_secret: text("jwt_secret").unwrap_or_else(|| "jwt-secret".into()),
    })
}

struct Pocket;

impl Shelf for Pocket {
    fn open<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Result<bytes::Bytes, String>> {
        Box::pin(async { Ok(bytes::Bytes::from_static(PNG)) })
    }
}

impl Peers {
    fn line(&self) -> Line {
        Line::new(self.http.clone(), SystemClock.now()).with_shelf(Arc::new(Pocket))
    }

    async fn call(&self, who: Option<&Somebody>, name: &str, body: Value) -> Value {
        let mut request = self.http.post(format!("{}/xrpc/{name}", self.pds)).json(&body);
        if let Some(who) = who {
            request = request.bearer_auth(&who.access);
        }
        let answer = request.send().await.unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        assert!(status.is_success(), "{name}: {status} {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }

    async fn read(&self, who: &Somebody, name: &str, query: &[(&str, &str)]) -> Value {
        let mut url = reqwest::Url::parse(&format!("{}/xrpc/{name}", self.pds)).unwrap();
        url.query_pairs_mut().extend_pairs(query);
        let answer = self.http.get(url).bearer_auth(&who.access).send().await.unwrap();
        answer.json().await.unwrap_or_default()
    }

    async fn joins(&self, name: &str) -> Somebody {
        let handle = format!("{name}{}.test", SystemClock.now().micros() % 1_000_000_000_000);
        let email = format!("{handle}@example.com");
        let body = json!({"handle": handle, "email": email, "password": "a long password"});
        let told = self.call(None, "com.atproto.server.createAccount", body).await;
        let text = |name: &str| told[name].as_str().unwrap().to_owned();
        Somebody { did: text("did"), handle: text("handle"), access: text("accessJwt") }
    }

    async fn posts(&self, who: &Somebody, mut record: Value) -> String {
        record["$type"] = json!(POST);
        record["createdAt"] = json!(SystemClock.now().timestamp().to_string());
        let body = json!({"repo": who.did, "collection": POST, "record": record});
        let told = self.call(Some(who), "com.atproto.repo.createRecord", body).await;
        told["uri"].as_str().unwrap().to_owned()
    }

    async fn deletes(&self, who: &Somebody, uri: &str) {
        let rkey = uri.rsplit('/').next().unwrap();
        let body = json!({"repo": who.did, "collection": POST, "rkey": rkey});
        self.call(Some(who), "com.atproto.repo.deleteRecord", body).await;
    }

    /// The access token of these secrets, as it will be when its time is over.
    fn ended(&self, secrets: &Secrets) -> String {
        let access = secrets.get("access").unwrap();
        let mut parts = access.split('.');
        let (head, body) = (parts.next().unwrap(), parts.next().unwrap());
        let mut claims: Value =
            serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(body).unwrap()).unwrap();
        claims["iat"] = json!(1_700_000_000);
        claims["exp"] = json!(1_700_007_200);
        let signed = format!("{head}.{}", BASE64_URL_SAFE_NO_PAD.encode(claims.to_string()));
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(self.jwt_secret.as_bytes()).unwrap();
        mac.update(signed.as_bytes());
        format!("{signed}.{}", BASE64_URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
    }
}

async fn until<T>(what: &str, mut found: impl AsyncFnMut() -> Option<T>) -> T {
    let end = tokio::time::Instant::now() + PATIENCE;
    loop {
        if let Some(found) = found().await {
            return found;
        }
        assert!(tokio::time::Instant::now() < end, "{what} never came");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

fn mention(of: &Somebody, text: &str) -> Value {
    let name = format!("@{}", of.handle);
    json!({"text": format!("{name} {text}"), "facets": [{
        "index": {"byteStart": 0, "byteEnd": name.len()},
        "features": [{"$type": "app.bsky.richtext.facet#mention", "did": of.did}],
    }]})
}

fn answer(to: &Inbound, key: &str, text: &str) -> Outgoing {
    Outgoing {
        visibility: Visibility::Public,
        in_reply_to: Some(to.provider_id.clone()),
        thread: Some(to.thread.clone()),
        recipient: None,
        comment: None,
        subject: None,
        tag: None,
        dm_link: false,
        addressee: None,
        media: Vec::new(),
        text: Personal(text.into()),
        effect_key: key.into(),
    }
}

#[tokio::test]
async fn a_mention_is_read_answered_and_seen_and_taken_back_on_the_real_network() {
    let Some(peers) = peers() else {
        eprintln!("skipped: COMMONGROUND_TEST_BLUESKY names no development network of Bluesky");
        return;
    };
    let (dana, brand) = (peers.joins("dana").await, peers.joins("brand").await);

    // The account is connected with an app password.
    let made =
        peers.call(Some(&brand), "com.atproto.server.createAppPassword", json!({"name": "care"})).await;
    let mut settings = peers.settings.clone();
    settings.insert("identifier".into(), brand.handle.clone());
    let mut credentials = Credentials {
        base_url: peers.pds.clone(),
        us: Us { external_id: String::new(), handle: String::new(), settings },
        secrets: Secrets::new([("password", made["password"].as_str().unwrap())]),
    };
    let standing = Bluesky.check(&peers.line(), &credentials).await.unwrap();
    assert_eq!((&standing.us.external_id, &standing.us.handle), (&brand.did, &brand.handle));
    assert!(standing.lacks.contains(&"chat.bsky".to_owned()), "{:?}", standing.lacks);
    credentials.us = standing.us;
    credentials.secrets = standing.secrets.expect("a session was opened");
    let mut cursor = Bluesky.history(&peers.line(), &credentials, None).unwrap().await.unwrap().cursor;
    let mut items: Vec<Item> = Vec::new();
    let mut read = async |credentials: &Credentials, items: &mut Vec<Item>| {
        let history = Bluesky.history(&peers.line(), credentials, Some(&cursor)).unwrap().await.unwrap();
        cursor = history.cursor;
        for body in history.deliveries {
            items.extend(Bluesky.parse(&credentials.us, &body).unwrap());
        }
    };

    // A mention, with a picture, arrives.
    let upload =
        peers.http.post(format!("{}/xrpc/com.atproto.repo.uploadBlob", peers.pds)).bearer_auth(&dana.access);
    let uploaded: Value =
        upload.header("content-type", "image/png").body(PNG).send().await.unwrap().json().await.unwrap();
    let mut said = mention(&brand, "👋🏽 my order is late");
    said["embed"] =
        json!({"$type": "app.bsky.embed.images", "images": [{"image": uploaded["blob"], "alt": "a box"}]});
    let uri = peers.posts(&dana, said).await;
    let asked = until("the mention", async || {
        read(&credentials, &mut items).await;
        items.iter().find_map(|item| match item {
            Item::Message(message) if message.provider_id == uri => Some(message.clone()),
            _ => None,
        })
    })
    .await;
    assert!(asked.direct && asked.text.0.ends_with("👋🏽 my order is late"), "{asked:?}");
    assert_eq!((&asked.author.external_id, &asked.author.handle.0), (&dana.did, &dana.handle));
    let picture = Bluesky.fetch(&peers.line(), &credentials, &asked.attachments[0], 1 << 20).await.unwrap();
    assert_eq!(&picture[..], PNG);

    // The answer, with a picture, stands below it, once, and the customer is told.
    let mut ours = answer(&asked, "msg_1", &format!("@{} we look 👋🏽 https://acme.example/help", dana.handle));
    ours.media.push(Enclosure {
        key: "k".into(),
        media_type: "image/png".into(),
        name: "n.png".into(),
        alt: Some("a map".into()),
        size: PNG.len() as u64,
    });
    assert_eq!(Bluesky.find(&peers.line(), &credentials, &ours).await, Found::No);
    let sent = Bluesky.send(&peers.line(), &credentials, &ours).await;
    let SendOutcome::Sent { provider_id, thread } = sent.clone() else { panic!("{sent:?}") };
    assert_eq!(thread, uri);
    assert_eq!(
        Bluesky.send(&peers.line(), &credentials, &ours).await,
        sent,
        "the same words are written once"
    );
    assert_eq!(
        Bluesky.find(&peers.line(), &credentials, &ours).await,
        Found::Yes { provider_id: provider_id.clone(), thread }
    );
    let seen = until("the answer before the customer", async || {
        let told = peers.read(&dana, "app.bsky.feed.getPostThread", &[("uri", &uri)]).await;
        told["thread"]["replies"].as_array().filter(|replies| !replies.is_empty()).cloned()
    })
    .await;
    assert_eq!(seen.len(), 1);
    let post = &seen[0]["post"];
    assert_eq!(post["uri"], json!(provider_id));
    assert_eq!(post["record"]["facets"].as_array().unwrap().len(), 2, "a mention and a link: {post}");
    assert_eq!(post["embed"]["images"][0]["alt"], "a map");
    until("the notification of the customer", async || {
        let told = peers.read(&dana, "app.bsky.notification.listNotifications", &[]).await;
        told["notifications"].as_array()?.iter().find(|one| one["uri"] == json!(provider_id)).map(|_| ())
    })
    .await;

    // A post that answers nobody.
    let alone = Outgoing { thread: None, in_reply_to: None, ..answer(&asked, "msg_2", "a post of our own") };
    assert!(matches!(Bluesky.send(&peers.line(), &credentials, &alone).await, SendOutcome::Sent { .. }));

    // A like, and the like taken back at once.
    let act = |action, message: &str| Act { message: message.into(), action, effect_key: "deed_1".into() };
    let like = act(Action::Like, &uri);
    assert!(matches!(Bluesky.act(&peers.line(), &credentials, &like).await, SendOutcome::Sent { .. }));
    assert!(matches!(Bluesky.find_act(&peers.line(), &credentials, &like).await, Found::Yes { .. }));
    let unlike = act(Action::Unlike, &uri);
    assert!(matches!(Bluesky.act(&peers.line(), &credentials, &unlike).await, SendOutcome::Sent { .. }));
    assert_eq!(Bluesky.find_act(&peers.line(), &credentials, &like).await, Found::No);
    let repost = act(Action::Repost { credit: Personal(String::new()) }, &uri);
    assert!(matches!(Bluesky.act(&peers.line(), &credentials, &repost).await, SendOutcome::Sent { .. }));

    // A session that ended is renewed; nobody logs in for it.
    let mut late = credentials.clone();
    late.secrets =
        late.secrets.with("access", peers.ended(&credentials.secrets)).with("password", "not this one");
    let outcome = Bluesky.send(&peers.line(), &late, &answer(&asked, "msg_3", "after the session")).await;
    assert!(matches!(outcome, SendOutcome::Unauthorised { .. }), "{outcome:?}");
    let history = Bluesky.history(&peers.line(), &late, None).unwrap().await;
    assert!(matches!(history, Err(Trouble::Unauthorised { .. })), "{history:?}");
    late.secrets = Bluesky.renew(&peers.line(), &late).unwrap().await.expect("it is renewed");
    let outcome = Bluesky.send(&peers.line(), &late, &answer(&asked, "msg_3", "after the session")).await;
    assert!(matches!(outcome, SendOutcome::Sent { .. }), "{outcome:?}");

    // Our own words are taken back, and hers are.
    let down = act(Action::TakeDown, &provider_id);
    assert!(matches!(Bluesky.act(&peers.line(), &late, &down).await, SendOutcome::Sent { .. }));
    assert!(matches!(Bluesky.find_act(&peers.line(), &late, &down).await, Found::Yes { .. }));
    peers.deletes(&dana, &uri).await;
    until("the deletion", async || {
        read(&late, &mut items).await;
        items.iter().find_map(|item| match item {
            Item::Delete { provider_id, .. } if *provider_id == uri => Some(()),
            _ => None,
        })
    })
    .await;
    let outcome = Bluesky.send(&peers.line(), &late, &answer(&asked, "msg_4", "too late")).await;
    assert!(
        matches!(outcome, SendOutcome::RetryAfter { .. }),
        "it is young, it may only be late: {outcome:?}"
    );
}

#[tokio::test]
async fn while_those_who_show_posts_are_stopped_nothing_is_lost_and_the_words_leave_on_the_real_network() {
    let Some(peers) = peers() else {
        eprintln!("skipped: COMMONGROUND_TEST_BLUESKY names no development network of Bluesky");
        return;
    };
    let Some(hand) = peers.hand.clone() else {
        eprintln!("skipped: nobody can stop this development network of Bluesky");
        return;
    };
    let says = async |what: &str| {
        let told = peers.http.post(format!("{hand}/views/{what}")).send().await.unwrap();
        assert!(told.status().is_success());
    };
    let (dana, brand) = (peers.joins("dana").await, peers.joins("brand").await);
    let made =
        peers.call(Some(&brand), "com.atproto.server.createAppPassword", json!({"name": "care"})).await;
    let mut settings = peers.settings.clone();
    settings.insert("identifier".into(), brand.handle.clone());
    let mut credentials = Credentials {
        base_url: peers.pds.clone(),
        us: Us { external_id: String::new(), handle: String::new(), settings },
        secrets: Secrets::new([("password", made["password"].as_str().unwrap())]),
    };
    let standing = Bluesky.check(&peers.line(), &credentials).await.unwrap();
    (credentials.us, credentials.secrets) = (standing.us, standing.secrets.expect("a session was opened"));
    let mut cursor = Bluesky.history(&peers.line(), &credentials, None).unwrap().await.unwrap().cursor;
    let line = peers.line();
    let read = async |cursor: &str| Bluesky.history(&line, &credentials, Some(cursor)).unwrap().await;
    let mut heard = Vec::new();
    let mut hear = async |uri: &str| {
        let uri = uri.to_owned();
        until("the mention", async || {
            let history = read(&cursor).await.ok()?;
            cursor = history.cursor;
            for body in &history.deliveries {
                heard.extend(Bluesky.parse(&credentials.us, body).unwrap());
            }
            heard.iter().find_map(|item| match item {
                Item::Message(message) if message.provider_id == uri => Some(message.clone()),
                _ => None,
            })
        })
        .await
    };
    let before = peers.posts(&dana, mention(&brand, "is anybody there?")).await;
    let asked = hear(&before).await;

    says("stop").await;
    let during = peers.posts(&dana, mention(&brand, "hello? it is still late")).await;
    let troubled = until("the trouble", async || read("").await.err()).await;
    assert!(matches!(troubled, Trouble::Later { .. }), "nobody has to act: {troubled:?}");
    // The words stand in the brand's own records, whoever shows them.
    let outcome = Bluesky.send(&peers.line(), &credentials, &answer(&asked, "msg_1", "We are here.")).await;
    let left = matches!(outcome, SendOutcome::Sent { .. });
    assert!(left || matches!(outcome, SendOutcome::RetryAfter { .. }), "{outcome:?}");

    says("resume").await;
    let asked_again = hear(&during).await;
    assert_eq!(asked_again.author.external_id, dana.did);
    let outcome = Bluesky.send(&peers.line(), &credentials, &answer(&asked, "msg_1", "We are here.")).await;
    let SendOutcome::Sent { provider_id, .. } = outcome else { panic!("{outcome:?}") };
    let seen = until("the answer before the customer", async || {
        let told = peers.read(&dana, "app.bsky.feed.getPostThread", &[("uri", &before)]).await;
        told["thread"]["replies"].as_array().filter(|replies| !replies.is_empty()).cloned()
    })
    .await;
    assert_eq!(seen.iter().map(|one| &one["post"]["uri"]).collect::<Vec<_>>(), [&json!(provider_id)]);
}

#[tokio::test]
async fn the_real_network_takes_our_question_and_our_key() {
    let Some(peers) = peers() else {
        eprintln!("skipped: COMMONGROUND_TEST_BLUESKY names no development network of Bluesky");
        return;
    };
    let brand = peers.joins("brand").await;
    let credentials = Credentials {
        base_url: peers.pds.clone(),
        us: Us { external_id: brand.did, handle: brand.handle, settings: peers.settings.clone() },
        secrets: Secrets::new(std::iter::empty::<(String, String)>()),
    };
    let back = "http://127.0.0.1:8080/channels/back";
    let consent = Bluesky.authorise(&peers.line(), &credentials, back).unwrap().await.unwrap();
    assert!(
        consent.address.starts_with(&peers.pds) && consent.address.contains("request_uri="),
        "{}",
        consent.address
    );
    // Nobody said yes, so there is no such code: that, and not our key, is what the network finds wrong.
    let told = [
        ("state", consent.kept.get("state")),
        ("iss", consent.kept.get("issuer")),
        ("code", Some("cod-none")),
    ];
    let answer: Settings =
        told.into_iter().map(|(name, value)| (name.to_owned(), value.unwrap().to_owned())).collect();
    let refused = Bluesky.authorised(&peers.line(), &credentials, &consent.kept, &answer).unwrap().await;
    assert!(matches!(refused, Err(Trouble::Unauthorised { .. })), "{refused:?}");
}
