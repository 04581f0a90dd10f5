//! The pages beside the desk.

use crate::desk::context::{Identity, Past};
use crate::errors::Problem;
use crate::kit::frame::{ago, colleague, frame, sandbox as net};
use crate::kit::people::{Customer, EVERYBODY};
use crate::people::who::{self, Maybe, Side};
use crate::prefs::Prefs;
use crate::shell::{Place, Theme};
use crate::ui::{Audience, Network, Sheet};
use crate::{errors, login, people, problems, settings, trace, why};
use axum::Router;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::get;
use care::desk::PeopleOrder;
use kernel::Millis;
use std::collections::HashMap;

type Asked = Query<HashMap<String, String>>;

/// The pages beside the desk.
pub fn routes() -> Router {
    Router::new()
        .route("/login", get(log_in))
        .route("/errors/{kind}", get(wrong))
        .route("/problems", get(trouble))
        .route("/people", get(crowd))
        .route("/people/{id}", get(person))
        .route("/people/suggestions", get(doubles))
        .route("/settings", get(|| set("users".to_owned())))
        .route("/settings/me", get(mine))
        .route("/settings/{pane}", get(|Path(pane): Path<String>| set(pane)))
        .route("/trace/{id}", get(life))
        .route("/desk/cases/{id}/why", get(reason))
        .route("/sandbox", get(crate::kit::network::play))
}

async fn log_in(Query(asked): Asked) -> Html<String> {
    let hint = |role: &str, name: &str| login::Hint {
        role: role.into(),
        login: name.into(),
        password: "larkspur-demo".into(),
    };
    let failed = asked.get("state").is_some_and(|state| state == "error");
    let view = login::View {
        theme: Theme::System,
        brand: "Larkspur Broadband".into(),
        csrf: "gallery".into(),
        next: "/desk".into(),
        login: if failed { "ana".into() } else { String::new() },
        error: failed.then(|| "This login and password don’t belong together.".into()),
        hints: vec![hint("Admin", "admin"), hint("Lead", "ana"), hint("Agent", "mo"), hint("Viewer", "vera")],
    };
    Html(login::render(&view).unwrap_or_default())
}

async fn wrong(Path(kind): Path<String>) -> (StatusCode, Html<String>) {
    let problem = match kind.as_str() {
        "403" => Problem::NotAllowed("admin".into()),
        "expired" => Problem::Expired,
        "429" => Problem::Slow(42),
        "500" => Problem::Broken("K7Q2-91".into()),
        "offline" => Problem::Offline,
        _ => Problem::NotFound,
    };
    let view = errors::View { theme: Theme::System, problem, again: "/desk/mine".into() };
    (StatusCode::OK, Html(errors::render(&view).unwrap_or_default()))
}

async fn trouble(Query(asked): Asked) -> Html<String> {
    let send = |id: &str, audience, words: &str, reason: &str, unknown| problems::Send {
        id: id.into(),
        case_id: "case_1".into(),
        person: EVERYBODY[0].name.into(),
        author: "Mo Said".into(),
        network: net(),
        audience,
        words: words.into(),
        at: ago(8),
        reason: reason.into(),
        unknown,
    };
    let mut view = problems::View {
        frame: frame("Problems", Place::Problems),
        accounts: vec![
            problems::Account {
                id: "acc_2".into(),
                network: Network::new("mastodon", "Mastodon"),
                handle: "larkspur@social.example".into(),
                refused: true,
                reason: "the access token is invalid".into(),
            },
            problems::Account {
                id: "acc_3".into(),
                network: Network::new("email", "E-mail"),
                handle: "care@larkspur.example".into(),
                refused: false,
                reason: "Nobody could read it for 47m. the mail server can’t be reached".into(),
            },
        ],
        sends: vec![
            send(
                "snd_11",
                Audience::Public,
                "We’ll post here as soon as Marsh Lane is back.",
                "The network says that the account’s token was revoked. Reconnect it under Settings, Channels.",
                false,
            ),
            send(
                "snd_12",
                Audience::Private,
                "Here is your day pass: LARK-DAY-7731.",
                "The network did not answer in time. It may have the words: we look every minute, and never send them twice.",
                true,
            ),
        ],
        leads: vec![problems::Untold {
            id: "snd_13".into(),
            lead: Some(("led_1".into(), EVERYBODY[4].name.into())),
            at: ago(31),
            reason: "tried 8 times: the CRM answered 503".into(),
        }],
        deliveries: vec![problems::Delivery {
            id: "dlv_019c".into(),
            network: net(),
            at: ago(52),
            reason: "Not readable as Sandbox writes it: expected a comma at line 4, column 17.".into(),
            attempts: 3,
            bytes: 1482,
        }],
        opinions: Some(problems::Resting {
            until: crate::kit::frame::NOW + Millis::minutes(9),
            why: "the model server did not answer within 10 seconds".into(),
        }),
        unknown_kinds: vec![("story.viewed".into(), 212), ("poll.closed".into(), 3)],
    };
    if asked.contains_key("state") {
        view.accounts.clear();
        view.sends.clear();
        view.leads.clear();
        view.deliveries.clear();
        view.unknown_kinds.clear();
        view.opinions = None;
    }
    Html(problems::render(&view).unwrap_or_default())
}

