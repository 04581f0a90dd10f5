//! `/ownership/scenarios`: ways to divide the work, each drawn from its own file.

use askama::Template;
use ownership::{Model, Presets, load, presets};

use super::{Drawing, Spot, Tab};
use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, t};

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
fn words(preset: &str) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match preset {
        "marketing" => {
            (t("own-scene-marketing"), t("own-scene-marketing-fits"), t("own-scene-marketing-costs"))
        }
        "support" => (t("own-scene-support"), t("own-scene-support-fits"), t("own-scene-support-costs")),
        "divided" => (t("own-scene-divided"), t("own-scene-divided-fits"), t("own-scene-divided-costs")),
        "squad" => (t("own-scene-squad"), t("own-scene-squad-fits"), t("own-scene-squad-costs")),
        "matrix" => (t("own-scene-matrix"), t("own-scene-matrix-fits"), t("own-scene-matrix-costs")),
        "unified" => (t("own-scene-unified"), t("own-scene-unified-fits"), t("own-scene-unified-costs")),
        "composed" => (t("own-scene-composed"), t("own-scene-composed-fits"), t("own-scene-composed-costs")),
        _ => return None,
    })
}

impl Scenarios {
    /// The picker; a preset that did not load would be a mistake in the product, and is left out.
    pub fn new(frame: Frame, spot: Spot, in_force: Option<&Model>) -> Self {
        let scenario = |preset: &ownership::Preset| {
            let model = load(preset.name, preset.text, &Presets).ok()?;
            let (title, fits, costs) = words(preset.name)?;
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
            assert!(words(preset.name).is_some(), "{} has none", preset.name);
        }
    }
}
