//! What somebody typed, understood: words, phrases, beginnings, operators.
//!
//! In: any text. Out: a [`Query`], never an error: what is no operator is searched as words, and said so. Promised:
//! what a query prints is read as the same query again.

use std::fmt;

use kernel::{Instant, Millis};

use super::model::Kind;
use super::terms::BEGINNING;
use super::words::folded;
use crate::tags;
use crate::words::words;

/// How much of a text is read: more than anybody types.
const LETTERS_MAX: usize = 400;
/// How many parts are read.
const PARTS_MAX: usize = 24;

words! {
    /// What `is:` knows.
    pub enum Is {
        /// Everybody can see the message.
        Public = "public",
        /// Only the person and we can.
        Private = "private",
        /// Only we can.
        Note = "note",
        /// The case is not resolved.
        Open = "open",
        /// The case is.
        Resolved = "resolved",
        /// The case sleeps.
        Snoozed = "snoozed",
        /// Nobody has answered in the case, and it is not resolved.
        Unanswered = "unanswered",
        /// It is our turn.
        Ours = "ours",
    }
}

words! {
    /// What `has:` knows.
    pub enum Has {
        /// The message carries a picture or a file.
        Attachment = "attachment",
        /// I have begun an answer in the case.
        Draft = "draft",
        /// Something was promised in the case that is not kept yet.
        Promise = "promise",
    }
}

/// A date, or a time before now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// A day.
    Day(jiff::civil::Date),
    /// So long ago.
    Ago(Millis),
    /// So many days before today.
    DaysAgo(i32),
}

/// What is asked for in one part of a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// A word; one that our words split is a phrase.
    Word(String),
    /// Words behind one another.
    Phrase(String),
    /// The beginning of a word.
    Begins(String),
    /// Said by this person or colleague.
    From(String),
    /// Said to this person or account.
    To(String),
    /// On this network.
    Channel(String),
    /// In a case of this queue.
    Queue(String),
    /// In a case in these hands: `me`, `nobody`, a name.
    Assignee(String),
    /// In a case about this.
    Topic(String),
    /// In a case that carries this tag.
    Tag(String),
    /// A state.
    Is(Is),
    /// Something it has.
    Has(Has),
    /// Earlier than.
    Before(When),
    /// Not earlier than.
    After(When),
    /// On that day.
    On(When),
    /// Only documents of this kind.
    In(Kind),
}

/// A part of a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Whether it must not be so.
    pub not: bool,
    /// What.
    pub what: What,
}

/// What somebody searches for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Query {
    /// Everything that was asked for; all of it must be so.
    pub parts: Vec<Part>,
    /// What was not understood, for the person who typed it.
    pub notes: Vec<Note>,
    /// Where days begin and end.
    pub zone: jiff::tz::TimeZone,
}

/// Something that was not understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Note {
    /// `foo:` is no operator.
    NoOperator(String),
    /// The operator does not know the value.
    NoValue(&'static str, String),
    /// A beginning needs more letters.
    TooShort(String),
    /// Only the first parts were read.
    TooLong,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoOperator(name) => write!(f, "`{name}:` is no operator; it was searched as words"),
            Self::NoValue(name, value) => {
                write!(f, "`{name}:` does not know `{value}`; it was searched as words")
            }
            Self::TooShort(word) => write!(f, "`{word}` needs {BEGINNING} letters before the star"),
            Self::TooLong => write!(f, "only the first {PARTS_MAX} parts were read"),
        }
    }
}

