//! The machine against a walk minute by minute, and the traps that others fell into.

use kernel::{CaseId, ClockId, Instant, MessageId, Millis};
use ownership::Calendar;
use proptest::prelude::*;
use uuid::Uuid;

use super::naive::{Act, Took, walk};
use super::{Answered, Book, Happening, Heard, Holder, Terms};
use crate::clocks::model::{Cause, Clock, Counts, Metric, State, What};

fn model() -> ownership::Model {
    ownership::load("divided", ownership::preset_text("divided").unwrap(), &ownership::Presets).unwrap()
}

fn at(text: &str) -> Instant {
    text.parse::<jiff::Timestamp>().unwrap().into()
}

/// A case, told what happens.
struct Told<'b> {
    book: Book<'b>,
    hours: &'b Calendar,
    kind: Counts,
    department: usize,
    ids: u128,
}

impl<'b> Told<'b> {
    fn new(hours: &'b Calendar, kind: Counts) -> Self {
        Self { book: Book::new(CaseId::from_uuid(Uuid::nil())), hours, kind, department: 0, ids: 0 }
    }

    fn terms(&self, first: Millis) -> Terms<'b> {
        Terms {
            sla: Some(format!("within {first}")),
            version: None,
            kind: self.kind,
            calendar: Some(self.hours),
            first_response: Some(first),
            next_response: Some(Millis::minutes(30)),
            resolution: Some(Millis::hours(24)),
            warn_at: 0.75,
        }
    }

    fn holder(&self) -> Holder<'b> {
        let name = ["support", "marketing"][self.department].to_owned();
        Holder { queue: name.clone(), team: None, owner: name, version: None, calendar: Some(self.hours) }
    }

    fn mint(&mut self) -> Uuid {
        self.ids += 1;
        Uuid::from_u128(self.ids)
    }

    fn happen(&mut self, happening: Happening<'b>) {
        let ids = &mut self.ids;
        self.book.happen(happening, &mut || {
            *ids += 1;
            ClockId::from_uuid(Uuid::from_u128(*ids))
        });
    }

    fn hear(&mut self, since: Instant, ask: Option<Terms<'b>>) -> MessageId {
        let message = MessageId::from_uuid(self.mint());
        self.happen(Happening::Heard(Heard { at: since, since, message, holder: self.holder(), ask }));
        message
    }

    fn asks(&mut self, since: Instant) -> MessageId {
        self.hear(since, Some(self.terms(Millis::hours(4))))
    }

    fn answer(&mut self, at: Instant) -> MessageId {
        let message = MessageId::from_uuid(self.mint());
        let answered = Answered { at, message, written: Some(at), newer: false, next: None };
        self.happen(Happening::Answered(answered));
        message
    }

    fn act(&mut self, at: Instant, act: Act) {
        match act {
            Act::Asks => drop(self.asks(at)),
            Act::Remarks => drop(self.hear(at, None)),
            Act::Answer => drop(self.answer(at)),
            Act::Resolve => self.happen(Happening::Resolved { at, unanswered: false }),
            Act::Reopen => self.happen(Happening::Reopened { at }),
            Act::Wake => self.happen(Happening::Woken { at }),
            Act::Move(_) if self.book.is_resolved() => {}
            Act::Move(department) => {
                self.department = department;
                self.happen(Happening::Moved { at, holder: self.holder() });
            }
        }
    }

    fn of(&self, metric: Metric) -> Vec<&Clock> {
        self.book.held().iter().map(|held| &held.clock).filter(|clock| clock.metric == metric).collect()
    }

    fn one(&self, metric: Metric) -> &Clock {
        let of = self.of(metric);
        assert_eq!(of.len(), 1, "{metric}: {of:?}");
        of[0]
    }
}

fn took(clocks: &[&Clock]) -> Took {
    let minutes = |of: fn(&Clock) -> Millis| clocks.iter().map(|clock| of(clock).0).sum::<i64>() / 60_000;
    Took { calendar: minutes(|clock| clock.calendar_ms), business: minutes(|clock| clock.business_ms) }
}

