//! What goes on elsewhere, and the questions about it.

use care::accounts::Account;
use care::brand::Brand;
use care::calls::{Call, State as CallState};
use care::cases::{Direction, Message as Said, SendState, decide};
use care::desk::{Around, CaseView};
use care::outbound::Permission;
use care::pivots::{Pivot, State, Way};
use care::promises::{self, State as Promised};
use channels::{Capabilities, Visibility};
use jiff::tz::TimeZone;
use kernel::{Instant, Millis, Role};

use super::composer::counting;
use crate::auth::Me;
use crate::checks::Concern;
use crate::desk::elsewhere::{
    Ask, Booking, Elsewhere, Form, Invitation, Line, Noticed, Offer, Promise, Slot,
};
use crate::ui::say;
use crate::{l10n, ui};

/// For how long after it was said a promise in our words is offered to be tracked.
const FRESH: Millis = Millis::hours(24);
/// How many things that were tried are listed.
const TRIED: usize = 6;

/// What goes on elsewhere in a case.
pub fn elsewhere(me: &Me, view: &CaseView, around: &Around, now: Instant) -> Elsewhere {
    let call = around.calls.iter().rev().find(|call| call.state.is_open());
    let offer = around.pivots.iter().rev().find(|pivot| pivot.state != State::Undone);
    Elsewhere {
        offer: offer.map(|pivot| offered(view, pivot)),
        call: call.map(|call| booking(view, around, call, now)),
        promises: promised(view, around),
        noticed: noticed(view, around, now),
        tried: tried(view, around),
        closing: around.closing.is_some(),
        may: me.user.role >= Role::Agent,
    }
}

/// A moment as people say it where the queue is: `Tue 3 Mar, 17:30`.
pub fn said_at(at: Instant, zone: &TimeZone) -> String {
    l10n::calendar::agreed(&at.timestamp().to_zoned(zone.clone()), l10n::language())
}

/// A time that can be chosen.
pub fn slot(at: Instant, zone: &TimeZone) -> Slot {
    Slot { value: at.micros().to_string(), word: said_at(at, zone) }
}

fn offered(view: &CaseView, pivot: &Pivot) -> Offer {
    let waits = pivot.state == State::Offered;
    let way = match pivot.way {
        Way::Private => ui::t("pivots-way-private"),
        Way::Email => ui::t("pivots-way-email"),
        Way::Call => ui::t("pivots-way-call"),
    };
    let fills = [("way", way.into())];
    let words = match pivot.state {
        State::Offered | State::Undone => ui::tell("pivots-state-offered", &fills),
        State::Joined => ui::tell("pivots-state-joined", &fills),
        State::Silent => ui::tell("pivots-state-silent", &fills),
        State::Refused => ui::tell("pivots-state-refused", &fills),
    };
    let hint = pivot.answered_message.filter(|_| waits).map(|_| match pivot.declined {
        true => ui::t("pivots-hint-no").to_owned(),
        false => ui::t("pivots-hint-public").to_owned(),
    });
    let lines = [pivot.public_message, pivot.private_message].into_iter().flatten();
    let failed = lines.filter_map(|line| view.send_of(line)).find(|send| send.state == SendState::Failed);
    Offer {
        id: pivot.id.to_string(),
        state: pivot.state.name(),
        words,
        until: Some(pivot.due_at).filter(|_| waits),
        hint,
        failed: failed.map(|send| {
            let line = match pivot.public_message == Some(send.message_id) {
                true => ui::t("pivots-public-line"),
                false => ui::t("pivots-private-line"),
            };
            let reason = send.error.clone().unwrap_or_default();
            ui::tell("pivots-line-failed", &[("line", line.into()), ("reason", reason.into())])
        }),
        may_refuse: waits || pivot.state == State::Silent,
    }
}

