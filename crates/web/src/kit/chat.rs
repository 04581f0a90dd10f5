//! Web chat: its settings, and the page in a site's frame.

use std::collections::HashMap;

use axum::Router;
use axum::extract::Query;
use axum::response::Html;
use axum::routing::get;
use channels::webchat::{Ask, Config, Mailing};

use crate::chat::settings::{Choice, One, Row, View, render};
use crate::chat::{Frame, draw_frame};
use crate::kit::frame::frame;
use crate::shell::Place;
use crate::signatures;

type Asked = Query<HashMap<String, String>>;

/// The pages.
pub fn routes() -> Router {
    Router::new()
        .route("/settings/chat", get(settings))
        .route("/chat", get(inside))
        .route("/settings/signatures", get(signed))
}

/// The signatures of teams, which stand beside the chat because both write to people who are not here.
async fn signed(Query(asked): Asked) -> Html<String> {
    let state = asked.get("state").map(String::as_str).unwrap_or_default();
    let line = |team: &str, title: &str, words: &str, shown: Option<&str>| signatures::Line {
        team: team.into(),
        title: title.into(),
        words: words.into(),
        shown: shown.map(str::to_owned),
    };
    let words = "{agent.first_name}, {team}\n{brand}";
    let lines = vec![
        line("care_team", "Care", words, Some("Ana, Care\nLarkspur Broadband")),
        line("safety_team", "Safety <b>first</b>", "", None),
    ];
    let view = signatures::View {
        frame: frame("Signatures", Place::Settings),
        lines: if state == "empty" { Vec::new() } else { lines },
        done: (state == "kept").then(|| "Kept.".into()),
        wrong: (state == "wrong").then(|| "nobody knows `{nobody}`".into()),
    };
    Html(signatures::render(&view).unwrap_or_default())
}

fn config() -> Config {
    Config {
        origins: ["https://larkspur.example", "https://*.larkspur.example"]
            .into_iter()
            .filter_map(|site| site.parse().ok())
            .collect(),
        topics: vec!["My bill".into(), "My line is down".into(), "A new contract".into()],
        name: Ask::Must,
        calendar: "uk_day".into(),
        ..Config::default()
    }
}

async fn settings(Query(asked): Asked) -> Html<String> {
    let state = asked.get("state").map(String::as_str).unwrap_or_default();
    let config = config();
    let row = |id: &str, name: &str, sites| Row { id: id.into(), name: name.into(), sites };
    let one = One {
        id: "acc_018f2f7c5f6e7a1b9c3d4e5f60718293".into(),
        name: "Help on larkspur.example".into(),
        origins: config.origins.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
        mailboxes: vec![Choice { value: "acc_3".into(), name: "Larkspur Care".into(), on: true }],
        mailing: Mailing {
            account: "acc_3".into(),
            words: crate::ui::t("chat-mail-default").into(),
            link: "https://larkspur.example/help".into(),
            ..Mailing::none()
        },
        config,
        calendars: vec![Choice {
            value: "uk_day".into(),
            name: "uk_day: mon-fri 08:00-20:00 (Europe/London)".into(),
            on: true,
        }],
        stars: [1, 0, 2, 9, 30],
        script: "https://desk.larkspur.example/chat/acc_018f2f7c5f6e7a1b9c3d4e5f60718293/widget.js".into(),
        frame: None,
        secret: (state == "secret").then(|| "cgi_mYbR0qk3cTz6cW5l2nq8v1xJ4h7sD9fG".into()),
    };
    let empty = state == "empty";
    let view = View {
        frame: frame("Web chat", Place::Settings),
        chats: if empty {
            Vec::new()
        } else {
            vec![row(&one.id, &one.name, 2), row("acc_2", "Members <b>only</b>", 0)]
        },
        one: (!empty).then_some(one),
        done: (state == "kept").then(|| "Kept.".into()),
        wrong: (state == "wrong").then(|| "`shop` is no site: write `https://shop.example`".into()),
    };
    Html(render(&view).unwrap_or_default())
}

async fn inside(Query(asked): Asked) -> Html<String> {
    let state = asked.get("state").map(String::as_str).unwrap_or_default();
    let config = config();
    let view = Frame {
        brand: "Larkspur Broadband".into(),
        account: "acc_018f2f7c5f6e7a1b9c3d4e5f60718293".into(),
        origin: "https://larkspur.example".into(),
        theme: "system".into(),
        greeting: crate::ui::t("chat-greeting").into(),
        consent: crate::ui::t("chat-consent").into(),
        name: (true, true),
        email: (true, state == "away"),
        topics: config.topics.clone(),
        files: true,
        signed_only: state == "signed",
        colour: config.colour.clone(),
        ink: config.ink().into(),
        state: if state == "away" {
            r#"{"state":"away","opens":null}"#
        } else {
            r#"{"state":"online","opens":null}"#
        }
        .into(),
    };
    Html(draw_frame(&view).unwrap_or_default())
}
