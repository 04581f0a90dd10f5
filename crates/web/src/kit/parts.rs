//! Each part in every state it can be in, on one page: what the snapshots keep and axe visits.

use askama::Template;
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use kernel::Instant;

use crate::assets;
use crate::kit::frame::{NOW, ago, colleague, department, first_response, frame, sandbox};
use crate::kit::{ADDRESSES, people};
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{
    self, Audience, Cell, Chip, Clock, ClockState, Column, Face, Head, Mark, Network, Presence, Sheet, Shut,
    Tabular,
};

/// The index, and the parts.
pub fn routes() -> Router {
    Router::new().route("/", get(index)).route("/parts", get(parts))
}

/// Everything there is to look at, by place.
#[derive(Template)]
#[template(path = "kit/index.html")]
struct Index {
    frame: Frame,
    places: Vec<(&'static str, Vec<&'static str>)>,
}

async fn index() -> Html<String> {
    let mut places: Vec<(&str, Vec<&str>)> = Vec::new();
    // The first is this page itself.
    for &address in &ADDRESSES[1..] {
        let place = address.trim_start_matches('/').split(['/', '?']).next().unwrap_or_default();
        match places.iter_mut().find(|(name, _)| *name == place) {
            Some((_, all)) => all.push(address),
            None => places.push((place, vec![address])),
        }
    }
    Html(Index { frame: frame("Kit", Place::Nowhere), places }.render().unwrap_or_default())
}

/// A row of the made-up table.
struct Fruit(&'static str, Option<u64>);

impl Tabular for Fruit {
    const COLUMNS: &'static [Column] = &[
        Column::words("fruit", || "Fruit"),
        Column::number("kept", || "Kept").told(|| "How many were kept"),
    ];
    fn cells(&self) -> Vec<Cell> {
        vec![self.0.into(), self.1.map_or(Cell::Empty, Cell::from)]
    }
}

#[derive(Template)]
#[template(path = "kit/parts.html")]
struct Parts {
    frame: Frame,
    now: Instant,
    old: Instant,
    clocks: Vec<(&'static str, Clock)>,
    chips: Vec<Chip>,
    faces: Vec<Face>,
    marks: Vec<Mark>,
    networks: Vec<Network>,
    audiences: [Audience; 3],
    presences: Vec<Presence>,
    head: Head,
    rows: Vec<Fruit>,
    done: Option<String>,
    wrong: Option<String>,
}

async fn parts() -> Html<String> {
    let clock = |state| Clock { state, ..first_response(2600) };
    let clocks = vec![
        ("calm", first_response(100_800)),
        ("near", first_response(214)),
        ("late", first_response(-75)),
        ("paused", clock(ClockState::Paused("waits for the customer".into()))),
        ("another team's", clock(ClockState::Elsewhere("Network operations".into()))),
        ("closed", Clock { shut: Some(Shut { closes: None, opens: ago(-30) }), ..first_response(3600) }),
        ("met", clock(ClockState::Met)),
        ("missed", clock(ClockState::Missed)),
    ];
    let chip = |word: &str, kind| Chip { word: word.into(), kind, title: format!("Tone: {word}") };
    let sheet = Sheet::of("/parts", "sort=-kept");
    let mut rows = vec![Fruit("Apples", Some(7)), Fruit("Pears", None), Fruit("Plums", Some(1204))];
    sheet.sort(&mut rows);
    let view = Parts {
        frame: frame("Parts", Place::Nowhere),
        now: NOW,
        old: ago(60 * 24 * 9),
        clocks,
        chips: vec![
            department("Support", "dept-support"),
            department("Marketing", "dept-marketing"),
            department("Press office", "dept-other"),
            chip("angry", "tone-bad"),
            chip("happy", "tone-good"),
            chip("→ Billing", "plain"),
        ],
        faces: vec![colleague("Ana Ruiz"), people::EVERYBODY[2].face(), people::EVERYBODY[9].face()],
        marks: vec![Mark::Vip, Mark::Reach(3240), Mark::Reach(1_250_000)],
        networks: vec![sandbox(), Network::new("email", "E-mail"), Network::new("x", "Xylo")],
        audiences: [Audience::Public, Audience::Private, Audience::Note],
        presences: vec![
            Presence::Ready,
            Presence::Busy,
            Presence::Break("lunch".into()),
            Presence::Off,
            Presence::Gone,
            Presence::Unsaid,
        ],
        head: sheet.head::<Fruit>(),
        rows,
        done: Some("Bo Nilsson may log in now.".into()),
        wrong: Some("The login `bo` is taken. Nothing was changed; choose another.".into()),
    };
    Html(view.render().unwrap_or_default())
}
