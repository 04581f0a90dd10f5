//! From calls and cases to what their agents see. Pure.

use care::brand::Brand;
use care::calls::{Call, Row};
use care::desk::{Around, CaseView};
use care::handoffs::brief::Brief as Draft;
use care::promises;
use kernel::UserId;

use super::view::{Brief, Calling};
use crate::desk::build;
use crate::ui::Face;

/// A call of a list.
pub(super) fn row(brand: &Brand, row: &Row) -> Calling {
    let zone = promises::zone_of(brand, Some(&row.queue));
    Calling {
        id: row.id.to_string(),
        face: Face::new(row.case_id.to_string(), row.person.as_str()),
        time: row.slot_at.map(|at| build::said_at(at, &zone)).unwrap_or_default(),
        at: row.slot_at,
        state: row.state.name(),
        queue: build::queue_chip(brand, &row.queue).word,
        agent: row.agent_name.clone().unwrap_or_default(),
    }
}

/// The reader's calls, and everybody else's.
pub(super) fn split(brand: &Brand, me: UserId, rows: &[Row]) -> (Vec<Calling>, Vec<Calling>) {
    let (mine, team): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.agent == Some(me));
    let all = |rows: Vec<&Row>| rows.into_iter().map(|one| row(brand, one)).collect();
    (all(mine), all(team))
}

/// One call as the page of it shows it.
pub(super) fn calling(brand: &Brand, view: &CaseView, call: &Call) -> Calling {
    let zone = promises::zone_of(brand, Some(&call.queue));
    let agent = call.agent.and_then(|id| view.users.get(&id)).map(|user| user.name.clone());
    Calling {
        id: call.id.to_string(),
        face: Face::new(view.person.id.to_string(), view.person.name.as_str()),
        time: call.slot_at.map(|at| build::said_at(at, &zone)).unwrap_or_default(),
        at: call.slot_at,
        state: call.state.name(),
        queue: build::queue_chip(brand, &call.queue).word,
        agent: agent.unwrap_or_default(),
    }
}

/// What an agent has to know before they call.
pub(super) fn brief(view: &CaseView, around: &Around, draft: Draft) -> Brief {
    let open =
        |one: &&promises::Promise| matches!(one.state, promises::State::Open | promises::State::Broken);
    let mut promised: Vec<String> = around
        .promises
        .iter()
        .filter(open)
        .map(|one| match one.due_at {
            Some(due) => format!("{} ({})", one.text, build::said_at(due, &around.zone)),
            None => one.text.clone(),
        })
        .collect();
    promised.extend(draft.promised.filter(|words| around.promises.iter().all(|one| one.text != *words)));
    Brief {
        asked: draft.asked.unwrap_or_default(),
        told: draft.told.unwrap_or_default(),
        promised,
        tried: build::tried(view, around),
        known: view
            .told()
            .into_iter()
            .map(|told| (build::label(told.datum).to_owned(), told.value))
            .collect(),
        identities: view
            .identities
            .iter()
            .map(|identity| format!("{} @{}", build::network(&identity.channel).name, identity.handle))
            .collect(),
    }
}
