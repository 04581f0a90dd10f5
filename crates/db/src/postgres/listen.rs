//! LISTEN: notices of every node come in on a connection of its own and go out to this process's listeners.

use std::pin::pin;
use std::time::Duration;

use futures::{StreamExt, stream};
use tokio::sync::{broadcast, oneshot};
use tokio_postgres::{AsyncMessage, NoTls};
use tokio_util::sync::CancellationToken;

use super::wire;
use crate::{Error, Notice};

const PAUSE: Duration = Duration::from_millis(100);
const PAUSE_MAX: Duration = Duration::from_secs(5);

/// Starts the listener; returns once it hears. It reconnects by itself until `end`.
pub(super) async fn start(
    config: tokio_postgres::Config,
    channel: String,
    notices: broadcast::Sender<Notice>,
    end: CancellationToken,
) -> Result<(), Error> {
    let (ready, is_ready) = oneshot::channel();
    tokio::spawn(async move {
        let mut ready = Some(ready);
        let mut pause = PAUSE;
        let forever = async {
            loop {
                let error = listen(&config, &channel, &notices, || {
                    pause = PAUSE;
                    match ready.take() {
                        // The opener may have been cancelled; the token then ends this task.
                        Some(ready) => drop(ready.send(Ok(()))),
                        None => drop(notices.send(Notice::resync())),
                    }
                })
                .await;
                if let Some(ready) = ready.take() {
                    drop(ready.send(Err(error)));
                    return;
                }
                tracing::warn!(%error, "the listener's connection broke; it reconnects, pages may lag");
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(PAUSE_MAX);
            }
        };
        end.run_until_cancelled(forever).await;
    });
    is_ready.await.map_err(|_| Error::Closed)?
}

/// Listens until the connection breaks; says why it did.
async fn listen(
    config: &tokio_postgres::Config,
    channel: &str,
    notices: &broadcast::Sender<Notice>,
    hears: impl FnOnce(),
) -> Error {
    let (client, mut connection) = match config.connect(NoTls).await {
        Ok(connected) => connected,
        Err(error) => return wire::refused(&error),
    };
    let mut messages = pin!(stream::poll_fn(move |cx| connection.poll_message(cx)));
    let subscribe = format!("listen \"{channel}\"");
    let mut subscribe = pin!(client.batch_execute(&subscribe));
    let mut hears = Some(hears);
    loop {
        tokio::select! {
            done = &mut subscribe, if hears.is_some() => match (done, hears.take()) {
                (Ok(()), Some(hears)) => hears(),
                (Ok(()), None) => {}
                (Err(error), _) => return wire::error("listen", &error, 1),
            },
            message = messages.next() => match message {
                Some(Ok(AsyncMessage::Notification(notification))) => {
                    let _ = notices.send(Notice::from_wire(notification.payload()));
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => return wire::error("listen", &error, 1),
                None => return Error::Lost { message: "the server closed the connection".into() },
            },
        }
    }
}
