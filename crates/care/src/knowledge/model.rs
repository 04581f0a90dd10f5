//! Articles, as people write them.

use db::{FromRow, Json};
use kernel::{ArticleId, Instant, UserId, said};
use serde::{Deserialize, Serialize};

use crate::macros::language;
use crate::words::words;
use crate::{Error, Result, tags};

words! {
    /// Who may read an article.
    #[derive(Default)]
    pub enum Audience {
        /// Customers too.
        Public = "public",
        /// Colleagues alone: its words are never put into an answer.
        #[default]
        Internal = "internal",
    }
}

words! {
    /// How far an article is.
    pub enum State {
        /// It is being written: nobody is offered it.
        Draft = "draft",
        /// It holds.
        Published = "published",
        /// It holds no more; it stays with all its versions.
        Archived = "archived",
    }
}

/// What an article says: all that a version keeps.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// What it is called.
    pub title: String,
    /// What may be said to a customer, ready to be sent; may be empty.
    #[serde(default)]
    pub answer: String,
    /// All that colleagues should know.
    #[serde(default)]
    pub body: String,
    /// Where customers read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Its language, such as `de`.
    pub lang: String,
    /// What it is about: a case's topic, and whatever helps to find it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Who may read it.
    #[serde(default)]
    pub audience: Audience,
}

/// The longest title, answer, body and link, in characters.
const TITLE: usize = 160;
const ANSWER: usize = 5_000;
const BODY: usize = 50_000;
const LINK: usize = 500;

impl Content {
    /// As it is kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what to change.
    pub fn checked(&self) -> Result<Self> {
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        if title.is_empty() || title.chars().count() > TITLE {
            return Err(Error::invalid(said!(
                "an article's title has 1 to {title} characters",
                title = TITLE
            )));
        }
        let answer = self.answer.replace("\r\n", "\n").trim().to_owned();
        let body = self.body.replace("\r\n", "\n").trim().to_owned();
        if answer.is_empty() && body.is_empty() {
            return Err(Error::invalid(
                "an article says something: write the answer, or what colleagues should know",
            ));
        }
        if answer.chars().count() > ANSWER || body.chars().count() > BODY {
            return Err(Error::invalid(said!(
                "the answer has {answer} characters at most, the rest {body}; make two articles of it",
                answer = ANSWER,
                body = BODY
            )));
        }
        let link = self.link.as_deref().map(str::trim).filter(|link| !link.is_empty()).map(str::to_owned);
        let is_address = |link: &String| {
            (link.starts_with("https://") || link.starts_with("http://"))
                && link.chars().count() <= LINK
                && !link.contains(|c: char| c.is_whitespace() || c.is_control())
        };
        if link.as_ref().is_some_and(|link| !is_address(link)) {
            return Err(Error::invalid("the link is an address that begins with https://"));
        }
        let mut tags = self.tags.iter().map(|tag| tags::folded(tag)).collect::<Result<Vec<_>>>()?;
        tags.sort();
        tags.dedup();
        if tags.len() > 20 {
            return Err(Error::invalid("an article has 20 tags at most"));
        }
        Ok(Self { title, answer, body, link, lang: language(&self.lang)?, tags, audience: self.audience })
    }
}

/// An article.
#[derive(Clone, Debug, FromRow)]
pub struct Article {
    /// Its id.
    pub id: ArticleId,
    /// The number of the version in force, from 1.
    pub version: i64,
    /// What it says.
    pub content: Json<Content>,
    /// How far it is.
    pub state: State,
    /// Who sees to it that it stays true.
    pub owner: Option<UserId>,
    /// When somebody should look through it.
    pub review_at: Instant,
    /// When its owner was told that it is time.
    pub told_at: Option<Instant>,
    /// How often its words were put into an answer.
    pub uses: i64,
    /// Who changed it last.
    pub changed_by: Option<UserId>,
    /// When.
    pub changed_at: Instant,
}

impl Article {
    /// Whether it should have been looked through.
    pub fn is_overdue(&self, now: Instant) -> bool {
        self.state == State::Published && self.review_at <= now
    }

    /// What may be put into an answer; `None` of what only colleagues may read, and of what does not hold.
    pub fn answer(&self) -> Option<&str> {
        let content = &self.content.0;
        let may = content.audience == Audience::Public && self.state == State::Published;
        Some(content.answer.as_str()).filter(|answer| may && !answer.is_empty())
    }

    /// Where customers may read it, under the same conditions.
    pub fn link(&self) -> Option<&str> {
        let content = &self.content.0;
        let may = content.audience == Audience::Public && self.state == State::Published;
        content.link.as_deref().filter(|_| may)
    }
}

/// A version of an article.
#[derive(Clone, Debug, FromRow)]
pub struct Version {
    /// Its number, from 1.
    pub version: i64,
    /// What it said.
    pub content: Json<Content>,
    /// Who wrote it.
    pub by_user: Option<UserId>,
    /// When.
    pub at: Instant,
}
