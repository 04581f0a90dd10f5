//! Who works here, what they can do, and whether they are here.
//!
//! In: what a lead says of somebody (teams, skills, certificates, capacity, shifts), what an administrator says
//! (roles), and what people say of themselves (ready, busy, on a break, off). Out: who may be given work, and how
//! much. Promised: nobody is ready without having said so; a heart that stops beating makes somebody away after one
//! minute and changes nothing else, so that they are as before when it beats again; the end of a shift sets off;
//! whoever never said anything is given nothing and keeps what they took by hand.

mod abilities;
mod board;
mod capacity;
mod model;
mod presence;
pub mod store;
#[cfg(test)]
mod tests;

pub use self::abilities::{
    SKILL_LEVELS, abilities, add_shift, certificates_of, certify, grant_role, join, leave, profile,
    remove_shift, revoke_certificate, revoke_role, roles_of, set_capacity, set_skill, set_teams, shifts_of,
    teams_of,
};
pub(crate) use board::running;
pub use board::{board, loads};
pub use capacity::{DEFAULT_UNITS, capacity_of, ramp_up_of, relax_after, skills_of_team, units_of};
pub use model::{Certificate, Load, Member, Presence, Profile, Shift, Skill, State, Tie};
pub use presence::{GRACE, beat, here, is_here, present, say, say_of};
pub(crate) use presence::{end_shifts, given, gone, took};

/// Everything known of the staff that is not a shift, read at once.
pub(crate) use self::abilities::{Roster, roster};
