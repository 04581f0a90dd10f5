//! JSON of strangers, and what is wrong with it in words that quote nothing of it.

use serde::Deserialize;
use serde_json::error::Category;

/// What is wrong.
pub(super) struct Flaw {
    field: String,
    wrong: &'static str,
}

pub(super) type Flawed<T> = Result<T, Flaw>;

impl Flaw {
    pub fn of(field: &str, wrong: &'static str) -> Self {
        Self { field: field.to_owned(), wrong }
    }

    pub fn in_words(&self, place: &str) -> String {
        match self.field.as_str() {
            "" | "." => format!("{place} {}", self.wrong),
            field => format!("{place}: `{field}` {}", self.wrong),
        }
    }
}

/// Serde's own messages quote the value that they complain about; only the path and the kind of error go on.
pub(super) fn read<'a, T: Deserialize<'a>>(json: &'a str) -> Flawed<T> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        match error.into_inner().classify() {
            Category::Data => Flaw::of(&path, "is not of the promised form"),
            Category::Eof => Flaw::of("", "ends too early"),
            Category::Syntax | Category::Io => Flaw::of("", "is not JSON"),
        }
    })?;
    reader.end().map_err(|_| Flaw::of("", "is followed by something else"))?;
    Ok(value)
}
