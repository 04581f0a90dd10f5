//! The questions about a case, with what can be answered.

use care::brand::Brand;
use care::desk::{CaseView, Counts};
use care::handling::Reason;
use care::handoffs::brief::Brief as Draft;
use care::staff::{Member, State};

use super::queue_chip;
use crate::desk::dialogs::{Asked, Brief, Choice, Colleague, keyed};
use crate::named;
use crate::ui::{Face, Presence, t, tell};

/// The queues to which a case can go: all but the one where it stands.
fn queues(brand: &Brand, view: &CaseView, counts: &Counts) -> Vec<Choice> {
    let here = view.item.as_ref().map_or("", |item| item.queue.as_str());
    let declared = brand.model.queues();
    let others = declared.iter().map(|queue| queue.id.as_str()).filter(|queue| *queue != here);
    let choice = |queue: &str| {
        let open = counts.queues.iter().find(|count| count.queue == queue);
        let chip = queue_chip(brand, queue);
        let beside = format!(
            "{} · {}",
            chip.title,
            tell("bulk-open-there", &[("n", open.map_or(0, |count| count.ours).into())])
        );
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
        reasons: reasons(&named::misrouted()),
        rule: routed.map(|one| one.rule.clone()),
    }
}

/// *Hand over*.
pub fn hand_over(brand: &Brand, view: &CaseView, counts: &Counts, draft: &Draft) -> Asked {
    Asked::HandOver(Brief {
        queues: queues(brand, view, counts),
        reasons: reasons(&named::handed()),
        promised: draft.promised.clone().unwrap_or_default(),
        note: draft.note().unwrap_or_default(),
        within: Some(tell("desk-unless-model", &[("within", brand.model.ola().ack_within().into())])),
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
        let beside =
            if n == 0 { t("desk-nobody-here").to_owned() } else { tell("desk-n-here", &[("n", n.into())]) };
        Choice::new(team, title, beside)
    };
    let times = [
        ("15", t("desk-in-15m")),
        ("60", t("desk-in-1h")),
        ("240", t("desk-in-4h")),
        ("1440", t("desk-in-1d")),
    ];
    Asked::Consult {
        teams: keyed(teams.filter(|(team, _)| Some(*team) != here).map(choice), false),
        within: reasons(&times),
    }
}

/// *Do not reply*, where so many other open cases say nearly the same.
pub fn no_reply(alike: usize) -> Asked {
    let word = |reason: &Reason| match reason {
        Reason::PoliticalBait => t("desk-no-reply-bait"),
        Reason::Bereavement => t("desk-no-reply-grief"),
        Reason::Vent => t("desk-no-reply-vent"),
        Reason::Joke => t("desk-no-reply-joke"),
        Reason::Duplicate => t("desk-no-reply-duplicate"),
        Reason::NotForUs => t("desk-no-reply-not-us"),
        Reason::Other => t("desk-no-reply-other"),
    };
    let choices = Reason::ALL.iter().map(|reason| Choice::new(reason.name(), word(reason), ""));
    Asked::NoReply { reasons: keyed(choices, false), alike }
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
