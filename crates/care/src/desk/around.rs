//! What colleagues have to do with a case, and what they wait for from the caller.

use std::collections::HashSet;

use channels::Visibility;
use db::Tx;
use jiff::tz::TimeZone;
use kernel::{ApprovalId, CaseId, Ctx, Instant, UserId};

use super::list::{Counts, counts};
use crate::access::{Right, allow};
use crate::approvals::{self, Candidate, Vote};
use crate::assignment::{self, Chosen};
use crate::brand::Brand;
use crate::calls::{self, Call};
use crate::consults::{self, Consult};
use crate::goodwill::{self, Amount};
use crate::handoffs::{self, Handoff};
use crate::outbound::{self, Permission};
use crate::pivots::{self, Closing, Pivot};
use crate::promises::{self, Promise};
use crate::staff::{self, Presence};
use crate::{Error, Result, cases, notifications, queues};

/// How many times for a call are offered.
const SLOTS: usize = 6;

/// What colleagues have to do with a case, as the caller may act on it.
#[derive(Clone, Debug)]
pub struct Around {
    /// Its changes of owner, oldest first.
    pub handoffs: Vec<Handoff>,
    /// What other teams were asked, oldest first.
    pub consults: Vec<Consult>,
    /// Words that wait or waited for agreement, oldest first.
    pub candidates: Vec<Candidate>,
    /// The votes on them.
    pub votes: Vec<Vote>,
    /// To which of them the caller may agree.
    pub agrees: HashSet<ApprovalId>,
    /// Who was given it, newest first.
    pub chosen: Vec<Chosen>,
    /// The caller's teams; none of them means any.
    pub teams: Vec<String>,
    /// Whether the caller may answer in public; `None` if there is nobody to answer there.
    pub public: Option<Permission>,
    /// Whether the caller may answer in private.
    pub private: Option<Permission>,
    /// The most that the caller may promise alone; `None` if nothing.
    pub goodwill: Option<Amount>,
    /// Who is here.
    pub here: HashSet<UserId>,
    /// What the person was invited to go on with elsewhere, oldest first.
    pub pivots: Vec<Pivot>,
    /// Calls, oldest first.
    pub calls: Vec<Call>,
    /// The times at which the caller could call the person.
    pub free: Vec<Instant>,
    /// What was promised, oldest first.
    pub promises: Vec<Promise>,
    /// The closing public line that is missing, if one is.
    pub closing: Option<Closing>,
    /// The time zone in which the case's people speak of times.
    pub zone: TimeZone,
}

impl Around {
    /// Whether the caller speaks for a team: one of theirs, or any for somebody without a team.
    pub fn is_of(&self, team: &str) -> bool {
        self.teams.is_empty() || self.teams.iter().any(|one| one == team)
    }
}

/// Reads what colleagues have to do with a case.
pub async fn around(tx: &mut Tx, ctx: &Ctx, brand: &Brand, id: CaseId) -> Result<Around> {
    allow(ctx, Right::Read)?;
    let candidates = approvals::of_case(tx, ctx, id).await?;
    let open: Vec<ApprovalId> =
        candidates.iter().filter(|one| one.state.is_open()).map(|one| one.id).collect();
    let agrees = match open.is_empty() {
        true => HashSet::new(),
        false => approvals::waiting_for_me(tx, ctx).await?.into_iter().map(|one| one.id).collect(),
    };
    let teams = match ctx.actor.user() {
        Some(me) => staff::teams_of(tx, ctx, me).await?,
        None => Vec::new(),
    };
    let public = permitted(tx, ctx, brand, id, Visibility::Public).await?;
    let private = permitted(tx, ctx, brand, id, Visibility::Private).await?;
    let speaks = [&public, &private].into_iter().flatten().find_map(|permission| match permission {
        Permission::Allowed { team } | Permission::NeedsApproval { team, .. } => team.clone(),
        Permission::Denied { .. } => None,
    });
    let topic = cases::get(tx, ctx, id).await?.topic;
    let limit = goodwill::limit(&brand.model, speaks.as_deref(), topic.as_deref());
    Ok(Around {
        handoffs: handoffs::of_case(tx, ctx, id).await?,
        consults: consults::of_case(tx, ctx, id).await?,
        votes: approvals::votes(tx, ctx, &open).await?,
        chosen: assignment::of_case(tx, ctx, id).await?,
        here: staff::here(tx, ctx).await?,
        pivots: pivots::of_cases(tx, ctx, &[id]).await?,
        calls: calls::of_case(tx, ctx, id).await?,
        free: calls::free(tx, ctx, brand, id, SLOTS).await?,
        promises: promises::of_case(tx, ctx, id).await?,
        closing: pivots::closing(tx, ctx, id).await?,
        zone: zone(tx, ctx, brand, id).await?,
        goodwill: Some(limit).filter(|limit| *limit > Amount(0)),
        candidates,
        agrees,
        teams,
        public,
        private,
    })
}

