//! Macros on both engines.

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Ctx, MacroId, Role};

use super::*;
use crate::testing::World;
use crate::{Error, search, tags, trail};

fn refund() -> Content {
    let variant = |lang: &str, length, text: &str| Variant { lang: lang.into(), length, text: text.into() };
    Content {
        name: "Refund is on its way".into(),
        team: None,
        place: Place::Both,
        tags: vec!["Refund".into()],
        variants: vec![
            variant(
                "en",
                Length::Short,
                "Hi {person.first_name}, your refund is on its way. {agent.first_name}",
            ),
            variant(
                "en",
                Length::Long,
                &format!(
                    "Hi {{person.first_name}},\n\n{}{{if visibility == \"private\"}}Order {{order}}.{{end}}",
                    "it takes five working days to reach you. ".repeat(8)
                ),
            ),
            variant("de", Length::Short, "Hallo {person.first_name}, Ihre Erstattung ist unterwegs."),
        ],
    }
}

async fn saved(world: &World, who: &Ctx, content: Content) -> crate::Result<MacroId> {
    let (ctx, brand) = (who.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| save(tx, &ctx, &brand, &content).await).await
}

async fn rendered(world: &World, id: MacroId, case: CaseId, mode: Mode) -> Rendered {
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| render(tx, &ctx, &brand, id, case, mode).await).await.unwrap()
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn the_variant_is_the_networks_and_the_persons_and_what_is_not_known_is_a_gap(db: TestDb) {
    let world = World::new(db).await;
    let lead = world.hire("ruth", Role::Lead, None).await;
    let id = saved(&world, &lead, refund()).await.unwrap();
    let case = world.complaint("m1", "Jana").await;
    let public = rendered(&world, id, case, Mode::Public).await;
    assert_eq!(public.text, "Hi Jana, your refund is on its way. Sam");
    assert!(public.fits() && public.gaps.is_empty());
    let private = rendered(&world, id, case, Mode::Private).await;
    assert!(private.text.ends_with("Order ⟦order⟧."), "{}", private.text);
    assert_eq!(private.gaps.len(), 1);
    world.hear(&[world.private("m2", "Jana", "my order number is 4471-889")]).await;
    let case = world.complaint_of("Jana").await;
    let private = rendered(&world, id, case, Mode::Private).await;
    assert!(private.text.ends_with("Order 4471-889."), "{}", private.text);
    let german = "@larkspur mein Internet ist seit gestern weg, bitte helfen Sie mir endlich";
    world.hear(&[world.mention("m3", "Uwe", german)]).await;
    let case = world.complaint_of("Uwe").await;
    assert_eq!(rendered(&world, id, case, Mode::Public).await.lang, "de");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_broken_macro_is_refused_with_its_place_and_every_version_is_kept(db: TestDb) {
    let world = World::new(db).await;
    let lead = world.hire("ruth", Role::Lead, None).await;
    let mut broken = refund();
    broken.variants[2].text = "Hallo,\nIhre {ordre}".into();
    let told = saved(&world, &lead, broken).await.unwrap_err().to_string();
    assert!(
        told.starts_with("the short variant in `de`, line 2, character 6: there is no variable `ordre`"),
        "{told}"
    );
    let id = saved(&world, &lead, refund()).await.unwrap();
    assert!(matches!(saved(&world, &lead, refund()).await, Err(Error::Invalid(_))), "a name is taken once");
    let (ctx, brand) = (lead.clone(), world.brand.clone());
    let done = world.run(async move |tx: &mut Tx| {
        let other = Content { name: "Refunds".into(), ..refund() };
        change(tx, &ctx, &brand, id, &other, 1).await?;
        change(tx, &ctx, &brand, id, &other, 1).await?;
        let late = change(tx, &ctx, &brand, id, &refund(), 1).await;
        assert!(matches!(late, Err(Error::Invalid(_))), "a colleague was faster");
        let all = versions(tx, &ctx, id).await?;
        assert_eq!(all.iter().map(|one| one.version).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(all[1].content.0.name, "Refund is on its way");
        let found = search::find(tx, &ctx, &search::Query::parse("in:macros erstattung"), 5).await?;
        assert_eq!(found.len(), 1);
        archive(tx, &ctx, id, true).await?;
        assert!(offered(tx, &ctx, Mode::Public).await?.is_empty());
        assert!(search::find(tx, &ctx, &search::Query::parse("in:macros erstattung"), 5).await?.is_empty());
        archive(tx, &ctx, id, false).await?;
        assert_eq!(offered(tx, &ctx, Mode::Public).await?.len(), 1);
        Ok(())
    });
    done.await.unwrap();
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_macro_is_offered_to_its_team_and_its_use_puts_its_tags_on(db: TestDb) {
    let world = World::new(db).await;
    let lead = world.hire("ruth", Role::Lead, None).await;
    let tech = Content { name: "Restart".into(), team: Some("safety_team".into()), ..refund() };
    let private = Content { name: "Private".into(), place: Place::Private, ..refund() };
    saved(&world, &lead, tech).await.unwrap();
    saved(&world, &lead, private).await.unwrap();
    let id = saved(&world, &lead, refund()).await.unwrap();
    let mine = Content { name: "Ours".into(), team: Some("care_team".into()), ..refund() };
    saved(&world, &world.agent, mine).await.expect("who is of a team may write for it");
    let all = Content { name: "Everybody's".into(), ..refund() };
    assert!(matches!(saved(&world, &world.agent, all).await, Err(Error::Denied { .. })));
    let viewer = world.hire("vera", Role::Viewer, None).await;
    assert!(matches!(saved(&world, &viewer, refund()).await, Err(Error::Denied { .. })));
    let case = world.complaint("m1", "Jana").await;
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let done = world.run(async move |tx: &mut Tx| {
        let names = |all: Vec<(Macro, Rendered)>| -> Vec<String> {
            all.into_iter().map(|(one, _)| one.content.0.name).collect()
        };
        let picked = picks(tx, &ctx, &brand, case, Mode::Public, "", 9).await?;
        assert_eq!(names(picked), ["Ours", "Refund is on its way"]);
        let picked = picks(tx, &ctx, &brand, case, Mode::Private, "erstattung", 9).await?;
        assert_eq!(picked.len(), 3, "words are looked through too");
        used(tx, &ctx, id, case).await?;
        assert_eq!(tags::of_cases(tx, &ctx, &[case]).await?[&case], ["refund"]);
        assert_eq!(get(tx, &ctx, id).await?.uses, 1);
        let kinds: Vec<_> =
            trail::of_case(tx, &ctx, case).await?.into_iter().map(|event| event.kind).collect();
        assert!(kinds.contains(&trail::Kind::MacroUsed));
        let picked = picks(tx, &ctx, &brand, case, Mode::Public, "", 9).await?;
        assert_eq!(names(picked), ["Refund is on its way", "Ours"], "what is used most comes first");
        Ok(())
    });
    done.await.unwrap();
}
