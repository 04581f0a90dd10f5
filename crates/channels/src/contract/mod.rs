//! What every network's folder provides, and the words in which it speaks to the rest of the product.
//!
//! In: what [`words`] people said. Out: [`outgoing`] words of the brand. Between them: how it is [`receiving`], the
//! brand's [`account`], and the table of what the network can do ([`capabilities`]).

pub mod account;
pub mod capabilities;
pub mod carries;
pub mod entered;
pub mod outgoing;
pub mod receiving;
pub mod words;

use std::future::Future;
use std::pin::Pin;

use kernel::Secret;

pub use account::{
    Connecting, Consent, Credentials, Field, FieldKind, Secrets, Settings, Standing, Trouble, Us,
};
pub use capabilities::{Capabilities, Counting, PrivateReplies, Tag};
pub use carries::{Carries, Kinds, Uncarried};
pub use entered::{Flaw, Flawed};
pub use outgoing::{Act, ActOutcome, Action, Enclosure, Found, Outgoing, RenderError, Rendered, SendOutcome};
pub use receiving::{Ears, Forged, Headers, Heard, History};
pub use words::{
    Attachment, Author, Automatic, Echo, Inbound, Item, Page, ParseError, Receipt, Surface, Visibility,
};

use crate::line::Line;
use crate::pace::{Lane, Rate};

