//! Who works now, what waits for agreement, what the next shift must know, what one was told, and promises.

use std::collections::HashMap;

use crate::desk::colleagues::CandidateState;
use crate::shell::Place;
use crate::team::{Board, Certificate, Member, One, Shift, Skill};
use crate::ui::{ClockState, Presence, Sheet};
use crate::{approvals, clocks, handover, notifications, team};
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::Html;
use axum::routing::get;
use kernel::Millis;

use crate::kit::colleagues::{candidate, question};
use crate::kit::frame::{NOW, ago, colleague, first_response, frame};
use crate::kit::people::EVERYBODY;

type Asked = Query<HashMap<String, String>>;

/// The pages.
pub fn routes() -> Router {
    Router::new()
        .route("/team", get(board))
        .route("/team/{user}", get(one))
        .route("/approvals", get(agree))
        .route("/handover", get(leave))
        .route("/notifications", get(told))
        .route("/clocks", get(promises))
        .route("/clocks/{id}", get(ran))
        .route("/desk/cases/{id}/{question}", get(question))
}

fn member(name: &str, presence: Presence, minutes: i64, used: u64, ours: u64) -> Member {
    let here = presence.is_here();
    Member {
        face: colleague(name),
        since: (presence != Presence::Unsaid).then(|| ago(minutes)),
        shift: if here { "08:00–16:00".into() } else { String::new() },
        presence,
        used,
        capacity: 6,
        ours,
        theirs: used.saturating_sub(ours),
        asleep: minutes.unsigned_abs() % 3,
        late: u64::from(ours > 3),
        skills: "outage 3, billing 2, French 1".into(),
        expiring: (minutes == 31).then(|| "public_voice ends in 6 days".into()),
    }
}

async fn board(Query(asked): Asked) -> Html<String> {
    let care = vec![
        member("Ana Ruiz", Presence::Ready, 144, 3, 2),
        member("Mo Said", Presence::Ready, 31, 5, 4),
        member("Ines Duarte", Presence::Busy, 9, 6, 3),
        member("Li Wei", Presence::Break("lunch".into()), 12, 1, 0),
        member("Sam Okafor", Presence::Gone, 3, 2, 2),
    ];
    let love = vec![
        member("Bo Nilsson", Presence::Ready, 200, 2, 1),
        member("Marta Kowalczyk-Brzęczyszczykiewicz", Presence::Off, 900, 0, 0),
        member("Noor Haddad", Presence::Unsaid, 0, 0, 0),
    ];
    let team = |name: &str, department: &str, kind, members| Board {
        name: name.into(),
        department: department.into(),
        kind,
        members,
    };
    let mut teams = vec![
        team("Social care", "Support", "dept-support", care),
        team("Brand love", "Marketing", "dept-marketing", love),
        team("Press desk", "Communications", "dept-other", vec![]),
    ];
    if asked.contains_key("state") {
        teams.clear();
    }
    let view = team::View {
        frame: frame("Team", Place::Team),
        teams,
        head: Sheet::of("/team", "").head::<Member>(),
        gini: Some(0.2134),
        here: 4,
    };
    Html(team::render(&view).unwrap_or_default())
}

async fn one(Path(id): Path<String>, Query(asked): Asked) -> Html<String> {
    let pair = |name: &str, title: &str, on| (name.to_owned(), title.to_owned(), on);
    let view = One {
        frame: frame("Mo Said", Place::Team),
        member: Member {
            face: crate::ui::Face::new(id, "Mo Said"),
            ..member("Mo Said", Presence::Ready, 31, 5, 4)
        },
        home: Some("Social care".into()),
        teams: vec![
            pair("care", "Social care", true),
            pair("billing", "Billing", true),
            pair("love", "Brand love", false),
        ],
        skills: [("outage", 3), ("billing", 2), ("french", 1)]
            .map(|(name, level)| Skill { name: name.into(), level })
            .to_vec(),
        missing: vec!["line_fault".into(), "arabic".into()],
        certificates: vec![
            Certificate { name: "public_voice".into(), until: Some(NOW + Millis::days(6)), expired: false },
            Certificate {
                name: "vulnerable_customers".into(),
                until: Some(ago(60 * 24 * 12)),
                expired: true,
            },
            Certificate { name: "data_protection".into(), until: None, expired: false },
        ],
        known_certificates: vec!["public_voice".into(), "crisis".into()],
        roles: vec![("social_lead".into(), true), ("corp_comms_lead".into(), false)],
        shifts: vec![
            Shift { id: "shf_1".into(), words: "Thu 12 Mar 08:00 – 16:00 (Europe/London)".into() },
            Shift { id: "shf_2".into(), words: "Fri 13 Mar 08:00 – 16:00 (Europe/London)".into() },
        ],
        wrong: asked
            .contains_key("state")
            .then(|| "A level is a number from 1 to 5. Nothing was changed.".into()),
    };
    Html(team::render_one(&view).unwrap_or_default())
}

