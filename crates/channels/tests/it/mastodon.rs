//! Mastodon beyond the laws of all networks: what its instances do by themselves, each software in its own way.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use channels::line::Shelf;
use channels::mastodon::simulator::{Draft, Instance};
use channels::mastodon::{Kind, Mastodon};
use channels::simulation::World;
use channels::{
    Act, Action, BoxFuture, Credentials, Enclosure, Found, Heard, Inbound, Item, Line, Network, Outgoing,
    RenderError, Secrets, SendOutcome, Settings, Surface, Trouble, Visibility,
};
use kernel::{Clock, ManualClock, Millis, Personal, SystemClock};

use crate::world::client;

const KINDS: [Kind; 3] = [Kind::Mastodon, Kind::GoToSocial, Kind::Pleroma];
const US: &str = "larkspur@mast.example";

/// An instance, and the product's side of it.
struct Brand {
    instance: Instance,
    credentials: Credentials,
    line: Line,
    cursor: Option<String>,
    keys: BTreeSet<String>,
}

impl Brand {
    async fn on(kind: Kind) -> Self {
        Self::at(kind, Arc::new(SystemClock)).await
    }

    async fn at(kind: Kind, clock: Arc<dyn Clock>) -> Self {
        let instance = Instance::start(kind, clock).await;
        let account = instance.account();
        let credentials =
            Credentials { base_url: account.base_url, us: account.us, secrets: account.secrets };
        let line = Line::new(client(Duration::from_secs(5)), SystemClock.now());
        let mut brand = Self { instance, credentials, line, cursor: None, keys: BTreeSet::new() };
        assert!(brand.read().await.is_empty());
        brand
    }

    /// Everything that the history has and that did not come before.
    async fn read(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        loop {
            let reading = Mastodon.history(&self.line, &self.credentials, self.cursor.as_deref()).unwrap();
            let history = reading.await.unwrap();
            for body in &history.deliveries {
                if self.keys.insert(Mastodon.dedup_key(&HashMap::new(), body)) {
                    items.extend(Mastodon.parse(&self.credentials.us, body).unwrap());
                }
            }
            self.cursor = Some(history.cursor);
            if !history.more {
                return items;
            }
        }
    }

    async fn messages(&mut self) -> Vec<Inbound> {
        let message = |item| match item {
            Item::Message(message) => Some(message),
            _ => None,
        };
        self.read().await.into_iter().filter_map(message).collect()
    }

    fn say(&self, visibility: &str, text: &str) -> String {
        self.instance.say("dana", draft(visibility, text))
    }

    async fn send(&self, outgoing: &Outgoing) -> SendOutcome {
        Mastodon.send(&self.line, &self.credentials, outgoing).await
    }

    async fn sent(&self, outgoing: &Outgoing) -> String {
        match self.send(outgoing).await {
            SendOutcome::Sent { provider_id, .. } => provider_id,
            other => panic!("{other:?}"),
        }
    }

    async fn checked(&self) -> channels::Standing {
        Mastodon.check(&self.line, &self.credentials).await.unwrap()
    }
}

fn draft(visibility: &str, text: &str) -> Draft {
    Draft { text: format!("@{US} {text}"), visibility: visibility.into(), ..Draft::default() }
}

fn answer(to: &Inbound, key: &str, text: &str) -> Outgoing {
    Outgoing {
        visibility: to.visibility,
        in_reply_to: Some(to.provider_id.clone()),
        thread: Some(to.thread.clone()),
        recipient: (to.visibility == Visibility::Private).then(|| to.author.external_id.clone()),
        comment: None,
        subject: None,
        tag: None,
        dm_link: false,
        addressee: Some(to.author.handle.clone()),
        media: Vec::new(),
        text: Personal(text.into()),
        effect_key: key.into(),
    }
}

