//! Fetches what hangs on messages, and deletes what nothing names any more.
//!
//! Claims what is due, fetches it outside of any transaction through the network's own folder, looks at it, keeps it,
//! and then says so. A fetch whose worker died is claimed again when its lease ends: the same bytes are put again under
//! the same name.

use std::time::Duration;

use care::media::{self as verbs, Due, Found};
use care::{Error, Tx};
use channels::{Network, Trouble};
use kernel::{MediaId, Millis};
use media::{Key, SIZE_MAX, Store};
use tokio::task::JoinSet;

use super::{Desk, POLL, access};

/// How many files are fetched at once: most of the time is the other side's.
const TOGETHER: usize = 8;
/// How long one may take in all; less than [`verbs::LEASE`].
const PATIENCE: Duration = Duration::from_secs(90);
/// How long to wait where an account is turned away: a person has to act, and may.
const TURNED_AWAY: Millis = Millis::minutes(10);

/// Fetches until the end. What is under way then is fetched by whoever claims it next.
pub async fn run(desk: Desk, store: Store) {
    let mut notices = desk.db.notices();
    let mut under_way = JoinSet::new();
    loop {
        match claim(&desk, TOGETHER - under_way.len()).await {
            Ok(due) => {
                for one in due {
                    under_way.spawn(carry(desk.clone(), store.clone(), one));
                }
            }
            Err(error) => {
                tracing::error!(%error, "pictures and files wait: they are fetched when this is over")
            }
        }
        if let Err(error) = sweep(&desk, &store).await {
            tracing::error!(%error, "files that are not needed any more wait to be deleted");
        }
        let room = under_way.len() < TOGETHER;
        tokio::select! {
            Some(ended) = under_way.join_next() => {
                if let Err(error) = ended {
                    tracing::error!(%error, "a fetch broke off; it is tried again");
                }
            }
            more = desk.wake(&mut notices, if room { &[verbs::TOPIC] } else { &[] }, POLL) => if !more { return },
        }
    }
}

/// Looks first: mostly there is nothing, and a look writes nothing.
async fn claim(desk: &Desk, limit: usize) -> Result<Vec<Due>, Error> {
    let ctx = desk.ctx.clone();
    if limit == 0 || !desk.db.read(async move |tx: &mut Tx| verbs::is_due(tx, &ctx).await).await? {
        return Ok(Vec::new());
    }
    let ctx = desk.ctx.clone();
    desk.db.write(async move |tx: &mut Tx| verbs::claim(tx, &ctx, limit).await).await
}

/// Deletes the bytes of files that are gone.
async fn sweep(desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let ctx = desk.ctx.clone();
    let gone = desk.db.read(async move |tx: &mut Tx| verbs::to_delete(tx, &ctx).await).await?;
    if gone.is_empty() {
        return Ok(());
    }
    for id in &gone {
        store.delete(&Key::whole(desk.ctx.tenant, *id)).await?;
        store.delete(&Key::small(desk.ctx.tenant, *id)).await?;
    }
    let ctx = desk.ctx.clone();
    desk.db.write(async move |tx: &mut Tx| verbs::deleted(tx, &ctx, &gone).await).await?;
    Ok(())
}

/// How a fetch ended.
enum Ended {
    Kept(Found),
    Refused(String),
    Later(Millis, String),
}

impl From<Trouble> for Ended {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            _ if trouble.is_final() => Self::Refused(trouble.to_string()),
            Trouble::Later { wait, reason } => Self::Later(wait, reason),
            other => Self::Later(TURNED_AWAY, other.to_string()),
        }
    }
}

async fn carry(desk: Desk, store: Store, due: Due) {
    let ended = match tokio::time::timeout(PATIENCE, fetch(&desk, &store, &due)).await {
        Ok(ended) => ended,
        Err(_) => Ended::Later(Millis(0), "it did not come within its time".into()),
    };
    if let Err(error) = settle(&desk, due.id, ended).await {
        tracing::error!(%error, "what became of a fetch can't be written down; it is tried again");
    }
}

async fn settle(desk: &Desk, id: MediaId, ended: Ended) -> Result<(), Error> {
    let ctx = desk.ctx.clone();
    let settled = async move |tx: &mut Tx| match &ended {
        Ended::Kept(found) => verbs::kept(tx, &ctx, id, found).await,
        Ended::Refused(reason) => verbs::refused(tx, &ctx, id, reason).await,
        Ended::Later(wait, reason) => verbs::failed(tx, &ctx, id, *wait, reason).await,
    };
    desk.db.write(settled).await
}

async fn fetch(desk: &Desk, store: &Store, due: &Due) -> Ended {
    if due.attachment.size.is_some_and(|size| size > SIZE_MAX) {
        return Ended::Refused(format!("it has more than {SIZE_MAX} bytes"));
    }
    let brand = desk.picture();
    let Some((account, network)) = brand.account(due.account).and_then(|one| Some((one, one.network()?)))
    else {
        return Ended::Refused("the account through which it came is no longer connected".into());
    };
    let bytes = match account.credentials(&desk.key) {
        Ok(credentials) => ask(desk, network, due, credentials).await,
        Err(error) => Err(Trouble::Later { wait: TURNED_AWAY, reason: error.to_string() }),
    };
    let bytes = match bytes {
        Ok(bytes) if bytes.is_empty() => return Ended::Refused("it is empty".into()),
        Ok(bytes) => bytes,
        Err(trouble) => return trouble.into(),
    };
    match web::media::keep(store, desk.ctx.tenant, due.id, bytes, &due.attachment.media_type).await {
        Ok(found) => Ended::Kept(found),
        Err(lost) => Ended::Later(Millis(0), lost.to_string()),
    }
}

/// Asks the network; once more with renewed access, where the old one has ended.
async fn ask(
    desk: &Desk,
    network: &'static dyn Network,
    due: &Due,
    credentials: channels::Credentials,
) -> Result<bytes::Bytes, Trouble> {
    let line = desk.line();
    match network.fetch(&line, &credentials, &due.attachment, SIZE_MAX).await {
        Err(Trouble::Unauthorised { reason }) => {
            let renewed = access::renewed(desk, network, due.account, &credentials, reason).await?;
            network.fetch(&desk.line(), &renewed, &due.attachment, SIZE_MAX).await
        }
        fetched => fetched,
    }
}
