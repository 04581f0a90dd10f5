//! Who may send what, and who has to agree, asked where a person asks: at the verbs.

use std::sync::Arc;

use db::{TestDb, Tx, db_test};
use kernel::{Actor, ApprovalId, CaseId, Ctx, Millis, Role, UserId};
use ownership::Modes;

use super::{Candidate, State};
use crate::cases::{Mode, SendState};
use crate::goodwill::{Amount, Goodwill};
use crate::outbound::{self, Agreed, Agreement, Compose, Composed};
use crate::testing::World;
use crate::trail::Kind;
use crate::{Conflict, Error, Result, access, approvals, clocks, handoffs, staff};

/// A mode that stops whatever we say.
const STRIKE: &str = "
[[rule]]
id = \"M9-nothing-is-said\"
layer = \"mode\"
mode = \"strike\"
when = { direction = \"outbound\" }
then = { action = \"pause\" }
";

/// A mode in which two people agree to every answer.
const CRISIS: &str = "
[[rule]]
id = \"M8-all\"
layer = \"mode\"
mode = \"crisis\"
when = { direction = \"inbound\" }
then = { queue = \"war_room\", approval = \"dual\" }
";

/// A rule before those of the preset.
fn before_all(text: &str, rule: &str) -> String {
    let first = "[[rule]]\nid = \"R1-our-own-posts\"";
    assert!(text.contains(first));
    text.replace(first, &format!("{rule}\n{first}"))
}

impl World {
    async fn employ(
        &self,
        login: &str,
        role: Role,
        team: Option<&'static str>,
        grants: &[&'static str],
    ) -> Ctx {
        let (ctx, login, grants) = (self.ctx.clone(), login.to_owned(), grants.to_vec());
        let hired = self.run(async move |tx: &mut Tx| {
            let id = access::add_user(tx, &ctx, &login, &login, role, team, "-").await?;
            for role in &grants {
                staff::grant_role(tx, &ctx, id, role).await?;
            }
            Ok::<UserId, Error>(id)
        });
        self.ctx.with_actor(Actor::User { id: hired.await.unwrap(), role })
    }

    async fn wish(&self, case: CaseId, text: &str) -> Compose {
        Compose::new(case, Mode::Public, text, self.look(case).await.seen_seq())
    }

    async fn speak(&self, who: &Ctx, wish: Compose) -> Result<Composed> {
        let (ctx, brand) = (who.clone(), self.brand.clone());
        self.run(async move |tx: &mut Tx| outbound::compose(tx, &ctx, &brand, &wish).await).await
    }

    async fn waits(&self, who: &Ctx, case: CaseId, text: &str) -> ApprovalId {
        match self.speak(who, self.wish(case, text).await).await.unwrap() {
            Composed::Waiting { approval, .. } => approval,
            other => panic!("somebody has to agree: {other:?}"),
        }
    }

    async fn agree(&self, who: &Ctx, id: ApprovalId, agreement: Agreement) -> Result<Agreed> {
        let (ctx, brand) = (who.clone(), self.brand.clone());
        self.run(async move |tx: &mut Tx| outbound::approve(tx, &ctx, &brand, id, &agreement).await).await
    }

    async fn candidates(&self, case: CaseId) -> Vec<Candidate> {
        let ctx = self.ctx.clone();
        self.run(async move |tx: &mut Tx| approvals::of_case(tx, &ctx, case).await).await.unwrap()
    }

    async fn concerns(&self, who: &Ctx) -> Vec<ApprovalId> {
        let ctx = who.clone();
        let mine = self.run(async move |tx: &mut Tx| approvals::waiting_for_me(tx, &ctx).await).await;
        mine.unwrap().into_iter().map(|candidate| candidate.id).collect()
    }

    async fn late(&self) -> usize {
        let ctx = self.ctx.clone();
        self.run(async move |tx: &mut Tx| approvals::due(tx, &ctx).await).await.unwrap()
    }

    /// What the sender would carry now.
    async fn claimed(&self) -> usize {
        let (ctx, brand) = (self.ctx.clone(), self.brand.clone());
        let claimed = self.run(async move |tx: &mut Tx| outbound::claim(tx, &ctx, &brand, 10).await);
        claimed.await.unwrap().len()
    }

    fn follow(&mut self, change: impl FnOnce(&str) -> String) {
        let source = change(ownership::preset_text("divided").unwrap());
        let model = ownership::load("test.toml", &source, &ownership::Presets).unwrap();
        self.brand.model = Arc::new(model);
    }
}

fn words(error: &Error) -> String {
    assert!(matches!(error, Error::Refused(_)), "{error:?}");
    error.to_string()
}

fn plain() -> Agreement {
    Agreement::default()
}

fn edited(text: &str) -> Agreement {
    Agreement { text: Some(text.into()), ..plain() }
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn whoever_belongs_to_no_team_publishes_nothing_alone(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jo").await;
    let temp = world.employ("temp", Role::Agent, None, &[]).await;
    let boss = world.employ("boss", Role::Admin, None, &[]).await;
    let lead = world.employ("lea", Role::Lead, Some("care_team"), &[]).await;

    let id = world.waits(&temp, case, "We are on it.").await;
    let view = world.look(case).await;
    assert!(
        view.sends.is_empty() && view.item.unwrap().turn == crate::queues::Turn::Ours,
        "nobody is answered yet"
    );
    assert_eq!(view.clocks[0].state, clocks::State::Running);
    let waiting = &world.candidates(case).await[0];
    assert_eq!((waiting.state, waiting.speaker.0.user()), (State::Waiting, temp.actor.user()));
    assert_eq!(
        waiting.why,
        "no team of the author may publish `public_reply`; a lead who may publish there has to agree"
    );

    assert_eq!(world.concerns(&lead).await, [id]);
    assert_eq!(world.concerns(&world.agent).await, []);
    for (who, why) in [
        (&temp, "you wrote or changed these words: somebody else has to agree to them"),
        (&world.agent, "a lead who may publish there has to agree to these words"),
        // To lead is not enough: the words stand in public, and nobody said that the boss may speak there.
        (&boss, "no team of the author may publish `public_reply`"),
    ] {
        assert_eq!(words(&world.agree(who, id, plain()).await.unwrap_err()), why);
    }
    world.pass(Millis::minutes(2));
    assert!(matches!(world.agree(&lead, id, plain()).await.unwrap(), Agreed::Queued { .. }));
    let view = world.look(case).await;
    assert_eq!(view.messages.last().unwrap().author_id, temp.actor.user(), "the words are whose they were");
    let done = &world.candidates(case).await[0];
    assert_eq!((done.state, done.delay()), (State::Approved, Some(Millis::minutes(2))));
    assert_eq!(done.message_id, Some(view.messages.last().unwrap().id));
    world.pass(Millis::seconds(10));
    assert_eq!(world.claimed().await, 1, "what was agreed to leaves");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_program_speaks_for_the_team_of_its_key_and_for_nobody_without_one(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jo").await;
    let ctx = world.ctx.clone();
    let key = world.run(async move |tx: &mut Tx| access::create_token(tx, &ctx, "crm", Role::Agent).await);
    let (id, _) = key.await.unwrap();
    let program = world.ctx.with_actor(Actor::Token { id, role: Role::Agent });
    world.waits(&program, case, "We are on it.").await;
    let ctx = world.ctx.clone();
    let given =
        world.run(async move |tx: &mut Tx| access::set_token_team(tx, &ctx, id, Some("care_team")).await);
    given.await.unwrap();
    let said = world.speak(&program, world.wish(case, "We are on it.").await).await.unwrap();
    assert!(matches!(said, Composed::Queued { .. }), "{said:?}");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn in_a_crisis_two_others_agree_and_whoever_changes_the_words_is_an_author(db: TestDb) {
    let mut world = World::new(db).await;
    let case = world.complaint("p1", "jo").await;
    world.brand.modes = Modes::none().with("crisis", ["outage", "other"]);
    world.follow(|text| before_all(text, CRISIS));
    let mut leads = Vec::new();
    for login in ["a", "b", "c"] {
        leads.push(world.employ(login, Role::Lead, Some("care_team"), &[]).await);
    }
    let id = world.waits(&world.agent, case, "We are on it.").await;
    assert_eq!(world.agree(&leads[0], id, plain()).await.unwrap(), Agreed::Counted { given: 1, need: 2 });
    let again = world.agree(&leads[0], id, plain()).await.unwrap_err();
    assert_eq!(words(&again), "you have agreed already: somebody else has to agree as well");
    let other = world.agree(&leads[1], id, edited("We know, and are on it.")).await.unwrap();
    assert_eq!(other, Agreed::Counted { given: 0, need: 2 }, "nobody has agreed to these words");
    let own = world.agree(&leads[1], id, plain()).await.unwrap_err();
    assert_eq!(words(&own), "you wrote or changed these words: somebody else has to agree to them");
    assert_eq!(world.agree(&leads[0], id, plain()).await.unwrap(), Agreed::Counted { given: 1, need: 2 });
    assert!(matches!(world.agree(&leads[2], id, plain()).await.unwrap(), Agreed::Queued { .. }));
    assert_eq!(world.look(case).await.messages.last().unwrap().text, "We know, and are on it.");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn one_who_agrees_alone_may_set_the_words_right(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jo").await;
    let temp = world.employ("temp", Role::Agent, None, &[]).await;
    let lead = world.employ("lea", Role::Lead, Some("care_team"), &[]).await;
    let id = world.waits(&temp, case, "We r on it.").await;
    assert!(matches!(world.agree(&lead, id, edited("We are on it.")).await.unwrap(), Agreed::Queued { .. }));
    assert_eq!(world.look(case).await.messages.last().unwrap().text, "We are on it.");
    let authors = world.candidates(case).await[0].authors.0.clone();
    assert_eq!(
        authors,
        [temp.actor.user().unwrap(), lead.actor.user().unwrap()],
        "it stays known who wrote them"
    );
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn of_two_who_agree_at_once_one_sends_and_of_two_candidates_one_is_sent(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jo").await;
    let temp = world.employ("temp", Role::Agent, None, &[]).await;
    let (lea, kim) = (
        world.employ("lea", Role::Lead, Some("care_team"), &[]).await,
        world.employ("kim", Role::Lead, Some("care_team"), &[]).await,
    );
    let first = world.waits(&temp, case, "We are on it.").await;
    let second = world.waits(&temp, case, "Somebody is on it.").await;
    let (one, other) = tokio::join!(world.agree(&lea, first, plain()), world.agree(&kim, first, plain()));
    let lost: Vec<_> = [one, other].into_iter().filter_map(Result::err).collect();
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert!(matches!(lost[0], Error::Conflict(Conflict::Decided { state: "approved" })), "{lost:?}");
    let states: Vec<_> = world.candidates(case).await.iter().map(|one| (one.id, one.state)).collect();
    assert_eq!(states, [(first, State::Approved), (second, State::Superseded)]);
    assert_eq!(world.look(case).await.sends.len(), 1);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn time_asks_others_once_and_agrees_to_nothing(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jo").await;
    let temp = world.employ("temp", Role::Agent, None, &[]).await;
    let id = world.waits(&temp, case, "We are on it.").await;
    world.pass(Millis(approvals::PATIENCE.0 - 1_000));
    assert_eq!(world.late().await, 0);
    world.pass(Millis::seconds(1));
    assert_eq!((world.late().await, world.late().await), (1, 0), "others are asked once");
    world.pass(Millis::days(30));
    world.late().await;
    let view = world.look(case).await;
    assert!(view.sends.is_empty(), "no length of time is an agreement");
    let asked = view.events.iter().filter(|event| event.kind == Kind::ApprovalEscalated).count();
    assert_eq!((asked, world.candidates(case).await[0].state), (1, State::Escalated));
    assert_eq!(world.candidates(case).await[0].id, id);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn words_that_do_not_know_of_the_newest_message_are_not_agreed_to_unread(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jo").await;
    let temp = world.employ("temp", Role::Agent, None, &[]).await;
    let lead = world.employ("lea", Role::Lead, Some("care_team"), &[]).await;
    let id = world.waits(&temp, case, "We are on it.").await;
    world.hear(&[world.mention("p2", "jo", "@larkspur it works again, please ignore me")]).await;
    let newest = world.look(case).await.seen_seq();
    let stale = world.agree(&lead, id, plain()).await.unwrap_err();
    assert!(
        matches!(stale, Error::Conflict(Conflict::Stale { newest: seen }) if seen == newest),
        "{stale:?}"
    );
    let read = Agreement { seen_seq: newest, ..edited("Good to hear.") };
    assert!(matches!(world.agree(&lead, id, read).await.unwrap(), Agreed::Queued { .. }));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn words_that_come_back_or_are_taken_back_are_a_draft_again(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jo").await;
    let temp = world.employ("temp", Role::Agent, None, &[]).await;
    let lead = world.employ("lea", Role::Lead, Some("care_team"), &[]).await;
    let draft = async |who: &Ctx| {
        let ctx = who.clone();
        let draft = world.run(async move |tx: &mut Tx| outbound::draft(tx, &ctx, case).await).await;
        draft.unwrap().map(|draft| draft.text)
    };
    let id = world.waits(&temp, case, "Calm down.").await;
    assert_eq!(draft(&temp).await, None);
    let send_back = async |reason: &'static str| {
        let ctx = lead.clone();
        world.run(async move |tx: &mut Tx| outbound::send_back(tx, &ctx, id, reason).await).await
    };
    assert!(matches!(send_back("  ").await.unwrap_err(), Error::Invalid(_)), "a reason is needed");
    send_back("Be kind.").await.unwrap();
    assert_eq!(draft(&temp).await.as_deref(), Some("Calm down."));
    let returned = world.candidates(case).await.remove(0);
    assert_eq!((returned.state, returned.reason.as_deref()), (State::Returned, Some("Be kind.")));
    assert!(matches!(
        world.agree(&lead, id, plain()).await.unwrap_err(),
        Error::Conflict(Conflict::Decided { state: "returned" })
    ));

    let next = world.waits(&temp, case, "We are on it.").await;
    let withdraw = async |who: &Ctx| {
        let ctx = who.clone();
        world.run(async move |tx: &mut Tx| outbound::withdraw(tx, &ctx, next).await).await
    };
    assert!(matches!(withdraw(&world.agent).await.unwrap_err(), Error::Denied { needs: Role::Lead }));
    withdraw(&temp).await.unwrap();
    assert_eq!(draft(&temp).await.as_deref(), Some("We are on it."));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_may_no_longer_be_said_when_it_would_leave_stays_here_and_is_not_lost(db: TestDb) {
    let mut world = World::new(db).await;
    world.follow(|text| before_all(text, STRIKE));
    // What changes in the ten seconds, what it says, and whether the words wait or are a draft again.
    let stopped = "the rule `M9-nothing-is-said` of a mode that is on stops what we say; whoever ends the mode lets it go";
    for (n, (mode, why, waits)) in [
        (Some("strike"), stopped, false),
        (
            None,
            "no team of the author may publish `public_reply`; a lead who may publish there has to agree",
            true,
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let case = world.complaint(&format!("p{n}"), &format!("writer{n}")).await;
        let who = world.employ(&format!("agent{n}"), Role::Agent, None, &[]).await;
        let (ctx, user, brand) = (world.ctx.clone(), who.actor.user().unwrap(), world.brand.clone());
        let joined =
            world.run(async move |tx: &mut Tx| staff::join(tx, &ctx, &brand, user, "care_team").await);
        joined.await.unwrap();
        let said = world.speak(&who, world.wish(case, "We are on it.").await).await.unwrap();
        assert!(matches!(said, Composed::Queued { .. }), "{said:?}");
        match mode {
            Some(mode) => world.brand.modes = Modes::none().with(mode, []),
            None => {
                let ctx = world.ctx.clone();
                let left =
                    world.run(async move |tx: &mut Tx| staff::leave(tx, &ctx, user, "care_team").await);
                left.await.unwrap();
            }
        }
        world.pass(Millis::seconds(10));
        assert_eq!(world.claimed().await, 0, "nothing leaves");
        world.brand.modes = Modes::none();
        let view = world.look(case).await;
        assert_eq!(view.sends[0].state, SendState::Cancelled);
        assert_eq!((view.sends[0].error.as_deref(), view.case.state), (Some(why), crate::cases::State::Open));
        assert_eq!(view.clocks[0].state, clocks::State::Running, "the person still waits");
        let waiting = world.candidates(case).await;
        assert_eq!(waiting.iter().any(|one| one.state == State::Waiting && one.why == why), waits);
        let ctx = who.clone();
        let draft = world.run(async move |tx: &mut Tx| outbound::draft(tx, &ctx, case).await).await.unwrap();
        assert_eq!(draft.map(|draft| draft.text), (!waits).then(|| "We are on it.".to_owned()));
    }
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn the_same_trouble_is_worth_the_same_however_many_listen(db: TestDb) {
    let mut world = World::new(db).await;
    // No limit of a team's own: the standard of the house holds.
    world.follow(|text| text.replace("authority = { goodwill_limit = 60.0 }\n", ""));
    let lead = world.employ("lea", Role::Lead, Some("care_team"), &["social_lead"]).await;
    let social = world.employ("sol", Role::Agent, Some("care_team"), &["social_lead"]).await;
    let mut told = Vec::new();
    for (id, person, followers) in [("p1", "nobody", 7), ("p2", "somebody", 2_500_000)] {
        let mut event = world.mention(id, person, "@larkspur my internet is down, please help");
        event["post"]["author"]["followers"] = followers.into();
        world.hear(&[event]).await;
        let case = world.complaint_of(person).await;
        let wish = async |units, reason: Option<&str>| Compose {
            goodwill: Some(Goodwill::new(Amount::units(units), reason.map(str::to_owned))),
            ..world.wish(case, "Sorry. This is for your trouble.").await
        };
        let refused = world.speak(&world.agent, wish(300, None).await).await.unwrap_err();
        assert!(matches!(refused, Error::Invalid(_)), "{refused:?}");
        told.push(refused.to_string());
        let exception = world.speak(&world.agent, wish(300, Some("three months")).await).await.unwrap();
        let Composed::Waiting { approval, .. } = exception else { panic!("a lead decides: {exception:?}") };
        let why = words(&world.agree(&social, approval, plain()).await.unwrap_err());
        assert_eq!(why, "the goodwill in it is above the standard: a lead has to agree to it");
        assert!(matches!(world.agree(&lead, approval, plain()).await.unwrap(), Agreed::Queued { .. }));
    }
    assert_eq!(told[0], told[1]);
    assert!(told[0].contains("60.00 at most"), "{}", told[0]);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn words_that_wait_acknowledge_a_hand_over_and_are_a_sign_of_life(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jo").await;
    let temp = world.employ("temp", Role::Agent, None, &[]).await;
    world.say(&temp, staff::State::Ready).await;
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let sent = world.run(async move |tx: &mut Tx| {
        handoffs::send(tx, &ctx, &brand, case, "community", handoffs::Wish::default()).await
    });
    sent.await.unwrap();
    world.pass(Millis::minutes(5));
    world.waits(&temp, case, "We are on it.").await;
    let (ctx, me) = (temp.clone(), temp.actor.user().unwrap());
    let (moves, here) = world
        .run(async move |tx: &mut Tx| {
            Ok((handoffs::of_case(tx, &ctx, case).await?, staff::is_here(tx, &ctx, me).await?))
        })
        .await
        .unwrap();
    assert_eq!((moves[0].state, moves[0].ack_by), (handoffs::State::Acknowledged, Some(me)));
    assert!(here, "whoever writes is here");
}
