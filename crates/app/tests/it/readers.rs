//! Several nodes, and the accounts that they read: one node at a time.

use care::Tx;
use care::accounts::{self, Reading, Why};
use care::notifications::{self, Kind};
use channels::mastodon::Kind as Software;
use channels::simulation::Faults;
use db::{Engine, args};
use kernel::{AccountId, Millis, NodeId};

use crate::harness::{Story, on_both_engines, until};
use crate::networks::product::Product;
use crate::rows;

db::statements! {
    READ_BY = "select read_by from accounts where tenant = $1 and id = $2 and read_by is not null";
    CURSOR = "select history_cursor from accounts where tenant = $1 and id = $2";
}

on_both_engines! {
    an_account_whose_reader_died_is_read_on_by_another_and_each_word_is_there_once,
    who_can_act_is_told_once_that_an_account_is_behind_and_no_longer_when_it_is_well,
    who_can_act_is_told_that_nobody_can_listen,
}

async fn holder(story: &Story, id: AccountId) -> Option<NodeId> {
    rows::query(story, &READ_BY, args![story.ctx().tenant, id].into()).await.pop()
}

async fn an_account_whose_reader_died_is_read_on_by_another_and_each_word_is_there_once(story: &Story) {
    let world = channels::telegram::simulator::world_by_poll(story.http.clone(), story.clock.clone()).await;
    let product = Product::on(story, world).await;
    let (id, usual) = (product.id, product.usual());
    // Where one machine is not enough, another node stands beside the first.
    let another = match story.engine() {
        Engine::Postgres => Some(story.another_node().await),
        Engine::Sqlite => None,
    };
    let first = product.says("jana", usual, "my internet is down, please help").await;
    product.hears(&first).await;
    let ours = holder(story, id).await.expect("somebody reads it");

    // A node takes it, and dies. Nobody touches the account until that node was silent for a minute.
    let (ctx, dead): (_, NodeId) = (story.ctx(), story.ctx().mint());
    let seize = async move |tx: &mut Tx| accounts::seize_reading(tx, &ctx, id, dead).await;
    let taken = story.node.app.write(seize).await.unwrap().expect("the account is there");
    story.advance(Millis::seconds(50)).await;
    product.nudge().await;
    assert_eq!(holder(story, id).await, Some(dead));
    let second = product.says("jana", usual, "are you there? please help").await;
    story.advance(Millis::seconds(11)).await;
    product.hears(&second).await;
    let now = until("another node has it", async || holder(story, id).await.filter(|now| *now != dead)).await;
    assert!(another.is_some() || now == ours);

    // The dead one comes to life again, and brings what it read then.
    let cursor = async || {
        let args = args![story.ctx().tenant, id].into();
        rows::query::<Option<String>>(story, &CURSOR, args).await.pop().expect("the account is there")
    };
    let before = cursor().await;
    let ctx = story.ctx();
    let moved = story.node.app.write(async move |tx: &mut Tx| {
        let from = taken.history_cursor.clone();
        let late = Reading { from, cursor: "0".into(), came: 0, recovered: false, quotas: Vec::new() };
        accounts::read(tx, &ctx, id, dead, &late).await
    });
    assert!(!moved.await.unwrap());
    assert_eq!(cursor().await, before);

    // One stops, and the one that stays reads on at once, if it did not already.
    if let Some(another) = another {
        another.stop().await;
    }
    let third = product.says("jana", usual, "it is back, thank you").await;
    product.hears(&third).await;
    assert_eq!((holder(story, id).await, product.heard().await), (Some(ours), 3));
}

async fn told(story: &Story) -> usize {
    let ctx = story.colleague("lea").await.ctx;
    let mine = async move |tx: &mut Tx| notifications::mine(tx, &ctx, 50).await;
    let mine = story.node.app.read(mine).await.unwrap();
    mine.iter().filter(|one| one.kind == Kind::AccountBehind).count()
}

async fn who_can_act_is_told_once_that_an_account_is_behind_and_no_longer_when_it_is_well(story: &Story) {
    let world = channels::mastodon::simulator::world(Software::Mastodon, story.clock.clone()).await;
    let product = Product::on(story, world).await;
    // The clock has leapt to the network's: until they are read again, all accounts are behind.
    until("nobody is told anything", async || (told(story).await == 0).then_some(())).await;
    for _ in 0..2 {
        product.set(Faults { down: true, ..Faults::default() });
        for _ in 0..3 {
            story.advance(Millis::minutes(20)).await;
            // What was being read when the network went away may have ended well.
            until("somebody is told", async || {
                story.advance(Millis::minutes(1)).await;
                (told(story).await == 1).then_some(())
            })
            .await;
        }
        product.set(Faults::default());
        product.until("it is well", async || product.alarm().await.is_none().then_some(())).await;
        story.advance(Millis::seconds(1)).await;
        until("that is over", async || (told(story).await == 0).then_some(())).await;
    }
}

async fn who_can_act_is_told_that_nobody_can_listen(story: &Story) {
    let world = channels::bluesky::simulator::world(story.clock.clone()).await;
    let product = Product::with(story, world, |account| {
        account.us.settings.insert("jetstream".into(), "ws://127.0.0.1:9".into());
    })
    .await;
    // It is read all the same, only later than it could be.
    let id = product.says("jana", product.usual(), "can you hear me?").await;
    product.hears(&id).await;
    until("the account counts as deaf", async || {
        story.advance(Millis::minutes(1)).await;
        product.nudge().await;
        matches!(product.alarm().await?.why, Why::Deaf(_, Some(_))).then_some(())
    })
    .await;
    until("somebody is told", async || (told(story).await == 1).then_some(())).await;
}
