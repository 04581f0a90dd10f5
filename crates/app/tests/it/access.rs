//! Who may do what, and for how long.

use care::access::{self, FAILURE_WINDOW, FAILURES_ALLOWED, SESSION_IDLE, SESSION_LIFE};
use care::cases::Mode;
use care::outbound::Compose;
use care::{
    Error, Tx, accounts, assignment, brand, desk, handling, ingest, learning, models, outbound, people,
    queues, trace,
};
use kernel::{CaseId, Ctx, Millis, PageRequest, PersonId, Role, Secret, SendId, TokenId};
use triage::Taxonomy;

use crate::harness::{Story, on_both_engines};

on_both_engines! {
    every_verb_is_denied_below_its_role,
    a_session_ends_by_idleness_by_age_and_at_once_when_somebody_ends_it,
    guessing_a_password_is_throttled_by_login_and_by_address,
    a_token_works_until_it_is_revoked_and_no_further_than_its_role,
    another_brand_reads_and_changes_nothing_of_ours,
}

/// What somebody tries.
#[derive(Clone, Copy, Debug)]
enum Try {
    Look,
    List,
    Count,
    Trace,
    Take,
    TakeNext,
    Answer,
    Resolve,
    Draft,
    Undo,
    Correct,
    Report,
    Reset,
    RetryDelivery,
    AddUser,
    CreateToken,
    RevokeToken,
    Tokens,
    Propose,
    Shadow,
    SwitchMode,
    Approve,
    RollBack,
    Disable,
    Resume,
}

/// Every verb that asks for a right, and the weakest role that has it.
const TABLE: [(Try, Role); 25] = [
    (Try::Look, Role::Viewer),
    (Try::List, Role::Viewer),
    (Try::Count, Role::Viewer),
    (Try::Trace, Role::Viewer),
    (Try::Take, Role::Agent),
    (Try::TakeNext, Role::Agent),
    (Try::Answer, Role::Agent),
    (Try::Resolve, Role::Agent),
    (Try::Draft, Role::Agent),
    (Try::Undo, Role::Agent),
    (Try::Correct, Role::Agent),
    (Try::Report, Role::Viewer),
    (Try::Reset, Role::Lead),
    (Try::RetryDelivery, Role::Lead),
    (Try::AddUser, Role::Admin),
    (Try::CreateToken, Role::Admin),
    (Try::RevokeToken, Role::Admin),
    (Try::Tokens, Role::Admin),
    (Try::Propose, Role::Lead),
    (Try::Shadow, Role::Lead),
    (Try::SwitchMode, Role::Lead),
    (Try::Approve, Role::Admin),
    (Try::RollBack, Role::Admin),
    (Try::Disable, Role::Admin),
    (Try::Resume, Role::Admin),
];