async fn zone(tx: &mut Tx, ctx: &Ctx, brand: &Brand, id: CaseId) -> Result<TimeZone> {
    let last = queues::last_of(tx, ctx, id).await?;
    Ok(promises::zone_of(brand, last.as_ref().map(|item| item.queue.as_str())))
}

/// Whether the caller may answer in this way; `None` if there is nobody to answer so.
async fn permitted(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    id: CaseId,
    visibility: Visibility,
) -> Result<Option<Permission>> {
    match outbound::permission(tx, ctx, brand, id, visibility).await {
        Ok(permission) => Ok(Some(permission)),
        Err(Error::Invalid(_) | Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// How the caller stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// What they said last; `None` if they never said anything.
    pub presence: Option<Presence>,
    /// Units in use.
    pub used: i64,
    /// Units that they hold at a time.
    pub capacity: u32,
}

/// What stands beside every page.
#[derive(Clone, Debug, Default)]
pub struct Rail {
    /// How many cases stand where.
    pub counts: Counts,
    /// How many questions wait for the caller's teams.
    pub asked: usize,
    /// How many words wait for the caller's agreement.
    pub to_approve: usize,
    /// How many cases were handed to the caller's teams and wait for a word.
    pub handed: usize,
    /// How much they were told and have not seen.
    pub unseen: i64,
    /// The calls that the caller has to make now.
    pub ringing: Vec<calls::Row>,
    /// How they stand; `None` for who answers nobody.
    pub me: Option<Standing>,
}

/// Reads what stands beside every page.
pub async fn rail(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Rail> {
    let counts = counts(tx, ctx).await?;
    if allow(ctx, Right::Answer).is_err() {
        return Ok(Rail { counts, unseen: notifications::unseen(tx, ctx).await?, ..Rail::default() });
    }
    Ok(Rail {
        counts,
        asked: consults::open_for_me(tx, ctx).await?.len(),
        to_approve: approvals::waiting_for_me(tx, ctx).await?.len(),
        handed: handed_to_me(tx, ctx).await?.len(),
        unseen: notifications::unseen(tx, ctx).await?,
        ringing: calls::ringing(tx, ctx).await?,
        me: me(tx, ctx, brand).await?,
    })
}

async fn me(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Option<Standing>> {
    let Some(me) = ctx.actor.user() else { return Ok(None) };
    let profile = staff::profile(tx, ctx, me).await?;
    let home = profile.user.team.as_deref().and_then(|team| brand.model.team(team));
    let load = staff::loads(tx, ctx).await?.remove(&me).unwrap_or_default();
    Ok(Some(Standing {
        presence: staff::present(tx, ctx, me).await?,
        used: load.used,
        capacity: staff::capacity_of(home, profile.units),
    }))
}

/// What others handed to the caller's teams and waits for a word, the most urgent first; to any, for somebody without
/// a team.
pub async fn handed_to_me(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Handoff>> {
    let teams = match ctx.actor.user() {
        Some(me) => staff::teams_of(tx, ctx, me).await?,
        None => Vec::new(),
    };
    let mut waiting = handoffs::waiting(tx, ctx, 500).await?;
    let me = ctx.actor.user();
    waiting.retain(|one| me.is_none() || ![one.by_user, one.from_user].contains(&me));
    waiting.retain(|one| teams.is_empty() || one.to_team.as_ref().is_some_and(|team| teams.contains(team)));
    Ok(waiting)
}
