//! It is time for a call.

use db::{Tx, args};
use kernel::{Ctx, UserId};
use serde_json::json;

use super::model::Call;
use super::{store, turn};
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::notifications::{self, To, Told};
use crate::queues::WorkItem;
use crate::staff::{Member, State as Presence};
use crate::trail::{self, About, Kind};
use crate::{Result, cases, clocks, queues, staff};

/// Says of each call whose time has come that it has: the case is ours again, and its agent is told; if they are not
/// here, a colleague of the team who is, and can do what the case asks for; else the whole team. Returns how many.
pub async fn due(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<usize> {
    allow(ctx, Right::Administer)?;
    let due: Vec<Call> = tx.query(&store::DUE, &args![ctx.tenant, ctx.now()]).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let board = staff::board(tx, ctx, brand).await?;
    let abilities = staff::abilities(tx, ctx).await?;
    let mut told = Told::default();
    for call in &due {
        let item = queues::open_of(tx, ctx, call.case_id).await?;
        let can = |member: &Member| {
            let skills = abilities.get(&member.id).map_or(&[][..], |(skills, _)| skills);
            item.as_ref().is_none_or(|item| has_skills(brand, item, member, skills))
        };
        let agent = pick(brand, call, &board, can);
        ours_again(tx, ctx, brand, call, agent).await?;
        tx.execute(&store::RING, &args![agent, ctx.now(), ctx.tenant, call.id]).await?;
        let to = agent.map(To::User).or_else(|| brand.team_of(&call.queue).map(To::Team));
        let data = json!({ "call": call.id, "at": call.slot_at });
        told.tell(ctx, to.unwrap_or(To::Leads), notifications::Kind::CallDue, Some(call.case_id), data);
        cases::changed(tx, call.case_id);
        tx.notify(super::TOPIC, ctx.tenant.to_string());
    }
    told.flush(tx, ctx).await?;
    Ok(due.len())
}

/// Whose call it is now: its agent's while they are here, else of those who are ready and can do it the one who holds
/// least; nobody's if nobody can.
fn pick(brand: &Brand, call: &Call, board: &[Member], can: impl Fn(&Member) -> bool) -> Option<UserId> {
    let is_here =
        |member: &Member| !member.away && member.presence.as_ref().is_some_and(|said| said.state.is_here());
    let own = board.iter().find(|member| Some(member.id) == call.agent);
    // Who never said whether they are here is taken to be.
    if own.is_some_and(|member| member.presence.is_none() || is_here(member)) {
        return call.agent;
    }
    let team = brand.team_of(&call.queue);
    let free = board.iter().filter(|member| {
        let ready = member.presence.as_ref().is_some_and(|said| said.state == Presence::Ready);
        let of_team = team.is_none_or(|team| member.teams.iter().any(|name| name == team));
        ready && is_here(member) && of_team && member.load.whole == 0 && can(member)
    });
    free.min_by_key(|member| (member.load.used, member.id.uuid())).map(|member| member.id)
}

fn has_skills(brand: &Brand, item: &WorkItem, member: &Member, own: &[staff::Skill]) -> bool {
    let teams = member.teams.iter().filter_map(|team| brand.model.team(team));
    let of_teams: Vec<&str> = teams.flat_map(staff::skills_of_team).collect();
    item.skills.as_ref().is_none_or(|asked| {
        asked.0.iter().all(|asked| {
            let (name, level) = asked.split_once(':').unwrap_or((asked, "1"));
            let level: i64 = level.parse().unwrap_or(1);
            own.iter().any(|skill| skill.skill == name && skill.level >= level)
                || (level <= 1 && of_teams.contains(&name))
        })
    })
}

/// What stood still until the call goes on.
pub(super) async fn ours_again(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    call: &Call,
    agent: Option<UserId>,
) -> Result<()> {
    let case = cases::lock(tx, ctx, call.case_id).await?;
    if case.state == cases::State::Waiting {
        turn(tx, ctx, &case, cases::State::Open).await?;
    }
    let data = json!({ "call": call.id, "agent": agent, "from": call.agent });
    trail::note(tx, ctx, Kind::CallDue, About::case(case.id), data).await?;
    clocks::woken(tx, ctx, brand, case.id).await
}
