//! What is on the instance, and what happens there.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use kernel::{Clock, Instant};
use serde_json::Value;
use tokio::sync::broadcast;

use super::{ids, markup, show};
use crate::contract::Visibility;
use crate::links;
use crate::mastodon::Kind;
use crate::simulation::Faults;

/// The instance's domain; its API is on this machine.
pub(super) const DOMAIN: &str = "mast.example";
/// Where people are who are not on it.
pub(super) const ELSEWHERE: &str = "social.example";

#[derive(Clone, Debug)]
pub(super) struct Person {
    pub id: String,
    pub user: String,
    /// None for who is on the instance.
    pub domain: Option<String>,
    pub name: String,
}

impl Person {
    pub fn acct(&self) -> String {
        self.domain.as_ref().map_or_else(|| self.user.clone(), |domain| format!("{}@{domain}", self.user))
    }

    pub fn page(&self) -> String {
        format!("https://{}/@{}", self.domain.as_deref().unwrap_or(DOMAIN), self.user)
    }
}

#[derive(Clone, Debug)]
pub(super) struct Status {
    pub id: String,
    pub author: String,
    /// As it was written.
    pub text: String,
    pub html: String,
    pub warning: String,
    pub visibility: String,
    pub in_reply_to: Option<String>,
    pub mentions: Vec<String>,
    pub media: Vec<String>,
    pub created_at: Instant,
    pub edited_at: Option<Instant>,
    pub favourited: bool,
    pub reblogged: bool,
}

impl Status {
    pub fn is_direct(&self) -> bool {
        self.visibility == "direct"
    }
}

#[derive(Clone, Debug)]
pub(super) struct Notification {
    pub id: String,
    pub kind: &'static str,
    pub account: String,
    pub status: Option<String>,
    pub at: Instant,
    pub filtered: bool,
}

/// A file: how often it has to be asked for until it is ready; `None` if it never will be.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub looks: Option<u32>,
    pub description: Option<String>,
    pub bytes: Vec<u8>,
    /// Where it is said to be, if that is not here.
    pub elsewhere: Option<String>,
}

/// What somebody or the brand is about to say.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The text; who is named in it with `@` is told.
    pub text: String,
    /// The content warning before it.
    pub warning: String,
    /// `public`, `unlisted`, `private`, `direct`, or what the software invents.
    pub visibility: String,
    /// The status that it answers.
    pub in_reply_to: Option<String>,
    /// Files that hang on it.
    pub media: Vec<String>,
}

pub(super) struct State {
    pub kind: Kind,
    pub clock: Arc<dyn Clock>,
    /// Where it is reached, without a trailing `/`.
    pub base: String,
    pub us: String,
    made: u64,
    pub people: Vec<Person>,
    pub statuses: Vec<Status>,
    pub notifications: Vec<Notification>,
    pub files: HashMap<String, File>,
    /// What was said with a key, and when.
    pub idempotent: HashMap<String, (String, Instant)>,
    pub policy: BTreeMap<String, String>,
    pub oauth: super::api::oauth::Granted,
    pub faults: Faults,
    /// How long the next files have to be looked at.
    pub looks: Option<u32>,
    pub characters: u64,
    /// What was asked of the API: method and path.
    pub calls: Vec<String>,
    pub stream: broadcast::Sender<String>,
}

