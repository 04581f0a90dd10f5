//! Exports of the past: every row once, odd rows listed, a kill costs nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::import::{Index, Live, Rejects, Replay};
use care::Tx;
use care::cases::{Direction, State};
use care::clocks;
use kernel::{CaseId, Instant, Millis};

use crate::harness::{Story, on_both_engines};

on_both_engines! {
    odd_rows_are_listed_with_line_and_reason_and_harm_no_other,
    an_imported_answer_stops_the_clock_at_its_true_time,
    the_same_file_again_and_a_longer_one_import_only_what_is_new,
    a_killed_import_goes_on_where_it_was,
    what_fell_silent_is_closed_by_the_import,
    rows_delivered_live_are_triaged_and_routed_like_any_message,
    a_real_sample_is_taken_in_whole,
}

db::statements! {
    SAID = "select provider_id, direction, text, at from messages
        where tenant = $1 and provider_id like 'twcs:%' order by at, provider_id";
    CASES = "select c.id, c.state from cases c where c.tenant = $1 order by c.opened_at, c.id";
    ROUTED = "select count(*) from decisions where tenant = $1";
    CLOSINGS = "select count(*) from events where tenant = $1 and kind = 'case_resolved' and actor = 'system'";
    DOUBLE = "select count(*) from (select provider_id from messages where tenant = $1 and provider_id is not null
        group by provider_id having count(*) > 1) twice";
}

type Said = (String, Direction, String, Instant);
type Cases = Vec<(CaseId, State)>;

fn odd() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/twcs_odd.csv")
}

/// Reads a file; rows that are left out are listed in `folder`.
fn read(file: &Path, folder: &Path) -> (Arc<Index>, Rejects) {
    let mut rejects = Rejects::at(folder.join("left_out.csv"));
    let index = Index::read(file, &mut rejects, |_| {}).unwrap();
    (Arc::new(index), rejects)
}

async fn replay(story: &Story, index: &Arc<Index>, file: &Path) -> Replay {
    Replay::open(&story.node.app.db, &story.ctx(), file, index.clone()).await.unwrap()
}

/// Takes a whole file in; how many rows were new to the import, and how many cases it closed at the end.
async fn import(story: &Story, file: &Path) -> (usize, usize) {
    let folder = tempfile::tempdir().unwrap();
    let (index, _) = read(file, folder.path());
    let mut replay = replay(story, &index, file).await;
    let before = replay.done();
    while replay.step().await.unwrap() {}
    (replay.done() - before, replay.finish().await.unwrap())
}

async fn rows<R: db::FromRow + Send + 'static>(story: &Story, sql: &'static db::Sql) -> Vec<R> {
    let ctx = story.ctx();
    let read =
        async move |tx: &mut Tx| Ok::<_, care::Error>(tx.query::<R>(sql, &db::args![ctx.tenant]).await?);
    story.node.app.read(read).await.unwrap()
}

async fn odd_rows_are_listed_with_line_and_reason_and_harm_no_other(story: &Story) {
    let folder = tempfile::tempdir().unwrap();
    let (index, rejects) = read(&odd(), folder.path());
    assert_eq!((index.len(), index.inbound(), rejects.total()), (8, 6, 8));
    let listed = std::fs::read_to_string(rejects.path()).unwrap();
    let lines: Vec<_> =
        listed.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect();
    let mut sorted = lines.clone();
    sorted.sort_by_key(|line| line.parse::<u64>().unwrap());
    assert_eq!(sorted, ["6", "7", "8", "10", "11", "12", "13", "17"], "{listed}");
    assert!(listed.contains("tweet_id stands already in line 3"), "{listed}");

    import(story, &odd()).await;
    let said: Vec<Said> = rows(story, &SAID).await;
    let ids: Vec<_> = said.iter().map(|(id, ..)| id.as_str()).collect();
    assert_eq!(
        ids,
        ["twcs:101", "twcs:102", "twcs:103", "twcs:106", "twcs:111", "twcs:112", "twcs:113", "twcs:115"]
    );
    assert!(said[0].2.contains("dead\nsince \"noon\", 😡"), "{:?}", said[0].2);
    assert!(said[1].2.contains("that & we"), "{:?}", said[1].2);
    assert_eq!(said[1].1, Direction::Outbound);
    let cases: Cases = rows(story, &CASES).await;
    assert_eq!(cases.len(), 5, "the answer joins the question, and weeks later it is another issue");
}

async fn an_imported_answer_stops_the_clock_at_its_true_time(story: &Story) {
    import(story, &odd()).await;
    let cases: Cases = rows(story, &CASES).await;
    let (ctx, first) = (story.ctx(), cases[0].0);
    let clocks =
        story.node.app.read(async move |tx: &mut Tx| clocks::of_case(tx, &ctx, first).await).await.unwrap();
    let clock = clocks.first().expect("a dead line starts a clock");
    assert_eq!(clock.metric, clocks::Metric::FirstResponse);
    assert_eq!(clock.stopped_at.unwrap().since(clock.started_at), Millis::minutes(10));
}