#[tokio::test]
async fn a_check_keeps_what_each_software_allows() {
    for (kind, limit, files, per_address) in [
        (Kind::Mastodon, "500", "4", "23"),
        (Kind::GoToSocial, "5000", "6", "25"),
        (Kind::Pleroma, "5000", "", ""),
    ] {
        let brand = Brand::on(kind).await;
        let us = brand.checked().await.us;
        assert_eq!(us.external_id, brand.credentials.us.external_id);
        assert_eq!((us.handle.as_str(), us.settings["software"].as_str()), (US, kind.name()));
        let found = ["max_characters", "max_media_attachments", "characters_reserved_per_url"];
        assert_eq!(found.map(|name| us.settings[name].as_str()), [limit, files, per_address]);
        assert!(us.settings["streaming"].starts_with("ws://"));
    }
}

#[tokio::test]
async fn an_instance_that_raised_its_limit_takes_longer_words() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    brand.say("public", "hello");
    let to = brand.messages().await.remove(0);
    let long = answer(&to, "snd_1", &"x".repeat(600));
    let limit = |brand: &Brand| Mastodon.limit(&brand.credentials.us, Visibility::Public);
    assert_eq!(limit(&brand), Some(500));
    assert!(matches!(
        Mastodon.render(&brand.credentials.us, &long),
        Err(RenderError::TooLong { limit: 500, .. })
    ));
    brand.instance.set_characters(1_000);
    brand.credentials.us = brand.checked().await.us;
    assert_eq!(limit(&brand), Some(1_000));
    brand.sent(&long).await;
}

#[tokio::test]
async fn words_that_are_too_long_since_the_last_check_are_refused_with_the_instance_s_reason() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    brand.say("public", "hello");
    let to = brand.messages().await.remove(0);
    brand.instance.set_characters(100);
    let outcome = brand.send(&answer(&to, "snd_1", &"x".repeat(200))).await;
    let SendOutcome::Refused { reason } = outcome else { panic!("{outcome:?}") };
    assert!(reason.contains("character limit of 100 exceeded"), "{reason}");
}

#[tokio::test]
async fn a_private_mention_that_the_instance_filters_or_drops_arrives_all_the_same() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    assert!(brand.checked().await.lacks.is_empty());
    let filtered = brand.say("direct", "filtered");
    assert_eq!(brand.messages().await[0].provider_id, filtered);
    brand.instance.set_policy("for_private_mentions", "drop");
    let dropped = brand.say("direct", "dropped");
    let message = brand.messages().await.remove(0);
    assert_eq!((message.provider_id, message.surface), (dropped, Surface::Dm));
    assert!(brand.messages().await.is_empty());
    assert_eq!(brand.checked().await.lacks, ["for_private_mentions=drop"]);
}

#[tokio::test]
async fn more_than_a_page_arrives_whole_and_in_order_and_then_nothing_twice() {
    for kind in KINDS {
        let mut brand = Brand::on(kind).await;
        let said: Vec<_> = (0..101).map(|n| brand.say("public", &format!("number {n}"))).collect();
        let came: Vec<_> = brand.messages().await.into_iter().map(|message| message.provider_id).collect();
        assert_eq!(came, said, "{kind:?}");
        assert!(brand.read().await.is_empty());
        let reading = Mastodon.history(&brand.line, &brand.credentials, brand.cursor.as_deref()).unwrap();
        let still = reading.await.unwrap();
        assert!(still.deliveries.is_empty() && !still.more);
        assert_eq!(Some(still.cursor), brand.cursor);
    }
}

#[tokio::test]
async fn an_account_that_is_new_begins_now() {
    let mut brand = Brand::on(Kind::GoToSocial).await;
    brand.say("public", "long ago");
    brand.cursor = None;
    assert!(brand.read().await.is_empty());
    let id = brand.say("public", "now");
    assert_eq!(brand.messages().await[0].provider_id, id);
}