fn booking(view: &CaseView, around: &Around, call: &Call, now: Instant) -> Booking {
    let agent = call.agent.and_then(|id| view.users.get(&id)).map_or("", |user| user.name.as_str());
    let time = call.slot_at.map(|at| said_at(at, &around.zone)).unwrap_or_default();
    let fills = [("agent", agent.into()), ("time", time.into())];
    let words = match call.state {
        CallState::Offered => ui::tell("calls-state-offered", &fills),
        CallState::Booked => ui::tell("calls-state-booked", &fills),
        CallState::Due => ui::tell("calls-state-due", &fills),
        CallState::Talking => ui::tell("calls-state-talking", &fills),
        CallState::WrapUp => ui::tell("calls-state-wrap-up", &fills),
        CallState::Missed | CallState::Done | CallState::Withdrawn => ui::tell("calls-state-missed", &fills),
    };
    let asks = matches!(call.state, CallState::Offered | CallState::Missed);
    Booking {
        id: call.id.to_string(),
        state: call.state.name(),
        words,
        at: call.slot_at,
        named: named(view, around, now).filter(|_| asks).map(|at| slot(at, &around.zone)),
        free: around.free.iter().map(|at| slot(*at, &around.zone)).collect(),
    }
}

/// The time that the person named in their newest words.
fn named(view: &CaseView, around: &Around, now: Instant) -> Option<Instant> {
    let newest = of_case(view).rev().find(|said| said.direction == Direction::Inbound)?;
    promises::when::read(&newest.text, &around.zone, now)
}

fn of_case(view: &CaseView) -> impl DoubleEndedIterator<Item = &Said> {
    view.messages.iter().filter(|said| said.case_id == view.case.id)
}

fn promised(view: &CaseView, around: &Around) -> Vec<Promise> {
    let mut all: Vec<&promises::Promise> =
        around.promises.iter().filter(|one| one.state != Promised::Withdrawn).collect();
    all.sort_by_key(|one| (!matches!(one.state, Promised::Open | Promised::Broken), one.due_at, one.made_at));
    let by = |one: &promises::Promise| {
        one.by_user.and_then(|id| view.users.get(&id)).map(|user| user.name.clone())
    };
    let promise = |one: &promises::Promise| Promise {
        id: one.id.to_string(),
        text: one.text.clone(),
        public: one.public,
        state: one.state.name(),
        due: one.due_at,
        by: by(one).unwrap_or_else(|| "Commonground".into()),
    };
    all.into_iter().map(promise).collect()
}

/// The newest promise in our words that nobody tracks.
fn noticed(view: &CaseView, around: &Around, now: Instant) -> Option<Noticed> {
    let ours = of_case(view).rev().filter(|said| {
        let called_back = || view.send_of(said.id).is_some_and(|send| send.state == SendState::Cancelled);
        said.direction == Direction::Outbound
            && said.surface != "call"
            && now.since(said.at) <= FRESH
            && !called_back()
    });
    ours.filter(|said| around.promises.iter().all(|one| one.message_id != Some(said.id))).find_map(|said| {
        let found = promises::when::notice(&said.text, &around.zone, said.at)?;
        (found.due_at > now && around.promises.iter().all(|one| one.text != found.text)).then(|| Noticed {
            due: found.due_at.micros().to_string(),
            at: found.due_at,
            text: found.text,
            message_id: said.id.to_string(),
            public: said.visibility == care::cases::Seen::Public,
        })
    })
}

/// What was tried in this case already: calls that were made, teams that were asked and what they said.
pub fn tried(view: &CaseView, around: &Around) -> Vec<String> {
    let line =
        |id| view.messages.iter().find(|said| said.id == id).map(|said| decide::first_line(&said.text));
    let calls = around.calls.iter().filter(|call| call.state == CallState::Done);
    let calls = calls.filter_map(|call| {
        let notes = call.notes.as_deref().filter(|notes| !notes.is_empty());
        notes.map(decide::first_line).or_else(|| line(call.message_id?))
    });
    let answers = around.consults.iter().filter_map(|consult| line(consult.answer_message?));
    let before = view.cases.iter().filter(|case| case.id != view.case.id && case.resolved_at.is_some());
    let before = before.map(|case| case.last_text.clone());
    calls.chain(answers).chain(before).take(TRIED).collect()
}

/// What the writer of an invitation has typed, if it was refused.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// Where to.
    pub way: Option<String>,
    /// The public line.
    pub public: Option<String>,
    /// The private line.
    pub private: Option<String>,
    /// Whether they want no link below the public line.
    pub without_link: bool,
    /// Why nothing was sent; whether they may send all the same.
    pub concerns: Vec<Concern>,
}

