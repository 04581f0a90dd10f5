//! What stands in the database, where no verb of the product shows it in the form that a test wants.

use db::{Arg, FromRow, Sql, Tx, args};
use kernel::CaseId;

use crate::harness::Story;

db::statements! {
    CASES_OF = "select c.id from identities i
        join identity_links l on l.tenant = i.tenant and l.identity_id = i.id and l.undone_at is null
        join cases c on c.tenant = l.tenant and c.person_id = l.person_id
        where i.tenant = $1 and i.external_id = $2 order by c.opened_at desc, c.id desc";
    SENDS = "select state from outbox where tenant = $1 order by created_at, id";
    UNFINISHED = "select 'send ' || state || coalesce(': ' || error, '') as what from outbox
            where tenant = $1 and state in ('queued', 'sending', 'unknown')
        union all select 'delivery ' || state || coalesce(': ' || reason, '') from deliveries
            where tenant = $1 and state <> 'done'
        union all select 'job ' || kind from jobs where tenant = $1 and state in ('queued', 'running')";
    MESSAGES = "select count(*) as n from messages where tenant = $1";
    WORDS = "select text as words from messages where tenant = $1 and text like $2
        union all select last_text from cases where tenant = $1 and last_text like $2
        union all select text from message_versions where tenant = $1 and text like $2
        union all select cast(facts as text) from messages where tenant = $1 and cast(facts as text) like $2
        union all select cast(data as text) from events where tenant = $1 and cast(data as text) like $2
        union all select cast(record as text) from decisions where tenant = $1 and cast(record as text) like $2
        union all select cast(payload as text) from outbox where tenant = $1 and cast(payload as text) like $2";
    BODIES = "select body from deliveries where tenant = $1";
    OPINIONS = "select source from opinions where tenant = $1 order by at";
    DELIVERIES = "select count(*) as n from deliveries where tenant = $1";
}

/// Rows of a statement that a test brought.
pub async fn query<R: FromRow + Send + 'static>(
    story: &Story,
    sql: &'static Sql,
    args: Vec<Arg<'static>>,
) -> Vec<R> {
    let rows = story.node.app.read(async move |tx: &mut Tx| Ok(tx.query::<R>(sql, &args).await?));
    rows.await.expect("the test's own statement is right")
}

pub async fn sends(story: &Story) -> Vec<String> {
    query(story, &SENDS, args![story.ctx().tenant].into()).await
}

pub async fn cases_of(story: &Story, person: &str) -> Vec<CaseId> {
    query(story, &CASES_OF, args![story.ctx().tenant, person.to_owned()].into()).await
}

pub async fn unfinished(story: &Story) -> Vec<String> {
    query(story, &UNFINISHED, args![story.ctx().tenant].into()).await
}

/// What is stored anywhere that holds these words: texts, facts, events, decisions, sends, bodies.
pub async fn holding(story: &Story, words: &'static str) -> Vec<String> {
    let tenant = story.ctx().tenant;
    let mut found: Vec<String> = query(story, &WORDS, args![tenant, format!("%{words}%")].into()).await;
    let bodies: Vec<Vec<u8>> = query(story, &BODIES, args![tenant].into()).await;
    let bodies = bodies.into_iter().map(|body| String::from_utf8_lossy(&body).into_owned());
    found.extend(bodies.filter(|body| body.contains(words)));
    found
}

/// How many messages there are.
pub async fn messages(story: &Story) -> i64 {
    query::<i64>(story, &MESSAGES, args![story.ctx().tenant].into()).await[0]
}

/// How many deliveries there are.
pub async fn deliveries(story: &Story) -> i64 {
    query::<i64>(story, &DELIVERIES, args![story.ctx().tenant].into()).await[0]
}

/// Who gave an opinion, oldest first.
pub async fn opinions(story: &Story) -> Vec<String> {
    query(story, &OPINIONS, args![story.ctx().tenant].into()).await
}