#[tokio::test]
async fn each_edit_arrives_once_and_a_deletion_only_if_it_is_one() {
    for kind in KINDS {
        let mut brand = Brand::on(kind).await;
        let ids = [brand.say("public", "one"), brand.say("public", "two"), brand.say("public", "three")];
        brand.read().await;
        for (n, text) in ["two, changed", "two, changed again"].into_iter().enumerate() {
            brand.instance.edits(&ids[1], text).await;
            let items = brand.read().await;
            let [Item::Edit { provider_id, text: now, .. }] = &items[..] else { panic!("{n}: {items:?}") };
            assert_eq!((provider_id, now.0.ends_with(text)), (&ids[1], true));
        }
        // The oldest of them too, which stands at the end of the page.
        brand.instance.deletes(&ids[0]).await;
        let items = brand.read().await;
        assert!(
            matches!(&items[..], [Item::Delete { provider_id, .. }] if *provider_id == ids[0]),
            "{items:?}"
        );
        assert!(brand.read().await.is_empty());
    }
}

#[tokio::test]
async fn an_answer_far_down_belongs_to_the_thread_s_first_status() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    let root = brand.say("public", "first");
    let first = brand.messages().await.remove(0);
    assert_eq!((first.thread.as_str(), first.surface), (root.as_str(), Surface::Mention));
    let ours = brand.sent(&answer(&first, "snd_1", "Which order?")).await;
    let below = Draft { in_reply_to: Some(ours.clone()), ..draft("unlisted", "8841") };
    brand.instance.say("dana", below);
    let items = brand.read().await;
    let (mut echoes, mut messages) = (Vec::new(), Vec::new());
    for item in items {
        match item {
            Item::Echo(echo) => echoes.push(echo),
            Item::Message(message) => messages.push(message),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((echoes[0].provider_id.as_str(), echoes[0].thread.as_str()), (ours.as_str(), root.as_str()));
    assert_eq!(
        (messages[0].thread.as_str(), messages[0].parent.as_deref()),
        (root.as_str(), Some(ours.as_str()))
    );
    assert_eq!(messages[0].surface, Surface::Reply);
}

#[tokio::test]
async fn words_for_fewer_than_everybody_are_private_and_one_thread_with_each_person() {
    let mut brand = Brand::on(Kind::Pleroma).await;
    for visibility in ["private", "direct", "local", "list", ""] {
        brand.say(visibility, "psst");
    }
    let messages = brand.messages().await;
    assert_eq!(messages.len(), 5);
    assert!(
        messages.iter().all(|one| one.visibility == Visibility::Private && one.thread == messages[0].thread)
    );
    brand.sent(&answer(&messages[0], "snd_1", "Yes?")).await;
    let echoes = brand.read().await;
    let [Item::Echo(echo)] = &echoes[..] else { panic!("{echoes:?}") };
    assert_eq!(
        (&echo.thread, echo.recipient.as_ref()),
        (&messages[0].thread, Some(&messages[0].author.external_id))
    );
}

#[tokio::test]
async fn a_content_warning_stands_before_the_text() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    brand.instance.say("dana", Draft { warning: "ranting".into(), ..draft("public", "It is broken") });
    assert_eq!(brand.messages().await[0].text.0, "CW: ranting\n\n@larkspur It is broken");
}

