//! What goes on elsewhere: the strip, the two questions, calls, invitations, and the customer's page.

use crate::appointment::{self, Stands, Time};
use crate::calls::{self, Brief, Calling};
use crate::checks::Concern;
use crate::desk::elsewhere::{
    self as page, Ask, Booking, Elsewhere, Form, Invitation, Line, Noticed, Offer, Promise, Slot,
};
use crate::pivots::{self, Open, Past};
use crate::shell::{Place, Theme};
use crate::ui::Face;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::Html;
use axum::routing::get;
use kernel::Millis;

use crate::kit::frame::{NOW, ago, frame};
use crate::kit::people::EVERYBODY;

type Asked = Query<std::collections::HashMap<String, String>>;

/// The pages.
pub fn routes() -> Router {
    Router::new()
        .route("/desk/cases/{case}/pivots", get(invite))
        .route("/desk/cases/{case}/closing", get(close))
        .route("/calls", get(day))
        .route("/calls/{call}", get(call))
        .route("/pivots", get(report))
        .route("/pivots/rows", get(rows))
        .route("/c/{token}", get(choose))
}

fn slots() -> Vec<Slot> {
    let slot = |(value, word): (&str, &str)| Slot { value: value.into(), word: word.into() };
    [("1", "Thu 12 Mar, 11:00"), ("2", "Thu 12 Mar, 17:30"), ("3", "Fri 13 Mar, 09:00")].map(slot).to_vec()
}

/// All that a case can have going on.
pub fn strip() -> Elsewhere {
    let promise = |id: &str, text: &str, public, state, due| Promise {
        id: id.into(),
        text: text.into(),
        public,
        state,
        due,
        by: "Ana Ruiz".into(),
    };
    Elsewhere {
        offer: Some(Offer {
            id: "piv_1".into(),
            state: "offered",
            words: "Invited: Private message".into(),
            until: Some(NOW + Millis::hours(22)),
            hint: Some("Their public answer reads like a no.".into()),
            failed: Some("Private line not sent: the filter refused it".into()),
            may_refuse: true,
        }),
        call: Some(Booking {
            id: "call_1".into(),
            state: "offered",
            words: "A call is offered; no time yet".into(),
            at: None,
            named: slots().into_iter().nth(1),
            free: slots(),
        }),
        promises: vec![
            promise("prm_1", "I will call you by 17:30", false, "open", Some(NOW + Millis::hours(2))),
            promise("prm_2", "We’ll post here as soon as Marsh Lane is back", true, "broken", Some(ago(30))),
            promise("prm_3", "A voucher for a mobile day pass", false, "kept", None),
        ],
        noticed: Some(Noticed {
            text: "The crew will be there by 11:15.".into(),
            due: "1".into(),
            at: NOW + Millis::minutes(50),
            message_id: "msg_9".into(),
            public: false,
        }),
        tried: vec!["Restarted the box from here".into(), "Call of 6m · fault".into()],
        closing: true,
        may: true,
    }
}

fn line(text: &str) -> Line {
    Line { text: text.into(), limit: Some(280), unavailable: None, approval: None }
}

fn asked(ask: Ask, wrong: bool) -> Html<String> {
    let form = Form {
        case_id: "case_1".into(),
        person: EVERYBODY[0].name.into(),
        ask,
        seen: "9".into(),
        concerns: match wrong {
            true => vec![Concern {
                despite: Some("personal_data".into()),
                ..Concern::plain("This public answer shows personal data (phone).".into())
            }],
            false => vec![],
        },
        csrf: "gallery".into(),
    };
    let frame = frame("Take it private", Place::Nowhere);
    Html(page::render(&page::View { frame, form }).unwrap_or_default())
}

async fn invite(Query(wish): Asked) -> Html<String> {
    let state = wish.get("state").map_or("", String::as_str);
    let closed = Line { unavailable: Some("The network wants them to write first.".into()), ..line("") };
    let invitation = Invitation {
        way: if state == "call" { "call" } else { "private" }.into(),
        public: Some(line(
            "Priya, I am sorry about this. I am Ana, and I have just written to you in private.",
        )),
        private: if state == "first" {
            closed
        } else {
            line("Hello Priya, this is Ana from Larkspur. {link}")
        },
        dm_link: (state != "call").then_some(true),
        brand: "larkspur".into(),
        counting: "graphemes".into(),
        slots: slots(),
    };
    asked(Ask::Invite(Box::new(invitation)), state == "wrong")
}

