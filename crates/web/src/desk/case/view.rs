//! The conversation's facts.

use askama::Template;
use kernel::Instant;

use super::Message;
use crate::desk::colleagues::Colleagues;
use crate::desk::composer::Composer;
use crate::desk::elsewhere::Elsewhere;
use crate::facts::Menu;
use crate::ui::{self, Audience, Chip, Clock, Face, Mark, Network};
use crate::wrap_up::Head;

/// How a case stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// It waits for us.
    Open,
    /// It sleeps until then, or until the customer writes.
    Snoozed(Instant),
    /// It was resolved then.
    Resolved(Instant),
}

/// The person of the case, in the head of the conversation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// The person's id.
    pub id: String,
    /// Their face.
    pub face: Face,
    /// Their name.
    pub name: String,
    /// `handle`, without `@`.
    pub handle: String,
    /// Where.
    pub network: Network,
    /// Reach or VIP.
    pub mark: Option<Mark>,
}

/// Who has the case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Owner {
    /// Nobody.
    Nobody,
    /// The reader.
    Me,
    /// A colleague.
    Colleague(Face),
}

/// What a colleague does with the case now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doing {
    /// Looks at it.
    Viewing,
    /// Has it open and is away.
    Away,
    /// Writes an answer.
    Writing,
}

/// A colleague who has the case open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Viewer {
    /// Who.
    pub face: Face,
    /// What they do.
    pub doing: Doing,
}

impl Viewer {
    pub(crate) fn told(&self) -> String {
        let who = [("who", (&self.face.name).into())];
        match self.doing {
            Doing::Viewing => ui::tell("watching-viewing", &who),
            Doing::Away => ui::tell("watching-away", &who),
            Doing::Writing => ui::tell("watching-writing", &who),
        }
    }
    /// The sign beside the face, so that colour is not alone.
    pub(crate) const fn sign(&self) -> Option<&'static str> {
        match self.doing {
            Doing::Viewing => None,
            Doing::Away => Some("moon"),
            Doing::Writing => Some("pencil"),
        }
    }
    pub(crate) const fn class(&self) -> &'static str {
        match self.doing {
            Doing::Viewing => "viewing",
            Doing::Away => "away",
            Doing::Writing => "writing",
        }
    }
}

/// Something that the customer already told us.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// What it is: `Postcode`.
    pub label: String,
    /// What they said.
    pub value: String,
    /// The message in which they said it; none for what is known to be theirs in another way.
    pub message_id: Option<String>,
    /// Whether it was shown to be theirs.
    pub verified: bool,
}

/// A thin line in the timeline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// Its id.
    pub id: String,
    /// A Lucide icon's name.
    pub icon: &'static str,
    /// What happened, as a sentence.
    pub words: String,
    /// When.
    pub at: Instant,
}

/// An earlier case, folded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fold {
    /// The case's id.
    pub case_id: String,
    /// What it was about.
    pub subject: String,
    /// How it ended: `resolved by Ana, answered in 14m`.
    pub ended: String,
    /// When it ended.
    pub at: Instant,
    /// Its messages.
    pub messages: Vec<Message>,
}

/// A private talk that grew from a public comment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Branch {
    /// The message from which it grew.
    pub from_id: String,
    /// Its first words.
    pub from_words: String,
    /// Where it is.
    pub network: Network,
    /// Its messages.
    pub messages: Vec<Message>,
}

/// Where the talk goes on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Channel {
    /// The first message there.
    pub first_id: String,
    /// Who sees what is said there.
    pub audience: Audience,
    /// On which network.
    pub network: Network,
}

impl Channel {
    /// *A public thread*, *A private talk*.
    pub(crate) fn words(&self) -> &'static str {
        match self.audience {
            Audience::Public => ui::t("desk-thread-public"),
            Audience::Private | Audience::Note => ui::t("desk-thread-private"),
        }
    }
}

/// Bystanders in a long thread, folded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct More {
    /// For the page.
    pub id: String,
    /// What they said.
    pub messages: Vec<Message>,
}

