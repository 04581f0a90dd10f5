//! `/ownership/organisation`: departments and teams, solid and dotted lines. None of it routes a message.

use std::collections::HashMap;

use askama::Template;
use ownership::Model;

use super::words::{department_kind, hours, network, surface};
use super::{Spot, Tab};
use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, tell};

/// A team.
#[derive(Clone, PartialEq, Debug)]
pub struct Team {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The team that it is a part of.
    pub parent: Option<String>,
    /// The dotted lines.
    pub dotted: Vec<String>,
    /// The department that pays, if it is not its own.
    pub paid_by: Option<String>,
    /// When it works.
    pub hours: String,
    /// The networks on which it works.
    pub networks: Vec<String>,
    /// What it may publish.
    pub publishes: Vec<String>,
    /// What its people must have.
    pub certificates: Vec<String>,
    /// The cost of an hour, as the file writes it.
    pub cost: Option<String>,
    /// Units of work that one of its people holds.
    pub capacity: Option<u32>,
    /// The goodwill that its people may grant alone.
    pub goodwill: Option<String>,
    /// How many people belong to it.
    pub people: usize,
    /// Its queues.
    pub queues: Vec<String>,
}

/// A department.
#[derive(Clone, PartialEq, Debug)]
pub struct Department {
    /// Its name.
    pub title: String,
    /// The class of its colour.
    pub kind: &'static str,
    /// The role that leads it.
    pub lead: Option<String>,
    /// Its teams.
    pub teams: Vec<Team>,
}

/// The people of a team.
#[derive(Template, Debug)]
#[template(path = "ownership/team.html")]
pub struct TeamPage {
    /// What stands around it.
    pub frame: Frame,
    /// Where among the pages.
    pub spot: Spot,
    /// The team.
    pub title: String,
    /// Names, and whether this is the team that they belong to first.
    pub people: Vec<(String, bool)>,
}

/// A box of the chart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Knot {
    /// Its name.
    pub label: String,
    /// What stands below.
    pub below: String,
    /// Its colour.
    pub kind: &'static str,
    /// Its left edge.
    pub x: usize,
    /// Its top.
    pub y: usize,
}

/// The lines between departments and teams.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chart {
    /// How wide.
    pub width: usize,
    /// How high.
    pub height: usize,
    /// Departments and teams.
    pub knots: Vec<Knot>,
    /// Solid lines.
    pub solid: Vec<String>,
    /// Dotted lines, with what they say.
    pub dotted: Vec<(String, String)>,
    /// In words.
    pub told: String,
}

/// The page.
#[derive(Template, Debug)]
#[template(path = "ownership/organisation.html")]
pub struct Organisation {
    /// What stands around it.
    pub frame: Frame,
    /// Where among the pages.
    pub spot: Spot,
    /// Departments with their teams.
    pub departments: Vec<Department>,
    /// The lines.
    pub chart: Chart,
}

