//! The team at a glance.

use std::collections::HashMap;

use db::{FromRow, Tx, args};
use kernel::{Ctx, Role, UserId};

use super::model::{Load, Member, Presence, Shift};
use super::{capacity_of, roster, store};
use crate::Result;
use crate::access::{Right, allow};
use crate::brand::Brand;

#[derive(FromRow)]
struct Holding {
    assignee: UserId,
    used: i64,
    whole: i64,
    ours: i64,
    theirs: i64,
    asleep: i64,
}

/// What everybody holds who holds anything.
pub async fn loads(tx: &mut Tx, ctx: &Ctx) -> Result<HashMap<UserId, Load>> {
    allow(ctx, Right::Read)?;
    let held: Vec<Holding> = tx.query(&store::LOADS, &args![ctx.tenant]).await?;
    let load = |Holding { assignee, used, whole, ours, theirs, asleep }| {
        (assignee, Load { used, whole, ours, theirs, asleep })
    };
    let mut loads: HashMap<UserId, Load> = held.into_iter().map(load).collect();
    // A call takes all of somebody, whatever else they hold.
    for agent in tx.query::<UserId>(&store::CALLING, &args![ctx.tenant]).await? {
        loads.entry(agent).or_default().whole += 1;
    }
    Ok(loads)
}

/// The shifts that run now.
pub(crate) async fn running(tx: &mut Tx, ctx: &Ctx) -> Result<HashMap<UserId, Shift>> {
    let now = ctx.now();
    let next: Vec<Shift> = tx.query(&store::NEXT_SHIFTS, &args![ctx.tenant, now]).await?;
    let running = next.into_iter().filter(|shift| shift.starts_at <= now);
    Ok(running.map(|shift| (shift.user_id, shift)).collect())
}

/// Everybody who may answer, by name: whether they are here, for how long, what they hold and how much they could.
pub async fn board(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Vec<Member>> {
    allow(ctx, Right::Read)?;
    let now = ctx.now();
    let roster = roster(tx, ctx).await?;
    let mut loads = loads(tx, ctx).await?;
    let said: Vec<Presence> = tx.query(&store::PRESENCE, &args![ctx.tenant]).await?;
    let mut said: HashMap<UserId, Presence> = said.into_iter().map(|said| (said.user_id, said)).collect();
    let shifts: Vec<Shift> = tx.query(&store::NEXT_SHIFTS, &args![ctx.tenant, now]).await?;
    let shifts: HashMap<UserId, Shift> = shifts.into_iter().map(|shift| (shift.user_id, shift)).collect();
    let members = roster.users.iter().filter(|user| user.role >= Role::Agent).map(|user| {
        let presence = said.remove(&user.id);
        let home = user.team.as_deref().and_then(|team| brand.model.team(team));
        Member {
            id: user.id,
            name: user.name.clone(),
            teams: roster.teams(user).map(str::to_owned).collect(),
            away: presence.as_ref().is_some_and(|said| said.is_away(now)),
            presence,
            shift: shifts.get(&user.id).copied(),
            capacity: capacity_of(home, roster.units.get(&user.id).copied()),
            load: loads.remove(&user.id).unwrap_or_default(),
        }
    });
    Ok(members.collect())
}
