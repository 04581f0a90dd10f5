//! What an open case asks of colleagues, and the questions about a case.

use crate::desk::colleagues::{Candidate, CandidateState, Colleagues, Consult, Passage, PassageKind};
use crate::desk::dialogs::{self, Asked, Brief, Choice, Colleague, Dialog, keyed};
use crate::shell::Place;
use crate::ui::{Audience, Clock, ClockState, Presence};
use axum::extract::Path;
use axum::response::Html;
use kernel::Millis;

use crate::kit::frame::{ago, colleague, frame};

/// A clock that another team has, or that is none of the customer's.
pub fn within(promise: &str, started: i64, minutes: i64) -> Clock {
    let start = ago(started);
    Clock {
        promise: promise.into(),
        start,
        warn: start + Millis::seconds(minutes * 45),
        due: start + Millis::minutes(minutes),
        state: ClockState::Running,
        calendar: "round the clock".into(),
        pauses: vec![],
        shut: None,
    }
}

fn passage(kind: PassageKind) -> Passage {
    let (words, reason) = match kind {
        PassageKind::Waiting => ("Handed over by Community", "needs a technician"),
        PassageKind::Returned => ("Back from Billing & refunds: nobody acknowledged it", ""),
        PassageKind::Escalated => ("Escalated by the rule E2-no-answer", "two hours without an answer"),
    };
    Passage {
        kind,
        words: words.into(),
        reason: reason.into(),
        note: "Asked: when Marsh Lane is back; she teaches at eleven.\nTold her: a crew is there.\nNext: look at her line (LB-204418), offer a day pass.".into(),
        promised: "a word before eleven".into(),
        clock: (kind == PassageKind::Waiting).then(|| within("Acknowledgement", 5, 10)),
        may_acknowledge: kind == PassageKind::Waiting,
    }
}

/// Words that wait.
pub fn candidate(number: u32, state: CandidateState, decides: bool) -> Candidate {
    let waits = matches!(state, CandidateState::Waiting(_));
    Candidate {
        id: format!("apr_{number}"),
        author: colleague(if number == 1 { "Mo Said" } else { "Ana Ruiz" }),
        audience: if number == 3 { Audience::Private } else { Audience::Public },
        text: "You are right, Vel: we charged you after you cancelled, and that is on us. The money is on its way back today; I have written to you privately about the rest.".into(),
        goodwill: (number == 2).then(|| "60.00".into()),
        state,
        because: "250k people follow them: the social lead agrees first (rule R3-influencer-problem)".into(),
        since: ago(2),
        clock: waits.then(|| within("Approval", 2, 10)),
        concerns: vec![],
        pieces: vec![],
        seen: 13,
        may_decide: decides,
        may_withdraw: !decides,
    }
}

/// What a case asks of colleagues, in a state of the gallery.
pub fn of(state: Option<&str>) -> Colleagues {
    let waiting = |whom: &str| CandidateState::Waiting(whom.into());
    let consult = |id: &str, may_answer| Consult {
        id: id.into(),
        team: "Network operations".into(),
        question: "Is Marsh Lane on the 11:15 splice, or a later one? She teaches online at eleven.".into(),
        by: "Ana Ruiz".into(),
        at: ago(6),
        clock: within("Answer", 6, 15),
        may_answer,
        may_withdraw: !may_answer,
    };
    let mut shown = Colleagues::default();
    match state {
        Some("handed") => shown.passage = Some(passage(PassageKind::Waiting)),
        Some("returned") => shown.passage = Some(passage(PassageKind::Returned)),
        Some("escalated") => shown.passage = Some(passage(PassageKind::Escalated)),
        Some("consult") => shown.consults = vec![consult("con_1", false), consult("con_2", true)],
        Some("approval") => {
            shown.candidates = vec![
                candidate(1, waiting("waiting for social lead, 0 of 1"), true),
                candidate(2, waiting("waiting for a second person, 1 of 2"), false),
                candidate(
                    3,
                    CandidateState::Returned(
                        "Ines Duarte".into(),
                        "Too formal for her, and the amount is wrong.".into(),
                    ),
                    false,
                ),
            ];
        }
        _ => {}
    }
    shown
}

