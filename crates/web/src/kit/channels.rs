//! The accounts, and the way to another one.

use std::collections::HashMap;

use axum::Router;
use axum::extract::{Path, Query};
use axum::response::Html;
use axum::routing::get;
use channels::FieldKind;
use kernel::Millis;

use crate::channels::{
    Choice, Choose, Entry, Form, Gap, Health, Linked, List, One, Quota, Row, Team, Tested, Way,
    render_choose, render_form, render_list, render_one, render_way,
};
use crate::kit::frame::{NOW, ago, frame, sandbox};
use crate::shell::Place;
use crate::ui::Network;

type Asked = Query<HashMap<String, String>>;

/// The channels' pages.
pub fn routes() -> Router {
    Router::new()
        .route("/settings/channels", get(list))
        .route("/settings/channels/new", get(choose))
        .route("/settings/channels/new/{network}", get(form))
        .route("/settings/channels/consent", get(way))
        .route("/settings/channels/{id}", get(one))
}

fn state(asked: &Asked) -> &str {
    asked.get("state").map(String::as_str).unwrap_or_default()
}

fn bluesky() -> Network {
    Network::new("bluesky", "Bluesky")
}

fn mail() -> Network {
    Network::new("email", "E-mail")
}

fn mastodon() -> Network {
    Network::new("mastodon", "Mastodon")
}

fn quota(name: &str, limit: u64, left: u64, minutes: i64) -> Quota {
    Quota { name: name.into(), limit, left, resets: NOW + Millis::minutes(minutes) }
}

fn gap(read: i64, event: i64, recovered: Option<u64>) -> Gap {
    Gap {
        event: Some(ago(event)),
        read: Some(ago(read)),
        came: 1204,
        recovered,
        trouble: None,
        quotas: Vec::new(),
    }
}

fn row(id: &str, network: Network, handle: &str, health: Health, gap: Option<Gap>) -> Row {
    Row {
        id: id.into(),
        network,
        handle: handle.into(),
        name: "Larkspur Broadband".into(),
        health,
        last_in: Some(ago(4)),
        last_out: Some(ago(11)),
        gap,
    }
}

fn rows() -> Vec<Row> {
    let told = Gap {
        quotas: vec![quota("api", 3000, 2871, 4), quota("createRecord", 1666, 88, 41)],
        ..gap(0, 4, Some(3))
    };
    let refused = Health::Refused("the access token is invalid".into());
    let behind = Health::Behind("Nobody could read it for 47m.".into());
    let late =
        Gap { trouble: Some(("the mail server can’t be reached".into(), ago(46))), ..gap(47, 63, None) };
    let paused = Health::Paused("Spring cleaning until Thursday".into());
    vec![
        row("acc_1", bluesky(), "larkspur.example", Health::Well, Some(told)),
        row("acc_2", mastodon(), "larkspur@social.example", refused, Some(gap(53, 70, Some(0)))),
        row("acc_3", mail(), "care@larkspur.example", behind, Some(late)),
        row("acc_4", sandbox(), "larkspur", paused, None),
    ]
}

async fn list(asked: Asked) -> Html<String> {
    let empty = state(&asked) == "empty";
    let view = List {
        frame: frame("Channels", Place::Settings),
        rows: if empty { Vec::new() } else { rows() },
        done: empty.then(|| "It is removed. What was said through it stays.".into()),
    };
    Html(render_list(&view).unwrap_or_default())
}

async fn choose(asked: Asked) -> Html<String> {
    let choice = |network: Network, told: &str| Choice { network, told: told.into() };
    let all = vec![
        choice(bluesky(), "Mentions, replies, quotes and direct messages."),
        choice(mastodon(), "Mentions, replies and private mentions, on any server that speaks its API."),
        choice(mail(), "A mailbox: what arrives by IMAP, answers by SMTP."),
        choice(sandbox(), "Public posts and direct messages of the product’s own network, to play with."),
    ];
    let choices = if state(&asked) == "empty" { Vec::new() } else { all };
    let view = Choose { frame: frame("Connect an account", Place::Settings), choices };
    Html(render_choose(&view).unwrap_or_default())
}

