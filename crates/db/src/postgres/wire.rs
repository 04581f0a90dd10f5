//! Values and errors of PostgreSQL in our words, and back.

use std::error::Error as StdError;

use bytes::{BufMut, BytesMut};
use postgres_types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::error::SqlState;

use crate::{Arg, Error, Mismatch, Value};

type Boxed = Box<dyn StdError + Sync + Send>;

impl ToSql for Arg<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Boxed> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(int) => match *ty {
                Type::INT8 => int.to_sql(ty, out),
                Type::INT4 => i32::try_from(*int)?.to_sql(ty, out),
                Type::INT2 => i16::try_from(*int)?.to_sql(ty, out),
                Type::FLOAT8 => (*int as f64).to_sql(ty, out),
                _ => Err(no_place("an integer", ty)),
            },
            Self::Float(float) => match *ty {
                Type::FLOAT8 => float.to_sql(ty, out),
                Type::FLOAT4 => (*float as f32).to_sql(ty, out),
                _ => Err(no_place("a floating point number", ty)),
            },
            Self::Bool(bool) if *ty == Type::BOOL => bool.to_sql(ty, out),
            Self::Bool(_) => Err(no_place("a truth value", ty)),
            Self::Text(text) if text.contains('\0') => {
                Err("a text holds U+0000, which PostgreSQL cannot store".into())
            }
            Self::Text(text) => match *ty {
                Type::JSON | Type::JSONB => serde_json::from_str::<serde_json::Value>(text)
                    .map_err(|_| "the text is not JSON")?
                    .to_sql(ty, out),
                _ if <&str as ToSql>::accepts(ty) => text.as_ref().to_sql(ty, out),
                _ => Err(no_place("a text", ty)),
            },
            Self::Bytes(bytes) if *ty == Type::BYTEA || (*ty == Type::UUID && bytes.len() == 16) => {
                bytes.as_ref().to_sql(&Type::BYTEA, out)
            }
            Self::Bytes(_) => Err(no_place("bytes", ty)),
            Self::Id(id) if *ty == Type::UUID || *ty == Type::BYTEA => {
                id.as_bytes().as_slice().to_sql(&Type::BYTEA, out)
            }
            Self::Id(_) => Err(no_place("an id", ty)),
            Self::Json(json) => match *ty {
                Type::JSONB => {
                    // The version of the binary form, which is the text behind it.
                    out.put_u8(1);
                    out.put_slice(json.as_bytes());
                    Ok(IsNull::No)
                }
                Type::JSON => json.as_ref().to_sql(&Type::TEXT, out),
                _ if <&str as ToSql>::accepts(ty) => json.as_ref().to_sql(ty, out),
                _ => Err(no_place("JSON", ty)),
            },
            Self::Ids(ids) if *ty == Type::UUID_ARRAY => ids.to_sql(ty, out),
            Self::Texts(texts) if *ty == Type::TEXT_ARRAY => texts.to_sql(ty, out),
            Self::Ints(ints) if *ty == Type::INT8_ARRAY => ints.to_sql(ty, out),
            Self::Ids(_) | Self::Texts(_) | Self::Ints(_) => Err(no_place("a list", ty)),
        }
    }

    /// Which values fit is decided value by value, above.
    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn no_place(what: &str, ty: &Type) -> Boxed {
    format!("{what} was given where the statement wants {ty}; a `cast(… as …)` in the text settles its type")
        .into()
}

