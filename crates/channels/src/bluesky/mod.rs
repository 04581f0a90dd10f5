//! Bluesky, and every server that speaks the AT Protocol.
//!
//! What comes in: notifications, the chat's log and the stream of all posts, each as the network wrote it. What goes
//! out: [`Item`]s; posts, direct messages, likes and reposts. Promised: the same words are written once, because their
//! record's key is made of our own; the session is renewed before anybody logs in again.
//!
//! ---
#![doc = include_str!("FACTS.md")]

mod client;
mod facets;
mod parse;
mod render;
pub mod simulator;
mod uri;
mod wire;

use bytes::Bytes;
use kernel::Millis;
use serde_json::Value;

use crate::contract::{
    Act, ActOutcome, Attachment, BoxFuture, Capabilities, Carries, Connecting, Consent, Counting,
    Credentials, Ears, Field, FieldKind, Found, Headers, History, Item, Kinds, Network, Outgoing, ParseError,
    RenderError, Rendered, Secrets, SendOutcome, Settings, Standing, Surface, Trouble, Us, Visibility,
};
use crate::line::Line;

const NAME: &str = "Bluesky";

static CAPABILITIES: Capabilities = Capabilities {
    id: "bluesky",
    name: NAME,
    surfaces: &[Surface::Mention, Surface::Reply, Surface::Dm],
    public_limit: Some(300),
    private_limit: Some(1_000),
    counting: Counting::Graphemes,
    private_first: true,
    likes: true,
    reposts: true,
    delete: true,
    media: true,
    echoes: true,
    look_up: true,
    listens: true,
    history_every: Some(Millis::seconds(15)),
    ..Capabilities::NONE
};

const fn field(name: &'static str, kind: FieldKind, optional: bool, default: &'static str) -> Field {
    Field { name, kind, optional, default }
}

static CONNECTING: Connecting = Connecting {
    fields: &[
        field("identifier", FieldKind::Text, false, ""),
        field("password", FieldKind::Secret, true, ""),
        field("base_url", FieldKind::Address, false, "https://bsky.social"),
        field("jetstream", FieldKind::Address, true, "wss://jetstream1.us-east.bsky.network"),
        field("keywords", FieldKind::Text, true, ""),
        field("client_id", FieldKind::Address, true, ""),
        field("appview", FieldKind::Address, true, "https://public.api.bsky.app"),
        field("directory", FieldKind::Address, true, "https://plc.directory"),
    ],
    permissions: &["Allow access to your direct messages"],
    by_consent: true,
};

/// The network.
#[derive(Clone, Copy, Debug)]
pub struct Bluesky;

impl Network for Bluesky {
    fn capabilities(&self) -> &'static Capabilities {
        &CAPABILITIES
    }

    fn dedup_key(&self, _: &dyn Headers, body: &[u8]) -> String {
        parse::dedup_key(body)
    }

    fn parse(&self, us: &Us, body: &[u8]) -> Result<Vec<Item>, ParseError> {
        parse::parse(us, body)
    }

    fn render(&self, us: &Us, outgoing: &Outgoing) -> Result<Rendered, RenderError> {
        render::render(us, outgoing)
    }

    fn send<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        outgoing: &'a Outgoing,
    ) -> BoxFuture<'a, SendOutcome> {
        Box::pin(client::send(line, credentials, outgoing))
    }

    fn find<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        outgoing: &'a Outgoing,
    ) -> BoxFuture<'a, Found> {
        Box::pin(client::find(line, credentials, outgoing))
    }

    fn act<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        act: &'a Act,
    ) -> BoxFuture<'a, ActOutcome> {
        Box::pin(client::act(line, credentials, act))
    }

    fn find_act<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        act: &'a Act,
    ) -> BoxFuture<'a, Found> {
        Box::pin(client::find_act(line, credentials, act))
    }

    fn carries(&self, _: &Us, visibility: Visibility) -> Option<Carries> {
        (visibility == Visibility::Public).then_some(Carries {
            count: render::PICTURES,
            size: render::PICTURE_BYTES,
            kinds: Kinds::Pictures,
        })
    }

    fn history<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        cursor: Option<&'a str>,
    ) -> Option<BoxFuture<'a, Result<History, Trouble>>> {
        Some(Box::pin(client::history(line, credentials, cursor)))
    }

    fn listen<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        ears: &'a Ears,
    ) -> Option<BoxFuture<'a, Trouble>> {
        let stream = credentials.us.setting("jetstream")?;
        Some(Box::pin(client::listen(line, credentials, stream, ears)))
    }

    fn connecting(&self) -> &'static Connecting {
        &CONNECTING
    }

    fn check<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
    ) -> BoxFuture<'a, Result<Standing, Trouble>> {
        Box::pin(client::check(line, credentials))
    }

    fn renew<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
    ) -> Option<BoxFuture<'a, Result<Secrets, Trouble>>> {
        Some(Box::pin(client::renew(line, credentials)))
    }

    fn published(&self, address: &str, redirect: &str) -> Option<Value> {
        Some(client::published(address, redirect))
    }

    fn authorise<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        redirect: &'a str,
    ) -> Option<BoxFuture<'a, Result<Consent, Trouble>>> {
        Some(Box::pin(client::authorise(line, credentials, redirect)))
    }

    fn authorised<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        kept: &'a Secrets,
        answer: &'a Settings,
    ) -> Option<BoxFuture<'a, Result<Secrets, Trouble>>> {
        Some(Box::pin(client::authorised(line, credentials, kept, answer)))
    }

    fn fetch<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        attachment: &'a Attachment,
        most: u64,
    ) -> BoxFuture<'a, Result<Bytes, Trouble>> {
        Box::pin(client::fetch(line, credentials, attachment, most))
    }
}
