//! What people ask of cases: a tree of conditions, as they save it and as it stands in an address.

use kernel::{Instant, Millis, UserId, said};
use serde::{Deserialize, Serialize};

use crate::cases::{Seen, State};
use crate::words::words;
use crate::{Error, Result};

/// How deep a filter goes, how many conditions it has, and how many values each of them, at most.
const DEPTH: usize = 6;
const NODES: usize = 60;
const VALUES: usize = 50;
/// The longest value, in bytes.
const LONGEST: usize = 200;

/// Which cases. As JSON: `{"all":[{"queue":["billing"]},{"none":[{"tag":["spam"]}]}]}`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filter {
    /// All of these hold.
    All(Vec<Self>),
    /// One of these holds at least.
    Any(Vec<Self>),
    /// None of these holds.
    None(Vec<Self>),
    /// One condition.
    #[serde(untagged)]
    Is(Test),
}

impl Default for Filter {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

/// One condition. A list means one of these; what is not known of a case is none of them.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// It stands in one of these queues.
    Queue(Vec<String>),
    /// Its queue belongs to one of these departments.
    Department(Vec<String>),
    /// One of these holds it.
    Assignee(Vec<Who>),
    /// It is in one of these states. Without this condition, a filter shows what is open or waits.
    State(Vec<State>),
    /// It began on one of these networks.
    Channel(Vec<String>),
    /// Its newest words could be seen by these.
    Visibility(Vec<Seen>),
    /// The person's tone.
    Sentiment(Vec<String>),
    /// What it is about.
    Topic(Vec<String>),
    /// What the person wants, by their newest words.
    Intent(Vec<String>),
    /// The language of their newest words.
    Language(Vec<String>),
    /// How bad it is by their newest words, at least: 0 to 4.
    Severity(u8),
    /// How its promise stands.
    Clock(Due),
    /// It is our turn, and the person has waited at least this long since their newest words.
    Waiting(Millis),
    /// How much it matters, at least: 4 and above is urgent.
    Priority(f64),
    /// It carries one of these tags.
    Tag(Vec<String>),
    /// So many follow the person at least.
    Reach(i64),
    /// One of these is there.
    Has(Vec<Thing>),
    /// When it began.
    Opened(When),
    /// When the newest words were said.
    Last(When),
    /// When it was resolved last.
    Resolved(When),
}

/// In whose hands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// Whoever looks.
    Me,
    /// Nobody.
    Nobody,
    /// Somebody of the teams of whoever looks.
    MyTeam,
    /// This colleague.
    User(UserId),
}

impl Serialize for Who {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Who {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
impl std::fmt::Display for Who {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Me => f.write_str("me"),
            Self::Nobody => f.write_str("nobody"),
            Self::MyTeam => f.write_str("my_team"),
            Self::User(user) => user.fmt(f),
        }
    }
}
impl std::str::FromStr for Who {
    type Err = kernel::IdError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "me" => Self::Me,
            "nobody" => Self::Nobody,
            "my_team" => Self::MyTeam,
            id => Self::User(id.parse()?),
        })
    }
}

/// How a promise stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// It is broken.
    Late,
    /// It breaks within this time, or is broken.
    Within(Millis),
    /// There is none.
    None,
}

/// A part of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Before this moment.
    Before(Instant),
    /// At this moment or later.
    After(Instant),
    /// So long ago at most.
    Within(Millis),
    /// Longer ago than this.
    Over(Millis),
}

words! {
    /// Something that a case can have.
    pub enum Thing {
        /// A draft of whoever looks.
        Draft = "draft",
        /// A hand-over that nobody has acknowledged.
        Handover = "handover",
        /// A question to another team that is open.
        Consult = "consult",
        /// Words that wait for agreement.
        Approval = "approval",
    }
}

