//! Reads what the networks have, and listens to those that speak.
//!
//! In: the brand's accounts. Out: stored deliveries, and each account's meter. Promised: a history is read when the
//! node starts, again and again, and at once when a listener heard that something is new; what a hook or a stream lost
//! comes this way. An account's trouble is its own: the others are read on.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use care::accounts::{self, Account, QuotaLeft, Reading, State};
use care::ingest::{self, Raw};
use care::{Error, Tx};
use channels::{Credentials, Heard, History, Line, Network, Trouble};
use kernel::{AccountId, Millis};
use tokio::sync::{Notify, mpsc};
use tokio::task::JoinHandle;

use super::{Desk, access};

/// How often to look whether the accounts have changed.
const POLL: Duration = Duration::from_secs(5);
/// How often to look whether a history is due.
const LOOK: Duration = Duration::from_secs(1);
/// How many deliveries a listener may be ahead of the disk.
const AHEAD: usize = 256;
/// How many heard deliveries share a commit.
const TOGETHER: usize = 100;
/// The first pause after a line broke; it doubles.
const PAUSE: Duration = Duration::from_secs(1);
const PAUSE_MAX: Duration = Duration::from_secs(120);

/// Reads and listens until the end: one task for each account.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    let mut readers: HashMap<AccountId, JoinHandle<()>> = HashMap::new();
    loop {
        let live: HashMap<AccountId, Account> = desk
            .picture()
            .accounts
            .iter()
            .filter(|account| account.state == State::Live)
            .map(|account| (account.id, account.clone()))
            .collect();
        readers.retain(|id, reader| {
            let stays = live.contains_key(id) && !reader.is_finished();
            if !stays {
                reader.abort();
            }
            stays
        });
        for (id, account) in live {
            if let Some(network) = account.network() {
                readers.entry(id).or_insert_with(|| tokio::spawn(read(desk.clone(), network, account)));
            }
        }
        if !desk.wake(&mut notices, &["brand"], POLL).await {
            break;
        }
    }
    for reader in readers.into_values() {
        reader.abort();
    }
}

/// One account, until it stops or goes.
async fn read(desk: Desk, network: &'static dyn Network, account: Account) {
    let id = account.id;
    let look = Arc::new(Notify::new());
    let listener = network
        .capabilities()
        .listens
        .then(|| tokio::spawn(listen(desk.clone(), network, account.clone(), look.clone())));
    let _ends = Ends(listener);
    let Some(every) = network.capabilities().history_every else {
        // Kept alive for its listener.
        return std::future::pending().await;
    };
    let mut cursor = account.history_cursor.clone();
    let (mut notices, name) = (desk.db.notices(), id.to_string());
    loop {
        let pause = match read_on(&desk, network, &account, &mut cursor).await {
            Ok(()) => every,
            Err(Trouble::Unauthorised { reason }) => {
                // The account is not live any more: this task ends with it.
                if let Err(error) = access::refused(&desk, id, reason).await {
                    tracing::error!(account = %id, %error, "that the account was refused can't be written down now");
                }
                every
            }
            Err(trouble) => {
                tracing::warn!(account = %id, reason = %trouble, "this account's history can't be read now");
                let (ctx, reason) = (desk.ctx.clone(), trouble.to_string());
                let note = async move |tx: &mut Tx| accounts::trouble(tx, &ctx, id, &reason).await;
                if let Err(error) = desk.db.write(note).await {
                    tracing::error!(account = %id, %error, "nor can that be written down");
                }
                match trouble {
                    Trouble::Later { wait, .. } => wait.max(every),
                    _ => every,
                }
            }
        };
        let due = desk.ctx.now() + pause;
        // The product's clock says when; it is looked at often, because it may be set.
        while desk.ctx.now() < due {
            tokio::select! {
                () = desk.stop.cancelled() => return,
                () = tokio::time::sleep(LOOK) => {}
                () = look.notified() => break,
                () = desk.asked(&mut notices, accounts::RECONCILE, &name) => break,
            }
        }
    }
}

/// Reads an account's history on to its end, once: for whoever does not run as a worker.
///
/// # Errors
/// [`Trouble`] if the network does not let us, or the account is of no network that has a history.
pub async fn reconcile(desk: &Desk, account: &Account) -> Result<(), Trouble> {
    let none = || Trouble::Later { wait: Millis::days(1), reason: "this network has no history".into() };
    let network = account.network().filter(|network| network.capabilities().history_every.is_some());
    read_on(desk, network.ok_or_else(none)?, account, &mut account.history_cursor.clone()).await
}

/// Ends a task with whoever started it.
struct Ends(Option<JoinHandle<()>>);

impl Drop for Ends {
    fn drop(&mut self) {
        if let Some(task) = &self.0 {
            task.abort();
        }
    }
}

