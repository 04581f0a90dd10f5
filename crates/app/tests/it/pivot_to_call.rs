//! An angry public complaint goes private, is solved on the telephone, and ends with a public word: one case, one owner,
//! clocks that were never reset (J1).

use care::calls::{self, Disposition};
use care::cases::{Direction, Mode, State};
use care::checks::Code;
use care::clocks::{self, Metric, Which};
use care::goodwill::{Amount, Goodwill};
use care::pivots::{self, Offer, Way};
use care::promises::{self, New};
use care::staff::{self, State as Presence};
use care::trail::Kind;
use care::{Tx, desk, outbound};
use kernel::{CallId, CaseId, Instant, Millis};

use crate::colleague::{Colleague, queued, said};
use crate::harness::{MONDAY, Story, on_both_engines, until};

on_both_engines! {
    a_complaint_goes_private_is_solved_by_telephone_and_ends_with_a_public_word,
}

async fn recounted(story: &Story, case: CaseId) {
    let (ctx, brand) = (story.ctx(), story.brand());
    let counted = story
        .node
        .app
        .read(async move |tx: &mut Tx| clocks::recompute(tx, &ctx, &brand, Which::Case(case), false).await);
    let differing = counted.await.unwrap().differing;
    assert!(differing.is_empty(), "the clocks are what messages and events say: {differing:?}");
}

async fn offer(story: &Story, who: &Colleague, case: CaseId) -> pivots::Offered {
    let seen_seq = who.look(case).await.seen_seq();
    let wish = Offer {
        case,
        to: Way::Private,
        public_line: Some(
            "Jana, two missed visits is not OK and I'm sorry. I'm Sam and I'll stay with this.".into(),
        ),
        private_line: Some(
            "Hello Jana, this is Sam. Which account is it, so that I can look at your line?".into(),
        ),
        seen_seq,
        call: None,
        dm_link: true,
        despite: Vec::new(),
    };
    let (ctx, brand) = (who.ctx.clone(), story.brand());
    let offered = story.node.app.write(async move |tx: &mut Tx| pivots::offer(tx, &ctx, &brand, &wish).await);
    offered.await.expect("both lines can be written")
}

/// What the desk says of private words before they leave.
async fn asked_again(story: &Story, who: &Colleague, case: CaseId, words: &str) -> Vec<Code> {
    let (ctx, brand, wish) = (who.ctx.clone(), story.brand(), who.wish(case, Mode::Private, words).await);
    let look = async move |tx: &mut Tx| outbound::findings(tx, &ctx, &brand, &wish).await;
    story.node.app.read(look).await.unwrap().into_iter().map(|found| found.code).collect()
}

async fn call(story: &Story, id: CallId) -> calls::Call {
    let ctx = story.ctx();
    story.node.app.read(async move |tx: &mut Tx| calls::get(tx, &ctx, id).await).await.unwrap()
}