fn known(customer: Customer, at: i64) -> people::Known {
    people::Known {
        id: customer.id.into(),
        face: customer.face(),
        name: customer.name.into(),
        handle: customer.handle.into(),
        network: net(),
        mark: customer.mark(),
        messages: at.unsigned_abs() % 41 + 1,
        open: at.unsigned_abs() % 3,
        last_seen: ago(at),
    }
}

async fn crowd(Query(asked): Asked) -> Html<String> {
    let query = asked.get("q").cloned().unwrap_or_default();
    let mut all: Vec<_> = EVERYBODY.iter().zip(0..).map(|(c, n)| known(*c, n * n * 97 + 4)).collect();
    all.retain(|one| one.name.to_lowercase().contains(&query.to_lowercase()));
    let view = people::View {
        frame: frame("People", Place::People),
        columns: people::columns(&query, PeopleOrder::Latest),
        query,
        people: all,
        more: Some("/people?after=per_1".into()),
        csv: "/people.csv".into(),
    };
    Html(people::render(&view).unwrap_or_default())
}

/// Two who may be one.
pub fn maybe() -> Maybe {
    let side = |who: Customer, network: Network, text: &str, audience| Side {
        id: who.id.into(),
        face: who.face(),
        name: who.name.into(),
        handles: vec![(network, who.handle.into())],
        words: Some((audience, text.into(), ago(90), "case_1".into())),
    };
    let mail = Network::new("email", "E-mail");
    Maybe {
        id: "sug_1".into(),
        percent: 72,
        signs: vec!["The same order: …2231".into(), "Similar words about the same thing: 55 %".into()],
        one: side(EVERYBODY[0], net(), "router dead since monday, order NF-2231", Audience::Public),
        other: side(EVERYBODY[11], mail, "Router dead since Monday. Order NF-2231.", Audience::Private),
        open: true,
        rejected: false,
    }
}

async fn doubles() -> Html<String> {
    let view = who::View {
        frame: frame("Same person?", Place::People),
        maybe: vec![maybe(), Maybe { open: false, rejected: true, ..maybe() }],
        counts: vec![("open", "Open", 1), ("confirmed", "Same person", 4), ("rejected", "Not the same", 1)],
        shown: "open",
        automatic: Some(false),
        csrf: "csrf".into(),
        back: "/people/suggestions".into(),
        may: true,
        now: ago(0),
    };
    Html(who::render(&view).unwrap_or_default())
}

