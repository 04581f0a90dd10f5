//! *Why isn't this case here?*: the conditions that it fails, each with what is true of it instead.

use db::Tx;
use kernel::{CaseId, Ctx, Instant};

use super::compile::Scope;
use super::decide::Known;
use super::filter::{Due, Filter, Test, When, Who};
use crate::Result;
use crate::brand::Brand;

/// Why a case is not in a view.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Absent {
    /// The case.
    pub case: CaseId,
    /// Whose it is.
    pub person: String,
    /// Whether it is in the view after all.
    pub is_here: bool,
    /// What it fails, the first conditions first: `queue is billing: it stands in care`.
    pub reasons: Vec<String>,
    /// Where it stands: its queue and state.
    pub stands: String,
}

/// Says of some cases why they are not in a view, or that they are.
pub async fn why_not(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    filter: &Filter,
    cases: &[CaseId],
) -> Result<Vec<Absent>> {
    let scope = super::scope(tx, ctx, brand).await?;
    let known = super::known(tx, ctx, cases).await?;
    Ok(known.iter().map(|one| absent(one, filter, &scope)).collect())
}

fn absent(known: &Known, filter: &Filter, scope: &Scope) -> Absent {
    let facts = &known.facts;
    let held = facts
        .assignee_name
        .as_ref()
        .map_or_else(|| "nobody holds it".to_owned(), |name| format!("{name} holds it"));
    Absent {
        case: facts.case_id,
        person: facts.person.clone(),
        is_here: filter.shows(known, scope),
        reasons: failed_words(known, filter, scope),
        stands: format!("in {}, {}; {held}", facts.queue, facts.state),
    }
}

/// The first conditions that a case fails, three at most, each with what is true of it.
pub fn failed_words(known: &Known, filter: &Filter, scope: &Scope) -> Vec<String> {
    let failed = filter.failed(known, scope);
    let word = |one: &Option<&Filter>| match one {
        None => format!("the view shows what is open or waits: this case is {}", known.facts.state),
        Some(Filter::Is(test)) => format!("{}: {}", say_test(test), truth(test, known)),
        Some(group) => format!("{}: it does not hold for this case", say(group)),
    };
    failed.iter().take(3).map(word).collect()
}

/// A filter in words.
pub fn say(filter: &Filter) -> String {
    let inner = |of: &[Filter], between: &str| of.iter().map(say).collect::<Vec<_>>().join(between);
    match filter {
        Filter::All(all) if all.is_empty() => "everything".into(),
        Filter::All(all) => inner(all, " and "),
        Filter::Any(any) => format!("any of ({})", inner(any, "; ")),
        Filter::None(none) => format!("not ({})", inner(none, "; ")),
        Filter::Is(test) => say_test(test),
    }
}

fn say_test(test: &Test) -> String {
    let list = |of: &[String]| of.join(" or ");
    let names = |of: Vec<&str>| of.join(" or ");
    match test {
        Test::Queue(of) => format!("queue is {}", list(of)),
        Test::Department(of) => format!("department is {}", list(of)),
        Test::Assignee(who) => {
            let word = |who: &Who| match who {
                Who::Me => "me".to_owned(),
                Who::Nobody => "nobody".to_owned(),
                Who::MyTeam => "my team".to_owned(),
                Who::User(id) => id.to_string(),
            };
            format!("held by {}", list(&who.iter().map(word).collect::<Vec<_>>()))
        }
        Test::State(of) => format!("state is {}", names(of.iter().map(|one| one.name()).collect())),
        Test::Channel(of) => format!("channel is {}", list(of)),
        Test::Visibility(of) => format!("seen by {}", names(of.iter().map(|one| one.name()).collect())),
        Test::Sentiment(of) => format!("tone is {}", list(of)),
        Test::Topic(of) => format!("topic is {}", list(of)),
        Test::Intent(of) => format!("intent is {}", list(of)),
        Test::Language(of) => format!("language is {}", list(of)),
        Test::Severity(least) => format!("severity {least} or above"),
        Test::Clock(Due::Late) => "late".into(),
        Test::Clock(Due::Within(time)) => format!("due within {time}"),
        Test::Clock(Due::None) => "no promise".into(),
        Test::Waiting(time) => format!("waiting for {time} or longer"),
        Test::Priority(least) => format!("priority {least} or above"),
        Test::Tag(of) => format!("tagged {}", list(of)),
        Test::Reach(least) => format!("{least} followers or more"),
        Test::Has(of) => format!("has a {}", names(of.iter().map(|one| one.name()).collect())),
        Test::Opened(when) => format!("opened {}", say_when(*when)),
        Test::Last(when) => format!("last words {}", say_when(*when)),
        Test::Resolved(when) => format!("resolved {}", say_when(*when)),
    }
}

fn say_when(when: When) -> String {
    match when {
        When::Before(at) => format!("before {}", day(at)),
        When::After(at) => format!("since {}", day(at)),
        When::Within(time) => format!("in the last {time}"),
        When::Over(time) => format!("longer than {time} ago"),
    }
}

fn day(at: Instant) -> String {
    at.timestamp().strftime("%Y-%m-%d %H:%M").to_string()
}

/// What is true of the case instead.
fn truth(test: &Test, Known { facts, tags }: &Known) -> String {
    let or = |value: Option<&str>| value.unwrap_or("not known").to_owned();
    match test {
        Test::Queue(_) | Test::Department(_) => format!("it stands in {}", facts.queue),
        Test::Assignee(_) => facts
            .assignee_name
            .clone()
            .map_or_else(|| "nobody holds it".into(), |name| format!("{name} holds it")),
        Test::State(_) => format!("it is {}", facts.state),
        Test::Channel(_) => format!("it began on {}", facts.channel),
        Test::Visibility(_) => format!("its newest words are {}", facts.visibility),
        Test::Sentiment(_) => format!("it is {}", or(facts.sentiment.as_deref())),
        Test::Topic(_) => format!("it is {}", or(facts.topic.as_deref())),
        Test::Intent(_) => format!("it is {}", or(facts.intent.as_deref())),
        Test::Language(_) => format!("it is {}", or(facts.language.as_deref())),
        Test::Severity(_) => {
            facts.severity.map_or_else(|| "it is not known".into(), |level| format!("it is {level}"))
        }
        Test::Clock(_) => {
            facts.due_at.map_or_else(|| "it has no promise".into(), |due| format!("it is due {}", day(due)))
        }
        Test::Waiting(_) if facts.state != crate::cases::State::Open => format!("it is {}", facts.state),
        Test::Waiting(_) => format!("the person wrote {}", day(facts.last_inbound_at)),
        Test::Priority(_) => format!("it is {}", facts.priority),
        Test::Tag(_) if tags.is_empty() => "it has no tags".into(),
        Test::Tag(_) => format!("it has {}", tags.join(", ")),
        Test::Reach(_) => {
            facts.reach.map_or_else(|| "it is not known".into(), |reach| format!("it is {reach}"))
        }
        Test::Has(_) => "there is none".into(),
        Test::Opened(_) => format!("it was opened {}", day(facts.opened_at)),
        Test::Last(_) => format!("they were said {}", day(facts.last_at)),
        Test::Resolved(_) => facts
            .resolved_at
            .map_or_else(|| "it never was".into(), |at| format!("it was resolved {}", day(at))),
    }
}
