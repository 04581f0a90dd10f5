//! An instance as a [`World`], for the suite that every network passes.

use std::sync::Arc;

use kernel::{Clock, Secret};

use super::state::{DOMAIN, State};
use super::{Draft, Instance};
use crate::contract::{BoxFuture, Network, Settings, Us, Visibility};
use crate::mastodon::{Kind, Mastodon};
use crate::simulation::{Account, Faults, Saying, Shown, World};

/// An instance of this kind, whose time is `clock`'s.
///
/// # Panics
/// If this machine gives it no port.
pub async fn world(kind: Kind, clock: Arc<dyn Clock>) -> Box<dyn World> {
    Box::new(Instance::start(kind, clock).await)
}

impl World for Instance {
    fn network(&self) -> &'static dyn Network {
        &Mastodon
    }

    /// As a check has left it.
    fn account(&self) -> Account {
        let state = self.shared.lock();
        let settings = [
            ("software", state.kind.name().to_owned()),
            ("streaming", state.base.replacen("http", "ws", 1)),
            ("max_characters", state.characters.to_string()),
        ];
        let settings: Settings = settings.map(|(name, value)| (name.to_owned(), value)).into();
        let us = Us {
            external_id: format!("{}@{DOMAIN}", state.us),
            handle: format!("larkspur@{DOMAIN}"),
            settings,
        };
        let base_url = state.base.clone();
        drop(state);
        Account {
            us,
            name: "larkspur over there".into(),
            base_url,
            secrets: self.secrets(),
            hook_secret: Secret::new(Vec::new()),
        }
    }

    fn says(&self, saying: Saying) -> BoxFuture<'_, String> {
        let media = if saying.picture { vec![self.picture()] } else { Vec::new() };
        let draft = Draft {
            text: format!("@larkspur@{DOMAIN} {}", saying.text),
            visibility: State::visibility(saying.visibility),
            in_reply_to: saying.in_reply_to,
            media,
            ..Draft::default()
        };
        let id = self.say(&saying.person, draft);
        Box::pin(async move { id })
    }

    fn edits<'a>(&'a self, id: &'a str, text: &'a str) -> BoxFuture<'a, bool> {
        let edited = self.shared.lock().edit(id, &format!("@larkspur@{DOMAIN} {text}"));
        Box::pin(async move { edited })
    }

    fn deletes<'a>(&'a self, id: &'a str) -> BoxFuture<'a, bool> {
        let deleted = self.shared.lock().delete(id);
        Box::pin(async move { deleted })
    }

    fn shown(&self) -> BoxFuture<'_, Vec<Shown>> {
        let state = self.shared.lock();
        // Direct words that name nobody are seen by nobody.
        let seen = |status: &&super::state::Status| !status.is_direct() || !status.mentions.is_empty();
        let ours = state.statuses.iter().filter(|status| status.author == state.us).filter(seen);
        let shown = ours.map(|status| Shown {
            provider_id: status.id.clone(),
            visibility: if status.is_direct() { Visibility::Private } else { Visibility::Public },
            in_reply_to: status.in_reply_to.clone(),
            text: status.text.clone(),
            media: status.media.len(),
        });
        let shown = shown.collect();
        Box::pin(async move { shown })
    }

    fn set(&self, faults: Faults) {
        self.shared.door.shut(faults.down);
        self.shared.lock().faults = faults;
    }
}
