//! What stands beside every page, counted once for everybody who looks.

use std::collections::HashMap;

use db::{Arg, FromRow, Tx, args};
use kernel::{CaseId, Ctx, Role, UserId};

use super::around::{Rail, Standing, is_handed_to, saved};
use super::list::{Counts, counts};
use super::store;
use crate::access::{Right, User, allow};
use crate::brand::Brand;
use crate::consults::{self, Consult};
use crate::handoffs::{self, Handoff};
use crate::staff::{self, Load, Member};
use crate::{Result, approvals, calls, notifications, views};

/// How many waiting changes of owner are looked at.
const HANDED_MAX: usize = 500;

/// The part of the rail that is one person's own, and changes seldom.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// How many words wait for their agreement.
    pub to_approve: usize,
    /// How much they were told and have not seen.
    pub unseen: i64,
    /// The calls that they have to make now.
    pub ringing: Vec<calls::Row>,
    /// The saved views that they see there.
    pub views: Vec<views::View>,
    /// For whom the filters of these are asked.
    pub scope: views::Scope,
}

/// Reads what is the caller's own.
pub async fn own(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Own> {
    let unseen = notifications::unseen(tx, ctx).await?;
    let (views, scope) = (saved(tx, ctx).await?, views::scope(tx, ctx, brand).await?);
    if allow(ctx, Right::Answer).is_err() {
        return Ok(Own { to_approve: 0, unseen, ringing: Vec::new(), views, scope });
    }
    let to_approve = approvals::waiting_for_me(tx, ctx).await?.len();
    Ok(Own { to_approve, unseen, ringing: calls::ringing(tx, ctx).await?, views, scope })
}

/// What a colleague holds in a queue.
#[derive(Debug, FromRow)]
struct Held {
    assignee: UserId,
    queue: String,
    held: i64,
    late: i64,
}

/// All that rails are made of, whoever's they are.
#[derive(Debug)]
pub struct Rails {
    counts: Counts,
    held: HashMap<UserId, Vec<Held>>,
    asked: Vec<Consult>,
    handed: Vec<Handoff>,
    members: HashMap<UserId, Member>,
}

/// Counts for everybody. The caller is the product itself: what a reader may not see, [`Rails::of`] leaves out.
pub async fn rails(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Rails> {
    let counts = counts(tx, ctx).await?;
    let rows: Vec<Held> = tx.query(&store::COUNT_HELD, &args![ctx.now(), ctx.tenant]).await?;
    let mut held: HashMap<UserId, Vec<Held>> = HashMap::new();
    for row in rows {
        held.entry(row.assignee).or_default().push(row);
    }
    let members = staff::board(tx, ctx, brand).await?;
    Ok(Rails {
        counts,
        held,
        asked: consults::open_for_me(tx, ctx).await?,
        handed: handoffs::waiting(tx, ctx, HANDED_MAX).await?,
        members: members.into_iter().map(|member| (member.id, member)).collect(),
    })
}

impl Rails {
    /// The rail of one reader; their saved views are counted by whoever knows for whom else they count.
    pub fn of(&self, user: &User, own: &Own) -> Rail {
        let mut counts = self.counts.clone();
        let mine = self.held.get(&user.id).map_or(&[][..], Vec::as_slice);
        for queue in &mut counts.queues {
            let held = mine.iter().find(|held| held.queue == queue.queue);
            (queue.mine, queue.mine_late) = held.map_or((0, 0), |held| (held.held, held.late));
        }
        if user.role < Role::Agent {
            return Rail { counts, unseen: own.unseen, ..Rail::default() };
        }
        let member = self.members.get(&user.id);
        let teams = member.map_or(&[][..], |member| member.teams.as_slice());
        let is_asked = |one: &&Consult| teams.is_empty() || teams.contains(&one.team);
        Rail {
            counts,
            asked: self.asked.iter().filter(is_asked).count(),
            to_approve: own.to_approve,
            handed: self.handed.iter().filter(|one| is_handed_to(one, Some(user.id), teams)).count(),
            unseen: own.unseen,
            ringing: own.ringing.clone(),
            me: member.map(|Member { presence, load: Load { used, .. }, capacity, .. }| Standing {
                presence: presence.clone(),
                used: *used,
                capacity: *capacity,
            }),
            views: Vec::new(),
        }
    }
}

/// What was begun in these cases, by case and writer. For the product itself, which shows each to its writer only.
pub async fn drafts_of(
    tx: &mut Tx,
    ctx: &Ctx,
    cases: &[CaseId],
) -> Result<HashMap<(CaseId, UserId), String>> {
    allow(ctx, Right::Read)?;
    let ids = Arg::ids(cases.iter().copied());
    let drafts: Vec<(CaseId, UserId, String)> =
        tx.query(&store::DRAFTS_OF, &[ctx.tenant.into(), ids]).await?;
    Ok(drafts.into_iter().map(|(case, writer, text)| ((case, writer), text)).collect())
}
