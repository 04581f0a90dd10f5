//! Macros and knowledge, made up.

use std::collections::HashMap;

use axum::Router;
use axum::extract::Query;
use axum::response::Html;
use axum::routing::get;

use super::frame::{ago, frame};
use crate::picks::Piece;
use crate::shell::Place;
use crate::ui::diff;
use crate::{knowledge, macros};

/// The pages.
pub fn routes() -> Router {
    Router::new()
        .route("/macros", get(list))
        .route("/macros/mac_1", get(one))
        .route("/macros/mac_1/versions/1", get(version))
        .route("/knowledge", get(articles))
        .route("/knowledge/art_1", get(article))
}

type Asked = Query<HashMap<String, String>>;

fn is(asked: &Asked, state: &str) -> bool {
    asked.get("state").is_some_and(|wanted| wanted == state)
}

async fn list(asked: Asked) -> Html<String> {
    let row = |id: &str, name: &str, place, team: &str, archived| macros::Row {
        id: id.into(),
        name: name.into(),
        place,
        team: team.into(),
        langs: "en, de".into(),
        tags: vec!["refund".into()],
        uses: 41,
        changed_at: ago(60 * 24 * 3),
        archived,
    };
    let rows = vec![
        row("mac_1", "Refund is on its way", ("messages-square", "Anywhere"), "", false),
        row("mac_1", "Thank you for the kind words", ("globe", "In public"), "Community", false),
        row("mac_1", "Easter greetings", ("globe", "In public"), "", true),
    ];
    let view = macros::List {
        frame: frame("Macros", Place::Macros),
        rows: if is(&asked, "empty") { Vec::new() } else { rows },
        query: String::new(),
        may_write: true,
    };
    Html(macros::render_list(&view).unwrap_or_default())
}

fn versions() -> Vec<macros::Version> {
    let version = |number, minutes| macros::Version { number, by: "Ana Ruiz".into(), at: ago(minutes) };
    vec![version(2, 60), version(1, 60 * 24 * 20)]
}

async fn one(asked: Asked) -> Html<String> {
    let wrong = is(&asked, "wrong");
    let variant =
        |lang: &str, short, text: &str| macros::TypedVariant { lang: lang.into(), short, text: text.into() };
    let said = |words: &str, marked| Piece { words: words.into(), marked };
    let reason = "the short variant in `de`, line 1, character 7: there is no variable `ordre`";
    let view = macros::Edit {
        frame: frame("Refund is on its way", Place::Macros),
        id: Some("mac_1".into()),
        typed: macros::Typed {
            name: "Refund is on its way".into(),
            team: String::new(),
            place: "both".into(),
            tags: "refund".into(),
            variants: vec![
                variant("en", true, "Hi {person.first_name}, your refund is on its way."),
                variant(
                    "en",
                    false,
                    "Hi {person.first_name},\n\nyour refund{if order} for {order}{end} comes by {?day}.",
                ),
                variant("de", true, ""),
            ],
            version: 2,
        },
        teams: vec![("care_team".into(), "Customer care".into())],
        cases: vec![("case_1".into(), "Priya Raman".into())],
        preview: macros::Preview {
            pieces: vec![
                said("Hi Priya,\n\nyour refund comes by ", false),
                said("⟦day⟧", true),
                said(".", false),
            ],
            variant: "en, long".into(),
            length: "41 of 280".into(),
            over: false,
            wrong: wrong.then(|| reason.to_owned()),
        },
        variables: vec![("{order}", "The order number that they told us in this case")],
        versions: versions(),
        archived: is(&asked, "archived"),
        may_write: true,
        done: None,
        wrong: wrong.then(|| reason.to_owned()),
    };
    Html(macros::render_edit(&view).unwrap_or_default())
}

async fn version() -> Html<String> {
    let view = macros::Versioned {
        frame: frame("Version 1", Place::Macros),
        name: "Refund is on its way".into(),
        back: "/macros/mac_1".into(),
        version: macros::Version { number: 1, by: "Ana Ruiz".into(), at: ago(60 * 24 * 20) },
        lines: diff::lines(
            "Name: Refund\n\nIt takes a week.",
            "Name: Refund is on its way\n\nIt takes five days.\nBye.",
        ),
        in_force: false,
        may_write: true,
    };
    Html(macros::render_version(&view).unwrap_or_default())
}

async fn articles(asked: Asked) -> Html<String> {
    let row = |title: &str, internal, standing| knowledge::Row {
        id: "art_1".into(),
        title: title.into(),
        internal,
        standing,
        owner: "Ana Ruiz".into(),
        review: ago(60 * 24 * 3),
        lang: "en".into(),
        tags: vec!["billing".into(), "refund".into()],
        uses: 12,
        changed_at: ago(60 * 24 * 90),
    };
    let rows = vec![
        row("How long a refund takes", false, knowledge::Standing::Published),
        row("What may be credited without asking", true, knowledge::Standing::Overdue),
        row("Routers of series B restart by themselves", true, knowledge::Standing::Draft),
    ];
    let view = knowledge::List {
        frame: frame("Knowledge", Place::Knowledge),
        rows: if is(&asked, "empty") { Vec::new() } else { rows },
        query: String::new(),
        shows: vec![
            ("all", "All", 3),
            ("overdue", "Review is due", 1),
            ("draft", "Drafts", 1),
            ("archived", "Put away", 0),
        ],
        show: "all".into(),
        may_write: true,
    };
    Html(knowledge::render_list(&view).unwrap_or_default())
}

async fn article() -> Html<String> {
    let view = knowledge::Edit {
        frame: frame("How long a refund takes", Place::Knowledge),
        id: Some("art_1".into()),
        standing: knowledge::Standing::Overdue,
        typed: knowledge::Typed {
            title: "How long a refund takes".into(),
            answer: "A refund takes up to five working days.".into(),
            body: "If seven days have gone by, billing looks for it by hand.".into(),
            link: "https://help.larkspur.example/refunds".into(),
            lang: "en".into(),
            tags: "billing, refund".into(),
            internal: false,
            version: 2,
        },
        owners: vec![("usr_ana".into(), "Ana Ruiz".into(), true)],
        review: "2026-03-01".into(),
        versions: versions(),
        may_write: true,
        done: None,
        wrong: None,
    };
    Html(knowledge::render_edit(&view).unwrap_or_default())
}
