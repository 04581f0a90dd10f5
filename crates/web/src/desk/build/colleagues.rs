//! What an open case asks of colleagues.

use care::approvals::{Candidate as Waits, Speaker, State as Stands};
use care::brand::Brand;
use care::cases::Mode;
use care::checks::Finding;
use care::consults::Consult as Question;
use care::desk::{Around, CaseView};
use care::handoffs::{Handoff, Kind, State};
use kernel::{Instant, Role, UserId};

use super::queue_chip;
use crate::auth::Me;
use crate::checks;
use crate::desk::colleagues::{Candidate, CandidateState, Colleagues, Consult, Passage, PassageKind};
use crate::ui::{Audience, Clock, ClockState, Face, say, t, tell};

/// The strip of an open case.
pub fn colleagues(brand: &Brand, me: &Me, view: &CaseView, around: &Around) -> Colleagues {
    let candidates = around.candidates.iter().filter(|one| is_shown(one, me, around));
    Colleagues {
        passage: around.handoffs.last().and_then(|last| passage(brand, me, view, around, last)),
        consults: around
            .consults
            .iter()
            .filter(|one| one.is_open())
            .map(|one| consult(brand, me, view, around, one))
            .collect(),
        candidates: candidates.map(|one| candidate(me, view, around, one)).collect(),
    }
}

/// Words that wait are everybody's to see; those that came back are for their author, until they write again.
fn is_shown(one: &Waits, me: &Me, around: &Around) -> bool {
    let newest = around.candidates.iter().rev().find(|other| other.speaker == one.speaker);
    let mine = one.speaker.0 == Speaker::User(me.user.id);
    one.state.is_open()
        || (one.state == Stands::Returned && mine && newest.is_some_and(|newest| newest.id == one.id))
}

fn name(view: &CaseView, user: Option<UserId>) -> String {
    let found = user.and_then(|id| view.users.get(&id));
    found.map_or_else(|| "Commonground".to_owned(), |user| user.name.clone())
}

/// A clock between colleagues: it runs round the clock, and nears its end in its last quarter.
pub fn within(promise: &str, start: Instant, due: Instant) -> Clock {
    Clock {
        promise: promise.to_owned(),
        start,
        warn: start + kernel::Millis(due.since(start).0 / 4 * 3),
        due,
        state: ClockState::Running,
        calendar: t("why-round").into(),
        pauses: Vec::new(),
        shut: None,
    }
}

fn passage(brand: &Brand, me: &Me, view: &CaseView, around: &Around, last: &Handoff) -> Option<Passage> {
    let title = |queue: &str| queue_chip(brand, queue).word;
    let is_open = view.case.state != care::cases::State::Resolved;
    let (kind, words) = match (last.kind, last.state) {
        (_, State::Waiting) => {
            (PassageKind::Waiting, tell("desk-handed-by", &[("queue", title(&last.from_queue).into())]))
        }
        (Kind::Return, _) => {
            (PassageKind::Returned, tell("desk-back-from", &[("queue", title(&last.from_queue).into())]))
        }
        (Kind::Escalation, State::Moved) => {
            let queue = title(&last.from_queue);
            let words = match &last.rule {
                Some(rule) => tell("desk-escalated-by", &[("queue", queue.into()), ("rule", rule.into())]),
                None => tell("desk-escalated-from", &[("queue", queue.into())]),
            };
            (PassageKind::Escalated, words)
        }
        _ => return None,
    };
    let ours = last.to_team.as_deref().is_none_or(|team| around.is_of(team));
    // Who handed it over can't say for the others that they have it.
    let sent = [last.by_user, last.from_user].contains(&Some(me.user.id));
    let due = last.ack_due.filter(|_| kind == PassageKind::Waiting);
    is_open.then(|| Passage {
        kind,
        words,
        reason: last.reason.as_ref().map(crate::named::because).unwrap_or_default(),
        note: last.note.clone().unwrap_or_default(),
        promised: last.promised.clone().unwrap_or_default(),
        clock: due.map(|due| within(t("desk-acknowledgement"), last.at, due)),
        may_acknowledge: due.is_some() && ours && !sent && me.user.role >= Role::Agent,
    })
}

fn consult(brand: &Brand, me: &Me, view: &CaseView, around: &Around, one: &Question) -> Consult {
    let team = brand.model.team(&one.team);
    let (answers, leads) = (me.user.role >= Role::Agent, me.user.role >= Role::Lead);
    let mine = one.asked_by == Some(me.user.id);
    Consult {
        id: one.id.to_string(),
        team: team.map_or_else(|| one.team.clone(), |team| team.title().to_owned()),
        question: one.question.clone(),
        by: name(view, one.asked_by),
        at: one.asked_at,
        clock: within(t("desk-answer"), one.asked_at, one.due_at),
        may_answer: answers && !mine && (leads || around.is_of(&one.team)),
        may_withdraw: answers && (leads || mine),
    }
}

/// Words that wait, as the reader may act on them.
fn candidate(me: &Me, view: &CaseView, around: &Around, one: &Waits) -> Candidate {
    let author = one.speaker.0.user();
    let given = around.votes.iter().filter(|vote| vote.approval_id == one.id).count();
    let words = Said {
        given,
        author: name(view, author),
        decider: name(view, one.decided_by),
        findings: around.findings.get(&one.id).cloned().unwrap_or_default(),
        seen: view.seen_seq(),
    };
    waiting(one, words, around.agrees.contains(&one.id), author == Some(me.user.id))
}

/// What is told of words that wait.
pub struct Said {
    /// How many have agreed.
    pub given: usize,
    /// Who wrote them.
    pub author: String,
    /// Who decided last.
    pub decider: String,
    /// What was noticed in the words.
    pub findings: Vec<Finding>,
    /// The newest message of the case that the reader sees.
    pub seen: i64,
}

/// Words that wait. `agrees`: the reader may agree to them; `mine`: the reader wrote them.
pub fn waiting(one: &Waits, said: Said, agrees: bool, mine: bool) -> Candidate {
    let Said { given, author, decider, findings, seen } = said;
    let policy = &one.policy.0;
    let who: Vec<String> = policy.by.iter().map(|role| crate::named::role_of(role.as_str())).collect();
    let who = if who.is_empty() { t("desk-a-lead").to_owned() } else { who.join(t("desk-or")) };
    let fills = [("who", who.into()), ("given", given.into()), ("need", policy.need.into())];
    let waits = match one.state {
        Stands::Escalated => tell("desk-waiting-late", &fills),
        _ => tell("desk-waiting", &fills),
    };
    let state = match one.state {
        Stands::Returned => CandidateState::Returned(decider, one.reason.clone().unwrap_or_default()),
        _ => CandidateState::Waiting(waits),
    };
    let open = one.state.is_open();
    Candidate {
        id: one.id.to_string(),
        author: Face::new(one.speaker.0.user().map(|id| id.to_string()).unwrap_or_default(), author),
        audience: match one.mode {
            Mode::Public => Audience::Public,
            Mode::Private => Audience::Private,
            Mode::Note => Audience::Note,
        },
        text: one.text.clone(),
        goodwill: one.goodwill.as_ref().map(|goodwill| goodwill.0.amount.to_string()),
        state,
        because: say(&one.why),
        since: one.asked_at,
        clock: open.then(|| within(t("desk-approval"), one.asked_at, one.due_at)),
        concerns: findings.iter().map(|finding| checks::concern(finding, one.mode)).collect(),
        pieces: checks::pieces(&one.text, &findings),
        seen,
        may_decide: open && agrees,
        may_withdraw: open && mine,
    }
}