async fn agree(Query(asked): Asked) -> Html<String> {
    let waiting = |number, whom: &str, decides| approvals::Waiting {
        case_id: "case_1".into(),
        person: EVERYBODY[1].name.into(),
        asked: "Larkspur charged me for three months after I cancelled 🤡".into(),
        candidate: candidate(number, CandidateState::Waiting(whom.into()), decides),
    };
    let mut view = approvals::View {
        frame: frame("Approvals", Place::Approvals),
        mine: vec![waiting(1, "waiting for social lead, 0 of 1", true)],
        others: vec![
            waiting(2, "waiting for a second person, 1 of 2", false),
            waiting(3, "waiting for corp comms lead, 0 of 1", false),
        ],
    };
    if asked.contains_key("state") {
        view.mine.clear();
        view.others.clear();
    }
    Html(approvals::render(&view).unwrap_or_default())
}

async fn leave(Query(asked): Asked) -> Html<String> {
    let left = |at: usize, clock: i64, kept| {
        handover::Left {
        case_id: format!("case_{at}"),
        face: EVERYBODY[at].face(),
        asked: "That’s it, LB-204418. The light on the box has been red since about six.".into(),
        queue: "Night desk".into(),
        clock: Some(first_response(clock)),
        brief: "Asked: when Marsh Lane is back.\nWe said: a crew is there now.\nPromised: a word before eleven.\nNext: look at the line, offer a day pass.".into(),
        kept,
    }
    };
    let mut view = handover::View {
        frame: frame("Shift hand-over", Place::Handover),
        ends: Some(NOW + Millis::minutes(14)),
        cases: vec![left(0, 214, Some(ago(1))), left(1, 4200, None)],
        staying: 2,
        done: Some("Two briefs are kept.".into()),
    };
    if asked.contains_key("state") {
        view.cases.clear();
        view.done = None;
    }
    Html(handover::render(&view).unwrap_or_default())
}

async fn told(Query(asked): Asked) -> Html<String> {
    let one = |icon, words: &str, minutes, new| notifications::Told {
        icon,
        words: words.into(),
        href: Some("/desk/all/case_1".into()),
        at: ago(minutes),
        new,
    };
    let mut told = vec![
        one(
            "arrow-right-left",
            "Community handed Tom Becker’s case to Outages & faults: needs a technician",
            2,
            true,
        ),
        one("badge-check", "Mo Said asks you to agree to a public reply to @veltravel", 4, true),
        one("alarm-clock", "The first response to Noor Haddad is due in 4 minutes", 7, true),
        one("message-circle-question", "Network operations answered: the splice is at 11:15", 31, false),
        one("undo-2", "Nobody in Billing acknowledged Jo’s case: it is back with you", 64, false),
        one("info", "For your information: an influencer complained about a bill", 300, false),
    ];
    if asked.contains_key("state") {
        told.clear();
    }
    let view = notifications::View { frame: frame("Notifications", Place::Notifications), told };
    Html(notifications::render(&view).unwrap_or_default())
}

const FIRST: &str = "From the customer’s first words to our first answer that a person wrote; automatic replies, likes and notes stop nothing.";

