//! The wallboard's facts.

use askama::Template;
use kernel::Instant;

use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{Clock, Face, Presence};
use crate::{assets, ui};

/// The page.
#[derive(Template)]
#[template(path = "wallboard/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The floor.
    pub floor: Floor,
    /// Whether it hangs on a wall: large, dark, and nothing to press.
    pub is_screen: bool,
}

/// The floor as one reader sees it.
#[derive(Clone, PartialEq, Debug)]
pub struct Floor {
    /// The queues.
    pub lanes: Vec<Lane>,
    /// The teams with their people.
    pub crews: Vec<Crew>,
    /// Promises that are broken.
    pub broken: Vec<Danger>,
    /// Promises that break soon.
    pub near: Vec<Danger>,
    /// Everybody who can be given a case: id and name.
    pub colleagues: Vec<(String, String)>,
    /// Every team: name in the model, name for people.
    pub teams: Vec<(String, String)>,
    /// Whether the reader may move people and cases.
    pub may_direct: bool,
    /// For the forms.
    pub csrf: String,
    /// The moment for which it is drawn.
    pub now: Instant,
}

/// A case that waits, and since or until when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waits {
    /// The case.
    pub case_id: String,
    /// When.
    pub at: Instant,
}

/// How many promises were kept, of how many.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Level {
    /// Kept.
    pub kept: i64,
    /// Of how many.
    pub of: i64,
}

impl Level {
    /// In per cent; a dash for none.
    pub(crate) fn percent(self) -> String {
        ui::percent((self.of > 0).then(|| self.kept as f64 / self.of as f64))
    }
    /// What it counts, and its n.
    pub(crate) fn told(self) -> String {
        ui::tell("wallboard-level-means", &[("kept", self.kept.into()), ("n", self.of.into())])
    }
    /// The class of its colour; a word stands beside it.
    pub(crate) fn class(self) -> &'static str {
        match self.of {
            0 => "none",
            of if self.kept * 10 >= of * 9 => "met",
            of if self.kept * 4 >= of * 3 => "near",
            _ => "late",
        }
    }
}

/// A quarter of an hour of the drawing: from midnight, 0 to 95.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bar {
    /// Which quarter.
    pub quarter: u32,
    /// How many came.
    pub arrived: i64,
    /// How many were handled.
    pub handled: i64,
}

/// A queue.
#[derive(Clone, PartialEq, Debug)]
pub struct Lane {
    /// Its name in the model.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// Its department's class.
    pub kind: &'static str,
    /// Cases that wait for us.
    pub open: i64,
    /// Of these, in nobody's hands.
    pub unassigned: i64,
    /// Of these, late.
    pub late: i64,
    /// Cases that wait for the customer.
    pub theirs: i64,
    /// Who has waited longest.
    pub oldest: Option<Waits>,
    /// What breaks next.
    pub next_due: Option<(String, Clock)>,
    /// First answers in time, over a day.
    pub level: Level,
    /// Today, in the reader's zone.
    pub bars: Vec<Bar>,
    /// The highest bar of all queues: one scale for all.
    pub highest: i64,
}

impl Lane {
    pub(crate) fn arrived(&self) -> i64 {
        self.bars.iter().map(|bar| bar.arrived).sum()
    }
    pub(crate) fn handled(&self) -> i64 {
        self.bars.iter().map(|bar| bar.handled).sum()
    }
    /// How high a bar is, of 12 units above or below the line.
    pub(crate) fn height(&self, many: &i64) -> i64 {
        let highest = self.highest.max(4);
        (many * 12 + highest - 1) / highest
    }
    pub(crate) fn chart_words(&self) -> String {
        let fills = [("arrived", self.arrived().into()), ("handled", self.handled().into())];
        ui::tell("wallboard-chart", &fills)
    }
    /// The filter of its cases that nobody holds, or that are late.
    pub(crate) fn narrowed(&self, to: &str) -> String {
        format!("/desk/{}?add={to}", self.id)
    }
}

/// A team with its people: who is here first.
#[derive(Clone, PartialEq, Debug)]
pub struct Crew {
    /// Its name in the model; empty for those without a team.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// Its department's class.
    pub kind: &'static str,
    /// Its people.
    pub people: Vec<Person>,
}

impl Crew {
    pub(crate) fn here(&self) -> usize {
        self.people.iter().filter(|one| one.presence.is_here()).count()
    }
    pub(crate) fn used(&self) -> i64 {
        self.people.iter().map(|one| one.used).sum()
    }
    pub(crate) fn room(&self) -> i64 {
        self.people.iter().map(|one| one.capacity).sum()
    }
}

/// Somebody on the floor.
#[derive(Clone, PartialEq, Debug)]
pub struct Person {
    /// Who.
    pub face: Face,
    /// Whether they are here.
    pub presence: Presence,
    /// Since when.
    pub since: Option<Instant>,
    /// Units in use.
    pub used: i64,
    /// Units in all.
    pub capacity: i64,
    /// What they have in their hands that waits for us, the longest first.
    pub held: Vec<Case>,
}

