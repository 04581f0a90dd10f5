//! The sandbox: small networks of its own, for playing the customer without any key.
//!
//! What comes in: deliveries of the network (over real HTTP) and words of the brand. What goes out: [`Item`]s,
//! and requests to the network's API. The network itself is the [`simulator`]; this side of the wall treats it
//! like any stranger's. A [`Flavour`] is one kind of network; all three share the simulator and the wire.
//!
//! ---
#![doc = include_str!("FACTS.md")]

mod client;
mod flavour;
mod parse;
mod render;
pub mod sign;
pub mod simulator;
pub mod wire;

use kernel::Secret;

pub use flavour::Flavour;

use crate::contract::{
    Act, ActOutcome, BoxFuture, Capabilities, Connecting, Credentials, Field, FieldKind, Forged, Found,
    Headers, History, Item, Network, Outgoing, ParseError, RenderError, Rendered, SendOutcome, Standing,
    Trouble, Us,
};
use crate::line::Line;

const POSTS: &str = "/v1/posts";
const MESSAGES: &str = "/v1/messages";
const LOOKUP: &str = "/v1/lookup";
const EVENTS: &str = "/v1/events";
const ME: &str = "/v1/me";

static CONNECTING: Connecting = Connecting {
    fields: &[
        Field { name: "base_url", kind: FieldKind::Address, optional: false, default: "" },
        Field { name: "token", kind: FieldKind::Secret, optional: false, default: "" },
    ],
    permissions: &[],
    by_consent: false,
};

impl Network for Flavour {
    fn capabilities(&self) -> &'static Capabilities {
        Self::capabilities(*self)
    }

    fn verify(&self, headers: &dyn Headers, body: &[u8], secret: &Secret<Vec<u8>>) -> Result<(), Forged> {
        sign::verify(headers, body, secret)
    }

    fn dedup_key(&self, headers: &dyn Headers, body: &[u8]) -> String {
        sign::dedup_key(headers, body)
    }

    fn parse(&self, _: &Us, body: &[u8]) -> Result<Vec<Item>, ParseError> {
        parse::parse(*self, body)
    }

    fn render(&self, _: &Us, outgoing: &Outgoing) -> Result<Rendered, RenderError> {
        render::render(*self, outgoing)
    }

    fn send<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        outgoing: &'a Outgoing,
    ) -> BoxFuture<'a, SendOutcome> {
        Box::pin(client::send(*self, line, credentials, outgoing))
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
        Box::pin(client::act(*self, line, credentials, act))
    }

    fn find_act<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        act: &'a Act,
    ) -> BoxFuture<'a, Found> {
        Box::pin(client::find_act(line, credentials, act))
    }

    fn history<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        cursor: Option<&'a str>,
    ) -> Option<BoxFuture<'a, Result<History, Trouble>>> {
        Some(Box::pin(client::history(line, credentials, cursor)))
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
}
