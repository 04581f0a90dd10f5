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
pub mod bulk;
pub mod calls;
pub mod cases;
pub mod chat;
pub mod checks;
pub mod clocks;
pub mod complaints;
pub mod consults;
pub mod contacts;
pub mod deeds;
pub mod desk;
pub mod engagement;
mod error;
pub mod facts;
pub mod flow;
pub mod goodwill;
pub mod handling;
pub mod handoffs;
pub mod identity;
pub mod imports;
pub mod ingest;
pub mod knowledge;
pub mod leads;
pub mod learning;
mod lines;
pub mod macros;
pub mod media;
pub mod models;
pub mod notifications;
pub mod opinions;
pub mod outbound;
pub mod people;
pub mod pivots;
pub mod preferences;
pub mod promises;
pub mod push;
pub mod queue_mode;
pub mod queues;
pub mod rewards;
pub mod rights;
pub mod routing;
pub mod search;
pub mod signatures;
pub mod staff;
pub mod tags;
#[cfg(test)]
mod testing;
pub mod trace;
pub mod trail;
pub mod views;
pub mod vips;
pub mod wallboard;
pub mod watching;
mod words;
pub mod wrap_up;

// Who calls verbs needs the pool and the transaction, and no more of the database.
pub use db::{Db, Notice, Tx};
pub use error::{Conflict, Error, Result, Wrong};

macro_rules! migration {
    ($number:literal, $name:literal, $file:literal) => {
        db::Migration { number: $number, name: $name, text: include_str!(concat!("migrations/", $file)) }
    };
}

/// The tables of the product.
pub static MIGRATIONS: db::MigrationSet = db::MigrationSet {
    name: "care",
    migrations: &[
        migration!(1, "foundation", "0001_foundation.sql"),
        migration!(2, "imports", "0002_imports.sql"),
        migration!(3, "learning", "0003_learning.sql"),
        migration!(4, "work", "0004_work.sql"),
        migration!(5, "models", "0005_models.sql"),
        migration!(6, "staff", "0006_staff.sql"),
        migration!(7, "handoffs", "0007_handoffs.sql"),
        migration!(8, "clocks", "0008_clocks.sql"),
        migration!(9, "approvals", "0009_approvals.sql"),
        migration!(10, "preferences", "0010_preferences.sql"),
        migration!(11, "identity", "0011_identity.sql"),
        migration!(12, "deeds", "0012_deeds.sql"),
        migration!(13, "checks", "0013_checks.sql"),
        migration!(14, "search", "0014_search.sql"),
        migration!(15, "views", "0015_views.sql"),
        migration!(16, "watching", "0016_watching.sql"),
        migration!(17, "push", "0017_push.sql"),
        migration!(18, "pivots", "0018_pivots.sql"),
        migration!(19, "macros", "0019_macros.sql"),
        migration!(20, "wrap_up", "0020_wrap_up.sql"),
        migration!(21, "engagement", "0021_engagement.sql"),
        migration!(22, "boomerang", "0022_boomerang.sql"),
        migration!(23, "networks", "0023_networks.sql"),
        migration!(24, "webchat", "0024_webchat.sql"),
        migration!(25, "media", "0025_media.sql"),
        migration!(26, "mail", "0026_mail.sql"),
        migration!(27, "readers", "0027_readers.sql"),
        migration!(28, "seen", "0028_seen.sql"),
        migration!(29, "people_orders", "0029_people_orders.sql"),
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
        calls::store::ALL,
        bulk::store::ALL,
        cases::store::ALL,
        chat::store::ALL,
        checks::store::ALL,
        clocks::store::ALL,
        complaints::store::ALL,
        consults::store::ALL,
        contacts::store::ALL,
        deeds::store::ALL,
        desk::store::ALL,
        engagement::store::ALL,
        handoffs::store::ALL,
        goodwill::store::ALL,
        handling::store::ALL,
        identity::store::ALL,
        imports::store::ALL,
        ingest::store::ALL,
        knowledge::store::ALL,
        leads::store::ALL,
        learning::store::ALL,
        macros::store::ALL,
        media::store::ALL,
        models::store::ALL,
        notifications::store::ALL,
        opinions::store::ALL,
        outbound::store::ALL,
        people::store::ALL,
        pivots::store::ALL,
        promises::store::ALL,
        preferences::store::ALL,
        push::store::ALL,
        queue_mode::store::ALL,
        queues::store::ALL,
        rewards::store::ALL,
        rights::store::ALL,
        routing::store::ALL,
        search::store::ALL,
        signatures::store::ALL,
        staff::store::ALL,
        tags::store::ALL,
        trace::store::ALL,
        trail::store::ALL,
        views::store::ALL,
        vips::store::ALL,
        wallboard::store::ALL,
        watching::store::ALL,
        wrap_up::store::ALL,
    ]
}
