//! A model as a drawing: what comes in on the left, who receives it on the right, on which ways it is offered, moved or
//! discussed beyond that. Made from the model itself.
//!
//! Promised: every rule for ordinary work has one arrow, to the queue that it names; a line of dots never moves an owner.

use std::collections::HashMap;

use ownership::{Layer, Model, Rule, Target};

use super::words::{department_kind, length, listed, plain, rule_title};
use crate::ui::{t, tell};

const ENTRY_STEP: usize = 27;
const ENTRY_END: usize = 188;
const AREA_X: usize = 290;
const AREA_WIDE: usize = 236;
const BOX_X: usize = 304;
const BOX_WIDE: usize = 208;
const BOX_HIGH: usize = 30;
const TOP: usize = 8;

/// What comes in, by one rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its place in the order of precedence, from 1.
    pub number: usize,
    /// What it is called.
    pub label: String,
    /// The whole rule in words.
    pub told: String,
    /// The height of its line.
    pub y: usize,
}

/// A department.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Area {
    /// Its name.
    pub name: String,
    /// The class of its colour.
    pub kind: &'static str,
    /// Its top.
    pub y: usize,
    /// Its height.
    pub height: usize,
}

/// A queue or a team, with what stands below its name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Its name.
    pub label: String,
    /// A team, which stands above its queues without a frame.
    pub is_team: bool,
    /// The class of its department's colour.
    pub kind: &'static str,
    /// Its top.
    pub y: usize,
}

/// A rule's way to its queue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arrow {
    /// The path.
    pub path: String,
    /// Its head.
    pub head: String,
    /// The class of the receiving department's colour.
    pub kind: &'static str,
    /// In words.
    pub told: String,
}

/// A way between queues or departments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tie {
    /// The path.
    pub path: String,
    /// Its head; empty for a dotted line of the organisation.
    pub head: String,
    /// `moves` where the owner changes, `asks` where it does not.
    pub kind: &'static str,
    /// What stands at it.
    pub label: String,
    /// Where that stands, from the left.
    pub x: usize,
    /// Where that stands, from the top.
    pub y: usize,
    /// In words.
    pub told: String,
}

/// A model as a drawing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Drawing {
    /// How wide.
    pub width: usize,
    /// How high.
    pub height: usize,
    /// What comes in.
    pub entries: Vec<Entry>,
    /// Departments.
    pub areas: Vec<Area>,
    /// Teams and queues.
    pub marks: Vec<Mark>,
    /// Rules' ways.
    pub arrows: Vec<Arrow>,
    /// Further ways.
    pub ties: Vec<Tie>,
    /// Who receives: queues with their teams.
    pub receives: String,
    /// Who answers where.
    pub answers: String,
    /// Who is asked, and on which ways work moves on.
    pub consulted: String,
}

/// Where each box stands while the drawing grows.
#[derive(Default)]
struct Places {
    queues: HashMap<String, usize>,
    teams: HashMap<String, usize>,
    departments: HashMap<String, usize>,
    kinds: HashMap<String, &'static str>,
}

impl Drawing {
    /// Draws a model; one that only composes others is drawn as its scopes.
    pub fn of(model: &Model) -> Self {
        if model.rules().is_empty() {
            return Self::of_scopes(model);
        }
        let mut drawing = Self::default();
        let places = drawing.organise(model);
        let bottom = drawing.areas.last().map_or(TOP, |area| area.y + area.height);
        drawing.enter(model, &places, bottom);
        drawing.tie(model, &places);
        let entries = TOP + drawing.entries.len() * ENTRY_STEP;
        drawing.height = bottom.max(entries) + TOP;
        let labels = drawing.ties.iter().map(|tie| tie.x + tie.label.chars().count() * 6 + 10).max();
        drawing.width = labels.unwrap_or(0).max(AREA_X + AREA_WIDE + 12);
        drawing.tell(model);
        drawing
    }