async fn person() -> Html<String> {
    let mail = Network::new("email", "E-mail");
    let past = |id: &str, subject: &str, state: &str, days: i64| Past {
        case_id: id.into(),
        subject: subject.into(),
        network: net(),
        state: state.into(),
        at: ago(days * 1440),
    };
    let view = people::One {
        frame: frame("Priya Raman", Place::People),
        person: known(EVERYBODY[0], 4),
        first_seen: ago(60 * 24 * 402),
        identities: vec![
            Identity { network: net(), handle: "priyabuilds".into(), evidence: "wrote from it".into() },
            Identity {
                network: mail,
                handle: "priya@example.org".into(),
                evidence: "told us in a private message".into(),
            },
        ],
        maybe: vec![maybe()],
        joins: Vec::new(),
        moved: None,
        vip: Some("Runs the residents’ association of Marsh Lane".into()),
        back: "/people/per_priya".into(),
        csrf: "csrf".into(),
        may: true,
        cases: vec![
            past("case_1", "No internet in Marsh Lane, lesson at eleven", "open", 0),
            past("case_90", "Router swap after a thunderstorm", "resolved", 42),
        ],
    };
    Html(people::render_one(&view).unwrap_or_default())
}

async fn set(pane: String) -> Html<String> {
    let user = |name: &str, role: &str, seen: Option<i64>, active| settings::User {
        id: colleague(name).id,
        face: colleague(name),
        login: name.split(' ').next().unwrap_or("x").to_lowercase(),
        role: role.into(),
        team: "Care".into(),
        last_seen: seen.map(ago),
        active,
    };
    let session = |id: &str, device: &str, minutes: i64, current| settings::Session {
        id: id.into(),
        device: device.into(),
        since: ago(minutes + 5000),
        last_used: ago(minutes),
        current,
    };
    let done = (pane == "users").then(|| "Bo Nilsson may log in now.".to_owned());
    let pane = match pane.as_str() {
        "users" => settings::Pane::Users(
            vec![
                user("Ana Ruiz", "lead", Some(0), true),
                user("Mo Said", "agent", Some(3), true),
                user("Ines Duarte", "agent", Some(70), true),
                user("Vera Holm", "viewer", None, true),
                user("Old Colleague", "agent", Some(90_000), false),
            ],
            Sheet::of("/settings/users", "sort=user").head::<settings::User>(),
        ),
        _ => settings::Pane::Sessions(vec![
            session("ses_1", "Chromium on Linux", 0, true),
            session("ses_2", "Safari on iPhone", 600, false),
        ]),
    };
    Html(
        settings::render(&settings::View {
            frame: frame("Settings", Place::Settings),
            pane,
            teams: vec![("care".into(), "Care".into()), ("community".into(), "Community".into())],
            done,
            wrong: None,
        })
        .unwrap_or_default(),
    )
}

/// Everything as usual, or two keys that are one.
async fn mine(Query(asked): Asked) -> Html<String> {
    let wrong = asked.contains_key("state");
    let mut prefs = Prefs::default();
    if wrong {
        prefs.wishes.keys.insert("n".into(), "r".into());
        prefs.wishes.keys.insert("e".into(), "q".into());
    }
    let browser = settings::me::Browser {
        id: "psh_1".into(),
        device: "Chrome on Android".into(),
        since: ago(60 * 24 * 3),
    };
    let view = settings::me::View {
        frame: frame("My preferences", Place::Settings),
        keys: settings::me::keys(&prefs, &std::collections::BTreeMap::new()),
        asked: prefs,
        zones: vec!["Asia/Tokyo".into(), "Europe/Berlin".into()],
        browsers: vec![browser],
        push_key: Some(
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8".into(),
        ),
        done: !wrong,
        wrong: wrong.then(|| "Two commands have the same key. Nothing was changed yet.".into()),
    };
    Html(settings::me::render(&view).unwrap_or_default())
}

