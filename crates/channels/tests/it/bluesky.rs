//! Bluesky's own ways, beyond what every network has to do.

use std::sync::Arc;
use std::time::Duration;

use channels::bluesky::Bluesky;
use channels::bluesky::simulator::{Config, Simulator};
use channels::line::Shelf;
use channels::simulation::{Door, Faults};
use channels::{
    Act, ActOutcome, Action, BoxFuture, Credentials, Found, Heard, Inbound, Item, Line, Network, Outgoing,
    Secrets, SendOutcome, Standing, Trouble, Us, Visibility,
};
use kernel::{Clock, Instant, ManualClock, Millis, Personal};
use serde_json::{Value, json};

use crate::world::client;

pub const HANDLE: &str = "larkspur.example";
pub const POST: &str = "app.bsky.feed.post";
const PASSWORD: &str = "abcd-efgh-ijkl-mnop";

/// A network whose time a test owns, with the brand and one customer on it.
pub struct Sky {
    pub network: Simulator,
    pub clock: Arc<ManualClock>,
    pub brand: String,
    pub dana: String,
    pub credentials: Credentials,
    http: reqwest::Client,
    cursor: Option<String>,
    _door: Door,
}

/// Gives the same few bytes for every picture.
struct Pocket;

impl Shelf for Pocket {
    fn open<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<bytes::Bytes, String>> {
        Box::pin(async move { Ok(bytes::Bytes::copy_from_slice(key.as_bytes())) })
    }
}

impl Sky {
    pub async fn new() -> Self {
        Self::with(5_000).await
    }

    pub async fn with(points: u32) -> Self {
        let clock = ManualClock::new(Instant::from_seconds(1_787_220_000));
        let network = Simulator::new(Config { clock: clock.clone(), lag: Millis::seconds(1), points });
        let (brand, dana) = (network.joins(HANDLE), network.joins("dana.example"));
        network.app_password(&brand, PASSWORD, true);
        network.declares(&brand, "all");
        let secrets = network.session(&brand).with("password", PASSWORD);
        let (door, _) = network.opens().await;
        let us =
            Us { external_id: brand.clone(), handle: HANDLE.into(), settings: Simulator::settings(&door) };
        let credentials = Credentials { base_url: format!("http://{}", door.address()), us, secrets };
        let http = client(Duration::from_secs(5));
        Self { network, clock, brand, dana, credentials, http, cursor: None, _door: door }
    }

    pub fn line(&self) -> Line {
        Line::new(self.http.clone(), self.clock.now()).with_shelf(Arc::new(Pocket))
    }

    pub fn later(&self, by: Millis) {
        self.clock.advance(by);
    }

    /// What the history has since it was last read.
    pub async fn reads(&mut self) -> Vec<Item> {
        let line = self.line();
        let mut items = Vec::new();
        loop {
            let reading = Bluesky.history(&line, &self.credentials, self.cursor.as_deref()).unwrap();
            let history = reading.await.unwrap();
            for body in &history.deliveries {
                items.extend(Bluesky.parse(&self.credentials.us, body).unwrap());
            }
            self.cursor = Some(history.cursor);
            if !history.more {
                return items;
            }
        }
    }

    /// The last message that the history has.
    pub async fn reads_one(&mut self) -> Inbound {
        let items = self.reads().await;
        let messages = items.into_iter().rev().find_map(|item| match item {
            Item::Message(message) => Some(message),
            _ => None,
        });
        messages.expect("a message came")
    }

    pub async fn asks(&mut self, text: &str) -> Inbound {
        self.network.posts(&self.dana, &format!("@{HANDLE} {text}"), None, None);
        self.later(Millis::seconds(2));
        self.reads_one().await
    }

    pub async fn sends(&self, outgoing: &Outgoing) -> SendOutcome {
        Bluesky.send(&self.line(), &self.credentials, outgoing).await
    }

    pub async fn acts(&self, action: Action, message: &str, key: &str) -> (ActOutcome, Found) {
        let act = Act { message: message.into(), action, effect_key: key.into() };
        let outcome = Bluesky.act(&self.line(), &self.credentials, &act).await;
        (outcome, Bluesky.find_act(&self.line(), &self.credentials, &act).await)
    }

    pub async fn checks(&self) -> Result<Standing, Trouble> {
        Bluesky.check(&self.line(), &self.credentials).await
    }
}

