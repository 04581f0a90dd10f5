//! Rows of a list.

use care::brand::Brand;
use care::cases::{Direction, State};
use care::clocks::{Clock as Promise, State as Stand};
use care::desk::{Marks, Row as Found, RowCursor, View};
use care::queues::Turn;
use care::views::Column;
use kernel::{Instant, UserId};

use super::{audience, mark, network, queue_chip};
use crate::desk::list::{Bar, Line, List, Row};
use crate::desk::shown::At;
use crate::ui::{self, Chip, Face, t, tell};

/// A page of a list. How many cases there are in all is for the caller to say, who knows.
pub fn list(
    brand: &Brand,
    view: &View,
    found: &[Found],
    marks: &Marks,
    next: Option<RowCursor>,
    me: UserId,
    now: Instant,
) -> List {
    let name = match view {
        View::Mine => t("shell-mine").to_owned(),
        View::All => t("shell-all").to_owned(),
        View::Unassigned => t("shell-unassigned").to_owned(),
        View::Snoozed => t("shell-snoozed").to_owned(),
        View::Resolved => t("shell-resolved").to_owned(),
        View::Asked => t("shell-asked").to_owned(),
        View::ToApprove => t("shell-approve").to_owned(),
        View::Handed => t("shell-handed").to_owned(),
        View::Turn => t("turns-title").to_owned(),
        View::Saved(_) => ui::t("views-saved").to_owned(),
        View::Of(holder) => {
            let name = found.first().and_then(|row| row.assignee_name.clone());
            name.unwrap_or_else(|| holder.to_string())
        }
        View::Queue(queue) => {
            brand.model.queue(queue).map_or_else(|| queue.clone(), |queue| queue.title().to_owned())
        }
    };
    let order = match view {
        View::Snoozed => t("views-order-waking"),
        View::Resolved => t("views-order-resolved"),
        _ => t("views-order-rank"),
    };
    List {
        view: view.slug().into_owned(),
        name,
        total: found.len() as u64,
        query: String::new(),
        rows: found.iter().map(|found| row(brand, found, marks, me, now)).collect(),
        order: order.to_owned(),
        more: next.map(|cursor| cursor.to_string()),
        selected: None,
        now,
        error: None,
        tail: String::new(),
        bar: Bar::default(),
        columns: Vec::new(),
    }
}

/// A list as its reader has it, without its rows: what is around one of them.
pub fn around_row(brand: &Brand, at: &At, columns: &[Column], me: UserId, now: Instant) -> List {
    let list = list(brand, &at.view, &[], &Marks::default(), None, me, now);
    List { tail: at.tail(), columns: columns.to_vec(), ..list }
}

/// One row, with what stands beside its case.
pub fn row(brand: &Brand, found: &Found, marks: &Marks, me: UserId, now: Instant) -> Row {
    let clock = marks.clocks.get(&found.case_id);
    let line = match (&found.draft, found.last_direction) {
        (Some(draft), _) => Line::Draft(draft.clone()),
        (None, Direction::Outbound) => Line::Ours(found.last_text.clone()),
        (None, Direction::Inbound | Direction::Note) => Line::Theirs(found.last_text.clone()),
    };
    Row {
        case_id: found.case_id.to_string(),
        face: Face::new(found.person_id.to_string(), found.person.as_str()),
        name: found.person.clone(),
        network: network(&found.channel),
        audience: audience(found.last_visibility),
        mark: mark(found.reach, found.vip_at.is_some()),
        at: found.last_at,
        line,
        unread: found.turn == Turn::Ours
            && found.state != State::Resolved
            && !marks.seen.contains(&found.case_id),
        chips: chips(brand, found, clock, me),
        tags: Vec::new(),
        clock: clock.map(|promise| super::case::clock(brand, Some(&found.queue), promise, now)),
        viewers: Vec::new(),
    }
}

fn chips(brand: &Brand, found: &Found, clock: Option<&Promise>, me: UserId) -> Vec<Chip> {
    let mut chips: Vec<Chip> = super::handed(brand, found).into_iter().collect();
    chips.push(queue_chip(brand, &found.queue));
    let mut chip = |word: &str, kind: &'static str, title: String| {
        chips.push(Chip { word: word.to_owned(), kind, title });
    };
    match found.sentiment.as_deref() {
        Some("negative") => chip(t("desk-upset"), "tone-bad", t("desk-upset-told").into()),
        Some("positive") => chip(t("desk-happy"), "tone-good", t("desk-happy-told").into()),
        Some("mixed") => chip(t("desk-mixed"), "plain", t("desk-mixed-told").into()),
        _ => {}
    }
    if found.needs_triage {
        chip(t("desk-unsure"), "plain", t("desk-unsure-told").into());
    }
    match (found.state, found.assignee, &found.assignee_name) {
        (State::Waiting, ..) if found.back_at.is_some() => {
            let at = [("at", ui::absolute(found.back_at.unwrap_or(found.last_at)).into())];
            chip(t("turns-boomerang-chip"), "plain", tell("turns-boomerang-at", &at));
        }
        // A clock that stands still says so itself.
        (State::Waiting, ..) if clock.is_some_and(|clock| clock.state == Stand::Paused) => {}
        (State::Waiting, ..) => chip(t("desk-waiting-chip"), "plain", t("desk-waiting-told").into()),
        (State::Open, Some(holder), Some(name)) if holder != me => {
            let first = name.split_whitespace().next().unwrap_or(name);
            chip(first, "plain", tell("desk-has-case", &[("name", name.into())]));
        }
        _ => {}
    }
    chips
}
