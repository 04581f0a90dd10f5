//! The checks: what was noticed in words, the settings, the report.

use std::collections::HashMap;

use crate::checks::{
    Choice, Column, Concern, Given, Line, Noted, Piece, Report, Row, Rows, Settings, Shown, Tried,
};
use crate::checks::{render_report, render_rows, render_settings};
use crate::shell::Place;
use axum::Router;
use axum::extract::Query;
use axum::response::Html;
use axum::routing::get;

use crate::kit::frame::{ago, frame};

type Asked = Query<HashMap<String, String>>;

/// The pages.
pub fn routes() -> Router {
    Router::new()
        .route("/checks", get(report))
        .route("/checks/rows", get(rows))
        .route("/settings/checks", get(settings))
}

/// What is noticed in words that ask and tell too much.
pub fn concerns() -> Vec<Concern> {
    let concern = |name: &str, words: &str, advice: &str, code: &str| Concern {
        name: name.into(),
        words: words.into(),
        advice: advice.into(),
        despite: Some(code.into()),
        given: None,
    };
    let given = Given { value: "LB-204418".into(), message_id: "msg_6".into(), may_insert: true };
    vec![
        concern(
            "Personal data in public",
            "Everybody would see: an e-mail address.",
            "Write privately, or leave it out.",
            "personal_data",
        ),
        Concern {
            given: Some(given),
            ..concern(
                "Asks again",
                "They have told you: an account number.",
                "Use what they said.",
                "asks_again",
            )
        },
    ]
}

/// Words with an e-mail address in them marked.
pub fn pieces(text: &str) -> Vec<Piece> {
    let (before, rest) = text.split_at(text.find("priya@").unwrap_or_default());
    let (found, after) = rest.split_at(rest.find(',').unwrap_or(rest.len()));
    [(before, false), (found, true), (after, false)]
        .map(|(text, marked)| Piece { text: text.into(), marked })
        .into()
}

fn choices(on: &str) -> Vec<Choice> {
    [("off", "Off"), ("warn", "Warn"), ("block", "Block")]
        .map(|(key, name)| Choice { key, name: name.into(), on: key == on })
        .into()
}

/// The settings.
async fn settings(Query(asked): Asked) -> Html<String> {
    let state = asked.get("state").map(String::as_str);
    let text = "Could you tell us your order number? It stands with priya@example.org, I believe.";
    let tried = Tried {
        text: text.into(),
        pieces: pieces(text),
        concerns: concerns(),
        remarks: vec!["These words ask for: an order number.".into()],
    };
    let line = |code, name: &str, about: &str, on| Line {
        code,
        name: name.into(),
        about: about.into(),
        choices: choices(on),
    };
    let column = |key, name: &str, text: &str| Column {
        key,
        name: name.into(),
        about: "One a line.".into(),
        text: text.into(),
    };
    let view = Settings {
        frame: frame("Pre-send checks", Place::Settings),
        lines: vec![
            line(
                "personal_data",
                "Personal data in public",
                "What somebody told you privately, in words that everybody sees.",
                "warn",
            ),
            line("disparages", "Speaks ill of a competitor", "Quoting the customer is no harm.", "block"),
        ],
        columns: vec![
            column("internal_words", "Words of the house", "ticket*\nescalat*"),
            column("competitors", "Competitors", "SlowNet"),
        ],
        copies: 3,
        tried: (state == Some("tried")).then_some(tried),
        kept: state == Some("kept"),
        wrong: (state == Some("wrong")).then(|| "a list has at most 200 entries".into()),
    };
    Html(render_settings(&view).unwrap_or_default())
}

/// The report.
async fn report(Query(asked): Asked) -> Html<String> {
    let state = asked.get("state").map(String::as_str);
    let shown = |n| Shown { n, href: "/checks/rows".into() };
    let row = |name: &str, numbers: [u64; 5], share: &str| Row {
        name: name.into(),
        about: "What it looks for.".into(),
        numbers: numbers.map(shown).into(),
        share: share.into(),
    };
    let rows = vec![
        row("Asks again", [14, 9, 3, 0, 2], "25 %"),
        row("The same words to many", [5, 1, 4, 0, 0], "80 %"),
    ];
    let view = Report {
        frame: frame("Checks", Place::Checks),
        windows: [("day", "Day"), ("week", "Week"), ("month", "Month")]
            .map(|(key, name)| Choice { key, name: name.into(), on: key == "week" })
            .into(),
        rows: if state == Some("empty") { vec![] } else { rows },
        repeats: "1.4 %".into(),
        asked_again: shown(3),
        answered: 214,
    };
    Html(render_report(&view).unwrap_or_default())
}

/// The rows behind a number.
async fn rows() -> Html<String> {
    let noted = |case: &str, outcome: &str, minutes| Noted {
        case_id: case.into(),
        name: "Asks again".into(),
        outcome: outcome.into(),
        by: "Mo Said".into(),
        at: ago(minutes),
    };
    let view = Rows {
        frame: frame("Checks", Place::Checks),
        title: "Asks again: sent anyway".into(),
        csv: "/checks/rows.csv".into(),
        rows: vec![noted("case_1", "sent anyway", 4), noted("case_2", "sent anyway", 61)],
    };
    Html(render_rows(&view).unwrap_or_default())
}
