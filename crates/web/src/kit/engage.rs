//! Engagement: cards as they wait, are asked for, are shown, are passed on; its settings; leads.

use std::collections::HashMap;

use axum::Router;
use axum::extract::Query;
use axum::response::Html;
use axum::routing::get;
use care::engagement::{Kind, Settings};
use care::rights::State;
use kernel::Millis;

use crate::engage::{
    Answer, Card, Choice, Given, Passed, Reply, Rights, SettingsPage, View, render, render_settings,
};
use crate::kit::checks::concerns;
use crate::kit::frame::{NOW, ago, frame};
use crate::kit::people::{Customer, EVERYBODY};
use crate::leads::{self, Contact, Filter, One, Row};
use crate::shell::Place;
use crate::ui::Network;

type Asked = Query<HashMap<String, String>>;

/// The pages.
pub fn routes() -> Router {
    Router::new()
        .route("/engage", get(cards))
        .route("/settings/engagement", get(settings))
        .route("/leads", get(list))
        .route("/leads/{id}", get(one))
}

fn net() -> Network {
    Network::new("sandbox", "Sandbox")
}

fn card(id: &str, who: Customer, kind: Kind, minutes: i64, text: &str) -> Card {
    Card {
        id: id.into(),
        case_id: "case_1".into(),
        seen: 3,
        kind,
        face: who.face(),
        name: who.name.into(),
        handle: who.handle.into(),
        network: net(),
        reach: who.reach.filter(|reach| *reach > 0),
        at: ago(minutes),
        text: text.into(),
        lang: "en".into(),
        pictures: 0,
        stands: Vec::new(),
        answers: Vec::new(),
        replies: Vec::new(),
        awaits: "",
        to_send: None,
        may_recall: false,
        liked: Some(false),
        can_show: true,
        thanks: "What a lovely thing to read. Thank you!".into(),
        ask: "We love this! May we share it on our page? Reply #yeslarkspur to say yes.".into(),
        rights: None,
        credit: format!("By {} @{}", who.name, who.handle),
        gift: None,
        gifts: vec!["sticker pack".into(), "thank-you voucher".into()],
        passed: None,
        place: "In Community".into(),
        in_care: false,
        lead: None,
        against: Vec::new(),
        done: None,
        may_act: true,
        given: Given::default(),
    }
}

fn rights(state: State, words: &str, about: &str, usable: bool) -> Option<Rights> {
    let (words, about) = (words.into(), about.into());
    Some(Rights { id: "rgt_1".into(), state, words, about, usable, wanted: None, evidence: usable })
}

fn passed(key: &'static str, words: &str, minutes: Option<i64>) -> Option<Passed> {
    Some(Passed { key, words: words.into(), due: minutes.map(|minutes| NOW + Millis::minutes(minutes)) })
}

fn answer(text: &str, public: bool) -> Answer {
    let told = if public { "Nadia in public" } else { "Nadia privately" };
    Answer { told: told.into(), text: text.into(), at: ago(9), public }
}

fn all() -> Vec<Card> {
    let [priya, tom, noor, kenji, marie, ..] = EVERYBODY;
    let words = "Video calls finally don’t freeze. Thank you @larkspur!";
    vec![
        Card {
            gift: Some((
                "sticker pack".into(),
                "14,200 people see this: sticker pack (5.00) would fit.".into(),
            )),
            pictures: 2,
            ..card("msg_1", marie, Kind::Content, 4, words)
        },
        Card {
            rights: rights(
                State::Asked,
                "Asked whether we may show it",
                "They say yes with #yeslarkspur",
                false,
            ),
            answers: vec![answer("We love this! May we share it? Reply #yeslarkspur to say yes.", true)],
            replies: vec![Reply { id: "msg_9".into(), text: "go ahead!".into(), at: ago(2), public: true }],
            awaits: "grant",
            liked: Some(true),
            stands: vec![("heart", "Nadia liked it".into())],
            ..card("msg_2", priya, Kind::Praise, 52, "Best support I have had in years, honestly.")
        },
        Card {
            rights: rights(State::Granted, "We may show it", "on our own pages, until 2027-03-02", true),
            given: Given { done: Some("Their yes is kept with their words.".into()), ..Given::default() },
            ..card("msg_3", noor, Kind::Praise, 180, "شكرا جزيلا، الإنترنت ممتاز الآن")
        },
        Card {
            passed: passed("waiting", "Care is to say that they have it, by", Some(11)),
            in_care: true,
            place: "In Care".into(),
            ..card("msg_4", tom, Kind::Praise, 12, "Love it, but mine drops every night.")
        },
        Card {
            passed: passed("back", "Back from Care: nobody there took it in time", None),
            lead: Some(("led_1".into(), "New")),
            ..card(
                "msg_5",
                kenji,
                Kind::Question,
                33,
                "so done with @SlowNet. anyone in Leeds got decent fibre?",
            )
        },
        Card {
            against: vec!["They want to be left alone: answer what they ask, and offer nothing.".into()],
            given: Given {
                open: "thanks",
                text: "Thank you! Write to priya@example.org, and say LB-204418.".into(),
                concerns: concerns(),
                ..Given::default()
            },
            ..card("msg_6", EVERYBODY[6], Kind::Praise, 300, "good job for once")
        },
    ]
}