    fn organise(&mut self, model: &Model) -> Places {
        let mut places = Places::default();
        let mut y = TOP;
        for department in model.departments() {
            let kind = department_kind(department.id.as_str());
            let teams = model.teams().into_iter().filter(|team| team.department == department.id);
            let top = y;
            y += 26;
            let mut has_team = false;
            for team in teams {
                has_team = true;
                places.teams.insert(team.id.to_string(), y + 8);
                let paid = team.headcount_from.as_ref().filter(|paid| **paid != team.department);
                let paid = paid.and_then(|paid| model.department(paid.as_str()));
                let paid = paid.map_or_else(String::new, |paid| {
                    format!(", {}", tell("own-paid-by", &[("who", paid.title().into())]))
                });
                self.marks.push(Mark { label: format!("{}{paid}", team.title()), is_team: true, kind, y });
                y += 18;
                for queue in model.queues().into_iter().filter(|queue| queue.team.as_ref() == Some(&team.id))
                {
                    places.queues.insert(queue.id.to_string(), y + BOX_HIGH / 2);
                    places.kinds.insert(queue.id.to_string(), kind);
                    self.marks.push(Mark { label: queue.title().to_owned(), is_team: false, kind, y });
                    y += BOX_HIGH + 6;
                }
                y += 4;
            }
            if !has_team {
                y = top;
                continue;
            }
            places.departments.insert(department.id.to_string(), top + 14);
            self.areas.push(Area { name: department.title().to_owned(), kind, y: top, height: y - top + 2 });
            y += 12;
        }
        places
    }

    fn enter(&mut self, model: &Model, places: &Places, bottom: usize) {
        let drawn: Vec<(&Rule, &str)> = model
            .rules()
            .iter()
            .filter_map(|rule| match &rule.then.target {
                Target::Queue(queue) if places.queues.contains_key(queue.as_str()) => {
                    Some((rule, queue.as_str()))
                }
                _ => None,
            })
            .collect();
        let high = drawn.len() * ENTRY_STEP;
        let top = TOP + bottom.saturating_sub(TOP + high) / 2;
        for (at, (rule, queue)) in drawn.into_iter().enumerate() {
            let y = top + at * ENTRY_STEP + ENTRY_STEP / 2;
            let label = rule_title(rule.id.as_str());
            let title = model.queue(queue).map_or(queue, |queue| queue.title());
            let when = plain(&rule.when.to_string());
            let told = match rule.layer {
                Layer::Default => tell("own-arrow-else", &[("queue", title.into())]),
                _ => tell("own-arrow", &[("when", when.into()), ("queue", title.into())]),
            };
            let end = places.queues.get(queue).copied().unwrap_or(y);
            let middle = (ENTRY_END + BOX_X) / 2;
            self.arrows.push(Arrow {
                path: format!("M{ENTRY_END} {y}C{middle} {y} {middle} {end} {} {end}", BOX_X - 6),
                head: format!("M{BOX_X} {end}l-8 -4v8z"),
                kind: places.kinds.get(queue).copied().unwrap_or("dept-other"),
                told: told.clone(),
            });
            self.entries.push(Entry { number: at + 1, label, told, y });
        }
    }

