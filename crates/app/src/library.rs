//! Macros and articles as files that people write and keep: a list of macros is TOML, an article is Markdown with its
//! facts in front, between two lines of `+++`.

use anyhow::{Context, Result, bail};
use care::knowledge::{self, Audience};
use care::macros::Content;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Macros {
    #[serde(rename = "macro", default)]
    macros: Vec<Content>,
}

/// Reads a list of macros.
///
/// # Errors
/// With the line, if it is none.
pub fn macros(text: &str) -> Result<Vec<Content>> {
    Ok(toml::from_str::<Macros>(text).context("this is no list of macros")?.macros)
}

/// Writes a list of macros.
///
/// # Errors
/// None that a list of macros can cause.
pub fn macros_text(macros: Vec<Content>) -> Result<String> {
    Ok(toml::to_string_pretty(&Macros { macros })?)
}

/// The facts in front of an article.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Front {
    title: String,
    lang: String,
    #[serde(default)]
    audience: Audience,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    #[serde(default)]
    answer: String,
}

const FENCE: &str = "+++";

/// Reads an article.
///
/// # Errors
/// If the facts in front are missing, or wrong: with the line.
pub fn article(text: &str) -> Result<knowledge::Content> {
    let text = text.replace("\r\n", "\n");
    let rest = text.trim_start().strip_prefix(FENCE).context("an article begins with a line of +++")?;
    let Some((front, body)) = rest.split_once("\n+++") else {
        bail!("the facts in front of an article end with a line of +++");
    };
    let Front { title, lang, audience, tags, link, answer } =
        toml::from_str(front).context("the facts in front of this article are wrong")?;
    let body = body.trim().to_owned();
    Ok(knowledge::Content { title, answer, body, link, lang, tags, audience })
}

/// Writes an article.
///
/// # Errors
/// None that an article can cause.
pub fn article_text(content: &knowledge::Content) -> Result<String> {
    let knowledge::Content { title, answer, body, link, lang, tags, audience } = content.clone();
    let front = toml::to_string_pretty(&Front { title, lang, audience, tags, link, answer })?;
    Ok(format!("{FENCE}\n{front}{FENCE}\n\n{body}\n"))
}

#[cfg(test)]
mod tests {
    use care::macros::{Length, Place, Variant};

    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let text = "Hi {person.first_name},\n\n\"quoted\" \\ and +++\n".trim().to_owned();
        let one = Content {
            name: "Hello".into(),
            team: Some("care_team".into()),
            place: Place::Private,
            tags: vec!["hello".into()],
            variants: vec![Variant { lang: "en".into(), length: Length::Short, text }],
        };
        assert_eq!(macros(&macros_text(vec![one.clone()]).unwrap()).unwrap(), [one]);
        let article_of = knowledge::Content {
            title: "Restart".into(),
            answer: "Off,\n\nthen on.".into(),
            body: "All of it.\n\n* one".into(),
            link: None,
            lang: "en".into(),
            tags: Vec::new(),
            audience: Audience::Public,
        };
        assert_eq!(article(&article_text(&article_of).unwrap()).unwrap(), article_of);
        assert!(article("no facts").is_err() && macros("[[macro]]\nnaem = 1").is_err());
    }
}
