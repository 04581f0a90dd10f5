//! Versions, the shadow and modes, on both engines.

mod past;

use db::{TestDb, Tx, db_test};
use kernel::{Actor, Ctx, Instant, Millis, PageRequest, Role, UserId};
use ownership::Modes;

use super::modes::{self, NewSwitch};
use super::{NewDraft, State, Version};
use crate::testing::World;
use crate::{Error, Result, access, brand, models};

const COMMENTED: &str = "# Agreed on Monday, by all of us.\n";

fn preset(name: &str) -> &'static str {
    ownership::preset_text(name).expect("the preset comes with the product")
}

/// The same model, but whoever has something to be done goes to the community.
fn community() -> String {
    let rule = r#"then = { queue = "care", sla = "public_fast" }"#;
    let text = preset("divided");
    assert!(text.contains(rule));
    format!("{COMMENTED}{}", text.replacen(rule, r#"then = { queue = "community", sla = "engage" }"#, 1))
}

struct Office {
    world: World,
    ada: Ctx,
    lea: Ctx,
}

impl Office {
    async fn new(db: TestDb) -> Self {
        let world = World::new(db).await;
        let lent = world.ctx.clone();
        let made = world.run(async move |tx: &mut Tx| {
            let ada = access::add_user(tx, &lent, "ada", "Ada", Role::Admin, None, "-").await?;
            let lea = access::add_user(tx, &lent, "lea", "Lea", Role::Admin, None, "-").await?;
            Ok((ada, lea))
        });
        let (ada, lea) = made.await.unwrap();
        let as_user = |id: UserId| world.ctx.with_actor(Actor::User { id, role: Role::Admin });
        Self { ada: as_user(ada), lea: as_user(lea), world }
    }

    async fn draft(&self, text: &str) -> Result<i64> {
        let (ctx, text) = (self.ada.clone(), text.to_owned());
        let verb = async move |tx: &mut Tx| {
            models::draft(tx, &ctx, NewDraft { text: &text, note: "why not", ..NewDraft::default() }).await
        };
        self.world.run(verb).await
    }

    async fn save(&self, ctx: &Ctx, version: i64, text: &str) -> Result<()> {
        let (ctx, text) = (ctx.clone(), text.to_owned());
        self.world.run(async move |tx: &mut Tx| models::save(tx, &ctx, version, &text).await).await
    }

    async fn approve(&self, ctx: &Ctx, version: i64, at: Option<Instant>) -> Result<()> {
        let ctx = ctx.clone();
        self.world.run(async move |tx: &mut Tx| models::approve(tx, &ctx, version, at).await).await
    }

    async fn shadow(&self, version: i64) -> Result<()> {
        let ctx = self.lea.clone();
        self.world.run(async move |tx: &mut Tx| models::start_shadow(tx, &ctx, version).await).await
    }

    async fn roll_back(&self) -> Result<i64> {
        let ctx = self.lea.clone();
        self.world
            .run(async move |tx: &mut Tx| models::roll_back(tx, &ctx, "it was better before").await)
            .await
    }

    async fn get(&self, version: i64) -> Version {
        let ctx = self.lea.clone();
        self.world.run(async move |tx: &mut Tx| models::get(tx, &ctx, version).await).await.unwrap()
    }

    async fn states(&self) -> Vec<(i64, State)> {
        let ctx = self.lea.clone();
        let all = self.world.run(async move |tx: &mut Tx| models::list(tx, &ctx).await).await.unwrap();
        all.iter().map(|version| (version.version, version.state)).collect()
    }

    /// The picture is drawn anew, as every node does upon the notice.
    async fn look(&mut self) {
        let (ctx, earlier) = (self.world.ctx.clone(), self.world.brand.clone());
        let drawn = self.world.run(async move |tx: &mut Tx| {
            let (again, anew) = (brand::reload(tx, &ctx, &earlier).await?, brand::load(tx, &ctx).await?);
            assert_eq!(again.versions.keys().collect::<Vec<_>>(), anew.versions.keys().collect::<Vec<_>>());
            assert_eq!(again.model_version, anew.model_version);
            Ok(again)
        });
        self.world.brand = drawn.await.unwrap();
    }

    async fn due(&self) -> Vec<i64> {
        let ctx = self.world.ctx.clone();
        let verb = async move |tx: &mut Tx| {
            modes::end_due(tx, &ctx).await?;
            models::activate_due(tx, &ctx).await
        };
        self.world.run(verb).await.unwrap()
    }
}

fn says<T: std::fmt::Debug>(refused: Result<T>, words: &str) {
    let Err(Error::Invalid(said)) = refused else { panic!("not refused: {refused:?}") };
    assert!(said.contains(words), "{said}");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_text_that_is_wrong_is_refused_with_its_place_and_nothing_changes(db: TestDb) {
    let office = Office::new(db).await;
    let wrong = preset("divided").replacen("queue = \"care\"", "queue = \"caer\"", 1);
    says(office.draft(&wrong).await, "did you mean `care`?");
    let line = wrong.lines().position(|line| line.contains("caer")).unwrap() + 1;
    says(office.draft(&wrong).await, &format!("ownership.toml:{line}:"));
    says(office.draft(&format!("{}{}", preset("divided"), "#".repeat(1 << 20))).await, "bytes");
    assert_eq!(office.states().await, [(1, State::Active)]);

    let draft = office.draft(&community()).await.unwrap();
    says(office.save(&office.ada, draft, "not a model").await, "ownership.toml:1:");
    let ctx = office.lea.clone();
    let kept = office.world.run(async move |tx: &mut Tx| models::export(tx, &ctx, draft).await).await;
    assert_eq!(kept.unwrap(), community(), "the very text, with its comments");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn who_wrote_or_changed_a_version_does_not_approve_it(db: TestDb) {
    let office = Office::new(db).await;
    let draft = office.draft(&community()).await.unwrap();
    says(office.approve(&office.ada, draft, None).await, "somebody else approves it");
    office.save(&office.lea, draft, preset("unified")).await.unwrap();
    says(office.approve(&office.ada, draft, None).await, "somebody else");
    says(office.approve(&office.lea, draft, None).await, "somebody else");
    // The product itself is an actor of its own.
    office.approve(&office.world.ctx, draft, None).await.unwrap();
    assert_eq!(office.states().await, [(2, State::Active), (1, State::Retired)]);

    // What is or was in force is never changed, removed, put in the shadow or approved again.
    for version in [1, 2] {
        says(office.save(&office.ada, version, preset("unified")).await, "make a new draft");
        says(office.shadow(version).await, "make a new draft");
        says(office.approve(&office.lea, version, None).await, "only a draft");
        let ctx = office.lea.clone();
        let removed = office.world.run(async move |tx: &mut Tx| models::remove(tx, &ctx, version).await);
        says(removed.await, "make a new draft");
    }
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn errors_of_the_lint_refuse_an_approval_and_a_time_in_the_future_waits(db: TestDb) {
    let office = Office::new(db).await;
    let failing = format!(
        "{}\n[[test]]\nname = \"does not hold\"\nfacts = {{ direction = \"inbound\", needs_action = true }}\n\
         expect = {{ queue = \"corp_comms\" }}\n",
        preset("divided")
    );
    let draft = office.draft(&failing).await.unwrap();
    says(office.approve(&office.lea, draft, None).await, "does not hold");
    assert_eq!(office.get(draft).await.approved_at, None);

    let later = office.world.ctx.now() + Millis::hours(2);
    office.save(&office.ada, draft, &community()).await.unwrap();
    office.approve(&office.lea, draft, Some(later)).await.unwrap();
    assert!(office.get(draft).await.is_scheduled());
    assert_eq!(office.due().await, [] as [i64; 0], "its time has not come");
    // Other words were not agreed to.
    office.save(&office.ada, draft, preset("unified")).await.unwrap();
    office.world.pass(Millis::hours(3));
    assert_eq!(office.due().await, [] as [i64; 0], "nobody agreed to these words");
    office.approve(&office.lea, draft, Some(office.world.ctx.now() + Millis::minutes(1))).await.unwrap();
    office.world.pass(Millis::minutes(1));
    assert_eq!(office.due().await, [draft]);
    assert_eq!(office.due().await, [] as [i64; 0], "once");
    assert_eq!(office.states().await, [(2, State::Active), (1, State::Retired)]);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn rolling_back_brings_the_version_before_and_again_undoes_it(db: TestDb) {
    let office = Office::new(db).await;
    says(office.roll_back().await, "no other version");
    let draft = office.draft(&community()).await.unwrap();
    office.approve(&office.lea, draft, None).await.unwrap();
    office.world.pass(Millis::minutes(1));
    assert_eq!(office.roll_back().await.unwrap(), 1);
    assert_eq!(office.states().await, [(2, State::Retired), (1, State::Active)]);
    office.world.pass(Millis::minutes(1));
    assert_eq!(office.roll_back().await.unwrap(), 2);
    assert_eq!(office.states().await, [(2, State::Active), (1, State::Retired)]);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn an_open_case_keeps_its_queue_its_promise_and_the_version_that_decided(db: TestDb) {
    let mut office = Office::new(db).await;
    let case = office.world.complaint("m1", "jana").await;
    let before = office.world.look(case).await;
    let item = before.item.clone().unwrap();
    assert_eq!((item.queue.as_str(), item.version), ("care", Some(1)));

    // The new model has no queue `care`.
    let draft = office.draft(preset("marketing")).await.unwrap();
    office.approve(&office.lea, draft, None).await.unwrap();
    office.look().await;
    assert!(office.world.brand.model.queue("care").is_none());
    office.world.pass(Millis::minutes(2));
    office.world.hear(&[office.world.mention("m2", "jana", "@larkspur it is still down")]).await;
    let after = office.world.look(case).await;
    let kept = after.item.unwrap();
    assert_eq!((&kept.queue, kept.version, &kept.sla), (&item.queue, Some(1), &item.sla));
    assert_eq!(
        after.clocks.first().map(|clock| clock.due_at),
        before.clocks.first().map(|clock| clock.due_at)
    );
    assert!(office.world.brand.owner_of("care").is_some(), "its team is still known");
    assert_eq!(
        office.world.brand.queues_of(Some("care_team")),
        ["care"],
        "and takes the next case from there"
    );
    assert_eq!(office.world.brand.queues_of(Some("social_team")), ["social_desk"]);

    // The explanation names the version; the reasons are asked of the one that decided.
    let [again, first] = after.decisions.try_into().unwrap();
    assert_eq!((again.version(), first.version()), (Some(2), Some(1)));
    assert!(first.record.0.evaluated.is_empty(), "the row is narrow");
    let told = first.with_reasons(&office.world.brand);
    assert_eq!(told.record.0.evaluated.last().unwrap().rule.as_str(), told.rule);

    office.world.hear(&[office.world.mention("m3", "omar", "@larkspur my internet is down, help")]).await;
    let new = office.world.look(office.world.complaint_of("omar").await).await.item.unwrap();
    assert_eq!(new.version, Some(2));
    assert!(office.world.brand.model.queue(&new.queue).is_some());
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_shadow_decides_on_live_traffic_and_acts_on_nothing(db: TestDb) {
    let mut office = Office::new(db).await;
    let draft = office.draft(&community()).await.unwrap();
    office.shadow(draft).await.unwrap();
    office.look().await;
    assert_eq!(office.world.brand.shadow.as_ref().map(|(version, _)| *version), Some(draft));
    let case = office.world.complaint("m1", "jana").await;
    office.world.hear(&[office.world.mention("m2", "omar", "@larkspur I love you, you are great")]).await;
    assert_eq!(office.world.look(case).await.item.unwrap().queue, "care", "it acts on nothing");

    let ctx = office.lea.clone();
    let report = async move |tx: &mut Tx| {
        let report = models::shadow_report(tx, &ctx, draft).await?;
        let page = PageRequest::new(50, None);
        let items = match report.causes.first() {
            Some(cause) => models::shadow_items(tx, &ctx, draft, cause, page).await?.rows,
            None => Vec::new(),
        };
        Ok((report, items))
    };
    let (told, items) = office.world.run(report.clone()).await.unwrap();
    assert_eq!((told.items, told.moved, told.causes.len()), (2, 1, 1), "{told:?}");
    let cause = &told.causes[0];
    assert_eq!((cause.from_queue.as_str(), cause.to_queue.as_str(), cause.count), ("care", "community", 1));
    assert_eq!(
        items.iter().map(|item| item.case_id).collect::<Vec<_>>(),
        [case],
        "each number opens its rows"
    );

    // Other words end it, and what it did is still there to be read.
    office.save(&office.ada, draft, preset("unified")).await.unwrap();
    assert_eq!(office.get(draft).await.state, State::Draft);
    office.look().await;
    assert!(office.world.brand.shadow.is_none());
    assert_eq!(office.world.run(report.clone()).await.unwrap().0.items, 2);
    // From the beginning means from nothing; and there is one shadow.
    let other = office.draft(preset("support")).await.unwrap();
    office.shadow(other).await.unwrap();
    office.shadow(draft).await.unwrap();
    assert_eq!(office.states().await, [(3, State::Draft), (2, State::Shadow), (1, State::Active)]);
    assert_eq!(office.world.run(report).await.unwrap().0.items, 0);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_mode_moves_its_topics_while_it_is_on_and_ends_when_its_time_is_over(db: TestDb) {
    let mut office = Office::new(db).await;
    let mut taxonomy = triage::Taxonomy::default();
    taxonomy.topics.push(triage::Topic::new("outage", ["internet", "down"]));
    office.world.brand.triage = triage::Triage::with_taxonomy(&taxonomy);
    let on = async |office: &Office, mode: &'static str, reason: &'static str, until: Option<Instant>| {
        let (ctx, brand) = (office.lea.clone(), office.world.brand.clone());
        let verb = async move |tx: &mut Tx| {
            let topics = vec![" outage".to_owned(), String::new()];
            modes::switch_on(tx, &ctx, &brand, NewSwitch { mode, topics, reason, until }).await
        };
        office.world.run(verb).await
    };
    says(on(&office, "crises", "the line is cut", None).await, "the rules know: crisis");
    says(on(&office, "crisis", " ", None).await, "say why");
    says(on(&office, "crisis", "over", Some(office.world.ctx.now())).await, "later than now");
    on(&office, "crisis", "first", None).await.unwrap();
    let until = office.world.ctx.now() + Millis::hours(1);
    on(&office, "crisis", "the line is cut", Some(until)).await.unwrap();

    let ears = office.world.brand.triage.clone();
    office.look().await;
    office.world.brand.triage = ears.clone();
    assert_eq!(office.world.brand.modes, Modes::none().with("crisis", ["outage"]));
    let case = office.world.complaint("m1", "jana").await;
    let placed = office.world.look(case).await.item.unwrap();
    assert_eq!(placed.queue, "war_room", "M12");
    let paused = ownership::decide(
        &office.world.brand.model,
        &ownership::Facts::new()
            .with(ownership::FactName::Direction, "outbound")
            .with(ownership::FactName::Origin, "scheduled"),
        &office.world.brand.modes,
    );
    assert_eq!(paused.action(), Some(ownership::Action::Pause), "M14");

    // Over its time it counts no more, whether a worker has looked or not.
    office.world.pass(Millis::hours(1));
    office.look().await;
    assert!(office.world.brand.modes.is_none());
    office.due().await;
    let ctx = office.lea.clone();
    let all = office.world.run(async move |tx: &mut Tx| modes::history(tx, &ctx).await).await.unwrap();
    let ended: Vec<_> =
        all.iter().map(|switch| (switch.reason.as_str(), switch.ended_at.is_some())).collect();
    assert_eq!(ended.len(), 2);
    assert!(ended.iter().all(|(_, over)| *over), "{ended:?}");
    assert!(all.iter().any(|switch| switch.ended_at == Some(until)));
    office.world.brand.triage = ears;
    let later = office.world.complaint("m9", "omar").await;
    assert_eq!(office.world.look(later).await.item.unwrap().queue, "care");
}