async fn life(Path(id): Path<String>) -> Html<String> {
    let start = ago(38);
    let step = |ms: i64, stage: &str, icon, words: &str, reasons: &[&str]| trace::Step {
        stage: stage.into(),
        icon,
        words: words.into(),
        at: start + Millis(ms),
        reasons: reasons.iter().map(|&reason| reason.to_owned()).collect(),
        bad: false,
    };
    let mut failed = step(
        1_740_220,
        "outbound",
        "circle-x",
        "Refused by the network.",
        &["The account’s token was revoked."],
    );
    failed.bad = true;
    let view = trace::View {
        frame: frame("Trace", Place::Nowhere),
        id,
        kind: "message".into(),
        case_id: Some("case_1".into()),
        steps: vec![
            step(0, "ingest", "inbox", "Delivered by Sandbox, signature right, stored as dlv_019c.", &[]),
            step(12, "parse", "layers", "One item: a message.", &[]),
            step(
                12,
                "people",
                "user-round",
                "Priya Raman, by the network’s own id.",
                &["@priyabuilds wrote before, first on 3 Feb 2025."],
            ),
            step(
                13,
                "cases",
                "messages-square",
                "A new case: no open case of hers fits.",
                &["Last case resolved 42 days ago; replies reopen for 7."],
            ),
            step(
                13,
                "triage",
                "sparkles",
                "Fault report, needs action, worried.",
                &["intent = fault_report, 91 %", "sentiment = worried, 74 %", "language = en, 99 %"],
            ),
            step(
                14,
                "ownership",
                "route",
                "Rule S3-faults of the layer topic: Outages & faults.",
                &["intent = fault_report was asked and is so"],
            ),
            step(
                15,
                "clocks",
                "clock",
                "First response due within 15m.",
                &["sla public_fast, calendar round the clock"],
            ),
            step(780_000, "queues", "circle-user", "Ana Ruiz took it with “take next”.", &[]),
            step(
                840_000,
                "outbound",
                "send",
                "Replied in public; sent after 10 s, 212 ms at the network.",
                &[],
            ),
            failed,
        ],
    };
    Html(trace::render(&view).unwrap_or_default())
}

async fn reason(Path(id): Path<String>) -> Html<String> {
    let fact = |name: &str, value: Option<&str>, confidence, source: &str, asked| why::FactUsed {
        name: name.into(),
        value: value.map(Into::into),
        confidence,
        source: source.into(),
        asked,
    };
    let rule = |id: &str, layer: &str, because: &str| why::Considered {
        rule: id.into(),
        layer: layer.into(),
        because: because.into(),
    };
    let why = why::Explanation {
        case_id: id,
        queue: "Outages & faults".into(),
        promise: "public_fast: first response within 15m, round the clock".into(),
        rule: "S3-faults".into(),
        layer: "topic".into(),
        words: "a fault report that needs action goes to Outages & faults".into(),
        advice: vec!["Network operations".into()],
        model: "larkspur, version 7".into(),
        at: ago(38),
        facts: vec![
            fact("intent", Some("fault_report"), Some(91), "triage", true),
            fact("needs_action", Some("yes"), Some(97), "triage", true),
            fact("sentiment", Some("worried"), Some(74), "triage", false),
            fact("network", Some("sandbox"), None, "channel", false),
            fact("topic", None, None, "triage", false),
        ],
        considered: vec![
            rule(
                "G1-safety",
                "guard",
                "asks for intent = self_harm or threat_to_life; intent is fault_report",
            ),
            rule(
                "G2-press-legal",
                "guard",
                "asks for intent = press, legal_claim or regulator; intent is fault_report",
            ),
            rule("C1-open-case", "continuity", "asks for an open case; she had none"),
        ],
        otherwise: vec![
            "If it needed no action, Community would have it (rule M4-praise).".into(),
            "If she had an open case in Billing & refunds, that queue would keep it (rule C1-open-case)."
                .into(),
        ],
        chosen: vec![why::Chosen {
            name: Some("Ana Ruiz".into()),
            method: "longest idle".into(),
            relaxed: vec!["outage at level 3".into()],
            at: ago(25),
            others: vec![
                why::NotChosen {
                    name: "Mo Said".into(),
                    because: "5 of 6 units in use, and this one takes 2".into(),
                },
                why::NotChosen { name: "Ines Duarte".into(), because: "busy".into() },
                why::NotChosen {
                    name: "Li Wei".into(),
                    because: "the certificate public_voice is missing".into(),
                },
            ],
        }],
    };
    Html(
        why::render(&why::View { frame: frame("Why is this here?", Place::Nowhere), why })
            .unwrap_or_default(),
    )
}
