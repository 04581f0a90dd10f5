//! What the form of a macro says.

use care::cases::Mode;
use care::macros::{Content, Length, Place, Variant};
use kernel::CaseId;

use super::{Typed, TypedVariant};

/// What somebody typed, as a macro and as they typed it.
pub(super) struct Said {
    /// The macro, not checked yet.
    pub content: Content,
    /// As it stood in the form.
    pub typed: Typed,
    /// The case in which it is tried.
    pub case: Option<CaseId>,
    /// How it is tried.
    pub mode: Mode,
}

impl Said {
    /// Reads a form: fields that are missing are empty, and fields that nobody knows are left out.
    pub fn of(form: &[u8]) -> Self {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(form).into_owned().collect();
        let all = |name: &str| -> Vec<&str> {
            pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
        };
        let one = |name: &str| all(name).first().map_or("", |value| value.trim()).to_owned();
        let (langs, lengths) = (all("lang"), all("length"));
        let texts = all("text").into_iter().enumerate().map(|(at, text)| TypedVariant {
            lang: langs.get(at).map_or("", |lang| lang.trim()).to_owned(),
            short: lengths.get(at) == Some(&"short"),
            text: text.replace("\r\n", "\n"),
        });
        let typed = Typed {
            name: one("name"),
            team: one("team"),
            place: one("place"),
            tags: one("tags"),
            variants: texts.filter(|one| !one.text.trim().is_empty()).collect(),
            version: one("version").parse().unwrap_or(0),
        };
        let content = Content {
            name: typed.name.clone(),
            team: Some(typed.team.clone()).filter(|team| !team.is_empty()),
            place: typed.place.parse().unwrap_or_default(),
            tags: typed
                .tags
                .split(',')
                .map(str::trim)
                .filter(|tag| !tag.is_empty())
                .map(str::to_owned)
                .collect(),
            variants: typed.variants.iter().map(variant).collect(),
        };
        let mode = if one("mode") == "private" { Mode::Private } else { Mode::Public };
        Self { content, typed, case: one("case").parse().ok(), mode }
    }
}

fn variant(typed: &TypedVariant) -> Variant {
    let length = if typed.short { Length::Short } else { Length::Long };
    Variant { lang: typed.lang.to_ascii_lowercase(), length, text: typed.text.clone() }
}

/// A macro as it stands in the form when nobody has changed anything yet.
pub(super) fn typed(content: &Content, version: i64) -> Typed {
    let variant = |one: &Variant| TypedVariant {
        lang: one.lang.clone(),
        short: one.length == Length::Short,
        text: one.text.clone(),
    };
    Typed {
        name: content.name.clone(),
        team: content.team.clone().unwrap_or_default(),
        place: content.place.to_string(),
        tags: content.tags.join(", "),
        variants: content.variants.iter().map(variant).collect(),
        version,
    }
}

impl Default for Said {
    fn default() -> Self {
        Self {
            content: Content::default(),
            typed: typed(&Content { place: Place::Both, ..Content::default() }, 0),
            case: None,
            mode: Mode::Public,
        }
    }
}
