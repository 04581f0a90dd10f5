//! From a filter to the conditions of a statement. Pure.

use std::collections::HashMap;

use db::{Arg, Condition};
use kernel::{Instant, UserId};

use super::filter::{Due, Filter, Test, Thing, When, Who};
use super::store;
use crate::cases::State;

/// For whom, and when, a filter is asked.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Whoever looks; `None` for a program.
    pub me: Option<UserId>,
    /// Everybody of their teams.
    pub team: Vec<UserId>,
    /// The moment.
    pub now: Instant,
    /// The queues of each department.
    pub departments: HashMap<String, Vec<String>>,
}

impl Scope {
    /// The queues of some departments.
    pub(super) fn queues<'a>(&'a self, departments: &'a [String]) -> impl Iterator<Item = &'a String> {
        departments.iter().filter_map(|one| self.departments.get(one)).flatten()
    }

    /// Who is meant.
    pub(super) fn people<'a>(&'a self, who: &'a [Who]) -> impl Iterator<Item = UserId> + 'a {
        who.iter().flat_map(|who| match who {
            Who::Me => self.me.into_iter().collect(),
            Who::Nobody => Vec::new(),
            Who::MyTeam => self.team.clone(),
            Who::User(user) => vec![*user],
        })
    }
}

impl Filter {
    /// The conditions of a statement; where the filter names no state, what is open or waits.
    pub fn condition(&self, scope: &Scope) -> Condition<'static> {
        Condition::All(vec![Condition::Is(self.standing(), Vec::new()), self.tree(scope)])
    }

    /// Which of a case's work items is looked at. What the filter's own states allow is said once more where the
    /// engine then finds an index for it.
    fn standing(&self) -> &'static db::Sql {
        let only = self.parts().iter().find_map(|part| match part {
            Self::Is(Test::State(states)) => Some(states.as_slice()),
            _ => None,
        });
        match only {
            Some([State::Resolved]) => &store::DEALT_WITH,
            Some([State::Snoozed]) => &store::ASLEEP,
            Some(states) if !states.contains(&State::Resolved) => &store::UNRESOLVED,
            _ if self.names_state() => &store::WHEREVER,
            _ => &store::STANDING,
        }
    }

    fn tree(&self, scope: &Scope) -> Condition<'static> {
        let inner = |of: &[Self]| of.iter().map(|one| one.tree(scope)).collect();
        match self {
            Self::All(all) => Condition::All(inner(all)),
            Self::Any(any) => Condition::Any(inner(any)),
            Self::None(none) => Condition::None(inner(none)),
            Self::Is(test) => test.condition(scope),
        }
    }
}

impl Test {
    fn condition(&self, scope: &Scope) -> Condition<'static> {
        let texts = |sql, of: &[String]| Condition::Is(sql, vec![Arg::texts(of.to_vec())]);
        let names = |sql, of: Vec<&'static str>| Condition::Is(sql, vec![Arg::texts(of)]);
        let before = |sql, at: Instant| Condition::Is(sql, vec![at.into()]);
        match self {
            Self::Queue(of) => texts(&store::QUEUE, of),
            Self::Department(of) => texts(&store::QUEUE, &scope.queues(of).cloned().collect::<Vec<_>>()),
            Self::Assignee(who) => held(who, scope),
            Self::State(of) => names(&store::STATE, of.iter().map(|one| one.name()).collect()),
            Self::Channel(of) => texts(&store::CHANNEL, of),
            Self::Visibility(of) => names(&store::VISIBILITY, of.iter().map(|one| one.name()).collect()),
            Self::Sentiment(of) => texts(&store::SENTIMENT, of),
            Self::Topic(of) => texts(&store::TOPIC, of),
            Self::Intent(of) => texts(&store::INTENT, of),
            Self::Language(of) => texts(&store::LANGUAGE, of),
            Self::Severity(least) => Condition::Is(&store::SEVERITY, vec![(*least).into()]),
            Self::Clock(Due::Late) => before(&store::DUE_BEFORE, scope.now),
            Self::Clock(Due::Within(time)) => before(&store::DUE_BEFORE, scope.now + *time),
            Self::Clock(Due::None) => Condition::Is(&store::DUELESS, Vec::new()),
            Self::Waiting(time) => before(&store::WAITING, scope.now - *time),
            Self::Priority(least) => Condition::Is(&store::PRIORITY, vec![(*least).into()]),
            Self::Tag(of) => texts(&store::TAG, of),
            Self::Reach(least) => Condition::Is(&store::REACH, vec![(*least).into()]),
            Self::Has(things) => Condition::Any(things.iter().map(|thing| has(*thing, scope)).collect()),
            Self::Opened(when) => passed(&store::OPENED_BEFORE, *when, scope.now),
            Self::Last(when) => passed(&store::LAST_BEFORE, *when, scope.now),
            Self::Resolved(when) => match when.from(scope.now) {
                (true, at) => before(&store::RESOLVED_BEFORE, at),
                (false, at) => before(&store::RESOLVED_AFTER, at),
            },
        }
    }
}

impl When {
    /// Whether it means before a moment, or from it on; and the moment.
    pub(super) fn from(self, now: Instant) -> (bool, Instant) {
        match self {
            Self::Before(at) => (true, at),
            Self::After(at) => (false, at),
            Self::Within(time) => (false, now - time),
            Self::Over(time) => (true, now - time),
        }
    }
}

fn passed(before: &'static db::Sql, when: When, now: Instant) -> Condition<'static> {
    let (is_before, at) = when.from(now);
    let before = Condition::Is(before, vec![at.into()]);
    if is_before { before } else { Condition::None(vec![before]) }
}

fn held(who: &[Who], scope: &Scope) -> Condition<'static> {
    let mut any = Vec::new();
    if who.contains(&Who::Nobody) {
        any.push(Condition::Is(&store::UNHELD, Vec::new()));
    }
    if who.iter().any(|who| *who != Who::Nobody) {
        any.push(Condition::Is(&store::HOLDER, vec![Arg::ids(scope.people(who))]));
    }
    Condition::Any(any)
}

fn has(thing: Thing, scope: &Scope) -> Condition<'static> {
    match thing {
        Thing::Draft => Condition::Is(&store::DRAFT, vec![scope.me.into()]),
        Thing::Handover => Condition::Is(&store::HANDOVER, Vec::new()),
        Thing::Consult => Condition::Is(&store::CONSULT, Vec::new()),
        Thing::Approval => Condition::Is(&store::APPROVAL, Vec::new()),
    }
}
