//! Single statements on a SQLite connection: binding, stepping, and errors in our words.

use std::borrow::Cow;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ErrorCode, ToSql, ffi};

use crate::row::{Cells, check_columns};
use crate::{Arg, Composed, Engine, Error, FromRow, Mismatch, Row, Sql, Value};

pub(crate) fn query<R: FromRow>(
    connection: &Connection,
    sql: &'static Sql,
    args: &[Arg<'_>],
) -> Result<Vec<R>, Error> {
    rows(prepared(connection, sql)?, sql.name(), args)
}

pub(crate) fn query_composed<R: FromRow>(
    connection: &Connection,
    composed: &Composed<'_>,
) -> Result<Vec<R>, Error> {
    let name = composed.name();
    let statement = connection.prepare_cached(&composed.text(Engine::Sqlite)?).map_err(|e| error(name, e))?;
    rows(statement, name, composed.args())
}

fn rows<R: FromRow>(
    mut statement: CachedStatement<'_>,
    name: &'static str,
    args: &[Arg<'_>],
) -> Result<Vec<R>, Error> {
    let failed = |e| error(name, e);
    check_columns::<R>(name, statement.column_names())?;
    bind(&mut statement, name, args)?;
    let mut rows = statement.raw_query();
    let mut out = Vec::new();
    while let Some(row) = rows.next().map_err(failed)? {
        out.push(R::from_row(&Row { statement: name, cells: Cells::Sqlite(row) })?);
    }
    Ok(out)
}

pub(crate) fn execute(connection: &Connection, sql: &'static Sql, args: &[Arg<'_>]) -> Result<u64, Error> {
    step(connection, &mut prepared(connection, sql)?, sql, args)
}

pub(crate) fn execute_many(
    connection: &Connection,
    sql: &'static Sql,
    rows: &[Vec<Arg<'_>>],
) -> Result<u64, Error> {
    let mut statement = prepared(connection, sql)?;
    rows.iter().try_fold(0, |sum, args| Ok(sum + step(connection, &mut statement, sql, args)?))
}

pub(crate) fn batch(connection: &Connection, text: &str) -> Result<(), Error> {
    connection.execute_batch(text).map_err(|e| error(text.lines().next().unwrap_or_default(), e))
}

/// `begin`, `savepoint`, `commit` …: no arguments, no rows, asked for all the time.
pub(super) fn control(connection: &Connection, text: &'static str) -> Result<(), Error> {
    let run = || connection.prepare_cached(text)?.raw_execute();
    run().map(drop).map_err(|e| error(text, e))
}

pub(crate) fn prepare(connection: &Connection, sql: &'static Sql) -> Result<(), Error> {
    prepared(connection, sql).map(drop)
}

/// How the engine goes about a statement: one line for each step.
pub(crate) fn plan(connection: &Connection, sql: &'static Sql) -> Result<Vec<String>, Error> {
    let failed = |e| error(sql.name(), e);
    let text = format!("explain query plan {}", sql.text(Engine::Sqlite)?);
    let mut statement = connection.prepare(&text).map_err(failed)?;
    // Without arguments every one of them is null; the plan is the same.
    let mut rows = statement.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next().map_err(failed)? {
        steps.push(row.get(3).map_err(failed)?);
    }
    Ok(steps)
}

fn prepared<'c>(connection: &'c Connection, sql: &'static Sql) -> Result<CachedStatement<'c>, Error> {
    connection.prepare_cached(sql.text(Engine::Sqlite)?).map_err(|e| error(sql.name(), e))
}

/// Runs to the end; rows of a `returning` are skipped.
fn step(
    connection: &Connection,
    statement: &mut CachedStatement<'_>,
    sql: &Sql,
    args: &[Arg<'_>],
) -> Result<u64, Error> {
    bind(statement, sql.name(), args)?;
    let mut rows = statement.raw_query();
    while rows.next().map_err(|e| error(sql.name(), e))?.is_some() {}
    drop(rows);
    Ok(connection.changes())
}

fn bind(statement: &mut CachedStatement<'_>, name: &'static str, args: &[Arg<'_>]) -> Result<(), Error> {
    let wanted = statement.parameter_count();
    if wanted != args.len() {
        let message = format!("it has {wanted} placeholders and was given {} arguments", args.len());
        return Err(Error::statement(name, message));
    }
    for (index, arg) in args.iter().enumerate() {
        if matches!(arg, Arg::Text(text) if text.contains('\0')) {
            let message = format!("${} holds U+0000, which PostgreSQL cannot store", index + 1);
            return Err(Error::statement(name, message));
        }
        statement.raw_bind_parameter(index + 1, arg).map_err(|e| error(name, e))?;
    }
    Ok(())
}

impl ToSql for Arg<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let json = |value: Result<String, serde_json::Error>| {
            value.map(Into::into).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))
        };
        Ok(match self {
            Self::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Int(int) => ToSqlOutput::Borrowed(ValueRef::Integer(*int)),
            Self::Float(float) => ToSqlOutput::Borrowed(ValueRef::Real(*float)),
            Self::Bool(bool) => ToSqlOutput::Borrowed(ValueRef::Integer((*bool).into())),
            Self::Text(text) | Self::Json(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
            Self::Id(id) => ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes())),
            Self::Ids(ids) => json(serde_json::to_string(
                &ids.iter().map(|id| id.simple().to_string()).collect::<Vec<_>>(),
            ))?,
            Self::Texts(texts) => json(serde_json::to_string::<Vec<Cow<'_, str>>>(texts))?,
            Self::Ints(ints) => json(serde_json::to_string(ints))?,
        })
    }
}

pub(crate) fn value(value: ValueRef<'_>) -> Result<Value<'_>, Mismatch> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(int) => Value::Int(int),
        ValueRef::Real(float) => Value::Float(float),
        ValueRef::Blob(bytes) => Value::Bytes(bytes),
        ValueRef::Text(text) => {
            Value::Text(std::str::from_utf8(text).map_err(|_| Mismatch("the text is not UTF-8".into()))?)
        }
    })
}

/// SQLite's error in our words.
pub(super) fn error(name: &str, error: rusqlite::Error) -> Error {
    let (code, message) = match error {
        rusqlite::Error::SqliteFailure(code, message) => (code, message.unwrap_or_else(|| code.to_string())),
        rusqlite::Error::SqlInputError { error, msg, .. } => (error, msg),
        other => return Error::statement(name, other.to_string()),
    };
    let constraint = || match message.split_once("constraint failed: ") {
        Some((_, constraint)) => constraint.to_owned(),
        None => "unnamed".to_owned(),
    };
    match (code.code, code.extended_code) {
        (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => {
            Error::Unique { constraint: constraint() }
        }
        (_, ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => Error::ForeignKey { constraint: constraint() },
        (ErrorCode::DiskFull, _) => Error::Full,
        (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Error::Locked,
        (
            ErrorCode::SystemIoFailure
            | ErrorCode::DatabaseCorrupt
            | ErrorCode::NotADatabase
            | ErrorCode::CannotOpen
            | ErrorCode::ReadOnly,
            // A write in a read is the program's mistake, not the disk's.
            extended,
        ) if extended != ffi::SQLITE_READONLY => Error::Storage { message },
        // The full-text engine quotes what a person searched for.
        _ if message.starts_with("fts5:") => Error::statement(name, "the search text cannot be parsed"),
        _ => Error::statement(name, message),
    }
}
