//! What the network says about words, in every order in which it may say it.

use channels::{Found, SendOutcome};
use db::outbox::Effect;
use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Millis};

use super::{Compose, Composed};
use crate::cases::store::LAST_OUTBOUND;
use crate::cases::{Mode, SendState, State};
use crate::checks::Code;
use crate::testing::World;
use crate::{clocks, outbound};

/// A piece of news about words that are being sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum News {
    /// The API took them.
    Taken,
    /// The API did not answer.
    Silence,
    /// The API refused them.
    Refused,
    /// The API wants them later.
    Later,
    /// They were seen on the network.
    Echo,
    /// A look-up found them.
    Found,
    /// A look-up did not find them.
    Missing,
    /// The network refused them after all.
    LateRefusal,
}

const ALL: [News; 8] = [
    News::Taken,
    News::Silence,
    News::Refused,
    News::Later,
    News::Echo,
    News::Found,
    News::Missing,
    News::LateRefusal,
];

/// What we must believe after a row of news.
fn expected(row: &[News]) -> SendState {
    use News as N;
    use SendState as S;
    let mut refused = false;
    let mut state = S::Sending;
    for news in row {
        refused |= *news == N::LateRefusal;
        state = match (state, news) {
            (S::Sending | S::Unknown | S::Queued, N::Taken | N::Echo | N::Found) => S::Sent,
            (S::Sending, N::Silence) => S::Unknown,
            (S::Sending, N::Refused) | (S::Unknown, N::Missing) => S::Failed,
            (S::Sending, N::Later) => S::Queued,
            (state, _) => state,
        };
        // A refusal that came first is believed as soon as the words are known to be there.
        if state == S::Sent && refused {
            state = S::Failed;
        }
    }
    state
}

async fn tell(world: &World, effect: &Effect, thread: &str, news: News) {
    let provider_id = format!("ours-{thread}");
    let (ctx, brand, effect) = (world.ctx.clone(), world.brand.clone(), effect.clone());
    let (reason, there) = ("as the test says".to_owned(), thread.to_owned());
    let outcome = match news {
        News::Taken => SendOutcome::Sent { provider_id, thread: there },
        News::Silence => SendOutcome::Unknown { reason },
        News::Refused => SendOutcome::Refused { reason },
        News::Later => SendOutcome::RetryAfter { wait: Millis::hours(1), reason },
        News::Echo => return world.hear(&[world.echo(&provider_id, thread, Some(&effect.effect_key))]).await,
        News::LateRefusal => return world.hear(&[world.refusal(&provider_id)]).await,
        News::Found | News::Missing => {
            let yes = Found::Yes { provider_id, thread: there };
            let found = if news == News::Found { yes } else { Found::No };
            let told = world.run(async move |tx: &mut Tx| {
                outbound::found(tx, &ctx, &brand, &effect, found.clone()).await
            });
            return told.await.unwrap();
        }
    };
    let told = world
        .run(async move |tx: &mut Tx| outbound::settle(tx, &ctx, &brand, &effect, outcome.clone()).await);
    told.await.unwrap();
}

