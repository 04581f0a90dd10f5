//! The product: what happens between a customer's words and the brand's answer.
//!
//! In: deliveries of the networks, and what people do on the desk. Out: rows, events, words in the outbox.
//! Promised: a verb is one transaction; every verb takes a [`kernel::Ctx`] and a [`db::Tx`], never the pool; data
//! flows one way, in the order that [`flow`] writes down. No HTTP and no engine is named here.

pub mod access;
pub mod accounts;
pub mod approvals;
pub mod assignment;
pub mod brand;
pub mod cases;
pub mod clocks;
pub mod consults;
pub mod desk;
mod error;
pub mod facts;
pub mod flow;
pub mod goodwill;
pub mod handling;
pub mod handoffs;
pub mod imports;
pub mod ingest;
pub mod learning;
pub mod models;
pub mod notifications;
pub mod opinions;
pub mod outbound;
pub mod people;
pub mod queues;
pub mod routing;
pub mod staff;
#[cfg(test)]
mod testing;
pub mod trace;
pub mod trail;
mod words;

// Who calls verbs needs the pool and the transaction, and no more of the database.
pub use db::{Db, Notice, Tx};
pub use error::{Conflict, Error, Result};

/// The tables of the product.
pub static MIGRATIONS: db::MigrationSet = db::MigrationSet {
    name: "care",
    migrations: &[
        db::Migration { number: 1, name: "foundation", text: include_str!("migrations/0001_foundation.sql") },
        db::Migration { number: 2, name: "imports", text: include_str!("migrations/0002_imports.sql") },
        db::Migration { number: 3, name: "learning", text: include_str!("migrations/0003_learning.sql") },
        db::Migration { number: 4, name: "work", text: include_str!("migrations/0004_work.sql") },
        db::Migration { number: 5, name: "models", text: include_str!("migrations/0005_models.sql") },
        db::Migration { number: 6, name: "staff", text: include_str!("migrations/0006_staff.sql") },
        db::Migration { number: 7, name: "handoffs", text: include_str!("migrations/0007_handoffs.sql") },
        db::Migration { number: 8, name: "clocks", text: include_str!("migrations/0008_clocks.sql") },
        db::Migration { number: 9, name: "approvals", text: include_str!("migrations/0009_approvals.sql") },
    ],
};

/// Every statement of the product, for the test that prepares them all on both engines.
pub fn statements() -> Vec<&'static [&'static db::Sql]> {
    vec![
        access::store::ALL,
        accounts::store::ALL,
        approvals::store::ALL,
        assignment::store::ALL,
        brand::store::ALL,
        cases::store::ALL,
        clocks::store::ALL,
        consults::store::ALL,
        desk::store::ALL,
        handoffs::store::ALL,
        goodwill::store::ALL,
        handling::store::ALL,
        imports::store::ALL,
        ingest::store::ALL,
        learning::store::ALL,
        models::store::ALL,
        notifications::store::ALL,
        opinions::store::ALL,
        outbound::store::ALL,
        people::store::ALL,
        queues::store::ALL,
        routing::store::ALL,
        staff::store::ALL,
        trace::store::ALL,
        trail::store::ALL,
    ]
}
