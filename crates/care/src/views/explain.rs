//! *Why isn't this case here?*: the conditions that it fails, each with what is true of it instead.

use db::Tx;
use kernel::{CaseId, Ctx, Instant, Said, said};

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
    pub reasons: Vec<Said>,
    /// Where it stands: its queue and state.
    pub stands: Said,
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
        .map_or_else(|| said!("nobody holds it"), |name| said!("{name} holds it", name));
    Absent {
        case: facts.case_id,
        person: facts.person.clone(),
        is_here: filter.shows(known, scope),
        reasons: failed_words(known, filter, scope),
        stands: said!("in {queue}, {state}; {held}", queue = facts.queue, state = facts.state, held),
    }
}

/// The first conditions that a case fails, three at most, each with what is true of it.
pub fn failed_words(known: &Known, filter: &Filter, scope: &Scope) -> Vec<Said> {
    let failed = filter.failed(known, scope);
    let word = |one: &Option<&Filter>| match one {
        None => {
            said!("the view shows what is open or waits: this case is {state}", state = known.facts.state)
        }
        Some(Filter::Is(test)) => {
            said!("{wanted}: {found}", wanted = say_test(test), found = truth(test, known))
        }
        Some(group) => said!("{wanted}: it does not hold for this case", wanted = say(group)),
    };
    failed.iter().take(3).map(word).collect()
}

/// A filter in words.
pub fn say(filter: &Filter) -> Said {
    match filter {
        Filter::All(all) => all
            .iter()
            .map(say)
            .reduce(|a, b| said!("{a} and {b}", a, b))
            .unwrap_or_else(|| said!("everything")),
        Filter::Any(any) => said!("any of ({list})", list = either(any)),
        Filter::None(none) => said!("not ({list})", list = either(none)),
        Filter::Is(test) => say_test(test),
    }
}

fn either(of: &[Filter]) -> Said {
    of.iter().map(say).reduce(|a, b| said!("{a}; {b}", a, b)).unwrap_or_else(|| said!("nothing"))
}

/// Words of which one has to hold.
fn or<T: Into<Said>>(of: impl IntoIterator<Item = T>) -> Said {
    let one = of.into_iter().map(Into::into).reduce(|a, b| said!("{a} or {b}", a, b));
    one.unwrap_or_else(|| said!("nothing"))
}

fn say_test(test: &Test) -> Said {
    let list = |of: &[String]| or(of.iter().cloned());
    match test {
        Test::Queue(of) => said!("queue is {list}", list = list(of)),
        Test::Department(of) => said!("department is {list}", list = list(of)),
        Test::Assignee(who) => said!("held by {list}", list = or(who.iter().map(say_who))),
        Test::State(of) => said!("state is {list}", list = or(of.iter().map(|one| one.name()))),
        Test::Channel(of) => said!("channel is {list}", list = list(of)),
        Test::Visibility(of) => said!("seen by {list}", list = or(of.iter().map(|one| one.name()))),
        Test::Sentiment(of) => said!("tone is {list}", list = list(of)),
        Test::Topic(of) => said!("topic is {list}", list = list(of)),
        Test::Intent(of) => said!("intent is {list}", list = list(of)),
        Test::Language(of) => said!("language is {list}", list = list(of)),
        Test::Severity(least) => said!("severity {least} or above", least = least.to_string()),
        Test::Clock(Due::Late) => said!("late"),
        Test::Clock(Due::Within(time)) => said!("due within {time}", time),
        Test::Clock(Due::None) => said!("no promise"),
        Test::Waiting(time) => said!("waiting for {time} or longer", time),
        Test::Priority(least) => said!("priority {least} or above", least = least.to_string()),
        Test::Tag(of) => said!("tagged {list}", list = list(of)),
        Test::Reach(least) => said!("{least} followers or more", least = least.to_string()),
        Test::Has(of) => said!("has a {list}", list = or(of.iter().map(|one| one.name()))),
        Test::Opened(when) => said!("opened {when}", when = say_when(*when)),
        Test::Last(when) => said!("last words {when}", when = say_when(*when)),
        Test::Resolved(when) => said!("resolved {when}", when = say_when(*when)),
    }
}

fn say_who(who: &Who) -> Said {
    match who {
        Who::Me => said!("me"),
        Who::Nobody => said!("nobody"),
        Who::MyTeam => said!("my team"),
        Who::User(id) => id.to_string().into(),
    }
}

fn say_when(when: When) -> Said {
    match when {
        When::Before(at) => said!("before {day}", day = day(at)),
        When::After(at) => said!("since {day}", day = day(at)),
        When::Within(time) => said!("in the last {time}", time),
        When::Over(time) => said!("longer than {time} ago", time),
    }
}

fn day(at: Instant) -> String {
    at.timestamp().strftime("%Y-%m-%d %H:%M").to_string()
}

/// What is true of the case instead.
fn truth(test: &Test, Known { facts, tags }: &Known) -> Said {
    let is = |value: Option<&str>| match value {
        Some(value) => said!("it is {value}", value),
        None => said!("it is not known"),
    };
    match test {
        Test::Queue(_) | Test::Department(_) => said!("it stands in {queue}", queue = facts.queue),
        Test::Assignee(_) => match &facts.assignee_name {
            Some(name) => said!("{name} holds it", name),
            None => said!("nobody holds it"),
        },
        Test::Waiting(_) if facts.state == crate::cases::State::Open => {
            said!("the person wrote {day}", day = day(facts.last_inbound_at))
        }
        Test::State(_) | Test::Waiting(_) => said!("it is {value}", value = facts.state),
        Test::Channel(_) => said!("it began on {channel}", channel = facts.channel),
        Test::Visibility(_) => said!("its newest words are {seen}", seen = facts.visibility),
        Test::Sentiment(_) => is(facts.sentiment.as_deref()),
        Test::Topic(_) => is(facts.topic.as_deref()),
        Test::Intent(_) => is(facts.intent.as_deref()),
        Test::Language(_) => is(facts.language.as_deref()),
        Test::Severity(_) => is(facts.severity.map(|level| level.to_string()).as_deref()),
        Test::Clock(_) => match facts.due_at {
            Some(due) => said!("it is due {day}", day = day(due)),
            None => said!("it has no promise"),
        },
        Test::Priority(_) => is(Some(&facts.priority.to_string())),
        Test::Tag(_) if tags.is_empty() => said!("it has no tags"),
        Test::Tag(_) => said!("it has {list}", list = tags.join(", ")),
        Test::Reach(_) => is(facts.reach.map(|reach| reach.to_string()).as_deref()),
        Test::Has(_) => said!("there is none"),
        Test::Opened(_) => said!("it was opened {day}", day = day(facts.opened_at)),
        Test::Last(_) => said!("they were said {day}", day = day(facts.last_at)),
        Test::Resolved(_) => match facts.resolved_at {
            Some(at) => said!("it was resolved {day}", day = day(at)),
            None => said!("it never was"),
        },
    }
}
