//! A form in which a name may stand several times.

use std::collections::BTreeMap;

use care::complaints::New;
use care::wrap_up::Wrapped;

/// What somebody typed into a form, in the order of its fields.
#[derive(Clone, Debug, Default)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// Reads a form's body.
    pub fn of(form: &[u8]) -> Self {
        Self(form_urlencoded::parse(form).into_owned().collect())
    }

    /// What was typed into a field; nothing if it is not there.
    pub fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Whether a field is there and not empty.
    pub fn has(&self, name: &str) -> bool {
        !self.one(name).is_empty()
    }

    /// All that was typed under a name.
    pub fn all(&self, name: &str) -> Vec<String> {
        let values = self.0.iter().filter(|(key, _)| key == name).map(|(_, value)| value.trim().to_owned());
        values.filter(|value| !value.is_empty()).collect()
    }

    /// What was typed into the fields whose names begin like this, by the rest of the name.
    pub fn below(&self, beginning: &str) -> BTreeMap<String, String> {
        let named = self.0.iter().filter_map(|(key, value)| Some((key.strip_prefix(beginning)?, value)));
        named.map(|(key, value)| (key.to_owned(), value.trim().to_owned())).collect()
    }

    /// The tags: those that stay, and those that were typed with commas between them.
    pub fn tags(&self) -> Vec<String> {
        let mut tags = self.all("tag");
        let more = self.one("more").split(',').map(|tag| tag.trim().to_owned());
        tags.extend(more.filter(|tag| !tag.is_empty()));
        tags
    }

    /// What somebody says when a contact ends.
    pub fn wrapped(&self) -> Wrapped {
        let said = |name: &str| Some(self.one(name).to_owned()).filter(|value| !value.is_empty());
        let complaint = self.has("complaint").then(|| New {
            category: self.one("category").to_owned(),
            severity: self.one("severity").parse().unwrap_or(u8::MAX),
            cause: said("cause"),
            remedy: said("remedy"),
        });
        Wrapped {
            disposition: said("disposition"),
            tags: Some(self.tags()),
            fields: self.below("field."),
            complaint,
        }
    }
}
