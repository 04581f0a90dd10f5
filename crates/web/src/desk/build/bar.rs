//! The filter bar of a list: what is asked, what could be, and in which order.

use care::access::User;
use care::brand::Brand;
use care::cases::{Seen, State};
use care::views::{self, Filter, Scoped, Sort, Thing, phrase};
use kernel::Role;

use crate::desk::list::{Bar, Condition, Order};
use crate::desk::shown::{At, Shown, tail};
use crate::ui;

/// The orders that can be chosen; those of sleep and of the past belong to their views.
const ORDERS: [Sort; 5] = [Sort::Rank, Sort::Newest, Sort::Wait, Sort::Due, Sort::Priority];

/// What is asked of a view. `tags` are those in use.
pub fn bar(brand: &Brand, at: &At, shown: &Shown, me: &User, tags: &[String]) -> Bar {
    let may_act = me.role >= Role::Agent;
    let Some((asks, sort)) = &shown.asked else { return Bar { may_act, ..Bar::default() } };
    let filter = shown.bar();
    let address = |filter: &Filter, sort: Option<&str>| {
        let is_own = shown.saved.is_some() || !filter.is_empty();
        let filter = is_own.then(|| filter.text());
        format!("/desk/{}{}", at.view.slug(), tail(filter.as_deref(), sort, None))
    };
    let without = |place: usize| address(&filter.without(place), at.sort.as_deref());
    let chips = filter.parts().iter().enumerate();
    let orders = ORDERS.iter().map(|one| Order {
        name: order(*one),
        address: format!("/desk/{}{}", at.view.slug(), tail(at.filter.as_deref(), Some(one.name()), None)),
        is_this: one == sort,
    });
    let own = |saved: &views::View| {
        saved.scope != Scoped::Product && (saved.owner == Some(me.id) || me.role >= Role::Lead)
    };
    Bar {
        chips: chips.map(|(place, part)| condition(brand, part, without(place))).collect(),
        offers: offers(brand, tags),
        wrong: None,
        filter: at.filter.clone().unwrap_or_default(),
        sort: at.sort.clone().unwrap_or_default(),
        orders: orders.collect(),
        saved: shown.saved.as_ref().filter(|saved| own(saved)).map(|saved| saved.id.to_string()),
        changed: shown.is_changed(),
        is_open: true,
        may_act,
        asks: asks.text(),
        of: shown.saved.as_ref().map(|saved| saved.id.to_string()),
    }
}

/// An order in words.
pub fn order(sort: Sort) -> &'static str {
    match sort {
        Sort::Rank => ui::t("views-order-rank"),
        Sort::Newest => ui::t("views-order-newest"),
        Sort::Wait => ui::t("views-order-wait"),
        Sort::Due => ui::t("views-order-due"),
        Sort::Priority => ui::t("views-order-priority"),
        Sort::Waking => ui::t("views-order-waking"),
        Sort::Resolved => ui::t("views-order-resolved"),
    }
}

/// What a field of a condition is called.
fn field(name: &str) -> &'static str {
    match name {
        "queue" => ui::t("views-field-queue"),
        "department" => ui::t("views-field-department"),
        "assignee" => ui::t("views-field-assignee"),
        "state" => ui::t("views-field-state"),
        "channel" => ui::t("views-field-channel"),
        "seen" => ui::t("views-field-seen"),
        "tone" => ui::t("views-field-tone"),
        "topic" => ui::t("views-field-topic"),
        "intent" => ui::t("views-field-intent"),
        "language" => ui::t("views-field-language"),
        "severity" => ui::t("views-field-severity"),
        "due" => ui::t("views-field-due"),
        "waiting" => ui::t("views-field-waiting"),
        "priority" => ui::t("views-field-priority"),
        "tag" => ui::t("views-field-tag"),
        "reach" => ui::t("views-field-reach"),
        "has" => ui::t("views-field-has"),
        "opened" => ui::t("views-field-opened"),
        "last" => ui::t("views-field-last"),
        _ => ui::t("views-field-resolved"),
    }
}

fn condition(brand: &Brand, part: &Filter, without: String) -> Condition {
    let (not, test) = match part {
        Filter::Is(test) => (false, Some(test)),
        Filter::None(none) => match none.as_slice() {
            [Filter::Is(test)] => (true, Some(test)),
            _ => (false, None),
        },
        Filter::All(_) | Filter::Any(_) => (false, None),
    };
    let Some(test) = test else {
        return Condition { field: String::new(), value: ui::say(&views::say(part)), not, without };
    };
    let (name, value) = phrase::words(test);
    let value = match name {
        "queue" => titles(&value, |id| brand.model.queue(id).map(|queue| queue.title().to_owned())),
        _ => value.replace(',', ", ").replace('_', " "),
    };
    Condition { field: field(name).to_owned(), value, not, without }
}

fn titles(ids: &str, title: impl Fn(&str) -> Option<String>) -> String {
    ids.split(',').map(|id| title(id).unwrap_or_else(|| id.to_owned())).collect::<Vec<_>>().join(", ")
}

/// What can be asked besides, as it is typed.
fn offers(brand: &Brand, tags: &[String]) -> Vec<String> {
    let of = |field: &str, values: Vec<String>| {
        values.into_iter().map(|value| format!("{field}:{value}")).collect::<Vec<_>>()
    };
    let words = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect::<Vec<_>>();
    let states = State::ALL.iter().map(ToString::to_string).collect();
    let seen = Seen::ALL.iter().map(ToString::to_string).collect();
    let things = Thing::ALL.iter().map(ToString::to_string).collect();
    let queues = brand.model.queues().iter().map(|queue| queue.id.to_string()).collect();
    let mut offers = of("assignee", words(&["me", "nobody", "my_team"]));
    offers.extend(of("due", words(&["late", "1h", "none"])));
    offers.extend(of("state", states));
    offers.extend(of("seen", seen));
    offers.extend(of("tone", words(&["negative", "positive", "neutral", "mixed"])));
    offers.extend(of("queue", queues));
    offers.extend(of("has", things));
    offers.extend(of("tag", tags.to_vec()));
    // One example of each other field.
    for (name, example) in phrase::FIELDS {
        if !offers.iter().any(|offer| offer.split(':').next() == Some(name)) {
            offers.push(example.to_owned());
        }
    }
    offers
}