impl Query {
    /// Understands a text.
    pub fn parse(text: &str) -> Self {
        let mut query = Self { parts: Vec::new(), notes: Vec::new(), zone: jiff::tz::TimeZone::UTC };
        let text: String = text.chars().take(LETTERS_MAX).map(plain).collect();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            if query.parts.len() == PARTS_MAX {
                query.notes.push(Note::TooLong);
                break;
            }
            let piece;
            (piece, rest) = next(rest);
            query.take(piece);
        }
        query
    }

    /// With days as they begin and end in a time zone, such as `Europe/Berlin`; UTC if there is no such zone.
    #[must_use]
    pub fn in_zone(mut self, zone: Option<&str>) -> Self {
        self.zone =
            zone.and_then(|name| jiff::tz::TimeZone::get(name).ok()).unwrap_or(jiff::tz::TimeZone::UTC);
        self
    }

    /// As it is meant while it is typed: the last word may not be whole yet.
    #[must_use]
    pub fn while_typing(mut self) -> Self {
        if let Some(Part { what, .. }) = self.parts.last_mut()
            && let What::Word(text) = &*what
            && matches!(folded(text).as_slice(), [word] if word.chars().count() >= BEGINNING)
        {
            *what = What::Begins(text.clone());
        }
        self
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The kinds that are asked for: those of `in:`, or all.
    pub fn kinds(&self) -> Vec<Kind> {
        let named = |wanted: bool| {
            self.parts.iter().filter(move |part| part.not != wanted).filter_map(|part| match part.what {
                What::In(kind) => Some(kind),
                _ => None,
            })
        };
        let (only, never): (Vec<_>, Vec<_>) = (named(true).collect(), named(false).collect());
        let is_wanted = |kind: &Kind| (only.is_empty() || only.contains(kind)) && !never.contains(kind);
        Kind::ALL.iter().copied().filter(is_wanted).collect()
    }

    fn take(&mut self, piece: &str) {
        let (not, body) = match piece.strip_prefix('-') {
            Some(body) if !body.is_empty() => (true, body),
            _ => (false, piece),
        };
        let what = match body.split_once(':') {
            Some((name, value)) if !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic()) => {
                self.operator(&name.to_ascii_lowercase(), value).unwrap_or_else(|| word(body))
            }
            _ => word(body),
        };
        // Without one day there would be two spans of time.
        let what = match what {
            What::On(when) if not => {
                self.notes.push(Note::NoValue("-on", when.to_string()));
                word(body)
            }
            What::Word(text) => match text.strip_suffix('*') {
                Some(start) => match folded(start).as_slice() {
                    [only] if only.chars().count() >= BEGINNING => What::Begins(start.to_owned()),
                    [] => return,
                    _ => {
                        self.notes.push(Note::TooShort(text.clone()));
                        What::Word(text)
                    }
                },
                None => What::Word(text),
            },
            other => other,
        };
        let has_words = match &what {
            What::Word(text) | What::Phrase(text) => !folded(text).is_empty(),
            _ => true,
        };
        if has_words {
            self.parts.push(Part { not, what });
        }
    }

    /// An operator that has a value which it knows.
    fn operator(&mut self, name: &str, value: &str) -> Option<What> {
        let value = spaced(value);
        let value = value.as_str();
        if value.starts_with("//") {
            return None;
        }
        let text = || value.to_owned();
        let (name, what) = match name {
            "from" => ("from", Some(What::From(text()))),
            "to" => ("to", Some(What::To(text()))),
            "channel" => ("channel", Some(What::Channel(value.to_lowercase()))),
            "queue" => ("queue", Some(What::Queue(value.to_lowercase()))),
            "assignee" => ("assignee", Some(What::Assignee(text()))),
            "topic" => ("topic", Some(What::Topic(value.to_lowercase()))),
            "tag" => ("tag", tags::folded(value).ok().map(What::Tag)),
            "is" => ("is", value.to_lowercase().parse().ok().map(What::Is)),
            "has" => ("has", value.to_lowercase().parse().ok().map(What::Has)),
            "in" => ("in", value.to_lowercase().parse().ok().map(What::In)),
            "before" => ("before", When::parse(value).map(What::Before)),
            "after" => ("after", When::parse(value).map(What::After)),
            "on" => ("on", When::parse(value).map(What::On)),
            other => {
                self.notes.push(Note::NoOperator(other.to_owned()));
                return None;
            }
        };
        let what = what.filter(|_| !folded(value).is_empty());
        if what.is_none() {
            self.notes.push(Note::NoValue(name, value.to_owned()));
        }
        what
    }
}

/// A character as it is read: all quotation marks are one, all space is one.
fn plain(c: char) -> char {
    match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        c if c.is_whitespace() || c.is_control() => ' ',
        c => c,
    }
}

/// The next piece, and what is behind it. Quotation marks hold spaces together, to the end if they are not closed.
fn next(text: &str) -> (&str, &str) {
    let mut quoted = false;
    let end = text.find(|c| {
        quoted ^= c == '"';
        c == ' ' && !quoted
    });
    let (piece, rest) = text.split_at(end.unwrap_or(text.len()));
    (piece, rest.trim_start())
}

