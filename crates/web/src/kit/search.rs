//! The search page, made up.

use std::collections::HashMap;

use crate::search::{Example, Found, Group, Piece, View, render};
use crate::shell::Place;
use axum::Router;
use axum::extract::Query;
use axum::response::Html;
use axum::routing::get;

use crate::kit::frame::{ago, frame};
use crate::kit::people::EVERYBODY;

/// The search page in every state.
pub fn routes() -> Router {
    Router::new().route("/search", get(page)).route("/search/hits", get(|| async { Html("") }))
}

async fn page(Query(asked): Query<HashMap<String, String>>) -> Html<String> {
    let query = asked.get("q").cloned().unwrap_or_default();
    let is_found = !query.is_empty() && asked.get("state").is_none_or(|state| state != "empty");
    let view = View {
        frame: frame("Search", Place::Search),
        said: if is_found {
            vec!["“foo:” is no operator, so it was searched as words.".into()]
        } else {
            Vec::new()
        },
        groups: if is_found { groups() } else { Vec::new() },
        instead: Some("refu*".into()),
        recent: vec!["refund is:open".into(), "from:priya \"no internet\"".into()],
        examples: vec![
            Example { query: "refund router", finds: "both words, in any order" },
            Example { query: "from:maya after:7d", finds: "said by Maya in the last seven days" },
        ],
        query,
    };
    Html(render(&view).unwrap_or_default())
}

fn groups() -> Vec<Group> {
    let plain = |words: &str| Piece { words: words.into(), marked: false };
    let mark = |words: &str| Piece { words: words.into(), marked: true };
    let group = |kind, icon, name, hits: Vec<Found>, count: &str, more: bool| Group {
        kind,
        icon,
        name,
        hits,
        count: count.into(),
        more: more.then(|| format!("/search?q=refund+in:{kind}")),
        ended_early: more,
    };
    let messages = EVERYBODY.iter().take(5).zip(1..).map(|(person, n)| Found {
        href: format!("/desk/all/case_{n}#msg_{n}"),
        face: Some(person.face()),
        title: vec![plain(person.name)],
        text: vec![
            plain("… I was promised a "),
            mark("refund"),
            plain(" two weeks ago, and nobody writes back …"),
        ],
        about: vec!["Sandbox".into(), "theirs, in public".into(), "open".into()],
        at: ago(60 * n),
    });
    let person = EVERYBODY[2];
    let people = vec![Found {
        href: format!("/people/{}", person.id),
        face: Some(person.face()),
        title: vec![mark("نور"), plain(" الهاشمي")],
        text: vec![plain("noor_h")],
        about: Vec::new(),
        at: ago(60 * 24),
    }];
    let articles = vec![Found {
        href: "/knowledge/1".into(),
        face: None,
        title: vec![plain("How a "), mark("refund"), plain(" reaches the customer")],
        text: vec![plain("It takes five working days.")],
        about: Vec::new(),
        at: ago(60 * 24 * 40),
    }];
    vec![
        group("people", "users", "People", people, "1", false),
        group("messages", "message-circle", "Messages", messages.collect(), "5+", true),
        group("knowledge", "layers", "Knowledge", articles, "1", false),
    ]
}
