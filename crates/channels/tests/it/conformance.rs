//! The laws that every network keeps, asked of each one's simulator over its own wire.
//!
//! A new network is a folder, and a line at the end of this file.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use channels::line::Reach;
use channels::simulation::{Account, Faults, Saying, Shown, World};
use channels::{
    Credentials, Found, Heard, Inbound, Item, Line, Network, Outgoing, Secrets, SendOutcome, Trouble,
    Visibility,
};
use kernel::{Clock, Millis, Personal, SystemClock};
use tokio::sync::mpsc;

use crate::world::{client, serve};

/// The simulators stand on this machine.
const HERE: Reach = Reach { private: true, own: None };
/// How long a law waits for what has to come. Nothing is asserted about how fast it is.
const PATIENCE: Duration = Duration::from_secs(20);

/// The product's side, as small as it can be: what was called, heard and read, each delivery once.
struct Product {
    world: Box<dyn World>,
    account: Account,
    secrets: Mutex<Secrets>,
    line: Line,
    cursor: Mutex<Option<String>>,
    called: Arc<Called>,
    heard: tokio::sync::Mutex<mpsc::Receiver<Heard>>,
    listener: tokio::task::JoinHandle<()>,
    deliveries: Mutex<HashMap<String, usize>>,
    items: Mutex<Vec<Item>>,
}

/// What came by hook.
struct Called {
    network: &'static dyn Network,
    account: Account,
    bodies: Mutex<Vec<(String, Bytes)>>,
}

async fn called(State(called): State<Arc<Called>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    if called.network.verify(&headers, &body, &called.account.hook_secret).is_err() {
        return StatusCode::UNAUTHORIZED;
    }
    let key = called.network.dedup_key(&headers, &body);
    called.bodies.lock().unwrap().push((key, body));
    StatusCode::OK
}

impl Drop for Product {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

impl Product {
    async fn on(world: Box<dyn World>) -> Self {
        let account = world.account();
        let network = world.network();
        let line = || Line::new(client(Duration::from_secs(3)), SystemClock.now()).with_reach(HERE);
        let called_here = Arc::new(Called { network, account: account.clone(), bodies: Mutex::default() });
        let router = Router::new().fallback(called).with_state(called_here.clone());
        let hook = format!("http://{}/hooks", serve(router).await.0);
        world.call(hook.clone()).await;
        let credentials = Credentials {
            base_url: account.base_url.clone(),
            us: account.us.clone(),
            secrets: account.secrets.clone(),
        };
        if let Some(subscribing) = network.subscribe(&line(), &credentials, &hook, &account.hook_secret) {
            subscribing.await.unwrap();
        }
        let (ears, heard) = mpsc::channel(64);
        let (own, opened) = (line(), credentials.clone());
        let listener = tokio::spawn(async move {
            while let Some(listening) = network.listen(&own, &opened, &ears) {
                _ = listening.await;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        });
        let product = Self {
            world,
            secrets: Mutex::new(account.secrets.clone()),
            account,
            line: line(),
            cursor: Mutex::default(),
            called: called_here,
            heard: tokio::sync::Mutex::new(heard),
            listener,
            deliveries: Mutex::default(),
            items: Mutex::default(),
        };
        product.read().await;
        product
    }

    fn network(&self) -> &'static dyn Network {
        self.world.network()
    }

    fn credentials(&self) -> Credentials {
        Credentials {
            base_url: self.account.base_url.clone(),
            us: self.account.us.clone(),
            secrets: self.secrets.lock().unwrap().clone(),
        }
    }

    /// Takes whatever was called, heard, and can be read; each delivery is parsed once, however often it comes.
    async fn read(&self) {
        let calls = std::mem::take(&mut *self.called.bodies.lock().unwrap());
        for (key, body) in calls {
            self.take(key, &body);
        }
        let mut heard = self.heard.lock().await;
        while let Ok(heard) = heard.try_recv() {
            if let Heard::Delivery(body) = heard {
                self.take(self.network().dedup_key(&HashMap::new(), &body), &body);
            }
        }
        drop(heard);
        _ = self.history().await;
    }

