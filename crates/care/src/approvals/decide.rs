//! Who may agree, and whether enough have. Pure.

use kernel::{Role, Said, said};
use ownership::Approval;

use super::model::{Candidate, State, Vote};
use super::standing::Standing;

/// What a vote says of somebody who agreed because they lead.
pub(crate) const LEAD: &str = "lead";

/// The role by which somebody may agree to a candidate; else who can, in words.
pub(crate) fn role_of(candidate: &Candidate, votes: &[&Vote], standing: &Standing) -> Result<String, Said> {
    if candidate.authors.0.contains(&standing.user) {
        return Err(said!("you wrote or changed these words: somebody else has to agree to them"));
    }
    if votes.iter().any(|vote| vote.user_id == standing.user) {
        return Err(said!("you have agreed already: somebody else has to agree as well"));
    }
    let (policy, leads) = (&candidate.policy.0, standing.rank >= Role::Lead);
    let exceeds = candidate.goodwill.as_ref().is_some_and(|goodwill| goodwill.0.exceeds);
    if exceeds && !leads {
        return Err(said!("the goodwill in it is above the standard: a lead has to agree to it"));
    }
    let escalated = candidate.state == State::Escalated;
    let deputies = policy.deputy.iter().filter(|_| escalated);
    let held = policy.by.iter().chain(deputies).find(|role| standing.holds(role.as_str()));
    match held {
        Some(role) => Ok(role.to_string()),
        None if leads && (policy.by.is_empty() || escalated) => Ok(LEAD.into()),
        None => Err(said!("{who} has to agree to these words", who = who(policy))),
    }
}

/// Whether the votes are enough for a policy, which may be another one than they were given for.
pub(crate) fn covers(policy: &Approval, votes: &[Vote]) -> bool {
    let named = |vote: &Vote| policy.by.iter().chain(&policy.deputy).any(|role| *role == *vote.role);
    let counts = |vote: &&Vote| policy.by.is_empty() || vote.role == LEAD || named(vote);
    votes.iter().filter(counts).count() >= policy.need as usize
}

/// The policy where no other applies: one lead who may publish there.
pub(crate) fn one_lead() -> Approval {
    Approval { by: Vec::new(), need: 1, timeout: None, deputy: Vec::new() }
}

/// Who has to agree, in words.
pub(crate) fn who(policy: &Approval) -> Said {
    let roles = policy.by.iter().map(|role| Said::from(format!("`{role}`")));
    let one = roles
        .reduce(|a, b| said!("{a} or {b}", a, b))
        .unwrap_or_else(|| said!("a lead who may publish there"));
    if policy.need > 1 { said!("{need} different people ({one})", need = policy.need, one) } else { one }
}
