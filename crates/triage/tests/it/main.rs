//! The promises of the crate, seen from outside.

mod labelled;
mod learning;
mod personal;
mod properties;
mod thread;

use triage::{Taxonomy, Topic, Triage};

/// The invented provider whose messages the tests read.
fn northwave() -> Triage {
    Triage::with_taxonomy(&Taxonomy {
        brand_names: vec!["Northwave".into(), "@northwave".into()],
        competitors: vec!["Voltara".into(), "Skyline Telecom".into()],
        topics: vec![
            Topic::new("outage", ["outage", "down", "no internet", "out again", "offline"]),
            Topic::new("billing", ["bill*", "charg*", "refund", "invoice", "money back"]),
            Topic::new("equipment", ["router", "hub", "tv box"]),
        ],
        regions: vec!["GB".into(), "US".into(), "DE".into()],
    })
}