#[tokio::test]
async fn the_same_key_is_one_status_on_mastodon_and_elsewhere_a_look_finds_it() {
    let clock = ManualClock::new(SystemClock.now());
    let mut brand = Brand::at(Kind::Mastodon, clock.clone()).await;
    brand.say("public", "hello");
    let outgoing =
        answer(&brand.messages().await.remove(0), "snd_1", "Hello, see https://example.com/a?b=c&d 👋🏽");
    let first = brand.sent(&outgoing).await;
    assert_eq!(brand.sent(&outgoing).await, first);
    clock.advance(Millis::hours(2));
    assert_ne!(brand.sent(&outgoing).await, first, "the instance has forgotten the key");
    for kind in KINDS {
        let mut brand = Brand::on(kind).await;
        for visibility in ["public", "direct"] {
            brand.say(visibility, "hello");
            let outgoing = answer(
                &brand.messages().await.remove(0),
                "snd_1",
                "Hello @larkspur, see https://example.com/a?b=c&d 👋🏽\nBye",
            );
            let found =
                async |outgoing: &Outgoing| Mastodon.find(&brand.line, &brand.credentials, outgoing).await;
            assert_eq!(found(&outgoing).await, Found::No);
            let provider_id =
                brand.sent(&Outgoing { effect_key: format!("snd_{visibility}"), ..outgoing.clone() }).await;
            let thread = outgoing.thread.clone().unwrap();
            assert_eq!(found(&outgoing).await, Found::Yes { provider_id, thread });
            let other = Outgoing { text: Personal("Hello?".into()), ..outgoing };
            assert_eq!(found(&other).await, Found::No);
        }
    }
}

#[tokio::test]
async fn private_words_to_somebody_who_is_gone_are_taken_back_and_the_agent_knows() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    brand.say("direct", "hello");
    let to = brand.messages().await.remove(0);
    brand.instance.leave("dana");
    let outcome = brand.send(&answer(&to, "snd_1", "Your number is 7.")).await;
    let SendOutcome::Refused { reason } = outcome else { panic!("{outcome:?}") };
    assert!(reason.contains("reached nobody"), "{reason}");
    assert!(brand.instance.calls().iter().any(|call| call.starts_with("DELETE /api/v1/statuses/")));
    assert!(brand.instance.shown().await.is_empty());
}

#[tokio::test]
async fn an_answer_to_words_that_are_gone_is_refused_with_the_reason() {
    let mut brand = Brand::on(Kind::GoToSocial).await;
    let id = brand.say("public", "hello");
    let to = brand.messages().await.remove(0);
    brand.instance.deletes(&id).await;
    let outcome = brand.send(&answer(&to, "snd_1", "Hello.")).await;
    assert!(
        matches!(&outcome, SendOutcome::Refused { reason } if reason.contains("does not appear to exist")),
        "{outcome:?}"
    );
}

struct OneFile;

impl Shelf for OneFile {
    fn open<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<bytes::Bytes, String>> {
        let found =
            if key == "file_1" { Ok("\u{89}PNG".into()) } else { Err("this file is gone".to_owned()) };
        Box::pin(async move { found })
    }
}

fn picture(key: &str) -> Enclosure {
    let alt = Some("A map of our shops.".to_owned());
    Enclosure { key: key.into(), media_type: "image/png".into(), name: "map.png".into(), alt, size: 5 }
}

#[tokio::test]
async fn a_file_goes_along_when_the_instance_is_ready_with_it() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    brand.line = Line::new(client(Duration::from_secs(5)), SystemClock.now()).with_shelf(Arc::new(OneFile));
    brand.say("public", "where are you?");
    let plain = answer(&brand.messages().await.remove(0), "snd_1", "Here:");
    let outgoing = Outgoing { media: vec![picture("file_1")], ..plain };
    brand.instance.set_looks(Some(2));
    let id = brand.sent(&outgoing).await;
    let shown = brand.instance.shown().await;
    assert_eq!((shown[0].provider_id.as_str(), shown[0].media), (id.as_str(), 1));
    assert_eq!(brand.instance.descriptions(), ["A map of our shops."]);
    let looked = brand.instance.calls().iter().filter(|call| call.starts_with("GET /api/v1/media/")).count();
    assert_eq!(looked, 2);
}

