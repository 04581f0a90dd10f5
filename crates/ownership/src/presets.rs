//! Models to start from, inside the binary.

use crate::finding::did_you_mean;

/// A model file that comes with the product.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Its name, as in `extends` and on the command line.
    pub name: &'static str,
    /// What kind of organisation it is for, in one line.
    pub about: &'static str,
    /// The file.
    pub text: &'static str,
}

macro_rules! presets {
    ($($name:literal $about:literal,)*) => {
        &[$(Preset {
            name: $name,
            about: $about,
            text: include_str!(concat!("../presets/", $name, ".toml")),
        },)*]
    };
}

const PRESETS: &[Preset] = presets! {
    "marketing" "Marketing answers everything social; the call centre keeps telephone and e-mail.",
    "support" "Support answers everybody on every channel; marketing only publishes.",
    "divided" "Problems go to support, praise and leads to marketing, the press to communications.",
    "squad" "A certified social squad inside the contact centre, which keeps a case wherever it moves.",
    "matrix" "Marketing pays for the social team, support sets its standard.",
    "unified" "One department, one queue, skills instead of walls, following the sun.",
    "composed" "Several of the others, each in the regions or brands that it suits.",
};

const BASE: &str = include_str!("../presets/base.toml");

/// The models that a new brand can start from. All extend a common base; [`text`] gives it as `base`.
pub fn presets() -> &'static [Preset] {
    PRESETS
}

/// The file of a preset, or of `base`.
pub fn text(name: &str) -> Option<&'static str> {
    if name == "base" {
        return Some(BASE);
    }
    PRESETS.iter().find(|preset| preset.name == name).map(|preset| preset.text)
}

pub(crate) fn nearest(name: &str) -> String {
    did_you_mean(name, PRESETS.iter().map(|preset| preset.name).chain(["base"]))
}
