//! The sandbox: a small social network of its own, for playing the customer without any key.
//!
//! What comes in: deliveries of the network (over real HTTP) and words of the brand. What goes out: [`Item`]s,
//! and requests to the network's API. The network itself is the [`simulator`]; this side of the wall treats it
//! like any stranger's.
//!
//! ---
#![doc = include_str!("FACTS.md")]

mod client;
mod parse;
mod render;
pub mod sign;
pub mod simulator;
pub mod wire;

use kernel::{Millis, Secret};

use crate::contract::{
    BoxFuture, Capabilities, Counting, Credentials, Forged, Found, Headers, History, Item, Network, Outgoing,
    ParseError, RenderError, Rendered, SendOutcome, Surface,
};

const POSTS: &str = "/v1/posts";
const MESSAGES: &str = "/v1/messages";
const LOOKUP: &str = "/v1/lookup";
const EVENTS: &str = "/v1/events";

/// What the sandbox can do.
pub static CAPABILITIES: Capabilities = Capabilities {
    id: "sandbox",
    name: "Sandbox",
    surfaces: &[Surface::Mention, Surface::Reply, Surface::Dm],
    public_limit: Some(280),
    private_limit: Some(2_000),
    counting: Counting::Graphemes,
    private_window: Some(Millis::days(7)),
    private_first: true,
    edit: true,
    delete: true,
    media: false,
    idempotent_send: false,
    echoes: true,
    look_up: true,
};

/// The sandbox network, as the product sees it.
#[derive(Clone, Copy, Debug)]
pub struct Sandbox;

impl Network for Sandbox {
    fn capabilities(&self) -> &'static Capabilities {
        &CAPABILITIES
    }

    fn verify(&self, headers: &dyn Headers, body: &[u8], secret: &Secret<Vec<u8>>) -> Result<(), Forged> {
        sign::verify(headers, body, secret)
    }

    fn dedup_key(&self, headers: &dyn Headers, body: &[u8]) -> String {
        sign::dedup_key(headers, body)
    }

    fn parse(&self, body: &[u8]) -> Result<Vec<Item>, ParseError> {
        parse::parse(body)
    }

    fn render(&self, outgoing: &Outgoing) -> Result<Rendered, RenderError> {
        render::render(outgoing)
    }

    fn send<'a>(
        &'a self,
        http: &'a reqwest::Client,
        credentials: &'a Credentials,
        outgoing: &'a Outgoing,
    ) -> BoxFuture<'a, SendOutcome> {
        Box::pin(client::send(http, credentials, outgoing))
    }

    fn find<'a>(
        &'a self,
        http: &'a reqwest::Client,
        credentials: &'a Credentials,
        outgoing: &'a Outgoing,
    ) -> BoxFuture<'a, Found> {
        Box::pin(client::find(http, credentials, outgoing))
    }

    fn history<'a>(
        &'a self,
        http: &'a reqwest::Client,
        credentials: &'a Credentials,
        cursor: Option<&'a str>,
    ) -> Option<BoxFuture<'a, Result<History, String>>> {
        Some(Box::pin(client::history(http, credentials, cursor)))
    }
}
