//! The people behind the teams, as far as a lint wants to know.

use std::sync::Arc;

use kernel::{Instant, Millis};

use crate::model::{Model, Team};
use crate::name::{RoleName, TeamName};

/// Who works in the week that begins at `from`.
#[derive(Clone, Debug, Default)]
pub struct Staff {
    /// The beginning of the week that is looked at.
    pub from: Instant,
    /// Everybody who answers, approves or leads.
    pub people: Vec<Person>,
}

/// One of them. Nobody's name is needed.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// The teams that the person is in.
    pub teams: Vec<TeamName>,
    /// The certificates that are valid in that week.
    pub certificates: Vec<Arc<str>>,
    /// The roles that the person holds.
    pub roles: Vec<RoleName>,
    /// When the person works; `None` if that is not planned: then whenever the team is open.
    pub shifts: Option<Vec<(Instant, Instant)>>,
}

impl Person {
    fn works(&self, team: &Team, at: Instant) -> bool {
        let planned =
            |shifts: &Vec<(Instant, Instant)>| shifts.iter().any(|(from, to)| (*from..*to).contains(&at));
        self.teams.contains(&team.id) && self.shifts.as_ref().is_none_or(planned)
    }
    fn has(&self, certificates: &[Arc<str>]) -> bool {
        certificates.iter().all(|certificate| self.certificates.contains(certificate))
    }
}

/// Who is there in half an hour of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum There {
    /// The team is closed.
    Closed,
    /// It is open, and nobody works.
    Nobody,
    /// Somebody works, but without the certificates that the team asks for.
    Uncertified,
    /// Somebody who may answer.
    Somebody,
}

/// The half hours in which a team's presence is asked for.
pub(super) struct Week<'a> {
    pub(super) model: &'a Model,
    pub(super) staff: Option<&'a Staff>,
    pub(super) halves: Vec<Instant>,
}

impl<'a> Week<'a> {
    /// The week of the staff, with its holidays; without a staff an ordinary one in winter and one in summer, so
    /// that zones that turn their clocks on other days are seen in both ways.
    pub(super) fn new(model: &'a Model, staff: Option<&'a Staff>) -> Self {
        const WINTER: Instant = Instant::from_seconds(1_768_176_000); // Monday, 12 January 2026
        const SUMMER: Instant = Instant::from_seconds(1_783_900_800); // Monday, 13 July 2026
        let weeks = staff.map_or(vec![WINTER, SUMMER], |staff| vec![staff.from]);
        let half = |week: Instant, n: i64| week + Millis::minutes(30 * n);
        let halves = weeks.iter().flat_map(|week| (0..336).map(move |n| half(*week, n))).collect();
        Self { model, staff, halves }
    }

    pub(super) fn weeks(&self) -> usize {
        self.halves.len() / 336
    }

    /// Whether a calendar is open then.
    pub(super) fn is_open(&self, calendar: &str, at: Instant) -> bool {
        let calendar = self.model.calendar(calendar);
        calendar.is_some_and(|calendar| match self.staff {
            Some(_) => calendar.is_open_at(at),
            None => calendar.is_usually_open_at(at),
        })
    }

    pub(super) fn there(&self, team: &Team, at: Instant) -> There {
        if !self.is_open(team.calendar.as_str(), at) {
            return There::Closed;
        }
        let Some(staff) = self.staff else { return There::Somebody };
        let needed =
            team.admission.as_ref().map(|admission| admission.certificate.as_slice()).unwrap_or_default();
        let working: Vec<&Person> = staff.people.iter().filter(|person| person.works(team, at)).collect();
        match working.is_empty() {
            true => There::Nobody,
            false if working.iter().any(|person| person.has(needed)) => There::Somebody,
            false => There::Uncertified,
        }
    }

    /// Who is there for a queue: its own team, or that of the queue to which ownership has moved by then.
    pub(super) fn behind(&self, queue: &str, at: Instant, steps: u32) -> There {
        let moved = self
            .model
            .follow_the_sun
            .iter()
            .find(|way| way.queue == *queue && self.is_open(way.calendar.as_str(), at) == way.while_open);
        match moved.filter(|_| steps > 0) {
            Some(way) => self.behind(way.to.as_str(), at, steps - 1),
            None => match self.model.owner_of(queue).and_then(|owner| owner.team) {
                Some(team) => self.there(team, at),
                None => There::Nobody,
            },
        }
    }

    /// How many hours a week these half hours are, and the first stretch of them as the wall shows it there:
    /// `12 hours a week, the first mon 20:00-24:00`.
    pub(super) fn said(&self, calendar: &str, missing: &[Instant]) -> String {
        let hours = missing.len() as f64 / 2.0 / self.weeks() as f64;
        let unit = if hours == 1.0 { "hour" } else { "hours" };
        let (Some(first), Some(calendar)) = (missing.first(), self.model.calendar(calendar)) else {
            return format!("{hours:.0} {unit} a week");
        };
        let half = Millis::minutes(30);
        let end = missing.iter().zip(missing.iter().skip(1)).find(|(one, next)| **one + half != **next);
        let end = *end.map_or(missing.last().unwrap_or(first), |(one, _)| one) + half;
        let wall = |at| {
            let (day, minute) = calendar.wall(at);
            format!("{} {:02}:{:02}", crate::calendar::DAYS[usize::from(day)], minute / 60, minute % 60)
        };
        format!("{hours:.0} {unit} a week, the first from {} to {}", wall(*first), wall(end))
    }
}