async fn a_complaint_goes_private_is_solved_by_telephone_and_ends_with_a_public_word(story: &Story) {
    let (network, sam) = (story.network(), story.colleague("sam").await);
    let jana = story.person("jana_k").await;
    let words = "@larkspur THIRD day no internet, two engineers no-showed. Please fix it. Joke company.";
    let post = network.post(&jana, words).await.unwrap();
    story.heard().await;
    let case = story.case_of(&jana).await;
    if sam.look(case).await.item.unwrap().assignee.is_none() {
        sam.take(case).await.unwrap();
    }

    // T+04:30: one action, two lines; the clock of the first answer stops by them and by nothing else.
    story.advance(Millis::seconds(270 - 11)).await;
    let before = sam.look(case).await.clocks;
    let offered = offer(story, &sam, case).await;
    assert_eq!(sam.look(case).await.clocks, before, "an offer moves no clock");
    story.sent().await;
    let thread = network.thread(&post).unwrap().posts;
    assert_eq!(
        thread.iter().map(|post| post.dm_link).collect::<Vec<_>>(),
        [false, true],
        "how to write to us"
    );
    assert_eq!(network.conversation(&jana).unwrap().messages.len(), 1);
    let view = sam.look(case).await;
    let first = view.clocks.iter().find(|clock| clock.metric == Metric::FirstResponse).unwrap();
    assert_eq!(first.stopped_at.unwrap().since(first.started_at), Millis::seconds(270));
    recounted(story, case).await;

    // T+09:00: she follows: the same case, the same owner.
    story.advance(Millis::minutes(4)).await;
    network
        .dm(&jana, "ok. write to jana@example.org or call +44 20 7946 0018, it's the 14 Elm Rd flat")
        .await
        .unwrap();
    story.heard().await;
    assert_eq!(story.cases_of(&jana).await, [case]);
    let (ctx, id) = (sam.ctx.clone(), offered.pivot);
    let pivot = story.node.app.read(async move |tx: &mut Tx| pivots::get(tx, &ctx, id).await).await.unwrap();
    assert_eq!(pivot.state, pivots::State::Joined);
    let view = sam.look(case).await;
    assert_eq!(view.item.as_ref().unwrap().assignee, Some(sam.id()));
    let told: Vec<_> = view.told().into_iter().map(|told| told.datum.name().to_owned()).collect();
    assert_eq!(told, ["email", "phone", "address"].map(str::to_owned), "nobody asks for it again");
    assert_eq!(
        asked_again(story, &sam, case, "Please confirm your e-mail address.").await,
        [Code::AsksAgain]
    );

    // T+12:00: a call is offered, she names a time, and until then everything but the first answer stands still.
    story.advance(Millis::minutes(3)).await;
    sam.answer(case, Mode::Private, "Thanks Jana, found it: the line card failed. Easier if I call you?")
        .await;
    story.sent().await;
    network.dm(&jana, "17:30").await.unwrap();
    story.heard().await;
    let (ctx, brand) = (sam.ctx.clone(), story.brand());
    let booked = story.node.app.write(async move |tx: &mut Tx| {
        let around = desk::around(tx, &ctx, &brand, case).await?;
        let at = promises::when::read("17:30", &around.zone, ctx.now()).expect("it is a time");
        Ok((calls::book(tx, &ctx, &brand, case, at).await?, at))
    });
    let (id, slot): (CallId, Instant) = booked.await.unwrap();
    assert!(slot > MONDAY && slot.since(MONDAY) < Millis::days(1));
    let view = sam.look(case).await;
    assert_eq!(view.case.state, State::Waiting);
    let next = view.clocks.iter().rfind(|clock| clock.metric == Metric::NextResponse).unwrap();
    assert_eq!(next.state, clocks::State::Paused, "we wait for the time that she chose");
    recounted(story, case).await;

    // What was promised meanwhile is kept in time.
    let (ctx, new) = (
        sam.ctx.clone(),
        New {
            text: "I will call you at 17:30".into(),
            due_at: Some(slot + Millis::minutes(5)),
            public: false,
            message: None,
        },
    );
    let promise = story.node.app.write(async move |tx: &mut Tx| promises::make(tx, &ctx, case, &new).await);
    let promise = promise.await.unwrap();

    // 17:30: it rings at Sam, who has all their capacity in the call; then the call stands in the case.
    let ctx = sam.ctx.clone();
    story.clock.set(slot);
    story
        .node
        .app
        .write(async move |tx: &mut Tx| staff::say(tx, &ctx, Presence::Ready, None).await)
        .await
        .unwrap();
    story.advance(Millis(0)).await;
    until("it is time for the call", async || {
        (call(story, id).await.state == calls::State::Due).then_some(())
    })
    .await;
    assert_eq!(call(story, id).await.agent, Some(sam.id()), "it is sticky");
    let (ctx, brand) = (sam.ctx.clone(), story.brand());
    let started = story.node.app.write(async move |tx: &mut Tx| {
        let rings = calls::ringing(tx, &ctx).await?.len();
        calls::start(tx, &ctx, &brand, id).await?;
        promises::keep(tx, &ctx, promise).await?;
        Ok((rings, staff::loads(tx, &ctx).await?))
    });
    let (rings, loads) = started.await.unwrap();
    assert_eq!((rings, loads[&sam.id()].whole), (1, 1));
    story.advance(Millis::minutes(6)).await;
    let (ctx, brand) = (sam.ctx.clone(), story.brand());
    story.node.app.write(async move |tx: &mut Tx| calls::finish(tx, &ctx, &brand, id).await).await.unwrap();
    story.advance(Millis::seconds(40)).await;
    let ctx = sam.ctx.clone();
    let wrapped =
        async move |tx: &mut Tx| calls::wrap(tx, &ctx, id, Disposition::Fault, "line card reset").await;
    story.node.app.write(wrapped).await.unwrap();
    let view = sam.look(case).await;
    let spoken = said(&view, Direction::Outbound);
    assert_eq!(spoken.last().map(|line| line.surface.as_str()), Some("call"));
    assert_eq!(call(story, id).await.length(), Some(Millis::minutes(6)));
    recounted(story, case).await;

    // Resolved with goodwill within the limit; the desk offers the last public word, and it is said.
    let goodwill = Some(Goodwill::new(Amount::units(25), None));
    let mut wish = sam.wish(case, Mode::Private, "All is back. 25.00 of credit is on your account.").await;
    (wish.goodwill, wish.resolve) = (goodwill, true);
    queued(sam.say(wish).await.expect("nobody has to agree to it"));
    story.sent().await;
    assert_eq!(sam.look(case).await.case.state, State::Resolved);
    let (ctx, brand) = (sam.ctx.clone(), story.brand());
    let closed = story.node.app.write(async move |tx: &mut Tx| {
        let missing = pivots::closing(tx, &ctx, case).await?.expect("the public end is missing");
        let line = Some("Thank you Jana, glad it is solved.");
        pivots::close(tx, &ctx, &brand, (case, missing.seen_seq), line, &[]).await?;
        pivots::closing(tx, &ctx, case).await
    });
    assert!(closed.await.unwrap().is_none(), "it is asked once");
    story.sent().await;
    assert_eq!(network.thread(&post).unwrap().posts.len(), 3);

    // +2d: praise in public is no reopening, and nobody has an open complaint: what a reward asks for.
    story.advance(Millis::days(2)).await;
    network
        .post(&jana, "Fair play @larkspur, Sam sorted it in one evening. Thank you, brilliant service!")
        .await
        .unwrap();
    story.heard().await;
    let view = sam.look(case).await;
    assert_eq!((view.case.state, view.case.reopened), (State::Resolved, 0));
    assert!(view.case.resolved_at.is_some(), "what first contact resolution counts from");
    let again =
        view.messages.iter().filter(|said| said.direction == Direction::Inbound).map(|said| said.at).max();
    assert!(again > view.case.resolved_at, "she spoke again");
    let kinds: Vec<_> = view.events.iter().map(|event| event.kind).collect();
    for kind in [
        Kind::PivotOffered,
        Kind::PivotJoined,
        Kind::CallBooked,
        Kind::CallDue,
        Kind::CallStarted,
        Kind::CallEnded,
        Kind::CallWrapped,
        Kind::PromiseMade,
        Kind::PromiseKept,
        Kind::GoodwillGranted,
        Kind::CaseResolved,
        Kind::ClosedInPublic,
    ] {
        assert!(kinds.contains(&kind), "{kind} is missing in {kinds:?}");
    }
    recounted(story, case).await;
    let (ctx, since) = (sam.ctx.clone(), MONDAY - Millis::days(1));
    let read = story.node.app.read(async move |tx: &mut Tx| {
        Ok((pivots::report(tx, &ctx, since).await?, promises::report(tx, &ctx, since).await?))
    });
    let (lines, promised) = read.await.unwrap();
    assert_eq!((lines[0].offered, lines[0].joined, lines[0].lost()), (1, 1, (0, 1)));
    assert_eq!((promised.made, promised.in_time), (1, 1));
}
