//! Queue mode and the wallboard.

use std::collections::HashMap;

use axum::Router;
use axum::extract::Query;
use axum::response::Html;
use axum::routing::get;

use crate::desk::turns::{Coming, Turn};
use crate::kit::frame::{NOW, ago, colleague, first_response, frame};
use crate::shell::{Frame, Place, Theme};
use crate::ui::Presence;
use crate::wallboard::{self, Bar, Case, Crew, Danger, Floor, Lane, Level, Person, Suggestion, View, Waits};

/// The pages.
pub fn routes() -> Router {
    Router::new().route("/wallboard", get(page))
}

/// A round, if the address is queue mode's.
pub fn turn(slug: &str, open: bool) -> Option<Turn> {
    let coming = |words: &str, minutes: i64| Coming {
        case_id: "case_1".into(),
        words: words.into(),
        at: ago(-minutes),
    };
    (slug == "queue").then(|| Turn {
        since: Some(ago(64)),
        handled: 11,
        average: Some("4m 12s".into()),
        is_pending: open,
        elsewhere: None,
        ahead: vec![coming("Tom Hale wakes up", 12), coming("Marie-Claude is offered to you again", 24)],
        waiting: if open { 7 } else { 0 },
        is_full: false,
        csrf: "gallery".into(),
        now: NOW,
    })
}

fn lane(id: &str, title: &str, kind: &'static str, open: i64, late: i64) -> Lane {
    let bars = (0..42).map(|quarter| Bar {
        quarter,
        arrived: i64::from((quarter * 7 + u32::try_from(open).unwrap_or(0)) % 6),
        handled: i64::from((quarter * 5) % 5),
    });
    Lane {
        id: id.into(),
        title: title.into(),
        kind,
        open,
        unassigned: open / 3,
        late,
        theirs: open * 2,
        oldest: (open > 0).then(|| Waits { case_id: "case_1".into(), at: ago(open * 3) }),
        next_due: (open > 0).then(|| ("case_2".into(), first_response(open * 11))),
        level: Level { kept: 93 - late * 9, of: 97 },
        bars: bars.filter(|bar| bar.arrived + bar.handled > 0).collect(),
        highest: 6,
    }
}

fn person(name: &str, presence: Presence, used: i64, held: &[(&str, i64)]) -> Person {
    Person {
        face: colleague(name),
        presence,
        since: Some(ago(37)),
        used,
        capacity: 6,
        held: held
            .iter()
            .enumerate()
            .map(|(n, (who, minutes))| Case {
                id: format!("case_{}", n + 1),
                person: (*who).into(),
                since: ago(*minutes),
                is_late: *minutes > 40,
            })
            .collect(),
    }
}

fn danger(n: usize, who: &str, left: i64, holder: Option<&str>) -> Danger {
    Danger {
        case_id: format!("case_{n}"),
        person: who.into(),
        queue: "Outages & faults".into(),
        holder: holder.map(str::to_owned),
        holder_id: holder.map(|name| colleague(name).id),
        clock: first_response(left),
        best: Some(Suggestion { id: colleague("Ana Ruiz").id, name: "Ana Ruiz".into(), room: 3 }),
    }
}

async fn page(Query(asked): Query<HashMap<String, String>>) -> Html<String> {
    let is_screen = asked.contains_key("screen");
    let floor = Floor {
        lanes: vec![
            lane("outages", "Outages & faults", "dept-support", 61, 2),
            lane("billing", "Billing & refunds", "dept-support", 24, 1),
            lane("community", "Community", "dept-marketing", 0, 0),
        ],
        crews: vec![
            Crew {
                id: "care_team".into(),
                title: "Care".into(),
                kind: "dept-support",
                people: vec![
                    person("Ana Ruiz", Presence::Ready, 3, &[("Priya Raman", 4), ("Tom Hale", 58)]),
                    person("Mo Said", Presence::Busy, 6, &[("Noor al-Hashimi", 12)]),
                    person("Li Wei", Presence::Break("lunch".into()), 1, &[]),
                ],
            },
            Crew {
                id: "community_team".into(),
                title: "Community".into(),
                kind: "dept-marketing",
                people: vec![person("Ines Duarte", Presence::Ready, 0, &[])],
            },
        ],
        broken: vec![danger(2, "Tom Hale", -640, Some("Ana Ruiz")), danger(5, "Old Mr Byrne", -75, None)],
        near: vec![danger(1, "Priya Raman", 214, Some("Ana Ruiz"))],
        colleagues: ["Ana Ruiz", "Mo Said", "Li Wei", "Ines Duarte"]
            .map(|name| (colleague(name).id, name.to_owned()))
            .to_vec(),
        teams: vec![("care_team".into(), "Care".into()), ("community_team".into(), "Community".into())],
        may_direct: !is_screen,
        csrf: "gallery".into(),
        now: NOW,
    };
    let floor = match asked.get("state").map(String::as_str) {
        Some("empty") => Floor { lanes: vec![], crews: vec![], broken: vec![], near: vec![], ..floor },
        _ => floor,
    };
    let theme = if is_screen { Theme::Dark } else { Theme::System };
    let frame = Frame { theme, ..frame("Wallboard", Place::Wallboard) };
    Html(wallboard::render(&View { frame, floor, is_screen }).unwrap_or_default())
}
