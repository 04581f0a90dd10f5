//! What time does: what nobody acknowledged comes back, what follows the sun moves, what waited too long goes up.

use db::{Tx, args};
use kernel::{Ctx, said};
use serde_json::json;

use super::model::{Done, Handoff, Kind};
use super::{Move, briefs, escalations, here, may_move, store, sun};
use crate::Result;
use crate::brand::Brand;
use crate::notifications::{self, To};
use crate::queues;
use crate::trail::{self, About};

/// How many are looked at together.
pub(super) const TOGETHER: usize = 200;

/// Does all that is due now. Called by the product itself, again and again.
pub async fn due(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Done> {
    let mut done = Done::default();
    returns(tx, ctx, brand, &mut done).await?;
    done.asked = briefs::ask(tx, ctx, brand).await?;
    sun::come_back(tx, ctx, brand, &mut done).await?;
    sun::follow(tx, ctx, brand, &mut done).await?;
    escalations::escalate(tx, ctx, brand, &mut done).await?;
    Ok(done)
}

/// What nobody acknowledged in time goes back into the hands that it came from, and the leads of those who should have
/// acknowledged it are told.
async fn returns(tx: &mut Tx, ctx: &Ctx, brand: &Brand, done: &mut Done) -> Result<()> {
    let overdue: Vec<Handoff> = tx.query(&store::OVERDUE, &args![ctx.tenant, ctx.now(), TOGETHER]).await?;
    for late in overdue {
        let item = queues::lock(tx, ctx, late.case_id).await?.filter(|item| item.queue == late.to_queue);
        let Some(item) = item else {
            // The case is resolved, or has moved on.
            tx.execute(&store::MOVED_ON, &args![ctx.tenant, late.case_id]).await?;
            continue;
        };
        let hands = match late.from_user {
            Some(user) if here::is_here(tx, ctx, user).await? => Some(user),
            _ => None,
        };
        let reason = Some(said!("nobody acknowledged it in time"));
        let back = Move {
            hands,
            reason,
            promised: late.promised.clone(),
            note: late.note.clone(),
            ..Move::new(Kind::Return, &late.from_queue)
        };
        if may_move(tx, ctx, brand, &item, &back).await? {
            super::make(tx, ctx, brand, &item, back).await?;
            tx.execute(&store::RETURN, &args![ctx.now(), ctx.tenant, late.id]).await?;
            done.returned += 1;
        } else {
            tx.execute(&store::MOVED_ON, &args![ctx.tenant, late.case_id]).await?;
            done.held += 1;
        }
        tell(tx, ctx, brand, &late).await?;
    }
    Ok(())
}

/// The leads of the team that did not acknowledge a case hear of it, and so does whoever sent it.
async fn tell(tx: &mut Tx, ctx: &Ctx, brand: &Brand, late: &Handoff) -> Result<()> {
    let team = brand.owner_of(&late.to_queue).and_then(|owner| owner.team);
    let whom = team.map_or("every lead", |team| team.title());
    let data = json!({ "from": late.to_queue, "to": late.from_queue, "why": "not acknowledged in time" });
    let event = json!({ "told": whom, "why": "not acknowledged in time", "from": late.from_queue });
    trail::note(tx, ctx, trail::Kind::Escalated, About::case(late.case_id), event).await?;
    let mut told = notifications::Told::default();
    let (kind, case) = (notifications::Kind::Returned, Some(late.case_id));
    told.tell(ctx, notifications::leads_of(brand, &late.to_queue), kind, case, data.clone());
    let sender = late.by_user.or(late.from_user).map(To::User);
    if let Some(sender) = sender.or_else(|| brand.team_of(&late.from_queue).map(To::Team)) {
        told.tell(ctx, sender, kind, case, data);
    }
    told.flush(tx, ctx).await
}
