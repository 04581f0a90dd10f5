//! Documents and hits.

use std::ops::Range;

use db::FromRow;
use kernel::{CaseId, Instant, MessageId, PersonId, UserId};
use uuid::Uuid;

use crate::cases::{Direction, Seen, State};
use crate::words::words;

words! {
    /// What can be found.
    pub enum Kind {
        /// A person, by name or handle.
        Person = "people",
        /// A case, by what was said in it.
        Case = "cases",
        /// A message.
        Message = "messages",
        /// An article of the knowledge base.
        Article = "knowledge",
        /// A macro.
        Macro = "macros",
    }
}

/// A document that its own verb puts into the index.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doc {
    /// What it is: [`Kind::Article`] or [`Kind::Macro`].
    pub kind: Kind,
    /// Its id.
    pub id: Uuid,
    /// When it was written or changed: the newest come first.
    pub at: Instant,
    /// What it is called.
    pub title: String,
    /// What it says.
    pub text: String,
}

/// Which document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DocRef(pub Uuid);

/// Something that was found.
#[derive(Clone, PartialEq, Debug)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Its id: a person's, a case's, a message's …
    pub id: Uuid,
    /// Its place among all hits: the next page begins behind it.
    pub place: Place,
    /// Its time.
    pub at: Instant,
    /// What it is called: a person's name, an article's title.
    pub title: String,
    /// Its words: of a case those of the newest message that fits.
    pub text: String,
    /// Where in `text` the words stand that were searched for, in bytes.
    pub marks: Vec<Range<usize>>,
    /// The message and its case, of hits that have one.
    pub context: Option<Context>,
}

/// A message that was found, with what surrounds it.
#[derive(Clone, PartialEq, Debug, FromRow)]
pub struct Context {
    /// The message.
    pub message_id: MessageId,
    /// When it was said.
    pub at: Instant,
    /// On which network.
    pub channel: String,
    /// Who speaks.
    pub direction: Direction,
    /// Who may see it.
    pub visibility: Seen,
    /// Its subject.
    pub subject: Option<String>,
    /// Its words.
    pub text: String,
    /// Who of ours wrote it.
    pub author_id: Option<UserId>,
    /// The case.
    pub case_id: CaseId,
    /// Where the case stands.
    pub state: State,
    /// In which queue it is, or was last.
    pub queue: Option<String>,
    /// The person.
    pub person_id: PersonId,
    /// Their name.
    pub person: String,
}

/// What may change about a case, and is asked for.
#[derive(Clone, PartialEq, Debug, FromRow)]
pub(super) struct Facts {
    pub message_id: Uuid,
    pub case_id: CaseId,
    /// When the message was said, or where cases are listed, the newest in them.
    pub at: Instant,
    pub state: State,
    pub topic: Option<String>,
    pub answered_at: Option<Instant>,
    pub queue: Option<String>,
    pub assignee: Option<UserId>,
    /// Whose turn it is: 0 ours.
    pub turn: Option<i64>,
    /// Whether the caller has begun an answer.
    pub has_draft: bool,
    /// Whether something promised is not kept yet.
    pub has_promise: bool,
    /// The tags of the case, with commas between them.
    pub tags: Option<String>,
}

/// A place among hits, newest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place(pub i64);

impl Place {
    /// Before all hits.
    pub const START: Self = Self(i64::MAX);
}

/// A page of hits of one kind.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Page {
    /// The hits, newest first.
    pub hits: Vec<Hit>,
    /// Where the next page begins, if there may be more.
    pub next: Option<Place>,
    /// Whether looking ended because it took too long, and not because there were enough.
    pub ended_early: bool,
    /// Names in `from:`, `to:` or `assignee:` that nobody has.
    pub unknown: Vec<String>,
}

/// A resolved case that began alike.
#[derive(Clone, PartialEq, Debug)]
pub struct Similar {
    /// The case.
    pub case_id: CaseId,
    /// How alike: 1 is the same words.
    pub likeness: f64,
    /// What the person is called.
    pub person: String,
    /// What they wrote first.
    pub text: String,
    /// Who, if the case's answer has an author of ours.
    pub author: Option<UserId>,
    /// The brand's last answer in it.
    pub answer: Option<String>,
    /// When it was resolved.
    pub resolved_at: Instant,
}
