//! What was heard and not told yet.

use std::collections::BTreeSet;
use std::sync::Arc;

use care::brand::Brand;
use care::outbound::DRAFTED;
use care::{Notice, calls, watching};
use kernel::{CaseId, UserId};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::time::Instant;

use super::GATHER;
use crate::state::App;

/// What has changed since the last tick.
#[derive(Default, Debug)]
pub struct News {
    /// Cases that look different.
    pub cases: BTreeSet<CaseId>,
    /// Cases in which others are now, or do something else.
    pub watched: BTreeSet<CaseId>,
    /// Who sees a case otherwise than before, and nobody else: by a draft of theirs, or because they have seen it.
    pub personal: BTreeSet<(CaseId, UserId)>,
    /// Whether the counts may be others.
    pub rail: bool,
    /// Whether what is somebody's own in the rail may be another.
    pub own: bool,
    /// Whether saved views may be others.
    pub views: bool,
    /// Whether the brand is another: its accounts, its rules.
    pub brand: bool,
    /// Whether notices were lost.
    pub missed: bool,
}

impl News {
    fn hear(&mut self, notice: &Notice) {
        let cases = || notice.payload.split(',').filter_map(|id| id.parse::<CaseId>().ok());
        match &*notice.topic {
            "cases" => {
                self.cases.extend(cases());
                self.rail = true;
            }
            watching::TOPIC => self.watched.extend(cases()),
            DRAFTED | watching::SEEN => {
                let said = notice.payload.split_once(' ');
                self.personal
                    .extend(said.and_then(|(case, of)| Some((case.parse().ok()?, of.parse().ok()?))));
            }
            "problems" | "staff" => self.rail = true,
            "approvals" | "notifications" | calls::TOPIC => (self.rail, self.own) = (true, true),
            "views" => (self.rail, self.own, self.views) = (true, true, true),
            Notice::RESYNC => self.missed = true,
            _ => {}
        }
    }

    fn is_urgent(&self) -> bool {
        !self.cases.is_empty()
            || !self.watched.is_empty()
            || !self.personal.is_empty()
            || self.brand
            || self.missed
    }

    /// Waits until there is something to tell, and a moment longer. Counts alone wait until they may be made again.
    /// `None` at the end of the node.
    pub async fn gather(
        &mut self,
        app: &App,
        notices: &mut Receiver<Notice>,
        brands: &mut watch::Receiver<Arc<Brand>>,
        counts: Instant,
    ) -> Option<()> {
        while !self.is_urgent() {
            tokio::select! {
                () = app.stop.cancelled() => return None,
                heard = notices.recv() => self.take_in(heard)?,
                Ok(()) = brands.changed() => self.brand = true,
                () = tokio::time::sleep_until(counts), if self.rail => break,
            }
        }
        let until = Instant::now() + GATHER;
        while let Ok(heard) = tokio::time::timeout_at(until, notices.recv()).await {
            self.take_in(heard)?;
        }
        Some(())
    }

    fn take_in(&mut self, heard: Result<Notice, RecvError>) -> Option<()> {
        match heard {
            Ok(notice) => self.hear(&notice),
            Err(RecvError::Lagged(_)) => self.missed = true,
            Err(RecvError::Closed) => return None,
        }
        Some(())
    }

    /// What is told now; without the counts, if it is not their time.
    pub fn take(&mut self, counts: bool) -> Self {
        let mut told = std::mem::take(self);
        if !counts {
            (self.rail, self.own, self.views) = (told.rail, told.own, told.views);
            (told.rail, told.own, told.views) = (false, false, false);
        }
        told
    }
}