    async fn history(&self) -> Result<(), Trouble> {
        loop {
            let cursor = self.cursor.lock().unwrap().clone();
            let credentials = self.credentials();
            let Some(reading) = self.network().history(&self.line, &credentials, cursor.as_deref()) else {
                return Ok(());
            };
            let history = reading.await?;
            for body in &history.deliveries {
                self.take(self.network().dedup_key(&HashMap::new(), body), body);
            }
            let moved = cursor.as_deref() != Some(&history.cursor);
            *self.cursor.lock().unwrap() = Some(history.cursor);
            if !history.more || !moved {
                return Ok(());
            }
        }
    }

    fn take(&self, key: String, body: &[u8]) {
        let mut deliveries = self.deliveries.lock().unwrap();
        let times = deliveries.entry(key).or_default();
        *times += 1;
        if *times == 1 {
            // What can't be read is set aside; it stops nothing.
            if let Ok(items) = self.network().parse(&self.account.us, body) {
                self.items.lock().unwrap().extend(items);
            }
        }
    }

    /// The messages that people wrote, each once, as a product keeps them: by the network's id.
    fn messages(&self) -> Vec<Inbound> {
        let mut seen = BTreeSet::new();
        let items = self.items.lock().unwrap();
        let messages = items.iter().filter_map(|item| match item {
            Item::Message(message) => Some(message.clone()),
            _ => None,
        });
        messages.filter(|message| seen.insert(message.provider_id.clone())).collect()
    }

