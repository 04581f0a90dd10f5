//! Reads what the networks have, and listens to those that speak.
//!
//! In: the brand's accounts. Out: stored deliveries, and each account's meter. Promised: a history is read when the
//! node starts, again and again, and at once when a listener heard that something is new; what a hook or a stream lost
//! comes this way. One node at a time reads an account and listens to it. An account's trouble is its own: the others are
//! read on, and those who can act are told.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use care::accounts::{self, Account, QuotaLeft, Reading, State, Taken};
use care::ingest::{self, Raw};
use care::{Error, Tx};
use channels::{Credentials, Heard, History, Line, Network, Trouble};
use db::Engine;
use kernel::{AccountId, Millis};
use tokio::sync::{Notify, mpsc};
use tokio::task::JoinHandle;

use super::{Desk, access};

/// How often to look whether the accounts have changed.
const POLL: Duration = Duration::from_secs(5);
/// How often to look whether a history is due, or an account that another node reads is free.
const LOOK: Duration = Duration::from_secs(1);
/// How many deliveries a listener may be ahead of the disk.
const AHEAD: usize = 256;
/// How many heard deliveries share a commit.
const TOGETHER: usize = 100;
/// The first pause after a line broke; it doubles.
const PAUSE: Millis = Millis::seconds(1);
const PAUSE_MAX: Millis = Millis::seconds(120);
/// A line that has held for so long counts as good, although nobody said anything.
const STEADY: Millis = Millis::seconds(30);

/// Reads and listens until the end: one task for each account.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    let mut readers: HashMap<AccountId, JoinHandle<()>> = HashMap::new();
    if desk.db.engine() == Engine::Sqlite {
        // A file has one node. If that died, it need not wait for itself.
        let ctx = desk.ctx.clone();
        if let Err(error) =
            desk.db.write(async move |tx: &mut Tx| accounts::free_readings(tx, &ctx).await).await
        {
            tracing::warn!(%error, "accounts that were read before are read again in a minute, not at once");
        }
    }
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
        if let Err(error) = watch(&desk).await {
            tracing::error!(%error, "whether an account is behind can't be told now");
        }
        if !desk.wake(&mut notices, &["brand", "problems"], POLL).await {
            break;
        }
    }
    for (id, reader) in readers {
        reader.abort();
        if let Err(error) = leave(&desk, id).await {
            tracing::warn!(account = %id, %error, "another node takes this account over in a minute, not at once");
        }
    }
}

/// Tells those who can act about accounts that are behind, and when they no longer are.
async fn watch(desk: &Desk) -> Result<(), Error> {
    let ctx = desk.ctx.clone();
    if desk.db.read(async move |tx: &mut Tx| accounts::is_news(tx, &ctx).await).await? {
        let ctx = desk.ctx.clone();
        desk.db.write(async move |tx: &mut Tx| accounts::watch(tx, &ctx).await).await?;
    }
    Ok(())
}

/// One account, until it stops or goes: whenever this node has it.
async fn read(desk: Desk, network: &'static dyn Network, account: Account) {
    loop {
        let Some(Taken { history_cursor }) = taken(&desk, account.id).await else { return };
        tokio::select! {
            () = lost(&desk, account.id) => {}
            () = read_ours(&desk, network, &account, history_cursor) => {}
        }
        tracing::info!(account = %account.id, "another node reads this account now");
    }
}

/// Waits until no other node reads an account. `None` at the end.
async fn taken(desk: &Desk, id: AccountId) -> Option<Taken> {
    loop {
        match take(desk, id).await {
            Ok(Some(taken)) => return Some(taken),
            Ok(None) => {}
            Err(error) => tracing::error!(account = %id, %error, "nobody can read this account now"),
        }
        if !desk.breathe(LOOK).await {
            return None;
        }
    }
}

