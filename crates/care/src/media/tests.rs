//! What hangs on messages is written down, found, moved and forgotten.

use channels::Attachment;
use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Ctx, MediaId, MessageId, Millis, Role};

use super::{Arriving, Found, Holder, NewFile, State};
use crate::testing::World;
use crate::{Error, media, outbound};

fn found(digest: &str) -> Found {
    Found {
        media_type: "image/png".into(),
        size: 70,
        digest: digest.into(),
        picture: Some((8, 6)),
        reason: None,
    }
}

/// A message on which a picture hangs; its case, itself and the picture.
async fn arrived(world: &World) -> (CaseId, MessageId, MediaId) {
    let case = world.complaint("p1", "u1").await;
    let message = world.look(case).await.messages[0].id;
    let (ctx, account) = (world.ctx.clone(), world.brand.accounts[0].id);
    let hung = world.run(async move |tx: &mut Tx| {
        let mut arriving = Arriving::default();
        let file = Attachment {
            media_type: "image/png".into(),
            url: "https://a.example/1".into(),
            ..Default::default()
        };
        arriving.hang(&ctx, account, message, &[file]);
        arriving.flush(tx, &ctx).await?;
        Ok(media::of_messages(tx, &ctx, &[message]).await?.remove(0).id)
    });
    (case, message, hung.await.unwrap())
}

async fn state(world: &World, id: MediaId) -> (State, Option<String>) {
    let ctx = world.ctx.clone();
    let one = world.run(async move |tx: &mut Tx| media::get(tx, &ctx, id).await).await.unwrap();
    (one.state, one.reason)
}

async fn claim(world: &World) -> Vec<MediaId> {
    let ctx = world.ctx.clone();
    let due = world.run(async move |tx: &mut Tx| media::claim(tx, &ctx, 10).await).await.unwrap();
    due.iter().map(|one| one.id).collect()
}

async fn fail(world: &World, id: MediaId) {
    let ctx = world.ctx.clone();
    let failed =
        world.run(async move |tx: &mut Tx| media::failed(tx, &ctx, id, Millis(0), "it answered 500").await);
    failed.await.unwrap();
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_file_is_tried_later_and_later_and_then_waits_for_somebody(db: TestDb) {
    let world = World::new(db).await;
    let (_, _, id) = arrived(&world).await;
    let mut waits = Vec::new();
    for _ in 0..media::ATTEMPTS_MAX {
        assert_eq!(claim(&world).await, [id]);
        assert_eq!(claim(&world).await, [], "nobody else fetches it meanwhile");
        fail(&world, id).await;
        let before = world.ctx.now();
        while state(&world, id).await.0 == State::Wanted {
            world.pass(Millis::seconds(30));
            if !claim_is_due(&world).await {
                continue;
            }
            waits.push(world.ctx.now().since(before));
            break;
        }
    }
    assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]) && waits.len() == 7, "{waits:?}");
    assert_eq!(state(&world, id).await, (State::Failed, Some("it answered 500".into())));
    let (agent, nobody) = (world.agent.clone(), world.hire("vic", Role::Viewer, None).await);
    let denied = world.run(async move |tx: &mut Tx| media::retry(tx, &nobody, id).await).await;
    assert!(matches!(denied, Err(Error::Denied { .. })));
    let again = agent.clone();
    world.run(async move |tx: &mut Tx| media::retry(tx, &again, id).await).await.unwrap();
    assert_eq!(claim(&world).await, [id]);
    let twice = world.run(async move |tx: &mut Tx| media::retry(tx, &agent, id).await).await;
    assert!(matches!(twice, Err(Error::Invalid(_))));
}

