//! What stands in the index, and what is asked of it: words, and marks for what never changes about a document.
//!
//! A mark begins with a character that no word has, so that nobody can type one.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use db::Engine;
use kernel::Instant;

/// How many letters of a word's beginning are indexed as a mark of their own.
pub const BEGINNING: usize = 3;
/// How far a document's time is shifted in its number; below is what tells documents of one millisecond apart.
const SHIFT: u32 = 20;
const DAY_MS: i64 = 86_400_000;

/// A document as the index sees it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Terms {
    /// Its words, in order.
    pub words: Vec<String>,
    /// Its marks.
    pub marks: BTreeSet<String>,
}

impl Terms {
    /// The words of a text and these marks; beginnings of words become marks too.
    pub fn of(words: Vec<String>, marks: impl IntoIterator<Item = String>) -> Self {
        let mut marks: BTreeSet<String> = marks.into_iter().collect();
        for word in &words {
            marks.extend(beginning(word));
        }
        Self { words, marks }
    }

    /// As the engine's index takes it, with more marks.
    pub fn text(&self, engine: Engine, more: &[String]) -> String {
        let mut out = String::new();
        let words = self.words.iter().zip(1..).map(|(word, place)| (word, Some(place)));
        for (term, place) in words.chain(self.marks.iter().chain(more).map(|mark| (mark, None))) {
            // Nothing can fail to be written to a string.
            let _ = match (engine, place) {
                (Engine::Sqlite, _) => write!(out, "{term} "),
                (Engine::Postgres, Some(place)) => write!(out, "'{term}':{place} "),
                (Engine::Postgres, None) => write!(out, "'{term}' "),
            };
        }
        out
    }
}

/// The mark of a word's beginning, if the word is long enough to have one.
pub fn beginning(word: &str) -> Option<String> {
    let (end, last) = word.char_indices().nth(BEGINNING - 1)?;
    Some(format!("^{}", &word[..end + last.len_utf8()]))
}

/// The number of a document: its time, then something of its own.
pub fn number(at: Instant, own: u64) -> i64 {
    number_at(at) | (own & ((1 << SHIFT) - 1)).cast_signed()
}

/// The smallest number that a document of this time can have.
pub fn number_at(at: Instant) -> i64 {
    // The year 2200 is far enough for any network's clock.
    (at.micros() / 1_000).clamp(0, (1 << 42) - 1) << SHIFT
}

/// The day of a number, counted from 1970.
fn day_of(number: i64) -> i64 {
    (number >> SHIFT) / DAY_MS
}

/// How many days share a mark, beside each day's own.
const BLOCK: i64 = 32;

/// The marks of the time of a document: PostgreSQL looks through a few days after the other, newest first, where a
/// word is common.
pub fn time_marks(number: i64) -> [String; 2] {
    let day = day_of(number);
    [format!("~d{day}"), format!("~m{}", day / BLOCK)]
}

/// A part of the past: the documents with these marks, which all have numbers of at least `from`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slice {
    /// The smallest number in it.
    pub from: i64,
    /// What its documents have one of; empty: everything that is older.
    pub marks: Vec<String>,
}

/// Slices from the newest number to the oldest: each about twice as long as the one before.
pub fn slices(newest: i64, oldest: i64) -> Vec<Slice> {
    let start_of = |day: i64| (day * DAY_MS) << SHIFT;
    let (mut day, last) = (day_of(newest), day_of(oldest));
    let mut out = Vec::new();
    let mut days = 1;
    // Single days, up to the end of a block.
    while days <= BLOCK && day >= last {
        let mut until = day - days + 1;
        if days == BLOCK {
            until = until.div_euclid(BLOCK) * BLOCK;
        }
        out.push(Slice {
            from: start_of(until),
            marks: (until..=day).map(|day| format!("~d{day}")).collect(),
        });
        day = until - 1;
        days *= 2;
    }
    let mut blocks = 2;
    while blocks <= 32 && day >= last {
        let (until, from) = (day / BLOCK, (day / BLOCK - blocks + 1).max(0));
        out.push(Slice {
            from: start_of(from * BLOCK),
            marks: (from..=until).map(|block| format!("~m{block}")).collect(),
        });
        day = from * BLOCK - 1;
        blocks *= 2;
    }
    if day >= last {
        out.push(Slice { from: i64::MIN, marks: Vec::new() });
    }
    out
}