    async fn until<T>(&self, what: &str, mut found: impl AsyncFnMut(&Self) -> Option<T>) -> T {
        let end = tokio::time::Instant::now() + PATIENCE;
        loop {
            self.read().await;
            if let Some(found) = found(self).await {
                return found;
            }
            assert!(
                tokio::time::Instant::now() < end,
                "{what} never came; here is {:#?}",
                self.items.lock().unwrap()
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn message(&self, id: &str) -> Inbound {
        self.until(&format!("the message {id}"), async |product| {
            product.messages().into_iter().find(|message| message.provider_id == id)
        })
        .await
    }

    async fn says(&self, visibility: Visibility, text: &str) -> String {
        self.world.says(saying("jana", visibility, text)).await
    }

    async fn send(&self, outgoing: &Outgoing) -> SendOutcome {
        self.network().send(&self.line, &self.credentials(), outgoing).await
    }

    /// Words of ours that people see, with this text.
    async fn shown(&self, text: &str) -> Vec<Shown> {
        self.world.shown().await.into_iter().filter(|shown| shown.text.contains(text)).collect()
    }

    /// Somebody wrote, and we are about to answer.
    async fn asked(&self, visibility: Visibility, key: &str, text: &str) -> Outgoing {
        let id = self.says(visibility, "where is my parcel?").await;
        answer(&self.message(&id).await, key, text)
    }

    fn visibilities(&self) -> Vec<Visibility> {
        let capabilities = self.network().capabilities();
        let all = [Visibility::Public, Visibility::Private];
        all.into_iter().filter(|&one| capabilities.limit(one).is_some()).collect()
    }
}

fn saying(person: &str, visibility: Visibility, text: &str) -> Saying {
    Saying { person: person.into(), visibility, in_reply_to: None, text: text.into(), picture: false }
}

fn answer(to: &Inbound, key: &str, text: &str) -> Outgoing {
    Outgoing {
        visibility: to.visibility,
        in_reply_to: Some(to.provider_id.clone()),
        thread: Some(to.thread.clone()),
        recipient: (to.visibility == Visibility::Private).then(|| to.author.external_id.clone()),
        comment: None,
        subject: to.subject.clone(),
        tag: None,
        dm_link: false,
        addressee: Some(to.author.handle.clone()),
        media: Vec::new(),
        text: Personal(text.into()),
        effect_key: key.into(),
    }
}

async fn what_people_say_arrives_once_with_who_said_it_and_where(product: Product) {
    for visibility in product.visibilities() {
        let id = product.says(visibility, "Grüße 👋🏽 from #Köln").await;
        let message = product.message(&id).await;
        assert!(message.text.0.contains("Grüße 👋🏽 from #Köln"), "{message:?}");
        assert_eq!(message.visibility, visibility);
        assert!(
            message.direct && !message.author.external_id.is_empty() && !message.author.handle.0.is_empty()
        );
        assert!(product.network().capabilities().surfaces.contains(&message.surface));
    }
}

async fn what_is_told_twice_or_out_of_order_is_the_same(product: Product) {
    product.world.set(Faults { duplicates: true, disorder: true, ..Faults::default() });
    let visibility = product.visibilities()[0];
    let mut ids = BTreeSet::new();
    for n in 0..4 {
        ids.insert(product.says(visibility, &format!("number {n}")).await);
    }
    for id in &ids {
        product.message(id).await;
    }
    let seen: Vec<_> = product.messages().into_iter().map(|message| message.provider_id).collect();
    assert_eq!(seen.len(), ids.len());
}

async fn an_answer_stands_below_what_it_answers(product: Product) {
    for visibility in product.visibilities() {
        let key = format!("snd_{visibility:?}");
        let outgoing = product.asked(visibility, &key, "It leaves today.").await;
        let SendOutcome::Sent { provider_id, thread } = product.send(&outgoing).await else {
            panic!("{:?}", product.send(&outgoing).await)
        };
        assert_eq!(Some(&thread), outgoing.thread.as_ref());
        let shown = product.shown("It leaves today.").await;
        let ours = shown.iter().find(|shown| shown.provider_id == provider_id).expect("people see it");
        assert_eq!(ours.visibility, visibility);
        if visibility == Visibility::Public {
            assert_eq!(ours.in_reply_to, outgoing.in_reply_to);
        }
        // Our own words are no message of a person, whichever way they come back.
        product.read().await;
        assert!(product.messages().iter().all(|message| message.provider_id != provider_id));
    }
}

async fn an_answer_that_was_lost_is_found_and_stands_there_once(product: Product) {
    for visibility in product.visibilities() {
        let key = format!("snd_lost_{visibility:?}");
        let text = format!("We found it ({visibility:?}).");
        let outgoing = product.asked(visibility, &key, &text).await;
        product.world.set(Faults { answer_lost: true, ..Faults::default() });
        let outcome = product.send(&outgoing).await;
        assert!(matches!(outcome, SendOutcome::Unknown { .. }), "{outcome:?}");
        product.world.set(Faults::default());
        let capabilities = product.network().capabilities();
        if capabilities.look_up {
            let found = product.until("our own words", async |product| {
                match product.network().find(&product.line, &product.credentials(), &outgoing).await {
                    Found::Yes { provider_id, .. } => Some(provider_id),
                    _ => None,
                }
            });
            let found = found.await;
            assert_eq!(product.shown(&text).await[0].provider_id, found);
        } else if capabilities.idempotent_send {
            let again = product.send(&outgoing).await;
            assert!(matches!(again, SendOutcome::Sent { .. }), "{again:?}");
        }
        assert_eq!(product.shown(&text).await.len(), 1);
        // What never left is not there, where the network can tell.
        let never =
            Outgoing { effect_key: format!("{key}_never"), text: Personal("Never said.".into()), ..outgoing };
        let found = product.network().find(&product.line, &product.credentials(), &never).await;
        assert!(!matches!(found, Found::Yes { .. }), "{found:?}");
    }
}

async fn what_is_changed_and_taken_back_arrives(product: Product) {
    let visibility = product.visibilities()[0];
    let id = product.says(visibility, "It is broken").await;
    product.message(&id).await;
    if product.world.edits(&id, "It is broken, order KX-104").await {
        product
            .until("the edit", async |product| {
                let items = product.items.lock().unwrap();
                items
                    .iter()
                    .any(|item| matches!(item, Item::Edit { provider_id, text, .. } if *provider_id == id && text.0.contains("KX-104")))
                    .then_some(())
            })
            .await;
    }
    if product.world.deletes(&id).await {
        product
            .until("the deletion", async |product| {
                let items = product.items.lock().unwrap();
                items
                    .iter()
                    .any(|item| matches!(item, Item::Delete { provider_id, .. } if *provider_id == id))
                    .then_some(())
            })
            .await;
    }
}

async fn while_nobody_answers_nothing_is_lost_and_the_order_is_kept(product: Product) {
    let visibility = product.visibilities()[0];
    let outgoing = product.asked(visibility, "snd_down", "Back soon.").await;
    product.world.set(Faults { down: true, ..Faults::default() });
    let mut ids = Vec::new();
    for n in 0..3 {
        ids.push(product.says(visibility, &format!("during the outage {n}")).await);
    }
    assert!(product.network().capabilities().history_every.is_none() || product.history().await.is_err());
    let outcome = product.send(&outgoing).await;
    assert!(matches!(outcome, SendOutcome::RetryAfter { .. } | SendOutcome::Unknown { .. }), "{outcome:?}");
    product.world.set(Faults::default());
    for id in &ids {
        product.message(id).await;
    }
    let came: Vec<_> = product.messages().into_iter().map(|message| message.provider_id).collect();
    let at = |id: &String| came.iter().position(|one| one == id);
    assert!(
        ids.windows(2).all(|pair| at(&pair[0]) < at(&pair[1])),
        "{came:?} should be in the order {ids:?}"
    );
    assert!(product.shown("Back soon.").await.is_empty());
}

async fn what_is_lost_on_the_way_is_in_the_history(product: Product) {
    if product.network().capabilities().history_every.is_none() {
        return;
    }
    product.world.set(Faults { silent: true, ..Faults::default() });
    let id = product.says(product.visibilities()[0], "Can you hear me?").await;
    product.message(&id).await;
}

async fn broken_deliveries_cost_nothing_else(product: Product) {
    product.world.set(Faults { garbage: true, ..Faults::default() });
    let visibility = product.visibilities()[0];
    product.says(visibility, "half of this is gone").await;
    product.read().await;
    product.world.set(Faults::default());
    let id = product.says(visibility, "and this is whole").await;
    product.message(&id).await;
}

async fn too_many_calls_wait_as_long_as_the_network_says(product: Product) {
    let outgoing = product.asked(product.visibilities()[0], "snd_limited", "One moment.").await;
    product.world.set(Faults { limited: Some(Millis::seconds(7)), ..Faults::default() });
    let outcome = product.send(&outgoing).await;
    let SendOutcome::RetryAfter { wait, .. } = outcome else { panic!("{outcome:?}") };
    assert!(wait >= Millis::seconds(6), "{wait:?}");
    assert!(product.shown("One moment.").await.is_empty());
    product.world.set(Faults::default());
    assert!(matches!(product.send(&outgoing).await, SendOutcome::Sent { .. }));
}

async fn an_access_that_was_taken_back_needs_a_person(product: Product) {
    let outgoing = product.asked(product.visibilities()[0], "snd_revoked", "Hello.").await;
    product.world.set(Faults { revoked: true, ..Faults::default() });
    let outcome = product.send(&outgoing).await;
    assert!(matches!(outcome, SendOutcome::Unauthorised { .. }), "{outcome:?}");
    let checked = product.network().check(&product.line, &product.credentials()).await;
    assert!(matches!(checked, Err(Trouble::Unauthorised { .. })), "{checked:?}");
    if let Some(renewing) = product.network().renew(&product.line, &product.credentials()) {
        let renewed = renewing.await;
        assert!(matches!(renewed, Err(Trouble::Unauthorised { .. })), "{renewed:?}");
    }
    product.world.set(Faults::default());
    assert!(product.shown("Hello.").await.is_empty());
}

async fn an_access_that_ended_is_renewed(product: Product) {
    let outgoing = product.asked(product.visibilities()[0], "snd_expired", "Renewed.").await;
    product.world.set(Faults { expired: true, ..Faults::default() });
    let credentials = product.credentials();
    let Some(renewing) = product.network().renew(&product.line, &credentials) else { return };
    let outcome = product.send(&outgoing).await;
    assert!(matches!(outcome, SendOutcome::Unauthorised { .. }), "{outcome:?}");
    let secrets = renewing.await.expect("it is renewed");
    *product.secrets.lock().unwrap() = secrets;
    let outcome = product.send(&outgoing).await;
    assert!(matches!(outcome, SendOutcome::Sent { .. }), "{outcome:?}");
    assert_eq!(product.shown("Renewed.").await.len(), 1);
}

async fn a_refusal_for_good_carries_the_network_s_reason(product: Product) {
    let outgoing = product.asked(product.visibilities()[0], "snd_refused", "You can't read this.").await;
    product.world.set(Faults { refuses: Some("this person has blocked you".into()), ..Faults::default() });
    let outcome = product.send(&outgoing).await;
    let SendOutcome::Refused { reason } = outcome else { panic!("{outcome:?}") };
    assert!(reason.contains("this person has blocked you"), "{reason}");
    assert!(product.shown("You can't read this.").await.is_empty());
}

async fn words_that_are_too_long_never_leave(product: Product) {
    for visibility in product.visibilities() {
        let mut outgoing = product.asked(visibility, "snd_long", "").await;
        let limit = product.network().limit(&product.account.us, visibility).unwrap();
        outgoing.text = Personal("x".repeat(limit + 1));
        assert!(product.network().render(&product.account.us, &outgoing).is_err());
        assert!(matches!(product.send(&outgoing).await, SendOutcome::Refused { .. }));
        outgoing.text = Personal("   ".into());
        assert!(product.network().render(&product.account.us, &outgoing).is_err());
    }
    assert!(product.world.shown().await.is_empty());
}

async fn a_picture_arrives_and_can_be_fetched(product: Product) {
    let visibility = *product.visibilities().last().unwrap();
    let id = product.world.says(Saying { picture: true, ..saying("jana", visibility, "Look at this") }).await;
    let message = product.message(&id).await;
    let Some(picture) = message.attachments.first() else {
        assert!(!product.network().capabilities().media, "{message:?}");
        return;
    };
    let credentials = product.credentials();
    let whole = product.network().fetch(&product.line, &credentials, picture, 1 << 20).await.unwrap();
    assert!(whole.starts_with(b"\x89PNG"), "{} bytes", whole.len());
    let cut = product.network().fetch(&product.line, &credentials, picture, 10).await;
    assert!(cut.is_err(), "no more than asked is read");
}

async fn an_account_that_works_says_who_it_is(product: Product) {
    let standing = product.network().check(&product.line, &product.credentials()).await.unwrap();
    assert_eq!(standing.us.external_id, product.account.us.external_id);
    assert!(!standing.us.handle.is_empty() && !standing.name.is_empty());
}

macro_rules! conforms {
    ($network:ident, $world:expr) => {
        mod $network {
            use super::*;

            conforms!(@ $world;
                what_people_say_arrives_once_with_who_said_it_and_where,
                what_is_told_twice_or_out_of_order_is_the_same,
                an_answer_stands_below_what_it_answers,
                an_answer_that_was_lost_is_found_and_stands_there_once,
                what_is_changed_and_taken_back_arrives,
                while_nobody_answers_nothing_is_lost_and_the_order_is_kept,
                what_is_lost_on_the_way_is_in_the_history,
                broken_deliveries_cost_nothing_else,
                too_many_calls_wait_as_long_as_the_network_says,
                an_access_that_was_taken_back_needs_a_person,
                an_access_that_ended_is_renewed,
                a_refusal_for_good_carries_the_network_s_reason,
                words_that_are_too_long_never_leave,
                a_picture_arrives_and_can_be_fetched,
                an_account_that_works_says_who_it_is,
            );
        }
    };
    (@ $world:expr; $($law:ident,)*) => {$(
        #[tokio::test]
        async fn $law() {
            super::$law(Product::on($world.await).await).await;
        }
    )*};
}

conforms!(sandbox, channels::sandbox::simulator::world(client(PATIENCE), Arc::new(SystemClock)));
conforms!(telegram, channels::telegram::simulator::world(client(PATIENCE), Arc::new(SystemClock)));
conforms!(
    telegram_by_poll,
    channels::telegram::simulator::world_by_poll(client(PATIENCE), Arc::new(SystemClock))
);
conforms!(
    mastodon,
    channels::mastodon::simulator::world(channels::mastodon::Kind::Mastodon, Arc::new(SystemClock))
);
conforms!(
    gotosocial,
    channels::mastodon::simulator::world(channels::mastodon::Kind::GoToSocial, Arc::new(SystemClock))
);
conforms!(
    pleroma,
    channels::mastodon::simulator::world(channels::mastodon::Kind::Pleroma, Arc::new(SystemClock))
);

conforms!(bluesky, channels::bluesky::simulator::world(Arc::new(SystemClock)));
conforms!(email, channels::email::simulator::world(Arc::new(SystemClock)));
