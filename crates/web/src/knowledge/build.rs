//! From articles to pages. Pure.

use std::collections::HashMap;
use std::fmt::Write;

use care::access::User;
use care::knowledge::{Article, Audience, Content, State};
use kernel::{Instant, UserId};

use super::{Row, Standing};
use crate::ui::t;

/// How far an article is, now.
pub(super) fn standing(one: &Article, now: Instant) -> Standing {
    match one.state {
        State::Draft => Standing::Draft,
        State::Archived => Standing::Archived,
        State::Published if one.is_overdue(now) => Standing::Overdue,
        State::Published => Standing::Published,
    }
}

/// Whether an article is among those that are shown.
pub(super) fn is_shown(show: &str, standing: Standing) -> bool {
    match show {
        "overdue" => standing == Standing::Overdue,
        "draft" => standing == Standing::Draft,
        "archived" => standing == Standing::Archived,
        _ => standing != Standing::Archived,
    }
}

/// Whether an article holds what is searched for.
pub(super) fn holds(content: &Content, query: &str) -> bool {
    let all = [&content.title, &content.answer, &content.body].map(|text| text.to_lowercase()).join(" ");
    let all = format!("{all} {}", content.tags.join(" "));
    query.to_lowercase().split_whitespace().all(|word| all.contains(word))
}

/// An article in the list.
pub(super) fn row(one: &Article, users: &HashMap<UserId, User>, now: Instant) -> Row {
    let content = &one.content.0;
    Row {
        id: one.id.to_string(),
        title: content.title.clone(),
        internal: content.audience == Audience::Internal,
        standing: standing(one, now),
        owner: one.owner.and_then(|id| users.get(&id)).map(|user| user.name.clone()).unwrap_or_default(),
        review: one.review_at,
        lang: content.lang.clone(),
        tags: content.tags.clone(),
        uses: u64::try_from(one.uses).unwrap_or(0),
        changed_at: one.changed_at,
    }
}

/// A day as forms write it: `2026-03-12`.
pub(super) fn day(at: Instant) -> String {
    at.timestamp().to_string().chars().take(10).collect()
}

/// An article as text, for comparing versions.
pub(super) fn printed(content: &Content) -> String {
    let mut out = String::new();
    let readers = match content.audience {
        Audience::Public => t("knowledge-public"),
        Audience::Internal => t("knowledge-internal"),
    };
    // Nothing can fail to be written to a string.
    let _ = writeln!(out, "{}: {}", t("knowledge-name"), content.title);
    let _ = writeln!(out, "{}: {readers}", t("knowledge-readers"));
    let _ = writeln!(out, "{}: {}", t("macros-lang"), content.lang);
    let _ = writeln!(out, "{}: {}", t("macros-tags"), content.tags.join(", "));
    let _ = writeln!(out, "{}: {}", t("knowledge-link"), content.link.as_deref().unwrap_or_default());
    let _ = writeln!(out, "\n[{}]\n{}", t("knowledge-answer"), content.answer);
    let _ = writeln!(out, "\n[{}]\n{}", t("knowledge-body"), content.body);
    out
}