async fn close() -> Html<String> {
    let words = line("Thank you, Priya: this is solved now. If anything is left, write to us at any time.");
    asked(Ask::Close { line: words, brand: "larkspur".into(), counting: "graphemes".into() }, false)
}

fn calling(at: usize, state: &'static str) -> Calling {
    Calling {
        id: format!("call_{at}"),
        face: Face::new(EVERYBODY[at].id, EVERYBODY[at].name),
        time: "Thu 12 Mar, 17:30".into(),
        at: Some(NOW + Millis::hours(1)),
        state,
        queue: "Outages & faults".into(),
        agent: "Ana Ruiz".into(),
    }
}

async fn day(Query(wish): Asked) -> Html<String> {
    let empty = wish.contains_key("state");
    let all = |states: &[&'static str]| states.iter().enumerate().map(|(at, one)| calling(at, one)).collect();
    let view = calls::View {
        frame: frame("Calls", Place::Calls),
        mine: if empty { vec![] } else { all(&["due", "booked", "done"]) },
        team: if empty { vec![] } else { all(&["talking", "missed", "offered"]) },
    };
    Html(calls::render(&view).unwrap_or_default())
}

async fn call(Path(id): Path<String>) -> Html<String> {
    let state = ["due", "talking", "wrap_up"].into_iter().find(|state| id == *state).unwrap_or("due");
    let view = calls::One {
        frame: frame(EVERYBODY[0].name, Place::Calls),
        call: calling(0, state),
        case_id: "case_1".into(),
        brief: Brief {
            asked: "Will it be back for the lesson at eleven?".into(),
            told: "The crew expects 11:15.".into(),
            promised: vec!["I will call you by 17:30".into()],
            tried: vec!["Restarted the box from here".into()],
            known: vec![("Telephone".into(), "+44 20 7946 0018".into())],
            identities: vec!["Sandbox @priyabuilds".into()],
        },
        since: Some(ago(2)),
        notes: String::new(),
        free: slots(),
        attempts: 1,
        may: true,
    };
    Html(calls::render_one(&view).unwrap_or_default())
}

async fn report(Query(wish): Asked) -> Html<String> {
    let line = |way, joined, silent| pivots::Line {
        channel: "sandbox".into(),
        network: "Sandbox".into(),
        way,
        offered: joined + silent + 3,
        joined,
        silent,
        refused: 2,
        waiting: 1,
        lost: Some((silent + 2) as f64 / (joined + silent + 2) as f64),
        n: joined + silent + 2,
    };
    let empty = wish.contains_key("state");
    let open = |broken, text: &str| Open {
        case_id: "case_1".into(),
        person: EVERYBODY[0].name.into(),
        text: text.into(),
        due: Some(ago(30)),
        broken,
        by: "Ana Ruiz".into(),
    };
    let view = pivots::View {
        frame: frame("Going private", Place::Pivots),
        days: 7,
        lines: if empty { vec![] } else { vec![line("private", 41, 9), line("call", 12, 1)] },
        open: if empty {
            vec![]
        } else {
            vec![open(true, "We’ll post here as soon as Marsh Lane is back")]
        },
        kept: (31, 34),
    };
    Html(pivots::render(&view).unwrap_or_default())
}

async fn rows() -> Html<String> {
    let row = |(at, state): (usize, &'static str)| Past {
        case_id: format!("case_{at}"),
        person: EVERYBODY[at].name.into(),
        network: "Sandbox".into(),
        way: "private",
        state,
        by: "Ana Ruiz".into(),
        at: ago(90),
    };
    let states = ["joined", "silent", "refused", "offered"];
    let rows = states.into_iter().enumerate().map(row).collect();
    let view = pivots::Rows { frame: frame("Invitations", Place::Pivots), days: 7, rows };
    Html(pivots::render_rows(&view).unwrap_or_default())
}

async fn choose(Path(token): Path<String>) -> Html<String> {
    let time = |slot: Slot| Time { value: slot.value, word: slot.word };
    let stands = match token.as_str() {
        "over" => Stands::Over,
        "done" => Stands::Chosen("Thu 12 Mar, 17:30".into()),
        _ => Stands::Open { times: slots().into_iter().map(time).collect(), chosen: None },
    };
    let view = appointment::View {
        theme: Theme::System,
        brand: "Larkspur Broadband".into(),
        zone: "Europe/London".into(),
        stands,
        error: None,
    };
    Html(appointment::render(&view).unwrap_or_default())
}