    fn tie(&mut self, model: &Model, places: &Places) {
        let title = |queue: &str| {
            model.queue(queue).map_or_else(|| queue.to_owned(), |queue| queue.title().to_owned())
        };
        for rule in model.rules() {
            let Target::Queue(queue) = &rule.then.target else { continue };
            for party in &rule.then.consult {
                let name = model
                    .team(party.as_str())
                    .map_or_else(|| title(party.as_str()), |team| team.title().to_owned());
                let told =
                    tell("own-tie-asks", &[("queue", title(queue.as_str()).into()), ("whom", name.into())]);
                self.join(places, queue.as_str(), party.as_str(), "asks", t("own-label-asks"), told);
            }
        }
        for one in model.overflows() {
            let told = tell(
                "own-tie-late",
                &[("queue", title(one.queue.as_str()).into()), ("to", title(one.to.as_str()).into())],
            );
            self.join(places, one.queue.as_str(), one.to.as_str(), "asks", t("own-label-late"), told);
        }
        for one in model.follow_the_sun() {
            let (queue, to) = (title(one.queue.as_str()), title(one.to.as_str()));
            let fills =
                [("queue", queue.into()), ("to", to.into()), ("calendar", one.calendar.as_str().into())];
            let told = match one.while_open {
                true => tell("own-tie-open", &fills),
                false => tell("own-tie-closed", &fills),
            };
            let label = if one.while_open { t("own-label-open") } else { t("own-label-night") };
            self.join(places, one.queue.as_str(), one.to.as_str(), "moves", label, told);
        }
        for one in model.handoffs() {
            let told = tell(
                "own-tie-facts",
                &[("queue", title(one.from.as_str()).into()), ("to", title(one.to.as_str()).into())],
            );
            self.join(places, one.from.as_str(), one.to.as_str(), "moves", t("own-label-hands"), told);
        }
        for one in model.escalations() {
            let after = length(one.after);
            let told = tell(
                "own-tie-escalates",
                &[
                    ("queue", title(one.from.as_str()).into()),
                    ("to", title(one.to.as_str()).into()),
                    ("after", (&after).into()),
                ],
            );
            self.join(
                places,
                one.from.as_str(),
                one.to.as_str(),
                "moves",
                &tell("own-label-after", &[("after", (&after).into())]),
                told,
            );
        }
        for team in model.teams() {
            for line in &team.dotted_to {
                let name =
                    model.department(line.as_str()).map_or(line.as_str(), |department| department.title());
                let told = tell("own-tie-dotted", &[("team", team.title().into()), ("to", name.into())]);
                self.join(places, team.id.as_str(), line.as_str(), "line", t("own-label-dotted"), told);
            }
        }
    }

    /// A way on the right of the boxes, in a lane of its own.
    fn join(&mut self, places: &Places, from: &str, to: &str, kind: &'static str, label: &str, told: String) {
        let place = |name: &str| {
            let queue = places.queues.get(name).or_else(|| places.teams.get(name));
            queue.or_else(|| places.departments.get(name)).copied()
        };
        let (Some(start), Some(end)) = (place(from), place(to)) else { return };
        if start == end || self.ties.iter().any(|tie| tie.told == told) {
            return;
        }
        let lane = self.ties.len();
        let edge = BOX_X + BOX_WIDE;
        let bulge = AREA_X + AREA_WIDE + 30 + lane * 22;
        let (start, end) = (start + 3 * lane % 12, end + 3 * lane % 12);
        let headed = kind != "line";
        self.ties.push(Tie {
            path: format!("M{edge} {start}C{bulge} {start} {bulge} {end} {} {end}", edge + 6),
            head: if headed { format!("M{edge} {end}l8 -4v8z") } else { String::new() },
            kind,
            label: label.to_owned(),
            x: (edge + 3 * bulge) / 4 + 6,
            y: start.midpoint(end) + 4 + lane * 14,
            told,
        });
    }

    fn tell(&mut self, model: &Model) {
        let mut seen: Vec<&str> = Vec::new();
        let ours = |rule: &Rule| rule.when.to_string() == "direction is outbound";
        for rule in model.rules().iter().filter(|rule| rule.layer >= Layer::Rules && !ours(rule)) {
            match &rule.then.target {
                Target::Queue(queue) if !seen.contains(&queue.as_str()) => seen.push(queue.as_str()),
                _ => {}
            }
        }
        let named = |queue: &&str| {
            let owner = model.owner_of(queue);
            let title = owner.map_or(*queue, |owner| owner.queue.title());
            match owner.and_then(|owner| owner.department) {
                Some(department) => format!("{title} ({})", department.title()),
                None => title.to_owned(),
            }
        };
        self.receives = listed(seen.iter().map(named));
        let may = |what: &str| {
            let teams =
                model.teams().into_iter().filter(|team| team.may_publish.iter().any(|one| **one == *what));
            listed(teams.map(|team| team.title().to_owned()))
        };
        let answers = [("public_reply", t("own-in-public")), ("dm", t("own-in-private"))].map(
            |(what, where_)| match may(what) {
                teams if teams.is_empty() => tell("own-answers-nobody", &[("where", where_.into())]),
                teams => format!("{where_} {teams}"),
            },
        );
        self.answers = answers.join("; ");
        let consulted: Vec<&str> = self.ties.iter().map(|tie| tie.told.as_str()).collect();
        self.consulted =
            if consulted.is_empty() { t("own-nobody-by-rule").into() } else { consulted.join(". ") };
    }