/// A text without quotation marks, with single spaces.
fn spaced(text: &str) -> String {
    text.replace('"', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn word(body: &str) -> What {
    let text = spaced(body);
    if body.starts_with('"') || text.contains(' ') { What::Phrase(text) } else { What::Word(text) }
}

impl When {
    /// `2026-03-01`, `2026-03`, `1.3.2026`, `today`, `yesterday`, `12h`, `7d`, `3w`.
    fn parse(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        match text.as_str() {
            "today" => return Some(Self::DaysAgo(0)),
            "yesterday" => return Some(Self::DaysAgo(1)),
            _ => {}
        }
        let number = |digits: &str| digits.parse::<u16>().ok();
        if let Some(hours) = text.strip_suffix('h').and_then(number) {
            return Some(Self::Ago(Millis::hours(hours.into())));
        }
        if let Some(days) = text.strip_suffix('d').and_then(number) {
            return Some(Self::DaysAgo(days.into()));
        }
        if let Some(weeks) = text.strip_suffix('w').and_then(number) {
            return Some(Self::DaysAgo(i32::from(weeks) * 7));
        }
        let parts: Vec<_> = text.split(['-', '.', '/']).collect();
        let date = match parts.as_slice() {
            [year, month] if year.len() == 4 => (number(year)?, number(month)?, 1),
            [year, month, day] if year.len() == 4 => (number(year)?, number(month)?, number(day)?),
            [day, month, year] if year.len() == 4 => (number(year)?, number(month)?, number(day)?),
            _ => return None,
        };
        let small = |part: u16| i8::try_from(part).ok();
        let year = i16::try_from(date.0).ok().filter(|year| (1970..2200).contains(year))?;
        jiff::civil::Date::new(year, small(date.1)?, small(date.2)?).ok().map(Self::Day)
    }

    /// From when on it is, and when it is over: of a day its midnights, of a moment that moment.
    pub(super) fn span(self, now: Instant, zone: &jiff::tz::TimeZone) -> (Instant, Instant) {
        let day = match self {
            Self::Ago(long) => return (now - long, now - long),
            Self::Day(day) => day,
            Self::DaysAgo(days) => {
                let today = now.timestamp().to_zoned(zone.clone()).date();
                today.saturating_sub(jiff::Span::new().days(days.clamp(0, 60_000)))
            }
        };
        let midnight = |day: jiff::civil::Date| {
            let at = day.to_zoned(zone.clone()).map(|zoned| zoned.timestamp().as_microsecond());
            Instant::from_micros(at.unwrap_or_default())
        };
        (midnight(day), midnight(day.saturating_add(jiff::Span::new().days(1))))
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Ago(long) => write!(f, "{}h", long.0 / Millis::hours(1).0),
            Self::DaysAgo(days) => write!(f, "{days}d"),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.not {
            f.write_str("-")?;
        }
        let valued = |f: &mut fmt::Formatter<'_>, name: &str, value: &str| match value.contains(' ') {
            true => write!(f, "{name}:\"{value}\""),
            false => write!(f, "{name}:{value}"),
        };
        match &self.what {
            What::Word(word) => f.write_str(word),
            What::Phrase(phrase) => write!(f, "\"{phrase}\""),
            What::Begins(start) => write!(f, "{start}*"),
            What::From(value) => valued(f, "from", value),
            What::To(value) => valued(f, "to", value),
            What::Channel(value) => valued(f, "channel", value),
            What::Queue(value) => valued(f, "queue", value),
            What::Assignee(value) => valued(f, "assignee", value),
            What::Topic(value) => valued(f, "topic", value),
            What::Tag(value) => valued(f, "tag", value),
            What::Is(is) => write!(f, "is:{is}"),
            What::Has(has) => write!(f, "has:{has}"),
            What::Before(when) => write!(f, "before:{when}"),
            What::After(when) => write!(f, "after:{when}"),
            What::On(when) => write!(f, "on:{when}"),
            What::In(kind) => write!(f, "in:{kind}"),
        }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, part) in self.parts.iter().enumerate() {
            if place > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{part}")?;
        }
        Ok(())
    }
}
