//! How a contact ends, and the register of complaints.

use std::collections::{BTreeMap, HashMap};

use axum::Router;
use axum::extract::Query;
use axum::response::Html;
use axum::routing::get;
use kernel::Millis;

use super::frame::{NOW, ago, frame};
use crate::complaints::{
    Bar, Chosen, Column, Entry, Filters, List, One, Past, Row, StepButton, render_list, render_one,
};
use crate::shell::Place;
use crate::wrap_up::{
    Choice, Field, Group, Head, Input, Page, Register, Settings, Sheet, Team, Then, render_page,
    render_settings,
};

type Asked = Query<HashMap<String, String>>;

/// The pages.
pub fn routes() -> Router {
    Router::new()
        .route("/desk/cases/{id}/wrap-up", get(dialog))
        .route("/settings/wrap-up", get(settings))
        .route("/complaints", get(list))
        .route("/complaints/{id}", get(one))
}

/// What the head of the open case shows.
pub fn head() -> Head {
    Head {
        tags: vec!["router".into(), "second visit".into()],
        disposition: None,
        complaint: Some(("cpl_7".into(), "C-2026-0007".into(), "Acknowledged".into())),
        due: false,
    }
}

fn choice(value: &str, word: &str) -> Choice {
    Choice { value: value.into(), word: word.into() }
}

fn group(name: &str, choices: &[(&str, &str)]) -> Group {
    Group { name: name.into(), choices: choices.iter().map(|(value, word)| choice(value, word)).collect() }
}

fn causes() -> Vec<Group> {
    vec![
        group("System", &[("system/outage", "It was down"), ("system/data", "Wrong data")]),
        group("People", &[("people/mistake", "A mistake")]),
    ]
}

fn categories() -> Vec<Group> {
    vec![group("", &[("product", "Product or service"), ("money", "Bill or payment")])]
}

fn field(key: &str, name: &str, input: Input, required: bool) -> Field {
    Field { key: key.into(), name: name.into(), input, required, value: String::new() }
}

async fn dialog(Query(asked): Asked) -> Html<String> {
    let asked = |name: &str| asked.get(name).map_or("", String::as_str);
    let wrong = asked("state") == "wrong";
    let sheet = Sheet {
        case_id: "case_1".into(),
        person: "Priya Raman".into(),
        csrf: "gallery".into(),
        then: Then::of(asked("then")),
        groups: vec![
            group(
                "Something does not work",
                &[("fault/outage", "An outage on our side"), ("fault/setup", "Put right together")],
            ),
            group("Money", &[("billing/refund", "Money given back")]),
        ],
        disposition: if wrong { String::new() } else { "fault/outage".into() },
        suggested: !wrong,
        required: true,
        fields: vec![
            field("order", "Order number", Input::Text, true),
            field("visit", "Visit on", Input::Date, false),
            field("device", "Device", Input::Choice(vec!["Router".into(), "Telephone".into()]), false),
            field("told", "Told them what happens next", Input::Checkbox, true),
        ],
        tags: vec!["router".into(), "second visit".into()],
        offered: vec!["refund".into(), "outage 49".into()],
        more: String::new(),
        register: Register::Out {
            offer: Some("it reads like one, severity 3".into()),
            on: true,
            categories: categories(),
            category: "product".into(),
            severity: "3".into(),
            causes: causes(),
            cause: "system/outage".into(),
            remedy: "A new router, and a month for nothing.".into(),
        },
        earlier: vec!["Before it came back: Money › A bill explained, 2 Mar 2026, 09:14".into()],
        wrong: match wrong {
            true => BTreeMap::from([
                (
                    "disposition".into(),
                    "Your team resolves a case with what it was about: choose it here.".into(),
                ),
                ("visit".into(), "`soon` is no day; write it such as 2026-03-31".into()),
            ]),
            false => BTreeMap::new(),
        },
        opens: false,
    };
    Html(render_page(&Page { frame: frame("How did it end?", Place::Nowhere), sheet }).unwrap_or_default())
}

async fn settings(Query(asked): Asked) -> Html<String> {
    let state = asked.get("state").map(String::as_str);
    let team = |id: &str, name: &str, required, fields: &str| Team {
        id: id.into(),
        name: name.into(),
        required,
        fields: fields.into(),
    };
    let wrong = match state {
        Some("wrong") => {
            BTreeMap::from([("tree".into(), "line 2: indent with two spaces for each level".into())])
        }
        _ => BTreeMap::new(),
    };
    let view = Settings {
        frame: frame("Wrap-up", Place::Settings),
        tree:
            "fault: Something does not work\n  outage: An outage on our side\n  setup: Put right together\n"
                .into(),
        teams: vec![
            team("care_team", "Care", true, "order: Order number | text | required\n"),
            team("community_team", "Community", false, ""),
        ],
        causes: "system: System\n  outage: It was down\n  data: Wrong data (archived)\n".into(),
        categories: "product: Product or service\nmoney: Bill or payment\n".into(),
        bodies: "Ombudsman\nRegulator\n".into(),
        acknowledge_days: "3".into(),
        answer_days: "28".into(),
        currency: "GBP".into(),
        versions: vec![(2, ago(90), "Alex Morgan".into()), (1, ago(9_000), "Alex Morgan".into())],
        kept: state == Some("kept"),
        wrong,
    };
    Html(render_settings(&view).unwrap_or_default())
}

