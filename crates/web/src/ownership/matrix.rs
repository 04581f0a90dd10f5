//! `/ownership/matrix`: who owns what now, as a table that a director understands.

use askama::Template;
use ownership::{FactName, Input, Kind, Model, Modes, Outcome, decide};

use super::words::{chip, network};
use super::{Spot, Tab};
use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, Chip, t};

/// Which side of the world is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Side {
    /// Everybody can read it.
    pub public: bool,
    /// Something has to be done.
    pub action: bool,
}

impl Side {
    const fn address(self) -> &'static str {
        match (self.public, self.action) {
            (true, true) => "/ownership/matrix",
            (true, false) => "/ownership/matrix?action=no",
            (false, true) => "/ownership/matrix?seen=private",
            (false, false) => "/ownership/matrix?seen=private&action=no",
        }
    }
    /// The page of the other visibility.
    pub(crate) const fn seen(&self, public: bool) -> &'static str {
        Self { public, action: self.action }.address()
    }
    /// The page with or without something to be done.
    pub(crate) const fn acting(&self, action: bool) -> &'static str {
        Self { public: self.public, action }.address()
    }
}

/// Where a message goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// The queue.
    pub chip: Chip,
    /// The rule that says so.
    pub rule: String,
    /// The page that tries such a message.
    pub link: String,
}

/// An intent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// For people.
    pub intent: String,
    /// One for each network.
    pub cells: Vec<Cell>,
}

/// The page.
#[derive(Template, Debug)]
#[template(path = "ownership/matrix.html")]
pub struct Matrix {
    /// What stands around it.
    pub frame: Frame,
    /// Where among the pages.
    pub spot: Spot,
    /// Which side is shown.
    pub side: Side,
    /// The networks.
    pub channels: Vec<String>,
    /// By intent.
    pub rows: Vec<Row>,
    /// The departments, for the legend: name and class.
    pub departments: Vec<(String, &'static str)>,
}

/// The tone that usually comes with an intent, so that rules about tone can speak too.
fn tone(intent: &str) -> &'static [&'static str] {
    match intent {
        "complaint" | "legal_claim" | "regulator" | "hate" => {
            &["sentiment_brand=negative", "sentiment_target=brand"]
        }
        "praise" | "thanks" => &["sentiment_brand=positive", "sentiment_target=brand"],
        "competitor_switch" => &["sentiment_brand=neutral", "sentiment_target=competitor"],
        "self_harm" | "threat_to_life" => &["sentiment_brand=negative"],
        _ => &["sentiment_brand=neutral"],
    }
}

/// The networks that a model speaks of: those of its teams, and those that are connected.
fn networks(model: &Model, connected: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let named = model.teams().into_iter().flat_map(|team| team.channels.iter().map(ToString::to_string));
    for channel in connected.iter().cloned().chain(named) {
        if !all.contains(&channel) {
            all.push(channel);
        }
    }
    all
}

impl Matrix {
    /// Decides a message of each kind on each network; `connected` are networks that the brand has accounts on.
    pub fn new(
        frame: Frame,
        spot: Spot,
        model: &Model,
        modes: &Modes,
        connected: &[String],
        side: Side,
    ) -> Self {
        let channels = networks(model, connected);
        let intents = match FactName::Intent.kind() {
            Kind::Word(words) => words,
            _ => &[],
        };
        let seen = if side.public { "public" } else { "private" };
        let cell = |channel: &String, intent: &&str| {
            let own = [
                format!("channel={channel}"),
                format!("intent={intent}"),
                format!("visibility={seen}"),
                format!("needs_action={}", side.action),
                "direction=inbound".to_owned(),
            ];
            let pairs: Vec<&str> =
                own.iter().map(String::as_str).chain(tone(intent).iter().copied()).collect();
            let facts = Input::from_pairs(pairs.iter().copied()).map(|input| input.facts).unwrap_or_default();
            let decision = decide(model, &facts, modes);
            let chip = match &decision.outcome {
                Outcome::Queue(queue) => chip(model, queue.as_str()),
                Outcome::Action(action) => {
                    Chip { word: action.to_string(), kind: "dept-other", title: t("own-no-queue").into() }
                }
            };
            Cell {
                chip,
                rule: decision.rule.to_string(),
                link: format!("/ownership/try?{}", pairs.join("&")),
            }
        };
        let row = |intent: &&str| Row {
            intent: crate::facts::short("intent", intent),
            cells: channels.iter().map(|channel| cell(channel, intent)).collect(),
        };
        let departments = model.departments().into_iter();
        Self {
            rows: intents.iter().map(row).collect(),
            channels: channels.iter().map(|channel| network(channel)).collect(),
            departments: departments
                .map(|one| (one.title().to_owned(), super::words::department_kind(one.id.as_str())))
                .collect(),
            frame,
            spot,
            side,
        }
    }
}
