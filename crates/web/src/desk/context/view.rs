//! The context's facts.

use askama::Template;
use kernel::{Instant, Lang, Millis};

use crate::people::who::Who;
use crate::ui::{self, Clock, Face, Mark, Network};

/// An address of a person on a network.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identity {
    /// Where.
    pub network: Network,
    /// `handle`, without `@`.
    pub handle: String,
    /// Why we believe that it is theirs: `wrote from it`.
    pub evidence: String,
}

/// What triage understood, or an administrator set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Its name: `Sentiment`.
    pub name: String,
    /// Its value; `None` is *unknown*.
    pub value: Option<String>,
    /// 0 to 100.
    pub confidence: Option<u8>,
    /// Who says so: `triage`, `Ana Ruiz`.
    pub source: String,
}

/// An earlier case of the person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Past {
    /// Its id.
    pub case_id: String,
    /// What it was about.
    pub subject: String,
    /// Where.
    pub network: Network,
    /// How it stands: `resolved`, `open`.
    pub state: String,
    /// When it began.
    pub at: Instant,
}

/// A resolved case that began alike.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alike {
    /// Its id.
    pub case_id: String,
    /// What the person wrote first.
    pub text: String,
    /// What we answered last.
    pub answer: Option<String>,
    /// The answer without what was the other person's, ready for this case.
    pub words: String,
    /// The key that inserts it; 0 for none.
    pub key: u8,
    /// Who of us.
    pub author: Option<String>,
    /// When it was resolved.
    pub resolved_at: Instant,
}

impl Alike {
    pub(crate) fn insert(&self) -> String {
        let begins: String = self.text.chars().take(40).collect();
        ui::tell("knowledge-insert-reply-of", &[("text", begins.into())])
    }
    /// Who answered it.
    pub(crate) fn by(name: &str) -> String {
        ui::tell("search-answered", &[("name", name.into())])
    }
}

/// An article that speaks of the same.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Suggested {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whether only colleagues may read it.
    pub internal: bool,
    /// The beginning of what it says.
    pub passage: String,
    /// What may be put into an answer; may be empty.
    pub answer: String,
    /// Where customers read it; may be empty.
    pub link: String,
    /// The key that inserts it; 0 for none.
    pub key: u8,
}

impl Suggested {
    pub(crate) fn badge(&self) -> ui::Readers {
        ui::Readers { internal: self.internal }
    }
    pub(crate) fn insert(&self) -> String {
        ui::tell("knowledge-insert-of", &[("title", self.title.clone().into())])
    }
}

/// A promise of the case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Promise {
    /// The clock's id.
    pub id: String,
    /// What was promised: `First response`.
    pub name: String,
    /// How it stands, where that is over: `met after 4m`, `missed by 12m`.
    pub ended: Option<String>,
    /// The clock itself, while it runs or stands still towards a target.
    pub clock: Option<Clock>,
}

/// How long a department had the case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Held {
    /// Its name.
    pub department: String,
    /// Its class: `dept-support` and the like.
    pub kind: &'static str,
    /// For how long.
    pub took: Millis,
}

impl Held {
    /// Where it begins and how wide it is on a bar of 1,000, after those `before` it of `all`.
    pub(crate) fn on_bar(before: Millis, took: Millis, all: Millis) -> (i64, i64) {
        let of = |part: Millis| part.0.max(0) * 1000 / all.0.max(1);
        (of(before), of(took).max(4))
    }
}

/// The context of an open case.
#[derive(Clone, Debug)]
pub struct Context {
    /// Why nothing may have to be answered here, where a rule says so.
    pub leave: Option<String>,
    /// The person's id.
    pub person_id: String,
    /// Their face.
    pub face: Face,
    /// Their name.
    pub name: String,
    /// Reach or VIP.
    pub mark: Option<Mark>,
    /// Their language, if they have one.
    pub lang: Option<Lang>,
    /// When they wrote first.
    pub first_seen: Instant,
    /// When they wrote last.
    pub last_seen: Instant,
    /// How many messages they wrote.
    pub messages: u64,
    /// Their addresses.
    pub identities: Vec<Identity>,
    /// The case's id.
    pub case_id: String,
    /// The case's own facts, such as queue, owner, opened, promise: name and value.
    pub case_facts: Vec<(String, String)>,
    /// Its promises, the running ones first.
    pub promises: Vec<Promise>,
    /// Which department had it for how long, in order.
    pub held: Vec<Held>,
    /// What triage understood from the last message.
    pub understood: Vec<Fact>,
    /// Personal data found in public words: `a telephone number, in public, 12 minutes ago`.
    pub exposed: Vec<String>,
    /// Resolved cases that began alike, the most alike first.
    pub similar: Vec<Alike>,
    /// How many there are in all.
    pub similar_count: usize,
    /// How many of those each colleague answered, the most first.
    pub solvers: Vec<(String, usize)>,
    /// Articles that speak of the same, the most alike first.
    pub articles: Vec<Suggested>,
    /// Whether the reader may put words into an answer.
    pub may_answer: bool,
    /// Earlier cases, latest first.
    pub history: Vec<Past>,
    /// Who they may be, and what is one with this case.
    pub who: Who,
    /// The moment for which it is drawn.
    pub now: Instant,
}

impl Context {
    /// Resolved cases that began alike, in a sentence, and who answered most of them.
    pub(crate) fn alike(&self) -> String {
        let mut words = ui::tell("search-similar", &[("count", self.similar_count.into())]);
        if let Some((name, count)) = self.solvers.first() {
            words.push(' ');
            let by = [("count", (*count).into()), ("name", name.into())];
            words.push_str(&ui::tell("search-similar-by", &by));
        }
        words
    }

    /// The pieces of the bar *who held the ball*: class, start and width on 1,000.
    pub(crate) fn ball(&self) -> Vec<(&'static str, i64, i64)> {
        let all = self.held.iter().fold(Millis(0), |sum, held| Millis(sum.0 + held.took.0));
        let mut before = Millis(0);
        let piece = |held: &Held| {
            let (start, wide) = Held::on_bar(before, held.took, all);
            before = Millis(before.0 + held.took.0);
            (held.kind, start, wide)
        };
        self.held.iter().map(piece).collect()
    }
}

/// The facts of the person and the case, and the earlier cases, for live updates. Who the person may be, and what is
/// alike, are asked for with the page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn beside(context: &Context) -> Result<String, askama::Error> {
    Beside { context }.render()
}

#[derive(Template)]
#[template(path = "desk/context/beside.html")]
struct Beside<'a> {
    context: &'a Context,
}
