//! The sandbox's facts.

use askama::Template;
use kernel::Instant;

use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, Face, Network};

/// Somebody whom the reader can be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Persona {
    /// Their id on the network.
    pub id: String,
    /// Their face.
    pub face: Face,
    /// Their name.
    pub name: String,
    /// `handle`, without `@`.
    pub handle: String,
    /// How many follow them.
    pub followers: u64,
}

/// A public post or a direct message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Post {
    /// Its id on the network.
    pub id: String,
    /// The author's face.
    pub face: Face,
    /// The author's name.
    pub name: String,
    /// `handle`, without `@`.
    pub handle: String,
    /// Whether the brand wrote it.
    pub brand: bool,
    /// Whether the persona wrote it.
    pub mine: bool,
    /// When.
    pub at: Instant,
    /// The text.
    pub text: String,
    /// How deep in its thread: 0 is the post itself.
    pub depth: u8,
    /// How many like it.
    pub likes: u64,
    /// Whether the persona likes it.
    pub liked: bool,
    /// Whether it was changed.
    pub edited: bool,
    /// Whether the brand hides it: only its author and their friends see it.
    pub hidden: bool,
    /// The subject, in mail.
    pub subject: Option<String>,
    /// The post that it shows to the brand's followers.
    pub repost_of: Option<String>,
    /// Whether a link hangs below it that opens a private message to the brand.
    pub dm_link: bool,
}

/// A fault that the network can be told to have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Its key in the form.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What it does.
    pub does: String,
    /// Whether it is on.
    pub on: bool,
}

/// The sandbox.
#[derive(Template)]
#[template(path = "sandbox/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The network.
    pub on: Network,
    /// The networks that there are.
    pub networks: Vec<Network>,
    /// Whether anything is public there.
    pub has_public: bool,
    /// Whether what is private has a subject.
    pub has_subject: bool,
    /// The brand's handle, without `@`.
    pub brand: String,
    /// Who the reader is.
    pub me: Option<Persona>,
    /// Whom the reader can be.
    pub personas: Vec<Persona>,
    /// The public feed: threads, latest first, each thread in its order.
    pub feed: Vec<Post>,
    /// The persona's direct messages with the brand, oldest first.
    pub messages: Vec<Post>,
    /// The faults.
    pub faults: Vec<Fault>,
}

impl View {
    pub(crate) fn is_me(&self, persona: &Persona) -> bool {
        self.me.as_ref().is_some_and(|me| me.id == persona.id)
    }
    pub(crate) fn is_on(&self, network: &Network) -> bool {
        self.on.id == network.id
    }
    pub(crate) fn faults_on(&self) -> usize {
        self.faults.iter().filter(|fault| fault.on).count()
    }
}

impl Post {
    pub(crate) fn level(&self) -> u8 {
        self.depth.min(3)
    }
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#feed" hx-swap="outerMorph">{% include "sandbox/feed.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Feed<'a> {
    frame: &'a Frame,
    on: &'a Network,
    me: &'a Option<Persona>,
    feed: &'a [Post],
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#dms" hx-swap="outerMorph">{% include "sandbox/messages.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Messages<'a> {
    frame: &'a Frame,
    on: &'a Network,
    brand: &'a str,
    messages: &'a [Post],
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#toasts" hx-swap="innerHTML"><div class="toast" data-toast="8">{{ ui::icon("circle-x") }}{{ words }}</div></hx-partial>"##,
    ext = "html"
)]
struct Refusal<'a> {
    words: &'a str,
}

/// Why the network did not do what was asked, as a word at the foot of the page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn refusal(words: &str) -> Result<String, askama::Error> {
    Refusal { words }.render()
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}

/// The public feed for a live update.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn feed(view: &View) -> Result<String, askama::Error> {
    Feed { frame: &view.frame, on: &view.on, me: &view.me, feed: &view.feed }.render()
}

/// The direct messages for a live update.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn messages(view: &View) -> Result<String, askama::Error> {
    Messages { frame: &view.frame, on: &view.on, brand: &view.brand, messages: &view.messages }.render()
}