/// Keeps an account, and returns when it is lost: also if that can't be told for so long that another node may have it.
async fn lost(desk: &Desk, id: AccountId) {
    let mut kept = desk.ctx.now();
    while desk.breathe(LOOK).await {
        let silent = desk.ctx.now().since(kept);
        if silent < Millis(accounts::LEASE.0 / 3) {
            continue;
        }
        match take(desk, id).await {
            Ok(Some(_)) => kept = desk.ctx.now(),
            Ok(None) => return,
            Err(_) if silent < accounts::LEASE => {}
            Err(_) => return,
        }
    }
    // The node ends, and its readers with it.
    std::future::pending().await
}

async fn take(desk: &Desk, id: AccountId) -> Result<Option<Taken>, Error> {
    let (ctx, node) = (desk.ctx.clone(), desk.node);
    desk.db.write(async move |tx: &mut Tx| accounts::take_reading(tx, &ctx, id, node).await).await
}

async fn leave(desk: &Desk, id: AccountId) -> Result<(), Error> {
    let (ctx, node) = (desk.ctx.clone(), desk.node);
    desk.db.write(async move |tx: &mut Tx| accounts::leave_reading(tx, &ctx, id, node).await).await
}

/// One account, as long as this node has it.
async fn read_ours(
    desk: &Desk,
    network: &'static dyn Network,
    account: &Account,
    mut cursor: Option<String>,
) {
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
    let (mut notices, name) = (desk.db.notices(), id.to_string());
    loop {
        let pause = match read_on(desk, network, account, &mut cursor).await {
            Ok(true) => every,
            Ok(false) => return,
            Err(Trouble::Unauthorised { reason }) => {
                // The account is not live any more: this task ends with it.
                if let Err(error) = access::refused(desk, id, reason).await {
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

/// Reads an account's history on to its end, once: for whoever does not run as a worker. A node that reads it makes room
/// meanwhile.
///
/// # Errors
/// [`Trouble`] if the network does not let us, or the account is of no network that has a history.
pub async fn reconcile(desk: &Desk, account: &Account) -> Result<(), Trouble> {
    let none = || Trouble::Later { wait: Millis::days(1), reason: "this network has no history".into() };
    let network = account.network().filter(|network| network.capabilities().history_every.is_some());
    let network = network.ok_or_else(none)?;
    let ((ctx, node), id) = ((desk.ctx.clone(), desk.node), account.id);
    let seize = async move |tx: &mut Tx| accounts::seize_reading(tx, &ctx, id, node).await;
    let taken = desk.db.write(seize).await.map_err(unwritten)?;
    let mut cursor = taken.and_then(|taken| taken.history_cursor);
    let read = read_on(desk, network, account, &mut cursor).await;
    leave(desk, id).await.map_err(unwritten)?;
    if read? {
        Ok(())
    } else {
        Err(Trouble::Later { wait: Millis(0), reason: "a node reads it just now".into() })
    }
}

fn unwritten(error: Error) -> Trouble {
    Trouble::Later { wait: super::POLL_AGAIN, reason: error.to_string() }
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

/// Reads an account's history on, from where it was left to its end. `false` if another node has moved it meanwhile.
async fn read_on(
    desk: &Desk,
    network: &'static dyn Network,
    account: &Account,
    cursor: &mut Option<String>,
) -> Result<bool, Trouble> {
    let mut credentials = opened(desk, account)?;
    let mut renewed = false;
    loop {
        let line = desk.line();
        let Some(reading) = network.history(&line, &credentials, cursor.as_deref()) else { return Ok(true) };
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
        if !keep(desk, network, account, cursor.clone(), history, &line).await.map_err(unwritten)? {
            return Ok(false);
        }
        *cursor = Some(next);
        if !more {
            return Ok(true);
        }
    }
}

/// Stores a part of a history, and with it where the next one starts: what is confirmed to a network is on disk. `false` if
/// another node has the account, or has had it meanwhile.
async fn keep(
    desk: &Desk,
    network: &'static dyn Network,
    account: &Account,
    from: Option<String>,
    history: History,
    line: &Line,
) -> Result<bool, Error> {
    let raws: Vec<Raw> = history.deliveries.into_iter().map(|body| raw(network, account.id, body)).collect();
    let capabilities = network.capabilities();
    let recovered = capabilities.hooks || capabilities.listens;
    let quotas: Vec<QuotaLeft> = line.quotas().into_iter().map(QuotaLeft::from).collect();
    let (ctx, id, node, cursor) = (desk.ctx.clone(), account.id, desk.node, history.cursor);
    desk.db
        .write(async move |tx: &mut Tx| {
            let new = ingest::store_all(tx, &ctx, &raws).await?;
            let came = i64::try_from(new).unwrap_or(i64::MAX);
            let reading = Reading {
                from: from.clone(),
                cursor: cursor.clone(),
                came,
                recovered,
                quotas: quotas.clone(),
            };
            accounts::read(tx, &ctx, id, node, &reading).await
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
    let good = Good { desk: desk.clone(), account: account.id, is: Arc::default() };
    let _storing =
        Ends(Some(tokio::spawn(hear(desk.clone(), network, account.id, heard, look.clone(), good.clone()))));
    let mut pause = PAUSE;
    loop {
        let started = desk.ctx.now();
        let line = desk.line();
        let trouble = match opened(&desk, &account) {
            Ok(credentials) => match network.listen(&line, &credentials, &ears) {
                Some(listening) => match good.while_it_holds(listening).await {
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
        if desk.ctx.now().since(started) > PAUSE_MAX {
            pause = PAUSE;
        }
        if let Some(trouble) = trouble {
            tracing::info!(account = %account.id, reason = %trouble, "the line broke; it is taken up again");
            good.set(false, &trouble.to_string()).await;
        }
        // What was said meanwhile is in the history.
        look.notify_one();
        let some = desk.ctx.with_rng(|rng| rand::Rng::random_range(rng, pause.0 / 2..=pause.0));
        if !desk.until(desk.ctx.now() + Millis(some)).await {
            return;
        }
        pause = Millis(pause.0 * 2).min(PAUSE_MAX);
    }
}

/// Whether an account can be listened to; written down when it changes.
#[derive(Clone)]
struct Good {
    desk: Desk,
    account: AccountId,
    /// Not before it was seen.
    is: Arc<AtomicBool>,
}

impl Good {
    async fn set(&self, good: bool, reason: &str) {
        if good && self.is.load(Ordering::Relaxed) {
            return;
        }
        let (ctx, id, reason) = (self.desk.ctx.clone(), self.account, reason.to_owned());
        let note = async move |tx: &mut Tx| match good {
            true => accounts::hears(tx, &ctx, id).await,
            false => accounts::deaf(tx, &ctx, id, &reason).await,
        };
        match self.desk.db.write(note).await {
            Ok(()) => self.is.store(good, Ordering::Relaxed),
            Err(error) => {
                tracing::error!(account = %id, %error, "how well it is heard can't be written down")
            }
        }
    }

    /// Listens to a line; one that holds for a while is good.
    async fn while_it_holds(&self, line: impl Future<Output = Trouble>) -> Trouble {
        let steady = async {
            if self.desk.until(self.desk.ctx.now() + STEADY).await {
                self.set(true, "").await;
            }
            std::future::pending::<Infallible>().await
        };
        tokio::select! {
            trouble = line => trouble,
            never = steady => match never {},
        }
    }
}

/// Stores what a listener heard, many in one commit.
async fn hear(
    desk: Desk,
    network: &'static dyn Network,
    account: AccountId,
    mut heard: mpsc::Receiver<Heard>,
    look: Arc<Notify>,
    good: Good,
) {
    let mut gathered = Vec::with_capacity(TOGETHER);
    while heard.recv_many(&mut gathered, TOGETHER).await > 0 {
        good.set(true, "").await;
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
