//! The views that come with the product, for each role. They have an address and no row: nobody changes them, and
//! whoever wants another saves their own from one.

use kernel::{Instant, Millis, Role, ViewId};
use uuid::Uuid;

use super::filter::{Due, Filter, Test, Who};
use super::model::{Scoped, Sort, View};
use crate::cases::{Seen, State};

/// The views of a role, in the order of the rail.
pub fn defaults(role: Role) -> Vec<View> {
    let is = |test: Test| Filter::Is(test);
    let ours = || is(Test::State(vec![State::Open]));
    let view = |number: u128, name: &str, sort: Sort, all: Vec<Filter>| View {
        id: ViewId::from_uuid(Uuid::from_u128(number)),
        name: name.to_owned(),
        scope: Scoped::Product,
        owner: None,
        team: None,
        filter: Filter::All(all),
        sort,
        columns: Vec::new(),
        place: 0,
        created_at: Instant::from_micros(0),
        changed_at: Instant::from_micros(0),
    };
    let mut views = vec![
        view(
            1,
            "Due within the hour",
            Sort::Due,
            vec![ours(), is(Test::Clock(Due::Within(Millis::hours(1))))],
        ),
        view(
            2,
            "Grave or angry in public",
            Sort::Priority,
            vec![
                ours(),
                is(Test::Visibility(vec![Seen::Public])),
                Filter::Any(vec![is(Test::Severity(3)), is(Test::Sentiment(vec!["negative".into()]))]),
            ],
        ),
    ];
    if role >= Role::Lead {
        views.push(view(3, "Late", Sort::Due, vec![ours(), is(Test::Clock(Due::Late))]));
        views.push(view(
            4,
            "Nobody’s, for over 4 hours",
            Sort::Wait,
            vec![is(Test::Assignee(vec![Who::Nobody])), is(Test::Waiting(Millis::hours(4)))],
        ));
    }
    views
}