/// A piece of the timeline, oldest first.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(clippy::large_enum_variant, reason = "most of a timeline is messages")]
pub enum Entry {
    /// A new day, in words.
    Day(String),
    /// The talk goes on elsewhere.
    Channel(Channel),
    /// An earlier case.
    Fold(Fold),
    /// A message.
    Message(Message),
    /// Bystanders, folded.
    More(More),
    /// A private branch.
    Branch(Branch),
    /// Something happened.
    Event(Event),
}

impl Entry {
    /// What it is called in the page: the same as long as it is the same entry.
    pub fn key(&self) -> String {
        match self {
            Self::Day(day) => {
                let plain = day.chars().map(|c| if c.is_alphanumeric() { c } else { '-' });
                format!("day-{}", plain.collect::<String>())
            }
            Self::Channel(channel) => format!("channel-{}", channel.first_id),
            Self::Fold(fold) => format!("fold-{}", fold.case_id),
            Self::Message(message) => message.id.clone(),
            Self::Branch(branch) => {
                let first = branch.messages.first().map_or("", |message| message.id.as_str());
                format!("branch-{first}")
            }
            Self::More(more) => more.id.clone(),
            Self::Event(event) => event.id.clone(),
        }
    }
}

/// What the reader may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct May {
    /// Take, release, assign, resolve, snooze, write.
    pub handle: bool,
}

/// An open case.
#[derive(Clone, Debug)]
pub struct Conversation {
    /// The case's id.
    pub id: String,
    /// The address of the list in which it is open, for the way back.
    pub list: String,
    /// What it is about.
    pub subject: String,
    /// How it stands.
    pub state: State,
    /// Whose it is.
    pub person: Person,
    /// Who has it.
    pub owner: Owner,
    /// The queue in which it stands.
    pub queue: Chip,
    /// The nearest clock.
    pub clock: Option<Clock>,
    /// Colleagues.
    pub viewers: Vec<Viewer>,
    /// What they already told us.
    pub known: Vec<Known>,
    /// The timeline.
    pub timeline: Vec<Entry>,
    /// Where the reader writes; `None` for a viewer.
    pub composer: Option<Composer>,
    /// What goes on elsewhere.
    pub elsewhere: Elsewhere,
    /// When it comes back if the customer does not answer.
    pub back: Option<Instant>,
    /// What the case asks of colleagues.
    pub colleagues: Colleagues,
    /// Its tags, how it ended, its entry in the register of complaints.
    pub wrap_up: Head,
    /// What the reader may do.
    pub may: May,
    /// What can be said about a message; `None` for who may not say it.
    pub menu: Option<Menu>,
    /// For forms.
    pub csrf: String,
    /// The moment for which it is drawn.
    pub now: Instant,
}

impl Conversation {
    pub(crate) fn events(&self) -> usize {
        self.timeline.iter().filter(|entry| matches!(entry, Entry::Event(_))).count()
    }
    pub(crate) fn others(&self) -> usize {
        self.timeline.iter().filter(|entry| matches!(entry, Entry::Fold(_))).count()
    }
    pub(crate) fn is_asleep(&self) -> bool {
        matches!(self.state, State::Snoozed(_))
    }
    pub(crate) fn is_resolved(&self) -> bool {
        matches!(self.state, State::Resolved(_))
    }
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#case-head-{{ case.id }}" hx-swap="outerMorph">{% include "desk/case/header.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Header<'a> {
    case: &'a Conversation,
}

/// What somebody told us, for live updates.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn known(case: &Conversation) -> Result<String, askama::Error> {
    KnownSlot { case }.render()
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#known-{{ case.id }}" hx-swap="outerMorph">{% include "desk/case/known.html" %}</hx-partial>"##,
    ext = "html"
)]
struct KnownSlot<'a> {
    case: &'a Conversation,
}

/// The head of a case, for live updates of owner, state, clock and presence.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn header(case: &Conversation) -> Result<String, askama::Error> {
    Header { case }.render()
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#viewers-{{ case_id }}" hx-swap="outerMorph">{% include "desk/case/viewers.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Viewers<'a> {
    case_id: &'a str,
    viewers: &'a [Viewer],
}

/// Who else has a case open, for live updates.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn viewers(case_id: &str, viewers: &[Viewer]) -> Result<String, askama::Error> {
    Viewers { case_id, viewers }.render()
}