    fn of_scopes(model: &Model) -> Self {
        let mut drawing = Self { width: AREA_X + AREA_WIDE + 12, ..Self::default() };
        for (at, scope) in model.scopes().iter().enumerate() {
            let y = TOP + at * 44;
            let told = match scope.when.is_empty() {
                true => tell("own-scope-else", &[("model", scope.model.id().as_str().into())]),
                false => tell(
                    "own-scope-when",
                    &[
                        ("when", plain(&scope.when.to_string()).into()),
                        ("model", scope.model.id().as_str().into()),
                    ],
                ),
            };
            let end = y + BOX_HIGH / 2;
            drawing.marks.push(Mark {
                label: tell("own-as-in", &[("model", scope.model.id().as_str().into())]),
                is_team: false,
                kind: "dept-other",
                y,
            });
            drawing.arrows.push(Arrow {
                path: format!("M{ENTRY_END} {end}H{}", BOX_X - 6),
                head: format!("M{BOX_X} {end}l-8 -4v8z"),
                kind: "dept-other",
                told: told.clone(),
            });
            drawing.entries.push(Entry { number: at + 1, label: scope.id.replace('-', " "), told, y: end });
        }
        drawing.height = TOP + model.scopes().len() * 44;
        drawing.receives = t("own-scope-receives").into();
        drawing.answers = t("own-scope-answers").into();
        drawing.consulted = t("own-scope-asked").into();
        drawing
    }

    /// The drawing for those who can't see it.
    pub(crate) fn told(&self) -> String {
        let arrows = self.arrows.iter().map(|arrow| &arrow.told);
        let told: Vec<&str> =
            arrows.chain(self.ties.iter().map(|tie| &tie.told)).map(String::as_str).collect();
        format!("{}.", told.join(". "))
    }
}

#[cfg(test)]
mod tests {
    use ownership::{Presets, load, presets};

    use super::*;

    #[test]
    fn every_rule_for_a_declared_queue_has_one_arrow() {
        for preset in presets() {
            let model = load(preset.name, preset.text, &Presets).unwrap();
            let drawing = Drawing::of(&model);
            let owned = |queue: &str| model.queue(queue).is_some_and(|queue| queue.team.is_some());
            let rules = model.rules().iter().filter(|rule| match &rule.then.target {
                Target::Queue(queue) => owned(queue.as_str()),
                _ => false,
            });
            let expected = rules.count().max(model.scopes().len());
            assert_eq!(drawing.arrows.len(), expected, "{}", preset.name);
            assert_eq!(drawing.entries.len(), expected, "{}", preset.name);
        }
    }

    #[test]
    fn consulting_is_drawn_as_what_moves_no_owner() {
        let model = load("marketing", ownership::preset_text("marketing").unwrap(), &Presets).unwrap();
        let drawing = Drawing::of(&model);
        let kinds: Vec<(&str, &str)> =
            drawing.ties.iter().map(|tie| (tie.kind, tie.label.as_str())).collect();
        assert_eq!(kinds, [("asks", "asks"), ("moves", "after 1 h")]);
        assert!(drawing.receives.starts_with("Social desk (Marketing)"), "{}", drawing.receives);
    }
}
