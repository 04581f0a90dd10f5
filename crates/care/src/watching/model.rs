//! Watchers, and which of them holds the reply.

use db::FromRow;
use kernel::{CaseId, Instant, UserId};

use super::GONE;
use crate::words::words;

words! {
    /// What somebody does with a case that they have open.
    pub enum Doing {
        /// They look at it.
        Viewing = "viewing",
        /// They have it open and are away.
        Away = "away",
        /// They write an answer.
        Writing = "writing",
    }
}

/// Somebody who has a case open.
#[derive(Clone, PartialEq, Eq, Hash, Debug, FromRow)]
pub struct Watcher {
    /// Which case.
    pub case_id: CaseId,
    /// Who.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// What they do.
    pub doing: Doing,
    /// Since when.
    pub since: Instant,
    /// Their last sign of life.
    pub seen_at: Instant,
    /// Who took the reply over from them.
    pub yielded_to: Option<UserId>,
}

impl Watcher {
    /// Whether they have given a sign of life lately.
    pub fn is_here(&self, now: Instant) -> bool {
        now.since(self.seen_at) < GONE
    }
}

/// Words of the brand that stand last in a case.
#[derive(Clone, Debug, FromRow)]
pub struct Answered {
    /// Who wrote them; `None` for a program, or the network's own app.
    pub by: Option<UserId>,
    /// Their name.
    pub name: Option<String>,
    /// When.
    pub at: Instant,
}

/// Who holds the reply, as somebody sees it who is about to write.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Lock {
    /// Nobody else.
    #[default]
    Free,
    /// A colleague writes.
    Held {
        /// Who.
        by: UserId,
        /// Their name.
        name: String,
        /// Since when.
        since: Instant,
    },
    /// A colleague took it over from the reader, and writes.
    Lost {
        /// Who.
        to: UserId,
        /// Their name.
        name: String,
    },
}

/// Who holds the reply among these, seen by somebody: of those who write, who began first and did not yield.
pub fn lock(watchers: &[Watcher], me: Option<UserId>) -> Lock {
    let lost = watchers.iter().find(|one| Some(one.user) == me).and_then(|one| one.yielded_to);
    let mut busy = watchers.iter().filter(|one| one.doing == Doing::Writing);
    if let Some(winner) = lost.and_then(|to| busy.find(|one| one.user == to)) {
        return Lock::Lost { to: winner.user, name: winner.name.clone() };
    }
    let writing = watchers.iter().filter(|one| one.doing == Doing::Writing && one.yielded_to.is_none());
    match writing.min_by_key(|one| (one.since, one.user)) {
        Some(holder) if Some(holder.user) != me => {
            Lock::Held { by: holder.user, name: holder.name.clone(), since: holder.since }
        }
        _ => Lock::Free,
    }
}
