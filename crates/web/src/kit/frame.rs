//! The frame, and moments.

use crate::prefs::Prefs;
use crate::shell::{Frame, Mine, Place, RailItem, Theme};
use crate::ui::{Chip, Clock, ClockState, Face, Network, Presence};
use kernel::{Instant, Millis};

/// The gallery's present: Thursday 12 March 2026, 10:24 UTC.
pub const NOW: Instant = Instant::from_seconds(1_773_311_040);

/// So many minutes ago.
pub fn ago(minutes: i64) -> Instant {
    NOW - Millis::minutes(minutes)
}

/// The sandbox.
pub fn sandbox() -> Network {
    Network::new("sandbox", "Sandbox")
}

/// A colleague.
pub fn colleague(name: &str) -> Face {
    Face::new(format!("usr_{}", name.to_lowercase().replace(' ', "_")), name)
}

/// A first response clock that ends in so many seconds.
pub fn first_response(left: i64) -> Clock {
    let due = NOW + Millis::seconds(left);
    Clock {
        promise: "First response".into(),
        start: due - Millis::minutes(15),
        warn: due - Millis::minutes(4),
        due,
        state: ClockState::Running,
        calendar: "round the clock".into(),
        pauses: vec![],
        shut: None,
    }
}

/// The owner's department.
pub fn department(word: &str, kind: &'static str) -> Chip {
    Chip { word: word.into(), kind, title: format!("{word} owns this case") }
}

fn item(slug: &str, name: &str, count: u64, late: u64) -> RailItem {
    RailItem { slug: slug.into(), name: name.into(), count, late }
}

/// What stands around a page.
pub fn frame(title: &str, place: Place) -> Frame {
    Frame {
        title: title.into(),
        now: NOW,
        me: colleague("Ana Ruiz"),
        role: "Lead".into(),
        brand: "Larkspur Broadband".into(),
        csrf: "gallery".into(),
        theme: Theme::System,
        prefs: Prefs::default(),
        place,
        views: vec![
            item("mine", "Mine", 7, 1),
            item("all", "All", 128, 4),
            item("unassigned", "Unassigned", 43, 3),
            item("snoozed", "Snoozed", 5, 0),
            item("resolved", "Resolved", 1893, 0),
            item("handed", "Handed to us", 2, 1),
            item("asked", "Asked of us", 1, 0),
            item("approve", "To approve", 0, 0),
        ],
        saved: vec![],
        queues: vec![
            item("outages", "Outages & faults", 61, 2),
            item("billing", "Billing & refunds", 24, 1),
            item("moving", "Moving home", 9, 0),
            item("community", "Community", 31, 0),
            item("moderation", "Moderation", 3, 1),
        ],
        mine: Some(Mine { presence: Presence::Ready, used: 3, capacity: 6 }),
        unseen: 3,
        problems: 3,
        may_direct: true,
        may_configure: true,
        has_sandbox: true,
        events: None,
        ringing: vec![],
    }
}
