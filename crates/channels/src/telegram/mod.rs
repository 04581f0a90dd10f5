//! Telegram: a bot that people write to, in groups and below a channel's posts too, and the chats of a business account
//! that the bot was connected to.
//!
//! What comes in: updates, by hook or read with `getUpdates`. What goes out: [`Item`]s, and requests to the Bot API.
//! Promised: nothing is confirmed to Telegram before the product has stored it; the bot's token, which stands in every
//! address, reaches no error and no log; words whose answer was lost are never sent again by themselves, because
//! Telegram can't be asked for them.
//!
//! ---
#![doc = include_str!("FACTS.md")]

mod client;
mod ids;
mod parse;
mod render;
mod sign;
pub mod simulator;
mod wire;

use kernel::{Millis, Secret};
use sha2::{Digest, Sha256};

use crate::contract::{
    Act, ActOutcome, Attachment, BoxFuture, Capabilities, Carries, Connecting, Counting, Credentials, Ears,
    Field, FieldKind, Forged, Found, Headers, History, Item, Kinds, Network, Outgoing, ParseError,
    RenderError, Rendered, SendOutcome, Standing, Surface, Trouble, Us, Visibility,
};
use crate::line::Line;
use crate::pace::{Lane, Rate};

/// Telegram.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Telegram;

const NAME: &str = "Telegram";
/// What stands before a file's id where an attachment has its address.
const FILE: &str = "telegram-file:";
/// How long after a customer's last words a business account may write back through a bot.
const BUSINESS_WINDOW: Millis = Millis::hours(24);
/// The setting that says that the bot asks for its updates, because nobody can call it.
const POLL: &str = "poll";

static CAPABILITIES: Capabilities = Capabilities {
    id: "telegram",
    name: NAME,
    surfaces: &[Surface::Mention, Surface::Reply, Surface::Comment, Surface::Dm],
    public_limit: Some(4_096),
    private_limit: Some(4_096),
    counting: Counting::Utf16,
    likes: true,
    edit: true,
    delete: true,
    media: true,
    hooks: true,
    listens: true,
    history_every: Some(Millis::minutes(1)),
    ..Capabilities::NONE
};

static CONNECTING: Connecting = Connecting {
    fields: &[
        Field { name: "token", kind: FieldKind::Secret, optional: false, default: "" },
        Field { name: POLL, kind: FieldKind::Flag, optional: true, default: "false" },
        Field {
            name: "base_url",
            kind: FieldKind::Address,
            optional: true,
            default: "https://api.telegram.org",
        },
    ],
    permissions: &[],
    by_consent: false,
};

/// Whether it can be a file's id; whatever it is, it goes back to Telegram in a body only.
fn is_file_id(raw: &str) -> bool {
    (1..=300).contains(&raw.len()) && raw.bytes().all(|b| b.is_ascii_graphic())
}

fn polls(us: &Us) -> bool {
    us.setting(POLL) == Some("true")
}

impl Network for Telegram {
    fn capabilities(&self) -> &'static Capabilities {
        &CAPABILITIES
    }

    fn verify(&self, headers: &dyn Headers, _: &[u8], secret: &Secret<Vec<u8>>) -> Result<(), Forged> {
        sign::verify(headers, secret)
    }

    fn dedup_key(&self, _: &dyn Headers, body: &[u8]) -> String {
        match parse::number(body) {
            Some(number) => format!("update:{number}"),
            None => {
                let digest = Sha256::digest(body);
                format!("sha256:{}", digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
            }
        }
    }

    fn parse(&self, us: &Us, body: &[u8]) -> Result<Vec<Item>, ParseError> {
        parse::parse(us, body)
    }

    fn render(&self, _: &Us, outgoing: &Outgoing) -> Result<Rendered, RenderError> {
        render::render(outgoing)
    }

    fn carries(&self, _: &Us, visibility: Visibility) -> Option<Carries> {
        CAPABILITIES.limit(visibility)?;
        Some(Carries { count: render::ALBUM_MAX, size: render::FILE_MAX, kinds: Kinds::Any })
    }

    fn private_window(&self, _: &Us, thread: Option<&str>) -> Option<Millis> {
        let place = thread.and_then(ids::Place::of)?;
        place.connection.is_some().then_some(BUSINESS_WINDOW)
    }

    /// About 30 a second, a few of them at once.
    fn rate(&self) -> Option<Rate> {
        Some(Rate { calls: 30, per: Millis::seconds(1), at_once: 5 })
    }

    /// One a second in a chat, 20 a minute in a group, whichever thread of it they stand in.
    fn lane(&self, outgoing: &Outgoing) -> Lane {
        let (key, rate) = render::chat(outgoing).map_or_else(Default::default, |place| {
            let group = Rate { calls: 20, per: Millis::minutes(1), at_once: 1 };
            let rate = if place.chat > 0 { Rate::one_in(Millis::seconds(1)) } else { group };
            (place.to_string(), Some(rate))
        });
        Lane { key, rate }
    }

    fn send<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        outgoing: &'a Outgoing,
    ) -> BoxFuture<'a, SendOutcome> {
        Box::pin(client::send(line, credentials, outgoing))
    }

    fn find<'a>(&'a self, _: &'a Line, _: &'a Credentials, _: &'a Outgoing) -> BoxFuture<'a, Found> {
        let reason = "Telegram can't be asked what a bot has written. Look into the chat: \
            if the words are there, say so here; if they are not, send them again";
        Box::pin(async move { Found::CannotSay { reason: reason.into() } })
    }

    fn act<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        act: &'a Act,
    ) -> BoxFuture<'a, ActOutcome> {
        Box::pin(client::act(line, credentials, act))
    }

    /// Whatever we do to a message has the same effect when it is done again, so it may be.
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
        polls(&credentials.us).then(|| Box::pin(client::listen(line, credentials, ears)) as BoxFuture<'a, _>)
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

    /// Where the bot asks by itself, a hook that is still set is taken away: it would stand in the way.
    fn subscribe<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        hook: &'a str,
        secret: &'a Secret<Vec<u8>>,
    ) -> Option<BoxFuture<'a, Result<(), Trouble>>> {
        Some(Box::pin(client::subscribe(line, credentials, hook, secret)))
    }

    fn fetch<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        attachment: &'a Attachment,
        most: u64,
    ) -> BoxFuture<'a, Result<bytes::Bytes, Trouble>> {
        Box::pin(client::fetch(line, credentials, attachment, most))
    }
}