pub fn words(visibility: Visibility, key: &str, text: &str) -> Outgoing {
    Outgoing {
        visibility,
        in_reply_to: None,
        thread: None,
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

pub fn answer(to: &Inbound, key: &str, text: &str) -> Outgoing {
    Outgoing {
        in_reply_to: Some(to.provider_id.clone()),
        thread: Some(to.thread.clone()),
        ..words(Visibility::Public, key, text)
    }
}

pub fn private(to: &str, key: &str, text: &str) -> Outgoing {
    Outgoing { recipient: Some(to.into()), ..words(Visibility::Private, key, text) }
}

pub fn texts(items: &[Item]) -> Vec<&str> {
    let said = items.iter().filter_map(|item| match item {
        Item::Message(message) => Some(message.text.0.as_str()),
        _ => None,
    });
    said.collect()
}

fn refused(outcome: SendOutcome) -> String {
    let SendOutcome::Refused { reason } = outcome else { panic!("{outcome:?}") };
    reason
}

#[tokio::test]
async fn only_a_password_opens_a_session_and_from_then_on_it_is_kept() {
    let mut sky = Sky::new().await;
    sky.credentials.secrets = Secrets::new([("password", PASSWORD)]);
    sky.credentials.us.external_id.clear();
    sky.credentials.us.handle.clear();
    sky.credentials.us.settings.insert("identifier".into(), format!(" @{HANDLE}"));
    let standing = sky.checks().await.unwrap();
    assert_eq!((standing.us.external_id.as_str(), standing.us.handle.as_str()), (sky.brand.as_str(), HANDLE));
    assert_eq!(standing.us.setting("pds"), Some(sky.credentials.base_url.as_str()));
    assert!(standing.lacks.is_empty(), "{:?}", standing.lacks);
    sky.credentials.us = standing.us;
    sky.credentials.secrets = standing.secrets.unwrap();
    // The network allows thirty logins in five minutes; a session needs no other.
    for _ in 0..40 {
        assert!(sky.checks().await.unwrap().secrets.is_none());
    }
    let renewed = Bluesky.renew(&sky.line(), &sky.credentials).unwrap().await.unwrap();
    assert_ne!(renewed.get("refresh"), sky.credentials.secrets.get("refresh"));
    assert_eq!(renewed.get("password"), Some(PASSWORD));
}

#[tokio::test]
async fn a_refresh_token_that_was_used_works_for_a_moment_and_then_the_password_has_to() {
    let mut sky = Sky::new().await;
    let renew = async |sky: &Sky| Bluesky.renew(&sky.line(), &sky.credentials).unwrap().await;
    let first = renew(&sky).await.unwrap();
    let again = renew(&sky).await.unwrap();
    assert_eq!(first.get("access"), again.get("access"), "whoever lost the answer gets it again");
    sky.later(Millis::minutes(10));
    let logged_in = renew(&sky).await.unwrap();
    assert_ne!(logged_in.get("access"), first.get("access"));
    sky.credentials.secrets = sky.credentials.secrets.with("password", "another");
    assert!(matches!(renew(&sky).await, Err(Trouble::Unauthorised { .. })));
}

#[tokio::test]
async fn a_session_that_ended_while_it_is_checked_is_renewed_and_the_new_secrets_are_told() {
    let mut sky = Sky::new().await;
    sky.network.set(Faults { expired: true, ..Faults::default() });
    assert!(matches!(
        sky.sends(&words(Visibility::Public, "a", "x")).await,
        SendOutcome::Unauthorised { .. }
    ));
    let standing = sky.checks().await.unwrap();
    sky.credentials.secrets = standing.secrets.expect("new secrets");
    assert!(matches!(sky.sends(&words(Visibility::Public, "a", "x")).await, SendOutcome::Sent { .. }));
}

#[tokio::test]
async fn another_account_s_session_is_not_taken_for_ours() {
    let mut sky = Sky::new().await;
    sky.credentials.secrets = sky.network.session(&sky.dana);
    let renewed = Bluesky.renew(&sky.line(), &sky.credentials).unwrap().await;
    assert!(matches!(renewed, Err(Trouble::Unauthorised { .. })), "{renewed:?}");
}

#[tokio::test]
async fn a_password_without_direct_messages_is_told_and_public_words_go_on() {
    let mut sky = Sky::new().await;
    sky.network.app_password(&sky.brand, PASSWORD, false);
    let standing = sky.checks().await.unwrap();
    assert_eq!(standing.lacks, ["chat.bsky"]);
    let message = sky.asks("in public").await;
    assert!(message.text.0.ends_with("in public"));
    let outcome = sky.sends(&private(&sky.dana, "a", "hello")).await;
    let SendOutcome::Unauthorised { reason } = outcome else { panic!("{outcome:?}") };
    assert!(reason.contains("does not allow direct messages"), "{reason}");
}

#[tokio::test]
async fn strangers_who_cannot_write_first_are_told_of_at_the_check() {
    let sky = Sky::new().await;
    sky.network.declares(&sky.brand, "following");
    assert_eq!(sky.checks().await.unwrap().lacks, ["allowIncoming: all"]);
}

#[tokio::test]
async fn the_same_effect_writes_one_record_and_other_words_under_its_key_none() {
    let mut sky = Sky::new().await;
    let asked = sky.asks("where is it?").await;
    let first = sky.sends(&answer(&asked, "msg_1", "On its way.")).await;
    sky.later(Millis::seconds(30));
    assert_eq!(sky.sends(&answer(&asked, "msg_1", "On its way.")).await, first);
    let other = refused(sky.sends(&answer(&asked, "msg_1", "Lost, sorry.")).await);
    assert!(other.contains("something else stands"), "{other}");
    assert_eq!(sky.network.records(&sky.brand, POST).len(), 1);
}

#[tokio::test]
async fn an_answer_deep_in_a_thread_names_its_root_and_its_parent_with_their_digests() {
    let mut sky = Sky::new().await;
    let root = sky.network.posts(&sky.dana, "nobody in particular", None, None);
    let middle = sky.network.posts(&sky.dana, "still me", Some(&root), None);
    let asked = sky.network.posts(&sky.dana, &format!("@{HANDLE} and you?"), Some(&middle), None);
    sky.later(Millis::seconds(2));
    let message = sky.reads_one().await;
    assert_eq!((message.thread.as_str(), message.parent.as_deref()), (root.as_str(), Some(middle.as_str())));
    let sent = sky.sends(&answer(&message, "msg_1", "Here.")).await;
    assert!(matches!(&sent, SendOutcome::Sent { thread, .. } if *thread == root), "{sent:?}");
    let reply = &sky.network.records(&sky.brand, POST)[0].1["reply"];
    assert_eq!((&reply["root"]["uri"], &reply["parent"]["uri"]), (&json!(root), &json!(asked)));
    assert!(
        [&reply["root"]["cid"], &reply["parent"]["cid"]].iter().all(|cid| cid.as_str().unwrap().len() > 20)
    );
}

#[tokio::test]
async fn mentions_become_people_where_the_network_knows_them_and_stay_text_where_not() {
    let mut sky = Sky::new().await;
    let asked = sky.asks("help").await;
    let text = "👋🏽 @dana.example and @nobody.example: https://acme.example #help";
    assert!(matches!(sky.sends(&answer(&asked, "msg_1", text)).await, SendOutcome::Sent { .. }));
    let facets = sky.network.records(&sky.brand, POST)[0].1["facets"].clone();
    let kinds: Vec<_> = facets.as_array().unwrap().iter().map(|facet| &facet["features"][0]).collect();
    assert_eq!(kinds.len(), 3);
    assert_eq!(kinds[0]["did"], json!(sky.dana));
    assert_eq!(facets[0]["index"], json!({"byteStart": 9, "byteEnd": 22}));
}

#[tokio::test]
async fn who_blocked_us_or_lets_nobody_answer_is_not_answered_into_the_void() {
    let mut sky = Sky::new().await;
    let closed = json!({"closed": true});
    sky.network.posts_with(&sky.dana, &format!("@{HANDLE} a monologue"), None, None, closed);
    sky.later(Millis::seconds(2));
    let message = sky.reads_one().await;
    let reason = refused(sky.sends(&answer(&message, "msg_1", "But")).await);
    assert!(reason.contains("does not let everybody answer"), "{reason}");
    let asked = sky.asks("open to all").await;
    sky.network.blocks(&sky.dana, &sky.brand);
    let reason = refused(sky.sends(&answer(&asked, "msg_2", "But")).await);
    assert!(reason.contains("blocked the brand"), "{reason}");
}

#[tokio::test]
async fn a_post_that_is_gone_is_not_answered_and_a_young_one_may_only_be_late() {
    let mut sky = Sky::new().await;
    let asked = sky.asks("help").await;
    sky.network.takes_back(&asked.provider_id);
    sky.later(Millis::seconds(2));
    let outcome = sky.sends(&answer(&asked, "msg_1", "Yes?")).await;
    assert!(matches!(outcome, SendOutcome::RetryAfter { .. }), "{outcome:?}");
    sky.later(Millis::hours(1));
    let reason = refused(sky.sends(&answer(&asked, "msg_1", "Yes?")).await);
    assert!(reason.contains("no longer there"), "{reason}");
}

#[tokio::test]
async fn who_writes_too_much_waits_as_long_as_the_network_says() {
    let sky = Sky::with(4).await;
    let first = sky.line();
    let outcome = Bluesky.send(&first, &sky.credentials, &words(Visibility::Public, "a", "one")).await;
    assert!(matches!(outcome, SendOutcome::Sent { .. }));
    assert_eq!(
        first.quotas().iter().map(|quota| (quota.limit, quota.remaining)).collect::<Vec<_>>(),
        [(4, 2)]
    );
    sky.later(Millis::minutes(20));
    assert!(matches!(sky.sends(&words(Visibility::Public, "b", "two")).await, SendOutcome::Sent { .. }));
    let outcome = sky.sends(&words(Visibility::Public, "c", "three")).await;
    assert!(
        matches!(outcome, SendOutcome::RetryAfter { wait, .. } if wait == Millis::minutes(40)),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn likes_and_reposts_and_our_own_posts_are_made_and_taken_back() {
    let mut sky = Sky::new().await;
    let asked = sky.asks("nice!").await.provider_id;
    let there = |(outcome, found): &(ActOutcome, Found)| {
        matches!(outcome, SendOutcome::Sent { .. }) && matches!(found, Found::Yes { .. })
    };
    assert!(there(&sky.acts(Action::Like, &asked, "deed_1").await));
    assert!(there(&sky.acts(Action::Like, &asked, "deed_1").await));
    assert_eq!(sky.network.records(&sky.brand, "app.bsky.feed.like").len(), 1);
    // Taken back before those who show posts have heard of it.
    assert!(there(&sky.acts(Action::Unlike, &asked, "deed_2").await));
    assert!(sky.network.records(&sky.brand, "app.bsky.feed.like").is_empty());
    let (outcome, found) =
        sky.acts(Action::Repost { credit: Personal(String::new()) }, &asked, "deed_3").await;
    let SendOutcome::Sent { provider_id, .. } = outcome else { panic!("{outcome:?}") };
    assert!(matches!(found, Found::Yes { provider_id: found, .. } if found == provider_id));
    let sent = sky.sends(&words(Visibility::Public, "msg_1", "A post.")).await;
    let SendOutcome::Sent { provider_id: ours, .. } = sent else { panic!("{sent:?}") };
    assert!(there(&sky.acts(Action::TakeDown, &ours, "deed_4").await));
    assert!(there(&sky.acts(Action::TakeDown, &ours, "deed_4").await), "taken back twice is taken back");
    assert!(sky.network.records(&sky.brand, POST).is_empty());
    let reason = refused(sky.acts(Action::TakeDown, &asked, "deed_5").await.0);
    assert!(reason.contains("own words"), "{reason}");
}

#[tokio::test]
async fn a_proxy_s_page_of_html_is_no_answer_and_the_words_are_looked_for() {
    let mut sky = Sky::new().await;
    let ill = async || (axum::http::StatusCode::BAD_GATEWAY, axum::response::Html("<h1>502</h1>"));
    let (address, _) = crate::world::serve(axum::Router::new().fallback(ill)).await;
    sky.credentials.base_url = format!("http://{address}");
    let outcome = sky.sends(&words(Visibility::Public, "a", "x")).await;
    assert!(matches!(outcome, SendOutcome::Unknown { .. }), "{outcome:?}");
    let found = Bluesky.find(&sky.line(), &sky.credentials, &words(Visibility::Public, "a", "x")).await;
    assert!(matches!(found, Found::CannotSay { .. }), "{found:?}");
    assert!(matches!(sky.checks().await, Err(Trouble::Later { .. })));
}

/// Where a stream's delivery goes.
pub fn read_heard(us: &Us, heard: &Heard) -> Vec<Item> {
    let Heard::Delivery(body) = heard else { panic!("{heard:?}") };
    Bluesky.parse(us, body).unwrap()
}

#[tokio::test]
async fn pictures_go_along_with_what_they_show() {
    let sky = Sky::new().await;
    let mut post = words(Visibility::Public, "msg_1", "Like this:");
    for key in ["first", "second"] {
        post.media.push(channels::Enclosure {
            key: key.into(),
            media_type: "image/png".into(),
            name: format!("{key}.png"),
            alt: (key == "first").then(|| "a map".into()),
            size: 5,
        });
    }
    assert!(matches!(sky.sends(&post).await, SendOutcome::Sent { .. }));
    let images: Value = sky.network.records(&sky.brand, POST)[0].1["embed"]["images"].clone();
    assert_eq!((&images[0]["alt"], &images[1]["alt"]), (&json!("a map"), &json!("")));
    assert_eq!(images[1]["image"]["size"], 6);
}