fn measure(metric: &str, name: &str, n: u64, met: u64, minutes: i64, late: u64) -> clocks::Measure {
    clocks::Measure {
        metric: metric.into(),
        name: name.into(),
        definition: FIRST.into(),
        n,
        met,
        promised: n,
        business: (n > 0).then(|| (Millis::minutes(minutes), Millis::minutes(minutes * 2))),
        aim: (n > 0).then_some(0.8),
        median: (n > 0).then(|| Millis::minutes(minutes)),
        p90: (n > 0).then(|| Millis::minutes(minutes * 3)),
        late,
    }
}

fn clock(at: usize, left: i64, state: ClockState, took: Option<i64>) -> clocks::Ran {
    clocks::Ran {
        id: format!("clk_{at}"),
        case_id: format!("case_{at}"),
        person: EVERYBODY[at].name.into(),
        name: "First response".into(),
        queue: "Outages & faults".into(),
        start: ago(60),
        state: "running".into(),
        clock: Some(crate::ui::Clock { state, ..first_response(left) }),
        took: took.map(Millis::minutes),
    }
}

async fn promises(Query(asked): Asked) -> Html<String> {
    let window = |key, name, on| clocks::Window { key, name, on };
    let line = |queue: &str, name: &str, kind, measures| clocks::Line {
        queue: queue.into(),
        name: name.into(),
        kind,
        measures,
    };
    let mut view = clocks::View {
        frame: frame("Clocks", Place::Clocks),
        windows: vec![
            window("24h", "24 hours", false),
            window("7d", "7 days", true),
            window("30d", "30 days", false),
        ],
        lines: vec![
            line(
                "outages",
                "Outages & faults",
                "dept-support",
                vec![
                    measure("first_response", "First response", 412, 371, 6, 2),
                    measure("next_response", "Next response", 640, 490, 11, 0),
                    measure("full_resolution", "Full resolution", 288, 270, 412, 0),
                    measure("customer_wait", "Customer wait", 288, 288, 44, 0),
                ],
            ),
            line(
                "billing",
                "Billing & refunds",
                "dept-support",
                vec![
                    measure("first_response", "First response", 120, 84, 18, 1),
                    measure("ola", "Acknowledgement", 31, 30, 4, 0),
                ],
            ),
            line(
                "community",
                "Community",
                "dept-marketing",
                vec![measure("first_response", "First response", 0, 0, 0, 0)],
            ),
        ],
        late: vec![
            clock(1, -75, ClockState::Running, None),
            clock(4, -1900, ClockState::Running, None),
            clock(9, -64, ClockState::Running, None),
        ],
    };
    if asked.contains_key("state") {
        view.lines.clear();
        view.late.clear();
    }
    Html(clocks::render(&view).unwrap_or_default())
}

async fn ran(Path(id): Path<String>) -> Html<String> {
    let frame = frame("Clocks", Place::Clocks);
    if id == "rows" {
        let view = clocks::Rows {
            frame,
            title: "First response in Outages & faults, missed".into(),
            definition: FIRST.into(),
            head: Sheet::of("/clocks/rows", "sort=-took").head::<clocks::Ran>(),
            rows: vec![
                clock(1, -75, ClockState::Running, None),
                clock(2, 2600, ClockState::Met, Some(9)),
                clock(3, 2600, ClockState::Paused("waits for the customer".into()), None),
            ],
            total: 41,
        };
        return Html(clocks::render_rows(&view).unwrap_or_default());
    }
    let entry = |what: &str, cause: &str, minutes| clocks::Log {
        what: what.into(),
        cause: cause.into(),
        at: ago(minutes),
    };
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let view = clocks::One {
        frame,
        ran: clock(0, 214, ClockState::Running, None),
        definition: FIRST.into(),
        facts: vec![
            pair("Target", "30m by business hours"),
            pair("Calendar", "uk_day, Europe/London"),
            pair("By the wall", "38m"),
            pair("By the calendar", "26m"),
            pair("Paused for", "12m"),
        ],
        log: vec![
            entry("start", "the customer wrote", 38),
            entry("pause", "waiting for the customer", 24),
            entry("resume", "the customer wrote", 12),
            entry("change", "routed anew: from engage to private_fast", 11),
        ],
    };

    Html(clocks::render_one(&view).unwrap_or_default())
}
