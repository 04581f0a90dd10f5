//! How much work is, and how much of it somebody holds: what the ownership model says, with what holds where it says
//! nothing.

use kernel::Millis;
use ownership::{Queue, Team, Weight};

/// Units that somebody holds at a time where neither a team nor a lead says otherwise.
pub const DEFAULT_UNITS: u32 = 6;

/// A weight as `work_items` keeps it: 0 takes everything.
pub fn units_of(weight: Weight) -> i64 {
    match weight {
        Weight::All => 0,
        Weight::Units(units) => units.into(),
    }
}

/// Units that somebody holds at a time: their own number, else their team's.
pub fn capacity_of(team: Option<&Team>, own: Option<i64>) -> u32 {
    let own = own.and_then(|units| u32::try_from(units).ok());
    own.or_else(|| team.and_then(|team| team.capacity_units)).unwrap_or(DEFAULT_UNITS)
}

/// Over how long somebody of this team is given more and more after they became ready; at once if it is `None`.
pub fn ramp_up_of(team: Option<&Team>) -> Option<Millis> {
    team.and_then(|team| team.ramp_up)
}

/// After how long an item of this queue goes to somebody without the skills that it asks for; never if it is `None`.
pub fn relax_after(queue: &Queue) -> Option<Millis> {
    queue.relax_after
}

/// What everybody in a team can do, at the first level.
pub fn skills_of_team(team: &Team) -> impl Iterator<Item = &str> {
    team.skills.iter().map(|skill| &**skill)
}
