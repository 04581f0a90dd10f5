//! From care's suggestions and joins to what is shown. Pure.

use std::collections::HashMap;

use care::access::User;
use care::cases::Case;
use care::desk::CaseView;
use care::identity::{self, CaseJoin, Evidence, Pair, Party, Sign, State};
use kernel::{Instant, UserId};

use super::{Joinable, Joined, Maybe, PersonJoin, Side, Who};
use crate::auth::Me;
use crate::desk::build::{audience, network};
use crate::ui::{self, Face};

/// What stands beside a case.
pub(crate) fn beside(me: &Me, view: &CaseView, pairs: Vec<Pair>, joins: &[CaseJoin], back: String) -> Who {
    let joined = joins.iter().filter(|join| join.into_case == view.case.id && join.undone_at.is_none());
    let joinable = |case: &&Case| Joinable {
        case_id: case.id.to_string(),
        subject: case.last_text.clone(),
        at: case.opened_at,
    };
    Who {
        maybe: pairs.into_iter().map(maybe).collect(),
        joinable: identity::same_issue_in(&view.case, &view.cases).iter().map(joinable).collect(),
        joined: joined.map(|join| Joined { id: join.id.to_string(), at: join.at }).collect(),
        case_id: view.case.id.to_string(),
        back,
        csrf: me.session.csrf.clone(),
        may: may(me),
        now: me.ctx.now(),
    }
}

/// Whether somebody may decide.
pub(crate) fn may(me: &Me) -> bool {
    me.user.role >= kernel::Role::Agent
}

/// A suggestion.
pub(crate) fn maybe(pair: Pair) -> Maybe {
    let found = &pair.suggestion;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 0 to 0.99")]
    let percent = (found.score.clamp(0.0, 1.0) * 100.0).floor() as u8;
    Maybe {
        id: found.id.to_string(),
        percent,
        signs: signs(&found.evidence.0),
        open: found.state == State::Open,
        rejected: found.state == State::Rejected,
        one: side(pair.one),
        other: side(pair.other),
    }
}

/// Evidence in sentences.
pub(crate) fn signs(evidence: &[Evidence]) -> Vec<String> {
    let said = |one: &Evidence| {
        let shown = [("shown", one.shown.as_str().into())];
        match one.sign {
            Sign::Verified => ui::tell("identity-sign-verified", &shown),
            Sign::Order => ui::tell("identity-sign-order", &shown),
            Sign::Account => ui::tell("identity-sign-account", &shown),
            Sign::Email => ui::tell("identity-sign-email", &shown),
            Sign::Phone => ui::tell("identity-sign-phone", &shown),
            Sign::Handle => ui::tell("identity-sign-handle", &shown),
            Sign::Name => ui::tell("identity-sign-name", &shown),
            Sign::Text => ui::tell("identity-sign-text", &shown),
        }
    };
    evidence.iter().map(said).collect()
}

fn side(party: Party) -> Side {
    let handles = party.identities.iter().map(|one| (network(&one.channel), one.handle.clone())).collect();
    let words =
        party.words.map(|said| (audience(said.visibility), said.text, said.at, said.case_id.to_string()));
    let id = party.person.id.to_string();
    Side {
        face: Face::new(id.clone(), party.person.name.as_str()),
        id,
        name: party.person.name,
        handles,
        words,
    }
}

/// The joins of persons, with the names of those who decided.
pub(crate) fn joins(
    joins: Vec<identity::PersonJoin>,
    names: &HashMap<kernel::PersonId, String>,
    users: &HashMap<UserId, User>,
) -> Vec<PersonJoin> {
    let name = |id: kernel::PersonId| names.get(&id).cloned().unwrap_or_else(|| id.to_string());
    let user = |id: Option<UserId>| id.and_then(|id| users.get(&id)).map(|user| user.name.clone());
    let shown = |join: identity::PersonJoin| PersonJoin {
        id: join.id.to_string(),
        kept: name(join.kept),
        joined: name(join.joined),
        signs: signs(&join.evidence.0),
        at: join.at,
        by: user(join.by_user),
        undone: join.undone_at.map(|at: Instant| (at, user(join.undone_by))),
    };
    joins.into_iter().map(shown).collect()
}
