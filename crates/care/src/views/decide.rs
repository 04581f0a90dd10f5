//! Whether a case is what a filter asks for, and if not, why. Pure; the same law as the statements, which a test
//! compares.

use db::FromRow;
use kernel::{CaseId, Instant, UserId};

use super::compile::Scope;
use super::filter::{Due, Filter, Test, Thing, When, Who};
use crate::cases::{Seen, State};

/// All that conditions look at.
#[derive(Clone, Debug)]
pub struct Known {
    /// What stands in its rows.
    pub facts: Facts,
    /// Its tags, by name.
    pub tags: Vec<String>,
}

/// What conditions look at, the tags aside.
#[derive(Clone, Debug, FromRow)]
pub struct Facts {
    /// The case.
    pub case_id: CaseId,
    /// Where it stands.
    pub state: State,
    /// In which queue it stands, or stood last.
    pub queue: String,
    /// In whose hands.
    pub assignee: Option<UserId>,
    /// Their name.
    pub assignee_name: Option<String>,
    /// Whose case it is.
    pub person: String,
    /// Where it began.
    pub channel: String,
    /// Who could see its newest words.
    pub visibility: Seen,
    /// The person's tone.
    pub sentiment: Option<String>,
    /// What it is about.
    pub topic: Option<String>,
    /// What they want.
    pub intent: Option<String>,
    /// Their language.
    pub language: Option<String>,
    /// How bad it is.
    pub severity: Option<i64>,
    /// When its promise breaks.
    pub due_at: Option<Instant>,
    /// When the person spoke last.
    pub last_inbound_at: Instant,
    /// How much it matters.
    pub priority: f64,
    /// How many follow the person.
    pub reach: Option<i64>,
    /// When it began.
    pub opened_at: Instant,
    /// When somebody spoke last.
    pub last_at: Instant,
    /// When it was resolved.
    pub resolved_at: Option<Instant>,
    /// Whether whoever looks has a draft in it.
    pub has_draft: bool,
    /// Whether a hand-over waits.
    pub has_handover: bool,
    /// Whether a question is open.
    pub has_consult: bool,
    /// Whether words wait for agreement.
    pub has_approval: bool,
}

impl Filter {
    /// Whether a case stands in a view with this filter.
    pub fn shows(&self, known: &Known, scope: &Scope) -> bool {
        self.stands(known) && self.holds(known, scope)
    }

    /// Whether it stands where the filter looks at all.
    fn stands(&self, known: &Known) -> bool {
        self.names_state() || matches!(known.facts.state, State::Open | State::Waiting)
    }

    /// Whether the tree holds.
    fn holds(&self, known: &Known, scope: &Scope) -> bool {
        match self {
            Self::All(all) => all.iter().all(|one| one.holds(known, scope)),
            Self::Any(any) => any.iter().any(|one| one.holds(known, scope)),
            Self::None(none) => !none.iter().any(|one| one.holds(known, scope)),
            Self::Is(test) => test.holds(known, scope),
        }
    }

    /// The conditions on top that a case fails; the first of none is that it neither is open nor waits.
    pub fn failed<'f>(&'f self, known: &Known, scope: &Scope) -> Vec<Option<&'f Self>> {
        let asleep = (!self.stands(known)).then_some(None);
        let failed = self.parts().iter().filter(|part| !part.holds(known, scope)).map(Some);
        asleep.into_iter().chain(failed).collect()
    }
}

impl Test {
    fn holds(&self, Known { facts: known, tags }: &Known, scope: &Scope) -> bool {
        let among = |of: &[String], value: Option<&str>| {
            let value = value.unwrap_or_default();
            of.iter().any(|one| one == value)
        };
        let fell = |when: &When, at: Instant| {
            let (before, moment) = when.from(scope.now);
            (at < moment) == before
        };
        match self {
            Self::Queue(of) => of.contains(&known.queue),
            Self::Department(of) => scope.queues(of).any(|queue| *queue == known.queue),
            Self::Assignee(who) => match known.assignee {
                None => who.contains(&Who::Nobody),
                Some(holder) => scope.people(who).any(|user| user == holder),
            },
            Self::State(of) => of.contains(&known.state),
            Self::Channel(of) => of.contains(&known.channel),
            Self::Visibility(of) => of.contains(&known.visibility),
            Self::Sentiment(of) => among(of, known.sentiment.as_deref()),
            Self::Topic(of) => among(of, known.topic.as_deref()),
            Self::Intent(of) => among(of, known.intent.as_deref()),
            Self::Language(of) => among(of, known.language.as_deref()),
            Self::Severity(least) => known.severity.unwrap_or(-1) >= i64::from(*least),
            Self::Clock(Due::Late) => known.due_at.is_some_and(|due| due < scope.now),
            Self::Clock(Due::Within(time)) => known.due_at.is_some_and(|due| due < scope.now + *time),
            Self::Clock(Due::None) => known.due_at.is_none(),
            Self::Waiting(time) => known.state == State::Open && known.last_inbound_at <= scope.now - *time,
            Self::Priority(least) => known.priority >= *least,
            Self::Tag(of) => of.iter().any(|tag| tags.contains(tag)),
            Self::Reach(least) => known.reach.unwrap_or(-1) >= *least,
            Self::Has(things) => things.iter().any(|thing| match thing {
                Thing::Draft => known.has_draft,
                Thing::Handover => known.has_handover,
                Thing::Consult => known.has_consult,
                Thing::Approval => known.has_approval,
            }),
            Self::Opened(when) => fell(when, known.opened_at),
            Self::Last(when) => fell(when, known.last_at),
            Self::Resolved(when) => known.resolved_at.is_some_and(|at| fell(when, at)),
        }
    }
}
