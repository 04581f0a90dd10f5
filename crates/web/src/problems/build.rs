//! From what waits for a person to the page. Pure.

use care::accounts::{Alarm, Why};
use care::cases::SendState;
use care::desk::Problems;
use care::ingest;
use care::opinions::Health;
use care::outbound::Trouble;
use kernel::Instant;

use super::{Account, Delivery, Resting, Send, Untold, View};
use crate::desk::build::{audience, network};
use crate::shell::Frame;
use crate::ui::{ago, say, t, tell};

/// How much of the words is shown, in characters.
const BEGINNING: usize = 240;

/// The page.
pub(super) fn view(frame: Frame, problems: Problems) -> View {
    let kind = |(channel, kind, seen, _): (String, String, i64, _)| {
        (format!("{}: {kind}", network(&channel).name), u64::try_from(seen).unwrap_or(0))
    };
    let now = frame.now;
    View {
        frame,
        accounts: problems.accounts.into_iter().map(|alarm| account(alarm, now)).collect(),
        sends: problems.sends.into_iter().map(send).collect(),
        leads: problems.leads.into_iter().map(untold).collect(),
        deliveries: problems.deliveries.into_iter().map(delivery).collect(),
        opinions: problems.opinion.and_then(resting),
        unknown_kinds: problems.unknown.into_iter().map(kind).collect(),
    }
}

fn account(alarm: Alarm, now: Instant) -> Account {
    let unread = |span| tell("channels-unread-for", &[("span", ago(now - span, now).into())]);
    let (refused, reason) = match alarm.why {
        Why::Stopped(reason) => {
            (true, reason.map_or_else(|| t("channels-turned-away").into(), |why| say(&why.into())))
        }
        Why::Behind(span, None) => (false, unread(span)),
        Why::Behind(span, Some(trouble)) => (false, format!("{} {trouble}", unread(span))),
        Why::Deaf(span, why) => {
            let late = tell("channels-deaf-for", &[("span", ago(now - span, now).into())]);
            (false, format!("{late} {}", why.unwrap_or_else(|| t("desk-no-reason").into())))
        }
    };
    let (id, network) = (alarm.id.to_string(), network(&alarm.channel));
    Account { id, network, handle: alarm.handle, refused, reason }
}

fn resting(health: Health) -> Option<Resting> {
    let why = health.last_failure.map_or_else(|| t("problems-no-reason").into(), |(_, why)| why);
    Some(Resting { until: health.resting_until?, why })
}

fn send(trouble: Trouble) -> Send {
    let unknown = trouble.state == SendState::Unknown;
    let reason = trouble.error.map_or_else(|| t("problems-network-no-reason").into(), |why| say(&why.into()));
    let looks = t("problems-looks");
    Send {
        id: trouble.id.to_string(),
        case_id: trouble.case_id.to_string(),
        person: trouble.person,
        author: trouble.author.unwrap_or_else(|| "Commonground".into()),
        network: network(&trouble.channel),
        audience: audience(trouble.visibility),
        words: trouble.text.chars().take(BEGINNING).collect(),
        at: trouble.updated_at,
        reason: if unknown { format!("{}. {looks}", reason.trim_end_matches('.')) } else { reason },
        unknown,
    }
}

fn untold(trouble: care::leads::Trouble) -> Untold {
    let id = kernel::LeadId::from_uuid(trouble.lead).to_string();
    Untold {
        id: trouble.id.to_string(),
        lead: trouble.person.map(|person| (id, person)),
        at: trouble.updated_at,
        reason: trouble.error.map(|why| say(&why.into())).unwrap_or_default(),
    }
}

fn delivery(delivery: ingest::Delivery) -> Delivery {
    Delivery {
        id: delivery.id.to_string(),
        network: network(&delivery.channel),
        at: delivery.received_at,
        reason: delivery.reason.map_or_else(|| t("problems-unreadable").into(), |why| say(&why.into())),
        attempts: u32::try_from(delivery.attempts).unwrap_or(0),
        bytes: u64::try_from(delivery.bytes).unwrap_or(0),
    }
}
