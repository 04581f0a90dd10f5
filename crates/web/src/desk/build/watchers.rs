//! Who else is in a case.

use std::collections::HashMap;

use care::watching::{self, Doing as Does, Watcher};
use kernel::{CaseId, UserId};

use crate::desk::case::{Doing, Viewer};
use crate::desk::composer::Lock;
use crate::desk::list::{Line, List, Row};
use crate::ui::Face;

/// Those who have a case open, beside the reader.
pub fn viewers(watchers: &[Watcher], me: UserId) -> Vec<Viewer> {
    let others = watchers.iter().filter(|watcher| watcher.user != me);
    others
        .map(|watcher| Viewer {
            face: Face::new(watcher.user.to_string(), watcher.name.as_str()),
            doing: match watcher.doing {
                Does::Viewing => Doing::Viewing,
                Does::Away => Doing::Away,
                Does::Writing => Doing::Writing,
            },
        })
        .collect()
}

/// The person of a case, who writes in a chat.
pub fn visitor(row: &care::desk::Row) -> Viewer {
    Viewer { face: Face::new(row.person_id.to_string(), row.person.as_str()), doing: Doing::Writing }
}

/// Who holds the reply, as the reader sees it.
pub fn lock(watchers: &[Watcher], me: UserId) -> Lock {
    match watching::lock(watchers, Some(me)) {
        watching::Lock::Free => Lock::Free,
        watching::Lock::Held { name, since, .. } => Lock::Held { name, since },
        watching::Lock::Lost { name, .. } => Lock::Lost { name },
    }
}

/// A row shows who else is in its case, and first of all who writes.
pub fn watch(row: &mut Row, watchers: &[Watcher], me: UserId) {
    row.viewers = viewers(watchers, me);
    if let Some(writer) = row.viewers.iter().find(|viewer| viewer.doing == Doing::Writing) {
        row.line = Line::Writing(writer.face.name.clone());
    }
}

/// The same for every row of a list.
pub fn watch_list(list: &mut List, by_case: &HashMap<CaseId, Vec<Watcher>>, me: UserId) {
    for row in &mut list.rows {
        let watchers = row.case_id.parse().ok().and_then(|case: CaseId| by_case.get(&case));
        watch(row, watchers.map_or(&[], Vec::as_slice), me);
    }
}
