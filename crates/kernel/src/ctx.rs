//! The context of a call: for which brand, on whose behalf, at what time, with which randomness.

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use rand::rngs::StdRng;
use rand::{RngCore, SeedableRng};
use serde::{Deserialize, Serialize};

use crate::{Id, Instant, Millis, TenantId, TokenId, UserId};

/// Where the time comes from.
pub trait Clock: Send + Sync + 'static {
    /// The present moment.
    fn now(&self) -> Instant;
}

/// The machine's clock.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        #[expect(clippy::disallowed_methods, reason = "this is the one source of the time")]
        jiff::Timestamp::now().into()
    }
}

/// A clock that stands still until a test or a generator moves it.
#[derive(Debug)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that stands at `start`.
    pub fn new(start: Instant) -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(start.micros())))
    }
    /// Moves the clock forward (or, for a test of skew, back).
    pub fn advance(&self, by: Millis) {
        self.0.fetch_add(by.0.saturating_mul(1000), Ordering::SeqCst);
    }
    /// Puts the clock at a moment.
    pub fn set(&self, at: Instant) {
        self.0.store(at.micros(), Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Instant {
        Instant::from_micros(self.0.load(Ordering::SeqCst))
    }
}

/// What somebody may do. Each role may do all that the one before it may.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads.
    Viewer,
    /// Takes cases and answers.
    Agent,
    /// Assigns, sees the whole team, retries what failed.
    Lead,
    /// People, channels, ownership.
    Admin,
}

impl Role {
    /// All roles, weakest first.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Agent, Self::Lead, Self::Admin];

    /// The word used in the database, the API and the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Agent => "agent",
            Self::Lead => "lead",
            Self::Admin => "admin",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
impl std::str::FromStr for Role {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|role| role.name() == text)
            .ok_or_else(|| "a role is one of viewer, agent, lead, admin".to_owned())
    }
}

/// On whose behalf something happens. The audit trail stores it with every event.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Actor {
    /// The product itself: ingest, clocks, the outbox.
    System,
    /// A person who is logged in.
    User {
        /// Who.
        id: UserId,
        /// What they may do.
        role: Role,
    },
    /// A program with a token of the JSON API.
    Token {
        /// Which token.
        id: TokenId,
        /// What it may do.
        role: Role,
    },
}

impl Actor {
    /// The role, `None` for the product itself, which is bound by no role.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::System => None,
            Self::User { role, .. } | Self::Token { role, .. } => Some(role),
        }
    }
    /// The user, if a person acts.
    pub const fn user(self) -> Option<UserId> {
        match self {
            Self::User { id, .. } => Some(id),
            Self::System | Self::Token { .. } => None,
        }
    }
}

/// The context of a call. Cheap to clone; clones share the clock and the random source.
#[derive(Clone)]
pub struct Ctx {
    /// The brand. Every row that the call touches belongs to it.
    pub tenant: TenantId,
    /// On whose behalf.
    pub actor: Actor,
    clock: Arc<dyn Clock>,
    rng: Arc<Mutex<StdRng>>,
    last: Arc<AtomicI64>,
}

impl Ctx {
    /// A context for the product itself. In production `rng` is seeded by the operating system: session tokens
    /// come from it.
    pub fn system(tenant: TenantId, clock: Arc<dyn Clock>, rng: StdRng) -> Self {
        Self { tenant, actor: Actor::System, clock, rng: Arc::new(Mutex::new(rng)), last: Arc::default() }
    }

    /// A context whose ids and choices repeat with the seed: for tests, replays and generated histories.
    pub fn seeded(tenant: TenantId, clock: Arc<dyn Clock>, seed: u64) -> Self {
        Self::system(tenant, clock, StdRng::seed_from_u64(seed))
    }

    /// The same context on behalf of somebody else.
    pub fn with_actor(&self, actor: Actor) -> Self {
        Self { actor, ..self.clone() }
    }

    /// The same context for another brand.
    pub fn with_tenant(&self, tenant: TenantId) -> Self {
        Self { tenant, ..self.clone() }
    }

    /// The same context at another time, as a replay of the past needs it.
    pub fn with_clock(&self, clock: Arc<dyn Clock>) -> Self {
        Self { clock, ..self.clone() }
    }

    /// The present moment.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// A new id of any kind: UUIDv7 from this context's clock and random source. Ids of one context and its clones
    /// sort in the order in which they were minted, also within a millisecond and while the clock stands still.
    pub fn mint<K>(&self) -> Id<K> {
        // 48 bits of milliseconds and, behind the version, 12 bits that count within one: one number that only grows.
        let tick = self.now().micros().div_euclid(1000).clamp(0, (1 << 47) - 1) << 12;
        let grow = |last: i64| Some(tick.max(last + 1));
        let last = self.last.fetch_update(Ordering::SeqCst, Ordering::SeqCst, grow).unwrap_or(tick);
        let tick = u64::try_from(tick.max(last + 1)).unwrap_or(0);
        let mut bytes = [0; 10];
        self.fill_random(&mut bytes);
        bytes[..2].copy_from_slice(&((tick & 0xfff) as u16).to_be_bytes());
        Id::from_uuid(uuid::Builder::from_unix_timestamp_millis(tick >> 12, &bytes).into_uuid())
    }

    /// Random bytes.
    pub fn fill_random(&self, bytes: &mut [u8]) {
        self.with_rng(|rng| rng.fill_bytes(bytes));
    }

    /// Lends the random source.
    pub fn with_rng<T>(&self, f: impl FnOnce(&mut StdRng) -> T) -> T {
        f(&mut self.rng.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

impl fmt::Debug for Ctx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ctx").field("tenant", &self.tenant).field("actor", &self.actor).finish()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::CaseId;

    #[test]
    fn the_same_seed_and_clock_mint_the_same_ids_and_later_ids_sort_later() {
        let clock = ManualClock::new(Instant::from_seconds(1_700_000_000));
        let tenant = TenantId::from_uuid(Uuid::nil());
        let ctx = |seed| Ctx::seeded(tenant, clock.clone(), seed);
        let (a, b): (CaseId, CaseId) = (ctx(1).mint(), ctx(1).mint());
        assert_eq!(a, b);
        let other: CaseId = ctx(2).mint();
        assert_ne!(a, other);
        clock.advance(Millis::seconds(1));
        assert!(ctx(3).mint() > a);
    }

    #[test]
    fn ids_sort_in_the_order_in_which_they_were_minted_even_while_the_clock_stands_or_goes_back() {
        let clock = ManualClock::new(Instant::from_seconds(1_700_000_000));
        let ctx = Ctx::seeded(TenantId::from_uuid(Uuid::nil()), clock.clone(), 1);
        let mut ids: Vec<CaseId> = (0..10_000).map(|_| ctx.mint()).collect();
        clock.advance(Millis::seconds(-5));
        ids.push(ctx.with_actor(Actor::System).mint());
        assert!(ids.is_sorted() && ids.windows(2).all(|pair| pair[0] != pair[1]));
        assert_eq!(ids[0].uuid().get_version_num(), 7);
    }

    #[test]
    fn roles_are_ordered_from_viewer_to_admin() {
        assert!(Role::Viewer < Role::Agent && Role::Agent < Role::Lead && Role::Lead < Role::Admin);
        assert!(Role::ALL.iter().all(|r| r.name().parse() == Ok(*r)));
        assert!("root".parse::<Role>().is_err());
    }
}
