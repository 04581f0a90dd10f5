//! Where the agent writes.

use care::accounts::{Account, State};
use care::brand::Brand;
use care::cases::{Direction, Message, Mode as Wanted, Seen, SendState};
use care::desk::{Around, CaseView};
use care::outbound::{Draft, Heard, Permission, Way, way};
use channels::{Capabilities, Counting, Visibility};
use kernel::{Instant, Millis};

use super::files::{carries_words, file};
use super::network;
use crate::auth::Me;
use crate::checks::{Concern, Piece};
use crate::desk::composer::{Back, Composer, Goodwill, Mode, Stale};
use crate::ui::{Audience, Clock, ClockState, say, t, tell};

/// From when on a window is nearly closed.
const NEAR: Millis = Millis::hours(1);

/// What the composer is given back after a refused send.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The words, as they were sent.
    pub text: Option<String>,
    /// The goodwill that was to go with them, as it was typed.
    pub goodwill: String,
    /// Why it may be more than the limit.
    pub exception: String,
    /// The mode in which they were sent.
    pub mode: Option<Wanted>,
    /// What to think about before they leave.
    pub concerns: Vec<Concern>,
    /// Whether the tag was chosen.
    pub tag: bool,
    /// The words with the places marked.
    pub pieces: Vec<Piece>,
    /// What the agent has accepted so far, as codes.
    pub despite: Vec<String>,
    /// The message that the words did not know of.
    pub stale: Option<Stale>,
    /// When the case was to come back.
    pub back: Back,
}

/// The composer of a case.
pub fn composer(
    brand: &Brand,
    me: &Me,
    view: &CaseView,
    around: &Around,
    given: Given,
    now: Instant,
) -> Composer {
    let newest = view.messages.iter().rev().find(|said| said.case_id == view.case.id);
    let channel = newest.map_or(view.case.origin_channel.as_str(), |said| said.channel.as_str());
    let account = newest.and_then(|said| brand.account(said.account_id));
    let private = view.messages.iter().rev().find(|said| said.visibility == Seen::Private);
    let capabilities = channels::by_id(channel).map(|network| {
        let us = account.map(Account::us).unwrap_or_default();
        network.capabilities_for(&us, private.map(|said| said.thread.as_str()))
    });
    let capabilities = capabilities.as_ref();
    let has = |seen: Seen| {
        view.messages.iter().any(|said| {
            said.case_id == view.case.id
                && said.visibility == seen
                && said.direction == Direction::Inbound
                && said.deleted_at.is_none()
        })
    };
    let public = has(Seen::Public);
    let draft = view.draft.as_ref();
    let heard = heard(view, newest);
    let way = capabilities.map(|capabilities| way(capabilities, heard, now));
    let open = !matches!(way, None | Some(Way::Closed(_)));
    let (until, words) = until(way);
    Composer {
        case_id: view.case.id.to_string(),
        mode: chosen(
            &given,
            draft,
            view,
            public && !denied(around.public.as_ref()),
            open && !denied(around.private.as_ref()),
        ),
        brand: account.map_or_else(|| brand.slug.clone(), |account| account.handle.clone()),
        network: network(channel),
        may_see: view.person.reach.and_then(|reach| u64::try_from(reach).ok()).filter(|_| public),
        person: view.person.name.clone(),
        public: permitted(
            mode(capabilities, Visibility::Public, (!public).then(|| t("desk-nothing-public").to_owned())),
            around.public.as_ref(),
        ),
        private: permitted(
            mode(capabilities, Visibility::Private, no_private(capabilities, way)),
            around.private.as_ref(),
        ),
        halted: account.and_then(halted),
        goodwill: around.goodwill.map(|limit| Goodwill {
            limit: Some(limit.to_string()),
            amount: given.goodwill.clone(),
            exception: given.exception.clone(),
        }),
        back: given.back,
        counting: counting(capabilities),
        window: until.map(|until| countdown(until, words, view.case.last_inbound_at)),
        way: words.to_owned(),
        tag: match way {
            Some(Way::Tagged { tag, .. }) => Some((tag.name(), given.tag)),
            _ => None,
        },
        signature: around.signature.clone(),
        text: given.text.unwrap_or_else(|| draft.map(|draft| draft.text.clone()).unwrap_or_default()),
        saved: draft.map(|draft| draft.updated_at),
        seen: view.seen_seq().to_string(),
        concerns: given.concerns,
        pieces: given.pieces,
        despite: given.despite,
        stale: given.stale,
        lock: super::lock(&view.watchers, me.user.id),
        files: view.files.iter().map(file).collect(),
        carries: (
            carried(account, channel, Visibility::Public),
            carried(account, channel, Visibility::Private),
        ),
        trouble: None,
        csrf: me.session.csrf.clone(),
        now,
    }
}

/// What the words of a visibility take along, in words.
fn carried(account: Option<&Account>, channel: &str, visibility: Visibility) -> String {
    let us = account.map(Account::us).unwrap_or_default();
    match channels::by_id(channel).and_then(|network| network.carries(&us, visibility)) {
        Some(carries) => carries_words(&carries),
        None => t("media-takes-none").into(),
    }
}

