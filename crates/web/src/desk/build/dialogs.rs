//! The questions about a case, with what can be answered.

use care::brand::Brand;
use care::desk::{CaseView, Counts};
use care::handling::Reason;
use care::handoffs::brief::Brief as Draft;
use care::staff::{Member, State};

use super::queue_chip;
use crate::desk::dialogs::{Asked, Brief, Choice, Colleague, keyed};
use crate::ui::{Face, Presence};

/// Why a case does not belong where it stands.
const MISROUTED: [(&str, &str); 5] = [
    ("another topic", "Another topic"),
    ("another department's job", "Another department’s job"),
    ("a language we don't speak", "A language we don’t speak"),
    ("not for this surface", "Not for this surface"),
    ("something else", "Something else"),
];
/// Why a case is handed over.
const HANDED: [(&str, &str); 5] = [
    ("needs another skill", "Needs another skill"),
    ("needs more authority", "Needs more authority"),
    ("the topic changed", "The topic changed"),
    ("end of shift", "End of shift"),
    ("the customer asked for it", "The customer asked for it"),
];

/// The queues to which a case can go: all but the one where it stands.
fn queues(brand: &Brand, view: &CaseView, counts: &Counts) -> Vec<Choice> {
    let here = view.item.as_ref().map_or("", |item| item.queue.as_str());
    let declared = brand.model.queues();
    let others = declared.iter().map(|queue| queue.id.as_str()).filter(|queue| *queue != here);
    let choice = |queue: &str| {
        let open = counts.queues.iter().find(|count| count.queue == queue);
        let chip = queue_chip(brand, queue);
        let beside = format!("{} · {} open", chip.title, open.map_or(0, |count| count.ours));
        Choice::new(queue, chip.word, beside)
    };
    keyed(others.map(choice), false)
}

fn reasons(words: &[(&str, &str)]) -> Vec<Choice> {
    keyed(words.iter().map(|(value, word)| Choice::new(*value, *word, "")), true)
}

/// *Wrong owner*.
pub fn wrong_owner(brand: &Brand, view: &CaseView, counts: &Counts) -> Asked {
    let here = view.item.as_ref().map(|item| item.queue.as_str());
    let routed = view.decisions.iter().rev().find(|one| Some(one.queue.as_str()) == here);
    Asked::WrongOwner {
        queues: queues(brand, view, counts),
        reasons: reasons(&MISROUTED),
        rule: routed.map(|one| one.rule.clone()),
    }
}

/// *Hand over*.
pub fn hand_over(brand: &Brand, view: &CaseView, counts: &Counts, draft: &Draft) -> Asked {
    Asked::HandOver(Brief {
        queues: queues(brand, view, counts),
        reasons: reasons(&HANDED),
        promised: draft.promised.clone().unwrap_or_default(),
        note: draft.note().unwrap_or_default(),
        within: Some(format!("{}, unless the model says otherwise,", brand.model.ola().ack_within())),
    })
}

/// Whether somebody is here, as the team sees it.
pub fn presence(member: &Member) -> Presence {
    let Some(said) = &member.presence else { return Presence::Unsaid };
    match said.state {
        _ if member.away => Presence::Gone,
        State::Ready => Presence::Ready,
        State::Busy => Presence::Busy,
        State::Break => Presence::Break(said.reason.clone().unwrap_or_default()),
        State::Off => Presence::Off,
    }
}

/// *Assign to a person*: who is here first, and of these the one with the most room.
pub fn assign(brand: &Brand, view: &CaseView, mut members: Vec<Member>) -> Asked {
    let holder = view.item.as_ref().and_then(|item| item.assignee);
    members.retain(|member| Some(member.id) != holder);
    members.sort_by_key(|member| {
        let free = i64::from(member.capacity) - member.load.used;
        (!presence(member).is_here(), presence(member) != Presence::Ready, -free)
    });
    let colleague = |(at, member): (usize, Member)| Colleague {
        presence: presence(&member),
        used: count(member.load.used),
        capacity: member.capacity.into(),
        teams: titles(brand, &member.teams),
        key: ["1", "2", "3", "4", "5", "6", "7", "8", "9"].get(at).copied(),
        face: Face::new(member.id.to_string(), member.name),
    };
    Asked::Assign(members.into_iter().enumerate().map(colleague).collect())
}

/// Teams by their titles.
pub fn titles(brand: &Brand, teams: &[String]) -> String {
    let title =
        |team: &String| brand.model.team(team).map_or_else(|| team.clone(), |team| team.title().to_owned());
    teams.iter().map(title).collect::<Vec<_>>().join(", ")
}

/// *Consult another team*: each team of the model but the one whose case it is.
pub fn consult(brand: &Brand, view: &CaseView, members: &[Member]) -> Asked {
    let here = view.item.as_ref().and_then(|item| brand.team_of(&item.queue));
    let declared = brand.model.teams();
    let teams = declared.iter().map(|team| (team.id.as_str(), team.title()));
    let choice = |(team, title): (&str, &str)| {
        let is_of = |member: &&Member| member.teams.iter().any(|name| name == team);
        let n = members.iter().filter(is_of).filter(|member| presence(member).is_here()).count();
        let beside = if n == 0 { "nobody here".to_owned() } else { format!("{n} here") };
        Choice::new(team, title, beside)
    };
    let times = [("15", "15 minutes"), ("60", "An hour"), ("240", "4 hours"), ("1440", "A day")];
    Asked::Consult {
        teams: keyed(teams.filter(|(team, _)| Some(*team) != here).map(choice), false),
        within: reasons(&times),
    }
}

/// *Do not reply*, where so many other open cases say nearly the same.
pub fn no_reply(alike: usize) -> Asked {
    let word = |reason: &Reason| match reason {
        Reason::PoliticalBait => "Political bait",
        Reason::Bereavement => "Grief: a reply would hurt",
        Reason::Vent => "Letting off steam",
        Reason::Joke => "A joke",
        Reason::Duplicate => "Answered elsewhere",
        Reason::NotForUs => "Not meant for us",
        Reason::Other => "Something else: say what",
    };
    let choices = Reason::ALL.iter().map(|reason| Choice::new(reason.name(), word(reason), ""));
    Asked::NoReply { reasons: keyed(choices, false), alike }
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
