//! Takes stored deliveries through the flow, many in one transaction.
//!
//! While one batch is being written, the next one is read and understood on another core. A batch that fails is cut
//! in two until the delivery that can't be taken stands alone; that one is set aside with the reason.

use std::collections::VecDeque;
use std::time::Duration;

use care::flow::{self, Parsed};
use care::ingest;
use care::{Error, Tx};
use kernel::DeliveryId;

use super::Desk;

/// How many deliveries share a transaction.
const TOGETHER: usize = 256;
/// How long to wait when the database can't take more.
const PAUSE: Duration = Duration::from_millis(500);
/// How often a single delivery may fail by accident before it is set aside.
const TRIES: usize = 3;

/// Places deliveries until the end.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    loop {
        match drain(&desk).await {
            Ok(()) => {
                if !desk.wake(&mut notices, &["deliveries", "brand"], super::POLL).await {
                    return;
                }
            }
            Err(error) => {
                tracing::error!(%error, "deliveries wait: they are stored, and are taken up when this is over");
                if !desk.breathe(PAUSE).await {
                    return;
                }
            }
        }
    }
}

/// Places everything that waits.
async fn drain(desk: &Desk) -> Result<(), Error> {
    let mut next = gather(desk, Vec::new()).await?;
    while let Some(batch) = next.filter(|_| !desk.stop.is_cancelled()) {
        let under_way = batch.iter().map(Parsed::id).collect();
        let (placed, following) = tokio::join!(place(desk, batch), gather(desk, under_way));
        placed?;
        next = following?;
    }
    Ok(())
}

/// Reads and understands the oldest deliveries that wait, but for those under way. `None` if there are no more.
async fn gather(desk: &Desk, under_way: Vec<DeliveryId>) -> Result<Option<Vec<Parsed>>, Error> {
    let ctx = desk.ctx.clone();
    let waiting =
        desk.db.read(async move |tx: &mut Tx| ingest::waiting(tx, &ctx, &under_way, TOGETHER).await).await?;
    if waiting.is_empty() {
        return Ok(None);
    }
    let brand = desk.picture();
    let (parsed, unreadable) = blocking(move || flow::parse(&brand, waiting)).await?;
    for one in unreadable {
        set_aside(desk, one.id, one.reason).await?;
    }
    understand(desk, parsed).await.map(Some)
}

/// What went before, then what is said.
async fn understand(desk: &Desk, parsed: Vec<Parsed>) -> Result<Vec<Parsed>, Error> {
    let ctx = desk.ctx.clone();
    let shared = std::sync::Arc::new(std::sync::Mutex::new(parsed));
    let lent = shared.clone();
    desk.db
        .read(async move |tx: &mut Tx| {
            let mut parsed =
                std::mem::take(&mut *lent.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
            let done = flow::context(tx, &ctx, &mut parsed).await;
            *lent.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = parsed;
            done
        })
        .await?;
    let mut parsed = std::mem::take(&mut *shared.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
    let brand = desk.picture();
    blocking(move || {
        flow::read(&brand, &mut parsed);
        parsed
    })
    .await
}

/// Places a batch; cuts it in two where it fails.
async fn place(desk: &Desk, parsed: Vec<Parsed>) -> Result<(), Error> {
    let mut batches = VecDeque::from([(std::sync::Arc::new(parsed), 0)]);
    while let Some((batch, tries)) = batches.pop_front() {
        let (ctx, brand, lent) = (desk.ctx.clone(), desk.picture(), batch.clone());
        let placed = desk.db.write(async move |tx: &mut Tx| flow::place(tx, &ctx, &brand, &lent).await).await;
        match placed {
            Ok(_) => {}
            Err(error) if is_outside(&error) => return Err(error),
            // Another node may have met the same person at the same moment: the second try finds them.
            Err(error) if tries + 1 < TRIES => {
                tracing::debug!(%error, "a batch is tried again");
                batches.push_front((batch, tries + 1));
            }
            Err(error) => match std::sync::Arc::try_unwrap(batch) {
                Ok(mut parsed) if parsed.len() > 1 => {
                    let second = parsed.split_off(parsed.len() / 2);
                    batches.push_front((std::sync::Arc::new(second), 0));
                    batches.push_front((std::sync::Arc::new(parsed), 0));
                }
                Ok(parsed) => {
                    if let Some(one) = parsed.first() {
                        set_aside(desk, one.id(), error.to_string()).await?;
                    }
                }
                Err(shared) => batches.push_front((shared, tries)),
            },
        }
    }
    Ok(())
}

/// Whether the cause lies outside of the deliveries, so that waiting helps and cutting does not.
fn is_outside(error: &Error) -> bool {
    use db::Error as D;
    match error {
        Error::Db(error) => matches!(
            error,
            D::Full
                | D::Locked
                | D::Lost { .. }
                | D::LostAtCommit
                | D::Contended { .. }
                | D::Busy
                | D::Closed
                | D::Storage { .. }
        ),
        _ => false,
    }
}

async fn set_aside(desk: &Desk, id: DeliveryId, reason: String) -> Result<(), Error> {
    tracing::warn!(delivery = %id, %reason, "a delivery can't be read; it is kept and listed under problems");
    let ctx = desk.ctx.clone();
    desk.db.write(async move |tx: &mut Tx| ingest::poison(tx, &ctx, id, &reason).await).await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Db(db::Error::Panicked))
}
