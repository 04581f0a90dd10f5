//! The facts of orders for many cases.

use askama::Template;
use kernel::Instant;

use crate::desk::dialogs::Choice;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::wrap_up::Group;
use crate::{assets, ui};

/// What has to be said before it can begin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wish {
    /// To whom.
    Assign(Vec<Choice>),
    /// Into which queue.
    Queue(Vec<Choice>),
    /// What they were about, if that is said of all.
    Resolve(Vec<Group>),
    /// Until when.
    Snooze,
    /// Which tags; those in use are offered.
    Tag(Vec<String>),
    /// Why no answer is right.
    NoReply(Vec<Choice>),
    /// Which words; whether the reader may say them in public.
    Reply {
        /// Whether they may.
        public: bool,
    },
}

/// A question about many cases.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ask {
    /// What is done: `assign`, `queue` …
    pub deed: &'static str,
    /// How many cases.
    pub count: u64,
    /// Which, if they were selected one by one.
    pub cases: Vec<String>,
    /// The filter, if all that match are meant.
    pub filter: Option<String>,
    /// What has to be said.
    pub wish: Wish,
    /// For the form.
    pub csrf: String,
}

impl Ask {
    pub(crate) fn title(&self) -> String {
        let n = || [("n", self.count.into())];
        match self.wish {
            Wish::Assign(_) => ui::tell("bulk-ask-assign", &n()),
            Wish::Queue(_) => ui::tell("bulk-ask-queue", &n()),
            Wish::Resolve(_) => ui::tell("bulk-ask-resolve", &n()),
            Wish::Snooze => ui::tell("bulk-ask-snooze", &n()),
            Wish::Tag(_) => ui::tell("bulk-ask-tag", &n()),
            Wish::NoReply(_) => ui::tell("bulk-ask-no-reply", &n()),
            Wish::Reply { .. } => ui::tell("bulk-ask-reply", &n()),
        }
    }
}

/// A question as a page.
#[derive(Template)]
#[template(path = "bulk/ask.html")]
pub struct AskPage {
    /// What stands around it.
    pub frame: Frame,
    /// The question.
    pub ask: Ask,
}

/// A case that was not dealt with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// The case.
    pub case_id: String,
    /// Whose it is.
    pub person: String,
    /// Why.
    pub reason: String,
    /// Whether it could not be taken back; it could not be done otherwise.
    pub kept: bool,
}

/// How far an order has come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Job {
    /// Its id.
    pub id: String,
    /// What is done, in words.
    pub deed: String,
    /// With how many cases.
    pub total: u64,
    /// How many have their outcome.
    pub settled: u64,
    /// How many were done.
    pub done: u64,
    /// There was nothing to do.
    pub skipped: u64,
    /// Could not be done.
    pub failed: u64,
    /// Were taken back.
    pub undone: u64,
    /// Could not be taken back.
    pub kept: u64,
    /// Whether something is still to come.
    pub is_working: bool,
    /// Whether it is being taken back, or was.
    pub is_back: bool,
    /// Whether it was stopped.
    pub is_stopped: bool,
    /// Whether it can be taken back by the reader.
    pub can_undo: bool,
    /// Who ordered it.
    pub by: String,
    /// When.
    pub at: Instant,
}

impl Job {
    pub(crate) fn told(&self) -> String {
        let fills =
            [("deed", self.deed.as_str().into()), ("n", self.total.into()), ("settled", self.settled.into())];
        match (self.is_back, self.is_working) {
            (false, true) => ui::tell("bulk-running", &fills),
            (false, false) if self.is_stopped => ui::tell("bulk-stopped", &fills),
            (false, false) => ui::tell("bulk-done", &fills),
            (true, true) => ui::tell("bulk-undoing", &fills),
            (true, false) => ui::tell("bulk-undone", &fills),
        }
    }
}

/// An order as a page.
#[derive(Template)]
#[template(path = "bulk/job.html")]
pub struct JobPage {
    /// What stands around it.
    pub frame: Frame,
    /// The order.
    pub job: Job,
    /// What was not done, and why.
    pub failures: Vec<Failure>,
}

/// Orders as a page.
#[derive(Template)]
#[template(path = "bulk/jobs.html")]
pub struct Jobs {
    /// What stands around it.
    pub frame: Frame,
    /// The orders, the newest first.
    pub jobs: Vec<Job>,
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#bulk-strip" hx-swap="innerHTML">{% include "bulk/strip.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Strip<'a> {
    job: &'a Job,
    csrf: &'a str,
}

/// The page of a question.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn ask(page: &AskPage) -> Result<String, askama::Error> {
    page.render()
}

/// The page of an order.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn job(page: &JobPage) -> Result<String, askama::Error> {
    page.render()
}

/// The page of all orders.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn jobs(page: &Jobs) -> Result<String, askama::Error> {
    page.render()
}

/// The strip of the list that shows how far an order has come.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn strip(job: &Job, csrf: &str) -> Result<String, askama::Error> {
    Strip { job, csrf }.render()
}
