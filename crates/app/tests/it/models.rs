//! Living with an ownership model on the command line, over the past, and from an installation of before.

use care::models::{self, Period, Progress};
use care::{Tx, brand};
use db::{MigrationSet, TestDb, args, db_test, statements};
use kernel::{Ctx, Instant, ManualClock, TenantId};
use serde_json::{Value, json};

use crate::commands::{divided, folder, installed, run, write};
use crate::harness::{MONDAY, Story, on_both_engines, until};

on_both_engines! {
    a_comparison_asked_for_in_the_browser_is_made_by_a_worker,
}

statements! {
    OLD_TENANT = "insert into tenants (id, slug, name, taxonomy, created_at) values ($1, 'old', 'Old', $2, $3)";
    OLD_VERSION = "insert into ownership_versions (tenant, version, source, hash, author, activated_at)
        values ($1, $2, $3, 'b3:0', null, $4)";
}

#[db_test(db::MIGRATIONS)]
async fn versions_of_before_are_kept_and_the_newest_is_in_force(db: TestDb) {
    let care = care::MIGRATIONS.migrations;
    let before: &'static MigrationSet =
        Box::leak(Box::new(MigrationSet { name: "care", migrations: &care[..4] }));
    db.migrate(&[before]).await.unwrap();
    let clock = ManualClock::new(MONDAY);
    let ctx = Ctx::seeded(TenantId::from_uuid(uuid::Uuid::from_u128(7)), clock, 1);
    let lent = ctx.clone();
    db.write(async move |tx: &mut Tx| {
        tx.execute(&OLD_TENANT, &args![lent.tenant, db::Json(json!({})), MONDAY]).await?;
        for (version, preset) in [(1_i64, "unified"), (2, "support"), (3, "divided")] {
            let text = ownership::preset_text(preset).unwrap();
            let at = Instant::from_micros(MONDAY.micros() + version);
            tx.execute(&OLD_VERSION, &args![lent.tenant, version, text, at]).await?;
        }
        Ok::<_, db::Error>(())
    })
    .await
    .unwrap();
    db.migrate(&[&care::MIGRATIONS]).await.unwrap();
    let (brand, all) = db
        .read(async move |tx: &mut Tx| {
            Ok::<_, care::Error>((brand::load(tx, &ctx).await?, models::list(tx, &ctx).await?))
        })
        .await
        .unwrap();
    assert_eq!((brand.model_version, brand.model.id().as_str()), (3, "divided"));
    assert_eq!(brand.versions.keys().copied().collect::<Vec<_>>(), [1, 2, 3]);
    let states: Vec<_> = all.iter().map(|version| version.state.name()).collect();
    assert_eq!(states, ["active", "retired", "retired"]);
    assert_eq!(all[1].retired_at, all[0].activated_at);
}

