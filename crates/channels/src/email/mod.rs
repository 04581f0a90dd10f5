//! E-mail: a mailbox that is read by IMAP, and mails that are submitted by SMTP.
//!
//! What comes in: mails, each in an [`Envelope`](envelope::Envelope) that says where it lay. What goes out: [`Item`]s, and
//! mails whose ids are made of our own effect keys. Promised: reading a mailbox changes nothing in it; a mail is known
//! again in whichever folder it lies; whether our words left is said as exactly as the server said it.
//!
//! ---
#![doc = include_str!("FACTS.md")]

mod address;
mod client;
pub mod envelope;
mod ids;
mod list;
mod parse;
mod place;
mod render;
pub mod simulator;

use bytes::Bytes;
use kernel::Millis;

use crate::contract::{
    Act, ActOutcome, Attachment, BoxFuture, Capabilities, Carries, Connecting, Consent, Credentials, Ears,
    Field, FieldKind, Found, Headers, History, Item, Kinds, Network, Outgoing, ParseError, RenderError,
    Rendered, Secrets, SendOutcome, Settings, Standing, Surface, Trouble, Us, Visibility,
};
use crate::line::Line;

/// What people call it.
const NAME: &str = "E-mail";

/// Mailboxes of any provider.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Email;

static CAPABILITIES: Capabilities = Capabilities {
    id: "email",
    name: NAME,
    surfaces: &[Surface::Email],
    private_limit: Some(20_000),
    private_first: true,
    subject: true,
    media: true,
    echoes: true,
    look_up: true,
    listens: true,
    history_every: Some(Millis::minutes(1)),
    ..Capabilities::NONE
};

const fn field(name: &'static str, kind: FieldKind, optional: bool, default: &'static str) -> Field {
    Field { name, kind, optional, default }
}

static CONNECTING: Connecting = Connecting {
    fields: &[
        field("address", FieldKind::Text, false, ""),
        field("name", FieldKind::Text, true, ""),
        field("base_url", FieldKind::Address, false, "imaps://"),
        field("smtp", FieldKind::Address, false, "smtps://"),
        field("user", FieldKind::Text, true, ""),
        field("password", FieldKind::Secret, true, ""),
        field("folders", FieldKind::Text, true, "INBOX"),
        field("aliases", FieldKind::Text, true, ""),
        field("copies", FieldKind::Text, true, "append"),
        field("ca", FieldKind::Lines, true, ""),
        field("plus_addresses", FieldKind::Flag, true, "false"),
        field("auth_url", FieldKind::Address, true, ""),
        field("token_url", FieldKind::Address, true, ""),
        field("scope", FieldKind::Text, true, ""),
        field("client_id", FieldKind::Text, true, ""),
        field("client_secret", FieldKind::Secret, true, ""),
        field("refresh_token", FieldKind::Secret, true, ""),
        field("access_token", FieldKind::Secret, true, ""),
    ],
    permissions: &["IMAP", "SMTP"],
    by_consent: true,
};

impl Network for Email {
    fn capabilities(&self) -> &'static Capabilities {
        &CAPABILITIES
    }

    fn connecting(&self) -> &'static Connecting {
        &CONNECTING
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

    fn carries(&self, _: &Us, visibility: Visibility) -> Option<Carries> {
        CAPABILITIES.limit(visibility)?;
        Some(Carries { count: render::FILES_MAX, size: render::FILE_MAX, kinds: Kinds::Any })
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

    fn act<'a>(&'a self, _: &'a Line, _: &'a Credentials, _: &'a Act) -> BoxFuture<'a, ActOutcome> {
        let error = RenderError::Unsupported { network: NAME, what: "like, hidden message or deletion" };
        Box::pin(async move { SendOutcome::Refused { reason: error.to_string() } })
    }

    fn find_act<'a>(&'a self, _: &'a Line, _: &'a Credentials, _: &'a Act) -> BoxFuture<'a, Found> {
        Box::pin(async { Found::No })
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
        client::authorise(line, credentials, redirect)
    }

    fn authorised<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        kept: &'a Secrets,
        answer: &'a Settings,
    ) -> Option<BoxFuture<'a, Result<Secrets, Trouble>>> {
        client::authorised(line, credentials, kept, answer)
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
