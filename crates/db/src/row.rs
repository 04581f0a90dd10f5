//! Rows: values of either engine in, Rust types out. Promised: a value of the wrong kind is an error that
//! names the statement and the column, and never shows the value.

use kernel::{Id, Instant, Lang, Millis, Personal, Role, Said};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::{Error, Json};

/// A value as the engine holds it. Ids are 16 bytes, JSON is its text, moments are integers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// SQL's null.
    Null,
    /// An integer.
    Int(i64),
    /// A floating point number.
    Float(f64),
    /// A truth value; SQLite gives an integer instead.
    Bool(bool),
    /// A text or a JSON text.
    Text(&'a str),
    /// Bytes or an id.
    Bytes(&'a [u8]),
}

/// Why a value cannot be read as the wanted type. Holds no part of the value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Mismatch(pub String);

impl<'a> Value<'a> {
    /// The integer.
    pub fn int(self) -> Result<i64, Mismatch> {
        match self {
            Self::Int(int) => Ok(int),
            other => Err(other.instead_of("an integer")),
        }
    }
    /// The text.
    pub fn text(self) -> Result<&'a str, Mismatch> {
        match self {
            Self::Text(text) => Ok(text),
            other => Err(other.instead_of("a text")),
        }
    }
    /// The bytes.
    pub fn bytes(self) -> Result<&'a [u8], Mismatch> {
        match self {
            Self::Bytes(bytes) => Ok(bytes),
            other => Err(other.instead_of("bytes")),
        }
    }
    /// The mismatch between what was wanted and what is here.
    pub fn instead_of(self, wanted: &str) -> Mismatch {
        let found = match self {
            Self::Null => "null",
            Self::Int(_) => "an integer",
            Self::Float(_) => "a floating point number",
            Self::Bool(_) => "a truth value",
            Self::Text(_) => "a text",
            Self::Bytes(_) => "bytes",
        };
        Mismatch(format!("expected {wanted}, found {found}"))
    }
}

/// A type that one column can be read as.
pub trait FromValue: Sized {
    /// Reads the value.
    fn from_value(value: Value<'_>) -> Result<Self, Mismatch>;
}

/// A row of either engine.
pub struct Row<'a> {
    pub(crate) statement: &'static str,
    pub(crate) cells: Cells<'a>,
}

pub(crate) enum Cells<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    /// Reads the column at `index`, counted from 0.
    pub fn get<T: FromValue>(&self, index: usize) -> Result<T, Error> {
        self.value(index).and_then(T::from_value).map_err(|Mismatch(message)| Error::Unreadable {
            name: self.statement.to_owned(),
            column: self.column(index),
            message,
        })
    }

    fn value(&self, index: usize) -> Result<Value<'_>, Mismatch> {
        let missing = || Mismatch("the row has no such column".into());
        match self.cells {
            Cells::Sqlite(row) => crate::sqlite::value(row.get_ref(index).map_err(|_| missing())?),
            Cells::Postgres(row) if index >= row.len() => Err(missing()),
            Cells::Postgres(row) => row.try_get(index).map_err(|error| crate::postgres::mismatch(&error)),
        }
    }

    fn column(&self, index: usize) -> String {
        let name = match self.cells {
            Cells::Sqlite(row) => row.as_ref().column_name(index).ok(),
            Cells::Postgres(row) => row.columns().get(index).map(|column| column.name()),
        };
        name.map_or_else(|| (index + 1).to_string(), |name| format!("`{name}`"))
    }
}

/// A type that a whole row can be read as, column by column in the order of the statement: a struct by
/// `#[derive(FromRow)]`, a tuple, or a single value.
pub trait FromRow: Sized {
    /// How many columns are read.
    const WIDTH: usize;
    /// The columns' names where the type knows them; debug builds compare them with the statement's.
    const COLUMNS: Option<&'static [&'static str]> = None;
    /// Reads the row.
    fn from_row(row: &Row<'_>) -> Result<Self, Error>;
}

/// In debug builds: does the statement deliver what `R` reads?
pub(crate) fn check_columns<'a, R: FromRow>(
    statement: &str,
    columns: impl ExactSizeIterator<Item = &'a str>,
) -> Result<(), Error> {
    if !cfg!(debug_assertions) {
        return Ok(());
    }
    let wrong =
        |column: String, message: String| Error::Unreadable { name: statement.into(), column, message };
    if columns.len() != R::WIDTH {
        let message = format!("the statement gives {} columns, the type reads {}", columns.len(), R::WIDTH);
        return Err(wrong("*".into(), message));
    }
    for (index, (column, field)) in columns.zip(R::COLUMNS.unwrap_or_default()).enumerate() {
        if column != *field {
            let message = format!("the field there is `{field}`; reorder the columns or write `as {field}`");
            return Err(wrong(format!("{} (`{column}`)", index + 1), message));
        }
    }
    Ok(())
}