/// What is asked of the index.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Expr {
    /// The word or mark stands in it.
    Term(String),
    /// A word or mark begins like this.
    Begins(String),
    /// These words stand in it behind one another.
    Phrase(Vec<String>),
    /// All of these, and none of those; of the first at least one.
    All(Vec<Expr>, Vec<Expr>),
    /// One of these.
    Any(Vec<Expr>),
}

impl Expr {
    /// A word that is found by what it begins with: by the mark, if that is exactly as long.
    pub fn begins(word: &str) -> Self {
        match beginning(word) {
            Some(mark) if mark.len() == word.len() + 1 => Self::Term(mark),
            _ => Self::Begins(word.to_owned()),
        }
    }

    /// Words in this order; a single one is just that.
    pub fn phrase(mut words: Vec<String>) -> Option<Self> {
        match words.len() {
            0 => None,
            1 => words.pop().map(Self::Term),
            _ => Some(Self::Phrase(words)),
        }
    }

    /// Whether a document is what is asked for: the definition, which both engines are held to.
    pub fn holds(&self, terms: &Terms) -> bool {
        match self {
            Self::Term(term) => terms.marks.contains(term) || terms.words.contains(term),
            Self::Begins(start) => {
                terms.words.iter().chain(&terms.marks).any(|word| word.starts_with(start.as_str()))
            }
            Self::Phrase(words) => terms.words.windows(words.len()).any(|run| run == words.as_slice()),
            Self::All(all, none) => {
                all.iter().all(|one| one.holds(terms)) && !none.iter().any(|one| one.holds(terms))
            }
            Self::Any(any) => any.iter().any(|one| one.holds(terms)),
        }
    }

    /// In the engine's language. Words and marks hold nothing that means anything there.
    pub fn text(&self, engine: Engine) -> String {
        let (and, or) = match engine {
            Engine::Sqlite => (" AND ", " OR "),
            Engine::Postgres => (" & ", " | "),
        };
        let joined = |list: &[Self], with: &str| {
            let texts: Vec<_> = list.iter().map(|one| one.text(engine)).collect();
            format!("({})", texts.join(with))
        };
        match (self, engine) {
            (Self::Term(term), Engine::Sqlite) => format!("\"{term}\""),
            (Self::Term(term), Engine::Postgres) => format!("'{term}'"),
            (Self::Begins(start), Engine::Sqlite) => format!("\"{start}\" *"),
            (Self::Begins(start), Engine::Postgres) => format!("'{start}':*"),
            (Self::Phrase(words), Engine::Sqlite) => format!("\"{}\"", words.join(" ")),
            (Self::Phrase(words), Engine::Postgres) => format!("('{}')", words.join("' <-> '")),
            (Self::Any(any), _) => joined(any, or),
            (Self::All(all, none), _) if none.is_empty() => joined(all, and),
            (Self::All(all, none), Engine::Sqlite) => {
                format!("({} NOT {})", joined(all, and), joined(none, or))
            }
            (Self::All(all, none), Engine::Postgres) => {
                format!("({} & !{})", joined(all, and), joined(none, or))
            }
        }
    }

    /// The words that every hit has.
    pub fn needed(&self) -> Vec<&str> {
        match self {
            Self::Term(term) if !term.starts_with(['~', '^']) => vec![term],
            Self::Phrase(words) => words.iter().map(String::as_str).collect(),
            Self::All(all, _) => all.iter().flat_map(Self::needed).collect(),
            Self::Term(_) | Self::Begins(_) | Self::Any(_) => Vec::new(),
        }
    }
}