fn entry(name: &'static str, label: &str, told: &'static str, kind: FieldKind, value: &str) -> Entry {
    Entry {
        name,
        label: label.into(),
        told: Some(told),
        kind,
        required: !matches!(kind, FieldKind::Flag | FieldKind::Secret),
        value: value.into(),
        wrong: None,
    }
}

fn token() -> Entry {
    let told = "Only for the way by hand; else it stays empty.";
    entry("token", "Access token", told, FieldKind::Secret, "")
}

async fn form(Path(id): Path<String>, asked: Asked) -> Html<String> {
    let wrong = state(&asked) == "wrong";
    let flag = "Hear what is public on the server as well.";
    let mut entries = vec![
        entry(
            "base_url",
            "Server",
            "The address at which you log in, such as mastodon.social.",
            FieldKind::Address,
            "",
        ),
        token(),
        entry("stream", "Listen to the public stream", flag, FieldKind::Flag, "true"),
        entry("unheard_of", "unheard_of", "", FieldKind::Number, "40"),
    ];
    if wrong {
        entries[0].value = "https://10.0.0.7".into();
        entries[0].wrong = Some("This address can only be seen from the server or its network.".into());
        entries[1].wrong = Some("Enter something here.".into());
    }
    let view = Form {
        frame: frame("Connect Mastodon", Place::Settings),
        network: Network::new(id, "Mastodon"),
        steps: vec![
            "You need an account of the brand on the server, and the server’s address.",
            "Easiest is to be asked there: press “Allow it on Mastodon”, log in as the brand, and agree.",
        ],
        permissions: vec![
            ("read:notifications", Some("To hear who mentions or answers the brand.")),
            ("write:statuses", Some("To post the brand’s answers, and to take them back.")),
            ("admin:read", None),
        ],
        entries,
        by_consent: true,
        site: Some("https://desk.larkspur.example".into()),
        wrong: wrong.then(|| "Nothing was kept. Look at what is marked, and enter the secrets again.".into()),
    };
    Html(render_form(&view).unwrap_or_default())
}

async fn way() -> Html<String> {
    let view = Way {
        frame: frame("Connect Mastodon", Place::Settings),
        network: mastodon(),
        host: "social.example".into(),
        address: "https://social.example/oauth/authorize?client_id=c&state=s".into(),
    };
    Html(render_way(&view).unwrap_or_default())
}

async fn one(Path(id): Path<String>, asked: Asked) -> Html<String> {
    let mut all = rows();
    let place = all.iter().position(|row| row.id == id).unwrap_or(0);
    let row = all.swap_remove(place);
    let team = |id: &str, title: &str, granted| Team { id: id.into(), title: title.into(), granted };
    let tested = match state(&asked) {
        "lacks" => Some(Tested::Well {
            handle: "larkspur.example".into(),
            name: "Larkspur Broadband".into(),
            lacks: vec![
                ("transition:chat.bsky".into(), Some("To read direct messages and to answer them.")),
                ("unheard:of".into(), None),
            ],
        }),
        "refused" => Some(Tested::Not { why: "The access token is invalid".into(), later: false }),
        "later" => Some(Tested::Not { why: "The network did not answer in time.".into(), later: true }),
        _ => None,
    };
    let view = One {
        frame: frame(&row.handle, Place::Settings),
        since: ago(60 * 24 * 40),
        facts: vec![("Server".into(), "https://bsky.social".into()), ("Handle".into(), row.handle.clone())],
        secrets: vec![Entry { required: false, ..token() }],
        by_consent: true,
        linked: Some(Linked {
            path: format!("/hooks/{}/{}", row.network.id, row.id),
            site: "https://desk.larkspur.example".into(),
            tells: true,
        }),
        reads: true,
        teams: vec![team("care", "Care", true), team("community", "Community", false)],
        tested,
        done: (state(&asked) == "connected")
            .then(|| "It is connected and works. What is said there arrives now.".into()),
        wrong: (state(&asked) == "wrong")
            .then(|| "That is not the handle of the account. Nothing was removed.".into()),
        row,
    };
    Html(render_one(&view).unwrap_or_default())
}