async fn claim_is_due(world: &World) -> bool {
    let ctx = world.ctx.clone();
    world.run(async move |tx: &mut Tx| media::is_due(tx, &ctx).await).await.unwrap()
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_message_that_was_taken_back_takes_its_picture_along_even_if_it_comes_later(db: TestDb) {
    let world = World::new(db).await;
    let (_, message, id) = arrived(&world).await;
    assert_eq!(claim(&world).await, [id]);
    let ctx = world.ctx.clone();
    let taken_back = world.run(async move |tx: &mut Tx| {
        let mut arriving = Arriving::default();
        arriving.take_down(message);
        arriving.flush(tx, &ctx).await?;
        let listed = media::to_delete(tx, &ctx).await?;
        media::deleted(tx, &ctx, &listed).await?;
        Ok(listed)
    });
    assert_eq!(taken_back.await.unwrap(), [id]);
    // The fetch that was under way ends only now.
    let ctx = world.ctx.clone();
    let listed = world.run(async move |tx: &mut Tx| {
        media::kept(tx, &ctx, id, &found("d")).await?;
        media::to_delete(tx, &ctx).await
    });
    assert_eq!(listed.await.unwrap(), [id], "its bytes are deleted as well");
}

/// A picture that somebody attaches as a note would take it: no network is asked.
async fn attach(world: &World, ctx: &Ctx, case: CaseId) -> MediaId {
    let (ctx, id): (Ctx, MediaId) = (ctx.clone(), world.ctx.mint());
    let attached = world.run(async move |tx: &mut Tx| {
        let file = NewFile { id, name: "../../a.png".into(), alt: " A router. ".into(), found: found("d") };
        outbound::attach(tx, &ctx, case, crate::cases::Mode::Note, file).await
    });
    let media = attached.await.unwrap();
    assert_eq!((media.called().as_str(), media.alt.as_deref()), ("a.png", Some("A router.")));
    id
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_somebody_attached_is_theirs_alone_until_it_is_sent(db: TestDb) {
    let world = World::new(db).await;
    let (case, message, _) = arrived(&world).await;
    let sam = world.agent.clone();
    let id = attach(&world, &sam, case).await;
    let mia = world.hire("mia", Role::Agent, Some("care_team")).await;
    let (other, own) = (mia.clone(), sam.clone());
    let looked = world.run(async move |tx: &mut Tx| {
        assert!(matches!(media::get(tx, &other, id).await, Err(Error::NotFound { .. })));
        assert!(matches!(media::detach(tx, &other, case, id).await, Err(Error::Invalid(_))));
        media::describe(tx, &other, case, id, "nonsense").await?;
        assert_eq!(media::drafted(tx, &other, case).await?, []);
        assert_eq!(media::drafted(tx, &own, case).await?.len(), 1);
        media::get(tx, &own, id).await
    });
    let media = looked.await.unwrap();
    assert_eq!(media.alt.as_deref(), Some("A router."), "nobody else says what it shows");
    let (own, other) = (sam.clone(), mia);
    let hung = world.run(async move |tx: &mut Tx| {
        media::hang(tx, &own, std::slice::from_ref(&media), Holder::Message(message)).await?;
        assert_eq!(media::drafted(tx, &own, case).await?, []);
        assert!(media::detach(tx, &own, case, id).await.is_err(), "what was sent is not taken off");
        media::get(tx, &other, id).await
    });
    assert_eq!(hung.await.unwrap().message_id, Some(message));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_network_without_files_says_so_before_anything_leaves(db: TestDb) {
    let world = World::new(db).await;
    let (case, ..) = arrived(&world).await;
    let sam = world.agent.clone();
    let id = attach(&world, &sam, case).await;
    let (ctx, brand) = (sam.clone(), world.brand.clone());
    let refused = world.run(async move |tx: &mut Tx| {
        let wish = outbound::Compose {
            files: vec![id],
            despite: crate::checks::Code::ALL.to_vec(),
            ..outbound::Compose::new(case, crate::cases::Mode::Public, "Here it is.", 9)
        };
        outbound::compose(tx, &ctx, &brand, &wish).await
    });
    assert_eq!(refused.await.unwrap_err().to_string(), "Sandbox takes no pictures or files here");
    let (ctx, brand) = (sam.clone(), world.brand.clone());
    let noted = world.run(async move |tx: &mut Tx| {
        let wish = outbound::Compose {
            files: vec![id],
            ..outbound::Compose::new(case, crate::cases::Mode::Note, "", 9)
        };
        outbound::compose(tx, &ctx, &brand, &wish).await
    });
    let note = noted.await.unwrap().message().unwrap();
    assert_eq!(world.look(case).await.media[&note][0].id, id);
}