/// *Take it private*.
pub fn invite(brand: &Brand, me: &Me, view: &CaseView, around: &Around, typed: Typed) -> Form {
    let (capabilities, handle) = network(brand, view);
    let capabilities = capabilities.as_ref();
    let undone =
        around.pivots.last().filter(|one| one.state == State::Undone && one.by_user == Some(me.user.id));
    let was = |id: Option<kernel::MessageId>| {
        view.messages.iter().find(|said| Some(said.id) == id).map(|said| said.text.clone())
    };
    let first = view.person.name.split_whitespace().next().unwrap_or_default();
    let writer = me.user.name.split_whitespace().next().unwrap_or_default();
    let fills = [("person", first.into()), ("agent", writer.into()), ("brand", brand.name.as_str().into())];
    let private_first = around.private.is_some();
    let public =
        typed.public.or_else(|| was(undone?.public_message)).unwrap_or_else(|| match private_first {
            true => ui::tell("pivots-suggest-public", &fills),
            false => ui::tell("pivots-suggest-write-us", &fills),
        });
    let private = typed.private.or_else(|| was(undone?.private_message));
    let private = private.unwrap_or_else(|| ui::tell("pivots-suggest-private", &fills));
    let invitation = Invitation {
        way: typed.way.unwrap_or_else(|| undone.map_or(Way::Private, |one| one.way).name().to_owned()),
        public: around
            .public
            .as_ref()
            .map(|allowed| line(capabilities, Visibility::Public, Some(allowed), public)),
        private: line(capabilities, Visibility::Private, around.private.as_ref(), private),
        dm_link: capabilities.is_some_and(|one| one.dm_link).then_some(!typed.without_link),
        brand: handle,
        counting: counting(capabilities),
        slots: around.free.iter().map(|at| slot(*at, &around.zone)).collect(),
    };
    form(me, view, Ask::Invite(Box::new(invitation)), typed.concerns)
}

/// *Close it in public*.
pub fn close(brand: &Brand, me: &Me, view: &CaseView, around: &Around, typed: Typed) -> Form {
    let (capabilities, handle) = network(brand, view);
    let capabilities = capabilities.as_ref();
    let first = view.person.name.split_whitespace().next().unwrap_or_default();
    let words =
        typed.public.unwrap_or_else(|| ui::tell("pivots-suggest-closing", &[("person", first.into())]));
    let ask = Ask::Close {
        line: line(capabilities, Visibility::Public, around.public.as_ref(), words),
        brand: handle,
        counting: counting(capabilities),
    };
    form(me, view, ask, typed.concerns)
}

fn form(me: &Me, view: &CaseView, ask: Ask, concerns: Vec<Concern>) -> Form {
    Form {
        case_id: view.case.id.to_string(),
        person: view.person.name.clone(),
        ask,
        seen: view.seen_seq().to_string(),
        concerns,
        csrf: me.session.csrf.clone(),
    }
}

/// The network on which the person wrote last, and the brand's handle there.
fn network(brand: &Brand, view: &CaseView) -> (Option<Capabilities>, String) {
    let newest = of_case(view).next_back();
    let channel = newest.map_or(view.case.origin_channel.as_str(), |said| said.channel.as_str());
    let account = newest.and_then(|said| brand.account(said.account_id));
    let handle = account.map_or_else(|| brand.slug.clone(), |account| account.handle.clone());
    let us = account.map(Account::us).unwrap_or_default();
    (channels::by_id(channel).map(|network| network.capabilities_for(&us, None)), handle)
}

fn line(
    capabilities: Option<&Capabilities>,
    visibility: Visibility,
    allowed: Option<&Permission>,
    text: String,
) -> Line {
    let (unavailable, approval) = match allowed {
        Some(Permission::Allowed { .. }) => (None, None),
        Some(Permission::NeedsApproval { why, .. }) => (None, Some(say(why))),
        Some(Permission::Denied { why }) => (Some(say(why)), None),
        None => (Some(ui::t("pivots-cannot-begin").to_owned()), None),
    };
    Line { text, limit: capabilities.and_then(|one| one.limit(visibility)), unavailable, approval }
}