/// Reads an account's history on, from where it was left to its end.
async fn read_on(
    desk: &Desk,
    network: &'static dyn Network,
    account: &Account,
    cursor: &mut Option<String>,
) -> Result<(), Trouble> {
    let mut credentials = opened(desk, account)?;
    let mut renewed = false;
    loop {
        let line = desk.line();
        let Some(reading) = network.history(&line, &credentials, cursor.as_deref()) else { return Ok(()) };
        let history = match reading.await {
            Ok(history) => history,
            Err(Trouble::Unauthorised { reason }) if !renewed => {
                credentials = access::renewed(desk, network, account.id, &credentials, reason).await?;
                renewed = true;
                continue;
            }
            Err(trouble) => return Err(trouble),
        };
        // A network that promises more and does not move on would be asked for ever.
        let moved = cursor.as_deref() != Some(history.cursor.as_str());
        let more = history.more && moved && !desk.stop.is_cancelled();
        let next = history.cursor.clone();
        keep(desk, network, account, history, &line)
            .await
            .map_err(|error| Trouble::Later { wait: Millis::seconds(5), reason: error.to_string() })?;
        *cursor = Some(next);
        if !more {
            return Ok(());
        }
    }
}

/// Stores a part of a history, and with it where the next one starts: what is confirmed to a network is on disk.
async fn keep(
    desk: &Desk,
    network: &'static dyn Network,
    account: &Account,
    history: History,
    line: &Line,
) -> Result<(), Error> {
    let raws: Vec<Raw> = history.deliveries.into_iter().map(|body| raw(network, account.id, body)).collect();
    let capabilities = network.capabilities();
    let recovered = capabilities.hooks || capabilities.listens;
    let quotas: Vec<QuotaLeft> = line.quotas().into_iter().map(QuotaLeft::from).collect();
    let (ctx, id, cursor) = (desk.ctx.clone(), account.id, history.cursor);
    desk.db
        .write(async move |tx: &mut Tx| {
            let new = ingest::store_all(tx, &ctx, &raws).await?;
            let came = i64::try_from(new).unwrap_or(i64::MAX);
            let reading = Reading { cursor: cursor.clone(), came, recovered, quotas: quotas.clone() };
            accounts::read(tx, &ctx, id, &reading).await
        })
        .await
}

fn raw(network: &'static dyn Network, account: AccountId, body: bytes::Bytes) -> Raw {
    let dedup_key = network.dedup_key(&NoHeaders, &body);
    Raw { account, channel: network.capabilities().id, dedup_key, body }
}

fn opened(desk: &Desk, account: &Account) -> Result<Credentials, Trouble> {
    let picture = desk.picture();
    // The picture has newer secrets than the task was started with.
    let account = picture.account(account.id).unwrap_or(account);
    account.credentials(&desk.key).map_err(|error| Trouble::Unauthorised { reason: error.to_string() })
}

/// Listens as long as the account is live. A line that broke is taken up again, later and later.
async fn listen(desk: Desk, network: &'static dyn Network, account: Account, look: Arc<Notify>) {
    let (ears, heard) = mpsc::channel(AHEAD);
    let _storing = Ends(Some(tokio::spawn(hear(desk.clone(), network, account.id, heard, look.clone()))));
    let mut pause = PAUSE;
    loop {
        let started = tokio::time::Instant::now();
        let line = desk.line();
        let trouble = match opened(&desk, &account) {
            Ok(credentials) => match network.listen(&line, &credentials, &ears) {
                Some(listening) => match listening.await {
                    Trouble::Unauthorised { reason } => {
                        // Reading finds out too, and stops the account if nothing helps.
                        access::renewed(&desk, network, account.id, &credentials, reason).await.err()
                    }
                    trouble => Some(trouble),
                },
                None => return,
            },
            Err(trouble) => Some(trouble),
        };
        if started.elapsed() > PAUSE_MAX {
            pause = PAUSE;
        }
        if let Some(trouble) = trouble {
            tracing::info!(account = %account.id, reason = %trouble, "the line broke; it is taken up again");
        }
        // What was said meanwhile is in the history.
        look.notify_one();
        let jitter = desk.ctx.with_rng(|rng| rand::Rng::random_range(rng, 0.5..1.0));
        if !desk.breathe(pause.mul_f64(jitter)).await {
            return;
        }
        pause = (pause * 2).min(PAUSE_MAX);
    }
}

/// Stores what a listener heard, many in one commit.
async fn hear(
    desk: Desk,
    network: &'static dyn Network,
    account: AccountId,
    mut heard: mpsc::Receiver<Heard>,
    look: Arc<Notify>,
) {
    let mut gathered = Vec::with_capacity(TOGETHER);
    while heard.recv_many(&mut gathered, TOGETHER).await > 0 {
        let mut raws = Vec::new();
        for one in gathered.drain(..) {
            match one {
                Heard::Delivery(body) => raws.push(raw(network, account, body)),
                Heard::Look => look.notify_one(),
            }
        }
        let ctx = desk.ctx.clone();
        let store = async move |tx: &mut Tx| ingest::store_all(tx, &ctx, &raws).await.map(drop);
        if let Err(error) = desk.db.write(store).await {
            // What can't be stored now is in the history.
            tracing::error!(%account, %error, "what was heard can't be stored now");
            look.notify_one();
        }
    }
}

struct NoHeaders;

impl channels::Headers for NoHeaders {
    fn get(&self, _: &str) -> Option<&str> {
        None
    }
}
