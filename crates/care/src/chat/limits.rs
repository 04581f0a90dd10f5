//! How much one visitor, or one address, may ask for: counted by the database, so that it is the same on all nodes.

use db::{Tx, args};
use kernel::{Ctx, Instant, Millis, Secret, hash_token};

use super::store;
use crate::words::words;
use crate::{Error, Result};

words! {
    /// What is asked for.
    pub enum Asks {
        /// To begin a chat: counted by address.
        Begin = "begin",
        /// To write.
        Write = "write",
    }
}

impl Asks {
    /// How many at once, and how long until there may be one more.
    pub const fn allows(self) -> (i64, Millis) {
        match self {
            Self::Begin => (10, Millis::seconds(30)),
            Self::Write => (10, Millis::seconds(1)),
        }
    }
}

/// Takes one of what `who` may ask for. Who that is stands nowhere: only a digest of it.
///
/// # Errors
/// [`Error::Throttled`] if they have to wait.
pub async fn take(tx: &mut Tx, ctx: &Ctx, asks: Asks, who: &str) -> Result<()> {
    let (most, every) = asks.allows();
    let now = ctx.now();
    let digest = hash_token(&Secret::new(who.to_owned()));
    let who: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    // Each that is taken puts off the moment at which all is made good; so far ahead it may lie.
    let latest = now + Millis(every.0 * (most - 1));
    let row = args![ctx.tenant, asks, &who, now + every, now, every.0 * 1000, latest];
    if tx.execute(&store::TAKE, &row).await? > 0 {
        if asks == Asks::Begin {
            // What is made good needs no row. Somebody new comes seldom enough to sweep.
            tx.execute(&store::MADE_GOOD, &args![ctx.tenant, now]).await?;
        }
        return Ok(());
    }
    let full: Instant = tx.query_one(&store::FULL, &args![ctx.tenant, asks, &who]).await?;
    Err(Error::Throttled { wait: full.since(latest) })
}
