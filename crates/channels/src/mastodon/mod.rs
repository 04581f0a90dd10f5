//! Mastodon, and what speaks its API: GoToSocial, Pleroma and others.
//!
//! What comes in: notifications, statuses and changes of an instance, by its stream and its lists, and words of the
//! brand. What goes out: [`Item`]s, and requests to the instance. Promised: nothing optional is taken for granted; what
//! an instance lacks is off there and breaks nothing else. The [`simulator`] is an instance of each software.
//!
//! ---
#![doc = include_str!("FACTS.md")]

mod client;
mod envelope;
mod html;
mod kind;
mod limits;
mod parse;
mod render;
pub mod simulator;
mod wire;

use kernel::Millis;

pub use kind::Kind;

use crate::contract::{
    Act, ActOutcome, BoxFuture, Capabilities, Carries, Connecting, Consent, Counting, Credentials, Ears,
    Field, FieldKind, Found, Headers, History, Item, Network, Outgoing, ParseError, RenderError, Rendered,
    Secrets, SendOutcome, Settings, Standing, Surface, Trouble, Us, Visibility,
};
use crate::line::Line;

const NAME: &str = "Mastodon";
const STATUSES: &str = "/api/v1/statuses";
const CONVERSATIONS: &str = "/api/v1/conversations";
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";
/// What we ask to be allowed.
const PERMISSIONS: [&str; 6] = [
    "read:accounts",
    "read:statuses",
    "read:notifications",
    "write:statuses",
    "write:media",
    "write:favourites",
];

const CAPABILITIES: Capabilities = Capabilities {
    id: "mastodon",
    name: NAME,
    surfaces: &[Surface::Mention, Surface::Reply, Surface::Dm],
    public_limit: Some(limits::MAX_CHARACTERS),
    private_limit: Some(limits::MAX_CHARACTERS),
    counting: Counting::Graphemes,
    private_first: true,
    likes: true,
    reposts: true,
    edit: true,
    delete: true,
    media: true,
    echoes: true,
    look_up: true,
    listens: true,
    history_every: Some(Millis::minutes(1)),
    ..Capabilities::NONE
};

const CONNECTING: Connecting = Connecting {
    fields: &[
        Field { name: "base_url", kind: FieldKind::Address, optional: false, default: "" },
        Field { name: "token", kind: FieldKind::Secret, optional: true, default: "" },
    ],
    permissions: &PERMISSIONS,
    by_consent: true,
};

/// The network of instances. An account's base address is its instance's, such as `https://mast.example`.
#[derive(Clone, Copy, Debug)]
pub struct Mastodon;

impl Network for Mastodon {
    fn capabilities(&self) -> &'static Capabilities {
        const { &CAPABILITIES }
    }

    fn dedup_key(&self, _: &dyn Headers, body: &[u8]) -> String {
        envelope::key(body)
    }

    fn parse(&self, us: &Us, body: &[u8]) -> Result<Vec<Item>, ParseError> {
        parse::parse(us, body)
    }

    fn render(&self, us: &Us, outgoing: &Outgoing) -> Result<Rendered, RenderError> {
        render::render(us, outgoing)
    }

    fn limit(&self, us: &Us, _: Visibility) -> Option<usize> {
        Some(limits::Limits::of(us).characters)
    }

    fn counting(&self, us: &Us) -> Counting {
        limits::Limits::of(us).counting()
    }

    fn carries(&self, us: &Us, _: Visibility) -> Option<Carries> {
        Some(limits::Limits::of(us).carries())
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
        Some(Box::pin(client::listen(line, credentials, ears)))
    }

    fn connecting(&self) -> &'static Connecting {
        const { &CONNECTING }
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
        client::renew(line, credentials)
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
}