/// An answer on its way: its case and its send.
async fn leaving(world: &World, thread: &str) -> (CaseId, Effect) {
    let case = world.complaint(thread, &format!("writer-{thread}")).await;
    let despite = vec![Code::SameText];
    let wish = Compose { despite, ..Compose::new(case, Mode::Public, "We are on it.", 1) };
    let (agent, brand) = (world.agent.clone(), world.brand.clone());
    let composed = world.run(async move |tx: &mut Tx| outbound::compose(tx, &agent, &brand, &wish).await);
    let Composed::Queued { send, .. } = composed.await.unwrap() else { panic!("an answer is queued") };
    world.pass(Millis::seconds(10));
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    let claimed =
        world.run(async move |tx: &mut Tx| outbound::claim(tx, &ctx, &brand, 10).await).await.unwrap();
    (case, claimed.into_iter().find(|effect| effect.id == send).expect("it is due"))
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn in_whatever_order_the_network_speaks_we_believe_the_right_thing(db: TestDb) {
    let world = World::new(db).await;
    let rows = ALL.iter().flat_map(|first| ALL.map(|second| [*first, second]));
    for (n, row) in rows.enumerate() {
        let (case, effect) = leaving(&world, &format!("p{n}")).await;
        for news in row {
            world.pass(Millis::seconds(1));
            tell(&world, &effect, &format!("p{n}"), news).await;
        }
        let view = world.look(case).await;
        let state = expected(&row);
        assert_eq!(view.sends[0].state, state, "after {row:?}");
        let failed = state == SendState::Failed;
        assert_eq!(view.case.state, if failed { State::Open } else { State::Waiting }, "after {row:?}");
        let answered = state == SendState::Sent;
        let first = &view.clocks[0];
        assert_eq!(first.state == clocks::State::Running, !answered, "until the answer is there: {row:?}");
        assert_eq!(view.item.unwrap().due_at, first.due_at.filter(|_| !answered), "after {row:?}");
        let ours = view.messages.last().unwrap().provider_id.clone();
        let known = row.iter().any(|news| matches!(news, News::Taken | News::Echo | News::Found));
        assert!(!answered || ours == Some(format!("ours-p{n}")), "after {row:?}");
        assert!(known || ours.is_none(), "after {row:?}");
    }
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn the_clock_stops_when_the_person_had_the_answer_not_when_we_learn_of_it(db: TestDb) {
    let world = World::new(db).await;
    // What the network says when, in seconds after the words left, and when the clock stops.
    let late = 1_800;
    for (n, (said, stops)) in [
        (Some(4), 4),
        // Clocks of networks are off.
        (Some(-300), 0),
        (Some(late + 300), late),
        // A look-up does not say when.
        (None, 0),
    ]
    .into_iter()
    .enumerate()
    {
        let thread = format!("p{n}");
        let (case, effect) = leaving(&world, &thread).await;
        let left = world.ctx.now();
        world.pass(Millis::seconds(20));
        tell(&world, &effect, &thread, News::Silence).await;
        world.pass(Millis::seconds(late - 20));
        match said {
            Some(after) => {
                let mut echo = world.echo(&format!("ours-{thread}"), &thread, Some(&effect.effect_key));
                echo["post"]["created_at"] =
                    serde_json::to_value((left + Millis::seconds(after)).timestamp()).unwrap();
                world.hear(&[echo]).await;
            }
            None => tell(&world, &unknown(&world, &effect).await, &thread, News::Found).await,
        }
        let view = world.look(case).await;
        let clock = &view.clocks[0];
        let stopped = clock.stopped_at.map(|at| at.since(left));
        assert_eq!(stopped, Some(Millis::seconds(stops)), "the network said {said:?}");
        assert_eq!(view.case.answered_at, clock.stopped_at);
    }
}

/// The effect as it stands now.
async fn unknown(world: &World, effect: &Effect) -> Effect {
    let (ctx, id) = (world.ctx.clone(), effect.id);
    let found = world.run(async move |tx: &mut Tx| Ok(db::outbox::get(tx, &ctx, id).await?));
    found.await.unwrap().expect("it is there")
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn words_taken_back_leave_the_lists_and_stand_before_what_was_begun_since(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    let before = world.look(case).await.case;
    for (mode, begun, expected) in [
        (Mode::Public, None, (Mode::Public, "Dear Jnaa, we are on it.")),
        (
            Mode::Public,
            Some((Mode::Public, "PS: sorry")),
            (Mode::Public, "Dear Jnaa, we are on it.\n\nPS: sorry"),
        ),
        (Mode::Private, Some((Mode::Public, "PS")), (Mode::Private, "Dear Jnaa, we are on it.\n\nPS")),
        (Mode::Public, Some((Mode::Note, "PS")), (Mode::Note, "Dear Jnaa, we are on it.\n\nPS")),
    ] {
        world.pass(Millis::minutes(1));
        let despite = vec![Code::WrongAccount];
        let wish = Compose { despite, ..Compose::new(case, mode, "Dear Jnaa, we are on it.", 1) };
        let (agent, brand) = (world.agent.clone(), world.brand.clone());
        let undone = world.run(async move |tx: &mut Tx| {
            let composed = outbound::compose(tx, &agent, &brand, &wish).await?;
            let Composed::Queued { send, .. } = composed else { panic!("an answer is queued") };
            if let Some((mode, text)) = begun {
                outbound::save_draft(tx, &agent, case, mode, text, 1).await?;
            }
            outbound::undo(tx, &agent, send).await
        });
        undone.await.unwrap();
        let (tenant, account) = (world.ctx.tenant, world.brand.accounts[0].id);
        let said = world.run(async move |tx: &mut Tx| {
            let args = [tenant.into(), account.into(), db::Arg::texts(["p1"])];
            Ok(tx.query::<(String, String)>(&LAST_OUTBOUND, &args).await?)
        });
        assert_eq!(said.await.unwrap(), [], "triage does not take them for said");
        let view = world.look(case).await;
        let (draft, after) = (view.draft.unwrap(), view.case);
        assert_eq!((draft.mode, draft.text.as_str()), expected);
        assert_eq!((after.last_at, &after.last_text), (before.last_at, &before.last_text));
        assert_eq!(
            (after.last_direction, after.last_visibility),
            (before.last_direction, before.last_visibility)
        );
    }
}