impl State {
    pub fn new(kind: Kind, clock: Arc<dyn Clock>, base: String) -> Self {
        let policy = ["for_not_following", "for_not_followers", "for_new_accounts", "for_limited_accounts"];
        let policy = policy.into_iter().map(|name| (name.to_owned(), "accept".to_owned()));
        let mut state = Self {
            kind,
            clock,
            base,
            us: String::new(),
            made: 0,
            people: Vec::new(),
            statuses: Vec::new(),
            notifications: Vec::new(),
            files: HashMap::new(),
            idempotent: HashMap::new(),
            policy: policy.chain([("for_private_mentions".to_owned(), "filter".to_owned())]).collect(),
            oauth: super::api::oauth::Granted::new(kind),
            faults: Faults::default(),
            looks: Some(0),
            characters: if kind == Kind::Mastodon { 500 } else { 5_000 },
            calls: Vec::new(),
            stream: broadcast::channel(1_024).0,
        };
        state.us = state.person(&format!("larkspur@{DOMAIN}"));
        state
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    fn moment(&mut self) -> (u64, u64) {
        self.made += 1;
        (u64::try_from(self.now().micros() / 1000).unwrap_or(0), self.made)
    }

    pub fn next_id(&mut self) -> String {
        let (ms, n) = self.moment();
        ids::of_thing(self.kind, ms, n)
    }

    /// The id of somebody; who has no domain is elsewhere.
    pub fn person(&mut self, handle: &str) -> String {
        let (user, domain) = handle.split_once('@').unwrap_or((handle, ELSEWHERE));
        let domain = (domain != DOMAIN).then(|| domain.to_owned());
        if let Some(known) = self.people.iter().find(|person| person.user == user && person.domain == domain)
        {
            return known.id.clone();
        }
        let id = self.next_id();
        let name = format!("{user} over there");
        self.people.push(Person { id: id.clone(), user: user.to_owned(), domain, name });
        id
    }

    pub fn someone(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// Whom a name means.
    fn named(&self, user: &str, domain: Option<&str>) -> Option<&Person> {
        let domain = domain.filter(|domain| *domain != DOMAIN);
        let is =
            |person: &&Person| person.user.eq_ignore_ascii_case(user) && person.domain.as_deref() == domain;
        self.people.iter().find(is)
    }

    pub fn status(&self, id: &str) -> Option<&Status> {
        self.statuses.iter().find(|status| status.id == id)
    }

    pub fn status_mut(&mut self, id: &str) -> Option<&mut Status> {
        self.statuses.iter_mut().find(|status| status.id == id)
    }

    fn marked_up(&self, text: &str) -> (String, Vec<String>) {
        let mut mentions: Vec<String> = Vec::new();
        for person in links::names(text).filter_map(|(user, domain)| self.named(user, domain)) {
            if !mentions.contains(&person.id) {
                mentions.push(person.id.clone());
            }
        }
        let html = markup::to_html(text, &|user, domain| self.named(user, domain).map(Person::page));
        (html, mentions)
    }

    /// Somebody says something; whoever is named is told.
    pub fn say(&mut self, author: &str, draft: Draft) -> String {
        let (html, mentions) = self.marked_up(&draft.text);
        let status = Status {
            id: self.next_id(),
            author: author.to_owned(),
            html,
            text: draft.text,
            warning: draft.warning,
            visibility: draft.visibility,
            in_reply_to: draft.in_reply_to,
            mentions,
            media: draft.media,
            created_at: self.now(),
            edited_at: None,
            favourited: false,
            reblogged: false,
        };
        let (id, direct) = (status.id.clone(), status.is_direct());
        let concerns_us = status.mentions.contains(&self.us);
        self.statuses.push(status);
        if author == self.us {
            self.tell("update", &show::status(self, &id));
        } else if concerns_us {
            let policy = match self.kind {
                Kind::Mastodon if direct => self.policy["for_private_mentions"].as_str(),
                _ => "accept",
            };
            if policy != "drop" {
                let filtered = policy == "filter";
                self.notify("mention", author, Some(&id), filtered);
            }
        }
        id
    }

    pub fn notify(
        &mut self,
        kind: &'static str,
        account: &str,
        status: Option<&str>,
        filtered: bool,
    ) -> String {
        let (ms, n) = self.moment();
        let id = ids::of_notification(self.kind, ms, n);
        let (account, status) = (account.to_owned(), status.map(str::to_owned));
        self.notifications.push(Notification {
            id: id.clone(),
            kind,
            account,
            status,
            at: self.now(),
            filtered,
        });
        if !filtered {
            self.tell("notification", &show::notification(self, &id));
        }
        id
    }

    pub fn edit(&mut self, id: &str, text: &str) -> bool {
        let (html, mentions) = self.marked_up(text);
        let now = self.now();
        let Some(status) = self.status_mut(id) else { return false };
        (status.text, status.html, status.mentions, status.edited_at) =
            (text.to_owned(), html, mentions, Some(now));
        // Nobody is told: the brand follows nobody.
        true
    }

    pub fn delete(&mut self, id: &str) -> bool {
        let Some(at) = self.statuses.iter().position(|status| status.id == id) else { return false };
        let status = self.statuses.remove(at);
        self.notifications.retain(|one| one.status.as_deref() != Some(id));
        if !status.is_direct() {
            self.tell("delete", &Value::String(id.to_owned()));
        }
        true
    }

    /// On the stream, as far as nothing goes wrong there.
    pub fn tell(&mut self, event: &str, payload: &Value) {
        if self.faults.silent || self.faults.down {
            return;
        }
        let bare = payload.as_str().map(str::to_owned);
        let payload = bare.unwrap_or_else(|| payload.to_string());
        let frame = |event: &str, payload: &str| {
            serde_json::json!({"stream": ["user"], "event": event, "payload": payload}).to_string()
        };
        let whole = frame(event, &payload);
        if self.faults.garbage {
            let half =
                &payload[..payload.char_indices().nth(payload.chars().count() / 2).map_or(0, |(at, _)| at)];
            let unknown = frame("weather.changed", "{}");
            let frames =
                ["{".to_owned(), String::new(), frame(event, half), unknown, frame("delete", "../..")];
            for broken in frames {
                _ = self.stream.send(broken);
            }
            return;
        }
        for _ in 0..if self.faults.duplicates { 2 } else { 1 } {
            let stream = self.stream.clone();
            self.made += 1;
            if self.faults.disorder && self.made.is_multiple_of(2) {
                let whole = whole.clone();
                tokio::spawn(async move {
                    tokio::time::sleep(std::time::Duration::from_millis(60)).await;
                    _ = stream.send(whole);
                });
            } else {
                _ = stream.send(whole.clone());
            }
        }
    }

    /// How the instance calls a visibility of the contract.
    pub fn visibility(visibility: Visibility) -> String {
        match visibility {
            Visibility::Public => "public".into(),
            Visibility::Private => "direct".into(),
        }
    }
}