async fn a_comparison_asked_for_in_the_browser_is_made_by_a_worker(story: &Story) {
    let jana = story.person("jana").await;
    story.network().post(&jana, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    let lea = story.colleague("lea").await;
    let ctx = lea.ctx.clone();
    let asked = story.node.app.write(async move |tx: &mut Tx| {
        let text = ownership::preset_text("unified").expect("the preset comes with the product");
        let draft = models::draft(tx, &ctx, models::NewDraft { text, ..models::NewDraft::default() }).await?;
        let until = Instant::from_micros(ctx.now().micros() + 1);
        models::compare_later(tx, &ctx, 1, draft, Period { since: MONDAY, until }).await
    });
    let id = asked.await.unwrap();
    let made = until("the comparison is made", async || {
        let ctx = lea.ctx.clone();
        let now = story.node.app.read(async move |tx: &mut Tx| models::comparison(tx, &ctx, id).await).await;
        Some(now.unwrap()).filter(|made| made.state != Progress::Running && made.state != Progress::Waiting)
    })
    .await;
    assert_eq!((made.state, made.failed.as_deref()), (Progress::Done, None));
    let result = made.result.unwrap().0;
    assert_eq!((result.items, result.moved), (1, 1));
    assert_eq!(result.causes[0].samples, [story.case_of(&jana).await]);
}

fn community() -> String {
    let rule = r#"then = { queue = "care", sla = "public_fast" }"#;
    format!("# Agreed on Monday.\n{}", divided().replacen(rule, r#"then = { queue = "community" }"#, 1))
}

#[test]
fn a_version_is_drafted_approved_by_another_exported_and_taken_back() {
    let folder = installed();
    for (login, role) in [("ada", "admin"), ("lea", "admin"), ("sam", "agent")] {
        let made = run(&folder, &["user", "add", "--login", login, "--name", login, "--role", role]);
        assert!(made.good, "{}", made.err);
    }
    write(&folder, "next.toml", &community());
    write(&folder, "wrong.toml", &divided().replacen("queue = \"care\"", "queue = \"caer\"", 1));
    let wrong = run(&folder, &["ownership", "draft", "wrong.toml", "--as", "ada"]);
    assert!(!wrong.good && wrong.err.contains("did you mean `care`?"), "{}", wrong.err);
    let nobody = run(&folder, &["ownership", "draft", "next.toml", "--as", "bob"]);
    assert!(!nobody.good && nobody.err.contains("nobody has the login `bob`"), "{}", nobody.err);

    let kept = run(&folder, &["ownership", "draft", "next.toml", "--as", "ada", "--name", "Spring"]);
    assert!(kept.good && kept.out.contains("version 2"), "{}{}", kept.out, kept.err);
    let shadow = run(&folder, &["ownership", "shadow", "2"]);
    assert!(shadow.good, "{}", shadow.err);
    let report = run(&folder, &["ownership", "report", "2"]);
    assert!(report.good && report.out.contains("0 of 0 items"), "{}{}", report.out, report.err);
    let own = run(&folder, &["ownership", "approve", "2", "--as", "ada"]);
    assert!(!own.good && own.err.contains("somebody else approves it"), "{}", own.err);
    let low = run(&folder, &["ownership", "approve", "2", "--as", "sam"]);
    assert!(!low.good && low.err.contains("role admin"), "{}", low.err);
    let later = run(&folder, &["ownership", "approve", "2", "--as", "lea", "--at", "2999-01-01"]);
    assert!(later.good && later.out.contains("2999-01-01"), "{}{}", later.out, later.err);
    let listed = run(&folder, &["ownership", "versions"]).out;
    assert!(listed.lines().next().unwrap().contains("approved by lea, from 2999"), "{listed}");
    let now = run(&folder, &["ownership", "approve", "2", "--as", "lea"]);
    assert!(now.good && now.out.contains("in force"), "{}", now.err);

    let out = run(&folder, &["ownership", "export", "2", "--out", "out.toml"]);
    assert!(out.good, "{}", out.err);
    let text = std::fs::read_to_string(folder.path().join("out.toml")).unwrap();
    assert_eq!(text, community(), "comments and all");
    assert_eq!(run(&folder, &["ownership", "export", "2"]).out, community());
    let again = run(&folder, &["ownership", "import", "out.toml"]);
    assert!(again.good && again.out.contains("version 3"), "{}", again.err);

    let back = run(&folder, &["ownership", "roll-back", "--as", "lea", "--reason", "too early"]);
    assert!(back.good && back.out.contains("Version 1 is in force again"), "{}{}", back.out, back.err);
    let listed: Value =
        serde_json::from_str(&run(&folder, &["ownership", "versions", "--json"]).out).unwrap();
    let states: Vec<_> = listed.as_array().unwrap().iter().map(|v| v["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["draft", "retired", "active"]);
    assert_eq!(listed[1]["name"], "Spring");
    let stopped = run(&folder, &["ownership", "stop-shadow"]);
    assert!(stopped.good, "{}", stopped.err);
}

#[test]
fn a_mode_is_switched_on_with_a_reason_and_off() {
    let folder = installed();
    let on =
        ["ownership", "mode", "on", "crisis", "--topics", "outage,billing", "--reason", "the line is cut"];
    assert!(run(&folder, &on).good);
    let listed = run(&folder, &["ownership", "mode", "list"]).out;
    assert!(listed.contains("crisis") && listed.contains("outage, billing"), "{listed}");
    let unknown = run(&folder, &["ownership", "mode", "on", "panic", "--reason", "why not"]);
    assert!(!unknown.good && unknown.err.contains("the rules know: crisis"), "{}", unknown.err);
    assert!(run(&folder, &["ownership", "mode", "off", "crisis"]).good);
    assert!(run(&folder, &["ownership", "mode", "list"]).out.contains("No mode is on"));
}

#[test]
fn two_files_are_compared_as_texts_and_over_the_past() {
    let folder = folder();
    write(&folder, "a.toml", divided());
    write(&folder, "b.toml", &community());
    let texts = run(&folder, &["ownership", "diff", "a.toml", "b.toml"]);
    assert!(texts.good && texts.out.contains("R4-something-to-do"), "{}{}", texts.out, texts.err);
    let nowhere = run(&folder, &["ownership", "diff", "1", "b.toml"]);
    assert!(!nowhere.good && nowhere.err.contains("commonground init"), "{}", nowhere.err);

    let folder = installed();
    write(&folder, "b.toml", &community());
    let past = run(&folder, &["ownership", "diff", "1", "b.toml", "--since", "2026-01-01", "--json"]);
    let compared: Value = serde_json::from_str(&past.out).unwrap();
    assert_eq!((&compared["items"], &compared["moved"]), (&json!(0), &json!(0)));
    assert!(past.err.is_empty(), "no bar is drawn where nobody looks: {}", past.err);
    let absent = run(&folder, &["ownership", "diff", "1", "9"]);
    assert!(!absent.good && absent.err.contains("version 9"), "{}", absent.err);
    let day = run(&folder, &["ownership", "diff", "1", "1", "--since", "October"]);
    assert!(!day.good && day.err.contains("2026-10-01"), "{}", day.err);
}
