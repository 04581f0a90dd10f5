//! Cases follow the sun: at a calendar's boundary they go to those who work now, with a brief.

use db::{Arg, FromRow, Tx};
use kernel::{CaseId, Ctx, HandoffId, Said, UserId, WorkItemId, said};
use ownership::{FollowTheSun, Model};
use uuid::Uuid;

use super::due::TOGETHER;
use super::model::{Done, Kind};
use super::{Limits, MOVES_IN, Move, briefs, decide, here, make, may_move, store};
use crate::Result;
use crate::brand::Brand;
use crate::queues::{self, WorkItem};

/// Moves what waits for us. What waits for its customer stays where it is until they write.
pub(super) async fn follow(tx: &mut Tx, ctx: &Ctx, brand: &Brand, done: &mut Done) -> Result<()> {
    let queues =
        queues(brand, |model, sun| decide::is_up(model, sun, ctx.now()).then(|| sun.queue.to_string()));
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
            go(tx, ctx, brand, &item, wish(sun), done).await?;
        }
        if page.len() < TOGETHER {
            return Ok(());
        }
    }
}

/// What a rule has moved, and where it stood before.
#[derive(FromRow)]
struct Away {
    id: HandoffId,
    case_id: CaseId,
    from_queue: String,
    to_queue: String,
    from_user: Option<UserId>,
    version: Option<i64>,
}

/// Brings back what waits for us and was moved by a rule whose calendar has turned: into the hands that it came from if
/// they are here. What was moved on since, or waits for its customer, stays where it is.
pub(super) async fn come_back(tx: &mut Tx, ctx: &Ctx, brand: &Brand, done: &mut Done) -> Result<()> {
    let queues = queues(brand, |model, sun| {
        decide::sunrise(model, sun.queue.as_str(), sun.to.as_str(), ctx.now()).map(|sun| sun.to.to_string())
    });
    if queues.is_empty() {
        return Ok(());
    }
    let mut after = HandoffId::from_uuid(Uuid::nil());
    loop {
        let texts = Arg::texts(queues.iter().map(String::as_str));
        let since = ctx.now() - MOVES_IN;
        let args = [ctx.tenant.into(), texts, after.into(), since.into(), TOGETHER.into()];
        let page: Vec<Away> = tx.query(&store::AWAY, &args).await?;
        for away in &page {
            after = away.id;
            let Some(item) = queues::lock(tx, ctx, away.case_id).await? else { continue };
            let (model, from, to) = (brand.model_of(away.version), &away.from_queue, &away.to_queue);
            let Some(sun) = decide::sunrise(model, from, to, ctx.now()) else { continue };
            let hands = match away.from_user {
                Some(user) if here::is_here(tx, ctx, user).await? => Some(user),
                _ => None,
            };
            let back = Move {
                hands,
                rule: Some(decide::way(to, from)),
                reason: Some(reason(sun, !sun.while_open)),
                ..Move::new(Kind::FollowTheSun, from)
            };
            go(tx, ctx, brand, &item, back, done).await?;
        }
        if page.len() < TOGETHER {
            return Ok(());
        }
    }
}

/// Makes a move with the brief of the case, unless it has moved too often.
async fn go(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    item: &WorkItem,
    mut wish: Move<'_>,
    done: &mut Done,
) -> Result<()> {
    if !may_move(tx, ctx, brand, item, &wish).await? {
        done.held += 1;
        return Ok(());
    }
    let brief = briefs::to_send(tx, ctx, item.case_id, item.assignee).await?;
    (wish.note, wish.promised) = (brief.note(), brief.promised);
    make(tx, ctx, brand, item, wish).await?;
    done.moved += 1;
    Ok(())
}

/// The queues that the rules of any version name.
fn queues(brand: &Brand, name: impl Fn(&Model, &FollowTheSun) -> Option<String>) -> Vec<String> {
    let models = brand.versions.values().chain([&brand.model]);
    let mut queues: Vec<String> =
        models.flat_map(|model| decide::suns(model).filter_map(|sun| name(model, sun))).collect();
    queues.sort_unstable();
    queues.dedup();
    queues
}

fn reason(sun: &FollowTheSun, is_open: bool) -> Said {
    let calendar = sun.calendar.as_str();
    if is_open { said!("{calendar} is open", calendar) } else { said!("{calendar} is closed", calendar) }
}

/// The move that a rule makes.
pub(super) fn wish(sun: &FollowTheSun) -> Move<'_> {
    let only = sun.publish_only.as_ref().map(|only| only.iter().map(ToString::to_string).collect());
    let public_reply = sun.public_reply.as_ref().map(ToString::to_string);
    Move {
        rule: Some(decide::way(sun.queue.as_str(), sun.to.as_str())),
        reason: Some(reason(sun, sun.while_open)),
        limits: Limits { only, public_reply },
        ..Move::new(Kind::FollowTheSun, sun.to.as_str())
    }
}