fn queues() -> Vec<Choice> {
    keyed(
        [
            Choice::new("billing", "Billing & refunds", "Support · 24 open"),
            Choice::new("outages", "Outages & faults", "Support · 61 open"),
            Choice::new("moving", "Moving home", "Support · 9 open"),
            Choice::new("community", "Community", "Marketing · 31 open"),
            Choice::new("press", "Press office", "Communications · 2 open"),
            Choice::new("moderation", "Moderation", "Trust · 3 open"),
        ],
        false,
    )
}

fn reasons(words: &[(&str, &str)]) -> Vec<Choice> {
    keyed(words.iter().map(|(value, word)| Choice::new(*value, *word, "")), true)
}

/// `/desk/cases/{id}/{question}`.
pub async fn question(Path((case, question)): Path<(String, String)>) -> Html<String> {
    let person = |name: &str, presence, used, key| Colleague {
        face: colleague(name),
        presence,
        used,
        capacity: 6,
        teams: "Care, Billing".into(),
        key: Some(key),
    };
    let asked = match question.as_str() {
        "wrong-owner" => Asked::WrongOwner {
            queues: queues(),
            reasons: reasons(&[
                ("topic", "Another topic"),
                ("department", "Another department’s job"),
                ("language", "A language we don’t speak"),
                ("private", "Not for this surface"),
                ("other", "Something else"),
            ]),
            rule: Some("M4-praise".into()),
        },
        "handover" => Asked::HandOver(Brief {
            queues: queues(),
            reasons: reasons(&[
                ("skill", "Needs another skill"),
                ("authority", "Needs more authority"),
                ("shift", "End of shift"),
                ("customer", "The customer asked"),
            ]),
            promised: "a word before eleven".into(),
            note: "Asked: when Marsh Lane is back; she teaches at eleven.\nWe said: a crew is there now.\nKnown: line LB-204418, red light since six, restarted twice.\nNext: look at her line, offer a day pass.".into(),
            within: Some("10 minutes".into()),
        }),
        "assignment" => Asked::Assign(vec![
            person("Mo Said", Presence::Ready, 2, "1"),
            person("Ines Duarte", Presence::Ready, 5, "2"),
            person("Bo Nilsson", Presence::Busy, 6, "3"),
            person("Li Wei", Presence::Break("lunch".into()), 0, "4"),
            person("Sam Okafor", Presence::Off, 0, "5"),
        ]),
        "consults" => Asked::Consult {
            teams: keyed(
                [
                    Choice::new("noc", "Network operations", "4 here"),
                    Choice::new("billing", "Billing", "2 here"),
                    Choice::new("legal", "Legal", "nobody here"),
                ],
                false,
            ),
            within: keyed(
                [("15", "15 minutes"), ("60", "an hour"), ("240", "4 hours"), ("1440", "a day")]
                    .map(|(value, word)| Choice::new(value, word, "")),
                true,
            ),
        },
        _ => Asked::NoReply {
            reasons: keyed(
            [
                ("bait", "Political or other bait"),
                ("bereavement", "Grief: an answer would hurt"),
                ("venting", "Venting, asks for nothing"),
                ("thread", "Others answered already"),
                ("abuse", "Abuse"),
                ("other", "Something else"),
            ]
            .map(|(value, word)| Choice::new(value, word, "")),
            false,
        ),
            alike: 39,
        },
    };
    let dialog = Dialog {
        case_id: case,
        person: "Priya Raman".into(),
        queue: "Community".into(),
        asked,
        csrf: "gallery".into(),
    };
    let view = dialogs::View { frame: frame(dialog.title(), Place::Nowhere), dialog };

    Html(dialogs::render(&view).unwrap_or_default())
}