async fn the_same_file_again_and_a_longer_one_import_only_what_is_new(story: &Story) {
    assert_eq!(import(story, &odd()).await.0, 8);
    assert_eq!(import(story, &odd()).await.0, 0, "the file is known");
    let folder = tempfile::tempdir().unwrap();
    let longer = folder.path().join("longer.csv");
    let mut text = std::fs::read(odd()).unwrap();
    text.extend(b"16,120,9001,True,Thu Nov 30 10:00:00 +0000 2017,@acme and one more thing,,113\n");
    std::fs::write(&longer, text).unwrap();
    import(story, &longer).await;
    let said: Vec<Said> = rows(story, &SAID).await;
    assert_eq!(said.len(), 9);
    assert_eq!(rows::<i64>(story, &ROUTED).await, [7], "a row that was known was not routed again");
}

/// A file of many threads that is long enough for several steps.
fn long(folder: &Path, threads: usize) -> PathBuf {
    let mut text = String::from(
        "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n",
    );
    let start = jiff::Timestamp::from_second(1_509_487_847).unwrap();
    for thread in 0..threads {
        let at = |minutes: usize| {
            let then = start + jiff::SignedDuration::from_mins(i64::try_from(thread * 3 + minutes).unwrap());
            then.strftime("%a %b %d %H:%M:%S +0000 %Y").to_string()
        };
        let id = thread * 3 + 1;
        text += &format!("{},acme,False,{},@{thread} we are on it,,{id}\n", id + 1, at(7));
        text +=
            &format!("{},{thread},True,{},@acme still down number {thread},,{}\n", id + 2, at(20), id + 1);
        text += &format!("{id},{thread},True,{},@acme my internet is down number {thread},,\n", at(0));
    }
    let path = folder.join("long.csv");
    std::fs::write(&path, text).unwrap();
    path
}

async fn a_killed_import_goes_on_where_it_was(story: &Story) {
    let folder = tempfile::tempdir().unwrap();
    let file = long(folder.path(), 900);
    let (index, rejects) = read(&file, folder.path());
    assert_eq!((index.len(), rejects.total()), (2_700, 0));
    // A process that is killed loses what it had in memory, and the transaction that it was in.
    let mut first = replay(story, &index, &file).await;
    assert!(first.step().await.unwrap());
    drop(first);
    let mut second = replay(story, &index, &file).await;
    assert_eq!(second.done(), 1_000);
    let mut third = replay(story, &index, &file).await;
    assert!(second.step().await.unwrap());
    assert!(third.step().await.is_err(), "two processes do not take the same rows in");
    while second.step().await.unwrap() {}
    second.finish().await.unwrap();
    let said: Vec<Said> = rows(story, &SAID).await;
    assert_eq!(said.len(), 2_700);
    assert_eq!(rows::<i64>(story, &DOUBLE).await, [0]);
    let cases: Cases = rows(story, &CASES).await;
    assert_eq!(cases.len(), 900);
}

async fn what_fell_silent_is_closed_by_the_import(story: &Story) {
    let (_, closed) = import(story, &odd()).await;
    let cases: Cases = rows(story, &CASES).await;
    assert!(cases.iter().all(|(_, state)| *state == State::Resolved));
    assert_eq!(rows::<i64>(story, &CLOSINGS).await, [5]);
    assert_eq!(closed, 2, "the others were closed when the file's own time had passed them");
}

async fn rows_delivered_live_are_triaged_and_routed_like_any_message(story: &Story) {
    let folder = tempfile::tempdir().unwrap();
    let (index, _) = read(&odd(), folder.path());
    let server = story.node.url();
    for _ in 0..2 {
        let (db, ctx, file) = (&story.node.app.db, story.ctx(), odd());
        let mut live = Live::open(db, &ctx, &story.key, &server, &file, index.clone()).await.unwrap();
        while live.step().await.unwrap() {}
    }
    story.heard().await;
    let said: Vec<Said> = rows(story, &SAID).await;
    assert_eq!(said.len(), 6, "only what customers say is delivered, and only once");
    assert_eq!(rows::<i64>(story, &ROUTED).await, [6]);
    let now = story.ctx().now();
    assert!(said.iter().all(|(.., at)| now.since(*at) < Millis::minutes(5)), "they are said now");
}

/// Uses the sample in the folder that `COMMONGROUND_SHARED` names; without it, there is nothing to show.
async fn a_real_sample_is_taken_in_whole(story: &Story) {
    let Some(file) = shared("data/real/twcs_sample/twcs_monalisa.csv") else { return };
    let folder = tempfile::tempdir().unwrap();
    let (index, rejects) = read(&file, folder.path());
    assert!(
        index.len() > 4_900 && rejects.total() < 50,
        "{} taken, {} left out",
        index.len(),
        rejects.total()
    );
    let (rows_taken, _) = import(story, &file).await;
    assert_eq!(rows_taken, index.len());
    let said: Vec<Said> = rows(story, &SAID).await;
    assert_eq!(said.len(), index.len());
    assert_eq!(rows::<i64>(story, &DOUBLE).await, [0]);
}

fn shared(path: &str) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "a test's own switch, as documented at its use")]
    let folder = std::env::var("COMMONGROUND_SHARED").ok()?;
    Some(Path::new(&folder).join(path)).filter(|path| path.exists())
}
