//! From care's cards to the page's. Pure.

use std::collections::HashMap;

use care::access::User;
use care::brand::Brand;
use care::cases::{Seen, SendState};
use care::deeds::{DeedKind, Standing};
use care::engagement::{self, Budget, Counts, Kind, Settings};
use care::handoffs::State as Handed;
use care::rewards::{self, Why};
use care::rights::{self, Scope, State};
use channels::Capabilities;
use kernel::{Instant, UserId};

use super::told::gift;
use super::{Answer, Card, Choice, Given, Passed, Reply, Rights};
use crate::auth::Me;
use crate::desk::build::network;
use crate::ui::{Face, t, tell};

/// What a card is drawn with.
pub(super) struct Around<'a> {
    pub(super) brand: &'a Brand,
    pub(super) me: &'a Me,
    pub(super) settings: &'a Settings,
    pub(super) users: &'a HashMap<UserId, User>,
}

impl Around<'_> {
    fn name(&self, user: Option<UserId>) -> String {
        let found = user.and_then(|id| self.users.get(&id));
        found.map_or_else(|| "Commonground".to_owned(), |user| user.name.clone())
    }

    fn now(&self) -> Instant {
        self.me.ctx.now()
    }
}

/// The lists above the cards.
pub(super) fn choices(shown: Option<Kind>, done: bool, counts: Counts) -> Vec<Choice> {
    let choice = |key: &'static str, name: &str, n: Option<u64>, on: bool| Choice {
        key,
        name: name.to_owned(),
        n,
        on,
    };
    let all = counts.praise + counts.question + counts.content;
    vec![
        choice("", t("engage-all"), Some(all), shown.is_none() && !done),
        choice("praise", t("engage-praise"), Some(counts.praise), shown == Some(Kind::Praise)),
        choice("question", t("engage-questions"), Some(counts.question), shown == Some(Kind::Question)),
        choice("content", t("engage-content"), Some(counts.content), shown == Some(Kind::Content)),
        choice("done", t("engage-done"), None, done),
    ]
}

/// What is left, and of how much.
pub(super) fn budget(budget: Budget) -> (String, String) {
    (budget.left().to_string(), budget.month.to_string())
}

/// One card.
pub(super) fn card(around: &Around<'_>, card: engagement::Card, given: Given) -> Card {
    let item = &card.item;
    let capabilities = channels::by_id(&item.channel).map(channels::Network::capabilities);
    let standing = Standing::of(&card.deeds);
    let rights = card.rights.as_ref().map(|rights| may(around, rights));
    let usable = rights.as_ref().is_some_and(|rights| rights.usable);
    let shows = |can: fn(&Capabilities) -> bool| capabilities.is_some_and(can);
    let queue = card.place.queue.as_deref();
    let reward = card.reward.as_ref().filter(|reward| reward.counts());
    let to_send = reward.filter(|one| one.state == rewards::State::Accepted).map(|one| one.name.clone());
    let may_recall =
        reward.is_some_and(|one| matches!(one.state, rewards::State::Offered | rewards::State::Accepted));
    let awaits = match (&card.rights, reward) {
        (Some(rights), _) if rights.is_open() => "grant",
        (_, Some(reward)) if reward.state == rewards::State::Offered => "accept",
        _ => "",
    };
    Card {
        id: item.message_id.to_string(),
        case_id: item.case_id.to_string(),
        seen: card.place.last_seq,
        kind: item.kind,
        face: Face::new(item.person_id.to_string(), item.person.as_str()),
        name: item.person.clone(),
        handle: item.handle.clone(),
        network: network(&item.channel),
        reach: item.reach.and_then(|reach| u64::try_from(reach).ok()),
        at: item.at,
        text: item.text.clone(),
        lang: item
            .facts
            .as_ref()
            .and_then(|facts| facts["language"]["value"].as_str())
            .unwrap_or_default()
            .to_owned(),
        pictures: item.attachments.as_ref().and_then(|all| all.as_array()).map_or(0, Vec::len),
        stands: stands(around, &card),
        answers: card.answers.iter().map(answer).collect(),
        replies: card.replies.iter().map(reply).collect(),
        awaits,
        to_send,
        may_recall,
        liked: shows(|network| network.likes).then_some(standing.liked),
        can_show: shows(|network| network.reposts) && !standing.reposted,
        thanks: card.thanks.clone(),
        ask: card.ask.clone(),
        rights: rights.map(|rights| Rights { usable: usable && !standing.reposted, ..rights }),
        credit: card.rights.as_ref().and_then(|rights| rights.credit.clone()).unwrap_or_else(|| {
            tell(
                "engage-credit-usual",
                &[("name", item.person.clone().into()), ("handle", item.handle.clone().into())],
            )
        }),
        gift: card.gift.as_ref().map(|one| (one.gift.clone(), why(one))),
        gifts: around.settings.gifts.iter().map(|gift| gift.name.clone()).collect(),
        passed: card.passed.as_ref().map(|passed| handed(around, passed)),
        place: place(around, &card),
        in_care: queue == Some(around.settings.care_queue(around.brand)),
        lead: card.lead.as_ref().map(|lead| (lead.id.to_string(), crate::leads::stage(lead.stage))),
        against: against(&card),
        done: item.done_at.map(|_| item.done_by.clone().unwrap_or_else(|| "Commonground".to_owned())),
        may_act: around.me.user.role >= kernel::Role::Agent,
        given,
    }
}

