//! Who has which case open on this node, by their lines: the last line that ends takes its reader out of the case.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use care::{Tx, watching};
use kernel::{CaseId, UserId};

use crate::auth::Me;
use crate::state::App;

/// A page that is loaded again lets its old line go before the new one stands.
const SLACK: Duration = Duration::from_secs(2);

/// How many lines each reader has on each case.
#[derive(Default, Debug)]
pub struct Seats(Mutex<HashMap<(UserId, CaseId), usize>>);

impl Seats {
    fn change(&self, user: UserId, case: CaseId, by: isize) -> usize {
        let mut seats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = seats.entry((user, case)).or_default();
        *lines = lines.saturating_add_signed(by);
        let left = *lines;
        if left == 0 {
            seats.remove(&(user, case));
        }
        left
    }

    fn lines(&self, user: UserId, case: CaseId) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&(user, case)).copied().unwrap_or(0)
    }
}

/// A reader before an open case, as long as their line stands.
pub struct Seat {
    app: App,
    me: Me,
    case: CaseId,
}

impl Seat {
    pub fn take(app: &App, me: &Me, case: CaseId) -> Self {
        app.live.seats.change(me.user.id, case, 1);
        Self { app: app.clone(), me: me.clone(), case }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let (app, me, case) = (self.app.clone(), self.me.clone(), self.case);
        let left = app.live.seats.change(me.user.id, case, -1);
        // A node that stops says nothing: its readers are back at once elsewhere, or gone by their silence.
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        if left > 0 || app.stop.is_cancelled() {
            return;
        }
        runtime.spawn(async move {
            tokio::select! {
                () = app.stop.cancelled() => return,
                () = tokio::time::sleep(SLACK) => {}
            }
            if app.live.seats.lines(me.user.id, case) > 0 {
                return;
            }
            let left = app.write(async move |tx: &mut Tx| watching::leave(tx, &me.ctx, case).await).await;
            if let Err(error) = left {
                crate::fault::log(&error);
            }
        });
    }
}
