//! The fields of a row. Pure.

use csv::{ByteRecord, ReaderBuilder, Terminator};
use jiff::Timestamp;
use jiff::fmt::strtime;

/// How the files are cut into rows: a carriage return alone ends none, because people paste such texts.
pub(super) fn reader() -> ReaderBuilder {
    let mut reader = ReaderBuilder::new();
    reader.flexible(true).terminator(Terminator::Any(b'\n'));
    reader
}

/// Why a row is left out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// It can't be cut into fields.
    Broken,
    /// Fields are missing.
    Short,
    /// The id is none.
    Id,
    /// Another row has this id; its line.
    Twice(u32),
    /// Who writes to whom can't be told.
    Direction,
    /// The time can't be read.
    Time,
    /// The words are not UTF-8.
    Bytes,
    /// There are no words.
    Empty,
    /// An answer without a question.
    Orphan,
}

impl Reason {
    /// One word for counting: duplicates of all lines are one kind.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Broken => "rows can't be cut into fields",
            Self::Short => "rows have too few fields",
            Self::Id => "ids are not numbers",
            Self::Twice(_) => "ids stood in the file before",
            Self::Direction => "rows say neither True nor False under inbound",
            Self::Time => "times can't be read",
            Self::Bytes => "texts are not UTF-8",
            Self::Empty => "texts are empty",
            Self::Orphan => "answers have no question in the file",
        }
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Broken => "the row can't be cut into fields: look for a quote that is not closed",
            Self::Short => "fields are missing at the end of the row",
            Self::Id => "tweet_id is not a whole number",
            Self::Twice(line) => return write!(f, "tweet_id stands already in line {line}, which was taken"),
            Self::Direction => "inbound is neither True nor False",
            Self::Time => "created_at is not a time such as `Tue Oct 31 22:10:47 +0000 2017`",
            Self::Bytes => "the text is not UTF-8",
            Self::Empty => "there is no text",
            Self::Orphan => {
                "the brand answers a message that the file does not hold, so there is no case to put it into"
            }
        })
    }
}

/// Where the columns stand.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    id: usize,
    author: usize,
    inbound: usize,
    at: usize,
    text: usize,
    parent: usize,
}

impl Columns {
    /// Finds them by their names, in any order, among others.
    ///
    /// # Errors
    /// The names that are missing.
    pub fn find(header: &ByteRecord) -> Result<Self, Vec<&'static str>> {
        let mut missing = Vec::new();
        let mut place = |name: &'static str| {
            let found = header.iter().position(|column| {
                column.strip_prefix(b"\xef\xbb\xbf").unwrap_or(column).trim_ascii() == name.as_bytes()
            });
            found.unwrap_or_else(|| {
                missing.push(name);
                0
            })
        };
        let columns = Self {
            id: place("tweet_id"),
            author: place("author_id"),
            inbound: place("inbound"),
            at: place("created_at"),
            text: place("text"),
            parent: place("in_response_to_tweet_id"),
        };
        if missing.is_empty() { Ok(columns) } else { Err(missing) }
    }

    /// Reads what the index keeps, and checks the rest.
    ///
    /// # Errors
    /// Why the row is left out.
    pub fn head(&self, record: &ByteRecord) -> Result<Head, Reason> {
        let field = |place: usize| record.get(place).map(<[u8]>::trim_ascii).ok_or(Reason::Short);
        let id = number(field(self.id)?).ok_or(Reason::Id)?;
        let parent = number(field(self.parent)?);
        let inbound = match field(self.inbound)?.to_ascii_lowercase().as_slice() {
            b"true" | b"1" => true,
            b"false" | b"0" => false,
            _ => return Err(Reason::Direction),
        };
        let at = time(field(self.at)?).ok_or(Reason::Time)?;
        let text = std::str::from_utf8(field(self.text)?).map_err(|_| Reason::Bytes)?;
        std::str::from_utf8(field(self.author)?).map_err(|_| Reason::Bytes)?;
        if text.is_empty() { Err(Reason::Empty) } else { Ok(Head { id, parent, inbound, at }) }
    }

    /// Author and words of a row that [`Columns::head`] accepted.
    pub fn words(&self, record: &ByteRecord) -> (String, String) {
        let field =
            |place: usize| String::from_utf8_lossy(record.get(place).unwrap_or_default().trim_ascii());
        let text = field(self.text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        (field(self.author).into_owned(), text)
    }
}

/// What the index keeps of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    /// Its id.
    pub id: u64,
    /// The id of the row that it answers.
    pub parent: Option<u64>,
    /// Whether a customer wrote it.
    pub inbound: bool,
    /// When, in seconds since 1970.
    pub at: u32,
}

/// A whole number, also as `3.0`, the way that other tools write columns with gaps.
fn number(field: &[u8]) -> Option<u64> {
    const MOST: u64 = 1 << 62;
    let text = std::str::from_utf8(field).ok()?;
    let whole = text
        .split_once('.')
        .map_or(text, |(whole, rest)| if rest.bytes().all(|b| b == b'0') { whole } else { "" });
    whole.parse().ok().filter(|number| *number < MOST)
}

fn time(field: &[u8]) -> Option<u32> {
    let text = std::str::from_utf8(field).ok()?;
    let parsed = strtime::parse("%a %b %d %H:%M:%S %z %Y", text).and_then(|parts| parts.to_timestamp());
    let at = parsed.or_else(|_| text.parse::<Timestamp>()).ok()?;
    u32::try_from(at.as_second()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_times_are_read_as_tools_write_them() {
        assert_eq!(
            [b"3".as_slice(), b"3.0", b"", b"3.5", b"-1", b"x"].map(number),
            [Some(3), Some(3), None, None, None, None]
        );
        assert_eq!(time(b"Tue Oct 31 22:10:47 +0000 2017"), Some(1_509_487_847));
        assert_eq!(time(b"2017-10-31T22:10:47Z"), Some(1_509_487_847));
        assert_eq!(time(b"Tue Oct 32 22:10:47 +0000 2017"), None);
    }

    #[test]
    fn a_header_may_have_more_columns_in_another_order_but_none_less() {
        let header =
            ["", "text", "tweet_id", "author_id", "inbound", "created_at", "in_response_to_tweet_id"];
        assert!(Columns::find(&ByteRecord::from(header.to_vec())).is_ok());
        let missing = Columns::find(&ByteRecord::from(vec!["tweet_id", "text", "inbound"])).unwrap_err();
        assert_eq!(missing, ["author_id", "created_at", "in_response_to_tweet_id"]);
    }
}
