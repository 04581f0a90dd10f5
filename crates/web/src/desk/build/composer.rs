//! Where the agent writes.

use care::brand::Brand;
use care::cases::{Mode as Wanted, Seen};
use care::desk::{Around, CaseView};
use care::outbound::{Draft, Permission};
use channels::{Capabilities, Counting, Visibility};
use kernel::Instant;

use super::network;
use crate::auth::Me;
use crate::desk::composer::{Composer, Concern, Goodwill, Mode, Stale};
use crate::ui::Audience;

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
    /// The message that the words did not know of.
    pub stale: Option<Stale>,
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
    let capabilities = channels::by_id(channel).map(|network| network.capabilities());
    let account = newest.and_then(|said| brand.account(said.account_id));
    let has = |seen: Seen| {
        view.messages.iter().any(|said| {
            said.case_id == view.case.id
                && said.visibility == seen
                && said.direction == care::cases::Direction::Inbound
                && said.deleted_at.is_none()
        })
    };
    let (public, private) = (has(Seen::Public), has(Seen::Private));
    let draft = view.draft.as_ref();
    let window = window(capabilities, view);
    let closed = window.is_some_and(|until| until <= now);
    Composer {
        case_id: view.case.id.to_string(),
        mode: chosen(
            &given,
            draft,
            view,
            public && !denied(around.public.as_ref()),
            private && !closed && !denied(around.private.as_ref()),
        ),
        brand: account.map_or_else(|| brand.slug.clone(), |account| account.handle.clone()),
        network: network(channel),
        may_see: view.person.reach.and_then(|reach| u64::try_from(reach).ok()).filter(|_| public),
        person: view.person.name.clone(),
        public: permitted(
            mode(capabilities, Visibility::Public, (!public).then(|| NOTHING_PUBLIC.to_owned())),
            around.public.as_ref(),
        ),
        private: permitted(
            mode(capabilities, Visibility::Private, no_private(capabilities, private, closed)),
            around.private.as_ref(),
        ),
        goodwill: around.goodwill.map(|limit| Goodwill {
            limit: Some(limit.to_string()),
            amount: given.goodwill.clone(),
            exception: given.exception.clone(),
        }),
        counting: capabilities.map_or("characters", |capabilities| counting(capabilities.counting)),
        window: window.filter(|_| !closed),
        text: given.text.unwrap_or_else(|| draft.map(|draft| draft.text.clone()).unwrap_or_default()),
        saved: draft.map(|draft| draft.updated_at),
        seen: view.seen_seq().to_string(),
        concerns: given.concerns,
        stale: given.stale,
        csrf: me.session.csrf.clone(),
        now,
    }
}

fn denied(permission: Option<&Permission>) -> bool {
    matches!(permission, Some(Permission::Denied { .. }))
}

/// A way to write, as far as the reader may use it: alone, with somebody's agreement, or not at all.
fn permitted(mode: Mode, permission: Option<&Permission>) -> Mode {
    match permission {
        Some(Permission::Denied { why }) if mode.unavailable.is_none() => {
            Mode { unavailable: Some(why.clone()), ..mode }
        }
        Some(Permission::NeedsApproval { why, .. }) => Mode { approval: Some(why.clone()), ..mode },
        _ => mode,
    }
}

const NOTHING_PUBLIC: &str = "Nothing in this case is public, so a public answer has no place";

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
        None => {
            Mode { limit: None, unavailable: Some("This network does not allow it".into()), approval: None }
        }
    }
}

fn no_private(capabilities: Option<&Capabilities>, private: bool, closed: bool) -> Option<String> {
    if closed {
        return Some(
            "The network takes private answers only for a time after their last message; it is over".into(),
        );
    }
    let first = capabilities.is_some_and(|capabilities| capabilities.private_first);
    (!private && !first)
        .then(|| "They have not written privately yet, and the network wants them to begin".into())
}

fn window(capabilities: Option<&Capabilities>, view: &CaseView) -> Option<Instant> {
    Some(view.case.last_inbound_at + capabilities?.private_window?)
}

pub(super) fn counting(counting: Counting) -> &'static str {
    match counting {
        Counting::Characters => "characters",
        Counting::Graphemes => "graphemes",
        Counting::Bytes => "bytes",
        Counting::Utf16 => "utf16",
    }
}
