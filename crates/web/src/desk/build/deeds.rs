//! What was done to messages in public, and what can be.

use care::cases::{Direction, Message as Said, SendState};
use care::deeds::{self, DeedKind, Policy, Reason, Standing};
use care::desk::CaseView;

use crate::desk::case::{Deeds, Doable};
use crate::ui::{t, tell};

/// How a message stands, and what can be done to it.
pub(super) fn of(view: &CaseView, said: &Said) -> Deeds {
    let done: Vec<_> = view.deeds.iter().filter(|done| done.message_id == said.id).collect();
    let standing = Standing::of(done.iter().copied());
    let newest = view.messages.iter().rev().find(|other| {
        other.case_id == view.case.id && other.direction == Direction::Inbound && other.deleted_at.is_none()
    });
    let newest = newest.is_some_and(|newest| newest.id == said.id);
    let possible = if said.deleted_at.is_some() { Vec::new() } else { deeds::possible(said) };
    let fits = |kind: &DeedKind| match kind {
        DeedKind::Like => !standing.liked,
        DeedKind::Unlike => standing.liked,
        DeedKind::Hide => !standing.hidden,
        DeedKind::Unhide => standing.hidden,
        DeedKind::TakeDown => !standing.down,
        // Sharing is asked for with its author's agreement, where marketing looks after it.
        DeedKind::Repost => false,
        DeedKind::Unrepost => standing.reposted,
    };
    let can = possible.into_iter().filter(fits);
    let likes = view.reactions.get(&said.id).and_then(|n| u64::try_from(*n).ok()).unwrap_or(0);
    Deeds {
        likes,
        can: can.map(|kind| doable(view, said, kind, newest)).collect(),
        stands: stands(view, &done),
    }
}

/// What holds now, or is on its way, with who and why.
fn stands(view: &CaseView, done: &[&deeds::Done]) -> Vec<(&'static str, String)> {
    let standing = Standing::of(done.iter().copied());
    let holds = |kind: DeedKind| match kind {
        DeedKind::Like => standing.liked,
        DeedKind::Hide => standing.hidden,
        DeedKind::TakeDown => standing.down,
        DeedKind::Repost => standing.reposted,
        DeedKind::Unlike | DeedKind::Unhide | DeedKind::Unrepost => false,
    };
    let newest_failed = done.last().filter(|done| done.state == SendState::Failed);
    let mut told: Vec<_> = DeedKind::ALL
        .iter()
        .filter(|kind| holds(**kind))
        .filter_map(|kind| done.iter().rev().find(|done| done.deed == *kind && done.counts()))
        .map(|done| (icon(done.deed), sentence(view, done)))
        .collect();
    told.extend(newest_failed.map(|done| {
        let reason = done.error.clone().unwrap_or_default();
        ("circle-x", tell("networks-deed-failed", &[("reason", reason.into())]))
    }));
    told
}

fn sentence(view: &CaseView, done: &deeds::Done) -> String {
    let who = done.by_user.and_then(|id| view.users.get(&id));
    let who = who.map_or("Commonground", |user| user.name.as_str());
    let mut words = told(done.deed, who);
    if let Some(why) = done.reason {
        words = format!("{words}: {}", reason(why));
    }
    if let Some(why) = done.error.as_deref().filter(|_| done.state == SendState::Queued) {
        return format!("{words} {}", tell("networks-waits", &[("reason", why.into())]));
    }
    match done.state {
        SendState::Queued | SendState::Sending => format!("{words} {}", t("networks-under-way")),
        SendState::Unknown => format!("{words} {}", t("networks-unknown")),
        SendState::Sent | SendState::Failed | SendState::Cancelled => words,
    }
}

fn doable(view: &CaseView, said: &Said, kind: DeedKind, newest: bool) -> Doable {
    let shows = said.facts.as_ref().is_some_and(|facts| facts["contains_personal_data"]["value"] == true);
    let urged = kind == DeedKind::Hide && shows && view.exposing != Policy::Off;
    let word = match kind {
        DeedKind::Like => t("networks-like"),
        DeedKind::Unlike => t("networks-unlike"),
        DeedKind::Hide => t("networks-hide"),
        DeedKind::Unhide => t("networks-unhide"),
        DeedKind::TakeDown => t("networks-take-down"),
        DeedKind::Repost => t("networks-repost"),
        DeedKind::Unrepost => t("networks-unrepost"),
    };
    let reasons: &[Reason] = match kind {
        DeedKind::Hide => &[
            Reason::PersonalData,
            Reason::Hate,
            Reason::Harassment,
            Reason::Spam,
            Reason::Scam,
            Reason::Illegal,
        ],
        DeedKind::TakeDown => &[Reason::OurMistake, Reason::PersonalData, Reason::Illegal],
        DeedKind::Like | DeedKind::Unlike | DeedKind::Unhide | DeedKind::Repost | DeedKind::Unrepost => &[],
    };
    Doable {
        deed: kind.name(),
        icon: icon(kind),
        word: word.to_owned(),
        reasons: reasons.iter().map(|why| (why.name(), reason(*why).to_owned())).collect(),
        pressed: matches!(kind, DeedKind::Unlike | DeedKind::Unhide),
        urged: urged.then(|| t("networks-shows-personal-data").to_owned()),
        key: match kind {
            DeedKind::Like | DeedKind::Unlike if newest => Some("h"),
            _ => None,
        },
    }
}

pub(crate) const fn icon(kind: DeedKind) -> &'static str {
    match kind {
        DeedKind::Like | DeedKind::Unlike => "heart",
        DeedKind::Hide => "eye-off",
        DeedKind::Unhide => "eye",
        DeedKind::TakeDown => "trash-2",
        DeedKind::Repost => "repeat-2",
        DeedKind::Unrepost => "undo-2",
    }
}

/// That somebody did it.
pub(crate) fn told(kind: DeedKind, who: &str) -> String {
    let who = [("who", who.into())];
    match kind {
        DeedKind::Like => tell("networks-liked-by", &who),
        DeedKind::Unlike => tell("networks-unliked-by", &who),
        DeedKind::Hide => tell("networks-hidden-by", &who),
        DeedKind::Unhide => tell("networks-unhidden-by", &who),
        DeedKind::TakeDown => tell("networks-taken-down-by", &who),
        DeedKind::Repost => tell("networks-reposted-by", &who),
        DeedKind::Unrepost => tell("networks-unreposted-by", &who),
    }
}

pub(super) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::PersonalData => t("networks-because-personal-data"),
        Reason::Hate => t("networks-because-hate"),
        Reason::Harassment => t("networks-because-harassment"),
        Reason::Spam => t("networks-because-spam"),
        Reason::Scam => t("networks-because-scam"),
        Reason::Illegal => t("networks-because-illegal"),
        Reason::OurMistake => t("networks-because-our-mistake"),
    }
}