async fn attempt(story: &Story, ctx: Ctx, case: CaseId, what: Try) -> care::Result<()> {
    let (brand, key) = (story.brand(), story.key.clone());
    let account = crate::harness::microblog(&brand).id;
    let send: SendId = ctx.mint();
    let token: TokenId = ctx.mint();
    let verb = async move |tx: &mut Tx| match what {
        Try::Look => desk::case_view(tx, &ctx, case).await.map(drop),
        Try::List => desk::list(tx, &ctx, &desk::View::All, 10, None).await.map(drop),
        Try::Count => desk::counts(tx, &ctx).await.map(drop),
        Try::Trace => trace::life(tx, &ctx, trace::Subject::Case(case)).await.map(drop),
        Try::Take => queues::take(tx, &ctx, case).await,
        Try::TakeNext => assignment::take_next(tx, &ctx, &brand, &[]).await.map(drop),
        Try::Answer => {
            let wish = Compose::new(case, Mode::Note, "for colleagues", 99);
            outbound::compose(tx, &ctx, &brand, &wish).await.map(drop)
        }
        Try::Resolve => handling::resolve(tx, &ctx, &brand, case).await,
        Try::Draft => outbound::save_draft(tx, &ctx, case, Mode::Public, "a draft", 1).await,
        Try::Correct => learning::correct(tx, &ctx, &brand, ctx.mint(), "intent", "query").await.map(drop),
        Try::Report => learning::report(tx, &ctx, &brand, ctx.now()).await.map(drop),
        Try::Reset => learning::reset(tx, &ctx).await.map(drop),
        Try::Undo => outbound::undo(tx, &ctx, send).await.map(drop),
        Try::RetryDelivery => ingest::retry(tx, &ctx, ctx.mint()).await,
        Try::AddUser => access::add_user(
            tx,
            &ctx,
            ctx.mint::<()>().uuid().to_string().as_str(),
            "New",
            Role::Agent,
            None,
            "-",
        )
        .await
        .map(drop),
        Try::CreateToken => access::create_token(tx, &ctx, "a robot", Role::Agent).await.map(drop),
        Try::RevokeToken => access::revoke_token(tx, &ctx, token).await,
        Try::Tokens => access::tokens(tx, &ctx).await.map(drop),
        Try::Propose => {
            let text = ownership::preset_text("unified").expect("the preset comes with the product");
            let new = models::NewDraft { text, ..models::NewDraft::default() };
            models::draft(tx, &ctx, new).await.map(drop)
        }
        Try::Shadow => models::stop_shadow(tx, &ctx).await,
        Try::SwitchMode => models::modes::switch_off(tx, &ctx, "crisis").await,
        Try::Approve => models::approve(tx, &ctx, 1, None).await,
        Try::RollBack => models::roll_back(tx, &ctx, "it was better before").await.map(drop),
        Try::Disable => handling::dismiss(tx, &ctx, ctx.mint()).await,
        Try::Resume => accounts::resume(tx, &ctx, &key, account, None).await,
    };
    story.node.app.write(verb).await
}