/// A future that a trait object can return.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A network.
pub trait Network: Send + Sync + 'static {
    /// What it can do.
    fn capabilities(&self) -> &'static Capabilities;

    /// Checks that a delivery comes from the network.
    ///
    /// # Errors
    /// [`Forged`] if it does not, or can't be shown to.
    fn verify(&self, headers: &dyn Headers, body: &[u8], secret: &Secret<Vec<u8>>) -> Result<(), Forged> {
        _ = (headers, body, secret);
        Err(Forged::Missing)
    }

    /// The network's own key for a delivery: the same delivery again has the same key. A network without one
    /// gets a digest of the body.
    fn dedup_key(&self, headers: &dyn Headers, body: &[u8]) -> String;

    /// Reads a delivery. Pure; never panics.
    ///
    /// # Errors
    /// [`ParseError`] if the bytes are not what the network promises. An event of an unknown kind is no error.
    fn parse(&self, us: &Us, body: &[u8]) -> Result<Vec<Item>, ParseError>;

    /// Writes a request. Pure; the desk calls it before the send, the sender again.
    ///
    /// # Errors
    /// [`RenderError`] if the network can't carry the words.
    fn render(&self, us: &Us, outgoing: &Outgoing) -> Result<Rendered, RenderError>;

    /// The longest text that the account may send with this visibility, where not every account of the network has the
    /// same; `None` if it may send none.
    fn limit(&self, us: &Us, visibility: Visibility) -> Option<usize> {
        _ = us;
        self.capabilities().limit(visibility)
    }

    /// How long after the person's last message we may still write privately in this thread, where not every thread of
    /// the network has the same.
    fn private_window(&self, us: &Us, thread: Option<&str>) -> Option<kernel::Millis> {
        _ = (us, thread);
        self.capabilities().private_window
    }

    /// How the account's server counts the length of a text, where not every server does the same.
    fn counting(&self, us: &Us) -> Counting {
        _ = us;
        self.capabilities().counting
    }

    /// Which pictures and files the account may send along with words of this visibility; `None` if none.
    fn carries(&self, us: &Us, visibility: Visibility) -> Option<Carries> {
        _ = (us, visibility);
        None
    }

    /// The table as it holds for one account, and in one thread.
    fn capabilities_for(&self, us: &Us, thread: Option<&str>) -> Capabilities {
        Capabilities {
            public_limit: self.limit(us, Visibility::Public),
            private_limit: self.limit(us, Visibility::Private),
            private_window: self.private_window(us, thread),
            counting: self.counting(us),
            ..self.capabilities().clone()
        }
    }

    /// The network's rule for all sends of an account together, where it has one that no answer tells.
    fn rate(&self) -> Option<Rate> {
        None
    }

    /// What the network counts these words together with: the conversation, and no rule for it, unless it says otherwise.
    fn lane(&self, outgoing: &Outgoing) -> Lane {
        let key = outgoing.thread.as_ref().or(outgoing.recipient.as_ref()).or(outgoing.in_reply_to.as_ref());
        Lane { key: key.cloned().unwrap_or_default(), rate: None }
    }

    /// Sends. Never fails as a call: every end is a [`SendOutcome`].
    fn send<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        outgoing: &'a Outgoing,
    ) -> BoxFuture<'a, SendOutcome>;

    /// Looks for our words by our own key.
    fn find<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        outgoing: &'a Outgoing,
    ) -> BoxFuture<'a, Found>;

    /// Does something to a public message. Never fails as a call.
    fn act<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        act: &'a Act,
    ) -> BoxFuture<'a, ActOutcome>;

    /// Looks whether an act whose answer was lost has had its effect.
    fn find_act<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        act: &'a Act,
    ) -> BoxFuture<'a, Found>;

    /// Reads the account's history behind `cursor`, for deliveries that never arrived. `None` where the network
    /// has none. Without a cursor it starts where an account that is new should: not at the beginning of all time.
    ///
    /// The deliveries are as `parse` takes them and have the same keys as if they had been delivered.
    fn history<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        cursor: Option<&'a str>,
    ) -> Option<BoxFuture<'a, Result<History, Trouble>>> {
        _ = (line, credentials, cursor);
        None
    }

    /// Listens until the line breaks; says why it did. `None` where the network has no such line.
    fn listen<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        ears: &'a Ears,
    ) -> Option<BoxFuture<'a, Trouble>> {
        _ = (line, credentials, ears);
        None
    }

    /// What an administrator is asked for.
    fn connecting(&self) -> &'static Connecting {
        const { &Connecting::NONE }
    }

    /// Asks the network whether the account works, and who we are there. Changes nothing there.
    fn check<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
    ) -> BoxFuture<'a, Result<Standing, Trouble>>;

    /// Makes the network call us at `hook` from now on, signed with `secret`. `None` where it does not call, or where a
    /// person has to enter the address there.
    fn subscribe<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        hook: &'a str,
        secret: &'a Secret<Vec<u8>>,
    ) -> Option<BoxFuture<'a, Result<(), Trouble>>> {
        _ = (line, credentials, hook, secret);
        None
    }

    /// New secrets for those that ended or soon will. `None` where they do not end, or a person has to bring new ones.
    fn renew<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
    ) -> Option<BoxFuture<'a, Result<Secrets, Trouble>>> {
        _ = (line, credentials);
        None
    }

    /// What the network reads about us at our own address ([`client_address`]) before it asks its user. `None` where it
    /// reads nothing.
    fn published(&self, address: &str, redirect: &str) -> Option<serde_json::Value> {
        _ = (address, redirect);
        None
    }

    /// Asks where the network's own user can allow us to act for them; they come back to `redirect`.
    fn authorise<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        redirect: &'a str,
    ) -> Option<BoxFuture<'a, Result<Consent, Trouble>>> {
        _ = (line, credentials, redirect);
        None
    }

    /// They came back, with `answer` in the address: the secrets that the network gives us for it.
    fn authorised<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        kept: &'a Secrets,
        answer: &'a Settings,
    ) -> Option<BoxFuture<'a, Result<Secrets, Trouble>>> {
        _ = (line, credentials, kept, answer);
        None
    }

    /// Fetches what hangs on a message, at most `most` bytes of it.
    fn fetch<'a>(
        &'a self,
        line: &'a Line,
        credentials: &'a Credentials,
        attachment: &'a Attachment,
        most: u64,
    ) -> BoxFuture<'a, Result<bytes::Bytes, Trouble>> {
        _ = credentials;
        Box::pin(line.fetch(&attachment.url, most))
    }
}

/// Where a network reads who asks its users to come back to `redirect`: on the same site, over https.
pub fn client_address(network: &str, redirect: &str) -> Option<String> {
    let redirect = reqwest::Url::parse(redirect).ok().filter(|redirect| redirect.scheme() == "https")?;
    Some(format!("{}/channels/{network}/client.json", redirect.origin().ascii_serialization()))
}

impl std::fmt::Debug for dyn Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.capabilities().id)
    }
}
