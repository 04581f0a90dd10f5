//! Search beside ingest: what is said can be found a moment later, and what is taken back cannot.

use care::cases::Mode;
use care::search::{self, Hit, Query};
use care::{Tx, access, handling};
use kernel::{Millis, Role};
use serde_json::Value;

use crate::colleague::Colleague;
use crate::harness::{Story, on_both_engines, until};

on_both_engines! {
    what_is_said_is_found_a_moment_later_and_what_is_taken_back_is_not,
    an_agent_finds_a_case_by_what_was_answered_in_it_and_who_has_it,
    a_program_searches_with_the_same_words,
}

async fn found(story: &Story, who: &Colleague, text: &str) -> Vec<Hit> {
    let (ctx, query) = (who.ctx.clone(), Query::parse(text));
    let found = story.node.app.read(async move |tx: &mut Tx| search::find(tx, &ctx, &query, 20).await);
    found.await.expect("no text is an error")
}

async fn what_is_said_is_found_a_moment_later_and_what_is_taken_back_is_not(story: &Story) {
    let sam = story.colleague("sam").await;
    let jana = story.person("jana_k").await;
    let post = story.network().post(&jana, "@larkspur my router hums a tune since Tuesday").await.unwrap();
    story.heard().await;
    let hits = until("the message is indexed", async || {
        let hits = found(story, &sam, "router \"hums a tune\" in:messages").await;
        (!hits.is_empty()).then_some(hits)
    })
    .await;
    assert_eq!(hits[0].title, "jana_k of Leeds");
    assert_eq!(found(story, &sam, "jana in:people").await.len(), 1);
    assert_eq!(found(story, &sam, "from:jana hums in:cases").await.len(), 1);

    story.advance(Millis::minutes(1)).await;
    story.network().delete(&post).await.unwrap();
    story.heard().await;
    assert!(found(story, &sam, "tune in:messages").await.is_empty(), "not even before the index knows it");
}

async fn an_agent_finds_a_case_by_what_was_answered_in_it_and_who_has_it(story: &Story) {
    let (sam, mia) = (story.colleague("sam").await, story.colleague("mia").await);
    let kim = story.person("kim").await;
    story.network().post(&kim, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    let case = story.case_of(&kim).await;
    sam.take(case).await.unwrap();
    sam.answer(case, Mode::Public, "Sorry, Kim. Please press the marmalade button.").await;
    story.sent().await;
    until("the answer is indexed", async || {
        let hits = found(story, &sam, "marmalade from:me assignee:me in:cases").await;
        (hits.iter().map(|hit| hit.id).collect::<Vec<_>>() == [case.uuid()]).then_some(())
    })
    .await;
    assert!(found(story, &mia, "marmalade assignee:me").await.is_empty());
    assert_eq!(found(story, &mia, "marmalade assignee:sam is:public in:messages").await.len(), 1);
    assert!(found(story, &mia, "marmalade is:resolved").await.is_empty());
    let (ctx, brand) = (sam.ctx.clone(), story.brand());
    let resolve = async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, case).await;
    story.node.app.write(resolve).await.unwrap();
    assert_eq!(
        found(story, &mia, "marmalade is:resolved in:messages").await.len(),
        1,
        "states need no index"
    );
}

async fn a_program_searches_with_the_same_words(story: &Story) {
    let lee = story.person("lee").await;
    story.network().post(&lee, "@larkspur where is parcel LK-90210?").await.unwrap();
    story.heard().await;
    let ctx = story.colleague("ada").await.ctx;
    let made = async move |tx: &mut Tx| access::create_token(tx, &ctx, "a robot", Role::Viewer).await;
    let (_, token) = story.node.app.write(made).await.unwrap();
    let url = format!("{}/api/v1/search?q=foo%3Abar%20lk-90210%20in%3Amessages", story.node.url());
    let ask = async |url: &str| -> Value {
        let answer = story.http.get(url).bearer_auth(token.expose()).send().await.unwrap();
        assert!(answer.status().is_success());
        answer.json().await.unwrap()
    };
    let none = ask(&url).await;
    assert_eq!(none["notes"][0], "`foo:` is no operator; it was searched as words");
    let url = url.replace("foo%3Abar%20", "");
    let hits = until("the message is indexed", async || {
        let answer = ask(&url).await;
        (answer["groups"][0]["items"].as_array()?.len() == 1).then_some(answer)
    })
    .await;
    let item = &hits["groups"][0]["items"][0];
    let mark = item["marks"][0].as_array().unwrap();
    let (from, until) = (mark[0].as_u64().unwrap() as usize, mark[1].as_u64().unwrap() as usize);
    assert_eq!(&item["text"].as_str().unwrap()[from..until], "LK-90210");
}