/// Words are taken while the account is halted, and wait.
fn halted(account: &Account) -> Option<String> {
    let handle = [("account", account.handle.as_str().into())];
    match account.state {
        State::Live => None,
        State::Paused => Some(tell("desk-halted-paused", &handle)),
        State::Stopped => Some(tell("desk-halted-stopped", &handle)),
    }
}

fn denied(permission: Option<&Permission>) -> bool {
    matches!(permission, Some(Permission::Denied { .. }))
}

/// A way to write, as far as the reader may use it: alone, with somebody's agreement, or not at all.
fn permitted(mode: Mode, permission: Option<&Permission>) -> Mode {
    match permission {
        Some(Permission::Denied { why }) if mode.unavailable.is_none() => {
            Mode { unavailable: Some(say(why)), ..mode }
        }
        Some(Permission::NeedsApproval { why, .. }) => Mode { approval: Some(say(why)), ..mode },
        _ => mode,
    }
}

fn chosen(given: &Given, draft: Option<&Draft>, view: &CaseView, public: bool, private: bool) -> Audience {
    let wanted = given.mode.or(draft.map(|draft| draft.mode));
    match wanted {
        Some(Wanted::Public) if public => return Audience::Public,
        Some(Wanted::Private) => return Audience::Private,
        Some(Wanted::Note) => return Audience::Note,
        _ => {}
    }
    // Answer where they spoke last: nobody is exposed by a default, and nobody is steered away.
    match view.case.last_visibility {
        Seen::Private if private => Audience::Private,
        _ if public => Audience::Public,
        _ if private => Audience::Private,
        _ => Audience::Note,
    }
}

fn mode(capabilities: Option<&Capabilities>, visibility: Visibility, unavailable: Option<String>) -> Mode {
    match capabilities.and_then(|capabilities| capabilities.limit(visibility)) {
        Some(limit) => Mode { limit: Some(limit), unavailable, approval: None },
        None => Mode { limit: None, unavailable: Some(t("desk-network-forbids").into()), approval: None },
    }
}

fn no_private(capabilities: Option<&Capabilities>, way: Option<Way>) -> Option<String> {
    match way {
        Some(Way::Closed(closed)) => {
            Some(say(&closed.words(capabilities.map_or(t("desk-this-network"), |c| c.name))))
        }
        _ => None,
    }
}

/// What was heard of the person on the network on which they would be answered.
fn heard(view: &CaseView, newest: Option<&Message>) -> Heard {
    let account = newest.map(|said| said.account_id);
    let here = view.messages.iter().filter(|said| Some(said.account_id) == account);
    let inbound = here.clone().filter(|said| said.direction == Direction::Inbound);
    let private = inbound.clone().filter(|said| said.visibility == Seen::Private).map(|said| said.at).max();
    let left = |id| {
        let state = view.send_of(id).map(|send| send.state);
        !matches!(state, Some(SendState::Failed | SendState::Cancelled))
    };
    let answered = |comment: &Message| {
        here.clone().any(|said| {
            said.direction == Direction::Outbound
                && said.visibility == Seen::Private
                && said.parent.is_some()
                && said.parent == comment.provider_id
                && left(said.id)
        })
    };
    let comments = inbound.filter(|said| {
        said.case_id == view.case.id && said.visibility == Seen::Public && said.deleted_at.is_none()
    });
    let (replied, open): (Vec<_>, Vec<_>) = comments.partition(|comment| answered(comment));
    Heard {
        private,
        any: Some(view.case.last_inbound_at),
        comment: open.iter().map(|comment| comment.at).max(),
        replied: !replied.is_empty(),
    }
}

/// Until when a private answer may leave, and how.
fn until(way: Option<Way>) -> (Option<Instant>, &'static str) {
    match way {
        Some(Way::Open { until }) => (until, t("networks-window-left")),
        Some(Way::Reply { until }) => (Some(until), t("networks-window-reply")),
        Some(Way::Tagged { until, .. }) => (Some(until), t("networks-window-tagged")),
        Some(Way::Closed(_)) | None => (None, ""),
    }
}

fn countdown(until: Instant, words: &str, start: Instant) -> Clock {
    Clock {
        promise: words.to_owned(),
        start,
        warn: until - NEAR,
        due: until,
        state: ClockState::Running,
        calendar: t("why-round").into(),
        pauses: Vec::new(),
        shut: None,
    }
}

/// The rule as the page's script knows it; without an account, what anybody would count.
pub(super) fn counting(capabilities: Option<&Capabilities>) -> String {
    match capabilities.map_or(Counting::Characters, |one| one.counting) {
        Counting::Characters => "characters".into(),
        Counting::Graphemes => "graphemes".into(),
        Counting::Bytes => "bytes".into(),
        Counting::Utf16 => "utf16".into(),
        Counting::Shortened(address) => format!("shortened-{address}"),
    }
}