#[tokio::test]
async fn without_its_file_no_word_leaves() {
    let mut brand = Brand::on(Kind::Pleroma).await;
    brand.line = Line::new(client(Duration::from_secs(5)), SystemClock.now()).with_shelf(Arc::new(OneFile));
    brand.say("public", "where are you?");
    let plain = answer(&brand.messages().await.remove(0), "snd_1", "Here:");
    brand.instance.set_looks(None);
    for key in ["file_1", "file_2"] {
        let outcome = brand.send(&Outgoing { media: vec![picture(key)], ..plain.clone() }).await;
        assert!(matches!(outcome, SendOutcome::Refused { .. }), "{outcome:?}");
    }
    assert!(brand.instance.shown().await.is_empty());
}

#[tokio::test]
async fn likes_reposts_and_deletions_are_done_and_seen_to_be_done() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    let theirs = brand.say("public", "you are great");
    let to = brand.messages().await.remove(0);
    let ours = brand.sent(&answer(&to, "snd_1", "Thanks")).await;
    let act =
        |message: &str, action: Action| Act { message: message.to_owned(), action, effect_key: "act".into() };
    let is_done = async |act: &Act| Mastodon.find_act(&brand.line, &brand.credentials, act).await;
    let acts = [
        act(&theirs, Action::Like),
        act(&theirs, Action::Unlike),
        act(&theirs, Action::Repost { credit: Personal("by dana".into()) }),
        act(&ours, Action::TakeDown),
    ];
    for one in &acts {
        assert_eq!(is_done(one).await == Found::No, one.action != Action::Unlike);
        let outcome = Mastodon.act(&brand.line, &brand.credentials, one).await;
        assert!(matches!(outcome, SendOutcome::Sent { .. }), "{outcome:?}");
        if one.action == Action::Unlike {
            continue;
        }
        assert!(matches!(is_done(one).await, Found::Yes { .. }), "{one:?}");
        if one.action == Action::Like {
            assert_eq!(is_done(&acts[1]).await, Found::No);
            _ = Mastodon.act(&brand.line, &brand.credentials, &acts[1]).await;
            assert!(matches!(is_done(&acts[1]).await, Found::Yes { .. }));
        }
    }
    let bent = act("../../accounts/1", Action::Like);
    assert!(matches!(
        Mastodon.act(&brand.line, &brand.credentials, &bent).await,
        SendOutcome::Refused { .. }
    ));
    let hide = Mastodon.act(&brand.line, &brand.credentials, &act(&theirs, Action::Hide)).await;
    assert!(matches!(hide, SendOutcome::Refused { .. }));
}

#[tokio::test]
async fn each_connection_of_the_stream_begins_with_a_look_and_tells_what_the_history_tells() {
    for kind in KINDS {
        let mut brand = Brand::on(kind).await;
        let (ears, mut heard) = tokio::sync::mpsc::channel(64);
        let credentials = brand.credentials.clone();
        let listener = tokio::spawn(async move {
            let line = Line::new(client(Duration::from_secs(5)), SystemClock.now());
            for _ in 0..2 {
                Mastodon.listen(&line, &credentials, &ears).unwrap().await;
            }
        });
        let mut next = async || tokio::time::timeout(Duration::from_secs(20), heard.recv()).await.unwrap();
        assert_eq!(next().await, Some(Heard::Look));
        brand.instance.notify("announcement.of.somebody", "dana", None);
        let id = brand.say("public", "hello");
        let mut bodies = Vec::new();
        for _ in 0..2 {
            let Some(Heard::Delivery(body)) = next().await else { panic!("a delivery") };
            bodies.push(body);
        }
        let [Item::Unknown { .. }] = &Mastodon.parse(&brand.credentials.us, &bodies[0]).unwrap()[..] else {
            panic!()
        };
        brand.keys.insert(Mastodon.dedup_key(&HashMap::new(), &bodies[1]));
        assert!(brand.read().await.is_empty(), "it has the same key in the history");
        brand.instance.deletes(&id).await;
        let Some(Heard::Delivery(gone)) = next().await else { panic!("a delivery") };
        assert!(brand.keys.insert(Mastodon.dedup_key(&HashMap::new(), &gone)));
        assert!(brand.read().await.is_empty());
        brand.instance.slam();
        assert_eq!(next().await, Some(Heard::Look), "what came meanwhile is in the history");
        listener.abort();
    }
}

