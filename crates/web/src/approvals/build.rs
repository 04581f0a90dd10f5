//! From what waits for agreement to the page. Pure.

use care::access::User;
use care::approvals::Candidate;
use care::checks::Finding;
use care::desk::Row;
use kernel::UserId;

use super::Waiting;
use crate::desk::build::{self, Said};

/// Words that wait: how many have agreed, whether the reader may, and who the reader is.
pub(super) fn waiting(
    one: &Candidate,
    (given, agrees, me): (usize, bool, UserId),
    row: Option<&Row>,
    users: &[User],
    (findings, seen): (Vec<Finding>, i64),
) -> Waiting {
    let author = one.speaker.0.user();
    let name = users.iter().find(|user| Some(user.id) == author).map(|user| user.name.clone());
    let said = Said {
        given,
        author: name.unwrap_or_else(|| "A program".into()),
        decider: String::new(),
        findings,
        seen,
    };
    Waiting {
        case_id: one.case_id.to_string(),
        person: row.map_or_else(String::new, |row| row.person.clone()),
        asked: row.map_or_else(String::new, |row| row.last_text.clone()),
        candidate: build::waiting(one, said, agrees, author == Some(me)),
    }
}
