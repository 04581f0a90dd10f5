//! What colleagues have to do with a case, and what they wait for from the caller.

use std::collections::{HashMap, HashSet};

use channels::Visibility;
use db::Tx;
use jiff::tz::TimeZone;
use kernel::{ApprovalId, CaseId, Ctx, Instant, UserId};

use super::list::{Counts, counts};
use super::view::CaseView;
use crate::access::{Right, allow};
use crate::approvals::{self, Candidate, Vote};
use crate::assignment::{self, Chosen};
use crate::brand::Brand;
use crate::calls::{self, Call};
use crate::cases::Direction;
use crate::checks::Finding;
use crate::consults::{self, Consult};
use crate::goodwill::{self, Amount};
use crate::handoffs::{self, Handoff};
use crate::knowledge::{self, Article};
use crate::outbound::{self, Permission};
use crate::pivots::{self, Closing, Pivot};
use crate::promises::{self, Promise};
use crate::staff::{self, Presence};
use crate::{Error, Result, cases, notifications, queues, search, views};

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
    /// What is noticed in those: whoever agrees has to have seen it.
    pub findings: HashMap<ApprovalId, Vec<Finding>>,
    /// Who was given it, newest first.
    pub chosen: Vec<Chosen>,
    /// The caller's teams; none of them means any.
    pub teams: Vec<String>,
    /// Whether the caller may answer in public; `None` if there is nobody to answer there.
    pub public: Option<Permission>,
    /// Whether the caller may answer in private.
    pub private: Option<Permission>,
    /// What would stand below a private answer of the caller: on networks of mails, if their team has a signature.
    pub signature: Option<String>,
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
    /// Resolved cases that began alike; read for a whole page only, by [`alike`].
    pub similar: Vec<search::Similar>,
    /// Articles that speak of the same; read for a whole page only, by [`suggested`].
    pub articles: Vec<Article>,
}

impl Around {
    /// Whether the caller speaks for a team: one of theirs, or any for somebody without a team.
    pub fn is_of(&self, team: &str) -> bool {
        self.teams.is_empty() || self.teams.iter().any(|one| one == team)
    }
}

/// How many resolved cases that began alike are looked for.
const ALIKE: usize = 12;

/// Resolved cases that began like this one.
pub async fn alike(tx: &mut Tx, ctx: &Ctx, view: &CaseView) -> Result<Vec<search::Similar>> {
    let first = view.messages.iter().find(|message| {
        message.case_id == view.case.id
            && message.direction == Direction::Inbound
            && message.deleted_at.is_none()
    });
    match first {
        Some(first) => search::similar(tx, ctx, &first.text, view.case.id, ALIKE).await,
        None => Ok(Vec::new()),
    }
}

/// How many articles are looked for.
const SUGGESTED: usize = 4;

/// Articles that speak of what the person wrote last, or of the case's topic.
pub async fn suggested(tx: &mut Tx, ctx: &Ctx, view: &CaseView) -> Result<Vec<Article>> {
    let theirs = view.messages.iter().rev().filter(|message| {
        message.case_id == view.case.id
            && message.direction == Direction::Inbound
            && message.deleted_at.is_none()
    });
    let said: Vec<&str> = theirs.take(3).map(|message| message.text.as_str()).collect();
    knowledge::suggest(tx, ctx, view.case.topic.as_deref(), &said.join(" "), SUGGESTED).await
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
    let mut findings = HashMap::new();
    for candidate in candidates.iter().filter(|one| agrees.contains(&one.id)) {
        findings.insert(candidate.id, outbound::findings_of(tx, ctx, brand, candidate).await?);
    }
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
    let signature = match &private {
        Some(Permission::Allowed { team } | Permission::NeedsApproval { team, .. }) => {
            outbound::signature(tx, ctx, brand, id, team.as_deref()).await?
        }
        Some(Permission::Denied { .. }) | None => None,
    };
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
        similar: Vec::new(),
        articles: Vec::new(),
        goodwill: Some(limit).filter(|limit| *limit > Amount(0)),
        signature,
        candidates,
        agrees,
        findings,
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
    /// Saved views with how many cases each has, 100 at most.
    pub views: Vec<(views::View, i64)>,
}

/// Saved views are counted that far in the rail.
const COUNTED: i64 = 100;

/// The saved views that the caller sees in the rail.
pub(super) async fn saved(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<views::View>> {
    Ok(views::list(tx, ctx).await?.into_iter().take(views::IN_RAIL).collect())
}

/// How many cases a saved view has, as the rail says it: 100 at most.
pub async fn count_saved(tx: &mut Tx, ctx: &Ctx, scope: &views::Scope, view: &views::View) -> Result<i64> {
    views::count(tx, ctx, scope, &view.filter, COUNTED).await
}

/// Reads what stands beside every page.
pub async fn rail(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Rail> {
    let counts = counts(tx, ctx).await?;
    let views = counted(tx, ctx, brand).await?;
    if allow(ctx, Right::Answer).is_err() {
        return Ok(Rail { counts, views, unseen: notifications::unseen(tx, ctx).await?, ..Rail::default() });
    }
    Ok(Rail {
        counts,
        asked: consults::open_for_me(tx, ctx).await?.len(),
        to_approve: approvals::waiting_for_me(tx, ctx).await?.len(),
        handed: handed_to_me(tx, ctx).await?.len(),
        unseen: notifications::unseen(tx, ctx).await?,
        ringing: calls::ringing(tx, ctx).await?,
        me: me(tx, ctx, brand).await?,
        views,
    })
}

async fn counted(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Vec<(views::View, i64)>> {
    let scope = views::scope(tx, ctx, brand).await?;
    let mut counted = Vec::new();
    for view in saved(tx, ctx).await? {
        let count = count_saved(tx, ctx, &scope, &view).await?;
        counted.push((view, count));
    }
    Ok(counted)
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
    waiting.retain(|one| is_handed_to(one, ctx.actor.user(), &teams));
    Ok(waiting)
}

/// Whether somebody of these teams has to say a word about a case that was handed on, by somebody else.
pub(super) fn is_handed_to(one: &Handoff, me: Option<UserId>, teams: &[String]) -> bool {
    (me.is_none() || ![one.by_user, one.from_user].contains(&me))
        && (teams.is_empty() || one.to_team.as_ref().is_some_and(|team| teams.contains(team)))
}