/// A case in somebody's hands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub person: String,
    /// Since when it is in these hands.
    pub since: Instant,
    /// Whether its promise is broken.
    pub is_late: bool,
}

/// A promise in danger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Danger {
    /// The case.
    pub case_id: String,
    /// Whose it is.
    pub person: String,
    /// The queue's name for people.
    pub queue: String,
    /// In whose hands.
    pub holder: Option<String>,
    /// Their id.
    pub holder_id: Option<String>,
    /// The clock.
    pub clock: Clock,
    /// Who has the most room for it.
    pub best: Option<Suggestion>,
}

/// Who could take a case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Units that they have left.
    pub room: i64,
}

impl Floor {
    /// Both lists, each with the class of its colour.
    pub(crate) fn dangers(&self) -> [(&'static str, &[Danger]); 2] {
        [("late", &self.broken), ("near", &self.near)]
    }
    pub(crate) fn sum(&self, of: impl Fn(&Lane) -> i64) -> i64 {
        self.lanes.iter().map(of).sum()
    }
    pub(crate) fn open(&self) -> i64 {
        self.sum(|lane| lane.open)
    }
    pub(crate) fn unassigned(&self) -> i64 {
        self.sum(|lane| lane.unassigned)
    }
    pub(crate) fn arrived(&self) -> i64 {
        self.sum(Lane::arrived)
    }
    pub(crate) fn handled(&self) -> i64 {
        self.sum(Lane::handled)
    }
    pub(crate) fn level(&self) -> Level {
        Level { kept: self.sum(|lane| lane.level.kept), of: self.sum(|lane| lane.level.of) }
    }
    pub(crate) fn oldest(&self) -> Option<&Waits> {
        self.lanes.iter().filter_map(|lane| lane.oldest.as_ref()).min_by_key(|waits| waits.at)
    }
    pub(crate) fn here(&self) -> usize {
        let mut here: Vec<&str> = self
            .crews
            .iter()
            .flat_map(|crew| &crew.people)
            .filter(|one| one.presence.is_here())
            .map(|one| one.face.id.as_str())
            .collect();
        here.sort_unstable();
        here.dedup();
        here.len()
    }
}

macro_rules! part {
    ($name:ident, $path:literal, $($field:ident: $type:ty),*) => {
        #[derive(Template)]
        #[template(path = $path)]
        struct $name<'a> { floor: &'a Floor, $($field: $type),* }
    };
}
part!(Tiles, "wallboard/tiles.html",);
part!(Board, "wallboard/floor.html",);
part!(OneLane, "wallboard/lane.html", lane: &'a Lane);
part!(OnePerson, "wallboard/person.html", crew: &'a Crew, person: &'a Person);
part!(Dangers, "wallboard/dangers.html",);

fn partial(target: &str, html: &str) -> String {
    format!(r##"<hx-partial hx-target="#{target}" hx-swap="outerMorph">{html}</hx-partial>"##)
}

/// What of a floor is another than it was, as fragments; nothing if it looks the same.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub(super) fn changes(before: &Floor, floor: &Floor) -> Result<String, askama::Error> {
    let lanes = |floor: &Floor| floor.lanes.iter().map(|lane| lane.id.clone()).collect::<Vec<_>>();
    let people = |floor: &Floor| {
        let crews = floor.crews.iter().flat_map(|crew| crew.people.iter().map(move |one| (crew, one)));
        crews.map(|(crew, one)| (crew.id.clone(), one.face.id.clone())).collect::<Vec<_>>()
    };
    if lanes(before) != lanes(floor) || people(before) != people(floor) || before.teams != floor.teams {
        return Ok(partial("wallboard", &Board { floor }.render()?));
    }
    let mut parts = String::new();
    for (was, lane) in before.lanes.iter().zip(&floor.lanes).filter(|(was, lane)| was != lane) {
        debug_assert_eq!(was.id, lane.id, "the queues are the same");
        parts.push_str(&partial(&format!("wb-lane-{}", lane.id), &OneLane { floor, lane }.render()?));
    }
    for (was, crew) in before.crews.iter().zip(&floor.crews) {
        for (_, person) in was.people.iter().zip(&crew.people).filter(|(was, now)| was != now) {
            let target = format!("wb-{}-{}", crew.id, person.face.id);
            parts.push_str(&partial(&target, &OnePerson { floor, crew, person }.render()?));
        }
    }
    if before.broken != floor.broken || before.near != floor.near {
        parts.push_str(&partial("wb-dangers", &Dangers { floor }.render()?));
    }
    if !parts.is_empty() {
        parts.push_str(&partial("wb-tiles", &Tiles { floor }.render()?));
    }
    Ok(parts)
}

/// What was done, with the way back.
#[derive(Template)]
#[template(path = "wallboard/toast.html")]
pub struct Toast {
    /// What, as a sentence.
    pub words: String,
    /// The form that takes it back: its address, and its fields.
    pub undo: Option<(String, Vec<(&'static str, String)>)>,
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