async fn every_verb_is_denied_below_its_role(story: &Story) {
    let jana = story.person("jana_k").await;
    story.network().post(&jana, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    let case = story.case_of(&jana).await;
    for (what, weakest) in TABLE {
        for (login, role) in
            [("vic", Role::Viewer), ("sam", Role::Agent), ("lea", Role::Lead), ("ada", Role::Admin)]
        {
            let tried = attempt(story, story.colleague(login).await.ctx, case, what).await;
            let denied = matches!(&tried, Err(Error::Denied { needs }) if *needs == weakest);
            assert_eq!(denied, role < weakest, "{what:?} as {role}: {tried:?}");
            assert_eq!(denied, matches!(tried, Err(Error::Denied { .. })));
        }
    }
}

async fn log_in(story: &Story, login: &'static str) -> (access::Session, Secret<String>) {
    let ctx = story.ctx();
    let begun = story.node.app.write(async move |tx: &mut Tx| {
        let (user, _) =
            access::begin_login(tx, &ctx, login, "192.0.2.7").await?.ok_or(Error::Unauthenticated)?;
        access::open_session(tx, &ctx, &user, "a browser").await
    });
    begun.await.unwrap()
}

async fn is_in(story: &Story, token: &Secret<String>) -> bool {
    let (ctx, token) = (story.ctx(), Secret::new(token.expose().clone()));
    story
        .node
        .app
        .read(async move |tx: &mut Tx| access::session(tx, &ctx, &token).await)
        .await
        .unwrap()
        .is_some()
}

async fn a_session_ends_by_idleness_by_age_and_at_once_when_somebody_ends_it(story: &Story) {
    let touch = async |session: &access::Session| {
        let (ctx, id) = (story.ctx(), session.id);
        story
            .node
            .app
            .write(async move |tx: &mut Tx| access::touch_session(tx, &ctx, id).await)
            .await
            .unwrap();
    };
    let (idle, idle_token) = log_in(story, "sam").await;
    assert!(is_in(story, &idle_token).await && !is_in(story, &Secret::new("cgs_guess".into())).await);
    story.advance(Millis(SESSION_IDLE.0 - 60_000)).await;
    touch(&idle).await;
    story.advance(Millis(SESSION_IDLE.0 - 60_000)).await;
    assert!(is_in(story, &idle_token).await, "who works stays in");
    story.advance(Millis::minutes(2)).await;
    assert!(!is_in(story, &idle_token).await, "who is away too long is out");

    let (old, old_token) = log_in(story, "sam").await;
    let end = old.created_at + SESSION_LIFE;
    while story.network().now() < end - Millis::hours(1) {
        story.advance(Millis::hours(6)).await;
        touch(&old).await;
    }
    story.clock.set(end);
    assert!(!is_in(story, &old_token).await, "no session lives for ever");

    let (mine, token) = log_in(story, "mia").await;
    let (sam, mia, ada) =
        (story.colleague("sam").await, story.colleague("mia").await, story.colleague("ada").await);
    let revoke = async |ctx: &Ctx, session: &access::Session| {
        let (ctx, id) = (ctx.clone(), session.id);
        story.node.app.write(async move |tx: &mut Tx| access::revoke_session(tx, &ctx, id).await).await
    };
    assert!(matches!(revoke(&sam.ctx, &mine).await, Err(Error::Denied { .. })));
    let sessions = async |ctx: &Ctx| {
        let (ctx, user) = (ctx.clone(), mia.id());
        story.node.app.read(async move |tx: &mut Tx| access::sessions(tx, &ctx, user).await).await
    };
    assert!(matches!(sessions(&sam.ctx).await, Err(Error::Denied { needs: Role::Admin })));
    assert_eq!((sessions(&mia.ctx).await.unwrap().len(), sessions(&ada.ctx).await.unwrap().len()), (1, 1));
    revoke(&mia.ctx, &mine).await.unwrap();
    assert!(!is_in(story, &token).await);
    let (theirs, token) = log_in(story, "mia").await;
    revoke(&ada.ctx, &theirs).await.unwrap();
    assert!(!is_in(story, &token).await, "an administrator ends anybody's");

    let (_, token) = log_in(story, "mia").await;
    let (ctx, id) = (ada.ctx.clone(), mia.id());
    story.node.app.write(async move |tx: &mut Tx| handling::dismiss(tx, &ctx, id).await).await.unwrap();
    assert!(!is_in(story, &token).await, "nobody without access keeps a session");
    let ctx = story.ctx();
    let again =
        story.node.app.read(async move |tx: &mut Tx| access::begin_login(tx, &ctx, "mia", "here").await);
    assert!(again.await.unwrap().is_none());
}

async fn guessing_a_password_is_throttled_by_login_and_by_address(story: &Story) {
    let begin = async |login: &'static str, address: &'static str| {
        let ctx = story.ctx();
        story
            .node
            .app
            .read(async move |tx: &mut Tx| access::begin_login(tx, &ctx, login, address).await)
            .await
    };
    let fail = async |login: &'static str, address: &'static str| {
        let ctx = story.ctx();
        let verb = async move |tx: &mut Tx| access::fail_login(tx, &ctx, login, address).await;
        story.node.app.write(verb).await.unwrap();
    };
    for _ in 0..FAILURES_ALLOWED {
        assert!(begin("sam", "192.0.2.7").await.unwrap().is_some());
        fail("SAM ", "192.0.2.7").await;
        story.advance(Millis::seconds(10)).await;
    }
    let Err(Error::Throttled { wait }) = begin("sam", "198.51.100.1").await else {
        panic!("the login waits")
    };
    assert_eq!(wait, Millis(FAILURE_WINDOW.0 - 10_000 * FAILURES_ALLOWED));
    assert!(matches!(begin("mia", "192.0.2.7").await, Err(Error::Throttled { .. })), "the address waits");
    assert!(begin("mia", "198.51.100.1").await.unwrap().is_some(), "nobody else does");
    story.advance(Millis(wait.0 + 1)).await;
    assert!(begin("sam", "192.0.2.7").await.unwrap().is_some());

    // A success forgives the login.
    let (_, _) = log_in(story, "sam").await;
    for _ in 0..FAILURES_ALLOWED - 1 {
        fail("sam", "203.0.113.9").await;
    }
    assert!(begin("sam", "198.51.100.2").await.unwrap().is_some());
}

async fn a_token_works_until_it_is_revoked_and_no_further_than_its_role(story: &Story) {
    let ada = story.colleague("ada").await;
    let ctx = ada.ctx.clone();
    let made = story
        .node
        .app
        .write(async move |tx: &mut Tx| access::create_token(tx, &ctx, "a robot", Role::Viewer).await);
    let (id, token) = made.await.unwrap();
    let who = async || {
        let (ctx, token) = (story.ctx(), Secret::new(token.expose().clone()));
        story.node.app.read(async move |tx: &mut Tx| access::token(tx, &ctx, &token).await).await.unwrap()
    };
    let actor = who().await.unwrap();
    assert_eq!((actor.role(), actor.user()), (Some(Role::Viewer), None));
    let (ctx, brand) = (story.ctx().with_actor(actor), story.brand());
    let next = async move |tx: &mut Tx| assignment::take_next(tx, &ctx, &brand, &[]).await;
    let denied = story.node.app.write(next).await;
    assert!(matches!(denied, Err(Error::Denied { needs: Role::Agent })));
    let ctx = ada.ctx.clone();
    story.node.app.write(async move |tx: &mut Tx| access::revoke_token(tx, &ctx, id).await).await.unwrap();
    assert!(who().await.is_none());
}

async fn another_brand_reads_and_changes_nothing_of_ours(story: &Story) {
    let jana = story.person("jana_k").await;
    story.network().post(&jana, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    let sam = story.colleague("sam").await;
    let case = story.case_of(&jana).await;
    let (message, send) = sam.answer(case, Mode::Public, "We are on it.").await;
    let view = sam.look(case).await;
    let (person, delivery): (PersonId, _) = (view.person.id, view.messages[0].delivery_id.unwrap());

    // A second brand in the same database, and its administrator.
    let founder = app::node::new_tenant(story.clock.clone());
    let ctx = founder.clone();
    let founded = story.node.app.write(async move |tx: &mut Tx| {
        let source = ownership::preset_text("unified").expect("the preset comes with the product");
        brand::create(tx, &ctx, "rival", "Rival", Taxonomy::default(), source).await?;
        let id = access::add_user(tx, &ctx, "ada", "Their Ada", Role::Admin, None, "-").await?;
        Ok((id, brand::load(tx, &ctx).await?))
    });
    let (admin, rival) = founded.await.unwrap();
    let theirs = founder.with_actor(kernel::Actor::User { id: admin, role: Role::Admin });

    let ours = story.as_user(sam.id(), Role::Agent);
    let (ctx, foreign) = (theirs.clone(), rival.clone());
    let tries = story.node.app.write(async move |tx: &mut Tx| {
        let wish = Compose::new(case, Mode::Public, "We are better.", 9);
        Ok([
            ("look", desk::case_view(tx, &ctx, case).await.map(drop)),
            ("trace a case", trace::life(tx, &ctx, trace::Subject::Case(case)).await.map(drop)),
            ("trace a message", trace::life(tx, &ctx, trace::Subject::Message(message)).await.map(drop)),
            ("trace a delivery", trace::life(tx, &ctx, trace::Subject::Delivery(delivery)).await.map(drop)),
            ("person", people::get(tx, &ctx, person).await.map(drop)),
            ("user", access::user(tx, &ctx, ours.id()).await.map(drop)),
            ("take", queues::take(tx, &ctx, case).await),
            ("answer", outbound::compose(tx, &ctx, &foreign, &wish).await.map(drop)),
            ("undo", outbound::undo(tx, &ctx, send).await.map(drop)),
            ("retry", outbound::retry(tx, &ctx, send).await.map(drop)),
            ("resolve", handling::resolve(tx, &ctx, &foreign, case).await),
            ("correct", learning::correct(tx, &ctx, &foreign, message, "intent", "query").await.map(drop)),
            ("draft", outbound::save_draft(tx, &ctx, case, Mode::Note, "mine", 1).await),
            ("retry a delivery", ingest::retry(tx, &ctx, delivery).await),
        ])
    });
    for (what, tried) in tries.await.unwrap() {
        assert!(matches!(tried, Err(Error::NotFound { .. })), "{what}: {tried:?}");
    }
    let (ctx, rival) = (theirs.clone(), rival.clone());
    let (next, list, known) = story
        .node
        .app
        .write(async move |tx: &mut Tx| {
            let (rows, _) = desk::list(tx, &ctx, &desk::View::All, 10, None).await?;
            let known = people::list(tx, &ctx, PageRequest::new(10, None)).await?;
            Ok((assignment::take_next(tx, &ctx, &rival, &[]).await?, rows.len(), known.rows.len()))
        })
        .await
        .unwrap();
    assert_eq!((next, list, known), (None, 0, 0));
    story.sent().await;
    assert_eq!(sam.look(case).await.case.state, care::cases::State::Waiting, "ours went on untouched");
}
