//! Many deliveries, one commit.
//!
//! In: bodies from many requests at once. Out: each request's answer, once its body is on disk. Promised: while one
//! commit is under way the next bodies gather, so that the price of a durable commit is shared; when more wait than
//! memory should hold, new ones are refused at once instead of being kept waiting.

use care::ingest::{self, Raw};
use care::{Db, Error, Tx};
use kernel::Ctx;
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;

/// How many bodies may wait for the disk.
const WAITING: usize = 4096;
/// How many bodies share a commit.
const TOGETHER: usize = 1000;

type Answer = oneshot::Sender<Result<(), Refused>>;

/// Why a body was not stored.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Refused {
    /// Too many wait already.
    #[error("too many deliveries wait for the disk; try again in a second")]
    Full,
    /// The database did not take it.
    #[error("{0}")]
    Database(String),
    /// The product is shutting down.
    #[error("shutting down; try again in a moment")]
    Closed,
}

/// The way in for deliveries. Clones share it.
#[derive(Clone)]
pub struct Intake(mpsc::Sender<(Raw, Answer)>);

/// The other end, which stores what comes in.
pub struct IntakeWorker(mpsc::Receiver<(Raw, Answer)>);

impl Intake {
    /// Both ends.
    pub fn new() -> (Self, IntakeWorker) {
        let (sender, receiver) = mpsc::channel(WAITING);
        (Self(sender), IntakeWorker(receiver))
    }

    /// Stores a body; returns when it is on disk.
    ///
    /// # Errors
    /// [`Refused`] if it is not, and the network has to try again.
    pub async fn store(&self, raw: Raw) -> Result<(), Refused> {
        let (answer, stored) = oneshot::channel();
        self.0.try_send((raw, answer)).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => Refused::Full,
            mpsc::error::TrySendError::Closed(_) => Refused::Closed,
        })?;
        stored.await.unwrap_or(Err(Refused::Closed))
    }
}

impl IntakeWorker {
    /// Stores what comes in until `end`; what came before it is still stored and answered.
    pub async fn run(mut self, db: Db, ctx: Ctx, end: CancellationToken) {
        let mut gathered = Vec::with_capacity(TOGETHER);
        loop {
            let count = tokio::select! {
                biased;
                count = self.0.recv_many(&mut gathered, TOGETHER) => count,
                () = end.cancelled(), if !self.0.is_closed() => {
                    self.0.close();
                    continue;
                }
            };
            if count == 0 {
                return;
            }
            let (raws, answers): (Vec<Raw>, Vec<Answer>) = gathered.drain(..).unzip();
            match store(&db, &ctx, raws.clone()).await {
                Ok(()) => answer(answers, &Ok(())),
                Err(error) if raws.len() == 1 => answer(answers, &Err(Refused::Database(error.to_string()))),
                // One body that the engine refuses (a key with a zero byte, say) must not harm the others.
                Err(_) => {
                    for (raw, waiting) in raws.into_iter().zip(answers) {
                        let stored = store(&db, &ctx, vec![raw]).await;
                        let stored = stored.map_err(|error| Refused::Database(error.to_string()));
                        answer(vec![waiting], &stored);
                    }
                }
            }
        }
    }
}

async fn store(db: &Db, ctx: &Ctx, raws: Vec<Raw>) -> Result<(), Error> {
    let ctx = ctx.clone();
    db.write(async move |tx: &mut Tx| ingest::store_all(tx, &ctx, &raws).await.map(drop)).await
}

fn answer(waiting: Vec<Answer>, stored: &Result<(), Refused>) {
    for answer in waiting {
        // Whoever asked may have gone; the body is stored all the same.
        let _ = answer.send(stored.clone());
    }
}
