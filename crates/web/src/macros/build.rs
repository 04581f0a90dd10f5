//! From macros to pages. Pure.

use std::collections::HashMap;
use std::fmt::Write;

use care::access::User;
use care::macros::{Content, Length, Macro, Place, Rendered, Scene, Template, Variable, Variant};
use kernel::{Instant, UserId};

use super::{Preview, Row, TypedVariant, Version};
use crate::picks::handlers::marked;
use crate::ui::{self, t, tell};

/// Where a macro may stand: an icon and a word.
fn place(place: Place) -> (&'static str, &'static str) {
    match place {
        Place::Public => ("globe", t("macros-place-public")),
        Place::Private => ("lock", t("macros-place-private")),
        Place::Both => ("messages-square", t("macros-place-both")),
    }
}

/// A macro in the list.
pub(super) fn row(one: &Macro, team: impl Fn(&str) -> String) -> Row {
    let content = &one.content.0;
    Row {
        id: one.id.to_string(),
        name: content.name.clone(),
        place: place(content.place),
        team: content.team.as_deref().map(team).unwrap_or_default(),
        langs: content.langs().join(", "),
        tags: content.tags.clone(),
        uses: u64::try_from(one.uses).unwrap_or(0),
        changed_at: one.changed_at,
        archived: one.archived_at.is_some(),
    }
}

/// Whether a macro holds what is searched for.
pub(super) fn holds(one: &Macro, query: &str) -> bool {
    let content = &one.content.0;
    let mut all = format!("{} {}", content.name, content.tags.join(" "));
    content.variants.iter().for_each(|variant| all.push_str(&variant.text));
    let all = all.to_lowercase();
    query.to_lowercase().split_whitespace().all(|word| all.contains(word))
}

/// A macro's words in a case; of a broken one the place and the reason.
pub(super) fn preview(variants: &[Variant], scene: &Scene) -> Preview {
    let broken = variants.iter().find_map(|one| {
        let wrong = Template::parse(&one.text).err()?;
        Some(format!("{}, {}: {}", one.lang, length(one.length), ui::say(&wrong.told())))
    });
    let Some(Rendered { text, lang, length: long, gaps, counted, limit }) =
        scene.render(variants).filter(|_| broken.is_none())
    else {
        return Preview { wrong: broken, ..Preview::default() };
    };
    let counts = [("n", counted.into()), ("limit", limit.unwrap_or(0).into())];
    Preview {
        pieces: marked(&text, &gaps),
        variant: format!("{lang}, {}", length(long)),
        length: if limit.is_some() {
            tell("macros-counted", &counts)
        } else {
            tell("macros-count", &counts[..1])
        },
        over: limit.is_some_and(|limit| counted > limit),
        wrong: None,
    }
}

fn length(length: Length) -> &'static str {
    match length {
        Length::Short => t("macros-short"),
        Length::Long => t("macros-long"),
    }
}

/// The variants, and an empty one to write another: in the first language that lacks the short one.
pub(super) fn with_another(mut variants: Vec<TypedVariant>) -> Vec<TypedVariant> {
    let lacks = |lang: &str| !variants.iter().any(|one| one.lang == lang && one.short);
    let lang = variants.iter().map(|one| one.lang.clone()).find(|lang| lacks(lang));
    let lang = lang.unwrap_or_else(|| if variants.is_empty() { "en".into() } else { String::new() });
    variants.push(TypedVariant {
        short: !lang.is_empty() && !variants.is_empty(),
        lang,
        text: String::new(),
    });
    variants
}

/// A version in the list of them; also of articles.
pub(crate) fn version(
    users: &HashMap<UserId, User>,
    number: i64,
    by: Option<UserId>,
    at: Instant,
) -> Version {
    let by = by
        .and_then(|id| users.get(&id))
        .map_or_else(|| t("macros-by-product").to_owned(), |user| user.name.clone());
    Version { number, by, at }
}

/// A macro as text, for comparing versions.
pub(super) fn printed(content: &Content) -> String {
    let mut out = String::new();
    // Nothing can fail to be written to a string.
    let _ = writeln!(out, "{}: {}", t("macros-name"), content.name);
    let _ = writeln!(out, "{}: {}", t("macros-place"), place(content.place).1);
    let team = content.team.as_deref().unwrap_or_else(|| t("macros-everybody"));
    let _ = writeln!(out, "{}: {team}", t("macros-team"));
    let _ = writeln!(out, "{}: {}", t("macros-tags"), content.tags.join(", "));
    for one in &content.variants {
        let _ = writeln!(out, "\n[{}, {}]\n{}", one.lang, length(one.length), one.text);
    }
    out
}

/// The variables, and what each stands for.
pub(super) fn variables() -> Vec<(&'static str, &'static str)> {
    let told = |one: Variable| match one {
        Variable::PersonName => t("macros-var-person-name"),
        Variable::PersonFirstName => t("macros-var-person-first-name"),
        Variable::PersonHandle => t("macros-var-person-handle"),
        Variable::Brand => t("macros-var-brand"),
        Variable::BrandHandle => t("macros-var-brand-handle"),
        Variable::AgentName => t("macros-var-agent-name"),
        Variable::AgentFirstName => t("macros-var-agent-first-name"),
        Variable::CaseNumber => t("macros-var-case-number"),
        Variable::CaseTopic => t("macros-var-case-topic"),
        Variable::Order => t("macros-var-order"),
        Variable::Channel => t("macros-var-channel"),
        Variable::Visibility => t("macros-var-visibility"),
        Variable::Language => t("macros-var-language"),
    };
    let mut all: Vec<_> = Variable::ALL.iter().map(|one| (one.name(), told(*one))).collect();
    all.push(("{?delivery day}", t("macros-var-gap")));
    all.push(("{if visibility == \"public\"}…{else}…{end}", t("macros-var-if")));
    all
}