fn answer(answer: &engagement::Answer) -> Answer {
    let who = answer.author.clone().unwrap_or_else(|| "Commonground".to_owned());
    let public = answer.visibility == Seen::Public;
    let who = [("who", who.into())];
    let mut told = if public { tell("engage-said-public", &who) } else { tell("engage-said-private", &who) };
    match answer.state {
        SendState::Failed => told = format!("{told} {}", t("engage-said-failed")),
        SendState::Queued | SendState::Sending | SendState::Unknown => {
            told = format!("{told} {}", t("engage-said-leaving"));
        }
        SendState::Sent | SendState::Cancelled => {}
    }
    Answer { told, text: answer.text.clone(), at: answer.at, public }
}

fn reply(reply: &engagement::Reply) -> Reply {
    Reply {
        id: reply.id.to_string(),
        text: reply.text.clone(),
        at: reply.at,
        public: reply.visibility == Seen::Public,
    }
}

/// What was done, each with who.
fn stands(around: &Around<'_>, card: &engagement::Card) -> Vec<(&'static str, String)> {
    let standing = Standing::of(&card.deeds);
    let newest = |kind: DeedKind| card.deeds.iter().rev().find(|done| done.deed == kind && done.counts());
    let mut told = Vec::new();
    let holds = [
        (standing.liked, DeedKind::Like),
        (standing.reposted, DeedKind::Repost),
        (standing.hidden, DeedKind::Hide),
    ];
    for (_, kind) in holds.into_iter().filter(|(holds, _)| *holds) {
        if let Some(done) = newest(kind) {
            let under_way = matches!(done.state, SendState::Queued | SendState::Sending | SendState::Unknown);
            let words = crate::desk::build::deed_told(kind, &around.name(done.by_user));
            let words = if under_way { format!("{words} {}", t("networks-under-way")) } else { words };
            told.push((crate::desk::build::deed_icon(kind), words));
        }
    }
    if let Some(done) = card.deeds.last().filter(|done| done.state == SendState::Failed) {
        let reason = done.error.clone().unwrap_or_default();
        told.push(("circle-x", tell("networks-deed-failed", &[("reason", reason.into())])));
    }
    if let Some(reward) = card.reward.as_ref().filter(|reward| reward.counts()) {
        let state = gift(reward.state.name());
        let words = [("gift", reward.name.clone().into()), ("state", state.into())];
        told.push(("gift", tell("engage-gift-stands", &words)));
    }
    told
}

