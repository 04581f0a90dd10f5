//! What a correction changes, what is learnt from it, and what stays.

mod corrections;
mod lessons;
mod reports;

use db::Tx;
use kernel::{CaseId, Ctx, MessageId};

use super::{Corrected, LessonView, NOTICE, correct};
use crate::Result;
use crate::cases::{Direction, Message};
use crate::learning;
use crate::testing::World;

/// What a brand wants of the first that is not a complaint.
const PRAISE: &str = "@larkspur your engineer was wonderful today, what a lovely visit";

/// The newest words of the person in a case.
async fn newest(world: &World, case: CaseId) -> Message {
    let view = world.look(case).await;
    let mut inbound =
        view.messages.into_iter().filter(|m| m.case_id == case && m.direction == Direction::Inbound);
    inbound.next_back().expect("somebody wrote")
}

/// Somebody says what a message means.
async fn says(world: &World, who: &Ctx, message: MessageId, fact: &str, value: &str) -> Result<Corrected> {
    let (ctx, brand) = (who.clone(), world.brand.clone());
    let (fact, value) = (fact.to_owned(), value.to_owned());
    world.run(async move |tx: &mut Tx| correct(tx, &ctx, &brand, message, &fact, &value).await).await
}

/// One lesson from all that was said.
async fn lesson(world: &World) -> Option<LessonView> {
    assert_eq!(NOTICE, "signals", "the learner listens to this");
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    let learnt = world.run(async move |tx: &mut Tx| {
        let material = learning::material(tx, &ctx, &brand).await?;
        learning::settle(tx, &ctx, &learning::teach(&brand, material)).await
    });
    learnt.await.expect("a lesson can be learnt")
}
