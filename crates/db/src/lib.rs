//! Two engines behind one SQL text.
//!
//! In: a [`Config`] and verbs, `async` closures over a [`Tx`]. Out: their outcomes, after the commit.
//! Promised: a verb is one transaction; what was confirmed is durable; a verb that fails leaves nothing
//! behind and harms no other; a caller that stops waiting neither stops its verb nor leaves a transaction
//! open. Since an engine may repeat a verb that lost a race, a verb changes nothing but rows.
//!
//! ```
//! db::statements! {
//!     COUNT = "select count(*) as n from jobs where tenant = $1";
//! }
//! async fn count(db: &db::Db, ctx: kernel::Ctx) -> Result<i64, db::Error> {
//!     db.read(async move |tx: &mut db::Tx| tx.query_one(&COUNT, &db::args![ctx.tenant]).await).await
//! }
//! ```

// The macros write `db::…`, also inside this crate.
extern crate self as db;

mod arg;
mod composed;
mod error;
mod migrate;
mod notice;
mod open;
mod postgres;
mod row;
mod schema;
mod slow;
mod sql;
mod sqlite;
mod tx;

pub mod jobs;
pub mod outbox;
pub mod testing;

pub use arg::{Arg, Json};
pub use composed::{Composed, Condition};
pub use db_macros::{FromRow, db_test};
pub use error::{Error, Failure};
pub use migrate::{Applied, Migration, MigrationSet};
pub use notice::Notice;
pub use open::{Config, Db, Engine, Tuning, plans, prepare_all};
pub use row::{FromRow, FromValue, Mismatch, Row, Value};
pub use schema::schema_of;
pub use sql::Sql;
pub use testing::TestDb;
pub use tx::Tx;

/// The tables of [`jobs`] and [`outbox`].
pub static MIGRATIONS: MigrationSet = MigrationSet {
    name: "db",
    migrations: &[
        Migration { number: 1, name: "jobs", text: include_str!("jobs/1_jobs.sql") },
        Migration { number: 2, name: "outbox", text: include_str!("outbox/2_outbox.sql") },
        Migration { number: 3, name: "lines", text: include_str!("outbox/3_lines.sql") },
    ],
};

/// The statements of this crate, for [`prepare_all`].
pub static STATEMENTS: &[&[&Sql]] = &[migrate::ALL, schema::ALL, jobs::ALL, outbox::ALL];
