//! Subscriptions, and what is pushed to them.

use db::FromRow;
use kernel::{CaseId, Instant, PushId, Role, UserId};

use crate::notifications::Kind;
use crate::preferences::Wishes;

/// A browser that wants to be told, as it describes itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Browser {
    /// Where its pushes go: an address at the service that its maker runs.
    pub endpoint: String,
    /// Its public key: a point of P-256, uncompressed, 65 bytes.
    pub p256dh: Vec<u8>,
    /// What only it and we know: 16 bytes.
    pub auth: Vec<u8>,
    /// What it calls itself.
    pub device: String,
}

/// A browser that is told.
#[derive(Clone, PartialEq, Eq, Debug, FromRow)]
pub struct Subscription {
    /// Its id.
    pub id: PushId,
    /// Whose.
    pub user_id: UserId,
    /// Where its pushes go.
    pub endpoint: String,
    /// Its public key.
    pub p256dh: Vec<u8>,
    /// What only it and we know.
    pub auth: Vec<u8>,
    /// What it calls itself.
    pub device: String,
    /// Since when.
    pub created_at: Instant,
}

/// Who we are to the services that carry pushes.
#[derive(Clone, PartialEq, Eq, Debug, FromRow)]
pub struct Keys {
    /// The public half, for browsers: 65 bytes.
    pub public: Vec<u8>,
    /// The pair, sealed with the installation's key.
    pub sealed: Vec<u8>,
}

/// Somebody with a browser that is told, and what they want to be told of.
#[derive(Debug, FromRow)]
pub(super) struct Listener {
    pub id: UserId,
    pub role: Role,
    pub lang: Option<String>,
    pub wishes: Option<db::Json<Wishes>>,
}

/// What a browser is to be told now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// Which browser.
    pub to: Subscription,
    /// The language of its reader; `None` where they have chosen none.
    pub lang: Option<String>,
    /// What happened.
    pub kind: Kind,
    /// To which case.
    pub case: Option<CaseId>,
}
