//! Web chat: the brand's own channel, on its own pages.
//!
//! What comes in: deliveries that our own door for visitors wrote ([`wire`]), and words of the brand. What goes out:
//! [`Item`]s, and words that count as sent once they may be seen: a visitor reads them in our own store, so a send has
//! no wire to be lost on and the same key twice is one message. Promised: what a visitor is called, says and attaches is
//! cleaned and bounded here, whoever wrote it; nothing here knows a database or a clock.
//!
//! ---
#![doc = include_str!("FACTS.md")]

mod config;
pub mod files;
pub mod identity;
mod origin;
mod parse;
mod render;
pub mod wire;

use std::future::ready;

pub use config::{Ask, Config, Mailing, Side, Unfit};
pub use origin::Origin;

use crate::contract::{
    Act, ActOutcome, Attachment, BoxFuture, Capabilities, Carries, Counting, Credentials, Found, Headers,
    Item, Kinds, Network, Outgoing, ParseError, RenderError, Rendered, SendOutcome, Standing, Surface,
    Trouble, Us, Visibility,
};
use crate::line::Line;

/// The network's id.
pub const ID: &str = "chat";
/// The longest message, in characters, of either side.
pub const TEXT_MAX: usize = 10_000;

static CAPABILITIES: Capabilities = Capabilities {
    id: ID,
    name: "Web chat",
    surfaces: &[Surface::Chat],
    private_limit: Some(TEXT_MAX),
    counting: Counting::Characters,
    media: true,
    idempotent_send: true,
    look_up: true,
    ..Capabilities::NONE
};

/// The network that we are ourselves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WebChat;

impl Network for WebChat {
    fn capabilities(&self) -> &'static Capabilities {
        &CAPABILITIES
    }

    fn dedup_key(&self, _: &dyn Headers, body: &[u8]) -> String {
        parse::dedup_key(body)
    }

    fn parse(&self, _: &Us, body: &[u8]) -> Result<Vec<Item>, ParseError> {
        parse::parse(body)
    }

    fn render(&self, _: &Us, outgoing: &Outgoing) -> Result<Rendered, RenderError> {
        render::render(outgoing)
    }

    fn carries(&self, _: &Us, visibility: Visibility) -> Option<Carries> {
        CAPABILITIES.limit(visibility)?;
        Some(Carries { count: wire::FILES_MAX, size: files::SIZE_MAX as u64, kinds: Kinds::Any })
    }

    /// The words are stored already; from now on the visitor may see them.
    fn send<'a>(
        &'a self,
        _: &'a Line,
        _: &'a Credentials,
        outgoing: &'a Outgoing,
    ) -> BoxFuture<'a, SendOutcome> {
        let outcome = match (render::render(outgoing), there(outgoing)) {
            (Err(error), _) => SendOutcome::Refused { reason: error.to_string() },
            (Ok(_), None) => {
                SendOutcome::Refused { reason: "there is no visitor to read these words".into() }
            }
            (Ok(_), Some((provider_id, thread))) => SendOutcome::Sent { provider_id, thread },
        };
        Box::pin(ready(outcome))
    }

    /// What was confirmed once can be confirmed again: the id follows from the key.
    fn find<'a>(&'a self, _: &'a Line, _: &'a Credentials, outgoing: &'a Outgoing) -> BoxFuture<'a, Found> {
        Box::pin(ready(match there(outgoing) {
            Some((provider_id, thread)) => Found::Yes { provider_id, thread },
            None => Found::No,
        }))
    }

    fn act<'a>(&'a self, _: &'a Line, _: &'a Credentials, _: &'a Act) -> BoxFuture<'a, ActOutcome> {
        let reason = "nothing in a chat is public: there is nothing to like, hide or show".to_owned();
        Box::pin(ready(SendOutcome::Refused { reason }))
    }

    fn find_act<'a>(&'a self, _: &'a Line, _: &'a Credentials, _: &'a Act) -> BoxFuture<'a, Found> {
        Box::pin(ready(Found::No))
    }

    fn check<'a>(
        &'a self,
        _: &'a Line,
        credentials: &'a Credentials,
    ) -> BoxFuture<'a, Result<Standing, Trouble>> {
        let config = Config::of(&credentials.us.settings);
        let lacks = if config.origins.is_empty() { vec!["origins".to_owned()] } else { Vec::new() };
        let us = credentials.us.clone();
        let name = us.handle.clone();
        Box::pin(ready(Ok(Standing { us, name, secrets: None, lacks })))
    }

    /// What a visitor attached lies on our own shelf.
    fn fetch<'a>(
        &'a self,
        line: &'a Line,
        _: &'a Credentials,
        attachment: &'a Attachment,
        most: u64,
    ) -> BoxFuture<'a, Result<bytes::Bytes, Trouble>> {
        Box::pin(async move {
            let wait = kernel::Millis::minutes(10);
            let bytes = line.open(&attachment.url).await.map_err(|reason| Trouble::Later { wait, reason })?;
            if bytes.len() as u64 > most {
                return Err(Trouble::never(format!("it has more than {most} bytes")));
            }
            Ok(bytes)
        })
    }
}

/// The id of words of ours, and where they stand.
fn there(outgoing: &Outgoing) -> Option<(String, String)> {
    let thread = outgoing.thread.clone().or_else(|| outgoing.recipient.clone())?;
    Some((format!("brand.{}", outgoing.effect_key), thread))
}
