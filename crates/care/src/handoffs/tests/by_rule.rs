//! A change of what is known hands a case over.

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Ctx, Millis};

use super::{item, moves, take};
use crate::cases::Direction;
use crate::handoffs::{Kind, State};
use crate::learning::{self, Rerouted};
use crate::testing::World;

async fn praise(world: &World) -> CaseId {
    world.hear(&[world.mention("p1", "jana", "Love the new @larkspur advert, so good!")]).await;
    let case = world.complaint_of("jana").await;
    assert_eq!(item(world, case).await.queue, "community");
    case
}

async fn needs_action(world: &World, who: &Ctx, case: CaseId) -> Rerouted {
    let view = world.look(case).await;
    let message = view.messages.iter().rfind(|message| message.direction == Direction::Inbound).unwrap().id;
    let (ctx, brand) = (who.clone(), world.brand.clone());
    let said = world.run(async move |tx: &mut Tx| {
        learning::correct(tx, &ctx, &brand, message, "needs_action", "true").await
    });
    said.await.expect("it can be said").routed
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_message_that_needs_action_now_hands_its_case_to_those_who_can_act(db: TestDb) {
    let world = World::new(db).await;
    let case = praise(&world).await;
    take(&world, &world.agent, case).await;
    let started = world.look(case).await.nearest_clock().map(|clock| clock.started_at);
    world.pass(Millis::minutes(12));
    world.hear(&[world.private("m1", "jana", "but my internet is down every night, please fix it")]).await;

    let rows = moves(&world, case).await;
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!((row.kind, row.state, row.by_user), (Kind::Handoff, State::Waiting, None));
    assert_eq!(row.rule.as_deref(), Some("community → care"));
    assert_eq!(row.reason.as_deref(), Some("needs_action became true"));
    assert_eq!((row.from_user, row.ack_due), (world.agent.actor.user(), Some(row.at + Millis::minutes(10))));
    let view = world.look(case).await;
    let stands = view.item.as_ref().unwrap();
    assert_eq!((stands.queue.as_str(), stands.assignee), ("care", None));
    assert_eq!(view.nearest_clock().map(|clock| clock.started_at), started, "never reset");

    // The same again is no change.
    world.pass(Millis::minutes(1));
    world.hear(&[world.private("m2", "jana", "please fix it, it is still down")]).await;
    assert_eq!(moves(&world, case).await.len(), 1);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_correction_hands_a_case_over_even_if_somebody_has_answered(db: TestDb) {
    let world = World::new(db).await;
    let case = praise(&world).await;
    world.hear(&[world.echo("a1", "p1", None)]).await;
    let routed = needs_action(&world, &world.agent, case).await;
    assert!(
        matches!(&routed, Rerouted::Moved { to, rule, .. } if to == "care" && rule == "community → care"),
        "{routed:?}"
    );
    let rows = moves(&world, case).await;
    assert_eq!((rows.len(), rows[0].kind, rows[0].state), (1, Kind::Handoff, State::Waiting));
    assert_eq!(world.look(case).await.decisions.len(), 1, "no decision was made anew");
}