impl<T: FromValue> FromRow for T {
    const WIDTH: usize = 1;
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        row.get(0)
    }
}

macro_rules! tuples {
    ($($width:literal: $($type:ident $index:literal)*;)*) => {$(
        impl<$($type: FromValue),*> FromRow for ($($type,)*) {
            const WIDTH: usize = $width;
            fn from_row(row: &Row<'_>) -> Result<Self, Error> {
                Ok(($(row.get::<$type>($index)?,)*))
            }
        }
    )*};
}
tuples! {
    1: A 0;
    2: A 0 B 1;
    3: A 0 B 1 C 2;
    4: A 0 B 1 C 2 D 3;
    5: A 0 B 1 C 2 D 3 E 4;
    6: A 0 B 1 C 2 D 3 E 4 F 5;
    7: A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    8: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
    9: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8;
    10: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9;
    11: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10;
    12: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11;
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        match value {
            Value::Null => Ok(None),
            value => T::from_value(value).map(Some),
        }
    }
}

macro_rules! values {
    ($($type:ty: $value:ident => $read:expr;)*) => {$(
        impl FromValue for $type {
            fn from_value($value: Value<'_>) -> Result<Self, Mismatch> {
                $read
            }
        }
    )*};
}
macro_rules! integers {
    ($($type:ty)*) => { values! {$(
        $type: v => <$type>::try_from(v.int()?)
            .map_err(|_| Mismatch(concat!("the integer does not fit ", stringify!($type)).into()));
    )*} };
}
integers! { i16 i32 u8 u16 u32 u64 usize }
values! {
    i64: v => v.int();
    f64: v => match v {
        Value::Float(float) => Ok(float),
        Value::Int(int) => Ok(int as f64),
        other => Err(other.instead_of("a floating point number")),
    };
    bool: v => match v {
        Value::Bool(bool) => Ok(bool),
        Value::Int(0) => Ok(false),
        Value::Int(1) => Ok(true),
        other => Err(other.instead_of("a truth value")),
    };
    String: v => v.text().map(str::to_owned);
    std::sync::Arc<str>: v => v.text().map(Into::into);
    Vec<u8>: v => v.bytes().map(<[u8]>::to_vec);
    bytes::Bytes: v => v.bytes().map(bytes::Bytes::copy_from_slice);
    Uuid: v => Uuid::from_slice(v.bytes()?).map_err(|_| Mismatch("an id is 16 bytes".into()));
    Instant: v => v.int().map(Self::from_micros);
    Millis: v => v.int().map(Self);
    Lang: v => v.text()?.parse().map_err(Mismatch);
    Role: v => v.text()?.parse().map_err(Mismatch);
    Said: v => v.text().map(Said::of_kept);
    serde_json::Value: v => parse_json(v);
}

impl<K> FromValue for Id<K> {
    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        Uuid::from_value(value).map(Self::from_uuid)
    }
}
impl<T: FromValue> FromValue for Personal<T> {
    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        T::from_value(value).map(Self)
    }
}
impl<const N: usize> FromValue for [u8; N] {
    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        value.bytes()?.try_into().map_err(|_| Mismatch(format!("expected {N} bytes")))
    }
}
impl<T: DeserializeOwned> FromValue for Json<T> {
    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        parse_json(value).map(Self)
    }
}

/// The parser's own words may quote the value, so only its position is told.
fn parse_json<T: DeserializeOwned>(value: Value<'_>) -> Result<T, Mismatch> {
    serde_json::from_str(value.text()?).map_err(|error| {
        let at = (error.line(), error.column());
        Mismatch(format!("the JSON does not have the expected form (line {}, column {})", at.0, at.1))
    })
}

/// Stores a type as its word: needs `fn name(self) -> &'static str` (or `&self`) and `FromStr`.
#[macro_export]
macro_rules! stored_as_text {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::FromValue for $type {
            fn from_value(value: $crate::Value<'_>) -> Result<Self, $crate::Mismatch> {
                value.text()?.parse().map_err(|_| {
                    $crate::Mismatch(concat!("not a known word for ", stringify!($type)).into())
                })
            }
        }
        impl From<$type> for $crate::Arg<'_> {
            fn from(value: $type) -> Self {
                Self::from(value.name())
            }
        }
        impl From<&$type> for $crate::Arg<'_> {
            fn from(value: &$type) -> Self {
                Self::from(value.name())
            }
        }
    )+};
}
