//! A queued verb: runs on a database thread, perhaps more than once, and is answered once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use tokio::sync::oneshot;

use crate::{Error, Failure, Notice, Tx};

/// A verb whose types have been forgotten.
pub(crate) trait Job: Send {
    /// Runs the verb. Its notices if its changes shall be kept.
    fn run(&mut self, tx: &mut Tx) -> Option<Vec<Notice>>;
    /// Tells the caller, after the commit or instead of it. A verb's own failure counts more than the
    /// group's.
    fn answer(self: Box<Self>, group: Result<(), Error>);
}

pub(crate) struct Verb<F, T, E> {
    verb: F,
    outcome: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Verb<F, T, E> {
    pub(crate) fn new(verb: F, reply: oneshot::Sender<Result<T, E>>) -> Self {
        Self { verb, outcome: None, reply }
    }
}

impl<F, T, E> Job for Verb<F, T, E>
where
    F: AsyncFn(&mut Tx) -> Result<T, E> + Send,
    T: Send,
    E: Failure + Send,
{
    fn run(&mut self, tx: &mut Tx) -> Option<Vec<Notice>> {
        // The connection stays sound across a panic: its statements reset themselves and the savepoint is
        // undone.
        let polled = catch_unwind(AssertUnwindSafe(|| {
            pin!((self.verb)(tx)).poll(&mut Context::from_waker(Waker::noop()))
        }));
        let outcome = match polled {
            Ok(Poll::Ready(outcome)) => outcome,
            Ok(Poll::Pending) => Err(Error::Waited.into()),
            Err(_) => Err(Error::Panicked.into()),
        };
        let (outcome, notices) = match tx.conclude(outcome) {
            Ok((value, notices)) => (Ok(value), Some(notices)),
            Err(error) => (Err(error), None),
        };
        self.outcome = Some(outcome);
        notices
    }

    fn answer(self: Box<Self>, group: Result<(), Error>) {
        let outcome = match (self.outcome, group) {
            (Some(Err(own)), _) => Err(own),
            (_, Err(group)) => Err(group.into()),
            (Some(Ok(value)), Ok(())) => Ok(value),
            (None, Ok(())) => Err(Error::Closed.into()),
        };
        // A caller that no longer waits does not undo what was committed.
        let _ = self.reply.send(outcome);
    }
}