impl<'a> FromSql<'a> for Value<'a> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Boxed> {
        Ok(match *ty {
            Type::BOOL => Self::Bool(bool::from_sql(ty, raw)?),
            Type::INT8 => Self::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Self::Int(i32::from_sql(ty, raw)?.into()),
            Type::INT2 => Self::Int(i16::from_sql(ty, raw)?.into()),
            Type::OID => Self::Int(u32::from_sql(ty, raw)?.into()),
            Type::FLOAT8 => Self::Float(f64::from_sql(ty, raw)?),
            Type::FLOAT4 => Self::Float(f32::from_sql(ty, raw)?.into()),
            Type::NUMERIC => numeric(raw).ok_or("a numeric that is not a number")?,
            Type::UUID | Type::BYTEA => Self::Bytes(raw),
            Type::JSON => Self::Text(std::str::from_utf8(raw)?),
            Type::JSONB => Self::Text(std::str::from_utf8(raw.get(1..).ok_or("empty JSON")?)?),
            Type::VOID => Self::Null,
            _ if <&str as FromSql>::accepts(ty) => Self::Text(<&str>::from_sql(ty, raw)?),
            _ => return Err(format!("the type {ty} has no portable form; cast it in the statement").into()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Boxed> {
        Ok(Self::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// Sums and averages of integers are `numeric` here and integers or floats on SQLite: whole numbers become
/// integers again, others floats. `None` for NaN, infinities and damaged bytes.
fn numeric(raw: &[u8]) -> Option<Value<'static>> {
    let word = |index: usize| raw.get(index * 2..index * 2 + 2).map(|b| i16::from_be_bytes([b[0], b[1]]));
    let (count, weight, sign, scale) = (word(0)?, word(1)?, word(2)?.cast_unsigned(), word(3)?);
    if sign != 0 && sign != 0x4000 {
        return None;
    }
    let negative = sign == 0x4000;
    let digits: Vec<i16> =
        (0..usize::try_from(count).ok()?).map(|index| word(4 + index)).collect::<Option<_>>()?;
    if scale == 0 {
        let places = 0..=usize::try_from(weight.max(0)).ok()?;
        let whole = places
            .map(|index| digits.get(index).copied().unwrap_or(0))
            .try_fold(0_i64, |sum, digit| sum.checked_mul(10_000)?.checked_sub(digit.into()));
        // Counted downwards, because the smallest integer has no positive twin.
        if let Some(whole) = whole.and_then(|whole| if negative { Some(whole) } else { whole.checked_neg() })
        {
            return Some(Value::Int(whole));
        }
    }
    let size = digits.iter().zip(0_i32..).fold(0.0, |sum, (digit, index)| {
        sum + f64::from(*digit) * 10_000_f64.powi(i32::from(weight) - index)
    });
    Some(Value::Float(if negative { -size } else { size }))
}

/// Why a column could not be read: our own words from [`Value::from_sql`], which hold no value.
pub(crate) fn mismatch(error: &tokio_postgres::Error) -> Mismatch {
    Mismatch(error.source().map_or_else(|| error.to_string(), ToString::to_string))
}

/// PostgreSQL's error in our words. `attempt` is which try of the verb met it.
pub(super) fn error(name: &str, error: &tokio_postgres::Error, attempt: u32) -> Error {
    let Some(db) = error.as_db_error() else {
        let message = error.source().map_or_else(|| error.to_string(), ToString::to_string);
        let io = error.source().is_some_and(|source| source.is::<std::io::Error>());
        return if error.is_closed() || io || error.to_string().starts_with("error connecting") {
            Error::Lost { message }
        } else {
            Error::statement(name, message)
        };
    };
    let message = || format!("{} ({})", without_values(db.code(), db.message()), db.code().code());
    match db.code() {
        &SqlState::UNIQUE_VIOLATION => Error::Unique { constraint: key(db) },
        &SqlState::FOREIGN_KEY_VIOLATION => {
            Error::ForeignKey { constraint: db.constraint().unwrap_or("unnamed").to_owned() }
        }
        &SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED => {
            Error::Contended { attempts: attempt }
        }
        &SqlState::DISK_FULL => Error::Full,
        &SqlState::TOO_MANY_CONNECTIONS => Error::Busy,
        &SqlState::ADMIN_SHUTDOWN | &SqlState::CRASH_SHUTDOWN | &SqlState::CANNOT_CONNECT_NOW => {
            Error::Lost { message: message() }
        }
        code if code.code().starts_with("08") => Error::Lost { message: message() },
        _ => Error::statement(name, message()),
    }
}

/// Why no connection came about: the server is away, or it does not want this user, database or setting.
pub(super) fn refused(error: &tokio_postgres::Error) -> Error {
    match self::error("connect", error, 1) {
        Error::Statement { message, .. } => Error::Open { message },
        other => other,
    }
}

/// The violated key as SQLite names it, `t.a, t.b`: the columns stand in the detail, before the values.
fn key(db: &tokio_postgres::error::DbError) -> String {
    let columns =
        db.detail().and_then(|detail| detail.split_once("Key (")).and_then(|(_, key)| key.split_once(")="));
    match (db.table(), columns) {
        (Some(table), Some((columns, _))) => {
            columns.split(", ").map(|column| format!("{table}.{column}")).collect::<Vec<_>>().join(", ")
        }
        _ => db.constraint().unwrap_or("unnamed").to_owned(),
    }
}

/// Data exceptions (class 22) quote the value behind a colon.
fn without_values<'m>(code: &SqlState, message: &'m str) -> &'m str {
    if code.code().starts_with("22") { message.split(':').next().unwrap_or_default() } else { message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numerics_are_integers_and_others_floats() {
        let raw = |words: &[i16]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<_>>();
        assert_eq!(numeric(&raw(&[2, 1, 0, 0, 12, 3456])), Some(Value::Int(123_456)));
        assert_eq!(numeric(&raw(&[1, 1, 0x4000, 0, 7])), Some(Value::Int(-70_000)));
        assert_eq!(numeric(&raw(&[0, 0, 0, 0])), Some(Value::Int(0)));
        assert_eq!(numeric(&raw(&[2, 0, 0, 1, 1, 5000])), Some(Value::Float(1.5)));
        assert_eq!(numeric(&raw(&[0, 0, i16::MIN, 0])), None);
        assert_eq!(numeric(&raw(&[3, 0])), None);
    }

    #[test]
    fn an_id_is_its_sixteen_bytes_on_both_engines() {
        let mut out = BytesMut::new();
        let id = uuid::Uuid::from_u128(7);
        assert!(matches!(Arg::Id(id).to_sql(&Type::UUID, &mut out), Ok(IsNull::No)));
        assert_eq!(Value::from_sql(&Type::UUID, &out).unwrap(), Value::Bytes(id.as_bytes()));
    }
}
