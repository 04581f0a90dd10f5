//! Knowledge on both engines.

use db::{TestDb, Tx, db_test};
use kernel::{Millis, Role};

use super::*;
use crate::testing::World;

fn article(title: &str, body: &str, audience: Audience) -> Content {
    Content {
        title: title.into(),
        answer: "Switch it off for ten seconds.".into(),
        body: body.into(),
        link: Some("https://help.larkspur.example/restart".into()),
        lang: "en".into(),
        tags: vec!["connectivity".into()],
        audience,
    }
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_holds_is_found_and_what_is_internal_is_never_offered_for_an_answer(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("m1", "Jana").await;
    let ctx = world.agent.clone();
    let done = world.run(async move |tx: &mut Tx| {
        let public =
            save(tx, &ctx, &article("Restart a router", "When the internet is down.", Audience::Public))
                .await?;
        let inside = save(
            tx,
            &ctx,
            &article("Faulty routers", "The internet of series B is down.", Audience::Internal),
        )
        .await?;
        assert!(find(tx, &ctx, "router", 9).await?.is_empty(), "a draft is offered to nobody");
        move_to(tx, &ctx, public, State::Published).await?;
        move_to(tx, &ctx, inside, State::Published).await?;
        let found = find(tx, &ctx, "rout", 9).await?;
        assert_eq!(found.len(), 2);
        for one in &found {
            assert_eq!(one.article.answer().is_some(), one.article.id == public);
            assert_eq!(one.article.link().is_some(), one.article.id == public);
        }
        let found = find(tx, &ctx, "series dow", 9).await?;
        assert_eq!(found.iter().map(|one| one.article.id).collect::<Vec<_>>(), [inside]);
        assert!(found[0].marks.iter().any(|mark| &found[0].text[mark.clone()] == "series"));
        assert_eq!(find(tx, &ctx, "re", 9).await?.len(), 1, "short words are looked for in titles");
        let about = suggest(tx, &ctx, Some("connectivity"), "my internet is down, please help", 3).await?;
        assert_eq!(about.len(), 2);
        used(tx, &ctx, public, case).await?;
        assert!(matches!(used(tx, &ctx, inside, case).await, Err(Error::Refused(_))));
        move_to(tx, &ctx, public, State::Archived).await?;
        assert_eq!(find(tx, &ctx, "router", 9).await?.len(), 1);
        Ok(())
    });
    done.await.unwrap();
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn an_owner_is_told_once_when_an_article_should_be_looked_through(db: TestDb) {
    let world = World::new(db).await;
    let ctx = world.agent.clone();
    let done = world.run(async move |tx: &mut Tx| {
        let id = save(tx, &ctx, &article("Restart", "Down.", Audience::Public)).await?;
        move_to(tx, &ctx, id, State::Published).await?;
        assert_eq!(due(tx, &ctx).await?, 0);
        let wrong =
            Content { link: Some("javascript:alert(1)".into()), ..article("x", "y", Audience::Public) };
        assert!(matches!(save(tx, &ctx, &wrong).await, Err(Error::Invalid(_))));
        change(tx, &ctx, id, &article("Restart it", "Down.", Audience::Public), 1).await?;
        assert_eq!(versions(tx, &ctx, id).await?.len(), 2);
        assert!(matches!(review(tx, &ctx, id, None, ctx.now()).await, Err(Error::Invalid(_))));
        Ok(id)
    });
    let id = done.await.unwrap();
    world.pass(REVIEW);
    let (ctx, system) = (world.agent.clone(), world.ctx.clone());
    let done = world.run(async move |tx: &mut Tx| {
        assert!(get(tx, &ctx, id).await?.is_overdue(ctx.now()));
        assert_eq!(due(tx, &system).await?, 1);
        assert_eq!(due(tx, &system).await?, 0, "once");
        let told = notifications::mine(tx, &ctx, 9).await?;
        assert_eq!(told[0].kind, notifications::Kind::ReviewDue);
        review(tx, &ctx, id, ctx.actor.user(), ctx.now() + Millis::days(30)).await?;
        assert!(!get(tx, &ctx, id).await?.is_overdue(ctx.now()));
        Ok(())
    });
    done.await.unwrap();
    let other = world.hire("olga", Role::Agent, Some("care_team")).await;
    let refused = world.run(async move |tx: &mut Tx| move_to(tx, &other, id, State::Archived).await).await;
    assert!(matches!(refused, Err(Error::Denied { .. })));
}
