//! `/ownership/scenarios`: ways to divide the work, each drawn from its own file.

use askama::Template;
use ownership::{Model, Presets, load, presets};

use super::{Drawing, Spot, Tab};
use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui;

/// One way to divide the work.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its name in files.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// In one line.
    pub about: &'static str,
    /// When it fits.
    pub fits: &'static str,
    /// What it costs.
    pub costs: &'static str,
    /// From the file.
    pub drawing: Drawing,
    /// Whether the version in force means the same.
    pub in_force: bool,
}

/// The picker.
#[derive(Template, Debug)]
#[template(path = "ownership/scenarios.html")]
pub struct Scenarios {
    /// What stands around it.
    pub frame: Frame,
    /// Where among the pages.
    pub spot: Spot,
    /// The six ways, and their composition.
    pub scenarios: Vec<Scenario>,
}

/// Title, when it fits and what it costs, by the preset's name.
const WORDS: [(&str, &str, &str, &str); 7] = [
    (
        "marketing",
        "Marketing owns social",
        "The brand speaks with one voice, most messages are talk, and real problems are few or arrive by telephone.",
        "Whoever needs help waits for a second team: an hour at worst, and twice told. Marketing needs people who can say no.",
    ),
    (
        "support",
        "Support owns every answer",
        "Most who write have a problem, and the contact centre already works by clocks, shifts and skills.",
        "Praise and chatter wear the same clock as complaints; without marketing’s eye, chances to be charming pass by.",
    ),
    (
        "divided",
        "Divided by what is said",
        "Both departments are strong, and a message can be read well enough to know which one it is for.",
        "It stands and falls with the reading: each wrong guess is a hand-over, and the line between the two is argued about.",
    ),
    (
        "squad",
        "A social squad inside support",
        "Public words need judgement that not everybody in the centre has, and cases move between public, private and telephone.",
        "A small team is thin at night and in a storm; its certificates have to be kept up, and its best people want to leave it.",
    ),
    (
        "matrix",
        "Paid by one, led by another",
        "Marketing has the budget and support has the craft, and neither can give up its part.",
        "Two bosses. Who decides about leave, tone and targets has to be written down, or the team decides by itself.",
    ),
    (
        "unified",
        "Everyone under one roof",
        "Customers matter more than departments, people have several skills, and there is more than one time zone.",
        "The largest change to an organisation; without good skill data one queue turns into one pile.",
    ),
    (
        "composed",
        "Several of them, by region or brand",
        "The company grew by joining others, and each part works well in its own way.",
        "Every change is made several times; people who move between regions have to learn the rules again.",
    ),
];

impl Scenarios {
    /// The picker; a preset that did not load would be a mistake in the product, and is left out.
    pub fn new(frame: Frame, spot: Spot, in_force: Option<&Model>) -> Self {
        let scenario = |preset: &ownership::Preset| {
            let model = load(preset.name, preset.text, &Presets).ok()?;
            let (_, title, fits, costs) = *WORDS.iter().find(|words| words.0 == preset.name)?;
            Some(Scenario {
                name: preset.name,
                title,
                about: preset.about,
                fits,
                costs,
                drawing: Drawing::of(&model),
                in_force: in_force.is_some_and(|now| now.hash() == model.hash()),
            })
        };
        Self { frame, spot, scenarios: presets().iter().filter_map(scenario).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_has_its_words() {
        for preset in presets() {
            assert!(WORDS.iter().any(|words| words.0 == preset.name), "{} has none", preset.name);
        }
    }
}
