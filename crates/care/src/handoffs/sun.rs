//! Cases follow the sun: at a calendar's boundary they go to those who work now, with a brief.

use db::{Arg, Tx};
use kernel::{CaseId, Ctx, WorkItemId};
use ownership::FollowTheSun;
use uuid::Uuid;

use super::due::TOGETHER;
use super::model::{Done, Kind};
use super::{Limits, MOVES_IN, Move, briefs, decide, make, may_move, store};
use crate::Result;
use crate::brand::Brand;
use crate::queues;

/// Moves what waits for us. What waits for its customer stays where it is until they write.
pub(super) async fn follow(tx: &mut Tx, ctx: &Ctx, brand: &Brand, done: &mut Done) -> Result<()> {
    let queues = up(ctx, brand);
    if queues.is_empty() {
        return Ok(());
    }
    let mut after = WorkItemId::from_uuid(Uuid::nil());
    loop {
        let texts = Arg::texts(queues.iter().map(String::as_str));
        let since = ctx.now() - MOVES_IN;
        let args = [ctx.tenant.into(), texts, after.into(), since.into(), TOGETHER.into()];
        let page: Vec<(WorkItemId, CaseId)> = tx.query(&store::OURS, &args).await?;
        for (id, case) in &page {
            after = *id;
            let Some(item) = queues::lock(tx, ctx, *case).await? else { continue };
            let Some(sun) = decide::sun(brand.model_of(item.version), &item.queue, ctx.now()) else {
                continue;
            };
            let mut wish = wish(sun);
            if !may_move(tx, ctx, brand, &item, &wish).await? {
                done.held += 1;
                continue;
            }
            let brief = briefs::to_send(tx, ctx, *case, item.assignee).await?;
            (wish.note, wish.promised) = (brief.note(), brief.promised);
            make(tx, ctx, brand, &item, wish).await?;
            done.moved += 1;
        }
        if page.len() < TOGETHER {
            return Ok(());
        }
    }
}

/// The queues whose cases belong to another one at this time of the day, under any version.
fn up(ctx: &Ctx, brand: &Brand) -> Vec<String> {
    let models = brand.versions.values().chain([&brand.model]);
    let up = models.flat_map(|model| {
        decide::suns(model)
            .filter(|sun| decide::is_up(model, sun, ctx.now()))
            .map(|sun| sun.queue.to_string())
    });
    let mut queues: Vec<String> = up.collect();
    queues.sort_unstable();
    queues.dedup();
    queues
}

/// The move that a rule makes.
pub(super) fn wish(sun: &FollowTheSun) -> Move<'_> {
    let only = sun.publish_only.as_ref().map(|only| only.iter().map(ToString::to_string).collect());
    let public_reply = sun.public_reply.as_ref().map(ToString::to_string);
    Move {
        rule: Some(decide::way(sun.queue.as_str(), sun.to.as_str())),
        reason: Some(format!("{} is {}", sun.calendar, if sun.while_open { "open" } else { "closed" })),
        limits: Limits { only, public_reply },
        ..Move::new(Kind::FollowTheSun, sun.to.as_str())
    }
}
