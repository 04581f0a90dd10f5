//! Who may agree, and whether enough have. Pure.

use kernel::Role;
use ownership::Approval;

use super::model::{Candidate, State, Vote};
use super::standing::Standing;

/// What a vote says of somebody who agreed because they lead.
pub(crate) const LEAD: &str = "lead";

/// The role by which somebody may agree to a candidate; else who can, in words.
pub(crate) fn role_of(candidate: &Candidate, votes: &[&Vote], standing: &Standing) -> Result<String, String> {
    if candidate.authors.0.contains(&standing.user) {
        return Err("you wrote or changed these words: somebody else has to agree to them".into());
    }
    if votes.iter().any(|vote| vote.user_id == standing.user) {
        return Err("you have agreed already: somebody else has to agree as well".into());
    }
    let (policy, leads) = (&candidate.policy.0, standing.rank >= Role::Lead);
    let exceeds = candidate.goodwill.as_ref().is_some_and(|goodwill| goodwill.0.exceeds);
    if exceeds && !leads {
        return Err("the goodwill in it is above the standard: a lead has to agree to it".into());
    }
    let escalated = candidate.state == State::Escalated;
    let held = policy.by.iter().map(|role| role.as_str()).find_map(|role| {
        let deputy = format!("{role}_deputy");
        if standing.holds(role) {
            Some(role.to_owned())
        } else if escalated && standing.holds(&deputy) {
            Some(deputy)
        } else {
            None
        }
    });
    match held {
        Some(role) => Ok(role),
        None if leads && (policy.by.is_empty() || escalated) => Ok(LEAD.into()),
        None => Err(format!("{} has to agree to these words", who(policy))),
    }
}

/// Whether the votes are enough for a policy, which may be another one than they were given for.
pub(crate) fn covers(policy: &Approval, votes: &[Vote]) -> bool {
    let counts = |vote: &&Vote| {
        let role = vote.role.trim_end_matches("_deputy");
        policy.by.is_empty() || vote.role == LEAD || policy.by.iter().any(|by| by.as_str() == role)
    };
    votes.iter().filter(counts).count() >= policy.need as usize
}

/// Who has to agree, in words.
pub(crate) fn who(policy: &Approval) -> String {
    let one = match policy.by.as_slice() {
        [] => "a lead who may publish there".to_owned(),
        roles => roles.iter().map(|role| format!("`{role}`")).collect::<Vec<_>>().join(" or "),
    };
    if policy.need > 1 { format!("{} different people ({one})", policy.need) } else { one }
}