impl Filter {
    /// Reads a filter as it stands in an address or a body.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what is wrong, as for [`Filter::check`].
    pub fn parse(text: &str) -> Result<Self> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        let filter: Self = serde_json::from_str(text).map_err(|error| {
            Error::invalid(said!(
                "this filter can't be read ({error}); it is made of all, any, none and conditions such as \
                 {{\"queue\":[\"billing\"]}}",
                error = error.to_string()
            ))
        })?;
        filter.check()?;
        Ok(filter)
    }

    /// The filter as it stands in an address.
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("a filter has a JSON form")
    }

    /// Whether it is small enough to be asked.
    ///
    /// # Errors
    /// [`Error::Invalid`] if it is deeper than 6 levels, has more than 60 conditions, or one of them more than 50
    /// values or a value that is too long.
    pub fn check(&self) -> Result<()> {
        if self.depth() > DEPTH {
            return Err(Error::invalid(said!(
                "a filter has {depth} levels at most; make it flatter",
                depth = DEPTH
            )));
        }
        if self.tests().count() > NODES {
            return Err(Error::invalid(said!(
                "a filter has {nodes} conditions at most; leave some out",
                nodes = NODES
            )));
        }
        self.tests().try_for_each(Test::check)
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::All(all) if all.is_empty())
    }

    /// The conditions on top, which must all hold: what the filter bar shows as chips.
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::All(all) => all,
            one => std::slice::from_ref(one),
        }
    }

    /// This filter and one condition more.
    #[must_use]
    pub fn and(&self, one: Self) -> Self {
        let mut parts = self.parts().to_vec();
        if !parts.contains(&one) {
            parts.push(one);
        }
        Self::All(parts)
    }

    /// This filter without its condition at a place on top.
    #[must_use]
    pub fn without(&self, place: usize) -> Self {
        let mut parts = self.parts().to_vec();
        if place < parts.len() {
            parts.remove(place);
        }
        Self::All(parts)
    }

    /// Whether it says in which states; if not, it shows what is open or waits.
    pub fn names_state(&self) -> bool {
        self.tests().any(|test| matches!(test, Test::State(_)))
    }

    /// Whether others find others by it: it names whoever looks, their team or their drafts.
    pub fn is_personal(&self) -> bool {
        self.tests().any(|test| match test {
            Test::Assignee(who) => who.iter().any(|who| matches!(who, Who::Me | Who::MyTeam)),
            Test::Has(things) => things.contains(&Thing::Draft),
            _ => false,
        })
    }

    fn inner(&self) -> &[Self] {
        match self {
            Self::All(inner) | Self::Any(inner) | Self::None(inner) => inner,
            Self::Is(_) => &[],
        }
    }

    fn depth(&self) -> usize {
        1 + self.inner().iter().map(Self::depth).max().unwrap_or(0)
    }

    /// Each condition, wherever it stands; groups count as well, so that many empty ones are many.
    fn tests(&self) -> Box<dyn Iterator<Item = &Test> + '_> {
        match self {
            Self::Is(test) => Box::new(std::iter::once(test)),
            group => Box::new(group.inner().iter().flat_map(Self::tests)),
        }
    }
}

impl Test {
    fn check(&self) -> Result<()> {
        let texts: &[String] = match self {
            Self::Queue(of) | Self::Department(of) | Self::Channel(of) | Self::Sentiment(of) => of,
            Self::Topic(of) | Self::Intent(of) | Self::Language(of) | Self::Tag(of) => of,
            Self::Assignee(who) => return few(who.len()),
            Self::State(of) => return few(of.len()),
            Self::Visibility(of) => return few(of.len()),
            Self::Has(of) => return few(of.len()),
            Self::Severity(_) | Self::Clock(_) | Self::Waiting(_) | Self::Priority(_) | Self::Reach(_) => &[],
            Self::Opened(_) | Self::Last(_) | Self::Resolved(_) => &[],
        };
        few(texts.len())?;
        match texts.iter().find(|text| text.len() > LONGEST || text.contains('\0')) {
            Some(_) => Err(Error::invalid(said!(
                "a value of a filter has {longest} characters at most",
                longest = LONGEST
            ))),
            None => Ok(()),
        }
    }
}

fn few(values: usize) -> Result<()> {
    if values > VALUES {
        return Err(Error::invalid(said!(
            "a condition has {values} values at most; leave some out",
            values = VALUES
        )));
    }
    Ok(())
}