async fn list(Query(asked): Asked) -> Html<String> {
    let is_empty = asked.get("state").is_some_and(|state| state == "empty");
    let row = |n: u8, person: &str, cause: &str, late: bool| Row {
        id: format!("cpl_{n}"),
        number: format!("C-2026-000{n}"),
        person: person.into(),
        received: ago(i64::from(n) * 2_000),
        category: "Product or service".into(),
        severity: i64::from(n % 5),
        cause: cause.into(),
        state: if late { "Received" } else { "Answered" },
        due: late.then(|| ("Acknowledge by".into(), ago(300), true)),
        owner: "Ana Ruiz".into(),
        redress: if late { String::new() } else { "25.00 GBP".into() },
        external: if late { String::new() } else { "Ombudsman".into() },
    };
    let rows =
        vec![row(8, "Priya Raman", "", true), row(7, "Marek Zielinski", "System › It was down", false)];
    let bar = |name: &str, count, long| Bar { name: name.into(), count, long, href: "/complaints".into() };
    let view = List {
        frame: frame("Complaints", Place::Complaints),
        filters: Filters::default(),
        chosen: Chosen { states: vec![choice("open", "Open")], ..Chosen::default() },
        sort: String::new(),
        columns: [
            "Number",
            "Received",
            "From",
            "Kind",
            "Severity",
            "Root cause",
            "State",
            "Due",
            "Owner",
            "Redress",
        ]
        .map(|title| Column { title, href: "/complaints".into(), sorted: (title == "Due").then_some(false) })
        .into(),
        count: if is_empty { 0 } else { 2 },
        rows: if is_empty { vec![] } else { rows },
        late: usize::from(!is_empty),
        late_href: "/complaints".into(),
        bars: vec![bar("System", 1, 1000), bar("Not known yet", 1, 1000)],
        csv: "/complaints".into(),
    };
    Html(render_list(&view).unwrap_or_default())
}

async fn one(Query(asked): Asked) -> Html<String> {
    let state = asked.get("state").map(String::as_str);
    let date = |word: &str, at| (word.to_owned(), at);
    let entry = Entry {
        id: "cpl_7".into(),
        number: "C-2026-0007".into(),
        person: "Priya Raman".into(),
        person_id: "per_priya".into(),
        case_id: "case_1".into(),
        channel: "Sandbox".into(),
        received: ago(5_000),
        state: "Acknowledged",
        due: Some(("Answer by".into(), NOW + Millis::days(20), false)),
        dates: vec![
            date("Acknowledge by", Some(ago(600))),
            date("Acknowledged", Some(ago(4_900))),
            date("Answered", None),
        ],
        category: "product".into(),
        severity: "3".into(),
        cause: "system/outage".into(),
        remedy: "A new router.".into(),
        redress: "25.00".into(),
        currency: "GBP".into(),
        promised: Some("25.00 GBP were promised in the case.".into()),
        owner: "usr_ana_ruiz".into(),
        external: "Ombudsman".into(),
        external_ref: "OMB-1".into(),
        seen: 1,
    };
    let past = |words: &str, changes: &[&str], minutes| Past {
        words: words.into(),
        changes: changes.iter().map(|&change| change.into()).collect(),
        at: ago(minutes),
    };
    let view = One {
        frame: frame("C-2026-0007", Place::Complaints),
        entry,
        categories: categories(),
        causes: causes(),
        owners: vec![choice("usr_ana_ruiz", "Ana Ruiz")],
        bodies: vec!["Ombudsman".into()],
        steps: vec![
            StepButton { key: "answer", word: "Answered", first: true },
            StepButton { key: "close", word: "Close", first: false },
        ],
        may_write: state != Some("readonly"),
        past: vec![
            past(
                "Ana Ruiz changed the complaint C-2026-0007",
                &["Root cause: Not known yet → System › It was down"],
                40,
            ),
            past("Ana Ruiz put it into the register of complaints as C-2026-0007", &[], 4_900),
        ],
        kept: state == Some("kept"),
        wrong: match state {
            Some("wrong") => {
                BTreeMap::from([("remedy".into(), "say what was done before it is closed".into())])
            }
            _ => BTreeMap::new(),
        },
    };
    Html(render_one(&view).unwrap_or_default())
}