async fn cards(Query(asked): Asked) -> Html<String> {
    let choice = |key, name: &str, n, on| Choice { key, name: name.into(), n, on };
    let cards = if asked.contains_key("state") { Vec::new() } else { all() };
    let view = View {
        frame: frame("Engagement", Place::Engage),
        choices: vec![
            choice("", "All", Some(6), true),
            choice("praise", "Praise", Some(4), false),
            choice("question", "Questions", Some(1), false),
            choice("content", "Made by fans", Some(1), false),
            choice("done", "Set aside", None, false),
        ],
        more: (!cards.is_empty()).then(|| "/engage?after=1".into()),
        cards,
        budget: ("485.00".into(), "500.00".into()),
    };
    Html(render(&view).unwrap_or_default())
}

async fn settings(Query(asked): Asked) -> Html<String> {
    let wrong = asked.contains_key("state");
    let page = SettingsPage {
        frame: frame("Engagement", Place::Settings),
        kept: Settings { crm_url: "https://crm.example/hooks/leads".into(), ..Settings::default() },
        code: "#yeslarkspur".into(),
        queues: vec![("care".into(), "Care".into(), true), ("community".into(), "Community".into(), false)],
        has_secret: true,
        tried: Some((
            !wrong,
            if wrong { "the CRM answered 401" } else { "The CRM answered and took it." }.into(),
            ago(3),
        )),
        done: false,
        wrong: wrong.then(|| "the question needs {code}, by which people say yes".into()),
    };
    Html(render_settings(&page).unwrap_or_default())
}

fn row(id: &str, who: Customer, stage: care::leads::Stage, crm: (&'static str, &str)) -> Row {
    Row {
        id: id.into(),
        case_id: "case_1".into(),
        face: who.face(),
        name: who.name.into(),
        handle: who.handle.into(),
        network: net(),
        product: "Fibre 500".into(),
        stage: stage.name(),
        stage_word: leads::stage(stage),
        value: "348.00".into(),
        owner: "Nadia Petrov".into(),
        campaign: String::new(),
        competitor: "SlowNet".into(),
        permission: "a call about fibre, asked for in public".into(),
        note: "Moves in June.".into(),
        at: ago(190),
        crm: (crm.0, crm.1.into()),
    }
}

async fn list(Query(asked): Asked) -> Html<String> {
    use care::leads::Stage as S;
    let filter = |name: &str, on| Filter { href: "/leads".into(), name: name.into(), on };
    let rows = [
        row("led_1", EVERYBODY[3], S::New, ("well", "L-2207")),
        row("led_2", EVERYBODY[7], S::Contacted, ("late", "Tried again soon: the CRM answered 503")),
        row("led_3", EVERYBODY[0], S::Won, ("bad", "Not told: the CRM answered 422")),
        row("led_4", EVERYBODY[9], S::Lost, ("none", "No permission yet")),
    ];
    let view = leads::View {
        frame: frame("Leads", Place::Leads),
        stages: vec![filter("All", true), filter("New", false), filter("Won", false)],
        others: vec![filter("Everybody’s", true), filter("Mine", false)],
        rows: if asked.contains_key("state") { Vec::new() } else { rows.into() },
        csv: "/leads.csv".into(),
    };
    Html(leads::render(&view).unwrap_or_default())
}

async fn one(Query(asked): Asked) -> Html<String> {
    use care::leads::Stage as S;
    let wrong = asked.contains_key("state");
    let view = One {
        frame: frame(EVERYBODY[3].name, Place::Leads),
        lead: row("led_1", EVERYBODY[3], S::New, ("well", "L-2207")),
        words: "so done with @SlowNet. anyone in Leeds got decent fibre?".into(),
        stages: S::ALL.iter().map(|one| (one.name(), leads::stage(*one), *one == S::New)).collect(),
        owners: vec![
            ("usr_1".into(), "Nadia Petrov".into(), true),
            ("usr_2".into(), "Mo Said".into(), false),
        ],
        contacts: vec![Contact { who: "Nadia Petrov".into(), at: ago(180), case_id: "case_1".into() }],
        opted_out: wrong.then(|| ago(5)),
        wrong: wrong.then(|| "Write an amount such as 25 or 25.50.".into()),
        kept: false,
        may_act: true,
    };
    Html(leads::render_one(&view).unwrap_or_default())
}
