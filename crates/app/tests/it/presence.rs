//! Who is in a case is known on every node, and nobody answers twice unknowingly, however they send.

use care::cases::Mode;
use care::watching::{self, Doing, Lock};
use care::{Conflict, Error, Tx};
use kernel::{CaseId, Millis};

use crate::colleague::Colleague;
use crate::harness::{Story, on_both_engines, until};

on_both_engines! {
    who_looks_and_who_writes_is_told_to_every_node_and_silence_ends_it,
    of_two_who_answer_at_the_same_time_the_second_is_told,
}

async fn does(story: &Story, who: &Colleague, case: CaseId, doing: Doing) {
    let ctx = who.ctx.clone();
    let said = story.node.app.write(async move |tx: &mut Tx| watching::look(tx, &ctx, case, doing).await);
    said.await.expect("a colleague may look");
}

async fn who_looks_and_who_writes_is_told_to_every_node_and_silence_ends_it(story: &Story) {
    let jana = story.person("jana_k").await;
    story.network().post(&jana, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    let case = story.case_of(&jana).await;
    let (sam, mia) = (story.colleague("sam").await, story.colleague("mia").await);
    let mut notices = story.node.app.db.notices();
    does(story, &sam, case, Doing::Viewing).await;
    does(story, &mia, case, Doing::Writing).await;
    let seen = sam.look(case).await.watchers;
    assert_eq!(
        seen.iter().map(|one| (one.name.as_str(), one.doing)).collect::<Vec<_>>(),
        [("Mia", Doing::Writing), ("Sam", Doing::Viewing)]
    );
    assert!(matches!(watching::lock(&seen, Some(sam.id())), Lock::Held { by, .. } if by == mia.id()));
    let mut told = 0;
    while let Ok(notice) = notices.try_recv() {
        told += usize::from(*notice.topic == *watching::TOPIC && *notice.payload == *case.to_string());
    }
    until("each change is told", async || {
        while let Ok(notice) = notices.try_recv() {
            told += usize::from(*notice.topic == *watching::TOPIC && *notice.payload == *case.to_string());
        }
        (told == 2).then_some(())
    })
    .await;

    story.advance(Millis::seconds(46)).await;
    until("their silence is told", async || {
        let notice = notices.try_recv().ok()?;
        (*notice.topic == *watching::TOPIC).then_some(())
    })
    .await;
    assert_eq!(sam.look(case).await.watchers, []);
}

async fn of_two_who_answer_at_the_same_time_the_second_is_told(story: &Story) {
    let jana = story.person("jana_k").await;
    story.network().post(&jana, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    let case = story.case_of(&jana).await;
    let (sam, mia) = (story.colleague("sam").await, story.colleague("mia").await);
    let wish = mia.wish(case, Mode::Public, "An engineer is on the way.").await;
    sam.answer(case, Mode::Public, "We are looking into it.").await;
    story.clock.advance(Millis::seconds(8));
    let refused = mia.say(wish.clone()).await;
    assert!(
        matches!(&refused, Err(Error::Conflict(Conflict::Warned { findings })) if findings[0].why.to_string().contains("8 s ago, by Sam")),
        "{refused:?}"
    );
    mia.say(care::outbound::Compose { despite: vec![care::checks::Code::AnsweredJustNow], ..wish })
        .await
        .expect("who has read it may send");
    story.sent().await;
    assert_eq!(story.sends().await, ["sent", "sent"]);
}
