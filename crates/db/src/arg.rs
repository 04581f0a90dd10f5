//! Arguments of statements: Rust values in, one closed enum out, which both engines know how to bind.

use std::borrow::Cow;

use kernel::{Id, Instant, Lang, Millis, Personal, Role, Said};
use serde::Serialize;
use uuid::Uuid;

/// A value for a placeholder. Secrets have no conversion on purpose: they are sealed or hashed first.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg<'a> {
    /// SQL's null.
    Null,
    /// An integer of up to 64 bits.
    Int(i64),
    /// A floating point number.
    Float(f64),
    /// A truth value.
    Bool(bool),
    /// A text. PostgreSQL cannot store U+0000, so neither engine accepts it.
    Text(Cow<'a, str>),
    /// Bytes.
    Bytes(Cow<'a, [u8]>),
    /// An id.
    Id(Uuid),
    /// A JSON value, as its text: written where the argument is made, not while the database waits.
    Json(Cow<'a, str>),
    /// A list for `{ids:$n}`.
    Ids(Vec<Uuid>),
    /// A list for `{texts:$n}`.
    Texts(Vec<Cow<'a, str>>),
    /// A list for `{ints:$n}`.
    Ints(Vec<i64>),
}

impl<'a> Arg<'a> {
    /// A JSON value that has been written already.
    pub fn json(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Json(text.into())
    }
    /// A list of ids for `{ids:$n}`.
    pub fn ids<K: 'a>(ids: impl IntoIterator<Item = Id<K>>) -> Self {
        Self::Ids(ids.into_iter().map(Id::uuid).collect())
    }
    /// A list of texts for `{texts:$n}`.
    pub fn texts<T: Into<Cow<'a, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::Texts(texts.into_iter().map(Into::into).collect())
    }
    /// A list of integers for `{ints:$n}`.
    pub fn ints(ints: impl IntoIterator<Item = i64>) -> Self {
        Self::Ints(ints.into_iter().collect())
    }
}

/// Makes the arguments of one statement: `args![ctx.tenant, id, &text]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { [$($crate::Arg::from($value)),*] };
}

/// A value kept as JSON: `Json(payload)` as an argument, `Json<Payload>` in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Json<T>(pub T);

impl<T: Serialize> From<Json<T>> for Arg<'_> {
    /// # Panics
    /// When `T`'s own `Serialize` fails, as a map whose keys are not texts does.
    fn from(Json(value): Json<T>) -> Self {
        Self::Json(Cow::Owned(serde_json::to_string(&value).expect("a stored type has a JSON form")))
    }
}

/// An option that is lent goes in as `value.as_ref()` or `as_deref()`.
impl<'a, T: Into<Arg<'a>>> From<Option<T>> for Arg<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// Small values, by value and by reference.
macro_rules! copied {
    ($($type:ty: $value:ident => $arg:expr;)*) => {$(
        impl From<$type> for Arg<'_> {
            fn from($value: $type) -> Self {
                $arg
            }
        }
        impl From<&$type> for Arg<'_> {
            fn from($value: &$type) -> Self {
                Self::from(*$value)
            }
        }
    )*};
}
copied! {
    i64: v => Self::Int(v);
    i32: v => Self::Int(v.into());
    i16: v => Self::Int(v.into());
    u32: v => Self::Int(v.into());
    u16: v => Self::Int(v.into());
    u8: v => Self::Int(v.into());
    // Lengths and limits: none that fits in memory is cut off.
    usize: v => Self::Int(i64::try_from(v).unwrap_or(i64::MAX));
    f64: v => Self::Float(v);
    f32: v => Self::Float(v.into());
    bool: v => Self::Bool(v);
    Uuid: v => Self::Id(v);
    Instant: v => Self::Int(v.micros());
    Millis: v => Self::Int(v.0);
    Lang: v => Self::Text(Cow::Owned(v.code().to_owned()));
    Role: v => Self::Text(Cow::Borrowed(v.name()));
}

/// With what another language needs to say it.
impl From<&Said> for Arg<'_> {
    fn from(said: &Said) -> Self {
        Self::Text(Cow::Owned(said.kept()))
    }
}

impl<K> From<Id<K>> for Arg<'_> {
    fn from(id: Id<K>) -> Self {
        Self::Id(id.uuid())
    }
}
impl<K> From<&Id<K>> for Arg<'_> {
    fn from(id: &Id<K>) -> Self {
        Self::Id(id.uuid())
    }
}

/// Values that are lent where they can be.
macro_rules! lent {
    ($($type:ty: $value:ident => $arg:expr;)*) => {$(
        impl<'a> From<$type> for Arg<'a> {
            fn from($value: $type) -> Self {
                $arg
            }
        }
    )*};
}
lent! {
    &'a str: v => Self::Text(Cow::Borrowed(v));
    &'a &'a str: v => Self::Text(Cow::Borrowed(v));
    &'a String: v => Self::Text(Cow::Borrowed(v));
    &'a Cow<'a, str>: v => Self::Text(Cow::Borrowed(v));
    &'a std::sync::Arc<str>: v => Self::Text(Cow::Borrowed(v));
    &'a Personal<String>: v => Self::Text(Cow::Borrowed(&v.0));
    String: v => Self::Text(Cow::Owned(v));
    Cow<'a, str>: v => Self::Text(v);
    Personal<String>: v => Self::Text(Cow::Owned(v.0));
    &'a [u8]: v => Self::Bytes(Cow::Borrowed(v));
    &'a Vec<u8>: v => Self::Bytes(Cow::Borrowed(v));
    Vec<u8>: v => Self::Bytes(Cow::Owned(v));
    &'a bytes::Bytes: v => Self::Bytes(Cow::Borrowed(v));
    serde_json::Value: v => Self::Json(Cow::Owned(v.to_string()));
    &'a serde_json::Value: v => Self::Json(Cow::Owned(v.to_string()));
}
impl<'a, const N: usize> From<&'a [u8; N]> for Arg<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(Cow::Borrowed(bytes))
    }
}
impl<const N: usize> From<[u8; N]> for Arg<'_> {
    fn from(bytes: [u8; N]) -> Self {
        Self::Bytes(Cow::Owned(bytes.to_vec()))
    }
}