fn may(around: &Around<'_>, rights: &rights::Rights) -> Rights {
    let usable = rights::may_use(Some(rights), Scope::Organic, around.now());
    let words = match rights.state {
        _ if rights.unsaid => t("engage-rights-unsaid"),
        State::Asked => t("engage-rights-asked"),
        State::Granted if usable.is_err() => t("engage-rights-over"),
        State::Granted => t("engage-rights-granted"),
        State::Declined => t("engage-rights-declined"),
        State::Lapsed => t("engage-rights-lapsed"),
        State::Withdrawn => t("engage-rights-withdrawn"),
    };
    let scopes: Vec<_> = rights.scopes.0.iter().map(|scope| scope_word(*scope)).collect();
    let about = match (rights.state, rights.until) {
        (State::Granted, Some(until)) => {
            let until = until.timestamp().strftime("%Y-%m-%d").to_string();
            tell("engage-rights-until", &[("scopes", scopes.join(", ").into()), ("until", until.into())])
        }
        (State::Asked, _) => tell("engage-rights-waits", &[("code", rights.code.clone().into())]),
        _ => String::new(),
    };
    let wanted = (rights.wanted_by.is_some() && rights.deed_id.is_none()).then(|| {
        let own = rights.wanted_by == around.me.ctx.actor.user();
        let who = [("who", around.name(rights.wanted_by).into())];
        if own { t("engage-wanted-own").to_owned() } else { tell("engage-wanted", &who) }
    });
    Rights {
        id: rights.id.to_string(),
        state: if rights.unsaid { State::Lapsed } else { rights.state },
        words: words.to_owned(),
        about,
        usable: usable.is_ok(),
        wanted,
        evidence: rights.evidence.is_some() && rights.state == State::Granted,
    }
}

fn scope_word(scope: Scope) -> &'static str {
    match scope {
        Scope::Organic => t("engage-scope-organic"),
        Scope::Paid => t("engage-scope-paid"),
    }
}

fn why(suggestion: &rewards::Suggestion) -> String {
    let (gift, amount) =
        (("gift", suggestion.gift.clone().into()), ("amount", suggestion.amount.to_string().into()));
    match suggestion.why {
        Why::Reach(n) => tell("engage-gift-reach", &[gift, amount, ("n", n.into())]),
        Why::Loyal(n) => tell("engage-gift-loyal", &[gift, amount, ("n", n.into())]),
    }
}

fn handed(around: &Around<'_>, passed: &engagement::Passed) -> Passed {
    let queue =
        around.brand.model.queue(&passed.to_queue).map_or(passed.to_queue.as_str(), |queue| queue.title());
    let to = || ("to", queue.into());
    let by = || ("who", passed.by_name.clone().unwrap_or_else(|| queue.to_owned()).into());
    match passed.state {
        Handed::Waiting => {
            Passed { key: "waiting", words: tell("engage-ola-waiting", &[to()]), due: passed.ack_due }
        }
        Handed::Acknowledged => {
            Passed { key: "with", words: tell("engage-ola-with", &[to(), by()]), due: None }
        }
        Handed::Returned => Passed { key: "back", words: tell("engage-ola-back", &[to()]), due: None },
        Handed::Moved | Handed::Held => {
            Passed { key: "with", words: tell("engage-ola-moved", &[to()]), due: None }
        }
    }
}

fn place(around: &Around<'_>, card: &engagement::Card) -> String {
    let queue = card.place.queue.as_deref();
    let title = queue.and_then(|queue| around.brand.model.queue(queue)).map(|queue| queue.title());
    match (title.or(queue), &card.place.holder) {
        (Some(queue), Some(who)) => {
            tell("engage-place-held", &[("queue", queue.into()), ("who", who.clone().into())])
        }
        (Some(queue), None) => tell("engage-place", &[("queue", queue.into())]),
        (None, _) => t("engage-place-done").to_owned(),
    }
}

fn against(card: &engagement::Card) -> Vec<String> {
    let out = card.opted_out.map(|_| t("engage-against-opted-out"));
    let unhappy = card.complaint.map(|_| t("engage-against-complaint"));
    out.into_iter().chain(unhappy).map(str::to_owned).collect()
}
