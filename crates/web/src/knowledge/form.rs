//! What the form of an article says.

use care::knowledge::{Audience, Content};
use serde::Deserialize;

use super::Typed;

/// The fields of the form.
#[derive(Deserialize, Clone, Debug, Default)]
pub(super) struct Fields {
    #[serde(default)]
    title: String,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    body: String,
    #[serde(default)]
    link: String,
    #[serde(default)]
    lang: String,
    #[serde(default)]
    tags: String,
    #[serde(default)]
    audience: String,
    #[serde(default)]
    version: i64,
}

impl Fields {
    /// The article, not checked yet, and the version from which the writer began.
    pub fn content(&self) -> (Content, i64) {
        let tags = self.tags.split(',').map(str::trim).filter(|tag| !tag.is_empty());
        let content = Content {
            title: self.title.clone(),
            answer: self.answer.clone(),
            body: self.body.clone(),
            link: Some(self.link.clone()).filter(|link| !link.trim().is_empty()),
            lang: self.lang.clone(),
            tags: tags.map(str::to_owned).collect(),
            audience: self.audience.parse().unwrap_or_default(),
        };
        (content, self.version)
    }
}

/// An article as it stands in the form.
pub(super) fn typed(content: &Content, version: i64) -> Typed {
    Typed {
        title: content.title.clone(),
        answer: content.answer.clone(),
        body: content.body.clone(),
        link: content.link.clone().unwrap_or_default(),
        lang: content.lang.clone(),
        tags: content.tags.join(", "),
        internal: content.audience == Audience::Internal,
        version,
    }
}
