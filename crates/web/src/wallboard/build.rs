//! From care's board to the page. Pure.

use care::brand::Brand;
use care::wallboard::{self as read, Board, QUARTER};
use jiff::tz::TimeZone;
use kernel::{Instant, Millis, UserId};

use super::{Bar, Case, Crew, Danger, Floor, Lane, Level, Person, Suggestion, Waits};
use crate::desk::build;
use crate::ui::{Clock, ClockState, Face};

/// The quarters of a day.
const QUARTERS: i64 = 96;

/// The floor for a reader: their day, and what they may do.
pub(super) fn floor(
    brand: &Brand,
    board: &Board,
    may_direct: bool,
    csrf: &str,
    zone: Option<&TimeZone>,
) -> Floor {
    let midnight = midnight(board.at, zone);
    let mut lanes: Vec<Lane> = board.queues.iter().map(|queue| lane(brand, queue, midnight)).collect();
    let highest = lanes.iter().flat_map(|lane| &lane.bars).map(|bar| bar.arrived.max(bar.handled)).max();
    lanes.iter_mut().for_each(|lane| lane.highest = highest.unwrap_or(0));
    let danger = |one: &read::Danger| danger(brand, board, one);
    Floor {
        lanes,
        crews: crews(brand, board),
        broken: board.broken.iter().map(danger).collect(),
        near: board.near.iter().map(danger).collect(),
        colleagues: board
            .people
            .iter()
            .map(|one| (one.member.id.to_string(), one.member.name.clone()))
            .collect(),
        teams: brand
            .model
            .teams()
            .iter()
            .map(|team| (team.id.to_string(), team.title().to_owned()))
            .collect(),
        may_direct,
        csrf: csrf.to_owned(),
        now: board.at,
    }
}

/// When the reader's day began.
fn midnight(now: Instant, zone: Option<&TimeZone>) -> Instant {
    let zone = zone.cloned().unwrap_or(TimeZone::UTC);
    let day = now.timestamp().to_zoned(zone).start_of_day();
    day.map_or(now - Millis::days(1), |day| Instant::from(day.timestamp()))
}

fn lane(brand: &Brand, queue: &read::Queue, midnight: Instant) -> Lane {
    let waits = |found: &read::Waits| Waits { case_id: found.case.to_string(), at: found.at };
    Lane {
        kind: build::queue_chip(brand, &queue.id).kind,
        id: queue.id.clone(),
        title: queue.title.clone(),
        open: queue.open,
        unassigned: queue.unassigned,
        late: queue.late,
        theirs: queue.theirs,
        oldest: queue.oldest.as_ref().map(waits),
        next_due: queue.next_due.map(|next| (next.case.to_string(), ticking(next.at))),
        level: Level { kept: queue.kept.num, of: queue.kept.den },
        bars: bars(queue, midnight),
        highest: 0,
    }
}

/// The day from its midnight on: quarters in which nothing happened are left out.
fn bars(queue: &read::Queue, midnight: Instant) -> Vec<Bar> {
    let of = |list: &[read::Quarter], quarter: i64| {
        let begins = midnight + Millis(quarter * QUARTER.0);
        list.iter().filter(|one| one.begins == begins).map(|one| one.many).sum::<i64>()
    };
    let bar = |quarter: i64| Bar {
        quarter: u32::try_from(quarter).unwrap_or(0),
        arrived: of(&queue.arrived, quarter),
        handled: of(&queue.handled, quarter),
    };
    (0..QUARTERS).map(bar).filter(|bar| bar.arrived + bar.handled > 0).collect()
}

fn crews(brand: &Brand, board: &Board) -> Vec<Crew> {
    let people = |team: Option<&str>| {
        let belongs = |one: &&read::Person| match team {
            Some(team) => one.member.teams.iter().any(|name| name == team),
            None => one.member.teams.is_empty(),
        };
        let mut people: Vec<Person> =
            board.people.iter().filter(belongs).map(|one| person(board, one)).collect();
        people.sort_by_key(|one| !one.presence.is_here());
        people
    };
    let declared = brand.model.teams();
    let teams = declared.iter().map(|team| Crew {
        id: team.id.to_string(),
        title: team.title().to_owned(),
        kind: build::department(team.department.as_str()),
        people: people(Some(team.id.as_str())),
    });
    let (title, kind) = (crate::ui::t("wallboard-no-team").to_owned(), "dept-other");
    let loose = Crew { id: "none".into(), title, kind, people: people(None) };
    teams.chain([loose]).filter(|crew| !crew.people.is_empty()).collect()
}

fn person(board: &Board, one: &read::Person) -> Person {
    let member = &one.member;
    Person {
        face: Face::new(member.id.to_string(), member.name.as_str()),
        presence: build::presence(member),
        since: member.presence.as_ref().map(|said| said.since),
        used: member.load.used,
        capacity: member.capacity.into(),
        held: one
            .held
            .iter()
            .map(|held| Case {
                id: held.case_id.to_string(),
                person: held.person.clone(),
                since: held.taken_at,
                is_late: held.due_at.is_some_and(|due| due <= board.at),
            })
            .collect(),
    }
}

fn danger(brand: &Brand, board: &Board, one: &read::Danger) -> Danger {
    Danger {
        case_id: one.case_id.to_string(),
        person: one.person.clone(),
        queue: build::queue_chip(brand, &one.queue).word,
        holder: one.holder.clone(),
        holder_id: one.assignee.map(|id| id.to_string()),
        clock: ticking(one.due_at),
        best: best(brand, board, &one.queue, one.assignee),
    }
}

/// Who of the queue's team is here with the most room, if anybody has any.
fn best(brand: &Brand, board: &Board, queue: &str, holder: Option<UserId>) -> Option<Suggestion> {
    let team = brand.team_of(queue);
    let room = |one: &read::Person| i64::from(one.member.capacity) - one.member.load.used;
    let fits = |one: &&read::Person| {
        let is_here = build::presence(&one.member).is_here();
        let belongs = team.is_none_or(|team| one.member.teams.iter().any(|name| name == team));
        is_here && belongs && Some(one.member.id) != holder && room(one) > 0
    };
    let found = board.people.iter().filter(fits).max_by_key(|one| room(one))?;
    Some(Suggestion { id: found.member.id.to_string(), name: found.member.name.clone(), room: room(found) })
}

fn ticking(due: Instant) -> Clock {
    Clock {
        promise: crate::ui::t("wallboard-promise").to_owned(),
        start: due - read::NEAR,
        warn: due - read::NEAR,
        due,
        state: ClockState::Running,
        calendar: crate::ui::t("wallboard-calendar").to_owned(),
        pauses: Vec::new(),
        shut: None,
    }
}
