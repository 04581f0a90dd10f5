//! The same measurements by walking minute by minute: slow, plain, and written without a look at the machine.

use kernel::Instant;
use ownership::Calendar;

/// What happens, at whole minutes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    Asks,
    Remarks,
    Answer,
    Resolve,
    Reopen,
    Wake,
    Move(usize),
}

/// Minutes of all time, and those of opening hours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Took {
    pub calendar: i64,
    pub business: i64,
}

/// What became of a wait for an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reply {
    pub is_first: bool,
    pub is_answered: bool,
    pub took: Took,
}

#[derive(Default, Debug)]
pub struct Walk {
    pub replies: Vec<Reply>,
    pub wait: Took,
    pub first: Took,
    pub full: Took,
    /// By department.
    pub ola: [Took; 2],
}

#[derive(Default)]
struct Now {
    begun: bool,
    ours: bool,
    resolved: bool,
    once_resolved: bool,
    department: usize,
    waits: Option<Took>,
    had_first: bool,
}

/// Walks from `start`, minute by minute, through acts in order; each stands at the minute since the start.
pub fn walk(start: Instant, hours: &Calendar, acts: &[(i64, Act)]) -> Walk {
    let (mut walk, mut now) = (Walk::default(), Now::default());
    let last = acts.last().map_or(0, |(minute, _)| *minute);
    for minute in 0..=last {
        for (_, act) in acts.iter().filter(|(at, _)| *at == minute) {
            now.act(&mut walk, *act);
        }
        let open = hours.is_open_at(start + kernel::Millis::minutes(minute));
        let tick = |took: &mut Took| {
            took.calendar += 1;
            took.business += i64::from(open);
        };
        now.waits.iter_mut().for_each(tick);
        if now.begun && now.ours && !now.resolved {
            [&mut walk.wait, &mut walk.full, &mut walk.ola[now.department]].into_iter().for_each(tick);
            if !now.once_resolved {
                tick(&mut walk.first);
            }
        }
    }
    walk
}

impl Now {
    fn act(&mut self, walk: &mut Walk, act: Act) {
        match act {
            Act::Asks | Act::Remarks => {
                (self.ours, self.resolved) = (true, false);
                if act == Act::Asks {
                    self.begun = true;
                    self.waits.get_or_insert_default();
                }
            }
            Act::Answer => {
                self.end_wait(walk, true);
                self.ours = false;
            }
            Act::Resolve => {
                self.end_wait(walk, false);
                self.resolved = true;
                self.once_resolved |= self.begun;
            }
            Act::Reopen => {
                self.ours |= self.resolved;
                self.resolved = false;
            }
            Act::Wake => self.ours |= !self.resolved,
            // What is resolved stands in no queue.
            Act::Move(_) if self.begun && self.resolved => {}
            Act::Move(department) => self.department = department,
        }
    }

    fn end_wait(&mut self, walk: &mut Walk, is_answered: bool) {
        if let Some(took) = self.waits.take() {
            walk.replies.push(Reply { is_first: !self.had_first, is_answered, took });
            self.had_first |= is_answered;
        }
    }
}