#[tokio::test]
async fn a_stream_that_refuses_the_token_says_that_a_person_is_needed() {
    for kind in KINDS {
        let brand = Brand::on(kind).await;
        let wrong = Credentials { secrets: Secrets::token("wrong"), ..brand.credentials.clone() };
        let (ears, _heard) = tokio::sync::mpsc::channel(1);
        let trouble = Mastodon.listen(&brand.line, &wrong, &ears).unwrap().await;
        assert!(matches!(trouble, Trouble::Unauthorised { .. }), "{trouble:?}");
    }
}

const BACK: &str = "https://care.larkspur.example/connect/back";

#[tokio::test]
async fn an_owner_s_yes_gives_a_token_that_works() {
    for kind in KINDS {
        let brand = Brand::on(kind).await;
        let stranger = Credentials { secrets: Secrets::token(""), ..brand.credentials.clone() };
        let consent = Mastodon.authorise(&brand.line, &stranger, BACK).unwrap().await.unwrap();
        let answer = brand.instance.allow(&consent.address).expect("the instance takes the question");
        let authorised = |answer: Settings| {
            let (line, stranger, kept) = (&brand.line, &stranger, &consent.kept);
            async move { Mastodon.authorised(line, stranger, kept, &answer).unwrap().await }
        };
        let with = |name: &str, value: &str| {
            let mut bent = answer.clone();
            bent.insert(name.into(), value.into());
            bent
        };
        for bent in [with("state", "guessed"), with("code", ""), with("code", "guessed"), Settings::new()] {
            let refused = authorised(bent).await;
            assert!(matches!(refused, Err(Trouble::Unauthorised { .. })), "{refused:?}");
        }
        let secrets = authorised(answer.clone()).await.unwrap();
        let opened = Credentials { secrets: secrets.clone(), ..stranger.clone() };
        let standing = Mastodon.check(&brand.line, &opened).await.unwrap();
        assert_eq!((standing.us.handle.as_str(), standing.lacks.len()), (US, 0));
        assert!(authorised(answer.clone()).await.is_err(), "a code works once");

        // The next time it is the same app, unless the instance has forgotten it.
        let registered = || brand.instance.calls().iter().filter(|call| *call == "POST /api/v1/apps").count();
        let again = Mastodon.authorise(&brand.line, &opened, BACK).unwrap().await.unwrap();
        assert_eq!((again.kept.get("client_id"), registered()), (secrets.get("client_id"), 1));
        assert_eq!(Mastodon.renew(&brand.line, &opened).is_some(), kind == Kind::Pleroma);
        brand.instance.forget_apps();
        let anew = Mastodon.authorise(&brand.line, &opened, BACK).unwrap().await.unwrap();
        assert_eq!(registered(), 2);
        assert!(brand.instance.allow(&anew.address).is_some());
    }
}

#[tokio::test]
async fn a_right_that_was_not_granted_is_named() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    brand.credentials.secrets =
        brand.credentials.secrets.with("scope", "read write:statuses write:favourites");
    assert_eq!(brand.checked().await.lacks, ["write:media"]);
}

#[tokio::test]
async fn an_address_that_is_no_instance_is_wrong_and_not_only_late() {
    let brand = Brand::on(Kind::Mastodon).await;
    let base_url = format!("{}/elsewhere", brand.credentials.base_url);
    for base_url in [base_url, "not an address".into()] {
        let credentials = Credentials { base_url, ..brand.credentials.clone() };
        let checked = Mastodon.check(&brand.line, &credentials).await;
        assert!(matches!(checked, Err(Trouble::Wrong { field: "base_url", .. })), "{checked:?}");
    }
}