impl Organisation {
    /// The organisation of a model; `people` counts those of each team.
    pub fn new(frame: Frame, spot: Spot, model: &Model, people: &HashMap<String, usize>) -> Self {
        let name = |id: &str| model.department(id).map_or(id, |department| department.title()).to_owned();
        let team = |team: &&ownership::Team| Team {
            id: team.id.to_string(),
            title: team.title().to_owned(),
            parent: team
                .parent
                .as_ref()
                .and_then(|id| model.team(id.as_str()))
                .map(|team| team.title().to_owned()),
            dotted: team.dotted_to.iter().map(|id| name(id.as_str())).collect(),
            paid_by: team
                .headcount_from
                .as_ref()
                .filter(|paid| **paid != team.department)
                .map(|id| name(id.as_str())),
            hours: model.calendar(team.calendar.as_str()).map(hours).unwrap_or_default(),
            networks: team.channels.iter().map(|channel| network(channel)).collect(),
            publishes: team.may_publish.iter().map(|one| surface(one)).collect(),
            certificates: team
                .admission
                .iter()
                .flat_map(|admission| &admission.certificate)
                .map(|one| one.replace('-', " "))
                .collect(),
            cost: team.hourly_cost.map(|cost| format!("{cost:.2}")),
            capacity: team.capacity_units,
            goodwill: team
                .authority
                .as_ref()
                .and_then(|may| may.goodwill_limit)
                .map(|limit| format!("{limit:.2}")),
            people: people.get(team.id.as_str()).copied().unwrap_or(0),
            queues: model
                .queues()
                .into_iter()
                .filter(|queue| queue.team.as_ref() == Some(&team.id))
                .map(|queue| queue.title().to_owned())
                .collect(),
        };
        let teams = model.teams();
        let departments: Vec<Department> = model
            .departments()
            .into_iter()
            .map(|department| Department {
                title: department.title().to_owned(),
                kind: department_kind(department.id.as_str()),
                lead: department.lead.as_ref().map(|role| role.to_string().replace('_', " ")),
                teams: teams.iter().filter(|team| team.department == department.id).map(team).collect(),
            })
            .collect();
        let chart = Chart::of(&departments);
        Self { frame, spot, departments, chart }
    }
}

const KNOT_WIDE: usize = 150;
const GAP: usize = 18;
const TEAM_Y: usize = 96;
const KNOT_HIGH: usize = 44;

impl Chart {
    fn of(departments: &[Department]) -> Self {
        let mut chart = Self::default();
        let mut x = 2;
        let mut middles: HashMap<&str, usize> = HashMap::new();
        let mut told = Vec::new();
        for department in departments {
            let wide = department.teams.len().max(1) * (KNOT_WIDE + GAP) - GAP;
            let middle = x + wide / 2;
            middles.insert(&department.title, middle);
            let below = department.lead.clone().unwrap_or_default();
            let knot = |label: &str, below: String, x, y| Knot {
                label: label.into(),
                below,
                kind: department.kind,
                x,
                y,
            };
            chart.knots.push(knot(&department.title, below, middle - KNOT_WIDE / 2, 2));
            for (at, team) in department.teams.iter().enumerate() {
                let left = x + at * (KNOT_WIDE + GAP);
                let of = left + KNOT_WIDE / 2;
                let below = match (&team.paid_by, &team.parent) {
                    (Some(paid), _) => tell("own-paid-by", &[("who", paid.into())]),
                    (None, Some(parent)) => tell("own-part-of", &[("team", parent.into())]),
                    (None, None) => tell("own-n-people", &[("n", team.people.into())]),
                };
                chart.knots.push(knot(&team.title, below, left, TEAM_Y));
                chart.solid.push(format!("M{middle} {}V72H{of}V{TEAM_Y}", KNOT_HIGH + 2));
                told.push(tell(
                    "own-belongs",
                    &[("team", team.title.as_str().into()), ("department", department.title.as_str().into())],
                ));
            }
            x += wide + GAP * 2;
        }
        let mut left = 2;
        for department in departments {
            for (at, team) in department.teams.iter().enumerate() {
                let of = left + at * (KNOT_WIDE + GAP) + KNOT_WIDE / 2;
                for to in &team.dotted {
                    let Some(there) = middles.get(to.as_str()) else { continue };
                    let words =
                        tell("own-tie-dotted", &[("team", team.title.as_str().into()), ("to", to.into())]);
                    let (from, bottom) = (of + 24, KNOT_HIGH + 2);
                    chart.dotted.push((
                        format!("M{from} {TEAM_Y}C{from} 58 {there} 88 {there} {bottom}"),
                        words.clone(),
                    ));
                    told.push(words);
                }
            }
            left += department.teams.len().max(1) * (KNOT_WIDE + GAP) + GAP;
        }
        chart.width = x.saturating_sub(GAP * 2) + 2;
        chart.height = TEAM_Y + KNOT_HIGH + 4;
        chart.told = told.join(". ");
        chart
    }
}