fn acts() -> impl Strategy<Value = Vec<(i64, Act)>> {
    let act = prop_oneof![
        4 => Just(Act::Asks),
        1 => Just(Act::Remarks),
        4 => Just(Act::Answer),
        2 => Just(Act::Resolve),
        1 => Just(Act::Reopen),
        1 => Just(Act::Wake),
        1 => (0..2_usize).prop_map(Act::Move),
    ];
    prop::collection::vec((1..2_500_i64, act), 1..16).prop_map(|steps| {
        let mut minute = 0;
        let mut acts: Vec<_> = steps
            .into_iter()
            .map(|(gap, act)| {
                minute += gap;
                (minute, act)
            })
            .collect();
        acts.push((minute + 1, Act::Resolve));
        acts
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    // Over the Sunday on which British clocks go forward, Good Friday and Easter Monday; and the one on which they
    // go back.
    #[test]
    fn every_clock_counts_what_a_walk_minute_by_minute_counts(
        acts in acts(), autumn in any::<bool>(), business in any::<bool>(),
    ) {
        let model = model();
        let hours = model.calendar("uk_day").unwrap();
        let start = at(if autumn { "2026-10-22T03:00:00Z" } else { "2026-03-26T03:00:00Z" });
        let kind = if business { Counts::Business } else { Counts::Calendar };
        let mut told = Told::new(hours, kind);
        for (minute, act) in &acts {
            told.act(start + Millis::minutes(*minute), *act);
        }
        let walk = walk(start, hours, &acts);

        let replies: Vec<&Clock> =
            told.book.held().iter().map(|held| &held.clock).filter(|clock| clock.metric.is_reply()).collect();
        prop_assert_eq!(replies.len(), walk.replies.len());
        for (clock, reply) in replies.iter().zip(&walk.replies) {
            prop_assert_eq!(clock.metric == Metric::FirstResponse, reply.is_first);
            prop_assert_eq!(clock.state != State::Cancelled, reply.is_answered);
            prop_assert_eq!(took(&[clock]), reply.took);
            let target = clock.target_ms.unwrap();
            if reply.is_answered && clock.counted() != target {
                prop_assert_eq!(clock.state == State::Met, clock.counted() < target);
            }
        }
        prop_assert_eq!(took(&told.of(Metric::CustomerWait)), walk.wait);
        prop_assert_eq!(took(&told.of(Metric::FullResolution)), walk.full);
        prop_assert_eq!(took(&told.of(Metric::FirstResolution)), walk.first);
        for (department, name) in ["support", "marketing"].into_iter().enumerate() {
            let mut stays = told.of(Metric::Ola);
            stays.retain(|clock| clock.owner.as_deref() == Some(name));
            prop_assert_eq!(took(&stays), walk.ola[department]);
        }
    }

    #[test]
    fn a_clock_is_logged_from_its_start_to_its_stop_and_stands_still_only_between_pause_and_resume(acts in acts()) {
        let model = model();
        let mut told = Told::new(model.calendar("uk_day").unwrap(), Counts::Business);
        for (minute, act) in &acts {
            told.act(at("2026-03-26T03:00:00Z") + Millis::minutes(*minute), *act);
        }
        for held in told.book.held() {
            let log = told.book.log().iter().filter(|entry| entry.clock_id == held.clock.id);
            let mut state = None;
            for entry in log {
                state = Some(match (entry.what, state) {
                    (What::Start | What::Reset, None) => State::Running,
                    (What::Pause, Some(State::Running)) => State::Paused,
                    (What::Resume, Some(State::Paused | State::Done)) => State::Running,
                    (What::Stop, Some(State::Running | State::Paused)) => State::Done,
                    (What::Change, Some(same)) => same,
                    (what, state) => return Err(TestCaseError::fail(format!("{what} while {state:?}"))),
                });
            }
            prop_assert_eq!(state, Some(State::Done));
        }
    }
}

#[test]
fn the_first_response_counts_from_the_first_message_not_from_the_one_that_was_answered() {
    // Cerb #1524: three days, not one.
    let model = model();
    let mut told = Told::new(model.calendar("uk_day").unwrap(), Counts::Calendar);
    let monday = at("2026-03-02T10:00:00Z");
    told.asks(monday);
    told.asks(monday + Millis::days(2));
    told.answer(monday + Millis::days(3));
    assert_eq!(told.one(Metric::FirstResponse).calendar_ms, Millis::days(3));
}

#[test]
fn words_of_a_closed_day_count_from_the_first_open_minute() {
    // frappe/helpdesk #2075: Good Friday, and clocks that had gone forward five days before.
    let model = model();
    let mut told = Told::new(model.calendar("uk_day").unwrap(), Counts::Business);
    told.asks(at("2026-04-03T12:00:00Z"));
    let due = told.one(Metric::FirstResponse).due_at;
    assert_eq!(
        due,
        Some(at("2026-04-04T12:00:00Z")),
        "four hours after nine o'clock of Saturday, summer time"
    );
    told.answer(at("2026-04-04T08:30:00Z"));
    let clock = told.one(Metric::FirstResponse);
    assert_eq!((clock.business_ms, clock.state), (Millis::minutes(30), State::Met));
    assert_eq!(clock.calendar_ms, Millis::minutes(20 * 60 + 30), "the person has waited longer");
}

#[test]
fn no_clock_overrules_another() {
    // Zammad #5177: the clock of the next answer must not decide about the first one.
    let model = model();
    let mut told = Told::new(model.calendar("uk_day").unwrap(), Counts::Calendar);
    let monday = at("2026-03-02T10:00:00Z");
    told.asks(monday);
    told.answer(monday + Millis::hours(2));
    told.asks(monday + Millis::hours(3));
    told.answer(monday + Millis::hours(5));
    let (first, next) = (told.one(Metric::FirstResponse), told.one(Metric::NextResponse));
    assert_eq!((first.state, first.calendar_ms), (State::Met, Millis::hours(2)));
    assert_eq!((next.state, next.calendar_ms), (State::Missed, Millis::hours(2)));
    let full = told.one(Metric::FullResolution);
    assert_eq!((full.state, full.calendar_ms, full.due_at), (State::Paused, Millis::hours(4), None));
}

#[test]
fn newer_words_do_not_restart_a_clock_and_older_ones_that_come_late_make_it_due_earlier() {
    let model = model();
    let mut told = Told::new(model.calendar("uk_day").unwrap(), Counts::Calendar);
    let monday = at("2026-03-02T10:00:00Z");
    told.asks(monday);
    told.asks(monday + Millis::hours(1));
    assert_eq!(told.one(Metric::FirstResponse).due_at, Some(monday + Millis::hours(4)));
    told.asks(monday - Millis::hours(1));
    assert_eq!(told.one(Metric::FirstResponse).due_at, Some(monday + Millis::hours(3)));
    assert_eq!(told.one(Metric::CustomerWait).started_at, monday - Millis::hours(1));
}

#[test]
fn a_promise_that_is_due_before_the_old_one_takes_over_and_no_other_does() {
    let model = model();
    let mut told = Told::new(model.calendar("uk_day").unwrap(), Counts::Calendar);
    let monday = at("2026-03-02T10:00:00Z");
    told.asks(monday);
    told.hear(monday + Millis::minutes(230), Some(told.terms(Millis::minutes(15))));
    assert_eq!(
        told.one(Metric::FirstResponse).due_at,
        Some(monday + Millis::hours(4)),
        "the old one is due first"
    );
    told.hear(monday + Millis::minutes(60), Some(told.terms(Millis::minutes(15))));
    assert_eq!(told.one(Metric::FirstResponse).due_at, Some(monday + Millis::minutes(75)));
    let causes: Vec<Cause> =
        told.book.log().iter().filter(|e| e.what == What::Change).map(|e| e.cause).collect();
    assert_eq!(causes, [Cause::Promise]);
}

#[test]
fn a_clock_that_started_after_the_answer_goes_on_and_so_does_the_wait() {
    let model = model();
    let mut told = Told::new(model.calendar("uk_day").unwrap(), Counts::Calendar);
    let monday = at("2026-03-02T10:00:00Z");
    told.asks(monday);
    told.answer(monday - Millis::seconds(1));
    assert_eq!(told.one(Metric::FirstResponse).state, State::Running);
    assert_eq!(told.one(Metric::CustomerWait).state, State::Running);
}

#[test]
fn reopening_extends_the_full_resolution_and_not_the_first() {
    let model = model();
    let mut told = Told::new(model.calendar("uk_day").unwrap(), Counts::Calendar);
    let monday = at("2026-03-02T10:00:00Z");
    let hour = |n| monday + Millis::hours(n);
    told.asks(monday);
    told.act(hour(2), Act::Resolve);
    told.act(hour(50), Act::Reopen);
    told.act(hour(53), Act::Resolve);
    let (first, full) = (told.one(Metric::FirstResolution), told.one(Metric::FullResolution));
    assert_eq!((first.stopped_at, first.calendar_ms), (Some(hour(2)), Millis::hours(2)));
    assert_eq!((full.stopped_at, full.calendar_ms), (Some(hour(53)), Millis::hours(5)));
    assert_eq!((full.paused_ms, full.state), (Millis::hours(48), State::Met));
    assert_eq!(told.of(Metric::Ola).len(), 2, "each time a stay of its own");
}

#[test]
fn an_answer_that_never_arrived_had_paused_nothing() {
    let model = model();
    let mut told = Told::new(model.calendar("uk_day").unwrap(), Counts::Calendar);
    let monday = at("2026-03-02T10:00:00Z");
    told.asks(monday);
    let answer = told.answer(monday + Millis::hours(1));
    told.happen(Happening::Refused { at: monday + Millis::hours(2), message: answer });
    let first = told.one(Metric::FirstResponse);
    assert_eq!(
        (first.state, first.stopped_at, first.due_at),
        (State::Running, None, Some(monday + Millis::hours(4)))
    );
    told.answer(monday + Millis::hours(3));
    for metric in [Metric::FirstResponse, Metric::CustomerWait, Metric::Ola, Metric::FullResolution] {
        assert_eq!(told.one(metric).calendar_ms, Millis::hours(3), "{metric}");
    }
}

#[test]
fn an_answer_that_was_on_its_way_when_the_case_was_resolved_is_an_answer() {
    let model = model();
    let mut told = Told::new(model.calendar("uk_day").unwrap(), Counts::Calendar);
    let monday = at("2026-03-02T10:00:00Z");
    told.asks(monday);
    told.act(monday + Millis::seconds(605), Act::Resolve);
    assert_eq!(told.one(Metric::FirstResponse).state, State::Cancelled);
    let message = MessageId::from_uuid(told.mint());
    let (at, written) = (monday + Millis::seconds(610), Some(monday + Millis::seconds(600)));
    told.happen(Happening::Answered(Answered { at, message, written, newer: false, next: None }));
    let first = told.one(Metric::FirstResponse);
    assert_eq!((first.state, first.calendar_ms), (State::Met, Millis::seconds(610)));
}
